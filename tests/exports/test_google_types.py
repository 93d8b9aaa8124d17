"""Google's own types take our feed: needs the extra `google`; without it these tests are skipped, and say so."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

merchant = pytest.importorskip(
    "google.shopping.merchant_products_v1", reason="Google's types are not installed: pip install 'haat[google]'"
)
from google.shopping.type import Price  # noqa: E402

G = "{http://base.google.com/ns/1.0}"
PLAIN = (
    "title",
    "description",
    "link",
    "image_link",
    "brand",
    "mpn",
    "google_product_category",
    "color",
    "material",
    "item_group_id",
)
STATES = ("availability", "condition", "age_group", "gender")


def attributes(item: ElementTree.Element) -> dict:
    """What of an item Google's type has a field for, as it names them."""

    def text(name: str) -> str | None:
        return item.findtext(f"{G}{name}")

    told = {name: text(name) for name in PLAIN if text(name)}
    told |= {name: text(name).upper() for name in STATES if text(name)}
    told["additional_image_links"] = [each.text for each in item.findall(f"{G}additional_image_link")]
    if text("identifier_exists"):
        told["identifier_exists"] = text("identifier_exists") != "no"
    if text("gtin"):
        told["gtins"] = [text("gtin")]
    for name in ("price", "maximum_retail_price"):
        if text(name):
            amount, currency = text(name).split(" ")
            told[name] = Price(amount_micros=round(float(amount) * 1_000_000), currency_code=currency)
    return told


@pytest.fixture(scope="module")
def items(exported: Path) -> list[dict]:
    found = [attributes(each) for each in ElementTree.parse(exported / "google/products-1.xml").iter("item")]
    assert len(found) > 50
    return found


def test_every_item_is_a_product_of_googles_types(items):
    for told in items:
        made = merchant.ProductInput(
            offer_id="x", content_language="en", feed_label="IN", product_attributes=merchant.ProductAttributes(told)
        )
        again = merchant.ProductInput.deserialize(merchant.ProductInput.serialize(made)).product_attributes
        assert again.title == told["title"]
        assert again.price.currency_code == "INR"
        assert again.availability.name == told["availability"]
        assert again.condition.name == "NEW"


@pytest.mark.parametrize("wrong", [{"hsn_code": "520851"}, {"availability": "SOMETIMES"}, {"gender": "LADIES"}])
def test_a_field_or_a_state_that_google_does_not_know_is_caught(items, wrong):
    with pytest.raises((ValueError, KeyError, TypeError)):
        merchant.ProductAttributes({**items[0], **wrong})
