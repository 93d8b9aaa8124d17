"""The lists of codes follow the records: names, products that come and go, and two products with one short code."""

from __future__ import annotations

import runpy
from pathlib import Path

import sites
from sites import REPO, Site

from site_builder.model.shortcode import short_code

FILE = "catalogs/nadia/santipur-sample/products.yml"
SAREE = "nadia/santipur-sample/SS-001"


def _change(root: Path, before: str, after: str) -> None:
    text = (root / FILE).read_text("utf-8")
    assert before in text
    (root / FILE).write_text(text.replace(before, after, 1), "utf-8")


def _lists(site: Site) -> dict[str, tuple[int, str]]:
    """Every page of codes: when it was written, and what it says."""
    paths = [*site.site.glob("*/codes.html"), *site.site.glob("*/codes/*.html")]
    return {path.relative_to(site.site).as_posix(): (path.stat().st_mtime_ns, path.read_text("utf-8")) for path in paths}


def test_lists_change_with_names_and_not_with_prices(small: Path, small_site: Site):
    sites.take_pictures(small, small_site.root)
    assert sites.build_here(small).published
    site, code = Site(small), short_code(SAREE)
    first = _lists(site)
    own = f"{code[0].lower()}.html"
    assert f"<b>{code}</b> Santipur handloom saree" in first[f"en/codes/{own}"][1]

    _change(small, "retail: 2100", "retail: 2050")
    assert sites.build_here(small).published
    assert _lists(site) == first, "a price stands in no list"

    _change(small, "en: Santipur handloom saree", "en: Striped saree")
    assert sites.build_here(small).published
    named = _lists(site)
    assert {path for path in named if named[path] != first[path]} == {f"en/codes/{own}", "en/codes/s.html"}
    assert f"<b>{code}</b> Striped saree" in named[f"en/codes/{own}"][1]

    _change(small, "- sku: SS-001\n", "- sku: SS-001\n  status: withdrawn\n")
    for file in (*(small / "modules").rglob("*.md"), *(small / "content/collections").glob("*.yml")):
        file.write_text(file.read_text("utf-8").replace(SAREE, "nadia/santipur-sample/SS-002"), "utf-8")
    assert sites.build_here(small).published
    gone = _lists(site)
    assert not [path for path, (_, text) in gone.items() if code in text or "SS-001" in text]
    assert f"en/codes/{own}" not in gone or "<li>" in gone[f"en/codes/{own}"][1], "no list is left empty"


def test_a_build_of_some_districts_keeps_the_others_codes(small: Path, small_site: Site):
    sites.take_pictures(small, small_site.root)
    assert sites.build_here(small).published
    whole = {path: text for path, (_, text) in _lists(Site(small)).items()}
    _change(small, "en: Santipur handloom saree", "en: Striped saree")
    assert sites.build_here(small, districts=("bankura",), languages=("en",)).published
    assert {path: text for path, (_, text) in _lists(Site(small)).items()} == whole
    assert sites.build_here(small, districts=("nadia",)).published
    told = {path: text for path, (_, text) in _lists(Site(small)).items()}
    assert {path for path in told if told[path] != whole[path]} == {
        f"en/codes/{short_code(SAREE)[0].lower()}.html",
        "en/codes/s.html",
    }


def test_two_products_with_one_code_stop_the_build_and_the_site_stays(small: Path, small_site: Site):
    sites.take_pictures(small, small_site.root)
    assert sites.build_here(small).published
    before = _lists(Site(small))
    runpy.run_path(str(REPO / "tests/cases/P290-one-short-code/make.py"))["make"](small)
    outcome = sites.build_here(small)
    assert not outcome.published
    assert [each.code for each in outcome.problems] == ["P290"]
    assert _lists(Site(small)) == before
