"""Brush: layers that are drawn in design units and lit like cut paper.

A picture has a subject square of 1000 by 1000 units; a portrait has more room above and
below it, a landscape at its sides (`Layer.room`).  A shape is drawn as a *piece* (its own
small layer with a mask), decorated, and then laid on its parent with light, grain and shadow.
Everything is Pillow only and seeded, so the same subject gives the same bytes.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Point = tuple[float, float]
Colour = tuple[int, int, int]
Fill = Colour | Image.Image

INK: Colour = (38, 30, 24)
CREAM: Colour = (246, 236, 214)
WHITE: Colour = (252, 249, 243)
GOLD: Colour = (205, 160, 62)
BRASS: Colour = (186, 140, 58)
INDIGO: Colour = (35, 64, 110)
TERRACOTTA: Colour = (176, 84, 48)
MADDER: Colour = (158, 42, 43)
LEAF: Colour = (58, 112, 76)
TURMERIC: Colour = (218, 158, 44)
WOOD: Colour = (150, 100, 60)
BAMBOO: Colour = (206, 166, 100)
STRAW: Colour = (222, 192, 132)
STEEL: Colour = (150, 156, 162)
DYES: tuple[Colour, ...] = (
    INDIGO, MADDER, LEAF, TURMERIC, (122, 38, 76), (24, 96, 104), (196, 92, 42),
    (88, 60, 120), (60, 44, 38), (178, 60, 90), (38, 84, 66), (216, 120, 60),
)  # fmt: skip


def rgb(text: str) -> Colour:
    """Return the colour of a `#RRGGBB` word."""
    value = int(text.lstrip("#")[:6], 16)
    return value >> 16, value >> 8 & 255, value & 255


def mix(one: Colour, two: Colour, share: float) -> Colour:
    """Return the first colour with a share of the second in it."""
    r, g, b = (round(p + (q - p) * share) for p, q in zip(one, two, strict=True))
    return r, g, b


def dark(colour: Colour, share: float = 0.3) -> Colour:
    """Return a deeper tone, warm rather than grey."""
    return mix(colour, (34, 20, 14), share)


def pale(colour: Colour, share: float = 0.4) -> Colour:
    """Return a lighter tone, towards cream."""
    return mix(colour, (255, 248, 234), share)


def luma(colour: Colour) -> float:
    """Return the brightness of a colour, 0 to 255."""
    return colour[0] * 0.3 + colour[1] * 0.59 + colour[2] * 0.11


def distance(one: Colour, two: Colour) -> int:
    """Return how far two colours are apart."""
    return sum(abs(p - q) for p, q in zip(one, two, strict=True))


def contrast(colour: Colour, choices: Sequence[Colour]) -> Colour:
    """Return the choice that stands out best."""
    return max(choices, key=lambda c: distance(c, colour))


@dataclass
class Subject:
    """What a picture shows: a product's words and colours, and the role of the picture."""

    sku: str
    category: str
    words: str
    colours: list[Colour]
    role: str
    alt: str
    rng: random.Random
    materials: list[str] = field(default_factory=list)
    front: str = ""  # the main picture's description: how the product is arranged
    focus: Point | None = None  # where a close-up should look; set while drawing

    def has(self, *words: str) -> bool:
        """Say whether one of the words begins a word in the product's English text."""
        return any(f" {word}" in self.words for word in words)

    def named(self, *words: str) -> bool:
        """Say whether one of the words begins a word in this picture's or the main picture's description."""
        return any(f" {word}" in text for text in (self.alt, self.front) for word in words)

    def twin(self, mark: str, *colours: Colour) -> Subject:
        """Return a like product in other colours."""
        return Subject(
            self.sku + mark, self.category, self.words, list(colours), self.role, self.alt, self.rng, self.materials, self.front
        )

    def ink(self, index: int, *otherwise: Colour) -> Colour:
        """Return a colour of the product, or a seeded one of the others (the dyes if none)."""
        if index < len(self.colours):
            return self.colours[index]
        return random.Random(f"{self.sku}{index}").choice(otherwise or DYES)

    def pick(self, *choices: str) -> str:
        """Return a seeded choice that all pictures of the product share."""
        return random.Random(f"{self.sku}:{choices}").choice(choices)


# --- shapes: each returns the points of an outline -----------------------------------------


def oval(cx: float, cy: float, rx: float, ry: float | None = None, n: int = 72) -> list[Point]:
    """Return an ellipse."""
    return arc(cx, cy, rx, rx if ry is None else ry, 0, 360, n)


