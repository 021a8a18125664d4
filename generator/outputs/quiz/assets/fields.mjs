// How each type of question is answered: an element, its response (null while nothing is chosen),
// a way to put an earlier response back, and marks for what is right and wrong.

import { element as h } from "../../site/assets/dom.mjs";
import { draw } from "./scoring.mjs";

const LETTERS = "ABCDEFGHIJ";

function fieldset(question, ...children) {
  const legend = h("legend", { class: "hb-quiz__stem" });
  legend.append(...question.stem.cloneNode(true).childNodes);
  return h("fieldset", { class: "hb-quiz__field" }, legend, ...children);
}

function chosen(question, player) {
  const several = question.type === "multiple";
  // Shown in another order each time: whoever remembers a letter remembers nothing.
  const shown = question.type === "true_false" ? question.options
    : draw(question.options, question.options.length, Math.random);
  const inputs = shown.map((one) =>
    h("input", { type: several ? "checkbox" : "radio", name: "answer", value: one.id }));
  const labels = shown.map((one, n) =>
    h("label", { class: "hb-quiz__option" }, inputs[n], h("span", {}, `${LETTERS[n]}. ${one.text}`)));
  return {
    letters: new Map(shown.map((one, n) => [one.id, LETTERS[n]])),
    restore(response) {
      for (const input of inputs) input.checked = response.includes(input.value);
    },
    /** A to D and 1 to 4 choose, as on paper. */
    key(key) {
      const n = /^[1-9]$/.test(key) ? Number(key) - 1 : LETTERS.indexOf(key.toUpperCase());
      if (key.length === 1 && inputs[n] && !inputs[n].disabled) {
        inputs[n].checked = !several || !inputs[n].checked;
        inputs[n].focus();
      }
    },
    element: fieldset(question, several && h("p", {}, player.say("choose-many")), labels),
    response() {
      const ids = inputs.filter((input) => input.checked).map((input) => input.value);
      return ids.length ? ids : null;
    },
    focus: () => inputs[0].focus(),
    mark(key) {
      inputs.forEach((input, n) => {
        if (key.includes(input.value)) labels[n].classList.add("hb-quiz__option--right");
        else if (input.checked) labels[n].classList.add("hb-quiz__option--wrong");
      });
    },
  };
}

function filled(question, player) {
  const input = h("input", { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false" });
  return {
    element: fieldset(question, h("label", { class: "hb-quiz__fill" }, player.say("blank-label"), " ", input)),
    response: () => (input.value.trim() ? [input.value.trim()] : null),
    restore: ([text]) => (input.value = text),
    focus: () => input.focus(),
  };
}

function ordered(question, player) {
  const list = h("ol", { class: "hb-quiz__order" });
  const place = (li) => [...list.children].indexOf(li);
  const move = (li, by, focus) => {
    const to = Math.max(0, Math.min(list.children.length - 1, place(li) + by));
    const rest = [...list.children].filter((one) => one !== li);
    rest.splice(to, 0, li);
    list.replaceChildren(...rest);
    focus.focus();
    const text = li.querySelector("span").textContent;
    player.tell(player.say("moved", { text, n: to + 1, all: list.children.length }));
  };
  for (const one of question.options) {
    const li = h("li", { "data-id": one.id }, h("span", {}, one.text));
    const arrow = (name, sign, by) => {
      const button = h("button", {
        type: "button", class: "hb-quiz__move", "aria-label": player.say(name, { text: one.text }),
        onclick: () => move(li, by, button),
        onkeydown: (event) => {
          const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (!step) return;
          event.preventDefault();
          move(li, step, button);
        },
      }, sign);
      return button;
    };
    li.append(h("span", { class: "hb-quiz__moves" }, arrow("up", "↑", -1), arrow("down", "↓", 1)));
    list.append(li);
  }
  return {
    element: fieldset(question, h("p", {}, player.say("order-help")), list),
    response: () => [...list.children].map((li) => li.dataset.id),
    restore: (response) => list.replaceChildren(
      ...response.map((id) => [...list.children].find((li) => li.dataset.id === id)).filter(Boolean)),
    focus: () => list.querySelector("button").focus(),
    mark(key) {
      [...list.children].forEach((li, n) =>
        li.classList.add(li.dataset.id === key[n] ? "hb-quiz__option--right" : "hb-quiz__option--wrong"));
    },
  };
}

function paired(question, player) {
  const selects = question.options.map(() => h("select", {},
    h("option", { value: "" }, player.say("pick")),
    question.pairs.map((text, n) => h("option", { value: n + 1 }, text))));
  // A closed list cuts a long text off on a phone; below it stands the whole.
  const whole = question.options.map(() => h("span", { class: "hb-quiz__picked", "aria-hidden": "true" }));
  const tellWhole = () => selects.forEach((select, n) =>
    (whole[n].textContent = select.value ? question.pairs[select.value - 1] : ""));
  const rows = question.options.map((one, n) =>
    h("label", { class: "hb-quiz__pair", onchange: tellWhole }, h("span", {}, one.text), selects[n], whole[n]));
  return {
    element: fieldset(question, rows),
    response() {
      if (selects.some((select) => !select.value)) return null;
      return question.options.map((one, n) => `${one.id}.${selects[n].value}`);
    },
    restore(response) {
      question.options.forEach((one, n) =>
        (selects[n].value = response.find((pair) => pair.startsWith(`${one.id}.`))?.split(".")[1] ?? ""));
      tellWhole();
    },
    focus: () => (selects.find((select) => !select.value) ?? selects[0]).focus(),
    mark(key) {
      question.options.forEach((one, n) => rows[n].classList.add(
        key.includes(`${one.id}.${selects[n].value}`) ? "hb-quiz__option--right" : "hb-quiz__option--wrong"));
    },
  };
}

export const FIELDS = {
  choice: chosen, true_false: chosen, multiple: chosen, fill: filled, order: ordered, match: paired,
};
