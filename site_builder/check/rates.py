"""Rates of currencies: whole, dated, and fit for the showcase's own prices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from site_builder.check import words
from site_builder.check.reading import one
from site_builder.language import CURRENCIES
from site_builder.model.commons import Settings
from site_builder.model.rates import Rates
from site_builder.problem import Problem, Where, error, warning
from site_builder.source import nearest

RATES = "content/rates.yml"
FRESH = timedelta(days=92)  # about a quarter: an export price list is rarely held longer


def read_rates(root: Path, settings: Settings, texts: dict[str, str]) -> tuple[Rates | None, list[Problem]]:
    """The rates of the showcase, or nothing where it keeps none."""
    if not (root / RATES).exists():
        return None, []
    rates, problems = one(root, RATES, Rates, texts)
    if rates is not None:
        problems += rates_rules(rates, settings)
    return rates, problems


def rates_rules(rates: Rates, settings: Settings) -> Iterator[Problem]:
    """All rules on the rates."""
    where = Where(RATES)
    yield from words.entry(rates, where, settings)
    known = tuple(CURRENCIES)
    for currency, at in ((rates.base, where.at("base")), *((each, where.at("rates", each, key=True)) for each in rates.rates)):
        if currency not in CURRENCIES:
            yield error("P210", at, currency=currency, known=", ".join(known), meant=nearest(currency, known))
    if settings.currency not in rates.currencies():
        yield error("P211", where.at("rates"), currency=settings.currency, base=rates.base)
    if rates.base in rates.rates:
        yield error("P212", where.at("rates", rates.base, key=True), base=rates.base)
    if rates.as_of > settings.updated:
        yield error("P213", where.at("as_of"), date=rates.as_of, updated=settings.updated)
    elif rates.as_of < settings.updated - FRESH:
        yield warning("P214", where.at("as_of"), date=rates.as_of, updated=settings.updated)
