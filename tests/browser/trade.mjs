// A buyer at a product's page: pictures at full size by keyboard, what a quantity costs, sharing.
// Job: {zoom: address of a page with several photos}, or {pages: [address, …], quantities: [text, …]}.
import { axeSource, run, tab } from "./browser.mjs";

const box = (page) => page.evaluate(() => {
  const dialog = document.querySelector("dialog.haat-zoom");
  return {
    open: !!dialog && dialog.open,
    picture: dialog ? dialog.querySelector("img").src.split("/").pop() : "",
    alt: dialog ? dialog.querySelector("img").alt : "",
    inside: !!dialog && dialog.contains(document.activeElement),
    focus: document.activeElement.className,
    buttons: dialog ? [...dialog.querySelectorAll("button")].map((each) => {
      const at = each.getBoundingClientRect();
      return [each.getAttribute("aria-label"), at.width >= 24 && at.height >= 24 && at.left >= 0 && at.right <= innerWidth + 0.5];
    }) : [],
  };
});

async function zoom(page) {
  const told = { steps: [] };
  await page.focus(".haat-gallery__zoom");
  await page.keyboard.press("Enter");
  told.opened = await box(page);
  await page.evaluate(axeSource());
  told.axe = (await page.evaluate(() => axe.run())).violations.map((each) => each.id);
  for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft", "Tab"]) {
    await page.keyboard.press(key);
    told.steps.push(await box(page));
  }
  await page.keyboard.press("Escape");
  told.closed = await box(page);
  return told;
}

await run(async (browser, { pages, quantities, zoom: zoomed }) => {
  const page = await tab(browser, { width: 320 });
  if (zoomed) {
    await page.goto(zoomed, { waitUntil: "load" });
    return { zoom: await zoom(page) };
  }
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  const told = { quantities: [] };
  await page.goto(pages[0], { waitUntil: "load" });
  told.wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  told.shown = await page.$eval(".haat-reckon", (each) => each.checkVisibility());
  for (const text of quantities) {
    await page.$eval(".haat-ask input", (each) => { each.value = ""; each.dispatchEvent(new Event("input", { bubbles: true })); });
    await page.type(".haat-ask input", text);
    told.quantities.push(await page.$eval(".haat-reckon output", (each) => each.textContent));
  }
  told.print = await page.$eval("[data-share=print]", (each) => each.checkVisibility());
  const plain = await browser.newPage();
  await plain.setJavaScriptEnabled(false);
  await plain.goto(pages[0], { waitUntil: "load" });
  told.plain = {
    reckon: await plain.$eval(".haat-reckon", (each) => !each.checkVisibility()),
    picture: await plain.$eval(".haat-gallery__zoom", (each) => each.getAttribute("href").endsWith(".jpg")),
    share: await plain.$eval(".haat-share a", (each) => each.getAttribute("href")),
  };
  return { ...told, faults };
});
