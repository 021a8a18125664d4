/* A server shows the page of a wrong address at any depth, below a folder that only the server
   knows. The page asks for this script at each level above it; the one that is found knows where the
   site begins, and makes the addresses of the page begin there. */
(() => {
  "use strict";
  if (window.handbookRoot) return;
  const root = new URL("../../", document.currentScript.src).href;
  const there = (address) => new URL(address, root).href;
  window.handbookRoot = root;

  for (const name of ["href", "data-base"]) {
    for (const one of document.querySelectorAll(`[${name}]:not([${name}^="#"])`)) {
      one.setAttribute(name, there(one.getAttribute(name)));
    }
  }
  for (const old of document.querySelectorAll("script[src]:not([src$='not-found.js'])")) {
    const script = document.createElement("script");
    for (const { name, value } of old.attributes) script.setAttribute(name, value);
    script.async = false;
    script.src = there(old.getAttribute("src"));
    old.replaceWith(script);
  }
})();
