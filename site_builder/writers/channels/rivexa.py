"""Rivexa: nothing machine-readable is published, so a plain workbook and a feed with Google's names; no claim beyond that."""

from __future__ import annotations

from site_builder.edition.channel.compose import brand, description, size_line, title
from site_builder.writers.export import Out, Writer
from site_builder.writers.feeds import item, row, rss


def write(out: Out) -> Writer:
    """The workbook and the feed."""
    sheet, feed = out.xlsx("products", "products", out.format["columns"]), rss(out, "products")
    while (lot := (yield)) is not None:
        for each in lot.listings:
            if not out.takes(each):
                continue
            shots = out.shots(each)
            sheet.row(
                [
                    each.code, title(each, lot.maker, out.limits("title")), description(each, out.limits("description")),
                    each.category_name, brand(each, lot.maker), each.price, each.mrp, each.moq, each.stock, each.lead_days, each.hsn,
                    each.gtin, each.country, ", ".join(each.materials), each.colour, size_line(each), each.weight_g, each.packed_g,
                    lot.maker.name, lot.maker.district_name, each.url, " ".join(shot.url for shot in shots),
                ]
            )  # fmt: skip
            if shots:
                feed.add(item(row(out, lot, each)))
    sheet.end(empty=True)
    feed.end(empty=True)
