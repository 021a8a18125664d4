// Today: the n-th day of this reader in this role. And the plan of the first quarter, with ticks.

import { PERIODS, calendar, endOf, isDue, nextOf, nthDay, ofTheDay, progressOf, quizOf } from "./day.mjs";
import { define, element as h, fill, printOnly, read, save, store, stored, today } from "./shared.mjs";

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
    this.words = JSON.parse(self.dataset.words);
    this.show();
  }

  say(name, parts) {
    return fill(this.words[name], parts);
  }

  button(name, onclick, primary = false) {
    return h("button", { type: "button", class: `hb-button${primary ? " hb-button--primary" : ""}`, onclick }, this.words[name]);
  }

  show() {
    const { start } = stored("reader");
    const n = nthDay(start, today());
    const weekday = new Date().toLocaleDateString(document.documentElement.lang, { weekday: "long" });
    this.self.replaceChildren(
      h("h2", { id: "today" }, this.words.title, " ", h("small", {}, `${today()} ${weekday}`,
        n > 0 && ` · ${this.say("nth", { n, role: this.day.title })}`)),
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
    return this.card("practice", [
      line && [h("p", { class: "hb-quiet" }, line.cue), h("p", { class: "hb-line" }, h("q", {}, line.text))],
      line && h("p", {}, link(line.path, fill(this.words.rehearse, line)),
        best.times > 0 && h("span", { class: "hb-quiet" }, ` ${this.say("best", best)}`)),
      cards && h("p", {}, link(quiz.path, this.say(cards.due ? "due" : "fresh", cards)),
        h("span", { class: "hb-quiet" }, ` ${this.say("known", { ...cards, all: quiz.size })}`)),
    ]);
  }

  changes() {
    const changed = this.day.read.filter((one) => {
      const seen = stored("seen", `${language}/${one.id}`);
      return seen && seen.digest !== one.seen;
    });
    return this.several("changes", changed, "nothing-changed");
  }

  signing() {
    const receipts = read(stored("receipts").join("\n")).found;
    const open = this.day.read.filter((one) =>
      one.sign && !receipts.some((given) => given.document === one.id && given.digest === one.digest));
    return this.several("sign", open, "all-signed");
  }

  several(title, documents, none) {
    return this.card(title, documents.length === 0 ? h("p", {}, this.words[none])
      : [h("ul", {}, documents.slice(0, SHOWN).map((one) => h("li", {}, link(one.path, one.title)))),
        documents.length > SHOWN && h("p", { class: "hb-quiet" }, this.say("more", { n: documents.length - SHOWN }))]);
  }
}

function tick(role, id, isDone) {
  const plan = stored("plan", role);
  if (isDone) plan.done[id] = today();
  else delete plan.done[id];
  store("plan", plan, role);
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
  situations(day);
});

// -- the plan on the role's page

const periodOf = (id) => Object.keys(PERIODS).find((period) => id.startsWith(period.replace("_", "-")));

define("hb-plan", (self) => {
  const words = JSON.parse(self.dataset.words);
  const { role, title } = self.dataset;
  const items = [...self.querySelectorAll(".hb-points > li")].map((item) =>
    ({ id: item.id, period: periodOf(item.id), text: item.textContent.replace(/\s+/g, " ").trim(), item }));

  for (const one of items) {
    const box = h("input", { type: "checkbox", onchange: (event) => { tick(role, one.id, event.target.checked); show(); } });
    const when = h("small", { class: "hb-quiet" });
    one.show = (done) => {
      box.checked = one.id in done;
      when.textContent = done[one.id] ?? "";
    };
    one.item.prepend(h("label", { class: "hb-plan__tick" }, box, h("span", { class: "hb-hidden" }, one.text)));
    one.item.append(" ", when);
  }
  const heads = [...self.querySelectorAll(".hb-timeline > li")].map((part) => {
    const period = periodOf(part.querySelector(".hb-points > li")?.id ?? "");
    const state = h("small", { class: "hb-quiet" });
    part.querySelector("h3").append(" ", state);
    const remark = h("textarea", { rows: "1", maxlength: "300", onchange: () => {
      const plan = stored("plan", role);
      plan.remarks[period] = remark.value;
      store("plan", plan, role);
    } });
    remark.value = stored("plan", role).remarks[period] ?? "";
    part.append(h("label", { class: "hb-plan__remark" }, words.remark, remark));
    return { period, state };
  });
  const results = h("p", { class: "hb-quiet" });
  const button = (name, onclick) => h("button", { type: "button", class: "hb-button", onclick }, words[name]);
  self.append(results, h("div", { class: "hb-actions" }, button("print-plan", () => printOnly(self)),
    button("calendar", () => {
      const { start } = stored("reader");
      const from = nthDay(start, start) ? start : today();
      const events = progressOf(items, {}, from, "").map(({ period, items: due }) => ({
        id: `${role}-${period}`, day: endOf(from, period), title: `${title} · ${words[period]}`,
        text: due.map((one) => one.text).join("\n"),
      }));
      const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
      save(`${role}.ics`, calendar(events, stamp), "text/calendar");
    })));

  function show() {
    const { done } = stored("plan", role);
    for (const one of items) one.show(done);
    for (const one of progressOf(items, done, stored("reader").start, today())) {
      const head = heads.find((other) => other.period === one.period);
      if (head) {
        head.state.textContent = `${one.ticked}/${one.items.length}`
          + (one.until && ` · ${fill(words[one.late ? "late" : "until"], { day: one.until })}`);
      }
    }
    const { known } = quizOf(stored("quiz", role).cards, today());
    const rehearsed = self.dataset.scripts.split(" ").filter(Boolean).map((id) => stored("rehearsal", id))
      .filter((one) => one.times > 0);
    results.textContent = fill(words.results, {
      known, rehearsed: rehearsed.length, best: Math.max(0, ...rehearsed.map((one) => one.best)),
    });
  }
  show();
});
