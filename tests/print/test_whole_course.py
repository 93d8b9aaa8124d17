"""Page and paper of every lesson of the reference showcase say the same, word for word, in every language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import extract
import pytest
from sites import Site
from test_books import FOUND, LANGUAGES, _notices, _words, page_words, paper, pdf

from site_builder import coursemedia, fonts
from site_builder.edition.lesson import examples, lesson_views
from site_builder.writers.print import coursebook
from site_builder.writers.print.lesson_tree import says

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not extract.PDFTOTEXT, reason="pdftotext is not here: apt-get install poppler-utils"),
    pytest.mark.skipif(bool(fonts.missing()), reason="faces are not set up: haat fonts"),
]


def lessons_on_page_and_paper(root: Path, site: Path, code: str) -> dict[str, dict[str, tuple[list[str], list[str]]]]:
    """module → lesson → (the words of its page, the words of its part of the workbook)."""
    paged = paper(root, code)
    media = coursemedia.make(root, paged.commons, coursemedia.read(root, paged.commons))
    found: dict[str, dict[str, tuple[list[str], list[str]]]] = {}
    for name, module in paged.commons.modules.items():
        cards = {each: {"title": "@card"} for view in lesson_views(module, paged) for each in examples(view)}
        data: Any = coursebook.book("workbook", [module], paged, cards, media=media)
        for told in data["modules"][0]["lessons"]:
            notices = _notices(told["blocks"])
            date = next(iter(re.findall(r"\(([^()]*)\)$", notices[0])), "") if notices else ""
            page = page_words(site / code / "modules" / f"{told['id']}.html", date)
            found.setdefault(name, {})[told["id"]] = (page, _words(says([*told["blocks"], *told["last"], *told["answers"]])))
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_page_and_paper_of_every_lesson_say_the_same(showcase: Site, code: str) -> None:
    lessons = 0
    for module, told in lessons_on_page_and_paper(showcase.root, showcase.site, code).items():
        for lesson, (page, workbook) in told.items():
            assert page == workbook, (lesson, [(a, b) for a, b in zip(page, workbook, strict=False) if a != b][:3])
            assert len(page) > 300, lesson
            lessons += 1
        said = [each for page, _ in told.values() for each in page if each != "@card"]
        lost = extract.missing(pdf(showcase, code, f"{module}/{module}-workbook"), said)  # the PDF is read once a module
        assert 1 - len(lost) / len(said) >= FOUND[code], (module, lost[:12])
    assert lessons >= 48
