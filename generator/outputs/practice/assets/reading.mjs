// At the end of a document: what changed for this reader, a receipt, and a word on what is wrong.

import { showChanges } from "./changes.mjs";
import { define, element as h, fill } from "./shared.mjs";
import { Signing } from "./signing.mjs";

/** A message about a place on this page, with what is marked there. */
function reporting(self, words) {
  const place = h("div", {});
  const button = h("button", { type: "button", class: "hb-button", onclick: () => {
    const chosen = getSelection();
    const quotation = String(chosen).trim().slice(0, 300);
    const at = quotation && chosen.anchorNode?.parentElement?.closest("article [id]");
    const address = at && at.id !== "hb-content" ? `#${at.id}` : location.hash;
    const { title, version, number, mail } = self.dataset;
    const parts = { title, version, number, quotation: quotation || words.nothing, place: address || words.page };
    const text = h("textarea", { rows: "6" });
    text.value = fill(words.draft, parts);
    const status = h("p", { class: "hb-quiet", role: "status" });
    const subject = fill(words.subject, parts);
    place.replaceChildren(h("div", { class: "hb-stage" },
      h("label", {}, words.message, text),
      h("div", { class: "hb-actions" },
        mail && h("a", { class: "hb-button hb-button--primary", onclick: (event) => {
          event.currentTarget.href = `mailto:${mail}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.value)}`;
        }, href: `mailto:${mail}` }, fill(words.mail, { mail })),
        h("button", { type: "button", class: "hb-button", onclick: async () => {
          text.select();
          try {
            await navigator.clipboard.writeText(text.value);
          } catch {
            document.execCommand("copy");
          }
          status.textContent = words.copied;
        } }, words.copy)), status));
    text.focus();
  } }, words.report);
  return h("section", { class: "hb-report" }, h("p", {}, button), place);
}

define("hb-reading", (self) => {
  const words = JSON.parse(self.dataset.words);
  const fresh = showChanges(self, words);
  if ("receipt" in self.dataset) new Signing(self, words, fresh);
  self.append(reporting(self, words));
});
