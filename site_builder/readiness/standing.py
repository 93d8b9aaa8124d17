"""What was judged: products with their cells, sellers, and all of them with the demands of the day."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from site_builder.readiness.cells import Asked, Cell
from site_builder.readiness.rollup import Best, in_order, most_first, only_by, tally, weigh

LISTED = 12  # products of a district that a page over many sellers names for a channel


class Judged(NamedTuple):
    """One product's cells."""

    district: str
    seller: str
    sku: str
    category: str
    title: dict[str, str]
    cells: tuple[Cell, ...]


class Standing(NamedTuple):
    """One seller as it stands."""

    district: str
    seller: str
    name: dict[str, str]
    sample: bool
    products: tuple[Judged, ...]

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell of the seller's products."""
        return (cell for product in self.products for cell in product.cells)


@dataclass
class Reckoned:
    """What is known now: the demands, and every seller's standing by district."""

    asked: list[Asked]
    day: datetime.date
    districts: dict[str, list[Standing]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)  # district → what its standing was judged from

    @property
    def sellers(self) -> Iterator[Standing]:
        """Every seller."""
        return (each for sellers in self.districts.values() for each in sellers)

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell."""
        return (cell for seller in self.sellers for cell in seller.cells)

    @property
    def count(self) -> int:
        """How many products were judged."""
        return sum(len(each.products) for each in self.sellers)


@dataclass
class Summary:
    """What pages over many sellers need of a district: counts, and who is able where. Small, and summed up as it is.

    `able` is for whoever lists products by channel: channel → `seller/sku` of the products that nothing of their own
    keeps back. `titles` names the first of each channel's, so that a page may list them.
    """

    products: int = 0
    tallies: dict[str, dict[str, int]] = field(default_factory=dict)  # channel → state → cells
    opens: dict[str, int] = field(default_factory=dict)
    helps: dict[str, int] = field(default_factory=dict)
    only: list[tuple[str, str, int]] = field(default_factory=list)  # channel, answer, products
    sellers: list[tuple[str, dict[str, str], int, dict[str, int]]] = field(default_factory=list)  # id, name, products, able
    able: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, dict[str, str]] = field(default_factory=dict)  # `seller/sku` → title

    def best(self, limit: int = 5) -> list[Best]:
        """The answers that open most."""
        return in_order(self.opens, self.helps, limit)

    @property
    def alone(self) -> dict[tuple[str, str], int]:
        """(channel, answer) → how many products only that answer keeps off the channel; the most first."""
        return most_first({(channel, path): count for channel, path, count in self.only})


def summary(sellers: Iterable[Standing]) -> Summary:
    """A district's sellers summed up."""
    found = Summary()
    sellers = list(sellers)
    cells = [cell for each in sellers for cell in each.cells]
    by_channel: dict[str, list[Cell]] = {}
    for cell in cells:
        by_channel.setdefault(cell.channel, []).append(cell)
    found.products = sum(len(each.products) for each in sellers)
    found.tallies = {name: tally(each) for name, each in by_channel.items()}
    found.opens, found.helps = map(dict, weigh(cells))
    found.only = [(channel, path, count) for (channel, path), count in only_by(cells).items()]
    for each in sellers:
        able = Counter(cell.channel for cell in each.cells if cell.able)
        found.sellers.append((each.seller, each.name, len(each.products), dict(able)))
        for product in each.products:
            for cell in product.cells:
                if cell.able:
                    mine = found.able.setdefault(cell.channel, [])
                    mine.append(f"{each.seller}/{product.sku}")
                    if len(mine) <= LISTED:
                        found.titles[mine[-1]] = product.title
    return found


def summed(parts: Iterable[Summary]) -> Summary:
    """Districts summed up to the state; who is able where stays with the districts."""
    whole = Summary()
    opens, helps, only = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for each in parts:
        whole.products += each.products
        for channel, counts in each.tallies.items():
            mine = whole.tallies.setdefault(channel, dict.fromkeys(counts, 0))
            for state, count in counts.items():
                mine[state] += count
        opens.update(each.opens)
        helps.update(each.helps)
        only.update({(channel, path): count for channel, path, count in each.only})
    whole.opens, whole.helps = dict(opens), dict(helps)
    whole.only = [(channel, path, count) for (channel, path), count in only.items()]
    return whole
