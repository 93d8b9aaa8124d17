"""What a reader can find in a PDF: its words as poppler and as PDFium (the viewer of Chrome) give them out.

All is compared in NFC, for NFC takes ড় ঢ় য় apart and sources write them both ways. Both readers take a hyphen at the end
of a line for a divided word and drop it, so "হাতে-বোনা" may also be found as one word; that is no matter of spans.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

PDFTOTEXT = shutil.which("pdftotext")
PDFTOPPM = shutil.which("pdftoppm")

# What a word may stand in; a hyphen within a word stays, as it is part of it.
_AROUND = ".,;:!?()[]{}'\"’‘“”–—-।॥،؛؟۔᱾᱿…·×/"
_DIRECTION = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))

# PDFium's sign for a hyphen at the end of a line.
_DIVIDED = re.compile("[\x02\ufffe]\r?\n?")

Reader = Callable[[Path], list[str]]


def poppler_pages(pdf: Path) -> list[str]:
    """Each page as pdftotext gives it out."""
    assert PDFTOTEXT, "pdftotext is not here"
    said = subprocess.run([PDFTOTEXT, "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True).stdout.decode("utf-8")
    return [_plain(page) for page in said.split("\f")[:-1]]


def pdfium_pages(pdf: Path) -> list[str]:
    """Each page as PDFium gives it out."""
    import pypdfium2

    with pypdfium2.PdfDocument(str(pdf)) as document:
        return [_plain(_DIVIDED.sub("", page.get_textpage().get_text_range())) for page in document]


def words(text: str) -> list[str]:
    """The words of a text, as whole words between blanks, without the signs around them."""
    stripped = (word.strip(_AROUND) for word in _plain(text).split())
    return [word for word in stripped if word]


def poppler_words(pdf: Path) -> set[str]:
    """The words of the whole document as poppler has them."""
    return {word for page in poppler_pages(pdf) for word in words(page)}


def pdfium_words(pdf: Path) -> set[str]:
    """The words of the whole document as PDFium has them."""
    return {word for page in pdfium_pages(pdf) for word in words(page)}


def missing(pdf: Path, source_words: Iterable[str], pages: Reader = poppler_pages) -> list[str]:
    """The source's words that are not found whole, each time that they stand in the source."""
    found = {word for page in pages(pdf) for word in words(page)}
    return [word for each in source_words for word in words(each) if word not in found and word.replace("-", "") not in found]


def share(pdf: Path, source_words: Iterable[str], pages: Reader = poppler_pages) -> float:
    """The share of the source's words that are found whole."""
    asked = [word for each in source_words for word in words(each)]
    return 1 - len(missing(pdf, asked, pages)) / len(asked)


def texts_found(pdf: Path, texts: Iterable[str], pages: Reader = poppler_pages) -> list[bool]:
    """For each text whether all of it is found; blanks, line ends and hyphens are ignored."""
    whole = _close("".join(pages(pdf)))
    return [_close(text) in whole for text in texts]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_DIRECTION).replace("\r\n", "\n"))


def _close(text: str) -> str:
    return re.sub(r"[\s-]+", "", _plain(text))
