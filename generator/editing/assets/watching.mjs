// What the preview beside the form shows: the content as it is, with marks, or the last good one.

const AGAIN = 1000;

/** Tell the editor after each build of the preview, for as long as the page is open. */
export async function watch(app) {
  let number = -1;
  for (;;) {
    try {
      const answer = await fetch(`/_handbook/state?after=${number}`);
      const state = await answer.json();
      if (state.number !== number) app.previewed(state);
      ({ number } = state);
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, AGAIN); });
    }
  }
}

/** A problem with its place: the file's title, and what is wrong. */
export function placeOf(app, problem) {
  if (!problem) return "";
  const files = [...app.tree.departments.flatMap((one) => one.roles.flatMap((role) => [role, ...role.groups.flatMap((group) => group.files)])),
    ...app.tree.shared.flatMap((group) => group.files)];
  const base = problem.file.replace(/\.[a-z]{2}\.yaml$/, ".yaml");
  const found = files.find(({ file }) => file === base);
  const kind = base.replace(/\.yaml$/, "");
  return `${found ? found.title || found.id : app.words.single[kind] ?? base}: ${problem.message}`;
}
