// Two texts, word by word: what stayed, what is gone, what is new. As generator/outputs/changes/
// spans.py: Chinese by character, Latin words and numbers as wholes. Nothing here touches a page.

const PIECE = /[A-Za-z][A-Za-z'’-]*|[0-9][0-9.,:%-]*|\s+|./gsu;
const MOST = 4e6;

/** The lengths of the longest common sequences of two lists, from each place on. */
function table(a, b) {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? lengths[(i + 1) * width + j + 1] + 1
        : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  return (i, j) => lengths[i * width + j];
}

/** How the pieces of one list become those of another: `[same, old, new]` for each piece. */
function steps(a, b) {
  if (a.length * b.length > MOST) return [[false, a.join(""), b.join("")]];
  const out = [];
  const longest = table(a, b);
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) out.push([true, a[i++], b[j++]]);
    else if (j === b.length || (i < a.length && longest(i + 1, j) >= longest(i, j + 1))) out.push([false, a[i++], ""]);
    else out.push([false, "", b[j++]]);
  }
  return out;
}

/** Runs of the same kind put together. */
const joined = (all) => all.reduce((out, [same, old, now]) => {
  const last = out.at(-1);
  if (last?.[0] === same) out[out.length - 1] = [same, last[1] + old, last[2] + now];
  else out.push([same, old, now]);
  return out;
}, []);

/** The runs of two texts: `[same, old, new]`; a single sign between two changes goes with them. */
export function compared(old, now) {
  const runs = joined(steps(old.match(PIECE) ?? [], now.match(PIECE) ?? []));
  return joined(runs.map(([same, gone, come], at) =>
    [same && !(at > 0 && at < runs.length - 1 && gone.trim().length < 2), gone, come]));
}
