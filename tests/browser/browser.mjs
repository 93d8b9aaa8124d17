// What every script here shares: jobs come as JSON on stdin, findings go as JSON to stdout, and Chromium is without a network.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.env.HAAT_TOOLS + "/");
const puppeteer = require("puppeteer-core");

export const axeSource = () => readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export async function run(work) {
  const job = JSON.parse(readFileSync(0, "utf8"));
  const browser = await puppeteer.launch({
    executablePath: process.env.HAAT_CHROMIUM,
    headless: true,
    pipe: true,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--mute-audio", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
  });
  try {
    process.stdout.write(JSON.stringify(await work(browser, job)));
  } finally {
    await browser.close();
  }
}

export async function tab(browser, { width = 360, scheme = "light", offline = true } = {}) {
  const page = await browser.newPage();
  if (offline) await page.setOfflineMode(true);
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  return page;
}
