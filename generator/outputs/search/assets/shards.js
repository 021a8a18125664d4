/* The search of a handbook of hundreds of roles: its index comes in pieces. First the shards of the
   query's words are loaded, which tell the pages where they stand; then the lines of the best
   pages, which the engine searches as it does a small handbook. */
(() => {
  "use strict";

  const engine = globalThis.HandbookSearch, stores = {}, CANDIDATES = 30;
  const store = (language) => stores[language] ??= { terms: new Map(), pages: new Map() };

  engine.terms = (language, name, text) => store(language).terms.set(name, text);
  engine.pages = (language, number, pages) => store(language).pages.set(number, pages);

  /** The index of the pages that may answer a query. `load` fetches a file by its name. */
  engine.gathered = async (index, query, load) => {
    const { terms, pages } = store(index.language);
    const fetch = (kind, names, loaded) => Promise.all([...names].filter((name) => !loaded.has(name))
      .map((name) => load(`${index.language}/${kind}-${name}.js`)));
    // What is read from a query may change with what is known of it, so a second look is needed.
    for (let round = 0; round < 3; round++) await fetch("terms", shardsFor(index, terms, query), terms);
    const best = candidates(index, terms, query);
    const chunkOf = (page) => Math.floor(page / index.shards.pages);
    await fetch("pages", new Set(best.map(chunkOf)), pages);
    const lines = best.sort((a, b) => a - b).map((page) => pages.get(chunkOf(page))[page % index.shards.pages]);
    return engine.fill({ ...index, found: (span) => frequency(index, terms, span) }, {
      codes: lines.map(({ codes }) => codes).join(""),
      columns: [0, 1, 2, 3].map((at) => lines.map(({ columns }) => columns[at]).join("^")),
      roles: lines.map(({ roles }) => roles).join(","),
    });
  };

  /** A query as read against the words that are loaded so far. */
  function read(index, terms, query) {
    const words = { get low() {
      const shards = [...terms].filter(([name]) => /[a-z]/.test(name));
      return shards.map(([, text]) => text.match(/\n[a-z]+(?= )/g)?.join("")).join("");
    } };
    const isNamed = (way) => [...found(index, terms, pairsOf(way))].length > 0;
    return engine.read({ ...index, columns: [words], isNamed }, query);
  }

  function shardsFor(index, terms, query) {
    const names = new Set();
    for (const span of read(index, terms, query).spans) {
      const forms = frequency(index, terms, span) ? span.forms : [...span.forms, ...span.spare()];
      for (const key of forms.flatMap((form) => keysOf(index, form))) names.add(shardOf(index, key));
    }
    return names;
  }

  function shardOf(index, key) {
    const first = key.replace("=", "")[0];
    if (first >= "\u4e00") return String(1 + first.charCodeAt(0) % index.shards.terms);
    return /[a-z]/.test(first) ? first : "0";
  }

  /** What a form is told under; a key that ends in * may go on. */
  function keysOf(index, { find, word, root, way, typed, opens }) {
    if (typeof find === "string") return find.length < 2 ? [find] : pairs([...find]).map(([a, b]) => a + b);
    if (word) return [`${root}*`];
    if (opens) return [`=${opens}`];
    if (way) return pairsOf(way);
    if (typed?.length !== 2) return [];
    const [before, after] = [...typed].map((char) => (index.said.get(char) ?? []).map(engine.blurred));
    return before.flatMap((a) => after.map((b) => `${a}'${b}`));
  }

  const pairs = (all) => all.slice(1).map((one, at) => [all[at], one]);
  const pairsOf = (way) => pairs(way.map(engine.blurred)).map(([a, b], at, { length }) => `${a}'${b}${at + 1 === length ? "*" : ""}`);

  /** The lines of the shards that tell of keys: how many pages, those by name, those by a part. */
  function* found(index, terms, keys) {
    for (const key of keys) {
      const text = terms.get(shardOf(index, key)) ?? "", open = key.endsWith("*");
      const start = `\n${open ? key.slice(0, -1) : key + " "}`;
      for (let at = text.indexOf(start); at >= 0; at = open ? text.indexOf(start, at + 1) : -1) {
        const [, count, told] = text.slice(at + 1, text.indexOf("\n", at + 1)).split(" ");
        const [strong, weak] = told.split(";").map(numbers);
        yield { count: +count, strong, weak };
      }
    }
  }

  /** The same for a form. A page that is found by pinyin has all of its syllables side by side. */
  function* told(index, terms, form) {
    const keys = keysOf(index, form);
    if (!form.way) return yield* found(index, terms, keys);
    const [first, ...rest] = keys.map((key) => [...found(index, terms, [key])]);
    const others = rest.map((some) => new Set(some.flatMap(({ strong, weak }) => [...strong, ...weak])));
    const inAll = (page) => others.every((pages) => pages.has(page));
    for (const { count, strong, weak } of first ?? []) {
      yield { count, strong: strong.filter(inAll), weak: weak.filter(inAll) };
    }
  }

  function numbers(deltas) {
    let last = 0;
    return deltas ? deltas.split(",").map((delta) => (last += parseInt(delta, 36))) : [];
  }

  function frequency(index, terms, span) {
    const counts = span.forms.flatMap((form) => [...found(index, terms, keysOf(index, form))].map(({ count }) => count));
    return counts.length ? Math.min(...counts) : 0;
  }

  function candidates(index, terms, query) {
    const scores = new Map();
    for (const span of read(index, terms, query).spans) {
      const best = new Map();
      const forms = frequency(index, terms, span) ? span.forms : [...span.forms, ...span.spare()];
      for (const form of forms) {
        for (const { count, strong, weak } of told(index, terms, form)) {
          const value = form.quality * (span.lone ? 0.2 : 1) * Math.log(1 + index.count / count);
          for (const page of strong) best.set(page, Math.max(best.get(page) ?? 0, 2 * value));
          for (const page of weak) best.set(page, Math.max(best.get(page) ?? 0, value));
        }
      }
      for (const [page, value] of best) scores.set(page, (scores.get(page) ?? 0) + value);
    }
    return [...scores].sort(([, a], [, b]) => b - a).slice(0, CANDIDATES).map(([page]) => page);
  }
})();
