"""eBay: File Exchange CSV; the head's first cell tells site, country, currency and version."""

from __future__ import annotations

from typing import Any

from site_builder.edition.channel.compose import brand, description, title
from site_builder.edition.channel.listing import Listing
from site_builder.edition.channel.maker import Lot
from site_builder.edition.channel.money import Asked, price
from site_builder.writers.export import Out, Writer


def write(out: Out) -> Writer:
    """One table, in parts."""
    site = "|".join(f"{key}={value}" for key, value in out.format["info"].items())
    columns = out.format["columns"]
    table = out.csv("listings", [f"*Action({site})", *columns], most=out.number("rows_per_file", 10000))
    while (lot := (yield)) is not None:
        for listing in lot.listings:
            asked = price(listing, out.format["currency"], out.rates)
            if asked is None:
                out.leave(listing, [f"price in {out.format['currency']}"])
            elif out.takes(listing):
                told = _row(out, lot, listing, asked)
                table.rows(["Draft" if listing.sample else "Add", *(told.get(name.lstrip("*"), "") for name in columns)])
    table.end(empty=True)


def _row(out: Out, lot: Lot, listing: Listing, asked: Asked) -> dict[str, Any]:
    returns = lot.seller.record.returns
    back = bool(returns and returns.accepted)
    data = out.format
    category = out.category(listing)
    grams = listing.packed_g or 0
    return {
        "Category": (category.code or category.name) if category else "",
        "Title": title(listing, lot.maker, out.limits("title")),
        "Description": _html(description(listing, out.limits("description"))),
        "ConditionID": data["condition"],
        "PicURL": "|".join(each.url for each in out.shots(listing)[: out.number("pictures", 12)]),
        "Quantity": listing.stock or 0,
        "Format": data["format"],
        "StartPrice": asked.amount,
        "Duration": data["duration"],
        "Location": f"{lot.maker.town}, {lot.maker.country}",
        "DispatchTimeMax": min(listing.lead_days or 0, out.number("dispatch_days", 30)),
        "ReturnsAcceptedOption": data["returns"]["yes" if back else "no"],
        "ReturnsWithinOption": f"Days_{returns.days}" if returns and back and returns.days else "",
        "CustomLabel": listing.code,
        "Product:EAN": listing.gtin or "Does not apply",
        "C:Brand": brand(listing, lot.maker),
        "C:Material": ", ".join(listing.materials),
        "C:Color": listing.colour,
        "C:Handmade": "Yes" if listing.handmade else "No",
        "C:Country/Region of Manufacture": listing.country,
        "WeightMajor": grams // 1000 if grams else "",
        "WeightMinor": grams % 1000 if grams else "",
        "Rate": asked.told(),
    }


def _html(text: str) -> str:
    """Paragraphs of plain text: nothing of a record is markup."""
    from html import escape

    return "".join(f"<p>{escape(each)}</p>" for each in text.split("\n\n"))
