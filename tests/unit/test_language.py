"""The languages: numbers, money, dates, order of names, addresses."""

from __future__ import annotations

import datetime
import random
import re
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.language import (
    CODES,
    CURRENCIES,
    LANGUAGES,
    MONTHS,
    collation_key,
    day,
    digits,
    fits_address,
    fold_digits,
    grouped,
    letters,
    money,
    number,
    partial_day,
    script_counts,
)
from site_builder.source import parse

FACTS = Path(__file__).parents[2].parent / "shared/facts/normalisation_vectors.yml"


def own_digits_only(text: str, code: str) -> bool:
    """No digit of another script stands in the text."""
    return {c for c in text if c.isdigit()} <= set(LANGUAGES[code].digits)


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("bn", "১২,৩৪,৫৬৭"),
        ("en", "12,34,567"),
        ("hi", "12,34,567"),
        ("ne", "१२,३४,५६७"),
        ("ur", "12,34,567"),
        ("sat", "᱑᱒,᱓᱔,᱕᱖᱗"),
    ],
)
def test_numbers_group_by_lakh_and_crore_in_each_language(code: str, written: str) -> None:
    assert number(1234567, code) == written
    assert number(Decimal("1234567.00"), code) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1000, "1,000"),
        (99_999, "99,999"),
        (100_000, "1,00,000"),
        (10_000_000, "1,00,00,000"),
        (123_456_789_012_345_678_901, "12,34,56,78,90,12,34,56,78,901"),
        (Decimal("0.5"), "0.5"),
        (Decimal("1E+5"), "1,00,000"),
        (Decimal("23.4500"), "23.45"),
        (Decimal("-1750"), "−1,750"),
        (Decimal("-0.25"), "−0.25"),
    ],
)
def test_numbers_in_english(value: int | Decimal, written: str) -> None:
    assert number(value, "en") == written


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.decimals(-(10**15), 10**15, places=3), st.sampled_from(CODES))
def test_any_number_can_be_read_back(value: Decimal, code: str) -> None:
    told = number(value, code)
    assert own_digits_only(told, code)
    assert Decimal(fold_digits(told).replace(",", "").replace("−", "-")) == value
    assert re.fullmatch(r"−?(\d{1,3}|\d{1,2}(,\d\d)*,\d{3})(\.\d*[1-9])?", fold_digits(told))


def test_grouping() -> None:
    assert [grouped("1" * n) for n in range(1, 10)] == [
        *("1", "11", "111", "1,111", "11,111", "1,11,111", "11,11,111", "1,11,11,111", "11,11,11,111"),
    ]


# ── money ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "currency", "code", "written"),
    [
        ("1750", "INR", "bn", "₹১,৭৫০"),
        ("1750.00", "INR", "hi", "₹1,750"),
        ("1234567.5", "INR", "en", "₹12,34,567.50"),
        ("1234567.5", "BDT", "bn", "৳১২,৩৪,৫৬৭.৫০"),
        ("250000", "BDT", "en", "৳2,50,000"),
        ("1234567.5", "USD", "en", "US$1,234,567.50"),
        ("19.5", "USD", "bn", "US$১৯.৫০"),
        ("19.50", "USD", "ne", "US$१९.५०"),
        ("23", "EUR", "ur", "€23"),
        ("1200", "AED", "en", "AED\u00a01,200"),
        ("1200", "NPR", "sat", "NPR\u00a0᱑,᱒᱐᱐"),
        ("150000", "JPY", "en", "¥150,000"),
        ("0.05", "GBP", "hi", "£0.05"),
    ],
)
def test_money(value: str, currency: str, code: str, written: str) -> None:
    assert money(Decimal(value), currency, code) == written


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.decimals(Decimal("0.01"), 10**9, places=2), st.sampled_from([*CURRENCIES, "NPR"]), st.sampled_from(CODES))
def test_any_price_keeps_together_and_to_its_digits(value: Decimal, currency: str, code: str) -> None:
    told = money(value, currency, code)
    assert own_digits_only(told, code)
    assert not any(c.isspace() and c != "\u00a0" for c in told)  # a price is never broken over two lines
    read = Decimal(re.sub(r"[^0-9.]", "", fold_digits(told)))
    assert read == (value if CURRENCIES.get(currency, ("", True, 2))[2] else round(value))


# ── dates ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("bn", "৩১ মার্চ, ২০২৭"),
        ("en", "31 March 2027"),
        ("hi", "31 मार्च 2027"),
        ("ne", "२०२७ मार्च ३१"),
        ("ur", "31 مارچ، 2027"),
    ],
)
def test_dates(code: str, written: str) -> None:
    assert day(datetime.date(2027, 3, 31), code) == written


