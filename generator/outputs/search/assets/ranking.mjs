// Ranking: every form of a query is looked for in the columns of the index. A match counts more the
// rarer it is, the shorter the name it stands in, and the better the form.

import { LINE, lineAt, NAME, NAMES, TEXT, textOf, TITLE } from "./index.mjs";
import { contains, eachMatch, isChinese, stem } from "./matching.mjs";
import { read } from "./query.mjs";

const WEIGHT = [1, 0.95, 0.55];
const PAUSES = "，。；：、（,;:(";
const MOST = 200;
/** A form or a paper gives way to the procedure that it serves, unless it is asked for by its name. */
const KINDS = { role: 0.95, checklist: 0.95, quiz: 0.5, print: 0.6, page: 0.8, section: 0.9, duty: 0.9, step: 0.85,
  rule: 0.9, node: 0.85, cause: 0.8, topic: 0.95, term: 0.75, decision: 0.8, phase: 0.7, item: 0.8, situation: 0.8,
  point: 0.6, contact: 0.5, measure: 0.7, form: 0.75, paper: 0.7, mistake: 0.7 };
const prior = ({ kind, isPage }) => KINDS[kind] ?? (isPage ? 1 : 0.85);

const isEdge = (text, at) => at < 0 || at >= text.length || text[at] === LINE || text[at] === NAME;
const isPause = (text, at) => isEdge(text, at) || PAUSES.includes(text[at]);
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

/** How good a match is, and its value: more in a short name, most where it is the whole name. */
export function grade(form, at, low, from, to) {
  let { quality } = form;
  if (form.root && stem(low.slice(from, to)) !== form.root) quality *= 0.45 + 0.45 * form.root.length / (to - from);
  const isShort = to - from < 3;
  if (at === TEXT) return form.opens || form.near && isShort ? null : { quality, at, value: quality * WEIGHT[TEXT] };
  const opens = isEdge(low, from - 1), closes = isEdge(low, to), whole = opens && closes;
  // Two characters that sound right in the middle of a sentence are most often no word at all.
  if (form.opens && !opens) return null;
  if (form.near && (isShort || form.near === "shape") && !opens && !closes) return null;
  let first = from, last = to;
  while (!isPause(low, first - 1)) first--;
  while (!isPause(low, last)) last++;
  const length = (last - first) / (/[a-z]/.test(low[from]) ? 3 : 1);
  const shortness = (whole ? 1.4 : opens ? 1.1 : 1) / (0.72 + 0.035 * Math.min(length, 30));
  return { quality, at, whole: whole && quality >= 1, value: quality * WEIGHT[at] * shortness };
}

/** Running text is not looked through for what is too vague to be told from chance. */
const fits = (form, at, lone) => at < TEXT
  || !(lone || form.opens || form.swapped || form.typed || form.near === "shape" || form.near && form.find.length < 3);

/** The best match of a span in each line, how rare it is among the pages, and if it is a whole name. */
function look(index, span, isOnly) {
  const best = new Map(), used = [];
  let isName = false, whole = false, isPage = false;
  const keep = (line, hit) => {
    if (!(best.get(line)?.value >= hit.value)) best.set(line, hit);
  };
  const seek = (form) => index.columns.forEach((column, at) => {
    if (!fits(form, at, span.lone && !isOnly)) return;
    eachMatch(column.low, form, (from, to) => {
      const hit = grade(form, at, column.low, from, to);
      if (!hit) return;
      isName ||= at !== TEXT;
      isName ||= at !== TEXT;
      whole ||= hit.whole;
      const line = lineAt(column, from);
      isPage ||= hit.whole && at === TITLE && (index.lines[line].isPage || index.lines[line].kind === "topic");
      keep(line, hit);
    });
    if (used.at(-1) !== form) used.push(form);
  });
  span.forms.forEach(seek);
  if (!isName) span.spare().forEach(seek);
  // The lines of a large handbook are only here because they hold the syllables.
  if (!best.size && index.size) span.forms.filter(({ near }) => near).forEach((form) => seek({ ...form, near: "" }));
  const pages = new Set([...best.keys()].map((line) => index.lines[line].page)).size;
  if (!span.lone) calledSo(index, span, keep);
  const rarity = best.size ? Math.log(1 + (index.count - pages + 0.5) / (pages + 0.5)) : 0;
  return { span, best, rarity, whole, used, isName, isPage };
}

