// Up to four products side by side. Which ones, the address tells (so it can be sent to somebody) or the device's own list.
document.addEventListener("DOMContentLoaded", () => {
  "use strict";
  var lib = window.haatBrowse, kept = window.haatKept, make = lib.make, spoken = lib.spoken, mount = document.querySelector(".haat-compare");
  var up = mount.dataset.up, code = document.documentElement.lang, ID = /^[\w-]{1,36}(\/[\w-]{1,36}){2}$/, MOST = 4, index, tell, w;

  function asked() {
    var told = location.hash.slice(1).split(",").filter(each => ID.test(each));
    return (told.length ? told : kept.kept("compare").map(each => each.id)).slice(0, MOST);
  }
  // All that is known of a product: its place in its district's files, and their values there. Null when it is gone.
  function find(id) {
    var parts = id.split("/"), n = index.districts.findIndex(each => each[0] === parts[0]);
    if (n < 0) return Promise.resolve(null);
    return Promise.all([lib.fetched(n, "rows"), lib.fetched(n, "more")]).then(files => {
      var rows = files[0], more = files[1], at = 0, place = -1;
      more.s.forEach(seller => {
        for (var i = 0; i < seller[1]; i++, at++) if (seller[0] === parts[1] && more.c[at] === parts[2]) place = at;
      });
      return place < 0 ? null : lib.fetched(n, "lines", Math.floor(place / index.chunk)).then(texts => {
        var line = texts.c[place % index.chunk];
        return { id: id, district: index.districts[n], maker: texts.s[line[0]], line: line, more: more.x[place], price: rows.p[place], moq: rows.m[place], lead: rows.l[place], flags: rows.g.charCodeAt(place) - 0x30,
          of: facet => { var packed = rows.f[facet]; return packed[1][packed[2].charCodeAt(place) - 0x30].map(n => packed[0][n]); } };
      });
    });
  }

  // Every line of the table: its name, and what it says of a product; lines that say nothing of any are left out.
  function facts() {
    var number = value => value ? tell.number(value) : "", cost = value => value ? tell.money(value) : "";
    var named = facet => {
      var values = (index.facets.find(each => each[0] === facet) || [0, 0, []])[2];
      return p => values.filter(each => p.of(facet).indexOf(each[0]) >= 0).map(each => each[1]).join(", ");
    };
    var size = p => {
      var sides = p.more[4].slice(0, 3).filter(Boolean).map(tell.number).join(" × "), across = p.more[4][3];
      return [p.more[4][4], sides && sides + " " + w.cm, across && "⌀ " + tell.number(across) + " " + w.cm].filter(Boolean).join(" · ");
    };
    var weight = p => { var g = p.more[3]; return g ? (g < 1000 ? tell.number(g) + " " + w.g : tell.number(g / 1000) + " " + w.kg) : ""; };
    return [
      [w.compare_maker, p => p.maker[1]], [w.district, p => p.district[1]],
      [w.price, p => cost(p.price) || w.price_on_request],
      [w.wholesale, p => p.more[0].map(tier => "≥ " + tell.number(tier[0]) + ": " + tell.money(tier[1])).join("\n")],
      [w.moq, p => number(p.moq)], [w.order_multiple, p => number(p.more[1])], [w.case_pack, p => number(p.more[2])],
      [w.lead_time, p => p.lead < 0 ? "" : tell.word("days", { n: tell.number(p.lead) })],
      [w.capacity, p => number(p.more[7])], [w.stock, p => number(p.more[6])], [w.sample_price, p => cost(p.more[5])],
      [w.category, named("category")], [w.materials, named("material")], [w.technique, named("technique")], [w.size, size], [w.weight, weight],
      [w.gi_of, named("gi")], [w.certificates, named("certificate")]
    ].concat(index.flags.slice(0, 7).filter(flag => flag[0] !== "with-gi" && flag[0] !== "certified").map(flag => {
      var bit = index.flags.indexOf(flag);
      return [flag[1], p => p.flags >> bit & 1 ? w.yes : w.no];
    }));
  }

  function without(id, ids) {
    kept.keep("compare", kept.kept("compare").filter(each => each.id !== id));
    show(ids.filter(each => each !== id)).then(() => {
      var next = mount.querySelector("thead button, a");
      if (next) next.focus();
    });
  }

  function show(ids) {
    history.replaceState(null, "", "#" + ids.join(","));
    document.querySelectorAll(".haat-languages a").forEach(each => { each.hash = location.hash; });
    return Promise.all(ids.map(find)).then(found => {
      var own = index.tongue || code;
      mount.textContent = "";
      mount.lang = own;
      ids.forEach((id, n) => { if (!found[n]) mount.append(make("p", { className: "haat-note", textContent: id.split("/")[2] + ": " + w.compare_gone })); });
      var there = found.filter(Boolean);
      if (!there.length) {
        mount.append(make("p", { className: "haat-empty" }, w.compare_empty, " ", make("a", { href: up + "products.html", textContent: w.filter })));
        return;
      }
      var body = make("tbody", {}), table = make("table", { className: "haat-compare__table" }, make("caption", { className: "visually-hidden", textContent: document.querySelector("h1").textContent }), head(there, ids), body);
      facts().forEach(fact => {
        var told = there.map(fact[1]), differs = told.some(each => each !== told[0]);
        if (!told.some(Boolean) || !differs && told[0] === w.no) return;
        var title = make("th", { scope: "row", textContent: fact[0] });
        if (differs) title.append(" ", make("span", { className: "haat-compare__mark" }, "≠", spoken("span", "visually-hidden", " " + w.compare_differs)));
        body.append(told.reduce((row, each) => { row.append(make("td", { textContent: each || "–" })); return row; }, make("tr", { className: differs ? "is-different" : "is-same" }, title)));
      });
      var only = make("input", { type: "checkbox", onchange: () => { table.classList.toggle("is-short", only.checked); } });
      if (there.length > 1) mount.append(make("p", {}, make("label", { className: "haat-compare__only" }, only, " ", w.compare_only)));
      mount.append(make("div", { className: "haat-compare__scroll", tabIndex: 0, role: "region", "aria-label": document.querySelector("h1").textContent }, table));
    });
  }
  function head(there, ids) {
    return make("thead", {}, there.reduce((row, p) => {
      var name = spoken("span", "", p.line[2], p.line[3] || code);
      var out = make("button", { type: "button", className: "haat-compare__out", textContent: "×", "aria-label": w.compare_remove.replace("{name}", p.line[2]), onclick: () => { without(p.id, ids); } });
      row.append(make("th", { scope: "col" }, make("a", { href: up + "catalog/" + p.id + ".html" }, lib.picture(p.line[4]), name), out));
      return row;
    }, make("tr", {}, make("td", {}, spoken("span", "visually-hidden", w.compare_facts)))));
  }

  lib.begin().then(found => {
    index = found; tell = lib.teller(found); w = found.words;
    return show(asked());
  }).catch(() => { mount.querySelector(".haat-empty").textContent = w ? w.failed : "×"; });
  window.addEventListener("hashchange", () => { var ids = asked(); if (index && location.hash.indexOf("/") > 0) show(ids); });
});
