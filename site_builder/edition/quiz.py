"""A quiz as a learner sees it: numbered, mixed, and with what each answer is told. Page, paper and slides use the same."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from site_builder.language import digits, number
from site_builder.model.quiz import Question, Quiz


class ChoiceView(NamedTuple):
    """One choice, pair or thing: `text` is what is shown, `other` what belongs to it (of a pair)."""

    id: str
    text: str
    right: bool
    feedback: str
    other: str = ""


class QuestionView(NamedTuple):
    """One question. `mixed` are the things to put in order or to choose from, in an order that gives nothing away."""

    id: str
    n: str  # in the reader's digits
    kind: str
    text: str
    points: int
    choices: tuple[ChoiceView, ...]
    mixed: tuple[ChoiceView, ...]
    answer: str  # of a number: in Latin digits, for the page's script
    tolerance: str
    unit: str
    answers: tuple[str, ...]  # accepted words
    told: tuple[str, ...]  # the right answer in words, a line each
    feedback: str
    hints: tuple[str, ...]
    places: tuple[str, ...]  # 1, 2, 3 … in the reader's digits, for things to put in order

    @property
    def accepted(self) -> str:
        """The accepted words for the page's script."""
        return "|".join(self.answers)


def quiz_view(quiz: Quiz, code: str) -> tuple[QuestionView, ...]:
    """The questions in a language's digits."""
    return tuple(_question(each, n, code) for n, each in enumerate(quiz, start=1))


def _question(each: Question, n: int, code: str) -> QuestionView:
    choices = [ChoiceView(c.id, c.text, c.right, c.feedback or "") for c in each.choices]
    choices += [ChoiceView(p.id, p.left, True, "", p.right) for p in each.pairs]
    choices += [ChoiceView(i.id, i.text, True, "") for i in each.items]
    return QuestionView(
        each.id,
        number(n, code),
        each.type,
        " ".join(each.text.split()),
        each.points,
        tuple(choices),
        tuple(mixed(choices, each.id)) if each.type in ("match", "order") else (),
        "" if each.answer is None else f"{each.answer:f}",
        f"{each.tolerance:f}",
        each.unit or "",
        tuple(each.answers),
        tuple(_told(each, code)),
        each.feedback or "",
        tuple(each.hints),
        tuple(number(m, code) for m in range(1, len(each.items) + 1)),
    )


def _told(each: Question, code: str) -> list[str]:
    if each.type in ("single", "multiple"):
        return [c.text for c in each.choices if c.right]
    if each.type == "match":
        return [f"{pair.left} – {pair.right}" for pair in each.pairs]
    if each.type == "order":
        return [f"{number(m, code)}. {item.text}" for m, item in enumerate(each.items, start=1)]
    if each.type == "numeric" and each.answer is not None:
        value = number(each.answer, code) if each.answer >= 10_000 else digits(f"{each.answer:f}", code)
        return [f"{value} {each.unit}" if each.unit else value]
    return list(each.answers[:1])


def mixed(parts: Sequence[ChoiceView], seed: str) -> list[ChoiceView]:
    """The parts in another order, the same at every build and in every language; never as they were."""
    order = sorted(parts, key=lambda each: hashlib.sha256(f"{seed}/{each.id}".encode()).digest())
    same = [each.id for each in order] == [each.id for each in parts]
    return [*order[1:], order[0]] if same else order
