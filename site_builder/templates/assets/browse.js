// What browsing and comparing share: counting, the state in the address, numbers, loading, cards. Data are script files
// (a pen drive has no server), loaded when a reader first asks for them; all that a record says is written as text.
(root => {
  "use strict";
  var FIRST = 0x30, SORTS = ["listed", "price", "price_down", "moq", "lead", "new"];

  // ── counting: plain functions over typed arrays, which tests run as they are ──────────────────────

  // One table of the shards of some districts: [{id, rows}]. A facet's column holds numbers of sets of values.
  function join(index, shards) {
    var n = shards.reduce((sum, each) => sum + each.rows.n, 0), start = 0;
    var of = Kind => new Kind(n);
    var t = { n: n, facets: [], flags: of(Uint16Array), price: of(Float64Array), moq: of(Float64Array), lead: of(Float64Array), updated: of(Float64Array), shard: of(Uint16Array), row: of(Uint32Array), orders: {} };
    shards.forEach((each, s) => {
      var rows = each.rows;
      for (var i = 0; i < rows.n; i++, start++) {
        t.flags[start] = rows.g.charCodeAt(i) - FIRST;
        t.price[start] = rows.p[i]; t.moq[start] = rows.m[i]; t.lead[start] = rows.l[i]; t.updated[start] = rows.u[i];
        t.shard[start] = s; t.row[start] = i;
      }
    });
    index.facets.forEach(facet => {
      var places = new Map(facet[2].map((value, at) => [value[0], at]));
      var sets = [], known = new Map(), column = of(Uint16Array), at = 0;
      shards.forEach(each => {
        var packed = facet[0] === "district" ? [[each.id], [[0]], ""] : each.rows.f[facet[0]] || [[], [[]], ""];
        var here = packed[1].map(local => {
          var set = local.map(n => packed[0][n]);
          var name = set.join();
          if (!known.has(name)) {
            known.set(name, sets.length);
            sets.push(set.map(value => places.get(value)).filter(place => place !== undefined));
          }
          return known.get(name);
        });
        for (var i = 0; i < each.rows.n; i++) column[at++] = here[packed[2] ? packed[2].charCodeAt(i) - FIRST : 0];
      });
      t.facets.push({ id: facet[0], size: facet[2].length, places, sets, column });
    });
    return t;
  }

  // What is left and how often each value would be found. chosen: facet → values, and is → places of flags.
  // A facet's own choice does not count against its own values; without tells what would be found if one were dropped.
  function count(t, chosen, flags) {
    var need = (chosen.is || []).reduce((bits, at) => bits | 1 << at, 0);
    var active = [], columns = t.facets.map(each => each.column);
    t.facets.forEach((facet, k) => {
      var wanted = (chosen[facet.id] || []).map(value => facet.places.get(value));
      if (!wanted.length) return;
      active.push([k, facet.column, Uint8Array.from(facet.sets, set => +set.some(place => wanted.indexOf(place) >= 0))]);
    });
    var tallies = t.facets.map(each => new Uint32Array(each.sets.length));
    var masks = new Uint32Array(1 << flags), dropped = new Uint32Array(t.facets.length), bare = new Uint32Array(flags);
    var pass = new Uint8Array(t.n), total = 0, r, a, k, fails, missing;
    for (r = 0; r < t.n; r++) {
      fails = -1;
      for (a = 0; a < active.length; a++) {
        if (!active[a][2][active[a][1][r]]) { fails = fails < 0 ? active[a][0] : 99; if (fails > 98) break; }
      }
      if (fails > 98) continue;
      missing = need & ~t.flags[r];
      if (missing) {
        if (fails < 0 && !(missing & missing - 1)) bare[31 - Math.clz32(missing)]++;
      } else if (fails < 0) {
        pass[r] = 1; total++; masks[t.flags[r]]++;
        for (k = 0; k < columns.length; k++) tallies[k][columns[k][r]]++;
      } else {
        dropped[fails]++; tallies[fails][columns[fails][r]]++;
      }
    }
    var told = { total, pass, bare, values: {}, is: [], without: {} };
    t.facets.forEach((facet, n) => {
      var counts = told.values[facet.id] = new Uint32Array(facet.size);
      facet.sets.forEach((set, at) => { set.forEach(place => { counts[place] += tallies[n][at]; }); });
      told.without[facet.id] = total + dropped[n];
    });
    for (a = 0; a < flags; a++) {
      told.is[a] = 0;
      for (k = 0; k < masks.length; k++) if (k >> a & 1) told.is[a] += masks[k];
    }
    return told;
  }

  // Rows in an order, worked out once: what is not told comes last, and equals stay as they are listed.
  function order(t, sort) {
    if (t.orders[sort]) return t.orders[sort];
    var last = 1e9, value = {
      price: i => t.price[i] > 0 ? Math.round(t.price[i] * 100) : 1e11,
      price_down: i => t.price[i] > 0 ? 1e11 - Math.round(t.price[i] * 100) : 1e11,
      moq: i => t.moq[i] || last,
      lead: i => t.lead[i] < 0 ? last : t.lead[i],
      new: i => last - t.updated[i]
    }[sort];
    var rows = new Uint32Array(t.n), keys = new Float64Array(t.n), i;
    for (i = 0; i < t.n; i++) { rows[i] = i; if (value) keys[i] = value(i); }
    if (value && t.n > 8e4) rows.sort((a, b) => keys[a] - keys[b] || a - b);
    else if (value) { // a value and its row are one number, and numbers are sorted ten times as fast
      for (i = 0; i < t.n; i++) keys[i] = keys[i] * t.n + i;
      keys.sort();
      for (i = 0; i < t.n; i++) rows[i] = keys[i] % t.n;
    }
    return t.orders[sort] = rows;
  }

  // The state in the address's fragment: material=cotton,silk&women=1&sort=price. Null: the fragment is none of ours.
  function read(hash, index) {
    var text = hash.replace(/^#/, "");
    if (text && text !== "all" && text.indexOf("=") < 0) return null;
    var asked = new URLSearchParams(text), state = { chosen: {}, sort: "listed", list: asked.get("view") === "list", pages: 1 };
    index.facets.forEach(facet => {
      var values = (asked.get(facet[0]) || "").split(",");
      var found = facet[2].map(value => value[0]).filter(value => values.indexOf(value) >= 0);
      if (found.length) state.chosen[facet[0]] = found;
    });
    var on = index.flags.map((flag, n) => asked.get(flag[0]) === "1" ? n : -1).filter(n => n >= 0);
    if (on.length) state.chosen.is = on;
    if (SORTS.indexOf(asked.get("sort")) > 0) state.sort = asked.get("sort");
    state.pages = Math.min(Math.max(parseInt(asked.get("pages"), 10) || 1, 1), 50);
    return state;
  }

  function written(state, index) {
    var told = [];
    index.facets.forEach(facet => { if (state.chosen[facet[0]]) told.push(facet[0] + "=" + state.chosen[facet[0]].join(",")); });
    (state.chosen.is || []).forEach(n => { told.push(index.flags[n][0] + "=1"); });
    if (state.sort !== "listed") told.push("sort=" + state.sort);
    if (state.list) told.push("view=list");
    if (state.pages > 1) told.push("pages=" + state.pages);
    return "#" + (told.join("&") || "all");
  }

  // Numbers as the page's language writes them.
  function teller(index) {
    var group = (whole, lakh) => whole.replace(lakh ? /\B(?=(\d\d)*\d{3}$)/g : /\B(?=(\d{3})+$)/g, ",");
    var own = text => index.digits ? text.replace(/\d/g, each => index.digits[each]) : text;
    var number = value => { var parts = String(value).split("."); return own(group(parts[0], true) + (parts[1] ? "." + parts[1] : "")); };
    return {
      number: number,
      money: value => {
        var m = index.money, text = value % 1 ? value.toFixed(m[2]) : String(value), parts = text.split(".");
        text = own(group(parts[0], m[3]) + (parts[1] ? "." + parts[1] : ""));
        return m[1] ? m[0] + text : text + m[0];
      },
      word: (name, values) => index.words[name].replace(/\{(\w+)\}/g, (all, key) => key in values ? values[key] : all)
    };
  }

  var lib = { join, count, order, read, written, teller, SORTS };
  if (typeof document === "undefined") { root.exports = lib; return; }

  // ── the page ─────────────────────────────────────────────────────────────────────────────────────

  var loading = {};
  // A script file's value, by its name in haatData.
  function load(src, name) {
    return loading[src] = loading[src] || new Promise((done, failed) => {
      var script = document.createElement("script");
      script.src = src;
      script.onload = () => { var value = (window.haatData || {})[name]; value ? done(value) : failed(name); };
      script.onerror = () => { delete loading[src]; failed(src); };
      document.head.appendChild(script);
    });
  }

  function make(tag, given) {
    var node = document.createElement(tag), name;
    for (name in given) if (given[name] !== undefined) name in node ? node[name] = given[name] : node.setAttribute(name, given[name]);
    for (var i = 2; i < arguments.length; i++) if (arguments[i]) node.append(arguments[i]);
    return node;
  }

  var up = document.querySelector(".haat-browse, .haat-compare").dataset.up, code = document.documentElement.lang, index, tell, w;
  function begin() {
    return load(up + "facets/index.js", "index:" + code).then(found => {
      index = found; tell = teller(found); w = found.words;
      return found;
    });
  }
  // Files of the nth district: its columns, its facts for comparing, or the nth of its texts.
  function fetched(n, what, part) {
    var d = index.districts[n], id = d[0], at = what === "lines" ? up + "facets/" + id + "-" + part : up + "../facets/" + id + (what === "more" ? "-more" : "");
    return load(at + ".js?" + d[3], what + ":" + (what === "lines" ? code + ":" + id + ":" + part : id));
  }

  function picture(line) {
    var name = line[0], sized = kind => line[1].map(width => up + "../media/" + name + "-" + width + "." + kind + " " + width + "w").join(", ");
    if (!name) return make("div", { className: "haat-standin" });
    var sizes = "(min-width: 60em) 260px, 46vw";
    return make("picture", { className: "haat-card__picture" }, make("source", { type: "image/avif", srcset: sized("avif"), sizes: sizes }),
      make("img", { alt: "", width: 320, height: 400, className: line[2], loading: "lazy", decoding: "async", sizes: sizes, srcset: sized("jpg"), src: up + "../media/" + name + "-" + line[1][0] + ".jpg" }));
  }
  function spoken(tag, name, text, lang) { return make(tag, { className: name, textContent: text, lang: lang || undefined }); }
  // A card as the page's own lists have it. Own words that fell back are in their own language.
  function card(line, maker, district, price, moq, lead) {
    var own = index.tongue, facts = make("dl", { className: "haat-card__facts" });
    var fact = (name, text) => facts.append(make("div", {}, spoken("dt", "", name, own), make("dd", { textContent: text })));
    if (moq) fact(w.moq_short, tell.number(moq));
    if (lead >= 0) fact(w.lead_short, tell.word("days", { n: tell.number(lead) }));
    return make("li", { className: "haat-card" },
      make("a", { className: "haat-card__link", href: up + "catalog/" + district[0] + "/" + maker[0] + "/" + line[1] + ".html" }, picture(line[4]), spoken("h3", "haat-card__title", line[2], line[3])),
      make("p", { className: "haat-card__maker" }, spoken("span", "", maker[1], maker[2]), " · ", spoken("span", "", district[1], district[4])),
      make("p", { className: "haat-card__price" }, price && make("strong", { textContent: tell.money(price) }), " ", spoken("span", "", price ? w.per_piece : w.price_on_request, own)),
      facts.firstChild && facts);
  }
  root.haatBrowse = Object.assign(lib, { begin, fetched, make, spoken, picture, card });
})(typeof document === "undefined" ? module : window);
