// Two texts word by word.

import assert from "node:assert/strict";
import { test } from "node:test";

import { compared } from "../../generator/outputs/practice/assets/words.mjs";

const SIGNS = [..."不得以前台一二三abc 。\n"];

/** Texts that are the same in each run. */
function* texts(count) {
  let seed = 1;
  const next = (below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let n = 0; n < count; n += 1) {
    yield Array.from({ length: next(40) }, () => SIGNS[next(SIGNS.length)]).join("");
  }
}

test("the runs of two texts give both back", () => {
  const all = [...texts(200)];
  for (let n = 0; n + 1 < all.length; n += 1) {
    const runs = compared(all[n], all[n + 1]);
    assert.equal(runs.map(([, old]) => old).join(""), all[n]);
    assert.equal(runs.map(([, , now]) => now).join(""), all[n + 1]);
    for (const [same, old, now] of runs) assert.equal(same ? old : "", same ? now : "");
  }
});

test("Chinese is compared by character, a number as a whole", () => {
  assert.deepEqual(compared("文件三天内归还档案室。", "文件两天内归还到档案室。"), [
    [true, "文件", "文件"], [false, "三", "两"], [true, "天内归还", "天内归还"], [false, "", "到"],
    [true, "档案室。", "档案室。"],
  ]);
  assert.deepEqual(compared("满 100 元", "满 1000 元"), [
    [true, "满 ", "满 "], [false, "100", "1000"], [true, " 元", " 元"],
  ]);
});

test("texts too long to compare are taken as wholes", () => {
  const [old, now] = ["甲".repeat(2500), "乙".repeat(2500)];
  assert.deepEqual(compared(old, now), [[false, old, now]]);
});
