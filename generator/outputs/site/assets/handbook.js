/* What moves on the handbook's pages: small custom elements, light DOM, nothing leaves the device.
   Every page is complete without them. */
(function () {
  "use strict";

  /* The device's memory; a reader may have switched it off, and then nothing is remembered. What is
     read must be of the fallback's kind: other pages of this host may write there, too. */
  var memory = {
    get: function (key, fallback) {
      try {
        var text = localStorage.getItem("handbook:" + key);
        var value = JSON.parse(text);
        return value && value.constructor === fallback.constructor ? value : fallback;
      } catch (error) {
        return fallback;
      }
    },
    set: function (key, value) {
      try {
        localStorage.setItem("handbook:" + key, JSON.stringify(value));
      } catch (error) { /* nothing to be done: the page goes on without */ }
    },
  };

  function today() {
    var now = new Date();
    var two = function (n) { return String(n).padStart(2, "0"); };
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  function element(name, attributes, text) {
    var node = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { node.setAttribute(key, attributes[key]); });
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function define(name, connected) {
    if (customElements.get(name)) return;
    customElements.define(name, class extends HTMLElement {
      connectedCallback() {
        if (this.dataset.ready) return;
        this.dataset.ready = "yes";
        /* The parser may connect the element before its children are there. */
        var self = this;
        if (document.readyState === "loading") {
          document.addEventListener("DOMContentLoaded", function () { connected(self); });
        } else {
          connected(self);
        }
      }
    });
  }

  /* A document past its review date says so: the build cannot know the reader's day. */
  define("hb-review", function (self) {
    self.hidden = !(self.dataset.review < today());
  });

  /* Remembers where the reader was, for the home page. */
  define("hb-visit", function (self) {
    var visits = memory.get("visits", []).filter(function (one) { return one.id !== self.dataset.id; });
    visits.unshift({ id: self.dataset.id, title: self.dataset.title, language: document.documentElement.lang,
      path: location.pathname.slice(window.__md_scope.pathname.length) });
    memory.set("visits", visits.slice(0, 8));
  });

  /* A list that keeps its ticks: daily lists for the day, others until they are started again. */
  define("hb-checklist", function (self) {
    var key = "ticks:" + self.dataset.id;
    var boxes = Array.from(self.querySelectorAll("input[type=checkbox]"));
    var stored = memory.get(key, {});
    var stale = self.dataset.when === "daily" && stored.day !== today();
    var ticked = new Set(stale ? [] : stored.items || []);
    boxes.forEach(function (box) { box.checked = ticked.has(box.id); });

    var bar = element("div", { class: "hb-progress" });
    var meter = element("progress", { max: boxes.length, "aria-label": self.dataset.progress });
    var count = element("span", { role: "status" });
    var date = element("span", { class: "hb-quiet" }, self.dataset.date + " " + today());
    var reset = element("button", { type: "button", class: "hb-button" }, self.dataset.reset);
    var print = element("button", { type: "button", class: "hb-button" }, self.dataset.print);
    var note = element("p", { class: "hb-quiet" }, self.dataset.note);
    bar.append(meter, count, date, reset, print);
    self.prepend(bar);
    self.append(note);

    function show() {
      var done = boxes.filter(function (box) { return box.checked; });
      meter.value = done.length;
      count.textContent = self.dataset.progress + " " + done.length + "/" + boxes.length;
      return done;
    }
    function save() {
      var done = show();
      memory.set(key, { day: today(), items: done.map(function (box) { return box.id; }) });
    }
    self.addEventListener("change", save);
    reset.addEventListener("click", function () {
      boxes.forEach(function (box) { box.checked = false; });
      save();
      if (boxes[0]) boxes[0].focus();
    });
    print.addEventListener("click", function () { window.print(); });
    show();
  });

  /* The home page as a desk: the reader's own role first, and where they left off. */
  define("hb-home", function (self) {
    var mine = self.querySelector("[data-hb-mine]");
    var tiles = Array.from(self.querySelectorAll("[data-hb-role]"));

    function showMine() {
      var chosen = tiles.find(function (tile) { return tile.dataset.hbRole === memory.get("role", ""); });
      mine.hidden = !chosen;
      mine.replaceChildren();
      if (!chosen) return;
      var open = element("a", { class: "hb-button hb-button--primary", href: chosen.getAttribute("href") },
        self.dataset.go + (document.documentElement.lang === "zh" ? "：" : ": ") + chosen.querySelector("b").textContent);
      var change = element("button", { class: "hb-button", type: "button" }, self.dataset.change);
      change.addEventListener("click", function () {
        memory.set("role", "");
        showMine();
        tiles[0].focus();
      });
      mine.append(open, change);
    }
    tiles.forEach(function (tile) {
      tile.addEventListener("click", function () { memory.set("role", tile.dataset.hbRole); });
    });

    function showVisits() {
      var place = self.querySelector("[data-hb-continue]");
      var visits = memory.get("visits", []).filter(function (one) {
        return one.language === document.documentElement.lang;
      }).slice(0, 4);
      if (!place || !visits.length) return;
      var list = element("ul", { class: "hb-tiles hb-tiles--small" });
      visits.forEach(function (one) {
        var link = element("a", { href: window.__md_scope.href + one.path });
        link.append(element("span", {}, one.title));
        var item = element("li");
        item.append(link);
        list.append(item);
      });
      place.replaceChildren(element("h2", {}, self.dataset["continue"]), list);
      place.hidden = false;
    }
    showMine();
    showVisits();
  });

  /* What a term means, on hover, on keyboard focus and at the first tap; the second tap opens the
     glossary, where it leads without any script. */
  (function () {
    var bubble = element("div", { class: "hb-meaning", role: "tooltip", id: "hb-meaning", hidden: "" });
    var shown = null;

    function hide() {
      if (!shown) return;
      shown.removeAttribute("aria-describedby");
      bubble.hidden = true;
      shown = null;
    }
    function show(term) {
      if (shown === term) return;
      hide();
      shown = term;
      bubble.textContent = term.dataset.meaning;
      if (!bubble.isConnected) (document.querySelector("article") || document.body).append(bubble);
      bubble.hidden = false;
      term.setAttribute("aria-describedby", "hb-meaning");
      var room = bubble.offsetParent ? bubble.offsetParent.getBoundingClientRect() : { left: 0, top: -scrollY };
      var at = term.getBoundingClientRect();
      var most = document.documentElement.clientWidth - bubble.offsetWidth - 16;
      bubble.style.left = Math.max(16, Math.min(at.left, most)) - room.left + "px";
      bubble.style.top = at.bottom - room.top + 6 + "px";
    }
    function termOf(event) {
      return event.target.closest ? event.target.closest("a.hb-term") : null;
    }
    document.addEventListener("mouseover", function (event) {
      var term = termOf(event);
      if (term) show(term);
      else if (!bubble.contains(event.target) && document.activeElement !== shown) hide();
    });
    document.addEventListener("focusin", function (event) {
      var term = termOf(event);
      if (term) show(term);
      else hide();
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") hide();
    });
    document.addEventListener("pointerdown", function (event) {
      var term = termOf(event);
      if (term && event.pointerType === "touch") term.dataset.tapped = shown === term ? "twice" : "once";
      else if (!term) hide();
    });
    document.addEventListener("click", function (event) {
      var term = termOf(event);
      if (term && term.dataset.tapped === "once") {
        event.preventDefault();
        show(term);
      }
    });
  })();

  window.handbook = { memory: memory, today: today };
})();
