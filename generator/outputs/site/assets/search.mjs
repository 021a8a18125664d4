// The search box, <hb-search>. The engine and the index of the page's language are loaded when
// somebody first turns to it: as scripts, because a page opened from disk may load nothing else.

import { element } from "./dom.mjs";
import { store, stored } from "./store.mjs";

const SHOWN = 20, REMEMBERED = 6;
const ICONS = { role: "R", procedure: "P", standard: "S", script: "T", checklist: "C", quiz: "Q" };
const loaded = new Map();

function load(url) {
  if (!loaded.has(url)) {
    loaded.set(url, new Promise((done, failed) => {
      const script = document.createElement("script");
      // Not async: fetched together, scripts still run in the order in which they were asked for.
      Object.assign(script, { src: url, async: false, onload: done, onerror: failed });
      document.head.append(script);
    }));
  }
  return loaded.get(url);
}

class SearchBox extends HTMLElement {
  connectedCallback() {
    if (this.input) return;
    this.root = window.handbookRoot;
    this.find = (name) => this.querySelector(`.hb-search__${name}`);
    this.input = this.querySelector("[data-handbook-search]");
    [this.panel, this.status, this.list, this.none, this.filters] =
      ["panel", "status", "hits", "none", "filters"].map(this.find);
    this.filter = {};
    this.turn = 0;
    for (const turned of ["focus", "click"]) this.input.addEventListener(turned, () => this.open());
    this.input.addEventListener("input", () => this.panel.hidden ? this.open() : this.search());
    this.addEventListener("keydown", (event) => this.press(event));
    this.find("close").addEventListener("click", () => this.close());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
    this.addEventListener("focusout", ({ relatedTarget: to }) => { if (to && !this.contains(to)) this.close(); });
    document.addEventListener("pointerdown", ({ target }) => { if (!this.contains(target)) this.close(); });
    document.addEventListener("keydown", (event) => this.summon(event));
    if (document.activeElement === this.input) this.open();
  }

  // -- opening and closing

