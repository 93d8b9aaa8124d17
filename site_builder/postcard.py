"""The drawing of the picture that stands for a product where its page is shared: photo at one side, names at the other.

1,200 by 630 pixels, as networks show it. Names are set in their own scripts by Pillow's Raqm, word by word, so that a
Latin word in a Bengali name has letters too.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from typing import Any, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from site_builder import fonts, patterns
from site_builder.language import LANGUAGES

SIZE = (1200, 630)
PHOTO = (504, 630)  # four to five, as on the page
MARGIN = 56
INK, MUTED, INDIGO, TERRACOTTA = "#211C16", "#5E5446", "#23406E", "#A03E1B"

_RUNS = re.compile(r"[A-Za-z\u00c0-\u024f·₹&/–—-]+|[^A-Za-z\u00c0-\u024f·₹&/–—-]+")


class Line(NamedTuple):
    """A line of text: what it says, in which language, and how."""

    text: str
    code: str
    weight: Any  # Regular or Bold
    size: int
    ink: str


def draw(
    photo: Image.Image | None, focus: tuple[int, int], sector: str, seed: int, lines: tuple[Line, Line, Line], code: str
) -> bytes:
    """The picture as JPEG. `lines`: the showcase's name, the product's, and who makes it where; `focus` in percent."""
    image = Image.new("RGB", SIZE, patterns.PAPER)
    rtl = LANGUAGES[code].rtl
    side = _cropped(photo, focus) if photo else patterns.ground(sector, PHOTO, seed)
    image.paste(side, (SIZE[0] - PHOTO[0] if rtl else 0, 0))
    pen = ImageDraw.Draw(image)
    start = SIZE[0] - PHOTO[0] - MARGIN if rtl else PHOTO[0] + MARGIN
    width = SIZE[0] - PHOTO[0] - 2 * MARGIN
    head, title, foot = lines
    _set(pen, [head.text], head, start, MARGIN, rtl)
    rows, size = _fitted(title, width)
    line = size * 15 // 10
    _set(pen, rows, title._replace(size=size), start, 272 - line * len(rows) // 2, rtl)
    rows, size = _fitted(foot, width, most=2)
    _set(pen, rows, foot._replace(size=size), start, SIZE[1] - MARGIN - len(rows) * size * 15 // 10, rtl)
    _stitch(pen, start, SIZE[1] - MARGIN - 118, width, rtl)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=72, optimize=True)
    return out.getvalue()


def _cropped(photo: Image.Image, focus: tuple[int, int]) -> Image.Image:
    """The photo cut to its place around its focal point."""
    scale = max(PHOTO[0] / photo.width, PHOTO[1] / photo.height)
    size = (max(PHOTO[0], round(photo.width * scale)), max(PHOTO[1], round(photo.height * scale)))
    scaled = photo.resize(size, Image.Resampling.LANCZOS)
    left = (size[0] - PHOTO[0]) * focus[0] // 100
    top = (size[1] - PHOTO[1]) * focus[1] // 100
    return scaled.crop((left, top, left + PHOTO[0], top + PHOTO[1]))


def _stitch(pen: ImageDraw.ImageDraw, start: int, y: int, width: int, rtl: bool) -> None:
    """The running stitch between name and maker."""
    for n in range(0, width - 20, 34):
        x = start - n - 20 if rtl else start + n
        pen.line((x, y, x + 20, y), fill=TERRACOTTA, width=4)


@lru_cache(maxsize=200)
def _font(face: str, weight: Any, size: int) -> ImageFont.FreeTypeFont:
    path = fonts.find(face, weight)
    assert path is not None  # no faces, no pictures: see `sharing`
    return ImageFont.truetype(io.BytesIO(path.read_bytes()), size, layout_engine=ImageFont.Layout.RAQM)


def _pieces(word: str, line: Line) -> list[tuple[str, ImageFont.FreeTypeFont, str]]:
    """A word in runs of one face: (text, face, language)."""
    own = LANGUAGES[line.code].face
    told = []
    for run in _RUNS.findall(word):
        latin = _RUNS.match(run) is not None and re.match(r"[A-Za-z\u00c0-\u024f·₹&/–—-]", run) is not None
        told.append((run, _font("noto-sans" if latin else own, line.weight, line.size), "en" if latin else line.code))
    return told


def _length(word: str, line: Line) -> float:
    return sum(font.getlength(run, language=code) for run, font, code in _pieces(word, line))


def _space(line: Line) -> float:
    return line.size * 0.27


def _fitted(line: Line, width: int, most: int = 3) -> tuple[list[str], int]:
    """The text on at most `most` lines, in the largest size that fits; what does not fit at all is cut with an ellipsis."""
    words = line.text.split()
    for size in range(line.size, 25, -4):
        rows = _broken(words, line._replace(size=size), width)
        if len(rows) <= most and all(_row(row, line._replace(size=size)) <= width for row in rows):
            return rows, size
    rows = _broken(words, line._replace(size=26), width)[:most]
    return [row if n + 1 < most else f"{row} …" for n, row in enumerate(rows)], 26


def _row(row: str, line: Line) -> float:
    words = row.split()
    return sum(_length(word, line) for word in words) + _space(line) * max(0, len(words) - 1)


def _broken(words: list[str], line: Line, width: int) -> list[str]:
    rows: list[str] = []
    for word in words:
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and _row(longer, line) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


def _set(pen: ImageDraw.ImageDraw, rows: list[str], line: Line, start: int, top: int, rtl: bool) -> None:
    """Rows of text from the start side of the page on."""
    for n, row in enumerate(rows):
        x, base = float(start), top + n * line.size * 15 // 10 + line.size * 11 // 10
        for word in row.split():
            for run, font, code in _pieces(word, line):
                length = font.getlength(run, language=code)
                at = x - length if rtl else x
                direction = "rtl" if LANGUAGES[code].rtl else "ltr"
                pen.text((at, base), run, fill=line.ink, font=font, anchor="ls", direction=direction, language=code)
                x += -length if rtl else length
            x += -_space(line) if rtl else _space(line)
