"""What is left of a faulty entry is checked too: one fault does not hide the others."""

import pytest

from site_builder.check.shape import remains
from site_builder.model.product import ProductRecord
from site_builder.model.seller import SellerRecord
from site_builder.problem import Where, error

PRODUCT = {"sku": "A-1", "category": "saree", "title": {"en": "Saree"}, "description": {"en": "Soft."}}


@pytest.mark.parametrize("kind", [ProductRecord, SellerRecord])
def test_each_key_that_an_entry_needs_has_an_example_that_can_stand_for_it(kind):
    left = remains(kind, {})

    needed = {(info.alias or name,) for name, info in kind.model_fields.items() if info.is_required()}
    assert left is not None
    assert set(left.lost) == needed


def test_a_faulty_place_is_taken_out_and_the_rest_stands():
    left = remains(ProductRecord, PRODUCT | {"moq": "-5", "stok": "4", "hsn": "52085", "prices": {"mrp": "many", "retail": "90"}})

    assert left is not None
    assert set(left.lost) == {("moq",), ("stok",), ("prices", "mrp")}
    assert (left.entry.hsn, left.entry.prices.retail, left.entry.moq) == ("52085", 90, None)


def test_of_a_list_all_goes_so_that_no_place_moves():
    left = remains(ProductRecord, PRODUCT | {"prices": {"wholesale": [{"from": "x", "price": "5"}, {"from": "9", "price": "4"}]}})

    assert left is not None
    assert ("prices", "wholesale") in left.lost
    assert left.entry.prices.wholesale == []


@pytest.mark.parametrize("value", ["a text", ["a", "list"], {"title": "no mapping", "sku": ["no", "text"]}])
def test_nothing_is_made_of_what_is_no_entry_and_nothing_is_raised(value):
    left = remains(ProductRecord, value)

    assert left is None or isinstance(left.entry, ProductRecord)


def test_what_rules_say_of_a_lost_place_is_not_told():
    left = remains(ProductRecord, PRODUCT | {"title": "Saree"})
    at = Where("products.yml").at(3)
    told = [error("P050", at.at("title")), error("P050", at.at("title", "bn")), error("P093", at.at("hsn"))]

    assert left is not None
    assert [each.code for each in left.beyond(told, at)] == ["P093"]
