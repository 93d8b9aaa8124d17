"""Patterns: a quiet two-ink repeat of a sector's motif on paper ground, for stand-in pictures and covers.

The motif is read from `motifs/<sector>.svg`, so icon, stand-in and cover show one drawing.
Pillow only; the same sector, size and seed give the same picture.
"""

import math
import random
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from PIL import Image, ImageDraw

Point = tuple[float, float]
Colour = tuple[int, int, int]

PAPER: Colour = (251, 247, 240)
INDIGO: Colour = (35, 64, 110)
TERRACOTTA: Colour = (160, 62, 27)
GRID = 24  # a motif's square
STROKE = 1.75
FINE = 3  # drawn this much larger, then made smaller, for smooth edges

_TOKENS = re.compile(r"[a-zA-Z]|[-+]?(?:\d*\.\d+|\d+)")
_COUNTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "a": 7, "z": 0}


def ground(sector: str, size: tuple[int, int], seed: int, tint: float = 0.12) -> Image.Image:
    """Return an RGB plane of a size, covered with a sector's pattern; a tint is the share of ink in the paper."""
    chance = random.Random(f"{sector}/{seed}")
    inks = [_mixed(ink, tint) for ink in (INDIGO, TERRACOTTA)]
    if chance.random() < 0.5:
        inks.reverse()
    step = max(48, round(min(size) / chance.choice((3.5, 4.0, 4.5))))
    tile = _tile(sector, step, inks, chance)
    plane = Image.new("RGB", size, PAPER)
    left, top = -chance.randrange(step), -chance.randrange(step)
    for x in range(left, size[0], tile.width):
        for y in range(top, size[1], tile.height):
            plane.paste(tile, (x, y))
    return plane


def motif(sector: str, pixels: int, ink: Colour, paper: Colour = PAPER) -> Image.Image:
    """Return a sector's motif alone, as an RGB square."""
    image = Image.new("RGB", (pixels * FINE, pixels * FINE), paper)
    _draw(ImageDraw.Draw(image), sector, (pixels * FINE / 2, pixels * FINE / 2), pixels * FINE, ink)
    return image.resize((pixels, pixels), Image.Resampling.LANCZOS)


def _mixed(ink: Colour, share: float) -> Colour:
    """Return paper with a share of ink in it."""
    red, green, blue = (round(p + (i - p) * share) for p, i in zip(PAPER, ink, strict=True))
    return red, green, blue


def _tile(sector: str, step: int, inks: list[Colour], chance: random.Random) -> Image.Image:
    """Return one repeat: the motif in a half drop, a diamond between, running stitches across."""
    width = step * FINE
    image = Image.new("RGB", (2 * width, 2 * width), PAPER)
    pen = ImageDraw.Draw(image)
    share = chance.uniform(0.50, 0.58)
    for column in range(2):
        for row in range(-1, 3):
            at = ((column + 0.5) * width, (row + 0.5 + 0.5 * column) * width)
            _draw(pen, sector, at, width * share, inks[0])
            _diamond(pen, (at[0], at[1] + width / 2), width * 0.07, inks[1])
    line = max(FINE, round(width * 0.02))
    stitches = 14
    for n in range(stitches):
        y = (n + 0.2) * 2 * width / stitches
        for x in (0, width):
            pen.line((x, y, x, y + 1.2 * width / stitches), fill=inks[1], width=line)
    return image.resize((2 * step, 2 * step), Image.Resampling.LANCZOS)


def _diamond(pen: ImageDraw.ImageDraw, at: Point, radius: float, ink: Colour) -> None:
    """Draw a jamdani diamond: four small squares standing on their corners around a fifth."""
    x, y = at
    small = radius * 0.42
    for dx, dy in ((0, 0), (radius, 0), (-radius, 0), (0, radius), (0, -radius)):
        u, v = x + dx, y + dy
        pen.polygon([(u, v - small), (u + small, v), (u, v + small), (u - small, v)], fill=ink)


