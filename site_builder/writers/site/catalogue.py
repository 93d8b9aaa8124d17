"""One seller's pages and one district's lists, in each language. The map half of the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple, TypeVar

from site_builder.edition import Edition, address, joined
from site_builder.edition import inquiry as asking
from site_builder.edition.book import Print, PrintView, print_view
from site_builder.edition.linesheet import Offer, OfferView, offer_view
from site_builder.edition.place import AroundView, around, district_view, plural
from site_builder.edition.product import Picture, card, product_view
from site_builder.edition.seller import MakerView, maker_view, seller_view
from site_builder.language import number
from site_builder.model.product import ProductRecord, Seller
from site_builder.writers.site import inquiry, jsonld
from site_builder.writers.site.cards import Card, Slot, Take, card_of, shown
from site_builder.writers.site.press import Page, Press, Sheet
from site_builder.writers.site.render import Html

PAGE_SIZE = 48
SIBLINGS = 4
SHARED = (1200, 630)  # pixels of a picture that a page is shared with
IN_SEASON = 8  # products on offer that a district's page shows
T = TypeVar("T")


def seller_pages(
    seller: Seller,
    pictures: dict[str, tuple[Picture, ...]],
    portraits: tuple[Picture, ...],
    shares: dict[str, list[str]],
    press: Press,
    sheet: Offer | None = None,
) -> tuple[list[Page], list[Card], MakerView]:
    """Every page of a seller in one language, and what its district's lists need.

    `shares`: SKU → names of the picture that the page is shared with and of its QR code, where they were made.
    """
    edition = press.edition
    products = seller.shown()
    cards = [card_of(card(each, seller, _first(pictures.get(each.sku)), edition), each, edition) for each in products]
    maker = maker_view(seller, edition)
    steps = [
        (address.DISTRICTS, edition.words["districts"]),
        (maker.district_href, maker.district),
        (maker.href, maker.name),
    ]
    contact = inquiry.contact(seller, maker, press)
    # What all products of a seller say alike is rendered once.
    shared = {
        "maker": maker,
        "maker_part": Html(press.render("maker.html", maker.href, maker=maker)),
        "contact": contact,
        "more_part": Html(press.render("more.html", maker.href, maker=maker)),
        **press.trade_parts,
    }
    siblings = _siblings(cards, "../" * 3)
    pages = [
        _product_page(
            each, seller, pictures.get(each.sku, ()), siblings[min(n, SIBLINGS)], shares.get(each.sku), shared, steps, press
        )
        for n, each in enumerate(products)
    ]
    offer = offer_view(seller.district, seller.id, sheet, edition) if sheet else None
    pages += _seller_lists(seller, cards, portraits, contact, steps, offer, press)
    return pages, cards, maker


def _siblings(cards: list[Card], up: str) -> list[list[Html]]:
    """For each of the first products the cards of the next ones, and last what all further products show."""
    told = shown(cards[: SIBLINGS + 1], up)
    return [told[:n] + told[n + 1 :] for n in range(SIBLINGS)] + [told[:SIBLINGS]]


def _first(pictures: tuple[Picture, ...] | None) -> Picture | None:
    return pictures[0] if pictures else None


def _product_page(
    record: ProductRecord,
    seller: Seller,
    pictures: tuple[Picture, ...],
    siblings: list[Html],
    share: list[str] | None,
    shared: dict[str, Any],
    steps: list[tuple[str, str]],
    press: Press,
) -> Page:
    edition = press.edition
    path = address.product(seller.district, seller.id, record.sku)
    view = product_view(record, seller, pictures, edition)
    ask = asking.ask(record, seller, edition)
    steps = [*steps, (path, view.title)]
    body = press.render(
        "product.html",
        path,
        p=view,
        siblings=siblings,
        trail=steps,
        category_href=address.category(record.category),
        digits=lambda n: number(n, edition.code),
        share_to=f"{press.shared_as}{path.replace('/', '%2F')}",
        qr=f"media/{share[1]}" if share else "",
        ask=ask,
        contact_rest=shared["contact"].of(view.title, ask, record.sku),
        **shared,
    )
    images = [picture.sources[-1][3] for picture in pictures if not picture.standin]
    graph = jsonld.product(record, seller, images, edition)
    description = str(view.short or (view.paragraphs[0] if view.paragraphs else view.title))
    image = f"media/{share[0]}" if share else images[0] if images else ""
    size = SHARED if share else None
    return press.page("product-3", path, str(view.title), description, steps, body, graph=graph, image=image, size=size)


def _seller_lists(
    seller: Seller,
    cards: list[Card],
    portraits: tuple[Picture, ...],
    contact: inquiry.Contact,
    steps: list[tuple[str, str]],
    offer: OfferView | None,
    press: Press,
) -> Iterator[Page]:
    view = seller_view(seller, press.edition)
    message = inquiry.maker_message(contact, view.maker)
    further = address.seller(seller.district, seller.id, 2).replace("-2.", "-%s.")
    for number_, count, some in sheets(cards):
        path = address.seller(seller.district, seller.id, number_)
        body = press.render(
            "seller.html",
            path,
            s=view,
            portraits=portraits,
            offer=offer if number_ == 1 else None,
            message=message,
            cards=shown(some, address.up(path)),
            trail=steps,
            number=number_,
            count=count,
            first=address.seller(seller.district, seller.id),
            further=further,
            told=press.page_told(),
        )
        title = str(view.maker.name) if number_ == 1 else _numbered(str(view.maker.name), number_, press.edition)
        listed = [each.href for each in some]
        images = [each.sources[-1][3] for each in portraits]
        graph = jsonld.seller(seller, images, press.edition) if number_ == 1 else None
        image = next(iter(images), "")
        yield press.page("catalog-3", path, title, str(view.maker.craft), steps, body, graph=graph, listed=listed, image=image)


def sheets(cards: list[T]) -> Iterator[tuple[int, int, list[T]]]:
    """A list in pages of 48: (page, pages, cards). An empty list has one empty page."""
    count = max(1, -(-len(cards) // PAGE_SIZE))
    for n in range(count):
        yield n + 1, count, cards[n * PAGE_SIZE : (n + 1) * PAGE_SIZE]


def _numbered(title: str, n: int, edition: Edition) -> str:
    return f"{title} · {edition.words['page_n'].format(n=number(n, edition.code))}"


def district_sheets(
    name: str, makers: list[MakerView], cards: list[Slot], take: Take, paper: Print | None, sheet: Offer | None, press: Press
) -> Iterator[Sheet]:
    """A district's page, its further pages, and one list for each category it has."""
    edition = press.edition
    by_category: dict[str, list[Slot]] = {}
    for each in cards:
        by_category.setdefault(each.category, []).append(each)
    names = {key: edition.category_names[key] for key in by_category}
    order = edition.sort((key, str(name)) for key, name in names.items())
    shelves = [
        (address.district_category(name, key), names[key], number(len(by_category[key]), edition.code), key) for key in order
    ]
    counts = joined(" · ", (plural("products", len(cards), edition), plural("sellers", len(makers), edition)))
    view = print_view(name, paper, edition) if paper else None
    season = [each for each in cards if each.season][:IN_SEASON]
    offer = offer_view(name, "", sheet, edition) if sheet else None
    yield from _list(_List(name, "", cards, take, makers, shelves, counts, view, around(name, edition), season, offer), press)
    for key in order:
        told = plural("products", len(by_category[key]), edition)
        yield from _list(_List(name, key, by_category[key], take, makers, shelves, told, None, None, [], None), press)


