// How each type of question is answered: an element, its response (null while nothing is chosen),
// a way to put an earlier response back, and marks for what is right and wrong.

import { element as h } from "../../site/assets/dom.mjs";
import { at, dragged } from "./drag.mjs";
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

/** What is held to drag something: the rest of it still scrolls the page under a finger. */
const grip = () => h("span", { class: "hb-quiz__grip", "aria-hidden": "true" }, "⠿");

function ordered(question, player) {
  const list = h("ol", { class: "hb-quiz__order" });
  const place = (li) => [...list.children].indexOf(li);
  const put = (li, to) => {
    const rest = [...list.children].filter((one) => one !== li);
    rest.splice(to, 0, li);
    list.replaceChildren(...rest);
  };
  const tell = (li) => player.tell(player.say("moved",
    { text: li.querySelector("span").textContent, n: place(li) + 1, all: list.children.length }));
  const move = (li, by, focus) => {
    put(li, Math.max(0, Math.min(list.children.length - 1, place(li) + by)));
    focus.focus();
    tell(li);
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
    const held = grip();
    li.append(held, h("span", { class: "hb-quiz__moves" }, arrow("up", "↑", -1), arrow("down", "↓", 1)));
    list.append(li);
    letDrag(held, li, list, tell);
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

/** A step goes where it is dragged; the others make room at once. */
function letDrag(held, li, list, tell) {
  dragged(held, {
    start: () => li.classList.add("hb-quiz__dragged"),
    move(_, y) {
      const over = at(list.children, y);
      if (!over || over === li) return;
      const all = [...list.children];
      // Out of the list and back in, an element loses the pointer; the others move round it.
      if (all.indexOf(over) > all.indexOf(li)) li.before(...all.slice(all.indexOf(li) + 1, all.indexOf(over) + 1));
      else li.after(...all.slice(all.indexOf(over), all.indexOf(li)));
    },
    drop() {
      li.classList.remove("hb-quiz__dragged");
      tell(li);
    },
  });
}

function paired(question, player) {
  const selects = question.options.map(() => h("select", {},
    h("option", { value: "" }, player.say("pick")),
    question.pairs.map((text, n) => h("option", { value: n + 1 }, text))));
  // A closed list cuts a long text off on a phone; below it stands the whole.
  const whole = question.options.map(() => h("span", { class: "hb-quiz__picked", "aria-hidden": "true" }));
  const cards = question.pairs.map((text) => h("li", { class: "hb-quiz__card" }, grip(), h("span", {}, text)));
  const shown = () => {
    selects.forEach((select, n) => (whole[n].textContent = select.value ? question.pairs[select.value - 1] : ""));
    cards.forEach((card, n) => (card.hidden = selects.some((select) => select.value === String(n + 1))));
  };
  /** Puts an answer to a row, and takes it from the row that had it. The keys pass by the answers
   * of other rows on their way through a list, and must leave them alone. */
  const put = (row, n) => {
    selects.forEach((select, other) => {
      if (other === row) select.value = n;
      else if (select.value === String(n)) select.value = "";
    });
    shown();
  };
  const rows = question.options.map((one, n) =>
    h("label", { class: "hb-quiz__pair", onchange: shown },
      h("span", {}, one.text), selects[n], whole[n]));
  cards.forEach((card, n) => letDrop(card, rows, (row) => put(row, n + 1)));
  return {
    element: fieldset(question, rows,
      h("p", { class: "hb-quiz__hint", "aria-hidden": "true" }, player.say("drag-help")),
      h("ul", { class: "hb-quiz__cards", "aria-hidden": "true" }, cards)),
    response() {
      if (selects.some((select) => !select.value)) return null;
      return question.options.map((one, n) => `${one.id}.${selects[n].value}`);
    },
    restore(response) {
      question.options.forEach((one, n) =>
        (selects[n].value = response.find((pair) => pair.startsWith(`${one.id}.`))?.split(".")[1] ?? ""));
      shown();
    },
    focus: () => (selects.find((select) => !select.value) ?? selects[0]).focus(),
    mark(key) {
      question.options.forEach((one, n) => rows[n].classList.add(
        key.includes(`${one.id}.${selects[n].value}`) ? "hb-quiz__option--right" : "hb-quiz__option--wrong"));
    },
  };
}

/** An answer is dragged to the row that it belongs to, which is marked on the way. */
function letDrop(card, rows, put) {
  let from;
  const mark = (over) => rows.forEach((row) => row.classList.toggle("hb-quiz__pair--over", row === over));
  dragged(card.firstChild, {
    start(x, y) {
      from = [x, y];
      card.classList.add("hb-quiz__dragged");
    },
    move(x, y) {
      card.style.translate = `${x - from[0]}px ${y - from[1]}px`;
      mark(at(rows, y));
    },
    drop(_, y) {
      card.classList.remove("hb-quiz__dragged");
      card.style.translate = "";
      mark(null);
      const row = at(rows, y);
      if (row) put(rows.indexOf(row));
    },
  });
}

export const FIELDS = {
  choice: chosen, true_false: chosen, multiple: chosen, fill: filled, order: ordered, match: paired,
};
