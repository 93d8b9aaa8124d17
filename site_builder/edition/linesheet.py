"""A line sheet as its readers see it: what can be ordered, from whom, in which quantities, at what price, until when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from site_builder.edition import Edition, address, joined
from site_builder.edition.consent import ContactView, office
from site_builder.edition.place import other_names, plural
from site_builder.edition.product import Picture, ProductView, product_view
from site_builder.edition.rows import Pair
from site_builder.edition.seller import SellerView, seller_view
from site_builder.language import day, megabytes, number
from site_builder.model.product import ProductRecord, Seller
from site_builder.model.shortcode import short_code

Pictures = Mapping[str, tuple[Picture, ...]]  # `district/seller/SKU` → what the product shows, the main one first


class Line(NamedTuple):
    """A product to order. What readers see is words; what a spreadsheet reckons with is numbers."""

    id: str  # `district/seller/SKU`
    code: str  # its short code
    product: ProductView
    moq: int | None
    multiple: int | None
    case_pack: int | None
    price: Decimal | None  # of one piece, below the first tier
    tiers: tuple[tuple[int, Decimal], ...]  # (from this quantity, price a piece)
    facts: tuple[Pair, ...]  # how it is ordered: minimum, multiples, cartons, a sample
    about: str  # materials and measures


class Group(NamedTuple):
    """A maker's products, with the maker's terms."""

    id: str  # `district/seller`
    maker: SellerView
    terms: tuple[Pair, ...]
    lines: tuple[Line, ...]


class LineSheet(NamedTuple):
    """Everything to order by one sheet."""

    name: str  # of the file, ASCII
    title: str
    other_names: tuple[tuple[str, str], ...]
    about: str
    place: str
    href: str  # its page
    contact: ContactView
    groups: tuple[Group, ...]
    date: str
    prices_until: str  # the earliest date until which a price holds, or nothing
    currency: str
    sample: bool
    women_led: bool
    of_maker: bool  # it is called after its one maker, who needs no head of his own
    motif: str

    @property
    def lines(self) -> tuple[Line, ...]:
        """The products of all makers."""
        return tuple(line for group in self.groups for line in group.lines)


def of_seller(seller: Seller, pictures: Pictures, edition: Edition) -> LineSheet:
    """All that one maker offers."""
    view = seller_view(seller, edition)
    head = view.maker
    return _sheet(
        f"{seller.district}.{seller.id}",  # no id has a point: two sheets are never called alike
        (head.name, view.other_names, head.craft, joined(" · ", (head.kind, head.place, head.district)), head.href),
        head.contact,
        [seller],
        pictures,
        edition,
        women_led=head.women_led,
        of_maker=True,
    )


def of_district(district: str, sellers: Iterable[Seller], pictures: Pictures, edition: Edition) -> LineSheet:
    """All that a district's makers offer; its office passes inquiries on."""
    record, chosen = edition.commons.districts[district], list(sellers)
    told = (
        edition.district_names[district],
        other_names(record.name, edition),
        joined(" · ", [edition.say(each) for each in record.known_for]),
        _counts(chosen, edition),
        address.district(district),
    )
    return _sheet(district, told, office(record, edition), chosen, pictures, edition)


def of_selection(
    name: str, title: str, about: str, href: str, sellers: Iterable[Seller], pictures: Pictures, edition: Edition
) -> LineSheet:
    """What somebody chose: one maker's contact where there is one maker, the office's where there is one district."""
    chosen = list(sellers)
    return _sheet(name, (title, (), about, _counts(chosen, edition), href), whom_to_ask(chosen, edition), chosen, pictures, edition)


def whom_to_ask(sellers: list[Seller], edition: Edition) -> ContactView:
    """Who answers for some makers' products; the showcase itself, by its address, where they are of several districts."""
    if len(sellers) == 1:
        return seller_view(sellers[0], edition).maker.contact
    districts = {each.district for each in sellers}
    if len(districts) == 1:
        return office(edition.commons.districts[districts.pop()], edition)
    settings = edition.settings
    host = settings.base_url.removeprefix("https://").rstrip("/")
    return ContactView("", "", "", "", joined(" · ", (edition.say(settings.name), host)), sample=False)


