"""Prints: cloths that are embroidered or printed rather than woven: kantha, batik, block print."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from brush import Colour, Layer, Point, arc, curve, luma, mix, moved, oval, pale, petal
from PIL import Image


def _plane(ground: Colour, w: int, h: int) -> Layer:
    return Layer(Image.new("RGB", (w * 6, h * 6), ground), 6, 0, 0)


KALKA = curve([(0, -10), (6, -4), (6, 4), (0, 8), (-6, 4), (-5, -1), (0, -2), (2, -5)], n=6)


class _Needle:
    """A plane that is embroidered: filled lightly, outlined with running stitches."""

    def __init__(self, w: int, h: int, ground: Colour, inks: list[Colour]) -> None:
        self.plane, self.w, self.h, self.ground, self.inks = _plane(ground, w, h), w, h, ground, inks
        quiet = mix(ground, (90, 70, 56) if luma(ground) > 120 else (255, 244, 226), 0.26)
        for y in range(2, h, 4):
            self.plane.line([(x, y + 0.5 * math.sin(x / 9)) for x in range(0, w + 4, 4)], quiet, 0.7, (2.6, 2.0))

    def figure(self, points: Sequence[Point], n: int, fill: float = 0.26) -> None:
        """Work one closed form in an ink."""
        ink = self.inks[n % len(self.inks)]
        if fill:
            self.plane.poly(points, mix(self.ground, ink, fill))
        self.plane.line([*points, points[0]], ink, 1.5, (4, 2))

    def thread(self, points: Sequence[Point], n: int, width: float = 1.5) -> None:
        """Work one line."""
        self.plane.line(points, self.inks[n % len(self.inks)], width, (4, 2))


def kantha(w: int, h: int, ground: Colour, inks: list[Colour], rng: random.Random, motif: str = "lotus") -> Image.Image:
    """Return a quilted cloth: running stitches around a motif, corner kalkas and a stitched ground."""
    x: float
    y: float
    needle = _Needle(w, h, ground, inks)
    if motif in ("fish", "spiral"):
        step = 56 if motif == "fish" else 74
        for j, y in enumerate(range(step // 2 + 8, h - 14, step)):
            for i, x in enumerate(range(step // 2 + (step // 2 if j % 2 else 0), w - 8, step)):
                _fish(needle, x, y, 20 * (-1) ** (i + j), i + j) if motif == "fish" and (i + j) % 2 else (
                    _lily(needle, x, y, 18, i + j) if motif == "fish" else _spiral(needle, x, y, 31, i + j))  # fmt: skip
    else:
        if motif == "tree":
            _tree(needle, rng)
        else:
            _lotus(needle)
        size = min(w, h)
        for i, (x, y, turn) in enumerate([(0.15, 0.15, 135), (0.85, 0.15, 225), (0.15, 0.85, 45), (0.85, 0.85, 315)]):
            for share in (1.0, 0.62):
                needle.figure(moved(KALKA, x * w, y * h, size * 0.0095 * share, turn), i + (share < 1))
            for leaf in (-60, 0, 60):
                needle.figure(petal(x * w, y * h, size * 0.13, size * 0.045, turn + 180 + leaf), i + 1)
    for inset in (4, 7, 13):
        needle.thread([(inset, inset), (w - inset, inset), (w - inset, h - inset), (inset, h - inset), (inset, inset)], inset)
    for x in range(10, w - 9, 8):
        for y in (10, h - 10):
            needle.plane.line([(x - 3, y + 2), (x, y - 2), (x + 3, y + 2)], inks[x % len(inks)], 1.1)
    return needle.plane.image


def _lotus(needle: _Needle) -> None:
    w, h = needle.w, needle.h
    x, y, r = w / 2, h / 2, min(w, h) * 0.27
    if max(w, h) > 1.25 * min(w, h):
        for u, v in [(0.5, 0.2), (0.5, 0.8)] if h > w else [(0.2, 0.5), (0.8, 0.5)]:
            for i in range(8):
                needle.figure(petal(u * w, v * h, r * 0.5, r * 0.22, i * 45), i + 1)
    for i in range(12):
        needle.figure(petal(x, y, r, r * 0.34, i * 30), i % 2)
    for i in range(8):
        needle.figure(petal(x, y, r * 0.55, r * 0.26, i * 45 + 22), 2 + i % 2)
    needle.figure(oval(x, y, r * 0.2), 2)
    needle.figure(oval(x, y, r * 1.08), 2, 0)


def _tree(needle: _Needle, rng: random.Random) -> None:
    w, h = needle.w, needle.h
    x, foot, size = w / 2, h * 0.86, min(w, h)
    trunk = [
        (x - size * 0.05, foot),
        (x - size * 0.025, h * 0.5),
        (x, h * 0.3),
        (x + size * 0.025, h * 0.5),
        (x + size * 0.05, foot),
    ]
    needle.figure(curve(trunk), 1, 0.5)
    for n, (turn, length) in enumerate([(a, 0.36 - 0.04 * abs(i - 4)) for i, a in enumerate(range(-100, 101, 25))]):
        start = (x, h * (0.56 - 0.025 * (4 - abs(n - 4))))
        a = math.radians(turn)
        end = (start[0] + size * length * math.sin(a) * 1.12, start[1] - size * length * math.cos(a) * 1.1)
        bend = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 - size * 0.04)
        needle.thread(curve([start, bend, end], False), 1, 2)
        for i in range(5):
            px, py = end[0] + (start[0] - end[0]) * i * 0.16, end[1] + (start[1] - end[1]) * i * 0.16
            for side in (-55, 55):
                needle.figure(petal(px, py, size * 0.075, size * 0.034, turn + side), i % 2 * 2)
        needle.figure(petal(*end, size * 0.08, size * 0.036, turn), 0)
        if n % 2:
            bird = [(0, 0), (6, -5), (12, -4), (15, 0), (11, 4), (5, 5), (-6, 8), (-10, 6)]
            flip = -1 if n < 4 else 1
            needle.figure(curve(moved([(p[0] * flip, p[1]) for p in bird], end[0], end[1] - size * 0.03, size / 190), n=5), 2, 0.6)
    for i in range(7):
        needle.figure(petal(x + (i - 3) * size * 0.06, foot + size * 0.02, size * 0.06, size * 0.04, (i - 3) * 14), i % 3)
    _ = rng


def _fish(needle: _Needle, x: float, y: float, size: float, n: int) -> None:
    body = [(-size, 0), (-size * 0.3, -abs(size) * 0.45), (size * 0.5, 0), (-size * 0.3, abs(size) * 0.45)]
    needle.figure(curve([(x + a, y + b) for a, b in body]), n, 0.45)
    needle.figure([(x + size * 0.45, y), (x + size, y - abs(size) * 0.42), (x + size, y + abs(size) * 0.42)], n + 1)
    for i in range(3):
        needle.thread(
            [(x - size * (0.3 - 0.25 * i), y - abs(size) * 0.3), (x - size * (0.4 - 0.25 * i), y + abs(size) * 0.3)], n + 1, 1.1
        )


def _lily(needle: _Needle, x: float, y: float, size: float, n: int) -> None:
    for i, turn in enumerate((-70, 70, -35, 35, 0)):
        needle.figure(petal(x, y + size * 0.5, size * 1.2, size * 0.5, turn), n + i % 2)
    needle.thread(curve([(x, y + size * 0.5), (x + 4, y + size), (x - 2, y + size * 1.5)], False), 1)


def _spiral(needle: _Needle, x: float, y: float, r: float, n: int) -> None:
    turns = [(x + r * t * math.cos(t * 15), y + r * t * math.sin(t * 15)) for t in (i / 60 for i in range(61))]
    needle.thread(turns, n, 2.2)
    needle.thread([(px + 2.6 * math.cos(i), py + 2.6 * math.sin(i)) for i, (px, py) in enumerate(turns[8:])][::2], n + 1, 0.8)


def batik(w: int, h: int, ground: Colour, inks: list[Colour], rng: random.Random) -> Image.Image:
    """Return a resist print: pale flowers and rings, crackled through."""
    x: float
    y: float
    plane = _plane(ground, w, h)
    light, deep = pale(ground, 0.82), inks[0]
    step = 42
    for j, y in enumerate(range(10, h + step, step)):
        for x in range(10 + (step // 2 if j % 2 else 0), w + step, step):
            turn = rng.uniform(0, 40)
            for i in range(8):
                plane.poly(petal(x, y, 17, 9, turn + i * 45), light)
                plane.poly(petal(x, y, 12, 4, turn + i * 45), mix(light, deep, 0.55))
            plane.poly(oval(x, y, 5), deep)
            plane.dots(arc(x, y, 20, 20, 0, 345, 15), light, 1.3)
    for _ in range(w * h // 420):
        x, y, a = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(0, math.tau)
        line: list[Point] = [(x, y)]
        for _ in range(6):
            a += rng.uniform(-0.5, 0.5)
            line.append((line[-1][0] + 5 * math.cos(a), line[-1][1] + 5 * math.sin(a)))
        plane.line(line, mix(ground, deep, 0.5), 0.35)
    return plane.image


def block(w: int, h: int, ground: Colour, inks: list[Colour], rng: random.Random) -> Image.Image:
    """Return a block print: sprigs in staggered rows."""
    plane = _plane(ground, w, h)
    shape = rng.choice(("kalka", "sprig", "leaf"))
    for j, y in enumerate(range(8, h + 24, 26)):
        for i, x in enumerate(range(8 + (13 if j % 2 else 0), w + 24, 26)):
            ink = inks[(i + j) % len(inks)]
            if shape == "kalka":
                plane.poly(moved(KALKA, x, y, 1.05, 14), ink)
                plane.poly(moved(KALKA, x + 0.6, y + 1, 0.6, 14), ground)
                plane.poly(moved(KALKA, x + 0.6, y + 1.4, 0.3, 14), inks[-1])
            else:
                for turn in (-55, 0, 55) if shape == "sprig" else (0, 90, 180, 270):
                    plane.poly(petal(x, y, 10, 5, turn), ink)
                    plane.line(petal(x, y, 10, 5, turn)[15:22], ground, 0.6)
                plane.line([(x, y), (x, y + 8)] if shape == "sprig" else [(x, y), (x, y)], ink, 1)
                plane.dots([(x, y)], inks[-1], 1.8)
    return plane.image
