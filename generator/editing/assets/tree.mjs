// The files of the handbook on the left: departments with their roles, what is shared, the rest.

import { element } from "../../outputs/site/assets/dom.mjs";
import { icon } from "./parts.mjs";

/** The tree; `app` says what is open, and what is wrong where. */
export function treeOf(app) {
  const { tree } = app;
  const w = app.words;
  const filter = element("input", {
    type: "search", class: "ed-input ed-tree__filter", placeholder: w.filter, "aria-label": w.filter,
    "data-key": "tree-filter", value: app.filter, oninput: ({ target }) => {
      app.filter = target.value;
      narrow(list, target.value);
    },
  });
  const list = element("div", { class: "ed-tree__list" },
    tree.departments.map((one) => section(one.title || w.no_department, one.roles.map((role) => branch(app, role)))),
    section(w.shared, groups(app, tree.shared)),
    section(w.whole, element("ul", {}, tree.singles.map((one) =>
      element("li", {}, leaf(app, one, w.single[one.kind], !one.exists))))));
  narrow(list, app.filter);
  return [
    element("div", { class: "ed-tree__head" }, filter,
      element("button", { type: "button", class: "ed-button ed-button--new", "data-key": "new", onclick: () => app.create() },
        icon("add"), w.new)),
    element("button", { type: "button", class: "ed-button ed-tree__take", "data-key": "take", onclick: () => app.take() }, icon("file"), w.take_choose),
    list,
  ];
}

const section = (title, children) => children && (Array.isArray(children) ? children.length : true)
  ? element("section", { class: "ed-tree__section" }, element("h2", {}, title), children)
  : null;

const groups = (app, several) => several.map(({ kind, files }) =>
  element("div", { class: "ed-tree__group" },
    element("h3", {}, app.words.kind[kind]),
    element("ul", {}, files.map((one) => element("li", {}, leaf(app, one))))));

/** A role with all that is its own. */
function branch(app, role) {
  const files = [role, ...role.groups.flatMap((one) => one.files)];
  const isFolded = app.unfolded.has(`-${role.id}`);
  const isOpen = app.unfolded.has(role.id) || (!isFolded && files.some(({ file }) => file === app.open));
  const fold = (is) => {
    app.unfolded[is ? "delete" : "add"](role.id);
    app.unfolded[is ? "add" : "delete"](`-${role.id}`);
  };
  const wrong = files.reduce((sum, { file }) => sum + app.wrongIn(file), 0);
  const made = element("details", { class: "ed-tree__role", open: isOpen },
  element("summary", {
    "data-key": `fold ${role.id}`,
    onkeydown: (event) => { // the mark is for the mouse; these keys do the same
      const is = { ArrowLeft: false, ArrowRight: true }[event.key];
      if (is === undefined) return;
      event.preventDefault();
      fold(!is);
      event.currentTarget.parentElement.open = is;
    },
    onclick: (event) => { // a click on the name opens what it names; on the mark, it folds
      event.preventDefault();
      const details = event.currentTarget.parentElement;
      const isMark = Boolean(event.target.closest(".ed-icon--chevron"));
      if (isMark || (details.open && role.file === app.open)) {
        fold(details.open);
        details.open = !details.open;
      } else {
        fold(false);
        details.open = true;
        app.show(role.file);
      }
    },
  },
  icon("chevron"), element("span", { class: "ed-tree__name" }, role.title || role.id)),
  element("ul", {}, element("li", {}, leaf(app, role, app.words.the_role))),
  groups(app, role.groups),
  element("button", { type: "button", class: "ed-tree__add", onclick: () => app.create(role.id), "data-key": `add ${role.id}` },
    icon("add"), app.words.new_here));
  return element("div", { class: "ed-tree__box" }, made, badge(app, wrong, files.find(({ file }) => app.wrongIn(file))?.file));
}

function leaf(app, one, title, isNew = false) {
  const isOpen = one.file === app.open;
  const made = element("button", {
    type: "button", class: `ed-tree__leaf${isNew ? " ed-tree__leaf--new" : ""}`,
    "aria-current": isOpen ? "page" : null, "data-key": `leaf ${one.file}`, "data-file": one.file,
    onclick: () => app.show(one.file),
  },
  element("span", {}, title || one.title || one.id),
  app.questions[one.file] && element("span", { class: "ed-badge ed-badge--asked", title: app.words.questions_here }, `? ${app.questions[one.file]}`),
  app.unsaved.includes(one.file) && element("span", { class: "ed-dot", title: app.words.unsaved_file },
    element("span", { class: "ed-hidden" }, app.words.unsaved_file)));
  const wrong = app.wrongIn(one.file);
  return wrong ? element("span", { class: `ed-tree__row${isOpen ? " ed-tree__row--open" : ""}` }, made, badge(app, wrong, one.file)) : made;
}

/** How much is wrong; a click leads to the first of it. */
const badge = (app, count, file) => count
  ? element("button", {
    type: "button", class: "ed-badge", title: app.words.to_first, "data-key": `wrong ${file}`,
    onclick: (event) => { event.preventDefault(); app.toProblem(file); },
  }, String(count), element("span", { class: "ed-hidden" }, ` ${app.words.problems}`))
  : null;

/** Show only what the words of a filter are in. */
function narrow(list, words) {
  const typed = words.trim().toLowerCase();
  const has = (one) => one.textContent.toLowerCase().includes(typed);
  for (const leafOf of list.querySelectorAll("li")) leafOf.hidden = typed !== "" && !has(leafOf);
  for (const role of list.querySelectorAll("details")) {
    const isNamed = typed !== "" && has(role.querySelector("summary"));
    if (isNamed) role.querySelectorAll("li").forEach((one) => { one.hidden = false; });
    role.hidden = role.parentElement.hidden = typed !== "" && !isNamed && ![...role.querySelectorAll("li")].some((one) => !one.hidden);
  }
  for (const group of list.querySelectorAll(".ed-tree__group, .ed-tree__section")) {
    group.hidden = typed !== "" && ![...group.querySelectorAll("li, details")].some((one) => !one.hidden);
  }
}
