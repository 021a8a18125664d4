// What an import left in a draft: questions to the author, and where each item came from.

import { element } from "../../outputs/site/assets/dom.mjs";
import { answerWith, isAnswerable } from "./answering.mjs";
import { placed } from "./history.mjs";
import { button, dialog, filled, freshId, growing, icon } from "./parts.mjs";

/** What stands nowhere but in its note: it is always shown, and goes only by itself. */
const KEPT = new Set(["question", "says", "left"]);

/** The notes at a place of a form: questions always, the rest where somebody looks at it closely. */
export function notesAt(form, path, { closely = false } = {}) {
  const key = path.join("/");
  const found = form.doc.notes.filter((one) => one.path.join("/") === key
    && (KEPT.has(one.kind) || (one.kind === "where" && (closely || one.doubtful))));
  if (!found.length) return null;
  return element("div", { class: "ed-notes" }, found.map((one) => note(form, path, one)));
}

function note(form, path, one) {
  const w = form.app.words;
  const isQuestion = one.kind === "question";
  const heading = { question: w.note_question, left: w.note_left }[one.kind];
  const key = `note ${one.line}`;
  return element("div", { class: `ed-note-of ed-note-of--${one.doubtful ? "question" : one.kind}`, role: "note" },
    element("p", {}, icon(isQuestion ? "ask" : "file"),
      heading && element("strong", {}, heading), " ", one.text, one.doubtful && ` ${w.note_doubtful}`),
    element("span", { class: "ed-note-of__buttons" },
      isQuestion && isAnswerable(form, path, one)
        && button(w.note_answer, () => answerWith(form, path, one, settle), { "data-key": `${key} answer` }),
      isQuestion && button(w.note_decide, () => decide(form, path, one), { "data-key": `${key} decide` }),
      button(heading ? w.note_done : w.note_checked, () => settle(form, path, one), { "data-key": `${key} done` })));
}

/** At the head of a file that came from an import: how much is to be checked, and one step for all. */
export function headOf(form) {
  const w = form.app.words;
  const asked = form.doc.notes.filter(({ kind }) => kind === "question").length;
  const others = form.doc.notes.filter(({ kind }) => !KEPT.has(kind) && kind !== "heading").length;
  if (!form.doc.notes.length) return null;
  return element("div", { class: "ed-imported" },
    element("p", {}, asked ? filled(w.imported_asked, asked) : w.imported, " "),
    others > 0 && button(w.imported_done, () => settle(form, [], { comment: "" }), { "data-key": "notes done" }));
}

/** The comment goes; of many at once, all but the questions. */
function settle(form, path, one, before = []) {
  const { app, doc } = form;
  const edit = { op: "note", file: doc.file, at: placed(path, doc.ids), value: one.comment, was: null };
  doc.notes = doc.notes.filter((other) => (one.comment ? other !== one : KEPT.has(other.kind)));
  app.history.add([...before, edit]);
  app.say(one.comment ? app.words.note_settled : app.words.notes_settled);
  app.focus("title");
  app.changed();
}

/** Write the answer down among the decisions of the company, then the question is settled. */
async function decide(form, path, one) {
  const { app, doc } = form;
  const w = app.words;
  const ask = (label, text = "") => {
    const id = freshId();
    const made = growing({ class: "ed-input", id });
    made.value = text;
    return { made, field: element("div", { class: "ed-field" }, element("label", { class: "ed-label", for: id }, label), made) };
  };
  const question = ask(w.decide_question, one.text);
  const answer = ask(w.decide_answer);
  const reason = ask(w.decide_reason);
  const decidedBy = ask(w.decide_by);
  answer.made.autofocus = true;
  let enable = () => {};
  const ready = () => enable([question, answer, reason].every(({ made }) => made.value.trim()));
  for (const { made } of [question, answer, reason]) made.addEventListener("input", ready);
  const given = await dialog(w.decide_title, [
    element("p", { class: "ed-quiet" }, filled(w.decide_about, doc.value.title ?? doc.id)), element("p", { class: "ed-quiet" }, w.decide_lead),
    question.field, answer.field, reason.field, decidedBy.field], [
    { label: w.cancel, value: "" },
    { label: w.decide_keep, value: "keep", primary: true, when: (set) => { enable = set; set(false); } },
  ]);
  if (given !== "keep") return;
  const see = doc.ids && path.length ? idAt(doc, path) : doc.id;
  const by = decidedBy.made.value.trim();
  const value = {
    question: question.made.value, answer: answer.made.value, reason: reason.made.value,
    ...(by && { decided_by: by }), ...(see && { see: [see] }),
  };
  settle(form, path, one, [{ op: "insert", file: "topics.yaml", at: ["decisions"], value, was: null, to: 100000 }]);
}

/** What an item is referred to by, as far as the form knows it: its document and its own id. */
function idAt(doc, path) {
  const id = doc.ids[path.slice(0, -1).join("/")]?.[path.at(-1)];
  const isDirect = path.length === 2 && ["duties", "rules"].includes(path[0]);
  return id && isDirect ? `${doc.id}/${id}` : doc.id;
}
