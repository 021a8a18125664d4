// An exam: one may go back, skip, and look over everything before handing in.

import { clock, score } from "./scoring.mjs";
import { element as h } from "../../site/assets/dom.mjs";

/** Puts the answer down and goes to another question. */
export function go(player, at) {
  putDown(player);
  player.sitting.at = at;
  player.ask();
}

export function putDown(player) {
  const question = player.questions.get(player.sitting.queue[player.sitting.at]);
  const response = player.field.response();
  // An order that nobody has touched is no answer.
  const asShown = question.type === "order" && response.join() === question.options.map((one) => one.id).join();
  if (response && !asShown) {
    player.sitting.answers.set(question.id, { response, worth: score(question, response) });
  } else player.sitting.answers.delete(question.id);
  player.keep();
}

export function overview(player) {
  const { queue, answers, at } = player.sitting;
  return h("nav", { class: "hb-quiz__overview", "aria-label": player.say("overview") },
    queue.map((id, n) => {
      const done = answers.has(id);
      const name = player.say("question-n", { n: n + 1 }) + (done ? ` ${player.say("answered")}` : "");
      return h("button", {
        type: "button", class: done ? "hb-quiz__answered" : "", "aria-label": name,
        "aria-current": n === at && "step", onclick: () => go(player, n),
      }, String(n + 1));
    }));
}

/** Asks before the exam is handed in. */
export function handIn(player) {
  putDown(player);
  const { queue, answers, at } = player.sitting;
  const open = queue.filter((id) => !answers.has(id)).length;
  const said = h("p", { tabindex: "-1", class: "hb-quiz__place" },
    player.say(open ? "hand-in-sure" : "hand-in-all", { open }));
  player.field = null;
  player.show(said, player.sitting.until > 0 && countdown(player), overviewAtEnd(player),
    h("div", { class: "hb-quiz__buttons" },
      player.button(player.say("hand-in"), () => player.end(), true),
      player.button(player.say("keep-on"), () => { player.sitting.at = at; player.ask(); })));
  said.focus();
}

/** The overview where no question is shown that could be put down. */
function overviewAtEnd(player) {
  const nav = overview(player);
  [...nav.children].forEach((button, n) => {
    const plain = button.cloneNode(true);
    plain.removeAttribute("aria-current");
    plain.addEventListener("click", () => { player.sitting.at = n; player.ask(); });
    button.replaceWith(plain);
  });
  return nav;
}

export function countdown(player) {
  const shown = h("p", { class: "hb-quiz__time" });
  const tick = () => {
    const left = Math.max(0, Math.round((player.sitting.until - Date.now()) / 1000));
    shown.textContent = player.say("left", { time: clock(left) });
    if (left === 60) player.tell(player.say("minute-left"));
    if (!left) {
      if (player.field) putDown(player);
      player.end();
      player.tell(player.say("time-up"));
    }
  };
  // `show` clears the timer of the question before; this one starts after it.
  queueMicrotask(() => (player.timer = setInterval(tick, 1000)));
  shown.textContent = player.say("left", {
    time: clock(Math.max(0, Math.round((player.sitting.until - Date.now()) / 1000))),
  });
  return shown;
}
