/* The search engine: an index and a query in, ranked hits out. Nothing here touches the page.

   A query is read into units (a character, a syllable, an English word), and into spans of units,
   each with the forms that would answer it. Every form is looked for in the text of the index. A
   find counts more the rarer it is, the shorter the name it stands in, and the better the form. */
globalThis.HandbookSearch = (() => {
  "use strict";

  const TITLE = 0, NAMES = 1, WORDS = 2, ID = 3;
  const WEIGHT = [1, 0.95, 0.55, 1], PARTING = "^";
  const opened = {};

  // -- the index

  function open(source) {
    const pattern = (words) => new RegExp(split(words).filter((word) => /[^\0-\x7f]/.test(word))
      .sort((a, b) => b.length - a.length).join("|") || "\n", "g");
    const index = {
      ...source, ...sounds(source.common, source.read),
      silent: pattern(source.stop), vague: pattern(source.vague), stops: new Set(split(source.stop)),
      alike: source.groups.map((group) => split(group).map((word) => word.replaceAll("-", " "))),
      wants: Object.entries(source.wants).map(([code, asks]) => [code, new RegExp(asks)]),
    };
    return source.lines ? fill(index, source.lines) : index;
  }

  /** An index with the lines of its pages: codes, columns of text, roles of pages. */
  function fill(index, lines) {
    const pages = [];
    [...lines.codes].forEach((code, line) => pages.push(code < "a" ? line : pages[line - 1]));
    const firsts = [...new Set(pages)];
    const roles = new Map(lines.roles.split(",").map((some, n) => [firsts[n], split(some).map(Number)]));
    const count = index.count ?? firsts.length;
    return { ...index, codes: lines.codes, columns: lines.columns.map(column), pages, roles, count };
  }

  const split = (words) => words.split(/\s+/).filter(Boolean);
  const isChinese = (word) => word >= "\u4e00";

  function column(text) {
    const low = text.toLowerCase(), starts = [0];
    for (let at = low.indexOf(PARTING); at >= 0; at = low.indexOf(PARTING, at + 1)) starts.push(at + 1);
    starts.push(low.length + 1);
    return { text, low, starts };
  }

  function cell(index, at, line) {
    const { text, starts } = index.columns[at];
    return text.slice(starts[line], starts[line + 1] - 1);
  }

  /** The common characters in the order of their pinyin, which is the order of their codes. */
  const COMMON = new TextDecoder("gbk").decode(Uint8Array.from({ length: 7510 }, (_, at) =>
    at % 2 ? 0xa1 + ((at - 1) / 2) % 94 : 0xb0 + Math.floor(at / 188)));

  /** Characters by syllable and syllables by character; lü is typed lv, lu or lü. */
  function sounds(common, read) {
    const said = new Map(), other = new Map(), chars = new Map();
    const syllables = common[0].split(",").flatMap((group) => {
      const [opening, ...rests] = group.split(" ");
      return rests.map((rest) => opening + rest);
    });
    let at = 0;
    syllables.forEach((syllable, i) => {
      for (const end = at + common[1].charCodeAt(i) - 64; at < end; at++) said.set(COMMON[at], [syllable]);
    });
    for (const [, syllable, all] of read.matchAll(/([a-z]+)([^a-z]+)/g)) {
      for (const char of all) other.set(char, [...(other.get(char) ?? []), syllable]);
    }
    for (const [char, syllables] of [...said, ...other]) {
      const plain = (other.get(char) ?? syllables).map((one) => one.replace("v", "u"));
      said.set(char, plain);
      for (const one of plain) chars.set(one, (chars.get(one) ?? "") + char);
    }
    const blur = new Map();
    for (const [one, all] of chars) blur.set(blurred(one), (blur.get(blurred(one)) ?? "") + all);
    return { chars, said, blur };
  }

  // -- reading a query

  /** Units with their weights, and spans of units with the forms that would answer them. */
  function read(index, query) {
    const text = query.normalize("NFKC").toLowerCase().slice(0, 60);
    const asked = { text, weights: [], spans: [] };
    const silent = new Set();
    for (const { 0: word, index: at } of text.matchAll(index.silent)) {
      for (let i = 0; i < word.length; i++) silent.add(at + i);
    }
    for (const { 0: run, index: at } of text.matchAll(/[\u4e00-\u9fff]+|[a-zü\d]+(?:[ './-]+[a-zü\d]+)*/g)) {
      if (isChinese(run)) readChinese(index, asked, run, (i) => silent.has(at + i));
      else readLatin(index, asked, run.split(/[^a-zü\d]+/));
    }
    if (!asked.weights.some((weight) => weight >= 1)) asked.weights.fill(1);
    return asked;
  }

  const none = () => [];

  function readChinese(index, asked, run, isSilent) {
    const base = asked.weights.length;
    const weights = [...run].map((c, i) => (isSilent(i) ? 0 : index.faint.includes(c) ? 0.3 : 1));
    for (const { 0: word, index: i } of run.matchAll(index.vague)) weights.fill(0.3, i, i + word.length);
    asked.weights.push(...weights);
    const span = (from, to, forms, spare = none, lone = false) =>
      asked.spans.push({ from: base + from, to: base + to, forms, spare, lone });
    weights.forEach((weight, i) => {
      if (!weight) return;
      const pair = run.slice(i, i + 2);
      span(i, i + 1, [{ find: run[i], quality: 1 }], none, true);
      if (weights[i + 1] >= 0) span(i, i + 2, [{ find: pair, quality: 1 }], () => weights[i + 1] ? [...sameSound(index, pair), { find: pair[1] + pair[0], quality: 0.7 }] : []);
      for (let to = i + 2; weights[to - 1] < 0.5 && to < Math.min(i + 6, run.length); to++) {
        // 请两天假, 章怎么盖: what belongs together with words between that say nothing.
        if (weights[to] && weight + weights[to] > 1) span(i, to + 1, [...called(index, run[i] + run[to], 1), ...called(index, run[to] + run[i], 0.8)]);
      }
    });
    weights.forEach((weight, i) => {
      for (const group of index.alike) for (const word of group) if (run.startsWith(word, i) && stands(index, run, i, word)) {
        span(i, i + word.length, [form(word), ...others(group, word)]);
      }
    });
    const loud = weights.map((weight) => (weight ? "x" : " ")).join("");
    for (const { 0: { length }, index: i } of loud.matchAll(/x{3,}/g)) {
      const whole = run.slice(i, i + length);
      span(i, i + length, [{ find: whole, quality: 1.15 }], () => [...sameSound(index, whole), ...oneWrong(whole)]);
    }
  }

  /** Whether a word stands in a query for itself: 章 does in 章丢了, but not in 规章. */
  const stands = (index, run, i, word) => word.length > 1
    || ![run.slice(i ? i - 1 : run.length, i + 1), run.slice(i, i + 2)].some((pair) => pair.length > 1 && holds(index, pair));

  const holds = (index, text) => index.columns.some(({ low }) => low.includes(text));

  /** How a word may stand in a text: as it is typed; English with an ending, or with a rest to come. */
  function form(word, quality = 1, unfinished = false) {
    if (isChinese(word)) return { find: word, quality };
    const root = stem(word);
    const rest = root.length < 3 ? "(?![a-z\\d])" : unfinished ? "[a-z]*"
      : "(?:e?s|e?d|e?r|ing|ly|y|e|ies|ied|ion|ions|ment)?(?![a-z])";
    return { find: new RegExp(`(?<![a-z\\d])${root}${rest}`, "g"), quality, word, root };
  }

  /** A word, and what is like it. */
  const called = (index, word, quality) => [{ find: word, quality },
    ...index.alike.filter((group) => group.includes(word)).flatMap((group) => others(group, word))];

  const others = (group, word) => group.filter((one) => one !== word).map((one) => form(one, 0.85));

  const stem = (word) =>
    word.length > 4 ? word.replace(/(?:ies|es|s|ied|ed|ing|ly|y|e)$/, "") : word.replace(/s$/, "");

  /** Words that sound nearly the same: 请加 for 请假, 盖张 for 盖章. */
  function sameSound(index, word) {
    const find = [...word].map((char) => near(index, index.said.get(char) ?? []));
    return find.every(Boolean) ? [{ find, quality: 0.65, near: "sound", typed: word }] : [];
  }

  /** The characters that sound like one of the syllables, to an ear that hears no zh, ch, sh, ng. */
  const near = (index, syllables) =>
    [...new Set(syllables.map(blurred))].map((one) => index.blur.get(one)).join("");

  const blurred = (syllable) => syllable.replace(/^([zcs])h/, "$1").replace(/ng$/, "n");

  /** A longer word with one character mistaken for another: 接侍规范 for 接待规范. */
  const oneWrong = (word) => word.length < 4 ? [] : [...word].map((_, i) => ({
    find: new RegExp(`${word.slice(0, i)}[^a-z^|]${word.slice(i + 1)}`, "g"), quality: 0.6, near: "shape",
  }));

  // -- Latin letters: English, pinyin, or the first letters of pinyin

  function readLatin(index, asked, words) {
    if (words.length > 1) {
      const said = words.map((word) => syllables(index, word)[0]);
      // Otherwise waimao gdy: some words are spelt, of others only the first letters.
      const ways = said.every((one) => one?.length === 1) ? syllables(index, words.join(""))
        : [said.flatMap((one, i) => one ?? [...words[i]])];
      // Letters alone, as in L/C, are no such words.
      if (said.some(Boolean) && ways.some((way) => isNamed(index, way))) return readPinyin(index, asked, ways);
    }
    const from = asked.weights.length;
    words.forEach((word, i) => readWord(index, asked, word, i === words.length - 1));
    for (const group of index.alike) for (const phrase of group) {
      const parts = phrase.split(" ");
      for (let at = 0; parts.length > 1 && at + parts.length <= words.length; at++) {
        const isHere = parts.every((part, i) => stem(part) === stem(words[at + i]));
        if (isHere) asked.spans.push({ from: from + at, to: from + at + parts.length, forms: others(group, phrase), spare: none });
      }
    }
    if (words.length > 1) {
      const find = new RegExp(`(?<![a-z\\d])${words.join("[ /-]")}`, "g");
      asked.spans.push({ from, to: asked.weights.length, forms: [{ find, quality: 1.15 }], spare: none });
    }
  }

  const isNamed = (index, way) => index.isNamed?.(way)
    ?? [TITLE, NAMES].some((at) => matches(index.columns[at].low, spelt(index, way)).length);

  const isKnown = (index, word) =>
    index.columns.some(({ low }) => new RegExp(`(?<![a-z])${word}(?![a-z])`).test(low));

  function readWord(index, asked, word, isLast) {
    const ways = syllables(index, word), known = isKnown(index, word);
    if (!known && ways[0]?.length > 1) return readPinyin(index, asked, ways);
    const from = asked.weights.length, to = from + 1;
    asked.weights.push(index.stops.has(word) ? 0 : /^\d+$/.test(word) && !known ? 0.3 : 2);
    if (index.stops.has(word)) return;
    const forms = [form(word, 1, isLast)], letters = initials(index, word);
    for (const group of index.alike) {
      const same = group.find((one) => stem(one) === stem(word));
      if (same) forms.push(...others(group, same));
    }
    if (ways.length) forms.push({ find: spelt(index, ways[0]), way: ways[0], quality: 0.6, near: "sound" });
    if (known && word.length < 4) forms.push(...letters);
    const spare = () => [...letters, ...known ? [] : misspelt(index, word).map((other) => form(other, 0.6))];
    asked.spans.push({ from, to, forms, spare });
  }

  /** The ways to part letters into syllables, fewest first; the last may be unfinished. */
  function syllables(index, word) {
    if (word.length < 2) return [];
    const text = word.replace(/[vü]/g, "u"), ways = [];
    const walk = (at, done) => {
      if (at === text.length) ways.push(done);
      for (let to = Math.min(text.length, at + 6); to > at && ways.length < 4; to--) {
        const part = text.slice(at, to);
        if (index.chars.has(part) || to === text.length && begun(index, part)) walk(to, [...done, part]);
      }
    };
    walk(0, []);
    return ways.sort((a, b) => a.length - b.length);
  }

  /** The characters whose syllable begins so. */
  const begun = (index, start) =>
    [...index.chars].filter(([one]) => one.startsWith(start)).map(([, all]) => all).join("");

  const spelt = (index, way) => way.map((part, i) =>
    i === way.length - 1 && i ? begun(index, part) : index.chars.get(part) ?? begun(index, part));

  function readPinyin(index, asked, ways) {
    const from = asked.weights.length, [first] = ways, to = from + first.length;
    asked.weights.push(...first.map(() => 1));
    const forms = ways.map((way) => ({ find: spelt(index, way), way, quality: 1, near: "sound" }));
    const spare = () => ways.map((way) => ({ find: way.map((one) => near(index, [one])), way, quality: 0.7, near: "sound" }));
    asked.spans.push({ from, to, forms, spare });
    for (let i = 0; first.length > 2 && i + 1 < first.length; i++) {
      const way = first.slice(i, i + 2);
      const forms = [{ find: spelt(index, way), way, quality: 0.8, near: "sound" }];
      asked.spans.push({ from: from + i, to: from + i + 2, forms, spare: none });
    }
  }

  /** bx for 报销: only names that begin so. */
  function initials(index, word) {
    if (!/^[a-z]{2,8}$/.test(word)) return [];
    const find = [...word].map((letter) => begun(index, letter));
    return find.every(Boolean) ? [{ find, quality: 0.9, opens: word }] : [];
  }

  function misspelt(index, word) {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    const known = new Set(index.columns.flatMap(({ low }) => low.match(/[a-z]{4,}/g) ?? []));
    return [...known].filter((other) => other[0] === word[0] && slips(word, other, most) <= most);
  }

  const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"], KIN = ["aeiouy", "ckqsz", "bp", "dt", "mn", "lr", "gj", "vw"];
  const isSlip = (a, b) => KIN.some((some) => some.includes(a) && some.includes(b))
    || ROWS.some((row) => row.includes(a) && row.includes(b) && Math.abs(row.indexOf(a) - row.indexOf(b)) === 1);

  /** How many letters were left out, doubled, swapped, or mistaken for a near one. */
  function slips(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], last = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        const changed = a[i - 1] === b[j - 1] ? 0 : isSlip(a[i - 1], b[j - 1]) ? 1 : 2;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + changed);
        const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  }

  // -- looking

  /** Where something stands: a text, a pattern, or for each place the characters that may stand there. */
  function matches(low, find) {
    const found = [];
    if (typeof find === "string") {
      for (let at = low.indexOf(find); at >= 0; at = low.indexOf(find, at + 1)) found.push([at, at + find.length]);
    } else if (Array.isArray(find)) {
      hear(low, find.slice(0, 8), found);
    } else {
      for (const { 0: { length }, index } of low.matchAll(find)) found.push([index, index + length]);
    }
    return found;
  }

  const mark = new Uint8Array(0x10000);

  /** A pattern of character classes would do, but marking the characters is ten times as fast. */
  function hear(low, places, found) {
    places.forEach((chars, bit) => { for (const c of chars) mark[c.charCodeAt(0)] |= 1 << bit; });
    for (let at = 0; at <= low.length - places.length; at++) {
      let bit = 0;
      while (bit < places.length && mark[low.charCodeAt(at + bit)] & (1 << bit)) bit++;
      if (bit === places.length) found.push([at, at + bit]);
    }
    for (const chars of places) for (const c of chars) mark[c.charCodeAt(0)] = 0;
  }

  function lineOf(starts, at) {
    let low = 0, high = starts.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= at) low = middle; else high = middle;
    }
    return low;
  }

  const isEdge = (text, at) => at < 0 || at >= text.length || text[at] === PARTING || text[at] === "|";

  /** How good a match is, and its value: more in a short name, most where it is the whole name. */
  function grade(form, at, low, [from, to]) {
    let { quality } = form;
    if (form.word && stem(low.slice(from, to)) !== form.root) quality *= 0.45 + 0.45 * form.root.length / (to - from);
    const isShort = to - from < 3;
    if (at === ID || at === WORDS) {
      return form.opens || form.near && isShort ? null : { quality, value: quality * WEIGHT[at] };
    }
    const opens = isEdge(low, from - 1), closes = isEdge(low, to), whole = opens && closes;
    // Two characters that sound right in the middle of a sentence are most often no word at all.
    if (form.opens && !opens) return null;
    if (form.near && (isShort || form.near === "shape") && !opens && !closes) return null;
    let first = from, last = to;
    while (!isEdge(low, first - 1)) first--;
    while (!isEdge(low, last)) last++;
    const length = (last - first) / (/[a-z]/.test(low[from]) ? 3 : 1);
    const shortness = (whole ? 1.4 : opens ? 1.1 : 1) / (0.72 + 0.035 * Math.min(length, 30));
    return { quality, whole: whole && quality >= 1, value: quality * WEIGHT[at] * shortness };
  }

  /** The best match of a span in each line, how rare it is among the pages, and if it is a whole name. */
  function look(index, span) {
    const best = new Map();
    let isName = false, whole = false;
    const keep = (line, hit) => {
      if (!(best.get(line)?.value >= hit.value)) best.set(line, hit);
    };
    const seek = (form) => index.columns.forEach(({ low, starts }, at) => {
      for (const match of matches(low, form.find)) {
        const hit = grade(form, at, low, match);
        if (!hit) continue;
        isName ||= at === TITLE || at === NAMES;
        whole ||= hit.whole;
        keep(lineOf(starts, match[0]), { ...hit, at, match });
      }
    });
    span.forms.forEach(seek);
    if (!isName) span.spare().forEach(seek);
    // The lines of a large handbook are only here because they hold the syllables.
    if (!best.size && index.found) span.forms.filter(({ way }) => way).forEach((form) => seek({ ...form, near: "" }));
    const pages = new Set([...best.keys()].map((line) => index.pages[line])).size;
    if (!span.lone) calledSo(index, span, keep);
    const found = Math.max(pages, index.found?.(span) ?? 0);
    const rarity = best.size ? Math.log(1 + (index.count - found + 0.5) / (found + 0.5)) : 0;
    return { span, best, rarity, whole };
  }

  /** 投诉流程: a word for a kind of page is answered by every page of that kind. */
  function calledSo(index, span, keep) {
    for (const [code, names] of Object.entries(index.called)) {
      const form = span.forms.find(({ find }) => !Array.isArray(find) && matches(names, find).length);
      if (!form) continue;
      [...index.codes].forEach((c, line) => {
        if (c === code) keep(line, { quality: form.quality, value: 0.5 * form.quality });
      });
    }
  }

  // -- ranking

  const PRIOR = { R: 0.95, P: 1, S: 1, T: 1, C: 0.95, Q: 0.5, X: 0.8,
    d: 0.9, s: 0.85, r: 0.9, n: 0.85, c: 0.8, t: 0.95, g: 0.75, q: 0.8 };
  const PAGE_OF = { d: "R", s: "P", c: "P", r: "S", n: "T", t: "R" };

  /** All lines that answer something of a query, best first, each with how much of it it covers. */
  function rank(index, query) {
    const asked = read(index, query);
    const { rows, worth, solid, known, named } = weigh(index, asked);
    const total = sum(worth), plain = sum(solid), strange = sum(solid.filter((_, i) => !known[i]));
    const parts = gather(index, rows);
    for (const [line, hit] of rows) {
      const isPage = line === hit.page;
      const best = isPage ? parts.get(line)?.best : rows.get(hit.page);
      const cover = isPage ? parts.get(line)?.cover : best?.cover;
      let score = 0, own = 0, rare = 0, much = 0;
      asked.weights.forEach((weight, i) => {
        const covered = Math.max(hit.cover[i], 0.55 * (cover?.[i] ?? 0));
        score += weight * Math.max(hit.value[i], (isPage ? 0.27 : 0.4) * (best?.value[i] ?? 0));
        own += worth[i] * hit.cover[i];
        rare += worth[i] * covered;
        much += solid[i] * covered;
      });
      hit.covers = 0.15 * rare / total + 0.85 * much / (plain + 0.45 * strange);
      hit.score = score * PRIOR[hit.code] * hit.covers * (wants(index, asked, hit.code) ? 1.6 : 1)
        * (isPage ? 1 : own && 0.5 + 0.5 * own / rare);
    }
    const hits = [...rows.values()].filter((hit) => hit.score > 0).sort((a, b) => b.score - a.score);
    return { hits, enough: enough(asked, plain) - (named ? 0.04 : 0) };
  }

  /** How much of a query a hit must cover: nearly all of one word, a third of a long question. */
  const enough = (asked, plain) =>
    Math.max(0.2, (/[a-z]{3}/.test(asked.text) ? 1.045 : 1.008) - 0.29 * Math.log(1 + plain));

  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

  const wants = (index, asked, code) =>
    index.wants.some(([wanted, pattern]) => wanted === (PAGE_OF[code] ?? code) && pattern.test(asked.text));

  /** How much each unit counts for what a hit covers: words that any question has hardly at all,
      a character that nothing knows, among known ones, a little more than half. */
  function solidity({ weights }, known) {
    const strange = (i) => weights[i] >= 1 && !known[i];
    const isLone = (i) => weights[i] === 1 && strange(i) && !strange(i - 1) && !strange(i + 1) && weights.length > 2;
    return weights.map((weight, i) => (weight < 1 ? 0.05 : isLone(i) ? 0.6 : weight));
  }

  /** For each line, the value and the cover of each unit; for each unit, how much it is worth. */
  function weigh(index, asked) {
    const size = asked.weights.length, rows = new Map(), worth = new Float64Array(size);
    const row = (line) => {
      const page = index.pages[line], code = index.codes[line];
      const empty = () => new Float64Array(size);
      if (!rows.has(line)) rows.set(line, { line, page, code, value: empty(), cover: empty(), found: [] });
      return rows.get(line);
    };
    const looked = asked.spans.map((span) => look(index, span)).filter(({ best }) => best.size);
    const known = asked.weights.map((weight) => weight < 0.5);
    for (const { span, whole } of looked) {
      if (!span.lone || size === 1) known.fill(true, span.from, span.to);
      for (let i = span.from; whole && i < span.to; i++) asked.weights[i] &&= Math.max(1, asked.weights[i]);
    }
    for (const { span, best, rarity } of looked) {
      const share = span.lone ? trust(known, span.from) : 1;
      for (let i = span.from; share > 0.5 && i < span.to; i++) worth[i] = Math.max(worth[i], rarity);
      for (const [line, hit] of best) {
        const { value, cover, found } = row(line);
        if (!span.lone || known.length === 1) found.push(hit);
        for (let i = span.from; i < span.to; i++) {
          value[i] = Math.max(value[i], share * hit.value * rarity);
          // The long text of a role has a word of many things.
          const sure = hit.at !== WORDS ? 1 : index.codes[line] === "R" ? 0.65 : 0.95;
          cover[i] = Math.max(cover[i], share * sure * Math.min(1, Math.sqrt(hit.quality)));
        }
      }
    }
    for (const line of [...rows.keys()]) if (index.codes[index.pages[line]] !== "X") row(index.pages[line]);
    const unknown = Math.log(1 + index.count);
    const solid = solidity(asked, known);
    asked.weights.forEach((weight, i) => { worth[i] = solid[i] * (worth[i] || unknown); });
    return { rows, worth, solid, known, named: looked.some(({ whole, span }) => whole && !span.lone) };
  }

  /** How far a single character may stand for a word: well, if the words around it are known. */
  function trust(known, at) {
    if (known.length === 1) return 1;
    if (known[at]) return 0.25;
    return known[at - 1] !== false && known[at + 1] !== false ? 0.7 : 0.25;
  }

  /** For each page its best part, and what its parts cover together. */
  function gather(index, rows) {
    const pages = new Map();
    for (const hit of rows.values()) {
      if (hit.line === hit.page || index.codes[hit.page] === "X") continue;
      const page = pages.get(hit.page) ?? { most: -1, cover: new Float64Array(hit.cover.length) };
      const value = sum(hit.value);
      hit.cover.forEach((cover, i) => { page.cover[i] = Math.max(page.cover[i], cover); });
      pages.set(hit.page, value > page.most ? { ...page, most: value, best: hit } : page);
    }
    return pages;
  }

  /** Hits of one page push each other down, so that the first ones lead to different pages. */
  function spread(index, hits) {
    const left = hits.slice(0, 60), out = [], taken = new Map();
    const score = (hit) => hit.score * (index.codes[hit.page] === "X" ? 0.95 : 0.75) ** (taken.get(hit.page) ?? 0);
    while (left.length) {
      const best = left.reduce((top, hit) => (score(hit) > score(top) ? hit : top));
      left.splice(left.indexOf(best), 1);
      taken.set(best.page, (taken.get(best.page) ?? 0) + 1);
      out.push(best);
    }
    return out;
  }

  // -- answers, as a page shows them

  /** What to show for a query: hits, the kinds and roles among them, or whom to ask. */
  function search(index, query, { kind = "", role = "" } = {}) {
    const { hits, enough } = rank(index, query);
    const good = spread(index, hits.filter((hit) => hit.covers >= enough));
    const rolesOf = (hit) => index.roles.get(hit.page) ?? [];
    const kindOf = (hit) => index.codes[hit.page];
    const shown = good.filter((hit) => (!kind || kindOf(hit) === kind) && (role === "" || rolesOf(hit).includes(+role)));
    return {
      hits: shown.map((hit) => present(index, hit)),
      people: index.people,
      kinds: [...new Set(good.map(kindOf))],
      roles: [...new Set(good.flatMap(rolesOf))].sort((a, b) => a - b),
      ask: good.length ? null : whomToAsk(index, hits),
    };
  }

  function present(index, hit) {
    const { line, page, code } = hit;
    const title = cell(index, TITLE, line), roles = index.roles.get(page) ?? [];
    return {
      id: idOf(index, line), href: hrefOf(index, line), code, kind: index.codes[page], title,
      marks: marks(index, hit, TITLE),
      trail: line !== page ? cell(index, TITLE, page) : code === "R" || roles.length > 2 ? ""
        : roles.map((role) => index.people[role][1]).join(" · "),
      note: note(index, hit),
    };
  }

  /** Where a hit's title is marked: stretches of it, in order. */
  function marks(index, { line, found }, at) {
    const start = index.columns[at].starts[line], out = [];
    const own = found.filter((hit) => hit.at === at).map(({ match }) => match).sort(([a], [b]) => a - b);
    for (const [from, to] of own) {
      const last = out.at(-1);
      if (last && from - start <= last[1]) last[1] = Math.max(last[1], to - start);
      else out.push([from - start, to - start]);
    }
    return out;
  }

  /** The other name, or the words of the text, in which a hit was found; "" if its title tells. */
  function note(index, { line, found }) {
    const hit = found.filter(({ at }) => at === NAMES || at === WORDS).sort((a, b) => b.value - a.value)[0];
    if (!hit || found.some(({ at, value }) => at === TITLE && value >= hit.value)) return "";
    const all = cell(index, hit.at, line), from = hit.match[0] - index.columns[hit.at].starts[line];
    const parting = hit.at === NAMES ? "|" : " ";
    const end = all.indexOf(parting, from);
    return all.slice(all.lastIndexOf(parting, from) + 1, end < 0 ? undefined : end);
  }

  /** The owner of the nearest topic, else the one who is asked when nobody else is known. */
  function whomToAsk(index, hits) {
    const topics = [...index.codes].flatMap((code, line) => (code === "t" ? [line] : []));
    const hit = hits.find(({ code, found }) => code === "t" && found.length);
    const owner = hit ? split(index.owners)[topics.indexOf(hit.line)] : -1;
    const [id, role] = index.people[owner >= 0 ? owner : index.ask];
    return { role, href: index.folders.R.replace("*", id), topic: owner >= 0 ? cell(index, TITLE, hit.line) : "" };
  }

  const nameOf = (index, line) => split(cell(index, ID, line))[0];

  function hrefOf(index, line) {
    const page = index.pages[line];
    const path = index.folders[index.codes[page]].replace("*", nameOf(index, page));
    return line === page ? path : `${path}#${nameOf(index, line)}`;
  }

  function idOf(index, line) {
    const page = index.pages[line];
    return line === page ? nameOf(index, page) : `${nameOf(index, page)}/${nameOf(index, line)}`;
  }

  return { COMMON, blurred, fill, open, opened, rank, read, search };
})();
