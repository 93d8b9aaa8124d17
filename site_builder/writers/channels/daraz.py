"""Daraz: `Request/Product/{PrimaryCategory, Attributes, Skus/Sku}` in XML, and the same as CSV."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from site_builder.edition.channel.compose import bullets, description, size_line, title
from site_builder.edition.channel.listing import Listing
from site_builder.edition.channel.maker import Lot
from site_builder.edition.channel.money import price
from site_builder.sheets.markup import HEAD, element
from site_builder.writers.export import Out, Writer

ATTRIBUTES = ("name", "short_description", "description", "brand", "model", "warranty_type")
SKU = (
    "SellerSku",
    "color_family",
    "size",
    "quantity",
    "price",
    "package_length",
    "package_width",
    "package_height",
    "package_weight",
    "package_content",
)


def write(out: Out) -> Writer:
    """Products in XML, variants as SKUs of one; and a row for each in CSV."""
    most = out.number("products_per_file", 1000)
    xml = out.split("products", "xml", HEAD + b"<Request>\n", b"</Request>\n", most=most)
    table = out.csv("products", out.format["columns"], bom=True)
    while (lot := (yield)) is not None:
        for _, forms in groupby(lot.listings, key=lambda each: each.parent or each.sku):
            rows = [row for each in forms if (row := _row(out, lot, each))]
            if rows:
                xml.add(_product(rows).encode())
                table.rows(
                    *([{**row, "images": " ".join(row["images"])}.get(name, "") for name in out.format["columns"]] for row in rows)
                )
    xml.end(empty=True)
    table.end(empty=True)


def _row(out: Out, lot: Lot, listing: Listing) -> dict[str, Any] | None:
    asked = price(listing, out.format["currency"], out.rates)
    if asked is None and listing.price is not None:
        out.leave(listing, [f"price in {out.format['currency']}"])
        return None
    if not out.takes(listing) or asked is None:
        return None
    length, width, height = listing.box
    category = out.category(listing)
    return {
        "PrimaryCategory": (category.code or category.name) if category else listing.category_name,
        "name": title(listing, lot.maker, out.limits("title")),
        "short_description": "\n\n".join(bullets(listing, out.limits("bullet"))),
        "description": description(listing, out.limits("description")),
        "brand": listing.more.get("brand") or lot.maker.brand or out.format["no_brand"],
        "model": listing.parent or listing.sku,
        "warranty_type": "No Warranty",
        "SellerSku": listing.code,
        "color_family": listing.colour,
        "size": listing.size_label or size_line(listing),
        "quantity": listing.stock or 0,
        "price": asked.amount,
        "package_length": length or "",
        "package_width": width or "",
        "package_height": height or "",
        "package_weight": f"{listing.packed_g / 1000:.3f}" if listing.packed_g else "",
        "package_content": f"1 x {listing.generic or listing.category_name}",
        "images": [each.url for each in out.shots(listing)],
        "rate": asked.told(),
    }


def _product(rows: list[dict[str, Any]]) -> str:
    first = rows[0]
    attributes = "".join(element(name, first[name]) for name in ATTRIBUTES)
    skus = "".join(
        "<Sku>\n"
        + "".join(element(name, row[name]) for name in SKU)
        + ("<Images>\n" + "".join(element("Image", each) for each in row["images"]) + "</Images>\n" if row["images"] else "")
        + "</Sku>\n"
        for row in rows
    )
    return f"<Product>\n{element('PrimaryCategory', first['PrimaryCategory'])}<Attributes>\n{attributes}</Attributes>\n<Skus>\n{skus}</Skus>\n</Product>\n"
