// A buyer's way through filters, comparing and what was seen: with keys alone, back and forth, without a network. Job:
// {products, district, compare, product, widths} are addresses; each part tells what the page says.
import { axeSource, run, tab } from "./browser.mjs";

async function reach(page, test, limit = 400) {
  for (let n = 0; n < limit; n++) {
    if (await page.evaluate(`(${test})(document.activeElement)`)) return n;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not reach ${test}`);
}
const idle = (page) => page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => done()), 60)));
const ready = async (page) => {
  await page.waitForFunction(() => document.querySelector(".haat-browse.is-ready") && !document.querySelector(".haat-browse .haat-cards[aria-busy]"), { timeout: 15000 });
  await idle(page);
};
const state = (page) => page.evaluate(() => {
  const seen = (node) => !!node && node.checkVisibility();
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    hash: location.hash,
    told: document.querySelector(".haat-browse__told")?.innerText || "",
    cards: all(".haat-browse__results .haat-card").filter(seen).map((each) => each.querySelector("h3").innerText.trim()),
    hrefs: all(".haat-browse__results .haat-card__link").filter(seen).map((each) => each.href),
    prices: all(".haat-browse__results .haat-card__price").filter(seen).map((each) => each.innerText),
    chips: all(".haat-chip").filter(seen).map((each) => each.innerText.trim()),
    statics: all(".haat-browse__static, .haat-browse ~ *:not(script)").some(seen),
    help: all(".haat-browse__none button").filter(seen).map((each) => each.innerText),
    checked: all(".haat-facet input:checked").map((each) => each.closest("li").innerText.trim().split("\n")[0].trim()),
    focus: document.activeElement.className || document.activeElement.tagName,
    languages: all(".haat-languages a").map((each) => each.hash),
    wide: document.scrollingElement.scrollWidth > document.documentElement.clientWidth,
    dialog: !!document.querySelector("dialog[open]"),
    planted: window.planted || 0,
    foreign: all(".haat-browse__panel, .haat-browse__told, .haat-sheet").map((each) => each.lang),
  };
});
const box = (facet, name) => `(e) => e.matches && e.matches("input") && e.closest(".haat-facet")?.dataset.facet === ${JSON.stringify(facet)} && e.closest("label").innerText.includes(${JSON.stringify(name)})`;

// Filters with the keyboard alone, then back.
async function keys(browser, { address, steps, width = 1280 }) {
  const page = await tab(browser, { width });
  const told = { states: [] };
  await page.goto(address, { waitUntil: "load" });
  await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus(); });
  for (const [facet, value, name] of steps) {
    const open = await page.evaluate((f) => document.querySelector(`.haat-facet[data-facet="${f}"]`)?.open, facet);
    if (!open) {
      await reach(page, `(e) => e.matches("summary") && e.parentNode.dataset.facet === ${JSON.stringify(facet)}`);
      await page.keyboard.press("Enter");
    }
    const link = await page.$(`.haat-facet[data-facet="${facet}"] a[data-value="${value}"]`);
    if (link) {
      await reach(page, `(e) => e.matches("a") && e.dataset.value === ${JSON.stringify(value)}`);
      await page.keyboard.press("Enter");
    } else {
      await reach(page, box(facet, name));
      await page.keyboard.press("Space");
    }
    await ready(page);
    told.states.push(await state(page));
  }
  await reach(page, `(e) => e.matches(".haat-browse__sort select")`);
  await page.keyboard.press("ArrowDown");
  await ready(page);
  told.sorted = await state(page);
  await reach(page, `(e) => e.matches(".haat-browse__view:last-child")`);
  await page.keyboard.press("Enter");
  await ready(page);
  told.listed = await page.$eval(".haat-browse__results .haat-cards", (each) => each.classList.contains("is-list"));
  await reach(page, `(e) => e.matches(".haat-chip")`);
  await page.keyboard.press("Enter");
  await ready(page);
  told.removed = await state(page);
  for (let n = 0; n < 3; n++) {
    await page.evaluate(() => history.back());
    await ready(page);
  }
  told.back = await state(page);
  await page.reload({ waitUntil: "load" });
  await ready(page);
  told.reloaded = await state(page);
  await page.close();
  return told;
}

// An address that somebody sent; nothing fits, and the page tells what to leave out.
async function sent(browser, { address, press, width = 1280, scheme }) {
  const page = await tab(browser, { width, scheme });
  const faults = [];
  page.on("pageerror", (each) => faults.push(each.message));
  page.on("request", (each) => { if (!each.url().startsWith("file:") && !each.url().startsWith("data:")) faults.push(each.url()); });
  await page.goto(address, { waitUntil: "load" });
  await ready(page);
  const told = { first: await state(page), faults };
  if (press) {
    await page.click(press);
    await ready(page);
    told.pressed = await state(page);
  }
  await page.close();
  return told;
}

// On a phone the filters are a sheet: opened, used, left by Escape, with the focus back where it was.
async function sheet(browser, { address, facet }) {
  const page = await tab(browser, { width: 360 });
  await page.goto(address, { waitUntil: "load" });
  await page.focus(".haat-browse__open");
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog[open]");
  const told = { opened: await state(page) };
  await reach(page, `(e) => e.matches("summary") && e.parentNode.dataset.facet === ${JSON.stringify(facet)}`);
  told.inside = await page.evaluate(() => !!document.activeElement.closest("dialog"));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await ready(page);
  told.chosen = await state(page);
  told.show = await page.$eval(".haat-sheet__foot button", (each) => each.innerText);
  await page.keyboard.press("Escape");
  await idle(page);
  told.closed = await state(page);
  told.targets = await page.evaluate(() => [...document.querySelectorAll(".haat-browse button, .haat-browse select, .haat-browse summary, .haat-tick, .haat-chip")].filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect()).filter((each) => each.width < 24 || each.height < 24).length);
  await page.close();
  return told;
}

// Comparing: ticks by keys, the bar, the table, a fifth refused, taking one out; and a comparison that was sent.
async function compare(browser, { address, page: target, sent: other }) {
  const page = await tab(browser, { width: 1280 });
  await page.goto(address, { waitUntil: "load" });
  const told = { none: await page.$(".haat-tray") === null };
  for (let n = 0; n < 5; n++) {
    await page.evaluate((n) => document.querySelectorAll(".haat-tick")[n].focus(), n);
    await page.keyboard.press("Enter");
  }
  const tray = () => page.evaluate(() => ({ pressed: document.querySelectorAll(".haat-tick[aria-pressed=true]").length, go: document.querySelector(".haat-tray a").innerText, told: document.querySelector(".haat-tray__told").innerText, shown: document.querySelector(".haat-tray").checkVisibility() }));
  told.full = await tray();
  await page.evaluate(() => document.querySelector(".haat-tray a").focus());
  await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.keyboard.press("Enter")]);
  await page.waitForSelector(".haat-compare__table");
  const table = () => page.evaluate(() => ({
    hash: location.hash,
    names: [...document.querySelectorAll(".haat-compare__table thead th a")].map((each) => each.innerText.trim()),
    rows: [...document.querySelectorAll(".haat-compare__table tbody tr")].filter((each) => each.checkVisibility()).map((each) => [each.className, ...[...each.children].map((cell) => cell.innerText.trim())]),
    wide: document.scrollingElement.scrollWidth > document.documentElement.clientWidth,
  }));
  told.table = await table();
  await page.click(".haat-compare__only input");
  told.only = await table();
  await page.focus(".haat-compare__out");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".haat-compare__out").length === 3);
  told.out = await table();
  await page.setViewport({ width: 320, height: 640 });
  told.narrow = await table();
  await page.goto(target + other, { waitUntil: "load" });
  await page.reload({ waitUntil: "load" });
  await page.waitForSelector(".haat-compare .haat-note, .haat-compare__table");
  told.sent = await table();
  told.gone = await page.$$eval(".haat-compare .haat-note", (all) => all.map((each) => each.innerText));
  await page.evaluate(() => localStorage.clear());
  await page.goto(target, { waitUntil: "load" });
  await page.goto("about:blank");
  await page.goto(target, { waitUntil: "load" });
  await page.waitForFunction(() => document.querySelector(".haat-compare > .haat-empty:not(.haat-compare__plain)"));
  told.empty = await page.$eval(".haat-compare > .haat-empty", (each) => each.innerText);
  await page.close();
  return told;
}

// What was seen, newest first, and forgotten on request.
async function seen(browser, { products, home }) {
  const page = await tab(browser, { width: 360 });
  const rows = () => page.evaluate(() => [...document.querySelectorAll(".haat-kept li")].map((each) => [each.innerText.trim(), each.querySelector("a").href, each.querySelector("img")?.naturalWidth > 0]));
  const told = { visits: [] };
  for (const address of products) {
    await page.goto(address, { waitUntil: "load" });
    await page.evaluate(() => document.querySelector(".haat-kept")?.scrollIntoView());
    await idle(page);
    told.visits.push(await rows());
  }
  told.shift = await page.evaluate(() => new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntries().reduce((sum, each) => sum + each.value, 0))).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(0), 300);
  }));
  await page.goto(home, { waitUntil: "load" });
  told.home = await rows();
  await page.click(".haat-kept button");
  told.cleared = await page.evaluate(() => [document.querySelector(".haat-kept") === null, localStorage.getItem("haat.seen")]);
  // What somebody else wrote there is text at most.
  await page.evaluate(() => {
    localStorage.setItem("haat.seen", JSON.stringify([{ id: "a/b/c", name: "<img src=x onerror='window.planted=1'>", picture: "", lang: "en" }, { id: "javascript:1", name: "x", picture: "" }, { id: "a/b/d", name: "x", picture: "https://else.where/x.jpg" }]));
    localStorage.setItem("haat.compare", "{not json");
  });
  await page.reload({ waitUntil: "load" });
  told.planted = { rows: await page.evaluate(() => [...document.querySelectorAll(".haat-kept li")].map((each) => each.innerText.trim())), ran: await page.evaluate(() => window.planted || 0) };
  await page.close();
  return told;
}

// What reading a page with the script on changes in its layout, in all.
async function shifts(browser, { addresses, widths }) {
  const found = [];
  for (const address of addresses) {
    for (const width of widths) {
      const page = await tab(browser, { width });
      await page.evaluateOnNewDocument(() => {
        window.shift = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((each) => { window.shift += each.value; })).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(address, { waitUntil: "load" });
      await new Promise((done) => setTimeout(done, 400));
      const shift = await page.evaluate(() => window.shift);
      if (shift > 0.005) found.push(`${address} at ${width}: ${shift}`);
      await page.close();
    }
  }
  return found;
}

// axe on a page that is at work: filtered, with its sheet open, or comparing.
async function axe(browser, { addresses, views }) {
  const found = [], source = axeSource();
  for (const [address, wait, open] of addresses) {
    for (const { width, scheme } of views) {
      const page = await tab(browser, { width, scheme });
      await page.goto(address, { waitUntil: "load" });
      await page.waitForSelector(wait);
      if (open && width < 900) {
        await page.click(open);
        await page.waitForSelector("dialog[open]");
      }
      await idle(page);
      await page.evaluate(source);
      const told = await page.evaluate(() => axe.run({ resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }));
      for (const each of told.violations) {
        for (const node of each.nodes) found.push(`${address} ${width} ${scheme}: ${each.id} at ${node.target.join(" ")}: ${(node.any[0] || node.all[0] || node.none[0] || {}).message || each.help}`);
      }
      await page.close();
    }
  }
  return found;
}

run(async (browser, job) => {
  const told = {};
  const parts = { keys, sent, sheet, compare, seen, shifts, axe };
  for (const [name, jobs] of Object.entries(job)) {
    told[name] = Array.isArray(jobs) ? [] : await parts[name](browser, jobs);
    if (Array.isArray(jobs)) for (const each of jobs) told[name].push(await parts[name](browser, each));
  }
  return told;
});
