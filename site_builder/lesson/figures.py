"""What a translation may not change: the numbers and addresses of a text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"'`)\]।]+|\b(?:haat|term):[A-Za-z0-9/_-]+")
_FILE = re.compile(r"\]\((?:figures|audio)/[^)\s]*")  # a picture may have other words in it, and another name, by language
_CODE_SPAN = re.compile(r"`[^`\n]*`")
# Digits of any script, grouped in thousands or in lakh and crore, with a decimal part; not a part of a word like TS-014,
# but both ends of 10-15.
_NUMBER = re.compile(r"(?<![\w.])(?<![^\W\d]-)[₹$€£৳]?(\d+(?:,\d{2,3})*(?:\.\d+)?)(?![\d])")
_LIST_NUMBER = re.compile(r"^\s*\d{1,3}\.(?=\s)", re.MULTILINE)
_RATIO = re.compile(r"(?<=\d)[xX×](?=\d)")


def numbers(text: str) -> Counter[str]:
    """Every number that a text names, in Latin digits without grouping, and how often: `১,২৫,০০০` is `125000`."""
    plain = _LIST_NUMBER.sub(" ", _ADDRESS.sub(" ", _FILE.sub(" ", _CODE_SPAN.sub(" ", text))))
    plain = _RATIO.sub(" ", plain)
    found = (_latin(each[1].replace(",", "")) for each in _NUMBER.finditer(plain))
    return Counter(each.rstrip("0").rstrip(".") if "." in each else each.lstrip("0") or "0" for each in found)


def addresses(text: str) -> Counter[str]:
    """Every web address and link into the showcase that a text names; a full stop at the end is not part of it."""
    return Counter(each.group().rstrip(".,;:") for each in _ADDRESS.finditer(text))


def unequal(source: Counter[str], other: Counter[str]) -> tuple[str, str]:
    """What stands only in the source and what only in the other text, in words; both empty when they agree.

    How often a number stands is not compared: languages repeat themselves differently.
    """
    missing, added = sorted(source.keys() - other.keys()), sorted(other.keys() - source.keys())
    return ", ".join(missing), ", ".join(added)


def _latin(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
