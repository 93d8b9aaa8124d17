// The counting that pages run, asked line by line: {index, shards, asked: [{chosen, sort, state}]} as JSON, answers as JSON.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const lib = createRequire(import.meta.url)(process.argv[2]);
for await (const line of createInterface({ input: process.stdin })) {
  const { index, shards, asked } = JSON.parse(line);
  const table = lib.join(index, shards);
  const told = asked.map(({ chosen, sort, hash }) => {
    const found = lib.count(table, chosen, index.flags.length);
    return {
      total: found.total,
      pass: [...found.pass],
      values: Object.fromEntries(Object.entries(found.values).map(([facet, counts]) => [facet, [...counts]])),
      is: found.is,
      without: found.without,
      bare: [...found.bare],
      order: [...lib.order(table, sort)],
      state: hash === undefined ? null : lib.read(hash, index),
      written: hash === undefined || !lib.read(hash, index) ? null : lib.written(lib.read(hash, index), index),
    };
  });
  process.stdout.write(JSON.stringify(told) + "\n");
}
