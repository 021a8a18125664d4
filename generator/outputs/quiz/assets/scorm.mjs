// The store of a package in a learning system (SCORM 1.2): an attempt draws a set of questions, each
// is asked once and counts. A result that the system holds is never lowered.
//
// What was answered is kept in suspend_data, one character a question, so that five hundred of them
// stay far below the 4,096 that a system must keep.

import { draw, keyOf, result } from "./scoring.mjs";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const PARTS = 60; // Scores are fractions of 3, 4, 5, 6, 10 or 15 parts: whole sixtieths.
const OPEN = ".";
const NOT_DRAWN = "~";

/** A short mark of which questions there are, so that an old record is not read as a new one. */
export function markOf(ids) {
  let hash = 2166136261;
  for (const c of ids.join("\n")) hash = Math.imul(hash ^ c.codePointAt(0), 16777619) >>> 0;
  return hash.toString(36);
}

/** Scores by question (undefined where there is none) as suspend_data; `drawn` are those asked. */
export function encode(ids, scores, drawn = ids) {
  const asked = new Set(drawn);
  const sign = (worth) => (worth === undefined ? OPEN : DIGITS[Math.round(worth * PARTS)]);
  return `1:${markOf(ids)}:${ids.map((id) => (asked.has(id) ? sign(scores[id]) : NOT_DRAWN)).join("")}`;
}

/** The ids that an attempt asks: those of its record, else a set drawn anew; in the given order. */
export function drawnOf(ids, text, count, random = Math.random) {
  const [version, mark, signs] = (text || "").split(":");
  if (version === "1" && mark === markOf(ids) && signs?.length === ids.length) {
    const kept = ids.filter((_, n) => signs[n] !== NOT_DRAWN);
    if (kept.length) return kept;
  }
  const some = new Set(draw(ids, count || ids.length, random));
  return ids.filter((id) => some.has(id));
}

/** What to tell the system of a result: the better of it and what is held, and no status that is
 * worse; `held` is {score, status}, as the system has them. */
export function better(held, { percent, done, passed }) {
  const before = Number.parseFloat(held.score);
  const score = Number.isFinite(before) ? Math.max(before, percent) : percent;
  const status = done ? (passed ? "passed" : "failed") : "incomplete";
  const kept = ["passed", "completed"].includes(held.status) || (held.status === "failed" && !done);
  return { score, status: kept ? held.status : status };
}

/** What `encode` wrote; nothing where it belongs to other questions. */
export function decode(ids, text) {
  const [version, mark, signs] = (text || "").split(":");
  const scores = {};
  if (version === "1" && mark === markOf(ids) && signs?.length === ids.length) {
    ids.forEach((id, n) => {
      const at = DIGITS.indexOf(signs[n]);
      if (signs[n] !== OPEN && at >= 0) scores[id] = at / PARTS;
    });
  }
  return scores;
}

const KINDS = {
  choice: "choice", multiple: "choice", true_false: "choice", order: "sequencing", match: "matching",
  fill: "fill-in",
};

/** A response as an interaction has it: `a`, `a,c`, `a.2,b.1` or what was written. */
export function pattern(question, response) {
  if (question.type === "fill") return response[0].slice(0, 255);
  // A right side is a number on the page; the standard wants a letter or digit on either side.
  return response.join(",").slice(0, 255);
}

/** The fields of an interaction, in the order in which a system wants them set. */
export function interaction(question, response, worth, key, seconds, now) {
  const two = (n) => String(n).padStart(2, "0");
  const result = worth === 1 ? "correct" : worth > 0 ? String(Math.round(worth * 100) / 100) : "wrong";
  return [
    ["id", question.id],
    ["type", KINDS[question.type]],
    ["correct_responses.0.pattern", pattern(question, key)],
    ["time", `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`],
    ["weighting", "1"],
    ["student_response", pattern(question, response)],
    ["result", result],
    ["latency", span(seconds)],
  ];
}

/** Seconds as 0000:01:30. */
export function span(seconds) {
  const whole = Math.min(Math.max(0, Math.round(seconds)), 3599999);
  const part = (n, size) => String(Math.floor(n)).padStart(size, "0");
  return `${part(whole / 3600, 4)}:${part((whole / 60) % 60, 2)}:${part(whole % 60, 2)}`;
}

/** The system's API: in a frame above, or in the window that opened this one. */
export function findApi() {
  for (let at = window, steps = 0; at && steps < 20; at = at.parent, steps++) {
    if (at.API) return at.API;
    if (at.parent === at) break;
  }
  return window.opener?.API ?? window.opener?.parent?.API ?? null;
}

export function openStore(quiz, all, questions, passMark, count = 0) {
  const api = findApi();
  const begun = Date.now();
  api?.LMSInitialize("");
  const set = (name, value) => api?.LMSSetValue(`cmi.${name}`, String(value));
  const get = (name) => api?.LMSGetValue(`cmi.${name}`) ?? "";
  // In review mode nobody is examined, and nothing is to be changed.
  const counts = !["review", "browse"].includes(get("core.lesson_mode"));
  const held = { score: get("core.score.raw"), status: get("core.lesson_status") };
  let ids = drawnOf(all, get("suspend_data"), count);
  let scores = decode(all, get("suspend_data"));
  // A system that does not count says nothing; then every question answered before was one.
  const counted = api?.LMSGetValue("cmi.interactions._count");
  let told = counted ? Number(counted) : Object.keys(scores).length;
  const values = () => ids.map((id) => scores[id] ?? 0);
  const left = () => ids.filter((id) => scores[id] === undefined);

  /** The score over the questions of this attempt, what is not answered counting nothing. */
  function report() {
    if (!counts) return;
    const { percent, passed } = result(values(), passMark);
    const done = !left().length;
    const said = better(held, { percent, done, passed });
    if (done) Object.assign(held, said);
    set("core.score.min", 0);
    set("core.score.max", 100);
    set("core.score.raw", said.score);
    set("core.lesson_status", said.status);
    set("suspend_data", encode(all, scores, ids));
    api?.LMSCommit("");
  }

  let closed = false;
  function close() {
    if (closed) return;
    closed = true;
    report();
    if (counts) set("core.session_time", span((Date.now() - begun) / 1000));
    if (counts) set("core.exit", left().length ? "suspend" : "");
    api?.LMSFinish("");
  }
  addEventListener("pagehide", close);
  report();

  return {
    state: { cards: {}, log: [], name: "" },
    remembers: false,
    save() {},
    left,
    size: () => ids.length,
    /** Another attempt: other questions, and what is held stays where it is not bettered. */
    again() {
      ids = drawnOf(all, "", count);
      scores = {};
      report();
    },
    answered(entry, question, response, worth) {
      if (scores[question.id] !== undefined) return;
      scores[question.id] = worth;
      const fields = interaction(question, response, worth, keyOf(question), entry.seconds, new Date());
      if (counts) for (const [name, value] of fields) set(`interactions.${told}.${name}`, value);
      told++;
      report();
    },
    finished: report,
    forget() {},
  };
}
