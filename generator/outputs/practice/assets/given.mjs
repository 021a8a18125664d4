// What `base.js` has put on the page: it stands in for `shared.mjs`.

const shared = window.hbShared;
export const define = shared.define;
export const element = shared.element;
export const store = shared.store;
export const stored = shared.stored;
export const button = shared.button;
export const copy = shared.copy;
export const dayOf = shared.dayOf;
export const fill = shared.fill;
export const printOnly = shared.printOnly;
export const save = shared.save;
export const timeOf = shared.timeOf;
export const today = shared.today;
export const hash = shared.hash;
export const read = shared.read;
export const written = shared.written;
