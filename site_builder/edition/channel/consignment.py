"""A shipment as papers and carriers want it: lines with weights, origin and codes, totals, and the exporter's numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from site_builder.edition.channel.listing import Listing
from site_builder.edition.channel.maker import Lot
from site_builder.model.shipment import Shipment
from site_builder.sheets.text import ascii_only, fit, line

_KG = Decimal(1000)


class Row(NamedTuple):
    """One line: amounts in the shipment's currency, weights in kilograms."""

    number: int
    sku: str
    what: str  # what it is, made of, used for: ASCII English
    hs: str  # as the seller's own tariff knows it
    hs_abroad: str  # as the country of destination wants it, where the record knows it
    quantity: int
    price: Decimal
    value: Decimal
    net: Decimal | None
    gross: Decimal | None
    origin: str


class Consignment(NamedTuple):
    """The whole shipment. `fob` is what the goods cost at the border: without freight and insurance."""

    id: str
    shipment: Shipment
    rows: tuple[Row, ...]
    goods: Decimal
    freight: Decimal
    insurance: Decimal
    total: Decimal
    rupees: Decimal | None  # the goods by the customs rate of the day
    net: Decimal | None
    gross: Decimal | None


def consignment(name: str, shipment: Shipment, lot: Lot) -> Consignment:
    """A shipment of this seller."""
    goods = {each.sku: each for each in lot.listings}
    rows = tuple(
        _row(n, each.product.rpartition("/")[2], each.quantity, each.price, goods, shipment)
        for n, each in enumerate(shipment.lines, 1)
    )
    value = sum((row.value for row in rows), Decimal(0))
    freight, insurance = shipment.freight or Decimal(0), shipment.insurance or Decimal(0)
    grams = [each.weight_g for each in shipment.parcels]
    rupees = value if shipment.currency == "INR" else (value * shipment.rate).quantize(Decimal("0.01")) if shipment.rate else None
    return Consignment(
        name,
        shipment,
        rows,
        value,
        freight,
        insurance,
        value + freight + insurance,
        rupees,
        _sum([row.net for row in rows]),
        Decimal(sum(grams)) / _KG if grams else _sum([row.gross for row in rows]),
    )


def _row(n: int, sku: str, quantity: int, price: Decimal, goods: dict[str, Listing], shipment: Shipment) -> Row:
    each = goods[sku]
    return Row(
        n,
        sku,
        what(each),
        each.hsn,
        each.export_hs.get(shipment.consignee.country, ""),
        quantity,
        price,
        price * quantity,
        _kg(each.weight_g, quantity),
        _kg(each.packed_g, quantity),
        each.country,
    )


def what(each: Listing, most: int = 170) -> str:
    """What customs asks of a description: what it is, what it is made of, what for; English, ASCII."""
    made_of = f"made of {' and '.join(each.materials)}".lower() if each.materials else ""
    hand = "handmade" if each.handmade else ""
    parts = (each.generic or each.category_name, each.title, made_of, hand)
    return fit(ascii_only(line(", ".join(dict.fromkeys(part for part in parts if part)))), most).replace("…", "...")[:most]


def _kg(grams: int | None, pieces: int) -> Decimal | None:
    return (Decimal(grams) * pieces / _KG).quantize(Decimal("0.001")) if grams else None


def _sum(weights: list[Decimal | None]) -> Decimal | None:
    known = [each for each in weights if each is not None]
    return sum(known, Decimal(0)) if len(known) == len(weights) else None
