// The form of one file, made from what its record declares.

import { element } from "../../outputs/site/assets/dom.mjs";
import { accept } from "./dialogs.mjs";
import { control, tagBox } from "./fields.mjs";
import { Edits } from "./edits.mjs";
import { joined, several, translatedPath, valueAt } from "./history.mjs";
import { headOf, notesAt } from "./notes.mjs";
import { move, toolsOf } from "./reshape.mjs";
import { button, filled, fitAll, freshId, growing, icon, iconButton, ontyped } from "./parts.mjs";

/** Records whose lists are named for where or when, not for what stands in them. */
const ONES = new Set(["Point", "Contact", "Limit", "Value", "Row"]);

/** Records that another document can take. */
const MOVABLE = new Set(["Duty", "Step", "Rule", "Point", "Measure", "ChecklistItem", "Question"]);

/** Problems of what is only not written yet: no reason for alarm while somebody writes. */
const UNFINISHED = new Set(["blank", "missing-field"]);

/** A form: builds its elements, and hands edits to the app. */
export class Form extends Edits {
  constructor(app, doc) {
    super(app, doc);
    this.boxes = new Map();
    this.counts = new Map();
    this.ids = new Map();
  }

  // -- elements

  render() {
    const { doc, app } = this;
    const title = doc.value.title;
    const made = element("form", {
      class: "ed-form", novalidate: true, onsubmit: (event) => event.preventDefault(),
      onfocusin: ({ target }) => app.look_at(this.placeOf(target)),
    },
    element("header", { class: "ed-form__head" },
      element("p", { class: "ed-kind" }, app.words.single[doc.kind] ?? app.words.kind[doc.kind] ?? doc.kind),
      element("h1", {}, typeof title === "string" && title ? title : app.words.single[doc.kind] ?? app.words.untitled),
      element("p", { class: "ed-quiet" }, filled(app.words.file, doc.file)),
      toolsOf(app, doc)),
    headOf(this),
    notesAt(this, []),
    this.problemBox([]),
    this.fields(this.form, []));
    requestAnimationFrame(() => fitAll(made));
    return made;
  }

  /** The fields of a record: those in use, those that may be added, document control. */
  fields(form, path) {
    const held = this.value(path);
    const isSet = ({ key }) => typeof held === "object" && held !== null && held[key] !== undefined;
    const isAsked = ({ key }) => this.app.asked.has(`${this.doc.file} ${joined([...path, key])}`);
    const own = form.fields.filter(({ shown }) => shown !== "control");
    const kept = form.fields.filter(({ shown }) => shown === "control");
    const shown = own.filter((one) => one.shown === "always" || isSet(one) || isAsked(one));
    return [
      shown.map((one) => this.field(one, [...path, one.key])),
      this.offer(own.filter((one) => !shown.includes(one)), path),
      kept.length > 0 && this.kept(kept, path, isSet, isAsked),
    ];
  }

  /** Names of further fields, each a button that brings the field. */
  offer(fields, path) {
    if (!fields.length) return null;
    return element("div", { class: "ed-offer" },
      element("span", { class: "ed-offer__title" }, this.app.words.more),
      fields.map((one) =>
        button([icon("add"), one.name], () => {
          this.app.ask(this.doc.file, [...path, one.key]);
        }, { class: "ed-offer__one", title: one.help || null, "data-key": `${joined([...path, one.key])}+` })));
  }

  kept(fields, path, isSet, isAsked) {
    const name = path.length ? this.app.words.sources : this.app.words.control;
    const key = `${joined(path)}#`;
    const shown = fields.filter((one) => isSet(one) || isAsked(one));
    return element("details", {
      class: "ed-kept", open: this.app.opened.has(key),
      ontoggle: ({ target }) => {
        this.app.opened[target.open ? "add" : "delete"](key);
        if (target.open) fitAll(target);
      },
    },
    element("summary", { "data-key": key }, icon("chevron"), name,
      shown.length > 0 && element("span", { class: "ed-quiet" }, filled(this.app.words.filled_in, shown.length))),
    element("div", { class: "ed-kept__fields" },
      shown.map((one) => this.field(one, [...path, one.key])),
      this.offer(fields.filter((one) => !shown.includes(one)), path)));
  }

