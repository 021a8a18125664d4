// Calls to the editor's server: JSON there, JSON back, with the page's own token.

const token = () => document.querySelector('meta[name="handbook-token"]').content;

async function post(address, kind, body) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": kind, "X-Handbook-Token": token() },
    body,
  });
  if (!answer.ok) throw new Error(`${answer.status} ${(await answer.text()).slice(0, 300)}`);
  return answer.json();
}

export const call = (name, request = {}) =>
  post(`/_edit/call/${name}`, "application/json", JSON.stringify(request));

const LARGEST = 5_000_000;
const LARGEST_DOCUMENT = 50_000_000;

/** Hand over an old document; the answer is what was read in it. */
export const takeDocument = (file) =>
  post(`/_edit/take?${new URLSearchParams({ name: file.name })}`, "application/octet-stream", file.slice(0, LARGEST_DOCUMENT + 1));

/** Hand over a file that was dropped; it is kept until the form is saved.
 *
 * Of one that is too large no more is sent than it takes to be told so. */
export function drop(file, folder, holds) {
  const query = new URLSearchParams({ name: file.name, folder, holds });
  return post(`/_edit/drop?${query}`, "application/octet-stream", file.slice(0, LARGEST + 1));
}
