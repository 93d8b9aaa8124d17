"""The printed catalogues: valid, searchable, honest about what a person agreed to, and the same bytes twice."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import extract
import pikepdf
import pytest
import sites
import wicked as planted
import yaml
from sites import REPO, Site

from site_builder import fonts
from site_builder.build import build
from site_builder.language import LANGUAGES
from site_builder.scan import Options

pytestmark = [
    pytest.mark.skipif(not extract.PDFTOTEXT, reason="pdftotext is not here: apt-get install poppler-utils"),
    pytest.mark.skipif(bool(fonts.missing()), reason="faces are not set up: haat fonts"),
]
SHOWCASES = ["small_site", "six_languages", "bangladesh", "wicked"]
# What is promised of the words that a reader finds; Urdu and Santali as they come.
FOUND = {"bn": 1.0, "en": 1.0, "hi": 0.95, "ne": 0.95, "ur": 0.85, "sat": 0.85}


def pdfs(site: Site) -> list[Path]:
    found = sorted(site.site.glob("*/print/*.pdf"))
    assert found, "no catalogue was made"
    return found


# ── what every catalogue keeps ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", SHOWCASES)
def test_catalogues_are_valid_for_screen_readers_and_archives(name: str, request: pytest.FixtureRequest) -> None:
    faults = [fault for pdf in pdfs(request.getfixturevalue(name)) for fault in _invalid(pdf)]
    assert not faults, faults


@pytest.mark.slow
def test_those_of_the_reference_showcase_are_valid(showcase: Site, on_paper: list[str]) -> None:
    made = {(pdf.parent.parent.name, pdf.stem) for pdf in pdfs(showcase)}
    assert made >= {(code, district) for code in ("bn", "en", "hi") for district in on_paper}
    faults = [fault for pdf in pdfs(showcase) for fault in _invalid(pdf)]
    assert not faults, faults


def _invalid(pdf: Path) -> list[str]:
    import page

    told = []
    for profile in ("ua1", "3a"):
        result = page.validate_pdf(str(pdf), profile=profile)
        if "Checks: 0 failed" not in str(result):
            told.append(f"{pdf.parent.parent.name}/{pdf.name}: {profile}: {result}")
    return told


@pytest.mark.parametrize("name", SHOWCASES)
def test_every_catalogue_says_what_it_is(name: str, request: pytest.FixtureRequest) -> None:
    for pdf in pdfs(request.getfixturevalue(name)):
        with pikepdf.open(pdf) as document:
            assert str(document.Root.Lang) == pdf.parent.parent.name
            assert document.docinfo["/Title"]
            assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
            assert document.Root.Outlines.First, "bookmarks"
            assert "/Subtype0" not in document.Root
            for number, sheet in enumerate(document.pages, 1):
                for face in (sheet.get("/Resources", {}).get("/Font") or {}).values():
                    assert _embedded(face), f"{pdf.name}, page {number}"


def _embedded(face: Any) -> bool:
    inner = face.DescendantFonts[0] if "/DescendantFonts" in face else face
    return any(name in inner.FontDescriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))


# ── search ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["small_site", "six_languages", "bangladesh"])
def test_the_words_of_the_records_are_found(name: str, request: pytest.FixtureRequest) -> None:
    _all_found(request.getfixturevalue(name))


@pytest.mark.slow
def test_every_word_of_the_reference_showcase_is_found(showcase: Site) -> None:
    _all_found(showcase)


def _all_found(site: Site) -> None:
    lost = []
    for pdf in pdfs(site):
        code, district = pdf.parent.parent.name, pdf.stem
        words = list(_words(site.root, district, code))
        readers = {"poppler": extract.poppler_pages}
        if code in ("bn", "en"):
            readers["PDFium"] = extract.pdfium_pages
        for reader, pages in readers.items():
            share = extract.share(pdf, words, pages)
            if share < FOUND[code]:
                lost.append(f"{code}/{district} in {reader}: {share:.1%}: {extract.missing(pdf, words, pages)[:8]}")
    assert not lost, lost


def _words(root: Path, district: str, code: str) -> Iterator[str]:
    """The words that the records of a district give its catalogue in one language."""
    own = re.compile(f"[{LANGUAGES[code].letters}]")
    for folder in sorted((root / "catalogs" / district).iterdir()):
        seller = _yaml(folder / "seller.yml")
        products = [each for each in _yaml(folder / "products.yml") if each.get("status", "published") == "published"]
        if products:
            told = [seller["name"], seller.get("story") or {}, *(each["title"] for each in products)]
            for text in told:
                yield from (word for word in text.get(code, "").split() if own.search(word))
    record = next(each for each in _yaml(root / "content/districts.yml") if each["id"] == district)
    yield from (word for word in f"{record['name'].get(code, '')} {record['intro'].get(code, '')}".split() if own.search(word))


@cache
def _yaml(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)


def test_taka_and_bengali_digits_are_found(bangladesh: Site) -> None:
    text = "".join(extract.poppler_pages(bangladesh.site / "bn/print/tangail.pdf"))
    assert re.search("৳[০-৯]", text)
    assert "₹" not in text


# ── what must not be in it ───────────────────────────────────────────────────────────────────────


def test_no_private_fact_reaches_paper(wicked: Site) -> None:
    for pdf in pdfs(wicked):
        told = _everything_in(pdf)
        for name, value in planted.PRIVATE.items():
            assert name == "whatsapp" or value not in told, (pdf, name)  # that one is agreed for print, and for print alone
        assert planted.PRIVATE["whatsapp"] not in json.dumps(_attached(pdf))


def _everything_in(pdf: Path) -> str:
    """Text, attachments and every string of the file's objects."""
    told = ["".join(extract.poppler_pages(pdf))]
    with pikepdf.open(pdf) as document:
        told += [each.get_file().read_bytes().decode("utf-8", "replace") for each in document.attachments.values()]
        for item in document.objects:
            told.append(repr(item))
            if isinstance(item, pikepdf.Stream):
                told.append(_unpacked(item).decode("latin-1"))
    return "\n".join(told)


