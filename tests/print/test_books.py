"""The course on paper: valid, for whom it is meant, and set anew only where something changed."""

from __future__ import annotations

import re
from pathlib import Path

import extract
import pikepdf
import pytest
import sites
from bookshelf import KINDS, LANGUAGES, LESSONS, SECRETS, book, close, paper, pdf, pdfs, text, views
from sites import Site

from site_builder import fonts
from site_builder.build import build
from site_builder.lesson.states import State
from site_builder.scan import Options
from site_builder.writers.print.lesson_tree import says

pytestmark = [
    pytest.mark.skipif(not extract.PDFTOTEXT, reason="pdftotext is not here: apt-get install poppler-utils"),
    pytest.mark.skipif(bool(fonts.missing()), reason="faces are not set up: haat fonts"),
]


# ── what every book keeps ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_book_is_there(books: Site, code: str) -> None:
    modules = ("everything", "first-listing")
    wanted = {f"{module}/{module}-{kind}.pdf" for module in modules for kind in KINDS}
    wanted |= {f"{lesson}-slides.pdf" for lesson in LESSONS} | {"workbook.pdf"}
    made = [path for path in pdfs(books, code) if not path.name.startswith("session-")]  # a session's kit stands beside them
    assert {path.relative_to(books.site / code / "modules").as_posix() for path in made} == wanted


@pytest.mark.parametrize("code", LANGUAGES)
def test_books_are_valid_for_screen_readers_and_archives(books: Site, code: str) -> None:
    import page

    faults = []
    for file in pdfs(books, code):
        for profile in ("ua1", "3a"):
            told = str(page.validate_pdf(str(file), profile=profile))
            if "Checks: 0 failed" not in told:
                faults.append(f"{file.name}: {profile}: {told}")
        with pikepdf.open(file) as document:
            assert str(document.Root.Lang) == code
            assert document.docinfo["/Title"]
    assert not faults, faults


def test_a_fault_of_form_is_caught(books: Site, tmp_path: Path) -> None:
    import page

    with pikepdf.open(pdf(books, "en", "everything/everything-handout")) as document:
        del document.Root.StructTreeRoot
        document.save(tmp_path / "untagged.pdf")
    assert "Checks: 0 failed" not in str(page.validate_pdf(str(tmp_path / "untagged.pdf"), profile="ua1"))


# ── who reads what ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_for_trainers_stands_in_the_guide_alone(books: Site, code: str) -> None:
    shown = {file.stem for file in pdfs(books, code) if close(SECRETS[code]) in text(file)}
    assert shown == {"everything-guide"}
    deck = (books.site / code / "modules/everything/01-everything-slides.html").read_text("utf-8")
    assert SECRETS[code] in deck


def test_answers_stand_where_they_belong(books: Site) -> None:
    solution = close("It has neither size, weight, material")  # of the exercise in the small showcase
    view = views(books, "en")["first-listing/01-six-facts"]
    exercise = next(part.block for part in view.parts if part.block.kind == "exercise")
    found = re.search(r"\?\?\? solution[^\n]*\n\n?((?:    [^\n]*\n?)+)", exercise.inner)
    assert found
    solution = close(" ".join(found[1].split()))[:60]
    by = {file.stem for file in pdfs(books, "en") if solution in text(file)}
    # The deck has the answer on a slide of its own, after the task.
    assert {
        "first-listing-workbook",
        "first-listing-workbook-large",
        "workbook",
        "first-listing-guide",
        "first-listing-answers",
    } <= by
    assert by - {"01-six-facts-slides"} == by & {*(f"first-listing-{kind}" for kind in KINDS), "workbook"}
    assert not {"first-listing-handout", "first-listing-summary"} & by
    pages = [close(each) for each in extract.poppler_pages(pdf(books, "en", "first-listing/first-listing-workbook"))]
    back = next(n for n, each in enumerate(pages) if each.count(close("Hints and answers")) and n > 2)
    assert [n >= back for n, each in enumerate(pages) if solution in each] == [True]


