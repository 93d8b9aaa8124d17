"""Filtering: what pages count is what a reader would count by hand, for any records and any choice.

The records go the whole way: rows, packed script files, and the script that pages run, in Node. The hand count below looks
at the records themselves and knows nothing of rows, bands or packing.
"""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sites import REPO

from site_builder.check.commons import read_commons
from site_builder.edition import browse, edition
from site_builder.language import money, number
from site_builder.model.product import ProductRecord, Seller
from site_builder.model.seller import SellerRecord
from site_builder.scaffold import SHOWCASE
from site_builder.writers.site import browse as browse_pages
from site_builder.writers.site import shards
from site_builder.writers.site.browse import Browsed, index
from site_builder.writers.site.digest import NO_CARDS, digest_from
from site_builder.writers.site.press import Press
from site_builder.writers.site.shards import Shelf

DISTRICTS, MATERIALS = ("bankura", "nadia"), ("cotton", "terracotta", "of-no-list")
Item = tuple[ProductRecord, Seller]


# ── records ──────────────────────────────────────────────────────────────────────────────────────


@cache
def edition_of(code: str):
    commons, problems = read_commons(SHOWCASE)
    assert commons and not [each for each in problems if each.severity == "error"]
    return edition(commons, code)


def _certificates(today: datetime.date) -> st.SearchStrategy[list[dict[str, Any]]]:
    told = {"number": "1", "issuer": {"en": "Office"}, "date": "2020-01-01"}
    kinds = st.sampled_from(["handloom-mark", "fssai", "other"])
    expiry = st.sampled_from([None, today.isoformat(), (today - datetime.timedelta(1)).isoformat()])

    def made(pair: tuple[str, str | None]) -> dict[str, Any]:
        kind, until = pair
        return told | {"kind": kind} | ({"expiry": until} if until else {}) | ({"name": {"en": "x"}} if kind == "other" else {})

    return st.lists(st.tuples(kinds, expiry).map(made), max_size=2)


@st.composite
def showcases(draw: st.DrawFn) -> dict[str, list[tuple[Seller, list[ProductRecord]]]]:
    each = edition_of("en")
    today = each.settings.updated
    categories = sorted(each.commons.categories)
    prices = st.sampled_from(["0.50", "249.99", "250", "499.5", "500", "999", "1000", "2499", "9999", "10000", "250000"])

    def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.none() | strategy

    product = st.fixed_dictionaries(
        {
            "category": st.sampled_from(categories),
            "title": st.just({"en": "A thing"}),
            "description": st.just({"en": "Told."}),
            "materials": st.lists(st.sampled_from(MATERIALS), max_size=3),
            "handmade": st.booleans(),
            "prices": st.one_of(
                st.just({}),
                prices.map(lambda p: {"retail": p}),
                prices.map(lambda p: {"wholesale": [{"from": 5, "price": p}]}),
                prices.map(lambda p: {"mrp": p}),
            ),
            "moq": optional(st.sampled_from([1, 2, 9, 10, 24, 25, 99, 100, 5000])),
            "capacity_per_month": optional(st.sampled_from([1, 9, 10, 49, 50, 199, 200, 999, 1000])),
            "lead_time": st.sampled_from([[], *([{"upto": 5, "days": n}] for n in (0, 7, 8, 15, 16, 30, 31, 60, 61))]),
            "gi": optional(st.sampled_from(sorted(each.commons.gi))),
            "stock": optional(st.integers(0, 3)),
            "certificates": _certificates(today),
            "customisation": optional(st.booleans().map(lambda on: {"available": on})),
            "offers": st.sampled_from(
                [
                    [],
                    *(
                        [
                            {
                                "name": {"en": "x"},
                                "from": "2020-01-01",
                                "to": (today + datetime.timedelta(n)).isoformat(),
                                "percent": "5",
                            }
                        ]
                        for n in (-1, 0, 9)
                    ),
                ]
            ),
            "updated": optional(st.sampled_from(["2026-01-01", "2026-06-30", "2025-01-01"])),
        }
    )
    seller = st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["shg", "artisan", "msme"]),
            "sample": st.just(True),
            "name": st.just({"en": "Maker"}),
            "craft": st.just({"en": "Craft"}),
            "story": st.just({"en": "Story."}),
            "address": st.just({"line": {"en": "Road"}, "block": {"en": "Block"}, "pin": "741404", "city": {"en": "Town"}}),
            "women_led": st.booleans(),
            "certificates": _certificates(today),
            "lead_time": st.sampled_from([[], [{"upto": 9, "days": 12}]]),
        }
    )
    made: dict[str, list[tuple[Seller, list[ProductRecord]]]] = {}
    for district in DISTRICTS:
        for n in range(draw(st.integers(0, 2))):
            record = _model(SellerRecord, draw(seller))
            found = [_model(ProductRecord, {"sku": f"P-{m}"} | told) for m, told in enumerate(draw(st.lists(product, max_size=6)))]
            made.setdefault(district, []).append((Seller(district, f"s{n}", record, tuple(found)), found))
    return made


