"""A photo as a marketplace takes it: upright sRGB JPEG without EXIF, within a size, padded with white to a shape.

The photo is made smaller where it must be and never larger; what is added is white around it. Nothing in it is repainted.
"""

from __future__ import annotations

import io
from typing import NamedTuple

from PIL import Image, ImageChops

from site_builder.picture.pillow import upright

RECIPE = "2"  # part of every made picture's name: raise it when the recipe changes
WHITE = 250  # each channel at least: what JPEG leaves of 255
NEAR = 24  # how far a channel may be from the border's middle colour to count as the same
QUALITIES = (90, 82, 74, 66, 58)


class Wanted(NamedTuple):
    """What a channel wants of a picture."""

    most_px: int = 2000  # long side
    shape: tuple[int, int] | None = None  # (1, 1)
    bytes: int = 5_000_000


class Seen(NamedTuple):
    """What was measured of a photo before it was padded: its border, and how much of the longer side the product fills."""

    white_border: float  # 0 to 1: how much of the outermost ring is white
    plain_border: float  # 0 to 1: how much of it is near the ring's middle colour
    fill: float  # 0 to 1
    width: int
    height: int


def listing_picture(raw: bytes, wanted: Wanted) -> tuple[bytes, Seen]:
    """The picture's bytes, and what was measured of the photo before it was padded."""
    image = upright(raw)
    image.thumbnail((wanted.most_px, wanted.most_px), Image.Resampling.LANCZOS, reducing_gap=2.0)
    seen = measured(image)
    if wanted.shape:
        image = _padded(image, wanted.shape)
    return _jpeg(image, wanted.bytes), seen


def measured(image: Image.Image) -> Seen:
    """Whether the border is white, and how much of the picture is not."""
    small = image.copy()
    small.thumbnail((400, 400))
    dark = ImageChops.invert(small).point(lambda value: 255 if value > 255 - WHITE else 0).convert("L")
    mask = dark.point(lambda value: 255 if value else 0)
    width, height = mask.size
    signs = b"".join(each.tobytes() for each in _ring(mask))
    box = mask.getbbox()
    filled = max((box[2] - box[0]) / width, (box[3] - box[1]) / height) if box else 0.0
    return Seen(round(signs.count(0) / len(signs), 3), _plain(small), round(filled, 3), image.width, image.height)


def _ring(image: Image.Image) -> list[Image.Image]:
    """The outermost points, side by side."""
    width, height = image.size
    return [
        image.crop(box)
        for box in ((0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height))
    ]


def _plain(small: Image.Image) -> float:
    """How much of the ring is near its middle colour."""
    raw = b"".join(each.tobytes() for each in _ring(small))
    bands = [raw[n::3] for n in range(3)]
    middle = [sorted(band)[len(band) // 2] for band in bands]
    near = sum(all(abs(a - b) <= NEAR for a, b in zip(point, middle, strict=True)) for point in zip(*bands, strict=True))
    return round(near / len(bands[0]), 3)


def _padded(image: Image.Image, shape: tuple[int, int]) -> Image.Image:
    across, down = shape
    unit = max(-(-image.width // across), -(-image.height // down))
    size = (unit * across, unit * down)
    if size == image.size:
        return image
    ground = Image.new("RGB", size, "#FFFFFF")
    ground.paste(image, ((size[0] - image.width) // 2, (size[1] - image.height) // 2))
    return ground


def _jpeg(image: Image.Image, most: int) -> bytes:
    """The best quality that fits; where none does, half the size and again."""
    while True:
        for quality in QUALITIES:
            out = io.BytesIO()
            image.save(out, format="JPEG", quality=quality, optimize=True)
            if out.tell() <= most:
                return out.getvalue()
        image = image.resize((max(1, image.width // 2), max(1, image.height // 2)), Image.Resampling.LANCZOS)
