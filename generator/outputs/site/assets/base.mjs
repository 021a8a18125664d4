// Before anything is shown: that scripts run, and where the site begins.

document.documentElement.classList.replace("no-js", "js");
window.handbookRoot = new URL(`${document.currentScript.dataset.base}/`, location.href).href;
