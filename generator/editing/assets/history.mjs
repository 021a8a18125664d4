// The edits of a form, step by step, and what they do to a value: plain functions, no elements.

/** A path as text: the key under which ids, pages and problems of a place are found. */
export const joined = (path) => path.join("/");

/** The value at a path; a text where a list is meant is a list of one. */
export function valueAt(value, path) {
  for (const part of path) {
    if (value == null) return undefined;
    if (typeof part === "number" && !Array.isArray(value)) {
      if (part !== 0) return undefined;
    } else {
      value = value[part];
    }
  }
  return value ?? undefined;
}

/** Whether two values are the same, whatever the order of their names. */
export function same(a, b) {
  if (a === b) return true;
  if (a == null || b == null) return (a ?? null) === (b ?? null);
  if (typeof a !== "object" || typeof b !== "object") return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}

/** A value as a list: none, one, or several. */
export const several = (value) =>
  value == null || value === "" ? [] : Array.isArray(value) ? value : [value];

/** The place of an edit as the server takes it: items by number and id. */
export function placed(path, ids) {
  return path.map((part, n) =>
    typeof part === "number" ? { n: part, id: ids[joined(path.slice(0, n))]?.[part] ?? "" } : part);
}

/** The place of the same text in a translation, where items go by their ids. */
export function translatedPath(path, ids) {
  return path.map((part, n) =>
    typeof part === "number" ? ids[joined(path.slice(0, n))]?.[part] ?? part : part);
}

/** The innermost holder that exists, and what must be set there so that a value stands at a path.
 *
 * Lists and mappings on the way that are missing are made. */
export function outermostMissing(value, path, given) {
  for (let n = 1; n < path.length; n++) {
    if (valueAt(value, path.slice(0, n)) === undefined) {
      const inner = path.slice(n).reduceRight(
        (held, part) => (typeof part === "number" ? [held] : { [part]: held }), given);
      return { path: path.slice(0, n), value: inner };
    }
  }
  return { path, value: given };
}

/** Changes a value in place as an edit says; `path` is the edit's place as names and numbers. */
export function apply(value, op, path, given, to) {
  const last = path.at(-1);
  let holder = value;
  path.slice(0, -1).forEach((part, n) => {
    if (holder[part] == null) holder[part] = typeof path[n + 1] === "number" ? [] : {};
    if (typeof path[n + 1] === "number" && !Array.isArray(holder[part])) holder[part] = [holder[part]];
    holder = holder[part];
  });
  if (op === "set") {
    holder[last] = structuredClone(given);
  } else if (op === "insert") {
    holder[last] = several(holder[last]);
    holder[last].splice(to, 0, structuredClone(given));
  } else if (op === "move") {
    holder.splice(to, 0, ...holder.splice(last, 1));
  } else if (Array.isArray(holder)) {
    holder.splice(last, 1);
    if (!holder.length) prune(value, path.slice(0, -1));
  } else {
    delete holder[last];
    if (!Object.keys(holder).length) prune(value, path.slice(0, -1));
  }
}

/** What holds nothing any more goes, as it does in the file. */
function prune(value, path) {
  if (!path.length) return;
  const holder = valueAt(value, path.slice(0, -1));
  if (Array.isArray(holder)) holder.splice(path.at(-1), 1);
  else delete holder[path.at(-1)];
  if (!Object.keys(holder).length) prune(value, path.slice(0, -1));
}

/** Paths of items after an edit of their list: what is open stays open. */
export function shifted(paths, op, list, from, to) {
  const number = (n) => {
    if (op === "insert") return n >= to ? n + 1 : n;
    if (op === "remove") return n === from ? null : n > from ? n - 1 : n;
    if (n === from) return to;
    const without = n > from ? n - 1 : n;
    return without >= to ? without + 1 : without;
  };
  const lead = `${joined(list)}/`;
  const out = new Set();
  for (const path of paths) {
    const rest = path.startsWith(lead) ? path.slice(lead.length) : "";
    const [, digits, below] = rest.match(/^(\d+)(.*)$/s) ?? [];
    if (digits === undefined) {
      out.add(path);
      continue;
    }
    const moved = number(Number(digits));
    if (moved !== null) out.add(`${lead}${moved}${below}`);
  }
  return out;
}

/** Steps that can be taken back; typing on in one field is one step. */
export class History {
  steps = [];
  done = 0;
  #typing = null;

  /** Add a step; with a `place`, it goes on with the last one that was typed there. */
  add(edits, place = null, now = Date.now()) {
    this.steps.length = this.done;
    const last = this.steps.at(-1);
    const goesOn = place !== null && last && this.#typing?.place === place
      && now - this.#typing.at < 3000 && last.length === 1 && edits.length === 1
      && last[0].op === "set" && edits[0].op === "set";
    if (goesOn) this.steps[this.done - 1] = [{ ...edits[0], was: last[0].was }];
    else this.steps.push(edits);
    this.done = this.steps.length;
    this.#typing = place === null ? null : { place, at: now };
  }

  /** The next thing that is typed is a step of its own. */
  pause() {
    this.#typing = null;
  }

  undo() {
    this.pause();
    if (this.done > 0) this.done -= 1;
  }

  redo() {
    this.pause();
    if (this.done < this.steps.length) this.done += 1;
  }

  /** Hold a step that is not done, but can be: the next redo makes it. */
  offer(edits) {
    this.add(edits);
    this.undo();
  }

  get canUndo() {
    return this.done > 0;
  }

  get canRedo() {
    return this.done < this.steps.length;
  }

  /** The edits of all steps that are done. */
  get edits() {
    return this.steps.slice(0, this.done).flat();
  }

  /** Start anew, with the edits of one step. */
  reset(edits = []) {
    this.steps = edits.map((one) => [one]);
    this.done = this.steps.length;
    this.pause();
  }
}
