// What only the reader's day can say. It is there before a page is shown, so that nothing moves; its
// elements are therefore met before their children, and need none. Their words come with the header.

import { define, element } from "./dom.mjs";

export function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Defines what the pages say of dates. */
export function startDates() {
  /** A document past its review date says so: the build cannot know the reader's day. */
  define("hb-review", (self) => {
    self.hidden = self.dataset.review >= today();
    if (!self.hidden) self.append(element("p", {}, window.handbookWords.overdue));
  });

  /** What only the reader's day can say of a document's state. */
  define("hb-state", (self) => {
    const { from, until } = self.dataset;
    const { early, late } = window.handbookWords;
    self.textContent = from > today() ? early : until && until < today() ? late : "";
  });

  /** A mark of what was revised in the last days. */
  define("hb-changed", (self) => {
    const { on, days } = self.dataset;
    const age = (Date.parse(today()) - Date.parse(on)) / 86400000;
    self.hidden = !(age >= 0 && age < Number(days));
  });
}
