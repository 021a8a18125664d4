// How a sitting came out: the score, what to study, what was wrong.

import { byPart, result } from "./scoring.mjs";
import { element as h } from "../../site/assets/dom.mjs";
import { certificateForm } from "./certificate.mjs";
import { explained, record } from "./sitting.mjs";

export function end(player) {
  const { mode, answers, queue, attempt } = player.sitting;
  const asked = mode === "exam" ? [...new Set(queue)] : [...answers.keys()];
  if (mode === "exam") {
    for (const [id, { response, worth }] of answers) record(player, player.questions.get(id), response, worth);
  }
  const scores = asked.map((id) => answers.get(id)?.worth ?? 0);
  const outcome = { ...result(scores, player.pass), when: new Date().toISOString(), attempt };
  if (mode === "exam") player.store.state.last = outcome;
  player.keep(null);
  const missed = asked.filter((id) => (answers.get(id)?.worth ?? 0) < 1);
  const heading = h("h2", { class: "hb-quiz__heading", tabindex: "-1" }, player.say("result"));
  const says = [player.say("score", { ...outcome, score: outcome.percent })];
  if (mode === "exam") says.push(player.say(outcome.passed ? "passed" : "failed", { pass: player.pass }));
  player.store.finished(outcome);
  player.show(heading,
    h("p", { class: "hb-quiz__score" }, says.join(player.dataset.language === "en" ? " " : "")),
    mode === "exam" && outcome.passed && certificateForm(player, outcome),
    missed.length > 0 && toStudy(player, asked, scores),
    missed.length ? toMend(player, missed) : h("p", {}, player.say("none-missed")),
    h("div", { class: "hb-quiz__buttons" },
      missed.length > 0 && mode !== "course" &&
        player.button(player.say("missed", { count: missed.length }), () => player.run(missed), true),
      player.button(player.say("back"), () => player.home(true))));
  player.tell(says.join(" "), false);
  heading.focus();
}

/** How each document came out, the weakest first. */
function toStudy(player, asked, scores) {
  const parts = byPart(asked.map((id, n) => [player.questions.get(id).part, scores[n]]));
  const weak = parts.filter((one) => one.percent < 100);
  const link = (part) => {
    const of = asked.find((id) => player.questions.get(id).part === part);
    const to = player.questions.get(of).details.querySelector(".hb-question__basis a");
    const text = (one) => player.say("part-score", one);
    const one = weak.find((other) => other.part === part);
    return to ? h("a", { href: to.getAttribute("href").split("#")[0] }, text(one)) : text(one);
  };
  return h("section", {}, h("h3", {}, player.say("to-study")),
    h("ul", {}, weak.map((one) => h("li", {}, link(one.part)))));
}

function toMend(player, ids) {
  const { answers } = player.sitting;
  return h("section", { class: "hb-quiz__missed" },
    h("h3", {}, player.say("missed-heading")),
    h("ol", {}, ids.map((id) => {
      const question = player.questions.get(id);
      const response = answers.get(id)?.response ?? [];
      return h("li", {}, question.stem.cloneNode(true),
        h("p", {}, player.say("your-answer"), inWords(player, question, response)),
        explained(player, question, response));
    })));
}

function inWords(player, question, response) {
  if (!response.length) return player.say("blank");
  const text = (id) => question.options.find((one) => one.id === id)?.text ?? id;
  if (question.type === "match") {
    return response.map((pair) => {
      const [left, right] = pair.split(".");
      return `${text(left)} — ${question.pairs[right - 1] ?? "?"}`;
    }).join("; ");
  }
  return response.map(text).join(question.type === "order" ? " → " : "; ");
}
