// A learner's way through a module with the keyboard alone, and by touch. Job: {lesson, module, certificate, touch, sizes}.
import { run, tab } from "./browser.mjs";

// Tab on until an element that fits is reached; gives whether it was.
async function reach(page, selector, limit = 220) {
  for (let n = 0; n < limit; n++) {
    if (await page.evaluate((s) => !!document.activeElement && document.activeElement.matches(s), selector)) return true;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not reach ${selector}`);
}
const question = (id) => `.haat-question[data-id="${id}"]`;

async function choose(page, selector, label) { // a choice of a list, by the arrow keys
  await reach(page, selector);
  const chosen = () => page.$eval(selector, (each) => each.selectedOptions[0].text);
  for (let n = 0; n < 12 && !(await chosen()).startsWith(label); n++) await page.keyboard.press("ArrowDown");
}

// Answer one question as the job says, then press its button, and tell what the page says.
async function answer(page, id, given) {
  const of = question(id);
  if (given.tick) {
    for (const value of given.tick) {
      await reach(page, `${of} input[type=checkbox][value="${value}"]`);
      await page.keyboard.press("Space");
    }
  } else if (given.radio) {
    await reach(page, `${of} input[type=radio]`);
    await page.keyboard.press("Space");
    for (let n = 0; n < given.radio; n++) await page.keyboard.press("ArrowDown");
  } else if (given.select) {
    for (const [name, label] of given.select) await choose(page, `${of} select[data-of="${name}"]`, label);
  } else if (given.text !== undefined) {
    await reach(page, `${of} input[type=text]`);
    await page.keyboard.down("Control"); await page.keyboard.press("a"); await page.keyboard.up("Control");
    await page.keyboard.type(given.text);
    if (given.enter) await page.keyboard.press("Enter");
  }
  if (!given.enter) {
    await reach(page, `${of} .haat-question__ask button`);
    await page.keyboard.press("Enter");
  }
  return page.evaluate((of) => {
    const form = document.querySelector(of), seen = (node) => !!node && node.checkVisibility();
    return {
      verdict: form.querySelector(".haat-question__verdict").innerText.trim(),
      right: form.classList.contains("is-right"),
      wrong: form.classList.contains("is-wrong"),
      told: [...form.querySelectorAll(".haat-question__told")].filter(seen).map((each) => each.innerText.trim()),
      answer: seen(form.querySelector(".answer summary")),
      open: form.querySelector(".answer").open,
      score: document.querySelector(".haat-quiz__score").innerText.trim(),
    };
  }, of);
}

const start = async (page, address) => {
  await page.goto(address, { waitUntil: "load" });
  await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus(); });
};

async function lesson(browser, { address, answers, sector, term, fields, done }) {
  const page = await tab(browser, { width: 360 });
  const told = { answers: [] };
  await start(page, address);
  told.asks = await page.$$eval(".haat-question .answer", (all) => all.filter((each) => each.checkVisibility()).length);

  await reach(page, `.haat-term[popovertarget="${term}"]`);
  const popover = () => page.evaluate((id) => {
    const box = document.getElementById(id).getBoundingClientRect(), on = document.activeElement.getBoundingClientRect();
    return {
      open: document.getElementById(id).matches(":popover-open"),
      inside: box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight,
      apart: box.bottom <= on.top || box.top >= on.bottom, // it does not cover its own word
      focus: document.activeElement.className,
    };
  }, term);
  told.term = { focused: await popover() };
  await page.keyboard.press("Escape");
  told.term.escaped = await popover();
  await page.keyboard.press("Enter");
  told.term.entered = await popover();
  await page.keyboard.press("Tab");
  told.term.into = await page.evaluate((id) => document.getElementById(id).contains(document.activeElement), term);
  await page.keyboard.press("Tab");
  told.term.left = await popover();

  await choose(page, "#haat-sector", sector);
  const variants = () => page.$$eval("[data-sectors]", (all) => all.map((each) => [each.dataset.sectors, each.checkVisibility()]));
  told.variants = await variants();

  const field = (name) => page.evaluate((name) => {
    const box = document.querySelector(`.haat-listing [name="${name}"]`);
    return { value: box.value, invalid: box.getAttribute("aria-invalid"), told: document.getElementById(box.getAttribute("aria-describedby")).innerText.trim() };
  }, name);
  told.fields = [];
  for (const [name, text] of fields) {
    await reach(page, `.haat-listing [name="${name}"]`);
    await page.keyboard.down("Control"); await page.keyboard.press("a"); await page.keyboard.up("Control");
    await page.keyboard.type(text);
    told.fields.push([name, text, await field(name)]);
  }
  told.state = await page.$eval(".haat-listing__state", (each) => each.innerText.trim());

  for (const [id, given] of answers) {
    if (given.again) await start(page, address);
    told.answers.push([id, await answer(page, id, given)]);
  }
  await reach(page, ".haat-done");
  await page.keyboard.press("Enter");
  told.done = await page.$eval(".haat-done", (each) => [each.innerText.trim(), each.getAttribute("aria-pressed")]);

  await page.reload({ waitUntil: "load" });
  told.reloaded = {
    variants: await variants(),
    sector: await page.$eval("#haat-sector", (each) => each.value),
    score: await page.$eval(".haat-quiz__score", (each) => each.innerText.trim()),
    done: await page.$eval(".haat-done", (each) => each.getAttribute("aria-pressed")),
    fields: [],
  };
  for (const [name] of fields) told.reloaded.fields.push((await field(name)).value);

  await page.goto(done.module, { waitUntil: "load" });
  const module = () => page.evaluate(() => ({
    progress: document.querySelector(".haat-progress").innerText.trim(),
    lessons: [...document.querySelectorAll(".haat-lessons [data-lesson]")].map((each) => each.classList.contains("is-done")),
  }));
  told.module = await module();
  await page.goto(done.certificate, { waitUntil: "load" });
  told.late = await page.$eval(".haat-certificate__late", (each) => each.checkVisibility());
  for (const other of done.others) {
    await start(page, other);
    await reach(page, ".haat-done");
    await page.keyboard.press("Space");
  }
  await page.goto(done.certificate, { waitUntil: "load" });
  told.ready = !(await page.$eval(".haat-certificate__late", (each) => each.checkVisibility()));
  await page.goto(done.module, { waitUntil: "load" });
  told.whole = await module();

  await start(page, address);
  await reach(page, ".haat-listing [data-do=clear]");
  await page.keyboard.press("Enter");
  await reach(page, ".haat-done");
  await page.keyboard.press("Enter");
  await page.reload({ waitUntil: "load" });
  told.undone = [await page.$eval(".haat-done", (each) => each.getAttribute("aria-pressed")), (await field(fields[0][0])).value];
  await page.evaluate(() => localStorage.clear());
  await page.close();
  return told;
}

// A finger: a tap on a term opens it, one beside it closes it.
async function touch(browser, address) {
  const page = await tab(browser, { width: 360 });
  await page.setViewport({ width: 360, height: 800, isMobile: true, hasTouch: true });
  await page.goto(address, { waitUntil: "load" });
  const open = () => page.$$eval(".haat-term-told", (all) => all.filter((each) => each.matches(":popover-open")).map((each) => each.id));
  const told = [];
  for (const selector of [".haat-term", "h1"]) {
    const node = await page.$(selector);
    await node.evaluate((each) => each.scrollIntoView({ block: "center" }));
    const at = await node.boundingBox();
    await page.touchscreen.tap(at.x + Math.min(20, at.width / 2), at.y + at.height / 2);
    await new Promise((then) => setTimeout(then, 400));
    told.push(await open());
  }
  await page.close();
  return told;
}

// What a finger must hit and is smaller than `least` px in either direction; links and terms within a text are let be (WCAG 2.5.8).
async function sizes(browser, pages, least) {
  const found = [];
  for (const address of pages) {
    const page = await tab(browser, { width: 360 });
    await page.goto(address, { waitUntil: "load" });
    const small = await page.evaluate((least) => {
      document.querySelectorAll("details").forEach((each) => { each.hidden = false; each.open = true; });
      const inText = (node) => node.matches(".haat-term") || (node.matches("a") && getComputedStyle(node).display === "inline" && node.closest("p,li,dd,td,main").innerText.trim() !== node.innerText.trim());
      const area = (node) => { const own = node.matches("input[type=radio],input[type=checkbox]") ? node.closest("label") || node : node; return own.getBoundingClientRect(); };
      return [...document.querySelectorAll("main a[href], main button, main input, main select, main textarea, main summary")]
        .filter((node) => node.checkVisibility() && !node.disabled && !inText(node))
        .map((node) => [node, area(node)])
        .filter(([, box]) => box.width && (box.width < least || box.height < least))
        .map(([node, box]) => `${node.tagName} ${node.className} ${(node.innerText || "").slice(0, 30)}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`);
    }, least);
    found.push(...small.map((each) => `${address}: ${each}`));
    await page.close();
  }
  return found;
}

run(async (browser, job) => {
  const told = {};
  if (job.lesson) told.lesson = await lesson(browser, job.lesson);
  if (job.touch) told.touch = await touch(browser, job.touch);
  if (job.sizes) told.sizes = await sizes(browser, job.sizes, job.least || 24);
  return told;
});
