"""The fields that a selection may name, what kind of value each has, and where a product keeps it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from site_builder.model.product import ProductRecord, Seller
from site_builder.model.shortcode import short_code

# What may follow the sign: a name that the showcase knows or any other (`*` stands for the rest of it), words that occur
# in a text, a number, a date, or true and false.
Kind = Literal["name", "text", "number", "date", "yes"]
Value = str | Decimal | datetime.date | bool


class Field(NamedTuple):
    """A field of a selection: `read` gives all values that a product has there, none where it has none."""

    kind: Kind
    read: Callable[[ProductRecord, Seller], Iterable[Any]]
    listed: bool = False  # its names are those of `known`; any other is a slip of the pen


def _given(*values: Any) -> tuple[Any, ...]:
    return tuple(value for value in values if value is not None)


def _texts(*texts: Any) -> tuple[str, ...]:
    """Every language of these texts, without capital letters."""
    return tuple(each.casefold() for text in texts if text for each in text.values())


def product_id(product: ProductRecord, seller: Seller) -> str:
    """`nadia/shantipur-tant/TS-014`."""
    return f"{seller.district}/{seller.id}/{product.sku}"


def lead_days(product: ProductRecord, seller: Seller) -> tuple[int, ...]:
    """The shortest lead time in days, as a card shows it."""
    times = product.lead_time or seller.record.lead_time
    return (times[0].days,) if times else ()


FIELDS: dict[str, Field] = {
    # where it is from
    "district": Field("name", lambda p, s: (s.district,), listed=True),
    "seller": Field("name", lambda p, s: (s.id, f"{s.district}/{s.id}"), listed=True),
    "kind": Field("name", lambda p, s: (s.record.kind,), listed=True),
    "women_led": Field("yes", lambda p, s: (s.record.women_led,)),
    "sample": Field("yes", lambda p, s: (s.record.sample,)),
    # what it is
    "id": Field("name", lambda p, s: (product_id(p, s),)),
    "sku": Field("name", lambda p, s: (p.sku, *(each.sku for each in p.variants))),
    "code": Field("name", lambda p, s: (short_code(product_id(p, s)),)),
    "category": Field("name", lambda p, s: (p.category,), listed=True),
    "sector": Field("name", lambda p, s: (p.category,), listed=True),  # read as the sector's categories
    "collection": Field("name", lambda p, s: (product_id(p, s),), listed=True),  # read as the collection's products
    "material": Field("name", lambda p, s: p.materials, listed=True),
    "gi": Field("name", lambda p, s: _given(p.gi), listed=True),
    "hsn": Field("name", lambda p, s: _given(p.hsn)),
    "certificate": Field("name", lambda p, s: [each.kind for each in (*p.certificates, *s.record.certificates)], listed=True),
    "channel": Field("name", lambda p, s: p.channels, listed=True),
    "status": Field("name", lambda p, s: (p.status,), listed=True),
    "title": Field("text", lambda p, s: _texts(p.title)),
    "technique": Field("text", lambda p, s: _texts(p.technique, p.craft)),
    "handmade": Field("yes", lambda p, s: (p.handmade,)),
    "made_to_order": Field("yes", lambda p, s: (p.made_to_order,)),
    "customisable": Field("yes", lambda p, s: (bool(p.customisation and p.customisation.available),)),
    "odop": Field("yes", lambda p, s: (p.odop,)),
    "photo": Field("yes", lambda p, s: (bool(p.photos),)),
    # what it costs, how many and how soon
    "price": Field("number", lambda p, s: _given(p.prices.shown)),
    "retail": Field("number", lambda p, s: _given(p.prices.retail)),
    "mrp": Field("number", lambda p, s: _given(p.prices.mrp)),
    "wholesale": Field("number", lambda p, s: [each.price for each in p.prices.wholesale[-1:]]),
    "moq": Field("number", lambda p, s: _given(p.moq)),
    "multiple": Field("number", lambda p, s: _given(p.order_multiple)),
    "case_pack": Field("number", lambda p, s: _given(p.case_pack)),
    "lead": Field("number", lead_days),
    "capacity": Field("number", lambda p, s: _given(p.capacity_per_month)),
    "stock": Field("number", lambda p, s: _given(p.stock)),
    "weight": Field("number", lambda p, s: _given(p.weight_g)),
    "updated": Field("date", lambda p, s: _given(p.updated)),
    "prices_until": Field("date", lambda p, s: _given(p.prices.valid_until)),
}
