// Small parts of the page: icons, buttons, dialogs, texts that grow.

import { element } from "../../outputs/site/assets/dom.mjs";

const ICONS = {
  add: "M19 13h-6v6h-2v-6H5v-2h6V5h2v6h6v2Z",
  close: "M19 6.41 17.59 5 12 10.59 6.41 5 5 6.41 10.59 12 5 17.59 6.41 19 12 13.41 17.59 19 19 17.59 13.41 12 19 6.41Z",
  up: "M13 20h-2V8l-5.5 5.5-1.42-1.42L12 4.16l7.92 7.92-1.42 1.42L13 8v12Z",
  down: "M11 4h2v12l5.5-5.5 1.42 1.42L12 19.84l-7.92-7.92L5.5 10.5 11 16V4Z",
  copy: "M19 21H8V7h11m0-2H8a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2m-3-4H4a2 2 0 0 0-2 2v14h2V3h12V1Z",
  remove: "M6 19a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2V7H6v12M8 9h8v10H8V9m7.5-5-1-1h-5l-1 1H5v2h14V4h-3.5Z",
  undo: "M12.5 8c-2.65 0-5.05 1-6.9 2.6L2 7v9h9l-3.62-3.62c1.39-1.16 3.16-1.88 5.12-1.88 3.54 0 6.55 2.31 7.6 5.5l2.37-.78C21.08 11.03 17.15 8 12.5 8Z",
  redo: "M18.4 10.6C16.55 9 14.15 8 11.5 8c-4.65 0-8.58 3.03-9.96 7.22L3.9 16c1.05-3.19 4.05-5.5 7.6-5.5 1.95 0 3.73.72 5.12 1.88L13 16h9V7l-3.6 3.6Z",
  chevron: "M8.59 16.58 13.17 12 8.59 7.41 10 6l6 6-6 6-1.41-1.42Z",
  menu: "M3 6h18v2H3V6m0 5h18v2H3v-2m0 5h18v2H3v-2Z",
  open: "M14 3v2h3.59l-9.83 9.83 1.41 1.41L19 6.41V10h2V3m-2 16H5V5h7V3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-7h-2v7Z",
  ask: "M10 19h3v3h-3v-3m2-17c5.35.22 7.68 5.62 4.5 9.67-.83 1-2.17 1.66-2.83 2.5C13 15 13 16 13 17h-3c0-1.67 0-3.08.67-4.08.66-1 2-1.59 2.83-2.25C15.92 8.43 15.32 5.26 12 5a3 3 0 0 0-3 3H6a6 6 0 0 1 6-6Z",
  away: "M5 21a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7v2H5v14h7v2H5m11-4-1.4-1.4 2.6-2.6H9v-2h8.2l-2.6-2.6L16 7l5 5-5 5Z",
  warn: "M13 14h-2V9h2m0 9h-2v-2h2M1 21h22L12 2 1 21Z",
  file: "M14 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8l-6-6m4 18H6V4h7v5h5v11Z",
};

export function icon(name) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  made.setAttribute("viewBox", "0 0 24 24");
  made.setAttribute("aria-hidden", "true");
  made.setAttribute("class", `ed-icon ed-icon--${name}`);
  made.append(path);
  return made;
}

/** A button with an icon alone, named for whoever does not see it. */
export const iconButton = (name, label, onclick, { class: more = "", ...others } = {}) =>
  element("button", {
    type: "button", class: `ed-tool ${more}`.trim(), title: label, "aria-label": label, onclick, ...others,
  }, icon(name));

export const button = (label, onclick, { class: more = "", ...others } = {}) =>
  element("button", { type: "button", class: `ed-button ${more}`.trim(), onclick, ...others }, label);

let number = 0;

/** An id that no other element has. */
export const freshId = () => `ed-${(number += 1)}`;

/** A sentence with words in its places: `{}` or `{name}`. */
export const filled = (sentence, ...words) => {
  let n = 0;
  return sentence.replace(/\{\}/g, () => String(words[n++] ?? ""));
};

/** A text of several lines that is as high as what stands in it. */
export function growing(attributes) {
  const made = element("textarea", { rows: 1, ...attributes });
  const fit = () => {
    made.style.height = "auto";
    if (made.scrollHeight) made.style.height = `${made.scrollHeight + 2}px`;
  };
  made.addEventListener("input", fit);
  made.fit = fit;
  return made;
}

/** Set the height of all texts below an element, once they are on the page. */
export function fitAll(below) {
  if (CSS.supports("field-sizing", "content")) return;
  below.querySelectorAll("textarea").forEach((one) => one.fit?.());
}

/** Call back with what is typed, not with what an input method is still composing. */
export function ontyped(input, typed) {
  input.addEventListener("input", (event) => {
    if (!event.isComposing) typed(input.value);
  });
  input.addEventListener("compositionend", () => typed(input.value));
}

/** A dialog over the page; the answer is the value of the button that closed it. */
export function dialog(title, content, buttons, { wide = false } = {}) {
  return new Promise((resolve) => {
    const heading = freshId();
    const made = element("dialog", {
      class: `ed-dialog${wide ? " ed-dialog--wide" : ""}`, "aria-labelledby": heading,
      onclose: () => {
        made.remove();
        resolve(made.returnValue);
      },
    },
    element("h2", { id: heading }, title),
    element("div", { class: "ed-dialog__content" }, content),
    element("div", { class: "ed-dialog__buttons" }, buttons.map(({ label, value, primary, when }) => {
      const one = button(label, () => made.close(value), {
        class: primary ? "ed-button--primary" : "", "data-value": value,
      });
      when?.((is) => { one.disabled = !is; });
      return one;
    })));
    document.body.append(made);
    made.showModal();
    (made.querySelector("[autofocus]") ?? made.querySelector(".ed-button--primary"))?.focus();
  });
}

/** Lines of a change with their signs. */
export function changedLines(lines) {
  return element("pre", { class: "ed-diff", tabindex: 0 }, lines.map(([sign, text]) =>
    element("span", {
      class: { "+": "ed-diff__new", "-": "ed-diff__gone", "…": "ed-diff__gap" }[sign] ?? null,
    }, sign === "…" ? "⋯\n" : `${sign} ${text}\n`)));
}
