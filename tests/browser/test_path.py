"""Whole ways of a buyer: with the keyboard alone through search, filters, comparing and asking, and from the home page to
three makers with scripts off; from files, with the network off."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import unquote

import pytest
from sites import Site
from test_browser import Script, script

from site_builder.model.shortcode import short_code

__all__ = ["script"]
pytestmark = pytest.mark.browser

SAREE, HORSE, LONG = "nadia/santipur-sample/SS-001", "bankura/panchmura-sample/PS-001", "bankura/wicked-sample/WK-002"


def _uri(site: Site, path: str) -> str:
    return (site.site / path).resolve().as_uri()


def _named(site: Site, lang: str, facet: str, value: str) -> str:
    """A choice's name as the page tells it."""
    page = (site.site / lang / "products.html").read_text("utf-8")
    found = re.search(rf'data-facet="{facet}".*?data-value="{value}"><span[^>]*>([^<]+)<', page, re.DOTALL)
    assert found
    return html.unescape(found[1])


def _way(site: Site, lang: str, **more: Any) -> dict[str, Any]:
    return {
        "home": _uri(site, f"{lang}/index.html"),
        "type": "shari",
        "product": SAREE,
        "facet": "district",
        "value": "bankura",
    } | more


@pytest.mark.parametrize("lang", ["bn", "en"])
def test_keys_alone_lead_through_search_filters_comparing_and_asking(small_site: Site, script: Script, lang: str):
    (told,) = script("path.mjs", keys=[_way(small_site, lang, name=_named(small_site, lang, "district", "bankura"))])["keys"]
    assert told["errors"] == told["asked"] == []
    assert told["found"][0].endswith(f"/{lang}/catalog/{SAREE}.html")
    assert told["filtered"][0] == "#district=bankura" and told["filtered"][1] > 0
    assert told["compared"] == 2 and told["differs"] > 2
    assert told["printed"] == 1
    assert short_code(SAREE) in told["paper"]
    assert told["covered"] == []


def test_keys_alone_lead_through_it_from_right_to_left(six_languages: Site, script: Script):
    choice = {"facet": "category", "value": "tableware", "name": _named(six_languages, "ur", "category", "tableware")}
    (told,) = script("path.mjs", keys=[_way(six_languages, "ur", type="SIX-01", product="SIX-01", width=1000, **choice)])["keys"]
    assert told["errors"] == told["asked"] == told["covered"] == []
    assert told["dir"] == "rtl"
    assert told["compared"] == 2
    assert told["printed"] == 1


def test_a_focus_under_a_bar_is_caught(small_site: Site, script: Script):
    planted = ".haat-tray{position:fixed!important;inset:0!important;opacity:.5}"
    (told,) = script("path.mjs", keys=[_way(small_site, "en", name="Bankura", style=planted)])["keys"]
    assert any("is under" in each for each in told["covered"])


def test_without_scripts_a_buyer_comes_from_home_to_three_makers(wicked: Site, script: Script):
    products = ".haat-nav a[href$='products.html']"
    ways = [
        [products, "a[href$='browse/material-cotton.html']", f"a[href$='{SAREE}.html']"],
        [".haat-shelves a[href$='bankura/index.html']", f".haat-card__link[href$='{HORSE}.html']"],
        [".haat-search__link", ".haat-letters a", f".haat-names a[href$='{LONG}.html']"],
    ]
    told = script("path.mjs", plain={"home": _uri(wicked, "en/index.html"), "ways": ways})["plain"]
    for each, product in zip(told, (SAREE, HORSE, LONG), strict=True):
        messages = [unquote(href) for href in each["ask"] if "wa.me" in href or href.startswith("mailto:")]
        assert messages and all(short_code(product) in message for message in messages), (product, each["ask"])
        assert each["title"] and not each["dead"]
