/* Reads what packing.py packed: the characters before a place tell what followed them earlier, and
   each bit is the yes or no to such a guess, or a digit. */
(() => {
  "use strict";

  const engine = globalThis.HandbookSearch, DEPTH = 4, GUESSES = 32, STEADY = 30;

  /** Called by an index file: its uncommon letters, its text and its words. */
  engine.add = (others, text, words) => {
    const letters = [...others], source = JSON.parse(reader(letters, text).text());
    source.lines?.columns.splice(2, 0, wordsOf(source.lines.codes, reader(letters, words).postings()));
    engine.opened[source.language] = engine.open(source);
  };

  /** The column of words. They are told of pages, and of the parts where a page is of many things. */
  function wordsOf(codes, postings) {
    const cells = Array.from(codes, () => "");
    const places = [...cells.keys()].filter((line) => /[A-Zgt]/.test(codes[line]));
    for (const [word, where] of postings) for (const place of where) cells[places[place]] += word;
    return cells.join("^");
  }

  const digits = (number) => 32 - Math.clz32(number);
  const kindOf = (c) => c > "\x7f" ? 3 : c >= "0" && c <= "9" ? 2 : +(c >= "a" && c <= "z");

  function reader(letters, data) {
    const odds = new Float64Array(1 << 18).fill(0.5), slow = new Float64Array(1 << 18).fill(2.5);
    const bytes = atob(data), single = new Map(), tried = new Uint32Array(1 << 16);
    let at = 0, low = 0, high = 0xffffffff, code = 0, last = " ", asked = [], turn = 0;
    const shift = () => { code = (code << 8 | bytes.charCodeAt(at++)) >>> 0; };
    while (at < 4) shift();

    function bit(known) {
      const middle = low + Math.floor((high - low) * odds[known]), is = +(code <= middle);
      if (is) high = middle; else low = middle + 1;
      odds[known] += ((is ? 0.9995 : 0.0005) - odds[known]) / slow[known];
      if (slow[known] < STEADY) slow[known]++;
      for (; (low ^ high) >>> 24 === 0; shift()) {
        low = low << 8 >>> 0;
        high = (high << 8 | 255) >>> 0;
      }
      return is;
    }

    function number(kind) {
      let length = 0, out = 1;
      while (bit(kind * 64 + length)) length++;
      for (let place = 0; place < length; place++) out = 2 * out + bit(place ? 63 : kind * 64 + 32 + length);
      return out - 1;
    }

    function character() {
      let hit = asked.length, found;
      turn++;
      while (hit && !(found = guessed(hit))) hit--;
      found ??= spelt(digits(letters.length));
      for (let at = Math.max(0, hit - 1); at < asked.length; at++) learn(asked[at], found);
      passBy(found);
      return found;
    }

    function guessed(order) {
      const known = (order * 4 + kindOf(last)) * 4;
      let left = 0;
      for (const one of asked[order - 1]) if (tried[one.code] !== turn) left += one.count;
      for (const one of asked[order - 1]) {
        if (tried[one.code] === turn) continue;
        tried[one.code] = turn;
        left -= one.count;
        if (bit((((known + one.kind) * 32) + digits(one.count)) * 32 + digits(left))) return one.letter;
      }
    }

    function spelt(length) {
      let out = 1;
      while (!(out >> length)) out = 2 * out + bit((kindOf(last) + 8 << 14) + out);
      return letters[out - (1 << length)];
    }

    const unheard = (letter) => ({ letter, code: letter.charCodeAt(), kind: kindOf(letter), count: 0, then: null });

    function recalled(guesses, letter) {
      for (const one of guesses) if (one.letter === letter) return one;
      return unheard(letter);
    }

    /** What came last is guessed first. */
    function learn(guesses, letter) {
      let at = 0;
      while (at < guesses.length && guesses[at].letter !== letter) at++;
      const guess = guesses[at] ?? unheard(letter);
      guess.count++;
      for (at = Math.min(at, GUESSES - 1); at; at--) guesses[at] = guesses[at - 1];
      guesses[0] = guess;
    }

    function passBy(letter) {
      if (!single.has(letter)) single.set(letter, []);
      for (let at = Math.min(asked.length, DEPTH - 1); at; at--) asked[at] = recalled(asked[at - 1], letter).then ??= [];
      asked[0] = single.get(letter);
      last = letter;
    }

    function posting(before) {
      const shared = number(3), next = letters.indexOf(before[shared]) + 1 + number(8 + shared);
      let word = before.slice(0, shared) + letters[next];
      asked = [];
      for (const letter of " " + word) passBy(letter);
      while (last !== " ") word += character();
      const size = number(2) + 1, lines = [-1];
      while (lines.length <= size) lines.push(lines.at(-1) + 1 + number(64 + Math.min(size, 8)));
      return [word, lines.slice(1)];
    }

    /** The common letters, and the text. */
    function text() {
      for (let left = number(0), at = -1; left; left--) letters.push(engine.COMMON[at += 1 + number(1)]);
      return Array.from({ length: number(0) }, character).join("");
    }

    /** Words, each with a space after it, and the numbers of where they stand. */
    function postings() {
      const out = [];
      for (let left = number(0); left; left--) out.push(posting(out.at(-1)?.[0] ?? " "));
      return out;
    }

    return { text, postings };
  }
})();
