"""A type definition that the owner drops in: products are held against it offline, with Amazon's three keywords."""

import json
import socket

import pytest
import sites

from site_builder import reckoning
from site_builder.check.catalogue import folders
from site_builder.check.commons import read_commons
from site_builder.readiness.definition import faults

SAREE = {
    "$schema": "https://schemas.example/meta-schema/v1",
    "type": "object",
    "required": ["item_name", "country_of_origin", "condition_type", "weave_type"],
    "properties": {
        "item_name": {
            "type": "array", "minItems": 1, "maxUniqueItems": 1, "selectors": ["marketplace_id", "language_tag"],
            "items": {"type": "object", "required": ["value"], "properties": {"value": {
                "type": "string", "maxLength": 12, "minUtf8ByteLength": 3, "maxUtf8ByteLength": 40}}},
        },
        "country_of_origin": {"type": "array", "items": {"properties": {"value": {"enum": ["IN", "BD"]}}}},
    },
}  # fmt: skip


def name(value, tag="en_IN"):
    return {"value": value, "language_tag": tag, "marketplace_id": "A21"}


def of(*names, **more):
    good = {"country_of_origin": [{"value": "IN"}], "condition_type": [], "weave_type": []}
    return {"item_name": list(names), **good, **more}


def test_good_attributes_have_no_fault():
    assert faults(SAREE, of(name("Saree"), name("साड़ी", "hi_IN"))) == []


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        (of(name("Saree"), name("Sari")), "item_name: more than 1 entries for the same marketplace_id, language_tag"),
        (of(name("ab")), "item_name[0].value: 2 bytes are less than 3"),
        (of(name("শাড়ি" * 2 + "তাঁতের")), "bytes are more than 40"),
        (of(name("a title of many letters")), "is too long"),
        (of(name("Saree"), country_of_origin=[{"value": "XX"}]), "is not one of"),
        ({"item_name": [name("Saree")]}, "'weave_type' is a required property"),
    ],
)
def test_each_keyword_catches_what_breaks_it(attributes, told):
    assert told in "\n".join(faults(SAREE, attributes))


def test_a_reference_abroad_is_never_fetched(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("reached the net")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    told = faults({"properties": {"a": {"$ref": "https://example.org/x.json"}}}, {"a": 1})
    assert told == ["the definition leads to https://example.org/x.json, which is not in its file"]


def test_products_of_that_type_are_held_against_it(tmp_path):
    root = sites.start_channels(tmp_path / "small")
    folder = root / "content/channels/amazon"
    folder.mkdir()
    (folder / "SAREE.json").write_text(json.dumps(SAREE))
    commons, problems = read_commons(root)
    assert [each for each in problems if each.code != "P024"] == []
    sellers, _ = folders(root, commons)
    found = reckoning.judge(root, commons, sellers, commons.settings.updated, channels=("amazon",))
    keys = {
        (product.category, reason.key)
        for one in found.sellers
        for product in one.products
        for cell in product.cells
        for reason in cell.reasons
    }
    assert ("saree", "amazon/definition/SAREE/weave_type/unknown") in keys
    assert ("saree", "amazon/definition/SAREE/item_name/chars") in keys
    assert not [each for each in keys if "condition_type" in each[1]]
    assert not [each for each in keys if each[0] != "saree" and "/definition/" in each[1]]
