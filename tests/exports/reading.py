"""What is in an export's files, as text that people can read in a golden file, and as values."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.dom import minidom

from openpyxl import load_workbook


def xlsx_rows(path: Path) -> list[list[str]]:
    """A workbook's first sheet as texts; a cell that holds a formula is a failure of its own."""
    book = load_workbook(path)
    rows = []
    for row in book.worksheets[0].iter_rows():
        assert not [cell.coordinate for cell in row if cell.data_type == "f"], path
        rows.append(["" if cell.value is None else str(cell.value) for cell in row])
    return rows


def csv_table(path: Path, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=delimiter))


def readable(path: Path) -> str:
    """A file's content; tables field by field, so that a change shows in the line that it is in."""
    if path.suffix == ".xlsx":
        return _fields(xlsx_rows(path))
    if path.suffix == ".json":
        return json.dumps(_first(json.loads(path.read_text("utf-8"))), ensure_ascii=False, indent=1) + "\n"
    if path.suffix == ".xml":
        minidom.parse(str(path))
        return path.read_text("utf-8")
    if path.suffix in (".csv", ".tsv"):
        table = csv_table(path, "\t" if path.suffix == ".tsv" else ",")
        return (
            _fields(table)
            if path.name != "items-1.csv" and "all-goods" not in path.name
            else "\n".join(map(" | ".join, table)) + "\n"
        )
    if path.suffix == ".pdf":
        return _pdf(path)
    return f"({path.suffix[1:]})\n"


def _first(value: object, depth: int = 0) -> object:
    """Of a list of products the first two."""
    if isinstance(value, list):
        return [_first(each, depth + 1) for each in (value[:2] if depth < 2 else value)]
    return {name: _first(each, depth + 1) for name, each in value.items()} if isinstance(value, dict) else value


def _fields(rows: list[list[str]]) -> str:
    heads = rows[0]
    told = []
    for row in rows[1:]:
        told += [f"{head}: {value}" for head, value in zip(heads, row, strict=True) if value] + [""]
    return "\n".join(told) + "\n"


def _pdf(path: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(path.read_bytes())
    return "\n".join(" ".join(page.get_textpage().get_text_range().split()) for page in document) + "\n"
