"""A reader who searches, on real pages in Chromium: from files, with the network off, by the keyboard alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from sites import Site
from test_browser import NARROW, VIEWS, WIDE, Script, _told, html_validate, script

__all__ = ["script"]
pytestmark = pytest.mark.browser


def _uri(site: Site, path: str) -> str:
    return (site.site / path).resolve().as_uri()


def _journey(script: Script, site: Site, path: str, *steps: tuple[str, str], width: int = WIDE) -> list[dict[str, Any]]:
    told = script("search.mjs", journeys=[{"address": _uri(site, path), "width": width, "steps": steps}])["journeys"][0]
    assert told["faults"] == []
    return told["told"]


@pytest.mark.parametrize("path", ["bn/index.html", "bn/catalog/nadia/santipur-sample/SS-001.html", "bn/about.html"])
def test_latin_letters_find_bengali_names_on_every_depth(small_site: Site, script: Script, path: str):
    typed, moved = _journey(script, small_site, path, ("type", "shari"), ("ArrowDown", ""))
    assert typed["open"] and typed["expanded"] == "true" and typed["focus"]
    assert any("শাড়ি" in each["text"] for each in typed["options"])
    assert any(each["picture"] and "₹" in each["text"] and "নদিয়া" in each["text"] for each in typed["options"])
    assert "পণ্য" in typed["groups"]
    assert typed["said"]
    assert moved["active"] == 0 and moved["seen"]


def test_the_keyboard_alone_goes_to_a_result(small_site: Site, script: Script):
    typed, down, up, again, there = _journey(
        script,
        small_site,
        "en/index.html",
        ("type", "santipur saree"),
        ("ArrowDown", ""),
        ("ArrowUp", ""),
        ("ArrowDown", ""),
        ("go", ""),
    )
    last = len(typed["options"]) - 1
    assert [down["active"], up["active"], again["active"]] == [0, last, 0]
    assert all(each["seen"] for each in (down, up, again))
    assert there["url"] == typed["options"][0]["href"]


def test_escape_shuts_and_then_empties(small_site: Site, script: Script):
    _, shut, empty = _journey(script, small_site, "en/index.html", ("type", "horse"), ("Escape", ""), ("Escape", ""))
    assert not shut["open"] and shut["expanded"] == "false" and shut["value"] == "horse" and shut["focus"]
    assert empty["value"] == ""


def test_enter_leads_to_a_page_of_results_that_can_be_shared(small_site: Site, script: Script):
    *_, page = _journey(script, small_site, "bn/index.html", ("type", "শাড়ির"), ("go", ""))
    assert page["url"].endswith(f"bn/search.html?q={quote('শাড়ির')}")
    assert "শাড়ি" in page["results"][0]
    assert "শাড়ির" in page["said"] and "শাড়ির" in page["title"]


def test_a_typing_error_is_asked_about(small_site: Site, script: Script):
    typed, page = _journey(script, small_site, "en/index.html", ("type", "teracotta hosre"), ("go", ""))
    assert "horse" in typed["options"][0]["text"] and "?q=" in typed["options"][0]["href"]
    assert any("horse" in each for each in page["mean"])
    assert page["results"]


def test_nothing_found_leads_on(small_site: Site, script: Script):
    typed, page = _journey(script, small_site, "hi/index.html", ("type", "xqzjw"), ("go", ""))
    assert [each["href"].rsplit("/", 1)[1] for each in typed["options"]] == ["search.html"]
    assert "xqzjw" in typed["said"] and "xqzjw" in page["said"] and not page["results"]


def test_the_list_fits_a_narrow_page(small_site: Site, script: Script):
    typed, _ = _journey(script, small_site, "bn/index.html", ("type", "সাড়ি"), ("ArrowDown", ""), width=320)
    assert typed["inside"]


def test_without_scripts_letters_lead_to_every_product(small_site: Site, script: Script):
    told = script("search.mjs", off=_uri(small_site, "bn/catalog/nadia/index.html"))["off"]
    assert told["link"] and not told["field"]
    assert told["letters"]
    assert told["product"] in told["names"]


def test_a_site_without_an_index_says_so_by_a_link(small_site: Site, script: Script, tmp_path: Path):
    shutil.copytree(small_site.site, tmp_path / "site")
    shutil.rmtree(tmp_path / "site/search")
    told = script("search.mjs", journeys=[{"address": _uri(Site(tmp_path), "en/index.html"), "steps": [("type", "saree")]}])
    options = told["journeys"][0]["told"][0]["options"]
    assert [each["href"].rsplit("/", 1)[1] for each in options] == ["search.html"]


def test_axe_finds_nothing_in_lists_and_results(small_site: Site, script: Script):
    jobs = []
    for code, word in (("bn", "শাড়ি"), ("en", "saree"), ("hi", "साड़ी")):
        for view in VIEWS:
            jobs.append({"address": _uri(small_site, f"{code}/index.html"), "type": word, **view})
            jobs.append({"address": f"{_uri(small_site, f'{code}/search.html')}?q={quote(word)}", **view})
    faults = script("search.mjs", axe=jobs)["axe"]
    assert not faults, _told(faults)


def test_axe_finds_nothing_in_urdu(six_languages: Site, script: Script):
    jobs = [
        {"address": f"{_uri(six_languages, 'ur/search.html')}?q=saree", "width": width, "scheme": scheme}
        for width in (NARROW, WIDE)
        for scheme in ("light", "dark")
    ]
    faults = script("search.mjs", axe=jobs)["axe"]
    assert not faults, _told(faults)


def test_axe_catches_what_is_planted(small_site: Site, script: Script, tmp_path: Path):
    shutil.copytree(small_site.site, tmp_path / "site")
    styles = tmp_path / "site/assets/haat/haat.css"
    styles.write_text(styles.read_text("utf-8") + ".haat-hit .haat-hit__title,.haat-hit small{color:#bbb!important}", "utf-8")
    address = f"{_uri(Site(tmp_path), 'en/search.html')}?q=saree"
    found = script("search.mjs", axe=[{"address": address, "width": WIDE, "scheme": "light"}])["axe"]
    assert any("color-contrast" in each for each in found)


def test_pages_of_the_search_are_valid(small_site: Site):
    paths = [path for code in small_site.languages for path in sorted((small_site.site / code).glob("search*/*.html"))]
    paths += [small_site.site / code / "search.html" for code in small_site.languages]
    assert len(paths) > 3
    faults = html_validate(paths)
    assert not faults, _told(faults)
