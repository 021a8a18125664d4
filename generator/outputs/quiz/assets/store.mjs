// Where a learner's progress is kept: on this device alone.

const LOGGED = 2000;

/** The store of a quiz: `cards` by question, and the last answers. A browser that keeps nothing
 * (or a page from disk that it does not trust) still lets one practise; it only forgets. */
export function openStore(quiz) {
  const key = `handbook:quiz:${quiz}`;
  const empty = () => ({ cards: {}, log: [], name: "" });
  let state = empty();
  try {
    state = { ...state, ...JSON.parse(localStorage.getItem(key) || "{}") };
  } catch {
    // Not readable: start afresh.
  }
  const save = () => {
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch {
      // Full or forbidden.
    }
  };
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
      Object.assign(state, empty());
      save();
    },
  };
}
