"""Pictures: every photo can be opened, is large enough, and says what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from site_builder.model.product import Photo, ProductRecord
from site_builder.model.seller import SellerPhoto, SellerRecord
from site_builder.problem import Problem, Where, error, warning
from site_builder.source import nearest

SMALLEST = 600  # long side in pixels: below this no marketplace takes a picture (Amazon's floor is 500, eBay's 500)
WIDEST = 1.6  # a main photo wider than this loses the product in a 4:5 card


class Look(Protocol):
    """What the rules need to know of a photo."""

    width: int
    height: int
    format: str
    mode: str
    frames: int
    fault: str
    detail: str


def photo_rules(product: ProductRecord, where: Where, looks: Mapping[str, Look]) -> Iterator[Problem]:
    """All rules on the photos of one product; `looks` has every file of the seller's `photos/`."""
    for m, photo in enumerate(product.photos):
        yield from _photo(photo, where.at("photos", m), looks, main=photo.role == "main")


def portrait_rules(seller: SellerRecord, where: Where, looks: Mapping[str, Look]) -> Iterator[Problem]:
    """All rules on the seller's own photos: people who can be recognised agreed to be shown."""
    for m, portrait in enumerate(seller.photos):
        at = where.at("photos", m)
        yield from _photo(portrait, at, looks, main=False)
        if portrait.people and not portrait.consent:
            yield error("P124", at, file=portrait.file)


def unused(
    seller: SellerRecord, products: Sequence[ProductRecord | None], where: Where, looks: Mapping[str, Look]
) -> Iterator[Problem]:
    """Photos that neither the seller nor a product names."""
    used = {photo.file for record in (seller, *products) if record for photo in record.photos}
    for name in sorted(looks.keys() - used):
        yield warning("P037", Where(f"{_folder(where)}/{name}", line=1, column=1), file=name)


def _folder(where: Where) -> str:
    return where.file.rsplit("/", 1)[0] + "/photos"


def _photo(photo: Photo | SellerPhoto, at: Where, looks: Mapping[str, Look], *, main: bool) -> Iterator[Problem]:
    look = looks.get(photo.file)
    if look is None:
        yield error("P034", at.at("file"), file=photo.file, folder=_folder(at), meant=nearest(photo.file, tuple(looks)))
        return
    if not photo.alt:
        yield error("P076", at, file=photo.file)
    yield from look_rules(look, at.at("file"), photo.file, main=main)


def look_rules(look: Look, where: Where, file: str, *, main: bool) -> Iterator[Problem]:
    """All rules on one photo."""
    if look.fault:
        yield error(look.fault, where, file=file, detail=look.detail)
        return
    extension = file.rsplit(".", 1)[-1].lower()
    expected = {"JPEG": ("jpg", "jpeg"), "PNG": ("png",), "WEBP": ("webp",), "TIFF": ("tif", "tiff"), "AVIF": ("avif",)}
    if extension not in expected.get(look.format, ()):
        yield error("P077", where, file=file, detail=f"{look.format} ≠ .{extension}")
    if max(look.width, look.height) < SMALLEST:
        yield warning("P071", where, file=file, size=f"{look.width}×{look.height}", limit=SMALLEST)
    if main and look.width > look.height * WIDEST:
        yield warning("P072", where, file=file, size=f"{look.width}×{look.height}")
    if look.frames > 1:
        yield error("P073", where, file=file, frames=look.frames)
    if look.mode == "CMYK":
        yield warning("P074", where, file=file)
