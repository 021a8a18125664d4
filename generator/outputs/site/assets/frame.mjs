// What moves in the frame around a page. Nothing is measured before the reader scrolls.

import { element } from "./dom.mjs";
import { reveal, startFolding, stripOfSections, whereBar } from "./unfold.mjs";
import { closed, closeLast, opened } from "./layers.mjs";

const HEADER = 48; // its height
const WIDE = matchMedia("(min-width: 76.25em)");

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** What a fragment names, if it names anything. */
function named(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; // no valid encoding
  }
}

/** The heading goes out of sight, and the header says it instead. */
function nameInHeader(name) {
  const heading = document.querySelector("article h1");
  if (!heading) return;
  new IntersectionObserver(([seen]) => {
    const above = !seen.isIntersecting && seen.boundingClientRect.top < HEADER;
    name.classList.toggle("hb-name--page", above);
  }, { rootMargin: `-${HEADER}px 0px 0px` }).observe(heading);
}

/** The contents show where the reader is. Gives what to do at each scrolling. */
function follow(list) {
  const links = all("a", list);
  const places = links.map((link) => named(link.hash));
  const box = list.closest(".hb-side") ?? list;
  let last = -1;
  return () => {
    const now = places.map((place) => place?.getBoundingClientRect().top < 2.5 * HEADER).lastIndexOf(true);
    if (now === last) return;
    last = now;
    links.forEach((link, number) => {
      if (number === now) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    if (now >= 0) keepInSight(box, links[now]);
  };
}

/** Scrolls within a box alone; `scrollIntoView` would move the page as well. */
function keepInSight(box, link) {
  const inside = link.getBoundingClientRect();
  const around = box.getBoundingClientRect();
  if (inside.top < around.top || inside.bottom > around.bottom) {
    box.scrollTop += inside.top - around.top - around.height / 2;
  }
  if (inside.left < around.left || inside.right > around.right) {
    box.scrollLeft += inside.left - around.left - around.width / 3;
  }
}

/** The way back to the top is shown to whoever turns back. */
function backToTop() {
  let last = scrollY;
  const button = element("button", {
    class: "md-top md-icon", type: "button", hidden: true, onclick: () => scrollTo(0, 0),
  }, element("i", { class: "hb-i hb-i-arrow-up" }), window.handbookWords.top);
  document.querySelector(".md-main").append(button);
  return () => {
    button.hidden = scrollY >= last || scrollY < innerHeight / 2;
    last = scrollY;
  };
}

function whenScrolling(steps) {
  let asked = false;
  addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      for (const step of steps) step();
    });
  }, { passive: true });
}

/** A sheet over the page, and the link that opens it. Without scripts the link alone opens it. */
function sheet(link) {
  const side = document.querySelector(link.hash);
  const hide = () => {
    side.classList.remove("hb-side--open");
    link.setAttribute("aria-expanded", "false");
    link.focus();
  };
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    if (side.classList.contains("hb-side--open")) return closeLast();
    side.classList.add("hb-side--open");
    link.setAttribute("aria-expanded", "true");
    opened(side, hide);
    const here = side.querySelector("[aria-current]") ?? side.querySelector("a");
    here.focus({ preventScroll: true });
    keepInSight(side, here);
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return; // as a button does
    event.preventDefault();
    link.click();
  });
  side.querySelector(".hb-side__close").addEventListener("click", (event) => {
    if (!side.classList.contains("hb-side--open")) return;
    event.preventDefault();
    closeLast();
  });
  document.addEventListener("pointerdown", (event) => {
    const open = side.classList.contains("hb-side--open");
    if (open && !side.contains(event.target) && !event.target.closest(".hb-bar")) closeLast();
  });
}

/** The search closes with Back, too. It says that it is open by `data-open`. */
function searchIsALayer(search) {
  let open = false;
  new MutationObserver(() => {
    const now = search.hasAttribute("data-open");
    if (now === open) return;
    open = now;
    if (now) opened(search, () => search.close());
    else closed(search);
  }).observe(search, { attributeFilter: ["data-open"] });
}

/** What a link within the page leads to opens, if it is folded, and what was folded above it does
 * not move it out of sight. */
function arrive() {
  const target = named(location.hash);
  if (target && reveal(target)) target.scrollIntoView();
}

function comeIn() {
  const target = named(location.hash);
  if (!target) return;
  reveal(target);
  const [how] = performance.getEntriesByType("navigation");
  if (how.type === "navigate") target.scrollIntoView(); // else the browser knows the place
}

/** The id of what stands at the top of the window; none at the top of the page. */
export function placeInView() {
  if (scrollY < 300) return "";
  const above = all("article [id]").filter((one) =>
    one.offsetParent && (one.checkVisibility?.() ?? true) && one.getBoundingClientRect().top < 120);
  return above.at(-1)?.id ?? "";
}

/** The other language's page opens at the same place. */
function keepPlace(link) {
  const set = () => { link.hash = placeInView() || location.hash; };
  for (const turned of ["pointerdown", "focus", "click"]) link.addEventListener(turned, set);
}

function start() {
  const here = document.querySelector(".hb-side--menu [aria-current]");
  startFolding();
  all(".hb-sections").forEach(stripOfSections);
  nameInHeader(document.querySelector("[data-hb-name]"));
  whenScrolling([
    ...all(".hb-contents, .hb-sections").map(follow), ...all(".hb-where").map(whereBar), backToTop(),
  ]);
  all("[data-hb-opens]").forEach(sheet);
  all("hb-search").forEach(searchIsALayer);
  all(".hb-language").forEach(keepPlace);
  document.querySelector("[data-hb-search]").addEventListener("click", () => {
    document.querySelector("[data-handbook-search]").focus();
  });
  addEventListener("hashchange", arrive);
  comeIn();
  if (here && WIDE.matches) keepInSight(here.closest(".hb-side"), here);
}

start();
