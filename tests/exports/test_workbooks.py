"""Workbooks as strict readers take them: parts well-formed and named in their lists, cells in order, text nothing but text."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

import openpyxl
import pytest

from site_builder.sheets.workbook import MOST_CELL, Workbook, letters

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DAY = datetime.date(2026, 11, 28)


def made(rows, heads=("a", "b", "c"), **looks) -> bytes:
    out = io.BytesIO()
    book = Workbook(out, DAY, "goods", heads, **looks)
    for row in rows:
        book.row(row)
    book.end()
    return out.getvalue()


def strict(content: bytes) -> list[list[tuple[str, str]]]:
    """Read by rule, not by kindness: every part is listed, relations lead somewhere, rows and cells stand in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        assert names[0] == "[Content_Types].xml"
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in names}
    types = parts["[Content_Types].xml"]
    listed = {each.get("PartName", "")[1:] for each in types if each.tag.endswith("Override")}
    assert listed == {name for name in names if name.endswith(".xml") and name != "[Content_Types].xml"}
    for name in (each for each in names if each.endswith(".rels")):
        base = name.replace("_rels/", "").rpartition("/")[0]
        assert {f"{base}/{each.get('Target')}".strip("/") for each in parts[name]} <= set(names)
    styles = len(parts["xl/styles.xml"].find(f"{MAIN}cellXfs"))
    told = []
    for n, row in enumerate(parts["xl/worksheets/sheet1.xml"].find(f"{MAIN}sheetData"), 1):
        assert row.get("r") == str(n)
        told.append([])
        columns = [re.fullmatch(rf"([A-Z]+){n}", cell.get("r"))[1] for cell in row]
        assert columns == sorted(set(columns), key=lambda name: (len(name), name))
        for cell in row:
            assert int(cell.get("s", 0)) < styles
            assert cell.get("t") in ("inlineStr", "b", None)
            assert cell.find(f"{MAIN}f") is None
            told[-1].append((cell.get("t") or "n", "".join(cell.itertext())))
    return told


def test_the_parts_are_what_the_standard_asks():
    rows = strict(made([["x", 5, Decimal("2.50")], [None, True, ""], ["", "", "z"]]))
    assert rows[1:] == [[("inlineStr", "x"), ("n", "5"), ("n", "2.5")], [("b", "1")], [("inlineStr", "z")]]


def test_a_second_reader_sees_the_same():
    content = made([["শাড়ি & <b>", 5, Decimal("2100.00")]], inks={"a": "9DC3E6"}, below=[["note"]])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["a", "b", "c"],
        ["note", None, None],
        ["শাড়ি & <b>", 5, 2100],
    ]
    assert (sheet.title, sheet.freeze_panes) == ("goods", "A3")
    assert sheet["A1"].fill.fgColor.rgb == "FF9DC3E6"
    assert sheet["A1"].font.b and not sheet["A3"].font.b


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", '=HYPERLINK("x")'])
def test_a_formula_is_text_and_stays_so_when_somebody_edits_it(text):
    cell = openpyxl.load_workbook(io.BytesIO(made([[text]]))).active["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_what_a_spreadsheet_reads_as_an_escape_is_escaped():
    assert strict(made([["a_x000D_b"]]))[1] == [("inlineStr", "a_x005F_x000D_b")]


@pytest.mark.parametrize("text", ["a" * 40_000, "ক্ষ্মী " * 6_000, "👨‍👩‍👧‍👦" * 4_000])
def test_a_cell_holds_what_fits_and_is_cut_between_letters(text):
    told = strict(made([[text]]))[1][0][1]
    assert len(told.encode("utf-16-le")) // 2 <= MOST_CELL
    assert text.startswith(told.removesuffix("…"))
    assert told.removesuffix("…").rstrip()[-1] in "aী👦"


def test_paragraphs_stand():
    assert strict(made([["one\n\ntwo"]]))[1] == [("inlineStr", "one\n\ntwo")]


def test_the_same_rows_give_the_same_bytes():
    assert made([["x", 1]]) == made([["x", 1]])


def test_letters():
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701)] == ["A", "Z", "AA", "AZ", "BA", "ZZ"]


def test_workbooks_of_exports_are_strictly_so(exported):
    books = sorted(exported.rglob("*.xlsx"))
    assert len(books) > 20
    for path in books:
        assert strict(path.read_bytes()), path


def test_a_planted_fault_is_caught():
    content = made([["x"]])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b'r="A2"', b'r="A1"')
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    with pytest.raises(TypeError):
        strict(out.getvalue())
