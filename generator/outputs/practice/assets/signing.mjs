// Read and understood: three questions on the document, then a receipt.

import { random, shuffled } from "./chance.mjs";
import { button, copy, element as h, fill, read, save, store, stored, today, written } from "./shared.mjs";

const ASKED = 3;

/** The last receipt of this device for a document. */
export const signed = (id) => read(stored("receipts").join("\n")).found.findLast((one) => one.document === id);

/** The questions on a document, which stand in a script of their own until somebody wants them. */
function questions(address) {
  if (window.handbookQuestions || !address) return Promise.resolve(window.handbookQuestions ?? []);
  return new Promise((done) => {
    const came = () => done(window.handbookQuestions ?? []);
    document.head.append(h("script", { src: address, onload: came, onerror: came }));
  });
}

export class Signing {
  /** `fresh` are the items that changed: then the questions are on these alone. */
  constructor(self, words, fresh) {
    Object.assign(this, { self, words, fresh });
    this.place = h("section", { class: "hb-receipt" });
    self.append(this.place);
    this.start();
  }

  button(name, onclick, primary) {
    return button(this.words[name], onclick, primary);
  }

  show(heading, ...children) {
    this.place.replaceChildren(heading, ...children.flat().filter(Boolean));
    heading.tabIndex = -1;
    return heading;
  }

  start() {
    const { id, version, digest } = this.self.dataset;
    const last = signed(id);
    const isValid = last?.digest === digest;
    this.show(h("h2", {}, this.words.heading),
      h("p", {}, last ? fill(this.words[isValid ? "valid" : "stale"], { date: last.date, version: last.version })
        : fill(this.words.open, { version })),
      h("p", {}, this.button(isValid ? "repeat" : "begin", () => this.begin(), !isValid)));
  }

  async begin() {
    const all = shuffled(await questions(this.self.dataset.questions), random(Math.random() * 1e9));
    const fresh = all.filter((one) => this.isFresh(one.item));
    this.left = (fresh.length ? fresh : all).slice(0, ASKED);
    this.all = this.left.length;
    this.ask();
  }

  /** Whether an item changed, or something in it, or what it stands in. */
  isFresh(id) {
    const item = document.getElementById(id);
    return this.fresh.some((one) => {
      const changed = document.getElementById(one);
      return changed.contains(item) || item?.contains(changed);
    });
  }

  ask(note) {
    const question = this.left[0];
    if (!question) return this.form();
    const order = shuffled(question.options.map((text, n) => ({ text, n })), random(Math.random() * 1e9));
    const answer = (n) => {
      this.left.shift();
      if (n === question.right) return this.ask(this.words.right);
      this.left.push(question); // until it is right
      const place = question.item && h("a", { href: `#${question.item}` }, this.words.place);
      this.ask([this.words.wrong, " ", question.why, " ", place]);
    };
    const heading = this.show(
      h("h2", {}, fill(this.words.question, { n: this.all - this.left.length + 1, all: this.all })),
      note && h("p", { class: "hb-note", role: "status" }, note),
      h("p", {}, question.stem),
      h("div", { class: "hb-replies" }, order.map(({ text, n }) =>
        h("button", { type: "button", class: "hb-reply", onclick: () => answer(n) }, text))));
    heading.focus();
  }

  form() {
    const reader = stored("reader");
    const name = h("input", { type: "text", value: reader.name, maxlength: "80", required: true, autocomplete: "name" });
    const form = h("form", { class: "hb-stage__free", onsubmit: (event) => {
      event.preventDefault();
      if (!name.value.trim()) return;
      store("reader", { ...reader, name: name.value.trim() });
      this.sign(name.value);
    } }, h("label", {}, this.words.name, name),
    h("p", {}, h("button", { class: "hb-button hb-button--primary" }, this.words.sign)));
    this.show(h("h2", {}, this.words.form), form, h("p", { class: "hb-quiet" }, this.words.declaration)).focus();
  }

  sign(name) {
    const { id, title, version, digest } = this.self.dataset;
    const date = today();
    const line = written({ name, document: id, version, digest, date });
    store("receipts", [...stored("receipts").filter((one) => one !== line), line]);
    const text = `${fill(this.words.text, { name: name.trim(), title, version, date })}\n${line}\n`;
    const field = h("textarea", { readonly: true, rows: "4", "aria-label": this.words.receipt }, text);
    const status = h("p", { class: "hb-quiet", role: "status" });
    const take = async () => {
      await copy(field);
      status.textContent = this.words.copied;
    };
    this.show(h("h2", {}, this.words.receipt), field,
      h("div", { class: "hb-actions" }, this.button("copy", take, true),
        this.button("save", () => save(`${id}-${date}.txt`, text)),
        this.button("save-all", () => save(`receipts-${date}.txt`, `${stored("receipts").join("\n")}\n`))),
      status, h("p", { class: "hb-quiet" }, this.words.declaration)).focus();
  }
}
