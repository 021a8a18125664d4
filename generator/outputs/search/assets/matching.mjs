// Finding forms in a text. A form says what to find: a text, an English word with its endings, a
// pattern, or for each place the characters that may stand there.

const ENDING = /(?:e?s|e?d|e?r|ing|ly|y|e|ies|ied|ion|ions|ment)?(?![a-z])/y;
const PLURAL = /s?(?![a-z])/y;
const REST = /[a-z]*/y;

export const isChinese = (word) => word >= "\u4e00";
const isLatin = (char) => char >= "a" && char <= "z" || char >= "0" && char <= "9";

export const stem = (word) =>
  word.length > 4 ? word.replace(/(?:ies|es|s|ied|ed|ing|ly|y|e)$/, "") : word.length > 3 ? word.replace(/s$/, "") : word;

/** How a word may stand in a text: as it is typed; English with an ending, or with a rest to come. */
export function formOf(word, quality = 1, unfinished = false) {
  return isChinese(word) ? { find: word, quality } : { find: word, quality, root: stem(word), unfinished };
}

/** Call for each place where a form stands in a text in small letters, with from and to. */
export function eachMatch(low, form, call) {
  const { find, root } = form;
  if (root) eachStart(low, root, (at) => inflected(low, at, form, call));
  else if (Array.isArray(find)) sounding(low, find.slice(0, 8), call);
  else if (typeof find === "string") eachStart(low, find, (at) => call(at, at + find.length));
  else for (const { 0: { length }, index } of low.matchAll(find)) call(index, index + length);
}

export function contains(text, form) {
  let is = false;
  eachMatch(text, form, () => { is = true; });
  return is;
}

function eachStart(low, word, call) {
  for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + 1)) call(at);
}

function inflected(low, at, { find, root, unfinished }, call) {
  let end = at + root.length;
  if (at && isLatin(low[at - 1])) return;
  if (root.length > 2) {
    const rest = unfinished && (root.length > 4 || low.startsWith(find, at)) ? REST : find.length > 3 ? ENDING : PLURAL;
    rest.lastIndex = end;
    const match = rest.exec(low);
    if (!match) return;
    end += match[0].length;
  } else if (end < low.length && isLatin(low[end])) return;
  call(at, end);
}

const mark = new Uint8Array(0x10000);

/** A pattern of character classes would do, but marking the characters is ten times as fast. */
function sounding(low, places, call) {
  places.forEach((chars, bit) => { for (const c of chars) mark[c.charCodeAt(0)] |= 1 << bit; });
  for (let at = 0; at <= low.length - places.length; at++) {
    let bit = 0;
    while (bit < places.length && mark[low.charCodeAt(at + bit)] & (1 << bit)) bit++;
    if (bit === places.length) call(at, at + bit);
  }
  for (const chars of places) for (const c of chars) mark[c.charCodeAt(0)] = 0;
}

const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"], KIN = ["aeiouy", "ckqsz", "bp", "dt", "mn", "lr", "gj", "vw"];
const isSlip = (a, b) => KIN.some((some) => some.includes(a) && some.includes(b))
  || ROWS.some((row) => row.includes(a) && row.includes(b) && Math.abs(row.indexOf(a) - row.indexOf(b)) === 1);

/** How many letters were left out, doubled, swapped, or mistaken for a near one. */
export function slips(a, b, most) {
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
