"""Quick looks that spare a closer one: each must never pass what the closer one would have told."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace

import pytest

from site_builder import fonts
from site_builder.check import privacy, words
from site_builder.district import _tokens
from site_builder.problem import Where
from site_builder.source import records
from site_builder.writers.site import assets, render

SETTINGS = SimpleNamespace(languages=["bn", "en", "hi"], fallback={})
PLAIN = {"bn": "শান্তিপুরি তাঁতের শাড়ি", "en": "Santipur handloom saree: 'fine'.", "hi": "शांतिपुरी हथकरघा साड़ी।"}
ODD = (
    "evsjv †`k", "Ges", "<b>bold</b>", "**bold**", "a\u200bb", "তাঁত | শাড়ি", "5৫", "৫ 5", "[a](b)", "# head", "`code`",
    "someone@seller.example", "+91 98300 12345", "৯৮৩০০১২৩৪৫", "98300-12345", "AAAPA0000A", "19AAAPA0000A1Z0", "हाथ", "হাত", "handmade cloth",
    "دستکاری", "ᱥᱟᱱᱛᱟᱲᱤ", "", " ", "5", "¼ kg", "é", "—",
)  # fmt: skip


@pytest.mark.parametrize("code", PLAIN)
def test_what_is_beyond_doubt_breaks_no_rule(code):
    told = 0
    for odd, form in product(ODD, ("{0}", "{1} {0}", "{0} {1}", "{1}\n\n{0}")):
        text = PLAIN | {code: form.format(odd, PLAIN[code])}
        problems = [*words.text_rules(text, Where("x.yml"), SETTINGS), *privacy.free_text(text, Where("x.yml"))]
        assert not (problems and words.beyond_doubt(text, SETTINGS)), text
        told += bool(problems)
    assert told > 25  # the rules do find something in most of these


def test_a_plain_text_is_beyond_doubt_and_one_with_a_language_missing_is_not():
    assert words.beyond_doubt(PLAIN, SETTINGS)
    assert not words.beyond_doubt({"bn": PLAIN["bn"], "en": PLAIN["en"]}, SETTINGS)


@pytest.mark.parametrize("between", [" ", "\n", ",", "A", "5", "।", "\u00a0", "\u2028", "—", '"'])
def test_tokens_without_ascii_have_the_same_syllables(between):
    text = between.join(("ক্ষুদ্র", "শিল্পে", "र‍्या", "स्त्री", "دستکاری", "ᱥᱟᱱ", "Haat", "2100", "বড়ি"))
    assert assets.said_by([b" ".join(_tokens(text)).decode()]) == assets.said(text)
    assert assets.said(text) >= fonts.syllables("ক্ষুদ্র")


def test_a_price_and_an_english_word_change_no_token():
    assert _tokens("retail: 2100\ntitle: {bn: শাড়ি, en: Saree}") == _tokens("retail: 999\ntitle: {bn: শাড়ি, en: A saree}")


NUKTA = (
    "\u09bc",
    "\u093c",
    "\u09be",
    "\u09c7",
    "\u09cd",
    "\u094d",
    "\u0928",
    "\u0930",
    "\u0933",
    "\u09a1",
    "\u09dc",
    "a",
    "\u0301",
)


def test_what_is_surely_normal_is_normal():
    from unicodedata import is_normalized

    sure = [text for text in map("".join, product(NUKTA, repeat=4)) if records._is_normal(text)]
    assert len(sure) > 5_000
    assert [text for text in sure if not is_normalized("NFC", text)] == []


def test_what_is_not_given_to_a_template_is_told():
    with pytest.raises(render.UndefinedError, match=r"card\.html: 'c' is not given"):
        render.render("card.html", "en", {"up": ""})


def test_words_stand_in_every_language_without_their_marks():
    for code in ("bn", "en", "hi", "ne", "ur", "sat"):
        html = render.render("not_found.html", code, {"up": "../", "trail": []})
        assert html
        assert not set(html) & set(render._MARKS)


def test_a_part_is_html_wherever_it_stands_and_a_text_never_is():
    made = render._environment().from_string("{{ part.rows(x) }}|{{ part.rows(x) if x }}|{{ up }}|{{ x }}")
    told = made.render(part=SimpleNamespace(rows=lambda _: "<b>"), x="<i>", up="../")
    assert told == "<b>|<b>|../|&lt;i&gt;"
