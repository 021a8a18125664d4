// What a query is read as, and what answers it. The index is a small one, written here by hand.

import assert from "node:assert/strict";
import { test } from "node:test";

import "../../generator/outputs/search/assets/engine.mjs";
import { read } from "../../generator/outputs/search/assets/query.mjs";

const engine = globalThis.HandbookSearch;

const PAGES = [
  // kind, id, title, other names, text; then the parts
  ["role", "front-desk", "前台文员", "前台|接待员|QT|Receptionist", "", ["duty", "answer-calls", "接听来电", "", ""]],
  ["procedure", "expenses", "差旅费报销", "报销|报账|Reimbursement", "出差回来后办理。七天内报销。桌椅不在此列。",
    ["step", "stick-receipts", "贴好发票，用胶水", "", "发票由会计批准。"]],
  ["procedure", "visitors", "来访接待", "访客接待|Visitors", "", ["step", "serve-tea", "给客人递上茶水", "", ""], ["step", "say-goodbye", "送客人到门口", "", ""]],
  ["standard", "etiquette", "接待规范", "礼仪", "不要用香水。", ],
  ["checklist", "suitcase", "行李清单", "", ""],
  ["step-page", "papers", "装箱单怎样做", "", ""],
  ["page", "glossary", "术语表", "", "", ["topic", "seal", "印章", "公章|盖章", ""]],
];
const SOUNDS = {
  qian: "前", tai: "台", wen: "文", yuan: "员", jie: "接", dai: "待", ting: "听", lai: "来", dian: "电",
  chai: "差", lv: "旅", fei: "费", bao: "报", xiao: "销", zhang: "账章张", fang: "访", ke: "客", yin: "印",
  gong: "公", gai: "盖", gui: "规", fan: "范", li: "礼", yi: "仪", fa: "发", piao: "票", cha: "茶", shui: "水",
};
const HEAD = {
  language: "zh", sounds: SOUNDS, traditional: "銷销報报", words: {}, kinds: {},
  reading: { stop: "怎么[办做]? 找谁 谁 the", faint: "了吗的", vague: "东西" },
  trade: ["装箱单 packing-list"], everyday: ["发票 invoice", "客人 访客", "行李 packing"],
  called: { procedure: "流程 步骤" },
  wants: [{ asks: "谁批", kinds: ["step"], holds: "由.*批" }, { asks: "能不能", kinds: ["standard"] }],
  people: [
    { id: "front-desk", title: "前台文员", path: "roles/front-desk/index.html", above: "manager" },
    { id: "manager", title: "经理", path: "organisation.html#manager", above: "" },
  ],
  owners: { seal: "front-desk" }, ask: "front-desk", size: 0,
};

/** Pages as a shard holds them: their passages in columns. */
function shardOf(pages) {
  const passages = pages.map(([kind, , title, names, text, ...parts]) => [[kind, "", title, names, text], ...parts]);
  const column = (at) => passages.flat().map((passage) => passage[at] ?? "").join("\n");
  return {
    pages: pages.map(([kind, id], at) => [id, `${kind}s/${id}.html`, [0], passages[at].length]),
    kinds: column(0), fragments: column(1), titles: column(2), names: column(3), texts: column(4), anchors: column(5),
  };
}

const index = engine.fill(engine.open(HEAD), [shardOf(PAGES)]);
const ask = (query, options) => engine.search(index, query, options);
const ids = (query, options) => ask(query, options).hits.map((hit) => hit.id);
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
  const [hit] = ask("茶水").hits;

  assert.equal("visitors/serve-tea", hit.id);
  assert.equal("procedures/visitors.html#serve-tea", hit.href);
  assert.equal("来访接待", hit.page);
  assert.deepEqual([[5, 7]], hit.marks);
});

test("a word of running text is found, and its sentence shown with the word marked", () => {
  const [hit] = ask("桌椅").hits;

  assert.equal("expenses", hit.id);
  assert.equal("桌椅不在此列。", hit.note);
  assert.deepEqual([[0, 2]], hit.noteMarks);
});

test("the best passage of a page comes first, the others are folded under it", () => {
  const visitors = ask("客人").hits.filter(({ id }) => id.startsWith("visitors"));

  assert.equal(1, visitors.length);
  assert.ok(visitors[0].others.length);
});

test("traditional characters are read as simplified ones", () => {
  assert.deepEqual(ids("报销"), ids("報銷"));
});

test("a word that nothing knows is dropped, and named", () => {
  const { hits, dropped } = ask("报销 量子");

  assert.equal("expenses", hits[0].id);
  assert.deepEqual(["量子"], dropped);
});

test("who asks for whom to approve is shown the sentence that says so", () => {
  const [hit] = ask("发票谁批").hits;

  assert.equal("expenses/stick-receipts", hit.id);
  assert.equal("发票由会计批准。", hit.note);
});

test("words of the trade come before everyday ones", () => {
  assert.equal("papers", first("packing list"));
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

test("English finds by English names, with endings and slips", () => {
  for (const query of ["visitor", "visitors", "visiting", "vistors", "the visitor"]) {
    assert.equal("visitors", first(query), query);
  }
});

test("an everyday word finds what is called otherwise", () => {
  assert.equal("expenses/stick-receipts", first("invoice"));
  assert.ok(ids("访客").some((id) => id.startsWith("visitors")));
});

test("a word for a kind of page prefers that kind", () => {
  assert.equal("visitors", first("接待流程"));
});

test("what is not there is not found, and somebody is named", () => {
  const { hits, ask: whom } = ask("量子力学");

  assert.deepEqual([], hits);
  assert.deepEqual({ title: "前台文员", href: "roles/front-desk/index.html", topic: "" }, whom);
});

test("nobody is sent to himself", () => {
  assert.equal("经理", ask("量子力学", { mine: "front-desk" }).ask.title);
});

test("letters at random find nothing", () => {
  for (const query of ["xyzzy", "qqqqq", "zxcvbnm", "???", "。。。"]) {
    assert.deepEqual([], ids(query), query);
  }
});

test("hits can be narrowed to a kind and to a role", () => {
  assert.deepEqual(["etiquette"], ids("接待", { kind: "standard" }));
  assert.deepEqual([], ids("接待", { role: "3" }));
});

test("the kinds to choose from are those that were found", () => {
  assert.deepEqual(["procedure", "role", "standard"], ask("接待", { kind: "standard" }).kinds.sort());
});

test("a query is cut rather than waited for", () => {
  assert.ok(read(index, "客".repeat(1000)).weights.length <= 60);
});

test("of a large index the pages are loaded that may hold the answer", async () => {
  engine.begin({ ...HEAD, language: "large", size: 1, lists: 1 });
  const files = { names: shardOf(PAGES.map((page) => page.slice(0, 4))), "words-0": { 桌椅: [1], 茶水: [2] } };
  PAGES.forEach((page, number) => { files[`pages-${number}`] = shardOf([page]); });
  const loaded = [];
  const load = async (file) => {
    const name = file.slice("large/".length, -".js".length);
    loaded.push(name);
    engine.add("large", name, files[name]);
  };
  const found = async (query) => engine.search(await engine.gathered(engine.opened.large, query, load), query).hits[0]?.id;

  assert.equal("expenses", await found("桌椅"));
  assert.deepEqual(["names", "words-0", "pages-1"], loaded);
  assert.equal("visitors/serve-tea", await found("茶水"));
  assert.equal("expenses", await found("baoxiao"));
  assert.equal(undefined, await found("量子"));
});
