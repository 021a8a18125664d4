// A page longer than some screens folds what is needed least, until it is no longer than that. This
// runs where the page ends; until then what may move is not shown, so that nothing jumps.

import { folds, id, keyOf, set } from "./folded.mjs";
import { stored } from "./store.mjs";

const SCREENS = 5; // six with what other scripts add, and what the browser's own bars take away
const RANKS = ["1", "2", "3", "4", "5"];
const rankOf = (fold) => fold.dataset.rank ?? "3"; // that of most

const kept = stored("folds", id);
const isLong = () => document.documentElement.scrollHeight > SCREENS * innerHeight;

for (const fold of folds) {
  if (keyOf(fold) in kept) set(fold, kept[keyOf(fold)]);
  if (!fold.open) fold.dataset.folds = "";
}
for (const rank of RANKS) {
  if (!isLong()) break;
  for (const fold of folds) {
    if (rankOf(fold) === rank && !(keyOf(fold) in kept)) set(fold, false);
  }
}
document.documentElement.classList.add("hb-settled");
