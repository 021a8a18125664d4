// What is typed into or chosen in one field: a control for each kind of value.

import { element } from "../../outputs/site/assets/dom.mjs";
import { joined, several, valueAt } from "./history.mjs";
import { button, filled, freshId, growing, icon, iconButton, ontyped } from "./parts.mjs";
import { picker } from "./picker.mjs";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TICKED = ["true", "yes", "是"];

/** The control of a field: `form` knows the values, `path` is the place. */
export function control(form, field, path, label = null) {
  if (field.many) return list(form, field, path);
  return single(form, field, path, { id: form.idOf(path), label });
}

/** A control of one value. */
function single(form, field, path, { id = null, label = null } = {}) {
  const value = form.value(path);
  const shared = { id, "data-key": joined(path), "aria-label": label, ...form.described(path, field) };
  switch (field.holds) {
    case "text":
    case "cell": return text(form, field, path, value, shared);
    case "choice": return choice(form, field, path, value, shared);
    case "flag": return flag(form, field, path, value, shared);
    case "ref": return reference(form, field, path, value, shared);
    case "picture":
    case "paper":
    case "logo": return file(form, field, path, value, shared);
    default: return line(form, field, path, value, shared);
  }
}

const asText = (value) => (typeof value === "string" ? value : "");

function text(form, field, path, value, shared) {
  const made = growing({ class: "ed-input", ...shared, placeholder: field.default || null });
  made.value = asText(value);
  ontyped(made, (typed) => form.typed(path, typed, field));
  if (field.key === form.named(path)) {
    made.addEventListener("keydown", (event) => { // a name is one line
      if (event.key === "Enter" && !event.isComposing) event.preventDefault();
    });
    if (typeof path.at(-2) === "number") made.addEventListener("paste", (event) => pasted(event, form, path));
  }
  return made;
}

/** Lines of a document or cells of a row become an item each. */
function pasted(event, form, path) {
  const lines = event.clipboardData.getData("text").split(/[\r\n\t]+/).map((one) => one.trim()).filter(Boolean);
  if (lines.length < 2 || event.target.value.trim()) return;
  event.preventDefault();
  form.paste(path, lines);
}

function line(form, field, path, value, shared) {
  const isDay = field.holds === "day" && (value === undefined || DAY.test(value));
  const isColour = field.holds === "colour" && /^#[0-9a-fA-F]{6}$/.test(value || field.default);
  const suggestions = form.app.words.suggestions[field.holds];
  const listId = suggestions ? freshId() : null;
  const made = element("input", {
    class: `ed-input ed-input--${field.holds}`, ...shared, list: listId,
    type: isDay ? "date" : isColour ? "color" : "text",
    inputmode: { whole: "numeric", amount: "decimal" }[field.holds] ?? null,
    placeholder: field.default ? filled(form.app.words.default, field.default) : null,
    autocomplete: "off",
  });
  made.value = asText(value) || (isColour ? field.default : "");
  ontyped(made, (typed) => form.typed(path, typed, field));
  if (!suggestions) return made;
  return [made, element("datalist", { id: listId }, suggestions.map((one) => element("option", { value: one })))];
}

function choice(form, field, path, value, shared) {
  const known = field.choices.map(([one]) => one);
  const usual = field.choices.find(([one]) => one === field.default)?.[1];
  const made = element("select", {
    class: "ed-input", ...shared,
    onchange: ({ target }) => form.typed(path, target.value, field, { place: null }),
  },
  !field.required && element("option", { value: "" }, usual ? filled(form.app.words.default, usual) : form.app.words.none),
  field.required && value === undefined && element("option", { value: "" }, form.app.words.choose),
  field.choices.map(([one, label]) => element("option", { value: one }, label)),
  value !== undefined && !known.includes(value) && element("option", { value }, String(value)));
  made.value = value ?? "";
  return made;
}

function flag(form, field, path, value, shared) {
  const isTicked = TICKED.includes(String(value ?? field.default).toLowerCase());
  return element("input", {
    type: "checkbox", class: "ed-check", ...shared, checked: isTicked,
    onchange: ({ target }) => {
      const isDefault = String(target.checked) === field.default;
      form.typed(path, isDefault ? "" : String(target.checked), field, { place: null });
    },
  });
}

// -- references

/** A reference: the title of what is named, and a box to name another. */
function reference(form, field, path, value, shared) {
  if (value !== undefined && value !== "") {
    return element("span", { class: "ed-chips" }, chip(form, value, () => form.typed(path, "", field, { place: null, again: true })));
  }
  return finder(form, field, path, shared, (id) => form.typed(path, id, field, { place: null, again: true }));
}

function chip(form, value, remove) {
  const title = form.app.titles.get(value);
  return element("span", { class: "ed-chip", title: title && title !== value ? value : null },
    element("span", { class: "ed-chip__text" }, title || String(value)),
    iconButton("close", `${form.app.words.take_away} ${title || value}`, remove, { class: "ed-chip__remove" }));
}

function finder(form, field, path, shared, chosen) {
  const { app } = form;
  return picker({
    words: app.words, key: shared["data-key"], label: shared["aria-label"] ?? field.name,
    placeholder: app.words.find,
    find: (query) => (field.inside.length ? form.inside(field, query) : app.find(field, query, form.doc.id)),
    free: field.in_words ? chosen : null,
    chosen: (one) => {
      if (!one.make) app.titles.set(one.id, one.title);
      (one.make ? app.make(one) : Promise.resolve(one.id)).then((id) => id && chosen(id));
    },
  });
}