  /** A field with its name, help, translation and problems. */
  field(field, path) {
    const isRecord = field.holds === "record";
    const isGroup = isRecord || field.many || field.holds === "ref";
    const label = freshId();
    const head = element(isGroup ? "span" : "label", { class: "ed-label", id: label, for: isGroup ? null : this.idOf(path) },
      field.name,
      field.required && element("span", { class: "ed-required", title: this.app.words.required }, "*", element("span", { class: "ed-hidden" }, this.app.words.required)));
    const help = field.help && element("p", { class: "ed-help", id: `${this.idOf(path)}-help` }, field.help);
    const inner = isRecord ? (field.many ? this.items(field, path) : this.record(field, path)) : control(this, field, path);
    const hasColumns = field.translated && !field.many && !isRecord;
    const isTick = field.holds === "flag";
    return element("div", {
      class: `ed-field${isRecord ? " ed-field--record" : ""}${isTick ? " ed-field--tick" : ""}${this.isShort(field) ? " ed-field--short" : ""}`,
      "data-path": joined(path), role: isGroup ? "group" : null, "aria-labelledby": isGroup ? label : null,
    },
    isTick ? [inner, head] : head, !isRecord && help,
    isRecord && help,
    !isTick && element("div", { class: hasColumns ? "ed-columns" : null }, inner, hasColumns && this.translation(field, path)),
    field.translated && field.many && field.holds === "line" && this.translatedTags(field, path),
    notesAt(this, path, { closely: true }),
    this.problemBox(path));
  }

  /** Whether a field stands with document control or sources, which are folded away. */
  isKept(path) {
    const form = this.app.forms[this.recordAt(path.slice(0, -1)) ?? this.doc.record];
    return form?.fields.some(({ key, shown }) => key === path.at(-1) && shown === "control") ?? false;
  }

  isShort({ holds, many }) {
    return !many && ["choice", "whole", "amount", "day", "duration", "moment", "colour", "flag"].includes(holds);
  }

  record(field, path) {
    return element("div", { class: "ed-record" },
      this.fields(this.app.forms[field.record], path),
      this.value(path) !== undefined && !field.required && field.shown !== "always"
        && button([icon("remove"), filled(this.app.words.remove_it, field.name)], () => this.remove(path), { class: "ed-remove" }));
  }

  // -- lists of records

  items(field, path) {
    const form = this.app.forms[field.record];
    const held = several(this.value(path));
    return element("div", { class: "ed-list" },
      element("ol", { class: form.bare ? "ed-items ed-items--bare" : "ed-items" }, held.map((_, n) => this.item(field, form, [...path, n], held.length))),
      button([icon("add"), ONES.has(field.record) ? this.app.words.add_one : filled(this.app.words.add, field.name)],
        () => this.add(field, path), { class: "ed-add", "data-key": `${joined(path)}+` }));
  }

  item(field, form, path, count) {
    const key = joined(path);
    const isOpen = this.app.opened.has(key) || !form.named_by;
    const label = this.titleOf(form, path) || this.app.words.untitled;
    const name = filled(this.app.words.nth, field.name, path.at(-1) + 1);
    const inline = form.bare && form.fields.find((one) => one.key === form.named_by);
    const body = freshId();
    const toggle = form.named_by && element("button", {
      type: "button", class: "ed-item__toggle", "aria-expanded": String(isOpen), "aria-controls": isOpen ? body : null,
      "data-key": `${key}>`, "aria-label": inline ? `${name} ${this.app.words.details}` : null, title: inline ? this.app.words.details : null,
      onclick: () => this.app.toggle(key),
    },
    icon("chevron"),
    !inline && element("span", { class: "ed-item__number" }, String(path.at(-1) + 1)),
    !inline && element("span", { class: "ed-item__title" }, label),
    !inline && !isOpen && element("span", { class: "ed-item__notes" }, this.notes(form, path)));
    const count_ = element("span", { class: "ed-badge", hidden: true });
    this.counts.set(key, count_);
    return element("li", {
      class: `ed-item${isOpen ? " ed-item--open" : ""}`, "data-path": key,
      onkeydown: (event) => this.keys(event, path, count),
    },
    element("div", { class: "ed-item__head" },
      toggle,
      inline && element("div", { class: "ed-columns" },
        control(this, { ...inline, help: "" }, [...path, inline.key], name), this.translation(inline, [...path, inline.key])),
      count_,
      this.tools(path, count, { copies: true, name: label })),
    inline && this.problemBox([...path, inline.key]),
    notesAt(this, path, { closely: isOpen }),
    isOpen && element("div", { class: "ed-item__body", id: body },
      this.fields(inline ? { ...form, fields: form.fields.filter((one) => one !== inline) } : form, path)),
    this.problemBox(path));
  }

