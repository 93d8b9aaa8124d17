"""Browsing's part of the pipe: from a district's remembered rows to its script files, its counts and its picks.

A seller's rows are made where its records are in hand; all here works on what is remembered of them, so a district
whose records are the same is never looked at again.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from site_builder.edition.browse import FACETS, FLAGS, Row
from site_builder.store import Stage, json, key
from site_builder.writers.site import shards
from site_builder.writers.site.browse import Browsed, index, kept_words
from site_builder.writers.site.cards import Card, Slot, Take, card_from
from site_builder.writers.site.digest import NO_CARDS, digest_from
from site_builder.writers.site.press import Press
from site_builder.writers.site.shards import Shelf

PICKED = 4  # products of a district on the page of one choice
# Facets whose choices have a page of their own; a district, a category and a GI have one anyway.
PAGED = ("material", "technique", "price", "moq", "lead", "capacity", "certificate", "is")


class Picks(NamedTuple):
    """A district's products for the pages of single choices: each card once, and by choice which cards."""

    cards: list[Card]
    marks: list[str]  # hash of each card
    chosen: dict[str, dict[str, list[int]]]  # facet → value → places in `cards`


def shelves_of(entries: dict[str, Any]) -> list[Shelf]:
    """A district's rows as the memory keeps them, seller by seller."""
    return [Shelf(name, [Row._make(each) for each in entry["rows"]]) for name, entry in entries.items() if entry.get("rows")]


def stage_shards(
    district: str, shelves: list[Shelf], entries: dict[str, Any], codes: list[str], before: dict[str, str], stage: Stage
) -> dict[str, str]:
    """Stage the district's script files that are new; returns address → hash of all, those of other languages too."""
    files: dict[str, bytes] = {}
    if shelves:
        files = {
            shards.rows_path(district): shards.columns(district, shelves),
            shards.more_path(district): shards.more(district, shelves),
        }
        for code in codes:
            told = [(shelf, _maker(entries[shelf.seller], code), entries[shelf.seller]["lines"][code]) for shelf in shelves]
            for n, content in enumerate(shards.lines(code, district, told)):
                files[shards.lines_path(code, district, n)] = content
    gone = {*codes, "facets"}
    kept = {path: each for path, each in before.items() if path.partition("/")[0] not in gone}
    for path, content in files.items():
        kept[path] = key(content)[:16]
        if before.get(path) != kept[path]:
            stage.put(path, [content])
    return kept


def _maker(entry: Any, code: str) -> tuple[str, str]:
    """A maker's name and, where it fell back, its language: as it was made now or as it came back from the memory."""
    name = entry["makers"][code][1]
    if isinstance(name, dict):
        return name["text"], name["lang"]
    return str.__str__(name), getattr(name, "lang", "")


def pick(shelves: list[Shelf]) -> dict[str, dict[str, list[int]]]:
    """Facet → value → the first products that have it, by their places in the district."""
    found: dict[str, dict[str, list[int]]] = {facet: {} for facet in PAGED}
    n = 0
    for shelf in shelves:
        for row in shelf.rows:
            for facet, values in (*zip(FACETS, row.values, strict=True), ("is", _flags(row.flags))):
                for value in values if facet in found else ():
                    places = found[facet].setdefault(value, [])
                    if len(places) < PICKED:
                        places.append(n)
            n += 1
    return {facet: dict(sorted(values.items())) for facet, values in found.items() if values}


def _flags(bits: int) -> tuple[str, ...]:
    return tuple(name for n, name in enumerate(FLAGS) if bits >> n & 1)


def keep_picks(
    district: str, code: str, picked: dict[str, dict[str, list[int]]], slots: list[Slot], take: Take, stage: Stage
) -> str:
    """Keep a district's picks in one language, each card once; returns their hash."""
    used = sorted({n for values in picked.values() for places in values.values() for n in places})
    place = {n: at for at, n in enumerate(used)}
    chosen = {facet: {value: [place[n] for n in each] for value, each in values.items()} for facet, values in picked.items()}
    told = json(Picks([take(slots[n]) for n in used], [slots[n].mark for n in used], chosen))
    stage.keep_bytes(f"picks/{code}/{district}.json", told)
    return key(told)


# ── for the whole ────────────────────────────────────────────────────────────────────────────────


def browsed(district: str, code: str, counted: dict[str, dict[str, int]], stage: Stage | None) -> Browsed:
    """What the pages of one language know of a district; without its picks where none are kept."""
    if stage is None:
        return Browsed(counted, [], [], {})
    cards, marks, chosen = stage.kept(f"picks/{code}/{district}")
    return Browsed(counted, [card_from(each) for each in cards], marks, chosen)


def files(
    presses: dict[str, Press], keys: dict[str, str], told: dict[str, Any], before: dict[str, str], stage: Stage
) -> dict[str, str]:
    """Stage the names and counts of each language where they are new; returns every script file's address → its key.

    `told`: district → what it told, see `district._finish`.
    """
    kept = {path: each for district in told.values() for path, each in district["shards"].items()}
    for code, press in presses.items():
        path, words = shards.index_path(code), shards.kept_path(code)
        kept[words] = keys[code]
        if before.get(words) != keys[code]:
            stage.put(words, [kept_words(press.edition)])
        stamps = {name: _stamp(each["shards"], code) for name, each in told.items()}
        known = [[name, each["counts"], each["counted"], stamps[name]] for name, each in told.items()]
        kept[path] = key(keys[code], json(known))
        if before.get(path) != kept[path]:
            digests = {name: digest_from(each["counts"], code, NO_CARDS) for name, each in told.items()}
            by_district = {name: Browsed(each["counted"], [], [], {}) for name, each in told.items()}
            stage.put(path, [index(by_district, digests, stamps, press)])
    return kept


def _stamp(files: dict[str, str], code: str) -> str:
    """What a district's files of one language are asked for with, so that none of an older build is taken from a cache."""
    return key(*(each for path, each in files.items() if path.partition("/")[0] in ("facets", code)))[:8]
