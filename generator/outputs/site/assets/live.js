/* Only in the preview: reloads the page after a build, or lays the problems over it.
   Beside a form, the problems stand at its fields. */
(function () {
  "use strict";
  let number = Number(document.currentScript.dataset.number);
  let place = null;
  const frame = window.frameElement;
  const isBesideForm = Boolean(frame && frame.hasAttribute("data-handbook-preview"));

  function show(problems) {
    if (!place) {
      place = document.createElement("pre");
      place.id = "handbook-problems";
      place.setAttribute("role", "alert");
      /* Set one by one: the page's policy forbids style attributes, not the style object. */
      Object.assign(place.style, {
        position: "fixed", inset: "0", zIndex: "1000", margin: "0", padding: "1.5rem", overflow: "auto",
        background: "rgba(20, 26, 25, .96)", color: "#f4d9c0", font: "15px/1.6 monospace", whiteSpace: "pre-wrap",
      });
      document.body.append(place);
    }
    place.textContent = problems + "\n\nEsc: 先看页面 · show the page";
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && place) { place.remove(); place = null; }
  });

  function ask() {
    fetch("/_handbook/state?after=" + number)
      .then(function (answer) { return answer.json(); })
      .then(function (news) {
        if (news.problems && isBesideForm) { /* the last good page stays */ }
        else if (news.problems) show(news.problems);
        else if (news.number > 0 && (news.number !== number || place)) { location.reload(); return; }
        number = news.number;
        ask();
      })
      .catch(function () { setTimeout(ask, 1000); });
  }
  ask();
})();
