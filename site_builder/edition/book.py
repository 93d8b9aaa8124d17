"""A district's printed catalogue as its readers see it: what is in it and in which order, before any layout."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from site_builder.edition import Edition, address
from site_builder.edition.consent import ContactView, office
from site_builder.edition.place import DistrictView, district_view, plural
from site_builder.edition.product import Picture, ProductView, product_view
from site_builder.edition.seller import SellerView, seller_view
from site_builder.language import day, number
from site_builder.model.product import Seller
from site_builder.model.shortcode import short_code


class Print(NamedTuple):
    """A catalogue that is made: its file among the made PDFs, and what a page tells of it."""

    file: str
    bytes: int
    pages: int
    previews: tuple[tuple[str, int, int], ...]  # (file among the made pictures, width, height)


class PrintView(NamedTuple):
    """A printed catalogue as the district's page offers it."""

    href: str
    told: str  # pages, size and date
    previews: tuple[tuple[str, int, int, str], ...]  # (address below `site/`, width, height, alt)


def print_view(district: str, made: Print, edition: Edition) -> PrintView:
    """The words for a made catalogue."""
    w, code = edition.words, edition.code
    size = f"{number(max(Decimal(made.bytes).scaleb(-6).quantize(Decimal('0.1')), Decimal('0.1')), code)}\u00a0MB"
    told = w["print_told"].format(pages=plural("pages", made.pages, edition), size=size, date=day(edition.settings.updated, code))
    shown = [
        (f"media/{name}", width, height, w["print_preview"].format(n=number(n, code)))
        for n, (name, width, height) in enumerate(made.previews, 1)
    ]
    return PrintView(address.catalogue(district), told, tuple(shown))


class Item(NamedTuple):
    """A product in the book, with the maker that it leads to."""

    id: str  # `seller/sku`, unique in the district, or `district/seller/sku` in a book of several
    code: str  # its short code
    product: ProductView
    maker: SellerView
    size: str  # S, M, L or page
    materials: str
    measures: str
    weight: str


class Section(NamedTuple):
    """The products of one category."""

    id: str
    name: str
    sector: str
    motif: str
    items: tuple[Item, ...]


class Book(NamedTuple):
    """A district's catalogue in one language."""

    district: DistrictView
    office: ContactView
    sections: tuple[Section, ...]
    makers: tuple[tuple[str, SellerView, tuple[Item, ...]], ...]  # (id, maker, products)
    by_name: tuple[Item, ...]
    motifs: tuple[str, ...]  # drawings of the district's sectors, the largest first
    date: str
    prices_until: str  # the earliest date until which a price holds, or nothing
    sample: bool
    href: str  # its page


def book(district: str, sellers: Iterable[Seller], pictures: dict[str, tuple[Picture, ...]], edition: Edition) -> Book:
    """The catalogue of a district. `pictures`: `seller/sku` → what a product shows, the main one first."""
    whom = office(edition.commons.districts[district], edition)
    shown = {seller.id: seller for seller in sellers if seller.shown()}
    return _book(district_view(district, edition), whom, address.district(district), shown, pictures, edition)


def chosen_book(
    head: DistrictView,
    whom: ContactView,
    href: str,
    sellers: Iterable[Seller],
    pictures: dict[str, tuple[Picture, ...]],
    edition: Edition,
) -> Book:
    """A catalogue of some products of several districts; ids begin with the district. `head` stands for the district."""
    return _book(head, whom, href, {f"{each.district}/{each.id}": each for each in sellers}, pictures, edition)


def _book(
    head: DistrictView,
    whom: ContactView,
    href: str,
    shown: dict[str, Seller],
    pictures: dict[str, tuple[Picture, ...]],
    edition: Edition,
) -> Book:
    makers = {name: seller_view(seller, edition) for name, seller in shown.items()}
    items = {name: _items(name, seller, makers[name], pictures, edition) for name, seller in shown.items()}
    every = [each for name in shown for each in items[name]]
    until = [p.prices.valid_until for seller in shown.values() for p in seller.shown() if p.prices.valid_until]
    sections = _sections(every, edition)
    weight = {each.motif: sum(len(other.items) for other in sections if other.motif == each.motif) for each in sections}
    return Book(
        head,
        whom,
        sections,
        tuple((name, makers[name], items[name]) for name in edition.sort((n, str(m.maker.name)) for n, m in makers.items())),
        tuple(_by_id(every)[key] for key in edition.sort((each.id, str(each.product.title)) for each in every)),
        tuple(sorted(weight, key=lambda motif: (-weight[motif], motif))),
        day(edition.settings.updated, edition.code),
        day(min(until), edition.code) if until else "",
        any(seller.record.sample for seller in shown.values()),
        href,
    )


def _items(
    name: str, seller: Seller, maker: SellerView, pictures: dict[str, tuple[Picture, ...]], edition: Edition
) -> tuple[Item, ...]:
    made = []
    for product in seller.shown():
        key, w = f"{name}/{product.sku}", edition.words
        view = product_view(product, seller, pictures.get(key, ()), edition)
        facts = dict(view.facts)
        made.append(
            Item(
                key,
                short_code(f"{seller.district}/{seller.id}/{product.sku}"),
                view,
                maker,
                product.card_size,
                facts.get(w["materials"], ""),
                facts.get(w["size"], ""),
                facts.get(w["weight"], ""),
            )
        )
    return tuple(made)


def _by_id(items: Iterable[Item]) -> dict[str, Item]:
    return {each.id: each for each in items}


def _sections(items: list[Item], edition: Edition) -> tuple[Section, ...]:
    """By category, in the order of the sectors and, in each, by name; large cards first, so that no column is left empty."""
    commons, made = edition.commons, []
    for category in edition.sort((key, str(edition.category_names[key])) for key in {each.product.category for each in items}):
        sector = commons.sector_of[category]
        inside = [each for each in items if each.product.category == category]
        motif = commons.sectors[sector].motif
        made.append(Section(category, edition.category_names[category], edition.sector_names[sector], motif, tuple(inside)))
    order = list(commons.sectors)
    return tuple(sorted(made, key=lambda each: order.index(commons.sector_of[each.id])))
