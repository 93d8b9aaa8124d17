"""Amazon: Listings feeds in JSON and flat files in TSV, for every marketplace, at most 25,000 messages a file.

The envelope follows the published feed schema; what a product type asks beyond these attributes only the account's own
type definition tells. A seller with an account of its own has files of its own, which hold its seller id (mode 600).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from site_builder.edition.channel.compose import brand, bullets, description, keywords, title
from site_builder.edition.channel.listing import Listing
from site_builder.edition.channel.maker import Lot, Maker
from site_builder.edition.channel.money import Asked, price
from site_builder.readiness.definition import faults
from site_builder.sheets.text import fit, line
from site_builder.store import json
from site_builder.writers.export import Out, Split, Writer

SHOTS = 9
GTIN_TYPES = {8: "ean", 12: "upc", 13: "ean", 14: "gtin"}
FLAT = (
    "contribution_sku#1.value", "::record_action", "product_type#1.value", "item_name#1.value", "brand#1.value",
    "amzn1.volt.ca.product_id_type", "amzn1.volt.ca.product_id_value", "manufacturer#1.value", "condition_type#1.value",
    "fulfillment_availability#1.fulfillment_channel_code", "fulfillment_availability#1.quantity",
    "purchasable_offer#1.our_price#1.schedule#1.value_with_tax", "purchasable_offer#1.maximum_retail_price#1.schedule#1.value_with_tax",
    "product_description#1.value", *(f"bullet_point#{n}.value" for n in range(1, 6)), "generic_keyword#1.value",
    "rtip_manufacturer_contact_information#1.value", "country_of_origin#1.value", "main_product_image_locator#1.media_location",
    *(f"other_product_image_locator_{n}#1.media_location" for n in range(1, 9)),
)  # fmt: skip
# Columns that name the marketplace and, where they hold words, the language.
_BY_MARKET = ("brand", "manufacturer", "condition_type", "country_of_origin", "purchasable_offer", "main_product", "other_product")
_BY_LANGUAGE = ("item_name", "product_description", "bullet_point", "generic_keyword")


class Market(NamedTuple):
    """One marketplace."""

    name: str
    id: str
    locale: str
    currency: str
    language: str = "en"  # in which its buyers read; texts in another are a fallback


def write(out: Out) -> Writer:
    """Feeds and flat files by marketplace; sellers without an account of their own share one."""
    markets = [Market(name, **each) for name, each in out.format.get("marketplaces", {}).items()]
    shared = {market: _Files(out, market, "", "") for market in markets}
    held = _Held(out, out.edition.commons.definitions.get("amazon", {}))
    while (lot := (yield)) is not None:
        account = lot.private.channels.get("amazon", {}).get("seller_id", "")
        own = (
            {market: _Files(out, market, account, f"{lot.maker.district}.{lot.maker.id}") for market in markets}
            if account
            else shared
        )
        for listing in lot.listings:
            if out.category(listing) is None:
                out.leave(listing, ["category"])
            elif out.takes(listing):
                _put(out, lot, listing, own, held)
        if account:
            _end(own)
    _end(shared)
    held.end()
    _tell_languages(out, markets)


def _tell_languages(out: Out, markets: Sequence[Market]) -> None:
    """In which language each marketplace's texts are, and which it would rather have: Haat translates nothing by itself."""
    code = out.edition.code
    out.notes["languages"] = {
        each.name: {"asked": each.language, "written": code} | ({"fallback": True} if each.language != code else {})
        for each in markets
    }


def _put(out: Out, lot: Lot, listing: Listing, files: dict[Market, _Files], held: _Held) -> None:
    texts = _texts(out, lot, listing)
    for market, each in files.items():
        asked = price(listing, market.currency, out.rates)
        if asked is None:
            out.count("no price", market.currency)
            continue
        attributes = _attributes(out, lot, listing, texts, market, asked)
        held.against(attributes, lot, listing, market)
        each.put(attributes, listing)


class _Held:
    """Attributes held against the account's own type definitions, offline; what breaks them stands in `advice-1.csv`."""

    def __init__(self, out: Out, definitions: Mapping[str, Any]) -> None:
        self.out, self.definitions = out, definitions
        self.file = out.csv("advice", ("seller", "sku", "marketplace", "type", "fault")) if definitions else None

    def against(self, attributes: dict[str, Any], lot: Lot, listing: Listing, market: Market) -> None:
        """Tell every way in which a listing is not what the definition of its type wants."""
        kind = self.out.category(listing).name
        if self.file is not None and kind in self.definitions:
            start = (f"{lot.maker.district}/{lot.maker.id}", listing.sku, market.name, kind)
            self.file.rows(*((*start, each[:500]) for each in faults(self.definitions[kind], attributes)))

    def end(self) -> None:
        """Close the file, where there is one."""
        if self.file is not None:
            self.file.end()


