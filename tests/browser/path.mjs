// One buyer's whole way: with the keyboard alone through search, filters, comparing and asking; and with scripts off from the
// home page to the links that ask three makers. What has the focus must be shown, in sight and under nothing. Job: {keys, plain}.
import { run, tab } from "./browser.mjs";

const settled = (page) => page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => done()), 60)));

// Tab until the element is reached; on the way nothing that has the focus may lie under a bar or out of the window.
async function reach(page, selector, covered, limit = 300) {
  for (let n = 0; n < limit; n++) {
    const told = await page.evaluate((wanted) => {
      const node = document.activeElement, box = node.getBoundingClientRect();
      const name = `${node.tagName.toLowerCase()}.${node.getAttribute("class") || ""} ${(node.innerText || node.getAttribute("aria-label") || "").trim().slice(0, 30)}`;
      if (node === document.body || node.id === "content") return { there: false };
      const spots = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].map(([x, y]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
      const mine = (at) => at && (node.contains(at) || at.contains(node) || [...(node.labels || [])].some((each) => each.contains(at)));
      return { there: node.matches(wanted), hidden: spots.some(mine) ? "" : `${location.pathname.split("/").slice(-2).join("/")}: ${name} is under ${spots[0] ? spots[0].className || spots[0].tagName : "nothing: out of the window"}` };
    }, selector);
    if (told.hidden) covered.push(told.hidden);
    if (told.there) return n;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not reach ${selector} at ${page.url()}`);
}

async function open(page, selector, covered) { // a link, to the page it leads to
  await reach(page, selector, covered);
  await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.keyboard.press("Enter")]);
}

async function keys(browser, { home, type, product, facet, value, name, width = 1280, style = "" }) {
  const page = await tab(browser, { width });
  const covered = [], errors = [], asked = [];
  page.on("pageerror", (each) => errors.push(each.message));
  page.on("request", (each) => { if (!/^(file|data|blob):/.test(each.url())) asked.push(each.url()); });
  await page.evaluateOnNewDocument((planted) => {
    window.printed = 0;
    window.print = () => { window.printed += 1; };
    addEventListener("DOMContentLoaded", () => { if (planted) { const sheet = new CSSStyleSheet(); sheet.replaceSync(planted); document.adoptedStyleSheets = [sheet]; } });
  }, style);
  const told = {};
  await page.goto(home, { waitUntil: "load" });
  // search
  await reach(page, ".haat-search__field", covered, 20);
  await page.keyboard.type(type);
  await page.waitForFunction(() => document.querySelectorAll("#haat-found [role=option]").length > 0, { timeout: 15000 });
  const there = () => page.evaluate((end) => !!document.querySelector(`#haat-found [aria-selected=true][href$="${end}"]`), `${product}.html`);
  for (let n = 0; n < 20 && !(await there()); n++) await page.keyboard.press("ArrowDown");
  await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.keyboard.press("Enter")]);
  told.found = await page.evaluate(() => [location.pathname, document.querySelector("h1").innerText]);
  // compare it with one that filters find
  await reach(page, ".haat-product__pictures .haat-tick", covered);
  await page.keyboard.press("Enter");
  await open(page, ".haat-nav a[href$='products.html']", covered);
  const label = `.haat-facet[data-facet=${facet}]`;
  if (!(await page.$eval(label, (each) => each.open))) {
    await reach(page, `${label} > summary`, covered);
    await page.keyboard.press("Enter");
  }
  const named = await page.evaluate((of, wanted, name) => { // links until the script has made boxes of them
    const found = document.querySelector(`${of} a[data-value="${wanted}"]`) || [...document.querySelectorAll(`${of} input`)].find((each) => each.closest("label").innerText.startsWith(name));
    if (found) found.dataset.wanted = "1";
    return !!found;
  }, label, value, name);
  if (!named) throw new Error(`there is no choice ${value}`);
  await reach(page, "[data-wanted]", covered);
  await page.keyboard.press((await page.evaluate(() => document.activeElement.tagName)) === "A" ? "Enter" : "Space");
  await page.waitForFunction(() => document.querySelector(".haat-browse.is-ready") && document.querySelectorAll(".haat-browse__results .haat-card").length, { timeout: 15000 });
  await settled(page);
  told.filtered = await page.evaluate(() => [location.hash, document.querySelectorAll(".haat-browse__results .haat-card").length]);
  await reach(page, ".haat-browse__results .haat-tick[aria-pressed=false]", covered);
  await page.keyboard.press("Enter");
  await open(page, ".haat-tray a", covered);
  await page.waitForSelector(".haat-compare__table thead th");
  told.compared = await page.$$eval(".haat-compare__table thead th", (all) => all.length);
  told.differs = await page.$$eval(".haat-compare__table .is-different", (all) => all.length);
  // ask for it, and print
  await open(page, ".haat-compare__table thead th a", covered);
  await reach(page, ".haat-ask input", covered);
  await page.keyboard.down("Control"); await page.keyboard.press("a"); await page.keyboard.up("Control");
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await open(page, ".haat-ask [role=status] a, .haat-list-link", covered);
  await reach(page, "#list-print", covered);
  await page.keyboard.press("Enter");
  Object.assign(told, await page.evaluate(() => ({ printed: window.printed, paper: document.getElementById("list-paper").textContent, dir: getComputedStyle(document.body).direction })));
  await page.close();
  return { ...told, covered: [...new Set(covered)], errors, asked };
}

async function plain(browser, { home, ways }) { // without scripts: links only, from the home page each time
  const page = await tab(browser, { width: 360 });
  await page.setJavaScriptEnabled(false);
  const told = [];
  for (const way of ways) {
    await page.goto(home, { waitUntil: "load" });
    for (const selector of way) {
      const link = await page.$(selector);
      if (!link) throw new Error(`${selector} is not on ${page.url()}`);
      const fold = await page.$$(`details:not([open]):has(${selector}) > summary`);
      if (fold.length) await fold[0].click();
      await Promise.all([page.waitForNavigation({ waitUntil: "load" }), link.click()]);
    }
    told.push(await page.evaluate(() => ({
      title: document.querySelector("h1").innerText.trim(),
      ask: [...document.querySelectorAll(".haat-contact a[href]")].filter((each) => each.checkVisibility()).map((each) => each.getAttribute("href")),
      dead: [...document.querySelectorAll("main button")].filter((each) => each.checkVisibility() && !each.getAttribute("popovertarget")).map((each) => each.innerText),
    })));
  }
  await page.close();
  return told;
}

run(async (browser, job) => {
  const told = {};
  if (job.keys) { told.keys = []; for (const each of job.keys) told.keys.push(await keys(browser, each)); }
  if (job.plain) told.plain = await plain(browser, job.plain);
  return told;
});
