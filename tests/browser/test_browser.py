"""The site as validators, a screen reader's engine and a browser see it: from files, with the network off.

Exceptions in `.htmlvalidate.json`, each with its reason:
require-sri   only for what comes from elsewhere, which nothing does: our own files are not served by others.
long-title    a title is as long as the name in the record, and a Bengali name counts twice its length in code units.
valid-id      the page engine numbers headings that have no Latin letters: `_1`.
aria-label-misuse   a list may have a label; the rule's own text calls it allowed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sites import TOOLS, Site

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NARROW, WIDE = 360, 1280
VIEWS = [{"width": width, "scheme": scheme} for scheme in ("light", "dark") for width in (NARROW, WIDE)]


# ── tools ────────────────────────────────────────────────────────────────────────────────────────


def _chromium() -> str:
    named = os.environ.get("CHROME_PATH", "")
    return named if named and os.access(named, os.X_OK) else next(filter(None, map(shutil.which, CHROMIUMS)), "")


def _need(package: str) -> Path:
    if not shutil.which("node"):
        pytest.skip("Node is not there")
    found = TOOLS / "node_modules" / package
    if not found.is_dir():
        pytest.skip(f"{package} is not set up: run sh tests/browser/setup.sh")
    return found


Script = Callable[..., Any]


@pytest.fixture(scope="session")
def script() -> Script:
    """Run one of the scripts of this folder in Chromium, with a job, and give what it found."""
    for package in ("puppeteer-core", "axe-core"):
        _need(package)
    chromium = _chromium()
    if not chromium:
        pytest.skip("Chromium is not there: install it, or name it in CHROME_PATH")

    def run(name: str, **job: Any) -> Any:
        environment = {**os.environ, "HAAT_TOOLS": str(TOOLS), "HAAT_CHROMIUM": chromium}
        done = subprocess.run(
            ["node", str(HERE / name)], input=json.dumps(job), capture_output=True, text=True, env=environment, timeout=300
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout)

    return run


def _addresses(paths: list[Path]) -> list[str]:
    return [path.resolve().as_uri() for path in paths]


def _seen(site: Site, lang: str) -> list[Path]:
    """The fullest page of each kind in one language, and the chooser; pages for lost addresses need a server."""
    return [path for path in site.one_of_each(lang) if path.name != "404.html"] + [site.site / "index.html"]


def _told(faults: list[str]) -> str:
    return "\n".join([f"{len(faults)} faults", *faults[:40]])


# ── validators ───────────────────────────────────────────────────────────────────────────────────


def html_validate(paths: list[Path]) -> list[str]:
    tool = _need("html-validate") / "bin/html-validate.mjs"
    command = ["node", str(tool), "--config", str(HERE / ".htmlvalidate.json"), "--formatter", "json", *map(str, paths)]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:  # it ends before a pipe is empty
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, timeout=300)
        out.seek(0)
        told = out.read()
    assert told.startswith("["), done.stderr[-2000:]
    return [
        f"{Path(file['filePath'])}:{each['line']}:{each['column']}: {each['ruleId']}: {each['message']}"
        for file in json.loads(told)
        for each in file["messages"]
    ]


def test_html_validate_finds_nothing_in_the_small_showcase(small_site: Site):
    faults = html_validate(sorted(small_site.site.rglob("*.html")))
    assert not faults, _told(faults)


@pytest.mark.slow
def test_html_validate_finds_nothing_in_any_kind_of_page(showcase: Site, six_languages: Site, wicked: Site):
    paths = [path for lang in showcase.languages for path in showcase.one_of_each(lang)]
    paths += [path for lang in ("ur", "sat") for path in six_languages.one_of_each(lang)]
    paths += [path for path in wicked.pages() if "wicked-sample" in path.parts]
    faults = html_validate(paths)
    assert not faults, _told(faults)


def vnu(paths: list[Path]) -> list[str]:
    jar = _need("vnu-jar") / "build/dist/vnu.jar"
    if not shutil.which("java"):
        pytest.skip("Java is not there, so vnu cannot run")
    command = ["java", "-Xss4m", "-XX:+UseSerialGC", "-jar", str(jar), "--errors-only", "--stdout", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    # It passes over a file that is not there, and leaves with 1 for a fault of its own as for one of the page.
    assert all(path.is_file() for path in paths)
    assert done.returncode == 0 or done.stdout, done.stderr[-2000:]
    return done.stdout.splitlines()


@pytest.mark.slow
def test_vnu_finds_no_error_in_any_kind_of_page(showcase: Site, small_site: Site, six_languages: Site):
    paths = [path for lang in showcase.languages for path in showcase.one_of_each(lang)]
    paths += [small_site.site / "index.html", small_site.site / "404.html", *six_languages.one_of_each("ur")]
    faults = vnu(paths)
    assert not faults, _told(faults)


# ── accessibility ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["bn", "en", "hi"])
def test_axe_finds_nothing_in_any_kind_of_page(showcase: Site, script: Script, lang: str):
    faults = script("axe.mjs", pages=_addresses(_seen(showcase, lang)), views=VIEWS)
    assert not faults, _told(faults)


def test_axe_finds_nothing_from_right_to_left_or_in_hostile_pages(six_languages: Site, wicked: Site, script: Script):
    paths = [path for path in _seen(six_languages, "ur") if path.parent.name != "gi"]
    paths += [wicked.site / "en/catalog/bankura/wicked-sample" / name for name in ("index.html", "WK-001.html", "WK-002.html")]
    faults = script("axe.mjs", pages=_addresses(paths), views=[VIEWS[0], VIEWS[-1]])
    assert not faults, _told(faults)


# ── from files, without a network ────────────────────────────────────────────────────────────────


def visit(script: Script, site: Site, paths: list[Path], **more: Any) -> list[str]:
    faces = _addresses(sorted((site.site / "assets/fonts").glob("*.woff2")))
    return script("visit.mjs", pages=_addresses(paths), home=site.site.resolve().as_uri() + "/", faces=faces, **more)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["bn", "en", "hi"])
def test_pages_open_from_files_in_silence_and_fit_a_phone(showcase: Site, script: Script, lang: str):
    faults = visit(script, showcase, _seen(showcase, lang))
    assert not faults, _told(faults)


def test_hostile_and_right_to_left_pages_open_in_silence_and_fit_a_phone(wicked: Site, six_languages: Site, script: Script):
    paths = [path for path in wicked.pages() if "wicked-sample" in path.parts and path.parents[3].name in ("bn", "en", "sat")]
    paths.append(wicked.site / "en/catalog/bankura/index.html")
    faults = visit(script, wicked, paths) + visit(script, six_languages, _seen(six_languages, "ur"))
    assert not faults, _told(faults)


class _Lost(SimpleHTTPRequestHandler):
    """Serves a folder; a lost address gets its language's 404 page, or the one at the root."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        root = Path(self.directory)
        page = next(p for p in (root / self.path.split("/")[1] / "404.html", root / "404.html") if p.is_file())
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def served(small_site: Site) -> Iterator[str]:
    """The small showcase on a port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Lost, directory=str(small_site.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_lost_address_shows_a_whole_page_however_deep(served: str, script: Script):
    pages = [f"{served}gone.html", f"{served}x/y/gone.html", f"{served}bn/catalog/nadia/nobody/gone.html"]
    faults = script("visit.mjs", pages=pages, home=served, offline=False)
    assert not faults, _told(faults)


@pytest.mark.parametrize("lang", ["bn", "en"])
def test_without_scripts_pages_read_and_link_as_well(small_site: Site, wicked: Site, script: Script, lang: str):
    paths = _seen(small_site, lang)
    paths.append(wicked.site / lang / "catalog/bankura/wicked-sample/WK-001.html")
    for address, told in script("plain.mjs", pages=_addresses(paths)).items():
        assert told["heading"], address
        assert told["letters"] > 60, address
        assert not told["hidden"], (address, told["hidden"])
        assert not told["dead"], (address, told["dead"])
        assert not told["buttons"], (address, "a button that does nothing is shown", told["buttons"])
        assert all(told["pictures"]), (address, "a picture is hidden")
        assert all(told["answers"]), address
        if not address.endswith("site/index.html"):
            assert told["sections"] >= len(small_site.languages) + 3, (address, told["sections"])


# ── keys, colours, pictures ──────────────────────────────────────────────────────────────────────


def test_the_focus_is_always_seen(small_site: Site, wicked: Site, script: Script):
    product = wicked.site / "bn/catalog/bankura/wicked-sample/WK-001.html"
    pages = [
        (small_site.site / "index.html", NARROW, "light"),
        (small_site.site / "bn/index.html", WIDE, "light"),
        (small_site.site / "bn/index.html", NARROW, "dark"),
        (small_site.site / "en/modules/first-listing/01-six-facts.html", NARROW, "light"),
        (product, NARROW, "light"),
        (product, WIDE, "dark"),
    ]
    faults = script("comfort.mjs", focus=[(path.resolve().as_uri(), width, scheme) for path, width, scheme in pages])["focus"]
    assert not faults, _told(faults)


def test_the_choice_of_light_or_dark_is_kept(small_site: Site, script: Script):
    page = small_site.site / "en/catalog/nadia/santipur-sample/SS-001.html"
    told = script("comfort.mjs", scheme=page.resolve().as_uri())["scheme"]
    assert told["first"]["shown"]
    assert told["first"]["name"]
    assert told["clicked"]["chosen"] == "dark"
    assert told["clicked"]["ground"] != told["first"]["ground"]
    assert told["clicked"]["name"] != told["first"]["name"], "the button says what it will do next"
    assert told["reloaded"] == told["clicked"], "the choice is remembered"
    assert told["back"]["ground"] == told["first"]["ground"]


def test_thumbnails_turn_the_gallery(wicked: Site, script: Script):
    page = wicked.site / "bn/catalog/bankura/wicked-sample/WK-001.html"
    told = script("comfort.mjs", gallery=page.resolve().as_uri())["gallery"]
    assert told["first"]["shown"] == told["first"]["current"] == [True, False, False]
    assert [each["shown"] for each in told["after"]] == [[False, True, False], [False, False, True]]
    assert [each["current"] for each in told["after"]] == [[False, True, False], [False, False, True]]


# ── each of these catches what is planted ────────────────────────────────────────────────────────


@pytest.fixture
def doctored(small_site: Site, tmp_path: Path) -> Callable[[str], Site]:
    """A copy of the small site whose English product page holds something more."""

    def make(html: str, instead: str = "") -> Site:
        shutil.copytree(small_site.site, tmp_path / "site", dirs_exist_ok=True)
        page = tmp_path / "site/en/catalog/nadia/santipur-sample/SS-001.html"
        text = page.read_text("utf-8")
        place = instead or "</main>"
        assert place in text
        page.write_text(text.replace(place, html if instead else f"{html}</main>", 1), "utf-8")
        return Site(tmp_path)

    return make


PAGE = "en/catalog/nadia/santipur-sample/SS-001.html"


def test_validators_catch_what_is_planted(doctored: Callable[..., Site]):
    site = doctored('<p><div id="content">x</div></p><img src="x.png"><button>y</button>')
    found = " ".join(html_validate([site.site / PAGE]))
    assert "no-dup-id" in found
    assert "wcag/h37" in found
    if shutil.which("java"):
        assert "Duplicate ID" in " ".join(vnu([site.site / PAGE]))


def test_axe_catches_what_is_planted(doctored: Callable[..., Site], script: Script):
    site = doctored('<p class="haat-planted">pale</p><img src="x.png"><a href="#content"></a>')
    styles = site.site / "assets/haat/haat.css"
    styles.write_text(
        styles.read_text("utf-8") + "@media (prefers-color-scheme:dark){.haat-planted{color:#333;background:#222}}", "utf-8"
    )
    found = script("axe.mjs", pages=_addresses([site.site / PAGE]), views=VIEWS)
    for rule, view in (("image-alt", "360 light"), ("link-name", "1280 light"), ("color-contrast", "360 dark")):
        assert any(rule in each and view in each for each in found), (rule, _told(found))
    assert not any("color-contrast" in each and "light" in each for each in found)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<img src="https://cdn.example/x.png" alt="x">', "asks for https://cdn.example/x.png"),
        ('<img src="gone.png" alt="x">', "cannot load"),
        ("<script>window.planted = 1</script>", "breaks the policy: script-src"),
        ('<p style="color:red">x</p>', "breaks the policy: style-src"),
        (f"<p>{'W' * 300}</p><svg width='900' height='9' class='haat-wide'></svg>", "at 320 px"),
    ],
)
def test_a_visit_catches_what_is_planted(doctored: Callable[..., Site], script: Script, html: str, found: str):
    site = doctored(html)
    faults = visit(script, site, [site.site / PAGE])
    assert any(found in each for each in faults), _told(faults)


def test_a_visit_catches_errors_in_scripts(doctored: Callable[..., Site], script: Script):
    site = doctored("")
    code = site.site / "assets/haat/haat.js"
    code.write_text("window.planted = 1; console.error('told'); " + code.read_text("utf-8") + "; nobody();", "utf-8")
    faults = visit(script, site, [site.site / PAGE])
    for found in ("console: told", "nobody is not defined", "that a record planted"):
        assert any(found in each for each in faults), _told(faults)


def test_a_hidden_focus_is_caught(doctored: Callable[..., Site], script: Script):
    site = doctored("")
    styles = site.site / "assets/haat/haat.css"
    hidden = "*:focus,*:focus-visible{outline:none!important;box-shadow:none!important;background-color:inherit!important;color:inherit!important;border-color:red!important;text-decoration:none!important}"
    styles.write_text(styles.read_text("utf-8") + hidden.replace(":focus,*:focus-visible", ""), "utf-8")
    faults = script("comfort.mjs", focus=[((site.site / PAGE).resolve().as_uri(), WIDE, "light")])["focus"]
    assert any("nothing shows the focus" in each for each in faults), _told(faults)
