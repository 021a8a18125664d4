// An item's own text, and the words of it that are new or gone, marked where they stand.

import { compared } from "./words.mjs";
import { element as h } from "./shared.mjs";

const ASIDE = "[id], .hb-source, .hb-supplement, .headerlink, .hb-inside, .hb-plan__tick, .hb-plan__when, "
  + "details > summary, button, hb-changed, del.hb-old";

/** An item's text without the items inside it, and for each sign of it where it stands. */
function read(item) {
  const walker = document.createTreeWalker(item, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => node.nodeType === Node.ELEMENT_NODE
      ? node.matches(ASIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP : NodeFilter.FILTER_ACCEPT);
  let text = "";
  const places = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let at = 0; at < node.data.length; at += 1) {
      const space = /\s/.test(node.data[at]);
      if (space && (!text || text.endsWith(" "))) continue;
      text += space ? " " : node.data[at];
      places.push([node, at]);
    }
  }
  return { text: text.trimEnd(), places };
}

export const ownText = (item) => read(item).text;

function range(node, start, end = start) {
  const made = document.createRange();
  made.setStart(node, start);
  made.setEnd(node, end);
  return made;
}

/** Marks the signs from one place to another as new, text node by text node, the last first. */
function markNew(places, from, to) {
  for (let end = to; end > from;) {
    const [node, last] = places[end - 1];
    let first = end - 1;
    while (first > from && places[first - 1][0] === node) first -= 1;
    range(node, places[first][1], last + 1).surroundContents(h("ins", { class: "hb-new" }));
    end = first;
  }
}

/** Puts what is gone where it stood. */
function putOld(item, places, at, text) {
  const gone = h("del", { class: "hb-old" }, text);
  const [node, offset] = places[at] ?? places.at(-1) ?? [];
  if (node) range(node, at < places.length ? offset : offset + 1).insertNode(gone);
  else item.append(gone);
}

/** Marks in an item what it says now and did not before, and shows what it said instead. */
export function mark(item, before) {
  const { text, places } = read(item);
  places.length = text.length;
  let at = text.length;
  for (const [same, old, now] of compared(before, text).reverse()) {
    at -= now.length;
    if (same) continue;
    markNew(places, at, at + now.length);
    if (old) putOld(item, places, at, old);
  }
}

/** Takes all marks away. */
export function unmark() {
  document.querySelectorAll("del.hb-old, .hb-gone").forEach((one) => one.remove());
  for (const one of document.querySelectorAll("ins.hb-new")) {
    const { parentNode } = one;
    one.replaceWith(...one.childNodes);
    parentNode.normalize();
  }
}
