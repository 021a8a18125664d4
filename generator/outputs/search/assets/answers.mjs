// Answers, as a page shows them: the sentence that answers, with its words marked.

import { NAME, NAMES, PIECE, TEXT, textOf, TITLE } from "./index.mjs";
import { eachMatch } from "./matching.mjs";
import { grade, isCollection, rank } from "./ranking.mjs";

const FOLDED = 5, SPREAD = 80;
const SENTENCE = /[\s\S]+?(?:[。！？；\r\t]+|[.!?](?=\s)|$)/g;  // \r and \t part paragraphs and texts

/** What to show for a query: hits, the kinds and roles among them, or whom to ask. */
export function answer(index, query, { kind = "", role = "", mine = "" } = {}) {
  const found = rank(index, query);
  const good = found.hits.filter((hit) => hit.covers >= found.enough);
  const groups = grouped(index, good.slice(0, SPREAD));
  const pageOf = ([hit]) => index.pages[index.lines[hit.line].page];
  const kindOf = ([hit]) => index.lines[hit.page].kind;
  const rolesOf = (group) => pageOf(group).roles;
  const shown = groups.filter((group) => (!kind || kindOf(group) === kind)
    && (role === "" || rolesOf(group).includes(+role)));
  return {
    hits: shown.map((group) => present(index, found, group)),
    kinds: [...new Set(groups.map(kindOf))],
    roles: [...new Set(groups.flatMap(rolesOf))].sort((a, b) => a - b),
    dropped: good.length ? found.dropped : [],
    ask: good.length ? null : whomToAsk(index, found.hits, mine),
    nearest: good.length ? [] : nearest(index, found.hits),  // names to try instead
  };
}

/** The hits of a page under its best one; of a list each stands for itself. */
function grouped(index, hits) {
  const groups = new Map();
  for (const hit of hits) {
    const key = isCollection(index, hit.line) ? `line ${hit.line}` : hit.page;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(hit);
  }
  return [...groups.values()].map(bestFirst);
}

/** A page that only its parts answer for is found by the best of these. */
function bestFirst([first, ...others]) {
  return first.isFound || !others.length ? [first, ...others] : [...others, first];
}

function present(index, found, [hit, ...others]) {
  const line = index.lines[hit.line], page = index.pages[line.page], isPart = !line.isPage;
  const people = page.roles.map((role) => index.people[role].title);
  const head = passage(index, found, hit);
  const rest = others.filter((other) => other.isFound).slice(0, FOLDED).map((other) => passage(index, found, other));
  return {
    ...head, ...(head.byName ? sentenceOf(rest) : {}),
    id: isPart ? `${page.id}/${line.fragment}` : page.id,
    kind: index.lines[hit.page].kind,
    page: isPart ? index.lines[hit.page].title : "",
    roles: line.kind === "role" || people.length > 2 ? [] : people,
    others: rest,
  };
}

/** What the best of some passages says, for a page that is found by another name. */
function sentenceOf(passages) {
  const best = passages.find(({ byName, marks, noteMarks }) => !byName && (marks.length || noteMarks.length));
  if (!best) return {};
  return best.noteMarks.length ? { note: best.note, noteMarks: best.noteMarks } : { note: best.title, noteMarks: best.marks };
}

/** A passage with what answers in it: its title, and a sentence of its text. */
function passage(index, found, { line: number }) {
  const line = index.lines[number], page = index.pages[line.page];
  const sentence = bestSentence(index, found, number);
  const fragment = sentence.anchor || line.fragment;
  const marks = merged(marksIn(found, line.title, TITLE));
  const name = marks.length || sentence.marks.length ? null : bestName(found, line), note = name ?? sentence;
  return {
    href: fragment ? `${page.path}#${fragment}` : page.path,
    part: line.kind, title: line.title, marks, note: note.text, noteMarks: note.marks, byName: Boolean(name),
  };
}

/** Where a text is marked: from, to, the units that are found there. */
function marksIn({ looked, known }, text, at) {
  const low = text.toLowerCase(), out = [];
  for (const { span, used, rarity } of looked) {
    if (span.lone && known.length > 1) continue;
    for (const form of used) eachMatch(low, form, (from, to) => {
      if (grade(form, at, low, from, to)) out.push({ from, to, span, value: rarity * form.quality });
    });
  }
  return out;
}

function merged(marks) {
  const out = [];
  for (const { from, to } of [...marks].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** The other name by which something was found. */
function bestName(found, { names }) {
  const all = names.split(NAME).map((text) => ({ text, marks: merged(marksIn(found, text, NAMES)) }));
  return all.find(({ marks }) => marks.length);
}

/** The sentence that holds the most of what is asked for. */
function bestSentence(index, found, line) {
  const text = textOf(index, line), marks = marksIn(found, text, TEXT);
  let best = { text: "", marks: [], value: 0, at: 0 };
  for (const { 0: whole, index } of text.matchAll(SENTENCE)) {
    const sentence = whole.trim(), at = index + whole.indexOf(sentence);
    const inside = marks.filter(({ from, to }) => from >= at && to <= at + sentence.length);
    const units = new Map();
    for (const { span, value } of inside) {
      for (let i = span.from; i < span.to; i++) units.set(i, Math.max(units.get(i) ?? 0, value));
    }
    const isWanted = found.wanted.some(({ holds }) => holds?.test(sentence));
    const value = [...units.values()].reduce((a, b) => a + b, 0) * (isWanted ? 1.5 : 1);
    if (value > best.value || !best.text) best = { text: sentence, marks: inside, value, at };
  }
  const piece = text.slice(0, best.at).split(PIECE).length - 1;
  const local = best.marks.map(({ from, to }) => ({ from: from - best.at, to: to - best.at }));
  return { text: best.text, marks: merged(local), anchor: best.value ? index.lines[line].anchors.split(PIECE)[piece] : "" };
}

/** The owner of the nearest topic, else the one who is asked when nobody else is known; for what
    one owns oneself, one's superior. */
function whomToAsk(index, hits, mine) {
  const hit = hits.find(({ line, isFound }) => isFound && index.lines[line].kind === "topic");
  const topic = hit && index.lines[hit.line];
  const person = (id) => index.people[index.roles.get(id)];
  const owner = topic && person(index.owners[topic.fragment]);
  const all = [owner, owner && person(owner.above), person(index.ask), person(person(index.ask)?.above), person(person(mine)?.above)];
  const one = all.find((person) => person && person.id !== mine);
  return { title: one?.title ?? "", href: one?.path ?? "", topic: one && one === owner ? topic.title : "" };
}

function nearest({ lines }, hits) {
  const names = hits.filter(({ isFound }) => isFound).map(({ line }) => lines[line].title);
  return [...new Set(names.filter((name) => name.length < 16))].slice(0, 4);
}
