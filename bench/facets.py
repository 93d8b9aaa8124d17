"""How fast filters answer: `python bench/facets.py [--products 30000] [--slow 6] [--showcase FOLDER]`.

A showcase of that size is made and built (or a built one is taken), and all products are filtered in headless Chromium
from files, as a reader would: time from the choice to the picture of the next frame, with every count, chip and card
new. Prints what is loaded first (files, bytes, compressed bytes, milliseconds) and, for each step, the median and worst
of the runs; the slow column is with Chromium's own brake on the processor.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
TOOLS = REPOSITORY / ".tools"
STEPS = (
    ("first choice: women-led", "#women=1"),
    ("and cotton", "#material=cotton&women=1"),
    ("and three price bands", "#price=500-1000,1000-2500,2500-5000&material=cotton&women=1"),
    (
        "six facets and a flag",
        "#price=500-1000,1000-2500&district=nadia,bankura,hooghly&material=cotton,silk,brass&moq=2-9,10-24&lead=8-15,16-30&capacity=50-199&women=1",
    ),
    ("only handmade", "#handmade=1"),
    ("handmade, cheapest first", "#handmade=1&sort=price"),
    ("handmade, newest first", "#handmade=1&sort=new"),
    ("nothing fits", "#price=0-250&gi=IN-116&certificate=fssai&women=1"),
    ("no filter again", "#all"),
)

PAGE = r"""
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(process.env.HAAT_TOOLS + "/");
const puppeteer = require("puppeteer-core");
const { address, steps, runs, slow } = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({ executablePath: process.env.HAAT_CHROMIUM, headless: true, pipe: true, args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
const told = [];
for (const brake of slow) {
  for (let run = 0; run < runs; run++) {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(address, { waitUntil: "load" });
    if (brake > 1) await page.emulateCPUThrottling(brake);
    const one = { brake, steps: [] }, asked = [];
    page.on("request", (each) => { if (/\/facets\/(?!kept)/.test(each.url())) asked.push(each.url()); });
    one.load = await page.evaluate(async (hash) => {
      const start = performance.now();
      location.hash = hash;
      while (!document.querySelector(".haat-browse.is-ready .haat-card")) await new Promise((done) => requestAnimationFrame(done));
      return performance.now() - start;
    }, "#shg=1");
    one.files = [...asked];
    for (const hash of steps) {
      // The work of the choice itself, and the frame that shows it. Texts of cards that were not loaded are not waited for.
      one.steps.push(await page.evaluate(async (hash) => {
        const start = performance.now();
        location.hash = hash;
        await new Promise((done) => window.addEventListener("hashchange", done, { once: true }));
        const work = performance.now() - start;
        await new Promise((done) => requestAnimationFrame(() => { const port = new MessageChannel(); port.port1.onmessage = done; port.port2.postMessage(0); }));
        const frame = performance.now() - start;
        while (document.querySelector(".haat-browse .haat-cards[aria-busy]:not([hidden])")) await new Promise((done) => setTimeout(done, 1));
        return [work, frame, performance.now() - start, document.querySelector(".haat-browse__told").innerText];
      }, hash));
      await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
    }
    told.push(one);
    await page.close();
  }
}
await browser.close();
console.log(JSON.stringify(told));
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--products", type=int, default=30_000)
    options.add_argument("--showcase", type=Path, help="a showcase that is built already")
    options.add_argument("--slow", type=float, default=6)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--lang", default="bn")
    given = options.parse_args()
    chromium = os.environ.get("CHROME_PATH") or next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), "")
    if not chromium or not (TOOLS / "node_modules/puppeteer-core").is_dir():
        raise SystemExit("Chromium and puppeteer-core are needed: sh tests/browser/setup.sh")
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as scratch:
        site = (given.showcase or _built(Path(scratch), given.products)) / "site"
        job = {
            "address": (site / given.lang / "products.html").resolve().as_uri(),
            "steps": [hash_ for _, hash_ in STEPS],
            "runs": given.runs,
            "slow": [1, given.slow],
        }
        (Path(scratch) / "page.mjs").write_text(PAGE, "utf-8")
        environment = {**os.environ, "HAAT_TOOLS": str(TOOLS), "HAAT_CHROMIUM": chromium}
        done = subprocess.run(
            ["node", str(Path(scratch) / "page.mjs")], input=json.dumps(job), capture_output=True, text=True, env=environment
        )
        if done.returncode:
            raise SystemExit(done.stderr[-3000:])
        _tell(json.loads(done.stdout), site, given.slow)


def _built(root: Path, products: int) -> Path:
    folder = root / "showcase"
    for command in (
        [sys.executable, str(HERE / "make_showcase.py"), "--products", str(products), str(folder)],
        [sys.executable, "-m", "site_builder", "--root", str(folder), "--quiet", "build", "--only", "site"],
    ):
        subprocess.run(command, check=True, cwd=REPOSITORY, stdout=subprocess.DEVNULL)
    return folder


def _tell(told: list[dict], site: Path, slow: float) -> None:
    # A resource of a file has no size that a page may know, so the files are looked at here.
    names = dict.fromkeys(name.partition("?")[0].removeprefix(site.resolve().as_uri() + "/") for name in told[0]["files"])
    contents = [(site / name).read_bytes() for name in names]
    packed = sum(len(gzip.compress(each, 9)) for each in contents)
    print(f"before the first answer: {len(names)} files, {sum(map(len, contents)) / 1e3:.0f} KB, {packed / 1e3:.0f} KB compressed")
    for brake in (1, slow):
        loads = [one["load"] for one in told if one["brake"] == brake]
        print(f"from the first choice to its cards, files read from disk, x{brake:g}: median {statistics.median(loads):.0f} ms")
    print(
        f"{'step':28}{'products':>16}{'work':>8}{'frame':>8}{'worst':>8}{'x' + f'{slow:g} work':>10}{'frame':>8}{'worst':>8}{'cards':>8}"
    )
    for n, (name, _) in enumerate(STEPS):
        cells = []
        for brake in (1, slow):
            steps = [one["steps"][n] for one in told if one["brake"] == brake]
            cells += [
                statistics.median(each[0] for each in steps),
                statistics.median(each[1] for each in steps),
                max(each[1] for each in steps),
            ]
            cards = statistics.median(each[2] for each in steps)
        found = told[0]["steps"][n][3]
        work, frame, worst, slow_work, slow_frame, slow_worst = cells
        print(
            f"{name:28}{found:>16}{work:8.0f}{frame:8.0f}{worst:8.0f}{slow_work:10.0f}{slow_frame:8.0f}{slow_worst:8.0f}{cards:8.0f}"
        )


if __name__ == "__main__":
    main()
