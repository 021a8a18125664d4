// What the scripts of this folder share. On a page it comes in a script of its own, `base.js`, and
// `given.mjs` stands in for this module.

export { define, element } from "../../site/assets/dom.mjs";
export { store, stored } from "../../site/assets/store.mjs";
export { button, copy, dayOf, fill, printOnly, save, timeOf, today } from "./page.mjs";
export { hash, read, written } from "./receipt.mjs";
