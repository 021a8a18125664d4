// What the scripts of this folder need of a page: days, texts with blanks, printing, files.

const two = (n) => String(n).padStart(2, "0");

/** A date as 2026-12-01, in the reader's own time. */
export const dayOf = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

export const today = () => dayOf(new Date());

/** The time of day, as 09:05. */
export const timeOf = (date) => `${two(date.getHours())}:${two(date.getMinutes())}`;

/** A text with its {blanks} filled in. */
export const fill = (text, parts = {}) =>
  text.replace(/\{(\w+)\}/g, (blank, name) => parts[name] ?? blank);

/** Print one element of the page alone. */
export function printOnly(shown) {
  const root = document.documentElement;
  shown.classList.add("hb-printed");
  root.classList.add("hb-printing");
  print();
  root.classList.remove("hb-printing");
  shown.classList.remove("hb-printed");
}

/** Offer a text as a file. */
export function save(name, text, type = "text/plain") {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
