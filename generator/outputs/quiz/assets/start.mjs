// The start of a quiz: how far one has come, what to practise, and the settings of an exam.

import { csv, draw, mixed, progress, toPractise } from "./scoring.mjs";
import { element as h } from "../../site/assets/dom.mjs";
import { certificateForm } from "./certificate.mjs";
import { today } from "./days.mjs";

const LENGTHS = [5, 10, 15, 20, 30];
const SIZES = [10, 20, 40];
const MINUTES = [0, 10, 20, 30, 60];

export function home(player, focus) {
  player.sitting = null;
  player.keep();
  const now = progress(player.ids, player.store.state.cards, today());
  const heading = h("h2", { class: "hb-quiz__heading", tabindex: "-1" }, player.say("heading"));
  player.list.id ||= `${player.dataset.quiz}-questions`;
  player.show(heading, player.store.remembers ? choices(player, now) : course(player), tools(player));
  player.showList(!player.list.hidden);
  if (focus) heading.focus();
}

function choices(player, now) {
  const about = (id) => player.questions.get(id);
  const parts = [...new Set(player.ids.map((id) => about(id).part))];
  const ids = player.ids.filter((id) => !player.chosenPart || about(id).part === player.chosenPart);
  const next = toPractise(ids, player.store.state.cards, today(), player.length, about);
  const again = next.length ? next : draw(ids, player.length, Math.random);
  const core = progress(player.ids.filter((id) => about(id).core), player.store.state.cards, today());
  const part = h("select", { onchange: () => { player.chosenPart = part.value; player.home(true); } },
    h("option", { value: "" }, player.say("all-parts")),
    parts.map((name) => h("option", { value: name, selected: name === player.chosenPart }, name)));
  const length = h("select", { onchange: () => { player.length = Number(length.value); player.home(true); } },
    LENGTHS.map((n) => h("option", { value: n, selected: n === player.length }, String(n))));
  return [
    h("p", {}, player.say("progress", now)),
    core.all > 0 && h("p", {}, player.say("core", core)),
    h("progress", { max: now.all, value: now.known, "aria-label": player.say("progress", now) }),
    (now.due > 0 || now.fresh > 0) && h("p", {}, player.say("due", now)),
    h("div", { class: "hb-quiz__settings" },
      h("label", {}, player.say("part"), " ", part), h("label", {}, player.say("length"), " ", length)),
    lastExam(player),
    h("div", { class: "hb-quiz__buttons" },
      player.button(player.say("practise", { count: again.length }), () => player.run(again), true),
      now.missed.length > 0 &&
        player.button(player.say("missed", { count: now.missed.length }), () => player.run(now.missed)),
      player.button(player.say("exam"), () => examSettings(player))),
  ];
}

/** The last result, and its certificate to open again. */
function lastExam(player) {
  const { last } = player.store.state;
  if (!last) return null;
  const date = player.date(last.when);
  const open = () => {
    player.show(certificateForm(player, last),
      h("div", { class: "hb-quiz__buttons" }, player.button(player.say("back"), () => player.home(true))));
  };
  return h("p", {}, player.say("last", { ...last, date }), " ", last.passed &&
    h("button", { type: "button", class: "hb-quiz__link", onclick: open }, player.say("again")));
}

/** In a learning system, where every question is asked once and counted. */
function course(player) {
  const left = player.store.left();
  if (!left.length) {
    const again = () => {
      player.store.again();
      player.run(player.store.left(), "course");
    };
    return [h("p", {}, player.say("done", { all: player.store.size() })),
      h("div", { class: "hb-quiz__buttons" }, player.button(player.say("try-again"), again, true))];
  }
  const name = left.length < player.store.size() ? "resume" : "start";
  return [h("div", { class: "hb-quiz__buttons" },
    player.button(player.say(name, { count: left.length }), () => player.run(left, "course"), true))];
}

/** What is rarely wanted. In a learning system the list would give the answers away. */
function tools(player) {
  if (!player.store.remembers) return null;
  const sure = (event) => {
    if (event.target.dataset.sure) {
      player.store.forget();
      player.home(true);
      player.tell(player.say("forgotten"));
    } else {
      event.target.dataset.sure = "yes";
      event.target.textContent = player.say("forget-sure");
    }
  };
  return h("div", { class: "hb-quiz__tools" },
    h("button", {
      type: "button", class: "hb-quiz__link", "aria-controls": player.list.id, "aria-expanded": "false",
      onclick: () => player.showList(player.list.hidden),
    }, player.say("all")),
    player.store.state.log.length > 0 && [
      h("button", { type: "button", class: "hb-quiz__link", onclick: () => download(player) },
        player.say("download")),
      h("button", { type: "button", class: "hb-quiz__link", onclick: sure }, player.say("forget")),
    ]);
}

function download(player) {
  const file = new Blob(["\ufeff", csv(player.store.state.log)], { type: "text/csv;charset=utf-8" });
  const link = h("a", { href: URL.createObjectURL(file), download: `${player.dataset.quiz}.csv` });
  link.click();
  URL.revokeObjectURL(link.href);
}

function examSettings(player) {
  const sizes = SIZES.filter((size) => size < player.ids.length);
  const count = h("select", {}, sizes.map((n) => h("option", { value: n, selected: n === 20 }, String(n))),
    h("option", { value: player.ids.length }, player.say("everything", { count: player.ids.length })));
  const minutes = h("select", {}, MINUTES.map((n) =>
    h("option", { value: n }, n ? player.say("minutes", { count: n }) : player.say("no-limit"))));
  const heading = h("h2", { class: "hb-quiz__heading", tabindex: "-1" }, player.say("exam-heading"));
  const start = (event) => {
    event.preventDefault();
    // As on paper: those written by hand first, then each document in turn.
    const all = draw(player.ids, player.ids.length, Math.random);
    const byHand = (id) => player.questions.get(id).kind === "written";
    const others = mixed(all.filter((id) => !byHand(id)), (id) => player.questions.get(id).part);
    const ids = [...all.filter(byHand), ...others].slice(0, Number(count.value));
    player.run(draw(ids, ids.length, Math.random), "exam", Number(minutes.value) * 60);
  };
  player.show(heading, h("form", { class: "hb-quiz__settings", onsubmit: start },
    h("p", {}, player.say("exam-note", { pass: player.pass })),
    h("label", {}, player.say("how-many"), " ", count),
    h("label", {}, player.say("time"), " ", minutes),
    h("div", { class: "hb-quiz__buttons" },
      h("button", { class: "hb-quiz__button hb-quiz__button--primary" }, player.say("begin")),
      player.button(player.say("back"), () => player.home(true)))));
  heading.focus();
}
