"""Draw the sample pictures that the product records name and nobody has photographed.

A development script, not a part of the wheel.  The pictures are drawings of our own, made with
Pillow alone and seeded by the product, so a second run writes the same bytes:

    python tests/samples/draw.py catalogs            # draw what is missing
    python tests/samples/draw.py catalogs --force    # draw everything again

Some pictures are made awkward on purpose, as real ones are: stored on their side with an EXIF
orientation, or carrying a (made-up) GPS position and camera words that must never be published.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import bags
import carvings
import foods
import garments
import home
import jewels
import leather
import masks
import mats
import metal
import people
import scenes
import sweets
import tableware
import turned
import yaml
from brush import TERRACOTTA, Colour, Layer, Subject, canvas, dark, distance, pale, rgb
from PIL import Image
from stage import CLOTH, landed, picture

WHITE_GROUND = {"bankura/bishnupur-baluchari"}  # this seller's main pictures meet the strictest market's rule
PORTRAIT, LANDSCAPE, LARGE = (960, 1200), (1200, 900), (1600, 2000)
NOWHERE = {1: "N", 2: (12.0, 0.0, 0.0), 3: "E", 4: (88.0, 0.0, 0.0)}  # open sea: nobody's home

TONES: dict[str, Colour] = {
    "red": (172, 38, 40), "maroon": (112, 30, 42), "magenta": (160, 38, 106), "pink": (214, 116, 140), "plum": (91, 33, 64),
    "orange": (214, 104, 40), "saffron": (224, 134, 42), "yellow": (226, 178, 58), "turmeric": (218, 158, 44),
    "gold": (205, 160, 62), "golden": (205, 160, 62), "honey": (206, 156, 80), "green": (62, 116, 74), "olive": (112, 116, 62),
    "moss": (88, 100, 56), "blue": (44, 92, 148), "indigo": (35, 64, 110), "teal": (24, 96, 104), "purple": (92, 56, 118),
    "brown": (122, 76, 46), "coffee": (86, 54, 38), "tan": (186, 130, 78), "straw": (222, 192, 132), "cream": (242, 232, 208),
    "ivory": (240, 230, 206), "white": (248, 244, 236), "black": (46, 42, 42), "grey": (130, 130, 128), "silver": (192, 194, 196),
    "yellowish": (222, 178, 84), "reddish": (176, 76, 60), "greenish": (128, 148, 92), "caramel": (190, 128, 66),
    "ecru": (230, 216, 182), "unbleached": (232, 220, 190), "natural": (226, 208, 168), "scarlet": (190, 40, 36),
    "rust": (166, 76, 44), "beige": (222, 204, 172), "copper": (178, 96, 60), "crimson": (156, 28, 48), "khaki": (172, 154, 104),
}  # fmt: skip

Draw = Callable[[Layer, Subject], str]
DRAWINGS: dict[str, Draw] = {
    **dict.fromkeys(CLOTH, garments.textile),
    **turned.DRAWINGS, **tableware.DRAWINGS, **people.DRAWINGS, **masks.DRAWINGS, **carvings.DRAWINGS, **leather.DRAWINGS, **scenes.DRAWINGS, **home.DRAWINGS,
    **mats.DRAWINGS, **bags.DRAWINGS, **jewels.DRAWINGS, **metal.DRAWINGS, **foods.DRAWINGS, **sweets.DRAWINGS,
}  # fmt: skip


def english(product: dict[str, Any]) -> str:
    """Return a product's naming words in English, lower case, each after a space."""
    fields = ("title", "generic_name", "craft", "technique", "short")
    text = " ".join(product[f]["en"] for f in fields if f in product)
    colours = [word["name"]["en"] for word in product.get("colours", [])]
    return " " + " ".join(re.findall(r"[a-z]+", " ".join([text, *product.get("materials", []), *colours]).lower())) + " "


