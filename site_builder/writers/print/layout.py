"""Layout: cards to rows. A page has room for four rows of S, two of M or L, or one whole card; a row is never broken.

Within a category the large cards stand first, so that sizes do not alternate and leave half rows empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.edition.book import Item

# Cards side by side, by size, the largest first. How high a row is, `lib/card.typ` knows.
ABREAST = {"page": 1, "L": 1, "M": 2, "S": 2}


def rows(items: Iterable[Item]) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Cards by size and then in their order, as many of one size side by side as fit: (size, cards)."""
    order = list(ABREAST)
    row: list[Item] = []
    for item in sorted(items, key=lambda item: order.index(item.size)):
        if row and (item.size != row[0].size or len(row) == ABREAST[item.size]):
            yield row[0].size, tuple(row)
            row = []
        row.append(item)
    if row:
        yield row[0].size, tuple(row)
