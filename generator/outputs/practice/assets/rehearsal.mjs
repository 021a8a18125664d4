// Rehearsal: the script on this page as a conversation. It is read from the page itself, so what
// is rehearsed is what stands there.

import { random } from "./chance.mjs";
import { Conversation, END, cast, elementsIn, required } from "./dialogue.mjs";
import { button, define, element as h, fill, printOnly, store, stored, today, wordsOf } from "./shared.mjs";

const RING = 3000; // from one ring to the next
const RINGS = 3;
const AT = "#rehearse";

const trimmed = (node) => node.textContent.replace(/\s+/g, " ").trim();

/** The text of an element with its varied words put in, without the marks of sources. */
function textOf(node, words) {
  const copy = node.cloneNode(true);
  copy.querySelectorAll(".hb-source, .hb-supplement, .headerlink, .hb-node__number, .hb-cue__mood, button").forEach((one) => one.remove());
  copy.querySelectorAll("[data-hb-vary]").forEach((one) => {
    one.textContent = words[one.dataset.hbVary] ?? one.textContent;
  });
  return trimmed(copy);
}

function readChoice(item, words) {
  return {
    id: item.id,
    grade: item.className.match(/hb-choice--(\w+)/)[1],
    says: [...item.querySelectorAll(".hb-say > p:not(.hb-or)")].map((one) => textOf(one, words)),
    why: textOf(item.querySelector(".hb-why"), words),
    to: [...item.querySelectorAll(".hb-next > *")].map((one) => one.hash ? one.hash.slice(1) : END),
    source: item.querySelector(".hb-why .hb-source"),
  };
}

/** What the other side says, in a mood if the turn has it. */
const cueOf = (section, mood) => (mood && section.querySelector(`.hb-cue--${mood}`)) || section.querySelector(".hb-cue");

/** The nodes of the page's script by id, in the words of one caller in some mood. */
function readScript(words, mood) {
  return new Map([...document.querySelectorAll(".hb-node")].map((section) => [section.id, {
    id: section.id,
    title: textOf(section.querySelector("h3"), words),
    cue: textOf(cueOf(section, mood), words),
    source: section.querySelector(".hb-cited .hb-source"),
    choices: [...section.querySelectorAll(".hb-choice")].map((item) => readChoice(item, words)),
  }]));
}

/** A voice of this machine; those of a service would send the text away. */
function voiceOf(language) {
  const voices = window.speechSynthesis?.getVoices() ?? [];
  return voices.find((one) => one.localService && one.lang.toLowerCase().startsWith(language));
}

class Rehearsal {
  constructor(self) {
    this.self = self;
    this.words = wordsOf("rehearsal");
    this.vary = JSON.parse(self.dataset.vary);
    this.id = self.dataset.id;
    this.language = document.documentElement.lang.slice(0, 2);
    this.options = { free: false, timed: false, aloud: false, mood: "" };
    this.stage = h("div", { class: "hb-stage" });
    this.status = h("p", { class: "hb-stage__status", role: "status" });
    self.append(h("div", { class: "hb-rehearsal__open" },
      this.button("open", () => this.setUp(), true), this.record()));
    self.append(this.stage, this.status);
    for (const turn of document.querySelectorAll(".hb-node")) turn.querySelector(".hb-cue").append(" ", this.atTurn(turn));
    addEventListener("hashchange", () => this.follow());
    document.addEventListener("keydown", (event) => this.key(event));
    this.follow();
  }

  follow() {
    if (location.hash === AT && !this.isOpen) this.setUp();
  }

  say(name, parts) {
    return fill(this.words[name], parts);
  }

  /** Says something to a screen reader; shows it too, unless the page shows it already. */
  tell(text, shown = true) {
    this.status.textContent = text;
    this.status.classList.toggle("hb-stage__status--quiet", !shown);
  }

  button(name, onclick, primary) {
    return button(this.say(name), onclick, primary);
  }

  /** A button to rehearse from a turn on, at once. */
  atTurn(turn) {
    const title = textOf(turn.querySelector("h3"), {});
    const begin = h("button", {
      type: "button", class: "hb-button hb-button--turn", "aria-label": this.say("from-turn", { title }),
      onclick: () => {
        this.open();
        this.start = turn.id;
        this.from = begin;
        this.begin();
      },
    }, this.words.heading);
    return begin;
  }

  /** Everything else of the page is out of sight. */
  open() {
    this.isOpen = true;
    this.from = null;
    clearInterval(this.timer);
    document.documentElement.classList.add("hb-rehearsing");
  }

  record() {
    const kept = stored("rehearsal", this.id);
    return kept.times > 0 && h("span", { class: "hb-quiet" }, this.say("kept", kept));
  }

  show(...children) {
    this.stage.replaceChildren(...children.flat().filter(Boolean));
  }

  // -- before

