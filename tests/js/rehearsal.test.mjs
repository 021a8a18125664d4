// A conversation goes where its script says, counts, and is the same again from the same seed.

import assert from "node:assert/strict";
import { test } from "node:test";

import { random, shuffled } from "../../generator/outputs/practice/assets/chance.mjs";
import {
  Conversation, cast, elementsIn, reactions, required, score,
} from "../../generator/outputs/practice/assets/dialogue.mjs";

const choice = (id, grade, ...to) => ({ id, grade, to, says: [id] });
const nodes = () => new Map([
  ["ask", { id: "ask", choices: [choice("again", "best", "ask", "other"), choice("stop", "fine", "end")] }],
  ["other", { id: "other", choices: [choice("back", "best", "ask"), choice("no", "unsafe")] }],
]);

const GRADES = ["best", "fine", "unsafe"];
const rows = (length) => length ? rows(length - 1).flatMap((row) => GRADES.map((one) => [...row, one])) : [[]];

test("a score is what was earned of the most, and below the pass mark after something unsafe", () => {
  for (const grades of [1, 2, 3, 4, 5, 6].flatMap(rows)) {
    const count = (grade) => grades.filter((one) => one === grade).length;
    const share = Math.floor(100 * (2 * count("best") + count("fine")) / (2 * grades.length));
    const expected = count("unsafe") ? Math.min(share, 59) : share;
    assert.equal(score(grades).percent, expected);
    assert.equal(score(grades).passed, expected >= 60);
  }
});

test("a hint costs a point, and no score falls below nothing", () => {
  assert.equal(score(["best", "best"], 1).percent, 75);
  assert.equal(score(["fine"], 3).percent, 0);
  assert.equal(score([]).percent, 0);
});

test("a loop is left at the third time", () => {
  const talk = new Conversation(nodes(), 1);
  for (let n = 0; n < 10 && !talk.ended; n++) talk.reply(talk.best);
  assert.ok(talk.ended);
  assert.ok(talk.turns.length <= 4);
  assert.equal(talk.score.percent, 100);
});

test("where nothing is open, and after a reply that leads nowhere, is the end", () => {
  assert.deepEqual(reactions(choice("x", "best", "ask"), { ask: 2 }), ["end"]);
  assert.deepEqual(reactions(choice("x", "unsafe"), {}), ["end"]);
  assert.deepEqual(reactions(choice("x", "best", "ask", "end", "ask"), { ask: 1 }), ["ask", "end"]);
});

test("what was said is not unsaid by trying again", () => {
  const talk = new Conversation(nodes(), 1);
  talk.enter("other");
  talk.reply(talk.replies.find((one) => one.grade === "unsafe"));
  talk.retry();
  assert.ok(!talk.ended);
  while (!talk.ended) talk.reply(talk.best);
  assert.equal(talk.score.percent, 59);
});

test("the same seed gives the same conversation", () => {
  const played = (seed) => {
    const talk = new Conversation(nodes(), seed);
    while (!talk.ended) talk.reply(talk.replies[0]);
    return talk.turns.map((turn) => turn.choice.id).join(" ");
  };
  assert.equal(played(5), played(5));
  assert.ok(new Set(Array.from({ length: 40 }, (_, seed) => played(seed))).size > 3);
});

test("a shuffle keeps all and favours no place", () => {
  const next = random(3);
  const first = { a: 0, b: 0, c: 0 };
  for (let n = 0; n < 3000; n++) {
    const order = shuffled(["a", "b", "c"], next);
    assert.deepEqual([...order].sort(), ["a", "b", "c"]);
    first[order[0]] += 1;
  }
  Object.values(first).forEach((count) => assert.ok(Math.abs(count - 1000) < 150, count));
});

test("who calls is drawn from the values that the script varies", () => {
  const values = { caller: ["王先生", "李女士"], time: ["三点"] };
  const drawn = cast(values, random(9));
  assert.ok(values.caller.includes(drawn.caller));
  assert.equal(drawn.time, "三点");
});

const elements = {
  greeting: { signs: ["您好"] }, company: { signs: ["和风"] }, question: { signs: ["？", "请问"] }, none: { signs: [] },
};

test("the elements of a reply are found by their signs", () => {
  assert.deepEqual(elementsIn("您好，和风家居！", elements), ["greeting", "company"]);
  assert.deepEqual(elementsIn("", elements), []);
});

test("only what every wording of the best reply holds is asked for", () => {
  assert.deepEqual(required(["您好，和风。请问找谁", "您好，请问找谁"], elements), ["greeting", "question"]);
});
