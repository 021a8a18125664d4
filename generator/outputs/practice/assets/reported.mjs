// What the scripts of this folder share in a learning system (SCORM 1.2), where it stands in for
// `shared.mjs`: what is kept goes to the system, and counts as completed once it is there.
//
// A receipt completes a document, a whole rehearsal a script; the best score of these is reported.
// In review nothing is reported, and a part that was completed stays so.

import { findApi, span } from "../../quiz/assets/scorm.mjs";
export { define, element } from "../../site/assets/dom.mjs";
export { button, copy, dayOf, fill, printOnly, save, timeOf, today, wordsOf } from "./page.mjs";
export { hash, read, written } from "./receipt.mjs";

const DONE = ["completed", "passed"];
const api = findApi();
const begun = Date.now();
api?.LMSInitialize("");
const get = (name) => api?.LMSGetValue(`cmi.${name}`) ?? "";
const counts = Boolean(api) && !["review", "browse"].includes(get("core.lesson_mode"));
const set = (name, value) => counts && api.LMSSetValue(`cmi.${name}`, String(value));

/** Whether what is done here reaches a learning system. */
export const isReported = counts;

/** What is kept: `R` and a receipt, or `P` and the best score, the last, how often, and the day. */
let kept = get("suspend_data");
let name = "";

function keep(text, score) {
  kept = text;
  set("suspend_data", text);
  if (score !== undefined) {
    set("core.score.min", 0);
    set("core.score.max", 100);
    set("core.score.raw", score);
  }
  set("core.lesson_status", DONE.includes(get("core.lesson_status")) ? get("core.lesson_status") : "completed");
  api?.LMSCommit("");
}

/** A name as people write it: the standard has the family name first, and a comma. */
function learner() {
  const [family, given] = get("core.student_name").split(/,\s*/);
  const isChinese = /\p{Script=Han}/u.test(family);
  return given ? (isChinese ? family + given : `${given} ${family}`) : family;
}

const rehearsed = () => {
  const [mark, best, last, times, day] = kept.split("|");
  const isSound = mark === "P" && [best, last, times].every((one) => /^\d{1,6}$/.test(one));
  return isSound ? { best: Number(best), last: Number(last), times: Number(times), day: day ?? "" }
    : { best: 0, last: 0, times: 0, day: "" };
};

const KEPT = {
  reader: () => ({ name: (name || learner()).slice(0, 80), start: "" }),
  receipts: () => (kept.startsWith("R|") ? [kept.slice(2)] : []),
  rehearsal: rehearsed,
};

export const stored = (what) => KEPT[what]();

export function store(what, value) {
  if (what === "reader") ({ name } = value);
  if (what === "receipts") keep(`R|${value.at(-1)}`);
  if (what === "rehearsal") {
    const { best, last, times, day } = value;
    keep(`P|${best}|${last}|${times}|${day}`, best);
  }
}

let isClosed = false;
addEventListener("pagehide", () => {
  if (isClosed) return;
  isClosed = true;
  set("core.session_time", span((Date.now() - begun) / 1000));
  set("core.exit", DONE.includes(get("core.lesson_status")) ? "" : "suspend");
  api?.LMSFinish("");
});
if (!DONE.includes(get("core.lesson_status"))) set("core.lesson_status", "incomplete");
