// What the scripts of this folder share. On a page it comes in a script of its own, `base.js`, and
// `given.mjs` stands in for this module.

import { define as define_, element as element_ } from "../../site/assets/dom.mjs";
import { store as store_, stored as stored_ } from "../../site/assets/store.mjs";
import {
  button as button_, copy as copy_, dayOf as dayOf_, fill as fill_,
  printOnly as printOnly_, save as save_, timeOf as timeOf_, today as today_,
} from "./page.mjs";
import { hash as hash_, read as read_, written as written_ } from "./receipt.mjs";

export const define = define_;
export const element = element_;
export const store = store_;
export const stored = stored_;
export const button = button_;
export const copy = copy_;
export const dayOf = dayOf_;
export const fill = fill_;
export const printOnly = printOnly_;
export const save = save_;
export const timeOf = timeOf_;
export const today = today_;
export const hash = hash_;
export const read = read_;
export const written = written_;
