"""The books of the course as tests read them: their files, their words, and what the course holds."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import extract
from sites import Site

from site_builder import coursemedia
from site_builder.check.commons import read_commons
from site_builder.edition import Edition, edition
from site_builder.edition.lesson import LessonView, lesson_views
from site_builder.writers.print import coursebook

LANGUAGES = ("bn", "en", "hi")
KINDS = ("workbook", "workbook-large", "guide", "answers", "handout", "summary")
LESSONS = ("everything/01-everything", "everything/02-in-english-only", "first-listing/01-six-facts", "first-listing/02-true-words")
SECRETS = {"bn": "নীল হাতি", "en": "blue elephant", "hi": "नीले हाथी"}
CARDS = {f"bankura/panchmura-sample/PS-00{n}": {"title": "@card"} for n in (1, 2)}
FOUND = {"bn": 1.0, "en": 1.0, "hi": 0.95}


def pdfs(site: Site, code: str = "*") -> list[Path]:
    return sorted(site.site.glob(f"{code}/modules/**/*.pdf"))


def pdf(site: Site, code: str, name: str) -> Path:
    return site.site / code / "modules" / f"{name}.pdf"


def text(file: Path) -> str:
    return close(" ".join(extract.poppler_pages(file)))


def close(said: str) -> str:
    """Words only: NFC, without blanks, without the hyphens of line ends."""
    return re.sub(r"[\s\u200b-]+", "", unicodedata.normalize("NFC", said))


def paper(root: Path, code: str) -> Edition:
    commons, problems = read_commons(root)
    assert commons, problems
    return edition(commons, code, "print")


def views(site: Site, code: str) -> dict[str, LessonView]:
    paged = paper(site.root, code)
    return {
        f"{module.record.id}/{view.lesson.name}": view
        for module in paged.commons.modules.values()
        for view in lesson_views(module, paged)
    }


def book(root: Path, code: str, module: str, kind: str = "workbook") -> dict[str, Any]:
    """A book's data; what a live record says is the catalogue's part, so a word stands for it."""
    paged = paper(root, code)
    media = coursemedia.make(root, paged.commons, coursemedia.read(root, paged.commons))
    return coursebook.book(kind, [paged.commons.modules[module]], paged, CARDS, media=media)
