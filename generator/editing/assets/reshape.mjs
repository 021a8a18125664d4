// Moving, renaming, copying, retiring and deleting, with all that refers to it.

import { element } from "../../outputs/site/assets/dom.mjs";
import { call } from "./calls.mjs";
import { placed } from "./history.mjs";
import { button, dialog, filled, freshId } from "./parts.mjs";

/** What can be done with a file as a whole, as a row of buttons. */
export function toolsOf(app, doc) {
  const w = app.words;
  const isSingle = !doc.file.includes("/");
  const tool = (name, done) => button(w[`do_${name}`], done, { class: "ed-quiet-button", "data-key": `do ${name}` });
  return element("div", { class: "ed-form__tools", role: "group", "aria-label": w.do_title },
    tool("print", () => app.print()),
    !isSingle && [
      doc.kind !== "quiz" && tool("rename", () => rename(app, doc)),
      !["role", "quiz"].includes(doc.kind) && tool("move", () => move(app, doc, [])),
      doc.kind !== "quiz" && tool("copy", () => copy(app, doc)),
      doc.kind !== "quiz" && tool("retire", () => retire(app, doc)),
      tool("delete", () => remove(app, doc)),
    ]);
}

const about = (app, doc, path = []) => call("targets", { ...app.work(), file: doc.file, at: placed(path, doc.ids) });

/** Make it so, or say why it cannot be; true if it was done. */
export async function reshape(app, doc, path, asked) {
  app.say(app.words.doing, { seen: true }); // of a role with many files, some seconds
  const said = await call("reshape", { ...app.work(), file: doc.file, at: placed(path, doc.ids), ...asked });
  if (said.refused) {
    app.toast.hidden = true;
    await dialog(app.words.cannot, [
      element("p", {}, said.refused),
      element("ul", { class: "ed-lost" }, said.problems.map(({ file, message }) => element("li", {}, element("strong", {}, message), element("span", { class: "ed-quiet" }, file)))),
    ], [{ label: app.words.close, value: "", primary: true }]);
    return false;
  }
  app.history.add(said.edits);
  app.say(filled(app.words.done_in, said.edits.length), { seen: true });
  if (asked.do === "delete" && !path.length) app.open = null;
  if (said.open && said.open !== doc.file) await app.show(said.open);
  else await app.look({ anew: true });
  return true;
}

/** A choice of titles, of which one is taken. */
export function choice(label, options, key, empty = null) {
  const id = freshId();
  const select = element("select", { class: "ed-input", id, "data-key": key },
    empty !== null && element("option", { value: "" }, empty),
    options.map((one) => element("option", { value: one.id }, [one.title, one.of].filter(Boolean).join(" · "))));
  return { select, field: element("div", { class: "ed-field" }, element("label", { class: "ed-label", for: id }, label), select) };
}

function line(label, value, key) {
  const id = freshId();
  const input = element("input", { class: "ed-input", id, autocomplete: "off", "data-key": key });
  input.value = value;
  return { input, field: element("div", { class: "ed-field" }, element("label", { class: "ed-label", for: id }, label), input) };
}

export async function move(app, doc, path) {
  const w = app.words;
  const { title, to, sections } = await about(app, doc, path);
  if (!to.length && !sections.length) {
    app.say(w.move_nowhere, { seen: true });
    return;
  }
  const own = sections.map((one) => ({ ...one, id: `=${one.id}`, title: filled(w.move_section, one.title) }));
  const where = choice(w.move_to, [...own, ...to.map((one) => (one.id === "shared" ? { ...one, title: w.shared } : one))], "move-to");
  const loses = element("p", { class: "ed-note ed-note--warn", "aria-live": "polite" });
  const show = () => {
    const gone = own.find(({ id }) => id === where.select.value)?.lost ?? [];
    loses.hidden = !gone.length;
    loses.textContent = filled(w.move_loses, gone.join(w.comma));
  };
  where.select.addEventListener("change", show);
  show();
  const answer = await dialog(filled(w.move_title, title), [element("p", { class: "ed-quiet" }, w.move_lead), where.field, loses],
    [{ label: w.cancel, value: "" }, { label: w.move_now, value: "go", primary: true }]);
  const chosen = where.select.value;
  if (answer !== "go") return;
  await reshape(app, doc, path, chosen.startsWith("=") ? { do: "recast", to: chosen.slice(1) } : { do: "move", to: chosen });
}

async function rename(app, doc) {
  const w = app.words;
  const id = line(w.create_id, doc.id, "rename-id");
  const answer = await dialog(filled(w.rename_title, doc.value.title ?? doc.id), [element("p", { class: "ed-quiet" }, w.rename_lead), id.field],
    [{ label: w.cancel, value: "" }, { label: w.rename_now, value: "go", primary: true }]);
  if (answer === "go" && id.input.value.trim() !== doc.id) await reshape(app, doc, [], { do: "rename", to: id.input.value.trim() });
}

async function copy(app, doc) {
  const w = app.words;
  const title = line(w.create_name, filled(w.copy_of, doc.value.title ?? doc.id), "copy-title");
  const id = line(w.create_id, `${doc.id}-2`, "copy-id");
  const answer = await dialog(filled(w.copy_title, doc.value.title ?? doc.id), [title.field, id.field, element("p", { class: "ed-help" }, w.create_id_help)],
    [{ label: w.cancel, value: "" }, { label: w.copy_now, value: "go", primary: true }]);
  if (answer === "go") await reshape(app, doc, [], { do: "copy", to: id.input.value.trim(), title: title.input.value.trim() });
}

async function retire(app, doc) {
  const w = app.words;
  const { title, like, users, more } = await about(app, doc);
  const other = choice(w.retire_by, like, "retire-by", w.retire_nothing);
  const answer = await dialog(filled(w.retire_title, title || doc.id), [
    element("p", { class: "ed-quiet" }, w.retire_lead), usersOf(w, users, more), other.field,
  ], [{ label: w.cancel, value: "" }, { label: w.retire_now, value: "go", primary: true }]);
  if (answer === "go") await reshape(app, doc, [], { do: "retire", to: other.select.value });
}

/** Delete a whole file. Whatever refers to it is cleared up, unless somebody wants it gone anyway. */
async function remove(app, doc) {
  const w = app.words;
  const { title, users, more } = await about(app, doc);
  const answer = await dialog(filled(w.delete_title, title || doc.value.title || doc.id), [
    element("p", {}, doc.kind === "role" ? w.delete_role : w.delete_lead), usersOf(w, users, more),
  ], [{ label: w.cancel, value: "" }, { label: w.delete_now, value: "go", primary: true }]);
  if (answer !== "go" || await reshape(app, doc, [], { do: "delete" }) || !app.documents[doc.file]) return;
  const anyway = await dialog(w.delete_anyway, [element("p", {}, w.delete_anyway_lead)],
    [{ label: w.cancel, value: "", primary: true }, { label: w.delete_anyway_now, value: "go" }]);
  if (anyway === "go") await reshape(app, doc, [], { do: "delete", anyway: true });
}

function usersOf(w, users, more) {
  if (!users.length) return element("p", { class: "ed-quiet" }, w.no_users);
  return element("div", { class: "ed-note ed-note--warn" }, element("p", {}, w.users),
    element("ul", {}, users.map((one) => element("li", {}, `· ${one}`))), more > 0 && element("p", {}, filled(w.users_more, more)));
}