  /** What an item is called. */
  titleOf(form, path) {
    const held = this.value(path);
    const name = typeof held === "object" && held ? held[form.named_by] : held;
    const title = several(name)[0];
    const field = form.fields.find((one) => one.key === form.named_by);
    return typeof title === "string" ? (field?.holds === "ref" && this.app.titles.get(title)) || title : "";
  }

  /** What else is worth seeing of an item that is folded. */
  notes(form, path) {
    return form.fields
      .filter(({ holds, many, key }) => !many && ["choice", "duration", "moment", "whole"].includes(holds) && key !== form.named_by)
      .map((one) => {
        const value = this.value([...path, one.key]);
        return value === undefined ? null : one.choices.find(([key]) => key === value)?.[1] ?? String(value);
      })
      .filter(Boolean).slice(0, 3).join(" · ");
  }

  /** Buttons that move, copy and remove an item. */
  tools(path, count, { copies = true, name = "" } = {}) {
    const n = path.at(-1);
    const w = this.app.words;
    const key = joined(path);
    return element("span", { class: "ed-tools" },
      iconButton("up", `${w.up} ${name}`.trim(), () => this.move(path, n - 1, "up"), { disabled: n === 0, "data-key": `${key}^` }),
      iconButton("down", `${w.down} ${name}`.trim(), () => this.move(path, n + 1, "down"), { disabled: n === count - 1, "data-key": `${key}v` }),
      copies && MOVABLE.has(this.recordAt(path.slice(0, -1))) && this.doc.pages[key] !== undefined
        && iconButton("away", `${w.do_move} ${name}`.trim(), () => move(this.app, this.doc, path), { "data-key": `${key}@` }),
      copies && iconButton("copy", `${w.copy} ${name}`.trim(), () => this.copy(path), { "data-key": `${key}=` }),
      iconButton("remove", `${w.remove} ${name}`.trim(), () => this.remove(path), { "data-key": `${key}x` }));
  }

