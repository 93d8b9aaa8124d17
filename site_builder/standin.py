"""Stand-in pictures: for a product without a photo, its category's name over its sector's pattern, never a grey box.

A stand-in is shown to readers and counts as a missing photo everywhere else.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont, features

from site_builder import fonts, patterns
from site_builder.edition import Edition, Foreign
from site_builder.edition.product import Picture
from site_builder.language import LANGUAGES
from site_builder.picture import derivatives
from site_builder.problem import Problem, Where, warning
from site_builder.store import keep_picture, key, picture_path

SIZE = (640, 800)
RECIPE = "2"


def pictures(root: Path, editions: dict[str, Edition]) -> tuple[dict[tuple[str, str], Picture], list[Problem]]:
    """A stand-in for every category in every language; without faces none, and a word about how to set them up."""
    if fonts.missing() or not features.check("raqm"):
        return {}, [warning("P141", Where("content/showcase.yml", line=1, column=1), command="haat fonts")]
    made = {}
    for code, edition in editions.items():
        for category in edition.commons.categories:
            made[category, code] = _picture(root, category, edition)
    return made, []


def _picture(root: Path, category: str, edition: Edition) -> Picture:
    name, told = edition.category_names[category], edition.words["no_photo"]
    sector = edition.commons.sector_of[category]
    stem = key(RECIPE, sector, category, str(name), str(told), *map(str, SIZE))[:20]
    index = picture_path(root, f"{stem}.json")
    if not index.exists():
        image = draw(sector, category, name, told, edition.code)
        sizes = derivatives(image)
        for file, (_, _, content) in sizes.items():
            keep_picture(root, f"{stem}-{file}", content)
        keep_picture(root, f"{stem}.json", json.dumps(sorted({(w, h) for w, h, _ in sizes.values()})).encode())
    widths = [tuple(each) for each in json.loads(index.read_text())]
    sources = tuple((w, h, f"media/{stem}-{w}.avif", f"media/{stem}-{w}.jpg") for w, h in widths)
    return Picture(f"{name}: {told}", "main", *SIZE, sources, standin=True)


def draw(sector: str, category: str, name: str, told: str, code: str) -> Image.Image:
    """The stand-in itself: pattern, a card of paper, the name in its own script."""
    seed = sum(ord(c) * (n + 1) for n, c in enumerate(category))
    image = patterns.ground(sector, SIZE, seed).convert("RGB")
    pen = ImageDraw.Draw(image)
    width, height = SIZE
    box = (56, height // 2 - 120, width - 56, height // 2 + 120)
    pen.rectangle(box, fill="#FBF7F0", outline="#23406E", width=2)
    lines, size = _fitted(str(name), getattr(name, "lang", code), width - 160)
    top = height // 2 - 24 - (len(lines) * size * 13 // 10) // 2
    for n, line in enumerate(lines):
        _write(pen, line, getattr(name, "lang", code), "Bold", size, (width // 2, top + n * size * 13 // 10), "#211C16")
    said = told.lang if isinstance(told, Foreign) else code
    _write(pen, str(told), said, "Regular", 26, (width // 2, height // 2 + 66), "#A03E1B")
    return image


def _font(code: str, weight: Any, size: int) -> ImageFont.FreeTypeFont:
    path = fonts.find(LANGUAGES[code].face, weight) or fonts.find("noto-sans", weight)
    assert path is not None
    return ImageFont.truetype(io.BytesIO(path.read_bytes()), size, layout_engine=ImageFont.Layout.RAQM)


def _fitted(text: str, code: str, width: int) -> tuple[list[str], int]:
    """The text on one or two lines, in the largest size that fits."""
    words = text.split()
    for size in range(60, 23, -4):
        font = _font(code, "Bold", size)
        for cut in range(len(words), 0, -1):
            lines = [" ".join(words[:cut]), " ".join(words[cut:])] if cut < len(words) else [text]
            if all(font.getlength(line, language=code) <= width for line in lines):
                return lines, size
    return [text], 24


def _write(pen: ImageDraw.ImageDraw, text: str, code: str, weight: str, size: int, middle: tuple[int, int], ink: str) -> None:
    direction = "rtl" if LANGUAGES[code].rtl else "ltr"
    pen.text(middle, text, fill=ink, font=_font(code, weight, size), anchor="ma", direction=direction, language=code)


__all__ = ["draw", "pictures"]
