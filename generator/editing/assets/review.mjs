// What a save changes, in words: which item, which field, from what to what; the lines on request.

import { element } from "../../outputs/site/assets/dom.mjs";
import { changedLines, dialog, filled } from "./parts.mjs";

/** Show what a save changes; the answer is whether to go on. */
export async function askForSave(app, changes) {
  const w = app.words;
  const answer = await dialog(w.review, [
    element("p", {}, w.review_lead),
    changes.errors > 0 && element("p", { class: "ed-note ed-note--warn" }, filled(w.still_wrong, changes.errors)),
    changes.files.map((one) => changedFile(w, one)),
  ], [{ label: w.go_on, value: "" }, { label: w.save_now, value: "save", primary: true }], { wide: true });
  return answer === "save";
}

function changedFile(w, { file, title, status, changes, lines, size }) {
  return element("section", { class: "ed-changed" },
    element("h3", {}, element("span", { class: `ed-tag ed-tag--${status}` }, w[`${status}_file`]),
      title || w.single[file.replace(/\.yaml$/, "")] || file, title && element("span", { class: "ed-quiet ed-changed__file" }, file)),
    changes.length > 0 && (status === "made" ? madeFile(w, changes) : sentences(w, changes)),
    lines.length > 0
      ? element("details", { class: "ed-lines-changed", open: !changes.length && status === "changed" },
        element("summary", {}, filled(w.changed_lines, lines.filter(([sign]) => sign === "+" || sign === "-").length)), changedLines(lines))
      : !changes.length && status !== "removed" && element("p", { class: "ed-quiet" }, filled(w.picture_file, Math.ceil(size / 1024))));
}

const sentences = (w, changes) => element("ul", { class: "ed-changes" }, changes.map((one) => sentence(w, one)));

/** All that is in a new file; of a long one folded. */
const madeFile = (w, changes) => element("details", { class: "ed-lines-changed", open: changes.length <= 12 },
  element("summary", {}, filled(w.made_holds, changes.length)), sentences(w, changes));

/** One change: “Duties 3 “Mail” › Text: changed”, with what it was and what it is. */
function sentence(w, { how, where, what, before, after }) {
  const place = [...where, what].join(" › ");
  const isMove = how === "moved" && /^\d+$/.test(before);
  return element("li", { class: `ed-change ed-change--${how}` },
    element("strong", {}, place), " ",
    element("span", { class: "ed-change__how" }, isMove ? filled(w.change_place, before, after) : w[`change_${how}`]),
    !isMove && (before || after) && element("p", {},
      before && element("del", {}, before), before && after && " → ", after && element("ins", {}, after)));
}