def spoken(product: dict[str, Any]) -> list[Colour]:
    """Return the colours that the product's title and its main picture's description name, in their order."""
    first = (product.get("photos") or [{}])[0].get("alt", {}).get("en", "")
    words = re.findall(r"[a-z]+", f"{first} {product['title']['en']}".lower())
    clay = any("clay" in m or "terracotta" in m for m in product.get("materials", []))
    tones = []
    for before, word in zip(["", *words], words, strict=False):
        if word in TONES:
            tone = TERRACOTTA if clay and word == "red" else TONES[word]
            tones.append(
                pale(tone, 0.45) if before in ("pale", "light") else dark(tone, 0.3) if before in ("dark", "deep") else tone
            )
    return list(dict.fromkeys(tones))[:3]


def subject(place: str, product: dict[str, Any], photo: dict[str, Any]) -> Subject:
    """Return what a photo entry asks for."""
    alt = " " + " ".join(re.findall(r"[a-z]+", photo.get("alt", {}).get("en", "").lower())) + " "
    sku, role = f"{place}/{product['sku']}", photo.get("role", "main")
    first = (product.get("photos") or [photo])[0].get("alt", {}).get("en", "")
    front = " " + " ".join(re.findall(r"[a-z]+", first.lower())) + " "
    if place in WHITE_GROUND and role == "main":
        role = "white"
    tones = [rgb(str(c["hex"])) for c in product.get("colours", [])]
    if len(tones) < 2 and product["category"] not in {**foods.DRAWINGS, **sweets.DRAWINGS}:
        tones += [t for t in spoken(product) if all(distance(t, known) > 150 for known in tones)]
    return Subject(sku, product["category"], english(product), tones, role, alt, random.Random(f"{sku}/{photo['file']}"),
                   [str(m) for m in product.get("materials", [])], front)  # fmt: skip


def per_cm(product: dict[str, Any], layer: Layer) -> float:
    """Return how many design units of the drawing are one centimetre of the product, or 0."""
    area, size = layer.image.getbbox(), product.get("size", {})
    if not area or product["category"] in CLOTH or isinstance(size, str):
        return 0
    wide, tall = (area[2] - area[0]) / layer.k, (area[3] - area[1]) / layer.k
    try:
        if "height_cm" in size:
            return tall / float(size["height_cm"])
        across = size.get("diameter_cm") or size.get("width_cm") or size.get("length_cm")
        return max(wide, tall) / float(size.get("length_cm") or across) if across else 0
    except (TypeError, ValueError, ZeroDivisionError):
        return 0


def draw(place: str, product: dict[str, Any], photo: dict[str, Any]) -> Image.Image:
    """Return one upright picture."""
    what = subject(place, product, photo)
    shape = random.Random(f"{what.sku}/{photo['file']}/shape").random()
    wide = 0.28 if what.role not in ("main", "white") else 0 if what.category in {*CLOTH, "rug-carpet"} else 0.12
    size = LARGE if what.role == "white" else LANDSCAPE if shape < wide else PORTRAIT
    close = what.role == "detail"
    scale = 2.6 if close else 1.4 if size == LARGE else 2
    layer = canvas(*size, scale)
    pose = DRAWINGS[what.category](layer, what)
    if close:
        return _close(layer, pose, what, size)
    return picture(layer, pose, what, size, per_cm(product, layer))


def _close(layer: Layer, pose: str, what: Subject, size: tuple[int, int]) -> Image.Image:
    """Return a close-up: the whole picture drawn large, then a window of it."""
    whole = (round(layer.image.width / 1.3), round(layer.image.height / 1.3))
    full = picture(layer, pose, what, whole)
    area = layer.image.resize((200, 200)).getbbox() or (0, 0, 200, 200)
    share = 0.5
    mid = ((area[0] + area[2]) / 400 * whole[0], (area[1] * 0.55 + area[3] * 0.45) / 200 * whole[1])
    w, h = round(whole[0] * share), round(whole[1] * share)
    if what.focus:
        mid = landed(what.focus, layer, pose, what, whole)
        x, y = round(mid[0] - w * 0.5), round(mid[1] - h * 0.5)
    else:
        x, y = _busiest(layer, mid, whole, (w, h))
    x, y = min(max(0, x), whole[0] - w), min(max(0, y), whole[1] - h)
    return full.crop((x, y, x + w, y + h)).resize(size, Image.Resampling.LANCZOS)


