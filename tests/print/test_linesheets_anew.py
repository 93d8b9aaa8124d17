"""Line sheets and orders over time: the same bytes, only what changed, and faults told at their records."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import extract
import pikepdf
import pytest
from ordered import KINDS, PRODUCTS, SELLER, attached_data, edit_products, made, read_yaml

from site_builder import cli, fonts
from site_builder.build import build, order
from site_builder.ordering import Ask
from site_builder.scan import Options

pytestmark = [
    pytest.mark.skipif(not extract.PDFTOTEXT, reason="pdftotext is not here: apt-get install poppler-utils"),
    pytest.mark.skipif(bool(fonts.missing()), reason="faces are not set up: haat fonts"),
]


# ── the same bytes, and only what changed ────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", [*KINDS, "xlsx"])
def test_the_same_order_gives_the_same_bytes(own: Path, root: Path, kind: str) -> None:
    assert made(own, "gi:true", kind)[0].read_bytes() == made(root, "gi:true", kind)[0].read_bytes()


def test_one_price_makes_the_sheets_of_one_seller_and_its_district_anew(own: Path) -> None:
    shutil.copytree(own / "catalogs/nadia/santipur-sample", own / "catalogs/nadia/second-sample")
    assert build(own, Options(("en",), only="print")).published
    before = _inodes(own)
    file = own / PRODUCTS
    file.write_text(file.read_text("utf-8").replace("price: 1750", "price: 1755"), "utf-8")
    assert build(own, Options(("en",), only="print")).published
    after = _inodes(own)
    changed = {path.name.rpartition(".")[0] for path in after if after[path] != before[path]}
    assert changed == {"nadia", "santipur-sample"}
    assert {path.stem for path in after} == {"nadia", "santipur-sample", "second-sample", "bankura", "panchmura-sample"}


def _inodes(root: Path) -> dict[Path, int]:
    return {path.relative_to(root): path.stat().st_ino for path in root.glob("site/en/print/linesheet/**/*.*")}


@pytest.mark.parametrize("only", ["site", "search"])
def test_the_pages_alone_keep_the_line_sheets_and_their_links(own: Path, only: str) -> None:
    assert build(own, Options(("en",), only="print")).published
    before = _inodes(own)
    outcome = build(own, Options(("en",), only=only))
    assert outcome.published
    assert outcome.printed == 0
    assert before == _inodes(own)
    for page, up, name in (("index", "../../", "nadia"), ("santipur-sample/index", "../../../", "nadia/santipur-sample")):
        html = (own / f"site/en/catalog/nadia/{page}.html").read_text("utf-8")
        assert f'href="{up}print/linesheet/{name}.pdf"' in html
        assert f'href="{up}print/linesheet/{name}.xlsx"' in html


@pytest.mark.parametrize("only", ["site", "search"])
def test_pages_made_before_their_line_sheets_offer_them_later(own: Path, only: str) -> None:
    assert build(own, Options(("en",), only=only)).published
    page = own / "site/en/catalog/nadia/santipur-sample/index.html"
    assert "haat-linesheet" not in page.read_text("utf-8")
    assert build(own, Options(("en",))).published
    assert "haat-linesheet" in page.read_text("utf-8")
    assert "haat-paper" in (own / "site/en/catalog/nadia/index.html").read_text("utf-8")


def test_a_seller_that_is_gone_leaves_no_line_sheet(own: Path) -> None:
    shutil.copytree(own / "catalogs/nadia/santipur-sample", own / "catalogs/nadia/second-sample")
    assert build(own, Options(("en",))).published
    assert (own / "site/en/print/linesheet/nadia/second-sample.pdf").exists()
    shutil.rmtree(own / "catalogs/nadia/second-sample")
    assert build(own, Options(("en",))).published
    assert not list((own / "site/en/print/linesheet/nadia").glob("second-sample.*"))
    assert not list((own / "build/prints").glob("linesheet-nadia-second*"))


# ── ordering ─────────────────────────────────────────────────────────────────────────────────────


def test_an_order_leaves_the_site_alone(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = cli.run(["--root", str(own), "print", "--select", "gi:true", "--as", "tags", "--lang", "bn"])
    told = capsys.readouterr().out.split()
    assert status == 0
    assert len(told) == 1
    assert (own / told[0]).read_bytes().startswith(b"%PDF")
    assert told[0].startswith("build/print/bn/tags-gi-true-")
    assert not (own / "site").exists()
    assert not (own / "build/setting").exists(), "what the typesetter was given is gone"


def test_a_fault_in_an_order_makes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = cli.run(["--root", str(root), "print", "--select", "gi:true distrct:nadia"])
    told = capsys.readouterr()
    assert status == 1
    assert "--select:1:9: error P230: There is no condition “distrct” → Did you mean “district”?" in told.err
    assert told.out == ""


def test_leaflets_are_one_page_of_a5_for_each_maker(root: Path) -> None:
    pdf, _ = made(root, "district:nadia,bankura", "leaflet")
    with pikepdf.open(pdf) as document:
        boxes = [[round(float(each)) for each in page.MediaBox] for page in document.pages]
    assert boxes == [[0, 0, 420, 595]] * 2


def test_a_name_too_long_for_a_tag_is_printed_whole_and_told(own: Path) -> None:
    words = [f"verylongword{n}" for n in range(9)]
    edit_products(own, lambda records: records[0].update(title={**records[0]["title"], "en": " ".join(words)}))
    _, problems = made(own, "sku:SS-001", "tags")
    assert [(each.code, each.where.path, dict(each.facts)["field"]) for each in problems] == [("P151", (0, "title"), "title")]


def test_a_sign_that_no_face_has_is_told_at_its_record(own: Path) -> None:
    edit_products(own, lambda records: records[0].update(title={**records[0]["title"], "en": "Saree 🏺"}))
    pdf, problems = made(own, "sku:SS-001", "linesheet")
    assert [(each.code, each.where.file, each.where.path) for each in problems] == [("P150", PRODUCTS, (0, "title", "en"))]
    assert "Saree \ufffd" in "".join(extract.poppler_pages(pdf))


@pytest.mark.parametrize(
    ("file", "line", "path"),
    [
        ("lib/line.typ", '#let name-of(data, item) = {\n  if item.sku == "SS-002" { panic("no name") }\n', (1,)),
        ("lib/line.typ", '#let lines-of(data, group) = {\n  if group.id == "nadia/santipur-sample" { panic("no lines") }\n', ()),
    ],
)
def test_what_the_typesetter_complains_of_is_told_at_its_record(
    own: Path, monkeypatch: pytest.MonkeyPatch, file: str, line: str, path: tuple[Any, ...]
) -> None:
    from site_builder import typesetting

    templates = own / "build/templates-of-the-test"
    shutil.copytree(typesetting.TEMPLATES, templates)
    head = line.split("\n", maxsplit=1)[0] + "\n"
    text = (templates / file).read_text("utf-8")
    assert head in text
    (templates / file).write_text(text.replace(head, line, 1), "utf-8")
    monkeypatch.setattr(typesetting, "TEMPLATES", templates)
    files, problems = order(own, Ask("district:nadia,bankura"), ("en",))
    assert files == []
    assert [(each.code, each.where.file, each.where.path) for each in problems] == [("P152", PRODUCTS if path else SELLER, path)]
    assert problems[0].where.line > 0


@pytest.mark.parametrize("kind", ["catalogue", "linesheet"])
def test_a_collection_is_printed_under_its_own_name(root: Path, kind: str) -> None:
    record = read_yaml(root / "content/collections/sample-gifts.yml")
    pdf, problems = made(root, "collection:sample-gifts", kind, "bn")
    assert {each.code for each in problems} <= {"P153"}
    text = extract._close("".join(extract.poppler_pages(pdf)))
    assert extract._close(record["title"]["bn"]) in text
    assert extract._close(record["intro"]["bn"]) in text
    with pikepdf.open(pdf) as document:
        links = {str(note.A.URI) for sheet in document.pages for note in sheet.get("/Annots", []) if "/URI" in note.get("/A", {})}
    assert any(url.endswith("/bn/collections/sample-gifts.html") for url in links)
    assert {each["sku"] for each in attached_data(pdf)["products"]} == {each.rpartition("/")[2] for each in record["products"]}
