// Before anything is shown: that scripts run, where the site begins, what was called otherwise before.

document.documentElement.classList.replace("no-js", "js");
window.handbookRenamed = JSON.parse(document.currentScript.dataset.renamed ?? "{}");
window.handbookRoot = new URL(`${document.currentScript.dataset.base}/`, location.href).href;
