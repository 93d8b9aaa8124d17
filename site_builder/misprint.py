"""What went wrong on paper, told at the record that it concerns: signs without a letter, full cards, the typesetter's complaints.

The typesetter speaks of its templates. What it says is traced back: a text that it names is looked for in the records, a
picture by its file, and for all else a part of the catalogue is set again and again until one card or maker is left that
makes it say so. Only a complaint that comes without any of them is told at the showcase: it concerns no record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from site_builder.check.catalogue import CATALOGS
from site_builder.edition.product import Picture
from site_builder.engines import Printed
from site_builder.language import CODES
from site_builder.model.commons import Commons
from site_builder.model.product import Seller
from site_builder.problem import KeyPath, Problem, Where, clip, warning

SHOWCASE = Where("content/showcase.yml", line=1, column=1)
Data = dict[str, Any]
Again = Callable[[Data], Printed]  # sets a part of the data, to see what the typesetter says of it


class Source(NamedTuple):
    """A record that a catalogue prints: its id in the catalogue's data (`seller` or `seller/sku`, or none) and its place."""

    id: str
    where: Where
    record: Any

    @property
    def name(self) -> str:
        """Whose record it is, for who reads of it: `seller` or `seller/sku`; none for what all districts share."""
        return "/".join(self.id.split("/")[-2 if self.where.path else -1 :])


def sources(districts: set[str], sellers: Sequence[Seller], commons: Commons, *, full: bool = False) -> list[Source]:
    """Every record whose texts stand in a catalogue of these districts. `full`: ids begin with the district."""
    found = []
    for seller in sellers:
        folder = f"{CATALOGS}/{seller.district}/{seller.id}"
        name = f"{seller.district}/{seller.id}" if full else seller.id
        found.append(Source(name, Where(f"{folder}/seller.yml"), seller.record))
        products = Where(f"{folder}/products.yml")
        found += [Source(f"{name}/{each.sku}", products.at(n), each) for n, each in enumerate(seller.products)]
    for file, entries in (("districts", commons.districts), ("categories", commons.sectors), ("materials", commons.materials)):
        listed = enumerate(entries.items())
        found += [
            Source("", Where(f"content/{file}.yml").at(n), entry)
            for n, (name, entry) in listed
            if file != "districts" or name in districts
        ]
    return [*found, Source("", Where("content/showcase.yml"), commons.settings)]


def texts(source: Source, codes: Sequence[str]) -> Iterator[tuple[KeyPath, str]]:
    """Every text of a record that these languages print, with its key path: the first of them that a text has."""
    yield from _leaves(source.record.model_dump(by_alias=True, exclude_unset=True), codes, ())


