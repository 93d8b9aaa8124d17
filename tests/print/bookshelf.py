"""The books of the course as tests read them: their files, their words, and what the course holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import extract
import html5lib
from sites import Site

from site_builder import coursemedia
from site_builder.check.commons import read_commons
from site_builder.edition import Edition, edition
from site_builder.edition.lesson import LessonView, lesson_views
from site_builder.writers.print import coursebook
from site_builder.writers.print.lesson_tree import says

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


def notices_of(blocks: list[dict[str, Any]]) -> list[str]:
    return [says([{"runs": each["title"]}]) for each in blocks if each.get("name") == "older"]


def words_of(said: str) -> list[str]:
    return unicodedata.normalize("NFC", said).split()


OURS = ("haat-quiz", "haat-listing", "haat-sectors", "haat-term-told", "haat-kicker", "haat-told", "haat-review")


def page_words(file: Path, date: str) -> list[str]:
    """What a lesson's page says, in the workbook's order: footnotes where they are named, hints and answers at the end."""
    root = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
    article = next(root.iter("article"))
    notes = {each.get("id"): "".join(each.itertext()) for each in article.iter("li") if (each.get("id") or "").startswith("fn:")}
    answers: list[str] = []
    parents = {child: parent for parent in root.iter() for child in parent}

    def said(element: Element) -> Iterator[str]:
        names = (element.get("class") or "").split()
        if "haat-cards" in names:
            yield " @card "
            return
        if "haat-sound" in names:  # a player: paper has its words; the one that reads the whole lesson aloud has none
            yield f" {next(element.iter('a')).text} " if "audio" in (parents[element].get("class") or "") else ""
            return
        if set(names) & {*OURS, "footnote", "footnote-backref"} or element.tag in ("h1", "script"):
            return
        if element.tag == "a" and "footnote-ref" in names:
            yield " " + notes[(element.get("href") or "").removeprefix("#")].replace("\u21a9", "") + " "
            return
        if set(names) & {"hint", "solution"}:
            answers.append("".join(inside(element)))
            return
        told = "".join(inside(element))
        if "exercise" in names and answers:
            title = next(each for each in element if "admonition-title" in (each.get("class") or ""))
            answers[-1 - (len(answers) > 1)] = f"{''.join(title.itertext())} {answers[-1 - (len(answers) > 1)]}"
        if "older" in names:
            title = next(each for each in element if "admonition-title" in (each.get("class") or ""))
            told = told.replace("".join(title.itertext()), f"{''.join(title.itertext())} ({date})", 1)
        yield told if element.tag in ("strong", "em", "a", "code", "button", "sup", "span") else f" {told} "

    def inside(element: Element) -> Iterator[str]:
        yield element.text or ""
        for each in element:
            if isinstance(each.tag, str):
                yield from said(each)
            yield each.tail or ""

    return words_of(f"{''.join(inside(article))} {' '.join(answers)}")
