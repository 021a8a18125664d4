// Over https the handbook is kept for use without a network, for readers who have chosen a role:
// what the role needs first. From disk, over plain http and in a preview nothing is kept.

import { element } from "./dom.mjs";
import { stored } from "./store.mjs";

const root = window.handbookRoot;
const { handbookOffline: folder } = window; // of this language's pages; undefined where it is left out

const isPossible = () => folder !== undefined && location.protocol.startsWith("http")
  && "serviceWorker" in navigator && !document.querySelector('script[src^="/_handbook/"]');

/** Asks the worker to keep what the reader's role needs. */
export async function keepForRole() {
  const role = stored("role");
  if (!role || !isPossible()) return;
  try {
    await navigator.serviceWorker.register(`${root}sw.js`, { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ page: `${folder}roles/${role}/index.html` });
  } catch {
    // forbidden by the browser: the handbook is read online
  }
}

addEventListener("load", () => { // the page itself comes first
  if (!isPossible()) return;
  document.head.append(element("link", {
    rel: "manifest", href: `${root}handbook.webmanifest`, crossorigin: "use-credentials",
  }));
  keepForRole();
});
