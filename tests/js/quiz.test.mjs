// What an answer is worth, when it comes again, and what a learning system is told.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as scoring from "../../generator/outputs/quiz/assets/scoring.mjs";
import * as scorm from "../../generator/outputs/quiz/assets/scorm.mjs";

const choice = {
  id: "q", type: "choice",
  options: [{ id: "a" }, { id: "b", correct: true }, { id: "c" }],
};
const multiple = {
  id: "q", type: "multiple",
  options: [{ id: "a", correct: true }, { id: "b", correct: true }, { id: "c" }],
};
const order = { id: "q", type: "order", options: [], order: ["c", "a", "b"] };
const match = { id: "q", type: "match", options: [{ id: "a", pair: "2" }, { id: "b", pair: "1" }] };
const gap = { id: "q", type: "fill", options: [], answers: ["三", "3", "三声"] };

test("a choice is right or wrong", () => {
  assert.equal(1, scoring.score(choice, ["b"]));
  assert.equal(0, scoring.score(choice, ["a"]));
  assert.equal(0, scoring.score(choice, []));
});

test("of several, every wrong one chosen takes a right one away", () => {
  assert.equal(1, scoring.score(multiple, ["a", "b"]));
  assert.equal(0.5, scoring.score(multiple, ["a"]));
  assert.equal(0.5, scoring.score(multiple, ["a", "b", "c"]));
  assert.equal(0, scoring.score(multiple, ["a", "c"]));
  assert.equal(0, scoring.score(multiple, ["c"]));
});

test("an order scores by pairs, and one that is turned round scores nothing", () => {
  assert.equal(1, scoring.score(order, ["c", "a", "b"]));
  assert.ok(Math.abs(scoring.score(order, ["a", "c", "b"]) - 1 / 3) < 1e-9);
  assert.equal(0, scoring.score(order, ["b", "a", "c"]));
});

test("a match scores each pair", () => {
  assert.equal(1, scoring.score(match, ["a.2", "b.1"]));
  assert.equal(0, scoring.score(match, ["a.1", "b.2"]));
});

test("a gap takes every way to write it", () => {
  for (const text of ["三", "３", " 3 ", "三声。"]) assert.equal(1, scoring.score(gap, [text]), text);
  assert.equal(0, scoring.score(gap, ["四"]));
  assert.equal("ab1号", scoring.normal("Ａ-b １号。"));
});

test("the key of every type is worth everything", () => {
  for (const question of [choice, multiple, order, match, gap]) {
    assert.equal(1, scoring.score(question, scoring.keyOf(question)), question.type);
  }
});

test("what is right comes back later and later, what is wrong at once", () => {
  let card;
  const days = [];
  for (let day = 100, n = 0; n < 6; n++) {
    card = scoring.schedule(card, true, day);
    days.push(card.due - day);
    day = card.due;
  }

  assert.deepEqual([1, 3, 7, 16, 35, 35], days);
  assert.deepEqual({ box: 0, due: 300 }, scoring.schedule(card, false, 300));
});

test("practising before its day moves a card no further", () => {
  const card = { box: 2, due: 110 };

  assert.deepEqual(card, scoring.schedule(card, true, 105));
});

test("what is due and what is new have a half each, the longest overdue and the core first", () => {
  const cards = { a: { box: 1, due: 99 }, b: { box: 1, due: 90 }, c: { box: 3, due: 200 } };

  assert.deepEqual(["b", "d", "e"], scoring.toPractise(["a", "b", "c", "d", "e"], cards, 100, 3));
  assert.deepEqual(["b", "a", "e", "d"], scoring.toPractise(
    ["a", "b", "c", "d", "e"], cards, 100, 9, (id) => ({ core: id === "e" })));
});

test("kinds are mixed", () => {
  assert.deepEqual(["a1", "b1", "a2", "b2", "a3"],
    scoring.mixed(["a1", "a2", "a3", "b1", "b2"], (one) => one[0]));
});

test("a sitting a day meets every kind by day 3 and every core question by day 21", () => {
  const kinds = ["duty", "say", "branch", "written", "situation", "gap", "order", "next", "right", "whom"];
  const about = (id) => ({ kind: kinds[Math.floor(id / 21)], core: id % 7 < 2 });
  const ids = Array.from({ length: 210 }, (_, n) => n);
  const cards = {};
  const met = new Map();
  for (let day = 1, answers = 0; day <= 21; day++) {
    for (const id of scoring.toPractise(ids, cards, day, 15, about)) {
      if (!met.has(id)) met.set(id, day);
      cards[id] = scoring.schedule(cards[id], answers++ % 20 < 17, day);
    }
  }

  assert.equal(kinds.length, new Set([...met].filter(([, day]) => day <= 3).map(([id]) => about(id).kind)).size);
  assert.ok(ids.filter((id) => about(id).core).every((id) => met.has(id)));
});

test("parts are told by how they came out, the weakest first", () => {
  const parts = scoring.byPart([["a", 1], ["b", 0], ["a", 1], ["b", 1]]);

  assert.deepEqual([["b", 50, 2], ["a", 100, 2]], parts.map((one) => [one.part, one.percent, one.all]));
});

