// A script as a conversation to rehearse: where it goes, and what it is worth.
//
// Counts as generator/content/dialogue.py does. Nothing here touches the page.

import { random, shuffled } from "./chance.mjs";

export const END = "end";
export const PASS_MARK = 60;
export const POINTS = { best: 2, fine: 1, unsafe: 0 };

/** How often a node may come up in one conversation. */
const VISITS = 2;

/** The nodes that a reply may lead to, given how often each has come up; else the end. */
export function reactions(choice, visits) {
  const open = choice.to.filter((to) => to === END || (visits[to] ?? 0) < VISITS);
  return open.length ? [...new Set(open)] : [END];
}

/** What a conversation earned of the most that it could have: each hint costs a point, and
 * whoever says something unsafe (`spoiled`: and then tried another way) stays below the mark. */
export function score(grades, hints = 0, spoiled = false) {
  const earned = grades.reduce((sum, grade) => sum + POINTS[grade], 0);
  const most = POINTS.best * grades.length;
  const unsafe = spoiled || grades.includes("unsafe");
  const percent = most ? Math.floor(100 * Math.max(0, earned - hints) / most) : 0;
  const capped = unsafe ? Math.min(percent, PASS_MARK - 1) : percent;
  return { earned, most, unsafe, hints, percent: capped, passed: capped >= PASS_MARK };
}

const picked = (list, next) => list[Math.floor(next() * list.length)];

/** One value for each name that a script varies: who calls, from where, when. */
export function cast(values, next) {
  return Object.fromEntries(Object.entries(values).map(([name, all]) => [name, picked(all, next)]));
}

/** A conversation through `nodes`, a Map by id, from the first of them or from `start`. */
export class Conversation {
  constructor(nodes, seed, start = [...nodes.keys()][0]) {
    this.nodes = nodes;
    this.seed = seed;
    this.next = random(seed);
    this.visits = {};
    this.turns = [];
    this.hints = 0;
    this.spoiled = false;
    this.enter(start);
  }

  enter(id) {
    this.node = this.nodes.get(id);
    this.visits[id] = (this.visits[id] ?? 0) + 1;
    this.replies = shuffled(this.node.choices, this.next);
  }

  /** Give a reply. Then either `ended` is true or the next node is there. */
  reply(choice) {
    this.turns.push({ node: this.node, choice });
    const to = picked(reactions(choice, this.visits), this.next);
    this.ended = to === END;
    if (!this.ended) this.enter(to);
  }

  /** Take back the reply that ended it; what was said remains said. */
  retry() {
    this.spoiled = true;
    this.ended = false;
    this.turns.pop();
  }

  get best() {
    return this.node.choices.find((choice) => choice.grade === "best");
  }

  get score() {
    return score(this.turns.map((turn) => turn.choice.grade), this.hints, this.spoiled);
  }
}

/** Which elements a reply holds: a greeting, the company's name, a question … `elements` gives
 * for each the signs by which it is known. */
export function elementsIn(text, elements) {
  const said = text.toLowerCase();
  return Object.keys(elements).filter((name) =>
    elements[name].signs.some((sign) => sign && said.includes(sign.toLowerCase())));
}

/** What somebody who speaks freely must say: what all wordings of the best reply hold. */
export function required(says, elements) {
  const held = says.map((say) => elementsIn(say, elements));
  return held.reduce((all, one) => all.filter((name) => one.includes(name)));
}
