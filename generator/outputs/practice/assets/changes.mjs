// What changed for me: the texts of this page against those that this reader saw last time.

import { mark, ownText, unmark } from "./marks.mjs";
import { button, element as h, fill, hash, store, stored } from "./shared.mjs";

const SHOWN = 12;

/** The items of a page that have an address, but what only holds others. */
const items = () => [...document.querySelectorAll("article [id]")].filter((one) =>
  one.id !== "hb-content" && !one.id.startsWith("sec-") && !one.closest("figure, svg, .hb-reading, .hb-rehearsal"));

/** What to call an item: its heading, or how it begins. */
function nameOf(id) {
  const item = document.getElementById(id);
  const heading = item.querySelector(":scope > h3, :scope > .hb-fold > summary h3, :scope > .hb-step__do, :scope > summary");
  return (heading ? ownText(heading) : ownText(item)).slice(0, 40);
}

const textsOf = () => Object.fromEntries(
  items().map((one) => [one.id, ownText(one)]).filter(([, text]) => text));

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

/** Whether a text is the one that is remembered: whole, or by its hash where there was no room. */
const isSame = (before, text) => before === (typeof before === "number" ? hash(text) : text);

/** Which items are new, which say something else, which are gone. */
export function compared(before, now) {
  const ids = Object.keys(now);
  return {
    added: ids.filter((id) => !(id in before)),
    changed: ids.filter((id) => id in before && !isSame(before[id], now[id])),
    removed: Object.keys(before).filter((id) => !(id in now)),
  };
}

/** Under which key this page is remembered; an id that the document had before counts, too. */
export function remembered({ id, was = "" }) {
  const language = document.documentElement.lang.slice(0, 2);
  const keys = [id, ...was.split(" ").filter(Boolean)].map((one) => `${language}/${one}`);
  const known = keys.map((key) => stored("seen", key)).find(Boolean);
  return [keys[0], known];
}

/** Remembers what the reader has seen: the texts, or their hashes where the device is full. */
function remember(key, version, digest, texts) {
  if (store("seen", { version, digest, texts }, key)) return;
  const hashes = Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, hash(text)]));
  store("seen", { version, digest, texts: hashes }, key);
}

/** Shows what changed since the reader was here; gives the ids of what did, and the panel. */
export function showChanges(self, words) {
  const { version, seen: digest = self.dataset.digest } = self.dataset; // "seen" is of a translation
  const [key, known] = remembered(self.dataset);
  const isPreview = window.frameElement?.hasAttribute("data-handbook-preview"); // its text is being written
  if (known?.digest === digest || isPreview) return { fresh: [] };
  const texts = textsOf();
  const keep = () => remember(key, version, digest, texts);
  const before = known && renamed(known.texts);
  const found = before && compared(before, texts);
  if (!found || !(found.added.length + found.changed.length + found.removed.length)) {
    keep();
    return { fresh: [] };
  }
  const shown = panel(found, known.version, words, keep);
  document.querySelector(".hb-head").after(shown);
  markAll(found, before, words);
  return { fresh: [...found.added, ...found.changed], shown };
}

/** The differences in the text itself. */
function markAll({ added, changed, removed }, before, words) {
  for (const id of added) document.getElementById(id).dataset.hbChange = words.added;
  for (const id of changed) {
    const item = document.getElementById(id);
    item.dataset.hbChange = words.changed;
    if (typeof before[id] === "string") mark(item, before[id]);
  }
  for (const id of removed) putBack(id, before, words);
  for (const one of document.querySelectorAll("[data-hb-change]")) one.closest("details:not([open])")?.setAttribute("open", "");
}

/** What is gone, behind what stood before it. */
function putBack(id, before, words) {
  const ids = Object.keys(before);
  const above = ids.slice(0, ids.indexOf(id)).reverse().map((one) => document.getElementById(one)).find(Boolean);
  if (typeof before[id] !== "string" || !above) return;
  const place = above.closest("li, tr, section, .hb-facts > div") ?? above;
  const gone = h("del", {}, before[id]);
  const old = ["LI", "TR"].includes(place.tagName) ? h(place.tagName, {}, place.tagName === "TR" ? h("td", { colspan: 9 }, gone) : gone)
    : h("p", {}, gone);
  old.classList.add("hb-gone");
  old.dataset.hbChange = words.removed;
  place.after(old);
}

/** Says above the text what changed in it, until the reader has got it. */
function panel({ added, changed, removed }, version, words, keep) {
  const seen = () => {
    keep();
    made.remove();
    unmark();
    for (const one of document.querySelectorAll("[data-hb-change]")) delete one.dataset.hbChange;
  };
  const counts = { added: added.length, changed: changed.length, removed: removed.length };
  const made = h("section", { class: "hb-changes", "aria-label": words.changes },
    h("p", {}, h("b", {}, fill(words.since, { version })), " ", fill(words.counts, counts)),
    h("ul", {}, [...added, ...changed].slice(0, SHOWN).map((id) => h("li", {}, h("a", { href: `#${id}` }, nameOf(id))))),
    h("div", { class: "hb-actions" }, button(words.seen, seen)));
  return made;
}
