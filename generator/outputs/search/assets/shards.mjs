// The index comes in pieces: its head, and shards of pages. A small handbook has one shard. Of a large
// one, the names of all pages and lists of words tell which shards may hold an answer to a query.

import { fill, lineAt, open } from "./index.mjs";
import { eachMatch, isChinese } from "./matching.mjs";
import { read } from "./query.mjs";

const CANDIDATES = 30;

/** The heads of indexes by language; `shards` holds the pieces that are loaded. */
export const opened = {};

/** Called by the scripts that hold the head and the pieces. */
export const begin = (head) => { opened[head.language] = open(head); };
export const add = (language, name, piece) => { opened[language].shards[name] = piece; };

/** The index with the pages that may answer a query. `load` fetches a file by its name. */
export async function gathered(head, query, load) {
  const { shards, language } = head;
  const get = async (names) => {
    await Promise.all(names.filter((name) => !shards[name]).map((name) => load(`${language}/${name}.js`)));
    return names.map((name) => shards[name]);
  };
  const whole = head.whole ??= fill(head, await get([head.size ? "names" : "pages-0"]));
  if (!head.size) return whole;
  const { spans } = read(whole, query), keys = spans.flatMap(({ forms }) => forms.flatMap(keysOf));
  await get([...new Set(keys.map((key) => shardOf(head, key)))]);
  const numbers = candidates(whole, spans).map((page) => Math.floor(page / head.size));
  return fill(head, await get([...new Set(numbers)].sort((a, b) => a - b).map((number) => `pages-${number}`)));
}

/** What a form stands under in the lists: pairs of characters, the start of an English word. */
function keysOf({ find, root }) {
  if (root) return root.length > 1 ? [root.split(" ")[0]] : [];
  return typeof find === "string" ? [...find].slice(1).map((char, at) => find[at] + char) : [];
}

const shardOf = ({ lists }, key) => `words-${(31 * key.charCodeAt(0) + key.charCodeAt(1)) % lists}`;

function pagesWith({ shards, ...head }, key) {
  const list = shards[shardOf(head, key)];
  if (isChinese(key)) return list[key] ?? [];
  return Object.keys(list).filter((word) => word.startsWith(key)).flatMap((word) => list[word]);
}

/** The pages that hold the most, and the rarest, of what is asked for; names count twice. */
function candidates(names, spans) {
  const scores = new Map();
  for (const span of spans) {
    const found = new Map(), raise = (page, value) => found.set(page, Math.max(found.get(page) ?? 0, value));
    const seek = (form) => {
      for (const column of names.columns) eachMatch(column.low, form, (at) => raise(lineAt(column, at), 2 * form.quality));
      const [first = [], ...rest] = keysOf(form).map((key) => pagesWith(names, key));
      for (const page of first) if (rest.every((pages) => pages.includes(page))) raise(page, form.quality);
    };
    span.forms.forEach(seek);
    if (!found.size) span.spare().filter((form) => !keysOf(form).length).forEach(seek);
    const rarity = (span.lone ? 0.2 : 1) * Math.log(1 + names.count / found.size);
    for (const [page, value] of found) scores.set(page, (scores.get(page) ?? 0) + value * rarity);
  }
  return [...scores].sort(([, a], [, b]) => b - a).slice(0, CANDIDATES).map(([page]) => page);
}
