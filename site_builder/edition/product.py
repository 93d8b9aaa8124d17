"""What a reader sees of a product: card and page. Plain values; writers turn them into HTML or print."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.edition import Edition, address
from site_builder.edition.abroad import abroad
from site_builder.edition.consent import ContactView
from site_builder.edition.rows import (
    Pair,
    code_rows,
    fact_rows,
    fob_text,
    food_rows,
    lead_rows,
    paragraphs,
    size_abroad,
    supply_rows,
    tier_rows,
)
from site_builder.language import LANGUAGES, day, money, number
from site_builder.model.fields import Certificate, LeadTime
from site_builder.model.product import Prices, ProductRecord, Seller
from site_builder.model.shortcode import short_code


class Picture(NamedTuple):
    """A picture in its sizes: `sources` are (width, height, AVIF address, JPEG address), smallest first."""

    alt: str
    role: str
    width: int
    height: int
    sources: tuple[tuple[int, int, str, str], ...]
    credit: str = ""
    standin: bool = False
    focus_x: int = 50  # what must stay when it is cropped: percent from the left and from the top, in steps of five
    focus_y: int = 50


class CardView(NamedTuple):
    """A product in a list. Also what a digest holds, so only plain values; see `digest`."""

    href: str
    title: str
    title_lang: str  # language of a fallen-back title, or nothing
    maker: str
    maker_lang: str
    district: str  # id
    price: str
    on_request: bool
    moq: str
    lead: str
    category: str  # id
    gi: str  # key
    sample: bool
    picture: Picture | None


class CertificateView(NamedTuple):
    """A certificate with what a buyer needs to check it."""

    name: str
    number: str
    issuer: str
    date: str
    expiry: str
    verified_by: str
    expired: bool
    state: str  # who stands for it


class GiView(NamedTuple):
    """A GI claim: never without its number and date."""

    key: str
    name: str
    number: str
    checked: str
    href: str
    authorised: str  # the seller's authorised-user number, or nothing


class OfferView(NamedTuple):
    """A seasonal offer that has not ended."""

    name: str
    what: str
    span: str
    where: str


class VariantView(NamedTuple):
    """One form of a product."""

    sku: str
    name: str
    hex: str
    size: str
    price: str
    stock: str


class ProductView(NamedTuple):
    """A product's page, complete."""

    sku: str
    href: str
    title: str
    other_names: tuple[tuple[str, str], ...]  # (language, name) in the other languages
    short: str
    paragraphs: tuple[str, ...]
    bullets: tuple[str, ...]
    category: str
    category_name: str
    price: str
    mrp: str
    on_request: bool
    tiers: tuple[Pair, ...]
    fob: str
    fob_date: str
    sample_price: str
    other_prices: tuple[Pair, ...]
    prices_until: str
    moq: str
    lead: tuple[Pair, ...]
    supply: tuple[Pair, ...]
    facts: tuple[Pair, ...]
    codes: tuple[Pair, ...]
    food: tuple[Pair, ...]
    notes: tuple[Pair, ...]
    colours: tuple[tuple[str, str], ...]  # (hex, name)
    variants: tuple[VariantView, ...]
    offers: tuple[OfferView, ...]
    gi: GiView | None
    certificates: tuple[CertificateView, ...]
    pictures: tuple[Picture, ...]
    updated: str
    code: str  # the short code
    abroad: str  # the price in other currencies
    steps: str  # what a piece costs from which quantity on, for the reckoner: `1:2100 10:1750 50:1600`
    least: str  # the smallest order and its multiple, in digits 0-9
    multiple: str
    craft: tuple[str, str, str] | None  # the craft's page, its name, and a sentence


def price_text(prices: Prices, edition: Edition) -> str:
    """The price that a card shows."""
    value = prices.shown
    return money(value, edition.settings.currency, edition.code) if value is not None else ""


def lead_text(times: list[LeadTime], edition: Edition) -> str:
    """The shortest lead time: `15 days`."""
    return edition.words["days"].format(n=number(times[0].days, edition.code)) if times else ""


def card(product: ProductRecord, seller: Seller, picture: Picture | None, edition: Edition) -> CardView:
    """A product in a list."""
    title, maker = edition.say(product.title), edition.say(seller.record.name)
    price = price_text(product.prices, edition)
    return CardView(
        address.product(seller.district, seller.id, product.sku),
        str(title),
        getattr(title, "lang", ""),
        str(maker),
        getattr(maker, "lang", ""),
        seller.district,
        price,
        not price,
        number(product.moq, edition.code) if product.moq else "",
        lead_text(product.lead_time or seller.record.lead_time, edition),
        product.category,
        product.gi or "",
        seller.record.sample,
        picture,
    )


