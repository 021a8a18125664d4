// The player: makes the self-check list of a quiz's page into one to practise with.
//
// Light DOM, no framework. Everything it says comes from the page; every question can be answered
// with the keyboard alone, and the result is said to a screen reader.

import {
  clock, csv, draw, fill, keyOf, progress, result, schedule, score, toPractise,
} from "./scoring.mjs";
import { element as h } from "../../site/assets/dom.mjs";
import { openStore } from "./progress.mjs";

const A_SITTING = 10;
const SIZES = [10, 20, 40];
const MINUTES = [0, 10, 20, 30, 60];

const today = () => {
  const now = new Date();
  return Math.floor((now.getTime() - now.getTimezoneOffset() * 60000) / 86400000);
};

/** A question as the page has it. */
function read(item) {
  const texts = (selector) => [...item.querySelectorAll(selector)];
  return {
    id: item.id,
    type: item.dataset.type,
    stem: item.querySelector(".hb-question__stem"),
    options: texts(".hb-question__options > li").map((li) => ({
      id: li.dataset.option,
      text: li.textContent.trim(),
      correct: "correct" in li.dataset,
      pair: li.dataset.pair,
    })),
    pairs: texts(".hb-question__pairs > li").map((li) => li.textContent.trim()),
    order: (item.dataset.order || "").split(" ").filter(Boolean),
    answers: JSON.parse(item.dataset.answers || "[]"),
    details: item.querySelector("details"),
  };
}

