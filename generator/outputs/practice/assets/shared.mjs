// What the scripts of this folder share. On a page it comes in a script of its own, `base.js`, from
// which the others take it (`outputs/scripts.py`).

export { define, element } from "../../site/assets/dom.mjs";
export { store, stored } from "../../site/assets/store.mjs";
export { button, copy, dayOf, fill, printOnly, save, timeOf, today, wordsOf } from "./page.mjs";
export { hash, read, written } from "./receipt.mjs";
