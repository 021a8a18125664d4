// The editor: the tree on the left, the form in the middle, the page itself on the right.
//
// The form shows the files as they are after all edits that are not saved. It makes an edit in its
// own copy at once, then asks the server, which makes it in the file's text and says what is wrong.

import { element } from "../../outputs/site/assets/dom.mjs";
import { blankFile, itemsIn } from "./blank.mjs";
import { call, drop } from "./calls.mjs";
import { askForNew } from "./dialogs.mjs";
import { find, make } from "./finding.mjs";
import { Form } from "./form.mjs";
import { Kept } from "./kept.mjs";
import { build, print } from "./making.mjs";
import { pageSays, toProblem, toQuestion } from "./navigation.mjs";
import { panes, paint } from "./panes.mjs";
import { Saving } from "./saving.mjs";
import { chooseDocument, takeDrops } from "./taking.mjs";
import { watch } from "./watching.mjs";
import { History, apply, joined, placed, same, shifted, valueAt } from "./history.mjs";
import { button, filled, icon, iconButton } from "./parts.mjs";
import { textOf } from "./text.mjs";
import { treeOf } from "./tree.mjs";

const AFTER_TYPING = 350;
/** How long a message without a choice stays. */
const READ = 8000;
class Editor {
  history = new History();
  bases = {};
  documents = {};
  problems = [];
  unsaved = [];
  stale = [];
  open = null;
  filter = "";
  questions = {};
  kept = new Kept();
  saving = new Saving(this);
  preview = { problems: "", marked: false };
  /** Optional fields that somebody asked for and that are still empty. */
  asked = new Set();
  titles = new Map();
  previews = new Map();
  column = null;
  #version = 0;
  #asking = null;
  #timer = 0;
  #vanishing = 0;
  #wanted = [];
  #shown = "";
  /** Which of the problems was gone to last. */
  at = "";

  /** Roles of the tree that are unfolded, and items of the open file. */
  get unfolded() { return this.kept.unfolded; }
  get opened() { return this.kept.openedIn(this.open); }
  set opened(paths) { this.kept.open(this.open, paths); }

