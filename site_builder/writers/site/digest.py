"""A district's digest: all that whole-showcase pages need of it, as plain JSON values.

`featured` and `gi` hold at most `FEATURED` cards per category or GI, so a digest stays small however many
products the district has.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from site_builder.writers.site.cards import Card, Slot, Take, card_from

FEATURED = 4


class Digest(NamedTuple):
    """What home, category, GI and programme pages know of a district."""

    products: int
    sellers: int
    categories: dict[str, int]
    gi: dict[str, int]
    featured: dict[str, dict[str, list[Card]]]  # language → category → cards
    gi_cards: dict[str, dict[str, list[Card]]]  # language → GI key → cards


def digest(slots: dict[str, list[Slot]], sellers: int, take: dict[str, Take]) -> Digest:
    """The digest of a district from its cards in each language; only those that it shows are taken."""
    any_language = next(iter(slots.values()), [])
    categories = Counter(each.category for each in any_language)
    gi = Counter(each.gi for each in any_language if each.gi)
    return Digest(
        len(any_language),
        sellers,
        dict(sorted(categories.items())),
        dict(sorted(gi.items())),
        {code: _first(each, "category", take[code]) for code, each in slots.items()},
        {code: _first(each, "gi", take[code]) for code, each in slots.items()},
    )


def _first(slots: list[Slot], field: str, take: Take) -> dict[str, list[Card]]:
    found: dict[str, list[Card]] = {}
    for each in slots:
        key = getattr(each, field)
        if key and len(found.setdefault(key, [])) < FEATURED:
            found[key].append(take(each))
    return found


def counts(told: Digest) -> list[Any]:
    """What a digest says in every language, as JSON can keep it."""
    return list(told[:4])


def cards(told: Digest, code: str) -> list[Any]:
    """What it says in one language."""
    return [told.featured[code], told.gi_cards[code]]


def digest_from(counts: list[Any], code: str, cards: list[Any]) -> Digest:
    """A digest in one language that came back from JSON."""
    products, sellers, categories, gi = counts
    featured, gi_cards = ({key: [card_from(c) for c in each] for key, each in by.items()} for by in cards)
    return Digest(products, sellers, categories, gi, {code: featured}, {code: gi_cards})
