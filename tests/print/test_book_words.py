"""No word is lost on paper: what pages say, workbooks say, and a reader finds it."""

from __future__ import annotations

import re

import extract
import html5lib
import pytest
from bookshelf import FOUND, LANGUAGES, LESSONS, book, close, notices_of, page_words, paper, pdf, words_of
from sites import REPO, Site

from site_builder import fonts
from site_builder.edition.lesson import lesson_views
from site_builder.lesson.render import to_html
from site_builder.writers.print import coursebook
from site_builder.writers.print.lesson_tree import Reading, says, tree

pytestmark = [
    pytest.mark.skipif(not extract.PDFTOTEXT, reason="pdftotext is not here: apt-get install poppler-utils"),
    pytest.mark.skipif(bool(fonts.missing()), reason="faces are not set up: haat fonts"),
]


# ── search ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", ["workbook", "workbook-large", "guide"])
def test_the_words_of_lessons_are_found(books: Site, code: str, kind: str) -> None:
    for module in ("everything", "first-listing"):
        said = coursebook.words(book(books.root, code, module)).replace("@card", "").split()
        file = pdf(books, code, f"{module}/{module}-{kind}")
        assert len(said) > 60
        for reader in (extract.poppler_pages, extract.pdfium_pages)[: 1 if code == "hi" else 2]:
            lost = extract.missing(file, said, reader)
            if reader is extract.pdfium_pages:  # it parts a word in which a hyphen stands between two inks
                lost = [each for each in lost if extract.missing(file, each.split("-"), reader)]
            assert 1 - len(lost) / len(said) >= FOUND[code], (file, reader, lost[:12])


# ── page and paper say the same ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("lesson", LESSONS)
def test_the_workbook_says_what_the_page_says(books: Site, code: str, lesson: str) -> None:
    module, _, name = lesson.partition("/")
    data = book(books.root, code, module)
    told = next(each for each in data["modules"][0]["lessons"] if each["id"] == lesson)
    date = next(iter(re.findall(r"\(([^()]*)\)$", notices_of(told["blocks"])[0])), "") if notices_of(told["blocks"]) else ""
    on_page = page_words(books.site / code / "modules" / f"{lesson}.html", date)
    assert on_page == words_of(says([*told["blocks"], *told["last"], *told["answers"]]))
    assert len(on_page) > 4
    if code != "hi":
        file = pdf(books, code, f"{module}/{module}-workbook")
        assert extract.missing(file, [each for each in on_page if each != "@card"]) == []


@pytest.mark.slow
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_of_the_whole_course_is_lost_on_paper(code: str) -> None:
    paged = paper(REPO, code)
    lessons = 0
    for module in paged.commons.modules.values():
        data = coursebook.book("workbook", [module], paged, {})
        assert data["faults"] == []
        for view, told in zip(lesson_views(module, paged), data["modules"][0]["lessons"], strict=True):
            lessons += 1
            for part in view.parts:
                if part.block.kind not in ("quiz", "footnote"):
                    html = html5lib.parseFragment(to_html(part.block.text), namespaceHTMLElements=False)
                    assert close("".join(html.itertext())) == close(says(tree(part.block.text, Reading(lambda _: "")))), part
            whole = close(says([*told["blocks"], *told["last"], *told["answers"], *told["notes"]]))
            for part in view.parts:
                if part.block.kind == "par" and "[" not in part.block.text:
                    html = html5lib.parseFragment(to_html(part.block.text), namespaceHTMLElements=False)
                    assert close("".join(html.itertext())) in whole, (view.file, part.block.line)
    assert lessons >= 48