def _model(kind: Any, told: dict[str, Any]) -> Any:
    fields = {key: value for key, value in told.items() if value is not None}
    if kind is SellerRecord:
        fields["address"] = {
            key: value for key, value in fields["address"].items() if key in kind.model_fields["address"].annotation.model_fields
        }
    return kind.model_validate(fields)


def choices() -> st.SearchStrategy[dict[str, Any]]:
    each = edition_of("en")
    values = {
        facet: sorted(names)
        for facet, names in browse.value_names(each).items()
        if names and facet not in ("technique", "channel", "sector")
    }
    facets = {facet: st.lists(st.sampled_from(some), unique=True, max_size=3) for facet, some in values.items()}
    flags = {"is": st.lists(st.sampled_from(range(len(browse.FLAGS))), unique=True, max_size=2)}
    some = st.lists(st.sampled_from([*facets, "is"]), unique=True, max_size=4)
    return some.flatmap(lambda names: st.fixed_dictionaries({name: (facets | flags)[name] for name in names})).map(
        lambda told: {name: chosen for name, chosen in told.items() if chosen}
    )


# ── by hand ──────────────────────────────────────────────────────────────────────────────────────


def _price(product: ProductRecord) -> Decimal | None:
    if product.prices.retail:
        return product.prices.retail
    if product.prices.mrp:
        return product.prices.mrp
    return product.prices.wholesale[0].price if product.prices.wholesale else None


def _within(value: Any, band: str, *, open_end: bool = False) -> bool:
    low, _, high = band.partition("-")
    if value is None or value < int(low):
        return False
    if high == "up":
        return True
    return value < int(high) if open_end else value <= int(high or low)


def _papers(product: ProductRecord, seller: Seller, today: datetime.date) -> set[str]:
    told = [*product.certificates, *seller.record.certificates]
    return {each.kind for each in told if not (each.expiry and each.expiry < today)}


def has(item: Item, facet: str, value: str) -> bool:
    product, seller = item
    each = edition_of("en")
    times = product.lead_time or seller.record.lead_time
    match facet:
        case "district":
            return seller.district == value
        case "category":
            return product.category == value
        case "material":
            return value in product.materials
        case "price":
            price = _price(product)
            return price is None if value == "request" else _within(price, value, open_end=True)
        case "moq":
            return _within(product.moq, value)
        case "lead":
            return bool(times) and _within(times[0].days, value)
        case "capacity":
            return _within(product.capacity_per_month, value)
        case "gi":
            return product.gi == value
        case "certificate":
            return value in _papers(product, seller, each.settings.updated)
    raise AssertionError(facet)


def flagged(item: Item, flag: str) -> bool:
    product, seller = item
    today = edition_of("en").settings.updated
    return {
        "women": seller.record.women_led,
        "shg": seller.record.kind == "shg",
        "handmade": product.handmade,
        "with-gi": product.gi is not None,
        "certified": len(_papers(product, seller, today)) > 0,
        "offer": any(offer.to >= today for offer in product.offers),
        "custom": product.customisation is not None and product.customisation.available,
        "ready": product.stock is not None and product.stock > 0,
    }[flag]