def _unpacked(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a photo
        return stream.read_raw_bytes()


def test_hostile_texts_are_printed_as_text(wicked: Site) -> None:
    text = re.sub(r"\s+", "", "".join(extract.poppler_pages(wicked.site / "en/print/bankura.pdf")))
    assert "<script>window.planted=1</script>" in text
    assert "{{7*7}}" in text
    with pikepdf.open(wicked.site / "en/print/bankura.pdf") as document:
        for sheet in document.pages:
            for each in sheet.get("/Annots", []):
                assert str(each.get("/A", {}).get("/URI", "https://")).startswith("https://"), each


TYPST = '#read("/etc/passwd") #panic("run") $x$ `raw` @label <label> // gone /* gone */ \\u{41} #import "x" ]]] }}} *b* _i_ = h'


def test_what_looks_like_typst_is_text(tmp_path: Path, small_site: Site) -> None:
    root = sites.start_small(tmp_path / "typst", pictures_of=small_site.root)
    file = root / "catalogs/nadia/santipur-sample/seller.yml"
    record = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
    record["story"]["en"] = f"A story. {TYPST}"
    file.write_text(yaml.dump(record, allow_unicode=True, width=10_000), "utf-8")
    outcome = build(root, Options(("en",), ("nadia",), 1, only="print"))
    assert outcome.published, outcome.problems
    text = extract._close("".join(extract.poppler_pages(root / "site/en/print/nadia.pdf")))
    assert extract._close(TYPST) in text


@pytest.mark.parametrize(
    ("title", "code", "printed"),
    [
        ("A" * 10_000, "P018", ""),
        ("Saree \u202egnp.exe", "", "Saree gnp.exe"),  # `haat check` tells it (P054); it turns nothing round on paper
        ("Bowl \U0001f3fa of clay", "P150", "Bowl \ufffd of clay"),
        ("C:\\new\\table \\u{41} ${x}", "", "C:\\new\\table \\u{41} ${x}"),
    ],
)
def test_hostile_names_are_printed_as_text_or_told(tmp_path: Path, small_site: Site, title: str, code: str, printed: str) -> None:
    root = sites.start_small(tmp_path / "names", pictures_of=small_site.root)
    file = root / "catalogs/nadia/santipur-sample/products.yml"
    records = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
    records[0]["title"]["en"] = title
    file.write_text(yaml.dump(records, allow_unicode=True, width=20_000), "utf-8")
    outcome = build(root, Options(("en",), ("nadia",), 1, only="print"))
    assert not code or (code, file.relative_to(root).as_posix()) in {(each.code, each.where.file) for each in outcome.problems}
    named = [dict(each.facts)["field"] for each in outcome.problems if each.code == "P150"]
    assert named == (["santipur-sample/SS-001 title"] if code == "P150" else [])
    assert outcome.published == bool(printed)
    if printed:
        assert extract._close(printed) in extract._close("".join(extract.poppler_pages(root / "site/en/print/nadia.pdf")))


def test_a_card_that_is_too_full_is_printed_whole_and_told(tmp_path: Path, small_site: Site) -> None:
    root = sites.start_small(tmp_path / "full", pictures_of=small_site.root)
    words = [f"word{n}" for n in range(120)]
    materials, products = root / "content/materials.yml", root / "catalogs/nadia/santipur-sample/products.yml"
    listed, records = (yaml.load(file.read_text("utf-8"), yaml.CBaseLoader) for file in (materials, products))
    names = [{"bn": "শব্দ", "en": " ".join(words[n : n + 8]), "hi": "शब्द"} for n in range(0, 120, 8)]
    listed += [{"id": f"m{n}", "name": name} for n, name in enumerate(names)]
    records[0]["materials"] = [each["id"] for each in listed if each["id"].startswith("m") and each["id"][1:].isdigit()]
    for file, told in ((materials, listed), (products, records)):
        file.write_text(yaml.dump(told, allow_unicode=True, sort_keys=False), "utf-8")
    outcome = build(root, Options(("en",), ("nadia",), 1, only="print"))
    assert outcome.published, outcome.problems
    found = [(each.where.path, dict(each.facts)["field"]) for each in outcome.problems if each.code == "P151"]
    assert found == [((0, "materials"), "materials")]
    text = "".join(extract.poppler_pages(root / "site/en/print/nadia.pdf"))
    assert not [word for word in words if word not in text], "nothing is cut"


def test_templates_fetch_no_packages() -> None:
    files = sorted((REPO / "site_builder/templates/print").rglob("*.typ"))
    assert files
    assert not [file.name for file in files if "@preview" in file.read_text("utf-8") or "@local" in file.read_text("utf-8")]


# ── data inside ──────────────────────────────────────────────────────────────────────────────────


def test_the_data_inside_is_that_of_the_edition(small_site: Site) -> None:
    for code in ("bn", "en", "hi"):
        data = _attached(small_site.site / f"{code}/print/nadia.pdf")
        products = _yaml(small_site.root / "catalogs/nadia/santipur-sample/products.yml")
        assert data["language"] == code
        assert {each["sku"] for each in data["products"]} == {each["sku"] for each in products}
        assert {each["title"] for each in data["products"]} == {_nfc(each["title"][code]) for each in products}


def test_only_contacts_agreed_for_web_and_print_travel_inside(tmp_path: Path, small_site: Site) -> None:
    root = sites.start_small(tmp_path / "agreed", pictures_of=small_site.root)
    file = root / "catalogs/nadia/santipur-sample/seller.yml"
    record = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
    agreed = {"on": "2026-09-01", "evidence": "SAMPLE-CF-1"}
    record["contact"] = {
        "phone": {"value": "+919000000001", "agreed": ["print"], **agreed},
        "whatsapp": {"value": "+919000000002", "agreed": ["web"], **agreed},
        "email": {"value": "both@seller.example", "agreed": ["web", "print"], **agreed},
    }
    file.write_text(yaml.dump(record, allow_unicode=True), "utf-8")
    assert build(root, Options(("en",), ("nadia",), 1, only="print")).published
    pdf = root / "site/en/print/nadia.pdf"
    text, data = "".join(extract.poppler_pages(pdf)), _attached(pdf)
    assert "+919000000001" in text
    assert "+919000000002" not in text
    assert data["makers"][0]["contact"] == {"email": "both@seller.example"}


def _attached(pdf: Path) -> Any:
    with pikepdf.open(pdf) as document:
        (only,) = document.attachments.values()
        return json.loads(only.get_file().read_bytes())


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


# ── when they are made ───────────────────────────────────────────────────────────────────────────


def test_one_price_reprints_one_district_and_the_bytes_are_those_of_a_clean_build(tmp_path: Path, small_site: Site) -> None:
    root = sites.start_small(tmp_path / "one", pictures_of=small_site.root)
    whole = build(root, Options(only="print")).printed
    assert whole > 6  # two districts in three languages, and the books of the course
    assert build(root, Options(only="print")).printed == 0
    file = root / "catalogs/nadia/santipur-sample/products.yml"
    file.write_text(file.read_text("utf-8").replace("price: 1750", "price: 1755"), "utf-8")
    before = {path.relative_to(root): path.stat().st_ino for path in root.glob("site/*/print/*.pdf")}
    assert build(root, Options(only="print")).printed >= 3  # and the books in which a lesson shows this seller
    after = {path.relative_to(root): path.stat().st_ino for path in root.glob("site/*/print/*.pdf")}
    assert {path.stem for path in after if after[path] != before[path]} == {"nadia"}

    clean = tmp_path / "clean"
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("site", "build"))
    assert build(clean, Options(only="print")).printed == whole
    for path in after:
        assert (root / path).read_bytes() == (clean / path).read_bytes(), path
    assert not (root / "build/setting").exists(), "what the typesetter was given is gone"


