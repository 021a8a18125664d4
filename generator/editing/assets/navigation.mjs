// Ways to what is wrong or asked: from the counts to the fields.

import { joined } from "./history.mjs";
import { filled } from "./parts.mjs";
import { placeOf } from "./watching.mjs";

/** What the page beside the form leaves to say: what is missing in it, or why it is an old one. */
export function pageSays(app, doc, errors) {
  const w = app.words;
  if (!errors || !doc) return "";
  if (app.preview.problems) {
    const first = app.problems.find(({ severity }) => severity === "error");
    return `${app.bases[doc.file] === "" ? w.no_page : w.is_behind} ${placeOf(app, first)}`;
  }
  const lacking = app.problems.filter(({ file, code }) => file === doc.file && ["missing-field", "blank"].includes(code)).length;
  return lacking ? filled(w.is_marked, lacking) : "";
}

/** Go to the first problem: of a file, or after the one that was shown last; or to a reminder. */
export async function toProblem(app, file, severity) {
  const stem = file?.replace(/\.yaml$/, ".");
  const found = app.problems.filter((one) => one.severity === severity && (!file || one.file === file || one.file.startsWith(stem)));
  if (!found.length) return;
  const next = file ? found[0] : after(app, found);
  const base = next.file.replace(/\.[a-z]{2}\.yaml$/, ".yaml");
  if (base !== app.open) await app.show(base);
  toPlace(app, next.path);
}

/** The problem after the one that was gone to last; once that is gone, the first of the open file. */
function after(app, found) {
  const keyOf = (one) => JSON.stringify([one.file, one.path, one.code]);
  const last = found.findIndex((one) => keyOf(one) === app.at);
  const here = found.findIndex(({ file }) => file === app.open);
  const next = found[last < 0 ? Math.max(0, here) : (last + 1) % found.length];
  app.at = keyOf(next);
  return next;
}

/** Go to the next question of the open file; after its last one, to the first of the next file. */
export async function toQuestion(app) {
  const files = Object.keys(app.questions);
  const asked = () => app.documents[app.open]?.notes.filter(({ kind }) => kind === "question") ?? [];
  const keyOf = ({ comment, path }) => JSON.stringify([app.open, comment, path]);
  const here = asked();
  let next = here[here.findIndex((one) => keyOf(one) === app.atQuestion) + 1];
  if (!next) {
    const file = files[(files.indexOf(app.open) + 1) % files.length];
    if (file !== app.open) await app.show(file);
    [next] = asked();
  }
  if (!next) return;
  app.atQuestion = keyOf(next);
  toPlace(app, next.path);
}

/** Open all that is around a place of the form, and go there. */
export function toPlace(app, path) {
  path.forEach((part, n) => { if (typeof part === "number") app.opened.add(joined(path.slice(0, n + 1))); });
  const names = path.filter((part) => typeof part === "string");
  if (names.length) app.asked.add(`${app.open} ${joined(path)}`);
  if (app.form?.isKept?.(path)) app.opened.add(`${joined(path.slice(0, -1))}#`);
  app.render();
  const around = path.map((_, n) => joined(path.slice(0, path.length - n)));
  const field = around.map((one) => app.main.querySelector(`[data-path="${CSS.escape(one)}"]`)).find(Boolean) ?? app.main;
  field.scrollIntoView({ block: "center" });
  (field.querySelector("input:not(.ed-hidden), textarea, select") ?? field.querySelector("button"))?.focus({ preventScroll: true });
}
