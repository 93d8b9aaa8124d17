"""XLSX workbooks of one sheet, written row by row into the zip: text stays text, the same rows give the same bytes.

The parts are those that ECMA-376 asks of a workbook and no more, as a library's cells cost ten times as much. Texts stand in
their cells (`inlineStr`), so nothing of a workbook is held in memory.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from site_builder.sheets.text import block, fit

MOST_CELL = 32_767  # UTF-16 units that a cell holds
MOST_ROWS = 1_048_576
MOST_BYTES = 1 << 30  # of a sheet's XML: below what a zip holds without its extension for large files
_FLUSH = 1 << 16
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # a spreadsheet reads `_x000D_` as the sign itself
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PLAIN, HEAD, QUOTED, INKED = 0, 1, 2, 3  # styles of cells; from INKED on a head's ground


class Workbook:
    """A workbook while it is written. `day` is the date that it says of itself."""

    def __init__(
        self,
        out: IO[bytes],
        day: datetime.date,
        name: str,
        heads: Sequence[str],
        *,
        inks: Mapping[str, str] | None = None,
        above: Sequence[Sequence[str]] = (),
        below: Sequence[Sequence[str]] = (),
    ) -> None:
        """Begin a sheet with its head, which stays in sight.

        `inks` gives a head's ground by its name (`9DC3E6`); `above` are rows before it, `below` notes between it and the data.
        """
        self._zip, self._day = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED), day
        tints = list(dict.fromkeys((inks or {}).values()))
        for part, content in _parts(name, day, tints).items():
            self._zip.writestr(self._entry(part), content)
        self._sheet = self._zip.open(self._entry("xl/worksheets/sheet1.xml"), "w")
        self._waiting, self._size, self.bytes, self._row = [_opening(heads, len(above) + len(below) + 1)], 0, 0, 0
        for each in above:
            self.row(each)
        self._append([_text_cell(n, block(head), _style(head, inks, tints)) for n, head in enumerate(heads)])
        for each in below:
            self.row(each)

    @property
    def full(self) -> bool:
        """Whether a further row would make it larger than programs read."""
        return self._row >= MOST_ROWS - 1 or self.bytes >= MOST_BYTES

    def row(self, values: Sequence[Any]) -> None:
        """One row; text is never taken for a formula, a decimal is a number."""
        self._append([cell for n, value in enumerate(values) if value is not None and value != "" and (cell := _cell(n, value))])

    def end(self) -> None:
        """Write what is left."""
        self._waiting.append("</sheetData></worksheet>")
        self._flush()
        self._sheet.close()
        self._zip.close()

    def _append(self, cells: Sequence[tuple[str, str]]) -> None:
        self._row += 1
        row = str(self._row)
        told = f'<row r="{row}">{"".join([start + row + rest for start, rest in cells])}</row>'
        self._waiting.append(told)
        self._size += len(told)
        if self._size > _FLUSH:
            self._flush()

    def _flush(self) -> None:
        content = "".join(self._waiting).encode()
        self._sheet.write(content)
        self._waiting, self._size, self.bytes = [], 0, self.bytes + len(content)

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, (max(self._day.year, 1980), self._day.month, self._day.day, 0, 0, 0))
        entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
        entry._compresslevel = 1  # type: ignore[attr-defined]  # the slowest level is a tenth smaller and takes thrice as long
        return entry


# ── cells: what stands before the row's number, and what after ───────────────────────────────────


def _cell(n: int, value: Any) -> tuple[str, str] | None:
    if isinstance(value, str):
        told, style = _text(value)
        return (_START[n], f'" t="inlineStr"{style}><is>{told}</is></c>') if told else None
    if isinstance(value, bool):
        return _START[n], f'" t="b"><v>{value:d}</v></c>'
    return _START[n], f'"><v>{_number(value)}</v></c>'


def _number(value: Any) -> str:
    told = f"{value:f}" if isinstance(value, Decimal) else repr(value)
    return told.rstrip("0").rstrip(".") if "." in told else told


def _text_cell(n: int, text: str, style: int) -> tuple[str, str]:
    return _START[n], f'" s="{style}" t="inlineStr"><is>{_text(text)[0]}</is></c>'


@lru_cache(maxsize=4096)
def _text(value: str) -> tuple[str, str]:
    """The `t` of a text and its style; a text that looks like a formula is marked as text, so that no later edit wakes it."""
    text = _bounded(block(value))
    if not text:
        return "", ""
    keep = ' xml:space="preserve"' if "\n" in text else ""
    told = escape(_ESCAPED.sub("_x005F_", text) if "_x" in text else text)
    return f"<t{keep}>{told}</t>", f' s="{QUOTED}"' if text[0] in "=+-@" else ""


def _bounded(text: str) -> str:
    """The text within what a cell holds, cut between letters."""
    if len(text) <= MOST_CELL // 2:
        return text
    pairs = sum(sign > "\uffff" for sign in text)
    return text if len(text) + pairs <= MOST_CELL else fit(text, MOST_CELL - pairs)


def letters(n: int) -> str:
    """A column's name: 0 is A, 26 is AA."""
    told = ""
    while n >= 0:
        n, rest = n // 26 - 1, n % 26
        told = chr(65 + rest) + told
    return told


_START = [f'<c r="{letters(n)}' for n in range(702)]  # A to ZZ: no channel has so many columns


# ── the other parts ──────────────────────────────────────────────────────────────────────────────


def _style(head: str, inks: Mapping[str, str] | None, tints: Sequence[str]) -> int:
    return INKED + tints.index(inks[head]) if inks and head in inks else HEAD


def _opening(heads: Sequence[str], frozen: int) -> str:
    """The sheet up to its rows: the head stays in sight, columns are as wide as their names."""
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{min(40, max(10, len(head) + 2))}" customWidth="1"/>' for n, head in enumerate(heads, 1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        f'<pane ySplit="{frozen}" topLeftCell="A{frozen + 1}" activePane="bottomLeft" state="frozen"/>'
        f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>'
    )


def _parts(name: str, day: datetime.date, tints: Sequence[str]) -> dict[str, str]:
    told = f'<dcterms:{{0}} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{{0}}>'
    kind = "application/vnd.openxmlformats-"
    sheet = "officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{kind}package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}{sheet}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}{sheet}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}{sheet}.styles+xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{kind}package.core-properties+xml"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>Haat</dc:creator>'
        f"{told.format('created')}{told.format('modified')}</cp:coreProperties>",
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f'<sheets><sheet name={quoteattr(name)} sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _styles(tints),
    }


def _styles(tints: Sequence[str]) -> str:
    fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{each}"/><bgColor indexed="64"/></patternFill></fill>'
        for each in tints
    )
    top = '<alignment vertical="top" wrapText="1"/></xf>'
    head = '<xf numFmtId="0" fontId="1" fillId="{0}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">' + top
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        f'<fills count="{2 + len(tints)}"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{fills}</fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{INKED + len(tints)}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{head.format(0)}'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>'
        f"{''.join(head.format(2 + n) for n in range(len(tints)))}</cellXfs>"
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
