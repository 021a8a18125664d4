// What stays as somebody left it, for as long as the window is open: what is unfolded, and where.

const KEY = "handbook-editor";

/** Roles that are unfolded, and of each file its open items and how far it was scrolled. */
export class Kept {
  #opened = Object.create(null);
  #scrolls = Object.create(null);

  constructor() {
    const kept = read();
    this.unfolded = new Set(texts(kept.unfolded));
    for (const [file, paths] of Object.entries(kept.opened ?? {})) this.#opened[file] = new Set(texts(paths));
    addEventListener("pagehide", () => this.#write());
  }

  openedIn(file) {
    return (this.#opened[file] ??= new Set());
  }

  open(file, paths) {
    this.#opened[file] = paths;
  }

  scrolled(file, top) {
    this.#scrolls[file] = top;
  }

  scrollIn(file) {
    return this.#scrolls[file] ?? 0;
  }

  #write() {
    const opened = Object.fromEntries(Object.entries(this.#opened).map(([file, paths]) => [file, [...paths]]));
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ unfolded: [...this.unfolded], opened }));
    } catch { /* a browser that keeps nothing */ }
  }
}

/** The texts of a list; none of anything else, for the storage may hold anything. */
const texts = (value) => Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}
