"""JSON-LD of a page: Product with its Offer, the seller, and the way to the page. schema.org vocabulary 30."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from site_builder.edition import Edition, address
from site_builder.edition.rows import size_text
from site_builder.model.course import ModuleRecord
from site_builder.model.fields import Certificate
from site_builder.model.product import Prices, ProductRecord, Seller, Tier, Variant


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


def items(base: str, paths: Iterable[str]) -> dict[str, Any]:
    """What a list page lists, in its order, by address below the language's folder."""
    listed = [{"@type": "ListItem", "position": n, "url": base + path} for n, path in enumerate(paths, 1)]
    return {"@type": "ItemList", "numberOfItems": len(listed), "itemListElement": listed}


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
        told["weight"] = _grams(record.weight_g)
    if record.country_of_origin:
        told["countryOfOrigin"] = {"@type": "Country", "name": record.country_of_origin}
    if record.certificates:
        told["hasCertification"] = [_certificate(each, edition) for each in record.certificates]
    offer = _offer(record, record.prices, seller, url, edition)
    if offer:
        told["offers"] = offer
    if record.variants:
        told |= _group(record, seller, url, told, edition)
    elif record.group:
        told["isVariantOf"] = {"@type": "ProductGroup", "productGroupID": record.group}
    return told


def _grams(weight: int) -> dict[str, Any]:
    return {"@type": "QuantitativeValue", "value": weight, "unitCode": "GRM"}


def _certificate(each: Certificate, edition: Edition) -> dict[str, Any]:
    told = {
        "@type": "Certification",
        "name": str(edition.say(each.name) or edition.words["certificate_" + each.kind]),
        "certificationIdentification": each.number,
        "issuedBy": {"@type": "Organization", "name": str(edition.say(each.issuer))},
        "validFrom": each.date.isoformat(),
    }
    return told | {"expires": each.expiry.isoformat()} if each.expiry else told


def _group(record: ProductRecord, seller: Seller, url: str, whole: dict[str, Any], edition: Edition) -> dict[str, Any]:
    """A product that comes in several forms: the group, and each form as a product of its own."""
    varies = [
        f"https://schema.org/{name}"
        for name, there in (("color", any(v.colour for v in record.variants)), ("size", any(v.size for v in record.variants)))
        if there
    ]
    told: dict[str, Any] = {"@type": "ProductGroup", "productGroupID": record.group or record.sku}
    if varies:
        told["variesBy"] = varies
    told["hasVariant"] = [_variant(each, record, seller, url, whole, edition) for each in record.variants]
    return told


def _variant(
    each: Variant, record: ProductRecord, seller: Seller, url: str, whole: dict[str, Any], edition: Edition
) -> dict[str, Any]:
    told: dict[str, Any] = {"@type": "Product", "sku": each.sku, "name": f"{whole['name']} · {edition.say(each.name)}"}
    if each.colour:
        told["color"] = str(edition.say(each.colour.name))
    if each.size:
        told["size"] = str(size_text(each.size, edition))
    if each.weight_g:
        told["weight"] = _grams(each.weight_g)
    if each.gtin:
        told["gtin"] = each.gtin
    offer = _offer(record, each.prices or record.prices, seller, url, edition)
    return told | {"offers": offer} if offer else told


def _offer(record: ProductRecord, prices: Prices, seller: Seller, url: str, edition: Edition) -> dict[str, Any] | None:
    price, least = prices.retail or prices.mrp, record.moq
    if price is None and prices.wholesale:  # as the page's own price: see `Prices.shown`
        price, least = prices.wholesale[0].price, prices.wholesale[0].from_
    if price is None:
        return None
    if seller.record.sample:
        availability = "Discontinued"  # an example: nothing can be ordered
    elif record.stock == 0:
        availability = "OutOfStock"
    else:
        availability = "MadeToOrder" if record.made_to_order else "InStock"
    currency = edition.settings.currency
    told: dict[str, Any] = {
        "@type": "Offer",
        "url": url,
        "price": str(price),
        "priceCurrency": currency,
        "availability": f"https://schema.org/{availability}",
        "itemCondition": "https://schema.org/NewCondition",
        "seller": {"@type": "Organization", "name": str(edition.say(seller.record.name))},
    }
    if prices.valid_until:
        told["priceValidUntil"] = prices.valid_until.isoformat()
    if least:
        told["eligibleQuantity"] = {"@type": "QuantitativeValue", "minValue": least}
    if prices.wholesale:
        told["priceSpecification"] = _tiers(prices.wholesale, currency)
    times = record.lead_time or seller.record.lead_time
    if times:
        told["deliveryLeadTime"] = {"@type": "QuantitativeValue", "maxValue": times[0].days, "unitCode": "DAY"}
    return told


def _tiers(tiers: list[Tier], currency: str) -> list[dict[str, Any]]:
    """What a piece costs by quantity."""
    told = []
    for n, tier in enumerate(tiers):
        span: dict[str, Any] = {"@type": "QuantitativeValue", "minValue": tier.from_}
        if n + 1 < len(tiers):
            span["maxValue"] = tiers[n + 1].from_ - 1
        told.append(
            {
                "@type": "UnitPriceSpecification",
                "price": str(tier.price),
                "priceCurrency": currency,
                "eligibleQuantity": span,
            }
        )
    return told


def seller(each: Seller, images: list[str], edition: Edition) -> dict[str, Any]:
    """A maker as an organization. Contacts are left to the page, which knows who agreed to what."""
    record, district = each.record, edition.commons.districts[each.district]
    place = {
        "@type": "PostalAddress",
        "addressLocality": str(edition.say(record.address.block) or edition.say(record.address.line)),
        "addressRegion": str(edition.district_names[each.district]),
        "postalCode": record.address.pin,
        "addressCountry": district.country,
    }
    told: dict[str, Any] = {
        "@type": "Organization",
        "name": str(edition.say(record.name)),
        "url": f"{edition.settings.base_url}{edition.code}/{address.seller(each.district, each.id)}",
        "description": str(edition.say(record.craft)),
        "address": place,
    }
    if images:
        told["image"] = [f"{edition.settings.base_url}{image}" for image in images]
    if record.since:
        told["foundingDate"] = str(record.since)
    if record.languages_spoken:
        told["knowsLanguage"] = list(record.languages_spoken)
    if record.storefronts:
        told["sameAs"] = [shop.url for shop in record.storefronts]
    return told


def course(module: ModuleRecord, edition: Edition) -> dict[str, Any]:
    """A module of training as a course that costs nothing."""
    return {
        "@type": "Course",
        "name": str(edition.say(module.title)),
        "description": str(edition.say(module.summary)),
        "url": f"{edition.settings.base_url}{edition.code}/{address.module(module.id)}",
        "inLanguage": edition.code,
        "isAccessibleForFree": True,
        "educationalLevel": str(edition.words["level_" + module.level]),
        "provider": {
            "@type": "Organization",
            "name": str(edition.say(edition.settings.name)),
            "url": edition.settings.base_url,
        },
    }
