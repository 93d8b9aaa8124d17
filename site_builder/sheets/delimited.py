"""CSV and TSV rows as other programs read them: quoted by rule, and nothing in a cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from site_builder.sheets.text import block

# A spreadsheet runs what begins so (OWASP, CSV injection); a telephone number or a negative amount only looks like it.
_RUNS = re.compile(r"^[=@\t\r+\-']")
_NUMBER = re.compile(r"[+-][0-9][0-9 .,-]*")
BOM = "\ufeff".encode()


def inert(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if _RUNS.match(text) and not _NUMBER.fullmatch(text) else text


def meant(cell: str) -> str:
    """What `inert` was given."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in "=@\t\r+-'" else cell


@lru_cache(maxsize=4096)
def _text(value: str) -> str:
    return inert(block(value))


def cell(value: Any) -> str:
    """A value as a cell: clean, inert, nothing for None, decimals without an exponent."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


class _Lines(list[str]):
    """Where the standard library's writer puts its lines: no file is opened for each."""

    write = list.append


_LINES = _Lines()
_WRITER = csv.writer(_LINES, lineterminator="\r\n")


def csv_rows(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows of RFC 4180: CRLF, quotes where they are needed, line breaks inside quotes."""
    for row in rows:
        _WRITER.writerow([cell(each) for each in row])
    told = "".join(_LINES).encode()
    _LINES.clear()
    return told


def tsv_rows(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows of tabs: without quotes, so a line break becomes a space."""
    return "".join("\t".join([_flat(cell(each)) for each in row]) + "\n" for row in rows).encode()


def _flat(text: str) -> str:
    return " ".join(text.split()) if "\n" in text or "\t" in text else text


def read_csv(content: bytes, *, delimiter: str = ",") -> Iterator[dict[str, str]]:
    """What `csv_rows` wrote, row by row, by the names of its first row; a byte-order mark is no part of a name."""
    text = content.decode("utf-8-sig")
    for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter):
        yield {name: meant(value or "") for name, value in row.items()}
