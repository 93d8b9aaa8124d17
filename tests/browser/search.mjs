// A reader who searches: with the keyboard alone, from files, with the network off. Job: {journeys, axe, off}.
import { axeSource, run, tab } from "./browser.mjs";

const FIELD = ".haat-search__field";
const state = (page) => page.evaluate((selector) => {
  const field = document.querySelector(selector), list = document.getElementById(field.getAttribute("aria-controls"));
  const options = [...list.querySelectorAll("[role=option]")], active = field.getAttribute("aria-activedescendant");
  const box = list.getBoundingClientRect();
  return {
    open: !list.hidden && list.checkVisibility(),
    expanded: field.getAttribute("aria-expanded"),
    focus: document.activeElement === field,
    value: field.value,
    active: active ? options.findIndex((each) => each.id === active && each.getAttribute("aria-selected") === "true") : -1,
    options: options.map((each) => ({ text: each.innerText.trim().replace(/\s+/g, " "), href: each.getAttribute("href"), picture: !!each.querySelector("img") })),
    groups: [...list.querySelectorAll("[role=group]")].map((each) => each.getAttribute("aria-label")),
    said: document.querySelector(".haat-search [role=status]").textContent,
    inside: box.left >= 0 && box.right <= innerWidth && document.documentElement.scrollWidth <= innerWidth,
    seen: !active || (() => { const of = document.getElementById(active).getBoundingClientRect(); return of.top >= box.top - 1 && of.bottom <= box.bottom + 1; })(),
  };
}, FIELD);
const settled = (page, before) => page.waitForFunction((was) => {
  const list = document.getElementById("haat-found");
  return !list.hidden && list.innerText !== was;
}, { timeout: 15000 }, before);

async function journey(browser, { address, width = 1280, steps }) {
  const page = await tab(browser, { width });
  const faults = [], told = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
  await page.goto(address, { waitUntil: "load" });
  for (let n = 0; n < 20 && !(await page.evaluate((s) => document.activeElement.matches(s), FIELD)); n++) await page.keyboard.press("Tab");
  for (const [what, value] of steps) {
    if (what === "type") {
      const before = await page.$eval("#haat-found", (each) => (each.hidden ? null : each.innerText));
      await page.keyboard.type(value);
      await settled(page, before).catch(() => faults.push(`nothing came of ${value}`));
      await new Promise((done) => setTimeout(done, 150));
      told.push(await state(page));
    } else if (what === "clear") {
      await page.keyboard.down("Control"); await page.keyboard.press("a"); await page.keyboard.up("Control");
      await page.keyboard.press("Backspace");
    } else if (what === "go") {
      await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.keyboard.press("Enter")]);
      if (page.url().includes("?q=")) await page.waitForFunction(() => !document.getElementById("haat-results").hidden, { timeout: 15000 });
      told.push({
        url: page.url(), title: await page.title(),
        results: await page.$$eval(".haat-results .haat-hit", (all) => all.map((each) => each.innerText.trim().replace(/\s+/g, " "))),
        said: await page.$eval("main, .haat-poured", (each) => (each.querySelector(".haat-results [role=status]") || {}).textContent || ""),
        mean: await page.$$eval(".haat-mean a", (all) => all.map((each) => each.innerText)),
      });
    } else {
      await page.keyboard.press(value || what);
      told.push(await state(page));
    }
  }
  await page.close();
  return { told, faults };
}

async function axe(browser, { address, type, width, scheme }) {
  const page = await tab(browser, { width, scheme });
  await page.goto(address, { waitUntil: "load" });
  if (type) {
    await page.type(FIELD, type);
    await settled(page, null);
    await page.keyboard.press("ArrowDown");
  } else await page.waitForFunction(() => !document.getElementById("haat-results").hidden, { timeout: 15000 });
  await page.evaluate(axeSource());
  const told = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  await page.close();
  const found = told.violations.flatMap((each) => each.nodes.map((node) => `${address} ${type || ""} ${width} ${scheme}: ${each.id} at ${node.target.join(" ")}`));
  return wide ? [...found, `${address} at ${width}: wider than the window`] : found;
}

async function off(browser, address) { // scripts are off: a link in the header, letters, and a page of names
  const page = await tab(browser, { width: 360 });
  await page.setJavaScriptEnabled(false);
  await page.goto(address, { waitUntil: "load" });
  const told = { field: await page.$eval(FIELD, (each) => each.checkVisibility()), link: await page.$eval(".haat-search__link", (each) => each.checkVisibility()) };
  await Promise.all([page.waitForNavigation(), page.click(".haat-search__link")]);
  told.letters = await page.$$eval(".haat-letters:not(.haat-letters--words) a", (all) => all.map((each) => each.innerText.trim()));
  await Promise.all([page.waitForNavigation(), page.click(".haat-letters a")]);
  told.names = await page.$$eval(".haat-names a", (all) => all.map((each) => each.innerText.trim()));
  await Promise.all([page.waitForNavigation(), page.click(".haat-names a")]);
  told.product = await page.$eval("h1", (each) => each.innerText.trim());
  await page.close();
  return told;
}

run(async (browser, job) => {
  const told = {};
  if (job.journeys) { told.journeys = []; for (const each of job.journeys) told.journeys.push(await journey(browser, each)); }
  if (job.axe) { told.axe = []; for (const each of job.axe) told.axe.push(...(await axe(browser, each))); }
  if (job.off) told.off = await off(browser, job.off);
  return told;
});
