// Open each page and tell all that goes wrong: requests that fail or leave the site, errors, breaches of the policy,
// scripts that a record planted, and what is wider than the screen. Job: {pages, home, widths, faces, offline}.
import { run, tab } from "./browser.mjs";

const tooWide = () => {
  const limit = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= limit) return [];
  const cut = (node) => {
    for (let up = node.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== "visible") return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll("*")].filter((node) => {
    const box = node.getBoundingClientRect();
    return box.width && (box.right > limit + 1 || box.left < -1) && !cut(node);
  });
  const inner = wide.filter((node) => !wide.some((other) => other !== node && node.contains(other)));
  const name = (node) => `${node.tagName.toLowerCase()}${[...node.classList].map((each) => `.${each}`).join("")}`;
  return [`${document.scrollingElement.scrollWidth} > ${limit}: ${[...new Set(inner.map(name))].slice(0, 5).join(", ")}`];
};

run(async (browser, { pages, home, widths = [320, 360, 1280], faces = [], offline = true }) => {
  const found = [];
  for (const address of pages) {
    const page = await tab(browser, { offline });
    const tell = (what) => found.push(`${address}: ${what}`);
    page.on("request", (each) => {
      if (!each.url().startsWith(home) && !each.url().startsWith("data:")) tell(`asks for ${each.url()}`);
    });
    page.on("requestfailed", (each) => tell(`cannot load ${each.url()} (${each.failure()?.errorText || "refused"})`));
    page.on("response", (each) => {
      if (each.status() >= 400 && !each.request().isNavigationRequest()) tell(`${each.status()} for ${each.url()}`);
    });
    page.on("console", (each) => {
      const navigation = each.text().includes("404") && each.location().url === address;
      if (["error", "warn"].includes(each.type()) && !navigation) tell(`console: ${each.text()}`);
    });
    page.on("pageerror", (each) => tell(`error: ${each.message}`));
    await page.evaluateOnNewDocument(() => {
      window.breaches = [];
      document.addEventListener("securitypolicyviolation", (each) => window.breaches.push(`${each.violatedDirective} ${each.blockedURI}`));
    });
    await page.goto(address, { waitUntil: "load" });
    for (const width of widths) {
      await page.setViewport({ width, height: 800 });
      (await page.evaluate(tooWide)).forEach((each) => tell(`at ${width} px ${each}`));
    }
    // Pictures below the fold load when they are near: go there, so that each is tried.
    await page.evaluate(async () => {
      document.querySelectorAll("img").forEach((each) => { each.loading = "eager"; });
      await Promise.all([...document.images].map((each) => each.complete || new Promise((done) => { each.onload = each.onerror = done; })));
    });
    const state = await page.evaluate(async (faces) => ({
      breaches: window.breaches,
      planted: window.planted,
      broken: [...document.images].filter((each) => !each.naturalWidth).map((each) => each.currentSrc || each.src),
      faces: (await Promise.all(faces.map((each) => new FontFace("probe", `url("${each}")`).load().then(() => "", () => each)))).filter(Boolean),
    }), faces);
    state.breaches.forEach((each) => tell(`breaks the policy: ${each}`));
    state.broken.forEach((each) => tell(`shows nothing for ${each}`));
    state.faces.forEach((each) => tell(`cannot load the face ${each}`));
    if (state.planted) tell("ran a script that a record planted");
    await page.close();
  }
  return found;
});
