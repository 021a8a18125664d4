/* Filling in a form on the screen: it prints, it is saved as a file on this device, and nothing is
   sent or remembered. The page shows the blank form without this script, too. */
(function () {
  "use strict";

  var DIGITS = "零壹贰叁肆伍陆柒捌玖";
  var PLACES = ["", "拾", "佰", "仟"];
  var GROUPS = ["", "万", "亿", "万亿"];
  var KINDS = { date: "date", time: "time", phone: "tel" };

  function number(text) {
    var tidy = text.replace(/[¥￥,，\s]/g, "");
    return /^-?\d+(\.\d+)?$/.test(tidy) ? Number(tidy) : null;
  }

  function group(value) {
    var out = "", gap = false;
    for (var place = 3; place >= 0; place -= 1) {
      var digit = Math.floor(value / Math.pow(10, place)) % 10;
      if (!digit) { gap = gap || out !== ""; continue; }
      out += (gap ? "零" : "") + DIGITS[digit] + PLACES[place];
      gap = false;
    }
    return out;
  }

  function whole(value) {
    var out = "", gap = false;
    for (var n = GROUPS.length - 1; n >= 0; n -= 1) {
      var four = Math.floor(value / Math.pow(10, 4 * n)) % 10000;
      if (!four) { gap = gap || out !== ""; continue; }
      if (out && (gap || four < 1000)) out += "零";
      out += group(four) + GROUPS[n];
      gap = false;
    }
    return out;
  }

  /* A sum in Chinese capitals; `capitals.py` has the same rules. */
  function capitals(value) {
    var cents = Math.round(Math.abs(value) * 100);
    var yuan = Math.floor(cents / 100), tens = Math.floor(cents / 10) % 10, ones = cents % 10;
    var out = yuan ? whole(yuan) + "元" : "";
    if (tens) out += DIGITS[tens] + "角";
    else if (ones && yuan) out += "零";
    out += ones ? DIGITS[ones] + "分" : "整";
    return cents ? (value < 0 ? "负" : "") + out : "零元整";
  }

  function element(name, attributes, text) {
    var node = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { node.setAttribute(key, attributes[key]); });
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function button(words, click, primary) {
    var node = element("button", { type: "button", class: "hb-button" + (primary ? " hb-button--primary" : "") });
    node.append(element("span", {}, words));
    node.addEventListener("click", click);
    return node;
  }

  /* Options of which several may be ticked: what is chosen stands as one text in a hidden field, to
     be saved and read like any other. */
  function boxes(options, attributes) {
    var field = element("input", { type: "hidden", name: attributes.name }), all = document.createDocumentFragment();
    var ticks = options.map(function (words) {
      var tick = element("input", { type: "checkbox", "aria-label": attributes["aria-label"] + " " + words });
      var label = element("label", { class: "hb-form__tick" });
      label.append(tick, " " + words);
      tick.addEventListener("change", function () {
        field.value = options.filter(function (_, n) { return ticks[n].checked; }).join("、");
      });
      all.append(label);
      return tick;
    });
    field.addEventListener("hb-put", function () {
      var chosen = field.value.split("、");
      options.forEach(function (one, n) { ticks[n].checked = chosen.indexOf(one) >= 0; });
    });
    all.prepend(field);
    return all;
  }

  /* What is filled in at a place of the form, by the type of the place. */
  function input(place) {
    var type = place.dataset.type, attributes = { "aria-label": place.dataset.label, name: place.dataset.name };
    if (type === "choice" && "several" in place.dataset) return boxes(JSON.parse(place.dataset.options), attributes);
    if (type === "choice") {
      var select = element("select", attributes);
      select.append(element("option", { value: "" }, ""));
      JSON.parse(place.dataset.options).forEach(function (one) {
        select.append(element("option", { value: one }, one));
      });
      return select;
    }
    if (type === "long") return element("textarea", Object.assign({ rows: 3 }, attributes));
    var more = { type: KINDS[type] || "text" };
    if (type === "number" || type === "money") more.inputmode = "decimal";
    return element("input", Object.assign(more, attributes));
  }

  function Filling(self) {
    this.self = self;
    this.words = self.dataset;
    this.bar = element("p", { class: "hb-actions" });
    this.bar.append(button(this.words.fill, this.start.bind(this), true));
    self.prepend(this.bar);
  }

  Filling.prototype.start = function () {
    this.self.querySelectorAll("[data-name]").forEach(function (place) {
      place.replaceChildren(input(place));
    });
    this.self.addEventListener("input", this.add.bind(this));
    this.bar.replaceChildren(
      button(this.words.print, this.print.bind(this), true),
      button(this.words.save, this.save.bind(this)),
      button(this.words.open, this.open.bind(this)),
      button(this.words.clear, this.put.bind(this, {})),
      element("span", { class: "hb-quiet" }, this.words.note)
    );
    var first = this.self.querySelector("input:not([type=hidden]), select, textarea");
    if (first) first.focus();
  };

  Filling.prototype.inputs = function () {
    return Array.from(this.self.querySelectorAll("[data-name] > [name]"));
  };

  /* Adds up the columns that have a total, and writes the sum in capitals. */
  Filling.prototype.add = function () {
    this.self.querySelectorAll("[data-table]").forEach(total);
  };

  function total(self) {
    var sum = null;
    self.querySelectorAll("[data-total]").forEach(function (cell) {
      var column = "[data-column='" + cell.dataset.total + "'] > [name]", found = null;
      self.querySelectorAll(column).forEach(function (one) {
        var value = number(one.value);
        if (value !== null) found = (found || 0) + value;
      });
      cell.textContent = found === null ? "" : String(Math.round(found * 100) / 100);
      if (cell.dataset.type === "money" && sum === null) sum = found;
    });
    var words = self.querySelector("[data-capitals]");
    if (words) words.textContent = sum === null ? "" : capitals(sum);
  }

  Filling.prototype.values = function () {
    var out = {};
    this.inputs().forEach(function (one) { if (one.value) out[one.name] = one.value; });
    return out;
  };

  Filling.prototype.put = function (values) {
    this.inputs().forEach(function (one) {
      one.value = typeof values[one.name] === "string" ? values[one.name] : "";
      one.dispatchEvent(new Event("hb-put"));
    });
    this.add();
  };

  Filling.prototype.print = function () {
    var root = document.documentElement;
    root.classList.add("hb-print-form");
    window.addEventListener("afterprint", function () { root.classList.remove("hb-print-form"); }, { once: true });
    window.print();
  };

  Filling.prototype.save = function () {
    var now = new Date(), day = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
    var name = this.words.title + "-" + day.map(function (n) { return String(n).padStart(2, "0"); }).join("") + ".json";
    var text = JSON.stringify({ form: this.words.id, values: this.values() }, null, 2);
    var link = element("a", { download: name });
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  };

  Filling.prototype.open = function () {
    var picker = element("input", { type: "file", accept: ".json,application/json" }), filling = this;
    picker.addEventListener("change", function () {
      if (picker.files[0]) picker.files[0].text().then(filling.read.bind(filling));
    });
    picker.click();
  };

  /* A file may hold anything: only texts of this very form are taken. */
  Filling.prototype.read = function (text) {
    var saved = null;
    try { saved = JSON.parse(text); } catch (error) { /* told below */ }
    var fits = saved && saved.form === this.words.id && saved.values && typeof saved.values === "object";
    var note = this.bar.querySelector(".hb-quiet");
    note.setAttribute("role", "status");
    note.textContent = fits ? this.words.note : this.words.other;
    if (fits) this.put(saved.values);
  };

  /* What a procedure that was done step by step hands over: a day, two times, a text. It is taken
     once, and put where a place of its type is. */
  Filling.prototype.take = function () {
    var given = null;
    try {
      given = JSON.parse(localStorage.getItem("hb-fill"));
      localStorage.removeItem("hb-fill");
    } catch (error) { /* nothing is there, or not readable */ }
    if (!given || given.form !== this.words.id) return;
    this.start();
    var left = { date: [given.day, given.day], time: [given.from, given.to] }, texts = [];
    this.inputs().forEach(function (one) {
      var place = one.parentNode, type = place.dataset.type;
      if (place.dataset.column && !/-1$/.test(one.name)) return;
      var value = (left[type] || []).shift();
      if (typeof value === "string") one.value = value;
      else if (place.dataset.column && (type === "text" || type === "long")) texts.push(one);
    });
    if (texts.length && typeof given.text === "string") texts[texts.length - 1].value = given.text;
  };

  if (customElements.get("hb-form")) return;
  customElements.define("hb-form", class extends HTMLElement {
    connectedCallback() {
      if (this.dataset.ready) return;
      this.dataset.ready = "yes";
      this.filling = new Filling(this);
      if (location.hash === "#fill") this.filling.take();
    }
  });
})();
