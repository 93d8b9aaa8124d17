"""Line sheets, price tags and leaflets: valid, searchable, their codes readable, their sums right, the same bytes twice."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import extract
import openpyxl
import pikepdf
import pypdfium2
import pytest
import wicked as planted
from ordered import FOUND, KINDS, SELLER, edit_products, made, read_yaml
from PIL import ImageChops, ImageStat
from reckon import Reckoner
from sites import Site

from site_builder import fonts
from site_builder.language import LANGUAGES
from site_builder.model.shortcode import short_code

pytestmark = [
    pytest.mark.skipif(not extract.PDFTOTEXT, reason="pdftotext is not here: apt-get install poppler-utils"),
    pytest.mark.skipif(bool(fonts.missing()), reason="faces are not set up: haat fonts"),
]


def sheets(site: Site, suffix: str = "pdf") -> list[Path]:
    found = sorted(site.site.glob(f"*/print/linesheet/**/*.{suffix}"))
    assert found, "no line sheet was made"
    return found


# ── on paper ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["small_site", "six_languages", "bangladesh", "wicked"])
def test_line_sheets_of_the_site_are_valid_for_screen_readers_and_archives(name: str, request: pytest.FixtureRequest) -> None:
    faults = [fault for pdf in sheets(request.getfixturevalue(name)) for fault in _invalid(pdf)]
    assert not faults, faults


@pytest.mark.parametrize("code", ["bn", "en", "hi"])
@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_ordered_is_valid_and_says_what_it_is(root: Path, kind: str, code: str) -> None:
    pdf, problems = made(root, "district:nadia,bankura", kind, code)
    assert {each.code for each in problems} <= {"P153"}
    assert not _invalid(pdf)
    with pikepdf.open(pdf) as document:
        assert str(document.Root.Lang) == code
        assert document.docinfo["/Title"]
        (attached,) = document.attachments.values()
        assert json.loads(attached.get_file().read_bytes())["language"] == code


def _invalid(pdf: Path) -> list[str]:
    import page

    results = {profile: str(page.validate_pdf(str(pdf), profile=profile)) for profile in ("ua1", "3a")}
    return [f"{pdf}: {profile}: {told}" for profile, told in results.items() if "Checks: 0 failed" not in told]


@pytest.mark.parametrize("name", ["small_site", "six_languages", "bangladesh"])
def test_every_name_of_a_line_sheet_is_found_by_search(name: str, request: pytest.FixtureRequest) -> None:
    site, lost = request.getfixturevalue(name), []
    for pdf in sheets(site):
        code = pdf.relative_to(site.site).parts[0]
        words = list(_words(site.root, pdf, code))
        for pages in (extract.poppler_pages, extract.pdfium_pages) if code in ("bn", "en") else (extract.poppler_pages,):
            if words and extract.share(pdf, words, pages) < FOUND[code]:
                lost.append((pdf, pages.__name__, extract.missing(pdf, words, pages)[:8]))
    assert not lost, lost


@pytest.mark.parametrize("code", ["bn", "en", "hi"])
@pytest.mark.parametrize("kind", ["tags", "leaflet", "catalogue"])
def test_every_name_on_tags_leaflets_and_chosen_catalogues_is_found(root: Path, kind: str, code: str) -> None:
    pdf, _ = made(root, "district:nadia,bankura", kind, code)
    own = re.compile(f"[{LANGUAGES[code].letters}]")
    names = [each["title"][code] for file in root.glob("catalogs/*/*/products.yml") for each in read_yaml(file)]
    names += [read_yaml(file)["name"][code] for file in root.glob("catalogs/*/*/seller.yml")]
    words = [word for name in names for word in name.split() if own.search(word)]
    for pages in (extract.poppler_pages, extract.pdfium_pages) if code in ("bn", "en") else (extract.poppler_pages,):
        assert extract.share(pdf, words, pages) >= FOUND[code], extract.missing(pdf, words, pages)


def _words(root: Path, pdf: Path, code: str) -> Iterator[str]:
    """What the records of a line sheet's sellers call themselves and their products in one language."""
    own = re.compile(f"[{LANGUAGES[code].letters}]")
    district = pdf.stem if pdf.parent.name == "linesheet" else pdf.parent.name
    for folder in sorted((root / "catalogs" / district).iterdir()):
        if pdf.parent.name == "linesheet" or folder.name == pdf.stem:
            seller, products = read_yaml(folder / "seller.yml"), read_yaml(folder / "products.yml")
            shown = [each for each in products if each.get("status", "published") == "published"]
            for text in (seller["name"], *(each["title"] for each in shown)) if shown else ():
                yield from (word for word in text.get(code, "").split() if own.search(word))


