"""Cells: one product on one channel, as ready as it is, with every reason why it is not more so."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Literal, NamedTuple

from site_builder.model.channel import Channel, Evidence
from site_builder.model.commons import Commons
from site_builder.model.product import ProductRecord, Seller
from site_builder.model.seller import PrivateRecord
from site_builder.readiness.demands import Demand, demands
from site_builder.readiness.facts import Facts, How, Look, on_channel, product_facts, shown
from site_builder.readiness.judge import question

State = Literal["ready", "warnings", "account", "blocked", "unsuited"]


class Reason(NamedTuple):
    """One demand that is not met. Who demands it, its words and its remedy stand with the demand."""

    key: str  # of the demand
    field: str
    severity: str  # block, warn, account
    value: str  # what the record says, masked where it is private
    how: How = "said"


class Cell(NamedTuple):
    """One product on one channel."""

    channel: str
    state: State
    sure: Evidence
    reasons: tuple[Reason, ...] = ()
    assumed: tuple[str, ...] = ()  # answers that nobody gave and that this rests on

    @property
    def blocks(self) -> int:
        """How many demands keep the product off the channel."""
        return sum(each.severity == "block" for each in self.reasons)

    @property
    def able(self) -> bool:
        """Whether the product itself is good enough, whatever the seller still has to do with the channel."""
        return self.state in ("ready", "warnings", "account")


class Asked(NamedTuple):
    """A channel with its demands of one day."""

    channel: Channel
    demands: tuple[Demand, ...]


def asked_on(commons: Commons, day: datetime.date, only: tuple[str, ...] = ()) -> list[Asked]:
    """Every channel with the demands that hold on a day."""
    chosen = [each for name, each in commons.channels.items() if not only or name in only]
    return [Asked(each, tuple(one for one in demands(each, commons) if one.on(day))) for each in chosen]


def names_of(asked: list[Asked]) -> dict[str, Demand]:
    """Demands by key."""
    return {one.key: one for each in asked for one in each.demands}


def judge_product(
    product: ProductRecord,
    seller: Seller,
    commons: Commons,
    asked: list[Asked],
    day: datetime.date,
    looks: Mapping[str, Look] | None = None,
    private: PrivateRecord | None = None,
    *,
    public: bool = False,
) -> list[Cell]:
    """The product's cell on every channel. `public`: nothing is read or told that only seller and office may know."""
    if public:
        private = None
    facts = product_facts(product, seller, commons, day, looks, private)
    return [cell(on_channel(facts, product, seller, each.channel, private), each, public=public) for each in asked]


def cell(facts: Facts, asked: Asked, *, public: bool = False) -> Cell:
    """One cell from the facts of a product on a channel."""
    channel = asked.channel
    if channel.suits and not question(channel.suits, absent=False)(facts):
        return Cell(channel.id, "unsuited", channel.evidence)
    reasons: list[Reason] = []
    assumed: list[str] = []
    for each in asked.demands:
        if (public and each.private) or not each.applies(facts):
            continue
        if each.holds(facts):
            if each.kind == "field" and facts.how.get(each.field) == "assumed":
                assumed.append(each.field)
            continue
        severity = "account" if each.kind == "account" else each.severity
        how = facts.how.get(each.field, "said")
        reasons.append(Reason(each.key, each.field, severity, shown(facts.get(each.field), each.field), how))
    return Cell(channel.id, _state(reasons), channel.evidence, _once(reasons), tuple(dict.fromkeys(assumed)))


def _state(reasons: list[Reason]) -> State:
    found = {each.severity for each in reasons}
    if "block" in found:
        return "blocked"
    return "account" if "account" in found else "warnings" if found else "ready"


_WEIGHT = {"block": 0, "account": 1, "warn": 2}


def _once(reasons: list[Reason]) -> tuple[Reason, ...]:
    """The heaviest first; an answer that is missing is asked for once, however many rules want it."""
    kept: list[Reason] = []
    seen: set[tuple[str, str]] = set()
    for each in sorted(reasons, key=lambda reason: _WEIGHT[reason.severity]):
        if each.value or (each.field, "") not in seen:
            kept.append(each)
        seen.add((each.field, each.value))
    return tuple(kept)
