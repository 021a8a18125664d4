// Today: the n-th day of this reader in this role.

import { isDue, nextOf, nthDay, ofTheDay, progressOf, quizOf } from "./day.mjs";
import { inherit, periodOf, tick } from "./plan.mjs";
import { button, define, element as h, fill, printOnly, read, store, stored, today, wordsOf } from "./shared.mjs";

const SHOWN = 5;
const language = document.documentElement.lang.slice(0, 2);
const link = (path, ...children) => h("a", { href: window.handbookRoot + path }, ...children);

/** The day of a role stands in a script of its own, which only who has the role loads. */
function dayOfRole(folder, role) {
  return new Promise((done) => {
    const came = () => done(window.handbookDay);
    document.head.append(h("script", { src: `${folder}${role}-day.js`, onload: came, onerror: came }));
  });
}

class Today {
  constructor(self, day) {
    Object.assign(this, { self, day });
    for (const one of day.plan) one.period = periodOf(one.id);
    this.words = wordsOf("today");
    this.show();
  }

  say(name, parts) {
    return fill(this.words[name], parts);
  }

  button(name, onclick, primary) {
    return button(this.words[name], onclick, primary);
  }

  show() {
    const { start } = stored("reader");
    const n = nthDay(start, today());
    const weekday = new Date().toLocaleDateString(document.documentElement.lang, { weekday: "long" });
    this.self.replaceChildren(
      h("h2", { id: "today" }, this.words.title, " ", h("small", {}, `${today()} ${weekday}`,
        " · ", link(this.day.path, n > 0 ? this.say("nth", { n, role: this.day.title }) : this.day.title))),
      start ? "" : this.askStart(),
      h("div", { class: "hb-today__cards" }, [this.lists(), this.plan(), this.practice(), this.changes(), this.signing()]
        .filter(Boolean)),
      h("div", { class: "hb-actions" }, this.button("print", () => printOnly(this.self)),
        start && this.button("change-start", () => { this.keepStart(""); })));
    this.self.hidden = false;
  }

  keepStart(start) {
    store("reader", { ...stored("reader"), start });
    this.show();
  }

  askStart() {
    const field = h("input", { type: "date", value: today() });
    return h("form", { class: "hb-today__start", onsubmit: (event) => {
      event.preventDefault();
      this.keepStart(field.value || "-");
    } }, h("label", {}, this.words.start, " ", field),
    h("button", { class: "hb-button hb-button--primary" }, this.words.keep), this.button("never", () => this.keepStart("-")));
  }

  card(title, children) {
    return h("section", { class: "hb-today__card" }, h("h3", {}, this.words[title]), children);
  }

  lists() {
    const due = this.day.lists.filter(isDue);
    if (!due.length) return null;
    return this.card("lists", h("ul", {}, due.map((one) => {
      const kept = stored("ticks", one.id);
      const ticked = kept.daily && kept.day !== today() ? 0 : kept.items.length;
      const all = kept.total || one.size;
      return h("li", { class: ticked && ticked === all ? "hb-today__done" : null }, link(one.path, one.title),
        h("span", { class: "hb-quiet" }, ` ${ticked}/${all}`));
    })));
  }

  plan() {
    for (const { id, was = [] } of this.day.plan) inherit(this.day.role, id, was);
    const { done } = stored("plan", this.day.role);
    const next = nextOf(this.day.plan, done);
    if (!this.day.plan.length) return null;
    const periods = progressOf(this.day.plan, done, stored("reader").start, today());
    const now = periods.find((one) => one.ticked < one.items.length);
    return this.card("plan", [
      now && h("p", { class: "hb-quiet" }, `${this.words[now.period]} ${now.ticked}/${now.items.length}`,
        now.until && ` · ${this.say(now.late ? "late" : "until", { day: now.until })}`),
      next.length ? h("ul", { class: "hb-today__ticks" }, next.map((one) => h("li", {}, h("label", {},
        h("input", { type: "checkbox", onchange: () => { tick(this.day.role, one.id, true); this.show(); } }),
        h("span", {}, one.text))))) : h("p", {}, this.words["plan-done"]),
      h("p", {}, link(`${this.day.path}#sec-onboarding`, this.words["whole-plan"])),
    ]);
  }

  practice() {
    const { quiz } = this.day;
    const cards = quiz && quizOf(stored("quiz", this.day.role).cards, today());
    const line = ofTheDay(this.day.lines, today());
    if (!cards && !line) return null;
    const best = line && stored("rehearsal", line.script);
    const script = line && this.day.scripts[line.script];
    return this.card("practice", [
      line && [h("p", { class: "hb-quiet" }, line.cue), h("p", { class: "hb-line" }, h("q", {}, line.text))],
      line && h("p", {}, link(`${script.path}#rehearse`, fill(this.words.rehearse, script)),
        best.times > 0 && h("span", { class: "hb-quiet" }, ` ${this.say("best", best)}`)),
      cards && h("p", {}, link(quiz.path, this.say(cards.due ? "due" : "fresh", cards)),
        h("span", { class: "hb-quiet" }, ` ${this.say("known", { ...cards, all: quiz.size })}`)),
    ]);
  }

  changes() {
    const changed = this.day.read.filter((one) => {
      const seen = stored("seen", `${language}/${one.id}`);
      return seen && seen.digest !== (one.seen ?? one.digest);
    });
    return this.several("changes", changed, "nothing-changed");
  }

  signing() {
    const receipts = read(stored("receipts").join("\n")).found;
    const open = this.day.read.filter((one) =>
      one.sign && !receipts.some((given) => given.document === one.id && given.digest === one.digest));
    const card = this.several("sign", open, "all-signed");
    card.append(h("p", {}, link(this.day.receipts, this.words.register)));
    return card;
  }

  several(title, documents, none) {
    return this.card(title, documents.length === 0 ? h("p", {}, this.words[none])
      : [h("ul", {}, documents.slice(0, SHOWN).map((one) => h("li", {}, link(one.path, one.title)))),
        documents.length > SHOWN && h("p", { class: "hb-quiet" }, this.say("more", { n: documents.length - SHOWN }))]);
  }
}

/** On the home page: the situations of my role, instead of everybody's. */
function situations(day) {
  const tiles = document.querySelector(".hb-home .hb-tiles--tasks");
  if (!tiles || !day.situations.length) return;
  const there = new Map([...tiles.querySelectorAll("a")].map((one) => [one.href, one.parentElement]));
  tiles.replaceChildren(...day.situations.map(({ path, title, text }) => there.get(window.handbookRoot + path)
    ?? h("li", {}, link(path, h("span", {}, h("b", {}, title), h("small", {}, text))))));
}

define("hb-today", async (self) => {
  const mine = stored("role");
  const { role, folder } = self.dataset;
  if (!/^[a-z0-9-]+$/.test(mine) || (role && role !== mine)) return;
  const day = await dayOfRole(folder, mine);
  if (day?.role !== mine) return;
  new Today(self, day);
  document.dispatchEvent(new CustomEvent("hb-day", { detail: day }));
  situations(day);
});
