"""A seller's goods as a Beckn `on_search` catalogue of ONDC retail 1.2.0 or 1.2.5: one provider, one domain.

Only what the record says stands in it; what ONDC asks and the record does not answer is left empty, and the rules of
`content/channels/ondc.yml` then keep the item out.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from site_builder.edition.channel.compose import Limits, brand, description, title
from site_builder.edition.channel.listing import Listing
from site_builder.edition.channel.maker import Lot
from site_builder.sheets.text import fit, line

DAYS = {name: str(n) for n, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 1)}
ALPHA3 = {
    "IN": "IND", "BD": "BGD", "NP": "NPL", "LK": "LKA", "BT": "BTN", "US": "USA", "GB": "GBR", "DE": "DEU", "AE": "ARE",
    "JP": "JPN", "CA": "CAN", "AU": "AUS", "CN": "CHN",
}  # fmt: skip
UNITS = ("unit", "dozen", "gram", "kilogram", "tonne", "litre", "millilitre")
FULFILMENT, LOCATION = "F1", "L1"


class Frame:
    """What a catalogue says besides its items: how it is written depends on nothing but these."""

    def __init__(
        self, lot: Lot, version: str, domain: str, data: Any, record: Any, day: datetime.date, host: str, std: str
    ) -> None:
        self.lot, self.version, self.domain, self.data, self.record = lot, version, domain, data, record
        self.now = f"{day.isoformat()}T00:00:00.000Z"
        self.host, self.std = host, std


def payload(frame: Frame, items: Sequence[Listing]) -> dict[str, Any]:
    """The whole message."""
    provider = _provider(frame, items)
    return {
        "context": _context(frame),
        "message": {
            "catalog": {
                "bpp/fulfillments": [{"id": FULFILMENT, "type": "Delivery"}],
                "bpp/descriptor": _descriptor(frame.host, frame.host, provider["descriptor"]["images"]) | {"tags": [_terms()]},
                "bpp/providers": [provider],
            }
        },
    }


def _context(frame: Frame) -> dict[str, Any]:
    name = f"{frame.lot.maker.code}/{frame.domain}/{frame.version}/{frame.now}"
    return {
        "domain": f"ONDC:{frame.domain}",
        "country": "IND",
        "city": f"std:{frame.std}",
        "action": "on_search",
        "core_version": frame.version,
        "bap_id": frame.data.get("bap_id", "buyer-app.example"),
        "bap_uri": f"https://{frame.data.get('bap_id', 'buyer-app.example')}/ondc",
        "bpp_id": frame.host,
        "bpp_uri": f"https://{frame.host}/ondc",
        "transaction_id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"transaction/{name}")),
        "message_id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"message/{name}")),
        "timestamp": frame.now,
        "ttl": "PT30S",
    }


def _terms() -> dict[str, Any]:
    return _tag("bpp_terms", np_type="MSN", accept_bap_terms="Y", collect_payment="Y")


def _tag(code: str, **values: str) -> dict[str, Any]:
    return {"code": code, "list": [{"code": name, "value": value} for name, value in values.items()]}


def _descriptor(name: str, told: str, images: list[str]) -> dict[str, Any]:
    return {
        "name": fit(line(name), 150),
        "symbol": images[0] if images else "",
        "short_desc": fit(line(told), 300),
        "long_desc": fit(line(told), 1000),
        "images": images[:8],
    }


# ── the provider ─────────────────────────────────────────────────────────────────────────────────


def _id(code: str) -> str:
    """A code in the signs that both rule sets take: the rules of 2026 leave the hyphen out."""
    return code.replace("-", "_")


def _provider(frame: Frame, items: Sequence[Listing]) -> dict[str, Any]:
    maker = frame.lot.maker
    images = list(dict.fromkeys(shot.url for each in items for shot in each.shots[:1]))
    groups = list(dict.fromkeys(each.group or each.code for each in items))
    told = _descriptor(maker.name, maker.craft or maker.name, images)
    told_rating = {"rating": ""} if frame.domain == "RET10" and frame.version == "1.2.5" else {}  # nobody has rated it
    return told_rating | {
        "id": _id(maker.code),
        "time": {"label": "enable", "timestamp": frame.now},
        "fulfillments": [_fulfilment(frame)],
        "descriptor": told | {"long_desc": fit(line(maker.story or maker.craft), 1000)},
        "ttl": "P1D",
        "locations": [_location(frame)],
        "categories": [_variants(n, group, items) for n, group in enumerate(groups, 1)],
        "items": [_item(each, frame, groups.index(each.group or each.code) + 1) for each in items],
        "tags": [*_serviceability(frame, items), *(_timing(frame, kind) for kind in ("Order", "Delivery"))],
    }


def _fulfilment(frame: Frame) -> dict[str, Any]:
    maker = frame.lot.maker
    made: dict[str, Any] = {"id": FULFILMENT, "type": "Delivery", "contact": {"phone": _phone(maker.phone), "email": maker.email}}
    if frame.version == "1.2.5":
        made["tags"] = [_timing(frame, "Delivery")]
    return made


def _phone(phone: str) -> str:
    return phone.removeprefix("+91").lstrip("+")


def _hours(frame: Frame) -> tuple[list[str], str, str]:
    """Days, opening and closing time of the seller; nothing where the record does not say."""
    hours = frame.lot.seller.record.opening_hours
    days = sorted({DAYS[day] for each in hours for day in each.days})
    if not hours:
        return [], "", ""
    return days, min(each.from_ for each in hours).replace(":", ""), max(each.to for each in hours).replace(":", "")


def _location(frame: Frame) -> dict[str, Any]:
    maker, (days, opens, closes) = frame.lot.maker, _hours(frame)
    return {
        "id": LOCATION,
        "gps": f"{maker.lat},{maker.lon}",
        "address": {
            "locality": line(maker.street), "street": line(maker.street), "city": line(maker.town), "area_code": maker.pin,
            "state": frame.data.get("states", {}).get(maker.country, "West Bengal"),
        },
        "time": {
            "label": "enable",
            "timestamp": frame.now,
            "days": ",".join(days),
            "schedule": {"holidays": [each.isoformat() for each in frame.lot.seller.record.holidays]},
            "range": {"start": opens, "end": closes},
        },
    }  # fmt: skip


def _variants(n: int, group: str, items: Sequence[Listing]) -> dict[str, Any]:
    """A variant group: what its items differ in."""
    mine = [each for each in items if (each.group or each.code) == group]
    differ = "size" if len({each.size_label for each in mine}) > 1 and len({each.colour for each in mine}) == 1 else "colour"
    return {
        "id": f"V{n}",
        "descriptor": {"name": fit(mine[0].title, 150)},
        "tags": [_tag("type", type="variant_group"), _tag("attr", name=f"item.tags.attribute.{differ}", seq="1")],
    }


def _serviceability(frame: Frame, items: Sequence[Listing]) -> list[dict[str, Any]]:
    reach = frame.lot.seller.record.serviceability
    if reach is None:
        return []
    kind, value, unit = "12", "IND", "country"
    if reach.scope == "pins":
        kind, value, unit = "11", ",".join(reach.pins), "pincode"
    elif reach.scope == "state":
        kind, value, unit = "11", frame.data.get("state_pins", ""), "pincode"
    names = dict.fromkeys(_category(each, frame) for each in items)
    return [_tag("serviceability", location=LOCATION, category=each, type=kind, val=value, unit=unit) for each in names]


def _timing(frame: Frame, kind: str) -> dict[str, Any]:
    days, opens, closes = _hours(frame)
    first, last = (days[0], days[-1]) if days else ("", "")
    return _tag("timing", type=kind, location=LOCATION, day_from=first, day_to=last, time_from=opens, time_to=closes)


# ── an item ──────────────────────────────────────────────────────────────────────────────────────


def _category(listing: Listing, frame: Frame) -> str:
    return str(frame.record.categories[listing.category].name)


def _item(each: Listing, frame: Frame, group: int) -> dict[str, Any]:
    record, maker = frame.lot.seller.record, frame.lot.maker
    images = [shot.url for shot in each.shots][:8]
    returns = record.returns
    back = bool(returns and returns.accepted)
    asked = each.price
    made: dict[str, Any] = {
        "id": _id(each.sku),
        "parent_item_id": f"V{group}",
        "time": {"label": "enable", "timestamp": f"{each.updated.isoformat()}T00:00:00.000Z"},
        "descriptor": {
            "name": title(each, maker, frame.data["title"]),
            "code": _code(each, frame.domain),
            "symbol": images[0] if images else "",
            "short_desc": fit(line(each.short or each.title), 300),
            "long_desc": description(each, Limits(chars=2000)).replace("\n\n", " "),
            "images": images,
        },
        "quantity": _quantity(each, frame.version),
        "price": {"currency": each.currency, "value": _amount(asked), "maximum_value": _amount(each.mrp or asked)},
        "category_id": _category(each, frame),
        "fulfillment_id": FULFILMENT,
        "location_id": LOCATION,
        "@ondc/org/returnable": back,
        "@ondc/org/cancellable": bool(record.cancellable),
        "@ondc/org/return_window": f"P{returns.days}D" if returns and back and returns.days else "P0D",
        "@ondc/org/seller_pickup_return": False,
        "@ondc/org/time_to_ship": f"P{each.lead_days}D" if each.lead_days is not None else "",
        "@ondc/org/available_on_cod": bool(record.cash_on_delivery),
        "@ondc/org/contact_details_consumer_care": f"{maker.legal_name.replace(',', ' ')},{maker.email},{_phone(maker.phone)}",
        "tags": _tags(each, frame),
    }
    if frame.domain == "RET10" and frame.version == "1.2.5":
        made["rating"] = ""  # nobody has rated it: the rules of 2026 want the field, and take it empty
    made |= _statutory(each, frame)
    return made


def _code(each: Listing, domain: str) -> str:
    if domain == "RET12":
        return f"4:{each.hsn}" if each.hsn else ""
    return f"1:{each.gtin}" if each.gtin else ""


def _amount(value: Decimal | None) -> str:
    return f"{value:.2f}" if value is not None else ""


def _quantity(each: Listing, version: str) -> dict[str, Any]:
    unit, value = ("unit", Decimal(1)) if each.net_unit not in UNITS else (each.net_unit, each.net_value or Decimal(1))
    there = bool(each.stock) or each.made_to_order or bool(each.capacity)
    most = min(99, max(each.stock or 0, each.capacity or 0, each.moq))
    told: dict[str, Any] = {
        "unitized": {"measure": {"unit": unit, "value": f"{value.normalize():f}"}},
        "available": {"count": "99" if there else "0"},
        "maximum": {"count": str(most)},
    }
    return told | {"minimum": {"count": str(min(each.moq, most))}} if version == "1.2.5" else told


def _tags(each: Listing, frame: Frame) -> list[dict[str, Any]]:
    told = [_tag("origin", country=ALPHA3.get(each.country, ""))]
    if not (frame.domain == "RET10" and frame.version == "1.2.5"):  # where the rules of 2026 want no attributes
        told.append(_tag("attribute", **attributes(each, frame)))
    if frame.domain == "RET10" and each.food:
        told.append(_tag("veg_nonveg", **{"veg" if each.food.vegetarian else "non_veg": "yes"}))
    return told


def attributes(each: Listing, frame: Frame) -> dict[str, str]:
    """The attributes that the channel's category asks for, as far as the record answers them, in the channel's own words."""
    answers = {
        "brand": brand(each, frame.lot.maker),
        "gender": _value(frame, "gender", each.more.get("gender", "")),
        "colour": each.hex,
        "colour_name": _letters(each.colour) if frame.domain == "RET12" else each.colour.lower(),
        "size": each.size_label or str(frame.data.get("sizes", {}).get(each.category, "")),
        "size_chart": each.more.get("size_chart")
        or next((shot.url for shot in each.shots if shot.role == "size_chart"), "")
        or each.url,
        "fabric": _first(frame, "fabric", each.material_ids),
        "material": ", ".join(each.materials),
        "base_metal": _first(frame, "base_metal", each.material_ids),
        "plating": _value(frame, "plating", each.more.get("plating", "")) or each.more.get("plating", ""),
    }
    wanted = frame.record.categories[each.category].needs
    return {name: answers[name] for name in wanted if answers.get(name)}


def _letters(text: str) -> str:
    """A colour's name in the signs that ONDC takes: small letters and spaces. Another script stays, and is refused by rule."""
    return text.lower().replace("-", " ").replace("/", " ")