/** 投诉流程: a word for a kind of page is answered by every page of that kind. */
function calledSo(index, span, keep) {
  for (const [kind, names] of Object.entries(index.called)) {
    const form = span.forms.find((form) => !Array.isArray(form.find) && contains(names, form));
    if (!form) continue;
    index.lines.forEach((line, number) => {
      if (line.kind === kind) keep(number, { quality: form.quality, value: 0.5 * form.quality });
    });
  }
}

/** All lines that answer something of a query, best first, each with how much of it it covers.
    Words that nothing knows are dropped, if the others are names; English ones, names of pages. */
export function rank(index, query) {
  const asked = read(index, query), weighed = weigh(index, asked);
  const dropped = strangers(asked, weighed);
  if (!dropped.length) return { ...ranked(index, asked, weighed), dropped };
  const rest = asked.words.filter((word) => !dropped.includes(word.text)).map(({ text }) => text).join(" ");
  return { ...rank(index, rest), dropped };
}

function strangers({ words, weights }, { known, looked }) {
  const units = ({ from, to }) => [...weights.keys()].slice(from, to).filter((i) => weights[i] >= 1);
  const loud = words.filter((word) => units(word).length);
  const strange = loud.filter((word) => !units(word).some((i) => known[i]));
  const rest = loud.filter((word) => units(word).every((i) => known[i]));
  const isName = ({ text, from, to }) => looked.some(({ span, isName, isPage }) =>
    !span.lone && span.from < to && span.to > from && (isChinese(text) ? isName : isPage));
  return strange.length && strange.length + rest.length === loud.length && rest.some(isName)
    ? strange.map(({ text }) => text) : [];
}

function ranked(index, asked, { rows, worth, solid, known, named, looked }) {
  const total = sum(worth), plain = sum(solid), strange = sum(solid.filter((_, i) => !known[i]));
  const parts = bestParts(index, rows);
  const wanted = index.wants.filter(({ asks }) => asks.test(asked.text));
  for (const [line, hit] of rows) {
    const { isPage } = index.lines[line];
    const best = isPage ? parts.get(line) : rows.get(hit.page);
    let score = 0, rare = 0, much = 0;
    asked.weights.forEach((weight, i) => {
      const covered = Math.max(hit.cover[i], 0.55 * (best?.cover[i] ?? 0));
      score += weight * Math.max(hit.value[i], (isPage ? 0.27 : 0.4) * (best?.value[i] ?? 0));
      rare += worth[i] * covered;
      much += solid[i] * covered;
    });
    hit.covers = 0.15 * rare / total + 0.85 * much / (plain + 0.45 * strange);
    hit.score = score * prior(index.lines[line]) * hit.covers;
  }
  const byScore = (hits) => hits.sort((a, b) => b.score - a.score);
  const hits = byScore([...rows.values()].filter((hit) => hit.score > 0)).slice(0, MOST);
  for (const hit of hits) hit.score *= wish(index, wanted, hit.line) * exactness(index.lines[hit.line], asked);
  return { hits: byScore(hits), asked, looked, known, wanted,
    enough: enough(asked, plain) * (isSeveral(asked) && !strange ? 0.8 : 1) - (named ? 0.04 : 0) };
}

/** How much of a query a hit must cover: nearly all of one word, a third of a long question. */
const enough = (asked, plain) =>
  Math.max(0.2, (/[a-z]{3}/.test(asked.text) ? 1.045 : 1.008) - 0.29 * Math.log(1 + plain));

