// The page of the inquiry list: lines by maker, what they come to, and the messages, table and paper made of them.
(function () {
  "use strict";
  var store = window.haatInquiry, sums = window.haatSums, digits = window.haatDigits, lang = store && store.lang;
  if (!store) return;
  var all = JSON.parse(document.getElementById("list").dataset.words), here = all.tongues[lang], says = here.words;
  var at = function (id) { return document.getElementById(id); };
  var make = function (id) { return at(id).content.firstElementChild.cloneNode(true); };
  var put = function (parent, tag, text, name) {
    var node = document.createElement(tag);
    if (text) node.textContent = text;
    if (name) node.className = name;
    parent.append(node);
    return node;
  };
  var lines = store.load(), taken = null, note = "", buyer = {}, tongue = at("list-tongue");
  var FIELDS = ["name", "firm", "reach", "place", "needed"];
  var kept = function () { try { return JSON.parse(localStorage.getItem("haat.buyer")); } catch (error) { return null; } };
  var day = function (iso, of) {
    var part = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso) || [];
    return part[0] && of.months[part[2] - 1] ? digits.own(sums.fill(of.date, { day: +part[3], month: of.months[part[2] - 1], year: part[1] }), of.code) : "";
  };
  var today = function () { return new Date().toLocaleDateString("en-CA"); };
  var told = function (texts, of) { return texts[of.code] || texts[lang] || texts.en || texts[Object.keys(texts)[0]] || ""; };
  var money = function (cents, line, of) { return sums.money(cents, line.currency || line, of.code, all.signs); };
  var sku = function (line) { return line.variant || line.id.split("/")[2]; };
  var of = function () { return all.tongues[tongue ? tongue.value : lang]; };
  var name = function (line, w) { var form = told(line.variants, w); return told(line.names, w) + (form ? " (" + form + ")" : ""); };
  var makers = function () {
    var found = {};
    lines.forEach(function (line) { var id = line.id.split("/").slice(0, 2).join("/"); (found[id] = found[id] || []).push(line); });
    return Object.keys(found).map(function (id) { return found[id]; });
  };
  var save = function () { if (!store.save(lines)) at("list-state").textContent = says.list_lost; };

  // ── what goes out: text, table, paper ──
  var sum = function (some, w) { // "₹17,500 + 2 on request"
    var by = sums.totals(some);
    return Object.keys(by).map(function (currency) {
      var open = by[currency][1] ? sums.fill(w.words.rfq_open, { n: sums.number(by[currency][1], w.code) }) : "";
      return [by[currency][0] || !open ? money(by[currency][0], currency, w) : "", open].filter(Boolean).join(" + ");
    }).join("; ");
  };
  var asks = function () { // the buyer's own facts: [label, value]
    var w = of();
    return FIELDS.map(function (each) { return [w.words[all.fields[each]], each === "needed" ? day(buyer.needed, w) : (buyer[each] || "").trim()]; })
      .filter(function (pair) { return pair[1]; });
  };
  var letter = function (groups) {
    var w = of(), out = [w.words.rfq_title + " · " + w.name, day(today(), w)], n = 0;
    groups.forEach(function (some) {
      out.push("", w.words.maker + ": " + told(some[0].makers, w) + (told(some[0].offices, w) ? " (" + w.words.rfq_through + ": " + told(some[0].offices, w) + ")" : ""));
      some.forEach(function (line) {
        var price = sums.unit(line, line.quantity), q = sums.number(line.quantity, w.code);
        out.push(sums.number(++n, w.code) + ". " + name(line, w), line.code + " · " + sku(line),
          price >= 0 ? q + " × " + money(price, line, w) + " = " + money(price * line.quantity, line, w) : q + " × " + w.words.price_on_request);
        if (line.note.trim()) out.push(w.words.rfq_note + ": " + line.note.trim());
      });
      out.push(w.words.rfq_sum + ": " + sum(some, w));
    });
    if (groups.length > 1) out.push("", w.words.rfq_all + ": " + sum(lines, w));
    if (note.trim()) out.push("", note.trim());
    asks().forEach(function (pair, i) { if (!i) out.push(""); out.push(pair[0] + ": " + pair[1]); });
    out.push("", w.words.rfq_ask, all.base + w.site + "/codes.html");
    return out.join("\n");
  };
  var table = function (groups) {
    var w = of().words, rows = [[w.line_no, w.maker, w.code_short, w.sku, w.product, w.quantity, w.price_each, w.rfq_sum, w.rfq_currency, w.rfq_note, w.as_of, w.prices_until]], n = 0;
    groups.forEach(function (some) {
      some.forEach(function (line) {
        var price = sums.unit(line, line.quantity), known = price >= 0;
        rows.push([++n, told(line.makers, of()), line.code, sku(line), name(line, of()), line.quantity, known ? price / 100 : "", known ? price * line.quantity / 100 : "", line.currency, line.note, line.on, line.until]);
      });
    });
    return sums.csv(rows);
  };
  var paper = function () {
    var w = of(), sheet = at("list-paper"), n = 0;
    sheet.textContent = "";
    sheet.lang = w.code;
    sheet.dir = w.rtl ? "rtl" : "ltr";
    put(sheet, "p", w.name, "haat-kicker");
    put(sheet, "p", w.words.rfq_title, "haat-rfq__title");
    var facts = put(sheet, "dl", "", "haat-rfq__facts");
    [[w.words.form_date, day(today(), w)]].concat(asks()).forEach(function (pair) {
      var row = put(facts, "div");
      put(row, "dt", pair[0]);
      put(row, "dd", pair[1]);
    });
    if (note.trim()) put(sheet, "p", note.trim());
    makers().forEach(function (some) {
      var first = some[0], part = put(sheet, "div", "", "haat-rfq__maker"), until = "";
      put(part, "p", told(first.makers, w), "haat-rfq__name");
      var reach = put(part, "p", told(first.offices, w) && w.words.rfq_through + ": " + told(first.offices, w));
      [first.phone, first.email].filter(Boolean).forEach(function (each) {
        if (reach.textContent) reach.append(" · ");
        put(reach, "bdi", each);
      });
      var grid = put(part, "table"), head = put(put(grid, "thead"), "tr"), body = put(grid, "tbody");
      ["line_no", "rfq_codes", "product", "quantity", "price_each", "rfq_sum", "rfq_offer"].forEach(function (key) { put(head, "th", w.words[key]).scope = "col"; });
      some.forEach(function (line) {
        var price = sums.unit(line, line.quantity), row = put(body, "tr"), codes, what;
        put(row, "td", sums.number(++n, w.code));
        put(codes = put(row, "td"), "b", line.code);
        put(codes, "span", sku(line));
        put(what = put(row, "td"), "b", name(line, w));
        if (line.note.trim()) put(what, "span", line.note.trim());
        put(what, "small", w.words.as_of + " " + day(line.on, w) + (day(line.until, w) ? " · " + w.words.prices_until + " " + day(line.until, w) : ""));
        put(row, "td", sums.number(line.quantity, w.code));
        put(row, "td", price >= 0 ? money(price, line, w) : w.words.price_on_request);
        put(row, "td", price >= 0 ? money(price * line.quantity, line, w) : "");
        put(row, "td");
      });
      put(part, "p", w.words.rfq_sum + ": " + sum(some, w), "haat-rfq__sum");
    });
    put(sheet, "p", w.words.rfq_all + ": " + sum(lines, w), "haat-rfq__sum haat-rfq__sum--all");
    put(sheet, "p", w.words.rfq_told + " " + all.base + w.site + "/codes.html");
    put(sheet, "p", w.words.form_signature, "haat-rfq__sign");
  };

  // ── the ways: WhatsApp and e-mail in as many parts as a link can hold, text, table ──
  var ROOM = { whatsapp: matchMedia("(pointer:coarse)").matches ? 6000 : 2000, email: 2000 }; // Windows opens no longer link; phones do
  var links = function (box, word, start, text, room) {
    var parts = sums.parts(text, room - start.length);
    parts.forEach(function (part, n) {
      var which = { n: sums.number(n + 1, lang), of: sums.number(parts.length, lang) }, many = parts.length > 1;
      var a = put(box, "a", word + (many ? " " + which.n + "/" + which.of : ""), "haat-button");
      if (many) put(a, "span", ", " + sums.fill(says.list_part, which), "visually-hidden");
      a.href = start + (start[0] === "m" ? sums.encode(part) : sums.encode(part).replace(/%0D/g, ""));
      a.rel = "noopener noreferrer";
    });
  };
  var ways = function (box, groups, to) {
    var text = letter(groups), w = of(), tools = make("list-way");
    box.textContent = "";
    var subject = "?subject=" + sums.encode(w.words.rfq_title + " · " + w.name) + "&body=";
    if (to.phone) {
      var call = put(box, "a", says.phone + " ", "haat-button");
      put(call, "bdi", to.phone);
      call.href = "tel:" + to.phone;
    }
    if (to.whatsapp !== undefined) links(box, to.word || says.whatsapp, all.whatsapp + to.whatsapp + "?text=", text, ROOM.whatsapp);
    if (to.email !== undefined) links(box, says.email, "mailto:" + to.email + subject, text, ROOM.email);
    tools.querySelector("[data-do=copy]").addEventListener("click", function () {
      var area = document.createElement("textarea"); // works from file:// too
      area.value = text;
      document.body.append(area);
      area.select();
      at("list-state").textContent = document.execCommand("copy") ? says.list_copied : "";
      area.remove();
      this.focus();
    });
    tools.querySelector("[data-do=csv]").addEventListener("click", function () {
      var a = document.createElement("a");
      a.href = URL.createObjectURL(new Blob([table(groups)], { type: "text/csv" }));
      a.download = "inquiry-" + today() + ".csv";
      a.click();
    });
    while (tools.firstChild) box.append(tools.firstChild);
  };
  var out = function () { // all that follows from what the buyer wrote
    var groups = makers();
    document.querySelectorAll(".haat-list__maker").forEach(function (part, n) {
      var some = groups[n], to = some[0];
      part.querySelector(".haat-list__sum").textContent = says.rfq_sum + ": " + sum(some, here);
      ways(part.querySelector(".haat-list__ways"), [some], {
        phone: /^\+\d{8,15}$/.test(to.phone) && to.phone,
        whatsapp: /^\d{8,15}$/.test(to.whatsapp) ? to.whatsapp : undefined,
        email: /^[\w.%+-]+@[\w.-]+$/.test(to.email) ? to.email : undefined,
      });
    });
    at("list-total").textContent = sum(lines, here);
    ways(at("list-ways"), groups, { whatsapp: "", email: "", word: says.list_share });
    paper();
  };

  // ── the lines ──
  var check = function (item, line) {
    var n = line.quantity, price = sums.unit(line, n), above = sums.next(line, n), wrong = sums.fault(line, n), box = item.querySelector(".haat-list__faults");
    item.querySelector(".haat-list__price").textContent = price >= 0 ? sums.number(n, lang) + " × " + money(price, line, here) + " = " + money(price * n, line, here) : says.price_on_request;
    box.textContent = "";
    item.classList.toggle("is-wrong", !!wrong);
    if (wrong) {
      put(box, "span", sums.fill(says["list_" + wrong.kind], { n: sums.number(wrong.n, lang) }));
      wrong.fits.forEach(function (fits) {
        put(box, "button", sums.fill(says.list_take, { n: sums.number(fits, lang) }), "haat-list__take").addEventListener("click", function () {
          line.quantity = fits;
          item.querySelector("input").value = sums.number(fits, lang);
          item.querySelector("input").focus();
          check(item, line); save(); out();
        });
      });
    } else if (above) put(box, "span", sums.fill(says.list_next, { n: sums.number(above[0], lang), price: money(above[1], line, here) }));
  };
  var row = function (line) {
    var item = make("list-line"), link = item.querySelector("h3 a"), input = item.querySelector("input"), area = item.querySelector("textarea");
    var picture = item.querySelector(".haat-list__picture"), old = (Date.parse(today()) - Date.parse(line.on)) / 864e5 > 30, gone = line.until && line.until < today();
    link.textContent = name(line, here);
    link.href = picture.href = "catalog/" + line.id + ".html";
    if (/^media\/[\w.\/-]+$/.test(line.picture)) {
      var image = put(picture, "img");
      image.src = "../" + line.picture;
      image.alt = "";
      image.loading = "lazy";
    } else picture.remove();
    item.querySelector(".haat-list__codes").textContent = line.code + " · " + sku(line);
    item.querySelector(".haat-list__told").textContent = [
      gone ? sums.fill(says.list_gone, { date: day(line.until, here) }) : day(line.until, here) && says.prices_until + " " + day(line.until, here),
      old && sums.fill(says.list_old, { date: day(line.on, here) }),
    ].filter(Boolean).join(" ");
    input.value = sums.number(line.quantity, lang);
    input.addEventListener("input", function () {
      var n = digits.count(input.value);
      input.setAttribute("aria-invalid", n ? "false" : "true");
      if (!n) { item.querySelector(".haat-list__faults").textContent = says.list_fault; return; }
      line.quantity = n;
      check(item, line); save(); out();
    });
    area.value = line.note;
    area.setAttribute("aria-label", says.list_note + ": " + name(line, here));
    item.querySelector("details").open = !!line.note;
    area.addEventListener("input", function () { line.note = area.value; save(); out(); });
    item.querySelector(".haat-list__remove").setAttribute("aria-label", says.list_remove + ": " + name(line, here));
    item.querySelector(".haat-list__remove").addEventListener("click", function () {
      taken = lines;
      lines = lines.filter(function (each) { return each !== line; });
      off(sums.fill(says.list_removed, { name: name(line, here) }));
    });
    check(item, line);
    return item;
  };
  var off = function (text) { // said, and taken back with one press
    save(); show();
    var state = at("list-state"), undo;
    state.textContent = text + " ";
    undo = put(state, "button", says.list_undo, "haat-button");
    undo.addEventListener("click", function () { lines = taken; state.textContent = ""; save(); show(); });
    undo.focus();
  };
  var show = function () {
    var box = at("list-makers");
    box.textContent = "";
    at("list-empty").hidden = lines.length > 0;
    at("list-whole").hidden = !lines.length;
    makers().forEach(function (some) {
      var part = make("list-maker"), list = part.querySelector("ul");
      part.querySelector("h2").textContent = told(some[0].makers, here);
      part.querySelector("p").textContent = told(some[0].offices, here) ? says.through_office + " " + told(some[0].offices, here) : "";
      some.forEach(function (line) { list.append(row(line)); });
      box.append(part);
    });
    if (lines.length) out(); else at("list-paper").textContent = "";
  };

  at("list-note").value = note = store.note();
  at("list-note").addEventListener("input", function () { note = this.value; store.note(note); out(); });
  addEventListener("storage", function () { lines = store.load(); show(); });
  var keep = function () {
    try {
      if (at("buyer-keep").checked) localStorage.setItem("haat.buyer", JSON.stringify(buyer)); else localStorage.removeItem("haat.buyer");
    } catch (error) {}
  };
  var before = kept();
  at("buyer-keep").checked = !!before;
  FIELDS.forEach(function (each) {
    var field = at("buyer-" + each);
    field.value = buyer[each] = before && typeof before[each] === "string" ? before[each] : "";
    field.addEventListener("input", function () { buyer[each] = field.value; keep(); out(); });
  });
  at("buyer-keep").addEventListener("change", keep);
  if (tongue) tongue.addEventListener("change", out);
  at("list-print").addEventListener("click", function () { print(); });
  at("list-clear").addEventListener("click", function () { taken = lines; lines = []; off(says.list_cleared); });
  show();
})();
