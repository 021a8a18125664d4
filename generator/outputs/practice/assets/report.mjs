// Something is wrong here: a message to the editors with the place, and with what is marked there.

import { button, copy, element as h, fill } from "./shared.mjs";

/** The id of the item that holds what the reader has marked, and the words. */
function marked() {
  const chosen = getSelection();
  const quotation = String(chosen).trim().slice(0, 300);
  const item = quotation && chosen.anchorNode?.parentElement?.closest("article [id]");
  return { quotation, place: item && item.id !== "hb-content" ? `#${item.id}` : location.hash };
}

/** The fields to complete the message in, and to send or copy it with. */
function draft({ title, version, number, mail }, words) {
  const { quotation, place } = marked();
  const text = h("textarea", { rows: "6" });
  text.value = fill(words.draft, {
    title, version, number, quotation: quotation || words.nothing, place: place || words.page,
  });
  const status = h("p", { class: "hb-quiet", role: "status" });
  const subject = encodeURIComponent(fill(words.subject, { title }));
  const send = h("a", { class: "hb-button hb-button--primary", href: `mailto:${mail}`, onclick: () => {
    send.href = `mailto:${mail}?subject=${subject}&body=${encodeURIComponent(text.value)}`;
  } }, fill(words.mail, { mail }));
  const take = async () => {
    await copy(text);
    status.textContent = words.copied;
  };
  return [text, h("div", { class: "hb-stage" }, h("label", {}, words.message, text),
    h("div", { class: "hb-actions" }, mail && send, button(words.copy, take)), status)];
}

/** A button that opens the message. */
export function reporting(self, words) {
  const place = h("div", {});
  const open = () => {
    const [text, form] = draft(self.dataset, words);
    place.replaceChildren(form);
    text.focus();
  };
  return h("section", { class: "hb-report" }, h("p", {}, button(words.report, open)), place);
}
