"""A buyer at a product's page, with the keyboard alone, on the narrowest screen, without a network and without scripts."""

from __future__ import annotations

import pytest
from sites import Site
from test_browser import Script, script

__all__ = ["script"]
pytestmark = pytest.mark.browser

WICKED = "catalog/bankura/wicked-sample/WK-001.html"


@pytest.fixture
def told(wicked: Site, script: Script):
    def visit(lang: str, quantities: list[str]):
        pages = [f"catalog/nadia/santipur-sample/{sku}.html" for sku in ("SS-001", "SS-002")]
        addresses = [(wicked.site / lang / page).resolve().as_uri() for page in pages]
        return script("trade.mjs", pages=addresses, quantities=quantities), addresses

    return visit


def test_a_quantity_is_reckoned_in_the_pages_own_digits(told):
    english, _ = told("en", ["", "5", "10", "50", "1200"])
    assert english["faults"] == []
    assert not english["wide"]
    assert english["shown"]
    assert english["quantities"] == [
        "",
        "Wholesale begins at 10",
        "₹1,750 a piece, ₹17,500 in all",
        "₹1,600 a piece, ₹80,000 in all",
        "₹1,600 a piece, ₹19,20,000 in all",
    ]
    bengali, _ = told("bn", ["১২", "12"])
    assert bengali["quantities"] == ["প্রতিটি ₹১,৭৫০, মোট ₹২১,০০০"] * 2


def test_a_page_can_be_printed(told):
    assert told("en", [])[0]["print"]


def test_without_scripts_the_picture_is_a_link_and_nothing_is_promised(told):
    plain = told("en", [])[0]["plain"]
    assert plain["reckon"]
    assert plain["picture"]
    assert plain["share"].startswith("https://wa.me/?text=https%3A%2F%2F")


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_pictures_open_in_full_by_keyboard_and_give_the_focus_back(wicked: Site, script: Script, lang: str):
    address = (wicked.site / lang / WICKED).resolve().as_uri()
    found = script("trade.mjs", zoom=address)["zoom"]
    assert found["opened"]["open"]
    assert found["opened"]["inside"]
    assert found["axe"] == []
    assert len(found["opened"]["buttons"]) == 3
    assert all(name and fits for name, fits in found["opened"]["buttons"])
    pictures = [found["opened"]["picture"], *(each["picture"] for each in found["steps"][:3])]
    assert len(set(pictures)) == 3, "right, right, left: three photos, and back to the second"
    assert pictures[1] == pictures[3]
    assert all(each["inside"] for each in found["steps"])
    assert not found["closed"]["open"]
    assert found["closed"]["focus"] == "haat-gallery__zoom"