def _leaves(value: Any, codes: Sequence[str], path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        if value and value.keys() <= set(CODES):
            code = next((code for code in codes if code in value), next(iter(value)))
            value = {code: value[code]}
        for key, each in value.items():
            yield from _leaves(each, codes, (*path, key))
    elif isinstance(value, (list, tuple)):
        for n, each in enumerate(value):
            yield from _leaves(each, codes, (*path, n))


# ── what Haat sees itself ────────────────────────────────────────────────────────────────────────


def unknown_signs(found: list[Source], unknown: frozenset[str], codes: Sequence[str]) -> list[Problem]:
    """Signs that stand in a catalogue and that no face has, in the texts that they come from."""
    problems: list[Problem] = []
    for source in found if unknown else ():
        for path, text in texts(source, codes):
            if lost := unknown & set(text):
                signs = " ".join(f"U+{ord(c):04X}" for c in sorted(lost))
                problems.append(warning("P150", source.where.at(*path), signs=signs, field=f"{source.name} {_field(path)}".strip()))
    return problems


def overfull(told: Printed, found: list[Source]) -> list[Problem]:
    """What the template marked: something that does not fit its place."""
    where = {source.id: source.where for source in found}
    return [warning("P151", where[each["id"]].at(each["field"]), id=each["id"], field=each["field"]) for each in told.faults]


def unphotographed(pictures: dict[str, tuple[Picture, ...]], found: list[Source]) -> list[Problem]:
    """Products whose card shows a stand-in."""
    where = {source.id: source.where for source in found}
    lost = [item for item, shown in pictures.items() if not shown or shown[0].standin]
    return [warning("P153", where[item].at("photos"), id=item) for item in lost]


def _field(path: KeyPath) -> str:
    """The field's name, without the language at its end."""
    return str(next((part for part in reversed(path) if isinstance(part, str) and part not in CODES), path[-1]))


# ── what the typesetter says ─────────────────────────────────────────────────────────────────────

_TEXT = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_FILE = re.compile(r"pictures/([\w.-]+)")
_PICTURE = re.compile(r"image|alt text|pictures/", re.IGNORECASE)


def complaints(told: Printed, district: str, data: Data, again: Again, found: list[Source], codes: Sequence[str]) -> list[Problem]:
    """The typesetter's complaints, each at every record that it concerns."""
    problems = []
    for said in told.said:
        at = _by_text(said, found, codes) or _by_file(said, data, found) or _by_trial(said, told, data, again, found)
        problems += [
            warning("P152", where, district=_whose(where, district, found), said=clip(said, 200)) for where in at or [SHOWCASE]
        ]
    return problems


def _whose(where: Where, district: str, found: list[Source]) -> str:
    """The district, and the product or maker in it whose record a place is in."""
    places = ((source.name, source.where) for source in found if source.id)
    named = next((name for name, at in places if at.file == where.file and at.path == where.path[: len(at.path)]), "")
    return f"{district}, {named}" if named else district


def _by_text(said: str, found: list[Source], codes: Sequence[str]) -> list[Where]:
    """Where the text stands that a complaint names."""
    if not (named := _TEXT.search(said)):
        return []
    text = _ESCAPE.sub(lambda escaped: chr(int(escaped[1], 16)), named[1])
    return [source.where.at(*path) for source in found for path, each in texts(source, codes) if text in each]


def _by_file(said: str, data: Data, found: list[Source]) -> list[Where]:
    """The photos whose made picture a complaint names."""
    if not (named := _FILE.search(said)):
        return []
    shown = {card["id"] for card in _cards(data) if card["picture"] and card["picture"]["file"] == named[1]}
    return [source.where.at("photos") for source in found if source.id in shown]


def _by_trial(said: str, told: Printed, data: Data, again: Again, found: list[Source]) -> list[Where]:
    """The one card or maker without which nothing is said; none where it is said without any."""
    if told.pdf is not None or said in again(part_of(data, set(), set())).said:
        return []
    cards = [card["id"] for card in _cards(data)]
    makers = [maker["id"] for maker in (*data.get("makers", ()), *data.get("groups", ()))]
    # Makers first: a line of a line sheet never stands without the head of its maker.
    only = _smallest(makers, lambda ids: said in again(part_of(data, set(), ids)).said)
    only = only or _smallest(cards, lambda ids: said in again(part_of(data, ids, set())).said)
    pictured = only in cards and _PICTURE.search(said)
    return [source.where.at("photos") if pictured else source.where for source in found if source.id == only]


def _smallest(ids: list[str], fails: Callable[[set[str]], bool]) -> str:
    """The one of these with which it still fails, by halves; none if it does not fail with all of them."""
    if not ids or not fails(set(ids)):
        return ""
    while len(ids) > 1:
        half = ids[: len(ids) // 2]
        ids = half if fails(set(half)) else ids[len(half) :]
    return ids[0] if fails(set(ids)) else ""


def part_of(data: Data, cards: set[str], makers: set[str]) -> Data:
    """A catalogue of only these cards and makers: nothing in it leads to what is left out."""
    if "groups" in data:
        groups = [{**group, "lines": [line for line in group["lines"] if line["id"] in cards]} for group in data["groups"]]
        return {**data, "groups": [group for group in groups if group["lines"] or group["id"] in makers]}
    sections = []
    for section in data["sections"]:
        kept = [{**row, "cards": [card for card in row["cards"] if card["id"] in cards]} for row in section["rows"]]
        if rows := [row for row in kept if row["cards"]]:
            sections.append({**section, "rows": rows})
    return {
        **data,
        "sections": sections,
        "makers": [{**maker, "products": []} for maker in data["makers"] if maker["id"] in makers],
        "index": [item for item in data["index"] if item["id"] in cards],
    }


def _cards(data: Data) -> Iterator[Data]:
    for section in data.get("sections", ()):
        yield from (card for row in section["rows"] for card in row["cards"])
    for group in data.get("groups", ()):
        yield from group["lines"]
