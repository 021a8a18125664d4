// What a field may refer to, and what can be made on the spot because it is not there yet.

import { call } from "./calls.mjs";
import { askForNew } from "./dialogs.mjs";
import { filled } from "./parts.mjs";

/** Kinds of file that a field can ask for on the spot. */
const MADE = ["form", "procedure", "checklist", "standard"];

/** What a field may refer to; what is missing can be made for people and departments. */
export async function find(app, field, query, own) {
  const { found, derived } = await call("find", { ...app.work(), kinds: field.refers, query, own });
  const out = found.map((one) => ({ ...one, label: app.words.kind[one.kind] ?? "" }));
  const kind = field.refers.includes("person") ? "position" : field.refers.includes("department") ? "department" : null;
  const isFree = query && !found.some(({ title }) => title === query);
  for (const one of MADE.filter((one) => field.refers.includes(one))) {
    if (isFree || (!query && one === "form")) out.push({ make: one, name: query, title: filled(app.words.make_file, app.words.kind[one], query), of: "" });
  }
  if (isFree && kind) out.push({ make: kind, id: derived, name: query, title: filled(app.words[`make_${kind}`], query), of: "" });
  return out;
}

/** Add a position or a department to the settings. */
export async function make(app, { make: kind, id, name }) {
  if (MADE.includes(kind)) return makeFile(app, kind, name);
  const list = { position: "positions", department: "departments" }[kind];
  app.titles.set(id, name);
  app.history.add([{ op: "insert", file: "handbook.yaml", at: [list], value: { id, title: name }, was: null, to: 100000 }]);
  return id;
}

/** A new file that a field asks for; the form stays where it is. */
async function makeFile(app, kind, name) {
  const folder = app.open.includes("/") ? app.open.split("/")[0] : "";
  const made = await askForNew(app, folder === "shared" ? "" : folder, { kind, name });
  if (!made) return null;
  app.add(made);
  app.titles.set(made.id, made.value.title);
  return made.id;
}