@pytest.mark.parametrize("code", CODES)
def test_every_month_is_written_in_the_languages_own_script_and_digits(code: str) -> None:
    for month in range(1, 13):
        for told in (day(datetime.date(2026, month, 29 if month != 2 else 28), code), partial_day(f"2026-{month:02d}", code)):
            assert own_digits_only(told, code), told
            assert letters(code).search(told), told
            assert set(script_counts(told)) <= {LANGUAGES[code].script}, told


def test_dates_may_be_partial() -> None:
    assert partial_day("2025", "bn") == "২০২৫"
    assert partial_day("2025-11", "en") == "November 2025"
    assert partial_day("2025-11", "bn") == "নভেম্বর ২০২৫"
    assert partial_day("2025-11-03", "hi") == day(datetime.date(2025, 11, 3), "hi") == "3 नवंबर 2025"


def test_digits_of_every_script_are_told_apart_and_back() -> None:
    assert digits("2026", "bn") == "২০২৬"
    assert digits("2026", "ur") == "2026"
    assert fold_digits("২০২৬ २०२६ ᱒᱐᱒᱖ 2026") == "2026 2026 2026 2026"


# ── order ────────────────────────────────────────────────────────────────────────────────────────
# Each list was put in order by hand, as a dictionary of the language does it.

ORDERED = {
    "Bengali districts": (
        "bn",
        """আলিপুরদুয়ার, উত্তর ২৪ পরগনা, উত্তর দিনাজপুর, কলকাতা, কালিম্পং, কোচবিহার, জলপাইগুড়ি, ঝাড়গ্রাম,
        দক্ষিণ ২৪ পরগনা, দক্ষিণ দিনাজপুর, দার্জিলিং, নদিয়া, পশ্চিম বর্ধমান, পশ্চিম মেদিনীপুর, পুরুলিয়া, পূর্ব বর্ধমান,
        পূর্ব মেদিনীপুর, বাঁকুড়া, বীরভূম, মালদহ, মুর্শিদাবাদ, হাওড়া, হুগলি""",
    ),
    "Bengali crafts": (
        "bn",
        """আগরবাতি, আম, কাঁথা, কাঁসা, কাগজ, কাঠের পুতুল, কুলো, গয়না বড়ি, গামছা, চা, ছৌ মুখোশ, জরির কাজ, ডোকরা,
        তাঁতের শাড়ি, দই, ধূপ, নকশি কাঁথা, পট, পাট, পোড়ামাটি, বাঁশ, বালুচরি, বেত, মধু, মসলিন, মাদুর, মিষ্টি,
        মোয়া, রেশম, শঙ্খ, শাঁখা, শাড়ি, শীতলপাটি, শোলা, সরভাজা, হাতপাখা""",
    ),
    "anusvara, visarga and candrabindu stand after the vowels and before the consonants": (
        "bn",
        "অই, অংশ, অঃ, অঁ, অকাল, অতি, কই, কংস, কঁচি, কচু, কাই, কাংস্য, কাঁথা, কাক, দুই, দুঃখ, দুধ, হংস, হাঁস, হাত",
    ),
    "letters with a dot follow their plain letter and no other": (
        "bn",
        "ঘট, ঘড়া, ঘড়ি, ঘণ্টা, পট, পড়া, পণ্য, পদ্ম, পায়রা, পায়েস, পার, বড, বড়, বড়ি, বঢ, বঢ়, বন, যাত্রা, রায়, রাশি",
    ),
    "khanda ta is ta with hasanta, and conjuncts follow the vowel signs": (
        "bn",
        "উট, উতলা, উতোর, উত্তর, উৎপল, উৎসব, উদয়, কর, করা, করুণ, কর্ম, কলস, মত, মতি, মত্ত, মৎস্য, মথ",
    ),
    "Hindi districts": (
        "hi",
        """अलीपुरद्वार, उत्तर 24 परगना, उत्तर दिनाजपुर, कलिम्पोंग, कूचबिहार, कोलकाता, जलपाईगुड़ी, झाड़ग्राम,
        दक्षिण 24 परगना, दक्षिण दिनाजपुर, दार्जिलिंग, नदिया, पश्चिम बर्धमान, पश्चिम मेदिनीपुर, पुरुलिया, पूर्व बर्धमान,
        पूर्व मेदिनीपुर, बांकुड़ा, बीरभूम, मालदा, मुर्शिदाबाद, हावड़ा, हुगली""",
    ),
    "Hindi crafts": (
        "hi",
        """अगरबत्ती, आम, कंगन, कपड़ा, काँथा, काँसा, काग़ज़, गमछा, चटाई, चाय, छऊ मुखौटा, ज़री, डोकरा, ढोल, दही, धूप,
        पट, पीतल, बाँस, बेंत, मलमल, मिट्टी, रेशम, शंख, शहद, साड़ी, हथकरघा""",
    ),
    "Hindi: anusvara and candrabindu come first, nukta letters with their plain letter, conjuncts last": (
        "hi",
        "अंगूर, अँधेरा, अंश, अई, अकाल, कंगन, कई, ककड़ी, कढ़ाई, काँच, कांसा, काई, कागज, काग़ज़, कौड़ी, क्षेत्र, जरा, ज़री, जरूर, जौ, ज्ञान, फ़र्श, फल",
    ),
    "Hindi: nukta letters that NFC keeps whole": ("hi", "ऩम, नय, नल, पल, रब, ऱम, ळक, ऴम, वन"),
    "English": ("en", "Bamboo, bell metal, Écru cloth, egg, Kantha, kantha work, Zari"),
}


