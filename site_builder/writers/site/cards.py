"""A product's card, rendered once a language and shown on many pages.

A card stands on its maker's page, on other products' pages, in two lists of its district and on whole-showcase
pages. Only the way back to the language's folder differs between them, so the card is kept as HTML with a
sign in that place which no record can hold (control characters are refused when a file is read).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from site_builder.edition import Edition
from site_builder.edition.product import CardView, on_offer
from site_builder.model.product import ProductRecord
from site_builder.store import key
from site_builder.writers.site.render import Html, render

UP = "\x02"


class Slot(NamedTuple):
    """A card's place in the lists: all that they need to know before one of their pages is poured, without its HTML."""

    seller: str
    n: int  # which of the seller's cards
    category: str
    gi: str
    photo: bool
    craft: str
    season: bool
    updated: str
    mark: str  # hash of the card


class Card(NamedTuple):
    """A rendered card, and what lists need to know of it."""

    href: str
    category: str
    gi: str
    photo: bool  # a real photo, not a stand-in
    craft: str  # id of its craft's page, or nothing
    season: bool  # an offer holds on the edition's date
    updated: str  # when its record last changed: 2026-11-20, or nothing
    title: str
    told: str  # who makes it, and where
    html: str


Take = Callable[[Slot], Card]  # fetches the card of a slot, from the store where it was not poured just now


def mark(card: Card) -> str:
    """The hash of a card: while it stays, no list looks at the card."""
    return key(card.href, card.category, card.gi, f"{card.photo}{card.season}", card.craft, card.updated, card.html)[:16]


def card_of(view: CardView, record: ProductRecord, edition: Edition) -> Card:
    """Render a card."""
    district = edition.district_names[view.district]
    html = render("card.html", edition.code, {"c": view, "up": UP, "district": district})
    photo = view.picture is not None and not view.picture.standin
    updated = record.updated.isoformat() if record.updated else ""
    told = f"{view.maker} · {district}"  # no price: feeds would change with each
    season = bool(record.offers) and on_offer(record, edition)
    return Card(view.href, view.category, view.gi, photo, record.craft_story or "", season, updated, view.title, told, html)


def shown(cards: list[Card], up: str) -> list[Html]:
    """Cards for a page that lies `up` below its language's folder; our own templates escaped what they hold."""
    return [Html(each.html.replace(UP, up)) for each in cards]


def card_from(packed: Any) -> Card:
    """A card that came back from JSON."""
    return packed if isinstance(packed, Card) else Card._make(packed)
