"""Roll-ups: the one answer that unblocks most, and how many products only one answer keeps away. No score hides a block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from site_builder.readiness.cells import Cell, State

STATES: tuple[State, ...] = ("ready", "warnings", "account", "blocked", "unsuited")


class Best(NamedTuple):
    """What one answer would do."""

    field: str
    opens: int  # cells that nothing else blocks
    helps: int  # blocked cells in which it is one of the reasons


def tally(cells: Iterable[Cell]) -> dict[str, int]:
    """How many cells are in each state; every state is there."""
    counts = Counter(each.state for each in cells)
    return {state: counts[state] for state in STATES}


def weigh(cells: Iterable[Cell]) -> tuple[Counter[str], Counter[str]]:
    """Answer → cells that it alone would open, and answer → blocked cells in which it is a reason."""
    opens: Counter[str] = Counter()
    helps: Counter[str] = Counter()
    for each in cells:
        fields = {reason.field for reason in each.reasons if reason.severity == "block"}
        helps.update(fields)
        if len(fields) == 1:
            opens.update(fields)
    return opens, helps


def in_order(opens: Mapping[str, int], helps: Mapping[str, int], limit: int = 5) -> list[Best]:
    """Answers in the order of how many cells they open, then of how many they help."""
    order = sorted(helps, key=lambda field: (-opens.get(field, 0), -helps[field], field))
    return [Best(field, opens.get(field, 0), helps[field]) for field in order[:limit]]


def next_best(cells: Iterable[Cell], limit: int = 5) -> list[Best]:
    """The answers that unblock most."""
    return in_order(*weigh(cells), limit)


def only_by(cells: Iterable[Cell]) -> dict[tuple[str, str], int]:
    """(channel, answer) → how many products only that answer keeps off the channel; the most first."""
    found: Counter[tuple[str, str]] = Counter()
    for each in cells:
        fields = {reason.field for reason in each.reasons if reason.severity == "block"}
        if len(fields) == 1:
            found[each.channel, fields.pop()] += 1
    return most_first(found)


def most_first(found: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """The same, the most first."""
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
