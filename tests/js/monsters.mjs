// Fifty things that storage may hold where a page expects its own: as the text that is kept there.

const deep = "[".repeat(2000) + "]".repeat(2000);
const entry = '{"id":1,"title":{},"path":"//evil.example","items":"a","cards":[],"log":{}}';

export const MONSTERS = [
  "", " ", "null", "true", "false", "undefined", "NaN", "0", "-1", "1.5", "1e999", "3", '"3"', '""',
  '"__proto__"', '"constructor"', "'single'", "{", "[", "{broken", "\u0000", "\ufeff[]", "[]", "{}",
  "[null]", "[[]]", "[{}]", "[1,2,3]", "[true,\"a\",null]", '["__proto__"]', deep,
  '{"__proto__":null}', '{"__proto__":{"items":[1],"cards":{},"role":"x"}}',
  '{"constructor":{"prototype":{"a":1}}}', '{"toString":1,"valueOf":2,"hasOwnProperty":3}',
  '{"length":3}', '{"length":-1,"0":"a"}', entry, `[${entry}]`,
  '{"items":null,"total":"x","day":5,"daily":"yes"}', '{"items":{"0":"a"},"total":-4}',
  '{"items":[1,{},null,"__proto__"],"total":1e9}', '{"cards":{"__proto__":{"box":1,"due":1}}}',
  '{"cards":{"q":null,"r":[],"s":{"box":"1","due":null}},"log":[null,1,{}],"name":[]}',
  '{"cards":[1,2],"log":{"length":5},"name":{"toString":null}}',
  '{"role":[],"language":null,"links":{"0":{}}}',
  '{"role":"x","language":"zh","links":[{"title":"t","path":"javascript:alert(1)"}]}',
  '[{"id":"a","title":"t","kind":"k","language":"zh","path":"../../x.html"}]',
  JSON.stringify("<img src=x onerror=alert(1)>"), JSON.stringify("x".repeat(100000)),
];
