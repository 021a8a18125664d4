// How Chinese is pronounced: characters by syllable, syllables by character, pinyin as it is typed.

/** The sounds of an index, from its map of syllables to characters; lü is typed lv, lu or lü. */
export function soundsOf(map) {
  const said = new Map(), chars = new Map(), alike = new Map();
  const add = (to, key, more) => to.set(key, (to.get(key) ?? "") + more);
  for (const [syllable, all] of Object.entries(map)) {
    const plain = syllable.replace("v", "u");
    add(chars, plain, all);
    add(alike, blurred(plain), all);
    for (const char of all) said.set(char, [...(said.get(char) ?? []), plain]);
  }
  return { said, chars, alike };
}

/** A syllable to an ear that hears no zh, ch, sh and no ng. */
export const blurred = (syllable) => syllable.replace(/^([zcs])h/, "$1").replace(/ng$/, "n");

/** The characters that sound like one of the syllables, or nearly so. */
export const nearly = ({ alike }, syllables) =>
  [...new Set(syllables.map(blurred))].map((one) => alike.get(one)).join("");

/** The characters whose syllable begins so. */
export const begun = ({ chars }, start) =>
  [...chars].filter(([one]) => one.startsWith(start)).map(([, all]) => all).join("");

/** For each syllable the characters that it may mean; the last one may be unfinished. */
export const spelt = (sounds, way) => way.map((part, i) =>
  i === way.length - 1 && i ? begun(sounds, part) : sounds.chars.get(part) ?? begun(sounds, part));

/** The ways to divide letters into syllables, those with the fewest first. */
export function syllables(sounds, word) {
  if (word.length < 2) return [];
  const text = word.replace(/[vü]/g, "u"), ways = [];
  const walk = (at, done) => {
    if (at === text.length) ways.push(done);
    for (let to = Math.min(text.length, at + 6); to > at && ways.length < 4; to--) {
      const part = text.slice(at, to);
      if (sounds.chars.has(part) || to === text.length && begun(sounds, part)) walk(to, [...done, part]);
    }
  };
  walk(0, []);
  return ways.sort((a, b) => a.length - b.length);
}
