"""Keys: a text's words as search compares them, what is left of a word without its ending, and how it sounds.

Each function has a twin of the same meaning in `templates/assets/search.js`; `tests/search/test_keys.py` runs both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from site_builder.search.tables import (
    ACCENTED,
    CONJUNCTS,
    CONSONANTS,
    DIGITS,
    DROPPED,
    ENDINGS,
    LATIN,
    LETTERS,
    NASAL_BEFORE,
    NASALS,
    NUKTAS,
    PLAIN,
    SIGNS,
    STOP,
    TAKE_VOWEL,
    VIRAMA,
    VOWELS,
    WORD,
)

_ACCENTED = re.compile(f"[{ACCENTED}]")
_NUKTAS = re.compile("|".join(NUKTAS))
_DROPPED = re.compile(f"[{DROPPED}]")
_LETTERS = str.maketrans(LETTERS | DIGITS)
_NASALS = re.compile("|".join(NASALS))
_NASAL = {sign: told for pattern, told in NASALS.items() for sign in pattern.partition("]")[0].strip("[")}
_GROUPED = re.compile("([0-9]),(?=[0-9]{2,3}(?![0-9]))")
_WORD = re.compile(f"[{WORD}]+")
_QUOTES = str.maketrans("", "", "'`")  # of what is dropped, all that is ASCII
_PLAIN = str.maketrans(PLAIN)
_CONJUNCTS = re.compile("|".join(CONJUNCTS))


def fold(text: str) -> str:
    """A text in the one spelling that search knows: `১,২৫০` and `1250`, `শাড়ী` and `শাড়ি` are the same."""
    text = unicodedata.normalize("NFC", text).lower()
    if text.isascii():
        return _GROUPED.sub(r"\1", text.translate(_QUOTES))
    text = _ACCENTED.sub(lambda found: unicodedata.normalize("NFD", found[0]), text)
    text = _DROPPED.sub("", text)
    text = _NUKTAS.sub(lambda found: NUKTAS[found[0]], text).translate(_LETTERS)
    text = _NASALS.sub(lambda found: _NASAL[found[0][0]], text)
    return _GROUPED.sub(r"\1", text)


def words(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    found = [each.rstrip(VIRAMA) for each in _WORD.findall(fold(text))]
    return [each for each in found if each]


def script(word: str) -> str:
    """`beng`, `deva`, `arab`, `olck` or `latn`, by a word's first letter that is no digit; `num` where there is none."""
    for sign in word:
        if not sign.isascii() or not sign.isdigit():
            point = ord(sign)
            if point < 0x600:
                return "latn"
            if point < 0x900:
                return "arab"
            if point < 0x980:
                return "deva"
            return "beng" if point < 0x1C50 else "olck"
    return "num"


@lru_cache(maxsize=400_000)
def stem(word: str) -> str:
    """A folded word without its endings: `শাড়িগুলির` is `শাড়ি`."""
    word = word.translate(_PLAIN)
    endings = ENDINGS.get(script(word), ())
    for _ in range(2):
        for ending, stays, left in endings:
            if word.endswith(ending) and len(word) - len(ending) + len(stays) >= left:
                break
        else:
            break
        word = word[: len(word) - len(ending)] + stays
    return word


def romanised(word: str) -> str:
    """A folded word in Latin letters; for each vowel that its script leaves unwritten `_` in Bengali, `~` elsewhere."""
    if word.isascii():
        return word
    word = _CONJUNCTS.sub(lambda found: CONJUNCTS[found[0]], word)
    told: list[str] = []
    for n, sign in enumerate(word):
        if sign in CONSONANTS:
            after = word[n + 1 : n + 2]
            told.append(CONSONANTS[sign] + ("" if after and after in TAKE_VOWEL else "~" if sign < "\u0980" else "_"))
        else:
            found = SIGNS.get(sign)
            told.append(VOWELS.get(sign, sign) if found is None else found)
    return "".join(told)


@lru_cache(maxsize=400_000)
def sound(word: str) -> str:
    """How a folded word sounds: consonants, vowels a e i o u, `_` or `~` for an unwritten one.

    `'` stands for breath, `*` for a nasal before its consonant.

    `শাড়ি`, `साड़ी` and `saree` are all `sari`.
    """
    told = romanised(word).rstrip("_~")  # at the end of a word it is silent, or nobody writes it
    if told.startswith("y"):
        told = f"j{told[1:]}"
    for latin, sign in LATIN:
        told = told.replace(latin, sign)
    kept: list[str] = []
    for n, sign in enumerate(told):
        after = told[n + 1 : n + 2]
        if after and after in NASAL_BEFORE.get(sign, ""):
            kept.append("*")
        elif sign != after:
            kept.append(sign)
    return "".join(kept)


_NO_CONSONANT = re.compile("[^b-df-hj-np-tv-z0-9]+")


@lru_cache(maxsize=400_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word as it sounds: what shards are cut by, and never a reason alone to show a page."""
    return _NO_CONSONANT.sub("", sound(word))


STOP_WORDS = frozenset(each for word in STOP.split() for each in words(word))
