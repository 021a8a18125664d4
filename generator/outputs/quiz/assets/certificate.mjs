// The certificate of an exam that was passed.

import { element as h } from "../../site/assets/dom.mjs";

export function certificateForm(player, outcome) {
  const name = h("input", { type: "text", autocomplete: "name", value: player.store.state.name || "" });
  const place = h("div", {});
  const make = (event) => {
    event.preventDefault();
    if (!name.value.trim()) return name.focus();
    player.store.state.name = name.value.trim();
    player.store.save();
    place.replaceChildren(certificate(player, name.value.trim(), outcome));
    place.querySelector("button").focus();
  };
  return h("section", { class: "hb-quiz__certify" },
    h("h3", {}, player.say("certificate")),
    h("form", { class: "hb-quiz__settings", onsubmit: make },
      h("label", {}, player.say("name"), " ", name),
      h("button", { class: "hb-quiz__button" }, player.say("make-certificate"))),
    place);
}

function certificate(player, name, outcome) {
  const date = player.date(outcome.when);
  const print = () => {
    const root = document.documentElement;
    root.classList.add("hb-prints-certificate");
    addEventListener("afterprint", () => root.classList.remove("hb-prints-certificate"), { once: true });
    window.print();
  };
  const { title } = player.dataset;
  const parts = { date, title, all: outcome.all, score: outcome.percent, pass: player.pass };
  return h("div", {},
    h("article", { class: "hb-certificate" },
      h("p", { class: "hb-certificate__company" }, player.dataset.company),
      h("p", { class: "hb-certificate__title" }, player.say("certificate")),
      h("p", { class: "hb-certificate__name" }, name),
      h("p", {}, player.say("certificate-text", parts)),
      h("p", {}, player.say("certificate-number",
        { number: `${player.dataset.quiz}-${outcome.attempt}`.toUpperCase(), version: player.dataset.version })),
      h("p", { class: "hb-certificate__note" }, player.say("certificate-note"))),
    player.button(player.say("print"), print));
}
