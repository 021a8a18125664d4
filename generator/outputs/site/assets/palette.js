/* The switch of colours: as the system has them, light, dark. It runs where it stands in the header,
   so that nothing is shown in other colours first. */
(function () {
  "use strict";
  var KEPT = "handbook:palette";
  var inputs = Array.from(document.querySelectorAll("[data-md-component=palette] input"));
  var system = matchMedia("(prefers-color-scheme: dark)");
  var chosen = 0;
  try {
    chosen = Number(localStorage.getItem(KEPT)) || 0;
  } catch (error) { /* storage can be switched off, for files from disk above all */ }

  function paint() {
    var input = inputs[chosen] || inputs[0];
    var dark = input.dataset.mdColorMedia === "(prefers-color-scheme)"
      ? system.matches : input.dataset.mdColorScheme === "slate";
    input.checked = true;
    inputs.forEach(function (one) { one.nextElementSibling.hidden = one !== input; }); // the way to the next
    document.body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
  }

  inputs.forEach(function (input, n) {
    input.addEventListener("change", function () {
      chosen = n;
      paint();
      try { localStorage.setItem(KEPT, String(n)); } catch (error) { /* forgotten, then */ }
    });
  });
  system.addEventListener("change", paint);
  if (inputs.length) paint();
})();
