/* What moves in the frame around a page. It stands in for the script of the theme, which weighs more
   than all else of a page and keeps a phone busy for longer; of what that does, this is what the
   handbook needs. Nothing is measured before the reader scrolls. */
(function () {
  "use strict";
  var HEADER = 48; // its height
  var WIDE = matchMedia("(min-width: 76.25em)");

  function one(name) {
    return document.querySelector("[data-md-component=" + name + "]");
  }

  /* The heading goes out of sight, and the header says it instead. */
  function nameInHeader() {
    var heading = document.querySelector("article h1");
    if (!heading) return;
    new IntersectionObserver(function (seen) {
      var above = !seen[0].isIntersecting && seen[0].boundingClientRect.top < HEADER;
      one("header-title").classList.toggle("md-header__title--active", above);
    }, { rootMargin: -HEADER + "px 0px 0px" }).observe(heading);
  }

  /* The contents tell where the reader is. Gives what to do at each scrolling. */
  function contents(list) {
    var links = Array.from(list.querySelectorAll("a[href^='#']"));
    var places = links.map(function (link) { return document.getElementById(link.hash.slice(1)); });
    var box = list.closest(".md-sidebar__scrollwrap");
    var last = -1;
    return function () {
      var passed = places.map(function (place) {
        return !!place && place.getBoundingClientRect().top < 2 * HEADER;
      });
      var now = passed.lastIndexOf(true);
      if (now === last) return;
      last = now;
      links.forEach(function (link, n) {
        link.classList.toggle("md-nav__link--passed", n < now);
        link.classList.toggle("md-nav__link--active", n === now);
      });
      if (now >= 0) keepInSight(box, links[now]);
    };
  }

  /* Scrolls within a box alone; `scrollIntoView` would move the page as well. */
  function keepInSight(box, link) {
    var inside = link.getBoundingClientRect(), around = box.getBoundingClientRect();
    if (inside.top < around.top || inside.bottom > around.bottom) {
      box.scrollTop += inside.top - around.top - around.height / 2;
    }
  }

  /* The way back to the top is shown to whoever turns back. */
  function backToTop(button) {
    var last = scrollY;
    button.addEventListener("click", function () { scrollTo(0, 0); });
    return function () {
      button.hidden = scrollY >= last || scrollY < innerHeight / 2;
      last = scrollY;
    };
  }

  function whenScrolling(steps) {
    var asked = false;
    addEventListener("scroll", function () {
      if (asked) return;
      asked = true;
      requestAnimationFrame(function () {
        asked = false;
        steps.forEach(function (step) { step(); });
      });
    }, { passive: true });
  }

  /* A link within the page: the drawer that it stood in closes, what it leads to opens. */
  function arrive() {
    var drawer = document.getElementById("__drawer");
    var target = document.getElementById(location.hash.slice(1));
    if (drawer.checked) drawer.click();
    if (target && target.matches("details")) target.open = true;
  }

  function start() {
    var here = document.querySelector(".md-nav--primary .md-nav__link--active");
    var steps = Array.from(document.querySelectorAll("[data-md-component=toc]"), contents);
    if (one("top")) steps.push(backToTop(one("top")));
    nameInHeader();
    whenScrolling(steps);
    arrive();
    if (here && WIDE.matches) keepInSight(here.closest(".md-sidebar__scrollwrap"), here);
  }

  addEventListener("hashchange", arrive);
  /* The sections of the navigation are labels that the keyboard reaches but does not press. */
  document.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && event.target.matches("label")) event.target.click();
  });
  start();
})();