def fits(item: Item, chosen: dict[str, Any], *, but: str = "", but_flag: int = -1) -> bool:
    ways = all(any(has(item, facet, value) for value in values) for facet, values in chosen.items() if facet not in ("is", but))
    return ways and all(flagged(item, browse.FLAGS[n]) for n in chosen.get("is", ()) if n != but_flag)


# ── the page's own counting ──────────────────────────────────────────────────────────────────────

Ask = Callable[[Any], Any]


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    if not shutil.which("node"):
        pytest.skip("Node is not there")
    script = REPO / "site_builder/templates/assets/browse.js"
    command = ["node", str(Path(__file__).with_suffix(".mjs").with_name("browse.mjs")), str(script)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout

        def asked(value: Any) -> Any:
            process.stdin.write(json.dumps(value) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield asked
        process.stdin.close()


def value_of(script: bytes) -> Any:
    """What a script file assigns."""
    return json.loads(script.decode().partition("]=")[2].rstrip(";\n"))


def packed(showcase: dict[str, list[tuple[Seller, list[ProductRecord]]]], code: str = "en") -> tuple[Any, list[Any], list[Item]]:
    """The script files of a showcase as pages load them, and its products in the same order."""
    each = edition_of(code)
    files, items, browsed, digests = [], [], {}, {}
    for district, sellers in showcase.items():
        shelves = [Shelf(seller.id, [browse.row(product, seller, each) for product in products]) for seller, products in sellers]
        found = [(product, seller) for seller, products in sellers for product in products]
        if not found:
            continue
        items += found
        files.append({"id": district, "rows": value_of(shards.columns(district, shelves))})
        browsed[district] = Browsed(shards.counted(shelves))
        digests[district] = digest_from([len(found), len(sellers), {}, {}, {}], code, NO_CARDS)
    return value_of(index(browsed, digests, {}, Press(each, {}))), files, items


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    showcase=showcases(),
    asked=st.lists(
        st.tuples(choices(), st.sampled_from(["listed", "price", "price_down", "moq", "lead", "new"])), min_size=1, max_size=4
    ),
)
def test_counts_are_right_under_every_choice(ask: Ask, showcase: Any, asked: list[tuple[dict[str, Any], str]]):
    names, files, items = packed(showcase)
    known = {facet: [value[0] for value in values] for facet, _, values, *_ in names["facets"]}
    flags = range(len(browse.FLAGS))
    told = ask({"index": names, "shards": files, "asked": [{"chosen": chosen, "sort": sort} for chosen, sort in asked]})
    for (chosen, sort), found in zip(asked, told, strict=True):
        # A facet that no product has is not there to choose; whoever asks for it by hand is not heard.
        chosen = {facet: values for facet, values in chosen.items() if facet == "is" or facet in known}
        passing = [fits(item, chosen) for item in items]
        assert found["total"] == sum(passing)
        assert [bool(each) for each in found["pass"]] == passing
        for facet, values in known.items():
            if facet in ("technique", "channel", "sector"):
                continue
            by_hand = [sum(fits(item, chosen, but=facet) and has(item, facet, value) for item in items) for value in values]
            assert found["values"][facet] == by_hand, facet
            assert found["without"][facet] == sum(fits(item, chosen, but=facet) for item in items)
        assert found["is"] == [sum(fits(item, chosen) and flagged(item, browse.FLAGS[n]) for item in items) for n in flags]
        for n in chosen.get("is", ()):
            assert found["bare"][n] == sum(fits(item, chosen, but_flag=n) and not flagged(item, browse.FLAGS[n]) for item in items)
        assert found["order"] == _in_order(items, sort)


def _in_order(items: list[Item], sort: str) -> list[int]:
    def key(n: int) -> Any:
        product, seller = items[n]
        price, times = _price(product), product.lead_time or seller.record.lead_time
        updated = product.updated or seller.record.updated or edition_of("en").settings.updated
        return {
            "listed": 0,
            "price": (price is None, price or 0),
            "price_down": (price is None, -(price or 0)),
            "moq": (product.moq is None, product.moq or 0),
            "lead": (not times, times[0].days if times else 0),
            "new": -updated.toordinal(),
        }[sort]

    return sorted(range(len(items)), key=key)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(showcase=showcases())
def test_counts_of_static_lists_are_the_same(showcase: Any):
    names, _, items = packed(showcase)
    for facet, _, values, *_ in names["facets"]:
        if facet not in ("technique", "channel", "sector"):
            assert [value[2] for value in values] == [sum(has(item, facet, value[0]) for item in items) for value in values]
            assert all(value[2] for value in values)
    assert [flag[2] for flag in names["flags"]] == [sum(flagged(item, flag[0]) for item in items) for flag in names["flags"]]


def test_a_planted_miscount_is_caught(ask: Ask):
    """The law can fail: one sign of one column changed, and the count by hand differs."""
    record = _model(SellerRecord, _seller_told() | {"women_led": True})
    product = _model(ProductRecord, {"sku": "P", "category": "saree", "title": {"en": "x"}, "description": {"en": "x"}, "moq": 3})
    other = product.model_copy(update={"sku": "Q", "moq": 30})
    names, files, items = packed({"nadia": [(Seller("nadia", "s", record, (product, other)), [product, other])]})
    values, sets, column = files[0]["rows"]["f"]["moq"]
    files[0]["rows"]["f"]["moq"] = [values, sets, column[0] * 2]
    (found,) = ask({"index": names, "shards": files, "asked": [{"chosen": {"moq": ["2-9"]}, "sort": "listed"}]})
    assert found["total"] == 2 != sum(fits(item, {"moq": ["2-9"]}) for item in items)


def _seller_told() -> dict[str, Any]:
    return {
        "kind": "shg",
        "sample": True,
        "name": {"en": "M"},
        "craft": {"en": "C"},
        "story": {"en": "S"},
        "address": {"line": {"en": "Road"}, "pin": "741404"},
    }


# ── the state in the address ─────────────────────────────────────────────────────────────────────


@pytest.fixture
def some(ask: Ask) -> Callable[[str], Any]:
    record = _model(SellerRecord, _seller_told())
    product = _model(
        ProductRecord,
        {
            "sku": "P",
            "category": "saree",
            "title": {"en": "x"},
            "description": {"en": "x"},
            "moq": 3,
            "materials": ["cotton", "terracotta"],
        },
    )
    names, files, _ = packed({"nadia": [(Seller("nadia", "s", record, (product,)), [product])]})
    return lambda text: ask({"index": names, "shards": files, "asked": [{"chosen": {}, "sort": "listed", "hash": text}]})[0]


def test_the_address_tells_what_is_chosen_and_comes_back_the_same(some: Any):
    found = some("#material=terracotta,cotton&women=1&sort=price&view=list&pages=2")
    assert found["state"] == {
        "chosen": {"material": ["cotton", "terracotta"], "is": [0]},
        "sort": "price",
        "list": True,
        "pages": 2,
    }
    assert found["written"] == "#material=cotton,terracotta&women=1&sort=price&view=list&pages=2"
    assert some(found["written"])["state"] == found["state"]


@pytest.mark.parametrize(
    "text", ["#material=<img src=x>", "#sort=constructor", "#__proto__=1", "#women=yes&pages=-4&pages=9", "#moq=2-9%00", "#all", ""]
)
def test_an_address_that_nobody_wrote_chooses_nothing(some: Any, text: str):
    assert some(text)["state"] == {"chosen": {}, "sort": "listed", "list": False, "pages": 1}
    assert some(text)["written"] == "#all"


def test_a_fragment_that_is_a_place_on_the_page_is_none_of_ours(some: Any):
    assert some("#content")["state"] is None


# ── bands, techniques, numbers ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("currency", ["INR", "BDT", "USD", "JPY"])
@pytest.mark.parametrize("facet", browse.BANDED)
def test_bands_follow_one_another_without_gap_or_overlap(facet: str, currency: str):
    bands, steps = browse.bands(facet, currency), browse.steps_of(facet, currency)
    assert len(bands) == len(steps) == len(set(bands))
    for value in range(steps[0], steps[-1] + 3):
        assert sum(_within(value, band, open_end=facet == "price") for band in bands) == 1


def test_bands_are_named_in_the_readers_digits():
    names = browse.value_names(edition_of("bn"))
    assert list(names["moq"].values()) == ["১", "২ – ৯", "১০ – ২৪", "২৫ – ৯৯", "১০০ বা তার বেশি"]
    assert names["price"]["500-1000"] == f"{money(Decimal(500), 'INR', 'bn')} – {money(Decimal(1000), 'INR', 'bn')}"
    assert names["lead"]["8-15"] == "৮ – ১৫ দিন"


def test_a_technique_is_told_by_the_beginning_of_a_word_of_the_record():
    commons, _ = read_commons(REPO)
    assert commons
    each = edition(commons, "en")
    told = {"sku": "P", "category": "saree", "description": {"en": "x"}}

    def of(**texts: Any) -> tuple[str, ...]:
        return browse.techniques(_model(ProductRecord, told | texts), each)

    assert of(title={"en": "Dokra elephant"}) == ("lost-wax",)
    assert of(title={"en": "Elephant"}, technique={"en": "Lost-wax casting over a clay core"}) == ("terracotta", "lost-wax")
    assert of(title={"bn": "ডোকরার হাতি"}) == ("lost-wax",)
    assert of(title={"en": "Place mats"}) == ()  # `lac` begins no word here, and a word of lac work is not in it
    assert of(title={"en": "Dhokra jute bag"}) == ("backstrap",)


def test_the_script_writes_numbers_as_pages_do(tmp_path: Path):
    if not shutil.which("node"):
        pytest.skip("Node is not there")
    values = [1, 999, 1000, 12345, 123456, 1234567, 98765432, Decimal("19.5"), Decimal("1234.25")]
    script = REPO / "site_builder/templates/assets/browse.js"
    for code in ("bn", "en", "hi"):
        each = edition_of(code)
        names = value_of(index({}, {}, {}, Press(each, {})))
        code_of = f"""
const lib = require({json.dumps(str(script))}), tell = lib.teller({json.dumps(names)});
console.log(JSON.stringify({json.dumps([float(v) for v in values])}.map(v => [tell.number(v), tell.money(v)])));
"""
        done = subprocess.run(["node", "-e", code_of], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout) == [[number(v, code), money(Decimal(v), "INR", code)] for v in values]


# ── script files ─────────────────────────────────────────────────────────────────────────────────


def test_lines_are_cut_into_files_and_each_product_is_found_by_its_place():
    shelves = []
    for n, many in enumerate((100, 200, 1, 300)):
        rows = [browse.Row(f"{n}-{m}", ((),) * len(browse.FACETS), 0, 1, 0, -1, 0, ()) for m in range(many)]
        shelves.append((Shelf(f"s{n}", rows), (f"Maker {n}", ""), [(row.sku, "", ("", (), "")) for row in rows]))
    files = [value_of(each) for each in shards.lines("en", "nadia", shelves)]
    assert [len(each["c"]) for each in files] == [240, 240, 121]
    every = [(file["s"][line[0]], line[1]) for file in files for line in file["c"]]
    assert every == [([shelf.seller, *maker], row.sku) for shelf, maker, _ in shelves for row in shelf.rows]


# ── pages of single choices ──────────────────────────────────────────────────────────────────────


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), max_size=12))
def test_every_product_of_a_choice_stands_once_on_pages_of_so_many_names(sizes: list[tuple[int, int]]):
    picks: Any = None  # no page reads them before it is made
    shelves = [
        browse_pages.Shelf(f"d{n}", "", f"d{n}", "", picks, list(range(cards)), (cards, cards + names))
        for n, (cards, names) in enumerate(sizes)
    ]
    with mock.patch.object(browse_pages, "NAMES", 5):
        pages = browse_pages._paged(shelves)
    told = [[(each.name, each.pictured, list(range(*each.names))) for each in page] for page in pages]
    assert [(name, cards) for name, cards, _ in told[0]] == [(each.name, each.pictured) for each in shelves]
    assert not any(cards for page in told[1:] for _, cards, _ in page)
    listed = [(name, n) for page in told for name, _, names in page for n in names]
    assert listed == [(each.name, n) for each in shelves for n in range(*each.names)]
    assert all(sum(len(names) for *_, names in page) <= 5 for page in told)
    total = sum(names for _, names in sizes)
    assert len(pages) == (1 if total <= 5 else 1 + -(-total // 5))
