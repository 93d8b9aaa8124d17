"""A district's catalogue as data for `templates/print/catalogue.typ`: every word chosen, every row laid out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.edition import Edition
from site_builder.edition.book import Book, Item
from site_builder.edition.consent import ContactView
from site_builder.edition.product import Picture
from site_builder.edition.seller import SellerView
from site_builder.language import LANGUAGES
from site_builder.writers.print.layout import rows
from site_builder.writers.print.text import clean, pairs, told

# Which made size of a photo a card takes: none is printed with more than 300 dots an inch, and a job stays small.
WIDTHS = {"S": 320, "M": 640, "L": 640, "page": 1280}
DIAMETER = "\u2300"  # no face of ours has it; the letter that is printed in its place is in all Latin ones
LABELS = (
    *("contents", "how_to_order", "index_of_makers", "index_of_products", "order_form", "district_catalogue"),
    *("products", "makers", "sku", "quantity", "price_each", "retail", "wholesale", "mrp", "price_on_request", "per_piece"),
    *("moq", "lead_time", "materials", "size", "weight", "prices_until", "edition_of", "sample_mark", "sample_told", "as_of"),
    *("gi_number", "gi_of", "women_led", "inquiry", "contact", "contact_person", "phone", "whatsapp", "email", "office"),
    *("through_office", "known_for", "scan", "page_word", "no_photo", "form_name", "form_address", "form_phone", "form_date"),
    *("form_signature", "product", "category", "maker", "story", "review_needed", "also_in", "description", "certificates"),
    *("photo_credits", "line_no", "order_step_1", "order_step_2", "order_step_3", "order_step_4"),
)


def data(book: Book, edition: Edition, label: str = "district_catalogue", gi: str = "gi_of") -> dict[str, Any]:
    """The catalogue for the typesetter. Addresses of pages stand as `url`; their QR codes are drawn from them.

    `label` and `gi`: the words for what it is, and for the GI products in it.
    """
    settings, language = edition.settings, edition.language
    words = {**{key: edition.words[key] for key in LABELS}, "district_catalogue": edition.words[label], "gi_of": edition.words[gi]}
    every = [item for section in book.sections for item in section.items]
    return {
        "kind": "catalogue",
        "lang": language.code,
        "dir": "rtl" if language.rtl else "ltr",
        "digits": language.digits,
        "faces": faces(language.code),
        "labels": {key: told(word) for key, word in words.items()},
        "document": {
            "title": clean(f"{book.district.name}: {edition.words[label]} · {edition.say(settings.name)}"),
            "author": clean(edition.say(settings.name)),
            "date": [settings.updated.year, settings.updated.month, settings.updated.day],
        },
        "showcase": {
            "name": told(edition.say(settings.name)),
            "tagline": told(edition.say(settings.tagline)),
            "url": settings.base_url,
        },
        "district": {
            "id": book.district.id,
            "name": told(book.district.name),
            "other_names": [{"lang": code, "text": clean(name)} for code, name in book.district.other_names],
            "known_for": [told(each) for each in book.district.known_for],
            "intro": [told(each) for each in book.district.intro],
            "facts": pairs(book.district.facts),
            "gi": [{"name": told(name), "number": clean(key)} for _, name, key in book.district.gi],
            "url": _url(book.href, edition),
        },
        "office": _contact(book.office),
        "date": told(book.date),
        "prices_until": told(book.prices_until),
        "sample": book.sample,
        "review": edition.code != settings.original and edition.code not in settings.reviewed,
        "motifs": list(book.motifs),
        "sections": [
            {
                "id": section.id,
                "name": told(section.name),
                "sector": told(section.sector),
                "motif": section.motif,
                "count": len(section.items),
                "rows": [{"size": size, "cards": [card(item, edition) for item in row]} for size, row in rows(section.items)],
            }
            for section in book.sections
        ],
        "makers": [_maker(name, maker, items, edition) for name, maker, items in book.makers],
        "credits": _credits(every),
        "index": [
            {
                "id": item.id,
                "title": told(item.product.title),
                "sku": item.product.sku,
                "maker": told(item.maker.maker.name),
                "letter": clean(item.product.title)[:1].upper(),
            }
            for item in book.by_name
        ],
    }


def urls(made: dict[str, Any]) -> list[str]:
    """Every address that the data wants a QR code of."""
    cards = [card["url"] for section in made["sections"] for row in section["rows"] for card in row["cards"]]
    return sorted({made["district"]["url"], *cards, *(maker["url"] for maker in made["makers"])})


def pictures(made: dict[str, Any]) -> list[str]:
    """Every photo and stand-in that the data shows."""
    return sorted({card["picture"]["file"] for card in _cards(made) if card["picture"]})


def faces(code: str) -> list[str]:
    """Families in the order they are tried: the language's own, then the others."""
    families = {"noto-sans-bengali": "Noto Sans Bengali", "noto-sans-devanagari": "Noto Sans Devanagari", "noto-sans": "Noto Sans"}
    families |= {"noto-naskh-arabic": "Noto Naskh Arabic", "noto-sans-ol-chiki": "Noto Sans Ol Chiki"}
    return list(dict.fromkeys((families[LANGUAGES[code].face], "Noto Sans", *families.values())))