  keys(event, path, count) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !by || event.target.closest("[data-path]")?.closest(".ed-item")?.dataset.path !== joined(path)) return;
    event.preventDefault();
    event.stopPropagation();
    const to = path.at(-1) + by;
    if (to >= 0 && to < count) this.move(path, to);
  }

  // -- translations

  /** The same text in another language, beside the original. */
  translation(field, path) {
    const language = this.app.column;
    if (!language || !field.translated || !this.doc.file) return null;
    const found = this.doc.translations[language];
    const isStale = found && !found.sound;
    const made = growing({
      class: "ed-input ed-input--translation", lang: language, "data-key": `${language}:${joined(path)}`,
      "aria-label": `${field.name} (${this.app.words.language[language]})`, placeholder: this.app.words.language[language],
      disabled: isStale || this.value(path) === undefined,
    });
    made.value = this.translated(path, field) ?? "";
    ontyped(made, (typed) => this.translate(path, typed, field));
    return element("div", { class: "ed-translation" }, made, this.problemBox(path, language));
  }

  translatedTags(field, path) {
    const language = this.app.column;
    if (!language || field.key !== "aliases") return null;
    const there = translatedPath(path, this.doc.ids);
    const held = several(valueAt(this.doc.translations[language]?.value, there));
    const set = (words) => this.app.translate(this.doc, language, there, words.length ? words : undefined, { again: true });
    return element("div", { class: "ed-translation", lang: language },
      tagBox(this, held, `${field.name} (${this.app.words.language[language]})`, `${language}:${joined(path)}`, {}, {
        add: (word) => set([...held, word]), remove: (n) => set(held.filter((_, i) => i !== n)),
      }));
  }

  /** A translation's text; one alone may stand for the name of an item. */
  translated(path, field) {
    const value = this.doc.translations[this.app.column]?.value;
    const there = translatedPath(path, this.doc.ids);
    const holder = valueAt(value, there.slice(0, -1));
    if (typeof holder === "string" && typeof there.at(-1) === "string") {
      return this.named(path) === field.key ? holder : "";
    }
    const found = valueAt(value, there);
    return typeof found === "string" ? found : undefined;
  }

  translate(path, typed, field) {
    typed = typed.trim();
    const language = this.app.column;
    const there = translatedPath(path, this.doc.ids);
    const isLine = typeof path.at(-1) === "number";
    const held = isLine ? valueAt(this.doc.translations[language]?.value, there.slice(0, -1)) : null;
    const originals = isLine ? several(this.value(path.slice(0, -1))) : [];
    if (isLine && several(held).length !== originals.length) {
      const words = originals.map((one, n) => (n === path.at(-1) ? typed : one)); // line by line
      this.app.translate(this.doc, language, there.slice(0, -1), words, { place: `${language}:${joined(path)}` });
    } else {
      const given = isLine && typeof held === "string" ? [typed] : typed;
      const at = isLine && typeof held === "string" ? there.slice(0, -1) : there;
      this.app.translate(this.doc, language, at, typed.trim() ? given : undefined, { place: `${language}:${joined(path)}` });
    }
  }

  // -- problems

  /** A place for what is wrong at a path. */
  problemBox(path, language = "") {
    const made = element("div", { class: "ed-problems", hidden: true, id: `${this.idOf(path)}-wrong${language}` });
    this.boxes.set(`${language}:${joined(path)}`, made);
    return made;
  }

  /** Show problems at the innermost place of each that the form shows. */
  showProblems(problems) {
    for (const box of this.boxes.values()) box.replaceChildren();
    const sums = new Map();
    for (const one of problems) {
      const language = this.languageOf(one.file);
      if (language === null) continue;
      let path = [...one.path];
      while (path.length && !this.boxes.get(`${language}:${joined(path)}`)?.isConnected) path.pop();
      const box = this.boxes.get(`${language}:${joined(path)}`) ?? this.boxes.get(":");
      box?.append(this.problem(one));
      for (let n = 1; n <= one.path.length; n++) {
        const key = joined(one.path.slice(0, n));
        if (!language && one.severity === "error") sums.set(key, (sums.get(key) ?? 0) + 1);
      }
    }
    for (const box of this.boxes.values()) box.hidden = !box.childElementCount;
    for (const [key, badge] of this.counts) {
      badge.hidden = !sums.get(key);
      badge.replaceChildren(String(sums.get(key) ?? ""), element("span", { class: "ed-hidden" }, this.app.words.problems));
    }
  }

  languageOf(file) {
    if (file === this.doc.file) return "";
    const found = Object.entries(this.doc.translations).find(([, one]) => one.file === file);
    return found ? (found[0] === this.app.column ? found[0] : null) : null;
  }

  problem({ severity, message, hint, code, accepts }) {
    const kind = UNFINISHED.has(code) ? "unfinished" : severity;
    return element("div", { class: `ed-problem ed-problem--${kind}` },
      icon("warn"), element("span", {}, message, hint && element("span", { class: "ed-problem__hint" }, hint)),
      accepts && button(this.app.words.accept, () => accept(this.app, accepts, message), { class: "ed-quiet-button" }));
  }

  idOf(path) {
    const key = joined(path);
    if (!this.ids.has(key)) this.ids.set(key, freshId());
    return this.ids.get(key);
  }

  described(path, field) {
    const help = field.help && typeof path.at(-1) === "string" ? `${this.idOf(path)}-help ` : "";
    return { "aria-describedby": `${help}${this.idOf(path)}-wrong` };
  }

  placeOf(target) {
    const there = target.closest("[data-path]");
    const language = target.dataset.key?.match(/^(\w\w):/)?.[1] ?? "";
    return { path: there?.dataset.path ?? "", language };
  }

  /** Where a picture of this name is, if the site has it. */
  picture(name) {
    return name ? this.doc.pictures?.[name] : undefined;
  }

  /** What a field may name in the same file. */
  inside(field, query) {
    const typed = query.toLowerCase();
    const found = this.doc.items
      .filter(([record, , title]) => field.inside.includes(record) && title.toLowerCase().includes(typed))
      .map(([, id, title]) => ({ id, title, of: "" }));
    const ends = field.inside.includes("Node") || field.inside.includes("Phase");
    return [...found.slice(0, 30), ...(ends ? [{ id: "end", title: this.app.words.end, of: "" }] : [])];
  }
}
