"""The facts of one product as rules see them: answers of its records by path, and what follows from them.

Each fact keeps how it is known: said in the record, derived from another answer, or assumed; nothing assumed is sold as said.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, Protocol

from pydantic import BaseModel

from site_builder.model.answers import is_by_language
from site_builder.model.channel import Channel
from site_builder.model.commons import Commons
from site_builder.model.product import ProductRecord, Seller
from site_builder.model.seller import Consented, PrivateRecord, SellerRecord
from site_builder.readiness import places

How = Literal["said", "derived", "assumed"]
SIZED = frozenset(("garment", "footwear", "ring", "bracelet-bangle"))  # all else is made in one size
WOMEN = frozenset(("saree",))


class Look(Protocol):
    """What a rule needs to know of a photo file."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def format(self) -> str: ...
    @property
    def fault(self) -> str: ...


@dataclass(slots=True)
class Facts:
    """Answers by path; `extra` holds what follows from them for one channel."""

    base: dict[str, Any]
    extra: dict[str, Any] = field(default_factory=dict)
    how: dict[str, How] = field(default_factory=dict)  # where it is not simply said

    def get(self, path: str) -> Any:
        """The value at a path, or None."""
        return self.extra[path] if path in self.extra else self.base.get(path)


def text(value: Any) -> str:
    """A value as text, as YAML writes it."""
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, dict):
        return text(value.get("en") or next(iter(value.values()), ""))
    if isinstance(value, list):
        return ", ".join(map(text, value))
    return str(value)


# ── as written ───────────────────────────────────────────────────────────────────────────────────


def flat(record: BaseModel, start: str = "") -> Iterator[tuple[str, Any]]:
    """Every answer of a record with its path; a text by language also under each of its languages."""
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if value is None or value == [] or value == {}:
            continue
        path = f"{start}{info.alias or name}"
        yield path, value
        if isinstance(value, BaseModel):
            yield from flat(value, f"{path}.")
        elif isinstance(value, dict) and is_by_language(_plain(info)):
            for code, each in value.items():
                yield f"{path}.{code}", each


def _plain(info: Any) -> Any:
    from site_builder.model.answers import plain_kind

    return plain_kind(info.annotation)


# ── one product ──────────────────────────────────────────────────────────────────────────────────


def product_facts(
    product: ProductRecord,
    seller: Seller,
    commons: Commons,
    day: datetime.date,
    looks: Mapping[str, Look] | None = None,
    private: PrivateRecord | None = None,
) -> Facts:
    """The facts of a product that hold on every channel."""
    base = dict(flat(product)) | dict(flat(seller.record, "seller."))
    if private:
        base |= dict(flat(private, "private."))
    facts = Facts(base)
    for name, value, how in _derived(product, seller, commons, day, looks, private):
        if value is not None and value != "" and value != []:
            base[name] = value
            if how != "said":
                facts.how[name] = how
    return facts


Derived = Iterator[tuple[str, Any, How]]


def _derived(
    product: ProductRecord,
    seller: Seller,
    commons: Commons,
    day: datetime.date,
    looks: Mapping[str, Look] | None,
    private: PrivateRecord | None,
) -> Derived:
    record = seller.record
    yield "country", commons.districts[seller.district].country, "derived"
    yield "sector", commons.sector_of.get(product.category), "derived"
    yield from _brand(product, record)
    prices = product.prices
    yield "price", prices.retail or prices.mrp, "said" if prices.retail else "derived"
    yield from _looks_of(product)
    times = product.lead_time or record.lead_time
    yield "lead_days", times[0].days if times else None, "said" if product.lead_time else "derived"
    yield "hsn_fits", _hsn_fits(product, commons), "derived"
    yield "today", day, "derived"
    marks = {each.kind for each in (*record.certificates, *product.certificates) if not each.expiry or each.expiry >= day}
    yield "marks", sorted(marks), "derived"
    yield "papers", sorted(_papers(product, record, private)), "derived"
    yield from _gst(record, private)
    yield from _care(record, day)
    yield from _place(seller)
    if product.gi:
        user = record.gi_authorised_user
        yield "gi_proof", user is not None and user.gi == product.gi, "derived"
    yield from _points(product)
    hazardous = product.hazardous
    yield "hazard", bool(hazardous), "said" if hazardous is not None else "assumed"
    yield from _photos(product, looks)


def _brand(product: ProductRecord, record: SellerRecord) -> Derived:
    brand = product.brand or record.brand
    yield "brand_said", brand or record.name.get("en"), "said" if brand else "assumed"


def _points(product: ProductRecord) -> Derived:
    """Points to notice: as written, or those that a writer can make from technique, care and size."""
    made = [each for each in (product.technique, product.care, product.variation_note, product.size) if each]
    yield "points", product.bullets or made, "said" if product.bullets else "derived"


def _looks_of(product: ProductRecord) -> Derived:
    """Colour, size and for whom."""
    if product.colours:
        yield "colour.hex", product.colours[0].hex, "said"
        yield "colour.name", product.colours[0].name.get("en", "").lower(), "said"
    size = product.size
    label = size.label if size else None
    yield "size_said", label or (None if product.category in SIZED else "Free Size"), "said" if label else "assumed"
    pictured = any(photo.role == "size_chart" for photo in product.photos)
    measured = size is not None and (size.length_cm or size.diameter_cm) is not None
    known = product.size_chart or (pictured and "photo") or (measured and "page")
    yield "size_chart_said", known or None, "said" if product.size_chart else "derived"
    if product.gender is None and product.category in WOMEN:
        yield "gender", "women", "assumed"
    if product.plating is None and "gold-plating" in product.materials:
        yield "plating", "gold", "derived"


