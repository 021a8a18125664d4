// What stands around the form: the bar above, the tree on the left, the page on the right.

import { element } from "../../outputs/site/assets/dom.mjs";
import { stored } from "../../outputs/site/assets/store.mjs";
import { buildButton } from "./making.mjs";
import { button, icon, iconButton } from "./parts.mjs";

/** Below this width the form comes first; the page beside it is one press away. */
const NARROW = 700;

/** Build the page of the editor; the parts that change are returned by their names. */
export function panes(app) {
  const w = app.words;
  const parts = {
    ...buttons(app),
    state: element("span", { class: "ed-state" }),
    live: element("p", { class: "ed-hidden", role: "status" }),
    toast: element("div", { class: "ed-toast", role: "region", "aria-label": w.message, hidden: true }),
    banner: element("div", { class: "ed-banner", role: "alert", hidden: true }),
    side: element("nav", { class: "ed-tree", "aria-label": w.menu, id: "ed-tree" }),
    main: element("main", { class: "ed-main", id: "ed-main", tabindex: -1 }),
    page: element("iframe", { class: "ed-page__frame", title: w.preview_of, "data-handbook-preview": true }),
    pageState: element("p", { class: "ed-page__state", hidden: true }),
    pageLink: element("a", {
      class: "ed-tool", target: "_blank", rel: "noopener", title: w.open_page, "aria-label": w.open_page, href: "/",
    }, icon("open")),
  };
  const skip = (event) => {
    event.preventDefault();
    parts.main.focus();
  };
  document.body.classList.toggle("ed-with-preview", innerWidth > NARROW);
  document.body.append(
    element("a", { class: "ed-skip", href: "#ed-main", onclick: skip }, w.skip),
    bar(app, parts),
    parts.banner,
    element("div", { class: "ed-panes" },
      parts.side, parts.main,
      element("aside", { class: "ed-page", "aria-label": w.preview_of },
        element("div", { class: "ed-page__bar" }, element("span", {}, w.preview_of), parts.pageState, parts.pageLink),
        parts.page)),
    parts.toast, parts.live);
  return parts;
}

function buttons(app) {
  const w = app.words;
  return {
    undoButton: iconButton("undo", `${w.undo} (Ctrl+Z)`, () => app.undo(), { "data-key": "undo" }),
    redoButton: iconButton("redo", `${w.redo} (Ctrl+Shift+Z)`, () => app.redo(), { "data-key": "redo" }),
    saveButton: button(w.save, () => app.save(), { class: "ed-button--primary", title: "Ctrl+S", "data-key": "save" }),
  };
}

function bar(app, { state, undoButton, redoButton, saveButton }) {
  const w = app.words;
  const others = app.languages.slice(1);
  return element("header", { class: "ed-bar" },
    iconButton("menu", w.menu, () => document.body.classList.toggle("ed-with-tree"), { class: "ed-bar__menu" }),
    element("strong", { class: "ed-bar__title" }, app.title || w.title),
    state,
    element("span", { class: "ed-bar__tools" },
      undoButton, redoButton,
      others.length > 0 && toggle("column", others.length === 1 ? w.language[others[0]] : w.column, false, (is) => {
        app.column = is ? others[0] : null;
        app.render();
      }),
      toggle("preview", w.preview, document.body.classList.contains("ed-with-preview")),
      buildButton(app),
      saveButton));
}

/** A button that stays pressed, and gives the page a class while it is. */
function toggle(name, label, pressed, toggled = () => {}) {
  return button(label, ({ currentTarget }) => {
    const is = currentTarget.getAttribute("aria-pressed") !== "true";
    currentTarget.setAttribute("aria-pressed", String(is));
    document.body.classList.toggle(`ed-with-${name}`, is);
    toggled(is);
  }, { class: "ed-switch", "aria-pressed": String(pressed), "data-key": name });
}

/** Light and dark as the handbook itself has them. */
export function paint() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const now = () => {
    const dark = { 1: false, 2: true }[stored("palette")] ?? system.matches;
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
  };
  system.addEventListener("change", now);
  now();
}
