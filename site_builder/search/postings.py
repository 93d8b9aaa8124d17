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

_cut = lru_cache(maxsize=50_000)(lambda text: tuple(words(text)))


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


class Weighing:
    """Collects what a record says by the weight of the place, and gives each word the weight of its best place."""

    __slots__ = ("levels",)

    def __init__(self) -> None:
        self.levels: list[list[tuple[str, ...] | list[str]]] = [[] for _ in range(8)]

    def add(self, text: str, weight: int) -> None:
        """A text that other records say too: it is cut once. Words that ask for nothing count only where they are a name."""
        self.levels[weight].append(_cut(text) if weight > TITLE else _telling(text))

    def once(self, texts: Iterable[str], weight: int) -> None:
        """Texts that this record alone says."""
        self.levels[weight].append([each for each in words("\n".join(texts)) if each not in STOP_WORDS])

    def name(self, text: str, most: int) -> None:
        """A name: the fewer words it has, the more each of them weighs."""
        count = len(_cut(text))
        self.add(text, min(most, ONE_WORD if count == 1 else SHORT_NAME if count <= 3 else TITLE))

    def weights(self, shared: Weighing | None = None) -> Weights:
        """Word → weight. From the lightest place to the heaviest, so that the last one stays."""
        found: Weights = {}
        for weight, some in enumerate(self.levels):
            for told in (*shared.levels[weight], *some) if shared else some:
                found.update(dict.fromkeys(told, weight))
        return found


@lru_cache(maxsize=50_000)
def _telling(text: str) -> tuple[str, ...]:
    return tuple(each for each in _cut(text) if each not in STOP_WORDS)


def encoded(found: Iterable[int]) -> str:
    """One district's postings of a word, from (record's number × 8 + weight) in the order of numbers."""
    told, before = [], 0
    for value in found:
        step = value - (before << 3)
        told.append(_WRITTEN[step] if step < 4096 else written(step))
        before = value >> 3
    return "".join(told)


def counted(found: list[int]) -> str:
    """One district's postings of a word, with how many they are before them."""
    return written(len(found)) + encoded(found)


def merged(parts: Iterable[tuple[int, str]]) -> str:
    """The postings of a word in the whole, from (district's number, its counted postings) in the order of districts."""
    told, before = [], 0
    for district, postings in parts:
        told.append(written(district - before) + postings)
        before = district
    return "".join(told)
