// Compiles every ink export with inkjs and plays every route through it.
//
//     node ink.mjs NODE_MODULES STORY...
//
// Prints a line for each route: the story, the tags of its choices, earned, most and percent.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";

const [modules, ...stories] = process.argv.slice(2).map((path) => resolve(path));
const { Compiler } = createRequire(join(modules, "x"))("inkjs/full");

for (const path of stories) {
  const story = new Compiler(readFileSync(path, "utf8")).Compile();
  const lines = [];
  play(story, [], (route) => {
    const { earned, most, percent } = story.variablesState;
    lines.push(`${basename(path, ".ink")} ${route.join(" ")} ${earned} ${most} ${percent}\n`);
  });
  process.stdout.write(lines.join(""));
}

function play(story, route, ended) {
  while (story.canContinue) story.Continue();
  const choices = story.currentChoices.map((one) => [one.index, one.tags[0].replace(/^\w+: /, "")]);
  if (!choices.length) return ended(route);
  const here = choices.length > 1 ? story.state.toJson() : "";
  choices.forEach(([index, tag], n) => {
    if (n) story.state.LoadJson(here);
    story.ChooseChoiceIndex(index);
    play(story, [...route, tag], ended);
  });
}
