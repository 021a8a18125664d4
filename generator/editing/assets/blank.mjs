// What a new item or a new file holds before anything is written: plain functions, no elements.

import { joined } from "./history.mjs";

const RECORDS = {
  role: "Role", procedure: "Procedure", script: "Script", standard: "Standard", checklist: "Checklist", form: "Form",
  quiz: "Quiz",
};

/** A new item of a record: what must be chosen has its first choice, lists have one item. */
export function blank(forms, record, columns = 0) {
  const form = forms[record];
  if (record === "Point") return "";
  const item = {};
  for (const { key, holds, many, required, choices, record: inner } of form.fields) {
    if (!required) continue;
    if (holds === "cell" && many) item[key] = Array(columns || 1).fill("");
    else if (holds === "choice") item[key] = choices[0][0];
    else if (holds === "record" && many) item[key] = [blank(forms, inner)];
    else if (holds === "record") item[key] = blank(forms, inner);
    else if (key === form.named_by && !many) item[key] = "";
  }
  return Object.keys(item).length ? item : { [form.named_by || form.fields[0].key]: "" };
}

/** A new file of a kind, with what is known of it, in the order of its form. */
export function blankFile(forms, kind, known) {
  const record = RECORDS[kind];
  if (kind === "quiz") return { questions: [blank(forms, "Question")] };
  const given = { ...blank(forms, record), ...known };
  const keys = forms[record].fields.map(({ key }) => key).filter((key) => given[key]);
  return Object.fromEntries(keys.map((key) => [key, given[key]]));
}

/** The paths of all items in a value. */
export function itemsIn(value, path = []) {
  return Object.entries(value).filter(([, held]) => typeof held === "object" && held !== null).flatMap(([key, held]) => {
    const here = [...path, key];
    return [...(Array.isArray(value) ? [joined(here)] : []), ...itemsIn(held, here)];
  });
}
