"""A seller's correction slip: the answers that open most, each asked once, with the products that lack it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from site_builder.edition import Edition
from site_builder.edition.readiness import field_name, lesson_told
from site_builder.language import number
from site_builder.model.channel import Answer
from site_builder.readiness import Cell

BESIDE = 6  # products shown below one question


class Question(NamedTuple):
    """One answer that is asked for."""

    field: str
    name: str
    ask: str
    box: str
    unit: str
    choices: tuple[str, ...]
    opens: str  # the channels that it helps to open
    lesson: str
    lesson_title: str
    products: tuple[tuple[str, str], ...]  # (sku, title); empty for what the seller answers once
    more: str


class SlipView(NamedTuple):
    """A slip as it is printed."""

    district: str
    name: str
    place: str
    sample: bool
    questions: tuple[Question, ...]
    papers: tuple[tuple[str, str], ...]  # (name, what to do)
    rest: bool  # whether there are more questions than the sheet has room for


class Row(NamedTuple):
    """A product and its cells."""

    sku: str
    title: str
    cells: tuple[Cell, ...]


def slip_view(district: str, name: str, rows: Sequence[Row], edition: Edition, *, limit: int, sample: bool) -> SlipView:
    """The slip; at most `limit` questions, those first that open or help most."""
    wanted = _missing(rows)
    answers = edition.commons.answers
    asked = [path for path in wanted if path in answers and answers[path].box not in ("office", "paper")]
    papers = [path for path in wanted if path in answers and answers[path].box == "paper"]
    return SlipView(
        district,
        name,
        edition.district_names[district],
        sample,
        tuple(_question(path, answers[path], wanted[path], rows, edition) for path in asked[:limit]),
        tuple((field_name(path, edition), edition.say(answers[path].ask)) for path in papers[:4]),
        len(asked) > limit,
    )


Wants = dict[str, dict[str, list[str]]]  # answer → product → channels


def _missing(rows: Sequence[Row]) -> Wants:
    """Answers that block a cell, those that block most first; then those that only warn, where nothing is said at all."""
    weights: dict[str, int] = {}
    wants: Wants = {}
    for row in rows:
        for cell in row.cells:
            for reason in cell.reasons:
                if reason.severity == "account" or (reason.severity == "warn" and reason.value):
                    continue
                weights[reason.field] = weights.get(reason.field, 0) + (100 if reason.severity == "block" else 1)
                channels = wants.setdefault(reason.field, {}).setdefault(row.sku, [])
                if cell.channel not in channels:
                    channels.append(cell.channel)
    return {path: wants[path] for path in sorted(wants, key=lambda each: (-weights[each], each))}


def _question(path: str, answer: Answer, wants: dict[str, list[str]], rows: Sequence[Row], edition: Edition) -> Question:
    channels = [name for name in edition.commons.channels if any(name in each for each in wants.values())]
    names = ", ".join(str(edition.say(edition.commons.channels[name].name)) for name in channels[:4])
    lesson, title = lesson_told(answer.lesson, edition)
    shown = [(row.sku, row.title) for row in rows if row.sku in wants] if answer.of == "product" else []
    left = len(shown) - BESIDE
    more = edition.words["ready_more"].format(n=number(left, edition.code)) if left > 0 else ""
    return Question(
        path,
        edition.say(answer.name),
        edition.say(answer.ask),
        answer.box,
        edition.say(answer.unit) if answer.unit else "",
        tuple(edition.say(each) for each in answer.choices),
        names,
        lesson,
        title,
        tuple(shown[:BESIDE]),
        more,
    )