// -- several values

function list(form, field, path) {
  if (field.holds === "choice") return choices(form, field, path);
  if (field.holds === "ref") return references(form, field, path);
  if (field.holds === "line") return tags(form, field, path);
  return lines(form, field, path);
}

function choices(form, field, path) {
  const chosen = several(form.value(path));
  return element("div", { class: "ed-chips", role: "group", "aria-label": field.name },
    field.choices.map(([one, label]) =>
      element("label", { class: "ed-tick" },
        element("input", {
          type: "checkbox", class: "ed-check", checked: chosen.includes(one), "data-key": `${joined(path)}=${one}`,
          onchange: ({ target }) => {
            const at = several(form.value(path)).indexOf(one);
            if (target.checked) form.insert(path, several(form.value(path)).length, one, { again: false });
            else if (at >= 0) form.remove([...path, at], { again: false });
          },
        }), label)));
}

function references(form, field, path) {
  const held = several(form.value(path));
  return element("div", { class: "ed-chips" },
    held.map((value, n) => element("span", { class: "ed-chips__one" },
      chip(form, value, () => form.remove([...path, n])),
      held.length > 1 && n > 0 && iconButton("up", `${form.app.words.up} ${value}`, () => form.move([...path, n], n - 1), { class: "ed-chip__move" }))),
    finder(form, field, path, { "data-key": joined(path), "aria-label": field.name }, (id) => {
      if (!several(form.value(path)).includes(id)) form.insert(path, several(form.value(path)).length, id);
    }));
}

/** Short words such as other names: each a tag, a new one with Enter. */
function tags(form, field, path) {
  const held = several(form.value(path));
  return tagBox(form, held, field.name, joined(path), form.described(path, field), {
    add: (word) => form.insert(path, several(form.value(path)).length, word),
    remove: (n) => form.remove([...path, n]),
  });
}

export function tagBox(form, held, label, key, described, { add, remove }) {
  const input = element("input", {
    class: "ed-input ed-chips__input", "aria-label": label, "data-key": key, placeholder: form.app.words.add_word,
    autocomplete: "off", ...described,
  });
  const take = () => {
    const words = input.value.split(/[,，、;；]/).map((one) => one.trim()).filter(Boolean);
    input.value = "";
    words.filter((one) => !held.includes(one)).forEach(add);
  };
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      take();
    } else if (event.key === "Backspace" && !input.value && held.length) {
      remove(held.length - 1);
    }
  });
  input.addEventListener("blur", take);
  return element("div", { class: "ed-chips" },
    held.map((word, n) => element("span", { class: "ed-chip" },
      element("span", { class: "ed-chip__text" }, String(word)),
      iconButton("close", `${form.app.words.take_away} ${word}`, () => remove(n), { class: "ed-chip__remove" }))),
    input);
}

/** Sentences: a line each, which can be moved. */
function lines(form, field, path) {
  const held = several(form.value(path));
  const isCells = field.holds === "cell";
  return element("div", { class: `ed-lines${isCells ? " ed-lines--cells" : ""}` },
    held.map((_, n) => {
      const at = [...path, n];
      return element("div", { class: "ed-line", "data-path": joined(at) },
        single(form, { ...field, many: false }, at, { label: `${field.name} ${n + 1}` }),
        form.translation(field, at),
        form.tools(at, held.length, { copies: false }),
        form.problemBox(at));
    }),
    button([icon("add"), isCells ? form.app.words.add_cell : filled(form.app.words.add, field.name)],
      () => form.insert(path, held.length, "", { focus: true }),
      { class: "ed-add", "data-key": `${joined(path)}+` }));
}

// -- files

/** A picture or paper: its name, and a place to drop another. */
function file(form, field, path, value, shared) {
  const { app } = form;
  const w = app.words;
  const kinds = field.holds === "paper" ? app.papers : app.pictures;
  const shown = app.previews.get(value) ?? form.picture(value);
  const said = element("p", { class: "ed-drop__said", role: "alert" });
  const take = async (given) => {
    if (!given) return;
    const answer = await app.drop(given, form.doc, field.holds);
    if (answer.refused) said.textContent = answer.refused;
    else form.takeFile(path, answer, given);
  };
  const input = element("input", {
    type: "file", class: "ed-hidden", accept: kinds.join(","), tabindex: -1, "aria-hidden": "true",
    onchange: ({ target }) => take(target.files[0]),
  });
  const over = (is) => (event) => {
    event.preventDefault();
    zone.classList.toggle("ed-drop--over", is);
  };
  const zone = element("div", {
    class: "ed-drop", ondragover: over(true), ondragleave: over(false),
    ondrop: (event) => { over(false)(event); take(event.dataTransfer.files[0]); },
  },
  field.holds !== "paper" && shown && element("img", { src: shown, alt: "" }),
  element("div", { class: "ed-drop__text" },
    value ? element("strong", {}, String(value)) : w.drop_here,
    element("span", { class: "ed-help" }, filled(w.drop_kinds, kinds.join(" "))),
    element("span", { class: "ed-drop__buttons" },
      button(value ? w.choose_other : w.choose_file, () => input.click(), { id: shared.id, "data-key": shared["data-key"] }),
      value && !field.required && button(w.take_away, () => form.typed(path, "", field, { place: null, again: true }))),
    said),
  input);
  return zone;
}

/** The text of a translation at a place, if there is one. */
export const translated = (translation, path) => asText(valueAt(translation?.value, path));
