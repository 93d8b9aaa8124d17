"""Browsing's part of the pipe: from a district's remembered rows to its script files, its counts and its picks.

A seller's rows are made where its records are in hand; all here works on what is remembered of them, so a district
whose records are the same is never looked at again.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from typing import Any

from site_builder.edition.browse import FACETS, FLAGS, Row
from site_builder.store import Stage, from_json, json, key
from site_builder.writers.site import shards
from site_builder.writers.site.browse import Browsed, Listed, Picks, index, kept_words
from site_builder.writers.site.cards import Card, Slot, Take, card_from
from site_builder.writers.site.digest import NO_CARDS, digest_from
from site_builder.writers.site.press import Press
from site_builder.writers.site.shards import Shelf

PICKED = 4  # cards of a district on the page of one choice; of all others it tells the names
# Facets whose choices have pages of their own: a district and a category have lists anyway.
PAGED = ("material", "technique", "price", "moq", "lead", "capacity", "gi", "certificate", "channel", "is")


def shelves_of(entries: dict[str, Any], able: dict[str, tuple[str, ...]]) -> list[Shelf]:
    """A district's rows as the memory keeps them, seller by seller, with the channels that each product is ready for."""
    shelves = [Shelf(name, [Row._make(each) for each in entry["rows"]]) for name, entry in entries.items() if entry.get("rows")]
    if not able:
        return shelves
    return [
        Shelf(name, [each._replace(values=(*each.values[:-1], able.get(f"{name}/{each.sku}", ()))) for each in rows])
        for name, rows in shelves
    ]


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
    """Facet → value → the products that have it, by their places in the district."""
    found: dict[str, dict[str, list[int]]] = {facet: {} for facet in PAGED}
    paged = [(n, found[facet]) for n, facet in enumerate(FACETS) if facet in found]
    flagged, n = found["is"], 0
    for shelf in shelves:
        for row in shelf.rows:
            for facet, values in paged:
                for value in row.values[facet]:
                    values.setdefault(value, []).append(n)
            for value in _flags(row.flags):
                flagged.setdefault(value, []).append(n)
            n += 1
    return {facet: dict(sorted(values.items())) for facet, values in found.items() if values}


@cache
def _flags(bits: int) -> tuple[str, ...]:
    return tuple(name for n, name in enumerate(FLAGS) if bits >> n & 1)


def keep_picks(
    district: str,
    code: str,
    picked: dict[str, dict[str, list[int]]],
    shelves: list[Shelf],
    entries: dict[str, Any],
    slots: list[Slot],
    take: Take,
    stage: Stage,
) -> list[str]:
    """Keep the cards of the first of each choice, and apart from them who else is chosen; returns the hashes of both.

    Cards change with every price and names seldom: a page that shows cards needs no names to be read, and of the cards only its own.
    """
    used = sorted({n for values in picked.values() for places in values.values() for n in places[:PICKED]})
    at = {n: place for place, n in enumerate(used)}
    lines = [json(take(slots[n])) for n in used]
    stage.keep_bytes(f"picks/{code}/{district}.cards", b"".join(lines))
    first = {facet: {value: [at[n] for n in each[:PICKED]] for value, each in values.items()} for facet, values in picked.items()}
    marks = [slots[n].mark for n in used]
    stage.keep(f"picks/{code}/{district}", [marks, list(accumulate(map(len, lines))), first])
    names = [
        (f"{shelf.seller}/{row.sku}", *each[:2])
        for shelf in shelves
        for row, each in zip(shelf.rows, entries[shelf.seller]["lines"][code], strict=True)
    ]
    told = json([names, picked])
    stage.keep_bytes(f"choices/{code}/{district}.json", told)
    return [key(json([marks, first])), key(told)]


# ── for the whole ────────────────────────────────────────────────────────────────────────────────


def browsed(district: str, code: str, counted: dict[str, dict[str, int]], keys: list[str] | None, stage: Stage) -> Browsed:
    """What the pages of one language know of a district; without its picks where none are kept (`keys`: see `keep_picks`)."""
    if not keys:
        return Browsed(counted)
    marks, ends, first = stage.kept(f"picks/{code}/{district}")
    cards, starts = f"picks/{code}/{district}.cards", [0, *ends]

    def card(at: int) -> Card:
        return card_from(from_json(stage.kept_part(cards, starts[at], ends[at])))

    @cache
    def listed() -> Listed:
        names, chosen = stage.kept(f"choices/{code}/{district}")
        return Listed([tuple(each) for each in names], chosen)

    return Browsed(counted, Picks(marks, first, keys[1], card, listed))


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
            by_district = {name: Browsed(each["counted"]) for name, each in told.items()}
            stage.put(path, [index(by_district, digests, stamps, press)])
    return kept


def _stamp(files: dict[str, str], code: str) -> str:
    """What a district's files of one language are asked for with, so that none of an older build is taken from a cache."""
    return key(*(each for path, each in files.items() if path.partition("/")[0] in ("facets", code)))[:8]