def test_a_line_sheet_says_what_a_buyer_needs_to_order(root: Path) -> None:
    pdf, _ = made(root, "seller:santipur-sample", "linesheet")
    pages = extract.poppler_pages(pdf)
    text = extract._close("".join(pages))
    for told in (
        *("SS-001", "SS-002", short_code("nadia/santipur-sample/SS-001"), short_code("nadia/santipur-sample/SS-002")),
        *(
            "10–49",
            "₹1,750",
            "50 and more",
            "₹1,600",
            "MRP",
            "₹2,400",
            "Min. order 10",
            "Prices valid until",
            "Lead time",
            "Quantity",
        ),
    ):
        assert extract._close(told) in text, told
    assert all("seller.example" in page or "office.example" in page for page in pages), "whom to ask stands on every page"


# ── codes ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["linesheet", "tags", "leaflet"])
def test_every_code_is_read_and_is_an_address_of_the_site(small_site: Site, root: Path, kind: str) -> None:
    zxing = pytest.importorskip("zxingcpp")
    pdf, _ = made(root, "district:nadia", kind)
    with pypdfium2.PdfDocument(str(pdf)) as document:
        images = [page.render(scale=300 / 72).to_pil().convert("L") for page in document]
    read = {code.text for image in images for code in zxing.read_barcodes(image)}
    pages = {"linesheet": 3, "tags": 2, "leaflet": 1}[kind]  # the products' and the seller's, or the products', or the seller's
    assert len(read) == pages, read
    base = small_site.base_url
    assert [url for url in read if not url.startswith(base) or not (small_site.site / url.removeprefix(base)).exists()] == []


def test_cards_of_the_district_catalogue_have_their_short_code(small_site: Site) -> None:
    text = "".join(extract.poppler_pages(small_site.site / "bn/print/nadia.pdf"))
    assert short_code("nadia/santipur-sample/SS-001") in text
    assert short_code("nadia/santipur-sample/SS-002") in text


# ── grey and sparing ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", KINDS)
def test_grey_has_no_colour_in_it(root: Path, kind: str) -> None:
    coloured, _ = made(root, "district:nadia", kind)
    grey, _ = made(root, "district:nadia", kind, grey=True)
    assert _colours(coloured)
    assert not _colours(grey)
    assert not _invalid(grey)


def _colours(pdf: Path) -> bool:
    """Whether a pixel of a page has a colour."""
    with pypdfium2.PdfDocument(str(pdf)) as document:
        bands = [page.render(scale=1).to_pil().convert("RGB").split() for page in document]
    return any(ImageChops.difference(one, other).getextrema()[1] > 2 for r, g, b in bands for one, other in ((r, g), (g, b)))


def test_low_ink_takes_less_ink(root: Path) -> None:
    for kind in ("catalogue", "leaflet"):
        full, sparing = (made(root, "district:nadia", kind, low_ink=low)[0] for low in (False, True))
        assert _ink(sparing) < 0.75 * _ink(full), kind
        assert not _invalid(sparing)


def _ink(pdf: Path) -> float:
    """How much of the first page is not paper."""
    with pypdfium2.PdfDocument(str(pdf)) as document:
        return ImageStat.Stat(ImageChops.invert(document[0].render(scale=1).to_pil().convert("L"))).sum[0]


# ── to fill in ───────────────────────────────────────────────────────────────────────────────────


def _columns(page: Any, heads: dict[str, str]) -> tuple[int, dict[str, str]]:
    """The row of the table's head, and the letter of each column."""
    for row in page.iter_rows():
        found = {cell.value: cell.column_letter for cell in row if cell.value}
        if "Quantity" in found:
            return row[0].row, {name: found[head] for name, head in heads.items() if head in found}
    raise AssertionError


HEADS = {"sku": "Code", "quantity": "Quantity", "amount": "Amount", "check": "To check", "code": "Short code", "title": "Product"}


@pytest.mark.parametrize(
    ("quantity", "unit", "said"),
    [
        (None, None, ""),
        (1, 2100, "Minimum order 10"),
        (10, 1750, ""),
        (49, 1750, ""),
        (50, 1600, ""),
        (55, 1600, ""),
    ],
)
def test_quantities_are_priced_by_their_tier(root: Path, quantity: int | None, unit: int | None, said: str) -> None:
    file, _ = made(root, "seller:santipur-sample", "xlsx")
    book = openpyxl.load_workbook(file)
    page = book.active
    head, letters = _columns(page, HEADS)
    row = next(n for n in range(head + 1, head + 9) if page[f"{letters['sku']}{n}"].value == "SS-001")
    page[f"{letters['quantity']}{row}"] = quantity
    shown = Reckoner(book)
    assert shown(page.title, f"{letters['amount']}{row}") == (Decimal(quantity * unit) if quantity and unit else "")
    assert shown(page.title, f"{letters['check']}{row}") == said


