"""What was judged: products with their cells, sellers, and all of them with the demands of the day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from site_builder.readiness.cells import Asked, Cell


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
