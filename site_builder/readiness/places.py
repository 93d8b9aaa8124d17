"""Which district and STD code a pincode of West Bengal belongs to."""

from __future__ import annotations

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("pincodes.csv")


@cache
def _table() -> dict[tuple[str, str], str]:
    """(pincode, district) → STD code. A pincode may lie in two districts."""
    rows = [line.split(",") for line in TABLE.read_text("utf-8").splitlines()[2:]]
    return {(pin, district): std for pin, district, std in rows}


@cache
def _districts() -> frozenset[str]:
    return frozenset(district for _, district in _table())


@cache
def _pins() -> frozenset[str]:
    return frozenset(pin for pin, _ in _table())


def is_known(pin: str) -> bool:
    """Whether the table has the pincode at all."""
    return pin in _pins()


def covers(district: str) -> bool:
    """Whether the table says anything of a district."""
    return district in _districts()


def std_code(pin: str, district: str) -> str | None:
    """The STD code of a pincode in a district; None where the two do not belong together."""
    return _table().get((pin, district))
