// "Prepare your own listing": what a learner types is kept on this device, sent nowhere, and checked as she types: by what
// every buyer asks, and by the dated rules of the channel that she chose, which stand in the page as data.
document.addEventListener("DOMContentLoaded", function () {
  "use strict";
  var tools = window.haatLearn, all = tools.all, plain = tools.plain, own = tools.own, amount = tools.amount;

  // ── the rules' own tests, as the office's check judges them ──
  var FORMS = { hsn: /^([0-9]{4}|[0-9]{6}|[0-9]{8})$/, hsn8: /^[0-9]{8}$/, pin: /^[1-9][0-9]{5}$/, ascii: /^[\x00-\x7f]*$/, latin: /^[\u0000-\u024f\u2010-\u2027\u20ac\u20b9]*$/ };
  var SMALL = "a an the of in on for with and or by to from at as".split(" ");
  var gtin = function (text) { // GTIN-8, 12, 13 and 14 share one check digit
    var sum = 0;
    if (!/^([0-9]{8}|[0-9]{12,14})$/.test(text)) return false;
    text.split("").reverse().forEach(function (digit, n) { sum += +digit * (n % 2 ? 3 : 1); });
    return sum % 10 === 0;
  };
  var fit = function (form, text) { return form === "gtin" ? gtin(text) : FORMS[form].test(text); };
  var expression = function (text, whole) {
    var flags = "u" + (/^\(\?i\)/.test(text) ? "i" : ""), bare = text.replace(/^\(\?i\)/, "");
    return new RegExp(whole ? "^(?:" + bare + ")$" : bare, flags);
  };
  var signs = function (text) { // as a reader counts them: a vowel sign or a joiner belongs to its letter
    return Array.from(text.normalize("NFC")).filter(function (sign) { return !/[\p{Mn}\p{Me}\p{Mc}\p{Cf}]/u.test(sign); }).length;
  };
  var items = function (text) { return text.split(/[,;\n]+/).map(function (each) { return each.trim(); }).filter(Boolean); };
  var words = function (text) { return text.trim().split(/\s+/).filter(Boolean); };
  var repeats = function (text) {
    var counts = {}, most = 0;
    (text.toLowerCase().match(/[\p{L}\p{M}\p{N}\p{Cf}_]+/gu) || []).forEach(function (word) {
      if (SMALL.indexOf(word) < 0) most = Math.max(most, counts["_" + word] = (counts["_" + word] || 0) + 1);
    });
    return most;
  };
  var CHECKS = { // key of a test → whether it holds; other: the answer at another path
    in: function (text, wanted) { return wanted.indexOf(text) >= 0; },
    not_in: function (text, refused) { return refused.indexOf(text) < 0; },
    at_least: function (text, n) { return amount(text) >= n; },
    at_most: function (text, n) { return amount(text) <= n; },
    above: function (text, path, other) { return !other(path) || amount(text) > amount(other(path)); },
    not_above: function (text, path, other) { return !other(path) || amount(text) <= amount(other(path)); },
    min_chars: function (text, n) { return signs(text) >= n; },
    max_chars: function (text, n) { return signs(text) <= n; },
    max_bytes: function (text, n) { return new TextEncoder().encode(text).length <= n; },
    min_items: function (text, n) { return items(text).length >= n; },
    max_items: function (text, n) { return items(text).length <= n; },
    min_words: function (text, n) { return words(text).length >= n; },
    max_repeats: function (text, n) { return repeats(text) <= n; },
    pattern: function (text, told) { return expression(told, true).test(text); },
    without: function (text, told) { return !expression(told).test(text); },
    form: function (text, name) { return fit(name, text); },
  };
  // `absent`: the answer where nothing is typed; needing it is a demand of its own.
  var holds = function (test, said, absent) {
    var inner = function (each) { return holds(each, said, absent); };
    if ((test.all && !test.all.every(inner)) || (test.any && !test.any.some(inner)) || (test.not && holds(test.not, said, !absent))) return false;
    if (!test.field) return true;
    var text = said(test.field);
    if ("given" in test && !!text !== test.given) return false;
    if (!text) return test.given === false || absent;
    return Object.keys(CHECKS).every(function (key) { return !(key in test) || CHECKS[key](text, test[key], said); });
  };

  all(".haat-listing").forEach(function (form) {
    var kept = tools.load("listing"), fields = all(".haat-field", form), state = form.querySelector(".haat-listing__state");
    var choices = all(".haat-listing__where select", form), channel = choices[0], kind = choices[1], asks = all(".haat-asks", form);
    var input = function (field) { return field.querySelector("input,textarea,select"); };
    var value = function (id) { var i = form.querySelector('[name="' + id + '"]'); return i ? i.value.trim() : ""; };
    var boxes = {};
    fields.forEach(function (field) { (field.dataset.paths || "").split(" ").forEach(function (path) { boxes[path] = boxes[path] || field; }); });
    var said = function (path) { // numbers of any script as 0-9; a price that is not written is the MRP
      var field = boxes[path], text = field ? input(field).value.trim() : "";
      if (path === "price" && !text) return said("prices.mrp");
      return field && field.dataset.rule !== "text" && field.dataset.rule !== "any" ? plain(text).replace(/[\s,₹]/g, "") : plain(text);
    };

    // ── what every buyer asks ──
    var good = function (field) {
      var box = input(field), text = box.value.trim(), rule = field.dataset.rule.split(":"), n = amount(text);
      if (!text) return null;
      if (rule[0] === "any") return true;
      if (rule[0] === "text") return text.length >= (box.name === "title" ? 10 : 2);
      if (rule[0] === "hsn") return /^(\d{4}|\d{6}|\d{8})$/.test(plain(text).replace(/[\s.]/g, ""));
      if (!(n > 0)) return field.hasAttribute("data-more") && n === 0;
      var other = rule[1] ? amount(value(rule[1])) : NaN;
      return isNaN(other) || (rule[0] === "above" ? n > other : n <= other);
    };

    // ── what the channel asks ──
    var name = function () { return channel.selectedOptions[0].text; };
    var fits = function (node) { return !node.dataset.only || (kind.value && node.dataset.only.split(" ").indexOf(kind.value) >= 0); };
    var judge = function () { // {answer: {need, faults}} of the channel that is chosen
      var told = {}, list = channel && asks.filter(function (each) { return each.dataset.channel === channel.value; })[0];
      asks.forEach(function (each) { each.hidden = !!list && each !== list; });
      if (!list) return null;
      all(".haat-ask", list).forEach(function (row) {
        var path = row.dataset.path, here = fits(row), text = said(path);
        var faults = all("[data-test]", row).filter(function (each) {
          var wrong = fits(each) && !holds(JSON.parse(each.dataset.test), said, true);
          each.classList.toggle("is-wrong", wrong);
          return wrong;
        }).map(function (each) { return each.textContent.trim(); });
        var missing = boxes[path] && !text && (here && row.dataset.need || faults.length); // a fault of nothing is that it is not there
        row.hidden = !!kind.value && !here && !!row.dataset.need;
        var word = !boxes[path] ? "" : missing ? "missing" : faults.length ? "wrong" : text ? "right" : "";
        row.classList.toggle("is-wrong", word === "wrong" || (word === "missing" && (faults.length || row.dataset.need === "block")));
        row.classList.toggle("is-right", word === "right");
        row.querySelector(".haat-ask__state").textContent = word ? " · " + state.dataset[word] : "";
        var asked = all("[data-test]", row).some(fits);
        told[path] = { asked: asked, need: here && row.dataset.need || (missing ? "block" : ""), faults: text ? faults : [], missing: missing && (faults.length || row.dataset.need === "block") };
      });
      told.unsuited = kind.value && !fits(list) ? list.dataset.unsuited : "";
      return told;
    };

    var tell = function () {
      var left = 0, missing = 0, wrong = 0, told = judge();
      fields.forEach(function (field) {
        var box = input(field), line = field.querySelector(".haat-field__told"), ok = good(field);
        var mine = told ? field.dataset.paths.split(" ").map(function (path) { return told[path]; }).filter(Boolean) : [];
        var need = mine.map(function (each) { return each.need; }), mark = field.querySelector(".haat-field__need");
        var faults = [].concat.apply([], mine.map(function (each) { return each.faults; }));
        if (!line.dataset.hint) line.dataset.hint = line.textContent;
        if (field.hasAttribute("data-more")) field.hidden = !need.some(Boolean) && !mine.some(function (each) { return each.asked; });
        else if (!ok) left += 1;
        if (mine.some(function (each) { return each.missing; })) missing += 1;
        if (faults.length) ok = false;
        if (ok === false) wrong += 1;
        line.textContent = faults.length ? faults.join(" · ") : ok === false && line.dataset.fault || line.dataset.hint;
        mark.textContent = need.some(Boolean) ? "· " + state.dataset[need.indexOf("block") >= 0 ? "needed" : "better"].replace("{channel}", name()) : "";
        mark.hidden = !mark.textContent;
        field.classList.toggle("is-wrong", ok === false);
        field.classList.toggle("is-right", ok === true);
        if (ok === false) box.setAttribute("aria-invalid", "true"); else box.removeAttribute("aria-invalid");
      });
      if (!told) state.textContent = left ? state.dataset.left.replace("{n}", own(left)) : state.dataset.ready;
      else if (told.unsuited) state.textContent = name() + ": " + told.unsuited;
      else state.textContent = (missing || wrong ? state.dataset.channelLeft : state.dataset.channelReady).replace("{channel}", name()).replace("{n}", own(missing)).replace("{m}", own(wrong));
    };

    var boxesOfAll = fields.map(input).concat(choices);
    boxesOfAll.forEach(function (i) { if (typeof kept[i.name] === "string") i.value = kept[i.name]; });
    choices.forEach(function (i) { if (i.selectedIndex < 0) i.value = ""; i.parentNode.hidden = false; });
    form.addEventListener("input", function () {
      boxesOfAll.forEach(function (i) { kept[i.name] = i.value; });
      tools.save("listing", kept);
      tell();
    });
    form.querySelector(".haat-listing__kept").hidden = form.querySelector(".haat-listing__do").hidden = false;
    form.querySelector("[data-do=copy]").addEventListener("click", function () {
      var text = fields.filter(function (f) { return !f.hidden; }).map(function (f) {
        var i = input(f), says = i.tagName === "SELECT" ? i.selectedOptions[0].text : i.value;
        return f.querySelector("label").firstChild.textContent.trim() + ": " + says;
      }).join("\n");
      var button = this, tellDone = function () { button.textContent = button.dataset.done; };
      var area = document.createElement("textarea"); // works from file:// too, where the clipboard of today does not
      area.value = text; document.body.appendChild(area); area.select();
      try { document.execCommand("copy"); tellDone(); } catch (error) {}
      area.remove(); button.focus();
    });
    form.querySelector("[data-do=clear]").addEventListener("click", function () { boxesOfAll.forEach(function (i) { i.value = ""; }); kept = {}; tools.save("listing", kept); tell(); });
    tell();
  });
});
