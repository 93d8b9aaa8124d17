"""Figures and recordings on paper: the picture with its words for readers who hear it, the code of the page that plays."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from sites import Site

BOOKS = ("everything-workbook.pdf", "everything-guide.pdf", "01-everything-slides.pdf")
IMAGE = 3


@pytest.fixture
def printed(books: Site) -> Path:
    """The English books of the course with a figure and a recording."""
    return books.site / "en/modules/everything"


def _page_with(pdf: Path, words: str) -> pypdfium2.PdfPage:
    document = pypdfium2.PdfDocument(pdf)
    return next(page for page in document if words in page.get_textpage().get_text_range())


def _heard(pdf: Path) -> set[str]:
    """What stands for pictures in the document's structure."""
    with pikepdf.open(pdf) as document:
        return {str(each.Alt) for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each}


@pytest.mark.parametrize("book", BOOKS)
def test_books_with_a_figure_are_valid_and_say_what_it_shows(printed: Path, book: str) -> None:
    import page

    for profile in ("ua1", "3a"):
        assert "Checks: 0 failed" in str(page.validate_pdf(str(printed / book), profile=profile))
    assert "A loom from the side" in _heard(printed / book)


@pytest.mark.parametrize("book", BOOKS)
def test_the_figure_keeps_its_form_and_fits_its_page(printed: Path, book: str) -> None:
    paper = _page_with(printed / book, "A drawing")
    shown = [each.get_bounds() for each in paper.get_objects(filter=[IMAGE])]
    assert len(shown) == 1
    left, bottom, right, top = shown[0]
    assert (right - left) / (top - bottom) == pytest.approx(960 / 640, abs=0.01)
    assert 100 < right - left <= paper.get_width()
    assert (top - bottom) * 25.4 / 72 <= 90.1


def test_a_recording_is_its_title_and_the_code_of_the_page_that_plays(printed: Path) -> None:
    heard = _heard(printed / BOOKS[0])
    assert any("Everything in one lesson" in each for each in heard)
    with pikepdf.open(printed / BOOKS[0]) as document:
        links = {
            str(each.A.URI) for leaf in document.pages for each in leaf.get("/Annots", ()) if "/A" in each and "/URI" in each.A
        }
    assert any(each.endswith("/en/modules/everything/01-everything.html") for each in links)
    assert not [each for each in links if "audio" in each or "figures" in each]


def test_nothing_of_the_camera_or_the_recorder_is_in_print(printed: Path) -> None:
    for pdf in printed.glob("*.pdf"):
        with pikepdf.open(pdf) as document:
            streams = [each.read_raw_bytes() for each in document.objects if isinstance(each, pikepdf.Stream)]
        assert not [each for each in streams if b"PLANTED" in each or b"Exif\0" in each], pdf.name
