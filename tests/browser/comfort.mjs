// What scripts add: the focus that keys move, the choice of light or dark, the gallery. Job: {focus, scheme, gallery}.
import { run, tab } from "./browser.mjs";

// What of an element's look could show that it has the focus.
const looks = (node) => {
  const style = getComputedStyle(node);
  const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  return { outline, rest: [style.boxShadow, style.backgroundColor, style.borderColor, style.textDecoration, style.color].join("|") };
};

async function focus(browser, address, width, scheme) {
  const page = await tab(browser, { width, scheme });
  await page.goto(address, { waitUntil: "load" });
  await page.evaluate(`window.looks = ${looks}`);
  const faults = [];
  const places = await page.evaluate(() => document.querySelectorAll("a[href], button:not([hidden]), summary, [tabindex='0']").length);
  let reached = 0;
  for (let n = 0; n < Math.min(places, 60); n++) {
    await page.keyboard.press("Tab");
    const told = await page.evaluate(() => {
      const node = document.activeElement;
      if (!node || node === document.body) return null;
      const on = looks(node), box = node.getBoundingClientRect();
      const name = `${node.tagName.toLowerCase()}.${node.getAttribute("class") || ""} ${(node.innerText || node.getAttribute("aria-label") || "").trim().slice(0, 30)}`;
      const away = box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth || !box.width || !box.height;
      node.blur();
      const off = looks(node);
      node.focus({ preventScroll: true });
      const clip = { x: Math.max(0, box.left + scrollX - 12), y: Math.max(0, box.top + scrollY - 12), width: box.width + 24, height: box.height + 24 };
      return { name, away, clip, shown: on.outline || on.rest !== off.rest };
    });
    if (!told) continue;
    reached++;
    // A card or a map may show the focus on another element than the link itself: then the picture tells.
    if (!told.shown) {
      const shot = () => page.screenshot({ clip: told.clip, captureBeyondViewport: true, encoding: "base64" });
      const on = await shot();
      await page.evaluate(() => { window.last = document.activeElement; window.last.blur(); });
      const off = await shot();
      await page.evaluate(() => window.last.focus({ preventScroll: true }));
      told.shown = on !== off;
    }
    if (!told.shown) faults.push(`${address} ${width} ${scheme}: nothing shows the focus on ${told.name}`);
    if (told.away) faults.push(`${address} ${width} ${scheme}: the focus is out of sight on ${told.name}`);
  }
  if (reached < Math.min(places, 60) * 0.8) faults.push(`${address}: keys reach ${reached} of ${places} places`);
  await page.close();
  return faults;
}

async function scheme(browser, address) {
  const page = await tab(browser, { width: 1280 });
  await page.goto(address, { waitUntil: "load" });
  const state = () => page.evaluate(() => {
    const button = document.querySelector(".haat-scheme");
    return {
      ground: getComputedStyle(document.body).backgroundColor,
      chosen: document.documentElement.dataset.scheme || "",
      shown: button.checkVisibility(),
      name: (button.innerText || button.getAttribute("aria-label") || "").trim(),
    };
  });
  const told = { first: await state() };
  await page.click(".haat-scheme");
  told.clicked = await state();
  await page.reload({ waitUntil: "load" });
  told.reloaded = await state();
  await page.click(".haat-scheme");
  told.back = await state();
  await page.close();
  return told;
}

async function gallery(browser, address) {
  const page = await tab(browser, { width: 1280 });
  await page.goto(address, { waitUntil: "load" });
  const state = () => page.evaluate(() => {
    const frame = (document.querySelector(".haat-gallery__frame") || document.querySelector(".haat-gallery")).getBoundingClientRect();
    const middle = (box) => box.width > 0 && box.left + box.width / 2 > frame.left && box.left + box.width / 2 < frame.right;
    return {
      shown: [...document.querySelectorAll(".haat-gallery__figure")].map((each) => each.checkVisibility() && middle(each.getBoundingClientRect())),
      current: [...document.querySelectorAll(".haat-gallery__thumb")].map((each) => each.getAttribute("aria-current") === "true"),
      top: scrollY,
    };
  });
  const told = { first: await state(), after: [] };
  const thumbs = await page.$$(".haat-gallery__thumb");
  for (const each of thumbs.slice(1)) {
    await each.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => true, { polling: "raf" });
    await new Promise((done) => setTimeout(done, 400));
    told.after.push(await state());
  }
  await page.close();
  return told;
}

run(async (browser, job) => {
  const told = {};
  if (job.focus) {
    told.focus = [];
    for (const [address, width, colours] of job.focus) told.focus.push(...(await focus(browser, address, width, colours)));
  }
  if (job.scheme) told.scheme = await scheme(browser, job.scheme);
  if (job.gallery) told.gallery = await gallery(browser, job.gallery);
  return told;
});
