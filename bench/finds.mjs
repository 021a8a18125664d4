// Ask the search engine a list of queries outside a browser; bench/finds.py starts this.
// Arguments: the engine's script, then the index scripts. Input: [language, query] pairs as JSON.

import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import vm from "node:vm";

for (const path of process.argv.slice(2)) vm.runInThisContext(readFileSync(path, "utf8"));
const { gathered, opened, search } = globalThis.HandbookSearch;
const indexes = {};
for (const [language, head] of Object.entries(opened)) indexes[language] = await gathered(head, "");

const answers = JSON.parse(readFileSync(0, "utf8")).map(([language, query]) => {
  const start = performance.now();
  const { hits, ask } = search(indexes[language], query);
  const took = performance.now() - start;
  return { took, ask, hits: hits.map(({ id, kind, title }) => [id, kind, title]) };
});
console.log(JSON.stringify(answers));
