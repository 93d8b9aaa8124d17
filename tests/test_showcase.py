"""The reference showcase keeps its promises: enough of everything, complete in three languages, honest, and never alike."""

import re
from collections import Counter
from pathlib import Path

import pytest

from site_builder.check.catalogue import folders, read_seller
from site_builder.check.commons import read_commons
from site_builder.check.words import texts
from site_builder.problem import Severity

ROOT = Path(__file__).parent.parent
LANGUAGES = ("bn", "en", "hi")


@pytest.fixture(scope="module")
def commons():
    found, problems = read_commons(ROOT)
    assert [each for each in problems if each.severity is Severity.ERROR] == []
    return found


@pytest.fixture(scope="module")
def sellers(commons):
    districts, _ = folders(ROOT, commons)
    return [read_seller(ROOT, district, name, commons, {})[0] for district, names in districts.items() for name in names]


def sentences(text: str) -> set[str]:
    """The sentences of a text, as far as they say something: of four words or more."""
    found = re.split(r"(?<=[.?!।])\s+|\n+", text)
    return {" ".join(each.split()) for each in found if len(each.split()) >= 4}


def shared_sentences(descriptions: dict[str, str]) -> list[tuple[str, str, str]]:
    """(sentence, one product, another) for every sentence that two products share."""
    seen: dict[str, str] = {}
    shared = []
    for name, text in descriptions.items():
        for sentence in sentences(text):
            if sentence in seen:
                shared.append((sentence, seen[sentence], name))
            seen[sentence] = name
    return shared


def test_every_district_has_two_sellers_with_four_products(commons, sellers):
    per_district = Counter(each.district for each in sellers)

    assert len(commons.districts) == 23
    assert {name: n for name, n in per_district.items() if n < 2} == {}
    assert set(per_district) == set(commons.districts)
    assert [each.id for each in sellers if len(each.products) < 4] == []
    assert sum(len(each.products) for each in sellers) >= 184


def test_every_sector_has_three_products(commons, sellers):
    sectors = Counter(commons.sector_of[product.category] for each in sellers for product in each.products)

    assert set(sectors) == set(commons.sectors)
    assert {name: n for name, n in sectors.items() if n < 3} == {}


def test_all_sellers_are_samples_and_say_so(sellers):
    assert [each.id for each in sellers if not each.record.sample] == []
    marks = {"bn": "নমুনা", "en": "sample", "hi": "नमूना"}
    silent = [each.id for each in sellers for code, mark in marks.items() if mark not in each.record.name[code].lower()]
    assert silent == []


def test_every_text_is_there_in_three_languages(commons, sellers):
    entries = [*commons.districts.values(), *commons.sectors.values(), *commons.materials.values(), *commons.gi.values()]
    entries += [*commons.programmes.values(), *(each.record for each in commons.modules.values())]
    entries += [record for each in sellers for record in (each.record, *each.products)]
    missing = [(path, set(text)) for entry in entries for path, text in texts(entry) if set(text) != set(LANGUAGES)]

    assert missing == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_two_products_share_a_sentence(sellers, code):
    descriptions = {f"{each.folder}/{product.sku}": product.description[code] for each in sellers for product in each.products}

    assert shared_sentences(descriptions) == []


def test_a_shared_sentence_is_caught():
    planted = {"a": "Woven on a pit loom here. It is soft.", "b": "It is blue. Woven on a pit loom here."}

    assert shared_sentences(planted) == [("Woven on a pit loom here.", "a", "b")]


def test_records_vary(sellers):
    products = [product for each in sellers for product in each.products]

    assert len({each.record.kind for each in sellers}) == 6
    assert any(not p.prices.retail and not p.prices.mrp and not p.prices.wholesale for p in products), "a price on request"
    assert any(p.prices.fob for p in products)
    assert any(p.prices.other for p in products)
    assert len({p.moq for p in products}) >= 8
    assert sum(bool(p.variants) for p in products) >= 5
    assert sum(bool(p.gi) for p in products) >= 20
    assert sum(bool(p.certificates) for p in products) + sum(bool(s.record.certificates) for s in sellers) >= 5
    assert 5 <= sum(not p.photos for p in products) <= 30, "some products show a stand-in"


def test_no_real_contact_is_invented(sellers):
    for each in sellers:
        contact = each.record.contact
        assert contact.phone is None or contact.phone.value.startswith("+9100000000"), each.folder
        assert contact.whatsapp is None or contact.whatsapp.value.startswith("+9100000000"), each.folder
        assert contact.email is None or contact.email.value.endswith(".example"), each.folder


def test_programmes_of_the_issue_are_there(commons):
    wanted = {
        "amazon-global-selling", "wbidc-district-training", "districts-as-export-hubs", "flipkart", "ebay", "rivexa",
        "dhl-express", "shopclues", "shiprocket", "ondc", "daraz-dexports", "anandadhara", "sristisree", "ramp",
    }  # fmt: skip

    assert wanted <= set(commons.programmes)
    assert [each.id for each in commons.programmes.values() if not each.facts] == []


def test_two_modules_of_four_lessons_in_three_languages(commons):
    assert {"digital-catalogue", "ondc-onboarding"} <= set(commons.modules)
    for module in commons.modules.values():
        assert len(module.lessons) >= 4
        assert [lesson.name for lesson in module.lessons if set(lesson.heads) != set(LANGUAGES)] == []


def test_pictures_of_all_shapes(sellers):
    """The samples go through the whole photo path: portrait, landscape, turned by EXIF, with GPS, and large on white."""
    from PIL import Image

    shapes, turned, gps, large = set(), 0, 0, 0
    for path in sorted((ROOT / "catalogs").glob("*/*/photos/*.jpg")):
        with Image.open(path) as image:
            exif = image.getexif()
            shapes.add("portrait" if image.height > image.width else "landscape")
            turned += exif.get(0x0112, 1) != 1
            gps += bool(exif.get_ifd(0x8825))
            large += max(image.size) >= 1600

    assert shapes == {"portrait", "landscape"}
    assert turned >= 3
    assert gps >= 3
    assert large >= 4
