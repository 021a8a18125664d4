// What a term means, on hover, on keyboard focus and at the first tap; the second tap opens the
// glossary, where it leads without any script.

import { element } from "./dom.mjs";
import { closed, opened } from "./layers.mjs";

const bubble = element("div", { class: "hb-meaning", role: "tooltip", id: "hb-meaning", hidden: true });
let shown = null;

function hide() {
  if (!shown) return;
  shown.removeAttribute("aria-describedby");
  bubble.hidden = true;
  shown = null;
  closed(bubble);
}

function show(term) {
  if (shown === term) return;
  hide();
  shown = term;
  bubble.textContent = term.dataset.meaning;
  if (!bubble.isConnected) (document.querySelector("article") ?? document.body).append(bubble);
  bubble.hidden = false;
  term.setAttribute("aria-describedby", bubble.id);
  place(term.getBoundingClientRect());
}

/** On a phone it is a strip at the edge that is farther away; else it hangs below the term. */
function place(at) {
  const room = bubble.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const most = document.documentElement.clientWidth - bubble.offsetWidth - 16;
  bubble.classList.toggle("hb-meaning--above", at.top > innerHeight / 2);
  bubble.style.setProperty("--x", `${Math.max(16, Math.min(at.left, most)) - room.left}px`);
  bubble.style.setProperty("--y", `${at.bottom - room.top}px`);
}

const termOf = ({ target }) => target.closest?.("a.hb-term");

document.addEventListener("mouseover", (event) => {
  const term = termOf(event);
  if (term) show(term);
  else if (!bubble.contains(event.target) && document.activeElement !== shown) hide();
});

document.addEventListener("focusin", (event) => {
  const term = termOf(event);
  if (term) show(term);
  else hide();
});

document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") hide();
});

document.addEventListener("pointerdown", (event) => {
  const term = termOf(event);
  if (!term) hide();
  else if (event.pointerType === "touch") term.dataset.tapped = shown === term ? "twice" : "once";
});

// Before the listener of `layers`, which would follow the link.
document.addEventListener("click", (event) => {
  const term = termOf(event);
  if (term?.dataset.tapped !== "once") return;
  event.preventDefault();
  show(term);
  opened(bubble, hide);
}, { capture: true });
