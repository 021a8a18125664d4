// One sitting of 15 questions a day with 85 % right, for each quiz that comes on the standard input:
// by which day was every kind met, and by which every question of the core?

import { readFileSync } from "node:fs";

import { schedule, toPractise } from "../../generator/outputs/quiz/assets/scoring.mjs";

const [DAYS, A_SITTING, RIGHT, OF] = [60, 15, 17, 20];

function simulate(questions) {
  const about = new Map(questions.map((one) => [one.id, one]));
  const cards = {};
  const met = new Map();
  for (let day = 1, answers = 0; day <= DAYS; day++) {
    for (const id of toPractise([...about.keys()], cards, day, A_SITTING, (id) => about.get(id))) {
      if (!met.has(id)) met.set(id, day);
      cards[id] = schedule(cards[id], answers++ % OF < RIGHT, day);
    }
  }
  const day = (id) => met.get(id) ?? DAYS + 1;
  const first = new Map();
  for (const { id, kind } of questions) first.set(kind, Math.min(day(id), first.get(kind) ?? DAYS + 1));
  return {
    kinds: Math.max(...first.values()),
    core: Math.max(...questions.filter((one) => one.core).map((one) => day(one.id))),
  };
}

const quizzes = JSON.parse(readFileSync(0, "utf8"));
const out = Object.entries(quizzes).map(([quiz, questions]) => [quiz, simulate(questions)]);
console.log(JSON.stringify(Object.fromEntries(out)));
