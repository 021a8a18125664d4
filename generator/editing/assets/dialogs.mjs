// What is asked before something happens: a new file, a save, a file that others changed.

import { element } from "../../outputs/site/assets/dom.mjs";
import { call } from "./calls.mjs";
import { changedLines, dialog, filled, freshId } from "./parts.mjs";

const MADE = ["role", "procedure", "script", "standard", "checklist", "form", "quiz"];

/** Ask for a new file: its kind, place, name and id. The answer is what the server made of it. */
export async function askForNew(app, folder, asked_for = {}) {
  const w = app.words;
  const roles = app.tree.departments.flatMap((one) => one.roles);
  const departments = app.tree.departments.filter((one) => one.id);
  let found = null;
  let enable = () => {};
  let asked = 0;
  const kind = element("select", { class: "ed-input", id: freshId(), "data-key": "create-kind" },
    MADE.map((one) => element("option", { value: one, selected: one === (asked_for.kind ?? (folder ? "procedure" : "role")) }, w.kind[one])));
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
  kind.disabled = Boolean(asked_for.kind);
  name.value = asked_for.name ?? "";
  const styles = app.forms.Form.fields.find(({ key }) => key === "style").choices;
  const style = element("select", { class: "ed-input", id: freshId(), "data-key": "create-style" },
    styles.map(([value, label]) => element("option", { value }, label)));
  const styleField = element("div", { class: "ed-field" }, element("label", { class: "ed-label", for: style.id }, w.create_style), style);
  kind.addEventListener("change", () => { styleField.hidden = kind.value !== "form"; });
  styleField.hidden = kind.value !== "form";
  places();
  const answered = dialog(w.create_title, [
    element("div", { class: "ed-field" }, element("label", { class: "ed-label", for: kind.id }, w.create_kind), kind),
    element("div", { class: "ed-field" }, whereLabel, where),
    nameField, styleField, idField, wrong,
  ], [
    { label: w.cancel, value: "" },
    { label: w.create, value: "make", primary: true, when: (set) => { enable = set; set(false); } },
  ]);
  name.focus();
  suggest();
  if ((await answered) !== "make") return null;
  return { ...found, kind: kind.value, value: { ...found.value, ...(kind.value === "form" && { style: style.value }) } };
}

/** Ask why something that was pointed out is right as it is; the reason is kept in the settings. */
export async function accept(app, [check, item], message) {
  const w = app.words;
  const why = element("input", { class: "ed-input", id: freshId(), autocomplete: "off", autofocus: true, "data-key": "accept-why" });
  let enable = () => {};
  why.addEventListener("input", () => enable(why.value.trim() !== ""));
  const answer = await dialog(w.accept_title, [
    element("p", {}, message), element("p", { class: "ed-quiet" }, w.accept_lead),
    element("div", { class: "ed-field" }, element("label", { class: "ed-label", for: why.id }, w.accept_why), why),
  ], [{ label: w.cancel, value: "" }, { label: w.accept_now, value: "go", primary: true, when: (set) => { enable = set; set(false); } }]);
  if (answer !== "go") return;
  app.history.add([{ op: "insert", file: "handbook.yaml", at: ["accepted"], value: { check, item, why: why.value }, was: null, to: 100000 }]);
  app.changed();
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
