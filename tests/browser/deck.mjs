// A lesson's slides as a deck: keys, buttons, touch, notes, address, paper, and without scripts. Job: {deck}.
import { run, tab } from "./browser.mjs";

const state = (page) => page.evaluate(() => {
  const slides = [...document.querySelectorAll(".haat-slide")], seen = (node) => !!node && node.checkVisibility();
  const shown = slides.filter(seen);
  return {
    deck: document.documentElement.classList.contains("is-deck"),
    shown: shown.map((each) => slides.indexOf(each) + 1),
    hash: location.hash,
    focus: !!document.activeElement && shown.some((each) => each.contains(document.activeElement)),
    notes: slides.filter((each) => seen(each.querySelector(".haat-slide__notes")) && each.querySelector(".haat-slide__notes").open).map((each) => slides.indexOf(each) + 1),
    tools: seen(document.querySelector(".haat-deck__tools")),
    wide: document.documentElement.scrollWidth > innerWidth,
    inside: shown.every((each) => { const box = each.firstElementChild.getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth + 0.5 && box.top >= 0 && box.bottom <= innerHeight + 0.5; }),
  };
});

async function keys(browser, address) {
  const page = await tab(browser, { width: 1280 });
  await page.goto(address, { waitUntil: "load" });
  const told = { of: await page.$$eval(".haat-slide", (all) => all.length), before: await state(page), steps: [] };
  await page.focus("[data-deck=start]");
  await page.keyboard.press("Enter");
  told.started = await state(page);
  for (const key of ["ArrowRight", "PageDown", "ArrowLeft", "Space", "End", "ArrowRight", "Home", "n", "n", "ArrowDown"]) {
    await page.keyboard.press(key);
    told.steps.push([key, await state(page)]);
  }
  await page.click("[data-deck=on]");
  told.clicked = await state(page);
  await page.keyboard.press("Escape");
  told.ended = await state(page);
  told.back = await page.evaluate(() => document.activeElement.dataset.deck);
  await page.close();
  return told;
}

// The address names a slide: the deck begins there.
async function from(browser, address, n) {
  const page = await tab(browser, { width: 1280 });
  await page.goto(`${address}#${n}`, { waitUntil: "load" });
  await page.click("[data-deck=start]");
  const told = await state(page);
  await page.close();
  return told;
}

async function touch(browser, address) {
  const page = await tab(browser, { width: 360 });
  await page.setViewport({ width: 360, height: 640, isMobile: true, hasTouch: true });
  await page.goto(address, { waitUntil: "load" });
  await page.tap("[data-deck=start]");
  await page.waitForSelector(".is-deck");
  const told = [];
  for (const [x0, x1] of [[300, 60], [300, 60], [60, 300], [200, 190]]) {
    // The page's own events: the browser's gestures (a swipe goes back in its history) are not what is looked at.
    await page.evaluate((x0, x1) => {
      const deck = document.querySelector(".haat-slide.is-shown"), at = (clientX) => new Touch({ identifier: 1, target: deck, clientX, clientY: 300 });
      deck.dispatchEvent(new TouchEvent("touchstart", { bubbles: true, touches: [at(x0)], changedTouches: [at(x0)] }));
      deck.dispatchEvent(new TouchEvent("touchend", { bubbles: true, touches: [], changedTouches: [at(x1)] }));
    }, x0, x1);
    told.push(await state(page));
  }
  await page.close();
  return told;
}

async function paper(browser, address, file) {
  const page = await tab(browser, { width: 1280 });
  await page.goto(address, { waitUntil: "load" });
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
  await page.close();
}

async function plain(browser, address) {
  const page = await tab(browser, { width: 360 });
  await page.setJavaScriptEnabled(false);
  await page.goto(address, { waitUntil: "load" });
  const told = await page.evaluate(() => {
    const seen = (node) => node.checkVisibility(), slides = [...document.querySelectorAll(".haat-slide")];
    return { seen: slides.filter(seen).length, of: slides.length, buttons: [...document.querySelectorAll("main button")].filter(seen).map((each) => each.innerText), notes: document.querySelectorAll(".haat-slide__notes summary").length, wide: document.documentElement.scrollWidth > innerWidth };
  });
  await page.close();
  return told;
}

run(async (browser, job) => {
  const told = { keys: await keys(browser, job.deck), from: await from(browser, job.deck, 3), touch: await touch(browser, job.deck), plain: await plain(browser, job.deck) };
  await paper(browser, job.deck, job.pdf);
  return told;
});
