"""GeM, Tribes India and One District One Product: field sheets to copy from; stated as templates."""

from __future__ import annotations

from typing import Any

from site_builder.edition.channel.compose import description, size_line, title
from site_builder.edition.channel.listing import Listing
from site_builder.edition.channel.maker import Lot
from site_builder.writers.export import Out, Writer


def write(out: Out) -> Writer:
    """The same workbook for GeM and Tribes India; ODOP's holds only what a list of the programme names."""
    columns = out.format["columns"]
    all_goods, named_goods = out.xlsx("gem", "products", columns), out.xlsx("odop", "products", columns)
    while (lot := (yield)) is not None:
        named = {each.sku for each in lot.seller.products if each.odop}
        for listing in lot.listings:
            out.listed += 1
            told = _row(out, lot, listing, odop=(listing.parent or listing.sku) in named)
            row = [told.get(column, "") for column in columns]
            all_goods.row(row)
            if told["odop"]:
                named_goods.row(row)
    all_goods.end(empty=True)
    named_goods.end(empty=True)
    for n in range(1, all_goods.parts + 1):
        out.tray.put(f"tribes-india-{n}.xlsx", (out.tray.fresh / f"gem-{n}.xlsx").read_bytes())


def _row(out: Out, lot: Lot, each: Listing, *, odop: bool) -> dict[str, Any]:
    record, maker = lot.seller.record, lot.maker
    papers = {paper.kind: paper for paper in record.documents}
    gst = papers.get("gst")
    return {
        "sku": each.code,
        "title": title(each, maker, out.limits("title")),
        "description": description(each, out.limits("description")),
        "category": each.category_name,
        "hsn": each.hsn,
        "gst_rate": each.gst_rate,
        "mrp_inr": each.mrp,
        "offer_price_inr": each.price,
        "moq": each.moq,
        "stock": each.stock,
        "supply_per_month": each.capacity,
        "lead_time_days": each.lead_days,
        "country_of_origin": each.country,
        "material": ", ".join(each.materials),
        "size": size_line(each),
        "weight_g": each.weight_g,
        "packed_weight_g": each.packed_g,
        "manufacturer": maker.manufacturer.line(),
        "packer": maker.packer.line(),
        "seller": maker.name,
        "kind_of_seller": record.kind,
        "women_led": "yes" if record.women_led else "no",
        "district": maker.district_name,
        "pincode": maker.pin,
        "gi": each.gi,
        "odop": "yes" if odop else "",
        "handmade": "yes" if each.handmade else "no",
        "udyam_held": "yes" if "udyam" in papers else "",
        "gst_status": (gst.status or "") if gst else "",
        "pictures": " ".join(out.picture_names(each)),
    }
