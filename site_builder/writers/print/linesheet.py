"""A line sheet, price tags and leaflets as data for `templates/print/`: every word chosen, codes of pages beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.edition import Edition
from site_builder.edition.consent import ContactView
from site_builder.edition.linesheet import Group, Line, LineSheet
from site_builder.writers.print.catalogue import DIAMETER, faces, picture_of, second_name
from site_builder.writers.print.text import clean, pairs, told

LABELS = (
    *(
        "linesheet",
        "linesheet_photo",
        "linesheet_item",
        "linesheet_price",
        "linesheet_order",
        "linesheet_quantity",
        "linesheet_total",
        "linesheet_steps",
    ),
    *("short_code", "tags", "leaflet", "leaflet_more", "sku", "retail", "wholesale", "mrp", "price_on_request", "per_piece"),
    *("prices_until", "edition_of", "sample_mark", "sample_told", "as_of", "women_led", "contact", "contact_person", "phone"),
    *("whatsapp", "email", "office", "through_office", "scan", "page_word", "no_photo", "form_name", "form_address", "form_phone"),
    *("form_date", "form_signature", "product", "maker", "review_needed", "terms", "prices_as_of", "lead_time"),
)
# Which made size of a photo each kind takes: none is printed with more than 300 dots an inch.
WIDTHS = {"linesheet": "S", "tags": "S", "leaflet": "M"}


def data(sheet: LineSheet, edition: Edition, kind: str = "linesheet") -> dict[str, Any]:
    """A line sheet (or, by `kind`, tags or leaflets of the same products) for the typesetter."""
    settings, language, w = edition.settings, edition.language, edition.words
    title = joined_title(sheet.title, w[kind], edition)
    return {
        "kind": kind,
        "lang": language.code,
        "dir": "rtl" if language.rtl else "ltr",
        "digits": language.digits,
        "faces": faces(language.code),
        "labels": {**{key: told(w[key]) for key in LABELS}, "mrp": told(w["mrp"].partition(" (")[0])},
        "document": {
            "title": clean(title),
            "author": clean(edition.say(settings.name)),
            "date": [settings.updated.year, settings.updated.month, settings.updated.day],
        },
        "showcase": {
            "name": told(edition.say(settings.name)),
            "tagline": told(edition.say(settings.tagline)),
            "url": settings.base_url,
        },
        "title": told(sheet.title),
        "other_names": [{"lang": code, "text": clean(name)} for code, name in sheet.other_names],
        "about": told(sheet.about),
        "place": told(sheet.place),
        "url": f"{settings.base_url}{edition.code}/{sheet.href}",
        "office": contact(sheet.contact),
        "date": told(sheet.date),
        "prices_until": told(sheet.prices_until),
        "sample": sheet.sample,
        "women_led": sheet.women_led,
        "of_maker": sheet.of_maker,
        "review": edition.code != settings.original and edition.code not in settings.reviewed,
        "motifs": [sheet.motif],
        "groups": [_group(each, edition, WIDTHS[kind]) for each in sheet.groups],
    }


def joined_title(title: str, kind: str, edition: Edition) -> str:
    """`Shantipur Tant: Line sheet · Haat`."""
    return f"{title}: {kind} · {edition.say(edition.settings.name)}"


def contact(shown: ContactView) -> dict[str, Any]:
    """The ways to ask that may be printed."""
    return {name: told(getattr(shown, name)) for name in ("person", "phone", "whatsapp", "email", "office")} | {
        "sample": shown.sample
    }


def urls(made: dict[str, Any]) -> list[str]:
    """Every address that the data wants a QR code of."""
    return sorted({made["url"], *(each["url"] for each in made["groups"]), *(line["url"] for line in lines(made))})


def pictures(made: dict[str, Any]) -> list[str]:
    """Every photo and stand-in that the data shows."""
    return sorted({line["picture"]["file"] for line in lines(made) if line["picture"]})


def lines(made: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The products of all makers."""
    return (line for group in made["groups"] for line in group["lines"])


def _group(group: Group, edition: Edition, size: str) -> dict[str, Any]:
    head = group.maker.maker
    return {
        "id": group.id,
        "name": told(head.name),
        "second": second_name(group.maker.other_names),
        "kind": told(head.kind),
        "craft": told(head.craft),
        "place": told(head.place),
        "district": told(head.district),
        "women_led": head.women_led,
        "sample": head.sample,
        "story": [told(each) for each in group.maker.story],
        "contact": contact(head.contact),
        "terms": pairs(group.terms),
        "url": f"{edition.settings.base_url}{edition.code}/{head.href}",
        "lines": [_line(each, edition, size) for each in group.lines],
    }


def _line(line: Line, edition: Edition, size: str) -> dict[str, Any]:
    product = line.product
    return {
        "id": line.id,
        "code": line.code,
        "sku": product.sku,
        "title": told(product.title),
        "second": second_name(product.other_names),
        "about": _printable(told(line.about)),
        "price": told(product.price),
        "mrp": told(product.mrp),
        "tiers": pairs(product.tiers),
        "facts": pairs(line.facts),
        "lead": pairs(product.lead),
        "picture": picture_of(product.pictures, size),
        "gi": {"number": product.gi.number, "checked": told(product.gi.checked)} if product.gi else None,
        "url": f"{edition.settings.base_url}{edition.code}/{product.href}",
    }


def _printable(value: Any) -> Any:
    """No face of ours has the sign for a diameter; the letter that is printed in its place is in all Latin ones."""
    if isinstance(value, list):
        return [_printable(each) for each in value]
    if isinstance(value, dict):
        return {**value, "text": value["text"].replace(DIAMETER, "Ø")}
    return value.replace(DIAMETER, "Ø")


def attached(made: dict[str, Any]) -> dict[str, Any]:
    """What travels inside the file for machines: codes, names, prices and quantities, and no contact."""
    wanted = ("id", "code", "sku", "title", "url", "price", "tiers", "facts", "lead")
    return {
        "title": made["document"]["title"],
        "language": made["lang"],
        "date": made["document"]["date"],
        "sample": made["sample"],
        "products": [{name: line[name] for name in wanted} for line in lines(made)],
    }