  /** Ctrl-K, or / where nobody is typing. */
  summon(event) {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const called = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k"
      || event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!called) return;
    event.preventDefault();
    this.input.focus();
    this.input.select();
    this.open();
  }

  open() {
    if (!this.panel.hidden) return;
    this.panel.hidden = false;
    this.toggleAttribute("data-open", true);
    document.documentElement.classList.add("hb-searching");
    this.search();
  }

  close() {
    if (this.panel.hidden) return;
    this.turn++;
    this.panel.hidden = true;
    this.toggleAttribute("data-open", false);
    document.documentElement.classList.remove("hb-searching");
    this.input.setAttribute("aria-expanded", "false");
  }

  // -- keys

  press(event) {
    // While a Chinese input method is composing, its keys are its own; Safari tells only by 229.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      this.input.focus();  // from wherever in the panel, which is about to go
      return this.close();
    }
    if (event.target !== this.input) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.point(step);
    else if (event.key === "Enter") this.choose(this.active ?? this.list.firstElementChild, true);
    else return;
    event.preventDefault();
  }

  get active() {
    return this.list.querySelector("[aria-selected=true]");
  }

  point(step) {
    if (this.panel.hidden) return this.open();
    const options = [...this.list.children];
    if (!options.length) return;
    const at = options.indexOf(this.active);
    this.select(options[at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length]);
  }

  select(chosen) {
    for (const option of this.list.children) option.setAttribute("aria-selected", String(option === chosen));
    this.input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  /** Follow a hit, unfold the others of its page, or search again for what was searched before. */
  choose(option, byKey = false) {
    if (!option) return;
    if (option.unfold) return option.unfold();
    if (option.dataset.query) return this.ask(option.dataset.query);
    const query = this.input.value.trim();
    store("searches", [query, ...stored("searches").filter((one) => one !== query)].slice(0, REMEMBERED));
    if (byKey) option.click();
    else this.close();
  }

  ask(query) {
    this.input.value = query;
    this.input.focus();
    return this.search();
  }

  // -- searching

  async index(query) {
    const at = (name) => new URL(`assets/search/${name}`, this.root).href;
    const { language } = this.dataset;
    await Promise.all([load(at("engine.js")), load(at(`index-${language}.js`))]);
    const head = HandbookSearch.opened[language];
    return query ? HandbookSearch.gathered(head, query, (name) => load(at(name))) : head;
  }

  async search() {
    const query = this.input.value.trim(), turn = ++this.turn;
    try {
      const index = await this.index(query);
      if (turn !== this.turn) return;
      [this.words, this.kinds, this.people] = [index.words, index.kinds, index.people];
      if (query) this.show(query, HandbookSearch.search(index, query, { ...this.filter, mine: stored("role") }));
      else this.remember();
    } catch (problem) {
      this.status.textContent = this.dataset.failed;
      throw problem;
    }
  }

  show(query, { hits, kinds, roles, dropped, ask, nearest }) {
    if (!hits.length && !ask) {
      this.filter = {};  // the filter was for another query
      return this.search();
    }
    this.fill(hits.slice(0, SHOWN).flatMap((hit) => this.group(hit)));
    this.filters.replaceChildren(...(ask ? [] : this.chips(kinds, roles)));
    this.none.replaceChildren(...(ask ? [...this.advice(ask), ...this.others(nearest)] : []));
    const count = this.said(ask ? "none" : hits.length === 1 ? "hit" : "hits", { n: Math.min(hits.length, SHOWN), q: query });
    this.status.textContent = (dropped.length ? this.said("dropped", { w: dropped.join(" ") }) + " " : "") + count;
  }

  fill(options) {
    options.forEach((option, at) => { option.id = `hb-hit-${at}`; });
    this.list.replaceChildren(...options);
    this.list.scrollTop = 0;
    this.input.setAttribute("aria-expanded", String(options.length > 0));
    this.input.removeAttribute("aria-activedescendant");
  }

  said(name, values = {}) {
    return this.words[name].replace(/\{(\w)\}/g, (_, key) => values[key]);
  }

  /** A page's best passage, and one line that unfolds the others. */
  group(hit) {
    const trail = [this.kinds[hit.part], hit.page, ...hit.roles].filter(Boolean).join(" · ");
    const first = this.passage(hit, trail, this.icon(hit.kind), { class: "hb-hit", "data-handbook-hit": true });
    if (!hit.others.length) return [first];
    const more = element("div", { class: "hb-hit hb-hit--more", role: "option", "aria-selected": "false" },
      this.said("more", { n: hit.others.length }));
    more.unfold = () => {
      const rest = hit.others.map((one) => this.passage(one, this.kinds[one.part], null, { class: "hb-hit hb-hit--under" }));
      more.replaceWith(...rest);
      [...this.list.children].forEach((option, at) => { option.id = `hb-hit-${at}`; });
      this.select(rest[0]);
    };
    return [first, more];
  }

  passage({ href, title, marks, note, noteMarks }, trail, icon, attributes) {
    const link = { ...attributes, role: "option", tabindex: "-1", "aria-selected": "false", href: new URL(href, this.root).href };
    return element("a", link, icon, element("span", { class: "hb-hit__text" },
      element("span", { class: "hb-hit__title" }, marked(title, marks)),
      note && element("span", { class: "hb-hit__note" }, marked(note, noteMarks)),
      element("span", { class: "hb-hit__trail" }, trail)));
  }

  icon(kind) {
    const icons = this.querySelector("template").content;
    return icons.querySelector(`[data-kind="${ICONS[kind] ?? "X"}"]`).cloneNode(true);
  }

  chips(kinds, roles) {
    const chip = (kind) => element("button", {
      type: "button", class: "hb-search__chip", onclick: () => this.narrow({ kind }),
      "aria-pressed": String((this.filter.kind ?? "") === kind),
    }, this.kinds[kind] ?? this.words.all);
    const out = kinds.length > 1 ? ["", ...kinds].map(chip) : [];
    if (roles.length > 1) {
      const option = (value, words) => element("option", { value }, words);
      const select = element("select", {
        class: "hb-search__role", "aria-label": this.words.role, onchange: () => this.narrow({ role: select.value }),
      }, option("", this.words.role), roles.map((role) => option(role, this.people[role].title)));
      select.value = this.filter.role ?? "";
      out.push(select);
    }
    return out;
  }

  narrow(change) {
    Object.assign(this.filter, change);
    this.search();
  }

  /** Nothing was found: whom to ask instead. */
  advice({ title, href, topic }) {
    if (!title) return [this.said("superior")];
    const link = element("a", { href: new URL(href, this.root).href }, title);
    const [before, after] = this.said(topic ? "owner" : "ask", { t: topic, a: "\0" }).split("\0");
    return [before, link, after];
  }

  /** Nothing was found: the nearest words to try. */
  others(nearest) {
    if (!nearest.length) return [];
    const button = (word) => element("button", { type: "button", class: "hb-search__chip", onclick: () => this.ask(word) }, word);
    return [element("p", { class: "hb-search__try" }, this.words.try, nearest.map(button))];
  }

  /** Before anything is typed: what was searched for last. */
  remember() {
    this.filter = {};
    const past = stored("searches");
    this.fill(past.map((query) =>
      element("div", { class: "hb-hit hb-hit--past", role: "option", "aria-selected": "false", "data-query": query }, query)));
    const forget = () => { store("searches", []); this.remember(); };
    const clear = element("button", { type: "button", class: "hb-search__chip", onclick: forget }, this.words.clear);
    this.filters.replaceChildren(...(past.length ? [clear] : []));
    this.none.replaceChildren();
    this.status.textContent = this.said(past.length ? "past" : "hint");
  }
}

function marked(text, marks) {
  const out = [];
  let at = 0;
  for (const [from, to] of marks) {
    out.push(text.slice(at, from), element("mark", {}, text.slice(from, to)));
    at = to;
  }
  return [...out, text.slice(at)];
}

customElements.define("hb-search", SearchBox);
