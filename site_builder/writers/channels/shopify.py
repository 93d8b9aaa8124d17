"""Shopify: product CSV; a product's variants and further pictures are rows of the same handle, never parted between files."""

from __future__ import annotations

from itertools import groupby, zip_longest
from typing import Any

from site_builder.edition.channel.compose import brand, description, title
from site_builder.edition.channel.listing import Listing
from site_builder.edition.channel.maker import Lot
from site_builder.sheets.delimited import csv_rows
from site_builder.sheets.text import fit, line
from site_builder.writers.export import Out, Writer


def write(out: Out) -> Writer:
    """One table, in parts of so many products that no part has more rows than the importer takes."""
    columns = out.format["columns"]
    table = out.csv("products", columns, most=out.number("rows_per_file", 15000) // 8)
    while (lot := (yield)) is not None:
        for _, forms in groupby(lot.listings, key=lambda each: each.parent or each.sku):
            taken = [each for each in forms if out.takes(each)]
            if taken:
                table.add(csv_rows([[row.get(name, "") for name in columns] for row in _rows(out, lot, taken)]))
    table.end(empty=True)


def handle(listing: Listing) -> str:
    """The product's name in addresses: the same for its variants."""
    return listing.whole.lower().replace("_", "-")


def _rows(out: Out, lot: Lot, forms: list[Listing]) -> list[dict[str, Any]]:
    first = forms[0]
    shots = out.shots(first)
    rows = []
    for n, (form, shot) in enumerate(zip_longest(forms, shots[:8])):
        row: dict[str, Any] = {"Handle": handle(first)}
        if n == 0:
            row |= _product(out, lot, first)
        if form is not None:
            row |= _variant(form)
        if shot is not None:
            row |= {"Image Src": shot.url, "Image Position": n + 1, "Image Alt Text": fit(line(shot.alt), 512)}
        rows.append(row)
    return rows


def _product(out: Out, lot: Lot, each: Listing) -> dict[str, Any]:
    from html import escape

    body = "".join(f"<p>{escape(part)}</p>" for part in description(each, out.limits("description")).split("\n\n"))
    name = each.title if not each.parent else each.title.removesuffix(f", {each.form}")
    return {
        "Title": title(each._replace(title=name), lot.maker, out.limits("title")),
        "Body (HTML)": body,
        "Vendor": brand(each, lot.maker),
        "Type": each.category_name,
        "Tags": ", ".join(
            dict.fromkeys(
                line(tag).replace(",", " ") for tag in (each.sector, lot.maker.district_name, *each.materials, *each.keywords)
            )
        ),
        "Published": "FALSE" if each.sample else "TRUE",
        "Gift Card": "FALSE",
        "SEO Title": title(each._replace(title=name), lot.maker, out.limits("seo_title")),
        "SEO Description": fit(line(each.short or each.description), 320),
        "Status": "draft" if each.sample else "active",
    }


def _variant(each: Listing) -> dict[str, Any]:
    sold_below_mrp = each.mrp and each.price and each.mrp > each.price
    return {
        "Option1 Name": "Form" if each.parent else "Title",
        "Option1 Value": line(each.form) if each.parent else "Default Title",
        "Variant SKU": each.code,
        "Variant Grams": each.packed_g or each.weight_g or 0,
        "Variant Inventory Tracker": "shopify" if each.stock is not None else "",
        "Variant Inventory Qty": each.stock if each.stock is not None else "",
        "Variant Inventory Policy": "continue" if each.made_to_order or each.capacity else "deny",
        "Variant Fulfillment Service": "manual",
        "Variant Price": each.price,
        "Variant Compare At Price": each.mrp if sold_below_mrp else "",
        "Variant Requires Shipping": "TRUE",
        "Variant Taxable": "TRUE",
        "Variant Barcode": each.gtin,
    }
