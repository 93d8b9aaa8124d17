"""Page and paper of every lesson of the reference showcase say the same, word for word, in every language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import extract
import pytest
import sites
from bookshelf import FOUND, LANGUAGES, notices_of, page_words, paper, words_of
from sites import Site

from site_builder import coursebooks, coursemedia, fonts, scan, site
from site_builder.check.commons import read_commons
from site_builder.district import Plan
from site_builder.edition.lesson import examples, lesson_views
from site_builder.typesetting import PRINTS
from site_builder.writers.print import coursebook
from site_builder.writers.print.lesson_tree import says

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not extract.PDFTOTEXT, reason="pdftotext is not here: apt-get install poppler-utils"),
    pytest.mark.skipif(bool(fonts.missing()), reason="faces are not set up: haat fonts"),
]


def lessons_on_page_and_paper(root: Path, built: Path, code: str) -> dict[str, dict[str, tuple[list[str], list[str]]]]:
    """module → lesson → (the words of its page, the words of its part of the workbook)."""
    paged = paper(root, code)
    media = coursemedia.make(root, paged.commons, coursemedia.read(root, paged.commons))
    found: dict[str, dict[str, tuple[list[str], list[str]]]] = {}
    for name, module in paged.commons.modules.items():
        cards = {each: {"title": "@card"} for view in lesson_views(module, paged) for each in examples(view)}
        data: Any = coursebook.book("workbook", [module], paged, cards, media=media)
        for told in data["modules"][0]["lessons"]:
            notices = notices_of(told["blocks"])
            date = next(iter(re.findall(r"\(([^()]*)\)$", notices[0])), "") if notices else ""
            page = page_words(built / code / "modules" / f"{told['id']}.html", date)
            found.setdefault(name, {})[told["id"]] = (page, words_of(says([*told["blocks"], *told["last"], *told["answers"]])))
    return found


def workbooks(root: Path, showcase: Site, code: str, modules: list[str], patch: pytest.MonkeyPatch) -> dict[str, Path]:
    """The workbooks of these modules, set in a folder of their own: module → its PDF."""
    root.mkdir()
    for name in ("content", "catalogs", "modules", "mkdocs.yml"):
        (root / name).symlink_to(showcase.root / name)
    sites.take_pictures(root, showcase.root)
    offered = coursebooks.offered
    patch.setattr(
        coursebooks,
        "offered",
        lambda found: (b for b in offered(found) if (b.kind, b.size) == ("workbook", "normal") and b.module in modules),
    )
    commons, problems = read_commons(root)
    assert commons is not None, problems
    seen = scan.look(root)
    plan = Plan(root, commons, site.shared_key(commons, seen.program), scan.stamps(root, seen))
    books = coursebooks.make(plan, [code], lambda _n, _of: None)
    return {book.module: root / PRINTS / made.file for (book, _), made in books.made.items()}


@pytest.mark.parametrize("code", LANGUAGES)
def test_page_and_paper_of_every_lesson_say_the_same(
    showcase: Site, whole: bool, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every lesson's page against what its workbook is set from, and against the PDF: of a third of the modules in each language.

    With `--whole`, against all PDFs in all languages.
    """
    told = lessons_on_page_and_paper(showcase.root, showcase.site, code)
    for lesson, (page, workbook) in (each for lessons in told.values() for each in lessons.items()):
        assert page == workbook, (lesson, [(a, b) for a, b in zip(page, workbook, strict=False) if a != b][:3])
        assert len(page) > 300, lesson
    assert sum(map(len, told.values())) >= 48
    some = list(told) if whole else list(told)[LANGUAGES.index(code) :: len(LANGUAGES)]
    pdfs = workbooks(tmp_path / "workbooks", showcase, code, some, monkeypatch)
    assert list(pdfs) == some
    for module, pdf in pdfs.items():
        said = [each for page, _ in told[module].values() for each in page if each != "@card"]
        lost = extract.missing(pdf, said)  # the PDF is read once a module
        assert 1 - len(lost) / len(said) >= FOUND[code], (module, lost[:12])
