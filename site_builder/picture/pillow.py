"""Photo bytes and recipe to picture bytes: upright, sRGB, without EXIF or GPS, in few sizes."""

from __future__ import annotations

import io
import warnings
from typing import Any

from PIL import Image, ImageCms, UnidentifiedImageError

from site_builder.picture import MAX_BYTES, MAX_PIXELS, Facts, widths

FORMATS = {"JPEG": ("jpg", "jpeg"), "PNG": ("png",), "WEBP": ("webp",), "TIFF": ("tif", "tiff"), "AVIF": ("avif",)}
# EXIF's orientation and what undoes it.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def inspect(raw: bytes, most: int = MAX_PIXELS) -> Facts:
    """What a photo is; the whole picture is decoded once, so a truncated file is found here."""
    if len(raw) > MAX_BYTES:
        return Facts(fault="P075", detail=f"{len(raw) // 1_000_000} MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of damaged EXIF, which is dropped anyway
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(raw)) as image:
                several = image.format == "MPO"  # a telephone's JPEG with a second picture for depth or light behind it
                kind = "JPEG" if several else image.format or ""
                if kind not in FORMATS:
                    return Facts(format=kind, fault="P077", detail=kind or "?")
                if image.width * image.height > most:
                    return Facts(image.width, image.height, kind, fault="P075", detail=f"{image.width}×{image.height}")
                frames = 1 if several else getattr(image, "n_frames", 1)
                mode, (width, height) = image.mode, image.size
                image.draft("L", (1, 1))  # a JPEG's bits are all read, and few of its points reckoned
                image.load()
                if _orientation(image) in (5, 6, 7, 8):
                    width, height = height, width
    except UnidentifiedImageError:
        return Facts(fault="P077", detail="?")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Facts(fault="P075", detail=f"> {MAX_PIXELS // 1_000_000} MP")
    except Exception as reason:  # on broken files Pillow raises nearly everything there is
        return Facts(fault="P070", detail=type(reason).__name__)
    return Facts(width, height, kind, mode, frames)


def _orientation(image: Image.Image) -> int:
    """EXIF's orientation of a loaded picture; a TIFF has turned itself by then."""
    return int(image.getexif().get(0x0112, 1))


def upright(raw: bytes) -> Image.Image:
    """The photo as people see it: turned, in sRGB, on white where it was transparent, without metadata."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image: Image.Image = Image.open(io.BytesIO(raw))
        image.load()
        profile = image.info.get("icc_profile")
        turn = _TURNS.get(_orientation(image))  # not by ImageOps: that writes the EXIF anew, and fails where it is damaged
    image = image.transpose(turn) if turn is not None else image
    if image.mode.startswith(("I", "F")):  # 16-bit grey: scale to 8 bits, or it clips to white
        image = image.convert("I") if image.mode.startswith("I;") else image
        low, high = image.getextrema()
        spread: Any = (high - low) or 1  # type: ignore[operator]
        image = image.convert("F").point(lambda v: (v - low) * 255.0 / spread).convert("L")
    if profile:
        image = _to_srgb(image, profile)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        flat = Image.new("RGB", image.size, "#FFFFFF")
        rgba = image.convert("RGBA")
        flat.paste(rgba, mask=rgba.getchannel("A"))
        image = flat
    image = image.convert("RGB")
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    return clean


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if image.mode not in ("RGB", "CMYK", "L"):
            image = image.convert("RGB")
        done = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        return done if done is not None else image
    except Exception:  # a broken profile: the colours stay as they are
        return image


def grey(raw: bytes) -> bytes:
    """A made picture without colours, as JPEG."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(raw)) as image:
        image.convert("L").save(out, format="JPEG", quality=80, optimize=True)
    return out.getvalue()


def derivatives(image: Image.Image) -> dict[str, tuple[int, int, bytes]]:
    """Every size and format of a clean image: `640.avif` → (width, height, bytes)."""
    made: dict[str, tuple[int, int, bytes]] = {}
    for width in widths(image.width):
        height = max(1, round(image.height * width / image.width))
        scaled = image if width == image.width else image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        for extension, settings in (
            ("avif", {"format": "AVIF", "quality": 56, "speed": 8, "max_threads": 1}),
            ("jpg", {"format": "JPEG", "quality": 76, "optimize": True}),
        ):
            out = io.BytesIO()
            scaled.save(out, **settings)  # type: ignore[arg-type]
            made[f"{width}.{extension}"] = (width, height, out.getvalue())
    return made