def product_view(product: ProductRecord, seller: Seller, pictures: tuple[Picture, ...], edition: Edition) -> ProductView:
    """Everything that a product's page says."""
    code, say, w = edition.code, edition.say, edition.words
    currency = edition.settings.currency
    prices = product.prices
    title = say(product.title)
    shown_in = getattr(title, "lang", code)
    description = say(product.description)
    value = prices.shown
    price = money(value, currency, code) if value is not None else ""
    tiers = prices.wholesale
    return ProductView(
        product.sku,
        address.product(seller.district, seller.id, product.sku),
        title,
        tuple([(each, text) for each, text in product.title.items() if each != shown_in and each in edition.settings.languages]),
        say(product.short),
        paragraphs(description),
        tuple([say(each) for each in product.bullets]),
        product.category,
        edition.category_names[product.category],
        price,
        money(prices.mrp, currency, code) if prices.mrp and prices.retail and prices.mrp != prices.retail else "",
        not price,
        tier_rows(prices, edition),
        fob_text(prices, edition),
        day(prices.fob.as_of, code) if prices.fob else "",
        money(prices.sample, currency, code) if prices.sample else "",
        tuple([(day(each.as_of, code), money(each.price, each.currency, code)) for each in prices.other]),
        day(prices.valid_until, code) if prices.valid_until else "",
        number(product.moq, code) if product.moq else "",
        lead_rows(product.lead_time or seller.record.lead_time, edition),
        tuple(supply_rows(product, edition)),
        tuple(fact_rows(product, edition)),
        tuple(code_rows(product, edition)),
        tuple(food_rows(product, edition)) if product.food else (),
        tuple(
            [
                (w[key], say(text))
                for key, text in (("care", product.care), ("variation", product.variation_note), ("warnings", product.warnings))
                if text
            ]
        ),
        tuple([(each.hex, say(each.name)) for each in product.colours]),
        tuple(_variants(product, edition)) if product.variants else (),
        tuple(offers(product, edition)) if product.offers else (),
        gi_view(product.gi, seller, edition) if product.gi else None,
        tuple(certificates((*product.certificates, *seller.record.certificates), edition)),
        pictures,
        day(product.updated, code) if product.updated else "",
        short_code(f"{seller.district}/{seller.id}/{product.sku}"),
        abroad(value, edition) if value is not None else "",
        " ".join([f"{each.from_}:{each.price}" for each in tiers]) if tiers else "",
        str(product.moq or ""),
        str(product.order_multiple or ""),
        craft_of(product.craft_story, edition) if product.craft_story else None,
    )


def craft_of(key: str, edition: Edition) -> tuple[str, str, str] | None:
    """The page of a craft: its address, its name, and what it is in a sentence."""
    found = edition.commons.crafts.get(key)
    return (address.craft(key), edition.say(found.name), edition.say(found.summary)) if found else None


def _variants(product: ProductRecord, edition: Edition) -> list[VariantView]:
    code = edition.code
    return [
        VariantView(
            each.sku,
            edition.say(each.name),
            each.colour.hex if each.colour else "",
            size_abroad(each.size, edition),
            price_text(each.prices, edition) if each.prices else "",
            number(each.stock, code) if each.stock is not None else "",
        )
        for each in product.variants
    ]


def offers(product: ProductRecord, edition: Edition) -> list[OfferView]:
    """Offers that have not ended on the edition's date."""
    code, w, told = edition.code, edition.words, []
    for each in product.offers:
        if each.to < edition.settings.updated:
            continue
        if each.percent is not None:
            what = w["percent_off"].format(n=number(each.percent, code))
        else:
            what = money(each.price, edition.settings.currency, code) if each.price else ""
        span = f"{day(each.from_, code)} – {day(each.to, code)}"
        told.append(OfferView(edition.say(each.name), what, span, edition.say(each.where)))
    return told


def on_offer(product: ProductRecord, edition: Edition) -> bool:
    """Whether an offer holds on the edition's date."""
    return any(each.from_ <= edition.settings.updated <= each.to for each in product.offers)


def gi_view(key: str, seller: Seller, edition: Edition) -> GiView:
    """A GI claim with its place in the register, the date it was checked and the seller's own number."""
    found = edition.commons.gi[key]
    user = seller.record.gi_authorised_user
    return GiView(
        key,
        edition.say(found.name),
        found.key,
        day(found.checked_on, edition.code),
        address.gi(key),
        user.number if user and user.gi == key else "",
    )


def certificates(records: tuple[Certificate, ...], edition: Edition) -> list[CertificateView]:
    """Certificates, each with number, issuer and dates; expired ones say so."""
    code, w, today = edition.code, edition.words, edition.settings.updated
    return [
        CertificateView(
            edition.say(each.name) or w["certificate_" + each.kind],
            each.number,
            edition.say(each.issuer),
            day(each.date, code),
            day(each.expiry, code) if each.expiry else "",
            edition.plain(each.verified_by or ""),
            each.expiry is not None and each.expiry < today,
            w["state_" + each.known],
        )
        for each in records
    ]


__all__ = ["LANGUAGES", "CardView", "ContactView", "Picture", "ProductView", "card", "product_view"]
