/* The search box, <hb-search>. The engine and the index of the page's language are loaded when
   somebody first turns to it: as scripts, because a page opened from disk may load nothing else. */
(() => {
  "use strict";

  const KEPT = "hb-searches", SHOWN = 20;
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

  function make(tag, attributes = {}, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  }

  /** Past searches stay on this device; where a browser keeps nothing, there are none. */
  const past = {
    get all() {
      try { return JSON.parse(localStorage.getItem(KEPT)).map(String); } catch { return []; }
    },
    set all(queries) {
      try { localStorage.setItem(KEPT, JSON.stringify(queries.slice(0, 6))); } catch { /* none, then */ }
    },
  };

  class SearchBox extends HTMLElement {
    connectedCallback() {
      if (this.input) return;
      this.root = new URL(`${this.dataset.base.replace(/\/$/, "")}/`, location.href);
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
      const next = options[at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length];
      for (const option of options) option.setAttribute("aria-selected", String(option === next));
      this.input.setAttribute("aria-activedescendant", next.id);
      next.scrollIntoView({ block: "nearest" });
    }

    /** Follow a hit, or search again for what was searched before. */
    choose(option, byKey = false) {
      if (!option) return;
      if (option.dataset.query) {
        this.input.value = option.dataset.query;
        this.input.focus();
        return this.search();
      }
      const query = this.input.value.trim();
      past.all = [query, ...past.all.filter((one) => one !== query)];
      if (byKey) option.click();
      else this.close();
    }

    // -- searching

    async index(query) {
      const at = (name) => new URL(`assets/search/${name}`, this.root).href;
      const { language } = this.dataset;
      await Promise.all([load(at("engine.js")), load(at(`index-${language}.js`))]);
      const index = HandbookSearch.opened[language];
      if (!index.shards) return index;
      await load(at("shards.js"));
      return HandbookSearch.gathered(index, query, (name) => load(at(name)));
    }

    async search() {
      const query = this.input.value.trim(), turn = ++this.turn;
      try {
        const index = await this.index(query);
        if (turn !== this.turn) return;
        this.words = index.words;
        if (query) this.show(query, HandbookSearch.search(index, query, this.filter));
        else this.remember();
      } catch (problem) {
        this.status.textContent = this.dataset.failed;
        throw problem;
      }
    }

    show(query, { hits, kinds, roles, ask, people }) {
      if (!hits.length && !ask) {
        this.filter = {};  // the filter was for another query
        return this.search();
      }
      this.fill(hits.slice(0, SHOWN).map((hit) => this.hit(hit)));
      this.filters.replaceChildren(...(ask ? [] : this.chips(kinds, roles, people)));
      this.none.replaceChildren(...(ask ? this.advice(ask) : []));
      this.tell(ask ? "none" : hits.length === 1 ? "hit" : "hits", { n: hits.length, q: query });
    }

    fill(options) {
      options.forEach((option, at) => { option.id = `hb-hit-${at}`; });
      this.list.replaceChildren(...options);
      this.list.scrollTop = 0;
      this.input.setAttribute("aria-expanded", String(options.length > 0));
      this.input.removeAttribute("aria-activedescendant");
    }

    tell(name, values = {}) {
      this.status.textContent = this.words[name].replace(/\{(\w)\}/g, (_, key) => values[key]);
    }

    hit({ href, code, kind, title, marks, trail, note }) {
      const icon = this.querySelector("template").content.querySelector(`[data-kind=${kind}]`).cloneNode(true);
      const label = this.words.kinds[code] + (trail && ` · ${trail}`);
      return make("a", {
        class: "hb-hit", role: "option", tabindex: "-1", "aria-selected": "false", "data-handbook-hit": "",
        href: new URL(href, this.root).href,
      }, icon, make("span", { class: "hb-hit__text" },
        make("span", { class: "hb-hit__title" }, ...marked(title, marks)),
        make("span", { class: "hb-hit__trail" }, label),
        ...(note ? [make("span", { class: "hb-hit__note" }, note)] : [])));
    }

    chips(kinds, roles, people) {
      const chip = (kind) => {
        const button = make("button", { type: "button", class: "hb-search__chip",
          "aria-pressed": String((this.filter.kind ?? "") === kind) }, this.words.kinds[kind] ?? this.words.all);
        button.addEventListener("click", () => this.narrow({ kind }));
        return button;
      };
      const out = kinds.length > 1 ? ["", ...kinds].map(chip) : [];
      if (roles.length > 1) {
        const option = (value, words) => make("option", { value }, words);
        const select = make("select", { class: "hb-search__role", "aria-label": this.words.role },
          option("", this.words.role), ...roles.map((role) => option(role, people[role][1])));
        select.value = this.filter.role ?? "";
        select.addEventListener("change", () => this.narrow({ role: select.value }));
        out.push(select);
      }
      return out;
    }

    narrow(change) {
      Object.assign(this.filter, change);
      this.search();
    }

    /** Nothing was found: whom to ask instead. */
    advice({ role, href, topic }) {
      const link = make("a", { href: new URL(href, this.root).href }, role);
      const [before, after] = this.words[topic ? "owner" : "ask"].replace("{t}", topic).split("{a}");
      return [before, link, after];
    }

    /** Before anything is typed: what was searched for last. */
    remember() {
      this.filter = {};
      this.fill(past.all.map((query) =>
        make("div", { class: "hb-hit hb-hit--past", role: "option", "aria-selected": "false", "data-query": query }, query)));
      const clear = make("button", { type: "button", class: "hb-search__chip" }, this.words.clear);
      clear.addEventListener("click", () => { past.all = []; this.remember(); });
      this.filters.replaceChildren(...(this.list.children.length ? [clear] : []));
      this.none.replaceChildren();
      this.tell(this.list.children.length ? "past" : "hint");
    }
  }

  function marked(text, marks) {
    const out = [];
    let at = 0;
    for (const [from, to] of marks) {
      out.push(text.slice(at, from), make("mark", {}, text.slice(from, to)));
      at = to;
    }
    return [...out, text.slice(at)];
  }

  customElements.define("hb-search", SearchBox);
})();
