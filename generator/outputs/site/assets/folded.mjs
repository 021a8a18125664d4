// What a page can fold, and how.

export const folds = [...document.querySelectorAll("details[data-fold]")];

/** Under which name the device remembers what of this page is open: the same in all languages. */
export const id = document.querySelector("hb-visit")?.dataset.id ?? location.pathname.split("/").at(-1);

export const keyOf = (fold) => fold.dataset.fold;

/** Sets a fold. One that was ever closed shows afterwards how to close it again. */
export function set(fold, open) {
  fold.open = open;
  if (!open) fold.dataset.folds = "";
}
