// A product's page: pictures at full size, what a quantity costs, and sharing.
// Everything stays on this device; without it the page reads, links and prints as well.
(function () {
  "use strict";
  var page = document.querySelector(".haat-product");
  if (!page) return;
  var root = document.documentElement;
  var one = function (selector, from) { return (from || document).querySelector(selector); };
  var on = function (each, what, act) { each.addEventListener(what, act); };
  var zero = { bn: 0x9e6, ne: 0x966, sat: 0x1c50 }[root.lang];
  var own = function (text) { // 0-9 in the page's digits
    return String(text).replace(/\d/g, function (c) { return zero ? String.fromCharCode(zero + +c) : c; });
  };
  var plain = function (text) { // digits of any script as 0-9
    return text.replace(/[০-৯०-९۰-۹᱐-᱙]/g, function (c) {
      var code = c.charCodeAt(0);
      return code - (code > 0x1c00 ? 0x1c50 : code > 0x9e0 ? 0x9e6 : code > 0x960 ? 0x966 : 0x6f0);
    });
  };

  // ── zoom: the browser's own dialog, with its own Escape and its own care for the focus ──
  var links = Array.prototype.slice.call(page.querySelectorAll(".haat-gallery__zoom"));
  var box = document.createElement("dialog");
  if (links.length && box.showModal) {
    var words = page.querySelector(".haat-gallery").dataset, at = 0;
    var picture = document.createElement("img"), tools = [];
    box.className = "haat-zoom";
    box.setAttribute("aria-label", words.zoom);
    var show = function (n) {
      at = (n + links.length) % links.length;
      var small = one("img", links[at]);
      picture.src = links[at].href;
      picture.alt = small.alt;
      picture.width = small.width;
      picture.height = small.height;
    };
    var tool = function (word, sign, act) {
      var each = document.createElement("button");
      each.type = "button";
      each.className = "haat-button";
      each.setAttribute("aria-label", word);
      each.textContent = sign;
      on(each, "click", act);
      tools.push(each);
    };
    tool(words.close, "✕", function () { box.close(); });
    if (links.length > 1) {
      tool(words.previous, root.dir === "rtl" ? "→" : "←", function () { show(at - 1); });
      tool(words.next, root.dir === "rtl" ? "←" : "→", function () { show(at + 1); });
    }
    tools.concat(picture).forEach(function (each) { box.appendChild(each); });
    on(box, "click", function (event) { if (event.target === box || event.target === picture) box.close(); });
    on(box, "keydown", function (event) {
      var way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (way) show(at + (root.dir === "rtl" ? -way : way));
    });
    on(box, "close", function () { links[at].focus(); });
    links.forEach(function (link, n) {
      on(link, "click", function (event) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        show(n);
        document.body.appendChild(box); // not before: a picture without an address is a fault
        box.showModal();
      });
    });
  }

  // ── what a quantity costs ──
  var reckon = one(".haat-reckon", page);
  if (reckon) {
    var steps = reckon.dataset.steps.split(" ").map(function (each) { return each.split(":").map(Number); });
    var least = +reckon.dataset.least || 1, multiple = +reckon.dataset.multiple || 1;
    var asked = reckon.parentNode, field = one("input", asked), form = one("select", asked), told = one("output", reckon);
    var money = function (sum) { // as the page's own prices: whole amounts without decimals, by lakh and crore
      var parts = (Math.round(sum * 100) / 100).toFixed(2).split(".");
      var whole = /₹|৳/.test(told.dataset.sign) ? parts[0].replace(/(\d)(?=(\d\d)+\d$)/g, "$1,") : parts[0].replace(/\d(?=(\d{3})+$)/g, "$&,");
      return told.dataset.sign + own(whole + (+parts[1] ? "." + parts[1] : ""));
    };
    var fill = function (text, values) { return text.replace(/\{(\w+)\}/g, function (all, name) { return values[name]; }); };
    var reckoned = function () {
      var count = parseInt(plain(field.value).replace(/[\s,]/g, ""), 10), price;
      steps.forEach(function (step) { if (count >= step[0]) price = step[1]; });
      var from = Math.max(least, steps[0][0]);
      if (!(count > 0) || (form && form.value)) told.textContent = ""; // a form may have prices of its own
      else if (count < from || !price) told.textContent = fill(told.dataset.less, { n: own(from) });
      else if (count % multiple) told.textContent = fill(told.dataset.multiple, { n: own(multiple), more: own(count + multiple - count % multiple) });
      else told.textContent = fill(told.dataset.each, { price: money(price), sum: money(price * count) });
    };
    on(asked, "input", reckoned);
    reckoned();
  }

  // ── sharing ──
  var button = function (what, act) {
    var each = one('[data-share="' + what + '"]', page);
    if (each && act) { each.hidden = false; on(each, "click", function () { act(each); }); }
  };
  var address = (one("link[rel=canonical]") || location).href;
  button("copy", navigator.clipboard && function (each) {
    navigator.clipboard.writeText(address).then(function () { each.textContent = each.dataset.done; });
  });
  button("print", function () { print(); });
})();
