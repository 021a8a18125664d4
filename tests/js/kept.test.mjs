// Whatever a tab has stored, the editor opens.

import assert from "node:assert/strict";
import { test } from "node:test";

import { MONSTERS } from "./monsters.mjs";

let stored = null;
globalThis.sessionStorage = { getItem: () => stored, setItem: (_, text) => { stored = text; } };
const leaving = [];
globalThis.addEventListener = (_, listener) => leaving.push(listener);
const { Kept } = await import("../../generator/editing/assets/kept.mjs");

const nested = MONSTERS.flatMap((one) => [`{"unfolded":${one}}`, `{"opened":${one}}`, `{"opened":{"a":${one}}}`]);

test("what is stored is only believed where it has the shape of what was kept", () => {
  for (const monster of [...MONSTERS, ...nested]) {
    stored = monster;
    const kept = new Kept();
    const all = [...kept.unfolded, ...kept.openedIn("a"), ...kept.openedIn("__proto__")];
    assert.ok(all.every((one) => typeof one === "string"), monster);
    assert.equal(0, kept.scrollIn("constructor"));
  }
});

test("what was unfolded is unfolded again", () => {
  stored = null;
  const kept = new Kept();
  kept.unfolded.add("front-desk");
  kept.openedIn("role.yaml").add("duties.0");
  leaving.at(-1)();

  assert.deepEqual([["front-desk"], ["duties.0"]], [[...new Kept().unfolded], [...new Kept().openedIn("role.yaml")]]);
});
