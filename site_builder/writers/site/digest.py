"""A district's digest: all that whole-showcase pages need of it, as plain JSON values.

`featured` and `gi` hold at most `FEATURED` cards per category or GI, so a digest stays small however many
products the district has.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from site_builder.writers.site.cards import Card, card_from

FEATURED = 4


class Digest(NamedTuple):
    """What home, category, GI and programme pages know of a district."""

    products: int
    sellers: int
    categories: dict[str, int]
    gi: dict[str, int]
    featured: dict[str, dict[str, list[Card]]]  # language → category → cards
    gi_cards: dict[str, dict[str, list[Card]]]  # language → GI key → cards


def digest(cards: dict[str, list[Card]], sellers: int) -> Digest:
    """The digest of a district from its cards in each language."""
    any_language = next(iter(cards.values()), [])
    categories = Counter(each.category for each in any_language)
    gi = Counter(each.gi for each in any_language if each.gi)
    return Digest(
        len(any_language),
        sellers,
        dict(sorted(categories.items())),
        dict(sorted(gi.items())),
        {code: _first(each, "category") for code, each in cards.items()},
        {code: _first(each, "gi") for code, each in cards.items()},
    )


def _first(cards: list[Card], field: str) -> dict[str, list[Card]]:
    found: dict[str, list[Card]] = {}
    for each in cards:
        key = getattr(each, field)
        if key and len(found.setdefault(key, [])) < FEATURED:
            found[key].append(each)
    return found


def digest_from(packed: list[Any]) -> Digest:
    """A digest that came back from JSON."""
    products, sellers, categories, gi, featured, gi_cards = packed

    def cards(by_language: dict[str, dict[str, list[list[Any]]]]) -> dict[str, dict[str, list[Card]]]:
        return {code: {key: [card_from(c) for c in each] for key, each in by.items()} for code, by in by_language.items()}

    return Digest(products, sellers, categories, gi, cards(featured), cards(gi_cards))
