// Puts on the page what the other scripts of this folder share.

import {
  define, element, store, stored, button, copy, dayOf, fill, printOnly,
  save, timeOf, today, hash, read, written,
} from "./shared.mjs";

window.hbShared = {
  define, element, store, stored, button, copy, dayOf, fill, printOnly,
  save, timeOf, today, hash, read, written,
};
