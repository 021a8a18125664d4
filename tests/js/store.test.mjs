// What a device remembers is never believed: whatever is kept, a page gets what it expects.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { SHAPES, store, stored } from "../../generator/outputs/site/assets/store.mjs";
import { MONSTERS } from "./monsters.mjs";

let kept;

beforeEach(() => {
  kept = new Map();
  globalThis.localStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, String(value)),
    removeItem: (key) => kept.delete(key),
  };
});

const isText = (value) => assert.equal(typeof value, "string");
const isListOf = (check) => (value) => {
  assert.ok(Array.isArray(value));
  value.forEach(check);
};
const isPath = (value) => assert.match(value, /^[\w/-]+\.\w+$/);
const isWhole = (value) => assert.ok(Number.isInteger(value) && value >= 0);

/** What pages rely on, said once more and in other words than in the store. */
const EXPECTED = {
  role: isText,
  palette: (value) => assert.ok([0, 1, 2].includes(value)),
  searches: isListOf(isText),
  visits: isListOf((one) => {
    [one.id, one.title, one.kind, one.language, one.place].forEach(isText);
    isPath(one.path);
  }),
  desk: (value) => {
    if (value === null) return;
    isText(value.role);
    isListOf((one) => { isText(one.title); isText(one.list); isPath(one.path); })(value.links);
  },
  ticks: (value) => {
    isListOf(isText)(value.items);
    isText(value.day);
    isWhole(value.total);
  },
  rehearsal: (value) => {
    [value.best, value.last, value.times].forEach(isWhole);
    isText(value.day);
  },
  folds: (value) => Object.values(value).forEach((one) => assert.equal(typeof one, "boolean")),
  run: isListOf((one) => [one.step, one.branch, one.time, one.note].forEach(isText)),
  fill: (value) => value === null || Object.values(value).forEach(isText),
  plan: (value) => [value.done, value.remarks].forEach((one) => Object.values(one).forEach(isText)),
  seen: (value) => {
    if (value === null) return;
    [value.version, value.digest].forEach(isText);
    Object.values(value.texts).forEach((one) => (typeof one === "string" ? isText : isWhole)(one));
  },
  reader: (value) => [value.name, value.start].forEach(isText),
  receipts: isListOf(isText),
  register: isListOf(isText),
  quiz: (value) => {
    for (const card of Object.values(value.cards)) [card.box, card.due].forEach(isWhole);
    isListOf((row) => isText(row.question))(value.log);
    isText(value.name);
  },
};

test("there are fifty monsters, and every key is expected to be something", () => {
  assert.equal(MONSTERS.length, 50);
  assert.deepEqual(Object.keys(SHAPES), Object.keys(EXPECTED));
});

for (const name of Object.keys(EXPECTED)) {
  test(`no monster in ${name} reaches a page`, () => {
    for (const key of [`hb-${name}`, `handbook:${name}`]) {
      for (const monster of MONSTERS) {
        kept.clear();
        kept.set(key, monster);
        EXPECTED[name](stored(name));
        assert.equal(Object.prototype.items, undefined);
      }
    }
  });
}

const VALUES = {
  role: "front-desk",
  palette: 2,
  searches: ["盖章", "qj"],
  visits: [{
    id: "a", title: "接待", kind: "流程", language: "zh", path: "en/procedures/a.html", place: "s1",
  }],
  desk: { role: "a", language: "zh", links: [{ title: "我的一天", path: "print/a-day.pdf", list: "" }] },
  ticks: { day: "2027-03-01", daily: true, total: 2, items: ["tick-lights"] },
};

for (const [name, value] of Object.entries(VALUES)) {
  test(`${name} is read as it was kept`, () => {
    store(name, value, "some-id");
    assert.deepEqual(stored(name, "some-id"), value);
    assert.notDeepEqual(stored(name), value);
  });
}

test("what a quiz knows is read as it was kept", () => {
  const row = {
    quiz: "q", attempt: "1", mode: "exam", question: "a", score: 0.5, response: "b", when: "",
    seconds: 3,
  };
  store("quiz", { cards: { a: { box: 1, due: 20000 } }, log: [row], name: "李" }, "q");

  const { cards, log, name } = stored("quiz", "q");

  assert.deepEqual({ ...cards }, { a: { box: 1, due: 20000 } });
  assert.deepEqual([log, name], [[row], "李"]);
});

test("what an earlier version kept is found, and moves with the next change", () => {
  kept.set("handbook:role", '"front-desk"');
  assert.equal(stored("role"), "front-desk");

  store("role", "cashier");

  assert.deepEqual([...kept], [["hb-role", '"cashier"']]);
});

test("a browser that keeps nothing gets the fallbacks, and this page remembers alone", () => {
  globalThis.localStorage = undefined;
  assert.equal(stored("role"), "");
  assert.deepEqual(stored("visits"), []);

  store("role", "a");
  assert.equal(stored("role"), "a");
});

test("what a full storage did not take is kept as soon as there is room", () => {
  const { setItem } = localStorage;
  localStorage.setItem = () => { throw new Error("full"); };
  store("role", "b");
  assert.equal(stored("role"), "b");

  localStorage.setItem = setItem;
  store("role", "c");
  assert.equal(stored("role"), "c");
  assert.equal(kept.get("hb-role"), '"c"');
});

test("what is given is the caller's own", () => {
  stored("searches").push("a");
  stored("quiz").log.push("a");

  assert.deepEqual(stored("searches"), []);
  assert.deepEqual(stored("quiz").log, []);
});

test("what was renamed keeps what the device remembers of it", () => {
  globalThis.handbookRenamed = { "old-desk": "front-desk", "old-list": "opening" };
  kept.set("hb-role", '"old-desk"');
  kept.set("hb-ticks:old-list", JSON.stringify({ items: ["tick-a"] }));
  assert.equal(stored("role"), "front-desk");
  assert.deepEqual(stored("ticks", "opening").items, ["tick-a"]);

  store("ticks", { items: [] }, "opening");
  assert.deepEqual(stored("ticks", "opening").items, []);
  delete globalThis.handbookRenamed;
  assert.equal(stored("role"), "old-desk");
});
