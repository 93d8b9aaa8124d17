"""Quizzes: what a learner sees of a question, and where a fault in one is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.check.quizzes import read_quiz
from site_builder.edition.quiz import ChoiceView, mixed, quiz_view
from site_builder.lesson import split
from site_builder.model.quiz import Item, Pair, Question
from site_builder.problem import Problem

QUIZ = """\
- id: q1
  type: single
  text: |
    Which one
    is it?
  choices:
    - {id: a, text: This, right: true, feedback: Yes.}
    - {id: b, text: That}
  objective: o1
  hints: [Think.]
- id: q2
  type: match
  text: Match.
  pairs:
    - {id: a, left: IEC, right: to export}
    - {id: b, left: LUT, right: without IGST}
    - {id: c, left: RCMC, right: with a council}
  objective: o1
- id: q3
  type: order
  text: Order.
  items:
    - {id: a, text: Weigh}
    - {id: b, text: Pack}
    - {id: c, text: Send}
  objective: o1
  points: 3
- id: q4
  type: numeric
  text: How much?
  answer: 12500
  tolerance: 0.5
  unit: rupees
  objective: o1
- id: q5
  type: short
  text: Which number?
  answers: [IEC, Importer-Exporter Code]
  objective: o1
- id: q6
  type: multiple
  text: Which ones?
  choices:
    - {id: a, text: One, right: true}
    - {id: b, text: Two}
    - {id: c, text: Three, right: true}
  objective: o1
"""
ABOVE = ["---", "title: x", "---", "", "## Head", "", "[b2]: #", "```quiz"]


def _read(quiz: str) -> tuple[tuple[Question, ...], list[Problem]]:
    body = "\n".join([*ABOVE[3:], *quiz.rstrip("\n").split("\n"), "```", ""])
    return read_quiz(split(body, 4), "x.md", ("o1", "o2"))


@pytest.fixture
def quiz() -> tuple[Question, ...]:
    questions, problems = _read(QUIZ)
    assert problems == []
    return questions


# ── as a learner sees it ─────────────────────────────────────────────────────────────────────────


def test_questions_are_numbered_in_the_readers_digits(quiz: tuple[Question, ...]) -> None:
    assert [each.n for each in quiz_view(quiz, "bn")] == ["১", "২", "৩", "৪", "৫", "৬"]
    assert [each.n for each in quiz_view(quiz, "hi")] == ["1", "2", "3", "4", "5", "6"]
    assert quiz_view(quiz, "bn")[2].places == ("১", "২", "৩")
    assert quiz_view(quiz, "sat")[2].places == ("᱑", "᱒", "᱓")


def test_what_the_script_compares_is_the_same_in_every_language(quiz: tuple[Question, ...]) -> None:
    for code in ("bn", "en", "hi", "ne", "ur", "sat"):
        number = quiz_view(quiz, code)[3]
        assert (number.answer, number.tolerance) == ("12500", "0.5")
        assert quiz_view(quiz, code)[2].points == 3


def test_the_answer_is_told_in_words(quiz: tuple[Question, ...]) -> None:
    told = [each.told for each in quiz_view(quiz, "bn")]
    assert told == [
        ("This",),
        ("IEC – to export", "LUT – without IGST", "RCMC – with a council"),
        ("১. Weigh", "২. Pack", "৩. Send"),
        ("১২,৫০০ rupees",),
        ("IEC",),
        ("One", "Three"),
    ]
    small = quiz[3].model_copy(update={"answer": Decimal("2026"), "unit": None})
    assert quiz_view((small,), "bn")[0].told == ("২০২৬",)  # a year has no comma
    assert quiz_view((quiz[0],), "en")[0].text == "Which one is it?"
    assert quiz_view((quiz[0],), "en")[0].hints == ("Think.",)


_ids = st.lists(st.text(alphabet="abcdefghij0123456789", min_size=1, max_size=4), min_size=2, max_size=8, unique=True)


@given(_ids, st.text(alphabet="q0123456789", min_size=1, max_size=3))
def test_things_are_mixed_and_never_stand_in_the_right_order(ids: list[str], question: str) -> None:
    parts = [ChoiceView(each, each.upper(), True, "") for each in ids]
    order = mixed(parts, question)
    assert [each.id for each in order] != ids
    assert sorted(each.id for each in order) == sorted(ids)
    assert mixed(parts, question) == order


@given(_ids)
def test_the_order_is_that_of_the_ids_whatever_the_words(ids: list[str]) -> None:
    def seen(kind: str, code: str, word: str) -> list[str]:
        fields = {
            "match": {"pairs": [Pair(id=each, left=f"{word} {each}", right=word) for each in ids]},
            "order": {"items": [Item(id=each, text=f"{word} {each}") for each in ids]},
        }[kind]
        view = quiz_view((Question(id="q7", type=kind, text="?", objective="o1", **fields),), code)[0]  # type: ignore[arg-type]
        return [each.id for each in view.mixed]

    for kind in ("match", "order"):
        assert seen(kind, "bn", "শব্দ") == seen(kind, "en", "word") == seen(kind, "hi", "शब्द") != ids


# ── where faults are told ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("  - {id: b, text: That}", "  - {id: b, text: That, right: true}", "P162", "choices"),
        ("type: numeric", "type: guess", "P019", "guess"),
        ("  answer: 12500\n", "", "P162", "- id: q4"),
        ("  points: 3", "  points: 0", "P014", "points: 0"),
        ("- id: q5", "- id: q1", "P036", None),
        ("  objective: o1\n  points", "  objective: o9\n  points", "P041", "o9"),
        ("  text: Order.\n", "  text: Order.\n  colour: red\n", "P016", "colour"),
        ("    - {id: c, text: Send}", "    - {id: a, text: Send}", "P162", "{id: a, text: Send}"),
        ("  answers: [IEC, Importer-Exporter Code]\n", "", "P162", "- id: q5"),
    ],
)
def test_a_fault_is_told_at_its_line_of_the_lesson(old: str, new: str, code: str, line: str | None) -> None:
    assert old in QUIZ
    text = QUIZ.replace(old, new, 1)
    _, problems = _read(text)
    assert [each.code for each in problems] == [code]
    lines = [*ABOVE, *text.split("\n")]
    told = lines[problems[0].where.line - 1]
    assert (line or "- id: q1") in told, (problems[0].where, told)
    assert problems[0].where.line > len(ABOVE)


def test_faults_of_the_yaml_itself_stand_at_their_line() -> None:
    text = QUIZ.replace("  text: Match.", "  text: Match: this")
    _, problems = _read(text)
    assert problems
    assert [*ABOVE, *text.split("\n")][problems[0].where.line - 1] == "  text: Match: this"


def test_of_two_quizzes_the_second_is_told() -> None:
    body = "```quiz\n- x\n```\n\n```quiz\n- y\n```\n"
    _, problems = read_quiz(split(body), "x.md", ())
    assert ("P161", 5) in [(each.code, each.where.line) for each in problems]
    assert read_quiz(split("Words.\n"), "x.md", ()) == ((), [])
    for empty in ("", "words", "a: b"):
        questions, problems = _read(empty)
        assert (questions, [(each.code, each.where.line) for each in problems]) == ((), [("P161", 8)]), empty
