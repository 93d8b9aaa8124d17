// Learning pages: quizzes, progress, examples by sector, terms, the listing form, the certificate.
// All of it is kept on this device and sent nowhere; without it each page reads and prints as well.
(function () {
  "use strict";
  var plain = function (text) { // digits of any script as 0-9
    return text.replace(/[০-৯]/g, function (c) { return c.charCodeAt(0) - 0x9e6; })
      .replace(/[०-९]/g, function (c) { return c.charCodeAt(0) - 0x966; })
      .replace(/[۰-۹]/g, function (c) { return c.charCodeAt(0) - 0x6f0; })
      .replace(/[᱐-᱙]/g, function (c) { return c.charCodeAt(0) - 0x1c50; });
  };
  var own = function (text) { // 0-9 in the page's digits
    var start = { bn: 0x9e6, ne: 0x966, sat: 0x1c50 }[document.documentElement.lang];
    return String(text).replace(/[0-9]/g, function (c) { return start ? String.fromCharCode(start + +c) : c; });
  };
  var load = function (name) { try { return JSON.parse(localStorage.getItem("haat." + name)) || {}; } catch (error) { return {}; } };
  var save = function (name, value) { try { localStorage.setItem("haat." + name, JSON.stringify(value)); } catch (error) {} };
  var all = function (selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); };

  var amount = function (text) { // the first number: "Rs. 1,850" is 1850
    var found = /-?\d+(\.\d+)?|-?\.\d+/.exec(plain(text).replace(/,/g, ""));
    return found ? parseFloat(found[0]) : NaN;
  };
  window.haatLearn = { plain: plain, own: own, load: load, save: save, all: all, amount: amount }; // for the listing's form

  // ── quiz ──
  // A keyboard may write ড় as one sign where the page has two, and joiners that nobody sees.
  var squash = function (text) { return plain(text).normalize("NFC").toLowerCase().replace(/[\u200b-\u200d]/g, "").replace(/[\s,.₹'"’-]+/g, ""); };
  var judged = function (form) { // true, false, or null where nothing was answered
    var kind = form.dataset.kind, inputs = all("input,select", form);
    if (kind === "single" || kind === "multiple") {
      if (!inputs.some(function (i) { return i.checked; })) return null;
      return inputs.every(function (i) { return i.checked === i.hasAttribute("data-right"); });
    }
    if (kind === "match" || kind === "order") {
      if (inputs.some(function (i) { return !i.value; })) return null;
      if (kind === "match") return inputs.every(function (i) { return i.value === i.dataset.of; });
      var rank = form.dataset.order.split(" ");
      return inputs.every(function (i) { return rank[+i.value - 1] === i.dataset.of; });
    }
    var text = inputs[0].value.trim();
    if (!text) return null;
    if (kind === "numeric") return Math.abs(amount(text) - +form.dataset.answer) <= +form.dataset.tolerance + 1e-9;
    return form.dataset.answers.split("|").some(function (each) { return squash(each) === squash(text); });
  };
  all(".haat-quiz").forEach(function (quiz) {
    var lesson = quiz.dataset.lesson, forms = all(".haat-question", quiz), score = quiz.querySelector(".haat-quiz__score");
    var tell = function () {
      var right = load("quiz")[lesson] || {}, sum = 0, most = 0;
      forms.forEach(function (f) { most += +f.dataset.points; if (right[f.dataset.id]) sum += +f.dataset.points; });
      score.textContent = score.dataset.told.replace("{right}", own(sum)).replace("{all}", own(most));
      score.hidden = !Object.keys(right).length;
    };
    forms.forEach(function (form) {
      var answer = form.querySelector(".answer"), verdict = form.querySelector(".haat-question__verdict");
      answer.hidden = true;
      form.querySelector(".haat-question__ask").hidden = false;
      var check = function () {
        var right = judged(form), kept = load("quiz");
        form.classList.toggle("is-right", right === true);
        form.classList.toggle("is-wrong", right === false);
        verdict.textContent = verdict.dataset[right === null ? "empty" : right ? "right" : "wrong"];
        if (right === null) return;
        all("input", form).forEach(function (i) {
          var told = i.closest("li") && i.closest("li").querySelector(".haat-question__told");
          if (told) told.hidden = !i.checked;
        });
        answer.hidden = false;
        answer.open = answer.open || right;
        kept[lesson] = kept[lesson] || {};
        kept[lesson][form.dataset.id] = right || kept[lesson][form.dataset.id] === true;
        save("quiz", kept);
        tell();
      };
      form.querySelector(".haat-question__ask button").addEventListener("click", check);
      form.addEventListener("keydown", function (event) { if (event.key === "Enter" && event.target.type === "text") check(); });
    });
    tell();
  });

  // ── progress ──
  var done = load("done");
  all("[data-lesson]").forEach(function (each) { if (done[each.dataset.lesson]) each.classList.add("is-done"); });
  all(".haat-done").forEach(function (button) {
    var id = button.dataset.of;
    var tell = function () {
      button.textContent = button.dataset[done[id] ? "undo" : "do"];
      button.setAttribute("aria-pressed", done[id] ? "true" : "false");
      all('[data-lesson="' + id + '"]').forEach(function (each) { each.classList.toggle("is-done", !!done[id]); });
    };
    button.hidden = false;
    button.addEventListener("click", function () { done[id] = !done[id]; save("done", done); tell(); });
    tell();
  });
  all(".haat-progress").forEach(function (line) {
    var lessons = all("[data-lesson]", line.parentNode), n = lessons.filter(function (l) { return done[l.dataset.lesson]; }).length;
    line.firstElementChild.textContent = line.dataset.told.replace("{done}", own(n)).replace("{all}", own(lessons.length));
    line.hidden = !n;
  });

  // ── examples by sector ──
  all(".haat-sectors").forEach(function (line) {
    var choice = line.querySelector("select"), sets = [];
    all("[data-sectors]").forEach(function (v) {
      var before = v.previousElementSibling, last = sets[sets.length - 1];
      if (last && last.indexOf(before) >= 0) last.push(v); else sets.push([v]);
    });
    var show = function () {
      sets.forEach(function (set) { // where none is for this reader, all are: she must not find a hole
        var fits = set.filter(function (v) { return v.dataset.sectors.split(" ").indexOf(choice.value) >= 0; });
        set.forEach(function (v) { v.hidden = fits.length > 0 && fits.indexOf(v) < 0; });
      });
    };
    var kept = load("sector").id || "";
    if (all("option", choice).some(function (o) { return o.value === kept; })) choice.value = kept;
    choice.addEventListener("change", function () { save("sector", { id: choice.value }); show(); });
    line.hidden = false;
    show();
  });

  // ── terms: a tap opens them by itself; the mouse and the keyboard's focus open them here ──
  all(".haat-term").forEach(function (button) {
    var told = document.getElementById(button.getAttribute("popovertarget"));
    if (!told || !told.showPopover) return;
    var shut = function () { if (told.matches(":popover-open")) told.hidePopover(); };
    var open = function () {
      if (told.matches(":popover-open")) return;
      told.showPopover({ source: button });
      place();
    };
    var place = function () { // below its word, or above where there is no room
      var box = button.getBoundingClientRect(), width = told.offsetWidth;
      told.style.margin = "0";
      told.style.inset = "auto";
      told.style.left = Math.max(8, Math.min(box.left, innerWidth - width - 8)) + "px";
      told.style.top = (box.bottom + told.offsetHeight > innerHeight ? Math.max(8, box.top - told.offsetHeight - 6) : box.bottom + 6) + "px";
    };
    var timer;
    told.addEventListener("toggle", function (event) { if (event.newState === "open") place(); });
    button.addEventListener("mouseenter", open);
    button.addEventListener("focus", function () { if (button.matches(":focus-visible")) open(); });
    [button, told].forEach(function (each) {
      each.addEventListener("mouseenter", function () { clearTimeout(timer); });
      each.addEventListener("mouseleave", function () { timer = setTimeout(shut, 250); });
      // Where the focus has gone on, nothing of ours lies over it.
      each.addEventListener("focusout", function (event) { if (event.relatedTarget && event.relatedTarget !== button && !told.contains(event.relatedTarget)) shut(); });
    });
  });

  // ── slides ──
  all(".haat-deck").forEach(function (deck) {
    var slides = all(".haat-slide", deck), root = document.documentElement, at = 0, x = null;
    var start = document.querySelector("[data-deck=start]"), tools = deck.querySelector(".haat-deck__tools");
    var show = function (n) {
      at = Math.max(0, Math.min(slides.length - 1, n));
      slides.forEach(function (s, m) { s.classList.toggle("is-shown", m === at); });
      var face = slides[at].firstElementChild;
      face.tabIndex = -1;
      face.focus({ preventScroll: true });
      try { history.replaceState(null, "", "#" + (at + 1)); } catch (error) {}
    };
    var begin = function (n) {
      root.classList.add("is-deck");
      tools.hidden = false;
      if (root.requestFullscreen && deck.dataset.full !== "no") root.requestFullscreen().catch(function () {});
      show(n);
    };
    var end = function () {
      root.classList.remove("is-deck", "has-notes");
      tools.hidden = true;
      if (document.fullscreenElement) document.exitFullscreen();
      start.focus();
    };
    var notes = function () { root.classList.toggle("has-notes"); all(".haat-slide__notes", deck).forEach(function (d) { d.open = root.classList.contains("has-notes"); }); };
    var does = { start: function () { begin(+location.hash.slice(1) - 1 || 0); }, on: function () { show(at + 1); }, back: function () { show(at - 1); }, notes: notes, end: end };
    start.hidden = false;
    all("[data-deck]").forEach(function (b) { b.addEventListener("click", function () { does[b.dataset.deck](); }); });
    document.addEventListener("keydown", function (event) {
      if (!root.classList.contains("is-deck") || event.altKey || event.ctrlKey || event.metaKey) return;
      var rtl = root.dir === "rtl", key = event.key, onButton = event.target.tagName === "BUTTON" && (key === " " || key === "Enter");
      var step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, PageDown: 1, PageUp: -1, ArrowDown: 1, ArrowUp: -1, " ": event.shiftKey ? -1 : 1 }[key];
      if (onButton) return;
      if (step) show(at + step);
      else if (key === "Home") show(0);
      else if (key === "End") show(slides.length - 1);
      else if (key === "Escape") end();
      else if (key === "n" || key === "N") notes();
      else return;
      event.preventDefault();
    });
    deck.addEventListener("touchstart", function (event) { x = event.touches[0].clientX; }, { passive: true });
    deck.addEventListener("touchend", function (event) {
      if (x === null || !root.classList.contains("is-deck")) return;
      var way = event.changedTouches[0].clientX - x;
      if (Math.abs(way) > 50) show(at + ((way < 0) !== (root.dir === "rtl") ? 1 : -1));
      x = null;
    }, { passive: true });
  });

  // ── certificate ──
  all(".haat-certificate").forEach(function (sheet) {
    var lessons = sheet.dataset.lessons.trim().split(" ");
    document.querySelector(".haat-certificate__late").hidden = lessons.every(function (l) { return done[l]; });
  });
  all("[data-do=print]").forEach(function (button) { button.hidden = false; button.addEventListener("click", function () { print(); }); });
})();
