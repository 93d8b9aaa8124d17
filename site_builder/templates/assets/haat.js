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
  // Gallery: a thumbnail shows its picture in the large frame.
  document.querySelectorAll(".haat-gallery").forEach(function (gallery) {
    gallery.classList.add("is-live");
    var figures = gallery.querySelectorAll(".haat-gallery__figure");
    gallery.querySelectorAll(".haat-gallery__thumb").forEach(function (link, n) {
      link.addEventListener("click", function (event) {
        event.preventDefault();
        figures.forEach(function (figure, m) { figure.hidden = m !== n; });
        gallery.querySelectorAll(".haat-gallery__thumb").forEach(function (other) { other.removeAttribute("aria-current"); });
        link.setAttribute("aria-current", "true");
      });
    });
    figures.forEach(function (figure, m) { figure.hidden = m !== 0; });
  });
})();