def arc(cx: float, cy: float, rx: float, ry: float, start: float, end: float, n: int = 40) -> list[Point]:
    """Return a part of an ellipse; degrees, clockwise from the right."""
    steps = [math.radians(start + (end - start) * i / n) for i in range(n + 1)]
    return [(cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in steps]


def box(x0: float, y0: float, x1: float, y1: float, r: float = 0) -> list[Point]:
    """Return a rectangle with round corners."""
    if r <= 0:
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    corners = ((x1 - r, y0 + r, -90), (x1 - r, y1 - r, 0), (x0 + r, y1 - r, 90), (x0 + r, y0 + r, 180))
    return [p for cx, cy, a in corners for p in arc(cx, cy, r, r, a, a + 90, 8)]


def curve(points: Sequence[Point], closed: bool = True, n: int = 12) -> list[Point]:
    """Return a smooth line through the points (Catmull-Rom)."""
    count, out = len(points), list[Point]()
    at: Callable[[int], Point] = (lambda i: points[i % count]) if closed else (lambda i: points[min(max(i, 0), count - 1)])
    for i in range(count if closed else count - 1):
        p, q, r, s = at(i - 1), at(i), at(i + 1), at(i + 2)
        for j in range(n):
            t = j / n
            x, y = (
                0.5 * (2 * q[a] + (r[a] - p[a]) * t + (2 * p[a] - 5 * q[a] + 4 * r[a] - s[a]) * t * t
                       + (3 * q[a] - p[a] - 3 * r[a] + s[a]) * t**3)
                for a in (0, 1)
            )  # fmt: skip
            out.append((x, y))
    return out if closed else [*out, points[-1]]


def petal(x: float, y: float, length: float, width: float, angle: float) -> list[Point]:
    """Return a leaf from its foot; the angle is clockwise from upright."""
    shape = [(0, 0), (-width * 0.45, length * 0.3), (-width * 0.42, length * 0.65), (0, length),
             (width * 0.42, length * 0.65), (width * 0.45, length * 0.3)]  # fmt: skip
    a = math.radians(angle)
    turned = [(x + p * math.cos(a) + q * math.sin(a), y + p * math.sin(a) - q * math.cos(a)) for p, q in shape]
    return curve(turned, n=6)


def mirror(points: Sequence[Point], axis: float = 500) -> list[Point]:
    """Return a left half, top to bottom, completed with its mirror image."""
    return [*points, *((2 * axis - x, y) for x, y in reversed(points))]


def moved(points: Iterable[Point], dx: float, dy: float, size: float = 1, turn: float = 0) -> list[Point]:
    """Return points scaled and turned about (0, 0), then moved."""
    c, s = math.cos(math.radians(turn)) * size, math.sin(math.radians(turn)) * size
    return [(dx + x * c - y * s, dy + x * s + y * c) for x, y in points]


# --- grain and light ------------------------------------------------------------------------


def noise(width: int, height: int, seed: str) -> Image.Image:
    """Return seeded grey noise."""
    return Image.frombytes("L", (width, height), random.Random(seed).randbytes(width * height))


@lru_cache(maxsize=32)
def grain(kind: str) -> Image.Image:
    """Return a 512-pixel tile of a surface, white with darker marks, to multiply with."""
    size = 512
    if kind == "weave":
        threads = Image.new("L", (6, 6), 255)
        threads.putdata([255, 248, 236, 250, 242, 234, 255, 250, 238, 248, 240, 230, 248, 244, 234, 240, 234, 228,
                         250, 242, 234, 255, 248, 236, 248, 240, 230, 255, 250, 238, 240, 234, 228, 248, 244, 234])  # fmt: skip
        tile = Image.new("L", (516, 516))
        for i in range(0, 516, 6):
            for j in range(0, 516, 6):
                tile.paste(threads, (i, j))
        slub = noise(512, 32, kind).resize((size, size)).point(lambda v: 255 - (v >> 4))
        return ImageChops.multiply(tile.crop((0, 0, size, size)), slub)
    shapes = {"wood": (10, 200), "metal": (8, 150), "straw": (200, 12), "clay": (150, 150),
              "leather": (130, 130), "paper": (180, 180), "stone": (110, 110)}  # fmt: skip
    depth = {"wood": 40, "metal": 14, "straw": 44, "clay": 24, "leather": 36, "paper": 7, "stone": 40}
    w, h = shapes[kind]
    marks = noise(w, h, kind).resize((size, size), Image.Resampling.BICUBIC)
    return marks.point(lambda v: 255 - v * depth[kind] // 255)


def tiled(tile: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a plane of a size covered with a tile."""
    plane = Image.new(tile.mode, size)
    for x in range(0, size[0], tile.width):
        for y in range(0, size[1], tile.height):
            plane.paste(tile, (x, y))
    return plane


@lru_cache(maxsize=64)
def _field(kind: str) -> Image.Image:
    """Return a small map of light: 128 keeps the colour, less is shade, more is shine."""
    n, out = 64, bytearray()
    for j in range(n):
        for i in range(n):
            u, v = (i + 0.5) / n, (j + 0.5) / n
            if kind == "cyl-h":
                u, v = v, u
            if kind.startswith("cyl"):
                value = 132 - 300 * abs(u - 0.34) ** 2 + 56 * math.exp(-(((u - 0.26) / 0.07) ** 2))
                value -= 60 * max(0, 0.08 - u) / 0.08
            elif kind == "ball":
                d = math.hypot(u - 0.36, v - 0.3)
                value = 142 - 190 * d * d + 74 * math.exp(-((d / 0.12) ** 2))
            elif kind == "disc":
                turn = math.atan2(v - 0.5, u - 0.5)
                value = 122 + 46 * math.cos(2 * turn - 1.0) + 18 * math.cos(5 * turn + 0.6)
            elif kind == "down":
                value = 138 - 46 * v
            else:
                value = 140 - 14 * u - 14 * v
            out.append(max(0, min(255, round(value))))
    return Image.frombytes("L", (n, n), bytes(out))


def _relief(mask: Image.Image, depth: float) -> Image.Image:
    """Return a map of light that rounds the edge of any shape."""
    share = min(1.0, 220 / max(mask.size))
    w, h = max(8, round(mask.width * share)), max(8, round(mask.height * share))
    radius = max(1.5, min(w, h) * depth * 0.22)
    pad = round(radius * 2) + 2
    low = Image.new("L", (w + 2 * pad, h + 2 * pad))
    low.paste(mask.resize((w, h), Image.Resampling.BOX), (pad, pad))
    low = low.filter(ImageFilter.GaussianBlur(radius))
    near, far = ImageChops.offset(low, -1, -1), ImageChops.offset(low, 1, 1)
    slope = ImageChops.subtract(near, far, 1, 128).crop((pad, pad, pad + w, pad + h))
    gain = radius * 0.85
    return slope.point(lambda v: max(0, min(255, round(128 + (v - 128) * gain)))).filter(ImageFilter.GaussianBlur(radius / 3))


def lit(image: Image.Image, light: Image.Image, strength: float) -> Image.Image:
    """Return an RGB image under a map of light."""
    light = light.resize(image.size, Image.Resampling.BICUBIC)
    shade = [light.point(lambda v, s=s: 255 - max(0, 128 - v) * s * strength) for s in (1.5, 1.72, 1.7)]
    shine = [light.point(lambda v, s=s: max(0, v - 128) * s * strength) for s in (1.0, 0.94, 0.8)]
    image = ImageChops.multiply(image, Image.merge("RGB", shade))
    return ImageChops.screen(image, Image.merge("RGB", shine))


class Layer:
    """A plane to draw on in design units."""

    def __init__(self, image: Image.Image, k: float, ox: float, oy: float, mask: Image.Image | None = None) -> None:
        self.image, self.k, self.ox, self.oy, self.mask = image, k, ox, oy, mask
        self.pen = ImageDraw.Draw(image)

    @property
    def room(self) -> tuple[float, float, float, float]:
        """Return the visible left, top, right and bottom in design units."""
        w, h = self.image.size
        return -self.ox / self.k, -self.oy / self.k, (w - self.ox) / self.k, (h - self.oy) / self.k

    def px(self, points: Iterable[Point]) -> list[Point]:
        """Return the points in pixels."""
        return [(x * self.k + self.ox, y * self.k + self.oy) for x, y in points]

    def poly(self, points: Sequence[Point], fill: Colour) -> None:
        """Fill an outline."""
        if len(points) > 2:
            self.pen.polygon(self.px(points), fill=fill)

    def line(self, points: Sequence[Point], fill: Colour, width: float = 4, dash: Sequence[float] = ()) -> None:
        """Draw a line with round ends; a dash is a stitch length and a gap."""
        if dash:
            for part in _stitches(points, *dash):
                self.line(part, fill, width)
            return
        if len(points) < 2:
            return
        at, w = self.px(points), max(1, round(width * self.k))
        self.pen.line(at, fill=fill, width=w, joint="curve")
        if w > 3:
            for x, y in (at[0], at[-1]):
                self.pen.ellipse((x - w / 2, y - w / 2, x + w / 2 - 1, y + w / 2 - 1), fill=fill)

    def dots(self, points: Iterable[Point], fill: Colour, r: float = 6) -> None:
        """Put a dot on every point."""
        for x, y in self.px(points):
            self.pen.ellipse((x - r * self.k, y - r * self.k, x + r * self.k, y + r * self.k), fill=fill)

    def piece(self, outline: Sequence[Point], fill: Fill, *holes: Sequence[Point]) -> Layer:
        """Return a new layer in the form of an outline, to decorate and then lay."""
        at = self.px(outline)
        x0, y0 = math.floor(min(p[0] for p in at)), math.floor(min(p[1] for p in at))
        size = (max(2, math.ceil(max(p[0] for p in at)) - x0 + 1), max(2, math.ceil(max(p[1] for p in at)) - y0 + 1))
        mask = Image.new("L", size)
        pen = ImageDraw.Draw(mask)
        pen.polygon([(x - x0, y - y0) for x, y in at], fill=255)
        for hole in holes:
            pen.polygon([(x - x0, y - y0) for x, y in self.px(hole)], fill=0)
        if isinstance(fill, Image.Image):
            image = fill.convert("RGB").resize(size, Image.Resampling.BICUBIC)
        else:
            image = Image.new("RGB", size, fill)
        return Layer(image, self.k, self.ox - x0, self.oy - y0, mask)

    def lay(self, piece: Layer, light: str = "relief", strength: float = 0.5, texture: str = "",
            shadow: float = 0.0, fall: float = 14, depth: float = 0.5) -> None:  # fmt: skip
        """Lay a piece on this layer: grain, light, then its shadow and itself."""
        mask, image = cast(Image.Image, piece.mask), piece.image
        if texture:
            plane = tiled(grain(texture), image.size)
            image = ImageChops.multiply(image, Image.merge("RGB", (plane, plane, plane)))
        if light:
            field_ = _relief(mask, depth) if light == "relief" else _field(light)
            image = lit(image, field_, strength)
        x, y = round(self.ox - piece.ox), round(self.oy - piece.oy)
        if shadow:
            self.cast(mask, x, y, shadow, fall)
        self.image.paste(image, (x, y), mask)

    def cast(self, mask: Image.Image, x: int, y: int, strength: float, fall: float) -> None:
        """Let a mask at a pixel position throw a soft shadow to the lower right."""
        blur, pad = max(1.0, fall * self.k / 5), round(fall * self.k * 2)
        low = Image.new("L", ((mask.width + 2 * pad) // 4 + 1, (mask.height + 2 * pad) // 4 + 1))
        small = mask.resize((max(1, mask.width // 4), max(1, mask.height // 4)), Image.Resampling.BOX)
        low.paste(small.point(lambda v: v * strength), (pad // 4, pad // 4))
        low = low.filter(ImageFilter.GaussianBlur(blur)).resize((low.width * 4, low.height * 4))
        at = (x - pad + round(fall * self.k * 0.5), y - pad + round(fall * self.k * 0.7))
        if self.image.mode != "RGBA":
            self.image.paste((44, 26, 16), at, low)
            return
        tone = Image.new("RGBA", low.size, (44, 26, 16, 0))
        tone.putalpha(low)
        cut = (max(0, -at[0]), max(0, -at[1]))
        where = (max(0, at[0]), max(0, at[1]))
        if where[0] < self.image.width and where[1] < self.image.height:
            self.image.alpha_composite(tone.crop((*cut, *tone.size)), where)

    def stamp(self, image: Image.Image, cx: float, cy: float, width: float, turn: float = 0) -> None:
        """Put an RGBA image with its middle at a point, at a width in units."""
        w = max(1, round(width * self.k))
        image = image.resize((w, max(1, round(image.height * w / image.width))), Image.Resampling.BICUBIC)
        image = image.rotate(-turn, Image.Resampling.BICUBIC, expand=True) if turn else image
        ((x, y),) = self.px([(cx, cy)])
        self.image.paste(image, (round(x - image.width / 2), round(y - image.height / 2)), image)


def _stitches(points: Sequence[Point], stitch: float, gap: float) -> list[list[Point]]:
    """Cut a line into stitches."""
    out: list[list[Point]] = []
    now, left, drawing = [points[0]], stitch, True
    for start, end in zip(points, points[1:], strict=False):
        length = math.dist(start, end)
        done = 0.0
        while length - done > left:
            done += left
            p = (start[0] + (end[0] - start[0]) * done / length, start[1] + (end[1] - start[1]) * done / length)
            if drawing:
                out.append([*now, p])
            now, drawing = [p], not drawing
            left = stitch if drawing else gap
        left -= length - done
        now.append(end)
    if drawing and len(now) > 1:
        out.append(now)
    return out


def canvas(width: int, height: int, scale: float = 2) -> Layer:
    """Return a clear layer for a picture of a size in pixels."""
    w, h = round(width * scale), round(height * scale)
    k = min(w, h) / 1000
    return Layer(Image.new("RGBA", (w, h), (0, 0, 0, 0)), k, (w - 1000 * k) / 2, (h - 1000 * k) / 2)
