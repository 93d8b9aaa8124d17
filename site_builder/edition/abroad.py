"""Prices for readers abroad: what a price comes to in other currencies, and from which day's rates."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from site_builder.edition import Edition
from site_builder.language import digits, money
from site_builder.model.rates import Rates, coin


def abroad(amount: Decimal, edition: Edition) -> str:
    """The amount in every other currency that has a rate, in a line: `US$24.71 · €22.11`; nothing without rates.

    Many products share a price, so each is written once a language.
    """
    told = edition.told_abroad.get(amount)
    if told is None:
        rates = edition.commons.rates
        latin = _told(amount, edition.settings.currency, _costs(rates)) if rates else ""
        told = edition.told_abroad[amount] = digits(latin, edition.code)
    return told


def _costs(rates: Rates) -> tuple[tuple[str, Decimal], ...]:
    return ((rates.base, Decimal(1)), *rates.rates.items())


@lru_cache(maxsize=20_000)
def _told(amount: Decimal, own: str, costs: tuple[tuple[str, Decimal], ...]) -> str:
    """The line in digits 0-9, reckoned once for all languages, as `convert` does it."""
    cost = next((each for currency, each in costs if currency == own), None)
    if cost is None:
        return ""
    base = amount * cost
    made = [(each, (base / of).quantize(coin(each), ROUND_HALF_UP)) for each, of in costs if each != own]
    return " · ".join([money(value, each, "en") for each, value in made])
