"""Which answers of a record a channel's rule may ask for: the paths of the models' fields, and what follows from them."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from site_builder.language import CODES
from site_builder.model.product import ProductRecord
from site_builder.model.seller import PrivateRecord, SellerRecord

# What is worked out from the record, the channel and the day; `readiness/facts.py` says how.
DERIVED = {
    "country": "the seller's country",
    "sector": "the sector of its category",
    "channel.id": "the channel's id",
    "channel.kind": "its kind",
    "channel.countries": "the countries it sells into",
    "channel.abroad": "whether it sells outside the seller's country",
    "channel.domain": "the channel's domain for this category",
    "channel.category": "the channel's name for this category",
    "channel.code": "the channel's code for this category",
    "channel.needs": "the attributes that the channel asks for in this category",
    "channel.block": "the statutory block that it asks for",
    "brand_said": "the product's brand or the seller's",
    "identifier": "a GTIN, or an exemption for this channel with the same brand, letter for letter",
    "price": "what a buyer pays: the retail price, else the MRP",
    "colour.hex": "its first colour, #RRGGBB",
    "colour.name": "that colour's name in English, in small letters",
    "size_said": "its size as labelled; a saree's is Free Size",
    "size_chart_said": "an address of a size chart, or a photo of one",
    "points": "its bullets, or what a writer can make of technique, care and size",
    "lead_days": "days from order to dispatch for one piece",
    "hsn_fits": "whether the HSN starts with a heading of its category",
    "today": "the day for which is judged",
    "marks": "kinds of certificates of product and seller that have not run out",
    "papers": "the papers that the seller has: kinds of documents, and numbers in private.yml",
    "gst_status": "GST status, from the public record or private.yml",
    "care.name": "whom a consumer may ask, agreed for channels",
    "care.phone": "a consumer's telephone, agreed for channels",
    "care.email": "a consumer's e-mail, agreed for channels",
    "pin_known": "whether the pincode is in the table of West Bengal",
    "pin_fits": "whether the pincode lies in the seller's district",
    "std_code": "the STD code of pincode and district",
    "gi_proof": "whether the seller is an authorised user of the product's GI",
    "hazard": "whether it is dangerous goods: as said, else by its category",
    "destinations": "countries that it would go to",
    "photos.count": "photos of the product itself; stand-ins do not count",
    "photos.roles": "what its photos show",
    "photo.main": "whether there is a main photo",
    "photo.longest": "long side of the main photo in pixels",
    "photo.smallest": "long side of the smallest photo in pixels",
    "photo.format": "file format of the main photo",
}
ROOTS: tuple[tuple[str, type[BaseModel]], ...] = (("", ProductRecord), ("seller.", SellerRecord), ("private.", PrivateRecord))


def is_path(path: str) -> bool:
    """Whether a rule may name this answer."""
    if path in DERIVED or path in _paths():
        return True
    # Account facts and values of a channel have names of its own.
    return path.startswith(("account.", "value.")) and path.count(".") == 1


def paths() -> tuple[str, ...]:
    """Every path that has a name of its own."""
    return (*_paths(), *DERIVED)


@cache
def _paths() -> dict[str, None]:
    return dict.fromkeys(path for start, model in ROOTS for path in _of(model, start))


def _of(model: type[BaseModel], start: str) -> Iterator[str]:
    for name, info in model.model_fields.items():
        path, kind = f"{start}{info.alias or name}", plain_kind(info.annotation)
        yield path
        if is_by_language(kind):
            yield from (f"{path}.{code}" for code in CODES)
        elif isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _of(kind, f"{path}.")


def plain_kind(kind: Any) -> Any:
    """A type without Annotated and Optional."""
    while True:
        origin = get_origin(kind)
        if origin is Annotated:
            kind = get_args(kind)[0]
        elif origin in (Union, types.UnionType):
            kind = next(arg for arg in get_args(kind) if arg is not type(None))
        else:
            return kind


def is_by_language(kind: Any) -> bool:
    """Whether a field holds something for each language."""
    arguments = get_args(kind)
    return get_origin(kind) is dict and bool(arguments) and get_args(arguments[0]) == CODES
