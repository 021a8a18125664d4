// Reads every GIFT export with gift-pegjs and compares it with the JSON export of the same quiz.
//
//     node gift.mjs NODE_MODULES EXPORTS     EXPORTS holds gift/ and json/
//
// Says how many questions were read; fails at the first that differs.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, exports] = process.argv.slice(2).map((path) => resolve(path));
const { parse } = createRequire(join(modules, "x"))("gift-pegjs");

const files = readdirSync(join(exports, "gift"), { recursive: true }).filter((name) => name.endsWith(".txt"));
let count = 0;
for (const name of files) {
  const text = readFileSync(join(exports, "gift", name), "utf8");
  const data = readFileSync(join(exports, "json", name.replace(".gift.txt", ".json")), "utf8");
  const read = parse(text).filter((one) => one.type !== "Category");
  const { questions } = JSON.parse(data);
  assert.deepEqual(read.map((one) => one.title), questions.map((one) => one.id), name);
  read.forEach((one, n) => compare(one, questions[n]));
  count += read.length;
}
console.log(`gift: ${count} questions of ${files.length} files, key and feedback equal`);

function compare(read, question) {
  assert.equal(read.stem.text, question.stem, question.id);
  // Where it stands follows, and the address.
  assert.ok(read.globalFeedback.text.startsWith(question.explanation), question.id);
  assert.ok(read.globalFeedback.text.includes(question.basis.title), question.id);
  if (question.type === "true_false") {
    assert.equal(read.isTrue, question.options[0].correct, question.id);
  } else if (question.type === "fill") {
    assert.deepEqual(read.choices.map((choice) => choice.text.text), question.answers, question.id);
  } else if (question.type === "match" || question.type === "order") {
    const pairs = question.options.map((one) => [
      one.text, one.pair ?? String(question.order.indexOf(one.id) + 1),
    ]);
    // The longer sides stand first, so that the list to choose from holds the shorter ones.
    const longer = pairs.reduce((sum, [left, right]) => sum + [...right].length - [...left].length, 0);
    const right = longer > 0 ? pairs.map(([left, side]) => [side, left]) : pairs;
    // This reader leaves its own sign for an escaped colon in the second side of a pair.
    const plain = (text) => text.replaceAll("&&058;", ":");
    const found = read.matchPairs.map((pair) => [pair.subquestion.text, plain(pair.subanswer)]);
    assert.deepEqual(found, right, question.id);
  } else {
    const options = read.choices.map((choice) => [
      choice.text.text, choice.isCorrect || choice.weight > 0, choice.feedback?.text ?? "",
    ]);
    assert.deepEqual(options, question.options.map((one) => [one.text, one.correct, one.why ?? ""]), question.id);
  }
}
