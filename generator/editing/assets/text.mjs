// A file that cannot be a form now: its text, with the lines that are wrong.

import { element } from "../../outputs/site/assets/dom.mjs";
import { call } from "./calls.mjs";
import { button, filled, freshId, icon, ontyped } from "./parts.mjs";

export function textOf(app, doc) {
  const w = app.words;
  const id = freshId();
  const area = element("textarea", {
    class: "ed-text__area", id, spellcheck: "false", wrap: "off", "data-key": "text", "aria-describedby": `${id}-wrong`,
  });
  area.value = doc.text;
  const numbers = element("div", { class: "ed-text__numbers", "aria-hidden": "true" });
  const list = element("div", { class: "ed-text__problems", id: `${id}-wrong` });
  const back = button(w.text_form, () => app.render(), { class: "ed-button--primary", hidden: true });
  const fixable = button(w.text_fix, async () => {
    const { text } = await call("fix", { ...app.work(), file: doc.file });
    app.say(text === area.value ? w.text_no_fix : w.text_fixed, { seen: true });
    if (text !== area.value) {
      area.value = text;
      typed(text, null);
    }
  }, { "data-key": "fix" });

  function typed(text, place = "text") {
    app.edit(doc, "text", [], { value: text, place });
    number();
  }

  function number(wrong = numbers.wrong ?? new Set()) {
    numbers.wrong = wrong;
    const count = area.value.split("\n").length;
    numbers.replaceChildren(...Array.from({ length: count }, (_, n) =>
      element("span", { class: wrong.has(n + 1) ? "ed-text__wrong" : null }, String(n + 1))));
    numbers.scrollTop = area.scrollTop;
  }

  function go(line, column) {
    const lines = area.value.split("\n");
    const at = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    area.focus();
    area.setSelectionRange(at + column - 1, at + (lines[line - 1] ?? "").length);
    area.scrollTop = (line - 4) * parseFloat(getComputedStyle(area).lineHeight);
  }

  ontyped(area, (text) => typed(text));
  area.addEventListener("scroll", () => { numbers.scrollTop = area.scrollTop; });

  return {
    element: element("div", { class: "ed-form ed-text" },
      element("header", { class: "ed-form__head" },
        element("h1", {}, w.text_title), element("p", { class: "ed-quiet" }, filled(w.file, doc.file)), element("p", {}, w.text_lead)),
      element("div", { class: "ed-text__tools" }, fixable, back),
      list,
      element("label", { class: "ed-label", for: id }, w.text_label),
      element("div", { class: "ed-text__box" }, numbers, area)),
    /** Show what is wrong, and offer the form once nothing is. */
    showProblems(problems, mode) {
      const own = problems.filter(({ file, severity }) => file === doc.file && (mode === "text" || severity === "error"));
      number(new Set(own.filter(({ severity }) => severity === "error").map(({ line }) => line)));
      list.replaceChildren(...own.map((one) =>
        element("button", { type: "button", class: `ed-problem ed-problem--${one.severity}`, onclick: () => go(one.line, one.column) },
          icon("warn"), element("span", {},
            element("strong", {}, filled(w.line, one.line)), " ", one.written,
            one.written_hint && element("span", { class: "ed-problem__hint" }, one.written_hint),
            one.corrected && element("span", { class: "ed-problem__hint" }, `${w.should_be} `, element("code", {}, one.corrected.trim()))))));
      fixable.disabled = !own.some(({ fixable: is }) => is);
      back.hidden = mode !== "form";
    },
  };
}
