"""Postings: which records say a word and where in them, as short ASCII that merges over districts by being put together.

A record's number counts within its district. A word's postings in one district are its records' numbers, each as the step
from the one before, times eight, plus the weight of the place that says it: 0 a text's body … 5 a title, 6 a short name,
7 a name of one word. The postings of the whole are, for each district that has any, the step from the district before, how
many follow, and they.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from site_builder.search.keys import STOP_WORDS, words

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
BODY, SHORT, MAKER, KIND, KEYWORD, TITLE, SHORT_NAME, ONE_WORD = range(8)
Weights = dict[str, int]  # word → the weight of the best place of one record that says it

_cut = lru_cache(maxsize=100_000)(lambda text: tuple(words(text)))


def written(value: int) -> str:
    """A number of any size: five bits a sign, the lowest first; the upper half of the signs says that more follow."""
    told = ""
    while value > 31:
        told += SIGNS[32 + (value & 31)]
        value >>= 5
    return told + SIGNS[value]


_WRITTEN = [written(n) for n in range(4096)]


def read(told: str) -> Iterator[int]:
    """The numbers that `written` wrote."""
    value = shift = 0
    for sign in told:
        digit = SIGNS.index(sign)
        value += (digit & 31) << shift
        shift += 5
        if digit < 32:
            yield value
            value = shift = 0


def name_weight(text: str) -> int:
    """How much a name's words weigh: the fewer, the more each of them is the name."""
    count = len(_cut(text))
    return ONE_WORD if count == 1 else SHORT_NAME if count <= 3 else TITLE


def weigh(weights: Weights, text: str, weight: int) -> None:
    """Take in the words of a text that stands in a place of this weight; words that ask for nothing only where they are a name."""
    for word in _cut(text):
        if weights.get(word, -1) < weight and (weight > TITLE or word not in STOP_WORDS):
            weights[word] = weight


def encoded(found: Iterable[tuple[int, int]]) -> str:
    """One district's postings of a word, from (record's number, weight) in the order of numbers."""
    told, before = [], 0
    for number, weight in found:
        value = (number - before << 3) + weight
        told.append(_WRITTEN[value] if value < 4096 else written(value))
        before = number
    return "".join(told)


def counted(found: list[tuple[int, int]]) -> str:
    """One district's postings of a word, with how many they are before them."""
    return written(len(found)) + encoded(found)


def merged(parts: Iterable[tuple[int, str]]) -> str:
    """The postings of a word in the whole, from (district's number, its counted postings) in the order of districts."""
    told, before = [], 0
    for district, postings in parts:
        told.append(written(district - before) + postings)
        before = district
    return "".join(told)