def test_a_district_page_offers_its_catalogue(small_site: Site) -> None:
    html = (small_site.site / "bn/catalog/nadia/index.html").read_text("utf-8")
    assert 'href="../../print/nadia.pdf"' in html
    previews = re.findall(r'src="\.\./\.\./\.\./(media/[0-9a-f]{20}-p\d\.jpg)"', html)
    assert len(previews) == 3
    assert all((small_site.site / path).exists() for path in previews)


def test_an_error_in_a_record_prints_nothing_and_is_told(tmp_path: Path, small_site: Site) -> None:
    root = sites.start_small(tmp_path / "error", pictures_of=small_site.root)
    file = root / "catalogs/nadia/santipur-sample/products.yml"
    file.write_text(file.read_text("utf-8").replace("moq: 10", "moq: ten"), "utf-8")
    outcome = build(root, Options(only="print"))
    assert not outcome.published
    assert "P017" in {each.code for each in outcome.problems}
    assert not list(root.glob("site/*/print/*.pdf"))


def test_a_district_that_is_gone_leaves_no_catalogue(tmp_path: Path, small_site: Site) -> None:
    root = sites.start_small(tmp_path / "gone", pictures_of=small_site.root)
    build(root, Options(("en",), only=""))
    assert (root / "site/en/print/bankura.pdf").exists()
    for folder in ("catalogs/bankura", "modules", "content/sessions", "content/collections"):  # these name its products
        shutil.rmtree(root / folder)
    assert build(root, Options(("en",), only="")).published
    assert not (root / "site/en/print/bankura.pdf").exists()
    assert (root / "site/en/print/nadia.pdf").exists()


