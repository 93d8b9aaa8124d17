"""A district's digest: all that whole-showcase pages need of it, as plain JSON values.

`featured`, `gi_cards` and `craft_cards` hold at most `FEATURED` cards per category, GI or craft, and `news` at most
`NEWS` rows, so a digest stays small however many products the district has.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from site_builder.writers.site.cards import Card, Slot, Take, card_from

FEATURED = 4
NEWS = 12

Shelves = dict[str, dict[str, list[Card]]]  # language → what they are shown by → cards


class News(NamedTuple):
    """A product that is new, or whose record is: a row of a feed."""

    updated: str  # 2026-11-20
    href: str
    title: str
    told: str


class Digest(NamedTuple):
    """What home, category, GI, craft and programme pages know of a district."""

    products: int
    sellers: int
    categories: dict[str, int]
    gi: dict[str, int]
    crafts: dict[str, int]
    featured: Shelves
    gi_cards: Shelves
    craft_cards: Shelves
    news: dict[str, list[News]]  # language → the newest first


def digest(slots: dict[str, list[Slot]], sellers: int, take: dict[str, Take]) -> Digest:
    """The digest of a district from its cards in each language; only those that it shows are taken."""
    any_language = next(iter(slots.values()), [])

    def count(field: str) -> dict[str, int]:
        return dict(sorted(Counter(filter(None, (getattr(each, field) for each in any_language))).items()))

    def first(field: str) -> Shelves:
        return {code: _first(each, field, take[code]) for code, each in slots.items()}

    return Digest(
        len(any_language),
        sellers,
        count("category"),
        count("gi"),
        count("craft"),
        first("category"),
        first("gi"),
        first("craft"),
        {code: _news(each, take[code]) for code, each in slots.items()},
    )


def _first(slots: list[Slot], field: str, take: Take) -> dict[str, list[Card]]:
    found: dict[str, list[Card]] = {}
    for each in slots:
        key = getattr(each, field)
        if key and len(found.setdefault(key, [])) < FEATURED:
            found[key].append(take(each))
    return found


def _news(slots: list[Slot], take: Take) -> list[News]:
    dated = sorted((each for each in slots if each.updated), key=lambda each: each.updated, reverse=True)
    return [News(card.updated, card.href, card.title, card.told) for card in map(take, dated[:NEWS])]


def counts(told: Digest) -> list[Any]:
    """What a digest says in every language, as JSON can keep it."""
    return list(told[:5])


def cards(told: Digest, code: str) -> list[Any]:
    """What it says in one language."""
    return [told.featured[code], told.gi_cards[code], told.craft_cards[code], told.news[code]]


NO_CARDS: list[Any] = [{}, {}, {}, []]  # where only the counts are asked for


def digest_from(counts: list[Any], code: str, cards: list[Any]) -> Digest:
    """A digest in one language that came back from JSON."""
    products, sellers, categories, gi, crafts = counts
    featured, gi_cards, craft_cards = ({key: [card_from(c) for c in each] for key, each in by.items()} for by in cards[:3])
    news = [News._make(each) for each in cards[3]]
    return Digest(products, sellers, categories, gi, crafts, {code: featured}, {code: gi_cards}, {code: craft_cards}, {code: news})
