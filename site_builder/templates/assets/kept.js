// What a reader saw and wants to compare: short lists on her device, sent nowhere. Names are written as text, addresses
// are made from codes.
(() => {
  "use strict";
  var me = document.currentScript, code = document.documentElement.lang, w = window.haatData["kept:" + code], tongue = w.tongue;
  var base = me.src.replace(/assets\/haat\/kept\.js.*$/, ""), home = base + code + "/", MOST = 4, SEEN = 12, SHOWN = 6;
  var content = document.getElementById("content"), tray;

  function sound(each) {
    return each && /^[\w-]{1,36}(\/[\w-]{1,36}){2}$/.test(each.id) && typeof each.name === "string" && /^(media\/[\w-]+\.jpg)?$/.test(each.picture);
  }
  function kept(name) {
    try {
      var list = JSON.parse(localStorage.getItem("haat." + name));
      return Array.isArray(list) ? list.filter(sound) : [];
    } catch (error) { return []; }
  }
  function keep(name, list) {
    try { list.length ? localStorage.setItem("haat." + name, JSON.stringify(list)) : localStorage.removeItem("haat." + name); } catch (error) {}
  }
  function idOf(address) {
    var found = /\/catalog\/([\w-]{1,36})\/([\w-]{1,36})\/([\w-]{1,36})\.html$/.exec(address.split(/[?#]/)[0]);
    return found && !/^(index|page-\d+)$/.test(found[3]) ? found.slice(1).join("/") : "";
  }
  function entry(id, title, image) {
    var picture = image ? (image.getAttribute("src").match(/media\/[\w-]+\.jpg$/) || [""])[0] : "";
    return { id: id, name: title.textContent.trim().slice(0, 200), lang: title.lang || (title.querySelector("[lang]") || { lang: code }).lang, picture: picture };
  }
  function make(tag, name, text) {
    var node = document.createElement(tag);
    if (name) node.className = name;
    if (text) { node.textContent = text; if (tongue) node.lang = tongue; }
    return node;
  }

  // ── comparing ──────────────────────────────────────────────────────────────────────────────────

  function tick(where, one) {
    if (!one.id || where.querySelector(".haat-tick")) return;
    var button = make("button", "haat-tick", w.compare);
    button.type = "button";
    button.dataset.of = one.id;
    button.setAttribute("aria-label", w.compare_of.replace("{name}", one.name));
    button.addEventListener("click", () => {
      var list = kept("compare"), rest = list.filter(each => each.id !== one.id);
      if (rest.length === list.length && list.length >= MOST) return show(w.compare_full);
      keep("compare", rest.length < list.length ? rest : list.concat([one]));
      show();
    });
    where.append(button);
  }
  function show(told) {
    var list = kept("compare");
    document.querySelectorAll(".haat-tick").forEach(each => {
      each.setAttribute("aria-pressed", String(list.some(one => one.id === each.dataset.of)));
    });
    if (!tray && list.length && !document.querySelector(".haat-compare")) {
      tray = make("div", "haat-tray");
      tray.go = make("a", "haat-button haat-button--main");
      tray.go.href = home + "compare.html";
      tray.told = make("p", "haat-tray__told");
      tray.told.setAttribute("role", "status");
      var clear = make("button", "haat-button", w.seen_clear);
      clear.type = "button";
      clear.setAttribute("aria-label", w.compare_clear);
      clear.textContent = "×";
      clear.addEventListener("click", () => { keep("compare", []); show(); content.tabIndex = -1; content.focus({ preventScroll: true }); });
      tray.append(tray.told, tray.go, clear);
      content.append(tray);
    }
    if (!tray) return;
    tray.hidden = !list.length;
    var digits = new Intl.NumberFormat(code === "bn" || code === "ne" || code === "sat" ? code + "-u-nu-" + { bn: "beng", ne: "deva", sat: "olck" }[code] : "en");
    tray.go.textContent = w.compare_go.replace("{n}", digits.format(list.length));
    if (tongue) tray.go.lang = tongue;
    tray.told.textContent = told || "";
  }
  function mark() {
    document.querySelectorAll(".haat-card").forEach(card => {
      var link = card.querySelector(".haat-card__link");
      tick(card, entry(idOf(link.href), card.querySelector(".haat-card__title"), card.querySelector("img")));
    });
    show();
  }

  // ── seen recently ──────────────────────────────────────────────────────────────────────────────

  function seen(list) {
    if (!list.length) return;
    var part = make("section", "haat-kept"), head = make("h2", "", w.seen), told = make("p", "haat-told", w.seen_told + " "), rows = make("ul", "haat-kept__list");
    var clear = make("button", "haat-button", w.seen_clear);
    clear.type = "button";
    clear.addEventListener("click", () => { keep("seen", []); part.remove(); content.tabIndex = -1; content.focus({ preventScroll: true }); });
    told.append(clear);
    head.id = "haat-seen";
    part.setAttribute("aria-labelledby", head.id);
    list.slice(0, SHOWN).forEach(each => {
      var row = make("li"), link = make("a"), image = make(each.picture ? "img" : "span", each.picture ? "" : "haat-standin"), name = make("span");
      link.href = home + "catalog/" + each.id + ".html";
      if (each.picture) { image.src = base + each.picture; image.alt = ""; image.width = 64; image.height = 80; image.loading = "lazy"; }
      name.textContent = each.name;
      if (each.lang && each.lang !== code) name.lang = each.lang;
      link.append(image, name);
      row.append(link);
      rows.append(row);
    });
    part.append(head, told, rows);
    content.append(part);
  }

  var product = document.querySelector(".haat-product"), list = kept("seen"), here = "";
  if (product) {
    var one = entry(here = idOf(location.pathname), product.querySelector("h1"), product.querySelector(".haat-gallery__figure img"));
    list = list.filter(each => each.id !== here);
    if (here) {
      keep("seen", [one].concat(list).slice(0, SEEN));
      tick(product.querySelector(".haat-product__pictures"), one);
    }
  }
  if (product || document.querySelector("[data-all]")) seen(list);
  window.haatKept = { kept: kept, keep: keep };
  document.addEventListener("haat:cards", mark);
  window.addEventListener("storage", () => { show(); });
  mark();
})();
