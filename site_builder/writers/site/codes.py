"""The page of codes and its lists: every product by the first sign of its short code and of its maker's own code.

Static pages, so that a code is found from files, without a network and without scripts; the script only goes there at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from site_builder.edition import Edition, address, unpacked
from site_builder.language import number
from site_builder.model.product import Seller
from site_builder.model.shortcode import short_code
from site_builder.writers.site.press import Page, Press, Sheet

Names = tuple[str, list[tuple[str, str]]]  # a seller's name in one language, and its products: (SKU, name)


class Row(NamedTuple):
    """A line of a list: a code and the product that it leads to."""

    code: str
    href: str
    name: str
    maker: str


def names(seller: Seller, edition: Edition) -> Names:
    """What the lists say of a seller's products in one language."""
    return edition.say(seller.record.name), [(each.sku, edition.say(each.title)) for each in seller.shown()]


def code_sheets(sellers: dict[str, Any], press: Press) -> Iterator[Sheet]:
    """The page of codes and a list for each first sign; `sellers`: `district/seller` → `Names`, as the store gives them."""
    short: dict[str, list[Row]] = {}
    own: dict[str, list[Row]] = {}
    for seller, (told, products) in sellers.items():
        maker = unpacked(told)
        district, _, folder = seller.partition("/")
        for sku, title in products:
            name, href = unpacked(title), address.product(district, folder, sku)
            for code, lists in ((short_code(f"{seller}/{sku}"), short), (sku, own)):
                lists.setdefault(address.codes(code[0]), []).append(Row(code, href, name, maker))
    paths = sorted({*short, *own})
    counts = [(path, len(short.get(path, ())) + len(own.get(path, ()))) for path in paths]
    yield press.sheet(address.CODES, counts, partial(_codes, counts, press))
    for path in paths:
        here, there = sorted(short.get(path, ())), sorted(own.get(path, ()))
        yield press.sheet(path, (here, there), partial(_list, path, here, there, press))


def _sign(path: str, edition: Edition) -> str:
    sign = path.removeprefix("codes/").removesuffix(".html")
    return sign.upper() if len(sign) == 1 else edition.words["codes_other"]


def _codes(counts: list[tuple[str, int]], press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    steps = [(address.CODES, w["codes_title"])]
    signs = [(path, _sign(path, edition), number(n, edition.code)) for path, n in counts]
    body = press.render("codes.html", address.CODES, trail=steps, signs=signs)
    return press.page("home", address.CODES, w["codes_title"], w["codes_lead"], steps, body)


def _list(path: str, short: list[Row], own: list[Row], press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    title = w["codes_of"].format(sign=_sign(path, edition))
    steps = [(address.CODES, w["codes_title"]), (path, title)]
    body = press.render("codelist.html", path, trail=steps, title=title, short=short, own=own)
    return press.page("codes-1", path, title, w["codes_lead"], steps, body)
