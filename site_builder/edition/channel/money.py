"""A price in the currency that a channel takes: the record's own where it gives one, else converted by the dated rates."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from site_builder.edition.channel.listing import Listing


class Asked(NamedTuple):
    """A price with how it came about: `rate` is nothing where nothing was converted."""

    amount: Decimal
    currency: str
    rate: Decimal | None = None
    as_of: datetime.date | None = None
    from_: str = ""  # the currency that it was converted from

    def told(self) -> str:
        """`1 INR = 0.01174733 USD on 2026-11-20`, or nothing."""
        return f"1 {self.from_} = {self.rate.normalize():f} {self.currency} on {self.as_of}" if self.rate is not None else ""


def price(listing: Listing, currency: str, rates: Any) -> Asked | None:
    """What one piece costs in a currency; None where the record has no price or the rates know no such currency."""
    if currency == listing.currency:
        return Asked(listing.price, currency) if listing.price is not None else None
    own = listing.others.get(currency)
    if own is not None:
        return Asked(own, currency)
    return exchanged(listing.price, listing.currency, currency, rates)


def exchanged(amount: Decimal | None, from_: str, to: str, rates: Any) -> Asked | None:
    """An amount in another currency by the showcase's rates."""
    if amount is None:
        return None
    if from_ == to:
        return Asked(amount, to)
    if rates is None:
        return None
    from site_builder.model.rates import convert

    found = convert(amount, from_, to, rates)
    return Asked(found.amount, to, found.rate, found.as_of, from_) if found else None
