// What an answer is worth, and when to ask again: plain functions, without page or storage.
//
// A question is {id, type, options: [{id, correct, pair}], order, answers}; a response is a list of
// texts: the ids chosen ("a"), the ids in order, what was filled in, or pairs such as "a.2".

/** Days until a question comes again, by how many days it was answered right in a row. */
export const INTERVALS = [0, 1, 3, 7, 16, 35];

/** From this box on, a question counts as mastered: it was right on two days. */
export const MASTERED = 2;

/** A text without case, width, spaces and punctuation: equal ones read the same. */
export function normal(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** From 0 to 1. */
export function score(question, response) {
  if (!response.length) return 0;
  switch (question.type) {
    case "fill":
      return question.answers.some((answer) => normal(answer) === normal(response[0])) ? 1 : 0;
    case "order":
      return agreement(question.order, response);
    case "match":
      return matched(question, response) / question.options.length;
    case "multiple":
      return several(question, response);
    default:
      return response.length === 1 && isKey(question, response[0]) ? 1 : 0;
  }
}

const isKey = (question, id) => question.options.some((one) => one.id === id && one.correct);

function matched(question, response) {
  return question.options.filter((one) => response.includes(`${one.id}.${one.pair}`)).length;
}

/** Every right choice counts for, every wrong one against. */
function several(question, response) {
  const keys = question.options.filter((one) => one.correct).length;
  const right = response.filter((id) => isKey(question, id)).length;
  return Math.max(0, (2 * right - response.length) / keys);
}

/** Twice the share of pairs that stand in the right order, less one; chance scores nothing. */
function agreement(order, response) {
  let pairs = 0;
  let right = 0;
  for (let i = 0; i < order.length; i++) {
    for (let j = i + 1; j < order.length; j++) {
      pairs++;
      if (response.indexOf(order[i]) < response.indexOf(order[j])) right++;
    }
  }
  return Math.max(0, (2 * right) / pairs - 1);
}

/** What is right, as a response. */
export function keyOf(question) {
  switch (question.type) {
    case "fill":
      return [question.answers[0]];
    case "order":
      return [...question.order];
    case "match":
      return question.options.map((one) => `${one.id}.${one.pair}`);
    default:
      return question.options.filter((one) => one.correct).map((one) => one.id);
  }
}

/** The card of a question after an answer; days are whole numbers. Practising again before its day
 * does not move a card forward: spacing is what makes it stick. */
export function schedule(card, right, today) {
  if (!right) return { box: 0, due: today };
  if (card && card.due > today) return card;
  const box = Math.min((card ? card.box : 0) + 1, INTERVALS.length - 1);
  return { box, due: today + INTERVALS[box] };
}

/** The ids to practise now: half of what is due, longest overdue first, and half of what is new.
 * Each half is filled up from the other, so that neither waits for the other to end. `about(id)` is
 * {kind, core}; kinds are mixed, since a row of the same is answered by habit. */
export function toPractise(ids, cards, today, count, about = () => ({})) {
  const due = ids.filter((id) => cards[id] && cards[id].due <= today);
  due.sort((a, b) => cards[a].due - cards[b].due);
  const fresh = inTurn(ids, cards, about);
  const fromFresh = Math.min(fresh.length, Math.max(Math.ceil(count / 2), count - due.length));
  const chosen = [...due.slice(0, count - fromFresh), ...fresh.slice(0, fromFresh)];
  return mixed(chosen, (id) => about(id).kind);
}

/** What was never asked, in the order in which it comes: one of each kind that was never met, so
 * that none waits for the whole core; then the core, then the rest. */
function inTurn(ids, cards, about) {
  const kind = (id) => about(id).kind;
  const never = ids.filter((id) => !cards[id]);
  const core = (id) => Boolean(about(id).core);
  const order = [
    ...mixed(never.filter(core), kind), ...mixed(never.filter((id) => !core(id)), kind),
  ];
  const met = new Set(ids.filter((id) => cards[id]).map(kind));
  const first = order.filter((id) => !met.has(kind(id)) && met.add(kind(id)));
  return [...first, ...order.filter((id) => !first.includes(id))];
}

/** The same things, those of one kind as far apart as can be: each kind has its turn. */
export function mixed(things, kindOf) {
  const kinds = new Map();
  for (const one of things) kinds.set(kindOf(one), [...(kinds.get(kindOf(one)) ?? []), one]);
  const out = [];
  for (let turn = 0; out.length < things.length; turn++) {
    for (const some of kinds.values()) if (turn < some.length) out.push(some[turn]);
  }
  return out;
}

/** How each part came out: what to study, the weakest first. `scores` are [part, score]. */
export function byPart(scores) {
  const parts = new Map();
  for (const [part, score] of scores) parts.set(part, [...(parts.get(part) ?? []), score]);
  return [...parts].map(([part, some]) => ({ part, ...result(some, 100) }))
    .sort((a, b) => a.percent - b.percent);
}

/** How far somebody has come with the questions of a quiz. */
export function progress(ids, cards, today) {
  const tried = ids.filter((id) => cards[id]);
  return {
    all: ids.length,
    known: tried.filter((id) => cards[id].box >= MASTERED).length,
    due: tried.filter((id) => cards[id].due <= today).length,
    fresh: ids.length - tried.length,
    once: tried.filter((id) => cards[id].box === 1).length,
    missed: tried.filter((id) => cards[id].box === 0),
  };
}

/** Some of the ids by lot; `random` gives numbers from 0 to 1. */
export function draw(ids, count, random) {
  const all = [...ids];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all.slice(0, count);
}

/** The result of a list of scores: in whole per cent, rounded down, so that 79.6 does not pass 80. */
export function result(scores, passMark) {
  const sum = scores.reduce((a, b) => a + b, 0);
  const percent = scores.length ? Math.floor((100 * sum) / scores.length + 1e-9) : 0;
  return {
    all: scores.length,
    right: scores.filter((one) => one === 1).length,
    percent,
    passed: scores.length > 0 && percent >= passMark,
  };
}

/** Answers as a table that spreadsheets and `handbook quiz-stats` read. */
export function csv(log) {
  const columns = ["quiz", "attempt", "mode", "question", "score", "response", "when"];
  const cell = (value) => {
    // A text that begins like a formula would be one in a spreadsheet.
    const text = String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&");
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = log.map((row) => columns.map((name) => cell(row[name])).join(","));
  return [columns.join(","), ...lines].join("\r\n") + "\r\n";
}

/** Fills {names} in a text. */
export function fill(text, parts) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => parts[name] ?? whole);
}

/** 75 seconds as 1:15. */
export function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
