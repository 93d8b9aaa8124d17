"""The word pass: what readers find in a PDF before and after it, and all that it must not touch."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import zlib
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

import extract
import pikepdf
import pytest
import yaml

from site_builder.writers.print.spans import Glyphs, joined, searchable

REPO = Path(__file__).resolve().parents[2]
FACES = REPO / "site_builder/fonts"
NEEDED = ("NotoSans", "NotoSansBengali", "NotoSansDevanagari", "NotoSansOlChiki", "NotoNaskhArabic")

pytestmark = [
    pytest.mark.skipif(not (extract.PDFTOTEXT and extract.PDFTOPPM), reason="poppler (pdftotext, pdftoppm) is not here"),
    pytest.mark.skipif(not all((FACES / f"{name}-Regular.ttf").exists() for name in NEEDED), reason="the faces are not set up"),
]

PAGE = """
#let data = json("data.json")
#set document(title: "হাট", date: auto)
#set page(width: 148mm, height: 210mm, margin: 14mm)
#set text(lang: "bn", size: 9pt, font: (
  "Noto Sans Bengali", "Noto Sans Devanagari", "Noto Sans Ol Chiki", "Noto Naskh Arabic", "Noto Sans"))
#set par(justify: true)
#pdf.attach("data.json", relationship: "data", mime-type: "application/json", description: "data")
= হাটের জিনিস
#for each in data.bn [ #par(each) ]
#for each in data.lines [ #par[*#each* #each] ]
#table(columns: 2, ..data.cells.map(each => [#each]))
#text(lang: "hi")[#for each in data.hi [ #par(each) ]]
#text(lang: "ur", dir: rtl)[#for each in data.ur [ #par(each) ]]
#text(lang: "sat")[#for each in data.sat [ #par(each) ]]
"""
HARD = "ক্ষ ন্ত্র র্ক্ষ্য স্ত্রী ঙ্ক জ্ঞ ত্ত্রু ক্ষুদ্র মার্কিন কার্যক্ষমতা দার্জিলিং বিস্তৃত বিস্তৃতির শিল্পের বৃদ্ধির যন্ত্রী অঙ্কের বিজ্ঞান হয়েছে বাড়ি আষাঢ় র‍্যাম"
LINES = [
    HARD,
    "দাম ₹১,২৩৪ টাকা, পাইকারি ₹৯৮০, মোট ৳ ৫৬০",
    "SKU HS-111 ও KT-2024/07, বাটি stoneware মাটির, handloom শাড়ি Jamdani বুনন",
    "Tussar silk stole, হাতে-বোনা তসর, 2.5 m × 90 cm, ওজন ৩৫০ গ্রাম",
]
CELLS = ["দৈর্ঘ্য", "৫.৫ মিটার", "পাইকারি মূল্য", "₹২,৪৫০", "প্রস্তুতকারক", "মুর্শিদাবাদ রেশম শিল্প", "HSN", "50072010"]


@dataclass(frozen=True)
class Sheet:
    """The page as Typst made it and after the pass, and what was written on it."""

    before: Path
    after: Path
    said: dict[str, list[str]]

    @property
    def bengali(self) -> list[str]:
        return [*self.said["bn"], *self.said["lines"], *self.said["cells"]]


def _records(folder: Path) -> list[dict]:
    files = sorted(folder.glob("*/*/products.yml"))
    return [each for file in files for each in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)]


def _running(records: list[dict], language: str, least: int) -> list[str]:
    """Descriptions spread over the records, until there are enough words."""
    texts: list[str] = []
    for each in records[::29]:
        if sum(len(text.split()) for text in texts) >= least:
            break
        if text := each.get("description", {}).get(language):
            texts.append(" ".join(text.split()))
    return texts


def _typst(folder: Path, source: str) -> bytes:
    import typst

    (folder / "page.typ").write_text(source, "utf-8")
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FACES)])
    compiler = typst.Compiler(str(folder / "page.typ"), root=str(folder), font_paths=faces)
    made, warnings = compiler.compile_with_warnings(pdf_standards=["ua-1", "a-3a"], timestamp=1_700_000_000)
    assert not warnings
    return made


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    folder = tmp_path_factory.mktemp("sheet")
    ours, six = _records(REPO / "catalogs"), _records(REPO / "tests/showcases/six-languages/catalogs")
    theirs = {
        code: [" ".join(t[code].split()) for e in six for t in e.values() if isinstance(t, dict) and code in t]
        for code in ("ur", "sat")
    }
    said = {"bn": _running(ours, "bn", 300), "hi": _running(ours, "hi", 120), "lines": LINES, "cells": CELLS, **theirs}
    (folder / "data.json").write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    made = _typst(folder, PAGE)
    before, after = folder / "before.pdf", folder / "after.pdf"
    before.write_bytes(made)
    after.write_bytes(searchable(made))
    return Sheet(before, after, said)


# ── what readers find ────────────────────────────────────────────────────────────────────────────


READERS = [pytest.param(extract.poppler_pages, id="poppler"), pytest.param(extract.pdfium_pages, id="pdfium")]


@pytest.mark.parametrize("pages", READERS)
def test_every_bengali_word_is_found(sheet: Sheet, pages: extract.Reader) -> None:
    assert sum(len(text.split()) for text in sheet.said["bn"]) >= 300
    assert extract.missing(sheet.after, sheet.bengali, pages) == []
    assert extract.share(sheet.after, sheet.bengali, pages) == 1


@pytest.mark.parametrize("pages", READERS)
def test_without_the_pass_words_are_lost(sheet: Sheet, pages: extract.Reader) -> None:
    assert extract.share(sheet.before, sheet.bengali, pages) < 1


@pytest.mark.parametrize("pages", READERS)
def test_every_bengali_text_is_found_whole(sheet: Sheet, pages: extract.Reader) -> None:
    assert all(extract.texts_found(sheet.after, sheet.bengali, pages))


@pytest.mark.parametrize("pages", READERS)
def test_hindi_urdu_and_santali_are_found(sheet: Sheet, pages: extract.Reader) -> None:
    found = {code: extract.share(sheet.after, sheet.said[code], pages) for code in ("hi", "ur", "sat")}
    assert found["hi"] >= 0.95
    assert found["ur"] >= 0.85
    assert found["sat"] == 1


@pytest.mark.parametrize("pages", READERS)
def test_urdu_is_as_it_was(sheet: Sheet, pages: extract.Reader) -> None:
    arabic = re.compile("[\u0600-\u06ff]+")
    assert [arabic.findall(page) for page in pages(sheet.after)] == [arabic.findall(page) for page in pages(sheet.before)]


@pytest.mark.parametrize("pages", READERS)
@pytest.mark.parametrize("first", ["Noto Sans", "Noto Sans Bengali"])
def test_signs_of_another_face_cling_to_their_word(tmp_path: Path, pages: extract.Reader, first: str) -> None:
    """Where the Latin face stands first, commas, hyphens and blanks are its own, and every word is a block of its own."""
    fonts = f'("{first}", "Noto Sans Bengali", "Noto Sans")'
    line = "ক্ষুদ্র, মার্কিন-বাটি (হাতে-বোনা) ক্ষীরকদম-সহ কিছু, শুধু ‘শিল্পী’ বিস্তৃত নিজেদের"
    source = f'#set document(title: "x", date: auto)\n#set text(lang: "bn", font: {fonts})\n#"{line}"'
    pdf = tmp_path / "after.pdf"
    pdf.write_bytes(searchable(_typst(tmp_path, source)))
    assert "".join(pages(pdf)).strip() == extract._plain(line)


# ── what must stay ───────────────────────────────────────────────────────────────────────────────


def _pictures(pdf: Path) -> list[str]:
    subprocess.run([extract.PDFTOPPM, "-r", "100", str(pdf), str(pdf.with_suffix(""))], check=True)
    return [hashlib.sha256(each.read_bytes()).hexdigest() for each in sorted(pdf.parent.glob(f"{pdf.stem}-*.ppm"))]


def test_the_pixels_are_the_same_in_poppler(sheet: Sheet) -> None:
    pictures = _pictures(sheet.before)
    assert pictures and pictures == _pictures(sheet.after)


def test_the_pixels_are_the_same_in_pdfium(sheet: Sheet) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(str(sheet.before)) as before, pypdfium2.PdfDocument(str(sheet.after)) as after:
        for one, other in zip(before, after, strict=True):
            assert bytes(one.render(scale=2).buffer) == bytes(other.render(scale=2).buffer)


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_it_stays_valid(sheet: Sheet, profile: str) -> None:
    import page

    assert " 0 failed" in str(page.validate_pdf(str(sheet.before), profile=profile))
    assert "Checks: 0 failed" in str(page.validate_pdf(str(sheet.after), profile=profile))


def test_tags_dates_and_attachments_stay(sheet: Sheet) -> None:
    with pikepdf.open(sheet.before) as before, pikepdf.open(sheet.after) as after:
        for one, other in zip(before.pages, after.pages, strict=True):
            marks = [re.findall(rb"/MCID \d+[^>]*", each.Contents.read_bytes()) for each in (one, other)]
            assert marks[0] and marks[0] == marks[1]
        assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()
        assert {key: str(value) for key, value in before.docinfo.items()} == {
            key: str(value) for key, value in after.docinfo.items()
        }
        attached = [{name: file.get_file().read_bytes() for name, file in each.attachments.items()} for each in (before, after)]
        assert json.loads(attached[1]["data.json"]) == sheet.said
        assert attached[0] == attached[1]
        kinds = [
            sorted(str(each.get("/S")) for each in file.objects if isinstance(each, pikepdf.Dictionary)) for file in (before, after)
        ]
        assert kinds[0] == kinds[1]
        assert all(
            "/Filter" in each for each in after.objects if isinstance(each, pikepdf.Stream) and each.get("/Type") != "/Metadata"
        )


def test_the_same_bytes_come_out_each_time(sheet: Sheet) -> None:
    code = "import sys; from site_builder.writers.print.spans import searchable; sys.stdout.buffer.write(searchable(sys.stdin.buffer.read()))"
    run = partial(
        subprocess.run, [sys.executable, "-c", code], input=sheet.before.read_bytes(), capture_output=True, check=True, cwd=REPO
    )
    assert run(env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kolkata"}).stdout == sheet.after.read_bytes()
    assert searchable(sheet.before.read_bytes()) == sheet.after.read_bytes()


def test_a_second_pass_finds_nothing_more_to_do(sheet: Sheet) -> None:
    again = sheet.after.with_name("again.pdf")
    again.write_bytes(searchable(sheet.after.read_bytes()))
    assert extract.poppler_pages(again) == extract.poppler_pages(sheet.after)


# ── what it does not know ────────────────────────────────────────────────────────────────────────


FACE = Glyphs({b"\0\1": "ক", b"\0\2": "কি", b"\0\3": " ", b"\0\4": "ک"}, {b"\0\1": 500.0, b"\0\2": 300.0, b"\0\3": 250.0})


def _block(body: str) -> bytes:
    return f"/Span<</MCID 0>>BDC\nq 1 0 0 -1 10 20 cm/c0 cs 0 scn\nBT{body}\nET\nQ\nEMC".encode("latin-1")


SPAN = "/Span<</ActualText<FEFF099509BF>>>BDC 0 Tr/f0 9 Tf 1 0 0 -1 0 0 Tm[(\\000\\002\\000\\001)]TJ\nEMC 0 Tr/f0 9 Tf 1 0 0 -1 7.2 0 Tm"


def test_a_known_block_gets_one_span_for_a_word() -> None:
    new = joined(_block(SPAN + "[(\\000\\001\\000\\003\\000\\001)]TJ"), {b"f0": FACE})
    assert re.findall(rb"ActualText<(\w+)>", new) == [b"FEFF099509BF0995"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(SPAN + "[(\\000\\001\\000\\011)]TJ", id="a glyph without a text"),
        pytest.param(SPAN.replace("f0", "f1") + "(\\000\\001)Tj", id="a face without texts"),
        pytest.param(SPAN + "(\\000\\001)Tj 2 Ts", id="an operator it does not know"),
        pytest.param(SPAN + "(\\000\\004)Tj", id="right to left"),
        pytest.param("/ReversedChars BMC 0 Tr/f0 9 Tf 1 0 0 -1 0 0 Tm[(\\000\\004\\000\\003)]TJ\nEMC", id="reversed"),
        pytest.param(SPAN + "[(\\000\\001)]TJ\nEMC", id="marks that do not pair up"),
        pytest.param(" 0 Tr/f0 9 Tf 1 0 0 -1 0 0 Tm[(\\000\\001\\000\\003\\000\\001)]TJ", id="nothing to join"),
    ],
)
def test_what_it_does_not_know_stays_as_it_was(body: str) -> None:
    assert joined(_block(body), {b"f0": FACE}) == _block(body)


def test_a_long_array_that_fits_nothing_takes_no_time() -> None:
    body = _block(SPAN + "[" + "(\\000\\001)-154.7081612345" * 2000 + "?]TJ")
    assert joined(body, {b"f0": FACE}) == body


def test_brackets_within_strings_do_not_lead_astray() -> None:
    face = Glyphs({**FACE.texts, b"\0(": "খ", b"\0)": "গ"}, FACE.widths)
    new = joined(_block(SPAN + "[(\\000(\\000)\\000\\003)]TJ"), {b"f0": face})
    assert re.findall(rb"ActualText<(\w+)>", new) == [b"FEFF099509BF09960997"]


def test_no_stream_ends_with_a_carriage_return(sheet: Sheet, tmp_path: Path) -> None:
    """The validator takes the CR for part of the line end. The last byte is a sum of the data: no compression changes it."""
    import page

    with pikepdf.open(sheet.before) as document:
        stream = next(iter(document.pages[0].Resources.Font.values())).ToUnicode
        data = stream.read_bytes()
        tries = (data + b"\n%" + b"~" * (n // 90) + bytes([32 + n % 90]) for n in range(9000))
        odd = next(each for each in tries if zlib.compress(each).endswith(b"\r"))
        stream.write(zlib.compress(odd), filter=pikepdf.Name.FlateDecode)
        made = BytesIO()
        document.save(made, deterministic_id=True, fix_metadata_version=False)
    (tmp_path / "before.pdf").write_bytes(made.getvalue())
    (tmp_path / "after.pdf").write_bytes(searchable(made.getvalue()))
    assert "Checks: 0 failed" not in str(page.validate_pdf(str(tmp_path / "before.pdf"), profile="3a"))
    assert "Checks: 0 failed" in str(page.validate_pdf(str(tmp_path / "after.pdf"), profile="3a"))
    assert extract.missing(tmp_path / "after.pdf", sheet.bengali) == []
