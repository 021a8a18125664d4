// A procedure as steps to take one by one: which screen follows which. Nothing here touches a page.

/** The parts of a procedure that begin by themselves: its first phase, and each with a trigger. */
export const beginnings = (phases) => phases.filter((phase, n) => n === 0 || phase.trigger);

/** The screen for a step, for the steps of a phase of which one is chosen, or for the end. */
export class Walk {
  constructor(phases) {
    this.phases = phases;
    this.steps = phases.flatMap((phase) => phase.steps.map((step) => ({ ...step, phase })));
  }

  step(id) {
    return this.steps.find((one) => one.id === id);
  }

  /** Where a phase begins: its first step, or the choice among its steps. */
  entry(phase) {
    return phase.mode === "alternatives" ? { choose: phase } : { step: this.step(phase.steps[0].id) };
  }

  /** Where the id of a step or phase leads. */
  at(id) {
    const phase = this.phases.find((one) => one.id === id);
    const step = this.step(id);
    if (step) return { step };
    return phase ? this.entry(phase) : { end: true };
  }

  /** What follows a step, or one of its branches. */
  after(id, to = "") {
    if (to) return this.at(to);
    const { phase } = this.step(id);
    const next = phase.steps[phase.steps.findIndex((one) => one.id === id) + 1];
    if (next && phase.mode !== "alternatives") return { step: this.step(next.id) };
    if (phase.then) return this.at(phase.then);
    const following = this.phases[this.phases.indexOf(phase) + 1];
    return following && !following.trigger ? this.entry(following) : { end: true };
  }
}

/** What was done, as rows: the number of the step, what was done, which case it was, when, a note. */
export function rows(log, walk) {
  return log.filter((one) => walk.step(one.step)).map((one) => {
    const step = walk.step(one.step);
    const branch = step.branches.find((other) => other.id === one.branch);
    return { number: step.number, text: step.text, branch: branch?.text ?? "", time: one.time, note: one.note };
  });
}

/** A log as a line of a register: the day, from when to when, which cases there were and what was noted. */
export function summary(log, walk) {
  const done = rows(log, walk);
  const [day = "", from = ""] = (done[0]?.time ?? "").split(" ");
  const text = done.flatMap((row) => [row.branch, row.note]).filter(Boolean).join("；");
  return { day, from, to: (done.at(-1)?.time ?? "").split(" ")[1] ?? "", text };
}
