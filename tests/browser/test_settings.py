"""Pages under what readers set in their systems (forced colours, less motion), and nothing that moves while a page loads.

Four times the size is a window of 320 px, which every visit of `test_browser.py` looks at; targets of 24 px are a rule of axe,
whose planted fault stands here.
"""

from __future__ import annotations

import pytest
from sites import Site, kind_of
from test_browser import PAGE, VIEWS, Script, _addresses, _told, doctored, script

__all__ = ["doctored", "script"]
pytestmark = pytest.mark.browser

# Slides and the certificate are drawn by their scripts: what moves there is what a learner asked for.
DRAWN = ("certificate",)


def _pages(site: Site, lang: str) -> list[list[str]]:
    paths = [path for path in site.one_of_each(lang) if path.name != "404.html" and not path.name.endswith("-slides.html")]
    kept = [path for path in paths if kind_of(path.relative_to(site.site / lang).as_posix()) not in DRAWN]
    return [[each, ""] for each in _addresses(kept)]


def test_forced_colours_leave_text_drawings_and_the_focus_to_be_seen(small_site: Site, script: Script):
    faults = script("settings.mjs", forced=_pages(small_site, "bn"))["forced"]
    assert not faults, _told(faults)


def test_who_asks_for_less_motion_gets_none(small_site: Site, script: Script):
    faults = script("settings.mjs", motion=_pages(small_site, "en"))["motion"]
    assert not faults, _told(faults)


def test_nothing_moves_while_a_page_loads(small_site: Site, script: Script):
    faults = script("settings.mjs", shift=_pages(small_site, "en"))["shift"]
    assert not faults, _told(faults)


def test_each_of_them_catches_what_is_planted(small_site: Site, script: Script):
    (page,) = _addresses([small_site.site / PAGE])
    told = script(
        "settings.mjs",
        forced=[
            [page, "*:focus-visible,*:focus-visible *,:has(>:focus-visible){outline:none!important}"],
            [page, "main p{forced-color-adjust:none;color:#fff;background:#fff}"],
        ],
        motion=[[page, "main a{transition:color 1s!important}"], [page, "html{scroll-behavior:smooth!important}"]],
        shift=[[page, "main{animation:x .5s both .2s}@keyframes x{from{padding-top:0}to{padding-top:300px}}"]],
    )
    for text in ("nothing shows the focus", "keeps its own colours", "in the colour of its ground"):
        assert any(text in each for each in told["forced"]), (text, _told(told["forced"]))
    for text in ("fades for 1s", "scrolls smoothly"):
        assert any(text in each for each in told["motion"]), (text, _told(told["motion"]))
    assert any("what stands there moves" in each for each in told["shift"])


def test_targets_that_are_too_small_are_caught(doctored, script: Script):
    small = '<p class="haat-planted"><button type="button">a</button><button type="button">b</button></p>'
    site = doctored(small)
    styles = site.site / "assets/haat/haat.css"
    styles.write_text(
        styles.read_text("utf-8") + ".haat-planted button{display:inline-block;width:12px;height:12px;padding:0;border:0}", "utf-8"
    )
    found = script("axe.mjs", pages=_addresses([site.site / PAGE]), views=VIEWS[:1])
    assert any("target-size" in each for each in found), _told(found)
