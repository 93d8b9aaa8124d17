"""Selections: conditions as people write them, what they leave, and what is said of those that cannot be read."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import REPO

from site_builder.check.catalogue import folders, read_seller
from site_builder.check.commons import read_commons
from site_builder.problem import line
from site_builder.selection import Selection, choose, known, matches, parse
from site_builder.selection.fields import FIELDS

DISTRICTS = ("nadia", "bankura", "alipurduar")


@pytest.fixture(scope="module")
def showcase():
    commons, _ = read_commons(REPO)
    sellers, _ = folders(REPO, commons)
    found = [read_seller(REPO, district, name, commons, {})[0] for district in DISTRICTS for name in sellers[district]]
    return known(commons, sellers, {"gifts": ["nadia/shantipur-tant/TS-014"]}), [each for each in found if each]


def skus(text, showcase):
    names, sellers = showcase
    selection, problems = parse(text, names)
    assert problems == []
    return {product.sku for seller in sellers for product in seller.products if matches(selection, product, seller)}


def records(sellers, wanted):
    return {product.sku for seller in sellers for product in seller.products if wanted(product, seller)}


def told(text, names=None):
    return [line(each) for each in parse(text, names)[1]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("district:nadia", lambda p, s: s.district == "nadia"),
        ("district:NADIA", lambda p, s: s.district == "nadia"),
        ("district:নদিয়া", lambda p, s: s.district == "nadia"),  # the name as the record has it, either encoding
        ("district:নদি\u09dfা", lambda p, s: s.district == "nadia"),
        ("district:nadia,bankura", lambda p, s: s.district in ("nadia", "bankura")),
        ("-district:nadia", lambda p, s: s.district != "nadia"),
        ("district!=nadia", lambda p, s: s.district != "nadia"),
        ("seller:shantipur-tant", lambda p, s: s.id == "shantipur-tant"),
        ("seller:nadia/shantipur-tant", lambda p, s: s.id == "shantipur-tant"),
        ("sku:TS-*", lambda p, s: p.sku.startswith("TS-")),
        ("id:*/TS-014", lambda p, s: p.sku == "TS-014"),
        ("gi:true", lambda p, s: p.gi is not None),
        ("-gi:true", lambda p, s: p.gi is None),
        ("gi:false", lambda p, s: p.gi is None),
        ("gi:IN-*", lambda p, s: p.gi is not None),
        ("price<2000", lambda p, s: p.prices.shown is not None and p.prices.shown < 2000),
        ("price < ₹২,০০০", lambda p, s: p.prices.shown is not None and p.prices.shown < 2000),
        ("price≤1650", lambda p, s: p.prices.shown is not None and p.prices.shown <= 1650),
        ("price:1650,1250", lambda p, s: p.prices.shown in (1650, 1250)),
        ("price:false", lambda p, s: p.prices.shown is None),
        ("moq<=20", lambda p, s: p.moq is not None and p.moq <= 20),
        ("category: saree", lambda p, s: p.category == "saree"),
        ("women_led:true", lambda p, s: s.record.women_led),
        ("women-led:no", lambda p, s: not s.record.women_led),
        ("material:cotton", lambda p, s: "cotton" in p.materials),
        ("material:সুতি", lambda p, s: "cotton" in p.materials),
        ("collection:gifts", lambda p, s: p.sku == "TS-014"),
        ("title:শাড়ি", lambda p, s: any("শাড়ি" in each for each in p.title.values())),
        ('title:"Clay figure"', lambda p, s: "clay figure" in p.title.get("en", "").casefold()),
        ("updated>=2026-11-16", lambda p, s: str(p.updated) >= "2026-11-16"),
        ("handmade:true price>1000 price<2000", lambda p, s: p.handmade and p.prices.shown and 1000 < p.prices.shown < 2000),
    ],
)
def test_a_condition_leaves_what_it_says(text, wanted, showcase):
    found = skus(text, showcase)

    assert found == records(showcase[1], wanted)
    assert found


def test_a_sector_means_its_categories(showcase):
    sectors = read_commons(REPO)[0].sector_of

    assert skus("sector:textile", showcase) == records(showcase[1], lambda p, s: sectors[p.category] == "textile")


def test_a_selection_without_status_means_published_products(showcase):
    names, sellers = showcase
    seller = sellers[0]
    draft = seller.products[0].model_copy(update={"status": "draft"})

    assert not matches(Selection(), draft, seller)
    assert matches(parse("status:draft", names)[0], draft, seller)
    assert not matches(parse("status:published", names)[0], draft, seller)


def test_a_short_code_is_found_however_it_is_typed(showcase):
    from site_builder.model.shortcode import short_code

    code = short_code("nadia/shantipur-tant/TS-014")

    assert skus(f"code:{code}", showcase) == skus(f"code:{code.replace('-', '').lower()}", showcase) == {"TS-014"}


def test_values_keep_their_kind():
    selection, _ = parse("price<2,000 moq:১০,২০")

    assert [each.values for each in selection.conditions] == [(Decimal(2000),), (Decimal(10), Decimal(20))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("distrct:nadia", "--select:1:1: error P230: There is no condition “distrct” → Did you mean “district”?"),
        ("gi:true district:nadiya", "--select:1:9: error P231: district has no “nadiya” → Did you mean “nadia”?"),
        ("জেলা:নদিয়া", "--select:1:1: error P230: There is no condition “জেলা” → "),
        ("price<cheap", "error P232: price cannot be “cheap” → Write a number"),
        ("price:2,000", "error P232: price cannot be “000” → "),
        ("gi:true women_led:perhaps", "--select:1:9: error P232: women_led cannot be “perhaps” → Write true or false"),
        ("updated>=soon", "error P232: updated cannot be “soon” → Write a date"),
        ('title:"red border', 'error P233: “title:"red border” cannot be read: this quotation mark is not closed'),
        ('title:"red"border', "error P233: "),
        ("category:", "error P233: “category:” cannot be read: a value is missing"),
        ("district>nadia", "error P234: district is neither more nor less than anything, so “>” says nothing"),
        ("saree", "error P237: “saree” does not say what it is about → Did you mean “category:saree”?"),
        ("gi", "error P237: “gi” does not say what it is about → Did you mean “gi:true”?"),
        ("jamdani", "error P237: “jamdani” does not say what it is about → Did you mean “title:jamdani”?"),
        ("gi:true " * 600, "--select:1:4001: error P236: The selection is longer than 4000"),
    ],
)
def test_what_cannot_be_meant_is_told_at_its_column(text, said, showcase):
    found = told(text, showcase[0])

    assert len(found) == 1
    assert said in found[0]


def test_every_fault_is_told_at_once(showcase):
    assert [each.split(": ")[1] for each in told('pric<5 category:sare saree title:"x', showcase[0])] == [
        "error P230",
        "error P231",
        "error P237",
        "error P233",
    ]


def test_an_empty_selection_says_which_condition_left_nothing(showcase):
    names, sellers = showcase
    selection, _ = parse("district:nadia price<1 moq:1", names)

    kept, problems = choose(selection, sellers)

    assert kept == []
    assert [line(each) for each in problems] == [
        "--select:1:1: error P235: No product meets “district:nadia price<1 moq:1” → "
        "“price<1” leaves none of 8: leave it out or change it"
    ]


def test_sellers_without_a_product_that_is_meant_are_left_out(showcase):
    kept, problems = choose(parse("sku:TS-014", showcase[0])[0], showcase[1])

    assert problems == []
    assert [(each.id, [p.sku for p in each.products]) for each in kept] == [("shantipur-tant", ["TS-014"])]


SIGNS = st.sampled_from(
    ["gi", "price", "title", "district", ":", "<", ">=", "-", "!", ",", '"', "“", "'", "*", " ", "২", "2000", "শাড়ি"]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(SIGNS | st.text(max_size=3), max_size=12).map("".join))
def test_no_text_breaks_the_reading(text):
    selection, problems = parse(text)

    assert all(each.field in FIELDS and each.values for each in selection.conditions)
    assert selection.conditions or problems or not text.strip()
    for each in problems:
        assert 1 <= each.where.column <= len(text) + 1
        assert "\n" not in line(each)
