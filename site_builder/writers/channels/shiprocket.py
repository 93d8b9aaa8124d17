"""Shiprocket: products and orders, as CSV and as JSON. Orders name buyers, so their files are for their owner only."""

from __future__ import annotations

from typing import Any

from site_builder.edition.channel.compose import brand, description, size_line, title
from site_builder.edition.channel.consignment import Consignment
from site_builder.edition.channel.listing import Listing
from site_builder.edition.channel.maker import Lot
from site_builder.sheets.text import block
from site_builder.store import json
from site_builder.writers.export import Out, Writer


def write(out: Out) -> Writer:
    """Products of everybody; an order file for what is shipped."""
    columns, fields = out.format["products"], out.format["orders"]
    table = out.csv("products", columns)
    listed = out.split("products", "json", b'{"products":[\n', b"\n]}\n", b",\n")
    orders = out.csv("orders", fields, private=True)
    posted = out.split("orders", "json", b'{"orders":[\n', b"\n]}\n", b",\n", private=True)
    while (lot := (yield)) is not None:
        for listing in lot.listings:
            if out.takes(listing):
                told = _product(out, lot, listing)
                table.rows([told.get(name, "") for name in columns])
                listed.add(json({name: _plain(value) for name, value in told.items() if value not in ("", None)}))
        for each in out.consignments(lot):
            order = _order(out, lot, each)
            items = order["order_items"]
            orders.rows(*([{**order, **item}.get(name, "") for name in fields] for item in items))
            posted.add(json({name: _plain(value) for name, value in order.items()}))
    table.end(empty=True)
    listed.end(empty=True)
    orders.end()
    posted.end()


def _plain(value: Any) -> Any:
    from decimal import Decimal

    if isinstance(value, list):
        return [{name: _plain(each) for name, each in item.items()} for item in value]
    return float(value) if isinstance(value, Decimal) else block(value) if isinstance(value, str) else value


def _product(out: Out, lot: Lot, each: Listing) -> dict[str, Any]:
    length, width, height = each.box
    return {
        "sku": each.code,
        "name": title(each, lot.maker, out.limits("title")),
        "tax_code": f"GST_{each.gst_rate.normalize():f}" if each.gst_rate is not None else "",
        "type": "Single",
        "qty": each.stock or 0,
        "hsn": each.hsn,
        "category_code": each.category,
        "description": description(each, out.limits("description")),
        "brand": brand(each, lot.maker),
        "size": size_line(each),
        "weight": f"{each.packed_g / 1000:.3f}" if each.packed_g else "",
        "length": length or "",
        "width": width or "",
        "height": height or "",
        "ean": each.gtin if len(each.gtin) in (8, 13) else "",
        "upc": each.gtin if len(each.gtin) == 12 else "",
        "color": each.colour,
        "cost_price": each.price,
        "mrp": each.mrp,
    }


def _order(out: Out, lot: Lot, each: Consignment) -> dict[str, Any]:
    shipment, to = each.shipment, each.shipment.consignee
    parcel = shipment.parcels[0].package if shipment.parcels else None
    nickname = lot.private.channels.get("shiprocket", {}).get("pickup_nickname", "") or lot.maker.id
    codes = {listing.sku: (listing.code, title(listing, lot.maker, out.limits("title"))) for listing in lot.listings}
    return {
        "order_id": shipment.invoice,
        "order_date": shipment.date.isoformat(),
        "pickup_location": nickname,
        "billing_customer_name": to.name,
        "billing_address": to.line1,
        "billing_address_2": to.line2 or "",
        "billing_city": to.city,
        "billing_pincode": to.postcode,
        "billing_state": to.state or "",
        "billing_country": to.country,
        "billing_email": to.email or "",
        "billing_phone": to.phone or "",
        "shipping_is_billing": "true",
        "order_items": [
            {"name": codes[row.sku][1], "sku": codes[row.sku][0], "units": row.quantity, "selling_price": row.price, "hsn": row.hs}
            for row in each.rows
        ],
        "payment_method": "COD" if shipment.payment == "cod" else "Prepaid",
        "sub_total": each.goods,
        "length": parcel.length_cm if parcel else "",
        "breadth": parcel.width_cm if parcel else "",
        "height": parcel.height_cm if parcel else "",
        "weight": each.gross if each.gross is not None else "",
        "purpose_of_shipment": out.format["purposes"][shipment.purpose] if to.country != "IN" else "",
        "ioss": shipment.ioss or "",
        "vat_number": (to.tax_number or "") if to.country != "IN" else "",
        "customer_gstin": (to.tax_number or "") if to.country == "IN" else "",
        "currency": shipment.currency,
    }
