"""How far a translation follows its source, block by block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from site_builder.lesson.blocks import Block, fingerprint


class State(StrEnum):
    """Of a translated block: made from the source as it stands, from an older one, not there, or without a source."""

    FRESH = "fresh"
    STALE = "stale"
    MISSING = "missing"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Pair:
    """A block of the source with its translation; `source` is None for an orphan, `other` for what is missing."""

    state: State
    source: Block | None
    other: Block | None


def marked(blocks: Sequence[Block]) -> bool:
    """Whether the blocks carry ids; a lesson without any is taken as a whole, and nothing is known of its state."""
    return any(each.id for each in blocks)


def pairs(source: Sequence[Block], other: Sequence[Block]) -> list[Pair]:
    """Every block of the source in its order, then the orphans in theirs."""
    found = {each.id: each for each in reversed(other) if each.id}  # of two with one id the first counts
    known = {each.id for each in source}
    told = [_pair(each, found.get(each.id)) for each in source]
    return told + [Pair(State.ORPHAN, None, each) for each in other if each.id not in known]


def _pair(source: Block, other: Block | None) -> Pair:
    if other is None or not source.id:
        return Pair(State.MISSING, source, None)
    return Pair(State.FRESH if other.origin == fingerprint(source.text) else State.STALE, source, other)
