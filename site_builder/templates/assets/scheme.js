// Runs before the page is painted: the reader's choice of light or dark, kept on the device only.
try {
  var scheme = localStorage.getItem("haat.scheme");
  if (scheme) document.documentElement.setAttribute("data-scheme", scheme);
} catch (error) {}
document.documentElement.classList.replace("no-js", "js");
