"""Keys are one and the same here and in the page's script; words that are one match, and words that are two do not."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
import yaml
from judge import ask

from site_builder.search.keys import fold, skeleton, sound, stem, words
from site_builder.search.postings import SIGNS, encoded, read, written
from site_builder.search.tables import exported

REPO = Path(__file__).parents[2]
SCRIPT = str(REPO / "site_builder/templates/assets/search.js")
VECTORS = yaml.safe_load((Path(__file__).parent / "vectors.yml").read_text("utf-8"))


def here(text: str) -> list[object]:
    return [fold(text), [[w, stem(w), sound(w), skeleton(w)] for w in words(text)]]


def there(texts: list[str]) -> list[object]:
    return ask(REPO, script=SCRIPT, tables=exported(), keys=texts)["keys"]


def texts_of_the_showcase() -> list[str]:
    """Every word that the showcase's records and lessons hold, in each of its spellings."""
    found: set[str] = set()
    for folder, pattern in (("catalogs", "*.yml"), ("content", "*"), ("modules", "*")):
        for file in sorted((REPO / folder).rglob(pattern)):
            if file.suffix in (".yml", ".md"):
                found.update(re.split(r"\s+", file.read_text("utf-8")))
    return sorted(found)


def test_both_sides_make_the_same_keys_of_every_word_of_the_showcase():
    texts = texts_of_the_showcase()
    assert len(texts) > 20_000
    assert there(texts) == [here(each) for each in texts]


ODD = [
    "শাড়ী ও শা\u09a1\u09bcি, শাড\u09bcী",
    "র\u200d\u09cd\u09afাম্প র\u09cd\u200d\u09afাম্প র\u09cd\u09afাম্প",
    "ÉCRU café Ḍhākā ǅ İstanbul straße Ωμέγα ΣΑΣ",
    "১,২৩,৪৫৬ 1,250 1,25 12,3456 १,२५० ۱۲۵۰ ٣٤٥ ᱑᱒",
    "كتاب کتاب علي علی مؤلف ئ آب ة شاڑی",
    "ᱥᱟᱱᱛᱟᱲᱤ ᱢᱟᱞ",
    "हिन्दी हिंदी सम्राट अन्न पाँच साङ्ख्य ज़री ऱ",
    "হঠাৎ হঠাত্\u200c দু'টি দু’টি 𝒶𝒷 😀 a\u0301 ﬁ",
    "y yatra য়ে ya 7K2M-9QXD <b>x</b> \u2028",
    "",
]


def test_both_sides_make_the_same_keys_of_odd_texts():
    odd = [*ODD, *(unicodedata.normalize("NFD", each) for each in ODD)]
    assert there(odd) == [here(each) for each in odd]


def test_a_planted_difference_between_the_sides_is_seen():
    tables = exported() | {"letters": {**exported()["letters"], "শ": "স"}}
    assert ask(REPO, script=SCRIPT, tables=tables, keys=["শাড়ি"])["keys"] != [here("শাড়ি")]


def decoded(text: str) -> str:
    return text.encode("ascii").decode("unicode_escape")


@pytest.mark.parametrize("row", VECTORS, ids=[f"{row['kind']} {row['a']}" for row in VECTORS])
def test_a_pair_of_the_vectors(row):
    a, b = decoded(row["a_hex"]), decoded(row["b_hex"])
    one, two = ask(REPO, script=SCRIPT, tables=exported(), pairs=[[a, b], [b, a]])["pairs"]
    if row["kind"] == "latin":
        assert one > 0.5
        assert two > 0.5
    elif row["should_match"]:
        assert words(a) == words(b)
    else:
        assert words(a) != words(b)
        assert [one, two] == [0, 0]


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("শাড়ির", "শাড়ি"),
        ("শাড়িগুলির", "শাড়ি"),
        ("সুন্দরবনের", "সুন্দরবন"),
        ("জেলায়", "জেলা"),
        ("মাটির", "মাটি"),
        ("চায়ের", "চা"),
        ("কাঁথার", "কাঁথা"),
        ("साड़ियों", "साड़ी"),
        ("घोड़े", "घोड़ा"),
        ("टोकरियाँ", "टोकरी"),
        ("sarees", "saree"),
        ("ladies", "lady"),
        ("brass", "brass"),
        ("packing", "pack"),
    ],
)
def test_an_ending_is_taken_off(word, bare):
    assert stem(words(word)[0]) == stem(words(bare)[0])


@pytest.mark.parametrize(
    "apart",
    ["মেলা মূল মাল মিল মালা", "কাঁথা কথা", "ঘোড়া ঘড়ি", "দাম দম", "মা মাটি", "घोड़ा घड़ा घड़ी", "मेला मूल माल मिल माला"],
)
def test_words_that_are_kept_apart_have_stems_of_their_own(apart):
    stems = [stem(each) for each in words(apart)]
    assert len(set(stems)) == len(stems)


def test_postings_come_back_as_they_were_written():
    numbers = [0, 1, 31, 32, 33, 1023, 1024, 4095, 4096, 5_000_000]
    assert list(read("".join(map(written, numbers)))) == numbers
    assert list(read(encoded([3 * 8 + 5, 4 * 8 + 7, 900 * 8]))) == [3 * 8 + 5, 8 + 7, 896 * 8]
    assert len(set(SIGNS)) == 64