class _Files:
    """The feed and the flat file of one account in one marketplace."""

    def __init__(self, out: Out, market: Market, account: str, name: str) -> None:
        self.out, self.market, self.account = out, market, account
        stem = f"{market.name}/{name}." if name else f"{market.name}/"
        head = {"header": {"sellerId": account or out.format["account"], "version": "2.0", "issueLocale": market.locale}}
        opened = json(head)[:-1] + b',"messages":[\n'
        self.most = out.number("messages_per_file", 25000)
        self.feed: Split = out.split(f"{stem}listings", "json", opened, b"\n]}\n", b",\n", self.most, private=bool(account))
        self.flat: Split = out.tsv(f"{stem}flat-file", [_column(each, market) for each in FLAT], most=self.most)
        self.n = 0

    def put(self, attributes: dict[str, Any], listing: Listing) -> None:
        """One listing more, in both."""
        message = {
            "messageId": self.n % self.most + 1,
            "sku": listing.code if not self.account else listing.sku,
            "operationType": "UPDATE",
            "productType": self.out.category(listing).name,
            "requirements": "LISTING",
            "attributes": attributes,
        }
        self.n += 1
        self.feed.add(json(message))
        self.flat.rows(_flat(message, self.market))


def _end(files: dict[Market, _Files]) -> None:
    for each in files.values():
        each.feed.end()
        each.flat.end()


# ── attributes ───────────────────────────────────────────────────────────────────────────────────


class _Texts(NamedTuple):
    """What is said of a listing in every marketplace."""

    title: str
    brand: str
    manufacturer: str
    description: str
    bullets: tuple[str, ...]
    keywords: str
    colour: str
    materials: tuple[str, ...]


def _texts(out: Out, lot: Lot, listing: Listing) -> _Texts:
    maker, most = lot.maker, out.limits("brand").chars
    return _Texts(
        title(listing, maker, out.limits("title")),
        fit(line(brand(listing, maker)), most),
        fit(line(maker.manufacturer.name), most),
        description(listing, out.limits("description")),
        tuple(bullets(listing, out.limits("bullet"))),
        keywords(listing, 20, out.number("keyword_bytes", 249)),
        line(listing.colour),
        tuple([line(each) for each in listing.materials]),
    )


def _attributes(out: Out, lot: Lot, listing: Listing, texts: _Texts, market: Market, asked: Asked) -> dict[str, Any]:
    def one(value: Any, **more: Any) -> list[dict[str, Any]]:
        return [{"value": value, **more, "marketplace_id": market.id}]

    def words(*values: str) -> list[dict[str, Any]]:
        return [{"value": each, "language_tag": market.locale, "marketplace_id": market.id} for each in values]

    told: dict[str, Any] = {
        "item_name": words(texts.title),
        "brand": words(texts.brand),
        "manufacturer": words(texts.manufacturer),
        "product_description": words(texts.description),
        "bullet_point": words(*texts.bullets),
        "generic_keyword": words(texts.keywords),
        "country_of_origin": one(listing.country),
        "condition_type": one("new_new"),
        "number_of_items": one(1),
        "unit_count": one(1, type={"value": "Count", "language_tag": market.locale}),
        "fulfillment_availability": [_availability(listing)],
        "purchasable_offer": [_offer(listing, market, asked)],
        **_identity(listing, market),
        **_measures(listing, market),
        **_pictures(out, listing, market),
    }
    if texts.colour:
        told["color"] = words(texts.colour)
    if texts.materials:
        told["material"] = words(*texts.materials)
    if listing.more.get("hazardous") == "False":  # said by the record, never assumed
        told["supplier_declared_dg_hz_regulation"] = one("not_applicable")
    if market.name == "IN":
        told |= _india(listing, lot.maker, market)
    return told


def _availability(listing: Listing) -> dict[str, Any]:
    told: dict[str, Any] = {"fulfillment_channel_code": "DEFAULT", "quantity": listing.stock or 0}
    return told | ({"lead_time_to_ship_max_days": listing.lead_days} if listing.lead_days else {})


def _amount(value: Decimal) -> float:
    return float(value)


