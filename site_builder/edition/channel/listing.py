"""A product as every channel's writer takes it: one listing for each thing that can be bought, a variant being its own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from site_builder.edition import Edition, address
from site_builder.model.fields import Size
from site_builder.model.product import Fob, Food, GtinExemption, Prices, ProductRecord, Seller, Tier, Variant
from site_builder.model.shortcode import short_code

SIDES = tuple[Decimal | None, Decimal | None, Decimal | None]


class Shot(NamedTuple):
    """A photo of a product: where the site shows it, and the file that it was made from."""

    file: str  # in the seller's `photos/`
    role: str
    alt: str
    url: str  # of the site's largest picture
    width: int
    height: int
    hash: str


class Listing(NamedTuple):
    """One thing that can be bought. Texts are in the edition's language; `fell_back` names those that are in another."""

    id: str  # district/seller/SKU
    code: str  # unique over all sellers, at most 36 signs of A-Z a-z 0-9 _ -
    whole: str  # the code of the product that it is, or that it is a form of
    sku: str
    parent: str  # SKU of the product that this is a variant of, or nothing
    group: str  # what variants of one design share, unique over all sellers, or nothing
    form: str  # what sets a variant apart
    title: str
    short: str
    description: str
    bullets: tuple[str, ...]
    keywords: tuple[str, ...]
    generic: str
    craft: str
    technique: str
    category: str
    category_name: str
    sector: str
    materials: tuple[str, ...]
    material_ids: tuple[str, ...]
    colour: str
    hex: str
    size_label: str
    size: SIDES
    diameter: Decimal | None
    weight_g: int | None
    packed_g: int | None
    box: SIDES
    net_value: Decimal | None
    net_unit: str
    hsn: str
    export_hs: dict[str, str]
    gst_rate: Decimal | None
    gtin: str
    exemption: GtinExemption | None
    country: str
    gi: str
    handmade: bool
    made_to_order: bool
    care: str
    warnings: str
    food: Food | None
    ingredients: str
    nutrition: str
    additives: str
    allergens: str
    storage: str
    currency: str
    mrp: Decimal | None
    retail: Decimal | None
    tiers: tuple[Tier, ...]
    fob: Fob | None
    others: dict[str, Decimal]
    moq: int
    case_pack: int | None
    stock: int | None
    capacity: int | None
    lead_days: int | None
    shots: tuple[Shot, ...]
    url: str
    updated: datetime.date
    wanted: tuple[str, ...]
    sample: bool
    fell_back: tuple[str, ...]
    more: dict[str, str]  # brand, gender, fabric … as the record answers them

    @property
    def price(self) -> Decimal | None:
        """What one piece costs."""
        return self.retail or self.mrp


def listings(seller: Seller, edition: Edition, shots: dict[str, tuple[Shot, ...]]) -> tuple[Listing, ...]:
    """Everything of a seller that can be bought; `shots` by product SKU."""
    return tuple(each for product in seller.shown() for each in _of_product(product, seller, edition, shots.get(product.sku, ())))


def _of_product(product: ProductRecord, seller: Seller, edition: Edition, shots: tuple[Shot, ...]) -> Iterator[Listing]:
    whole = _listing(product, seller, edition, shots)
    if not product.variants:
        yield whole
    for variant in product.variants:
        yield _as_variant(whole, product, variant, seller, edition)


def item_code(path: str, sku: str) -> str:
    """A code that no other seller's product has: the SKU's beginning and the product's short code."""
    return f"{sku[:27]}-{short_code(path).replace('-', '')}"


