"""An edition: which words a reader sees, in which language they are marked, whose contact is shown, and in what order."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest
import sites
from markupsafe import escape

from site_builder.check.catalogue import read_seller
from site_builder.check.commons import read_commons
from site_builder.edition import Edition, Foreign, Phrase, edition, joined, ui_words
from site_builder.edition.consent import agreed, contact
from site_builder.edition.product import card, lead_text, price_text
from site_builder.edition.seller import maker_view
from site_builder.language import CODES
from site_builder.model.commons import Commons
from site_builder.model.product import Seller
from site_builder.model.seller import Consented

DAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="module")
def commons(tmp_path_factory: pytest.TempPathFactory) -> Commons:
    root = sites.start_small(tmp_path_factory.mktemp("edition"))
    found, problems = read_commons(root)
    assert found is not None, problems
    return found


@pytest.fixture(scope="module")
def seller(tmp_path_factory: pytest.TempPathFactory, commons: Commons) -> Seller:
    root = sites.start_small(tmp_path_factory.mktemp("seller"))
    found, _, problems = read_seller(root, "nadia", "santipur-sample", commons, {})
    assert found is not None, problems
    return found


@pytest.fixture(scope="module", params=CODES)
def each(request: pytest.FixtureRequest, commons: Commons) -> Edition:
    return edition(commons, request.param)


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def test_the_readers_own_words_come_first_and_unmarked(commons: Commons) -> None:
    said = edition(commons, "bn").say({"en": "Cotton", "bn": "সুতি"})
    assert said == "সুতি"
    assert type(said) is str


def test_what_is_missing_falls_back_along_the_chain_and_is_marked(commons: Commons) -> None:
    settings = commons.settings.model_copy(update={"fallback": {"hi": ["bn", "en"]}, "original": "en"})
    hindi = edition(dataclasses.replace(commons, settings=settings), "hi")
    assert hindi.chain[:2] == ("bn", "en")
    for text, lang in (({"en": "Cotton", "bn": "সুতি"}, "bn"), ({"en": "Cotton"}, "en"), ({"ur": "سوتی"}, "ur")):
        said = hindi.say(text)
        assert isinstance(said, Foreign)
        assert (said, said.lang) == (text[lang], lang)
    assert hindi.say({}) == hindi.say(None) == ""


def test_no_language_falls_back_to_itself(each: Edition) -> None:
    assert each.code not in each.chain
    assert len(set(each.chain)) == len(each.chain)
    assert "en" in (*each.chain, each.code)


def test_a_mark_names_language_and_direction_and_escapes() -> None:
    assert escape(Foreign("<b>", "en")) == '<span class="fell-back" lang="en" dir="ltr">&lt;b&gt;</span>'
    assert 'lang="ur" dir="rtl"' in escape(Foreign("سوتی", "ur"))


def test_a_phrase_marks_the_words_that_fell_back_and_no_others() -> None:
    filled = Foreign("{n} days", "en").format(n="১৫")
    assert filled == "১৫ days"
    assert escape(filled) == '১৫<span class="fell-back" lang="en" dir="ltr"> days</span>'
    assert joined(", ", ["a", "", "b"]) == "a, b"
    assert type(joined(", ", ["a", "b"])) is str
    both = joined(" · ", ["<a>", Foreign("b", "en")])
    assert isinstance(both, Phrase)
    assert escape(both) == '&lt;a&gt; · <span class="fell-back" lang="en" dir="ltr">b</span>'


def test_interface_words_are_there_in_every_language_and_marked_where_they_are_english(each: Edition) -> None:
    english = ui_words("en")
    assert each.words.keys() == english.keys()
    assert all(each.words.values())
    for key, word in each.words.items():
        assert not isinstance(word, Foreign) or (word.lang == "en" and word == english[key])
    if each.code in ("bn", "en", "hi"):
        assert not [key for key, word in each.words.items() if isinstance(word, Foreign)]
    assert each.word("no_such_word") == "no_such_word"


def test_names_without_a_language_are_english_where_the_script_says_so(commons: Commons) -> None:
    bengali = edition(commons, "bn")
    assert isinstance(bengali.plain("Textiles Committee"), Foreign)
    assert not isinstance(bengali.plain("টেক্সটাইল কমিটি"), Foreign)
    assert not isinstance(bengali.plain("116"), Foreign)
    assert not isinstance(edition(commons, "en").plain("Textiles Committee"), Foreign)


# ── order ────────────────────────────────────────────────────────────────────────────────────────


def test_lists_are_in_dictionary_order_and_equal_names_in_order_of_their_ids(commons: Commons) -> None:
    bengali = edition(commons, "bn")
    names = {"b": "কাঁথা", "a": "কাগজ", "d": "ৎ", "c": "অংশ", "z": "কাঁথা"}
    assert bengali.sort(names.items()) == bengali.sort(reversed(names.items())) == ["c", "b", "z", "a", "d"]


# ── what is written ──────────────────────────────────────────────────────────────────────────────


def test_cards_are_written_in_the_readers_digits(commons: Commons, seller: Seller) -> None:
    saree = seller.products[0]
    for code, price in (
        ("bn", "₹২,১০০"),
        ("en", "₹2,100"),
        ("hi", "₹2,100"),
        ("ne", "₹२,१००"),
        ("sat", "₹᱒,᱑᱐᱐"),
        ("ur", "₹2,100"),
    ):
        view = card(saree, seller, None, edition(commons, code))
        assert view.price == price
        assert view.href == "catalog/nadia/santipur-sample/SS-001.html"  # the same in every language
    assert card(saree, seller, None, edition(commons, "bn")).moq == "১০"
    assert lead_text(saree.lead_time, edition(commons, "en")) == "15 days"
    assert price_text(saree.prices.model_copy(update={"retail": None, "mrp": None}), edition(commons, "en")) == "₹1,750"
    assert price_text(saree.prices.model_copy(update={"retail": None, "mrp": None, "wholesale": []}), edition(commons, "en")) == ""


# ── consent ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({}, True),
        ({"agreed": []}, False),
        ({"agreed": ["print"]}, False),
        ({"on": None}, False),
        ({"evidence": None}, False),
        ({"on": DAY + datetime.timedelta(1)}, False),
        ({"on": DAY}, True),
        ({"withdrawn": DAY}, False),
        ({"withdrawn": DAY + datetime.timedelta(1)}, True),
        ({"withdrawn": DAY - datetime.timedelta(400)}, False),
    ],
)
def test_a_contact_is_shown_only_as_its_person_agreed(seller: Seller, change: dict[str, object], shown: bool) -> None:
    item = seller.record.contact.phone
    assert isinstance(item, Consented)
    assert agreed(item.model_copy(update=change), "web", DAY) is shown
    assert not agreed(None, "web", DAY)


def test_each_medium_shows_what_was_agreed_for_it(commons: Commons, seller: Seller) -> None:
    nadia = commons.districts["nadia"]
    shown = {medium: contact(seller.record, nadia, edition(commons, "en", medium)) for medium in ("web", "print", "channels")}  # type: ignore[arg-type]
    assert shown["web"].phone == shown["print"].phone == "+910000000001"
    assert shown["channels"].phone == ""
    assert shown["channels"].email == "santipur-sample@seller.example"
    assert shown["channels"].person == ""


def test_where_nothing_may_be_shown_the_office_stands_in(commons: Commons, seller: Seller) -> None:
    silent = seller.record.contact.model_copy(update={"phone": None, "whatsapp": None, "email": None})
    record = seller.record.model_copy(update={"contact": silent})
    view = contact(record, commons.districts["nadia"], edition(commons, "bn"))
    assert (view.office, view.email) == ("জেলা শিল্প কেন্দ্র, নদিয়া", "nadia@office.example")
    assert view.phone == ""


def test_what_was_not_agreed_to_stands_on_no_page(small: Path, small_site: sites.Site) -> None:
    file = small / "catalogs/nadia/santipur-sample/seller.yml"
    file.write_text(file.read_text("utf-8").replace("agreed: [web, print]", "agreed: [print]"), "utf-8")
    sites.take_pictures(small, small_site.root)
    assert sites.build_here(small, languages=("en",)).published
    said = "".join(path.read_text("utf-8") for path in (small / "site").rglob("*.html"))
    assert "+910000000001" not in said
    assert "0000000001" not in said
    assert "Group secretary" not in said
    assert "santipur-sample@seller.example" in said


def test_a_makers_view_marks_what_fell_back(commons: Commons, seller: Seller) -> None:
    names = {"en": "Weavers"}
    record = seller.record.model_copy(update={"name": names, "craft": names})
    view = maker_view(dataclasses.replace(seller, record=record), edition(commons, "bn"))
    assert isinstance(view.name, Foreign)
    assert isinstance(view.craft, Foreign)
    assert not isinstance(view.district, Foreign)
