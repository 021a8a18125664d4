// One question after another: asked, answered, explained.

import { keyOf, schedule, score } from "./scoring.mjs";
import { element as h } from "../../site/assets/dom.mjs";
import { today } from "./days.mjs";
import { countdown, go, handIn, overview } from "./exam.mjs";
import { FIELDS } from "./fields.mjs";

/** How many questions that were missed may be asked again in a sitting. */
const AGAIN = 15;

export function ask(player) {
  const { queue, at, mode } = player.sitting;
  const question = player.questions.get(queue[at]);
  const last = at === queue.length - 1;
  const field = FIELDS[question.type](question, player);
  player.field = field;
  player.keep();
  const place = h("p", { class: "hb-quiz__place", tabindex: "-1" },
    player.say("place", { n: at + 1, all: queue.length }));
  const check = h("button", { class: "hb-quiz__button hb-quiz__button--primary" },
    player.say(mode === "exam" ? (last ? "hand-in" : "next") : "check"));
  const form = h("form", { class: "hb-quiz__form", novalidate: true }, field.element,
    h("div", { class: "hb-quiz__buttons" },
      mode === "exam" && at > 0 && player.button(player.say("previous"), () => go(player, at - 1)), check,
      mode === "exam"
        ? !last && player.button(player.say("hand-in"), () => handIn(player))
        : player.button(player.say("stop"), () => (player.sitting.answers.size ? player.end() : player.home(true)))),
    mode === "exam" && overview(player));
  const before = mode === "exam" && player.sitting.answers.get(question.id);
  if (before) field.restore(before.response);
  form.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!event.target.matches("select, [type=text]")) field.key?.(event.key);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const response = field.response();
    if (mode === "exam") {
      if (last) handIn(player);
      else go(player, at + 1);
    } else if (!response) {
      player.tell(player.say("choose"));
      field.focus();
    } else {
      note(player, question, response);
      reveal(player, question, response, form, field);
    }
  });
  player.show(place, player.sitting.until > 0 && countdown(player), form);
  player.asked = Date.now();
  place.focus({ preventScroll: true });
  const { top } = player.stage.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) player.stage.scrollIntoView();
}

/** Keeps an answer. What is asked again in the same sitting counts the first time only. */
function note(player, question, response) {
  const { answers } = player.sitting;
  const worth = score(question, response);
  if (answers.has(question.id)) return;
  answers.set(question.id, { response, worth });
  record(player, question, response, worth);
}

/** Moves the card of a question, and logs the answer. */
export function record(player, question, response, worth) {
  const { mode, attempt } = player.sitting;
  const { cards } = player.store.state;
  cards[question.id] = schedule(cards[question.id], worth === 1, today());
  player.store.answered({
    quiz: player.dataset.quiz, attempt, mode, question: question.id,
    score: Math.round(worth * 1000) / 1000, response: response.join(" "),
    when: new Date().toISOString(),
    seconds: Math.round((Date.now() - player.asked) / 1000),
  }, question, response, worth);
  player.keep();
}

function reveal(player, question, response, form, field) {
  const worth = score(question, response);
  const { queue, at } = player.sitting;
  if (worth < 1 && queue.lastIndexOf(question.id) === at && queue.length < player.ids.length + AGAIN &&
      player.sitting.mode === "practice") {
    queue.push(question.id);
  }
  const verdict = worth === 1 ? "right" : worth > 0 ? "partly" : "wrong";
  for (const control of form.elements) control.disabled = true;
  field.element.classList.add("hb-quiz__field--done");
  field.mark?.(keyOf(question));
  form.querySelector(".hb-quiz__buttons").remove();
  const last = at === queue.length - 1;
  const next = player.button(player.say(last ? "finish" : "next"), () => advance(player), true);
  form.append(
    h("div", { class: `hb-quiz__verdict hb-quiz__verdict--${verdict}` },
      h("p", { class: "hb-quiz__said" }, player.say(verdict, { score: Math.floor(worth * 100) })),
      explained(player, question, response, field.letters)),
    h("div", { class: "hb-quiz__buttons" }, next,
      player.button(player.say("stop"), () => player.end())));
  player.tell(player.say(verdict, { score: Math.floor(worth * 100) }), false);
  next.focus();
}

/** The answer, why, and where it stands: copied from the list. */
export function explained(player, question, response, letters) {
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

function advance(player) {
  player.sitting.at++;
  if (player.sitting.at < player.sitting.queue.length) player.ask();
  else player.end();
}
