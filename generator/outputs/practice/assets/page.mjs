// What the scripts of this folder need of a page: days, texts with blanks, buttons, printing, files.

import { element } from "../../site/assets/dom.mjs";

const two = (n) => String(n).padStart(2, "0");

/** A date as 2026-12-01, in the reader's own time. */
export const dayOf = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

export const today = () => dayOf(new Date());

/** The time of day, as 09:05. */
export const timeOf = (date) => `${two(date.getHours())}:${two(date.getMinutes())}`;

/** A text with its {blanks} filled in. */
export const fill = (text, parts = {}) =>
  text.replace(/\{(\w+)\}/g, (blank, name) => parts[name] ?? blank);

/** The words of a script, which comes with them (`practice/__init__.py`), in the page's language. */
export const wordsOf = (script) => window.hbWords[script];

/** A button with a text. */
export const button = (text, onclick, primary = false) =>
  element("button", { type: "button", class: `hb-button${primary ? " hb-button--primary" : ""}`, onclick }, text);

/** Copy what stands in a field. From disk there may be no clipboard but the old way. */
export async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy");
  }
}

/** Print one element of the page alone: what stands beside it, or beside what holds it, is left out. */
export function printOnly(shown) {
  const beside = [];
  for (let one = shown; one !== document.body; one = one.parentElement) {
    beside.push(...[...one.parentElement.children].filter((other) => other !== one));
  }
  const root = document.documentElement;
  root.classList.add("hb-printing");
  beside.forEach((one) => one.classList.add("hb-unprinted"));
  print();
  beside.forEach((one) => one.classList.remove("hb-unprinted"));
  root.classList.remove("hb-printing");
}

/** Offer a text as a file. */
export function save(name, text, type = "text/plain") {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