class HbQuiz extends HTMLElement {
  connectedCallback() {
    if (!this.stage) this.begin();
    this.onHash = () => this.showTarget();
    addEventListener("hashchange", this.onHash);
    this.showTarget();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.onHash);
    clearInterval(this.timer);
  }

  begin() {
    this.words = JSON.parse(this.dataset.words);
    this.pass = Number(this.dataset.pass);
    this.list = this.querySelector(".hb-quiz__list");
    this.questions = new Map([...this.querySelectorAll(".hb-question")].map((li) => [li.id, read(li)]));
    this.ids = [...this.questions.keys()];
    this.store = openStore(this.dataset.quiz, this.ids, this.questions, this.pass);
    this.status = h("p", { class: "hb-quiz__status", role: "status" });
    this.stage = h("div", { class: "hb-quiz__stage" });
    this.prepend(this.stage, this.status);
    this.list.hidden = true;
    this.home();
  }

  say(name, parts = {}) {
    return fill(this.words[name], parts);
  }

  /** Says something to a screen reader; shows it too, unless the page shows it already. */
  tell(text, shown = true) {
    this.status.textContent = text;
    this.status.classList.toggle("hb-quiz__status--quiet", !shown || !text);
  }

  /** A link to a question, or to a section, opens the list that it stands in. */
  showTarget() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && this.list.contains(target)) {
      this.showList(true);
      target.scrollIntoView();
    }
  }

  showList(shown) {
    this.list.hidden = !shown;
    const button = this.stage.querySelector("[aria-controls]");
    button?.setAttribute("aria-expanded", String(shown));
    if (button) button.textContent = this.say(shown ? "hide" : "all");
  }

  show(...children) {
    clearInterval(this.timer);
    this.stage.replaceChildren(...children.flat().filter(Boolean));
    this.tell("");
  }

  // -- the start

  home(focus) {
    const now = progress(this.ids, this.store.state.cards, today());
    const heading = h("h2", { class: "hb-quiz__heading", tabindex: "-1" }, this.say("heading"));
    this.list.id ||= `${this.dataset.quiz}-questions`;
    this.show(heading, this.store.remembers ? this.choices(now) : this.course(), this.tools());
    this.showList(!this.list.hidden);
    if (focus) heading.focus();
  }

  choices(now) {
    const next = toPractise(this.ids, this.store.state.cards, today(), A_SITTING);
    const again = next.length ? next : draw(this.ids, A_SITTING, Math.random);
    return [
      h("p", {}, this.say("progress", now)),
      h("progress", { max: now.all, value: now.known, "aria-label": this.say("progress", now) }),
      (now.due > 0 || now.fresh > 0) && h("p", {}, this.say("due", now)),
      h("div", { class: "hb-quiz__buttons" },
        this.button(this.say("practise", { count: again.length }), () => this.practise(again), true),
        now.missed.length > 0 &&
          this.button(this.say("missed", { count: now.missed.length }), () => this.practise(now.missed)),
        this.button(this.say("exam"), () => this.examSettings())),
    ];
  }

  /** In a learning system, where every question is asked once and counted. */
  course() {
    const left = this.store.left();
    if (!left.length) return [this.say("progress", { known: this.ids.length, all: this.ids.length })];
    const name = left.length < this.ids.length ? "resume" : "start";
    return [h("div", { class: "hb-quiz__buttons" },
      this.button(this.say(name, { count: left.length }), () => this.run(left, "course"), true))];
  }

  /** What is rarely wanted. In a learning system the list would give the answers away. */
  tools() {
    if (!this.store.remembers) return null;
    const sure = (event) => {
      if (event.target.dataset.sure) {
        this.store.forget();
        this.home(true);
        this.tell(this.say("forgotten"));
      } else {
        event.target.dataset.sure = "yes";
        event.target.textContent = this.say("forget-sure");
      }
    };
    return h("div", { class: "hb-quiz__tools" },
      h("button", {
        type: "button", class: "hb-quiz__link", "aria-controls": this.list.id, "aria-expanded": "false",
        onclick: () => this.showList(this.list.hidden),
      }, this.say("all")),
      this.store.state.log.length > 0 && [
        h("button", { type: "button", class: "hb-quiz__link", onclick: () => this.download() },
          this.say("download")),
        h("button", { type: "button", class: "hb-quiz__link", onclick: sure }, this.say("forget")),
      ]);
  }

  button(text, onclick, primary) {
    const name = primary ? "hb-quiz__button hb-quiz__button--primary" : "hb-quiz__button";
    return h("button", { type: "button", class: name, onclick }, text);
  }

  download() {
    const file = new Blob(["\ufeff", csv(this.store.state.log)], { type: "text/csv;charset=utf-8" });
    const link = h("a", { href: URL.createObjectURL(file), download: `${this.dataset.quiz}.csv` });
    link.click();
    URL.revokeObjectURL(link.href);
  }

  // -- a sitting

  practise(ids) {
    this.run(ids, "practice");
  }

  examSettings() {
    const sizes = SIZES.filter((size) => size < this.ids.length);
    const count = h("select", {}, sizes.map((n) => h("option", { value: n, selected: n === 20 }, String(n))),
      h("option", { value: this.ids.length }, this.say("everything", { count: this.ids.length })));
    const minutes = h("select", {}, MINUTES.map((n) =>
      h("option", { value: n }, n ? this.say("minutes", { count: n }) : this.say("no-limit"))));
    const heading = h("h2", { class: "hb-quiz__heading", tabindex: "-1" }, this.say("exam-heading"));
    const start = (event) => {
      event.preventDefault();
      const ids = draw(this.ids, Number(count.value), Math.random);
      this.run(ids, "exam", Number(minutes.value) * 60);
    };
    this.show(heading, h("form", { class: "hb-quiz__settings", onsubmit: start },
      h("p", {}, this.say("exam-note", { pass: this.pass })),
      h("label", {}, this.say("how-many"), " ", count),
      h("label", {}, this.say("time"), " ", minutes),
      h("div", { class: "hb-quiz__buttons" },
        h("button", { class: "hb-quiz__button hb-quiz__button--primary" }, this.say("begin")),
        this.button(this.say("back"), () => this.home(true)))));
    heading.focus();
  }

  run(ids, mode, seconds = 0) {
    this.sitting = {
      queue: [...ids], at: 0, mode, answers: new Map(),
      attempt: Date.now().toString(36), until: seconds ? Date.now() + seconds * 1000 : 0,
    };
    this.showList(false);
    this.ask();
  }

  ask() {
    const { queue, at, mode } = this.sitting;
    const question = this.questions.get(queue[at]);
    const last = at === queue.length - 1;
    const field = FIELDS[question.type](question, this);
    const place = h("p", { class: "hb-quiz__place", tabindex: "-1" },
      this.say("place", { n: at + 1, all: queue.length }));
    const check = h("button", { class: "hb-quiz__button hb-quiz__button--primary" },
      this.say(mode === "exam" ? (last ? "hand-in" : "next") : "check"));
    const form = h("form", { class: "hb-quiz__form", novalidate: true }, field.element,
      h("div", { class: "hb-quiz__buttons" }, check,
        this.button(this.say("stop"), () => (mode === "exam" || at ? this.end() : this.home(true)))));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const response = field.response();
      if (!response) {
        this.tell(this.say("choose"));
        field.focus();
      } else if (mode === "exam") {
        this.note(question, response);
        this.advance();
      } else {
        this.note(question, response);
        this.reveal(question, response, form, field);
      }
    });
    this.show(place, this.sitting.until > 0 && this.countdown(), form);
    this.asked = Date.now();
    place.focus({ preventScroll: true });
    const { top } = this.stage.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) this.stage.scrollIntoView();
  }

  countdown() {
    const shown = h("p", { class: "hb-quiz__time" });
    const tick = () => {
      const left = Math.max(0, Math.round((this.sitting.until - Date.now()) / 1000));
      shown.textContent = this.say("left", { time: clock(left) });
      if (left === 60) this.tell(this.say("minute-left"));
      if (!left) {
        this.end();
        this.tell(this.say("time-up"));
      }
    };
    // `show` clears the timer of the question before; this one starts after it.
    queueMicrotask(() => (this.timer = setInterval(tick, 1000)));
    shown.textContent = this.say("left", {
      time: clock(Math.max(0, Math.round((this.sitting.until - Date.now()) / 1000))),
    });
    return shown;
  }

  /** Keeps an answer. What is asked again in the same sitting counts the first time only. */
  note(question, response) {
    const { mode, answers, attempt } = this.sitting;
    const worth = score(question, response);
    if (answers.has(question.id)) return;
    answers.set(question.id, { response, worth });
    const { cards } = this.store.state;
    cards[question.id] = schedule(cards[question.id], worth === 1, today());
    this.store.answered({
      quiz: this.dataset.quiz, attempt, mode, question: question.id,
      score: Math.round(worth * 1000) / 1000, response: response.join(" "),
      when: new Date().toISOString(), seconds: Math.round((Date.now() - this.asked) / 1000),
    }, question, response, worth);
  }

  reveal(question, response, form, field) {
    const worth = score(question, response);
    const { queue, at } = this.sitting;
    if (worth < 1 && queue.lastIndexOf(question.id) === at && queue.length < this.ids.length + A_SITTING &&
        this.sitting.mode === "practice") {
      queue.push(question.id);
    }
    const verdict = worth === 1 ? "right" : worth > 0 ? "partly" : "wrong";
    for (const control of form.elements) control.disabled = true;
    field.mark?.(keyOf(question));
    form.querySelector(".hb-quiz__buttons").remove();
    const last = at === queue.length - 1;
    const next = this.button(this.say(last ? "finish" : "next"), () => this.advance(), true);
    form.append(
      h("div", { class: `hb-quiz__verdict hb-quiz__verdict--${verdict}` },
        h("p", { class: "hb-quiz__said" }, this.say(verdict, { score: Math.floor(worth * 100) })),
        this.explained(question, response)),
      h("div", { class: "hb-quiz__buttons" }, next,
        this.button(this.say("stop"), () => this.end())));
    this.tell(this.say(verdict, { score: Math.floor(worth * 100) }), false);
    next.focus();
  }

  /** The answer, why, and where it stands: copied from the list. */
  explained(question, response) {
    const copy = h("div", { class: "hb-quiz__explained" });
    for (const part of question.details.children) {
      if (part.tagName === "SUMMARY") continue;
      const clone = part.cloneNode(true);
      if (clone.matches(".hb-question__whys")) {
        for (const li of [...clone.children]) if (!response.includes(li.dataset.for)) li.remove();
        if (!clone.children.length) continue;
      }
      copy.append(clone);
    }
    return copy;
  }

  advance() {
    this.sitting.at++;
    if (this.sitting.at < this.sitting.queue.length) this.ask();
    else this.end();
  }

  // -- the end

  end() {
    const { mode, answers, queue } = this.sitting;
    const asked = mode === "exam" ? [...new Set(queue)] : [...answers.keys()];
    const scores = asked.map((id) => answers.get(id)?.worth ?? 0);
    const outcome = result(scores, this.pass);
    const missed = asked.filter((id) => (answers.get(id)?.worth ?? 0) < 1);
    const heading = h("h2", { class: "hb-quiz__heading", tabindex: "-1" }, this.say("result"));
    const says = [this.say("score", { ...outcome, score: outcome.percent })];
    if (mode === "exam") says.push(this.say(outcome.passed ? "passed" : "failed", { pass: this.pass }));
    this.store.finished(outcome);
    this.show(heading,
      h("p", { class: "hb-quiz__score" }, says.join(this.dataset.language === "en" ? " " : "")),
      mode === "exam" && outcome.passed && this.certificateForm(outcome),
      missed.length ? this.toMend(missed) : h("p", {}, this.say("none-missed")),
      h("div", { class: "hb-quiz__buttons" },
        missed.length > 0 && mode !== "course" &&
          this.button(this.say("missed", { count: missed.length }), () => this.practise(missed), true),
        this.button(this.say("back"), () => this.home(true))));
    this.tell(says.join(" "), false);
    heading.focus();
  }

  toMend(ids) {
    const { answers } = this.sitting;
    return h("section", { class: "hb-quiz__missed" },
      h("h3", {}, this.say("to-mend")),
      h("ol", {}, ids.map((id) => {
        const question = this.questions.get(id);
        const response = answers.get(id)?.response ?? [];
        return h("li", {}, question.stem.cloneNode(true),
          h("p", {}, this.say("your-answer"), this.inWords(question, response)),
          this.explained(question, response));
      })));
  }

  inWords(question, response) {
    if (!response.length) return this.say("blank");
    const text = (id) => question.options.find((one) => one.id === id)?.text ?? id;
    if (question.type === "match") {
      return response.map((pair) => {
        const [left, right] = pair.split(".");
        return `${text(left)} — ${question.pairs[right - 1] ?? "?"}`;
      }).join("; ");
    }
    return response.map(text).join(question.type === "order" ? " → " : "; ");
  }

  certificateForm(outcome) {
    const name = h("input", { type: "text", autocomplete: "name", value: this.store.state.name || "" });
    const place = h("div", {});
    const make = (event) => {
      event.preventDefault();
      if (!name.value.trim()) return name.focus();
      this.store.state.name = name.value.trim();
      this.store.save();
      place.replaceChildren(this.certificate(name.value.trim(), outcome));
      place.querySelector("button").focus();
    };
    return h("section", { class: "hb-quiz__certify" },
      h("h3", {}, this.say("certificate")),
      h("form", { class: "hb-quiz__settings", onsubmit: make },
        h("label", {}, this.say("name"), " ", name),
        h("button", { class: "hb-quiz__button" }, this.say("make-certificate"))),
      place);
  }

  certificate(name, outcome) {
    const date = new Date().toLocaleDateString(this.dataset.language === "zh" ? "zh-CN" : "en-GB", {
      year: "numeric", month: "long", day: "numeric",
    });
    const print = () => {
      const root = document.documentElement;
      root.classList.add("hb-prints-certificate");
      addEventListener("afterprint", () => root.classList.remove("hb-prints-certificate"), { once: true });
      window.print();
    };
    const { title } = this.dataset;
    const parts = { date, title, all: outcome.all, score: outcome.percent, pass: this.pass };
    return h("div", {},
      h("article", { class: "hb-certificate" },
        h("p", { class: "hb-certificate__company" }, this.dataset.company),
        h("p", { class: "hb-certificate__title" }, this.say("certificate")),
        h("p", { class: "hb-certificate__name" }, name),
        h("p", {}, this.say("certificate-text", parts)),
        h("p", { class: "hb-certificate__note" }, this.say("certificate-note"))),
      this.button(this.say("print"), print));
  }
}

