"""Prices for readers abroad: what a price comes to in other currencies, and from which day's rates."""

from __future__ import annotations

from decimal import Decimal

from site_builder.edition import Edition
from site_builder.language import digits, money
from site_builder.model.rates import convert


def abroad(amount: Decimal, edition: Edition) -> str:
    """The amount in every other currency that has a rate, in a line: `US$24.71 · €22.11`; nothing without rates.

    Many products share a price, so each is written once a language.
    """
    told = edition.told_abroad.get(amount)
    if told is None:
        told = edition.told_abroad[amount] = _told(amount, edition)
    return told


def _told(amount: Decimal, edition: Edition) -> str:
    rates, own = edition.commons.rates, edition.settings.currency
    if rates is None:
        return ""
    made = [(each, convert(amount, own, each, rates)) for each in rates.currencies() if each != own]
    return digits(" · ".join([money(each.amount, currency, "en") for currency, each in made if each]), edition.code)
