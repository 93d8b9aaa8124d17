"""What buyers filter, sort and compare by: a product's place in every facet, and the names of facets in one language.

A facet's values are alternatives (cotton or silk), facets are conditions (cotton, and below ₹500). A flag is a facet
with one value. Bands include their lower end. What a record does not tell has no value, so it is in no band.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from site_builder.edition import Edition, plain_words
from site_builder.edition.product import Picture
from site_builder.language import money, number
from site_builder.model.fields import CERTIFICATE_KINDS
from site_builder.model.product import ProductRecord, Seller

# A district's rows are all its own, so the district is told once and not with each.
FACETS = ("sector", "category", "material", "technique", "price", "moq", "lead", "capacity", "gi", "certificate", "channel")
FLAGS = ("women", "shg", "handmade", "with-gi", "certified", "offer", "custom", "ready")
BANDED = ("price", "moq", "lead", "capacity")
ON_REQUEST = "request"

_PRICES = (250, 500, 1_000, 2_500, 5_000, 10_000)  # rupees and taka
_PRICES_ABROAD = (10, 25, 50, 100, 250, 500)
_YEN = (1_000, 2_500, 5_000, 10_000, 25_000, 50_000)
_STEPS = {"moq": (1, 2, 10, 25, 100), "lead": (0, 8, 16, 31, 61), "capacity": (1, 10, 50, 200, 1_000)}
_EPOCH = datetime.date(1970, 1, 1)


class Row(NamedTuple):
    """A product as filters see it, in no language; plain values, as the memory keeps it."""

    sku: str
    values: tuple[tuple[str, ...], ...]  # its values in each of FACETS
    flags: int  # a bit for each of FLAGS
    price: float  # in the showcase's currency; 0 on request
    moq: int  # 0 where nothing is told, as below
    lead: int  # shortest, in days; -1 where nothing is told
    updated: int  # days since 1970
    more: tuple[Any, ...]  # what only a comparison tells: see `_more`


class Line(NamedTuple):
    """A product's text in a list in one language."""

    title: str
    lang: str  # of a fallen-back title, or nothing
    picture: tuple[str, tuple[int, ...], str]  # name, widths, classes of the focal point


@cache
def steps_of(facet: str, currency: str) -> tuple[int, ...]:
    """Lower ends of a facet's bands, in order."""
    if facet != "price":
        return _STEPS[facet]
    prices = _YEN if currency == "JPY" else _PRICES if currency in ("INR", "BDT") else _PRICES_ABROAD
    return (0, *prices)


@cache
def bands(facet: str, currency: str) -> tuple[str, ...]:
    """Ids of a facet's bands, in order: `10-24`, `100-up`; a price's upper end is not in its band."""
    steps, less = steps_of(facet, currency), int(facet != "price")
    return (*(f"{low}-{high - less}" if high - low > 1 else str(low) for low, high in pairwise(steps)), f"{steps[-1]}-up")


@cache
def _ruler(facet: str, currency: str) -> tuple[tuple[int, ...], tuple[tuple[str, ...], ...]]:
    """A facet's lower ends, and what a value above so many of them is given."""
    return steps_of(facet, currency), ((), *((each,) for each in bands(facet, currency)))


def _band(ruler: tuple[tuple[int, ...], tuple[tuple[str, ...], ...]], value: Decimal | int | None) -> tuple[str, ...]:
    steps, told = ruler
    return told[bisect_right(steps, value)] if value is not None else ()


def row(product: ProductRecord, seller: Seller, edition: Edition) -> Row:
    """A product as filters see it."""
    record, commons, settings = seller.record, edition.commons, edition.settings
    currency, today = settings.currency, settings.updated
    price = product.prices.shown
    times = product.lead_time or record.lead_time
    lead = times[0].days if times else None
    papers: set[str] = set()
    if product.certificates or record.certificates:
        told = (*product.certificates, *record.certificates)
        papers = {each.kind for each in told if each.expiry is None or each.expiry >= today}
    updated = product.updated or record.updated or today
    flags = record.women_led | (record.kind == "shg") << 1 | product.handmade << 2 | (product.gi is not None) << 3
    flags |= bool(papers) << 4 | bool(product.offers and any(each.to >= today for each in product.offers)) << 5
    flags |= (product.customisation is not None and product.customisation.available) << 6 | bool(product.stock) << 7
    values = (
        (commons.sector_of[product.category],),
        (product.category,),
        tuple(dict.fromkeys(product.materials)),
        techniques(product, edition),
        _band(_ruler("price", currency), price) or (ON_REQUEST,),
        _band(_ruler("moq", ""), product.moq),
        _band(_ruler("lead", ""), lead),
        _band(_ruler("capacity", ""), product.capacity_per_month),
        (product.gi,) if product.gi else (),
        tuple(sorted(papers)),
        (),  # channels that it is ready for, which are judged apart: the last place, see `browsing.shelves_of`
    )
    return Row(
        product.sku,
        values,
        flags,
        plain(price) if price is not None else 0,
        product.moq or 0,
        lead if lead is not None else -1,
        (updated - _EPOCH).days,
        _more(product),
    )


