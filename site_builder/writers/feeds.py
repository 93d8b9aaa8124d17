"""Rows of a shopping feed, as Google and those who take Google's feed want them."""

from __future__ import annotations

from typing import Any

from site_builder.edition.channel.compose import brand, description, size_line, title
from site_builder.edition.channel.listing import Listing
from site_builder.edition.channel.maker import Lot
from site_builder.sheets.markup import HEAD, element
from site_builder.writers.export import Out, Split

GENDERS = {"women": "female", "girls": "female", "men": "male", "boys": "male", "unisex": "unisex", "infants": "unisex"}
AGES = {"girls": "kids", "boys": "kids", "infants": "infant"}
APPAREL = "Apparel & Accessories"


def row(out: Out, lot: Lot, listing: Listing) -> dict[str, Any]:
    """One product by the names of the specification; an empty value is left out of the feed."""
    commons = out.edition.commons
    google = commons.categories[listing.category].google
    shots = out.shots(listing)
    named = listing.more.get("brand") or lot.maker.brand
    there = bool(listing.stock)
    gender = listing.more.get("gender", "")
    apparel = bool(google and google.path.startswith(APPAREL))
    price = f"{listing.price:.2f} {listing.currency}" if listing.price is not None else ""
    return {
        "id": listing.code,
        "title": title(listing, lot.maker, out.limits("title")),
        "description": description(listing, out.limits("description")),
        "link": listing.url,
        "image_link": shots[0].url if shots else "",
        "additional_image_link": [each.url for each in shots[1 : out.number("pictures", 11)]],
        "availability": "in_stock" if there else "backorder" if listing.made_to_order or listing.capacity else "out_of_stock",
        "price": price,
        "maximum_retail_price": f"{listing.mrp:.2f} {listing.currency}" if listing.mrp else "",
        "condition": "new",
        "brand": brand(listing, lot.maker),
        "gtin": listing.gtin,
        "mpn": "" if listing.gtin else listing.code,
        "identifier_exists": "" if listing.gtin or named else "no",
        "google_product_category": google.id if google else "",
        "product_type": f"{listing.sector} > {listing.category_name}",
        "color": listing.colour,
        "size": listing.size_label or (size_line(listing) if apparel else ""),
        "material": "/".join(listing.materials[:3]),
        "gender": GENDERS.get(gender, ""),
        "age_group": AGES.get(gender, "adult" if apparel else ""),
        "item_group_id": listing.group,
        "shipping_weight": f"{listing.packed_g} g" if listing.packed_g else "",
        **{f"shipping_{name}": f"{side.normalize():f} cm" for name, side in zip(("length", "width", "height"), listing.box, strict=True) if side},
        "max_handling_time": listing.lead_days if listing.lead_days is not None else "",
    }  # fmt: skip


def rss(out: Out, stem: str) -> Split:
    """The head and the foot of an RSS 2.0 feed with Google's names."""
    settings = out.edition.settings
    name = out.edition.say(settings.name)
    head = (
        HEAD.decode()
        + '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>\n'
        + element("title", name)
        + element("link", settings.base_url)
        + element("description", out.edition.say(settings.tagline))
    )
    return out.split(stem, "xml", head.encode(), b"</channel>\n</rss>\n", most=out.number("items_per_file", 100000))


def item(told: dict[str, Any]) -> bytes:
    """A row as an item of the feed."""
    parts = []
    for name, value in told.items():
        for each in value if isinstance(value, list) else (value,):
            parts.append(element(f"g:{name}", each))
    return f"<item>\n{''.join(parts)}</item>\n".encode()


def flat(told: dict[str, Any], columns: list[str]) -> list[Any]:
    """A row as cells: several values of one field stand in one cell, with commas."""
    return [",".join(value) if isinstance(value := told.get(name, ""), list) else value for name in columns]
