// Days: which one of mine it is, what the plan says by when, and a calendar of it. Pure functions.

export const PERIODS = { first_day: 1, first_week: 7, first_month: 30, first_quarter: 90 };

const A_DAY = 86400000;

/** The days since 1970 of a date such as 2026-12-01; NaN if it is none. */
export const numberOf = (day) => /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) / A_DAY : NaN;

const dayOfNumber = (number) => new Date(number * A_DAY).toISOString().slice(0, 10);

/** Which day of mine it is, from 1; 0 before I start or if nobody said when. */
export function nthDay(start, day) {
  const n = numberOf(day) - numberOf(start) + 1;
  return n > 0 ? n : 0;
}

/** The date by which a period is over. */
export const endOf = (start, period) => Number.isNaN(numberOf(start))
  ? "" : dayOfNumber(numberOf(start) + PERIODS[period] - 1);

/** How far each period of a plan is: its items, how many are ticked, until when, whether late. */
export function progressOf(plan, done, start, day) {
  return Object.keys(PERIODS).map((period) => {
    const items = plan.filter((one) => one.period === period);
    const ticked = items.filter((one) => done[one.id]).length;
    const until = endOf(start, period);
    return { period, items, ticked, until, late: ticked < items.length && until !== "" && until < day };
  }).filter((one) => one.items.length);
}

/** The next items of a plan that are not ticked. */
export const nextOf = (plan, done, count = 3) => plan.filter((one) => !done[one.id]).slice(0, count);

/** One of a list for each day, so that all have their turn. */
export const ofTheDay = (list, day) => list.length ? list[numberOf(day) % list.length] : undefined;

/** How the questions of a quiz stand: those to repeat today, and those that are known. */
export function quizOf(cards, day) {
  const all = Object.values(cards);
  return { due: all.filter((card) => card.due <= numberOf(day)).length, known: all.filter((card) => card.box >= 2).length };
}

/** Lists that belong to a day: daily and weekly ones that are not through yet. */
export const isDue = (list) => ["daily", "each_shift", "weekly"].includes(list.when);

// -- a calendar

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** A line of at most 75 bytes, then its rest on further lines. */
function folded(line) {
  const out = [];
  let part = "", size = 0;
  for (const character of line) {
    const bytes = new TextEncoder().encode(character).length;
    if (size + bytes > 74) {
      out.push(part);
      part = " ";
      size = 1;
    }
    part += character;
    size += bytes;
  }
  return [...out, part].join("\r\n");
}

/** Whole days as a calendar: `{ id, day, title, text }`. */
export function calendar(events, stamp) {
  const lines = events.flatMap(({ id, day, title, text }) => [
    "BEGIN:VEVENT", `UID:${id}@handbook`, `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `DTEND;VALUE=DATE:${dayOfNumber(numberOf(day) + 1).replaceAll("-", "")}`,
    `SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(text)}`, "TRANSP:TRANSPARENT", "END:VEVENT",
  ]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//handbook//plan//EN", ...lines, "END:VCALENDAR"]
    .map((line) => `${folded(line)}\r\n`).join("");
}
