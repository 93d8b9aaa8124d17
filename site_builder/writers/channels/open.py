"""Open data: everything that the site publishes, as JSON, CSV, XLSX and a JSON feed. What is read back equals the records.

Contacts stand in it only where their people agreed to show them on the web; references of papers kept at the office never.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.edition.consent import agreed
from site_builder.language import CODES
from site_builder.model.product import ProductRecord, Seller
from site_builder.sheets.delimited import csv_rows, read_csv
from site_builder.sheets.text import block, line
from site_builder.store import from_json, json
from site_builder.writers.export import Out, Writer

PLACE = ("district", "seller")
HIDDEN = ("evidence", "consent")  # references of papers that the office keeps
CONTACT = ("person", "phone", "whatsapp", "email")


def write(out: Out) -> Writer:
    """Products and sellers in four forms."""
    by_language = out.format["columns_by_language"]
    heads = columns(by_language)
    settings = out.edition.settings
    feed_head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": out.edition.say(settings.name),
        "home_page_url": settings.base_url,
        "language": out.edition.code,
    }
    products = out.split("products", "json", b"[\n", b"\n]\n", b",\n")
    sellers = out.split("sellers", "json", b"[\n", b"\n]\n", b",\n")
    feed = out.split("feed", "json", json(feed_head)[:-1] + b',"items":[\n', b"\n]}\n", b",\n")
    table, sheet = out.csv("products", heads, bom=True), out.xlsx("products", "products", heads)
    while (lot := (yield)) is not None:
        seller = lot.seller
        sellers.add(json({"district": seller.district, "seller": seller.id, "record": published_seller(seller, out)}))
        pages = {each.parent or each.sku: each for each in lot.listings}
        for product in seller.shown():
            if product.sku not in pages:
                continue
            out.listed += 1
            record, each = published(product), pages[product.sku]
            placed = {"district": seller.district, "seller": seller.id}
            products.add(json({**placed, "page": each.url, "record": record}))
            row = flat({**placed, **record}, heads, by_language)
            table.add(csv_rows([row]))
            sheet.row(row)
            feed.add(json(_entry(each, product)))
    for part in (products, sellers, feed, table, sheet):
        part.end(empty=True)


def _entry(each: Any, product: ProductRecord) -> dict[str, Any]:
    told = {
        "id": each.id,
        "url": each.url,
        "title": line(each.title),
        "content_text": block(each.description),
        "date_modified": f"{each.updated.isoformat()}T00:00:00Z",
        "tags": [each.category, *each.material_ids],
    }
    return told | ({"image": each.shots[0].url} if each.shots else {})


# ── what is published of a record ────────────────────────────────────────────────────────────────


def published(product: ProductRecord) -> dict[str, Any]:
    """A product as the site publishes it: what the author wrote, without references of papers that the office keeps."""
    told: dict[str, Any] = _without(product.model_dump(mode="json", by_alias=True, exclude_unset=True))
    return told


def published_seller(seller: Seller, out: Out) -> dict[str, Any]:
    """A seller as the site publishes it: each contact only where its person agreed."""
    told: dict[str, Any] = _without(seller.record.model_dump(mode="json", by_alias=True, exclude_unset=True))
    today = out.edition.settings.updated
    items = ((name, getattr(seller.record.contact, name)) for name in CONTACT)
    contact = {name: {"value": told["contact"][name]["value"]} for name, item in items if item and agreed(item, "web", today)}
    told.pop("contact", None)
    return told | ({"contact": contact} if contact else {})


def _without(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without(each) for name, each in value.items() if name not in HIDDEN}
    return [_without(each) for each in value] if isinstance(value, list) else value


# ── a record as a row, and back ──────────────────────────────────────────────────────────────────


def columns(by_language: list[str]) -> list[str]:
    """Place, then every field of a product; texts have a column for each language."""
    fields = [info.alias or name for name, info in ProductRecord.model_fields.items()]
    told: list[str] = list(PLACE)
    for name in fields:
        told += [f"{name}.{code}" for code in CODES] if name in by_language else [name]
    return told


def flat(record: dict[str, Any], heads: list[str], by_language: list[str]) -> list[str]:
    """A record's cells: text as it is, everything else as JSON."""
    row = []
    for head in heads:
        name, _, code = head.partition(".")
        value = record.get(name)
        value = value.get(code) if code and value else None if code else value
        row.append("" if value is None else value if isinstance(value, str) else json(value).decode())
    return row


def read_products(content: bytes) -> Iterator[dict[str, Any]]:
    """Products of the CSV as records: what `flat` made of them, undone."""
    for row in read_csv(content):
        record: dict[str, Any] = {}
        for head, cell in row.items():
            name, _, code = head.partition(".")
            if cell and code:
                record.setdefault(name, {})[code] = cell
            elif cell:
                record[name] = from_json(cell.encode()) if cell[:1] in "[{" or cell in ("true", "false") else cell
        yield record
