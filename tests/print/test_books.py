"""The course on paper: valid, searchable, the same words as the pages, and set anew only where something changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import extract
import html5lib
import pikepdf
import pytest
import sites
from hypothesis import given
from hypothesis import strategies as st
from sites import REPO, Site

from site_builder import coursemedia, fonts
from site_builder.build import build
from site_builder.check.commons import read_commons
from site_builder.edition import Edition, edition
from site_builder.edition.lesson import LessonView, lesson_views
from site_builder.edition.plan import plan, shares
from site_builder.edition.slides import Slide, first_sentence, first_sentences, slides
from site_builder.lesson.render import to_html
from site_builder.lesson.states import State
from site_builder.scan import Options
from site_builder.writers.print import coursebook
from site_builder.writers.print.lesson_tree import Reading, says, tree

pytestmark = [
    pytest.mark.skipif(not extract.PDFTOTEXT, reason="pdftotext is not here: apt-get install poppler-utils"),
    pytest.mark.skipif(bool(fonts.missing()), reason="faces are not set up: haat fonts"),
]
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
    return _close(" ".join(extract.poppler_pages(file)))


def _close(said: str) -> str:
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
    date = next(iter(re.findall(r"\(([^()]*)\)$", _notices(told["blocks"])[0])), "") if _notices(told["blocks"]) else ""
    on_page = page_words(books.site / code / "modules" / f"{lesson}.html", date)
    assert on_page == _words(says([*told["blocks"], *told["last"], *told["answers"]]))
    assert len(on_page) > 4
    if code != "hi":
        file = pdf(books, code, f"{module}/{module}-workbook")
        assert extract.missing(file, [each for each in on_page if each != "@card"]) == []


def _notices(blocks: list[dict[str, Any]]) -> list[str]:
    return [says([{"runs": each["title"]}]) for each in blocks if each.get("name") == "older"]


def _words(said: str) -> list[str]:
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

    return _words(f"{''.join(inside(article))} {' '.join(answers)}")


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
                    assert _close("".join(html.itertext())) == _close(says(tree(part.block.text, Reading(lambda _: "")))), part
            whole = _close(says([*told["blocks"], *told["last"], *told["answers"], *told["notes"]]))
            for part in view.parts:
                if part.block.kind == "par" and "[" not in part.block.text:
                    html = html5lib.parseFragment(to_html(part.block.text), namespaceHTMLElements=False)
                    assert _close("".join(html.itertext())) in whole, (view.file, part.block.line)
    assert lessons >= 48


# ── who reads what ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_for_trainers_stands_in_the_guide_alone(books: Site, code: str) -> None:
    shown = {file.stem for file in pdfs(books, code) if _close(SECRETS[code]) in text(file)}
    assert shown == {"everything-guide"}
    deck = (books.site / code / "modules/everything/01-everything-slides.html").read_text("utf-8")
    assert SECRETS[code] in deck


def test_answers_stand_where_they_belong(books: Site) -> None:
    solution = _close("It has neither size, weight, material")  # of the exercise in the small showcase
    view = views(books, "en")["first-listing/01-six-facts"]
    exercise = next(part.block for part in view.parts if part.block.kind == "exercise")
    found = re.search(r"\?\?\? solution[^\n]*\n\n?((?:    [^\n]*\n?)+)", exercise.inner)
    assert found
    solution = _close(" ".join(found[1].split()))[:60]
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
    pages = [_close(each) for each in extract.poppler_pages(pdf(books, "en", "first-listing/first-listing-workbook"))]
    back = next(n for n, each in enumerate(pages) if each.count(_close("Hints and answers")) and n > 2)
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


# ── the plan by the clock ────────────────────────────────────────────────────────────────────────


@given(st.integers(0, 600), st.lists(st.integers(1, 5_000), min_size=1, max_size=40))
def test_shares_are_whole_fair_and_add_up(whole: int, weights: list[int]) -> None:
    parts = shares(whole, weights)
    assert sum(parts) == whole
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - whole * weight / sum(weights)) < 1
    for (one, more), (other, less) in zip(zip(parts, weights), zip(parts[1:], weights[1:])):
        assert not (more > less and one < other)


def test_the_plan_takes_the_minutes_of_the_lesson(books: Site) -> None:
    for code in LANGUAGES:
        paged = paper(books.root, code)
        for name, view in views(books, code).items():
            steps = plan(view, paged)
            assert sum(step.minutes for step in steps) == view.head.minutes.teach + view.head.minutes.practise, name
            assert [step.at for step in steps] == [sum(each.minutes for each in steps[:n]) for n in range(len(steps))]
            assert all(step.minutes > 0 and str(step.what) for step in steps)


@pytest.mark.slow
def test_every_plan_of_the_course_adds_up() -> None:
    for code in LANGUAGES:
        paged = paper(REPO, code)
        for module in paged.commons.modules.values():
            for view in lesson_views(module, paged):
                minutes = view.head.minutes
                assert sum(step.minutes for step in plan(view, paged)) == minutes.teach + minutes.practise, view.file


# ── slides ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_block_has_its_place_in_the_deck(books: Site, code: str) -> None:
    paged = paper(books.root, code)
    for view in views(books, code).values():
        _all_told(view, slides(view, paged))


@pytest.mark.slow
def test_every_block_of_the_course_has_its_place_in_a_deck() -> None:
    paged = paper(REPO, "en")
    for module in paged.commons.modules.values():
        for view in lesson_views(module, paged):
            _all_told(view, slides(view, paged))


def _all_told(view: LessonView, told: Sequence[Slide]) -> None:
    whole = _letters(" ".join(f"{each.title} {each.text} {each.notes}" for each in told))
    for part in view.parts:
        block = part.block
        if block.kind in ("quiz", "rule"):
            continue
        said = block.title if block.kind == "heading" and block.level > 2 else block.inner or block.text
        if block.kind == "footnote":
            said = re.sub(r"\[\^[^\]]+\]:", "", block.text)
        if block.kind in ("exercise", "listing", "discussion"):
            said = said.split("???")[0]
        if block.kind != "heading":
            said = said if block.kind not in ("par", "list", "table", "quote", "definitions", "code", "tabs") else block.text
            assert _letters(re.sub(r"\[\^[^\]]+\]", "", said)) in whole, (view.file, block.line)
    assert all(each.title for each in told)
    for question in view.quiz:
        assert question.id in {each.id for each in told}


def _letters(said: str) -> str:
    return re.sub(r"[\W_]+", "", said)


@given(st.text(alphabet="ab*. !?।ক A\n", max_size=80))
def test_first_sentences_are_the_beginning_and_bold_words_close(said: str) -> None:
    whole = " ".join(said.split())
    first = first_sentence(said)
    assert first.removesuffix("**") and whole.startswith(first.removesuffix("**")) if whole else first == ""
    assert first.count("**") % 2 == 0 or whole.count("*") > 2 * whole.count("**")
    for most in (1, 2, 4):
        found = first_sentences(said, most)
        assert 1 <= len(found) <= most
        assert found[0].removesuffix("**") == first.removesuffix("**")


@pytest.mark.parametrize(
    ("paragraph", "first"),
    [
        ("One. Two.", "One."),
        ("**One. Two.** Three.", "**One.**"),
        ("It costs Rs. 5 a day. Pay.", "It costs Rs. 5 a day."),
        ("এক কথা। দুই কথা।", "এক কথা।"),
        ("1. is no end", "1. is no end"),
    ],
)
def test_a_first_sentence(paragraph: str, first: str) -> None:
    assert first_sentence(paragraph) == first


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
    assert _close("725") in text(root / "site/en/modules/everything/everything-workbook.pdf")


def _made(root: Path) -> dict[str, bytes]:
    folder = root / "site/en/modules"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.pdf"))}


def _changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    assert before.keys() == after.keys()
    return {name for name in after if after[name] != before[name]}


# ── what authors may write ───────────────────────────────────────────────────────────────────────

HOSTILE = [
    '#read("/data.json") #let x = 1',
    "$ x^2 + sum $ and $n$",
    "\\u{1F3FA} \\ \\* \\#panic()",
    "]; #image(/etc/passwd) [",
    "@label and =no heading",
    "w" * 300,
    "Dr. evil\u202etxt.exe",
    "&lt;script&gt; &amp;amp; `#code` ``` `` ",
]


def test_hostile_text_is_printed_as_text(tmp_path: Path, books: Site) -> None:
    root = sites.start_course(tmp_path / "hostile", pictures_of=books.root)
    file = root / "modules/first-listing/01-six-facts.en.md"
    rows = "\n".join(f"| {each.replace('|', '')} | 1 |" for each in HOSTILE)
    body = "\n\n".join(
        [*HOSTILE, *(f"- {each}" for each in HOSTILE), f"| a | b |\n|---|---|\n{rows}", '!!! tip "#panic()"\n\n    $x$']
    )
    file.write_text(file.read_text("utf-8") + f"\n\n{body}\n", "utf-8")
    outcome = build(root, Options(("en",), only="print"))
    assert outcome.published
    assert not {"P152", "P155"} & {each.code for each in outcome.problems}
    said = text(root / "site/en/modules/first-listing/first-listing-workbook.pdf")
    for each in (
        '#read("/data.json")#letx=1',
        "$x^2+sum$and$n$",
        "#panic()",
        "];#image(/etc/passwd)[",
        "@labeland=noheading",
        "w" * 300,
    ):
        assert each in said, each
    assert "Dr.eviltxt.exe" in said
    assert "root:x" not in said


def test_a_sign_that_no_face_has_is_told_at_its_place(tmp_path: Path, books: Site) -> None:
    root = sites.start_course(tmp_path / "signs", pictures_of=books.root)
    file = root / "modules/first-listing/01-six-facts.en.md"
    body = file.read_text("utf-8")
    file.write_text(body + "\n\nA line.\nHere ✓ stands a sign.\n", "utf-8")
    outcome = build(root, Options(("en",), only="print"))
    line = len(body.splitlines()) + 4
    (found,) = [each for each in outcome.problems if each.code == "P150"]
    assert (found.where.file, found.where.line, found.where.column) == (
        "modules/first-listing/01-six-facts.en.md",
        line,
        6,
    )
    again = build(root, Options(("en",), only="print"))
    assert again.printed == 0
    assert found in again.problems, "what is kept is told again"


EVERY_KIND = """\
Term
:   What it means, with `code`, **bold**, *leaning* and a [link](https://dgft.gov.in/CP/).

    A second paragraph of it.

| a | b |
|:--|--:|
| **x** | 1 |

Now in order:

1. one
    - inside
        1. deep

            | c | d |
            |---|---|
            | e | f |

3. three

Then tick:

- [ ] open
- [x] done

=== "By post"

    Walk to the post office.

=== "By courier"

    1. Call them.

> Said by somebody
>
> - with a list

!!! note "Box"

    !!! warning "In a box"

        ??? tip "Closed"

            Deep words.

```text
code *is* kept
```

Named here[^a] and there[^a].

[^a]: The footnote has **bold** words.

---

Line one and <https://example.org/a> and H~2~O.
"""


def test_everything_that_markdown_may_hold_becomes_a_tree() -> None:
    reading = Reading(lambda address: address)
    made = tree(EVERY_KIND, reading)
    assert reading.faults == []
    assert {"definitions", "table", "enum", "tasks", "section", "quote", "box", "code", "rule", "par"} <= {
        each["kind"] for each in made
    }
    said = says(made)
    for words in (
        "What it means",
        "A second paragraph",
        "deep",
        "Walk to the post office",
        "Deep words",
        "code *is* kept",
        "with a list",
    ):
        assert words in said, words
    assert said.count("The footnote has") == 2, "it stands where it is named"
    assert next(each for each in made if each["kind"] == "tasks")["items"][1]["done"]
    runs = [run for each in _inside(made) for run in each.get("runs", ()) if run["kind"] == "link"]
    assert {run.get("address") for run in runs} == {"https://dgft.gov.in/CP/", None}


def test_what_a_tree_does_not_know_is_told() -> None:
    reading = Reading(lambda address: address)
    assert "A pot" in says(tree("![A pot](pot.jpg)", reading))
    assert reading.faults == ["pot.jpg"]


def _inside(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _inside(each)
    elif isinstance(value, list):
        for each in value:
            yield from _inside(each)


def test_addresses_and_footnotes_stand_at_the_foot(tmp_path: Path, books: Site) -> None:
    root = sites.start_course(tmp_path / "notes", pictures_of=books.root)
    file = root / "modules/first-listing/01-six-facts.en.md"
    file.write_text(file.read_text("utf-8") + f"\n\n{EVERY_KIND}", "utf-8")
    assert build(root, Options(("en",), only="print")).published
    folder = root / "site/en/modules/first-listing"
    assert "https://dgft.gov.in/CP/" in text(folder / "first-listing-workbook.pdf")
    assert _close("The footnote has bold words") in text(folder / "first-listing-workbook.pdf")
    import page

    for file in (folder / "first-listing-workbook.pdf", folder / "first-listing-guide.pdf", folder / "01-six-facts-slides.pdf"):
        for profile in ("ua1", "3a"):
            assert "Checks: 0 failed" in str(page.validate_pdf(str(file), profile=profile)), (file.name, profile)
    assert "[^a]" not in text(folder / "01-six-facts-slides.pdf")
