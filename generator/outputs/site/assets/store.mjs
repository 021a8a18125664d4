// What this device remembers for its reader; nothing of it leaves the device.
//
// Other pages of the host, older versions of the handbook and curious people write to the same
// storage. So nothing read from it is believed: every key has a shape, and what does not fit is
// left out. A browser may also keep nothing at all, and then every key has its fallback.

const PREFIX = "hb-";

// -- Checks: each gives a sound copy of a value, or undefined.

const text = (most = 300) => (value) =>
  typeof value === "string" && value.length <= most ? value : undefined;

const number = (least, most) => (value) =>
  typeof value === "number" && value >= least && value <= most ? value : undefined;

const whole = (least, most) => (value) =>
  Number.isInteger(value) ? number(least, most)(value) : undefined;

const flag = (value) => typeof value === "boolean" ? value : undefined;

const oneOf = (...words) => (value) => words.includes(value) ? value : undefined;

/** A path of the site, which leads neither out of it nor to another host. */
const path = (value) =>
  text()(value) !== undefined && /^(?:[\w-]+\/)*[\w-]+\.\w+$/.test(value) ? value : undefined;

/** The sound ones of a list, `most` of them at most. */
const list = (check, most) => (value) =>
  Array.isArray(value) ? value.map((one) => check(one)).filter(isSet).slice(0, most) : undefined;

/** An object with these fields and no others. One that lacks a field is not sound. */
const record = (fields) => (value) => {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(fields).map(([name, check]) =>
    [name, check(Object.hasOwn(value, name) ? value[name] : undefined)]);
  return entries.every(([, one]) => isSet(one)) ? Object.fromEntries(entries) : undefined;
};

/** Sound values by name. It has no prototype: `__proto__` is a name like any other. */
const table = (check, most) => (value) => {
  if (!isObject(value)) return undefined;
  const sound = Object.entries(value).map(([name, one]) => [name, check(one)])
    .filter(([name, one]) => text()(name) !== undefined && isSet(one));
  const out = Object.create(null);
  for (const [name, one] of sound.slice(0, most)) out[name] = one;
  return out;
};

const optional = (check, fallback) => (value) => check(value) ?? structuredClone(fallback);

const isSet = (value) => value !== undefined;
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// -- Shapes: what is kept under each name.

const link = record({ title: text(), path, list: optional(text(), "") });
const visit = record({
  id: text(), title: text(), kind: text(), language: text(20), path, place: optional(text(), ""),
});
const card = record({ box: whole(0, 9), due: whole(0, 1e6) });
const answer = record({
  quiz: text(), attempt: text(40), mode: text(20), question: text(), score: number(0, 1),
  response: text(5000), when: text(40), seconds: optional(whole(0, 1e7), 0),
});
/** A sitting that was begun; `until` is 0 where time does not matter. */
const sitting = record({
  queue: list(text(), 1000), at: whole(0, 1000), mode: oneOf("practice", "exam"),
  answers: list(record({ id: text(), response: list(text(5000), 50), worth: number(0, 1) }), 1000),
  attempt: text(40), until: number(0, 1e14),
});
const outcome = record({
  all: whole(1, 5000), right: whole(0, 5000), percent: whole(0, 100), passed: flag,
  when: text(40), attempt: text(40),
});
const quiz = record({
  cards: (value) => table(card, 5000)(value) ?? Object.create(null),
  log: optional(list(answer, 2000), []),
  name: optional(text(), ""),
  sitting: optional(sitting, null),
  last: optional(outcome, null),
});
const ticks = record({
  day: optional(text(10), ""), daily: optional(flag, false), total: optional(whole(0, 5000), 0),
  items: list(text(), 5000),
});
const rehearsal = record({
  best: whole(0, 100), last: whole(0, 100), times: whole(0, 1e6), day: text(10),
});
const done = record({ step: text(), branch: text(), time: text(20), note: text() });
/** A line that a log hands to a register. */
const fill = record({ form: text(), day: text(10), from: text(5), to: text(5), text: text(2000) });
const seen = record({
  version: text(40), digest: text(80), texts: table((value) => text(5000)(value) ?? whole(0, 0xffffffff)(value), 3000),
});
const reader = record({ name: text(80), start: optional(text(10), "") });
const plan = record({ done: table(text(10), 500), remarks: table(text(300), 10) });

/** The shape of each key, and what stands for a missing or unsound one. */
export const SHAPES = {
  role: [text(100), () => ""],
  palette: [oneOf(0, 1, 2), () => 0],
  searches: [list(text(80), 6), () => []],
  visits: [list(visit, 8), () => []],
  desk: [record({ role: text(100), language: text(20), links: list(link, 60) }), () => null],
  ticks: [ticks, () => ({ day: "", daily: false, total: 0, items: [] })],
  rehearsal: [rehearsal, () => ({ best: 0, last: 0, times: 0, day: "" })],
  folds: [table(flag, 300), () => Object.create(null)],
  run: [list(done, 500), () => []],
  fill: [fill, () => null],
  plan: [plan, () => ({ done: Object.create(null), remarks: Object.create(null) })],
  seen: [seen, () => null],
  reader: [reader, () => ({ name: "", start: "" })],
  receipts: [list(text(400), 1000), () => []],
  register: [list(text(400), 5000), () => []],
  quiz: [quiz, () => ({ cards: Object.create(null), log: [], name: "", sitting: null, last: null })],
};

/** The key of a name, such as `hb-role`, or `hb-ticks:opening` where there are several. */
const keyOf = (name, id) => PREFIX + (id ? `${name}:${id}` : name);

/** Under which key earlier versions kept it. */
const oldKeyOf = (name, id) => `handbook:${id ? `${name}:${id}` : name}`;

/** The present id of what was renamed: by old ids, what a device keeps is still found. */
const renamed = () => globalThis.handbookRenamed ?? {};

/** What is kept as text under the present id of something, or under one that it had before. */
function keptText(name, id) {
  const former = Object.keys(renamed()).filter((old) => id && renamed()[old] === id);
  for (const key of [id, ...former].flatMap((one) => [keyOf(name, one), oldKeyOf(name, one)])) {
    const text = unkept.get(key) ?? localStorage.getItem(key);
    if (text !== null) return text;
  }
  return null;
}

/** What could not be kept: it lasts as long as the page. */
const unkept = new Map();

/** What is kept under a name (and an id, for ticks and quizzes): always of its shape, and the
 * caller's own copy. */
export function stored(name, id = "") {
  const [check, fallback] = SHAPES[name];
  try {
    const kept = keptText(name, id);
    const value = kept === null ? fallback() : check(JSON.parse(kept)) ?? fallback();
    return name === "role" && Object.hasOwn(renamed(), value) ? renamed()[value] : value;
  } catch {
    return fallback(); // not readable, or storage is switched off
  }
}

/** Keep a value under a name; gives whether it was kept. Else only this page remembers it. */
export function store(name, value, id = "") {
  const key = keyOf(name, id);
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(key, text);
    localStorage.removeItem(oldKeyOf(name, id));
    unkept.delete(key);
    return true;
  } catch {
    unkept.set(key, text); // full or forbidden
    return false;
  }
}