  setUp() {
    this.open();
    const box = (name) => h("label", { class: "hb-stage__option" },
      h("input", { type: "checkbox", checked: this.options[name],
        onchange: (event) => { this.options[name] = event.target.checked; } }), this.say(name));
    const heading = h("h2", { tabindex: "-1" }, this.say("heading"));
    this.show(heading, h("p", {}, this.say("intro")), this.beginning(), this.moods(),
      h("div", { class: "hb-stage__options" }, box("free"), box("timed"),
        voiceOf(this.language) && box("aloud")),
      h("p", { class: "hb-quiet" }, this.say("free-note")),
      h("div", { class: "hb-actions" }, this.button("begin", () => this.begin(), true),
        this.button("leave", () => this.leave())));
    heading.focus();
  }

  /** Where to begin: with the turn that the reader came for, if there is one. */
  beginning() {
    const nodes = [...readScript({}).values()];
    const here = nodes.find((one) => `#${one.id}` === location.hash);
    this.start = here?.id ?? nodes[0].id;
    const choose = h("select", { onchange: () => { this.start = choose.value; } }, nodes.map((one) =>
      h("option", { value: one.id, selected: one.id === this.start }, one.title)));
    return nodes.length > 1 && h("label", { class: "hb-stage__option" }, this.say("from"), choose);
  }

  /** How the other side is, where the script says how that sounds. */
  moods() {
    const there = ["angry", "hurried"].filter((mood) => document.querySelector(`.hb-cue--${mood}`));
    const choose = h("select", { onchange: () => { this.options.mood = choose.value; } }, ["", ...there].map((mood) =>
      h("option", { value: mood, selected: mood === this.options.mood }, this.say(mood || "calm"))));
    return there.length > 0 && h("label", { class: "hb-stage__option" }, this.say("mood"), choose);
  }

  leave() {
    this.isOpen = false;
    clearInterval(this.timer);
    window.speechSynthesis?.cancel();
    document.documentElement.classList.remove("hb-rehearsing");
    this.show();
    if (location.hash === AT) history.replaceState(null, "", location.pathname);
    const opener = this.self.querySelector(".hb-rehearsal__open");
    opener.replaceChildren(this.button("open", () => this.setUp(), true), this.record() || "");
    (this.from ?? opener.firstChild).focus();
  }

  begin(seed = Number(this.self.dataset.seed) || 1 + Math.floor(Math.random() * 9999)) {
    const words = cast(this.vary, random(seed));
    const nodes = readScript(words, this.options.mood);
    this.isWhole = this.start === [...nodes.keys()][0];
    this.talk = new Conversation(nodes, seed, this.start);
    this.met = [0, 0];
    this.log = h("ol", { class: "hb-talk" });
    this.panel = h("div", { class: "hb-stage__panel" });
    this.show(h("h2", {}, this.say("heading"), " ",
      h("small", {}, this.say("case", { seed }))), this.log, this.panel);
    this.ask();
  }

  // -- a turn

  bubble(kind, ...children) {
    const item = h("li", { class: `hb-bubble hb-bubble--${kind}`, tabindex: "-1" }, ...children);
    this.log.append(item);
    return item;
  }

  ask() {
    const { node } = this.talk;
    const cue = this.bubble("other", h("b", {}, node.title), h("p", {}, node.cue));
    this.speak(node.cue);
    this.hinted = 0;
    this.panel.replaceChildren(...(this.options.free ? this.freely() : this.choices()));
    if (!this.talk.turns.length && this.options.timed) this.ring();
    cue.focus();
    this.panel.scrollIntoView({ block: "nearest" });
  }

  choices() {
    this.offered = this.talk.replies;
    const buttons = this.offered.map((choice, n) => h("button", {
      type: "button", class: "hb-reply", "data-choice": choice.id, onclick: () => this.reply(choice),
    }, h("kbd", {}, n + 1), h("span", {}, choice.says[0])));
    return [
      h("div", { class: "hb-replies", role: "group", "aria-label": this.say("replies") }, buttons),
      h("div", { class: "hb-actions" }, this.button("hint", () => this.hint()),
        this.button("leave", () => this.leave())),
    ];
  }

  /** Takes away a reply that is out of the question, or else one that is not the best. */
  hint() {
    const open = [...this.panel.querySelectorAll(".hb-reply:not(:disabled)")];
    const grade = (button) => this.offered.find((one) => one.id === button.dataset.choice).grade;
    const wrong = open.find((one) => grade(one) === "unsafe") ?? open.find((one) => grade(one) === "fine");
    if (!wrong || open.length < 2) return;
    wrong.disabled = true;
    this.talk.hints += 1;
    this.tell(this.say("hinted"));
  }

  freely() {
    const field = h("textarea", { rows: "3", "aria-label": this.say("yours"), maxlength: "500" });
    const form = h("form", { class: "hb-stage__free", onsubmit: (event) => {
      event.preventDefault();
      if (field.value.trim()) this.compare(field.value.trim());
    } }, h("label", {}, this.say("yours"), field),
    h("div", { class: "hb-actions" },
      h("button", { class: "hb-button hb-button--primary" }, this.say("check")),
      this.button("leave", () => this.leave())));
    return [form];
  }

