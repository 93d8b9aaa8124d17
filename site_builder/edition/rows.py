"""A product's tables as a reader sees them: pairs of a label and a value, in the edition's words and digits."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import pairwise

from site_builder.edition import Edition, Foreign, joined
from site_builder.language import day, digits, money, number
from site_builder.model.fields import LeadTime, Size
from site_builder.model.product import Prices, ProductRecord

Pair = tuple[str, str]  # a line of a table: label and value

_INCH, _OUNCE, _POUND = Decimal("2.54"), Decimal("28.349523125"), Decimal("453.59237")  # exact, by agreement of 1959


def paragraphs(text: str) -> tuple[str, ...]:
    """Plain text split at blank lines; a fallen-back text keeps its language in each part."""
    if "\n" not in text:
        return (text,) if text else ()
    parts = [" ".join(part.split()) for part in str(text).split("\n\n")]
    lang = getattr(text, "lang", None)
    if lang:
        return tuple(Foreign(part, lang) for part in parts if part)
    return tuple(part for part in parts if part)


def tier_rows(prices: Prices, edition: Edition) -> tuple[Pair, ...]:
    """Wholesale price by quantity."""
    tiers = prices.wholesale
    if not tiers:
        return ()
    code, currency = edition.code, edition.settings.currency
    rows = [
        (f"{number(tier.from_, code)}–{number(above.from_ - 1, code)}", money(tier.price, currency, code))
        for tier, above in pairwise(tiers)
    ]
    last = tiers[-1]
    span = edition.words["from_quantity"].format(n=number(last.from_, code))
    return (*rows, (span, money(last.price, currency, code)))


def fob_text(prices: Prices, edition: Edition) -> str:
    """FOB, from lowest to highest in its own currency, or nothing."""
    fob = prices.fob
    if fob is None:
        return ""
    low = money(fob.min, fob.currency, edition.code)
    return low if fob.min == fob.max else f"{low} – {money(fob.max, fob.currency, edition.code)}"


def lead_rows(times: list[LeadTime], edition: Edition) -> tuple[Pair, ...]:
    """Lead times by quantity."""
    code, w = edition.code, edition.words
    upto, days = w["upto_quantity"], w["days"]
    return tuple([(upto.format(n=number(each.upto, code)), days.format(n=number(each.days, code))) for each in times])


def supply_rows(product: ProductRecord, edition: Edition) -> list[Pair]:
    """What can be had how soon: multiples, cartons, stock, capacity, made to order, customisation."""
    w, code = edition.words, edition.code
    counts = (
        ("order_multiple", product.order_multiple),
        ("case_pack", product.case_pack),
        ("stock", product.stock),
        ("capacity", product.capacity_per_month),
    )
    rows = [(w[key], number(value, code)) for key, value in counts if value is not None]
    if product.made_to_order:
        rows.append((w["made_to_order"], w["yes"]))
    if product.customisation and product.customisation.available:
        rows.append((w["customisation"], edition.say(product.customisation.note) or w["possible"]))
    return rows


def size_text(size: Size | None, edition: Edition) -> str:
    """`550 × 117 cm` in the edition's digits, with the label before it."""
    if size is None:
        return ""
    code, w = edition.code, edition.words
    sides = [number(each, code) for each in (size.length_cm, size.width_cm, size.height_cm) if each]
    told = f"{' × '.join(sides)}\u00a0{w['cm']}" if sides else ""
    if size.diameter_cm:
        across = f"⌀\u00a0{number(size.diameter_cm, code)}\u00a0{w['cm']}"
        told = f"{told}, {across}" if told else across
    return f"{size.label} · {told}" if size.label and told else size.label or told


@lru_cache(maxsize=20_000)
def _inches(centimetres: Decimal) -> str:
    return f"{(centimetres / _INCH).quantize(Decimal('0.1'), ROUND_HALF_UP):f}".removesuffix(".0")


