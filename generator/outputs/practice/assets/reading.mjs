// At the end of a document: what changed for this reader, a receipt, and a word on what is wrong.

import { showChanges } from "./changes.mjs";
import { reporting } from "./report.mjs";
import { button, define, wordsOf } from "./shared.mjs";
import { Signing } from "./signing.mjs";

define("hb-reading", (self) => {
  const words = wordsOf("reading");
  const { fresh, shown } = showChanges(self, words);
  if ("receipt" in self.dataset) {
    const signing = new Signing(self, words, fresh);
    shown?.querySelector(".hb-actions").append(button(words.ask, () => signing.begin()));
  }
  self.append(reporting(self, words));
});
