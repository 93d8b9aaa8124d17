"""What an inquiry must know of a product and its maker: plain numbers for the page's script, and text for ready messages."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple
from urllib.parse import quote

from site_builder.edition import Edition
from site_builder.edition.seller import MakerView
from site_builder.language import number
from site_builder.model.product import Prices, ProductRecord, Seller
from site_builder.model.shortcode import short_code

LINE = "%0A"
MAIL_LINE = "%0D%0A"  # RFC 6068 wants both signs in the body of a `mailto:` link


class Form(NamedTuple):
    """One form of a product that can be ordered by itself."""

    sku: str
    name: str
    lang: str  # of a name that fell back, or nothing
    price: str
    tiers: str


class Ask(NamedTuple):
    """A product as an inquiry takes it. Numbers in Latin digits without grouping, nothing where the record has none."""

    product: str  # id: district/seller/SKU
    code: str
    price: str
    tiers: str  # `10:1750 50:1600`: from this quantity this price
    moq: str
    multiple: str
    pack: str
    until: str  # ISO date
    quantity: str  # the least that can be ordered, in the reader's digits
    forms: tuple[Form, ...]


class Letter(NamedTuple):
    """What messages about a maker's products have in common, encoded for links."""

    hello: str
    subject: str
    maker: str
    folder: str  # address of the folder that its products' pages lie in


def ask(record: ProductRecord, seller: Seller, edition: Edition) -> Ask:
    """A product as an inquiry takes it."""
    name = f"{seller.district}/{seller.id}/{record.sku}"
    prices, moq, step = record.prices, record.moq or 1, record.order_multiple or 1
    return Ask(
        name,
        short_code(name),
        _single(prices),
        _tiers(prices),
        str(record.moq or ""),
        str(record.order_multiple or ""),
        str(record.case_pack or ""),
        prices.valid_until.isoformat() if prices.valid_until else "",
        number(-(-moq // step) * step, edition.code),
        tuple([_form(each.sku, edition.say(each.name), each.prices or prices) for each in record.variants])
        if record.variants
        else (),
    )


def _form(sku: str, name: str, prices: Prices) -> Form:
    return Form(sku, name, getattr(name, "lang", ""), _single(prices), _tiers(prices))


def _single(prices: Prices) -> str:
    price = prices.retail or prices.mrp
    return _plain(price) if price is not None else ""


def _tiers(prices: Prices) -> str:
    return " ".join([f"{each.from_}:{_plain(each.price)}" for each in prices.wholesale])


def _plain(price: Decimal) -> str:
    return f"{price:f}"


def letter(maker: MakerView, edition: Edition) -> Letter:
    """What messages about a maker's products have in common."""
    folder = maker.href.removesuffix("index.html")
    return Letter(
        quote(edition.words["inquiry_hello"], safe="") + LINE,
        quote(f"{edition.words['inquiry_subject']}: ", safe=""),
        LINE + quote(maker.name, safe="") + LINE,
        quote(f"{edition.settings.base_url}{edition.code}/{folder}", safe=""),
    )


def about(head: Letter, title: str, each: Ask, sku: str) -> tuple[str, str]:
    """A message about one product and its subject, for WhatsApp; see `for_mail`."""
    name = quote(title, safe="")
    codes = f"{each.code}%20%C2%B7%20{sku}"
    return f"{head.hello}{name}{LINE}{codes}{head.maker}{head.folder}{sku}.html", f"{head.subject}{name}%20%C2%B7%20{each.code}"


def about_maker(head: Letter, name: str) -> tuple[str, str]:
    """A message to a maker and its subject."""
    return f"{head.hello}{quote(name, safe='')}{LINE}{head.folder}index.html", head.subject + quote(name, safe="")


def for_mail(text: str) -> str:
    """A message's text with the line ends of mail."""
    return text.replace(LINE, MAIL_LINE)
