// An index, opened: its texts in columns, with a line for each passage.

import { contains, formOf, stem } from "./matching.mjs";
import { soundsOf, spelt } from "./sounds.mjs";

// Columns.
export const TITLE = 0;
export const NAMES = 1;
export const TEXT = 2;
export const ID = 3;

// What stands between lines, between the names of one, between its texts and their paragraphs.
export const LINE = "\n";
export const NAME = "|";
export const PIECE = "\t";
export const PARAGRAPH = "\r";

const split = (words) => words.split(/\s+/).filter(Boolean);

/** What the head of an index says. */
export function open(source) {
  const pattern = (words) => new RegExp(split(words).filter((word) => /[^\0-\x7f]/.test(word))
    .sort((a, b) => b.length - a.length).join("|") || "\n", "g");
  const pairs = [...source.traditional];
  return {
    ...source, sounds: soundsOf(source.sounds),
    simplified: new Map(pairs.flatMap((char, i) => (i % 2 ? [] : [[char, pairs[i + 1]]]))),
    silent: pattern(source.reading.stop), vague: pattern(source.reading.vague),
    stops: new Set(split(source.reading.stop)),
    alike: [...source.trade, ...source.everyday].map((group) => split(group).map((word) => word.replaceAll("-", " "))),
    wants: source.wants.map((one) => ({ ...one, asks: new RegExp(one.asks), holds: one.holds && new RegExp(one.holds) })),
    roles: new Map(source.people.map((one, number) => [one.id, number])),
  };
}

/** The pages of a shard, whose passages stand in columns. */
export function pagesOf({ pages, kinds, fragments, titles, names, texts }) {
  let at = 0;
  return pages.map(([id, path, roles, count]) => ({
    id, path, roles, passages: Array.from({ length: count }, () => ({
      kind: kinds[at], fragment: fragments[at], title: titles[at], names: names[at], texts: texts[at++],
    })),
  }));
}

/** An index with some of its pages: of each the passages, the page itself first. */
export function fill(index, pages) {
  const lines = pages.flatMap(({ passages }, page) => passages.map((one, i) => ({ ...one, page, isPage: !i })));
  const columns = [
    column(lines.map(({ title }) => title)),
    column(lines.map(({ names }) => names)),
    column(lines.map(({ texts }) => texts.filter((_, i) => i % 2).join(PIECE).replaceAll(LINE, PARAGRAPH))),
    column(lines.map((line) => idOf(pages, line))),
  ];
  let vocabulary;
  const firsts = new Map(), all = { ...index, pages, lines, columns, count: index.count ?? pages.length };
  lines.forEach((line, number) => { if (line.isPage) firsts.set(line.page, number); });
  return Object.assign(all, {
    firsts: lines.map((line) => firsts.get(line.page)),
    hasName: (text) => [TITLE, NAMES].some((at) => columns[at].low.includes(text)),
    hasWord: (word) => columns.some(({ low }) => contains(low, formOf(word))),
    isNamed: (way) => [TITLE, NAMES].some((at) => contains(columns[at].low, { find: spelt(index.sounds, way) })),
    vocabulary: () => vocabulary ??= new Set([columns[TITLE], columns[NAMES], columns[ID]].flatMap(({ low }) => low.match(/[a-z]{4,}/g) ?? [])),
  });
}

function column(cells) {
  const text = cells.join(LINE), low = text.toLowerCase(), starts = [];
  let at = 0;
  for (const cell of cells) {
    starts.push(at);
    at += cell.length + 1;
  }
  return { text, low, starts: [...starts, at] };
}

/** A name that is as good as its words; `B/L` and `QT-P01` are not. */
const isEnglish = (name) => !/[\u4e00-\u9fff\d/]/.test(name);

/** A passage's id, and the words of its English names that the id does not hold. */
function idOf(pages, { page, fragment, names }) {
  const id = fragment || pages[page].id;
  if (!/[a-z]{3}/i.test(names)) return id;
  const known = new Set(id.split("-").map(stem)), out = [id];
  for (const word of names.split(NAME).filter(isEnglish).join(" ").toLowerCase().match(/[a-z]{3,}/g) ?? []) {
    if (known.has(stem(word))) continue;
    known.add(stem(word));
    out.push(word);
  }
  return out.join(" ");
}

export function lineAt({ starts }, at) {
  let low = 0, high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= at) low = middle; else high = middle;
  }
  return low;
}

/** What a line has in a column. */
export const cell = ({ text, starts }, line) => text.slice(starts[line], starts[line + 1] - 1);