def size_abroad(size: Size | None, edition: Edition) -> str:
    """The size in centimetres and, for buyers who measure so, in inches."""
    told = size_text(size, edition)
    if size is None:
        return told
    sides = [_inches(each) for each in (size.length_cm, size.width_cm, size.height_cm) if each]
    inches = " × ".join(sides)
    if size.diameter_cm:
        across = f"⌀\u00a0{_inches(size.diameter_cm)}"
        inches = f"{inches}, {across}" if inches else across
    return f"{told} ({digits(inches, edition.code)}\u00a0{edition.words['inch']})" if inches else told


def weight_abroad(grams: int | None, edition: Edition) -> str:
    """The weight in grams or kilograms and in ounces or pounds."""
    if grams is None:
        return ""
    return f"{weight_text(grams, edition)} ({_pounds(grams, edition.code)}\u00a0{edition.words['oz' if grams < _POUND else 'lb']})"


@lru_cache(maxsize=20_000)
def _pounds(grams: int, code: str) -> str:
    told = (Decimal(grams) / (_OUNCE if grams < _POUND else _POUND)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return digits(f"{told:f}".removesuffix(".0"), code)


def weight_text(grams: int | None, edition: Edition) -> str:
    """Grams below a kilogram, else kilograms."""
    if grams is None:
        return ""
    if grams < 1000:
        return f"{number(grams, edition.code)}\u00a0{edition.words['g']}"
    return f"{number(Decimal(grams) / 1000, edition.code)}\u00a0{edition.words['kg']}"


def fact_rows(product: ProductRecord, edition: Edition) -> list[Pair]:
    """The thing itself: what it is made of, how large and how heavy."""
    w, say, names = edition.words, edition.say, edition.material_names
    # Paper has little room; on the web a buyer abroad reads her own measures too.
    size_told, weight_told = (size_abroad, weight_abroad) if edition.medium == "web" else (size_text, weight_text)
    parcel = product.package
    net = product.net_quantity
    rows = (
        ("materials", joined(", ", [names[each] for each in product.materials])),
        ("size", size_told(product.size, edition) if product.size else ""),
        ("weight", weight_told(product.weight_g, edition)),
        ("net_quantity", f"{number(net.value, edition.code)}\u00a0{w['unit_' + net.unit]}" if net else ""),
        ("technique", say(product.technique)),
        ("craft", say(product.craft)),
        ("handmade", w["yes"] if product.handmade else ""),
        ("packed_weight", weight_told(product.packed_weight_g, edition)),
        (
            "package",
            size_told(Size(length_cm=parcel.length_cm, width_cm=parcel.width_cm, height_cm=parcel.height_cm), edition)
            if parcel
            else "",
        ),
    )
    return [(w[key], value) for key, value in rows if value]


def code_rows(product: ProductRecord, edition: Edition) -> list[Pair]:
    """What trade and customs call it: SKU, HSN, GTIN, GST rate, origin."""
    w = edition.words
    rows = [(w["sku"], product.sku)]
    if product.hsn:
        rows.append((w["hsn"], product.hsn))
    rows += [(f"{w['export_hs']} {country}", value) for country, value in product.export_hs.items()]
    if product.gtin:
        rows.append((w["gtin"], product.gtin))
    if product.gst:
        rate = w["gst_rate"].format(
            rate=number(product.gst.rate, edition.code),
            notification=product.gst.notification,
            date=day(product.gst.on, edition.code),
        )
        rows.append((w["gst"], rate))
    if product.country_of_origin:
        rows.append((w["origin"], w.get(f"country_{product.country_of_origin}", product.country_of_origin)))
    return rows


def food_rows(product: ProductRecord, edition: Edition) -> list[Pair]:
    """A food's statutory block."""
    w, say, food = edition.words, edition.say, product.food
    assert food is not None
    rows = (
        ("ingredients", say(food.ingredients)),
        ("allergens", say(food.allergens)),
        ("nutrition", say(food.nutrition)),
        ("additives", say(food.additives)),
        ("vegetarian", w["yes"] if food.vegetarian else w["no"]),
        ("shelf_life", w["days"].format(n=number(food.shelf_life_days, edition.code))),
        ("storage", say(food.storage)),
    )
    return [(w[key], value) for key, value in rows if value]
