"""Texts as the typesetter gets them: plain JSON that it prints and never runs, each piece with its language."""

from __future__ import annotations

import re
from typing import Any

from site_builder.edition import Foreign, Phrase

# Controls, and the signs that turn the direction of all that follows: they have no business on paper.
_UNPRINTABLE = re.compile("[\xad\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]")
UNKNOWN = "\ufffd"  # the sign for a sign that is not known


def told(text: str) -> Any:
    """A text for `say` of `lib/text.typ`: itself, `{"lang", "text"}` when it is another language's, or a list of both."""
    if isinstance(text, Phrase):
        return [told(part) for part in text.parts]
    if isinstance(text, Foreign):
        return {"lang": text.lang, "text": clean(text)}
    return clean(text)


def clean(text: str) -> str:
    """The text without what paper cannot show."""
    return _UNPRINTABLE.sub("", str.__str__(text))


def pairs(rows: Any) -> list[list[Any]]:
    """Lines of a table."""
    return [[told(label), told(value)] for label, value in rows]


def replaced(value: Any, unknown: frozenset[str]) -> Any:
    """The same data with `UNKNOWN` for each sign that no face has."""
    if isinstance(value, str):
        return "".join(UNKNOWN if sign in unknown else sign for sign in value) if unknown & set(value) else value
    if isinstance(value, list):
        return [replaced(each, unknown) for each in value]
    if isinstance(value, dict):
        return {key: replaced(each, unknown) for key, each in value.items()}
    return value
