// What an inquiry reckons and writes: quantities, prices by tier, messages cut to a link's length, CSV. No page is touched.
(function () {
  "use strict";
  var own = window.haatDigits.own;
  var fill = function (text, values) {
    return text.replace(/\{(\w+)\}/g, function (all, name) { return name in values ? values[name] : all; });
  };
  var grouped = function (whole, thousands) { // 1234567 as 12,34,567 or 1,234,567
    return whole.replace(thousands ? /\B(?=(\d{3})+$)/g : /\B(?=(\d\d)*\d{3}$)/g, ",");
  };
  var number = function (n, lang) { return own(grouped(String(n)), lang); };
  var money = function (cents, currency, lang, signs) { // hundredths; whole amounts have no decimals
    var part = String(cents % 100), sign = signs[currency] || currency + "\u00a0";
    var told = grouped(String(Math.floor(cents / 100)), currency !== "INR" && currency !== "BDT");
    return sign + own(told + (+part ? "." + ("0" + part).slice(-2) : ""), lang);
  };
  var cents = function (text) { return /^\d{1,10}(\.\d{1,2})?$/.test(text) ? Math.round(text * 100) : NaN; };
  // A line's tiers are "10:1750 50:1600"; below the first the single price holds. NaN: on request.
  var unit = function (line, n) {
    var price = cents(line.price);
    (line.tiers || "").split(" ").forEach(function (each) {
      var pair = each.split(":");
      if (each && n >= +pair[0]) price = cents(pair[1]);
    });
    return price;
  };
  var next = function (line, n) { // the next tier above a quantity: [from, price], or nothing
    var found = (line.tiers || "").split(" ").filter(function (each) { return each && +each.split(":")[0] > n; })[0];
    return found && [+found.split(":")[0], cents(found.split(":")[1])];
  };
  // What stands against a quantity: {moq} or {multiple}, each with quantities that would do, or nothing.
  var fault = function (line, n) {
    var moq = +line.moq || 1, step = +line.multiple || 1, least = Math.ceil(moq / step) * step;
    if (n < moq) return { kind: "moq", n: moq, fits: [least] };
    if (n % step === 0) return null;
    var low = Math.floor(n / step) * step;
    return { kind: "multiple", n: step, fits: low >= least ? [low, low + step] : [Math.max(least, low + step)] };
  };
  var totals = function (lines) { // currency → [sum in hundredths, lines without a price]
    var told = {};
    lines.forEach(function (line) {
      var price = unit(line, line.quantity), sum = told[line.currency] = told[line.currency] || [0, 0];
      if (price >= 0) sum[0] += price * line.quantity; else sum[1] += 1;
    });
    return told;
  };
  var whole = function (text) { return text.replace(/[\ud800-\udfff]/gu, "\ufffd"); }; // halves of signs cannot be encoded
  var encode = function (text) { return encodeURIComponent(whole(text).replace(/\n/g, "\r\n")); };
  // Signs as readers see them: letters with their marks, conjuncts, joined emoji, flags.
  var SIGN = /\r\n|\p{RI}\p{RI}|[^](?:[\u094d\u09cd][\u200c\u200d]?\p{L}|\u200d\p{ExtPict}|\p{EMod}|[\p{M}\u200c\u200d\u{e0020}-\u{e007f}])*/gu;
  var signs = function (text) { return text.match(SIGN) || []; };
  // A text in numbered parts, none longer than `room` once encoded: cut between lines, else between words, else between signs.
  var parts = function (text, room) {
    text = whole(text);
    if (encode(text).length <= room) return [text];
    var left = room - encode("(999/999)\n").length, told = [], now = "";
    var put = function (piece) {
      if (encode(now + piece).length <= left) { now += piece; return true; }
      if (now.trim()) told.push(now.trim());
      now = "";
      if (encode(piece).length > left) return false;
      now = piece;
      return true;
    };
    var cut = function (pieces, smaller) { pieces.forEach(function (piece) { if (!put(piece) && smaller) smaller(piece); }); };
    cut(text.match(/[^\n]*\n|[^\n]+$/g), function (line) {
      cut(line.match(/\S*\s+|\S+/g), function (word) {
        cut(signs(word), function (sign) { cut(Array.from(sign)); }); // one sign that is longer than a link: there is no better place
      });
    });
    if (now.trim()) told.push(now.trim());
    return told.map(function (part, n) { return "(" + (n + 1) + "/" + told.length + ")\n" + part; });
  };
  // A spreadsheet takes a cell that begins so for a formula; the sign before it is not shown there.
  var cell = function (value) {
    var text = String(value);
    if (typeof value !== "number" && /^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r]/.test(text)) text = "'" + text;
    return '"' + text.replace(/"/g, '""') + '"';
  };
  var csv = function (rows) { return "\ufeff" + rows.map(function (row) { return row.map(cell).join(","); }).join("\r\n") + "\r\n"; };
  window.haatSums = { fill: fill, number: number, money: money, cents: cents, unit: unit, next: next, fault: fault, totals: totals, encode: encode, parts: parts, csv: csv };
})();
