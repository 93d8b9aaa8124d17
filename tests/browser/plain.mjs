// Each page with JavaScript off: what a reader still sees and can follow, and what only scripts show. Job: {pages}.
import { run, tab } from "./browser.mjs";

const look = () => {
  // What a script works and nothing else is there only with it.
  const worked = ".haat-browse__bar, .haat-list__worked, .haat-ask, .haat-codefind__ask, .haat-sectors, .haat-listing__kept, .haat-listing__do, .haat-question__ask, .haat-done-line, .haat-scheme, .haat-certificate__late, [data-share], p:has(> [data-do])";
  const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().height > 0;
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    heading: all("h1").filter(seen).map((each) => each.innerText.trim()).join(" "),
    letters: document.querySelector("main").innerText.replace(/\s+/g, "").length,
    hidden: all("main *").map((each, n) => (each.textContent.trim() && !seen(each) && !each.closest(worked) ? `${n} ${each.tagName} ${each.className}` : "")).filter(Boolean),
    sections: all("header nav a").filter(seen).length,
    dead: all("a").filter((each) => seen(each) && !each.getAttribute("href")).map((each) => each.innerText),
    // A term's button opens its meaning by the browser's own means.
    buttons: all("button").filter((each) => seen(each) && !document.getElementById(each.getAttribute("popovertarget"))?.popover).map((each) => each.innerText),
    pictures: all(".haat-gallery__figure").map(seen),
    variants: all(".variant").map(seen),
    disclosed: all(".haat-question .answer").filter((each) => seen(each) && ((each.open = true), seen(each.querySelector("strong")))).length,
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
