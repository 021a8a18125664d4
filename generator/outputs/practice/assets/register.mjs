// The supervisor's page: receipts pasted, chosen or dropped become a register, on this device.

import { merged } from "./merge.mjs";
import { button, define, element as h, fill, read, save, store, stored, today, written } from "./shared.mjs";

const LARGEST = 5e6;

/** The parts of the register, as texts. */
export function tables(register, items, words) {
  const title = (id) => Object.hasOwn(items, id) ? items[id].title : id;
  const head = ["name", "document", "version", "date", "status"].map((name) => words[name]);
  return [
    [words.read, head, register.rows.map((one) => [one.name, title(one.document), one.version, one.date, words[one.status]])],
    [words.missing, head.slice(0, 2), [...register.missing].flatMap(([name, ids]) => ids.map((id) => [name, title(id)]))],
    [words.foreign, head.slice(0, 4), register.foreign.map((one) => [one.name, one.document, one.version, one.date])],
    [words.damaged, [words.line], register.damaged.map((line) => [line])],
  ].filter(([, , rows]) => rows.length);
}

/** Rows for a spreadsheet. What looks like a formula is kept from being one. */
export const csv = (rows) => `\ufeff${rows.map((row) => row.map((cell) =>
  `"${cell.replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`).join(",")).join("\r\n")}\r\n`;

function table([title, head, rows]) {
  return h("section", {}, h("h2", {}, `${title} (${rows.length})`), h("div", { class: "hb-scroll" },
    h("table", { class: "hb-table" }, h("thead", {}, h("tr", {}, head.map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map((text, n) => h("td", { "data-label": head[n] }, text))))))));
}

class Page {
  constructor(self) {
    this.words = JSON.parse(self.dataset.words);
    this.items = JSON.parse(self.dataset.items);
    this.expected = JSON.parse(self.dataset.expected);
    this.damaged = []; // those are shown, not kept
    this.status = h("p", { role: "status" });
    this.out = h("div", {});
    self.replaceChildren(this.form(), this.out);
    self.addEventListener("dragover", (event) => event.preventDefault());
    self.addEventListener("drop", (event) => this.dropped(event));
    this.show();
  }

  form() {
    const field = h("textarea", { rows: "5" });
    const files = h("input", {
      type: "file", multiple: true, accept: ".txt,.csv,.eml,text/*", onchange: () => this.take([...files.files]),
    });
    const merge = () => {
      this.add([field.value]);
      field.value = "";
    };
    return h("div", { class: "hb-stage" }, h("label", {}, this.words.paste, field),
      h("label", {}, this.words.files, files),
      h("div", { class: "hb-actions" }, button(this.words.merge, merge, true)), this.status);
  }

  dropped(event) {
    event.preventDefault();
    const text = event.dataTransfer.getData("text");
    if (text) this.add([text]);
    else this.take([...event.dataTransfer.files]);
  }

  async take(files) {
    this.add(await Promise.all(files.filter((one) => one.size < LARGEST).map((one) => one.text())));
  }

  add(texts) {
    const kept = new Set(stored("register"));
    const all = texts.map(read);
    const lines = all.flatMap((one) => one.found.map(written));
    const damaged = all.flatMap((one) => one.damaged);
    const fresh = new Set(lines.filter((line) => !kept.has(line)));
    this.damaged = [...new Set([...this.damaged, ...damaged])];
    store("register", [...kept, ...fresh]);
    this.status.textContent = fill(this.words.added, {
      n: fresh.size, duplicates: lines.length - fresh.size, damaged: damaged.length,
    });
    this.show();
  }

  forget() {
    if (!confirm(this.words.sure)) return;
    store("register", []);
    this.damaged = [];
    this.show();
  }

  show() {
    const register = merged([stored("register").join("\n")], this.items, this.expected);
    const shown = tables({ ...register, damaged: this.damaged }, this.items, this.words);
    const rows = shown.flatMap(([title, head, all]) => [[title], head, ...all]);
    this.out.replaceChildren(...shown.map(table), shown.length ? h("div", { class: "hb-actions" },
      button(this.words.print, () => print()),
      button(this.words.csv, () => save(`receipts-${today()}.csv`, csv(rows), "text/csv")),
      button(this.words.forget, () => this.forget())) : "");
  }
}

define("hb-register", (self) => new Page(self));
