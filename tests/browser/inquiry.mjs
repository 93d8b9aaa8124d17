// A buyer with the inquiry list: from the home page to a printed request, with the keyboard alone or a pointer; what the list
// does with hostile records and storage; codes. Job: {journey, hostile, storage, refused, codes, axe}. Every request is told.
import { axeSource, run, tab } from "./browser.mjs";

async function reach(page, selector, limit = 400) {
  for (let n = 0; n < limit; n++) {
    if (await page.evaluate((s) => !!document.activeElement && document.activeElement.matches(s), selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not reach ${selector} at ${page.url()}`);
}

const WAYS = {
  async keys(page, selector) { await reach(page, selector); },
  async pointer(page, selector) { await page.waitForSelector(selector); await (await page.$(selector)).click(); },
};
async function follow(page, how, selector) { // a link, to the page it leads to
  const gone = page.waitForNavigation({ waitUntil: "load" });
  gone.catch(() => {}); // where the link is not reached, that is what is told
  await WAYS[how](page, selector);
  if (how === "keys") await page.keyboard.press("Enter");
  await gone;
}
async function press(page, how, selector) {
  await WAYS[how](page, selector);
  if (how === "keys") await page.keyboard.press("Enter");
}
async function write(page, how, selector, text) {
  await WAYS[how](page, selector);
  await page.keyboard.down("Control"); await page.keyboard.press("a"); await page.keyboard.up("Control");
  await page.keyboard.type(text);
}

// What would leave the device: asked of the network, printed, copied, saved.
async function watched(browser, offline) {
  const page = await tab(browser, { width: 1280, offline });
  const asked = [], errors = [];
  page.on("request", (each) => asked.push(each.url()));
  page.on("pageerror", (each) => errors.push(each.message));
  page.on("dialog", (each) => { errors.push(`dialog: ${each.message()}`); each.dismiss(); });
  await page.evaluateOnNewDocument(() => {
    window.saved = [];
    window.printed = 0;
    window.breaches = [];
    window.print = () => { window.printed += 1; };
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { blob.arrayBuffer().then((all) => window.saved.push(new TextDecoder("utf-8", { ignoreBOM: true }).decode(all))); return make.call(URL, blob); };
    document.addEventListener("securitypolicyviolation", (each) => window.breaches.push(each.violatedDirective));
    document.addEventListener("copy", () => { window.copied = document.activeElement.value; });
  });
  return { page, asked, errors };
}

const list = () => ({
  makers: [...document.querySelectorAll(".haat-list__maker h2")].map((each) => each.innerText),
  lines: [...document.querySelectorAll(".haat-list__line")].map((each) => each.innerText),
  faults: [...document.querySelectorAll(".is-wrong .haat-list__faults")].map((each) => each.innerText),
  sums: [...document.querySelectorAll(".haat-list__maker .haat-list__sum")].map((each) => each.innerText),
  total: document.getElementById("list-total").innerText,
  badge: document.querySelector(".haat-list-link b").innerText,
  paper: document.getElementById("list-paper").textContent,
  paperIs: [document.getElementById("list-paper").lang, document.getElementById("list-paper").dir],
  links: [...document.querySelectorAll("a[href*='//wa.me/'],a[href^='mailto:'],a[href^='tel:']")].map((each) => each.href),
  empty: !document.getElementById("list-empty").hidden,
  markup: document.querySelectorAll(".haat-list script:not([src]):not([type]), .haat-rfq script, .haat-rfq img, .haat-list img[src^='x']").length,
  planted: window.planted === undefined ? 0 : 1,
  breaches: window.breaches,
  kept: Object.entries(localStorage).filter(([key]) => key.startsWith("haat.")).map((each) => each.join(" ")),
  wide: document.scrollingElement.scrollWidth - document.documentElement.clientWidth,
});

async function journey(browser, { home, how, offline = true, products, change, note, buyer, needed, keep, tongue, pdf }) {
  const { page, asked, errors } = await watched(browser, offline);
  const told = { added: [] };
  await page.goto(home, { waitUntil: "load" });
  for (const { way, quantity } of products) {
    for (const selector of way) await follow(page, how, selector);
    await write(page, how, ".haat-ask input", quantity);
    if (how === "keys") await page.keyboard.press("Enter"); else await press(page, how, ".haat-ask button");
    told.added.push(await page.evaluate(() => [document.querySelector(".haat-ask [role=status]").innerText, document.querySelector(".haat-list-link b").innerText]));
  }
  await follow(page, how, ".haat-list-link");
  told.first = await page.evaluate(list);
  if (change) await write(page, how, ".haat-list__count input", change);
  told.changed = await page.evaluate(list);
  if (how === "keys" && change) { // the quantity that is offered instead
    await reach(page, ".haat-list__take");
    await page.keyboard.press("Enter");
    told.taken = await page.evaluate(() => [document.activeElement.tagName, document.activeElement.value]);
  }
  if (note) { await press(page, how, ".haat-list__line summary"); await write(page, how, ".haat-list__line textarea", note); }
  for (const [id, text] of Object.entries(buyer || {})) await write(page, how, `#buyer-${id}`, text);
  if (needed) await page.$eval("#buyer-needed", (each, day) => { each.value = day; each.dispatchEvent(new Event("input")); }, needed);
  if (keep) { await WAYS[how](page, "#buyer-keep"); if (how === "keys") await page.keyboard.press("Space"); }
  if (tongue) {
    if (how === "keys") { await reach(page, "#list-tongue"); await page.keyboard.press("ArrowDown"); } else await page.select("#list-tongue", tongue);
  }
  told.last = await page.evaluate(list);
  await press(page, how, "#list-ways [data-do=copy]");
  await press(page, how, "#list-ways [data-do=csv]");
  await press(page, how, "#list-print");
  await page.waitForFunction(() => window.saved.length > 0);
  Object.assign(told, await page.evaluate(() => ({ saved: window.saved, printed: window.printed, copied: window.copied })));
  if (pdf) await page.pdf({ path: pdf, preferCSSPageSize: true });
  await press(page, how, ".haat-list__remove");
  told.removed = await page.evaluate(() => [document.querySelectorAll(".haat-list__line").length, document.activeElement.innerText, document.getElementById("list-state").innerText]);
  await page.keyboard.press("Enter"); // put it back
  told.back = await page.evaluate(() => document.querySelectorAll(".haat-list__line").length);
  await page.reload({ waitUntil: "load" });
  told.again = await page.evaluate(list);
  told.fields = await page.$$eval(".haat-list__buyer input", (all) => all.map((each) => each.value));
  told.asked = asked;
  told.errors = errors;
  await page.close();
  return told;
}

async function hostile(browser, { product, page: address, stored }) {
  const { page, errors } = await watched(browser, true);
  await page.goto(product, { waitUntil: "load" });
  await page.select(".haat-ask select", "WK-001-A");
  await page.click(".haat-ask button");
  await page.goto(address, { waitUntil: "load" });
  await page.click(".haat-list__line summary");
  await page.type(".haat-list__line textarea", "=cmd|' /C calc'!A0 <b>x</b>");
  await page.click("#list-ways [data-do=csv]");
  await page.click("#list-ways [data-do=copy]");
  await page.waitForFunction(() => window.saved.length > 0);
  const told = { product: { ...(await page.evaluate(list)), ...(await page.evaluate(() => ({ saved: window.saved, copied: window.copied }))) }, stored: [] };
  for (const each of stored) {
    await page.evaluate((value) => {
      const name = Object.keys(localStorage).find((key) => key.startsWith("haat.inquiry.") && !key.endsWith(".note"));
      localStorage.setItem(name, value);
      localStorage.setItem("haat.buyer", value);
    }, each);
    await page.reload({ waitUntil: "load" });
    told.stored.push(await page.evaluate(() => ({ lines: document.querySelectorAll(".haat-list__line").length, links: [...document.querySelectorAll(".haat-list a[href]")].map((a) => a.getAttribute("href")), sources: [...document.querySelectorAll(".haat-list img")].map((i) => i.getAttribute("src")), planted: window.planted || 0, breaches: window.breaches })));
  }
  told.errors = errors;
  await page.close();
  return told;
}

async function refused(browser, { product, page: address }) { // a browser that keeps nothing
  const { page, errors } = await watched(browser, true);
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
  });
  await page.goto(product, { waitUntil: "load" });
  await page.click(".haat-ask button");
  const said = await page.$eval(".haat-ask [role=status]", (each) => each.innerText);
  await page.goto(address, { waitUntil: "load" });
  const empty = await page.$eval("#list-empty", (each) => each.checkVisibility());
  await page.close();
  return { said, empty, errors };
}

async function codes(browser, { address, typed }) {
  const told = [];
  for (const each of typed) {
    const { page, errors } = await watched(browser, true);
    await page.goto(address, { waitUntil: "load" });
    await reach(page, "#code");
    await page.keyboard.type(each);
    const before = page.url();
    await page.keyboard.press("Enter");
    await page.waitForFunction((was) => location.href !== was || document.querySelector(".haat-codefind [role=status]").innerText, {}, before);
    await new Promise((done) => setTimeout(done, 250)); // the list leads on
    await page.waitForFunction(() => document.readyState === "complete");
    told.push(await page.evaluate(() => ({
      path: location.pathname,
      said: [...document.querySelectorAll(".haat-codefind [role=status]")].map((one) => one.innerText).join(""),
      found: [...document.querySelectorAll(".is-found a")].map((one) => one.getAttribute("href")),
    })));
    told[told.length - 1].errors = errors;
    await page.close();
  }
  return told;
}

async function axe(browser, { products, page: address, shift }) { // the filled list in both schemes, and that nothing moves
  const source = axeSource(), found = [];
  const { page } = await watched(browser, true);
  for (const each of products) {
    await page.goto(each, { waitUntil: "load" });
    await page.click(".haat-ask button");
  }
  await page.goto(address, { waitUntil: "load" });
  const first = await page.$(".haat-list__count input");
  await first.click({ clickCount: 3 });
  await page.keyboard.type("1");
  await page.click(".haat-list__line summary");
  await page.evaluate(source);
  for (const scheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      await page.setViewport({ width, height: 800 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
      const told = await page.evaluate(() => axe.run({ resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }));
      for (const each of told.violations) for (const node of each.nodes) found.push(`${width} ${scheme}: ${each.id} at ${node.target.join(" ")}`);
      if (await page.evaluate(() => document.scrollingElement.scrollWidth > document.documentElement.clientWidth)) found.push(`${width}: wider than the screen`);
    }
  }
  const moved = [];
  for (const width of [360, 1280]) { // the product's page with the list filled and empty: all stands where it stood
    await page.setViewport({ width, height: 800 });
    const stands = async () => {
      await page.goto(shift, { waitUntil: "load" });
      return page.evaluate(async () => {
        await document.fonts.ready;
        return [...document.querySelectorAll("body *:not([role=status] *)")].map((each) => {
          const { x, y, width, height } = each.getBoundingClientRect();
          return `${each.tagName} ${each.className} ${[x, y, width, height].map(Math.round)}`;
        });
      });
    };
    const filled = await stands();
    const kept = await page.evaluate(() => { const all = Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.startsWith("haat.inquiry"))); Object.keys(all).forEach((name) => localStorage.removeItem(name)); return all; });
    const empty = await stands();
    await page.evaluate((all) => Object.entries(all).forEach(([name, value]) => localStorage.setItem(name, value)), kept);
    filled.forEach((each, n) => { if (each.replace("is-filled ", "") !== empty[n] && each.replace(" is-filled", "") !== empty[n]) moved.push(`${width}: ${empty[n]} → ${each}`); });
  }
  await page.close();
  return { found, moved };
}

const WORK = { journey, hostile, refused, codes, axe };
run(async (browser, job) => {
  const told = {};
  for (const [name, given] of Object.entries(job)) {
    const context = await browser.createBrowserContext(); // each with a storage of its own
    told[name] = await WORK[name.split(" ")[0]](context, given);
    await context.close();
  }
  return told;
});