/** Chinese words with spaces between need not stand together. */
const isSeveral = ({ words }) => words.length > 1 && words.every(({ text }) => isChinese(text));

const bare = (name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** A name that is typed in full comes before everything else. */
function exactness({ title, names, isPage }, { text }) {
  const typed = bare(text);
  return [title, ...names.split(NAME)].some((name) => bare(name) === typed) ? (isPage ? 3 : 2) : 1;
}

/** How much better a line is for a question that wants its kind, or what it says. */
function wish(index, wanted, number) {
  if (!wanted.length) return 1;
  const line = index.lines[number], page = index.lines[line.first];
  const isKind = wanted.some(({ kinds }) => kinds.includes(line.kind) || kinds.includes(page.kind));
  const says = (text) => wanted.some(({ holds }) => holds?.test(text));
  return (isKind ? 1.6 : 1) * (says(line.title) ? 1.6 : says(textOf(index, number)) ? 1.25 : 1);
}

/** For each line, the value and the cover of each unit; for each unit, how much it is worth, and
    how much it counts for what a hit covers: words that any question has hardly at all. */
function weigh(index, asked) {
  const { weights } = asked, size = weights.length, rows = new Map(), worth = Array(size).fill(0);
  const row = (line) => {
    const empty = () => Array(size).fill(0);
    if (!rows.has(line)) rows.set(line, { line, page: index.lines[line].first, value: empty(), cover: empty(), isFound: false });
    return rows.get(line);
  };
  const looked = asked.spans.map((span) => look(index, span, size === 1)).filter(({ best }) => best.size);
  const known = weights.map((weight) => weight < 0.5);
  for (const { span, whole } of looked) {
    if (!span.lone || size === 1) known.fill(true, span.from, span.to);
    for (let i = span.from; whole && i < span.to; i++) weights[i] &&= Math.max(1, weights[i]);
  }
  for (const { span, best, rarity } of looked) {
    const share = span.lone ? trust(known, span.from) : 1;
    for (let i = span.from; share > 0.5 && i < span.to; i++) worth[i] = Math.max(worth[i], rarity);
    for (const [line, hit] of best) {
      const found = row(line);
      found.isFound ||= !span.lone || size === 1;
      // A word of running text is found wherever it stands.
      const sure = hit.at !== TEXT ? 1 : asked.words.length > 1 || size > 3 ? 0.76 : 0.88;
      for (let i = span.from; i < span.to; i++) {
        found.value[i] = Math.max(found.value[i], share * hit.value * rarity);
        found.cover[i] = Math.max(found.cover[i], share * sure * Math.min(1, Math.sqrt(hit.quality)));
      }
    }
  }
  for (const line of [...rows.keys()]) if (!isCollection(index, line)) row(index.lines[line].first);
  const solid = weights.map((weight) => (weight < 1 ? 0.05 : weight)), unknown = Math.log(1 + index.count);
  const named = looked.some(({ whole, span }) => whole && !span.lone);
  return { rows, worth: worth.map((one, i) => solid[i] * (one || unknown)), solid, known, looked, named };
}

/** A page of many things, such as the glossary: each of them is a hit of its own. */
export const isCollection = ({ lines }, line) => lines[lines[line].first].kind === "page";

/** How far a single character may stand for a word: well, if the words around it are known. */
function trust(known, at) {
  if (known.length === 1) return 1;
  return !known[at] && known[at - 1] !== false && known[at + 1] !== false ? 0.7 : 0.25;
}

/** The best part of each page, by the page's own line. */
function bestParts(index, rows) {
  const best = new Map();
  for (const hit of rows.values()) {
    if (index.lines[hit.line].isPage || isCollection(index, hit.line)) continue;
    if (!(sum(best.get(hit.page)?.value ?? []) >= sum(hit.value))) best.set(hit.page, hit);
  }
  return best;
}
