"""Hostile texts in every field that people write: each channel's files stay well-formed, and nothing in them runs."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from goods import SHIPMENT, copy, written
from openpyxl import load_workbook

from site_builder import exporting
from site_builder.exporting import CHANNELS, Order, export

TEXTS = {
    "formula": "=HYPERLINK(\"https://evil.example\",\"x\")",
    "plus": "+cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "tab-and-break": "a\tb\r\nc\n\nd\u2028e\u2029f",
    "quotes": "\"a\",'b';\\c\"\"|d",
    "controls": "a\x00b\x07c\x1bd\x7fe\x85f\ufffe\ufeffg",
    "entities": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;&amp;]]><script>alert(1)</script>",
    "right-to-left": "abc\u202egpj.exe\u2066x\u2069",
    "long": "ক্ষ্মী শাড়ি " * 900,
    "joined": "👨‍👩‍👧‍👦 🇮🇳 ক্‍ষ नि",
}  # fmt: skip
BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\ud800-\udfff]")
RUNS = re.compile(r"^[=@\t\r]|^[+-](?![0-9 .,-]+$)")


def hostile(record, text: str):
    """The record with the text in each field that holds words."""
    words = dict.fromkeys(("bn", "en", "hi"), text)
    fields = ("title", "short", "description", "generic_name", "craft", "technique", "care", "warnings", "name", "story")
    update = {name: words for name in fields if getattr(record, name, None) is not None}
    if hasattr(record, "bullets"):
        update |= {"bullets": [words] * 3, "keywords": {"en": [text] * 4}, "brand": text}
        update["colours"] = [each.model_copy(update={"name": words}) for each in record.colours]
        update["variants"] = [each.model_copy(update={"name": words}) for each in record.variants]
        update["photos"] = [each.model_copy(update={"alt": words}) for each in record.photos]
    if hasattr(record, "address"):
        update["address"] = record.address.model_copy(update={"line": words, "block": words})
    return record.model_copy(update=update)


@pytest.fixture(scope="session")
def base(tmp_path_factory) -> Path:
    root = copy(tmp_path_factory.mktemp("hostile") / "showcase", "shantipur-tant", "santiniketan-leather")
    written(root / "shipments/one.yml", SHIPMENT)
    return root


@pytest.fixture(scope="session", params=[pytest.param(each, marks=pytest.mark.xdist_group(f"hostile {each}")) for each in TEXTS])
def attacked(request, base, tmp_path_factory) -> tuple[str, Path]:
    """Every channel's files for sellers whose every text is hostile: the checks before would have refused most of them."""
    read = exporting.read_seller

    def wicked(*given):
        seller, sources, problems = read(*given)
        products = tuple(hostile(each, TEXTS[request.param]) for each in seller.products)
        return (
            seller.__class__(seller.district, seller.id, hostile(seller.record, TEXTS[request.param]), products),
            sources,
            problems,
        )

    exporting.read_seller = wicked
    try:
        made, problems = export(base, Order(unasked=True, jobs=1))
    finally:
        exporting.read_seller = read
    assert made, problems
    kept = tmp_path_factory.mktemp(request.param) / "channels"
    (base / "build/channels").rename(kept)
    return request.param, kept


@pytest.mark.parametrize("channel", CHANNELS)
def test_files_stay_well_formed_and_inert(attacked, channel):
    name, folder = attacked
    files = [path for path in (folder / channel).rglob("*") if path.is_file()]
    assert len(files) > (channel not in ("shopclues", "ondc", "daraz"))
    for path in files:
        CHECKS.get(path.suffix, lambda _: None)(path)
        assert path.name.isascii()


def _json(path: Path) -> None:
    content = path.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    for text in _strings(json.loads(content)):
        if path.parts[-2] != "open":  # open data are the record itself
            assert not BAD.search(text), path


def _strings(value: object):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _csv(path: Path, delimiter: str = ",") -> None:
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=delimiter, strict=True))
    assert len({len(row) for row in rows}) == 1, path
    for row in rows:
        for cell in row:
            assert not BAD.search(cell), (path, cell[:80])
            assert not RUNS.match(cell), (path, cell[:80])


def _tsv(path: Path) -> None:
    lines = path.read_text("utf-8").split("\n")
    assert len({line.count("\t") for line in lines if line}) == 1, path
    for line in lines:
        for cell in line.split("\t"):
            assert not BAD.search(cell)
            assert not RUNS.match(cell), cell[:80]


def _xml(path: Path) -> None:
    content = path.read_text("utf-8")
    assert "<!DOCTYPE" not in content
    assert "<!ENTITY" not in content
    assert "<script" not in content
    ElementTree.fromstring(content)
    assert not BAD.search(content)


def _xlsx(path: Path) -> None:
    book = load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (path, cell.coordinate)
                assert not isinstance(cell.value, str) or len(cell.value) <= 32_767
                if isinstance(cell.value, str) and cell.value[:1] in "=+-@":
                    assert cell.quotePrefix, (path, cell.coordinate)


CHECKS = {".json": _json, ".csv": _csv, ".tsv": _tsv, ".xml": _xml, ".xlsx": _xlsx}


def test_a_planted_formula_is_caught(tmp_path):
    (tmp_path / "x.csv").write_text("name\r\n=1+1\r\n")
    with pytest.raises(AssertionError):
        _csv(tmp_path / "x.csv")
