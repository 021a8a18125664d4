/* What the theme's inline script does, as a file, so that the page may forbid inline scripts. */
(function () {
  "use strict";
  document.documentElement.classList.replace("no-js", "js"); // the theme's script does so after the first paint
  var base = document.currentScript.dataset.base;
  var scope = new URL(base, location);
  window.__md_scope = scope;
  window.__md_hash = function (text) {
    return Array.from(text).reduce(function (sum, c) { return (sum << 5) - sum + c.charCodeAt(0); }, 0);
  };
  window.__md_get = function (key, store, where) {
    try {
      return JSON.parse((store || localStorage).getItem((where || scope).pathname + "." + key));
    } catch (error) {
      return null; // storage can be switched off, for files from disk above all
    }
  };
  window.__md_set = function (key, value, store, where) {
    try {
      (store || localStorage).setItem((where || scope).pathname + "." + key, JSON.stringify(value));
    } catch (error) { /* the same */ }
  };
})();
