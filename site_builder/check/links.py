"""Links: whatever a record names must exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.language import fits_address
from site_builder.model.commons import Commons
from site_builder.model.product import ProductRecord
from site_builder.model.seller import SellerRecord
from site_builder.problem import Problem, Where, error
from site_builder.source import nearest


def product_links(product: ProductRecord, where: Where, commons: Commons) -> Iterator[Problem]:
    """Category, materials and GI of one product."""
    if product.category not in commons.categories:
        meant = nearest(product.category, tuple(commons.categories))
        yield error("P031", where.at("category"), id=product.category, meant=meant)
    for n, material in enumerate(product.materials):
        if material not in commons.materials:
            meant = nearest(material, tuple(commons.materials))
            yield error("P038", where.at("materials", n), id=material, meant=meant)
    if product.craft_story and product.craft_story not in commons.crafts:
        yield error(
            "P222", where.at("craft_story"), id=product.craft_story, meant=nearest(product.craft_story, tuple(commons.crafts))
        )
    if product.gi and product.gi not in commons.gi:
        yield error("P032", where.at("gi"), id=product.gi)


def seller_links(seller: SellerRecord, where: Where, commons: Commons) -> Iterator[Problem]:
    """The GI that a seller is an authorised user of."""
    user = seller.gi_authorised_user
    if user and user.gi not in commons.gi:
        yield error("P032", where.at("gi_authorised_user", "gi"), id=user.gi)


def skus(products: Sequence[ProductRecord | None], where: Where) -> Iterator[Problem]:
    """Codes that are told twice (ignoring case) or cannot be part of an address."""
    seen: set[str] = set()
    for n, product in enumerate(products):
        if product is None:
            continue
        codes = [(product.sku, where.at(n, "sku"))]
        codes += [(variant.sku, where.at(n, "variants", m, "sku")) for m, variant in enumerate(product.variants)]
        for sku, at in codes:
            if not fits_address(sku):
                yield error("P039", at, id=sku)
            if sku.lower() in seen:
                yield error("P036", at, id=sku)
            seen.add(sku.lower())
