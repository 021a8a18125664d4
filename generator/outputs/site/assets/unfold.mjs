// What a long page folds opens: at a click, by a link, for print. What the reader opens or folds stays
// so, on this device. A bar says where on the page one is.

import { element } from "./dom.mjs";
import { folds, id, keyOf, set } from "./folded.mjs";
import { store, stored } from "./store.mjs";

const ITEMS = ".hb-step, .hb-node, .hb-rule";

/** Keeps what the reader did, not what a search in the page or a link has opened. What is opened
 * keeps open what it stands in. */
function remember(some) {
  const kept = stored("folds", id);
  for (const fold of some) kept[keyOf(fold)] = fold.open;
  for (const fold of folds) {
    if (some.some((one) => one.open && one !== fold && fold.contains(one))) kept[keyOf(fold)] = true;
  }
  store("folds", kept, id);
}

function whenFolded(event) {
  const fold = event.target.closest("summary")?.parentElement;
  if (!folds.includes(fold) || event.target.closest("a, button")) return;
  fold.dataset.folds = "";
  setTimeout(() => remember([fold])); // it opens after this event
}

/** Opens all that a place stands in, and what it is the heading of. Gives whether anything moved. */
export function reveal(place) {
  const around = [...document.querySelectorAll("details")].filter((one) => one.contains(place));
  const closed = [...around, ...place.querySelectorAll(":scope > details[data-fold]")]
    .filter((one) => !one.open);
  for (const one of closed) one.open = true;
  return closed.length > 0;
}

/** For print everything stands open, in browsers whose style sheets cannot do it, too. */
function openForPrint() {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = folds.filter((fold) => !fold.open);
    for (const fold of closed) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of closed) fold.open = false;
    closed = [];
  });
}

/** The button that unfolds or folds the whole page. */
function buttonForAll({ unfold, foldAll }) {
  const closed = () => folds.some((fold) => !fold.open);
  const button = element("button", { type: "button", class: "hb-where__all", onclick: () => {
    const open = closed();
    for (const fold of folds) set(fold, open);
    remember(folds);
    name();
  } });
  const name = () => { button.textContent = closed() ? unfold : foldAll; };
  document.addEventListener("toggle", name, true); // it does not bubble
  name();
  return button;
}

/** A heading's own words, without its number. */
const wordsOf = (heading) => [...heading.childNodes]
  .filter((one) => !one.matches?.(".hb-node__number"))
  .map((one) => one.textContent).join("").replace(/\s+/g, " ").trim();

/** The bar that says at which step, turn or rule the reader is. Gives what to do at scrolling. */
export function whereBar(bar) {
  const items = [...document.querySelectorAll(ITEMS)];
  const { before, after } = bar.dataset;
  const way = (words, sign) =>
    element("a", { class: "hb-where__way", title: words, "aria-label": words, onclick: go }, sign);
  const at = element("span", { class: "hb-where__at" });
  const [back, on] = [way(before, "‹"), way(after, "›")];
  bar.append(back, on, at, buttonForAll(bar.dataset));

  function go(event) {
    event.preventDefault();
    location.replace(event.currentTarget.href); // many steps are one entry in the history
  }
  const lead = (link, item) => {
    if (item) link.href = `#${item.id}`;
    else link.removeAttribute("href");
  };
  let last;
  const show = () => {
    const edge = bar.getBoundingClientRect().bottom + 32;
    const now = items.filter((one) => one.checkVisibility?.() ?? true)
      .findLast((one) => one.getBoundingClientRect().top < edge);
    if (now === last && at.textContent) return;
    last = now;
    const number = Math.max(0, items.indexOf(now));
    const title = (items[number].closest(".hb-phase") ?? items[number]).querySelector("h3");
    at.textContent = `${number + 1} / ${items.length} ${wordsOf(title)}`;
    lead(back, items[number - 1]);
    lead(on, items[number + 1]);
  };
  show();
  return show;
}

/** The strip of a page's sections: it has the button, and shows whether it goes on at its edge. */
export function stripOfSections(strip) {
  if (strip.dataset.unfold && folds.length) strip.append(buttonForAll(strip.dataset));
  const show = () => {
    strip.toggleAttribute("data-more", strip.scrollLeft + strip.clientWidth < strip.scrollWidth - 2);
  };
  strip.addEventListener("scroll", show, { passive: true });
  new ResizeObserver(show).observe(strip);
  show();
}

export function startFolding() {
  if (!folds.length) return;
  document.addEventListener("click", whenFolded);
  openForPrint();
}