@pytest.mark.parametrize("name", ORDERED)
def test_names_stand_in_dictionary_order(name: str) -> None:
    code, text = ORDERED[name]
    names = [each.strip() for each in text.split(",")]
    for seed in range(5):
        mixed = random.Random(seed).sample(names, len(names))
        assert sorted(mixed, key=lambda each: collation_key(each, code)) == names


def test_spelling_variants_of_the_same_word_stand_together() -> None:
    for one, other in (
        ("শা\u09dc\u09bf", "শা\u09a1\u09bc\u09bf"),  # ড় in one sign and in two
        ("হঠা\u09ce", "হঠা\u09a4\u09cd\u200c"),  # ৎ and ত্ with a non-joiner
        ("র\u200d\u09cd\u09afাম্প", "র\u09cd\u09afাম্প"),
        ("জোড়া ২", "জোড়া 2"),
    ):
        assert collation_key(one, "bn")[0] == collation_key(other, "bn")[0]
    assert collation_key("সাড়ে-তিন", "bn")[0] == collation_key("সাড়েতিন", "bn")[0]


def test_other_scripts_stand_before_the_languages_own() -> None:
    assert sorted(["কাঁথা", "ONDC", "২০২৬", "GI"], key=lambda each: collation_key(each, "bn")) == ["২০২৬", "GI", "ONDC", "কাঁথা"]


# ── one encoding ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.skipif(not FACTS.exists(), reason="../shared/facts is not here")
def test_texts_are_stored_in_one_encoding() -> None:
    rows = yaml.safe_load(FACTS.read_text("utf-8"))
    told = 0
    for row in rows:
        one, other = (_from_hex(row[side]) for side in ("a_hex", "b_hex"))
        same = parse(f'text: "{one}"', "x.yml")[0] == parse(f'text: "{other}"', "x.yml")[0]
        assert same is row["nfc_equal"], row
        if row["nfc_equal"] or row["kind"] == "must-differ":
            assert same is row["should_match"], row
            told += 1
    assert told >= 8


def _from_hex(told: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), told)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.text(st.characters(min_codepoint=0x0900, max_codepoint=0x09FF, categories=["Lo", "Mn", "Mc"]), min_size=1))
def test_the_order_does_not_depend_on_the_encoding(text: str) -> None:
    for code in ("bn", "hi"):
        for form in ("NFC", "NFD"):
            assert collation_key(unicodedata.normalize(form, text), code) == collation_key(text, code)


# ── addresses ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["nadia", "TS-014", "A", "x" * 36, "a_b", "console", "com10", "indexes", "homepage", "page-maker"])
def test_names_that_fit_an_address(name: str) -> None:
    assert fits_address(name)


@pytest.mark.parametrize(
    "name",
    ["", "x" * 37, "a.b", "a b", "শাড়ি", "é", "a/b", "..", "a\n", "con", "CON", "Nul", "aux", "prn", "com1", "LPT9", "com0"]
    + ["index", "Index", "404", "media", "assets", "site", "build", "page-2", "Page-12", "saree-page-3"],
)
def test_names_that_do_not(name: str) -> None:
    assert not fits_address(name)


# ── the table itself ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", CODES)
def test_each_language_is_described_in_full(code: str) -> None:
    each = LANGUAGES[code]
    assert each.code == code
    assert len(set(each.digits)) == 10
    assert [unicodedata.digit(c) for c in each.digits] == list(range(10))
    assert letters(code).search(each.name)
    assert set(script_counts(each.name)) == {each.script}
    assert each.rtl is (code == "ur")


@pytest.mark.parametrize("code", CODES)
def test_month_names_are_those_of_cldr(code: str) -> None:
    names = Locale.parse("en_IN" if code == "en" else code).months["format"]["wide"]
    assert MONTHS[code] == tuple(unicodedata.normalize("NFC", names[n]) for n in range(1, 13))
