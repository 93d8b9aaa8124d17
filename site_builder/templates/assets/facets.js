// Filter, sort and page through products on the reader's device. The address tells what is chosen, so it can be shared,
// and going back undoes a choice. Without this file facets are links to pages.
(() => {
  "use strict";
  var lib = window.haatBrowse, mount = document.querySelector(".haat-browse"), make = lib.make, spoken = lib.spoken, fetched = lib.fetched;
  var PAGE = 24, code = document.documentElement.lang, scope = {}, own, index, tell, w, table, homes, state, parts, turn = 0, started;
  new URLSearchParams(mount.dataset.scope || "").forEach((value, facet) => { scope[facet] = [value]; });

  // Only districts that have what the page is about.
  function wanted() {
    var found = index.districts.map((each, n) => n);
    Object.keys(scope).forEach(facet => {
      var among = facet === "district" ? [index.districts.findIndex(each => each[0] === scope.district[0])] : (index.where[facet] || {})[scope[facet][0]];
      if (among) found = found.filter(n => among.indexOf(n) >= 0);
    });
    return found;
  }
  function start() {
    return started = started || lib.begin().then(found => {
      index = found; tell = lib.teller(found); w = found.words; own = found.tongue || code;
      homes = wanted();
      return Promise.all(homes.map(n => fetched(n, "rows")));
    }).then(rows => {
      table = lib.join(index, rows.map((each, n) => ({ id: index.districts[homes[n]][0], rows: each })));
      build();
    });
  }

  function button(text, name, act) { return make("button", { type: "button", className: name, textContent: text, onclick: act }); }
  var go = replace => { // the address changes first, and the page follows it, as it does when the reader goes back
    var told = lib.written(state, index);
    if (replace) { history.replaceState(null, "", told); follow(); } else if (told !== location.hash) location.hash = told;
  };

  var nameOf = link => link.closest(".haat-facet").dataset.facet + link.dataset.value;
  function build() {
    var frame = mount.querySelector(".haat-browse__frame") || mount.appendChild(make("div", { className: "haat-browse__frame" }));
    var panel = frame.querySelector(".haat-browse__panel") || frame.appendChild(make("div", { className: "haat-browse__panel" }));
    var kept = document.activeElement.closest(".haat-facet [data-value]"), spot = kept && nameOf(kept);
    var wide = matchMedia("(min-width: 60em)").matches, open = [].map.call(panel.querySelectorAll("details[open]"), each => each.dataset.facet);
    if (!open.length || !wide) open = wide ? index.open : [];
    var sort = make("select", { onchange: () => { state.sort = sort.value; state.pages = 1; go(); } });
    parts = { panel, sort, boxes: [] };
    panel.lang = own;
    panel.textContent = "";
    panel.append(make("h2", { className: "haat-browse__title", textContent: w.filter }));
    index.facets.forEach(facet => { if (!scope[facet[0]]) panel.append(group(facet[0], facet[1], facet[2], open)); });
    panel.append(group("is", w.browse_is, index.flags, open));
    lib.SORTS.forEach(each => { sort.append(make("option", { value: each, textContent: w["sort_" + each] })); });
    parts.views = [false, true].map(list => button(w[list ? "list" : "grid"], "haat-browse__view", () => { state.list = list; go(); }));
    parts.open = mount.querySelector(".haat-browse__open");
    var bar = mount.querySelector(".haat-browse__bar");
    bar.append(make("label", { className: "haat-browse__sort", lang: own }, make("span", { textContent: w.sort }), sort),
      make("div", { className: "haat-browse__views", role: "group", "aria-label": w.view, lang: own }, parts.views[0], parts.views[1]));
    parts.told = make("p", { className: "haat-browse__told", role: "status", tabIndex: -1, lang: own });
    parts.chips = make("ul", { className: "haat-chips", "aria-label": w.chosen });
    parts.none = make("div", { className: "haat-empty haat-browse__none", lang: own });
    parts.cards = make("ul", { className: "haat-cards" });
    parts.more = button(w.more, "haat-button haat-browse__more", () => { state.pages++; parts.next = true; go(true); });
    frame.append(make("div", { className: "haat-browse__results" }, parts.told, parts.chips, parts.none, parts.cards, make("p", {}, parts.more)));
    sheet();
    mount.classList.add("is-ready");
    if (spot) parts.boxes.forEach(each => { if (each.facet + each.value === spot) each.input.focus(); });
  }

  function group(facet, name, values, open) {
    var list = make("ul", {}), node = make("details", { className: "haat-facet", open: open.indexOf(facet) >= 0 || !!(state && state.chosen[facet]) }, make("summary", { textContent: name }), list);
    node.dataset.facet = facet;
    values.forEach((value, n) => {
      var key = facet === "is" ? n : value[0], input = make("input", { type: "checkbox", onchange: () => { choose(facet, key, input.checked); } });
      var number = make("small", {}), row = make("li", {}, make("label", {}, input, spoken("span", "", value[1], value[3] && facet !== "is" ? value[3] : code), " ", number));
      parts.boxes.push({ facet, key, input, number, row, at: n, value: value[0], name: value[1] });
      list.append(row);
    });
    return node;
  }
  function choose(facet, key, on) {
    var now = (state.chosen[facet] || []).filter(each => each !== key);
    if (on) now.push(key);
    if (now.length) state.chosen[facet] = now; else delete state.chosen[facet];
    state.pages = 1;
    go();
  }

  // On a narrow screen the filters are a sheet over the page.
  function sheet() {
    var home = make("span", { hidden: true }), show = button("", "haat-button haat-button--main", () => { dialog.close(); });
    var dialog = make("dialog", { className: "haat-sheet", "aria-label": w.filter, lang: own });
    var inside = make("div", { className: "haat-sheet__body" });
    dialog.append(inside, make("p", { className: "haat-sheet__foot" }, show));
    parts.show = show;
    mount.append(dialog);
    dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => { home.replaceWith(parts.panel); parts.open.focus(); });
    parts.ask = () => {
      if (getComputedStyle(parts.panel).display !== "none") return false;
      parts.panel.replaceWith(home); inside.append(parts.panel); dialog.showModal();
      return true;
    };
  }

  function follow() {
    var next = lib.read(location.hash, index);
    if (!next) return;
    state = next;
    Object.keys(scope).forEach(facet => { delete state.chosen[facet]; });
    // What a reader sees in another language is the same choice.
    document.querySelectorAll(".haat-languages a").forEach(each => { each.hash = location.hash; });
    var busy = !("all" in mount.dataset) || location.hash.length > 4, chosen = Object.assign({}, state.chosen, scope);
    var told = lib.count(table, chosen, index.flags.length);
    mount.classList.toggle("is-on", busy);
    parts.boxes.forEach(box => {
      var n = (box.facet === "is" ? told.is : told.values[box.facet])[box.at], on = (state.chosen[box.facet] || []).indexOf(box.key) >= 0;
      box.input.checked = on;
      if (box.n !== n) box.number.textContent = tell.number(box.n = n);
      box.row.hidden = !n && !on && box.input !== document.activeElement;
      box.row.classList.toggle("is-none", !n);
    });
    parts.panel.querySelectorAll("details").forEach(each => { each.hidden = !each.querySelector("li:not([hidden])"); });
    parts.sort.value = state.sort;
    parts.views.forEach((each, n) => { each.setAttribute("aria-pressed", String(state.list === !!n)); });
    parts.cards.classList.toggle("is-list", state.list);
    var found = told.total === 1 ? w.one_product : tell.word("count_products", { n: tell.number(told.total) });
    parts.show.textContent = tell.word("show", { n: found });
    parts.told.textContent = found;
    chips();
    none(told);
    if (parts.after) parts.after().focus();
    parts.after = null;
    draw(told);
  }

  function label(box) {
    var facet = index.facets.find(each => each[0] === box.facet);
    return facet && facet[3] ? facet[1] + ": " + box.name : box.name;
  }
  function clear() { state.chosen = {}; state.pages = 1; parts.after = () => parts.told; go(); }
  function chips() {
    parts.chips.textContent = "";
    var chosen = parts.boxes.filter(box => box.input.checked);
    chosen.forEach(box => {
      var chip = button(label(box), "haat-chip", () => {
        parts.after = () => parts.chips.querySelector("button") || parts.told;
        choose(box.facet, box.key, false);
      });
      chip.setAttribute("aria-label", tell.word("remove", { name: label(box) }));
      parts.chips.append(make("li", {}, chip));
    });
    if (chosen.length) parts.chips.append(make("li", {}, button(w.clear_all, "haat-chip haat-chip--all", clear)));
    parts.open.dataset.n = chosen.length ? tell.number(chosen.length) : "";
  }

  // Nothing fits: which one choice to leave out, and what that would bring.
  function none(told) {
    parts.none.hidden = told.total > 0;
    parts.none.textContent = "";
    if (told.total) return;
    parts.none.append(make("p", { textContent: w.none }));
    var ways = [];
    index.facets.forEach(facet => {
      if (state.chosen[facet[0]] && told.without[facet[0]]) ways.push([facet[1], told.without[facet[0]], () => { delete state.chosen[facet[0]]; }]);
    });
    (state.chosen.is || []).forEach(n => {
      if (told.bare[n]) ways.push([index.flags[n][1], told.bare[n], () => { choose("is", n, false); }]);
    });
    ways.sort((a, b) => b[1] - a[1]);
    if (ways.length) parts.none.append(make("p", { textContent: w.none_told }));
    ways.forEach(way => {
      parts.none.append(button(tell.word("without", { name: way[0], n: tell.number(way[1]) }), "haat-button", () => { way[2](); state.pages = 1; parts.after = () => parts.told; go(); }));
    });
    if (!ways.length) parts.none.append(button(w.clear_all, "haat-button", clear));
  }

  // The first cards of what is left, when their texts are there.
  function draw(told) {
    var rows = lib.order(table, state.sort), some = [], most = state.pages * PAGE, i, mine = ++turn;
    for (i = 0; i < rows.length && some.length < most; i++) if (told.pass[rows[i]]) some.push(rows[i]);
    parts.more.parentNode.hidden = told.total <= some.length;
    parts.cards.hidden = !some.length;
    parts.cards.setAttribute("aria-busy", "true");
    Promise.all(some.map(r => fetched(homes[table.shard[r]], "lines", Math.floor(table.row[r] / index.chunk)))).then(texts => {
      if (mine !== turn) return;
      var had = parts.cards.children.length, next = parts.next;
      parts.next = false;
      parts.cards.replaceChildren.apply(parts.cards, some.map((r, n) => {
        var line = texts[n].c[table.row[r] % index.chunk];
        return lib.card(line, texts[n].s[line[0]], index.districts[homes[table.shard[r]]], table.price[r], table.moq[r], table.lead[r]);
      }));
      parts.cards.removeAttribute("aria-busy");
      document.dispatchEvent(new Event("haat:cards"));
      if (next && parts.cards.children[had]) parts.cards.children[had].querySelector("a").focus();
    }, failed);
  }
  function failed() {
    started = null;
    mount.classList.remove("is-on", "is-waiting");
    mount.append(make("p", { className: "haat-told", role: "alert", textContent: w ? w.failed : "×" }));
  }

  // Anything that asks for filters starts them: the button, a facet's link, or an address that says what is chosen.
  function run(then) {
    if (table) return then && then();
    mount.classList.add("is-waiting");
    start().then(() => {
      mount.classList.remove("is-waiting");
      follow();
      if (then) then();
    }).catch(failed);
  }
  mount.addEventListener("click", event => {
    var open = event.target.closest(".haat-browse__open"), link = event.target.closest(".haat-facet a");
    if (event.ctrlKey || event.metaKey || event.shiftKey || !open && !link) return;
    event.preventDefault();
    var asked = link && nameOf(link);
    run(() => {
      if (link) parts.boxes.forEach(box => { if (box.facet + box.value === asked) choose(box.facet, box.key, true); });
      else if (!parts.ask()) { var first = parts.panel.querySelector("summary"); first && first.focus(); }
    });
  });
  window.addEventListener("hashchange", () => { table ? follow() : location.hash.indexOf("=") > 0 && run(); });
  if (location.hash.indexOf("=") > 0) run();
})();
