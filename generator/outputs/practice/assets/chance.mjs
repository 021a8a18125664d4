// Chance that can be had again: the same seed gives the same numbers.

/** Numbers from 0 to 1 that follow from a seed: the same seed gives the same conversation. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffled(list, next) {
  const out = [...list];
  for (let n = out.length - 1; n > 0; n--) {
    const m = Math.floor(next() * (n + 1));
    [out[n], out[m]] = [out[m], out[n]];
  }
  return out;
}
