// A question of an import about whose work something is, answered where it stands by choosing a role.

import { element } from "../../outputs/site/assets/dom.mjs";
import { call } from "./calls.mjs";
import { placed } from "./history.mjs";
import { dialog, filled } from "./parts.mjs";
import { choice, reshape } from "./reshape.mjs";

/** Whether choosing a role answers a question, which is then settled. */
export function isAnswerable(form, path, one) {
  if (one.asks === "who") return path.length > 0 && (hasWho(form, path) || replaced(form, path, one, "").length > 0);
  if (one.asks !== "role" || !form.doc.id) return false;
  return form.doc.kind !== "role" || (path.length === 2 && path[0] === "duties");
}

const hasWho = (form, path) =>
  (form.app.forms[form.recordAt(path.slice(0, -1))]?.fields ?? []).some(({ key }) => key === "who");

/** The edits that put the title of a role in place of “somebody” in the texts of an item. */
function replaced(form, path, one, title) {
  const held = form.value(path);
  const edit = (at, was) => ({ op: "set", file: form.doc.file, at: placed(at, form.doc.ids), value: was.replaceAll(one.word, title), was });
  if (typeof held === "string") return held.includes(one.word) ? [edit(path, held)] : [];
  return Object.entries(held ?? {})
    .filter(([key, text]) => !["id", "was"].includes(key) && typeof text === "string" && text.includes(one.word))
    .map(([key, text]) => edit([...path, key], text));
}

/** Ask for the role, fill it in or move the item or document to it, and settle the question. */
export async function answerWith(form, path, one, settle) {
  const { app, doc } = form;
  const w = app.words;
  const { found } = await call("find", { ...app.work(), kinds: ["role"], query: "" });
  const role = choice(w.answer_role, found, "answer-role");
  const lead = one.asks === "role" ? w.answer_moves : hasWho(form, path) ? w.answer_fills : filled(w.answer_replaces, one.word);
  const given = await dialog(one.text, [element("p", { class: "ed-quiet" }, lead), role.field],
    [{ label: w.cancel, value: "" }, { label: w.answer_now, value: "go", primary: true }]);
  const chosen = found.find(({ id }) => id === role.select.value);
  if (given !== "go" || !chosen) return;
  const who = [{ op: "set", file: doc.file, at: [...placed(path, doc.ids), "who"], value: chosen.id, was: null }];
  const before = one.asks === "role" ? [] : hasWho(form, path) ? who : replaced(form, path, one, chosen.title);
  settle(form, path, one, before);
  await app.look({ anew: true });
  const isThere = doc.file.startsWith(`${chosen.id}/`);
  if (one.asks !== "role" || isThere) return;
  const at = doc.kind === "role" ? path : [];
  if (!await reshape(app, app.documents[doc.file] ?? doc, at, { do: "move", to: chosen.id })) {
    app.history.undo(); // it cannot go there, so the question stays
    await app.look({ anew: true });
  }
}