def test_serve_prints_what_is_asked_for(tmp_path: Path, small_site: Site) -> None:
    from site_builder.serve import _print_if_asked

    root = sites.start_small(tmp_path / "asked", pictures_of=small_site.root)
    for path in ("/en/print/../../x.pdf", "/xx/print/nadia.pdf", "/en/print/nobody.pdf", "/en/catalog/nadia/index.html"):
        _print_if_asked(root, path)
    assert not (root / "site").exists()
    _print_if_asked(root, "/en/print/nadia.pdf")
    assert [path.relative_to(root / "site").as_posix() for path in root.rglob("site/*/print/*.pdf")] == ["en/print/nadia.pdf"]


def test_the_site_alone_leaves_the_catalogues_as_they_are(tmp_path: Path, small_site: Site) -> None:
    root = sites.start_small(tmp_path / "alone", pictures_of=small_site.root)
    assert build(root, Options(("en",), ("nadia",), 1, only="print")).published
    pdf = root / "site/en/print/nadia.pdf"
    before = pdf.stat()
    file = root / "catalogs/nadia/santipur-sample/products.yml"
    file.write_text(file.read_text("utf-8").replace("price: 1750", "price: 1755"), "utf-8")
    outcome = build(root, Options(only="site"))
    assert outcome.published
    assert outcome.printed == 0
    assert (pdf.stat().st_ino, pdf.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert 'href="../../print/nadia.pdf"' in (root / "site/en/catalog/nadia/index.html").read_text("utf-8")
    assert "haat-paper" not in (root / "site/bn/catalog/nadia/index.html").read_text("utf-8")


def test_without_faces_nothing_is_printed_and_the_remedy_is_told(
    tmp_path: Path, small_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = sites.start_small(tmp_path / "faceless", pictures_of=small_site.root)
    monkeypatch.setattr("site_builder.fonts.fonts_dirs", lambda: (root / "nowhere",))
    outcome = build(root, Options(("en",), ("nadia",), 1, only="print"))
    assert not outcome.published
    assert [(each.code, dict(each.facts)["command"]) for each in outcome.problems] == [("P141", "haat fonts")]