test("progress counts what is mastered, due, new and missed", () => {
  const cards = { a: { box: 2, due: 200 }, b: { box: 0, due: 100 }, c: { box: 1, due: 101 } };

  assert.deepEqual(
    { all: 4, known: 1, due: 1, fresh: 1, once: 1, missed: ["b"] },
    scoring.progress(["a", "b", "c", "d"], cards, 100),
  );
});

test("a question that is no longer there does no harm", () => {
  assert.equal(0, scoring.progress(["a"], { gone: { box: 5, due: 1 } }, 100).known);
});

test("a lot is drawn without repeating, and by the numbers it is given", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const drawn = scoring.draw(ids, 3, () => 0.5);

  assert.equal(3, new Set(drawn).size);
  assert.deepEqual(drawn, scoring.draw(ids, 3, () => 0.5));
  assert.deepEqual(["a", "b", "c", "d", "e"], ids);
});

test("a result is rounded down, so that nobody passes by a rounding", () => {
  assert.equal(79, scoring.result([...Array(239).fill(1), ...Array(61).fill(0)], 80).percent);
  assert.ok(scoring.result([1, 1, 1, 1, 0], 80).passed);
  assert.ok(!scoring.result([], 0).passed);
  assert.equal(100, scoring.result([1 / 3, 1 / 3, 1 / 3, 1, 1].map((one) => Math.min(1, one * 3)), 80).percent);
});

test("answers become a table that is no formula", () => {
  const row = { quiz: "q", attempt: "=1+1", mode: "exam", question: "x", score: 1, response: 'a,"b', when: "now" };

  assert.equal(
    "quiz,attempt,mode,question,score,response,when\r\nq,'=1+1,exam,x,1,\"a,\"\"b\",now\r\n",
    scoring.csv([row]),
  );
});

test("words are filled in, and what is unknown stays", () => {
  assert.equal("3 of {x}", scoring.fill("{n} of {x}", { n: 3 }));
  assert.equal("1:05", scoring.clock(65));
});

// -- SCORM

const ids = Array.from({ length: 500 }, (_, n) => `front-desk-question-number-${n}`);

test("five hundred answers fit where four thousand characters must", () => {
  const scores = Object.fromEntries(ids.map((id, n) => [id, (n % 6) / 5]));

  assert.ok(scorm.encode(ids, scores).length < 4096);
});

test("every score that there can be comes back exact", () => {
  const worths = [0, 1, 1 / 3, 2 / 3, 1 / 4, 3 / 4, 1 / 5, 4 / 5, 1 / 6, 5 / 6, 7 / 15, 2 / 10];
  const some = ids.slice(0, worths.length + 1);
  const scores = Object.fromEntries(worths.map((worth, n) => [some[n], worth]));
  const read = scorm.decode(some, scorm.encode(some, scores));

  for (const [id, worth] of Object.entries(scores)) assert.ok(Math.abs(read[id] - worth) < 1e-9, worth);
  assert.equal(undefined, read[some.at(-1)]);
});

test("a set is drawn, and the same set comes back from the record", () => {
  const some = scorm.drawnOf(ids, "", 40);
  const text = scorm.encode(ids, { [some[0]]: 1 }, some);

  assert.equal(40, some.length);
  assert.deepEqual(some, scorm.drawnOf(ids, text, 40));
  assert.deepEqual({ [some[0]]: 1 }, scorm.decode(ids, text));
  assert.equal(3, scorm.drawnOf(ids.slice(1), text, 3).length);
  assert.deepEqual(ids, scorm.drawnOf(ids, "", 0));
});

test("a result that a system holds is never lowered", () => {
  const passed = { score: "100", status: "passed" };

  assert.deepEqual({ score: 100, status: "passed" }, scorm.better(passed, { percent: 0, done: false, passed: false }));
  assert.deepEqual({ score: 100, status: "passed" }, scorm.better(passed, { percent: 40, done: true, passed: false }));
  assert.deepEqual({ score: 60, status: "failed" },
    scorm.better({ score: "60", status: "failed" }, { percent: 10, done: false, passed: false }));
  assert.deepEqual({ score: 90, status: "passed" },
    scorm.better({ score: "60", status: "failed" }, { percent: 90, done: true, passed: true }));
  assert.deepEqual({ score: 10, status: "incomplete" },
    scorm.better({ score: "", status: "not attempted" }, { percent: 10, done: false, passed: false }));
});

test("a record of other questions is not taken for one of these", () => {
  const text = scorm.encode(ids, { [ids[0]]: 1 });

  assert.deepEqual({}, scorm.decode(ids.slice(1), text));
  assert.deepEqual({}, scorm.decode(ids.toReversed(), text));
  for (const broken of ["", "x", "1:abc", `${text}!`, null]) assert.deepEqual({}, scorm.decode(ids, broken));
});

test("an interaction is told as the standard has it", () => {
  const now = new Date(2026, 11, 1, 9, 5, 7);

  assert.deepEqual([
    ["id", "q"], ["type", "matching"], ["correct_responses.0.pattern", "a.2,b.1"],
    ["time", "09:05:07"], ["weighting", "1"], ["student_response", "a.2,b.2"],
    ["result", "0.5"], ["latency", "0000:01:30"],
  ], scorm.interaction(match, ["a.2", "b.2"], 0.5, ["a.2", "b.1"], 90, now));
});

test("a time is told in hours, minutes and seconds", () => {
  assert.equal("0000:00:00", scorm.span(-1));
  assert.equal("0027:46:40", scorm.span(100000));
});