// -- how each type is answered: an element, its response (null while nothing is chosen), a mark

function fieldset(question, ...children) {
  const legend = h("legend", { class: "hb-quiz__stem" });
  legend.append(...question.stem.cloneNode(true).childNodes);
  return h("fieldset", { class: "hb-quiz__field" }, legend, ...children);
}

function chosen(question, player) {
  const several = question.type === "multiple";
  const inputs = question.options.map((one) =>
    h("input", { type: several ? "checkbox" : "radio", name: "answer", value: one.id }));
  const labels = question.options.map((one, n) =>
    h("label", { class: "hb-quiz__option" }, inputs[n], h("span", {}, `${one.id.toUpperCase()}. ${one.text}`)));
  return {
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
  const rows = question.options.map((one, n) =>
    h("label", { class: "hb-quiz__pair" }, h("span", {}, one.text), selects[n]));
  return {
    element: fieldset(question, rows),
    response() {
      if (selects.some((select) => !select.value)) return null;
      return question.options.map((one, n) => `${one.id}.${selects[n].value}`);
    },
    focus: () => (selects.find((select) => !select.value) ?? selects[0]).focus(),
    mark(key) {
      question.options.forEach((one, n) => rows[n].classList.add(
        key.includes(`${one.id}.${selects[n].value}`) ? "hb-quiz__option--right" : "hb-quiz__option--wrong"));
    },
  };
}

const FIELDS = {
  choice: chosen, true_false: chosen, multiple: chosen, fill: filled, order: ordered, match: paired,
};

if (!customElements.get("hb-quiz")) customElements.define("hb-quiz", HbQuiz);