def _sectors(each: _List, edition: Edition) -> list[tuple[str, str, str]]:
    """The sectors of a district's products, in their order: (motif, name, how many)."""
    sector_of, sectors = edition.commons.sector_of, edition.commons.sectors
    counts = Counter(sector_of[slot.category] for slot in each.cards)
    return [
        (sector.motif, edition.sector_names[key], plural("products", counts[key], edition))
        for key, sector in sectors.items()
        if counts[key]
    ]


class _List(NamedTuple):
    """A district's products, all of them or of one category."""

    district: str
    category: str
    cards: list[Slot]
    take: Take
    makers: list[MakerView]
    shelves: list[tuple[str, str, str, str]]
    counts: str
    paper: PrintView | None
    around: AroundView | None  # on the district's own page only
    season: list[Slot]
    offer: OfferView | None  # its line sheet

    def path(self, n: int) -> str:
        """Address of the nth page."""
        if self.category:
            return address.district_category(self.district, self.category, n)
        return address.district(self.district, n)


def _list(each: _List, press: Press) -> Iterator[Sheet]:
    for n, count, some in sheets(each.cards):
        marks = [slot.mark for slot in some]
        own: object = 0
        if n == 1 and not each.category:
            own = (each.makers, each.paper, each.around, [slot.mark for slot in each.season], each.offer)
        depends = (marks, n, count, each.shelves, each.counts, own)
        yield press.sheet(each.path(n), depends, partial(_list_page, each, n, count, some, press))


def _list_page(each: _List, n: int, count: int, some: list[Slot], press: Press) -> Page:
    edition = press.edition
    view = district_view(each.district, edition)
    heading = edition.category_names[each.category] if each.category else ""
    steps = [(address.DISTRICTS, edition.words["districts"]), (address.district(view.id), view.name)]
    title = str(view.name)
    if heading:
        steps.append((each.path(1), heading))
        title = edition.words["category_in"].format(category=heading, district=view.name)
    cards = [each.take(slot) for slot in some]
    body = press.render(
        "district.html",
        each.path(n),
        d=view,
        category=heading,
        counts=each.counts,
        makers=each.makers,
        shelves=[(href, name, amount, key == each.category) for href, name, amount, key in each.shelves],
        cards=shown(cards, address.up(each.path(n))),
        paper=each.paper if n == 1 and not each.category else None,
        around=each.around if n == 1 else None,
        season=shown([each.take(slot) for slot in each.season], address.up(each.path(n))) if n == 1 else [],
        sectors=_sectors(each, edition) if n == 1 and not each.category else [],
        offer=each.offer if n == 1 and not each.category else None,
        trail=steps,
        number=n,
        count=count,
        first=each.path(1),
        further=each.path(2).replace("page-2.", "page-%s."),
        told=press.page_told(),
        scope=f"district={each.district}" + (f"&category={each.category}" if each.category else ""),
    )
    description = str(view.intro[0]) if view.intro else title
    listed = [card.href for card in cards]
    title = title if n == 1 else _numbered(title, n, edition)
    return press.page("catalog-2", each.path(n), title, description, steps, body, listed=listed)
