// The list's own code outside a browser: what it reckons and writes. Job: [[function, argument, …], …]; gives what each returns.
// `cuts` is ours: the signs of a text as the language's own rules see them, whole and in parts.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const assets = new URL("../../site_builder/templates/assets/", import.meta.url);
const window = {};
const page = vm.createContext({ window, document: { querySelector: () => null } });
for (const name of ["inquiry.js", "inquiry-sums.js"]) vm.runInContext(readFileSync(new URL(name, assets), "utf8"), page);
const segmenter = new Intl.Segmenter("bn", { granularity: "grapheme" });
const signs = (text) => [...segmenter.segment(text)].map((each) => each.segment).filter((each) => each.trim());
const known = {
  ...window.haatSums,
  ...window.haatDigits,
  cuts: (text, parts) => [signs(text), parts.flatMap((part) => signs(part))],
};
const job = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(job.map(([name, ...given]) => known[name](...given))));
