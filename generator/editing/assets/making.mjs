// Building the site and printing, without a terminal.

import { element } from "../../outputs/site/assets/dom.mjs";
import { call } from "./calls.mjs";
import { button, dialog, filled } from "./parts.mjs";

const SITE = "/_built/index.html";

const out = (href, label, key) => element("a", {
  class: "ed-button", target: "_blank", rel: "noopener", href, "data-key": key,
}, label);

/** Build what is saved: first a save, if there is anything to save. */
export async function build(app) {
  const w = app.words;
  if (app.unsaved.length && !await app.save()) return;
  const { errors } = await call("build");
  if (errors) {
    const answer = await dialog(w.build_not, [element("p", {}, filled(w.build_wrong, errors))],
      [{ label: w.close, value: "" }, { label: w.to_first, value: "go", primary: true }]);
    if (answer === "go") await app.toProblem();
    return;
  }
  const bar = element("progress", { class: "ed-progress", "aria-label": w.building });
  const said = element("p", { role: "status" }, w.building);
  const links = element("p", { class: "ed-links" });
  const shown = element("div", {}, said, bar, links);
  const closed = dialog(w.build_title, [shown], [{ label: w.close, value: "", primary: true }]);
  follow(w, { bar, said, links, shown });
  await closed;
}

/** Tell how a build is getting on, until it is over or nobody looks any more. */
async function follow(w, { bar, said, links, shown }) {
  let state = { number: -1, is_running: true };
  while (shown.isConnected && state.is_running) {
    try {
      state = await call("news", { after: state.number });
    } catch (error) {
      said.textContent = `${w.lost_connection} (${error.message})`;
      return;
    }
    if (state.is_running && state.total) {
      bar.max = state.total;
      bar.value = state.done;
      said.textContent = filled(w.building_at, state.done, state.total);
    }
  }
  bar.hidden = true;
  if (state.code === 0) {
    said.textContent = filled(w.built, state.seconds);
    links.append(out(SITE, w.open_site, "open-site"), out(SITE.replace("index", "print"), w.open_prints, "open-prints"));
    shown.append(element("p", { class: "ed-quiet" }, filled(w.built_in, state.folder)));
    links.querySelector("a").focus();
  } else {
    said.textContent = w.build_failed;
    shown.append(element("pre", { class: "ed-diff" }, state.said));
  }
}

/** What can be printed of the open file; each opens as a PDF. */
export async function print(app) {
  const w = app.words;
  await app.look();
  const { papers, behind, marked } = await call("papers", { file: app.open ?? "handbook.yaml" });
  const label = { pdf: "PDF", docx: "Word", xlsx: "Excel" };
  const note = behind ? w.print_behind : marked ? w.print_marked : app.unsaved.length ? w.print_unsaved : "";
  await dialog(w.print_title, [
    note && element("p", { class: "ed-note ed-note--warn" }, note),
    papers.length
      ? element("ul", { class: "ed-papers" }, papers.map(({ id, title, media }) =>
        element("li", {}, element("span", {}, title), element("span", { class: "ed-links" },
          Object.entries(media).map(([one, href]) => out(href, label[one] ?? one, `print ${id} ${one}`))))))
      : element("p", {}, w.print_nothing),
  ], [{ label: w.close, value: "", primary: true }]);
}

export const buildButton = (app) => button(app.words.build, () => app.build(), { "data-key": "build", title: app.words.build_title });
