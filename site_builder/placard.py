"""The drawing of a stand-in picture: a sector's pattern, a card of paper on it, and a name in its own script."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageDraw, ImageFont, features

from site_builder import fonts, patterns
from site_builder.edition import Foreign
from site_builder.language import LANGUAGES


def can_shape() -> bool:
    """Whether Pillow sets Indic and right-to-left scripts here (it needs its Raqm library)."""
    return bool(features.check("raqm"))


def draw(size: tuple[int, int], sector: str, category: str, name: str, told: str, code: str) -> Image.Image:
    """The stand-in itself: pattern, a card of paper, the name in its own script."""
    seed = sum(ord(c) * (n + 1) for n, c in enumerate(category))
    image = patterns.ground(sector, size, seed).convert("RGB")
    pen = ImageDraw.Draw(image)
    width, height = size
    box = (56, height // 2 - 120, width - 56, height // 2 + 120)
    pen.rectangle(box, fill="#FBF7F0", outline="#23406E", width=2)
    lines, height_of_line = _fitted(str(name), getattr(name, "lang", code), width - 160)
    top = height // 2 - 24 - (len(lines) * height_of_line * 13 // 10) // 2
    for n, line in enumerate(lines):
        _write(
            pen,
            line,
            getattr(name, "lang", code),
            "Bold",
            height_of_line,
            (width // 2, top + n * height_of_line * 13 // 10),
            "#211C16",
        )
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
