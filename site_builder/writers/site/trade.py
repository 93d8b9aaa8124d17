"""Pages of crafts and of collections. Crafts see products through the districts' digests, collections by their cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from site_builder.edition import address, joined
from site_builder.edition.place import plural
from site_builder.edition.trade import CollectionView, CraftView, collection_view, craft_view
from site_builder.writers.site.cards import Card, shown
from site_builder.writers.site.digest import Digest
from site_builder.writers.site.press import Page, Press, Sheet

ON_CRAFT = 24

Fetch = Callable[[list[str]], dict[str, Card]]  # product ids → the cards of those that are shown


def craft_sheets(digests: dict[str, Digest], order: list[str], press: Press) -> Iterator[Sheet]:
    """The list of crafts, and every craft's page; `order`: districts by their names."""
    edition, code = press.edition, press.edition.code
    if not edition.commons.crafts:
        return
    counts = {key: sum(each.crafts.get(key, 0) for each in digests.values()) for key in edition.commons.crafts}
    yield press.sheet(address.CRAFTS, counts, partial(_crafts, counts, press))
    for key, craft in edition.commons.crafts.items():
        cards = [card for name in order for card in digests[name].craft_cards.get(code, {}).get(key, [])][:ON_CRAFT]
        yield press.sheet(
            address.craft(key), (counts[key], cards), partial(_craft, craft_view(craft, edition), counts[key], cards, press)
        )


def _crafts(counts: dict[str, int], press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    views = {key: craft_view(each, edition) for key, each in edition.commons.crafts.items()}
    listed = [views[key] for key in edition.sort((key, str(view.name)) for key, view in views.items())]
    steps = [(address.CATEGORIES, w["categories"]), (address.CRAFTS, w["crafts"])]
    told = {key: plural("products", n, edition) if n else "" for key, n in counts.items()}
    body = press.render("crafts.html", address.CRAFTS, trail=steps, crafts=[(each, told[each.id]) for each in listed])
    return press.page("category-1", address.CRAFTS, w["crafts"], w["crafts_told"], steps, body)


def _craft(view: CraftView, count: int, cards: list[Card], press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    steps = [(address.CATEGORIES, w["categories"]), (address.CRAFTS, w["crafts"]), (view.href, view.name)]
    body = press.render(
        "craft.html",
        view.href,
        trail=steps,
        c=view,
        counts=plural("products", count, edition) if count else "",
        cards=shown(cards, address.up(view.href)),
    )
    listed = [card.href for card in cards]
    return press.page("category-1", view.href, str(view.name), str(view.summary), steps, body, listed=listed)


def collection_sheets(made_from: Callable[[list[str]], Any], fetch: Fetch, press: Press) -> Iterator[Sheet]:
    """The list of collections, and every collection's page.

    `made_from` tells what the cards of products depend on, without reading them; `fetch` reads them when a page is poured.
    """
    edition = press.edition
    collections = edition.commons.collections
    if not collections:
        return
    views = {name: collection_view(name, each, edition) for name, each in collections.items()}
    yield press.sheet(address.COLLECTIONS, list(views.values()), partial(_collections, list(views.values()), press))
    for name, view in views.items():
        named = collections[name].named()
        yield press.sheet(view.href, (view, made_from(named)), partial(_collection, view, named, fetch, press))


def _collections(views: list[CollectionView], press: Press) -> Page:
    w = press.edition.words
    steps = [(address.COLLECTIONS, w["collections"])]
    counts = [
        plural("products", sum(len(each) for each in (v.products, *(s.products for s in v.stalls))), press.edition) for v in views
    ]
    body = press.render("collections.html", address.COLLECTIONS, trail=steps, collections=list(zip(views, counts, strict=True)))
    return press.page("category-1", address.COLLECTIONS, w["collections"], w["collections_told"], steps, body)


def _collection(view: CollectionView, named: list[str], fetch: Fetch, press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    found, up = fetch(named), address.up(view.href)
    there = [name for name in dict.fromkeys(named) if name in found]

    def cards(names: tuple[str, ...]) -> list[Any]:
        return shown([found[each] for each in names if each in found], up)

    steps = [(address.COLLECTIONS, w["collections"]), (view.href, view.title)]
    body = press.render(
        "collection.html",
        view.href,
        trail=steps,
        c=view,
        counts=joined(" · ", (plural("products", len(there), edition), view.place, view.span)),
        cards=cards(view.products),
        stalls=[(stall, cards(stall.products)) for stall in view.stalls],
    )
    description = str(view.intro[0]) if view.intro else str(view.title)
    listed = [found[name].href for name in there]
    return press.page("category-1", view.href, str(view.title), description, steps, body, listed=listed)