def techniques(product: ProductRecord, edition: Edition) -> tuple[str, ...]:
    """The techniques that a word of its name, craft or technique tells: of the English text, or of all where there is none."""
    told = edition.technique_words
    if not told:
        return ()
    text = " ; ".join(
        [each.get("en") or " ".join(each.values()) for each in (product.title, product.technique, product.craft) if each]
    )
    text = f" {plain_words(text)}"
    found = []
    for name, words, latin in told:
        for word in latin if text.isascii() else words:
            if word in text:
                found.append(name)
                break
    return tuple(found)


def plain(value: Decimal) -> float | int:
    """A number as scripts read it, whole where it is."""
    found = float(value)
    return int(found) if found.is_integer() else found


def _more(product: ProductRecord) -> tuple[Any, ...]:
    """Tiers, multiple, carton, weight, size, sample's price, stock, capacity."""
    size = product.size
    sides = [size.length_cm, size.width_cm, size.height_cm, size.diameter_cm] if size else []
    return (
        tuple([(each.from_, plain(each.price)) for each in product.prices.wholesale]),
        product.order_multiple or 0,
        product.case_pack or 0,
        product.weight_g or 0,
        (*[plain(each) if each else 0 for each in sides], (size.label or "") if size else "") if size else (0, 0, 0, 0, ""),
        plain(product.prices.sample) if product.prices.sample else 0,
        product.stock or 0,
        product.capacity_per_month or 0,
    )


def line(product: ProductRecord, picture: Picture | None, edition: Edition) -> Line:
    """A product's text in a list."""
    title = edition.say(product.title)
    if picture is None:
        return Line(str.__str__(title), getattr(title, "lang", ""), ("", (), ""))
    focus = "" if picture.focus_x == picture.focus_y == 50 else f"fx-{picture.focus_x} fy-{picture.focus_y}"
    name, widths = _shown(picture.sources)
    return Line(str.__str__(title), getattr(title, "lang", ""), (name, widths, focus))


@lru_cache(maxsize=2_000)
def _shown(sources: tuple[tuple[int, int, str, str], ...]) -> tuple[str, tuple[int, ...]]:
    """A picture's name and its two smallest widths; a stand-in is shown by every product of its category."""
    return sources[0][3].removeprefix("media/").rpartition("-")[0], tuple(each[0] for each in sources[:2])


# ── names ────────────────────────────────────────────────────────────────────────────────────────


def facet_names(edition: Edition) -> dict[str, str]:
    """Every facet's name, in the order in which readers see them."""
    w = edition.words
    order = ("category", "price", "district", "material", "technique", "moq", "lead", "capacity", "gi", "certificate", "sector")
    return {each: w[f"browse_{each}"] for each in (*order, "channel")}


def flag_names(edition: Edition) -> dict[str, str]:
    """Every flag's name."""
    return {each: edition.words[f"browse_is_{each.replace('-', '_')}"] for each in FLAGS}


def value_names(edition: Edition) -> dict[str, dict[str, str]]:
    """Facet → value → name, each in the order in which readers see it: bands by size, all else by dictionary."""
    commons, w = edition.commons, edition.words
    gi = {key: edition.say(each.name) for key, each in commons.gi.items()}
    named = {
        "district": edition.district_names,
        "sector": edition.sector_names,
        "category": edition.category_names,
        "material": edition.material_names,
        "technique": {key: edition.say(each.name) for key, each in commons.techniques.items()},
        "gi": gi,
        "certificate": {each: w[f"certificate_{each}"] for each in CERTIFICATE_KINDS},
        "channel": {key: edition.say(each) for key, each in commons.rules.names.items()},
    }
    told = {
        facet: {key: names[key] for key in edition.sort((k, str(n)) for k, n in names.items())} for facet, names in named.items()
    }
    return told | {facet: _band_names(facet, edition) for facet in BANDED}


def _band_names(facet: str, edition: Edition) -> dict[str, str]:
    code, w, currency = edition.code, edition.words, edition.settings.currency
    steps = steps_of(facet, currency)

    def told(value: int) -> str:
        return money(Decimal(value), currency, code) if facet == "price" else number(value, code)

    names = {}
    for n, each in enumerate(bands(facet, currency)):
        if n == len(steps) - 1:
            text = w["browse_from"].format(n=told(steps[n]))
        elif facet == "price":
            text = w["browse_below"].format(n=told(steps[1])) if n == 0 else f"{told(steps[n])} – {told(steps[n + 1])}"
        elif steps[n + 1] - steps[n] == 1:
            text = told(steps[n])
        else:
            text = f"{told(steps[n])} – {told(steps[n + 1] - 1)}"
        names[each] = w["days"].format(n=text) if facet == "lead" else text
    return names | ({ON_REQUEST: w["price_on_request"]} if facet == "price" else {})
