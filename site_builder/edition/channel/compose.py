"""Titles, points and descriptions, put together for a channel by the pattern that its file states.

A pattern is a list of parts in order of worth: `title`, `form`, `colour`, `materials`, `craft`, `size`, `place`, `handmade`.
A part is added while the whole stays within the limits, and left out when its words stand there already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from site_builder.edition.channel.listing import Listing
from site_builder.edition.channel.maker import Maker
from site_builder.sheets.text import ascii_only, block, fit, line

_WORD = re.compile(r"\w+")
_TITLE = ("title",)


class Limits(NamedTuple):
    """How a channel wants a text: pattern, characters, bytes, signs that it refuses, and the rest."""

    parts: tuple[str, ...] = _TITLE
    chars: int = 150
    bytes: int = 0
    without: str = ""  # signs that go
    ascii: bool = False
    repeats: int = 0  # how often a word may stand; 0: as often as it does
    between: str = ", "


def limits(data: Any) -> Limits:
    """The limits that a channel's file states, `{parts: […], chars: …, bytes: …}`."""
    return Limits(
        tuple(data.get("parts", _TITLE)),
        int(data.get("chars", 150)),
        int(data.get("bytes", 0)),
        data.get("without", ""),
        str(data.get("ascii", "false")) == "true",
        int(data.get("repeats", 0)),
        data.get("between", ", "),
    )


def title(listing: Listing, maker: Maker, wanted: Limits) -> str:
    """A title within the limits: as many of the pattern's parts as fit."""
    told = ""
    for part in wanted.parts:
        text = _clean(_part(part, listing, maker), wanted)
        if not text or _stands(text, told):
            continue
        longer = f"{told}{wanted.between}{text}" if told else text
        if not told:
            told = fit(_unrepeated(text, wanted.repeats), wanted.chars, wanted.bytes)
        elif _fits(longer, wanted) and _unrepeated(longer, wanted.repeats) == longer:
            told = longer
    return told


def _part(name: str, listing: Listing, maker: Maker) -> str:
    if name == "materials":
        return " and ".join(listing.materials[:2])
    if name == "place":
        return maker.district_name
    if name == "handmade":
        return "handmade" if listing.handmade else ""
    if name == "size":
        return size_line(listing)
    if name == "brand":
        return brand(listing, maker)
    if name == "pack":
        return f"{listing.net_value:f} {listing.net_unit}" if listing.net_value and listing.net_unit != "unit" else ""
    return str(getattr(listing, name))


def _clean(text: str, wanted: Limits) -> str:
    text = line(text)
    if wanted.ascii:
        text = ascii_only(text)
    return line(text.translate(_without(wanted.without))) if wanted.without else text


@lru_cache
def _without(signs: str) -> dict[int, str]:
    return {ord(sign): " " for sign in signs if sign != " "}


def _fits(text: str, wanted: Limits) -> bool:
    return len(text) <= wanted.chars and (not wanted.bytes or len(text.encode()) <= wanted.bytes)


def _stands(text: str, told: str) -> bool:
    """Whether every word of the part is in what is told already."""
    there = set(_WORD.findall(told.casefold()))
    return bool(there) and set(_WORD.findall(text.casefold())) <= there


def _unrepeated(text: str, most: int) -> str:
    """The text without a word's further appearances."""
    if not most:
        return text
    seen: dict[str, int] = {}
    kept = []
    for word in text.split(" "):
        for bare in (bares := _WORD.findall(word.casefold())):
            seen[bare] = seen.get(bare, 0) + 1
        if all(seen[bare] <= most for bare in bares):
            kept.append(word)
    return line(" ".join(kept))


def brand(listing: Listing, maker: Maker) -> str:
    """The brand that the record names, else the maker's own name: never one that nobody gave."""
    return listing.more.get("brand") or maker.brand or maker.legal_name


def description(listing: Listing, wanted: Limits) -> str:
    """Paragraphs: the description, then size, care, how pieces differ and warnings, as much as fits."""
    text = _paragraphs(listing.description, wanted)
    told = fit(text, wanted.chars, wanted.bytes)
    for extra in (listing.care, listing.warnings, "Sample record: nothing is for sale." if listing.sample else ""):
        part = _paragraphs(extra, wanted)
        if part and _fits(f"{told}\n\n{part}", wanted):
            told = f"{told}\n\n{part}"
    return told


def _paragraphs(text: str, wanted: Limits) -> str:
    told = block(text)
    return ascii_only(told.replace("\n\n", " ")) if wanted.ascii else told


def bullets(listing: Listing, wanted: Limits, most: int = 5) -> list[str]:
    """Points: the record's own, then what its facts say, without one that says the same twice."""
    told: list[str] = []
    for each in (*listing.bullets, *_fact_points(listing)):
        text = fit(_clean(each, wanted), wanted.chars, wanted.bytes)
        if text and text not in told:
            told.append(text)
    return told[:most]


def _fact_points(listing: Listing) -> Iterator[str]:
    if listing.short:
        yield listing.short
    if listing.materials:
        yield f"Material: {', '.join(listing.materials)}"
    if told := size_line(listing):
        yield f"Size: {told}"
    if listing.technique:
        yield f"Technique: {listing.technique}"
    if listing.handmade:
        yield "Made by hand: pieces differ slightly"
    if listing.care:
        yield f"Care: {listing.care}"


def size_line(listing: Listing) -> str:
    """`550 x 117 cm`, or the label."""
    sides = [f"{each.normalize():f}" for each in listing.size if each]
    if sides:
        return f"{' x '.join(sides)} cm"
    return f"diameter {listing.diameter.normalize():f} cm" if listing.diameter else listing.size_label


def keywords(listing: Listing, most: int, most_bytes: int = 0, between: str = " ", without: str = ";:,") -> str:
    """Search words in a row, as many as fit."""
    told: list[str] = []
    candidates: Iterable[str] = (*listing.keywords, listing.category_name, listing.craft, *listing.materials)
    for each in candidates:
        word = _clean(each, Limits(without=without))
        if word and word not in told and (not most_bytes or len(between.join([*told, word]).encode()) <= most_bytes):
            told.append(word)
    return between.join(told[:most])
