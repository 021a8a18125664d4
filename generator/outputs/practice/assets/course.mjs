// The parts of a course in a learning system: a document with its receipt, a script to rehearse.

import "./rehearsal.mjs";
import { define, isReported } from "./shared.mjs";
import { Signing } from "./signing.mjs";

define("hb-signing", (self) => {
  new Signing(self, JSON.parse(self.dataset.words), []);
});

for (const note of document.querySelectorAll(".hb-note[data-reported]")) {
  note.textContent = isReported ? note.dataset.reported : note.dataset.alone;
}