def _url(path: str, edition: Edition) -> str:
    return f"{edition.settings.base_url}{edition.code}/{path}"


def _contact(contact: ContactView) -> dict[str, Any]:
    return {name: told(getattr(contact, name)) for name in ("person", "phone", "whatsapp", "email", "office")} | {
        "sample": contact.sample
    }


def second_name(names: tuple[tuple[str, str], ...]) -> dict[str, str] | None:
    """The name below the reader's own: in English, or, for readers of English, in the first other language."""
    chosen = dict(names)
    code = "en" if "en" in chosen else next(iter(chosen), "")
    return {"lang": code, "text": clean(chosen[code])} if code else None


def picture_of(pictures: tuple[Picture, ...], size: str) -> dict[str, Any] | None:
    """What a product shows, in the made size that a card of this size takes; none where it shows nothing."""
    if not pictures:
        return None
    main = pictures[0]
    fitting = [source for source in main.sources if source[0] <= WIDTHS[size]] or [main.sources[0]]
    width, height, _, path = fitting[-1]
    return {
        "file": path.rpartition("/")[2],
        "alt": clean(main.alt),
        "width": width,
        "height": height,
        "standin": main.standin,
        "credit": clean(main.credit),
        "focus": [main.focus_x / 100, main.focus_y / 100],
    }


def _credits(items: list[Item]) -> list[list[Any]]:
    """Whose photos are shown: (name, codes of the products)."""
    found: dict[str, list[str]] = {}
    for item in items:
        if item.product.pictures and (credit := clean(item.product.pictures[0].credit)):
            found.setdefault(credit, []).append(item.product.sku)
    return [[credit, codes] for credit, codes in found.items()]


def card(item: Item, edition: Edition) -> dict[str, Any]:
    """A product as a card prints it."""
    product = item.product
    return {
        "id": item.id,
        "size": item.size,
        "title": told(product.title),
        "second": second_name(product.other_names),
        "sku": product.sku,
        "code": item.code,
        "maker": told(item.maker.maker.name),
        "maker_id": item.id.rpartition("/")[0],
        "url": _url(product.href, edition),
        "picture": picture_of(product.pictures, item.size),
        "materials": told(item.materials),
        "measures": clean(item.measures).replace(DIAMETER, "Ø"),
        "weight": told(item.weight),
        "moq": told(product.moq),
        "lead": pairs(product.lead),
        "price": told(product.price),
        "mrp": told(product.mrp),
        "tiers": pairs(product.tiers),
        "short": told(product.short),
        "description": [told(each) for each in product.paragraphs],
        "gi": {
            "number": product.gi.number,
            "name": told(product.gi.name),
            "checked": told(product.gi.checked),
            "authorised": clean(product.gi.authorised),
        }
        if product.gi
        else None,
        "sample": item.maker.maker.sample,
    }


def _maker(name: str, maker: SellerView, items: tuple[Item, ...], edition: Edition) -> dict[str, Any]:
    head = maker.maker
    return {
        "id": name,
        "name": told(head.name),
        "second": second_name(maker.other_names),
        "kind": told(head.kind),
        "craft": told(head.craft),
        "place": told(head.place),
        "women_led": head.women_led,
        "sample": head.sample,
        "story": [told(each) for each in maker.story],
        "facts": pairs(maker.facts),
        "terms": pairs(maker.terms),
        "certificates": [
            {
                "name": told(each.name),
                "number": clean(each.number),
                "issuer": told(each.issuer),
                "expiry": told(each.expiry),
                "expired": each.expired,
            }
            for each in maker.certificates
        ],
        "contact": _contact(head.contact),
        "url": _url(head.href, edition),
        "products": [
            {
                "id": item.id,
                "title": told(item.product.title),
                "sku": item.product.sku,
                "price": told(item.product.price),
                "picture": picture_of(item.product.pictures, item.size),
            }
            for item in items
        ],
    }


def _cards(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (card for section in data["sections"] for row in section["rows"] for card in row["cards"])


# What of a card travels inside the file.
_OPEN = (
    "id",
    "title",
    "second",
    "sku",
    "code",
    "maker_id",
    "url",
    "materials",
    "measures",
    "weight",
    "moq",
    "lead",
    "price",
    "tiers",
    "gi",
    "sample",
)


def attached(data: dict[str, Any], agreed: dict[str, Any]) -> dict[str, Any]:
    """The catalogue's data for machines, which travels inside the PDF; `agreed`: maker → contact for web and print alike."""
    return {
        "title": data["document"]["title"],
        "language": data["lang"],
        "date": data["document"]["date"],
        "sample": data["sample"],
        "district": data["district"]["id"],
        "products": [{name: card[name] for name in _OPEN} for card in _cards(data)],
        "makers": [
            {name: maker[name] for name in ("id", "name", "second", "url", "sample")} | {"contact": agreed.get(maker["id"], {})}
            for maker in data["makers"]
        ],
    }