def _listing(product: ProductRecord, seller: Seller, edition: Edition, shots: tuple[Shot, ...]) -> Listing:
    say, settings = edition.say, edition.settings
    path = f"{seller.district}/{seller.id}/{product.sku}"
    lead = product.lead_time or seller.record.lead_time
    colour, box, net = (product.colours[0] if product.colours else None), product.package, product.net_quantity
    size, diameter = _measures(product.size)
    mrp, retail, tiers, fob, others = _prices(product.prices)
    ingredients, nutrition, additives, allergens, storage = _food_texts(product.food, edition)
    return Listing(
        id=path,
        code=item_code(path, product.sku),
        whole=item_code(path, product.sku),
        sku=product.sku,
        parent="",
        group=item_code(f"{seller.district}/{seller.id}/{product.group}", product.group) if product.group else "",
        form="",
        title=say(product.title),
        short=say(product.short),
        description=say(product.description),
        bullets=tuple([say(each) for each in product.bullets]),
        keywords=tuple(_words(product.keywords, edition)),
        generic=say(product.generic_name),
        craft=say(product.craft),
        technique=say(product.technique),
        category=product.category,
        category_name=edition.category_names[product.category],
        sector=edition.commons.sector_of[product.category],
        materials=tuple([edition.material_names[each] for each in product.materials]),
        material_ids=tuple(product.materials),
        colour=say(colour.name) if colour else "",
        hex=colour.hex if colour else "",
        size_label=(product.size and product.size.label) or "",
        size=size,
        diameter=diameter,
        weight_g=product.weight_g,
        packed_g=product.packed_weight_g,
        box=(box.length_cm, box.width_cm, box.height_cm) if box else (None, None, None),
        net_value=net.value if net else None,
        net_unit=net.unit if net else "",
        hsn=product.hsn or "",
        export_hs=dict(product.export_hs),
        gst_rate=product.gst.rate if product.gst else None,
        gtin=product.gtin or "",
        exemption=product.gtin_exemption,
        country=product.country_of_origin or settings.country,
        gi=product.gi or "",
        handmade=product.handmade,
        made_to_order=product.made_to_order,
        care=say(product.care),
        warnings=say(product.warnings),
        food=product.food,
        ingredients=ingredients,
        nutrition=nutrition,
        additives=additives,
        allergens=allergens,
        storage=storage,
        currency=settings.currency,
        mrp=mrp,
        retail=retail,
        tiers=tiers,
        fob=fob,
        others=others,
        moq=product.moq or 1,
        case_pack=product.case_pack,
        stock=product.stock,
        capacity=product.capacity_per_month,
        lead_days=lead[0].days if lead else None,
        shots=shots,
        url=f"{settings.base_url}{edition.code}/{address.product(seller.district, seller.id, product.sku)}",
        updated=product.updated or settings.updated,
        wanted=tuple(product.channels),
        sample=seller.record.sample,
        fell_back=_fell_back(product, edition),
        more=_more(product, seller),
    )


def _as_variant(whole: Listing, product: ProductRecord, variant: Variant, seller: Seller, edition: Edition) -> Listing:
    """A variant is the product with what differs put in its place."""
    path = f"{seller.district}/{seller.id}/{variant.sku}"
    name = edition.say(variant.name)
    changed: dict[str, Any] = {
        "id": path, "code": item_code(path, variant.sku), "sku": variant.sku, "parent": product.sku, "form": name,
        "group": whole.group or whole.code, "title": f"{whole.title}, {name}" if name else whole.title,
        "gtin": variant.gtin or "", "stock": variant.stock if variant.stock is not None else whole.stock,
    }  # fmt: skip
    if variant.colour:
        changed |= {"colour": edition.say(variant.colour.name), "hex": variant.colour.hex}
    if variant.size:
        size, diameter = _measures(variant.size)
        changed |= {"size_label": variant.size.label or whole.size_label, "size": size, "diameter": diameter}
    if variant.weight_g:
        changed["weight_g"] = variant.weight_g
    if variant.prices:
        mrp, retail, tiers, fob, others = _prices(variant.prices)
        changed |= {"mrp": mrp or whole.mrp, "retail": retail or whole.retail, "tiers": tiers or whole.tiers}
        changed |= {"fob": fob or whole.fob, "others": others or whole.others}
    return whole._replace(**changed)


def _measures(size: Size | None) -> tuple[SIDES, Decimal | None]:
    return ((size.length_cm, size.width_cm, size.height_cm), size.diameter_cm) if size else ((None, None, None), None)


def _prices(prices: Prices) -> tuple[Decimal | None, Decimal | None, tuple[Tier, ...], Fob | None, dict[str, Decimal]]:
    return prices.mrp, prices.retail, tuple(prices.wholesale), prices.fob, {each.currency: each.price for each in prices.other}


def _food_texts(food: Food | None, edition: Edition) -> tuple[str, str, str, str, str]:
    """Ingredients, nutrition, additives, allergens, storage."""
    if food is None:
        return "", "", "", "", ""
    say = edition.say
    return say(food.ingredients), say(food.nutrition), say(food.additives), say(food.allergens), say(food.storage)


def _words(keywords: Any, edition: Edition) -> list[str]:
    return next((keywords[code] for code in (edition.code, *edition.chain) if code in keywords), [])


def _fell_back(product: ProductRecord, edition: Edition) -> tuple[str, ...]:
    """Texts that the record has in no word of the edition's language."""
    texts = (("title", product.title), ("description", product.description), ("short", product.short))
    return tuple(name for name, text in texts if text and edition.code not in text)


def _more(product: ProductRecord, seller: Seller) -> dict[str, str]:
    """Answers that only some channels ask for, where the records know them."""
    found: dict[str, str] = {}
    for name in ("brand", "gender", "size_chart", "plating", "made_on", "hazardous"):
        value = getattr(product, name, None) or getattr(seller.record, name, None)
        if value:
            found[name] = str(value)
    return found
