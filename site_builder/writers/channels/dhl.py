"""DHL Express: item CSV for MyDHL+, the commercial invoice's fields as JSON, and the invoice on paper.

Without shipments there is an item file of everything, a piece of each, to start an own one from.
"""

from __future__ import annotations

from typing import Any

from site_builder.edition.channel.consignment import Consignment, Row, what
from site_builder.edition.channel.listing import Listing
from site_builder.edition.channel.maker import Lot
from site_builder.edition.channel.money import price
from site_builder.sheets.delimited import csv_rows
from site_builder.sheets.text import ascii_only, fit, line
from site_builder.store import json
from site_builder.writers.export import Out, Writer
from site_builder.writers.papers import paper


def write(out: Out) -> Writer:
    """Item files, in parts of at most 250 rows; for each shipment also its fields and its invoice."""
    most = out.number("rows_per_file", 250)
    every = out.split("items/all-goods", "csv", most=most)
    while (lot := (yield)) is not None:
        for listing in lot.listings:
            asked = price(listing, "USD", out.rates)
            if asked is not None and out.takes(listing):
                every.add(csv_rows([_goods(out, listing, asked.amount)]))
        for each in out.consignments(lot):
            items = out.split(f"shipments/{each.id}/items", "csv", most=most, private=True)
            for row in each.rows:
                items.add(csv_rows([_item(out, row, each)]))
            items.end()
            out.tray.put(f"shipments/{each.id}/invoice.json", json(_fields(lot, each)), private=True)
            kind = "proforma" if each.shipment.proforma else "invoice"
            out.papers.append(paper(f"shipments/{each.id}/{kind}.pdf", kind, lot, each, out))
    every.end(empty=True)


def _goods(out: Out, each: Listing, amount: Any) -> list[Any]:
    kilos = [f"{grams / 1000:.3f}" if grams else "" for grams in (each.weight_g, each.packed_g)]
    return [
        1,
        "INV_ITEM",
        what(each, out.number("description", 170)),
        each.hsn,
        1,
        out.format["units"],
        amount,
        "USD",
        *kilos,
        each.country,
    ]


def _item(out: Out, row: Row, each: Consignment) -> list[Any]:
    """`1, INV_ITEM, description, commodity code, quantity, units, value, currency, weight, gross weight, country`."""
    return [
        1, "INV_ITEM", row.what[: out.number("description", 170)], row.hs_abroad or row.hs, row.quantity, out.format["units"],
        row.price, each.shipment.currency, row.net, row.gross, row.origin,
    ]  # fmt: skip


def _fields(lot: Lot, each: Consignment) -> dict[str, Any]:
    """The commercial invoice in MyDHL's names, each within its length."""
    shipment, to, maker = each.shipment, each.shipment.consignee, lot.maker
    registrations = [("GST", lot.private.gstin), ("EOR", None)]
    return {
        "invoice": {"number": fit(shipment.invoice, 35), "date": shipment.date.isoformat()},
        "incoterm": shipment.incoterm,
        "isCustomsDeclarable": True,
        "unitOfMeasurement": "metric",
        "declaredValue": float(each.goods),
        "declaredValueCurrency": shipment.currency,
        "exportReasonType": {"commercial": "permanent", "sample": "sample", "gift": "gift"}[shipment.purpose],
        "shipper": {
            "companyName": fit(ascii_only(maker.legal_name), 100), "fullName": fit(ascii_only(maker.person), 255),
            "addressLine1": fit(ascii_only(line(maker.street)), 45), "cityName": fit(ascii_only(maker.town), 45),
            "postalCode": maker.pin[:12], "countryCode": maker.country, "phone": maker.phone[:70],
            "registrationNumbers": [{"typeCode": kind, "number": number, "issuerCountryCode": "IN"} for kind, number in registrations if number],
        },
        "receiver": {
            "companyName": fit(ascii_only(to.company or to.name), 100), "fullName": fit(ascii_only(to.name), 255),
            "addressLine1": to.line1, "addressLine2": to.line2 or "", "cityName": to.city, "postalCode": to.postcode,
            "countryCode": to.country, "phone": to.phone or "", "email": to.email or "",
        },
        "packages": [
            {"weight": parcel.weight_g / 1000, "dimensions": {"length": float(parcel.package.length_cm), "width": float(parcel.package.width_cm), "height": float(parcel.package.height_cm)}}
            for parcel in shipment.parcels
        ],
        "lineItems": [
            {
                "number": row.number, "description": fit(row.what, 512), "price": float(row.price),
                "quantity": {"value": row.quantity, "unitOfMeasurement": "PCS"},
                "commodityCodes": [{"typeCode": kind, "value": code} for kind, code in (("outbound", row.hs), ("inbound", row.hs_abroad)) if code],
                "manufacturerCountry": row.origin,
                "weight": {"netValue": float(row.net or 0), "grossValue": float(row.gross or 0)},
            }
            for row in each.rows
        ],
    }  # fmt: skip
