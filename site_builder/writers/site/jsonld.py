"""JSON-LD of a page: Product with its Offer, the seller, and the way to the page. schema.org vocabulary 30."""

from __future__ import annotations

from typing import Any

import orjson

from site_builder.edition import Edition, address
from site_builder.model.product import ProductRecord, Seller


def script(graph: list[dict[str, Any]]) -> bytes:
    """The one inline block of ours: data, never run. `<` is written so that no text can end it."""
    told = orjson.dumps({"@context": "https://schema.org", "@graph": graph}).replace(b"<", b"\\u003c")
    return b'<script type="application/ld+json">' + told + b"</script>"


def trail(base: str, steps: list[tuple[str, str]]) -> dict[str, Any]:
    """The breadcrumb as a list of (address below the language's folder, name)."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": str(name), "item": base + path} for n, (path, name) in enumerate(steps, 1)
        ],
    }


def product(record: ProductRecord, seller: Seller, images: list[str], edition: Edition) -> dict[str, Any]:
    """A product with its offer. A price on request has no Offer price, and a sample says that it is one."""
    base = f"{edition.settings.base_url}{edition.code}/"
    url = base + address.product(seller.district, seller.id, record.sku)
    told: dict[str, Any] = {
        "@type": "Product",
        "name": str(edition.say(record.title)),
        "sku": record.sku,
        "url": url,
        "description": str(edition.say(record.short) or edition.say(record.description))[:500],
        "category": str(edition.category_names[record.category]),
        "brand": {"@type": "Brand", "name": str(edition.say(seller.record.name))},
    }
    if images:
        told["image"] = [edition.settings.base_url + each for each in images]
    if record.gtin:
        told["gtin"] = record.gtin
    if record.materials:
        told["material"] = ", ".join(str(edition.material_names[each]) for each in record.materials)
    if record.weight_g:
        told["weight"] = {"@type": "QuantitativeValue", "value": record.weight_g, "unitCode": "GRM"}
    if record.country_of_origin:
        told["countryOfOrigin"] = {"@type": "Country", "name": record.country_of_origin}
    prices = record.prices
    price, least = prices.retail or prices.mrp, record.moq
    if price is None and prices.wholesale:  # as the page's own price: see `price_text`
        price, least = prices.wholesale[0].price, prices.wholesale[0].from_
    if price is not None:
        told["offers"] = _offer(record, seller, str(price), least, url, edition)
    return told


def _offer(record: ProductRecord, seller: Seller, price: str, least: int | None, url: str, edition: Edition) -> dict[str, Any]:
    if seller.record.sample:
        availability = "Discontinued"  # an example: nothing can be ordered
    elif record.stock == 0:
        availability = "OutOfStock"
    else:
        availability = "MadeToOrder" if record.made_to_order else "InStock"
    told: dict[str, Any] = {
        "@type": "Offer",
        "url": url,
        "price": price,
        "priceCurrency": edition.settings.currency,
        "availability": f"https://schema.org/{availability}",
        "itemCondition": "https://schema.org/NewCondition",
        "seller": {"@type": "Organization", "name": str(edition.say(seller.record.name))},
    }
    if record.prices.valid_until:
        told["priceValidUntil"] = record.prices.valid_until.isoformat()
    if least:
        told["eligibleQuantity"] = {"@type": "QuantitativeValue", "minValue": least}
    return told
