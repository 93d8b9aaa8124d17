"""XLSX workbooks, written row by row: text stays text, the same rows give the same bytes."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import IO, Any

from site_builder.sheets.text import block

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
MOST_CELL = 32_767  # characters that a cell holds
MOST_ROWS = 1_048_576


class Workbook:
    """A workbook of a few sheets, each with a head. `day` is the date that it says of itself."""

    def __init__(self, out: IO[bytes], day: datetime.date) -> None:
        from openpyxl import Workbook as Book

        self._out, self._day = out, day
        self._book = Book(write_only=True)
        self._book.properties.creator = "Haat"
        self._book.properties.created = datetime.datetime.combine(day, datetime.time())
        self._cells: Any = None

    def sheet(
        self,
        name: str,
        heads: Sequence[str],
        *,
        inks: Mapping[str, str] | None = None,
        above: Sequence[Sequence[str]] = (),
        below: Sequence[Sequence[str]] = (),
    ) -> Any:
        """A sheet with its head, which stays in sight.

        `inks` gives a head's ground by its name; `above` are rows before it, `below` notes between it and the data.
        """
        sheet: Any = self._book.create_sheet(name)
        sheet.freeze_panes = f"A{len(above) + len(below) + 2}"
        for n, head in enumerate(heads, 1):
            sheet.column_dimensions[_letter(n)].width = min(40, max(10, len(head) + 2))
        for each in above:
            sheet.append([_cell(sheet, value) for value in each])
        sheet.append([_head(sheet, head, (inks or {}).get(head, "")) for head in heads])
        for each in below:
            sheet.append([_cell(sheet, value) for value in each])
        return sheet

    def row(self, sheet: Any, values: Sequence[Any]) -> None:
        """One row; text is never taken for a formula, a decimal is a number."""
        sheet.append([_cell(sheet, value) for value in values])

    def end(self) -> None:
        """Write the workbook."""
        from openpyxl.writer.excel import ExcelWriter

        with _Archive(self._out, self._day) as archive:
            ExcelWriter(self._book, archive).save()


def _letter(n: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(n))


def _head(sheet: Any, text: str, ink: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    made = WriteOnlyCell(sheet, value=text)
    made.font, made.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    if ink:
        made.fill = PatternFill("solid", fgColor=ink)
    return made


def _cell(sheet: Any, value: Any) -> Any:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        return float(value) if isinstance(value, Decimal) else value
    text = block(value)[:MOST_CELL]
    if text[:1] not in ("=", "+", "-", "@"):
        return text or None
    from openpyxl.cell import WriteOnlyCell

    made = WriteOnlyCell(sheet, value="")
    made.value, made.data_type, made.quotePrefix = text, "s", True  # a later edit of the cell does not wake it either
    made._value = text
    return made


class _Archive(zipfile.ZipFile):
    """A zip whose entries bear one date, and whose workbook says that date of itself."""

    def __init__(self, out: IO[bytes], day: datetime.date) -> None:
        super().__init__(out, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        self._day = day

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, (max(self._day.year, 1980), self._day.month, self._day.day, 0, 0, 0))
        entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
        entry._compresslevel = 1  # type: ignore[attr-defined]  # the slowest level is a tenth smaller and takes thrice as long
        return entry

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        name = str(zinfo_or_arcname)
        raw = data.encode() if isinstance(data, str) else bytes(data)
        if name == "docProps/core.xml":
            raw = _MODIFIED.sub(rb"\g<1>" + f"{self._day.isoformat()}T00:00:00Z".encode(), raw)
        super().writestr(self._entry(name), raw)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        with open(filename, "rb") as source, self.open(self._entry(arcname), "w") as target:
            while part := source.read(1 << 20):
                target.write(part)
