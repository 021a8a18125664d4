// Before anything is shown: that scripts run, where the site begins, what had another id before, and
// where the pages of this language begin, if they may be kept for use without a network; and what
// the reader's day says of a document.

import { startDates } from "./dated.mjs";

document.documentElement.classList.replace("no-js", "js");
window.handbookRenamed = JSON.parse(document.currentScript.dataset.renamed ?? "{}");
window.handbookRoot = new URL(`${document.currentScript.dataset.base}/`, location.href).href;
window.handbookOffline = document.currentScript.dataset.offline;
startDates();
