// The supervisor's page: receipts pasted, chosen or dropped become a register, on this device.

import { merged } from "./merge.mjs";
import { define, element as h, fill, read, save, store, stored, today, written } from "./shared.mjs";

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

define("hb-register", (self) => {
  const words = JSON.parse(self.dataset.words);
  const items = JSON.parse(self.dataset.items);
  const expected = JSON.parse(self.dataset.expected);
  const field = h("textarea", { rows: "5" });
  const files = h("input", { type: "file", multiple: true, accept: ".txt,.csv,.eml,text/*", onchange: () => take([...files.files]) });
  const status = h("p", { role: "status" });
  const out = h("div", {});
  let damaged = []; // those are shown, not kept

  function show() {
    const register = merged([stored("register").join("\n")], items, expected);
    const shown = tables({ ...register, damaged }, items, words);
    out.replaceChildren(...shown.map(table), shown.length && h("div", { class: "hb-actions" },
      button("print", () => print()),
      button("csv", () => save(`receipts-${today()}.csv`, csv(shown.flatMap(([title, head, rows]) => [[title], head, ...rows])), "text/csv")),
      button("forget", () => { if (confirm(words.sure)) { store("register", []); damaged = []; show(); } })) || "");
  }

  function add(texts) {
    const kept = new Set(stored("register"));
    const all = texts.map(read);
    const lines = all.flatMap((one) => one.found.map(written));
    damaged = [...new Set([...damaged, ...all.flatMap((one) => one.damaged)])];
    const fresh = new Set(lines.filter((line) => !kept.has(line)));
    store("register", [...kept, ...fresh]);
    status.textContent = fill(words.added, {
      n: fresh.size, duplicates: lines.length - fresh.size, damaged: all.flatMap((one) => one.damaged).length,
    });
    show();
  }

  async function take(chosen) {
    add(await Promise.all(chosen.filter((one) => one.size < LARGEST).map((one) => one.text())));
  }

  const button = (name, onclick, primary) =>
    h("button", { type: "button", class: `hb-button${primary ? " hb-button--primary" : ""}`, onclick }, words[name]);

  self.replaceChildren(h("div", { class: "hb-stage" }, h("label", {}, words.paste, field), h("label", {}, words.files, files),
    h("div", { class: "hb-actions" }, button("merge", () => { add([field.value]); field.value = ""; }, true)), status), out);
  self.addEventListener("dragover", (event) => event.preventDefault());
  self.addEventListener("drop", (event) => {
    event.preventDefault();
    const text = event.dataTransfer.getData("text");
    if (text) add([text]);
    else take([...event.dataTransfer.files]);
  });
  show();
});
