// An old document that is dropped on the editor: what was read, and which drafts to take over.

import { element } from "../../outputs/site/assets/dom.mjs";
import { call, takeDocument } from "./calls.mjs";
import { dialog, filled, freshId, icon } from "./parts.mjs";

const KINDS = [".docx", ".xlsx", ".txt"];

const fits = (file) => KINDS.some((one) => file.name.toLowerCase().endsWith(one));

/** Let documents be dropped anywhere on the page but on fields that take files themselves. */
export function takeDrops(app) {
  const isOurs = (event) => event.dataTransfer?.types.includes("Files") && !event.target.closest?.(".ed-drop") && !document.querySelector("dialog[open]");
  const over = element("div", { class: "ed-over", hidden: true }, icon("file"), app.words.take_drop);
  document.body.append(over);
  addEventListener("dragover", (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    over.hidden = false;
  });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) over.hidden = true; });
  addEventListener("drop", (event) => {
    over.hidden = true;
    if (!isOurs(event)) return;
    event.preventDefault();
    take(app, event.dataTransfer.files[0]);
  });
}

/** Ask for a document, as a button does. */
export function chooseDocument(app) {
  const input = element("input", { type: "file", accept: KINDS.join(","), onchange: () => take(app, input.files[0]) });
  input.click();
}

/** Read a document, show the report, and make the chosen drafts files of the handbook. */
export async function take(app, file) {
  const w = app.words;
  if (!file) return;
  if (!fits(file)) {
    app.say(filled(w.take_kinds, KINDS.join(" ")), { seen: true, wrong: true });
    return;
  }
  await app.look();
  app.say(filled(w.take_reading, file.name), { seen: true });
  let read;
  try {
    read = await takeDocument(file);
  } catch (error) {
    app.warn(`${w.lost_connection} (${error.message})`);
    return;
  }
  app.toast.hidden = true;
  if (read.refused) {
    app.say(read.refused, { seen: true, wrong: true });
    return;
  }
  const edits = await askWhich(app, read);
  if (!edits?.length) return;
  app.history.add(edits);
  const first = edits[0].file;
  app.unfolded.add(first.split("/")[0]);
  await app.show(first);
  app.say(filled(w.taken, new Set(edits.map(({ file }) => file).filter((file) => file.includes("/"))).size), { seen: true });
}

/** Show the report; the answer is the edits that take the ticked drafts over. */
async function askWhich(app, read) {
  const w = app.words;
  const departments = app.tree.departments.filter((one) => one.id);
  const withoutDepartment = read.drafts.some((one) => one.department === read.unassigned);
  const ticks = new Map();
  let enable = () => {};
  const ready = () => enable([...ticks.values()].some((one) => one.checked));
  const known = freshId();
  const department = element("input", { class: "ed-input", id: freshId(), list: known, autocomplete: "off", "data-key": "take-department" });
  department.value = departments[0]?.title ?? "";
  const row = (one) => {
    const tick = element("input", {
      type: "checkbox", class: "ed-check", checked: !one.was || one.fresh.length > 0, disabled: Boolean(one.was) && !one.fresh.length, "data-key": `take ${one.file}`, onchange: ready,
    });
    ticks.set(one, tick);
    return element("li", {}, element("label", { class: "ed-tick" }, tick,
      element("span", {}, element("strong", {}, one.title || one.file), " ", element("span", { class: "ed-quiet" },
        [w.kind[one.kind], filled(w.take_items, one.items), one.questions && filled(w.take_questions, one.questions), one.was && (one.fresh.length ? filled(w.take_fresh, one.fresh.length) : w.take_there)].filter(Boolean).join(" · ")))));
  };
  const counts = read.counts;
  const answer = await dialog(filled(w.take_title, read.file), [
    element("p", {}, filled(w.take_counts, counts.item ?? 0, counts.heading ?? 0, counts.left_out ?? 0)),
    read.notes.map((one) => element("p", { class: "ed-quiet" }, one)),
    element("h3", {}, w.take_drafts),
    element("ul", { class: "ed-taken" }, read.drafts.map(row)),
    withoutDepartment && element("div", { class: "ed-field" },
      element("label", { class: "ed-label", for: department.id }, w.take_department), department,
      element("datalist", { id: known }, departments.map((one) => element("option", { value: one.title })))),
    lines(w, read),
  ], [
    { label: w.cancel, value: "" },
    { label: w.take_over, value: "go", primary: true, when: (set) => { enable = set; ready(); } },
  ], { wide: true });
  if (answer !== "go") return null;
  return editsOf(app, read, read.drafts.filter((one) => ticks.get(one).checked), department.value.trim());
}

/** Every line of the document, and what became of it. */
function lines(w, read) {
  const titles = new Map(read.drafts.map(({ file, title }) => [`roles/${file}`, title]));
  return element("details", { class: "ed-lines-changed" },
    element("summary", {}, filled(w.take_lines, read.lines.length)),
    element("table", { class: "ed-report" },
      element("thead", {}, element("tr", {}, [w.take_at, w.take_text, w.take_went].map((one) => element("th", { scope: "col" }, one)))),
      element("tbody", {}, read.lines.map((one) => element("tr", { class: `ed-report--${one.as}` },
        element("td", {}, one.at), element("td", {}, one.text),
        element("td", {}, one.as === "left_out" ? `${w.take_left} ${one.why}` : titles.get(one.to.split("#")[0]) ?? one.to))))));
}

/** Files for the drafts, and what they name that the handbook does not have yet. */
async function editsOf(app, read, chosen, title) {
  const edits = chosen.flatMap(({ file, digest, was, fresh }) => (was ? fresh : [{ op: "file", file, at: [], digest, was, value: null }]));
  const add = (list, id, name) => edits.push({ op: "insert", file: "handbook.yaml", at: [list], value: { id, title: name }, was: null, to: 100000 });
  const departments = app.tree.departments.filter((one) => one.id);
  const named = new Set(chosen.filter((one) => !one.was).map((one) => one.department));
  for (const [id, name] of Object.entries(read.departments)) {
    const isKnown = departments.some((one) => one.id === id);
    if (named.has(id) && !isKnown && !(title && id === read.unassigned)) add("departments", id, name);
  }
  for (const [id, name] of Object.entries(read.positions)) add("positions", id, name);
  if (!title || !named.has(read.unassigned)) return edits;
  let department = departments.find((one) => one.title === title)?.id;
  if (!department) {
    ({ derived: department } = await call("find", { ...app.work(), kinds: ["department"], query: title }));
    add("departments", department, title);
  }
  for (const one of chosen.filter((draft) => draft.department === read.unassigned && !draft.was)) {
    edits.push({ op: "set", file: one.file, at: ["department"], value: department, was: read.unassigned });
  }
  return edits;
}
