// Asks the page's own search, of a built site, without a browser. Job on stdin: {site, lang, queries, top, keys, pairs}.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { gzipSync } from "node:zlib";

const job = JSON.parse(readFileSync(0, "utf8"));
const loaded = [];
const script = (path) => runInThisContext(readFileSync(path, "utf8"), path);
globalThis.haatSearchLoad = (name) => {
  const path = `${job.site}/search/${name}.js`;
  loaded.push([name, gzipSync(readFileSync(path)).length]);
  script(path);
};
script(job.script || `${job.site}/assets/haat/search.js`);
const { begin, fold, words, stem, sound, skeleton, grade, find, shown, manifest } = globalThis.haatFind;
const told = { answers: [], times: [] };
if (job.tables) begin(job.tables);
if (job.keys) {
  told.keys = job.keys.map((text) => [fold(text), words(text).map((w) => [w, stem(w), sound(w), skeleton(w)])]);
}
if (job.pairs) told.pairs = job.pairs.map(([a, b]) => [words(a), words(b)].map((w) => w).reduce((x, y) => Math.min(...x.map((w, n) => (y[n] ? grade(w, y[n]) : 0)))));
if (job.queries) {
  if (!(await manifest())) throw new Error("there is no index");
  for (const query of job.queries) {
    const before = loaded.length, said = await find(query), top = [];
    for (const each of said.found.slice(0, job.top || 10)) {
      const result = await shown(each.doc, job.lang || "en");
      if (result) top.push({ ...result, score: Math.round(each.score * 1000) / 1000 });
    }
    told.answers.push({ query, mean: said.mean, count: said.found.length, top, loaded: loaded.slice(before) });
    if (job.timed) { // again, with everything loaded: what is left is the work
      const start = performance.now();
      await find(query);
      told.times.push(performance.now() - start);
    }
  }
  told.index = loaded.find(([name]) => name === "index")[1];
}
process.stdout.write(JSON.stringify(told));
