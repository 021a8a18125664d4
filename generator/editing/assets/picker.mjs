// A box that finds what a field may refer to, by title, other words, sound or id.

import { element } from "../../outputs/site/assets/dom.mjs";
import { filled, freshId } from "./parts.mjs";

const WAIT = 120;

/** An input with a list below it. `find(query)` gives the choices, `chosen(one)` takes one.
 *
 * A choice is `{ id, title, of, kind, label }`. */
export function picker({ find, chosen, placeholder, words, key, label, free = null }) {
  const list = element("ul", { class: "ed-picker__list", role: "listbox", id: freshId(), hidden: true, "aria-label": label });
  const input = element("input", {
    class: "ed-input", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder,
    "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
    "aria-label": label, "data-key": key,
  });
  let choices = [];
  let active = -1;
  let asked = 0;
  let timer = 0;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(n) {
    active = n;
    [...list.children].forEach((one, i) => one.setAttribute("aria-selected", String(i === n)));
    const there = list.children[n];
    if (there) {
      input.setAttribute("aria-activedescendant", there.id);
      there.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function take(n) {
    const one = choices[n];
    input.value = "";
    close();
    if (one) chosen(one);
  }

  async function show() {
    const number = (asked += 1);
    const found = await find(input.value.trim());
    if (number !== asked || !input.isConnected) return;
    choices = found;
    list.replaceChildren(...found.map((one, n) =>
      element("li", {
        role: "option", id: freshId(), class: one.make ? "ed-picker__make" : null,
        "aria-selected": "false", onpointerdown: (event) => { event.preventDefault(); take(n); },
      },
      element("span", { class: "ed-picker__title" }, one.title),
      element("span", { class: "ed-picker__of" }, [one.label, one.of].filter(Boolean).join(" · ")))));
    if (!found.length) {
      list.append(element("li", { role: "option", "aria-selected": "false", "aria-disabled": "true", id: freshId(), class: "ed-picker__none" },
        input.value ? filled(words.nothing_found, input.value) : words.nothing_there));
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(found.length && input.value ? 0 : -1);
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(show, WAIT);
  };
  input.addEventListener("input", (event) => { if (!event.isComposing) later(); });
  input.addEventListener("compositionend", later);
  input.addEventListener("click", show);
  input.addEventListener("blur", () => {
    close();
    if (free && input.value.trim()) {
      free(input.value.trim());
      input.value = "";
    }
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const moves = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (moves && !event.altKey) {
      event.preventDefault();
      if (list.hidden) show();
      else if (choices.length) mark((active + moves + choices.length) % choices.length);
    } else if (event.key === "Enter" && (active >= 0 || (free && input.value.trim()))) {
      event.preventDefault();
      if (active >= 0) take(active);
      else { free(input.value.trim()); input.value = ""; close(); }
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  return element("div", { class: "ed-picker" }, input, list);
}
