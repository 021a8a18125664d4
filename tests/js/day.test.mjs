// Which day it is, what the plan says by when, and a calendar that others can read.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  calendar, endOf, isDue, nextOf, nthDay, ofTheDay, progressOf, quizOf,
} from "../../generator/outputs/practice/assets/day.mjs";

test("days are counted from the first, over months and leap years", () => {
  assert.equal(nthDay("2026-12-01", "2026-12-01"), 1);
  assert.equal(nthDay("2026-12-01", "2027-01-01"), 32);
  assert.equal(nthDay("2028-02-28", "2028-03-01"), 3);
  assert.equal(nthDay("2026-12-02", "2026-12-01"), 0);
  for (const start of ["", "-", "2026-13-45", "x"]) assert.equal(nthDay(start, "2026-12-01"), 0, start);
});

const plan = [
  { id: "first-day-a", period: "first_day", text: "A" }, { id: "first-week-b", period: "first_week", text: "B" },
  { id: "first-week-c", period: "first_week", text: "C" },
];

test("a plan says how far each period is and by when", () => {
  const [day, week, ...rest] = progressOf(plan, { "first-week-b": "2026-12-02" }, "2026-12-01", "2026-12-03");
  assert.deepEqual([day.ticked, day.until, day.late], [0, "2026-12-01", true]);
  assert.deepEqual([week.ticked, week.until, week.late], [1, "2026-12-07", false]);
  assert.equal(rest.length, 0);
  assert.equal(endOf("-", "first_day"), "");
  assert.deepEqual(nextOf(plan, { "first-day-a": "x" }).map((one) => one.id), ["first-week-b", "first-week-c"]);
});

test("each line has its day", () => {
  const days = ["2026-12-01", "2026-12-02", "2026-12-03"];
  assert.equal(new Set(days.map((day) => ofTheDay(["a", "b", "c"], day))).size, 3);
  assert.equal(ofTheDay([], "2026-12-01"), undefined);
});

test("questions are due from their day on", () => {
  const today = Date.parse("2026-12-01T00:00:00Z") / 86400000;
  assert.deepEqual(quizOf({ a: { box: 0, due: today }, b: { box: 3, due: today + 1 } }, "2026-12-01"), { due: 1, known: 1 });
  assert.ok(isDue({ when: "daily" }));
  assert.ok(!isDue({ when: "on_event" }));
});

test("a calendar has whole days, escaped texts, and lines of at most 75 bytes", () => {
  const text = calendar([{ id: "x", day: "2026-12-31", title: "前台，第一周; a\\b", text: "一\n" + "长".repeat(100) }], "20261201T000000Z");
  assert.ok(text.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75));
  const unfolded = text.replaceAll("\r\n ", "");
  assert.match(unfolded, /DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n/);
  assert.match(unfolded, /SUMMARY:前台，第一周\\; a\\\\b\r\n/);
  assert.match(unfolded, new RegExp(`DESCRIPTION:一\\\\n长{100}\\r\\n`));
  assert.ok(unfolded.endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n"));
});
