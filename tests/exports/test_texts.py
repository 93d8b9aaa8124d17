"""Texts for channels: cleaned, and cut only where a reader would cut, within characters and bytes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.edition.channel.compose import Limits, _stands, _unrepeated, limits
from site_builder.sheets.delimited import cell, csv_rows, inert, meant, read_csv, tsv_rows
from site_builder.sheets.text import ascii_only, block, clusters, file_name, fit, line

WORDS = st.text(alphabet=st.sampled_from("abc ক্ষশাড়িন্তুंनिक्‍ाه👨‍👩👧🇮🇳\u0301é,.-"), max_size=60)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("abc", ["a", "b", "c"]),
        ("শাড়ি", ["শা", "ড়ি"]),
        ("ক্ষ্মী", ["ক্ষ্মী"]),
        ("निक्षत्र", ["नि", "क्ष", "त्र"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("👨‍👩‍👧x", ["👨‍👩‍👧", "x"]),
        ("🇮🇳🇧🇩", ["🇮🇳", "🇧🇩"]),
        ("👍🏽", ["👍🏽"]),
    ],
)
def test_letters_as_readers_see_them(text, parts):
    assert clusters(text) == parts


@given(WORDS, st.integers(4, 40), st.integers(0, 60))
def test_a_cut_keeps_the_limits_and_parts_no_letter(text, most, most_bytes):
    told = fit(text, most, most_bytes)
    assert len(told) <= most
    assert not most_bytes or len(told.encode()) <= max(most_bytes, 0)
    if told != text and told:
        kept = told.removesuffix("…").rstrip()
        whole = clusters(text)
        assert any("".join(whole[:n]).rstrip(" ,;:·–-") == kept.rstrip(" ,;:·–-") for n in range(len(whole) + 1))


@given(st.text(max_size=80))
def test_a_clean_text_is_clean_and_stays_so(text):
    for clean in (line, block):
        told = clean(text)
        assert clean(told) == told
        assert unicodedata.is_normalized("NFC", told)
        assert not [c for c in told if unicodedata.category(c) in ("Cs",) or (unicodedata.category(c) == "Cc" and c != "\n")]
    assert "\n" not in line(text)


def test_bytes_bite_before_characters():
    title = "শান্তিপুরি তাঁতের শাড়ি লাল পাড় সাদা জমিন"
    told = fit(title, 200, 60)
    assert len(told.encode()) <= 60
    assert title.startswith(told.removesuffix("…"))


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), min_size=1, max_size=5))
def test_cells_come_back_as_they_were_meant(rows):
    again = [[row["a"], row["b"]] for row in read_csv(csv_rows([["a", "b"], *rows]))]
    assert again == [[block(each) for each in row] for row in rows]


@pytest.mark.parametrize("text", ["=1+1", "@x", "+cmd", "-cmd", "'=1", "\t=1"])
def test_what_a_spreadsheet_would_run_is_inert(text):
    assert inert(text).startswith("'")
    assert meant(inert(text)) == text


@pytest.mark.parametrize("text", ["+910000000001", "-5.5", "- a", "a=1", "২৫"])
def test_what_only_looks_like_it_stays(text):
    assert cell(text) == (f"'{text}" if text == "- a" else text)


def test_a_tsv_row_is_a_row():
    assert tsv_rows([["a\tb", "c\nd", 'e"f']]) == b'a b\tc d\te"f\n'


def test_ascii():
    assert ascii_only("Café – 5 × 3 cm, ₹ 20 শাড়ি") == "Cafe - 5 x 3 cm, INR 20"
    assert file_name("../etc/শাড়ি লাল.JPG") == "etc-.JPG"


def test_patterns():
    assert limits({"parts": ["title", "size"], "chars": "80", "ascii": "true"}) == Limits(("title", "size"), 80, ascii=True)
    assert _stands("Cotton", "Red cotton saree")
    assert not _stands("Cotton silk", "Red cotton saree")
    assert _unrepeated("red Red hand-red saree", 2) == "red Red saree"