def _hsn_fits(product: ProductRecord, commons: Commons) -> bool | None:
    category = commons.categories.get(product.category)
    hints = getattr(category, "hsn", None)  # a broken category has none
    if not product.hsn or not hints:
        return None
    return any(product.hsn.startswith(each) or each.startswith(product.hsn) for each in hints)


def _papers(product: ProductRecord, record: SellerRecord, private: PrivateRecord | None) -> set[str]:
    """Kinds of papers that the seller has."""
    found: set[str] = {each.kind for each in record.documents if each.status != "none"}
    found |= {"fssai" for each in (*record.certificates, *product.certificates) if each.kind == "fssai"}
    if private:
        numbers = {"gst": private.gstin, "pan": private.pan, "udyam": private.udyam, "iec": private.iec, "bin": private.bin}
        found |= {kind for kind, number in numbers.items() if number}
        found |= {"fssai"} if private.fssai else set()
    return found


def _gst(record: SellerRecord, private: PrivateRecord | None) -> Derived:
    said = next((each.status for each in record.documents if each.kind == "gst" and each.status), None)
    if private:
        said = private.gst_status or said or ("registered" if private.gstin else None)
    held = any(each.kind == "gst" for each in record.documents)
    yield "gst_status", said or ("registered" if held else None), "said" if said else "assumed"


def _care(record: SellerRecord, day: datetime.date) -> Derived:
    """Whom a consumer may ask: only what its person agreed to show on channels."""
    contact = record.contact
    person = contact.person.value if contact.person and _agreed(contact.person, day) else None
    yield "care.name", (person or record.name).get("en"), "said" if person else "derived"
    yield "care.phone", contact.phone.value if contact.phone and _agreed(contact.phone, day) else None, "said"
    yield "care.email", contact.email.value if contact.email and _agreed(contact.email, day) else None, "said"


def _agreed(each: Consented, day: datetime.date) -> bool:
    return "channels" in each.agreed and not (each.withdrawn and each.withdrawn <= day)


def _place(seller: Seller) -> Derived:
    pin = seller.record.address.pin
    if places.covers(seller.district):
        code = places.std_code(pin, seller.district)
        yield "pin_known", places.is_known(pin), "derived"
        yield "pin_fits", code is not None, "derived"
        yield "std_code", code, "derived"


def _photos(product: ProductRecord, looks: Mapping[str, Look] | None) -> Derived:
    """Photos of the product itself. What the record names and nobody can open is no photo."""
    shown = [photo for photo in product.photos if photo.role != "size_chart"]
    if looks is not None:
        shown = [photo for photo in shown if (look := looks.get(photo.file)) is not None and not look.fault]
    yield "photos.count", len(shown), "said"
    yield "photos.roles", sorted({photo.role for photo in shown}), "said"
    main = next((photo for photo in shown if photo.role == "main"), None)
    yield "photo.main", main is not None, "said"
    if looks is not None and shown:
        longest = {photo.file: max(looks[photo.file].width, looks[photo.file].height) for photo in shown}
        yield "photo.smallest", min(longest.values()), "said"
        if main:
            yield "photo.longest", longest[main.file], "said"
            yield "photo.format", looks[main.file].format, "said"


# ── for one channel ──────────────────────────────────────────────────────────────────────────────


def on_channel(facts: Facts, product: ProductRecord, seller: Seller, channel: Channel, private: PrivateRecord | None) -> Facts:
    """The same facts with what follows for one channel."""
    home = facts.base["country"]
    found = placed(channel, product.category, home) | {"destinations": _destinations(channel, seller, home)}
    for name, values in channel.values.items():
        found[f"value.{name}"] = next((values[each] for each in _said_values(product, facts, name) if each in values), None)
    exemption = product.gtin_exemption
    exempt = exemption is not None and exemption.channel == channel.id and exemption.brand == facts.get("brand_said")
    found["identifier"] = product.gtin or ("exempt" if exempt else None)
    if private:
        for name, value in private.channels.get(channel.id, {}).items():
            found[f"account.{name}"] = value
    return Facts(facts.base, found, facts.how)


def placed(channel: Channel, category: str, home: str) -> dict[str, Any]:
    """What follows for one channel from a category alone. `home`: the seller's country."""
    found: dict[str, Any] = {
        "channel.id": channel.id,
        "channel.kind": channel.kind,
        "channel.countries": channel.countries,
        "channel.abroad": any(each != home for each in channel.countries),
    }
    if place := channel.categories.get(category):
        found |= {"channel.category": place.name, "channel.needs": place.needs}
        found |= {"channel.domain": place.domain, "channel.code": place.code, "channel.block": place.block}
    return found


def _said_values(product: ProductRecord, facts: Facts, name: str) -> Iterable[str]:
    """What the record says where the channel has words of its own: materials, or an answer of that name."""
    said = facts.get(name)
    return [text(said)] if said is not None else product.materials


def _destinations(channel: Channel, seller: Seller, home: str) -> list[str]:
    abroad = [each for each in channel.countries if each != home]
    reach = seller.record.serviceability
    if channel.kind in ("carrier", "customs") and reach:
        return reach.countries or (["WORLD"] if reach.scope == "world" else [home])
    return abroad


def shown(value: Any, path: str) -> str:
    """A value as a report may show it: what is private is masked."""
    from site_builder.problem import clip, mask

    if value is None:
        return ""
    if path.startswith(("private.", "account.")):
        return mask(text(value))
    if isinstance(value, BaseModel):
        return clip(", ".join(f"{name} {text(each)}" for name, each in value if each is not None))
    if isinstance(value, Decimal):
        return f"{value:f}"
    return clip(text(value))