def _busiest(layer: Layer, mid: tuple[float, float], whole: tuple[int, int], window: tuple[int, int]) -> tuple[int, int]:
    """Return the corner of the window, near the middle, that shows most of the thing."""
    alpha = layer.image.getchannel("A").resize((100, 100), Image.Resampling.BOX)
    w, h = round(window[0] / whole[0] * 100), round(window[1] / whole[1] * 100)
    best, where = -1.0, (0, 0)
    for dx in (-24, -16, -8, 0, 8, 16, 24):
        for dy in (-24, -16, -8, 0, 8, 16, 24):
            x = min(max(0, round(mid[0] / whole[0] * 100 - w / 2 + dx)), 100 - w)
            y = min(max(0, round(mid[1] / whole[1] * 100 - h / 2 + dy)), 100 - h)
            part = alpha.crop((x, y, x + w, y + h)).resize((1, 1), Image.Resampling.BOX).tobytes()[0]
            value = min(part, 190) - 0.8 * (abs(dx) + abs(dy))
            if value > best:
                best, where = value, (x, y)
    return where[0] * whole[0] // 100, where[1] * whole[1] // 100


def save(image: Image.Image, path: Path, place: str, what: str, large: bool) -> None:
    """Write a JPEG; some are stored turned, some carry a position, as telephones do."""
    rng, exif = random.Random(f"{place}/{what}/exif"), Image.Exif()
    turn, tells = rng.random(), rng.random()
    if not large and turn < 0.12:
        orientation, method = rng.choice(
            ((6, Image.Transpose.ROTATE_90), (8, Image.Transpose.ROTATE_270), (3, Image.Transpose.ROTATE_180))
        )
        image = image.transpose(method)
        exif[0x0112] = orientation
    if tells < 0.14:
        exif[0x010F], exif[0x0110], exif[0x0132] = "Sample Camera", "SC-1 (made up)", "2026:10:01 10:00:00"
        exif.get_ifd(0x8825).update(NOWHERE)
    path.parent.mkdir(parents=True, exist_ok=True)
    for quality in (70, 62, 54, 48):  # woven cloth is costly; a phone's copy of it would be smaller still
        image.save(path, "JPEG", quality=quality, optimize=True, progressive=True, subsampling=2, exif=exif)
        if path.stat().st_size < (220_000 if large else 58_000):
            break


def wanted(root: Path) -> Iterator[tuple[str, Path, dict[str, Any], dict[str, Any]]]:
    """Yield place, picture path, product and photo entry of every photo named under a root."""
    for records in sorted(root.rglob("products.yml")):
        place = f"{records.parent.parent.name}/{records.parent.name}"
        try:
            products = yaml.safe_load(records.read_text(encoding="utf-8")) or []
        except yaml.YAMLError as fault:
            print(f"skipped {records}: {fault}", file=sys.stderr)
            continue
        for product in products:
            for photo in product.get("photos") or []:
                yield place, records.parent / "photos" / photo["file"], product, photo


def main() -> None:
    """Draw the missing pictures under the roots."""
    command = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    command.add_argument("roots", nargs="+", type=Path, help="folders that hold <district>/<seller>/products.yml")
    command.add_argument("--force", action="store_true", help="draw pictures that exist, too")
    command.add_argument("--only", default="", help="draw only places or categories that contain this word")
    command.add_argument("--out", type=Path, help="write to this folder instead (for looking at drawings)")
    asked = command.parse_args()
    count = size = 0
    for root in asked.roots:
        for place, path, product, photo in wanted(root):
            target = asked.out / f"{product['category']}--{photo['file']}" if asked.out else path
            if asked.only not in f"{place} {product['category']}" or (target.exists() and not asked.force):
                continue
            if product["category"] not in DRAWINGS:
                print(f"no drawing for category {product['category']!r} ({place} {product['sku']})", file=sys.stderr)
                continue
            save(draw(place, product, photo), target, place, photo["file"], place in WHITE_GROUND)
            count, size = count + 1, size + target.stat().st_size
    print(f"{count} pictures, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
