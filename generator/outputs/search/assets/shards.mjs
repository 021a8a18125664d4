// The index comes in pieces: its head, and shards of pages. Of a large handbook the words tell which
// shards hold the pages that may answer a query; of a small one there is a single shard.

import { fill, pagesOf } from "./index.mjs";
import { blurred } from "./sounds.mjs";
import { read } from "./query.mjs";

const CANDIDATES = 30;
const stores = {};
const store = (language) => stores[language] ??= { terms: new Map(), pages: new Map() };

/** Called by the files of shards. */
export const addTerms = (language, number, terms) => { store(language).terms.set(number, terms); };

/** Called by the files of shards. */
export const addPages = (language, number, shard) => { store(language).pages.set(number, pagesOf(shard)); };

/** The index with the pages that may answer a query. `load` fetches a file by its name. */
export async function gathered(index, query, load) {
  const { terms, pages } = store(index.language);
  const fetch = (kind, numbers, loaded) => Promise.all([...numbers].filter((number) => !loaded.has(number))
    .map((number) => load(`${index.language}/${kind}-${number}.js`)));
  if (!index.terms) {
    await fetch("pages", Array(Math.ceil(index.count / index.size)).keys(), pages);
    return index.whole ??= fill(index, [...pages.keys()].sort((a, b) => a - b).flatMap((number) => pages.get(number)));
  }
  // What is read from a query may change with what is known of it, so a second look is needed.
  for (let round = 0; round < 3; round++) await fetch("terms", shardsFor(index, terms, query), terms);
  const best = candidates(index, terms, query).sort((a, b) => a - b), shardOf = (page) => Math.floor(page / index.size);
  await fetch("pages", new Set(best.map(shardOf)), pages);
  const found = best.map((page) => pages.get(shardOf(page))[page % index.size]);
  return fill({ ...index, found: (span) => frequency(index, terms, span) }, found);
}

/** A query as read against the words that are loaded so far. */
function readWith(index, terms, query) {
  const has = (key) => [...keysIn(index, terms, key)].length > 0;
  return read({
    ...index, hasName: has, hasWord: (word) => has(word), isNamed: (way) => pairsOf(way).every(has),
    vocabulary: () => [...terms.values()].flatMap((shard) => Object.keys(shard).filter((key) => /^[a-z]{4,}$/.test(key))),
  }, query);
}

const formsOf = (index, terms, span) =>
  frequency(index, terms, span) ? span.forms : [...span.forms, ...span.spare()];

function shardsFor(index, terms, query) {
  const keys = readWith(index, terms, query).spans
    .flatMap((span) => formsOf(index, terms, span)).flatMap((form) => keysOf(index, form));
  return new Set(keys.map((key) => shardOf(index, key)));
}

const shardOf = (index, key) => (31 * key.charCodeAt(0) + (key.length > 1 ? key : `${key[0]} `).charCodeAt(1)) % index.terms;

/** What a form stands under; a key that ends in * may go on. */
function keysOf(index, { find, root, way, typed, opens }) {
  if (root) return [`${root.split(" ")[0]}*`];
  if (typeof find === "string") return find.length < 2 ? [find] : pairs([...find]).map(([a, b]) => a + b);
  if (opens) return [`=${opens}`];
  if (way) return pairsOf(way);
  if (typed?.length !== 2) return [];
  const [before, after] = [...typed].map((char) => (index.sounds.said.get(char) ?? []).map(blurred));
  return before.flatMap((a) => after.map((b) => `${a}'${b}`));
}

const pairs = (all) => all.slice(1).map((one, at) => [all[at], one]);
const pairsOf = (way) => pairs(way.map(blurred)).map(([a, b], at, { length }) => `${a}'${b}${at + 1 === length ? "*" : ""}`);

/** What the shards say of a key: how many pages, those that name it, those that only say it. */
function* keysIn(index, terms, key) {
  const shard = terms.get(shardOf(index, key)) ?? {};
  if (!key.endsWith("*")) {
    if (Object.hasOwn(shard, key)) yield shard[key];
    return;
  }
  const start = key.slice(0, -1);
  for (const one of Object.keys(shard)) if (one.startsWith(start)) yield shard[one];
}

/** The same for a form. A page that is found by pinyin has all of its syllables side by side. */
function* pagesWith(index, terms, form) {
  const [first = [], ...rest] = keysOf(index, form).map((key) => [...keysIn(index, terms, key)]);
  if (!form.way) return yield* [first, ...rest].flat();
  const others = rest.map((some) => new Set(some.flatMap(([, strong, weak]) => [...strong, ...weak])));
  const inAll = (page) => others.every((pages) => pages.has(page));
  for (const [count, strong, weak] of first) yield [count, strong.filter(inAll), weak.filter(inAll)];
}

function frequency(index, terms, { forms }) {
  const counts = forms.flatMap((form) => [...pagesWith(index, terms, form)].map(([count]) => count));
  return counts.length ? Math.min(...counts) : 0;
}

function candidates(index, terms, query) {
  const scores = new Map();
  for (const span of readWith(index, terms, query).spans) {
    const best = new Map(), raise = (page, value) => best.set(page, Math.max(best.get(page) ?? 0, value));
    for (const form of formsOf(index, terms, span)) {
      for (const [count, strong, weak] of pagesWith(index, terms, form)) {
        const value = form.quality * (span.lone ? 0.2 : 1) * Math.log(1 + index.count / count);
        for (const page of strong) raise(page, 2 * value);
        for (const page of weak) raise(page, value);
      }
    }
    for (const [page, value] of best) scores.set(page, (scores.get(page) ?? 0) + value);
  }
  return [...scores].sort(([, a], [, b]) => b - a).slice(0, CANDIDATES).map(([page]) => page);
}
