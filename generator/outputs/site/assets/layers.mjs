// What lies over the page for a while: the drawer, the contents of a phone, the search, the meaning
// of a term. The browser's Back, and Escape, close the uppermost one before they do anything else.
//
// An open layer has an entry in the history. One that closes by itself leaves its entry behind; the
// next layer, or the next link that is followed, takes its place, and Back steps over it.

const layers = [];
let entries = 0;
let address = location.href;

/** Report that something has opened. `close` is called when Back or Escape closes it. */
export function opened(within, close) {
  layers.push({ within, close });
  if (entries >= layers.length) return;
  entries = layers.length;
  address = location.href;
  history.pushState({ layers: entries }, "");
}

/** Report that it has closed by itself. */
export function closed(within) {
  const at = layers.findIndex((layer) => layer.within === within);
  if (at >= 0) layers.splice(at, 1);
}

/** Close the uppermost one. */
export function closeLast() {
  layers.pop()?.close();
}

addEventListener("popstate", ({ state }) => {
  const before = entries;
  const isBack = location.href === address;
  entries = state?.layers ?? 0;
  if (isBack && entries < before && layers.length <= entries) history.back();
  while (layers.length > entries) closeLast();
});

document.addEventListener("keydown", ({ key, target }) => {
  if (key === "Escape" && !target.closest?.("hb-search")) closeLast(); // the search closes itself
});

// A link takes the place of the layer in the history: Back from where it leads is Back to the page.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const inAnotherTab = event.ctrlKey || event.metaKey || event.shiftKey || event.button || link?.target;
  if (!link || !entries || inAnotherTab || event.defaultPrevented) return;
  event.preventDefault();
  entries = 0;
  while (layers.length) closeLast();
  location.replace(link.href);
});
