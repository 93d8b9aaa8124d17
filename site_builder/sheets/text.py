"""Texts for other people's systems: nothing in them that turns, hides or runs, and cut only where a reader would cut.

A channel counts characters and bytes; a cut never parts a letter from its signs, which a Bengali reader would see as damage.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Controls, signs that turn the direction of what follows, invisible signs, halves of pairs and what is no character at all.
# Joiners (U+200C, U+200D) stay: Bengali and Hindi letters need them.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_BLANK_LINES = re.compile(r"\n\s*\n")
_JOINERS = "\u200c\u200d"
_LINKERS = frozenset("\u09cd\u094d\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d")  # the hasanta of each script joins what follows


@lru_cache(maxsize=4096)  # a channel's writer asks for the same texts as the one before it
def line(text: str) -> str:
    """The text as one line: NFC, no controls, no signs that turn or hide, single spaces."""
    return " ".join(_fit(text).split())


@lru_cache(maxsize=4096)
def block(text: str) -> str:
    """The same with its paragraphs kept: single line breaks become spaces, blank lines stand as one."""
    text = _fit(text)
    if "\n" not in text:
        return " ".join(text.split())
    return "\n\n".join([told for each in _BLANK_LINES.split(text) if (told := " ".join(each.split()))])


def _fit(text: str) -> str:
    """The text in NFC, with line feeds for every kind of break, and without what is unfit."""
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if "\r" in text or "\u2028" in text or "\u2029" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return _UNFIT.sub("", text) if _UNFIT.search(text) else text


def clusters(text: str) -> list[str]:
    """What readers take for single letters: a base with its signs, conjuncts, pairs of flags, joined pictures."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for sign in text:
        if found and _belongs(found[-1], sign):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _belongs(before: str, sign: str) -> bool:
    if sign in _JOINERS or unicodedata.category(sign)[0] == "M" or "\U0001f3fb" <= sign <= "\U0001f3ff":
        return True
    last = before[-1]
    if last == "\u200d" or (last in _LINKERS and unicodedata.category(sign)[0] == "L"):
        return True
    return _is_flag(sign) and _is_flag(last) and len(before) == 1


def _is_flag(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


@lru_cache(maxsize=4096)
def fit(text: str, most: int, most_bytes: int = 0) -> str:
    """The text within so many characters and UTF-8 bytes (0: as many as you like); cut after a word where one is near.

    What is cut ends with an ellipsis, which counts too.
    """
    if len(text) <= most and (not most_bytes or len(text.encode()) <= most_bytes):
        return text
    room, room_bytes = most - 1, (most_bytes or most * 4) - len("…".encode())
    kept, length, size = [], 0, 0
    for each in clusters(text):
        length, size = length + len(each), size + len(each.encode())
        if length > room or size > room_bytes:
            break
        kept.append(each)
    cut = "".join(kept)
    word = cut.rpartition(" ")[0]
    if len(word) >= 0.6 * len(cut) and not text[len(cut) : len(cut) + 1].isspace():
        cut = word
    return cut.rstrip(" ,;:·–-") + "…" if cut.strip() else ""


_LATIN = str.maketrans(
    {
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "×": "x", "·": "-",
        "₹": "INR ", "৳": "BDT ", "€": "EUR ", "£": "GBP ", "°": " deg ", "½": "1/2", "¼": "1/4", "¾": "3/4", "æ": "ae", "œ": "oe",
        "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "đ": "d",
    }
)  # fmt: skip


@lru_cache(maxsize=4096)
def ascii_only(text: str) -> str:
    """The text in ASCII: letters lose their accents, known signs are written out, all else goes."""
    text = line(text)
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_LATIN))
    return " ".join(plain.encode("ascii", "ignore").decode().split())


_NAME = re.compile("[^A-Za-z0-9._-]+")


def file_name(text: str, most: int = 80) -> str:
    """A file's name in ASCII, without anything that some system refuses."""
    return _NAME.sub("-", ascii_only(text)).strip("-.")[:most] or "file"
