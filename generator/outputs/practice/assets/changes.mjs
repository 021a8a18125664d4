// What changed for me: the texts of this page against those that this reader saw last time.

import { button, element as h, fill, hash, store, stored } from "./shared.mjs";

const SHOWN = 12;
const ASIDE = ".hb-source, .hb-supplement, .headerlink, .hb-inside, .hb-fold--more > summary, button";

/** The items of a page that have an address, but what only holds others. */
const items = () => [...document.querySelectorAll("article [id]")].filter((one) =>
  one.id !== "hb-content" && !one.id.startsWith("sec-") && !one.closest("figure, svg, .hb-reading, .hb-rehearsal"));

/** An item's own text: without the items inside it. */
export function ownText(item) {
  const copy = item.cloneNode(true);
  copy.querySelectorAll(`[id], ${ASIDE}`).forEach((one) => one.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/** What to call an item: its heading, or how it begins. */
function nameOf(id) {
  const item = document.getElementById(id);
  const heading = item.querySelector(":scope > h3, :scope > .hb-fold > summary h3, :scope > .hb-step__do, :scope > summary");
  return (heading ? ownText(heading) : ownText(item)).slice(0, 40);
}

function fingerprints() {
  const texts = items().map((one) => [one.id, ownText(one)]).filter(([, text]) => text);
  return Object.fromEntries(texts.map(([id, text]) => [id, hash(text)]));
}

/** Takes over what was seen of items under the ids that they had before, which stand inside them. */
function renamed(texts) {
  for (const item of items()) {
    for (const { id } of item.querySelectorAll(":scope > span[id]:empty")) {
      if (!(id in texts) || item.id in texts) continue;
      texts[item.id] = texts[id];
      delete texts[id];
    }
  }
  return texts;
}

/** Which items are new, which say something else, how many are gone. */
export function compared(before, now) {
  const ids = Object.keys(now);
  return {
    added: ids.filter((id) => !(id in before)),
    changed: ids.filter((id) => id in before && before[id] !== now[id]),
    removed: Object.keys(before).filter((id) => !(id in now)).length,
  };
}

/** Under which key this page is remembered; an id that the document had before counts, too. */
export function remembered({ id, was = "" }) {
  const language = document.documentElement.lang.slice(0, 2);
  const keys = [id, ...was.split(" ").filter(Boolean)].map((one) => `${language}/${one}`);
  const known = keys.map((key) => stored("seen", key)).find(Boolean);
  return [keys[0], known];
}

/** Shows what changed since the reader was here; gives the ids of what did. */
export function showChanges(self, words) {
  const { version, seen: digest } = self.dataset;
  const [key, before] = remembered(self.dataset);
  if (before?.digest === digest) return [];
  const texts = fingerprints();
  const keep = () => store("seen", { version, digest, texts }, key);
  if (!before) {
    keep();
    return [];
  }
  const { added, changed, removed } = compared(renamed(before.texts), texts);
  if (added.length + changed.length + removed === 0) {
    keep();
    return [];
  }
  const marks = [...added.map((id) => [id, words.added]), ...changed.map((id) => [id, words.changed])];
  document.querySelector(".hb-head").after(panel(marks, removed, before.version, words, keep));
  return marks.map(([id]) => id);
}

/** Marks what changed in the text, and says so above it until the reader has got it. */
function panel(marks, removed, version, words, keep) {
  const parts = { added: 0, changed: 0, removed };
  for (const [id, word] of marks) {
    document.getElementById(id).dataset.hbChange = word;
    parts[word === words.added ? "added" : "changed"] += 1;
  }
  const seen = () => {
    keep();
    made.remove();
    for (const [id] of marks) delete document.getElementById(id).dataset.hbChange;
  };
  const made = h("section", { class: "hb-changes", "aria-label": words.changes },
    h("p", {}, h("b", {}, fill(words.since, { version })), " ", fill(words.counts, parts)),
    h("ul", {}, marks.slice(0, SHOWN).map(([id]) => h("li", {}, h("a", { href: `#${id}` }, nameOf(id))))),
    button(words.seen, seen));
  return made;
}
