// axe-core on each page, light and dark, narrow and wide. Job: {pages, views: [{width, scheme}]}.
import { axeSource, run, tab } from "./browser.mjs";

run(async (browser, { pages, views }) => {
  const axe = axeSource();
  const found = [];
  const page = await tab(browser);
  for (const address of pages) {
    await page.goto(address, { waitUntil: "load" });
    await page.evaluate(axe);
    for (const { width, scheme } of views) {
      await page.setViewport({ width, height: 800 });
      await page.emulateMediaFeatures([
        { name: "prefers-color-scheme", value: scheme },
        { name: "prefers-reduced-motion", value: "reduce" },
      ]);
      const told = await page.evaluate(() =>
        axe.run({ resultTypes: ["violations"], rules: { "target-size": { enabled: true } } })
      );
      for (const each of told.violations) {
        for (const node of each.nodes) {
          const why = (node.any[0] || node.all[0] || node.none[0] || {}).message || each.help;
          found.push(`${address} ${width} ${scheme}: ${each.id} at ${node.target.join(" ")}: ${why}`);
        }
      }
    }
  }
  return found;
});
