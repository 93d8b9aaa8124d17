"""Customs and post of India: field sheets for CSB-V and PBE-III, and on paper CN23, packing list, proforma and commercial invoice.

Each shipment has its own folder; its files hold the exporter's numbers and the buyer's address (mode 600). Without
shipments there is one sheet of all goods with what a declaration needs of each.
"""

from __future__ import annotations

from typing import Any

from site_builder.edition.channel.consignment import Consignment, Row, what
from site_builder.edition.channel.maker import Lot
from site_builder.model.seller import PrivateRecord
from site_builder.model.shipment import Consignee
from site_builder.sheets.delimited import csv_rows
from site_builder.sheets.text import ascii_only, line
from site_builder.writers.export import Out, Writer
from site_builder.writers.papers import paper

GOODS = (
    "Seller",
    "SKU",
    "Description",
    "HS code",
    "Tariff codes abroad",
    "Net weight kg",
    "Packed weight kg",
    "Country of origin",
    "Price INR",
)
PAPERS = ("invoice", "proforma", "packing-list", "cn23")


def write(out: Out) -> Writer:
    """The goods, and a folder for each shipment."""
    goods = out.xlsx("goods", "goods", GOODS)
    while (lot := (yield)) is not None:
        for each in lot.listings:
            out.listed += 1
            abroad = ", ".join(f"{country} {code}" for country, code in each.export_hs.items())
            kilos = [grams / 1000 if grams else "" for grams in (each.weight_g, each.packed_g)]
            goods.row([lot.maker.name, each.code, what(each), each.hsn, abroad, *kilos, each.country, each.price])
        for sent in out.consignments(lot):
            folder = f"shipments/{sent.id}"
            for name, told in (("csb-v", _csb(out, lot, sent)), ("pbe-iii", _pbe(out, lot, sent))):
                heads = out.format[name.replace("-", "_")]
                sheet = out.xlsx(f"{folder}/{name}", name, heads, private=True)
                for row in told:
                    sheet.row([row.get(head, "") for head in heads])
                sheet.end()
                out.tray.put(
                    f"{folder}/{name}.csv",
                    csv_rows([heads, *([row.get(head, "") for head in heads] for row in told)]),
                    private=True,
                )
            wanted = [kind for kind in PAPERS if kind not in ("invoice", "proforma")] + [
                "proforma" if sent.shipment.proforma else "invoice"
            ]
            out.papers += [paper(f"{folder}/{kind}.pdf", kind, lot, sent, out) for kind in wanted]
            if sent.rupees is not None and sent.rupees > out.number("limit_inr", 500000):
                out.count("above the limit of CSB-V", sent.id)
    goods.end(empty=True)


def _address(to: Consignee) -> str:
    return ascii_only(", ".join(each for each in (to.line1, to.line2, to.city, to.state, to.postcode, to.country) if each))


def _common(lot: Lot, each: Consignment, row: Row) -> dict[str, Any]:
    shipment, maker, papers = each.shipment, lot.maker, lot.private
    return {
        "Exporter name": ascii_only(maker.legal_name),
        "Exporter address": ascii_only(line(maker.manufacturer.address)),
        "IEC": papers.iec or "",
        "AD code": papers.ad_code or "",
        "GSTIN": papers.gstin or "",
        "Description": row.what,
        "Quantity": row.quantity,
        "Invoice number": shipment.invoice,
        "Invoice date": shipment.date.isoformat(),
        "Currency": shipment.currency,
        "Cess": 0,
    }


def _csb(out: Out, lot: Lot, each: Consignment) -> list[dict[str, Any]]:
    shipment, to = each.shipment, each.shipment.consignee
    told = []
    for row in each.rows:
        rupees = _rupees(row, each)
        jewel = row.hs[:4] in out.format["jewellery"]
        told.append(
            _common(lot, each, row)
            | {
                "AWB": shipment.tracking or "",
                "Packages": len(shipment.parcels) or "",
                "Declared weight kg": each.gross,
                "Destination": to.country,
                "Terms of invoice": shipment.incoterm,
                "HS code": row.hs,
                "Value": row.value,
                "FOB value INR": rupees,
                "Consignee": ascii_only(to.company or to.name),
                "Consignee address": _address(to),
                "E-commerce (Y/N)": "Y" if shipment.ecommerce else "N",
                "Scheme (Y/N)": "N",
                "Taxable value": rupees,
                "IGST paid": "Y" if shipment.igst == "paid" else "N",
                "Bond or LUT": _lut(lot.private) if shipment.igst == "lut" else "",
                "CTH 7113/7117: operator and website": out.edition.settings.base_url if jewel else "",
                "CTH 7113/7117: transaction": (shipment.payment_id or "") if jewel else "",
                "CTH 7113/7117: order": f"{shipment.invoice} {shipment.date}" if jewel else "",
            }
        )
    return told


def _pbe(out: Out, lot: Lot, each: Consignment) -> list[dict[str, Any]]:
    shipment, to = each.shipment, each.shipment.consignee
    rate = shipment.rate or (1 if shipment.currency == "INR" else "")
    return [
        _common(lot, each, row)
        | {
            "FPO code": shipment.post_office or "",
            "State code": (lot.private.gstin or "")[:2],
            "Consignee name": ascii_only(to.company or to.name),
            "Consignee address": _address(to),
            "Consignee country": to.country,
            "CTH": row.hs if len(row.hs) == 8 else "",
            "Unit": "PCS",
            "Gross weight kg": row.gross,
            "Net weight kg": row.net,
            "Website": out.edition.settings.base_url if shipment.ecommerce else "",
            "Payment transaction": shipment.payment_id or "",
            "SKU": row.sku,
            "Postal tracking number": shipment.tracking or "",
            "FOB": row.value,
            "Rate of exchange": rate,
            "FOB INR": _rupees(row, each),
            "Export duty": 0,
            "IGST or LUT": _lut(lot.private) if shipment.igst == "lut" else shipment.igst,
        }
        for row in each.rows
    ]


def _rupees(row: Row, each: Consignment) -> Any:
    if each.shipment.currency == "INR":
        return row.value
    return (row.value * each.shipment.rate).quantize(row.value) if each.shipment.rate else ""


def _lut(papers: PrivateRecord) -> str:
    return f"LUT {papers.lut.number} until {papers.lut.valid_until}" if papers.lut else "LUT"