def test_the_order_is_added_up_and_shared_out_by_maker(root: Path) -> None:
    file, _ = made(root, "district:nadia,bankura", "xlsx")
    book = openpyxl.load_workbook(file)
    page, makers = book.worksheets
    head, letters = _columns(page, HEADS)
    rows = {page[f"{letters['sku']}{n}"].value: n for n in range(head + 1, page.max_row) if page[f"{letters['sku']}{n}"].value}
    for sku, quantity in (("SS-001", 50), ("SS-002", 10), ("PS-001", 20)):
        page[f"{letters['quantity']}{rows[sku]}"] = quantity
    shown, last = Reckoner(book), max(rows.values())
    amounts = (50 * 1600, 10 * 520, 20 * 560)
    assert shown(page.title, f"{letters['amount']}{last + 1}") == sum(amounts)
    assert shown(page.title, f"{letters['quantity']}{last + 1}") == 80
    by_maker = {makers[f"A{n}"].value: shown(makers.title, f"E{n}") for n in (2, 3)}
    assert sorted(by_maker.values()) == sorted([amounts[0] + amounts[1], amounts[2]])
    assert shown(makers.title, "E4") == sum(amounts)


def test_the_multiple_is_checked(own: Path) -> None:
    edit_products(own, lambda records: records[0].update(order_multiple="5"))
    file, _ = made(own, "sku:SS-001", "xlsx")
    book = openpyxl.load_workbook(file)
    head, letters = _columns(book.active, HEADS)
    book.active[f"{letters['quantity']}{head + 1}"] = 12
    assert Reckoner(book)(book.active.title, f"{letters['check']}{head + 1}") == "Order in multiples of 5"


FORMULAS = ['=HYPERLINK("http://evil.example","x")', "+1+1", "-2+3", "@SUM(1)", "=cmd|' /C calc'!A0", "\t=1", '"=1+1', "'=1"]


@pytest.mark.parametrize("hostile", FORMULAS)
def test_what_looks_like_a_formula_stays_text(own: Path, hostile: str) -> None:
    name = {"en": hostile.strip(), "bn": f"{hostile.strip()} শাড়ি", "hi": f"{hostile.strip()} साड़ी"}
    edit_products(own, lambda records: records[0].update(title=name))
    edit_products(own, lambda record: record.update(name=name), SELLER)
    file, _ = made(own, "district:nadia", "xlsx")
    for page in openpyxl.load_workbook(file).worksheets:
        for cell in (cell for row in page.iter_rows() for cell in row if cell.value is not None):
            if cell.data_type == "f":
                assert re.match(r"=(IF|SUM|SUMIF)\(", cell.value), cell.value
                assert "evil" not in cell.value and "calc" not in cell.value
    assert hostile.strip() in "".join(_shared(file))


def _shared(file: Path) -> list[str]:
    book = openpyxl.load_workbook(file)
    return [str(cell.value) for page in book.worksheets for row in page.iter_rows() for cell in row if cell.data_type == "s"]


def test_a_spreadsheet_has_pictures_and_links_to_its_pages(small_site: Site) -> None:
    day = small_site.settings["updated"]
    day = (day.year, day.month, day.day)
    for file in sheets(small_site, "xlsx"):
        with zipfile.ZipFile(file) as packed:
            names = packed.namelist()
            assert any(name.startswith("xl/media/") for name in names), file
            assert {entry.date_time[:3] for entry in packed.infolist()} == {day}
            links = re.findall(r'Target="(https://[^"]+)"', "".join(packed.read(n).decode() for n in names if n.endswith(".rels")))
            drawn = packed.read("xl/drawings/drawing1.xml").decode()
        assert 'descr="Picture"' not in drawn and all(len(each) > 10 for each in re.findall('descr="([^"]*)"', drawn)), drawn
        base = small_site.base_url
        assert links
        assert [url for url in links if not (small_site.site / url.removeprefix(base)).exists()] == []


def test_no_private_fact_and_nothing_hostile_reaches_a_line_sheet(wicked: Site) -> None:
    for file in sheets(wicked, "xlsx"):
        with zipfile.ZipFile(file) as packed:
            told = b"".join(packed.read(name) for name in packed.namelist()).decode("utf-8", "replace")
        assert not [name for name, value in planted.PRIVATE.items() if name != "whatsapp" and value in told], file
        assert "<script>" not in told
        assert "vbaProject" not in told
    for pdf in sheets(wicked):
        text = "".join(extract.poppler_pages(pdf))
        assert not [name for name, value in planted.PRIVATE.items() if name != "whatsapp" and value in text], pdf
