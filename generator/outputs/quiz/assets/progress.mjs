// Where a learner's progress is kept: on this device alone.

import { store, stored } from "../../site/assets/store.mjs";

const LOGGED = 2000;

/** The store of a quiz: `cards` by question, and the last answers. A browser that keeps nothing
 * (or a page from disk that it does not trust) still lets one practise; it only forgets. */
export function openStore(quiz) {
  const state = stored("quiz", quiz);
  const save = () => store("quiz", state, quiz);
  return {
    state,
    remembers: true,
    save,
    answered(entry) {
      state.log = [...state.log, entry].slice(-LOGGED);
      save();
    },
    finished: save,
    forget() {
      Object.assign(state, { cards: Object.create(null), log: [], name: "", sitting: null, last: null });
      save();
    },
  };
}
