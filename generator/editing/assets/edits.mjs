// What typing, choosing and the buttons of a form do: edits of the file that it shows.

import { blank } from "./blank.mjs";
import { joined, outermostMissing, several, valueAt } from "./history.mjs";
import { filled } from "./parts.mjs";

/** The edits of one file, as its form makes them; `app` keeps them. */
export class Edits {
  constructor(app, doc) {
    this.app = app;
    this.doc = doc;
  }

  get form() {
    return this.app.forms[this.doc.record];
  }

  /** The value at a path; a text alone is the name of its item. */
  value(path) {
    const holder = valueAt(this.doc.value, path.slice(0, -1));
    if (typeof holder === "string" && typeof path.at(-1) === "string") {
      return path.at(-1) === this.named(path) ? holder : undefined;
    }
    return valueAt(this.doc.value, path);
  }

  /** The name of the field that names the record around a path. */
  named(path) {
    let form = this.form;
    for (const part of path.slice(0, -1)) {
      if (typeof part === "string") form = this.app.forms[form?.fields.find((one) => one.key === part)?.record];
    }
    return form?.named_by;
  }

  /** Something was typed or chosen; what is empty goes, unless it must be there. */
  typed(path, typed, field, { place = joined(path), again = false } = {}) {
    typed = typed.trim(); // so does the server, and nothing is shown anew for a space
    const holder = this.value(path.slice(0, -1));
    const name = path.at(-1);
    if (typeof holder === "string" && typeof name === "string") {
      // A text alone is an item; with another field it becomes one of several.
      const form = this.app.forms[this.recordAt(path.slice(0, -1))];
      if (name === form.named_by) this.set(path.slice(0, -1), typed, { place, again });
      else if (typed) this.set(path.slice(0, -1), { [form.named_by]: holder, [name]: typed }, { again });
      return;
    }
    const isKept = field.required || typeof name === "number" || name === this.named(path);
    if (typed.trim() === "" && !isKept) {
      if (this.value(path) !== undefined) this.edit("remove", path, { again, place });
    } else {
      this.set(path, typed, { place, again });
    }
  }

  recordAt(path) {
    let form = this.form;
    let record = this.doc.record;
    for (const part of path) {
      if (typeof part === "string") {
        record = form.fields.find((one) => one.key === part)?.record;
        form = this.app.forms[record];
      }
    }
    return record;
  }

  set(path, given, more) {
    const { path: at, value } = outermostMissing(this.doc.value, path, given);
    this.edit("set", at, { value, ...more });
  }

  insert(path, to, value, { again = true, focus = false, opens = null } = {}) {
    const holder = this.value(path.slice(0, -1));
    if (typeof holder === "string" && typeof path.at(-1) === "string") {
      const form = this.app.forms[this.recordAt(path.slice(0, -1))];
      this.set(path.slice(0, -1), { [form.named_by]: holder, [path.at(-1)]: [value] }, { again, opens });
    } else if (this.value(path.slice(0, -1)) === undefined) {
      this.set(path, [value], { again, opens });
    } else {
      this.edit("insert", path, { value, to, again, opens });
    }
    if (focus) this.app.focus(joined([...path, to]));
  }

  add(field, path) {
    const to = several(this.value(path)).length;
    const item = this.blank(field.record, path);
    this.insert(path, to, item, { opens: field.record === "Point" ? null : joined([...path, to]) });
    const name = this.app.forms[field.record].named_by;
    this.app.focus(name ? joined([...path, to, name]) : joined([...path, to]));
    this.app.say(filled(this.app.words.added, field.name, to + 1));
  }

  /** A new item: what must be chosen has its first choice, what must be written is empty. */
  blank(record, path) {
    return blank(this.app.forms, record, record === "Row" ? this.columnsAt(path) : 0);
  }

  /** How many cells a row of a table takes. */
  columnsAt(path) {
    const beside = this.value([...path.slice(0, -1), "columns"]) ?? this.value(["table", "columns"]);
    return Math.max(1, several(beside).length);
  }

  /** Several lines pasted into the name of an item: the first names it, the others follow as items. */
  paste(path, lines) {
    const [first, ...rest] = lines;
    const [list, n, name] = [path.slice(0, -2), path.at(-2), path.at(-1)];
    const field = this.app.forms[this.recordAt(list.slice(0, -1)) ?? this.doc.record].fields.find(({ key }) => key === list.at(-1));
    this.typed(path, first, { required: true }, { place: null });
    rest.forEach((line, i) => {
      this.edit("insert", list, { value: { ...this.blank(field.record, list), [name]: line }, to: n + 1 + i, again: i === rest.length - 1 });
    });
    this.app.focus(joined([...list, n + rest.length, name]));
    this.app.say(filled(this.app.words.pasted, lines.length));
  }

  remove(path, { again = true } = {}) {
    const list = path.slice(0, -1);
    const left = typeof path.at(-1) === "number" ? several(this.value(list)).length - 1 : 0;
    this.edit("remove", path, { again });
    if (typeof path.at(-1) === "number" && again) {
      const n = Math.min(path.at(-1), left - 1);
      this.app.focus(n >= 0 ? `${joined([...list, n])}x` : `${joined(list)}+`, `${joined(list)}+`, joined(list));
      this.app.say(this.app.words.removed);
    }
  }

  move(path, to, tool = null) {
    const key = document.activeElement?.dataset.key ?? "";
    const lead = joined(path);
    const list = joined(path.slice(0, -1));
    this.edit("move", path, { to, again: true });
    const rest = key.startsWith(lead) ? key.slice(lead.length) : "";
    const back = { up: "v", down: "^" }[tool];
    this.app.focus(`${list}/${to}${rest}`, back && `${list}/${to}${back}`);
    this.app.say(filled(this.app.words.moved, to + 1));
  }

  copy(path) {
    const list = path.slice(0, -1);
    const copied = structuredClone(this.value(path));
    const name = this.app.forms[this.recordAt(list)].named_by;
    const other = (text) => filled(this.app.words.copy_of, text);
    const made = typeof copied === "string" ? other(copied) : copied;
    if (typeof made === "object" && made) {
      delete made.id;
      delete made.was;
      if (typeof made[name] === "string") made[name] = other(made[name]);
      else if (Array.isArray(made[name])) made[name][0] = other(made[name][0]);
    }
    const to = path.at(-1) + 1;
    this.edit("insert", list, { value: made, to, again: true, opens: joined([...list, to]) });
    this.app.focus(joined([...list, to, name]), joined([...list, to]));
    this.app.say(this.app.words.copied);
  }

  edit(op, path, { value, ...more }) {
    this.app.edit(this.doc, op, path, { value, ...more });
  }

  /** A dropped file is written when the form is saved, with the edit that names it. */
  takeFile(path, { name, file, digest }, given) {
    this.app.previews.set(name, URL.createObjectURL(given));
    const missing = outermostMissing(this.doc.value, path, name);
    this.app.edit(this.doc, "set", missing.path, {
      value: missing.value, again: true, before: [{ op: "file", file, digest }],
    });
  }
}
