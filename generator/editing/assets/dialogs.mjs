// What is asked before something happens: a new file, a save, a file that others changed.

import { element } from "../../outputs/site/assets/dom.mjs";
import { call } from "./calls.mjs";
import { changedLines, dialog, filled, freshId } from "./parts.mjs";

const MADE = ["role", "procedure", "script", "standard", "checklist", "form", "quiz"];

/** Ask for a new file: its kind, place, name and id. The answer is what the server made of it. */
export async function askForNew(app, folder) {
  const w = app.words;
  const roles = app.tree.departments.flatMap((one) => one.roles);
  const departments = app.tree.departments.filter((one) => one.id);
  let found = null;
  let enable = () => {};
  let asked = 0;
  const kind = element("select", { class: "ed-input", id: freshId(), "data-key": "create-kind" },
    MADE.map((one) => element("option", { value: one, selected: folder ? one === "procedure" : one === "role" }, w.kind[one])));
  const where = element("select", { class: "ed-input", id: freshId(), "data-key": "create-where" });
  const whereLabel = element("label", { for: where.id, class: "ed-label" });
  const name = element("input", { class: "ed-input", id: freshId(), autocomplete: "off", autofocus: true, "data-key": "create-name" });
  const id = element("input", { class: "ed-input", id: freshId(), autocomplete: "off", spellcheck: "false", "data-key": "create-id" });
  const wrong = element("p", { class: "ed-problem ed-problem--error", role: "alert", hidden: true });
  let isOwnId = false;

  function places() {
    const isRole = kind.value === "role";
    whereLabel.replaceChildren(isRole ? w.create_department : w.create_where);
    where.replaceChildren(...(isRole
      ? departments.map((one) => element("option", { value: one.id }, one.title))
      : [...(kind.value === "quiz" ? [] : [element("option", { value: "" }, w.shared)]),
        ...roles.map((one) => element("option", { value: one.id, selected: one.id === folder }, one.title || one.id))]));
    const isQuiz = kind.value === "quiz";
    for (const one of [nameField, idField]) one.hidden = isQuiz;
  }

  async function suggest() {
    const number = (asked += 1);
    const answer = await call("new", {
      ...app.work(), kind: kind.value, title: name.value, folder: where.value, id: isOwnId ? id.value.trim() : "",
    });
    if (number !== asked) return;
    found = answer;
    if (!isOwnId) id.value = name.value.trim() || kind.value === "quiz" ? answer.id : "";
    const isNamed = kind.value === "quiz" || name.value.trim() !== "";
    const said = !isNamed ? "" : !answer.valid ? w.id_wrong : answer.free ? "" : filled(w.id_taken, answer.taken || answer.file);
    wrong.textContent = said;
    wrong.hidden = !said;
    enable(isNamed && answer.valid && answer.free);
  }

  const nameField = element("div", { class: "ed-field" }, element("label", { class: "ed-label", for: name.id }, w.create_name), name);
  const idField = element("div", { class: "ed-field" },
    element("label", { class: "ed-label", for: id.id }, w.create_id), id, element("p", { class: "ed-help" }, w.create_id_help));
  kind.addEventListener("change", () => { places(); suggest(); });
  where.addEventListener("change", suggest);
  name.addEventListener("input", suggest);
  id.addEventListener("input", () => { isOwnId = id.value.trim() !== ""; suggest(); });
  for (const one of [name, id]) {
    one.addEventListener("keydown", async (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      await suggest();
      one.closest("dialog").querySelector(".ed-button--primary:enabled")?.click();
    });
  }
  places();
  const answered = dialog(w.create_title, [
    element("div", { class: "ed-field" }, element("label", { class: "ed-label", for: kind.id }, w.create_kind), kind),
    element("div", { class: "ed-field" }, whereLabel, where),
    nameField, idField, wrong,
  ], [
    { label: w.cancel, value: "" },
    { label: w.create, value: "make", primary: true, when: (set) => { enable = set; set(false); } },
  ]);
  name.focus();
  suggest();
  return (await answered) === "make" ? { ...found, kind: kind.value } : null;
}

/** Show what a save changes; the answer is whether to go on. */
export async function askForSave(app, changes) {
  const w = app.words;
  const shown = changes.files.map(({ file, status, lines, size }) =>
    element("section", { class: "ed-changed" },
      element("h3", {}, element("span", { class: `ed-tag ed-tag--${status}` }, w[`${status}_file`]), file),
      lines.length ? changedLines(lines) : element("p", { class: "ed-quiet" }, filled(w.picture_file, Math.ceil(size / 1024)))));
  const answer = await dialog(w.review, [
    element("p", {}, w.review_lead),
    changes.errors > 0 && element("p", { class: "ed-note ed-note--warn" }, filled(w.still_wrong, changes.errors)),
    shown,
  ], [{ label: w.go_on, value: "" }, { label: w.save_now, value: "save", primary: true }], { wide: true });
  return answer === "save";
}

/** Show what others changed; the answer is whether to make the edits again on the new files. */
export async function askToRebase(app, stale) {
  const w = app.words;
  const answer = await dialog(w.stale_title, [
    element("p", {}, w.stale_lead),
    stale.map(({ file, lines }) =>
      element("section", { class: "ed-changed" }, element("h3", {}, file), changedLines(lines))),
  ], [{ label: w.stale_wait, value: "" }, { label: w.stale_go, value: "go", primary: true }], { wide: true });
  return answer === "go";
}

/** Settle what both changed; the answer is the edits to go on with, or null. */
export async function settle(app, { edits, clashes, lost }) {
  if (!clashes.length && !lost.length) return edits;
  const w = app.words;
  const chosen = new Map();
  let enable = () => {};
  const ready = () => enable(chosen.size === clashes.length);
  const option = (name, number, whose, value) => element("label", { class: "ed-clash__side" },
    element("input", { type: "radio", name, value: whose, onchange: () => { chosen.set(number, whose); ready(); } }),
    element("span", {}, element("strong", {}, w[whose]), element("span", { class: "ed-clash__text" }, shown(value, w))));
  const shownClashes = clashes.map(({ number, mine, theirs }) =>
    element("fieldset", { class: "ed-clash" },
      element("legend", {}, placeOf(edits[number])),
      option(`clash-${number}`, number, "mine", mine), option(`clash-${number}`, number, "theirs", theirs)));
  const answer = await dialog(clashes.length ? w.clash_title : w.lost_title, [
    clashes.length > 0 && element("p", {}, w.clash_lead),
    shownClashes,
    lost.length > 0 && [
      clashes.length > 0 && element("h3", {}, w.lost_title),
      element("p", {}, w.lost_lead),
      element("ul", { class: "ed-lost" }, lost.map(({ edit, why }) =>
        element("li", {}, element("strong", {}, placeOf(edit)), element("span", { class: "ed-clash__text" }, shown(edit.value, w)), element("span", { class: "ed-quiet" }, why)))),
    ],
  ], [
    { label: w.stale_wait, value: "" },
    { label: w.apply, value: "go", primary: true, when: (set) => { enable = set; ready(); } },
  ], { wide: true });
  if (answer !== "go") return null;
  return edits.filter((_, number) => chosen.get(number) !== "theirs");
}

const placeOf = ({ file, at }) =>
  [file, ...at.map((part) => (typeof part === "string" ? part : part.id || part.n + 1))].join(" › ");

const shown = (value, w) => value == null ? w.deleted : typeof value === "string" ? value : JSON.stringify(value, null, 1);
