// The player: makes the self-check list of a quiz's page into one to practise with.
//
// Light DOM, no framework. Everything it says comes from the page; every question can be answered
// with the keyboard alone, and the result is said to a screen reader.

import {
  byPart, clock, csv, draw, fill, keyOf, mixed, progress, result, schedule, score, toPractise,
} from "./scoring.mjs";
import { element as h } from "../../site/assets/dom.mjs";
import { FIELDS } from "./fields.mjs";
import { openStore } from "./progress.mjs";

const A_SITTING = 15;
const LENGTHS = [5, 10, 15, 20, 30];
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
    kind: item.dataset.kind,
    core: "core" in item.dataset,
    was: (item.dataset.was || "").split(" ").filter(Boolean),
    part: item.closest("section").querySelector("h2").firstChild.textContent.trim(),
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

/** What was learnt of a question stays with it when what it asks about is renamed. */
function takeOver(cards, id, was) {
  const old = id in cards ? undefined : was.find((one) => one in cards);
  if (old === undefined) return;
  cards[id] = cards[old];
  delete cards[old];
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
    this.store = openStore(
      this.dataset.quiz, this.ids, this.questions, this.pass, Number(this.dataset.draw));
    for (const { id, was } of this.questions.values()) takeOver(this.store.state.cards, id, was);
    this.status = h("p", { class: "hb-quiz__status", role: "status" });
    this.stage = h("div", { class: "hb-quiz__stage" });
    this.prepend(this.stage, this.status);
    this.list.hidden = true;
    this.length = A_SITTING;
    if (!this.resume()) this.home();
  }

  /** Goes on with a sitting that a link, Back or a reload has left; false where there is none. */
  resume() {
    const kept = this.store.state.sitting;
    if (!kept || !kept.queue.length || !kept.queue.every((id) => this.questions.has(id))) return false;
    const answers = new Map(kept.answers.map(({ id, ...one }) => [id, one]));
    this.sitting = { ...kept, answers };
    // What was answered in practice has been explained already.
    if (kept.mode === "practice" && answers.has(kept.queue[kept.at])) this.sitting.at++;
    if (this.sitting.at >= kept.queue.length || (kept.until && kept.until <= Date.now())) this.end();
    else this.ask();
    return true;
  }

  /** Keeps the sitting as it stands, or that there is none. */
  keep(sitting = this.sitting) {
    if (!this.store.remembers) return;
    this.store.state.sitting = sitting && {
      ...sitting, answers: [...sitting.answers].map(([id, one]) => ({ id, ...one })),
    };
    this.store.save();
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
    if (this.sitting?.mode === "exam") return; // it would show the answers
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
    this.sitting = null;
    this.keep();
    const now = progress(this.ids, this.store.state.cards, today());
    const heading = h("h2", { class: "hb-quiz__heading", tabindex: "-1" }, this.say("heading"));
    this.list.id ||= `${this.dataset.quiz}-questions`;
    this.show(heading, this.store.remembers ? this.choices(now) : this.course(), this.tools());
    this.showList(!this.list.hidden);
    if (focus) heading.focus();
  }

  choices(now) {
    const about = (id) => this.questions.get(id);
    const parts = [...new Set(this.ids.map((id) => about(id).part))];
    const ids = this.ids.filter((id) => !this.chosenPart || about(id).part === this.chosenPart);
    const next = toPractise(ids, this.store.state.cards, today(), this.length, about);
    const again = next.length ? next : draw(ids, this.length, Math.random);
    const core = progress(this.ids.filter((id) => about(id).core), this.store.state.cards, today());
    const part = h("select", { onchange: () => { this.chosenPart = part.value; this.home(true); } },
      h("option", { value: "" }, this.say("all-parts")),
      parts.map((name) => h("option", { value: name, selected: name === this.chosenPart }, name)));
    const length = h("select", { onchange: () => { this.length = Number(length.value); this.home(true); } },
      LENGTHS.map((n) => h("option", { value: n, selected: n === this.length }, String(n))));
    return [
      h("p", {}, this.say("progress", now)),
      core.all > 0 && h("p", {}, this.say("core", core)),
      h("progress", { max: now.all, value: now.known, "aria-label": this.say("progress", now) }),
      (now.due > 0 || now.fresh > 0) && h("p", {}, this.say("due", now)),
      h("div", { class: "hb-quiz__settings" },
        h("label", {}, this.say("part"), " ", part), h("label", {}, this.say("length"), " ", length)),
      this.lastExam(),
      h("div", { class: "hb-quiz__buttons" },
        this.button(this.say("practise", { count: again.length }), () => this.practise(again), true),
        now.missed.length > 0 &&
          this.button(this.say("missed", { count: now.missed.length }), () => this.practise(now.missed)),
        this.button(this.say("exam"), () => this.examSettings())),
    ];
  }

  /** The last result, and its certificate to open again. */
  lastExam() {
    const { last } = this.store.state;
    if (!last) return null;
    const date = this.date(last.when);
    const open = () => {
      this.show(this.certificateForm(last),
        h("div", { class: "hb-quiz__buttons" }, this.button(this.say("back"), () => this.home(true))));
    };
    return h("p", {}, this.say("last", { ...last, date }), " ", last.passed &&
      h("button", { type: "button", class: "hb-quiz__link", onclick: open }, this.say("again")));
  }

  date(when) {
    return new Date(when).toLocaleDateString(this.dataset.language === "zh" ? "zh-CN" : "en-GB", {
      year: "numeric", month: "long", day: "numeric",
    });
  }

  /** In a learning system, where every question is asked once and counted. */
  course() {
    const left = this.store.left();
    if (!left.length) {
      const again = () => {
        this.store.again();
        this.run(this.store.left(), "course");
      };
      return [h("p", {}, this.say("done", { all: this.store.size() })),
        h("div", { class: "hb-quiz__buttons" }, this.button(this.say("try-again"), again, true))];
    }
    const name = left.length < this.store.size() ? "resume" : "start";
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
      // As on paper: those written by hand first, then each document in turn.
      const all = draw(this.ids, this.ids.length, Math.random);
      const byHand = (id) => this.questions.get(id).kind === "written";
      const others = mixed(all.filter((id) => !byHand(id)), (id) => this.questions.get(id).part);
      const ids = [...all.filter(byHand), ...others].slice(0, Number(count.value));
      this.run(draw(ids, ids.length, Math.random), "exam", Number(minutes.value) * 60);
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
    this.field = field;
    this.keep();
    const place = h("p", { class: "hb-quiz__place", tabindex: "-1" },
      this.say("place", { n: at + 1, all: queue.length }));
    const check = h("button", { class: "hb-quiz__button hb-quiz__button--primary" },
      this.say(mode === "exam" ? (last ? "hand-in" : "next") : "check"));
    const form = h("form", { class: "hb-quiz__form", novalidate: true }, field.element,
      h("div", { class: "hb-quiz__buttons" },
        mode === "exam" && at > 0 && this.button(this.say("previous"), () => this.go(at - 1)), check,
        mode === "exam"
          ? !last && this.button(this.say("hand-in"), () => this.handIn())
          : this.button(this.say("stop"), () => (this.sitting.answers.size ? this.end() : this.home(true)))),
      mode === "exam" && this.overview());
    const before = mode === "exam" && this.sitting.answers.get(question.id);
    if (before) field.restore(before.response);
    form.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (!event.target.matches("select, [type=text]")) field.key?.(event.key);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const response = field.response();
      if (mode === "exam") {
        if (last) this.handIn();
        else this.go(at + 1);
      } else if (!response) {
        this.tell(this.say("choose"));
        field.focus();
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

  // -- an exam: one may go back, skip, and look over everything before handing in

  /** Puts the answer down and goes to another question. */
  go(at) {
    this.putDown();
    this.sitting.at = at;
    this.ask();
  }

  putDown() {
    const question = this.questions.get(this.sitting.queue[this.sitting.at]);
    const response = this.field.response();
    // An order that nobody has touched is no answer.
    const asShown = question.type === "order" && response.join() === question.options.map((one) => one.id).join();
    if (response && !asShown) {
      this.sitting.answers.set(question.id, { response, worth: score(question, response) });
    } else this.sitting.answers.delete(question.id);
    this.keep();
  }

  overview() {
    const { queue, answers, at } = this.sitting;
    return h("nav", { class: "hb-quiz__overview", "aria-label": this.say("overview") },
      queue.map((id, n) => {
        const done = answers.has(id);
        const name = this.say("question-n", { n: n + 1 }) + (done ? ` ${this.say("answered")}` : "");
        return h("button", {
          type: "button", class: done ? "hb-quiz__answered" : "", "aria-label": name,
          "aria-current": n === at && "step", onclick: () => this.go(n),
        }, String(n + 1));
      }));
  }

  /** Asks before the exam is handed in. */
  handIn() {
    this.putDown();
    const { queue, answers, at } = this.sitting;
    const open = queue.filter((id) => !answers.has(id)).length;
    const said = h("p", { tabindex: "-1", class: "hb-quiz__place" },
      this.say(open ? "hand-in-sure" : "hand-in-all", { open }));
    this.field = null;
    this.show(said, this.sitting.until > 0 && this.countdown(), this.overviewAtEnd(),
      h("div", { class: "hb-quiz__buttons" },
        this.button(this.say("hand-in"), () => this.end(), true),
        this.button(this.say("keep-on"), () => { this.sitting.at = at; this.ask(); })));
    said.focus();
  }

  /** The overview where no question is shown that could be put down. */
  overviewAtEnd() {
    const nav = this.overview();
    [...nav.children].forEach((button, n) => {
      const plain = button.cloneNode(true);
      plain.removeAttribute("aria-current");
      plain.addEventListener("click", () => { this.sitting.at = n; this.ask(); });
      button.replaceWith(plain);
    });
    return nav;
  }

  countdown() {
    const shown = h("p", { class: "hb-quiz__time" });
    const tick = () => {
      const left = Math.max(0, Math.round((this.sitting.until - Date.now()) / 1000));
      shown.textContent = this.say("left", { time: clock(left) });
      if (left === 60) this.tell(this.say("minute-left"));
      if (!left) {
        if (this.field) this.putDown();
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
    const { answers } = this.sitting;
    const worth = score(question, response);
    if (answers.has(question.id)) return;
    answers.set(question.id, { response, worth });
    this.record(question, response, worth);
  }

  /** Moves the card of a question, and logs the answer. */
  record(question, response, worth) {
    const { mode, attempt } = this.sitting;
    const { cards } = this.store.state;
    cards[question.id] = schedule(cards[question.id], worth === 1, today());
    this.store.answered({
      quiz: this.dataset.quiz, attempt, mode, question: question.id,
      score: Math.round(worth * 1000) / 1000, response: response.join(" "),
      when: new Date().toISOString(),
      seconds: Math.round((Date.now() - this.asked) / 1000),
    }, question, response, worth);
    this.keep();
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
        this.explained(question, response, field.letters)),
      h("div", { class: "hb-quiz__buttons" }, next,
        this.button(this.say("stop"), () => this.end())));
    this.tell(this.say(verdict, { score: Math.floor(worth * 100) }), false);
    next.focus();
  }

  /** The answer, why, and where it stands: copied from the list. */
  explained(question, response, letters) {
    const copy = h("div", { class: "hb-quiz__explained" });
    for (const part of question.details.children) {
      if (part.tagName === "SUMMARY") continue;
      const clone = part.cloneNode(true);
      if (clone.matches(".hb-question__whys")) {
        for (const li of [...clone.children]) if (!response.includes(li.dataset.for)) li.remove();
        if (!clone.children.length) continue;
      }
      for (const one of clone.querySelectorAll("[data-for]")) {
        const letter = letters?.get(one.dataset.for);
        one.textContent = one.textContent.replace(/^[A-Z]\. /, letter ? `${letter}. ` : "");
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
    const { mode, answers, queue, attempt } = this.sitting;
    const asked = mode === "exam" ? [...new Set(queue)] : [...answers.keys()];
    if (mode === "exam") {
      for (const [id, { response, worth }] of answers) this.record(this.questions.get(id), response, worth);
    }
    const scores = asked.map((id) => answers.get(id)?.worth ?? 0);
    const outcome = { ...result(scores, this.pass), when: new Date().toISOString(), attempt };
    if (mode === "exam") this.store.state.last = outcome;
    this.keep(null);
    const missed = asked.filter((id) => (answers.get(id)?.worth ?? 0) < 1);
    const heading = h("h2", { class: "hb-quiz__heading", tabindex: "-1" }, this.say("result"));
    const says = [this.say("score", { ...outcome, score: outcome.percent })];
    if (mode === "exam") says.push(this.say(outcome.passed ? "passed" : "failed", { pass: this.pass }));
    this.store.finished(outcome);
    this.show(heading,
      h("p", { class: "hb-quiz__score" }, says.join(this.dataset.language === "en" ? " " : "")),
      mode === "exam" && outcome.passed && this.certificateForm(outcome),
      missed.length > 0 && this.toStudy(asked, scores),
      missed.length ? this.toMend(missed) : h("p", {}, this.say("none-missed")),
      h("div", { class: "hb-quiz__buttons" },
        missed.length > 0 && mode !== "course" &&
          this.button(this.say("missed", { count: missed.length }), () => this.practise(missed), true),
        this.button(this.say("back"), () => this.home(true))));
    this.tell(says.join(" "), false);
    heading.focus();
  }

  /** How each document came out, the weakest first. */
  toStudy(asked, scores) {
    const parts = byPart(asked.map((id, n) => [this.questions.get(id).part, scores[n]]));
    const weak = parts.filter((one) => one.percent < 100);
    const link = (part) => {
      const of = asked.find((id) => this.questions.get(id).part === part);
      const to = this.questions.get(of).details.querySelector(".hb-question__basis a");
      const text = (one) => this.say("part-score", one);
      const one = weak.find((other) => other.part === part);
      return to ? h("a", { href: to.getAttribute("href").split("#")[0] }, text(one)) : text(one);
    };
    return h("section", {}, h("h3", {}, this.say("to-study")),
      h("ul", {}, weak.map((one) => h("li", {}, link(one.part)))));
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
    const date = this.date(outcome.when);
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
        h("p", {}, this.say("certificate-number",
          { number: `${this.dataset.quiz}-${outcome.attempt}`.toUpperCase(), version: this.dataset.version })),
        h("p", { class: "hb-certificate__note" }, this.say("certificate-note"))),
      this.button(this.say("print"), print));
  }
}

if (!customElements.get("hb-quiz")) customElements.define("hb-quiz", HbQuiz);
