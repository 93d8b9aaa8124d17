"""Alibaba.com: a kit to upload by hand: field sheets, and the pictures that go into its Photobank.

Titles are ASCII; category rules are XML that only an account is given, so nothing here says "valid".
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from site_builder.edition.channel.compose import description, keywords, size_line, title
from site_builder.edition.channel.listing import Listing
from site_builder.edition.channel.maker import Lot
from site_builder.edition.channel.money import Asked, exchanged, price
from site_builder.sheets.text import ascii_only
from site_builder.writers.export import Out, Writer


def write(out: Out) -> Writer:
    """A field sheet for all, and the pictures beside it."""
    columns = out.format["columns"]
    sheet = out.xlsx("products", "products", columns)
    while (lot := (yield)) is not None:
        for listing in lot.listings:
            if not ascii_only(listing.title):
                out.leave(listing, ["english"])
            elif out.takes(listing):
                told = _row(out, lot, listing)
                sheet.row([told.get(name, "") for name in columns])
    sheet.end(empty=True)


def _row(out: Out, lot: Lot, listing: Listing) -> dict[str, Any]:
    currency = out.format["currency"]
    low, high, when = _fob(listing, currency, out)
    pictures = out.picture_names(listing)
    box = [f"{each.normalize():f}" for each in listing.box if each]
    tier = listing.tiers[0] if listing.tiers else None
    category = out.category(listing)
    return {
        "sku": listing.code,
        "subject": title(listing, lot.maker, out.limits("title")),
        "description": description(listing, out.limits("description")),
        "keywords": keywords(listing, 10, out.number("keyword_bytes", 384), "\n"),
        "category": category.name if category else listing.category_name,
        "product_type": "sourcing" if listing.made_to_order or listing.tiers else "wholesale",
        "main_image": pictures[0] if pictures else "",
        "other_images": " ".join(pictures[1:]),
        "fob_min_price": low.amount if low else "",
        "fob_max_price": high.amount if high else "",
        "fob_currency": currency if low else "",
        "fob_as_of": when,
        "min_order_quantity": listing.moq,
        "unit_type": "Piece",
        "supply_quantity_per_month": listing.capacity or "",
        "delivery_time_days": listing.lead_days if listing.lead_days is not None else "",
        "delivery_port": out.format.get("port", ""),
        "payment_methods": out.format.get("payment", ""),
        "packaging_desc": f"{listing.case_pack} pieces in a carton" if listing.case_pack else "",
        "wholesale_price_inr": tier.price if tier else "",
        "wholesale_from": tier.from_ if tier else "",
        "gross_weight_kg": Decimal(listing.packed_g) / 1000 if listing.packed_g else "",
        "package_size_cm": " x ".join(box) if len(box) == 3 else "",
        "material": ascii_only(", ".join(listing.materials)),
        "colour": ascii_only(listing.colour),
        "size": ascii_only(size_line(listing)),
        "place_of_origin": ascii_only(f"{lot.maker.district_name}, {listing.country}"),
        "hs_code": listing.hsn[:6],
        "rate": low.told() if low else "",
    }


def _fob(listing: Listing, currency: str, out: Out) -> tuple[Asked | None, Asked | None, str]:
    """FOB as the record states it, in its own currency or converted; without one, the price of the first wholesale tier."""
    if listing.fob:
        low = exchanged(listing.fob.min, listing.fob.currency, currency, out.rates)
        high = exchanged(listing.fob.max, listing.fob.currency, currency, out.rates)
        return low, high, listing.fob.as_of.isoformat()
    amounts = [each.price for each in listing.tiers]
    if not amounts:
        asked = price(listing, currency, out.rates)
        return asked, asked, ""
    return (
        exchanged(min(amounts), listing.currency, currency, out.rates),
        exchanged(max(amounts), listing.currency, currency, out.rates),
        "",
    )
