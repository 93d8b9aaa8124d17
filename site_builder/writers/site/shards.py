"""A district's products as script files for browsing: columns to filter and sort by, texts for cards, facts to compare.

Script files, because a page that stands on a pen drive may load scripts and nothing else. They hold JSON and assign
it; a record's words are text in it and are written into pages as text. Columns are packed by facet: the values and
the sets of values that occur, and for each product the number of its set as one sign (from U+0030 on).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from site_builder.edition.browse import FACETS, FLAGS, Row
from site_builder.store import json

CHUNK = 240  # products in one file of texts
_FIRST = 0x30
_MOST = 0xD7FF - _FIRST  # above are signs that no text may hold alone


class Shelf(NamedTuple):
    """A seller's products for browsing."""

    seller: str
    rows: list[Row]


def script(name: str, value: Any) -> bytes:
    """A script file that gives a value a name."""
    return b'(window.haatData=window.haatData||{})["' + name.encode() + b'"]=' + json(value) + b";\n"


def rows_path(district: str) -> str:
    """Address of a district's columns, below the site."""
    return f"facets/{district}.js"


def more_path(district: str) -> str:
    """Address of what only comparisons tell of a district's products."""
    return f"facets/{district}-more.js"


def lines_path(code: str, district: str, n: int) -> str:
    """Address of the nth file of a district's texts."""
    return f"{code}/facets/{district}-{n}.js"


def index_path(code: str) -> str:
    """Address of a language's names and counts."""
    return f"{code}/facets/index.js"


def kept_path(code: str) -> str:
    """Address of the words of the script that keeps what a reader saw."""
    return f"{code}/facets/kept.js"


def columns(district: str, shelves: Sequence[Shelf]) -> bytes:
    """What a district's products are filtered and sorted by."""
    rows = [row for shelf in shelves for row in shelf.rows]
    told = {
        "n": len(rows),
        "f": {facet: _packed([row.values[n] for row in rows]) for n, facet in enumerate(FACETS)},
        "g": "".join([chr(_FIRST + row.flags) for row in rows]),
        "p": [row.price for row in rows],
        "m": [row.moq for row in rows],
        "l": [row.lead for row in rows],
        "u": [row.updated for row in rows],
    }
    return script(f"rows:{district}", told)


def _packed(sets: list[Sequence[str]]) -> list[Any]:
    """The values that occur, the sets of them that occur (by their places), and each product's set as a sign."""
    values: dict[str, int] = {}
    known: dict[tuple[str, ...], int] = {}
    places = [known.setdefault(tuple(each), len(known)) for each in sets]
    assert len(known) <= _MOST, "more sets of values than signs"
    told = [[values.setdefault(value, len(values)) for value in each] for each in known]
    return [list(values), told, "".join([chr(_FIRST + each) for each in places])]


def more(district: str, shelves: Sequence[Shelf]) -> bytes:
    """What only comparisons tell: codes, to find a product by, and its further facts."""
    told = {
        "s": [(shelf.seller, len(shelf.rows)) for shelf in shelves],
        "c": [row.sku for shelf in shelves for row in shelf.rows],
        "x": [row.more for shelf in shelves for row in shelf.rows],
    }
    return script(f"more:{district}", told)


def lines(code: str, district: str, shelves: Sequence[tuple[Shelf, tuple[str, str], Sequence[Any]]]) -> list[bytes]:
    """A district's texts in one language, in files of `CHUNK` products; a shelf comes with its maker's name and its lines."""
    found = [
        (n, row.sku, *line) for n, (shelf, _, texts) in enumerate(shelves) for row, line in zip(shelf.rows, texts, strict=True)
    ]
    files = []
    for start in range(0, len(found), CHUNK):
        some = found[start : start + CHUNK]
        first = some[0][0]
        makers = [(shelf.seller, *maker) for shelf, maker, _ in shelves[first : some[-1][0] + 1]]
        told = {"s": makers, "c": [(each[0] - first, *each[1:]) for each in some]}
        files.append(script(f"lines:{code}:{district}:{start // CHUNK}", told))
    return files


def counted(shelves: Sequence[Shelf]) -> dict[str, dict[str, int]]:
    """How many products have each value of each facet, and each flag (under `is`); in order of the values' ids."""
    told: dict[str, dict[str, int]] = {facet: {} for facet in (*FACETS, "is")}
    tallies = [told[facet] for facet in FACETS]
    for shelf in shelves:
        for row in shelf.rows:
            for tally, values in zip(tallies, row.values, strict=True):
                for value in values:
                    tally[value] = tally.get(value, 0) + 1
            flags = row.flags
            for n, name in enumerate(FLAGS):
                if flags >> n & 1:
                    told["is"][name] = told["is"].get(name, 0) + 1
    return {facet: dict(sorted(tally.items())) for facet, tally in told.items() if tally}
