// What the pages remember and do for their reader: small custom elements, light DOM. Every page is
// complete without them.

import { today } from "./dated.mjs";
import { define, element } from "./dom.mjs";
import { placeInView } from "./frame.mjs";
import { keepForRole } from "./offline.mjs";
import { store, stored } from "./store.mjs";

const language = document.documentElement.lang.split("-", 1)[0];

/** A path of the site, the same from every page of it. */
const pathOf = (href) => href.split(/[?#]/, 1)[0].slice(window.handbookRoot.length);

/** A link to such a path. */
const link = (path, ...children) => element("a", { href: window.handbookRoot + path }, ...children);

/** Remembers where the reader was, for the home page: the page, and the place on it. */
define("hb-visit", (self) => {
  const shown = (name, selector) => self.dataset[name] ?? document.querySelector(selector)?.textContent ?? "";
  const { id } = self.dataset;
  const [title, kind] = [shown("title", "article h1"), shown("kind", ".hb-kind")];
  const remember = (place) => {
    const others = stored("visits").filter((one) => one.id !== id || one.language !== language);
    const here = { id, title, kind, language, path: pathOf(location.href), place };
    store("visits", [here, ...others].slice(0, 8));
  };
  remember("");
  addEventListener("pagehide", () => remember(placeInView()));
});

/** What was ticked of a list: daily lists count for their day, others until they are reset. */
function ticksOf(id) {
  const kept = stored("ticks", id);
  const isOver = kept.daily && kept.day !== today();
  return { items: isOver ? [] : kept.items, total: kept.total, before: isOver ? kept : null };
}

/** How far a list has come, beside a link to it. */
function showProgress(anchor, list) {
  const { items, total } = ticksOf(list);
  if (!items.length || !total) return;
  anchor.append(element("span", { class: "hb-quiet" }, ` ${items.length}/${total}`));
}

define("hb-checklist", (self) => {
  const words = self.dataset;
  const boxes = [...self.querySelectorAll("input[type=checkbox]")];
  const kept = ticksOf(words.id);
  const ticked = new Set(kept.items);
  const former = (box) => (box.dataset.was ?? "").split(" ").map((id) => `tick-${id}`);
  for (const box of boxes) box.checked = [box.id, ...former(box)].some((id) => ticked.has(id));

  const meter = element("progress", { max: boxes.length, "aria-label": words.progress });
  const count = element("span", { role: "status" });
  const reset = element("button", { type: "button", class: "hb-button" }, words.reset);
  const print = element("button", {
    type: "button", class: "hb-button", onclick: () => window.print(),
  }, words.print);
  const date = element("span", {}, `${words.date} ${today()}`);
  self.prepend(
    element("div", { class: "hb-progress" }, count, meter),
    element("div", { class: "hb-tools" }, date, reset, print),
    kept.before?.items.length ? freshStart(kept.before) : "",
  );
  self.append(element("p", { class: "hb-quiet" }, words.note));

  function freshStart({ day, items }) {
    const text = words.fresh.replace("{day}", day).replace("{done}", `${items.length}/${boxes.length}`);
    return element("p", { class: "hb-note" }, text);
  }

  function show() {
    const done = boxes.filter((box) => box.checked);
    const said = done.length === boxes.length ? words.all : words.progress;
    meter.value = done.length;
    count.textContent = `${said} ${done.length}/${boxes.length}`;
    return done;
  }

  function save() {
    const items = show().map((box) => box.id);
    const daily = ["daily", "each_shift"].includes(words.when);
    store("ticks", { day: today(), daily, total: boxes.length, items }, words.id);
  }

  /* The ticks that a reset has just taken away can be brought back, until something is ticked. */
  let taken = [];
  function take(some) {
    taken = some;
    reset.textContent = some.length ? words.undo : words.reset;
  }
  self.addEventListener("change", () => {
    take([]);
    save();
  });
  reset.addEventListener("click", () => {
    const back = taken;
    take(back.length ? [] : show());
    for (const box of boxes) box.checked = back.includes(box);
    save();
  });
  document.addEventListener("visibilitychange", () => {
    if (ticksOf(words.id).before && !document.hidden) location.reload(); // open since yesterday
  });
  show();
});

/** On a role's page: makes it the reader's own, and keeps the links that the home page shows. */
define("hb-mine", (self) => {
  const { id, label } = self.dataset;
  const button = element("button", { type: "button", class: "hb-button" }, element("span", {}, label));
  const links = [...document.querySelectorAll("a[data-hb-keep]")];

  function show() {
    const isMine = stored("role") === id;
    button.setAttribute("aria-pressed", isMine);
    if (isMine) store("desk", { role: id, language, links: links.map(kept) });
  }
  const kept = (one) =>
    ({ title: one.textContent, path: pathOf(one.href), list: one.dataset.hbKeep });

  button.addEventListener("click", () => {
    store("role", button.getAttribute("aria-pressed") === "true" ? "" : id);
    show();
    keepForRole();
  });
  show();
  self.append(button);
  for (const one of links) if (one.dataset.hbKeep) showProgress(one, one.dataset.hbKeep);
});

/** The home page as a desk: the reader's own role first, and where they left off. */
define("hb-home", (self) => {
  const tiles = [...self.querySelectorAll("[data-hb-role]")];
  const chosen = tiles.find((tile) => tile.dataset.hbRole === stored("role"));
  for (const tile of tiles) tile.addEventListener("click", () => store("role", tile.dataset.hbRole));
  if (chosen) showMine(self, chosen);
  showVisits(self.querySelector(".hb-visits"));
});

function showMine(home, tile) {
  const place = home.querySelector(".hb-mine");
  const role = tile.cloneNode(true);
  const id = tile.dataset.hbRole;
  role.removeAttribute("data-hb-role");
  const show = (desk) => place.replaceChildren(role,
    desk?.role === id && desk.language === language
      ? element("ul", { class: "hb-go" }, desk.links.map(deskLink)) : "");
  // The desk that was left in another language comes in this one with the reader's day.
  document.addEventListener("hb-day", ({ detail: { desk } }) => {
    if (stored("desk")?.language !== language) store("desk", { role: id, language, links: desk });
    show(stored("desk"));
  });
  show(stored("desk"));
  place.hidden = false;
  home.querySelector(".hb-choose").hidden = true;
  home.querySelector(".hb-pick details").open = false;
  home.querySelector(".hb-pick summary").textContent = home.dataset.change;
}

function deskLink({ path, title, list }) {
  const anchor = link(path, title);
  if (list) showProgress(anchor, list);
  return element("li", {}, anchor);
}

const fill = (words, values) =>
  words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** On the lists of all checklists, scripts and quizzes: what this reader has done of each. */
const KNOWN = {
  checklist(words, id, daily) {
    const { items, total } = ticksOf(id);
    if (!items.length) return daily ? words.today : "";
    return items.length === total ? words.done : fill(words.part, { done: items.length, all: total });
  },
  script(words, id) {
    const kept = stored("rehearsal", id);
    return kept.times ? fill(words.rehearsed, kept) : "";
  },
  quiz(words, id) {
    const { cards, last } = stored("quiz", id);
    const now = Date.parse(`${today()}T00:00:00Z`) / 86400000;
    const due = Object.values(cards).filter((card) => card.due <= now).length;
    return [last && fill(words.last, { ...last, day: last.when.slice(0, 10) }), due && fill(words.due, { due })]
      .filter(Boolean).join(" · ");
  },
};

define("hb-known", (self) => {
  const words = JSON.parse(self.dataset.words);
  for (const tile of document.querySelectorAll("[data-hb-known]")) {
    const [kind, id, daily] = tile.dataset.hbKnown.split(" ");
    const said = KNOWN[kind](words, id, daily);
    if (said) tile.querySelector("span").append(element("small", { class: "hb-done" }, said));
  }
});

/** A table of everybody's matters begins with those of the reader's own role. */
define("hb-only-mine", (self) => {
  const role = stored("role");
  const rows = [...document.querySelectorAll("tr[data-hb-roles]")];
  const mine = (row) => row.dataset.hbRoles.split(" ").includes(role);
  if (!rows.some(mine)) return;
  const box = element("input", { type: "checkbox", onchange: show });
  const isAskedFor = () => rows.some((row) => row.id && location.hash === `#${row.id}` && !mine(row));
  function show() {
    for (const row of rows) row.hidden = box.checked && !mine(row);
  }
  box.checked = !isAskedFor();
  self.append(element("label", {}, box, " ", self.dataset.label));
  addEventListener("hashchange", () => {
    if (!isAskedFor()) return;
    box.checked = false;
    show();
    document.getElementById(location.hash.slice(1)).scrollIntoView();
  });
  show();
});

function showVisits(section) {
  const visits = stored("visits").filter((one) => one.language === language).slice(0, 4);
  section.querySelector("ul").replaceChildren(...visits.map(visitLink));
  section.hidden = !visits.length;
}

function visitLink({ path, place, title, kind }) {
  const words = element("span", {}, element("b", {}, title), element("small", {}, kind));
  return element("li", {}, link(path + (place && `#${place}`), words));
}
