"""Flipkart: a workbook for each vertical with the 29 columns of selling information, further facts and five image slots.

No schema is published; the columns are those that sellers' files have, so this is ready for the template and no more.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from site_builder.edition.channel.compose import brand, bullets, description, keywords, title
from site_builder.edition.channel.listing import Listing, Shot
from site_builder.edition.channel.maker import Lot
from site_builder.sheets.text import file_name
from site_builder.writers.export import Out, Sheets, Writer

# Which of our views fills which slot, in order of worth.
SLOTS = {
    "Front": ("main", "front"),
    "Close-up": ("detail",),
    "Edge": ("scale", "in_use"),
    "Flip side": ("back",),
    "Package": ("package",),
}


def write(out: Out) -> Writer:
    """A workbook for each vertical."""
    columns: Sequence[str] = out.format["columns"]
    slots: Sequence[str] = out.format["image_slots"]
    heads = [*columns, *out.format["extra"], *slots]
    books: dict[str, Sheets] = {}
    while (lot := (yield)) is not None:
        for listing in lot.listings:
            if not out.takes(listing):
                continue
            category = out.category(listing)
            vertical = category.name if category else listing.category_name
            if vertical not in books:
                books[vertical] = out.xlsx(
                    file_name(vertical).lower(), out.format["sheet"], heads, inks=_inks(out, heads), below=_notes(heads)
                )
            books[vertical].row(_row(out, lot, listing, vertical, columns, slots))
    for book in books.values():
        book.end()


def _inks(out: Out, heads: Sequence[str]) -> dict[str, str]:
    """Blue for what must be there, purple where it depends, green for the rest: the colours of its templates."""
    tint = out.format["colours"]
    kind = dict.fromkeys(out.format["required"], "required") | dict.fromkeys(out.format["conditional"], "conditional")
    return {head: tint[kind.get(head, "optional")] for head in heads}


def _notes(heads: Sequence[str]) -> list[list[str]]:
    """Rows 2 to 4: whose file this is, an example's place, and nothing; data follow from row 5."""
    blank = [""] * len(heads)
    return [["Filled by Haat from checked records", *blank[1:]], ["Row 3 of the template holds its examples", *blank[1:]], blank]


def _row(out: Out, lot: Lot, listing: Listing, vertical: str, columns: Sequence[str], slots: Sequence[str]) -> list[Any]:
    told = _selling(out, lot, listing) | _further(out, lot, listing, vertical) | _shots(out, listing, slots)
    return [told.get(name, "") for name in (*columns, *out.format["extra"], *slots)]


def _selling(out: Out, lot: Lot, listing: Listing) -> dict[str, Any]:
    maker, food = lot.maker, listing.food
    length, breadth, height = listing.box
    return {
        "SKU": listing.code,
        "MRP": listing.mrp,
        "Your Selling Price": listing.price,
        "System Stock count": "",
        "Your Stock Count": listing.stock or 0,
        "Procurement SLA": listing.lead_days,
        "Listing Status": "INACTIVE" if listing.sample else "ACTIVE",
        "Inactive Reason": "Sample record" if listing.sample else "",
        "Fulfillment By": "Seller",
        "Package Length (cm)": length,
        "Package Breadth (cm)": breadth,
        "Package Height (cm)": height,
        "Package Weight (kg)": f"{listing.packed_g / 1000:.3f}" if listing.packed_g else "",
        "Procurement Type": "Made to order" if listing.made_to_order else "Regular",
        "HSN": listing.hsn,
        "Tax Code": f"GST_{listing.gst_rate.normalize():f}" if listing.gst_rate is not None else "",
        "Manufacturer Details": maker.manufacturer.line(),
        "Importer Details": maker.importer.line() if maker.importer else "",
        "Packer Details": maker.packer.line(),
        "Country of Origin ISO code": listing.country,
        "Date of Manufacture dd/MM/yyyy": _made_on(listing.more.get("made_on", "")),
        "Shelf Life in Months": food.shelf_life_days // 30 if food else "",
    }


def _made_on(text: str) -> str:
    """A whole day only where the record tells one."""
    return datetime.date.fromisoformat(text).strftime("%d/%m/%Y") if len(text) == 10 else ""


def _further(out: Out, lot: Lot, listing: Listing, vertical: str) -> dict[str, Any]:
    return {
        "Vertical": vertical,
        "Model Name": title(listing, lot.maker, out.limits("title")),
        "Model Number": listing.sku,
        "Brand": brand(listing, lot.maker),
        "Color": listing.colour,
        "Pack of": 1,
        "Material": ", ".join(listing.materials),
        "Type": listing.category_name,
        "MinOQ": listing.moq,
        "Description": description(listing, out.limits("description")),
        "Search Keywords": keywords(listing, out.number("keywords", 5), between=", "),
        "Key Features": " | ".join(bullets(listing, out.limits("bullet"))),
        "Care Instructions": listing.care,
    }


def _shots(out: Out, listing: Listing, slots: Sequence[str]) -> dict[str, str]:
    """Each slot's picture by the view that it shows; what is left fills the free slots in order."""
    rest = list(out.shots(listing))
    told: dict[str, str] = {}
    for slot in slots:
        found: Shot | None = next((each for each in rest if each.role in SLOTS.get(slot, ())), None)
        if found:
            rest.remove(found)
            told[slot] = found.url
    for slot in slots:
        if slot not in told and slot != "Package" and rest:
            told[slot] = rest.pop(0).url
    return told
