// "Prepare your own listing" for a channel. Job: {address, samples: [{channel, category, values: {field: text}}]}.
import { run, tab } from "./browser.mjs";

run(async (browser, job) => {
  const page = await tab(browser, { width: 360 }), errors = [], told = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(job.address, { waitUntil: "load" });
  for (const sample of job.samples) {
    told.push(await page.evaluate((sample) => {
      const form = document.querySelector(".haat-listing"), put = (name, text) => { form.querySelector(`[name="${name}"]`).value = text; };
      form.querySelectorAll("input,textarea,select").forEach((each) => { each.value = ""; });
      put("channel", sample.channel);
      put("category", sample.category || "");
      for (const [name, text] of Object.entries(sample.values)) put(name, text);
      form.querySelector("input").dispatchEvent(new Event("input", { bubbles: true }));
      const list = form.querySelector(`.haat-asks[data-channel="${sample.channel}"]`), seen = (node) => node.checkVisibility();
      return {
        state: form.querySelector(".haat-listing__state").innerText.trim(),
        wrong: [...list.querySelectorAll("[data-test].is-wrong")].map((each) => each.dataset.test),
        missing: [...list.querySelectorAll(".haat-ask.is-wrong")].map((each) => each.dataset.path),
        fields: [...form.querySelectorAll(".haat-field")].filter(seen).map((each) => each.dataset.paths),
        told: Object.fromEntries([...form.querySelectorAll('[aria-invalid="true"]')].map((each) => [each.name, document.getElementById(each.getAttribute("aria-describedby")).innerText.trim()])),
        lists: [...form.querySelectorAll(".haat-asks")].filter(seen).map((each) => each.dataset.channel),
      };
    }, sample));
  }
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem("haat.listing")));
  await page.reload({ waitUntil: "load" });
  const again = await page.$eval('.haat-listing [name="channel"]', (each) => each.value);
  await page.evaluate(() => localStorage.clear());
  await page.close();
  return { told, kept, again, errors };
});
