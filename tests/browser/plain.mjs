// Each page with JavaScript off: what a reader still sees and can follow, and what only scripts show. Job: {pages}.
import { run, tab } from "./browser.mjs";

const look = () => {
  const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().height > 0;
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    heading: all("h1").filter(seen).map((each) => each.innerText.trim()).join(" "),
    letters: document.querySelector("main").innerText.replace(/\s+/g, "").length,
    hidden: all("main *").map((each, n) => (each.textContent.trim() && !seen(each) ? `${n} ${each.tagName} ${each.className}` : "")).filter(Boolean),
    sections: all("header nav a").filter(seen).length,
    dead: all("a").filter((each) => seen(each) && !each.getAttribute("href")).map((each) => each.innerText),
    buttons: all("button").filter(seen).map((each) => each.innerText),
    pictures: all(".haat-gallery__figure").map(seen),
    answers: all("details").map((each) => each.querySelector("summary") !== null),
  };
};

run(async (browser, { pages }) => {
  const found = {};
  for (const address of pages) {
    const page = await tab(browser);
    await page.goto(address, { waitUntil: "load" });
    const { hidden } = await page.evaluate(look);
    await page.setJavaScriptEnabled(false);
    await page.reload({ waitUntil: "load" });
    found[address] = await page.evaluate(look);
    found[address].hidden = found[address].hidden.filter((each) => !hidden.includes(each));
    await page.close();
  }
  return found;
});
