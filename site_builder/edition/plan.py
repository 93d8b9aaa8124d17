"""The plan of a lesson by the clock, derived from its minutes: what takes how long, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from site_builder.edition import Edition
from site_builder.edition.lesson import LessonView, Part
from site_builder.language import digits, number

# How the minutes to practise are shared; what a lesson does not have leaves its share to the others.
_PRACTISE = {"exercise": 4, "listing": 4, "quiz": 3, "discussion": 2, "checklist": 1}
_OPENING = ("objectives", "story")


class Step(NamedTuple):
    """One line of the plan: minutes from the lesson's beginning, how long, and what."""

    at: int
    minutes: int
    what: str


def plan(view: LessonView, edition: Edition) -> list[Step]:
    """Every step; the minutes add up to those of the lesson."""
    teach, practise = view.head.minutes.teach, view.head.minutes.practise
    steps: list[tuple[int, str]] = []
    sections = _sections(view, edition)
    steps += zip(shares(teach, [max(1, words) for _, words in sections]), [name for name, _ in sections], strict=True)
    tasks = [part for part in view.parts if part.block.kind in _PRACTISE]
    if practise and tasks:
        weights = [_PRACTISE[part.block.kind] for part in tasks]
        steps += zip(shares(practise, weights), [_named(part, edition) for part in tasks], strict=True)
    told, at = [], 0
    for minutes, what in steps:
        if minutes:
            told.append(Step(at, minutes, what))
        at += minutes
    return told


def told(steps: Sequence[Step], code: str) -> list[list[str]]:
    """The plan in a language's digits: `0:15`, minutes, what."""
    return [[digits(f"{step.at // 60}:{step.at % 60:02}", code), number(step.minutes, code), step.what] for step in steps]


def shares(whole: int, weights: Sequence[int]) -> list[int]:
    """A whole number shared by weight, so that the parts are whole and add up: the largest remainders get what is left."""
    total = sum(weights)
    exact = [whole * weight / total for weight in weights]
    parts = [int(each) for each in exact]
    for n in sorted(range(len(parts)), key=lambda n: (parts[n] - exact[n], n))[: whole - sum(parts)]:
        parts[n] += 1
    return parts


def _sections(view: LessonView, edition: Edition) -> list[tuple[str, int]]:
    """The lesson's parts to teach: (name, words)."""
    found: list[tuple[str, int]] = [(edition.words["plan_opening"], 0)]
    for part in view.parts:
        block = part.block
        if block.kind == "heading" and block.level == 2:
            found.append((block.title, 0))
        elif block.kind not in (*_PRACTISE, "trainer"):
            name, words = found[-1]
            if block.kind == "keypoints":
                found.append((block.title or edition.words["plan_close"], len(block.text.split())))
            else:
                found[-1] = (name, words + len(block.text.split()))
    return [each for each in found if each[1]]


def _named(part: Part, edition: Edition) -> str:
    return part.block.title or edition.words["quiz"] if part.block.kind == "quiz" else part.block.title
