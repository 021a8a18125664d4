// At the end of a document: what changed for this reader, a receipt, and a word on what is wrong.

import { showChanges } from "./changes.mjs";
import { reporting } from "./report.mjs";
import { define } from "./shared.mjs";
import { Signing } from "./signing.mjs";

define("hb-reading", (self) => {
  const words = JSON.parse(self.dataset.words);
  const fresh = showChanges(self, words);
  if ("receipt" in self.dataset) new Signing(self, words, fresh);
  self.append(reporting(self, words));
});
