// Receipts on the page, and what changed since somebody read it.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.customElements = { get: () => true };
globalThis.HTMLElement = class {};
const { compared, remembered } = await import("../../generator/outputs/practice/assets/changes.mjs");
const { merged } = await import("../../generator/outputs/practice/assets/merge.mjs");
const { hash, read, written } = await import("../../generator/outputs/practice/assets/receipt.mjs");
const { csv } = await import("../../generator/outputs/practice/assets/register.mjs");

const receipt = { name: "张三", document: "desk", version: "1.0", digest: "a".repeat(12), date: "2026-12-01" };

test("a receipt is read as it was written, also within a mail", () => {
  assert.deepEqual(read(`您好，${written(receipt)}。\n谢谢`), { found: [receipt], damaged: [] });
});

test("any single character that changes is noticed", () => {
  const line = written(receipt);
  for (let n = 0; n < line.length; n++) {
    const { found, damaged } = read(line.slice(0, n) + (line[n] === "0" ? "1" : "0") + line.slice(n + 1));
    assert.equal(found.length, 0, n);
    assert.equal(damaged.length, n < 4 ? 0 : 1, n);
  }
});

test("names like those of an object's own things are names", () => {
  const line = written({ ...receipt, name: "__proto__", document: "constructor" });
  const register = merged([line], {}, {});
  assert.equal(register.foreign.length, 1);
  assert.equal(register.rows.length, 0);
});

test("a table keeps formulas from running", () => {
  assert.equal(csv([["=1+1", 'a"b']]), '\ufeff"\'=1+1","a""b"\r\n');
});

test("what was added, changed and removed is told apart", () => {
  assert.deepEqual(compared({ a: "1", b: "2", c: "3" }, { a: "1", b: "5", d: "4" }),
    { added: ["d"], changed: ["b"], removed: ["c"] });
  assert.deepEqual(compared({ a: hash("1"), b: 7 }, { a: "1", b: "2" }), { added: [], changed: ["b"], removed: [] });
  assert.deepEqual(compared({}, {}), { added: [], changed: [], removed: [] });
});

test("a document is known by the ids that it had before", () => {
  const kept = { version: "1.0", digest: "a", texts: { x: 1 } };
  const storage = new Map([["hb-seen:zh/etiquette", JSON.stringify(kept)]]);
  globalThis.localStorage = { getItem: (key) => storage.get(key) ?? null };
  globalThis.document = { documentElement: { lang: "zh" } };

  const [key, known] = remembered({ id: "manners", was: "old etiquette" });
  assert.equal(key, "zh/manners");
  assert.deepEqual({ ...known, texts: { ...known.texts } }, kept);
  assert.equal(remembered({ id: "manners" })[1], undefined);
});
