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

  /* A path of the site, the same from every page of it. */
  function path(href) {
    return new URL(href, location).href.slice(window.handbookRoot.length);
  }

  /* A link to such a path. It is put behind the site's address, not resolved: what was remembered
     must not lead elsewhere. */
  function link(to, text) {
    return element("a", { href: window.handbookRoot + to }, text);
  }

  /* Remembers where the reader was, for the home page: the page, and the place on it. */
  define("hb-visit", function (self) {
    var here = { id: self.dataset.id, title: self.dataset.title, kind: self.dataset.kind,
      language: document.documentElement.lang, path: path(location.pathname) };
    function remember() {
      var others = memory.get("visits", []).filter(function (one) { return one.id !== here.id; });
      memory.set("visits", [here].concat(others).slice(0, 8));
    }
    remember();
    addEventListener("pagehide", function () {
      here.place = placeInView();
      remember();
    });
  });

  /* The id of what stands at the top of the window; none at the top of the page. */
  function placeInView() {
    var above = Array.from(document.querySelectorAll("article [id]")).filter(function (one) {
      return one.offsetParent && one.getBoundingClientRect().top < 120;
    });
    return scrollY > 300 && above.length ? above.pop().id : "";
  }

  /* What was ticked of a list: daily lists count for their day, others until they are reset. */
  function ticks(id) {
    var kept = memory.get("ticks:" + id, {});
    var over = kept.daily && kept.day !== today();
    return { items: over ? [] : kept.items || [], total: kept.total, before: over ? kept : null };
  }

  /* How far a list has come, beside a link to it. */
  function showProgress(anchor, list) {
    var kept = ticks(list);
    if (!kept.items.length || !kept.total) return;
    anchor.append(element("span", { class: "hb-quiet" }, " " + kept.items.length + "/" + kept.total));
  }

  define("hb-checklist", function (self) {
    var words = self.dataset;
    var boxes = Array.from(self.querySelectorAll("input[type=checkbox]"));
    var kept = ticks(words.id);
    var ticked = new Set(kept.items);
    boxes.forEach(function (box) { box.checked = ticked.has(box.id); });

    var bar = element("div", { class: "hb-progress" });
    var tools = element("div", { class: "hb-tools" });
    var meter = element("progress", { max: boxes.length, "aria-label": words.progress });
    var count = element("span", { role: "status" });
    var date = element("span", {}, words.date + " " + today());
    var reset = element("button", { type: "button", class: "hb-button" }, words.reset);
    var print = element("button", { type: "button", class: "hb-button" }, words.print);
    bar.append(count, meter);
    tools.append(date, reset, print);
    self.prepend(bar, tools);
    if (kept.before && kept.before.items.length) {
      tools.after(element("p", { class: "hb-note" }, words.fresh
        .replace("{day}", kept.before.day).replace("{done}", kept.before.items.length + "/" + boxes.length)));
    }
    self.append(element("p", { class: "hb-quiet" }, words.note));

    function show() {
      var done = boxes.filter(function (box) { return box.checked; });
      meter.value = done.length;
      count.textContent = (done.length === boxes.length ? words.all : words.progress)
        + " " + done.length + "/" + boxes.length;
      return done;
    }
    function save() {
      memory.set("ticks:" + words.id, { day: today(), daily: words.when === "daily", total: boxes.length,
        items: show().map(function (box) { return box.id; }) });
    }
    /* The ticks that a reset has just taken away can be brought back, until something is ticked. */
    var taken = [];
    function take(boxes) {
      taken = boxes;
      reset.textContent = boxes.length ? words.undo : words.reset;
    }
    self.addEventListener("change", function () { take([]); save(); });
    reset.addEventListener("click", function () {
      var back = taken;
      take(back.length ? [] : show());
      boxes.forEach(function (box) { box.checked = back.includes(box); });
      save();
    });
    print.addEventListener("click", function () { window.print(); });
    document.addEventListener("visibilitychange", function () {
      if (ticks(words.id).before && !document.hidden) location.reload(); // left open since yesterday
    });
    show();
  });

  /* On a role's page: makes it the reader's own, and keeps the links that the home page shows. */
  define("hb-mine", function (self) {
    var id = self.dataset.id;
    var button = element("button", { type: "button", class: "hb-button" });
    button.append(element("span", {}, self.dataset.label));
    var links = Array.from(document.querySelectorAll("a[data-hb-keep]"));

    function show() {
      var mine = memory.get("role", "") === id;
      button.setAttribute("aria-pressed", mine);
      if (!mine) return;
      memory.set("desk", { role: id, language: document.documentElement.lang, links: links.map(function (one) {
        return { title: one.textContent, path: path(one.href), list: one.dataset.hbKeep };
      }) });
    }
    button.addEventListener("click", function () {
      memory.set("role", button.getAttribute("aria-pressed") === "true" ? "" : id);
      show();
    });
    show();
    self.append(button);
    links.forEach(function (one) { if (one.dataset.hbKeep) showProgress(one, one.dataset.hbKeep); });
  });

  /* The home page as a desk: the reader's own role first, and where they left off. */
  define("hb-home", function (self) {
    var language = document.documentElement.lang;
    var tiles = Array.from(self.querySelectorAll("[data-hb-role]"));
    var chosen = tiles.find(function (tile) { return tile.dataset.hbRole === memory.get("role", ""); });
    tiles.forEach(function (tile) {
      tile.addEventListener("click", function () { memory.set("role", tile.dataset.hbRole); });
    });

    function showMine() {
      var place = self.querySelector(".hb-mine");
      var desk = memory.get("desk", {});
      var role = chosen.cloneNode(true);
      role.removeAttribute("data-hb-role");
      place.append(role);
      if (desk.role === chosen.dataset.hbRole && desk.language === language) {
        var list = element("ul", { class: "hb-go" });
        Array.from(desk.links || []).forEach(function (one) {
          var item = element("li");
          item.append(link(one.path, one.title));
          if (one.list) showProgress(item.firstChild, one.list);
          list.append(item);
        });
        place.append(list);
      }
      place.hidden = false;
      self.querySelector("details").open = false;
      self.querySelector("summary").textContent = self.dataset.change;
    }

    function showVisits() {
      var visits = memory.get("visits", []).filter(function (one) { return one.language === language; });
      if (!visits.length) return;
      var section = self.querySelector(".hb-visits");
      section.querySelector("ul").replaceChildren.apply(section.querySelector("ul"), visits.slice(0, 4).map(function (one) {
        var words = element("span"), item = element("li");
        var to = link(one.path + (one.place ? "#" + one.place : ""));
        words.append(element("b", {}, one.title), element("small", {}, one.kind));
        to.append(words);
        item.append(to);
        return item;
      }));
      section.hidden = false;
    }
    if (chosen) showMine();
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
      var at = term.getBoundingClientRect();
      var room = bubble.offsetParent ? bubble.offsetParent.getBoundingClientRect() : { left: 0, top: 0 };
      /* On a phone it is a strip at the edge that is farther away; else it hangs below the term. */
      bubble.classList.toggle("hb-meaning--above", at.top > innerHeight / 2);
      var most = document.documentElement.clientWidth - bubble.offsetWidth - 16;
      bubble.style.setProperty("--x", Math.max(16, Math.min(at.left, most)) - room.left + "px");
      bubble.style.setProperty("--y", at.bottom - room.top + "px");
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

  /* The other language's page opens at the same place. */
  function keepPlace() {
    document.querySelectorAll("a.hb-language").forEach(function (one) { one.hash = location.hash; });
  }
  addEventListener("hashchange", keepPlace);

  /* The theme's drawer opens by a label, which no key reaches: a button takes its place. */
  function openByKey() {
    var box = document.getElementById("__drawer");
    var label = document.querySelector("header label[for=__drawer]");
    if (!box || !label) return;
    var button = element("button", { type: "button", class: label.className + " hb-drawer",
      "aria-label": label.title, title: label.title });
    function tell() { button.setAttribute("aria-expanded", box.checked); }
    function enter() {
      var within = Array.from(document.querySelectorAll(".md-nav--primary :is(a, label[tabindex])"));
      var first = within.find(function (one) {
        return one.offsetParent && getComputedStyle(one).visibility === "visible";
      });
      if (first) first.focus();
    }
    button.append.apply(button, label.childNodes);
    button.addEventListener("click", function (event) {
      box.click();
      if (box.checked && event.detail === 0) enter(); // by key: a click of a pointer counts
    });
    box.addEventListener("change", tell);
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !box.checked) return;
      box.click();
      button.focus();
    });
    /* The way back from a level, and the page's contents: Enter is the theme's. */
    document.querySelectorAll(".md-nav--primary :is(.md-nav .md-nav__title, [for=__toc])").forEach(function (one) {
      one.tabIndex = 0;
    });
    tell();
    label.replaceWith(button);
  }
  document.addEventListener("DOMContentLoaded", function () {
    keepPlace();
    openByKey();
  });

})();
