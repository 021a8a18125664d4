// The player: makes the self-check list of a quiz's page into one to practise with.
//
// Light DOM, no framework. Everything it says comes from the page; every question can be answered
// with the keyboard alone, and the result is said to a screen reader.

import { fill } from "./scoring.mjs";
import { element as h } from "../../site/assets/dom.mjs";
import { end } from "./outcome.mjs";
import { openStore } from "./progress.mjs";
import { ask } from "./sitting.mjs";
import { home } from "./start.mjs";

const A_SITTING = 15;

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

  date(when) {
    return new Date(when).toLocaleDateString(this.dataset.language === "zh" ? "zh-CN" : "en-GB", {
      year: "numeric", month: "long", day: "numeric",
    });
  }

  button(text, onclick, primary) {
    const name = primary ? "hb-quiz__button hb-quiz__button--primary" : "hb-quiz__button";
    return h("button", { type: "button", class: name, onclick }, text);
  }

  run(ids, mode = "practice", seconds = 0) {
    this.sitting = {
      queue: [...ids], at: 0, mode, answers: new Map(),
      attempt: Date.now().toString(36), until: seconds ? Date.now() + seconds * 1000 : 0,
    };
    this.showList(false);
    this.ask();
  }

  // -- what the modules do with it

  home(focus) {
    home(this, focus);
  }

  ask() {
    ask(this);
  }

  end() {
    end(this);
  }
}

if (!customElements.get("hb-quiz")) customElements.define("hb-quiz", HbQuiz);
