// Reading a query: units (a character, a syllable, an English word) with weights, and spans of
// units, each with the forms that would answer it, and spare forms for when no name has those.

import { formOf, isChinese, slips, stem } from "./matching.mjs";
import { begun, blurred, nearly, spelt, syllables } from "./sounds.mjs";

const LONGEST = 60;
const none = () => [];

/** `text` is the query in small simplified letters; `words` are the stretches of units between spaces. */
export function read(index, query) {
  const small = query.normalize("NFKC").toLowerCase().slice(0, LONGEST);
  const text = small.replace(/[^\0-\u2fff]/g, (char) => index.simplified.get(char) ?? char);
  const asked = { text, weights: [], spans: [], words: [] };
  const isSilent = new Set();
  for (const { 0: word, index: at } of text.matchAll(index.silent)) {
    for (let i = 0; i < word.length; i++) isSilent.add(at + i);
  }
  for (const { 0: run, index: at } of text.matchAll(/[\u4e00-\u9fff]+|[a-zü\d]+(?:[ './-]+[a-zü\d]+)*/g)) {
    if (isChinese(run)) readChinese(index, asked, run, (i) => isSilent.has(at + i));
    else readLatin(index, asked, run.split(/[^a-zü\d]+/));
  }
  if (!asked.weights.some((weight) => weight >= 1)) asked.weights.fill(1);
  return asked;
}

function readChinese(index, asked, run, isSilent) {
  const base = asked.weights.length;
  const weights = [...run].map((c, i) => (isSilent(i) ? 0 : index.reading.faint.includes(c) ? 0.3 : 1));
  for (const { 0: word, index: i } of run.matchAll(index.vague)) weights.fill(0.3, i, i + word.length);
  // 谁批 is answered by what says who approves, not by a word.
  for (const pattern of index.asking) for (const { 0: word, index: i } of run.matchAll(pattern)) {
    for (let at = i; at < i + word.length; at++) weights[at] &&= 0.3;
  }
  asked.weights.push(...weights);
  asked.words.push({ text: run, from: base, to: base + run.length });
  const span = (from, to, forms, spare = none, lone = false) =>
    asked.spans.push({ from: base + from, to: base + to, forms, spare, lone });
  weights.forEach((weight, i) => {
    if (!weight) return;
    const pair = run.slice(i, i + 2);
    span(i, i + 1, [formOf(run[i])], none, true);
    if (weights[i + 1] >= 0) span(i, i + 2, [formOf(pair)], () => weights[i + 1] ? [...sameSound(index, pair), swapped(pair)] : []);
    for (let to = i + 2; weights[to - 1] < 0.5 && to < Math.min(i + 6, run.length); to++) {
      // 请两天假, 章怎么盖: what belongs together with words between that say nothing.
      const ends = run[i] + run[to];
      if (weights[to] && weight + weights[to] > 1) span(i, to + 1, [formOf(ends), swapped(ends)]);
    }
  });
  weights.forEach((_, i) => {
    for (const group of index.alike) for (const word of group.words) if (run.startsWith(word, i) && stands(index, run, i, word)) {
      span(i, i + word.length, [formOf(word), ...others(group, word)]);
    }
  });
  const loud = weights.map((weight) => (weight ? "x" : " ")).join("");
  for (const { 0: { length }, index: i } of loud.matchAll(/x{3,}/g)) {
    const whole = run.slice(i, i + length);
    span(i, i + length, [{ find: whole, quality: 1.15 }], () => [...sameSound(index, whole), ...oneWrong(whole)]);
  }
  if (loud.includes(" ")) span(0, run.length, [{ find: run, quality: 1.15 }]);  // 谁负责什么 is a name, too
}

/** Whether a word stands in a query for itself: 章 does in 章丢了, but not in 规章. */
const stands = (index, run, i, word) => word.length > 1
  || ![run.slice(i ? i - 1 : run.length, i + 1), run.slice(i, i + 2)].some((pair) => pair.length > 1 && index.hasName(pair));

/** What is like a word of a group. */
const others = ({ words, quality }, word) => words.filter((one) => one !== word).map((one) => formOf(one, quality));

/** Two characters the other way round. */
const swapped = ([a, b]) => ({ find: b + a, quality: 0.75, swapped: true });

/** Words that sound nearly the same: 请加 for 请假, 盖张 for 盖章. */
function sameSound(index, word) {
  const find = [...word].map((char) => nearly(index.sounds, index.sounds.said.get(char) ?? []));
  return find.every(Boolean) ? [{ find, quality: 0.65, near: "sound", typed: word }] : [];
}

/** A longer word with one character mistaken for another: 接侍规范 for 接待规范. */
const oneWrong = (word) => word.length < 4 ? [] : [...word].map((_, i) => ({
  find: new RegExp(`${word.slice(0, i)}[^a-z|\\n]${word.slice(i + 1)}`, "g"), quality: 0.6, near: "shape",
}));

// -- Latin letters: English, pinyin, or the first letters of pinyin

function readLatin(index, asked, words) {
  if (words.length > 1) {
    const said = words.map((word) => syllables(index.sounds, word)[0]);
    // Otherwise waimao gdy: some words are spelt, of others only the first letters.
    const ways = said.every((one) => one?.length === 1) ? syllables(index.sounds, words.join(""))
      : [said.flatMap((one, i) => one ?? [...words[i]])];
    // Letters alone, as in L/C, are no such words, and neither is plain English.
    const isEnglish = words.some((word, i) => word.length > 3 && said[i]?.length !== 1 && index.hasWord(word));
    if (!isEnglish && said.some(Boolean) && ways.some((way) => index.isNamed(way))) return readPinyin(index, asked, ways, words.join(" "));
  }
  const from = asked.weights.length, phrases = phrasesIn(index, words);
  words.forEach((word, i) => {
    const isBound = phrases.some(({ at, parts }) => at <= i && i < at + parts.length);
    readWord(index, asked, word, i === words.length - 1, isBound);
  });
  for (const { at, parts, forms } of phrases) {
    asked.spans.push({ from: from + at, to: from + at + parts.length, forms, spare: none });
  }
}

/** Expressions of several words: `packing list` is a document, and neither packing nor a list. */
function phrasesIn(index, words) {
  const out = [];
  for (const group of index.alike) for (const phrase of group.words) {
    const parts = phrase.split(" ");
    for (let at = 0; parts.length > 1 && at + parts.length <= words.length; at++) {
      const isHere = parts.every((part, i) => stem(part) === stem(words[at + i]));
      if (isHere) out.push({ at, parts, forms: [formOf(phrase), ...others(group, phrase)] });
    }
  }
  return out;
}

function readWord(index, asked, word, isLast, isBound) {
  const ways = syllables(index.sounds, word), known = index.hasWord(word);
  if (!known && ways[0]?.length > 1) return readPinyin(index, asked, ways, word);
  const from = asked.weights.length, to = from + 1, isStop = index.stops.has(word);
  asked.weights.push(isStop ? 0 : /^\d+$/.test(word) && !known ? 0.3 : 2);
  asked.words.push({ text: word, from, to });
  if (isStop) return;
  const forms = [formOf(word, 1, isLast)], letters = initials(index, word);
  for (const group of isBound ? [] : index.alike) {
    const same = group.words.find((one) => stem(one) === stem(word));
    if (same) forms.push(...others(group, same));
  }
  if (ways.length) forms.push({ find: spelt(index.sounds, ways[0]), quality: 0.6, near: "sound" });
  if (known && word.length < 4) forms.push(...letters);
  const spare = () => [...letters, ...known ? [] : misspelt(index, word).map((other) => formOf(other, 0.6))];
  asked.spans.push({ from, to, forms, spare });
}

function readPinyin(index, asked, ways, text) {
  const from = asked.weights.length, [first] = ways, to = from + first.length;
  asked.weights.push(...first.map(() => 1));
  asked.words.push({ text, from, to });
  const forms = ways.map((way) => ({ find: spelt(index.sounds, way), quality: 1, near: "sound" }));
  const spare = () => ways.map((way) => ({ find: way.map((one) => nearly(index.sounds, [one])), quality: 0.7, near: "sound" }));
  asked.spans.push({ from, to, forms, spare });
}

/** bx for 报销: only names that begin so. */
function initials(index, word) {
  if (!/^[a-z]{2,8}$/.test(word)) return [];
  const find = [...word].map((letter) => begun(index.sounds, letter));
  return find.every(Boolean) ? [{ find, quality: 0.9, opens: true }] : [];
}

function misspelt(index, word) {
  const most = word.length < 5 ? 0 : word.length < 8 ? 1 : 2;
  return [...index.vocabulary()].filter((other) => other[0] === word[0] && slips(word, other, most) <= most);
}
