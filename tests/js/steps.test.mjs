// Which screen follows which when a procedure is done step by step.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Walk, beginnings, rows } from "../../generator/outputs/practice/assets/steps.mjs";

const step = (id, branches = []) => ({ id, number: id.charCodeAt(0) - 96, text: id.toUpperCase(), branches });
const phases = [
  { id: "first", mode: "sequence", steps: [step("a"), step("b", [{ id: "b-x", text: "x", to: "f" }])] },
  { id: "cases", mode: "alternatives", then: "last", steps: [step("c"), step("d")] },
  { id: "other", mode: "sequence", trigger: "T", steps: [step("e")] },
  { id: "last", mode: "parallel", steps: [step("f"), step("g")] },
];
const walk = new Walk(phases);
const idOf = (at) => at.end ? "end" : at.choose?.id ?? at.step.id;

test("steps follow each other, and a branch leads where it says", () => {
  assert.equal(idOf(walk.after("a")), "b");
  assert.equal(idOf(walk.after("b", "f")), "f");
  assert.equal(idOf(walk.after("b", "end")), "end");
  assert.equal(idOf(walk.after("f")), "g");
  assert.equal(idOf(walk.after("g")), "end");
});

test("of alternatives one is chosen, and then comes what follows them all", () => {
  assert.equal(idOf(walk.after("b")), "cases");
  assert.equal(idOf(walk.after("c")), "f");
  assert.equal(idOf(walk.after("d")), "f");
});

test("a phase with a trigger of its own begins by itself and is not run into", () => {
  assert.deepEqual(beginnings(phases).map((phase) => phase.id), ["first", "other"]);
  const apart = new Walk([phases[0], phases[2]]);
  assert.equal(idOf(apart.after("b")), "end");
});

test("the log has a row for each step, and forgets steps that are no more", () => {
  const log = [
    { step: "b", branch: "b-x", time: "2026-12-01 09:05", note: "n" }, { step: "gone", branch: "", time: "", note: "" },
  ];
  assert.deepEqual(rows(log, walk), [{ number: 2, text: "B", branch: "x", time: "2026-12-01 09:05", note: "n" }]);
});