def _draw(pen: ImageDraw.ImageDraw, sector: str, middle: Point, size: float, ink: Colour) -> None:
    """Draw a motif's lines with round ends around a middle."""
    scale = size / GRID
    for points, stroke in _lines(sector):
        at = [(middle[0] + (x - GRID / 2) * scale, middle[1] + (y - GRID / 2) * scale) for x, y in points]
        half = stroke * scale / 2
        pen.line(at, fill=ink, width=max(1, round(half * 2)), joint="curve")
        for x, y in (at[0], at[-1]):
            pen.ellipse((x - half, y - half, x + half, y + half), fill=ink)


@lru_cache(maxsize=32)
def _lines(sector: str) -> tuple[tuple[tuple[Point, ...], float], ...]:
    """Return a motif's lines as points, each with its stroke width."""
    text = resources.files(__package__ or "site_builder").joinpath("motifs", f"{sector}.svg").read_text(encoding="utf-8")
    found: list[tuple[tuple[Point, ...], float]] = []
    for tag in re.findall(r"<path[^>]*>", text):
        path = re.search(r' d="([^"]*)"', tag)
        stroke = re.search(r'stroke-width="([^"]*)"', tag)
        if path:
            width = float(stroke.group(1)) if stroke else STROKE
            found.extend((tuple(line), width) for line in _flat(path.group(1)))
    return tuple(found)


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Yield the commands of an SVG path with their numbers; a repeated command is yielded again."""
    tokens: list[str] = _TOKENS.findall(path)
    place, letter = 0, "M"
    while place < len(tokens):
        if tokens[place].isalpha():
            letter, place = tokens[place], place + 1
        count = _COUNTS[letter.lower()]
        yield letter, [float(t) for t in tokens[place : place + count]]
        place += count
        letter = {"M": "L", "m": "l"}.get(letter, letter)


def _flat(path: str) -> list[list[Point]]:
    """Return an SVG path as straight pieces, one list of points for each pen stroke."""
    lines: list[list[Point]] = []
    here: Point = (0.0, 0.0)
    control = here
    for letter, numbers in _commands(path):
        kind, base = letter.lower(), here if letter.islower() else (0.0, 0.0)
        pairs = [(base[0] + numbers[i], base[1] + numbers[i + 1]) for i in range(0, len(numbers) - 1, 2)]
        if kind == "m":
            lines.append([pairs[0]])
        elif kind == "l":
            lines[-1].append(pairs[0])
        elif kind == "h":
            lines[-1].append((base[0] + numbers[0], here[1]))
        elif kind == "v":
            lines[-1].append((here[0], base[1] + numbers[0]))
        elif kind in {"c", "s"}:
            first = pairs[0] if kind == "c" else (2 * here[0] - control[0], 2 * here[1] - control[1])
            control = pairs[-2]
            lines[-1].extend(_bezier(here, first, control, pairs[-1]))
        elif kind == "a":
            end = (base[0] + numbers[5], base[1] + numbers[6])
            lines[-1].extend(_arc(here, end, numbers[0], large=bool(numbers[3]), sweep=bool(numbers[4])))
        else:
            lines[-1].append(lines[-1][0])
        here = lines[-1][-1]
        control = control if kind in {"c", "s"} else here
    return [[*line, line[0]] if len(line) == 1 else line for line in lines]


def _bezier(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    """Return points along a cubic curve."""
    out = []
    for n in range(1, 13):
        t, u = n / 12, 1 - n / 12
        weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        x = sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True))
        y = sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True))
        out.append((x, y))
    return out


def _arc(start: Point, end: Point, radius: float, *, large: bool, sweep: bool) -> list[Point]:
    """Return points along a circular arc, as SVG means it."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    chord = math.hypot(dx, dy)
    if chord == 0:
        return [end]
    radius = max(radius, chord / 2)
    rise = math.sqrt(max(0.0, radius * radius - chord * chord / 4)) * (1 if large != sweep else -1)
    cx, cy = (start[0] + end[0]) / 2 - dy / chord * rise, (start[1] + end[1]) / 2 + dx / chord * rise
    first = math.atan2(start[1] - cy, start[0] - cx)
    turn = math.atan2(end[1] - cy, end[0] - cx) - first
    if sweep and turn < 0:
        turn += math.tau
    elif not sweep and turn > 0:
        turn -= math.tau
    return [(cx + radius * math.cos(first + turn * n / 18), cy + radius * math.sin(first + turn * n / 18)) for n in range(1, 19)]