def _counts(sellers: list[Seller], edition: Edition) -> str:
    products = sum(len(each.products) for each in sellers)
    return joined(" · ", (plural("products", products, edition), plural("sellers", len(sellers), edition)))


def _sheet(
    name: str,
    told: tuple[str, tuple[tuple[str, str], ...], str, str, str],
    contact: ContactView,
    sellers: list[Seller],
    pictures: Pictures,
    edition: Edition,
    *,
    women_led: bool = False,
    of_maker: bool = False,
) -> LineSheet:
    title, names, about, place, href = told
    groups = [_group(each, pictures, edition) for each in sellers if each.products]
    order = edition.sort((group.id, str(group.maker.maker.name)) for group in groups)
    until = [p.prices.valid_until for each in sellers for p in each.products if p.prices.valid_until]
    sectors = [edition.commons.sector_of[p.category] for each in sellers for p in each.products]
    largest = max(sectors, key=lambda sector: (sectors.count(sector), sector)) if sectors else next(iter(edition.commons.sectors))
    return LineSheet(
        name,
        title,
        names,
        about,
        place,
        href,
        contact,
        tuple(sorted(groups, key=lambda group: order.index(group.id))),
        day(edition.settings.updated, edition.code),
        day(min(until), edition.code) if until else "",
        edition.settings.currency,
        any(each.record.sample for each in sellers),
        women_led,
        of_maker,
        edition.commons.sectors[largest].motif,
    )


def _group(seller: Seller, pictures: Pictures, edition: Edition) -> Group:
    view = seller_view(seller, edition)
    w = edition.words
    rows = [(w["lead_time"], _spans(view.lead)), *view.terms]
    if seller.record.capacity_per_month:
        rows.insert(1, (w["capacity"], number(seller.record.capacity_per_month, edition.code)))
    lines = tuple(_line(each, seller, pictures, edition) for each in seller.products)
    return Group(f"{seller.district}/{seller.id}", view, tuple((label, value) for label, value in rows if value), lines)


def _spans(rows: Iterable[Pair]) -> str:
    return joined("; ", [joined(": ", row) for row in rows])


def _line(product: ProductRecord, seller: Seller, pictures: Pictures, edition: Edition) -> Line:
    key, w, code = f"{seller.district}/{seller.id}/{product.sku}", edition.words, edition.code
    view = product_view(product, seller, pictures.get(key, ()), edition)
    told = dict(view.facts)
    counts = ((w["moq_short"], product.moq), (w["order_multiple"], product.order_multiple), (w["case_pack"], product.case_pack))
    facts = [(label, number(value, code)) for label, value in counts if value]
    facts += [(w["sample_price"], view.sample_price)] if view.sample_price else []
    return Line(
        key,
        short_code(key),
        view,
        product.moq,
        product.order_multiple,
        product.case_pack,
        product.prices.retail or product.prices.mrp,
        tuple((each.from_, each.price) for each in product.prices.wholesale),
        tuple(facts),
        joined(" · ", (told.get(w["size"], ""), told.get(w["weight"], ""), told.get(w["materials"], ""))),
    )


# ── as pages offer it ────────────────────────────────────────────────────────────────────────────


class Offer(NamedTuple):
    """What is known of a made line sheet: size and pages of the PDF, size of the spreadsheet."""

    pdf_bytes: int
    pages: int
    xlsx_bytes: int


class OfferView(NamedTuple):
    """A line sheet as a page offers it, with pages, size and date of its files."""

    pdf: str  # address below the language's folder
    pdf_told: str
    xlsx: str
    xlsx_told: str


def offer_view(district: str, seller: str, offer: Offer, edition: Edition) -> OfferView:
    """The words for a made line sheet."""
    w, code = edition.words, edition.code
    updated = day(edition.settings.updated, code)
    pages = plural("pages", offer.pages, edition)
    return OfferView(
        address.line_sheet(district, seller),
        w["print_told"].format(pages=pages, size=megabytes(offer.pdf_bytes, code), date=updated),
        address.line_sheet(district, seller, "xlsx"),
        w["linesheet_xlsx_told"].format(size=megabytes(offer.xlsx_bytes, code), date=updated),
    )
