// Each page with JavaScript off: what a reader still sees and can follow. Job: {pages}.
import { run, tab } from "./browser.mjs";

const look = () => {
  const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().height > 0;
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    heading: all("h1").filter(seen).map((each) => each.innerText.trim()).join(" "),
    letters: document.querySelector("main").innerText.replace(/\s+/g, "").length,
    hidden: all("main *").filter((each) => each.textContent.trim() && !seen(each) && !each.closest("details, .visually-hidden, svg, select")).map((each) => each.className || each.tagName),
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
    await page.setJavaScriptEnabled(false);
    await page.goto(address, { waitUntil: "load" });
    found[address] = await page.evaluate(look);
    await page.close();
  }
  return found;
});
