"""The plan by the clock and the slides: whole, fair, and every block in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

import extract
import pytest
from bookshelf import LANGUAGES, paper, views
from hypothesis import given
from hypothesis import strategies as st
from sites import REPO, Site

from site_builder import fonts
from site_builder.edition.lesson import LessonView, lesson_views
from site_builder.edition.plan import plan, shares
from site_builder.edition.slides import Slide, first_sentence, first_sentences, slides

pytestmark = [
    pytest.mark.skipif(not extract.PDFTOTEXT, reason="pdftotext is not here: apt-get install poppler-utils"),
    pytest.mark.skipif(bool(fonts.missing()), reason="faces are not set up: haat fonts"),
]


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
