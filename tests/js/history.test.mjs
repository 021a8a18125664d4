// What a form does to a value at once is what the server does to the file a moment later.

import assert from "node:assert/strict";
import { test } from "node:test";

import { blank, blankFile, itemsIn } from "../../generator/editing/assets/blank.mjs";
import {
  History, apply, outermostMissing, placed, shifted, translatedPath, valueAt,
} from "../../generator/editing/assets/history.mjs";

const role = () => ({ title: "前台", duties: [{ title: "接电话" }, { title: "收快递" }], aliases: "总台" });

test("a value is set, and what holds it is made where it is missing", () => {
  const value = role();
  apply(value, "set", ["duties", 1, "title"], "寄快递");
  apply(value, "set", ["authority", "may"], ["排班"]);

  assert.equal("寄快递", value.duties[1].title);
  assert.deepEqual({ may: ["排班"] }, value.authority);
});

test("items are inserted, moved and removed; an empty list goes", () => {
  const value = role();
  apply(value, "insert", ["duties"], { title: "接待" }, 0);
  apply(value, "move", ["duties", 0], null, 2);
  assert.deepEqual(["接电话", "收快递", "接待"], value.duties.map((one) => one.title));

  for (const _ of [0, 1, 2]) apply(value, "remove", ["duties", 0]);

  assert.ok(!("duties" in value));
});

test("a text where a list is meant is a list of one", () => {
  const value = role();
  assert.equal("总台", valueAt(value, ["aliases", 0]));

  apply(value, "insert", ["aliases"], "接待台", 1);

  assert.deepEqual(["总台", "接待台"], value.aliases);
});

test("an edit below what is missing sets the first thing that is", () => {
  assert.deepEqual(
    { path: ["authority"], value: { may: ["排班"] } },
    outermostMissing(role(), ["authority", "may"], ["排班"]),
  );
  assert.deepEqual(
    { path: ["title"], value: "x" }, outermostMissing(role(), ["title"], "x"));
});

test("places name items by number and id, places in a translation by id", () => {
  const ids = { duties: ["answer", "parcels"] };

  assert.deepEqual(["duties", { n: 1, id: "parcels" }, "title"], placed(["duties", 1, "title"], ids));
  assert.deepEqual(["duties", "parcels", "title"], translatedPath(["duties", 1, "title"], ids));
  assert.deepEqual(["aliases", 0], translatedPath(["aliases", 0], ids));
});

test("what is open stays open when its list changes", () => {
  const open = new Set(["duties/0", "duties/1/mistakes/0", "title"]);

  assert.deepEqual(
    new Set(["duties/1", "duties/2/mistakes/0", "title"]), shifted(open, "insert", ["duties"], 0, 0));
  assert.deepEqual(
    new Set(["duties/0/mistakes/0", "title"]), shifted(open, "remove", ["duties"], 0, 0));
  assert.deepEqual(
    new Set(["duties/1", "duties/0/mistakes/0", "title"]), shifted(open, "move", ["duties"], 0, 1));
});

test("typing on in a field is one step, and keeps what was there first", () => {
  const history = new History();
  const set = (value, was) => [{ op: "set", file: "a", at: ["title"], value, was }];
  history.add(set("前", "总台"), "title", 0);
  history.add(set("前台", "前"), "title", 500);
  history.add(set("x", "y"), "purpose", 600);

  assert.deepEqual(["前台", "x"], history.edits.map((one) => one.value));
  assert.equal("总台", history.edits[0].was);

  history.undo();
  history.undo();
  assert.deepEqual([], history.edits);
  history.redo();
  assert.deepEqual(["前台"], history.edits.map((one) => one.value));
  assert.ok(history.canRedo);
});

const field = (key, more) => ({ key, holds: "text", many: false, required: true, choices: [], ...more });
const FORMS = {
  Procedure: { named_by: "title", fields: [field("title"), field("owner", { required: false }), field("phases", { holds: "record", many: true, record: "Phase" })] },
  Phase: { named_by: "title", fields: [field("title"), field("mode", { holds: "choice", choices: [["sequence", "依次"]] }), field("steps", { holds: "record", many: true, record: "Step" })] },
  Step: { named_by: "do", fields: [field("do"), field("check", { required: false })] },
  Point: { named_by: "text", fields: [field("text")] },
  Row: { named_by: "", fields: [field("cells", { holds: "cell", many: true })] },
};

test("a new item has what it must have, and no more", () => {
  assert.deepEqual({ title: "", mode: "sequence", steps: [{ do: "" }] }, blank(FORMS, "Phase"));
  assert.equal("", blank(FORMS, "Point"));
  assert.deepEqual({ cells: ["", "", ""] }, blank(FORMS, "Row", 3));
});

test("a new file begins with its name, and its items are open", () => {
  const made = blankFile(FORMS, "procedure", { owner: "clerk", title: "采购" });

  assert.deepEqual(["title", "owner", "phases"], Object.keys(made));
  assert.deepEqual(["phases/0", "phases/0/steps/0"], itemsIn(made));
});
