// The inquiry list: products that a buyer wants to ask for, kept on this device and sent nowhere.
// On every catalogue page it counts; on a product's page it adds. The list's own page uses `haatInquiry` too.
(function () {
  "use strict";
  var ZEROS = [0x9e6, 0x966, 0x660, 0x6f0, 0x1c50]; // Bengali, Devanagari, Arabic, Urdu, Ol Chiki
  var plain = function (text) { // digits of any script as 0-9
    return String(text).replace(/[০-৯०-९٠-٩۰-۹᱐-᱙]/g, function (c) {
      return ZEROS.map(function (zero) { return c.charCodeAt(0) - zero; }).filter(function (n) { return n >= 0 && n < 10; })[0];
    });
  };
  var own = function (text, lang) { // 0-9 in the language's digits
    var zero = { bn: 0x9e6, ne: 0x966, sat: 0x1c50 }[lang];
    return String(text).replace(/\d/g, function (c) { return zero ? String.fromCharCode(zero + +c) : c; });
  };
  var count = function (text) { // a whole number of pieces, or NaN: "১,২৫০" is 1250
    var bare = plain(text).replace(/[\s,]/g, "");
    return /^\d{1,7}$/.test(bare) && +bare > 0 ? +bare : NaN;
  };
  window.haatDigits = { own: own, count: count };

  var link = document.querySelector(".haat-list-link");
  if (!link) return;
  var name = "haat.inquiry." + link.dataset.list, memory = null, lang = document.documentElement.lang;
  var text = function (value) { return typeof value === "string" ? value.slice(0, 500) : ""; };
  var texts = function (value) {
    var told = {};
    Object.keys(value || {}).slice(0, 9).forEach(function (each) { told[each] = text(value[each]); });
    return told;
  };
  // Other pages may write where we keep things (all files of a device share one place), so nothing is taken as it lies there.
  var sound = function (line) {
    if (!line || !/^[\w-]+\/[\w-]+\/[\w-]+$/.test(line.id) || !/^\d{1,7}$/.test(line.quantity) || !+line.quantity) return null;
    var told = { id: line.id, quantity: +line.quantity, names: texts(line.names), makers: texts(line.makers), offices: texts(line.offices), variants: texts(line.variants) };
    ["variant", "code", "price", "tiers", "moq", "multiple", "pack", "until", "currency", "picture", "phone", "whatsapp", "email", "note", "on"]
      .forEach(function (each) { told[each] = text(line[each]); });
    return told;
  };
  var load = function () {
    try {
      var kept = JSON.parse(localStorage.getItem(name));
      if (Array.isArray(kept)) return kept.map(sound).filter(Boolean);
    } catch (error) {}
    return memory || [];
  };
  var save = function (lines) { // false: the browser keeps nothing, and the list is lost with the page
    var kept = true;
    memory = lines;
    try { localStorage.setItem(name, JSON.stringify(lines)); } catch (error) { kept = false; }
    tell();
    return kept;
  };
  var tell = function () {
    var n = load().length, badge = link.querySelector("b");
    badge.textContent = n ? own(n, lang) : "";
    link.classList.toggle("is-filled", n > 0);
  };
  var note = function (written) { // to all makers; kept as the list is
    try {
      if (written !== undefined) localStorage.setItem(name + ".note", written);
      return text(localStorage.getItem(name + ".note"));
    } catch (error) { return ""; }
  };
  window.haatInquiry = { load: load, save: save, note: note, lang: lang };
  tell();
  addEventListener("storage", tell);
  addEventListener("pageshow", tell);

  var ask = document.querySelector(".haat-ask");
  if (!ask) return;
  var part = ask.closest(".haat-contact"), input = ask.querySelector("input"), form = ask.querySelector("select");
  var button = ask.querySelector("button"), state = ask.querySelector("[role=status]"), word = link.dataset;
  var value = function (before) { // what a link of the contact leads to
    var a = part.querySelector("a[href*='" + before + "']");
    return a ? a.getAttribute("href").split(before)[1].split("?")[0] : "";
  };
  var read = function (line) { // the product as its page has it today
    var chosen = form && form.selectedOptions[0], from = chosen && chosen.value ? chosen.dataset : {}, picture = document.querySelector(".haat-gallery img");
    ["code", "price", "tiers", "moq", "multiple", "pack", "until"].forEach(function (each) { line[each] = from[each] || ask.dataset[each] || ""; });
    line.names = line.names || {};
    document.querySelectorAll(".haat-other-names [lang]").forEach(function (each) { line.names[each.lang] = each.textContent; });
    var title = document.querySelector("h1"), marked = title.querySelector("[lang]");
    line.names[marked ? marked.lang : lang] = title.textContent;
    line.makers = line.makers || {};
    line.makers.en = part.dataset.makerEn;
    line.makers[lang] = part.dataset.maker;
    line.offices = line.offices || {};
    line.offices[lang] = part.dataset.office;
    line.variants = line.variants || {};
    if (chosen && chosen.value) line.variants[lang] = chosen.text;
    line.currency = part.dataset.currency;
    line.picture = picture ? picture.getAttribute("src").replace(/^(\.\.\/)+/, "") : "";
    line.phone = value("tel:");
    line.whatsapp = value("wa.me/");
    line.email = value("mailto:");
    line.on = new Date().toLocaleDateString("en-CA");
    return line;
  };
  var here = function (lines) {
    return lines.filter(function (each) { return each.id === ask.dataset.product && each.variant === (form ? form.value : ""); })[0];
  };
  var say = function (text) { // and the way to the list
    var more = document.createElement("a");
    more.href = link.href;
    more.textContent = word.open;
    state.textContent = text + " ";
    state.append(more);
  };
  var show = function () {
    var line = here(load());
    state.textContent = "";
    if (!line) return;
    input.value = own(line.quantity, lang);
    say(word.added);
  };
  var lines = load(), mine = here(lines);
  if (mine) { read(mine); save(lines); } // seen again: prices and contacts of today
  show();
  if (form) form.addEventListener("change", show);
  var add = function () {
    var n = count(input.value);
    if (!n) { state.textContent = word.fault; input.focus(); return; }
    var lines = load(), line = here(lines);
    if (!line) lines.push(line = { id: ask.dataset.product, variant: form ? form.value : "", note: "" });
    line.quantity = n;
    read(line);
    say(save(lines) ? word.added : word.lost);
  };
  button.addEventListener("click", add);
  input.addEventListener("keydown", function (event) { if (event.key === "Enter") add(); });
})();
