"""One seller's pages and one district's lists, in each language. The map half of the site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple, TypeVar

from site_builder.edition import Edition, address, joined
from site_builder.edition import inquiry as asking
from site_builder.edition.book import Print, PrintView, print_view
from site_builder.edition.place import district_view, plural
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
T = TypeVar("T")


def seller_pages(
    seller: Seller, pictures: dict[str, tuple[Picture, ...]], press: Press
) -> tuple[list[Page], list[Card], MakerView]:
    """Every page of a seller in one language, and what its district's lists need."""
    edition = press.edition
    products = seller.shown()
    cards = [card_of(card(each, seller, _first(pictures.get(each.sku)), edition), edition) for each in products]
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
    }
    siblings = _siblings(cards, "../" * 3)
    pages = [
        _product_page(each, seller, pictures.get(each.sku, ()), siblings[min(n, SIBLINGS)], shared, steps, press)
        for n, each in enumerate(products)
    ]
    pages += _seller_lists(seller, cards, contact, steps, press)
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
        ask=ask,
        contact_rest=shared["contact"].of(view.title, ask, record.sku),
        **shared,
    )
    images = [picture.sources[-1][3] for picture in pictures if not picture.standin]
    graph = jsonld.product(record, seller, images, edition)
    description = str(view.short or (view.paragraphs[0] if view.paragraphs else view.title))
    return press.page("catalog-3", path, str(view.title), description, steps, body, graph=graph, image=images[0] if images else "")


def _seller_lists(
    seller: Seller, cards: list[Card], contact: inquiry.Contact, steps: list[tuple[str, str]], press: Press
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
        yield press.page("catalog-3", path, title, str(view.maker.craft), steps, body)


def sheets(cards: list[T]) -> Iterator[tuple[int, int, list[T]]]:
    """A list in pages of 48: (page, pages, cards). An empty list has one empty page."""
    count = max(1, -(-len(cards) // PAGE_SIZE))
    for n in range(count):
        yield n + 1, count, cards[n * PAGE_SIZE : (n + 1) * PAGE_SIZE]


def _numbered(title: str, n: int, edition: Edition) -> str:
    return f"{title} · {edition.words['page_n'].format(n=number(n, edition.code))}"


def district_sheets(
    name: str, makers: list[MakerView], cards: list[Slot], take: Take, paper: Print | None, press: Press
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
    yield from _list(_List(name, "", cards, take, makers, shelves, counts, view), press)
    for key in order:
        told = plural("products", len(by_category[key]), edition)
        yield from _list(_List(name, key, by_category[key], take, makers, shelves, told, None), press)


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

    def path(self, n: int) -> str:
        """Address of the nth page."""
        if self.category:
            return address.district_category(self.district, self.category, n)
        return address.district(self.district, n)


def _list(each: _List, press: Press) -> Iterator[Sheet]:
    for n, count, some in sheets(each.cards):
        marks = [slot.mark for slot in some]
        depends = (marks, n, count, each.shelves, each.counts, (each.makers, each.paper) if n == 1 and not each.category else 0)
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
    body = press.render(
        "district.html",
        each.path(n),
        d=view,
        category=heading,
        counts=each.counts,
        makers=each.makers,
        shelves=[(href, name, amount, key == each.category) for href, name, amount, key in each.shelves],
        cards=shown([each.take(slot) for slot in some], address.up(each.path(n))),
        paper=each.paper if n == 1 and not each.category else None,
        trail=steps,
        number=n,
        count=count,
        first=each.path(1),
        further=each.path(2).replace("page-2.", "page-%s."),
        told=press.page_told(),
    )
    description = str(view.intro[0]) if view.intro else title
    return press.page("catalog-2", each.path(n), title if n == 1 else _numbered(title, n, edition), description, steps, body)
