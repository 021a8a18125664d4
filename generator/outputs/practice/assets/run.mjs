// Do it with me: the procedure on this page, one step a screen, with a log of what was done.

import { button, dayOf, define, element as h, fill, printOnly, store, stored, timeOf, wordsOf } from "./shared.mjs";
import { Walk, beginnings, rows, summary } from "./steps.mjs";

const AT = "#run";

function textOf(node) {
  const copy = node.cloneNode(true);
  copy.querySelectorAll(".hb-source, .hb-supplement").forEach((one) => one.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

const readBranch = (item) => ({
  id: item.id, text: textOf(item), to: item.querySelector("a[href^='#']:not(.hb-term)")?.hash.slice(1) ?? item.dataset.to ?? "",
});

const readStep = (item) => ({
  id: item.id, number: item.value, text: textOf(item.querySelector(".hb-step__do")), item,
  branches: [...item.querySelectorAll(".hb-branches > li")].map(readBranch),
});

/** The phases of the procedure on this page. */
function readPhases() {
  return [...document.querySelectorAll(".hb-phase")].map((section) => ({
    id: section.id,
    title: textOf(section.querySelector(".hb-phase__title")),
    mode: section.dataset.mode, then: section.dataset.then, trigger: section.dataset.trigger,
    steps: [...section.querySelectorAll(".hb-step")].map(readStep),
  })).filter((phase) => phase.steps.length);
}

class Run {
  constructor(self) {
    this.self = self;
    this.words = wordsOf("run");
    this.id = self.dataset.id;
    this.walk = new Walk(readPhases());
    this.forms = JSON.parse(self.dataset.forms ?? "[]");
    if (!this.walk.steps.length) return;
    this.stage = h("div", { class: "hb-stage" });
    this.opener = h("div", { class: "hb-rehearsal__open" });
    self.append(this.opener, this.stage);
    this.close();
    if (location.hash === AT) this.begin();
  }

  say(name, parts) {
    return fill(this.words[name], parts);
  }

  button(name, onclick, primary) {
    return button(this.say(name), onclick, primary);
  }

  get log() {
    return stored("run", this.id);
  }

  set log(log) {
    store("run", log, this.id);
  }

  close() {
    document.documentElement.classList.remove("hb-rehearsing");
    this.stage.replaceChildren();
    this.opener.replaceChildren(this.button(this.log.length ? "resume" : "open", () => this.begin()));
  }

  show(...children) {
    const heading = children.find((one) => one.tagName === "H2");
    heading.tabIndex = -1;
    this.stage.replaceChildren(...children.flat(Infinity).filter(Boolean));
    document.documentElement.classList.add("hb-rehearsing");
    heading.focus({ preventScroll: true });
    this.stage.scrollIntoView();
  }

  begin() {
    const last = this.log.at(-1);
    if (last && this.walk.step(last.step)) return this.goOn(last);
    const ways = beginnings(this.walk.phases);
    if (ways.length === 1) return this.screen(this.walk.entry(ways[0]));
    this.show(h("h2", {}, this.say("which")), this.choices(ways.map((phase) =>
      [phase.trigger || phase.title, () => this.screen(this.walk.entry(phase))])));
  }

  goOn(last) {
    const branch = this.walk.step(last.step).branches.find((one) => one.id === last.branch);
    this.screen(this.walk.after(last.step, branch?.to));
  }

  choices(all) {
    return h("div", { class: "hb-replies" }, all.map(([text, onclick]) =>
      h("button", { type: "button", class: "hb-reply", onclick }, text)));
  }

  screen(at) {
    if (at.end) return this.end();
    if (at.choose) {
      return this.show(h("h2", {}, at.choose.title), h("p", {}, this.say("one-of")),
        this.choices(at.choose.steps.map((step) => [step.text, () => this.screen({ step: this.walk.step(step.id) })])),
        this.tools());
    }
    this.step(at.step);
  }

  step(step) {
    const note = h("input", { type: "text", maxlength: "200" });
    const done = (branch) => {
      const now = new Date();
      this.log = [...this.log, {
        step: step.id, branch: branch?.id ?? "", time: `${dayOf(now)} ${timeOf(now)}`, note: note.value.trim(),
      }];
      this.screen(this.walk.after(step.id, branch?.to));
    };
    this.show(
      h("p", { class: "hb-quiet" }, this.say("step", { n: step.number, all: this.walk.steps.length }), " · ", step.phase.title),
      h("h2", {}, step.text),
      h("div", { class: "hb-run__body" }, this.body(step)),
      h("label", { class: "hb-run__note" }, this.say("note"), note),
      step.branches.length > 0 && this.choices(step.branches.map((branch) => [branch.text, () => done(branch)])),
      h("div", { class: "hb-actions" },
        this.button(step.branches.length ? "none" : "done", () => done(), true)),
      this.tools());
  }

  /** The step as it stands on the page, but what the screen shows in its own way. */
  body(step) {
    const copy = step.item.cloneNode(true);
    copy.querySelectorAll(".hb-step__do, .hb-branches").forEach((one) => one.remove());
    copy.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
    for (const one of copy.querySelectorAll("details")) {
      one.open = true;
      delete one.dataset.folds; // a screen has room for all of a step
    }
    return [...copy.childNodes];
  }

  tools() {
    return h("div", { class: "hb-actions" },
      this.log.length > 0 && this.button("back", () => this.back()),
      this.button("leave", () => this.close()),
      this.log.length > 0 && this.button("afresh", () => { this.log = []; this.begin(); }));
  }

  back() {
    const last = this.log.at(-1);
    this.log = this.log.slice(0, -1);
    this.screen(this.walk.at(last.step));
  }

  /** A link to a register that takes a line of this log with it. */
  filling({ id, title, href }) {
    const take = () => store("fill", { form: id, ...summary(this.log, this.walk) });
    return h("a", { class: "hb-button", href: `${href}#fill`, onclick: take }, this.say("fill", { title }));
  }

  end() {
    const done = rows(this.log, this.walk);
    const head = ["number", "what", "case", "time", "remark"].map((name) => h("th", { scope: "col" }, this.say(name)));
    this.show(
      h("h2", {}, this.say("finished")),
      h("div", { class: "hb-scroll" }, h("table", { class: "hb-table" },
        h("caption", {}, document.querySelector("h1").textContent),
        h("thead", {}, h("tr", {}, head)),
        h("tbody", {}, done.map((row) => h("tr", {}, h("th", { scope: "row" }, row.number),
          [["what", row.text], ["case", row.branch], ["time", row.time], ["remark", row.note]].map(([name, text]) =>
            h("td", { "data-label": this.say(name) }, text))))))),
      h("div", { class: "hb-actions" },
        this.button("print", () => printOnly(this.self), true),
        this.forms.map((form) => this.filling(form)),
        this.button("again", () => { this.log = []; this.close(); this.opener.firstChild.focus(); }),
        this.button("back", () => this.back()), this.button("leave", () => this.close())));
  }
}

define("hb-run", (self) => new Run(self));
