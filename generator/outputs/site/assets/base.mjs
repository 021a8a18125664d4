// Before anything is shown: that scripts run, where the site begins, and where the pages of this
// language do, if they may be kept for use without a network.

document.documentElement.classList.replace("no-js", "js");
window.handbookRoot = new URL(`${document.currentScript.dataset.base}/`, location.href).href;
window.handbookOffline = document.currentScript.dataset.offline;
