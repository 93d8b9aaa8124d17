// Asks other sites' searches, in Chromium, over http. Job: {kind: pagefind|material|ours, base, queries: [[lang, query]], slow}.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.env.HAAT_TOOLS + "/");
const puppeteer = require("puppeteer-core");
const job = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({
  executablePath: process.env.HAAT_CHROMIUM, headless: true, pipe: true, protocolTimeout: 600000,
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
});
const ask = {
  // Pagefind's own script, in the index of the page's language, vowel signs kept apart (its default strips them).
  async pagefind(page, queries, lang) {
    await page.goto(`${job.base}${lang}/index.html`, { waitUntil: "load" });
    await page.evaluate(async (at) => {
      window.pagefind = await import(at);
      await window.pagefind.options({ exactDiacritics: true });
      await window.pagefind.init();
    }, `${job.base}pagefind/pagefind.js`);
    return page.evaluate(async (all) => {
      const told = [];
      for (const query of all) {
        const found = await window.pagefind.search(query);
        told.push(await Promise.all(found.results.slice(0, 10).map(async (each) => (await each.data()).url)));
      }
      return told;
    }, queries);
  },
  // Material's own field and list, as a reader sees them.
  async material(page, queries, lang) {
    await page.goto(`${job.base}${lang}/`, { waitUntil: "load" });
    const told = [];
    for (const query of queries) {
      const links = await page.evaluate(async (text) => {
        const field = document.querySelector(".md-search__input"), wait = (ms) => new Promise((done) => setTimeout(done, ms));
        document.querySelector("#__search").checked = true;
        field.focus();
        const state = () => document.querySelector(".md-search-result__meta").textContent + [...document.querySelectorAll(".md-search-result__link")].slice(0, 3).map((a) => a.href).join();
        field.value = "zzqqxx"; field.dispatchEvent(new Event("input", { bubbles: true })); field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
        await wait(120);
        field.value = text; field.dispatchEvent(new Event("input", { bubbles: true })); field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
        let last = state(), same = 0;
        for (let n = 0; n < 40 && same < 5; n++) { await wait(60); const now = state(); same = now === last ? same + 1 : 0; last = now; }
        return [...new Set([...document.querySelectorAll(".md-search-result__item > .md-search-result__link")].map((a) => a.href.split(/[?#]/)[0]))].slice(0, 10);
      }, query);
      told.push(links);
    }
    return told;
  },
  // Ours: milliseconds from a query to its results, everything that it needs being loaded.
  async ours(page, queries, lang) {
    await page.goto(`${job.base}${lang}/index.html`, { waitUntil: "load" });
    const client = await page.createCDPSession();
    const run = () => page.evaluate(async (all) => {
      const told = [];
      for (const query of all) {
        await window.haatFind.find(query);
        const start = performance.now();
        await window.haatFind.find(query);
        told.push(performance.now() - start);
      }
      return told;
    }, queries);
    await run();
    if (job.slow) await client.send("Emulation.setCPUThrottlingRate", { rate: job.slow });
    return run();
  },
};
const langs = [...new Set(job.queries.map(([lang]) => lang))], told = new Array(job.queries.length);
for (const lang of langs) {
  const page = await browser.newPage(), mine = job.queries.map(([of, query], n) => [of, query, n]).filter(([of]) => of === lang);
  const answers = await ask[job.kind](page, mine.map(([, query]) => query), lang);
  mine.forEach(([, , n], m) => { told[n] = answers[m]; });
  await page.close();
}
process.stdout.write(JSON.stringify(told));
await browser.close();
