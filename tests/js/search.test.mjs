// What a query is read as, and what answers it. The index is a small one, written here by hand.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const path = new URL("../../generator/outputs/search/assets/engine.js", import.meta.url);
vm.runInThisContext(readFileSync(path, "utf8"));
const engine = globalThis.HandbookSearch;

const LINES = [
  // code, title, other names, rare words, id with English words
  ["R", "前台文员", "前台|接待员|QT", "", "front-desk receptionist"],
  ["d", "接听来电", "", "", "answer-calls"],
  ["P", "差旅费报销", "报销|报账", "", "expenses reimbursement"],
  ["s", "贴好发票", "", "胶水", "stick-receipts"],
  ["P", "来访接待", "访客接待", "", "visitors"],
  ["s", "给客人递上茶水", "", "", "serve-tea"],
  ["S", "接待规范", "礼仪", "香水", "etiquette"],
  ["X", "术语表", "", "", "glossary"],
  ["t", "印章", "公章|盖章", "", "seal"],
];
const SYLLABLES = {
  qian: "前", tai: "台", wen: "文", yuan: "员", jie: "接", dai: "待", ting: "听", lai: "来", dian: "电",
  chai: "差", lv: "旅", fei: "费", bao: "报", xiao: "销", zhang: "账章张", fang: "访", ke: "客", yin: "印",
  gong: "公", gai: "盖", gui: "规", fan: "范", li: "礼", yi: "仪", fa: "发", piao: "票", cha: "茶", shui: "水",
};

/** A source such as the index file hands over, once it is unpacked. */
function source(lines = LINES) {
  return {
    language: "zh", common: ["", ""],
    read: Object.entries(SYLLABLES).map(([syllable, chars]) => syllable + chars).join(""),
    stop: "怎么[办做]? 找谁 谁 the", faint: "了吗的", vague: "东西", groups: ["发票 invoice", "客人 访客"],
    called: { P: "流程 步骤" }, wants: { S: "能不能" },
    folders: { R: "roles/*/index.html", P: "procedures/*.html", S: "standards/*.html", X: "*.html" },
    people: [["front-desk", "前台文员"]], owners: "0", ask: 0,
    lines: {
      codes: lines.map(([code]) => code).join(""),
      columns: [1, 2, 3, 4].map((at) => lines.map((line) => line[at]).join("^")),
      roles: lines.filter(([code]) => code < "a").map(() => "0").join(","),
    },
  };
}

const index = engine.open(source());
const ids = (query, filter) => engine.search(index, query, filter).hits.map((hit) => hit.id);
const first = (query) => ids(query)[0];

test("a word finds the page it names", () => {
  assert.equal("visitors", first("来访"));
  assert.equal("expenses", first("报账"));
});

test("words of a question that say nothing are passed over", () => {
  assert.equal("glossary/seal", first("盖章找谁"));
  assert.equal("visitors", first("来访了怎么办"));
});

test("a part is found by its own words, and tells its page", () => {
  const [hit] = engine.search(index, "茶水").hits;

  assert.equal("visitors/serve-tea", hit.id);
  assert.equal("procedures/visitors.html#serve-tea", hit.href);
  assert.equal("来访接待", hit.trail);
  assert.deepEqual([[5, 7]], hit.marks);
});

test("a rare word of the text is found, and shown", () => {
  const [hit] = engine.search(index, "香水").hits;

  assert.equal("etiquette", hit.id);
  assert.equal("香水", hit.note);
});

test("pinyin finds: whole, unfinished, parted, with v for ü, and by first letters", () => {
  for (const query of ["chailvfei", "chai lv fei", "chailuf", "baoxiao", "baoxi", "BaoXiao", "bx"]) {
    assert.equal("expenses", first(query), query);
  }
  assert.equal("front-desk", first("qiantai"));
  assert.equal("front-desk", first("qtwy"));
});

test("a character is found by the sound that it has in its phrase", () => {
  assert.equal("expenses", first("chailv"));
  assert.deepEqual([], ids("chalv"));
});

test("a character mistaken for one that sounds the same does no harm", () => {
  assert.equal("glossary/seal", first("盖张"));
});

test("one wrong character in a long word does no harm", () => {
  assert.equal("etiquette", first("接侍规范"));
});

test("English finds by ids and English names, with endings and slips", () => {
  for (const query of ["visitor", "visitors", "visiting", "vistors", "the visitor"]) {
    assert.equal("visitors", first(query), query);
  }
});

test("an everyday word finds what is called otherwise", () => {
  assert.equal("expenses/stick-receipts", first("invoice"));
  assert.ok(ids("访客").includes("visitors/serve-tea"));
});

test("a word for a kind of page prefers that kind", () => {
  assert.equal("visitors", first("接待流程"));
});

test("what is not there is not found, and somebody is named", () => {
  const { hits, ask } = engine.search(index, "量子力学");

  assert.deepEqual([], hits);
  assert.deepEqual({ role: "前台文员", href: "roles/front-desk/index.html", topic: "" }, ask);
});

test("letters at random find nothing", () => {
  for (const query of ["xyzzy", "qqqqq", "zxcvbnm", "???", "。。。"]) {
    assert.deepEqual([], ids(query), query);
  }
});

test("hits can be narrowed to a kind and to a role", () => {
  assert.deepEqual(["etiquette"], ids("接待", { kind: "S" }));
  assert.deepEqual([], ids("接待", { role: "3" }));
});

test("the kinds to choose from are those that were found", () => {
  assert.deepEqual(["S", "P", "R"].sort(), engine.search(index, "接待", { kind: "S" }).kinds.sort());
});

test("a query is cut rather than waited for", () => {
  assert.ok(engine.read(index, "客".repeat(1000)).weights.length <= 60);
});

test("an index of pieces is filled with the lines that are there", () => {
  const { lines, ...head } = source();
  const filled = engine.fill(engine.open({ ...head, count: 5000 }), lines);

  assert.equal(5000, filled.count);
  assert.equal("expenses", engine.search(filled, "报销").hits[0].id);
});
