// Everything here is a comfort: without it each page reads and links as well.
(function () {
  "use strict";
  var root = document.documentElement;
  var button = document.querySelector(".haat-scheme");
  var dark = function () {
    var chosen = root.getAttribute("data-scheme");
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  var tell = function () {
    button.querySelector(".haat-scheme__word").textContent = button.getAttribute(dark() ? "data-light" : "data-dark");
  };
  if (button) {
    button.hidden = false;
    tell();
    button.addEventListener("click", function () {
      var next = dark() ? "light" : "dark";
      root.setAttribute("data-scheme", next);
      try { localStorage.setItem("haat.scheme", next); } catch (error) {}
      tell();
    });
  }
  // Gallery: the frame scrolls by itself; thumbnails move it without moving the page, and tell where it stands.
  document.querySelectorAll(".haat-gallery").forEach(function (gallery) {
    var frame = gallery.querySelector(".haat-gallery__frame");
    var thumbs = gallery.querySelectorAll(".haat-gallery__thumb");
    var mark = function (n) {
      thumbs.forEach(function (thumb, m) {
        if (m === n) thumb.setAttribute("aria-current", "true");
        else thumb.removeAttribute("aria-current");
      });
    };
    thumbs.forEach(function (thumb, n) {
      thumb.addEventListener("click", function (event) {
        event.preventDefault();
        frame.scrollLeft = frame.children[n].offsetLeft - frame.children[0].offsetLeft;
        mark(n);
      });
    });
    frame.addEventListener("scroll", function () {
      mark(Math.round(Math.abs(frame.scrollLeft) / frame.clientWidth));
    }, { passive: true });
  });
})();
