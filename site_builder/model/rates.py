"""Rates of currencies of one day, and the one place that converts by them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import Field

from site_builder.language import CURRENCIES
from site_builder.model.fields import Currency, Date, Entry, Line, about

Rate = Annotated[Decimal, Field(gt=0, max_digits=14, decimal_places=8)]

_FIGURES = Decimal("1E-8")  # as fine as a rate may be written


class Rates(Entry):
    """`content/rates.yml`: what one unit of other currencies costs, on one day, from one source."""

    base: Currency = about("Currency in which the rates are told", "যে মুদ্রায় হার লেখা", "INR")
    as_of: Date = about("Day of these rates", "যে দিনের হার", "2026-11-20")
    source: Line = about("Where they were read", "হারের সূত্র", {"en": "Reference rates of the central bank"})
    sample: bool = about("True while these are no real rates", "আসল হার না হলে true", "true", default=False)
    rates: Annotated[dict[Currency, Rate], Field(min_length=1)] = about(
        "What one unit of each currency costs in the base currency", "প্রতিটি মুদ্রার এক এককের দাম", {"USD": "85.12", "EUR": "95.40"}
    )

    def cost(self, currency: str) -> Decimal | None:
        """What one unit of a currency costs in the base, or nothing where no rate is known."""
        return Decimal(1) if currency == self.base else self.rates.get(currency)

    def currencies(self) -> tuple[str, ...]:
        """Every currency that can be converted, the base first."""
        return (self.base, *self.rates)


class Converted(NamedTuple):
    """An amount in another currency. Whoever shows it shows the date too."""

    amount: Decimal  # rounded to the smallest coin of the currency
    rate: Decimal  # what one unit of the first currency is in the second
    as_of: Date


def convert(amount: Decimal, from_: str, to: str, rates: Rates) -> Converted | None:
    """An amount of one currency in another, by the rates of their day; nothing where one of the two has no rate.

    The amount is reckoned from the two costs and rounded once, half up, to the smallest coin of `to`; the rate is
    rounded for telling only.
    """
    cost, of = rates.cost(from_), rates.cost(to)
    if cost is None or of is None:
        return None
    return Converted((amount * cost / of).quantize(coin(to), ROUND_HALF_UP), (cost / of).quantize(_FIGURES), rates.as_of)


@lru_cache
def coin(currency: str) -> Decimal:
    """The smallest coin: a hundredth, and for the yen the whole."""
    return Decimal(1).scaleb(-CURRENCIES.get(currency, ("", True, 2))[2])