def _offer(listing: Listing, market: Market, asked: Asked) -> dict[str, Any]:
    told: dict[str, Any] = {
        "currency": asked.currency,
        "audience": "ALL",
        "our_price": [{"schedule": [{"value_with_tax": _amount(asked.amount)}]}],
        "marketplace_id": market.id,
    }
    if market.name == "IN" and listing.mrp:
        told["maximum_retail_price"] = [{"schedule": [{"value_with_tax": _amount(listing.mrp)}]}]
    return told


def _identity(listing: Listing, market: Market) -> dict[str, Any]:
    """The GTIN, or the approved exemption from having one; neither where the record knows neither."""
    if listing.gtin:
        kind = GTIN_TYPES.get(len(listing.gtin), "gtin")
        return {"externally_assigned_product_identifier": [{"type": kind, "value": listing.gtin, "marketplace_id": market.id}]}
    if listing.exemption and listing.exemption.channel == "amazon":
        return {"supplier_declared_has_product_identifier_exemption": [{"value": True, "marketplace_id": market.id}]}
    return {}


def _measures(listing: Listing, market: Market) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if listing.weight_g:
        told["item_weight"] = [{"unit": "grams", "value": listing.weight_g, "marketplace_id": market.id}]
    if listing.packed_g:
        told["item_package_weight"] = [{"unit": "grams", "value": listing.packed_g, "marketplace_id": market.id}]
    for name, sides in (("item_dimensions", listing.size), ("item_package_dimensions", listing.box)):
        if all(sides):
            pairs = zip(("length", "width", "height"), sides, strict=True)
            told[name] = [
                {key: {"unit": "centimeters", "value": float(side or 0)} for key, side in pairs} | {"marketplace_id": market.id}
            ]
    return told


def _pictures(out: Out, listing: Listing, market: Market) -> dict[str, Any]:
    told = {}
    for n, shot in enumerate(out.shots(listing)[:SHOTS]):
        name = f"other_product_image_locator_{n}" if n else "main_product_image_locator"
        told[name] = [{"media_location": shot.url, "marketplace_id": market.id}]
    return told


def _india(listing: Listing, maker: Maker, market: Market) -> dict[str, Any]:
    told: dict[str, Any] = {
        "rtip_manufacturer_contact_information": [
            {"value": fit(line(maker.manufacturer.line()), 250), "marketplace_id": market.id}
        ],
        "packer_contact_information": [{"value": fit(line(maker.packer.line()), 250), "marketplace_id": market.id}],
    }
    if maker.importer:
        told["importer_contact_information"] = [{"value": fit(line(maker.importer.line()), 250), "marketplace_id": market.id}]
    if listing.hsn:
        told["external_product_information"] = [{"entity": "HSN Code", "value": listing.hsn, "marketplace_id": market.id}]
    return told


# ── the same as a flat file ──────────────────────────────────────────────────────────────────────


def _column(path: str, market: Market) -> str:
    """`item_name[marketplace_id=…][language_tag=…]#1.value`: the head of a column in this marketplace."""
    name, sign, rest = path.partition("#")
    if name.startswith(_BY_LANGUAGE):
        name += f"[marketplace_id={market.id}][language_tag={market.locale}]"
    elif name.startswith("purchasable_offer"):
        name += f"[marketplace_id={market.id}][audience=ALL]"
    elif name.startswith(_BY_MARKET):
        name += f"[marketplace_id={market.id}]"
    return f"{name}{sign}{rest}"


def _flat(message: dict[str, Any], market: Market) -> list[Any]:
    a = message["attributes"]

    def first(name: str, key: str = "value", n: int = 0) -> Any:
        found = a.get(name, ())
        return found[n].get(key, "") if len(found) > n else ""

    offer = a["purchasable_offer"][0]
    most = offer.get("maximum_retail_price")
    gtin = a.get("externally_assigned_product_identifier", [{}])[0]
    return [
        message["sku"], "Create or Replace (Full Update)", message["productType"], first("item_name"), first("brand"),
        gtin.get("type", "GTIN Exempt" if "supplier_declared_has_product_identifier_exemption" in a else "").upper(), gtin.get("value", ""),
        first("manufacturer"), "New", "DEFAULT", first("fulfillment_availability", "quantity"),
        offer["our_price"][0]["schedule"][0]["value_with_tax"], most[0]["schedule"][0]["value_with_tax"] if most else "",
        first("product_description"), *(first("bullet_point", n=n) for n in range(5)), first("generic_keyword"),
        first("rtip_manufacturer_contact_information"), first("country_of_origin"), first("main_product_image_locator", "media_location"),
        *(first(f"other_product_image_locator_{n}", "media_location") for n in range(1, 9)),
    ]  # fmt: skip