def test_the_summary_is_one_page_a_lesson(books: Site) -> None:
    for code in LANGUAGES:
        for module in ("everything", "first-listing"):
            assert len(extract.poppler_pages(pdf(books, code, f"{module}/{module}-summary"))) == 2


@pytest.mark.parametrize("code", ["bn", "hi"])
def test_what_is_old_is_marked_with_the_date(books: Site, tmp_path: Path, code: str) -> None:
    root = sites.start_course(tmp_path / "stale", pictures_of=books.root)
    file = root / "modules/everything/01-everything.en.md"
    before = file.read_text("utf-8")
    assert "A sample group sells one card." in before
    file.write_text(before.replace("A sample group sells one card.", "A sample group sells seven cards."), "utf-8")
    view = views(Site(root), code)["everything/01-everything"]
    stale = [part.block.kind for part in view.parts if part.state is State.STALE]
    assert "story" in stale or all(part.state is State.FRESH for part in view.parts)
    if "story" not in stale:  # the showcase's translations have no fingerprints: give them those of the source as it was
        pytest.fail("the story is not told as old")
    told = book(root, code, "everything")["modules"][0]["lessons"][0]
    older = [each for each in told["blocks"] if each.get("name") == "older"]
    date = paper(root, code).settings.updated
    assert len(older) == len(stale)
    notice = says([{"runs": older[0]["title"]}])
    assert str(date.year) in notice or str(date.year).translate(str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")) in notice
    assert "seven cards" in says(older)
    assert all(each["blocks"][0]["lang"] == "en" for each in older)


# ── when they are set ────────────────────────────────────────────────────────────────────────────


def test_only_what_changed_is_set_and_the_bytes_are_those_of_a_clean_build(books: Site, tmp_path: Path) -> None:
    root = sites.start_course(tmp_path / "one", pictures_of=books.root)
    only = Options(("en",), only="print")
    assert build(root, only).published
    first = _made(root)
    assert first == {name: (books.site / "en/modules" / name).read_bytes() for name in first}, "the same bytes twice"
    assert build(root, only).printed == 0

    file = root / "modules/first-listing/01-six-facts.en.md"
    file.write_text(file.read_text("utf-8").replace("minutes: {", "materials: [A tape]\nminutes: {", 1), "utf-8")
    build(root, only)
    second = _made(root)
    own = {f"first-listing/first-listing-{kind}.pdf" for kind in KINDS}
    assert _changed(first, second) <= {*own, "workbook.pdf", "first-listing/01-six-facts-slides.pdf"}
    assert "first-listing/first-listing-guide.pdf" in _changed(first, second)

    file.write_text(file.read_text("utf-8").replace("A sample potter writes", "A sample potter near you writes", 1), "utf-8")
    build(root, only)
    third = _made(root)
    assert _changed(second, third) == {*own, "workbook.pdf", "first-listing/01-six-facts-slides.pdf"} - {
        f"first-listing/first-listing-{kind}.pdf" for kind in ("answers", "summary")
    }

    file = root / "catalogs/bankura/panchmura-sample/products.yml"
    assert file.read_text("utf-8").count("retail: 720") == 1
    file.write_text(file.read_text("utf-8").replace("retail: 720", "retail: 725"), "utf-8")
    build(root, only)
    fourth = _made(root)
    shown = {f"everything/everything-{kind}.pdf" for kind in ("workbook", "workbook-large", "guide")}
    assert shown | {"workbook.pdf", "everything/01-everything-slides.pdf"} <= _changed(third, fourth)
    assert "everything/02-in-english-only-slides.pdf" not in _changed(third, fourth)
    assert close("725") in text(root / "site/en/modules/everything/everything-workbook.pdf")


def _made(root: Path) -> dict[str, bytes]:
    folder = root / "site/en/modules"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.pdf"))}


def _changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    assert before.keys() == after.keys()
    return {name for name in after if after[name] != before[name]}
