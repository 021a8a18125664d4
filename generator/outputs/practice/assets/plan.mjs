// The onboarding plan on a role's page: ticks, dates from the start day, remarks, a calendar.

import { PERIODS, calendar, endOf, nthDay, progressOf, quizOf } from "./day.mjs";
import { button, define, element as h, fill, printOnly, save, store, stored, today, wordsOf } from "./shared.mjs";

/** The period of an item of a plan, whose id begins with it. */
export const periodOf = (id) => Object.keys(PERIODS).find((period) => id.startsWith(period.replace("_", "-")));

export function tick(role, id, isDone) {
  const plan = stored("plan", role);
  if (isDone) plan.done[id] = today();
  else delete plan.done[id];
  store("plan", plan, role);
}

/** Ticks stay with an item that was renamed. */
export function inherit(role, id, was) {
  const { done } = stored("plan", role);
  const old = id in done ? undefined : was.find((one) => one in done);
  if (old === undefined) return;
  const plan = stored("plan", role);
  plan.done[id] = done[old];
  delete plan.done[old];
  store("plan", plan, role);
}

class Plan {
  constructor(self) {
    this.self = self;
    this.words = wordsOf("today");
    this.role = self.dataset.role;
    this.items = [...self.querySelectorAll(".hb-points > li")].map((item) => this.item(item));
    this.heads = [...self.querySelectorAll(".hb-timeline > li")].map((part) => this.head(part));
    this.results = h("p", { class: "hb-quiet" });
    self.append(this.results, h("div", { class: "hb-actions" },
      button(this.words["print-plan"], () => printOnly(self)),
      button(this.words.calendar, () => this.calendar())));
    this.show();
  }

  /** A line of the plan, with a box to tick before it and the day behind it. */
  item(item) {
    inherit(this.role, item.id, (item.dataset.was ?? "").split(" "));
    const text = item.textContent.replace(/\s+/g, " ").trim();
    const box = h("input", { type: "checkbox", onchange: () => {
      tick(this.role, item.id, box.checked);
      this.show();
    } });
    const when = h("small", { class: "hb-quiet hb-plan__when" });
    item.prepend(h("label", { class: "hb-plan__tick" }, box, h("span", { class: "hb-hidden" }, text)));
    item.append(" ", when);
    return { id: item.id, period: periodOf(item.id), text, box, when };
  }

  /** A period, with how far it is and the mentor's remarks. */
  head(part) {
    const period = periodOf(part.querySelector(".hb-points > li").id);
    const state = h("small", { class: "hb-quiet" });
    part.querySelector("h3").append(" ", state);
    const remark = h("textarea", { rows: "1", maxlength: "300", onchange: () => {
      const plan = stored("plan", this.role);
      plan.remarks[period] = remark.value;
      store("plan", plan, this.role);
    } });
    remark.value = stored("plan", this.role).remarks[period] ?? "";
    part.append(h("label", { class: "hb-plan__remark" }, this.words.remark, remark));
    return { period, state };
  }

  show() {
    const { done } = stored("plan", this.role);
    for (const { id, box, when } of this.items) {
      box.checked = id in done;
      when.textContent = done[id] ?? "";
    }
    for (const one of progressOf(this.items, done, stored("reader").start, today())) {
      const { state } = this.heads.find((head) => head.period === one.period);
      const until = one.until && ` · ${fill(this.words[one.late ? "late" : "until"], { day: one.until })}`;
      state.textContent = `${one.ticked}/${one.items.length}${until}`;
    }
    this.results.textContent = fill(this.words.results, this.practised());
  }

  /** What quizzes and rehearsals have come to. */
  practised() {
    const scripts = this.self.dataset.scripts.split(" ").filter(Boolean);
    const tried = scripts.map((id) => stored("rehearsal", id)).filter((one) => one.times > 0);
    const { known } = quizOf(stored("quiz", this.role).cards, today());
    return { known, rehearsed: tried.length, best: Math.max(0, ...tried.map((one) => one.best)) };
  }

  /** The days on which the periods end, from today on if nobody said when it began. */
  calendar() {
    const { start } = stored("reader");
    const from = nthDay(start, start) ? start : today();
    const events = progressOf(this.items, {}, from, "").map(({ period, items }) => ({
      id: `${this.role}-${period}`, day: endOf(from, period),
      title: `${this.self.dataset.title} · ${this.words[period]}`,
      text: items.map((one) => one.text).join("\n"),
    }));
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    save(`${this.role}.ics`, calendar(events, stamp), "text/calendar");
  }
}

define("hb-plan", (self) => new Plan(self));
