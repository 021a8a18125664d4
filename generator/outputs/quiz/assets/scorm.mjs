// The store of a package in a learning system (SCORM 1.2): every question is asked once and counts.
//
// What was answered is kept in suspend_data, one character a question, so that five hundred of them
// stay far below the 4,096 that a system must keep.

import { keyOf, result } from "./scoring.mjs";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const PARTS = 60; // Scores are fractions of 3, 4, 5, 6, 10 or 15 parts: whole sixtieths.
const OPEN = ".";

/** A short mark of which questions there are, so that an old record is not read as a new one. */
export function markOf(ids) {
  let hash = 2166136261;
  for (const c of ids.join("\n")) hash = Math.imul(hash ^ c.codePointAt(0), 16777619) >>> 0;
  return hash.toString(36);
}

/** Scores by question (undefined where there is none) as suspend_data. */
export function encode(ids, scores) {
  const sign = (worth) => (worth === undefined ? OPEN : DIGITS[Math.round(worth * PARTS)]);
  return `1:${markOf(ids)}:${ids.map((id) => sign(scores[id])).join("")}`;
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
function findApi() {
  for (let at = window, steps = 0; at && steps < 20; at = at.parent, steps++) {
    if (at.API) return at.API;
    if (at.parent === at) break;
  }
  return window.opener?.API ?? window.opener?.parent?.API ?? null;
}

export function openStore(quiz, ids, questions, passMark) {
  const api = findApi();
  const begun = Date.now();
  api?.LMSInitialize("");
  const set = (name, value) => api?.LMSSetValue(`cmi.${name}`, String(value));
  const scores = decode(ids, api?.LMSGetValue("cmi.suspend_data"));
  // A system that does not count says nothing; then every question answered before was one.
  const counted = api?.LMSGetValue("cmi.interactions._count");
  let count = counted ? Number(counted) : Object.keys(scores).length;
  const values = () => ids.map((id) => scores[id] ?? 0);
  const left = () => ids.filter((id) => scores[id] === undefined);

  /** The score over all questions, what is not answered counting nothing. */
  function report() {
    const { percent } = result(values(), passMark);
    set("core.score.min", 0);
    set("core.score.max", 100);
    set("core.score.raw", percent);
    set("core.lesson_status", left().length ? "incomplete" : percent >= passMark ? "passed" : "failed");
    set("suspend_data", encode(ids, scores));
    api?.LMSCommit("");
  }

  let closed = false;
  function close() {
    if (closed) return;
    closed = true;
    report();
    set("core.session_time", span((Date.now() - begun) / 1000));
    set("core.exit", left().length ? "suspend" : "");
    api?.LMSFinish("");
  }
  addEventListener("pagehide", close);
  report();

  return {
    state: { cards: {}, log: [], name: "" },
    remembers: false,
    save() {},
    left,
    answered(entry, question, response, worth) {
      if (scores[question.id] !== undefined) return;
      scores[question.id] = worth;
      const fields = interaction(question, response, worth, keyOf(question), entry.seconds, new Date());
      for (const [name, value] of fields) set(`interactions.${count}.${name}`, value);
      count++;
      report();
    },
    finished: report,
    forget() {},
  };
}
