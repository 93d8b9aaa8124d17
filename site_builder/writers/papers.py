"""Papers that travel with goods, as data for the typesetter: invoices, packing list, CN23. English, as customs reads them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from site_builder.edition.channel.consignment import Consignment
from site_builder.edition.channel.maker import Lot
from site_builder.sheets.text import line
from site_builder.writers.export import Out

TITLES = {
    "invoice": "Commercial invoice",
    "proforma": "Proforma invoice",
    "packing-list": "Packing list",
    "cn23": "Customs declaration CN 23",
}


class TradePaper(NamedTuple):
    """One PDF to set: where it goes in the channel's folder, and its data."""

    path: str
    data: dict[str, Any]


def paper(path: str, kind: str, lot: Lot, each: Consignment, out: Out) -> TradePaper:
    """One of the four papers of a shipment."""
    shipment, to, maker, own = each.shipment, each.shipment.consignee, lot.maker, lot.private
    numbers = [
        ("IEC", own.iec),
        ("GSTIN", own.gstin),
        ("AD code", own.ad_code),
        ("LUT", own.lut.number if own.lut and shipment.igst == "lut" else None),
    ]
    return TradePaper(
        path,
        {
            "kind": kind,
            "title": TITLES[kind],
            "sample": shipment.sample or maker.sample,
            "invoice": shipment.invoice,
            "date": shipment.date.isoformat(),
            "day": [shipment.date.year, shipment.date.month, shipment.date.day],
            "exporter": [line(each) for each in (maker.legal_name, maker.manufacturer.address, maker.country, maker.phone, maker.email) if each],
            "numbers": [[name, value] for name, value in numbers if value],
            "consignee": [
                line(x) for x in (to.company, to.name, to.line1, to.line2, f"{to.postcode} {to.city}", to.state, to.country, to.phone, to.email) if x
            ],
            "consignee_tax": to.tax_number or "",
            "ioss": shipment.ioss or "",
            "incoterm": f"{shipment.incoterm} {to.city}",
            "currency": shipment.currency,
            "purpose": {"commercial": "Sale of goods", "sample": "Commercial sample", "gift": "Gift"}[shipment.purpose],
            "payment": {"prepaid": "Paid in advance", "cod": "Cash on delivery"}[shipment.payment],
            "tracking": shipment.tracking or "",
            "igst": {"lut": "Supply meant for export under LUT without payment of IGST", "paid": "Supply meant for export on payment of IGST", "none": ""}[shipment.igst],
            "rows": [
                [str(row.number), row.what, row.sku, row.hs, row.hs_abroad, str(row.quantity), money(row.price), money(row.value), weight(row.net), weight(row.gross), row.origin]
                for row in each.rows
            ],
            "parcels": [
                [str(n), f"{p.package.length_cm} x {p.package.width_cm} x {p.package.height_cm} cm", f"{Decimal(p.weight_g) / 1000:.3f} kg"]
                for n, p in enumerate(shipment.parcels, 1)
            ],
            "goods": money(each.goods),
            "freight": money(each.freight) if each.freight else "",
            "insurance": money(each.insurance) if each.insurance else "",
            "total": money(each.total),
            "rate": f"1 {shipment.currency} = {shipment.rate.normalize():f} INR" if shipment.rate else "",
            "rupees": money(each.rupees) if each.rupees is not None else "",
            "net": weight(each.net),
            "gross": weight(each.gross),
        },
    )  # fmt: skip


def money(value: Decimal) -> str:
    """`1,234.50`."""
    return f"{value:,.2f}"


def weight(value: Decimal | None) -> str:
    """`6.200 kg`, or nothing where it is not known."""
    return f"{value:.3f} kg" if value is not None else ""
