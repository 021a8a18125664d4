// An index, opened: its texts in columns, with a line for each passage.

import { contains, formOf } from "./matching.mjs";
import { soundsOf, spelt } from "./sounds.mjs";

// Columns.
export const TITLE = 0;
export const NAMES = 1;
export const TEXT = 2;

// What stands between lines, between the names of one, and between its texts; \r parts paragraphs.
export const LINE = "\n";
export const NAME = "|";
export const PIECE = "\t";

const split = (words) => words.split(/\s+/).filter(Boolean);

/** Groups of like words: how well one of them stands for another. */
const groups = (lines, quality) =>
  lines.map((line) => ({ quality, words: split(line).map((word) => word.replaceAll("-", " ")) }));

/** What the head of an index says. */
export function open(source) {
  const pattern = (words) => new RegExp(split(words).filter((word) => /[^\0-\x7f]/.test(word))
    .sort((a, b) => b.length - a.length).join("|") || "\n", "g");
  const pairs = [...source.traditional];
  return {
    ...source, shards: {}, sounds: soundsOf(source.sounds),
    simplified: new Map(pairs.flatMap((char, i) => (i % 2 ? [] : [[char, pairs[i + 1]]]))),
    silent: pattern(source.reading.stop), vague: pattern(source.reading.vague),
    stops: new Set(split(source.reading.stop)),
    alike: [...groups(source.trade, 1.3), ...groups(source.everyday, 0.85)],
    asking: source.wants.filter(({ holds }) => holds).map(({ asks }) => new RegExp(asks, "g")),
    wants: source.wants.map((one) => ({ ...one, asks: new RegExp(one.asks), holds: one.holds && new RegExp(one.holds) })),
    roles: new Map(source.people.map((one, number) => [one.id, number])),
  };
}

/** An index with the pages of some shards; of each the line of the page itself comes first. */
export function fill(head, shards) {
  const joined = (name) => shards.map((shard) => shard[name]).join(LINE);
  const columns = ["titles", "names", "texts"].map((name) => column(joined(name)));
  const [kinds, fragments, titles, names, anchors] =
    ["kinds", "fragments", "titles", "names", "anchors"].map((name) => joined(name).split(LINE));
  const pages = [], lines = [];
  for (const [id, path, roles, count] of shards.flatMap((shard) => shard.pages)) {
    const first = lines.length, page = pages.push({ id, path, roles }) - 1;
    for (let at = first; at < first + count; at++) {
      lines.push({
        kind: kinds[at], fragment: fragments[at], title: titles[at], names: names[at], anchors: anchors[at],
        page, first, isPage: at === first,
      });
    }
  }
  const inNames = (form) => [TITLE, NAMES].some((at) => contains(columns[at].low, form));
  let words;
  return {
    ...head, pages, lines, columns, count: pages.length,
    hasName: (text) => inNames({ find: text }),
    hasWord: (word) => inNames(formOf(word)) || contains(columns[TEXT].low, formOf(word)),
    isNamed: (way) => inNames({ find: spelt(head.sounds, way) }),
    vocabulary: () => words ??= new Set([TITLE, NAMES].flatMap((at) => columns[at].low.match(/[a-z]{4,}/g) ?? [])),
  };
}

function column(text) {
  const starts = [0];
  for (let at = text.indexOf(LINE); at >= 0; at = text.indexOf(LINE, at + 1)) starts.push(at + 1);
  return { text, low: text.toLowerCase(), starts: [...starts, text.length + 1] };
}

/** The line in which a place of a column lies. */
export function lineAt({ starts }, at) {
  let low = 0, high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= at) low = middle; else high = middle;
  }
  return low;
}

/** The running text of a line. */
export const textOf = ({ columns: { [TEXT]: { text, starts } } }, line) => text.slice(starts[line], starts[line + 1] - 1);