def _value(frame: Frame, kind: str, ours: str) -> str:
    return str(frame.record.values.get(kind, {}).get(ours, ""))


def _first(frame: Frame, kind: str, ours: Sequence[str]) -> str:
    """The first of the materials that the channel has a word for."""
    return next((found for each in ours if (found := _value(frame, kind, each))), "")


def _statutory(each: Listing, frame: Frame) -> dict[str, Any]:
    block = frame.record.categories[each.category].block
    party, made_on = frame.lot.maker.packer, each.more.get("made_on", "")
    month = f"{made_on[5:7]}/{made_on[:4]}" if len(made_on) >= 7 else ""
    strict = frame.domain == "RET10" and frame.version == "1.2.0"  # elsewhere a month that nobody wrote down may be NA
    told: dict[str, Any] = {
        "@ondc/org/statutory_reqs_packaged_commodities": {
            "manufacturer_or_packer_name": line(party.name),
            "manufacturer_or_packer_address": line(party.address),
            "common_or_generic_name_of_commodity": line(each.generic or each.category_name),
            "month_year_of_manufacture_packing_import": month or ("" if strict else "NA"),
        }
    }
    if block == "prepackaged_food":
        licence = next(iter(frame.lot.private.fssai), "")
        told["@ondc/org/statutory_reqs_prepackaged_food"] = {
            "nutritional_info": line(each.nutrition),
            "additives_info": line(each.additives),
            "brand_owner_FSSAI_license_no": licence,
            "other_FSSAI_license_no": licence,
            "importer_FSSAI_license_no": licence,
        }
    return told
