"""WooCommerce: product CSV; a product with variants is a `variable` row, and each variant a `variation` below it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from site_builder.edition.channel.compose import brand, description, title
from site_builder.edition.channel.listing import Listing
from site_builder.edition.channel.maker import Lot
from site_builder.sheets.delimited import csv_rows
from site_builder.sheets.text import line
from site_builder.writers.export import Out, Writer


def write(out: Out) -> Writer:
    """One table, in parts; a product and its variants stay together."""
    columns = out.format["columns"]
    table = out.csv("products", columns, most=out.number("rows_per_file", 20000) // 10)
    while (lot := (yield)) is not None:
        for _, group in groupby(lot.listings, key=lambda each: each.parent or each.sku):
            forms = [each for each in group if out.takes(each)]
            if forms:
                table.add(csv_rows([[row.get(name, "") for name in columns] for row in _rows(out, lot, forms)]))
    table.end(empty=True)


def _rows(out: Out, lot: Lot, forms: list[Listing]) -> list[dict[str, Any]]:
    first = forms[0]
    if not first.parent:
        return [_whole(out, lot, first) | _sold(first) | {"Type": "simple", "SKU": first.code}]
    name = first.title.removesuffix(f", {first.form}")
    whole = _whole(out, lot, first._replace(title=name)) | {
        "Type": "variable", "SKU": first.whole, "Attribute 1 name": "Form", "Attribute 1 visible": 1, "Attribute 1 global": 0,
        "Attribute 1 value(s)": ", ".join(_value(each) for each in forms),
    }  # fmt: skip
    rows = [whole]
    for n, each in enumerate(forms, 1):
        rows.append(
            _sold(each) | {
                "Type": "variation", "SKU": each.code, "Name": title(each, lot.maker, out.limits("title")), "Published": 0 if each.sample else 1,
                "Parent": first.whole, "Position": n, "Attribute 1 name": "Form", "Attribute 1 value(s)": _value(each), "Attribute 1 global": 0,
            }
        )  # fmt: skip
    return rows


def _value(each: Listing) -> str:
    """A form's name; a comma in it would part it in two."""
    return line(each.form).replace(",", "\\,")


def _whole(out: Out, lot: Lot, each: Listing) -> dict[str, Any]:
    category, parent = each.category_name, each.sector
    return {
        "Name": title(each, lot.maker, out.limits("title")),
        "Published": 0 if each.sample else 1,
        "Is featured?": 0,
        "Visibility in catalog": "visible",
        "Short description": line(each.short),
        "Description": description(each, out.limits("description")),
        "Tax status": "taxable",
        "Categories": f"{out.edition.sector_names.get(parent, parent)} > {category}".replace(",", "\\,"),
        "Tags": ", ".join(line(tag).replace(",", " ") for tag in each.keywords),
        "Images": ", ".join(shot.url for shot in out.shots(each)),
        "Brands": brand(each, lot.maker).replace(",", " "),
    }


def _sold(each: Listing) -> dict[str, Any]:
    length, width, height = each.box
    below = each.mrp and each.price and each.mrp > each.price
    return {
        "GTIN, UPC, EAN, or ISBN": each.gtin,
        "In stock?": 1 if each.stock or each.made_to_order or each.capacity else 0,
        "Stock": each.stock if each.stock is not None else "",
        "Weight (kg)": f"{(each.packed_g or each.weight_g or 0) / 1000:.3f}" if each.packed_g or each.weight_g else "",
        "Length (cm)": length or "",
        "Width (cm)": width or "",
        "Height (cm)": height or "",
        "Sale price": each.price if below else "",
        "Regular price": (each.mrp if below else each.price) or "",
    }
