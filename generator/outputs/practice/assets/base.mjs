// Puts on the page what its other scripts of this folder share.

import {
  define, element, store, stored, dayOf, fill, printOnly,
  save, timeOf, today, hash, read, written,
} from "./shared.mjs";

window.hbShared = {
  define, element, store, stored, dayOf, fill, printOnly,
  save, timeOf, today, hash, read, written,
};