  compare(text) {
    this.answered();
    const { best, node } = this.talk;
    const { elements } = this.words;
    elements.company.signs = [this.self.dataset.company, this.self.dataset.short].filter(Boolean);
    const asked = required(best.says, elements);
    const held = elementsIn(text, elements);
    const met = asked.filter((name) => held.includes(name));
    this.met = [this.met[0] + met.length, this.met[1] + asked.length];
    this.bubble("mine", h("p", {}, text),
      h("ul", { class: "hb-elements" }, asked.map((name) => h("li", {
        class: held.includes(name) ? "hb-elements__met" : "hb-elements__missed",
      }, elements[name].name, " ", this.say(held.includes(name) ? "met" : "missed")))),
      h("p", {}, h("b", {}, this.say("model")), " ", best.says[0]),
      h("p", { class: "hb-quiet" }, best.why, " ", this.places(node, best)));
    this.go(best);
  }

  reply(choice) {
    this.answered();
    const { node } = this.talk;
    this.bubble("mine", h("p", {}, choice.says[0]),
      h("p", { class: `hb-verdict hb-verdict--${choice.grade}` }, h("b", {}, this.words.grades[choice.grade]), " ",
        choice.why, " ", this.places(node, choice)));
    this.go(choice);
  }

  /** Where the handbook says so: the turn on this page, and the clause of the source. */
  places(node, choice) {
    const clause = choice.source ?? node.source;
    return [h("a", { href: `#${node.id}`, onclick: () => this.leave() }, this.say("turn")),
      clause && [" · ", h("a", { href: clause.href }, this.say("clause"))]];
  }

  go(choice) {
    this.talk.reply(choice);
    const last = this.log.lastChild;
    const on = this.talk.ended
      ? this.button("result", () => this.result(), true) : this.button("on", () => this.ask(), true);
    const broken = this.talk.ended && choice.grade === "unsafe";
    this.panel.replaceChildren(h("div", { class: "hb-actions" }, on,
      broken && this.button("retry", () => { this.talk.retry(); this.ask(); })));
    last.scrollIntoView({ block: "nearest" });
    on.focus();
    this.tell(trimmed(last), false);
  }

  ring() {
    let rung = 1;
    const tell = () => this.tell(this.say("ring", { n: rung }));
    tell();
    this.timer = setInterval(() => {
      rung += 1;
      if (rung <= RINGS) return tell();
      clearInterval(this.timer);
      this.talk.hints += 1;
      this.tell(this.say("late"));
    }, RING);
  }

  answered() {
    clearInterval(this.timer);
    this.tell("");
  }

  speak(text) {
    const voice = this.options.aloud && voiceOf(this.language);
    if (!voice) return;
    const said = new SpeechSynthesisUtterance(text);
    Object.assign(said, { voice, lang: voice.lang });
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(said);
  }

  key(event) {
    const at = "123456789".indexOf(event.key);
    if (!this.isOpen || at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest?.("input, textarea, select")) return;
    this.panel?.querySelectorAll(".hb-reply")[at]?.click();
  }

  // -- after

  result() {
    const { talk, met } = this;
    const counted = talk.score;
    if (!this.options.free && this.isWhole) this.keep(counted);
    const heading = h("h2", { tabindex: "-1" }, this.options.free
      ? this.say("elements-result", { met: met[0], all: met[1] })
      : this.say(counted.passed ? "passed" : "failed", counted));
    const better = talk.turns.filter((turn) => turn.choice.grade !== "best");
    this.show(heading,
      !this.options.free && h("p", {}, this.say("counted", counted),
        counted.unsafe && ` ${this.say("capped")}`),
      h("p", { class: "hb-quiet" }, document.querySelector("h1").textContent, " · ",
        this.say("case", { seed: talk.seed }), " · ", today()),
      better.length > 0 && [h("h3", {}, this.say("better")), this.bests(better)],
      h("details", {}, h("summary", {}, this.say("best-path")), this.bests(talk.turns)),
      h("details", { open: true }, h("summary", {}, this.say("transcript")), this.log),
      h("div", { class: "hb-actions" },
        this.button("again", () => this.begin(talk.seed), true),
        this.button("other", () => this.begin()),
        this.button("print", () => printOnly(this.self)),
        this.button("leave", () => this.leave())));
    heading.focus();
  }

  bests(turns) {
    return h("ol", { class: "hb-bests" }, turns.map(({ node }) => {
      const best = node.choices.find((one) => one.grade === "best");
      return h("li", {}, h("p", { class: "hb-quiet" }, node.cue), h("p", {}, best.says[0], " ",
        this.places(node, best)));
    }));
  }

  keep({ percent }) {
    const { best, times } = stored("rehearsal", this.id);
    store("rehearsal", { best: Math.max(best, percent), last: percent, times: times + 1, day: today() }, this.id);
  }
}

define("hb-rehearsal", (self) => new Rehearsal(self));
