// The register of receipts, as generator/outputs/practice/receipts.py makes it.

import { read } from "./shared.mjs";

function statusOf(receipt, item) {
  if (!item) return "";
  if (receipt.digest === item.digest) return "valid";
  return item.versions.includes(receipt.version) ? "stale" : "";
}

const rank = (row) => (row.status === "valid" ? "1" : "0") + row.date;
const keyOf = (row) => `${row.name}|${row.document}`;
const own = (table, key) => Object.hasOwn(table, key) ? table[key] : undefined;

/** The register: `items` by id, and by role what is `expected` of those who signed for it. */
export function merged(texts, items, expected) {
  const register = { rows: [], duplicates: 0, damaged: [], foreign: [], missing: new Map() };
  const now = new Map(Object.entries(items).flatMap(([id, item]) =>
    item.was.filter((old) => !own(items, old)).map((old) => [old, id])));
  const seen = new Set();
  const latest = new Map();
  for (const { found, damaged } of texts.map(read)) {
    register.damaged.push(...damaged);
    for (const given of found) {
      const receipt = { ...given, document: now.get(given.document) ?? given.document };
      const key = [keyOf(receipt), receipt.version, receipt.digest].join("|");
      if (seen.has(key)) { register.duplicates += 1; continue; }
      seen.add(key);
      const status = statusOf(receipt, own(items, receipt.document));
      if (!status) { register.foreign.push(given); continue; }
      const row = { ...receipt, status };
      const before = latest.get(keyOf(row));
      if (!before || rank(row) > rank(before)) latest.set(keyOf(row), row);
    }
  }
  register.rows = [...latest.values()].sort((a, b) => keyOf(a) < keyOf(b) ? -1 : 1);
  for (const row of register.rows) {
    const has = (id) => latest.has(`${row.name}|${id}`);
    const left = (own(expected, row.document) ?? []).filter((id) => !has(id));
    if (left.length) register.missing.set(row.name, [...new Set([...register.missing.get(row.name) ?? [], ...left])]);
  }
  return register;
}
