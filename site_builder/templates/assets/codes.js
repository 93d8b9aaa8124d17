// A code that somebody typed leads to its product: to the list of its first sign, and from there on. No network is needed.
(function () {
  "use strict";
  var short = function (text) { // Crockford's base 32: O is 0, I and L are 1; eight signs make a short code
    var bare = text.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[^0-9A-HJKMNP-TV-Z]/g, "");
    return bare.length === 8 ? bare.slice(0, 4) + "-" + bare.slice(4) : "";
  };
  var plain = function (text) { return text.normalize("NFKC").trim().toUpperCase(); };
  var list = function (code) { return (/^[0-9A-Z]/.test(code) ? code[0].toLowerCase() : "other") + ".html"; };
  var to = function (code) { return list(code) + "#" + encodeURIComponent(code); };
  var ask = document.querySelector(".haat-codefind__ask"), found = document.querySelector(".haat-codefind__found");
  if (ask) {
    var input = ask.querySelector("input"), state = ask.querySelector("[role=status]");
    var there = Array.prototype.map.call(document.querySelectorAll(".haat-shelves a"), function (a) { return a.getAttribute("href").split("/").pop(); });
    var go = function () {
      var typed = plain(input.value);
      var code = [typed, short(typed)].filter(function (each) { return each && there.indexOf(list(each)) >= 0; })[0];
      state.textContent = typed && !code ? state.dataset.fault.replace("{code}", typed) : "";
      if (code) location.href = ask.dataset.of + to(code);
    };
    ask.querySelector("button").addEventListener("click", go);
    input.addEventListener("keydown", function (event) { if (event.key === "Enter") go(); });
  }
  var look = function () {
    var typed = "";
    try { typed = plain(decodeURIComponent(location.hash.slice(1))); } catch (error) {}
    if (!typed) return;
    var code = short(typed), rows = Array.prototype.slice.call(document.querySelectorAll(".haat-codefind__list li"));
    var fits = rows.filter(function (row) {
      var own = row.querySelector("b").textContent.toUpperCase();
      return own === typed || own === code;
    });
    rows.forEach(function (row) { row.classList.toggle("is-found", fits.indexOf(row) >= 0); });
    if (fits.length === 1) location.replace(fits[0].querySelector("a").href);
    else if (!fits.length && code && code !== typed && list(code) !== list(typed)) location.replace(to(code)); // O typed for 0
    else {
      found.querySelector("[role=status]").textContent = (fits.length ? found.dataset.some : found.dataset.none).replace("{code}", typed);
      if (fits.length) fits[0].scrollIntoView({ block: "center" });
    }
  };
  if (found) { look(); addEventListener("hashchange", look); }
})();