  async start() {
    const said = await call("start");
    Object.assign(this, {
      words: said.words, forms: said.forms, languages: said.languages, title: said.title,
      pictures: said.pictures, papers: said.papers,
    });
    document.title = [said.title, this.words.title].filter(Boolean).join(" · ");
    Object.assign(this, panes(this));
    paint();
    takeDrops(this);
    watch(this);
    await this.look();
    const there = decodeURIComponent(location.hash.slice(1));
    if (there) this.show(there);
    else this.render();
    addEventListener("keydown", (event) => this.#key(event));
    addEventListener("beforeunload", (event) => { if (this.unsaved.length) event.preventDefault(); });
    addEventListener("focus", () => this.#later(0));
    addEventListener("hashchange", () => {
      const file = decodeURIComponent(location.hash.slice(1));
      if (file && file !== this.open) this.show(file);
    });
  }

  // -- what the server says

  /** What the server needs to know to answer anything. */
  work() {
    return { edits: this.history.edits, bases: this.bases };
  }

  /** Ask how everything is after the edits; `anew` builds the form again. */
  look({ anew = false } = {}) {
    clearTimeout(this.#timer);
    if (anew) this.#shown = "";
    this.#version += 1;
    this.#asking ??= this.#ask().finally(() => { this.#asking = null; });
    return this.#asking;
  }

  /** Ask until the answer is about what the form holds by then. */
  async #ask() {
    let said;
    let version;
    try {
      do {
        clearTimeout(this.#timer);
        version = this.#version;
        said = await call("look", { ...this.work(), open: this.open ? [this.open] : [] });
      } while (version !== this.#version);
    } catch (error) {
      this.warn(`${this.words.lost_connection} (${error.message})`);
      return;
    }
    await this.#take(said);
  }

  async #take(said) {
    const before = this.documents[this.open];
    this.bases = { ...this.bases, ...said.bases };
    this.tree = said.tree;
    this.problems = said.problems;
    this.unsaved = said.unsaved;
    this.stale = said.stale;
    this.questions = said.questions;
    for (const doc of Object.values(said.documents)) {
      for (const [id, title] of Object.entries(doc.named)) this.titles.set(id, title);
    }
    const now = said.documents[this.open];
    const isSame = before && now && before.mode === now.mode && same(before.value, now.value)
      && same(valuesOf(before), valuesOf(now)) && same(before.notes, now.notes) && this.#shown === this.open;
    const isText = now?.mode === "form" && before?.mode === "text" && this.#shown === this.open;
    if (isSame) Object.assign(before, now);
    else this.documents[this.open] = now;
    this.#refused(said.refused);
    await this.#others();
    if (!isSame && !isText) this.render();
    else this.#renew();
    if (isText && before) before.text = now.text;
  }

  /** Files that others changed: those without edits of ours are simply shown anew. */
  async #others() {
    const mine = this.stale.filter((file) => this.unsaved.includes(file));
    const rest = this.stale.filter((file) => !mine.includes(file));
    for (const file of rest) delete this.bases[file];
    if (rest.length) this.#later(0);
    this.banner.hidden = !mine.length;
    if (mine.length) {
      this.banner.replaceChildren(icon("warn"), element("span", {}, filled(this.words.stale, mine.join(", "))),
        button(this.words.stale_look, () => this.rebase(), { "data-key": "rebase" }));
    }
  }

  #refused(refused) {
    if (!refused.length) return;
    const gone = new Set(refused.map(({ number }) => number));
    this.history.reset(this.history.edits.filter((_, number) => !gone.has(number)));
    this.say(filled(this.words.refused_edit, refused.length, refused[0].why), { seen: true, wrong: true });
    this.#later(0);
  }

  #later(wait = AFTER_TYPING) {
    this.#version += 1; // what was asked before is out of date
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.look(), wait);
  }

  warn(message) {
    this.banner.hidden = false;
    this.banner.replaceChildren(icon("warn"), element("span", {}, message));
  }

  // -- what is shown

  /** Something was edited that the form does not show by itself. */
  changed() {
    this.render();
    this.saveButton.disabled = false;
    this.#later(0);
  }

  async show(file) {
    this.history.pause();
    this.kept.scrolled(this.open, this.main.scrollTop);
    this.open = file;
    location.hash = encodeURIComponent(file);
    document.body.classList.remove("ed-with-tree");
    await this.look();
    this.render();
    this.main.scrollTop = this.kept.scrollIn(file);
    this.look_at({ path: "", language: "" });
  }

  /** Build form and tree anew; what had the focus has it again. */
  render() {
    const doc = this.documents[this.open];
    const focus = document.activeElement?.dataset?.key;
    const range = [document.activeElement?.selectionStart, document.activeElement?.selectionEnd];
    const scrolled = this.main.scrollTop;
    if (doc?.mode === "form") {
      this.form = new Form(this, doc);
      this.main.replaceChildren(this.form.render());
    } else if (doc?.mode === "text") {
      this.form = textOf(this, doc);
      this.main.replaceChildren(this.form.element);
    } else {
      this.form = null;
      if (this.page.getAttribute("src") !== "/") this.page.setAttribute("src", "/");
      this.main.replaceChildren(element("div", { class: "ed-welcome" },
        element("h1", {}, this.words.title), element("p", {}, this.words.welcome), element("p", {}, this.words.welcome_more),
        element("div", { class: "ed-drop" }, icon("file"), element("span", {}, this.words.take_drop),
          button(this.words.take_choose, () => this.take(), { "data-key": "take-here" })),
        element("p", { class: "ed-quiet" }, this.words.keys)));
    }
    this.#shown = this.open;
    this.main.scrollTop = scrolled;
    this.#renew();
    const wanted = this.#wanted.map((key) => this.#keyed(key)).find(Boolean) ?? (focus && this.#keyed(focus));
    this.#wanted = [];
    if (wanted && wanted !== document.activeElement) {
      wanted.focus({ preventScroll: wanted.dataset.key === focus });
      if (wanted.dataset.key === focus && range[0] != null) {
        try { wanted.setSelectionRange(...range); } catch { /* a date has no range */ }
      }
    }
  }

  /** Show what changed around the form, which stays as it is. */
  #renew() {
    const w = this.words;
    const doc = this.documents[this.open];
    const focus = document.activeElement?.closest(".ed-tree") && document.activeElement.dataset.key;
    const list = this.side.querySelector(".ed-tree__list");
    const scrolled = list?.scrollTop ?? 0;
    this.side.replaceChildren(...treeOf(this));
    const renewed = this.side.querySelector(".ed-tree__list");
    renewed.scrollTop = scrolled;
    if (focus) this.#keyed(focus)?.focus({ preventScroll: true });
    this.form?.showProblems(this.problems, doc?.mode);
    const errors = this.problems.filter(({ severity }) => severity === "error").length;
    const reminders = this.problems.length - errors;
    const asked = Object.values(this.questions).reduce((sum, one) => sum + one, 0);
    this.state.replaceChildren(
      errors
        ? element("button", { type: "button", class: "ed-state__wrong", title: w.to_first, "data-key": "to-problem", onclick: () => this.toProblem() }, filled(w.wrong_now, errors))
        : element("span", { class: "ed-state__well" }, w.all_well),
      asked ? element("button", { type: "button", class: "ed-state__asked", title: w.to_question, "data-key": "to-question", onclick: () => this.toQuestion() }, filled(w.asked_now, asked)) : "",
      reminders
        ? element("button", { type: "button", class: "ed-state__reminders", title: w.to_reminder, "data-key": "to-reminder", onclick: () => this.toProblem(null, "warning") }, filled(w.reminders, reminders))
        : "",
      this.unsaved.length ? element("span", { class: "ed-state__unsaved" }, filled(w.to_save, this.unsaved.length)) : "");
    this.undoButton.disabled = !this.history.canUndo;
    this.redoButton.disabled = !this.history.canRedo;
    this.saveButton.disabled = !this.unsaved.length;
    this.pageState.textContent = pageSays(this, doc, errors);
    this.pageState.hidden = !this.pageState.textContent;
  }

  /** The preview was built again. */
  previewed(state) {
    this.preview = state;
    this.#renew();
  }

  toProblem(file = null, severity = "error") { return toProblem(this, file, severity); }
  toQuestion() { return toQuestion(this); }

  #keyed(key) {
    return document.querySelector(`[data-key="${CSS.escape(key)}"]:not(:disabled)`);
  }

  /** Where the focus goes when the form is built anew: the first of these keys that is there. */
  focus(...keys) {
    this.#wanted = keys.filter(Boolean);
    if (this.#wanted.some((key) => this.#keyed(key) && this.#shown === this.open)) {
      this.#wanted.map((key) => this.#keyed(key)).find(Boolean)?.focus();
    }
  }

  toggle(key) {
    this.opened[this.opened.has(key) ? "delete" : "add"](key);
    this.render();
  }

  /** Show an optional field, and go there. */
  ask(file, path) {
    this.asked.add(`${file} ${joined(path)}`);
    this.#wanted = [joined(path), `${joined(path)}+`];
    this.render();
    const field = this.main.querySelector(`[data-path="${CSS.escape(joined(path))}"]`);
    if (field && !field.contains(document.activeElement)) field.querySelector("input, textarea, select, button")?.focus();
  }

  wrongIn(file) {
    const stem = file.replace(/\.yaml$/, ".");
    return this.problems.filter((one) => one.severity === "error" && (one.file === file || one.file.startsWith(stem))).length;
  }

  /** Tell a listener what happened; `seen` for everybody. */
  say(message, { seen = false, wrong = false, action = null } = {}) {
    this.live.textContent = message;
    if (!seen) return;
    this.toast.replaceChildren(element("span", {}, message), action ?? "",
      iconButton("close", this.words.cancel, () => { this.toast.hidden = true; }));
    this.toast.classList.toggle("ed-toast--wrong", wrong);
    this.toast.hidden = false;
    clearTimeout(this.#vanishing);
    if (!action && !wrong) this.#vanishing = setTimeout(() => { this.toast.hidden = true; }, READ);
  }

  /** Show the page of what has the focus, at the place of the item. */
  look_at({ path, language }) {
    const pages = this.documents[this.open]?.pages ?? {};
    const parts = path.split("/");
    while (parts.length && pages[parts.join("/")] === undefined) parts.pop();
    const found = pages[parts.join("/")] ?? pages[""];
    if (!found) return;
    const address = `/${language && language !== this.languages[0] ? `${language}/` : ""}${found}`;
    const [there, fragment] = address.split("#");
    this.pageLink.href = address;
    const shown = this.page.contentWindow?.location;
    if (shown && shown.pathname === there) {
      if (fragment && shown.hash !== `#${fragment}`) shown.replace(address);
    } else if (this.page.getAttribute("src") !== address) {
      this.page.setAttribute("src", address);
    }
  }

  // -- edits

  /** Make an edit in the form's own copy, and ask the server about it. */
  edit(doc, op, path, { value = null, to = 0, again = false, place = null, before = [], opens = null } = {}) {
    const was = op === "text" ? doc.text : op === "set" || op === "remove" ? structuredClone(valueAt(doc.value, path) ?? null) : null;
    const edit = { op, file: doc.file, at: placed(path, doc.ids), value, was, to };
    if (op === "text") {
      doc.text = value;
    } else {
      if (op === "insert" || op === "remove" || op === "move") {
        const list = op === "insert" ? path : path.slice(0, -1);
        const from = op === "insert" ? 0 : path.at(-1);
        if (op === "insert" || typeof from === "number") {
          this.opened = shifted(this.opened, op, list, from, to);
          this.#shift(doc, op, list, from, to);
        }
      }
      if (!same(was, value) || op !== "set") apply(doc.value, op, path, value, to);
      else return;
    }
    if (opens) this.opened.add(opens);
    this.history.add([...before, edit], place && `${doc.file} ${place}`);
    this.toast.hidden = true;
    if (again) this.render();
    this.saveButton.disabled = false;
    this.#later(again ? 0 : AFTER_TYPING);
  }

  /** Ids of items move with them; the id of a new one comes from the server. */
  #shift(doc, op, list, from, to) {
    const key = joined(list);
    const ids = doc.ids[key];
    if (ids) apply(doc.ids, op === "insert" ? "insert" : op, op === "insert" ? [key] : [key, from], "", to);
    const lead = `${key}/`;
    const moved = Object.entries(doc.ids).filter(([one]) => one.startsWith(lead));
    for (const [one] of moved) delete doc.ids[one];
    for (const [one, held] of moved) {
      const [there] = shifted(new Set([one]), op, list, from, to);
      if (there) doc.ids[there] = held;
    }
  }

  /** Edit a text of a translation; nothing given takes it away. */
  translate(doc, language, path, given, { place = null, again = false } = {}) {
    const file = doc.file.replace(/\.yaml$/, `.${language}.yaml`);
    const other = (doc.translations[language] ??= { file, value: {}, sound: true });
    const was = valueAt(other.value, path) ?? null;
    const at = path.map((part) => (typeof part === "number" ? { n: part } : part));
    if (given === undefined && was === null) return;
    const op = given === undefined ? "remove" : "set";
    apply(other.value, op, path, given);
    this.history.add([{ op, file, at, value: given ?? null, was }], place && `${file} ${place}`);
    if (again) this.render();
    this.saveButton.disabled = false;
    this.#later();
  }

  undo() {
    this.history.undo();
    this.#later(0);
  }

  redo() {
    this.history.redo();
    this.#later(0);
  }

  // -- calls with an answer of their own

  find(field, query, own) { return find(this, field, query, own); }
  make(asked) { return make(this, asked); }

  /** A new file that somebody asked for. */
  add(made) {
    const value = blankFile(this.forms, made.kind, made.value);
    this.history.add([{ op: "create", file: made.file, at: [], value, was: null }]);
    this.kept.open(made.file, new Set(itemsIn(value)));
  }

  build() { return build(this); }
  print() { return print(this); }
  take() { return chooseDocument(this); }
  save() { return this.saving.save(); }
  rebase(stale = null) { return this.saving.rebase(stale); }

  drop(file, doc, holds) {
    return drop(file, doc.file.includes("/") ? doc.file.split("/")[0] : "", holds);
  }

  async create(folder = "") {
    const made = await askForNew(this, folder);
    if (!made) return;
    this.add(made);
    if (folder) this.unfolded.add(folder);
    await this.show(made.file);
    this.main.querySelector(".ed-form input, .ed-form textarea")?.focus();
  }

  #key(event) {
    const isOurs = event.ctrlKey || event.metaKey;
    if (!isOurs || event.altKey || document.querySelector("dialog[open]")) return;
    const key = event.key.toLowerCase();
    const done = { s: () => this.save(), y: () => this.redo(), z: () => (event.shiftKey ? this.redo() : this.undo()) }[key];
    if (!done) return;
    event.preventDefault();
    done();
  }
}

const valuesOf = (doc) => Object.fromEntries(Object.entries(doc.translations).map(([key, one]) => [key, one.value]));

new Editor().start();
