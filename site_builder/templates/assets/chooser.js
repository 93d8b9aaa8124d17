// Marks the language that the browser asks for; the reader still chooses.
(function () {
  var wanted = (navigator.languages || [navigator.language || ""]).map(function (l) { return l.slice(0, 2); });
  for (var n = 0; n < wanted.length; n++) {
    var link = document.querySelector('.haat-choice[hreflang="' + wanted[n] + '"]');
    if (link) { link.classList.add("is-yours"); break; }
  }
})();
