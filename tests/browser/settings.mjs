// Pages under what readers set in their systems: forced colours, less motion, four times the size; and what moves while a page
// loads. Job: {forced, motion, shift}: lists of [address, styles that a test plants].
import { run, tab } from "./browser.mjs";

async function opened(browser, address, planted, { width = 1280, media = [], faces = true } = {}) {
  const page = await tab(browser, { width });
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "light" }, { name: "prefers-reduced-motion", value: "reduce" }, ...media] });
  if (!faces) {
    await page.setRequestInterception(true);
    page.on("request", (each) => { if (each.resourceType() === "font") each.abort(); else each.continue(); });
  }
  await page.evaluateOnNewDocument((styles) => {
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((each) => { window.shift += each.value; })).observe({ type: "layout-shift", buffered: true });
    addEventListener("DOMContentLoaded", () => { if (styles) { const sheet = new CSSStyleSheet(); sheet.replaceSync(styles); document.adoptedStyleSheets = [sheet]; } });
  }, planted || "");
  await page.goto(address, { waitUntil: "load" });
  await new Promise((done) => setTimeout(done, 300));
  return page;
}

// The system's colours are used: no text lies in its ground's colour, drawings are seen, and states are told by more than a
// ground, which the system takes away; the focus has an outline.
async function forced(browser, [address, planted]) {
  const page = await opened(browser, address, planted, { media: [{ name: "forced-colors", value: "active" }] });
  const found = await page.evaluate(() => {
    const faults = [], seen = (node) => node.checkVisibility() && node.getBoundingClientRect().width > 0;
    const name = (node) => `${node.tagName.toLowerCase()}.${node.getAttribute("class") || ""} ${(node.textContent || "").trim().slice(0, 30)}`;
    if (!matchMedia("(forced-colors: active)").matches) faults.push("colours are not forced");
    const ground = getComputedStyle(document.body).backgroundColor;
    for (const node of document.querySelectorAll("body *")) {
      if (!seen(node)) continue;
      const style = getComputedStyle(node);
      const text = [...node.childNodes].some((each) => each.nodeType === 3 && each.textContent.trim());
      if (text && style.color === style.backgroundColor) faults.push(`text in the colour of its ground: ${name(node)}`);
      if (style.forcedColorAdjust === "none" && !node.closest("svg, picture, img")) faults.push(`keeps its own colours: ${name(node)}`);
      if (node.tagName === "path" || node.tagName === "circle") {
        if ((style.stroke === "none" || style.stroke === ground) && (style.fill === "none" || style.fill === ground)) faults.push(`a drawing that is not seen: ${name(node.closest("svg").parentNode)}`);
      }
      if (node.matches("button, .haat-button, input, select, textarea") && !node.matches("[type=hidden]") && style.borderStyle === "none" && !node.textContent.trim() && !node.querySelector("svg") && !node.matches("[type=checkbox], [type=radio]")) faults.push(`a control without an edge: ${name(node)}`);
    }
    return [...new Set(faults)];
  });
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press("Tab");
    const told = await page.evaluate(() => {
      const node = document.activeElement, style = getComputedStyle(node), inner = node.querySelector("*");
      const ring = (of) => of && getComputedStyle(of).outlineStyle !== "none" && parseFloat(getComputedStyle(of).outlineWidth) >= 1;
      return node === document.body || ring(node) || ring(inner) || ring(node.parentElement) ? "" : `${node.tagName.toLowerCase()}.${node.getAttribute("class") || ""} ${style.outlineStyle}`;
    });
    if (told) found.push(`nothing shows the focus on ${told}`);
  }
  await page.close();
  return found.map((each) => `${address}: ${each}`);
}

// Who asked for less motion gets none: nothing fades, slides, turns or scrolls by itself.
async function motion(browser, [address, planted]) {
  const page = await opened(browser, address, planted);
  const found = await page.evaluate(() => {
    const long = (text) => text.split(",").some((each) => parseFloat(each) > 0.01), faults = new Set();
    for (const node of document.querySelectorAll("*")) {
      for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(node, part), name = `${node.tagName.toLowerCase()}.${node.getAttribute("class") || ""}${part || ""}`;
        if (long(style.transitionDuration) && style.transitionProperty !== "none") faults.add(`${name} fades for ${style.transitionDuration}`);
        if (style.animationName !== "none" && long(style.animationDuration)) faults.add(`${name} moves: ${style.animationName}`);
      }
      if (getComputedStyle(node).scrollBehavior === "smooth") faults.add(`${node.tagName.toLowerCase()} scrolls smoothly`);
    }
    return [...faults];
  });
  await page.close();
  return found.map((each) => `${address}: ${each}`);
}

// Without faces that come late nothing moves at all; with them lines may wrap anew, by what browsers call good.
async function shift(browser, [address, planted]) {
  const found = [];
  for (const [width, faces, most] of [[320, false, 0.005], [1280, false, 0.005], [320, true, 0.1], [1280, true, 0.1]]) {
    const page = await opened(browser, address, planted, { width, faces });
    if (planted) await new Promise((done) => setTimeout(done, 700));
    const moved = await page.evaluate(() => window.shift);
    if (moved > most) found.push(`${address} at ${width} ${faces ? "with" : "without"} faces: what stands there moves by ${moved.toFixed(3)}`);
    await page.close();
  }
  return found;
}

run(async (browser, job) => {
  const parts = { forced, motion, shift }, told = {};
  for (const [what, pages] of Object.entries(job)) {
    told[what] = [];
    for (const each of pages) told[what].push(...(await parts[what](browser, each)));
  }
  return told;
});
