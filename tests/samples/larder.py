"""Larder: grains, jars, packs, sacks, leaves and cups, to lay foods in."""

from __future__ import annotations

import math
import random

from brush import (
    BAMBOO,
    CREAM,
    INDIGO,
    LEAF,
    MADDER,
    STRAW,
    TURMERIC,
    WHITE,
    Colour,
    Layer,
    Point,
    Subject,
    arc,
    box,
    curve,
    dark,
    mix,
    oval,
    pale,
    petal,
)
from mats import plait
from turned import spun

GLASS: Colour = (226, 234, 230)


def seeded(subject: Subject, part: str) -> random.Random:
    """Return a random source for one part of a product's picture."""
    return random.Random(f"{subject.sku}/{part}")


def morsel(s: Layer, kind: str, x: float, y: float, size: float, ink: Colour, rng: random.Random) -> None:
    """Draw one grain, leaf, ball, slice or pod."""
    turn = rng.uniform(0, math.tau)
    tint = mix(ink, dark(ink) if rng.random() < 0.5 else pale(ink), rng.random() * 0.5)
    dx, dy = size * math.cos(turn), size * math.sin(turn) * 0.6
    if kind == "grain":
        s.line([(x - dx, y - dy), (x + dx, y + dy)], tint, size * 0.62)
    elif kind == "leaf":
        bend = (x + dy, y - dx * 0.4)
        s.line(curve([(x - dx * 1.6, y - dy * 1.6), bend, (x + dx * 1.6, y + dy * 1.6)], False, 5), tint, size * 0.42)
    elif kind == "granule":
        s.dots([(x, y)], tint, size * 0.55)
        s.dots([(x - size * 0.15, y - size * 0.2)], pale(tint, 0.25), size * 0.2)
    elif kind == "puff":
        for i in range(4):
            a = turn + i * 1.6
            s.dots([(x + size * 0.5 * math.cos(a), y + size * 0.4 * math.sin(a))], mix(tint, WHITE, 0.2 * i), size * 0.52)
    elif kind == "ball":
        s.lay(s.piece(oval(x, y, size, size * 0.95, 36), tint), "ball", 0.85, "", 0.35, size * 0.3)
    elif kind == "chunk":
        half = curve(
            [
                (x + size * math.cos(turn + a) * r, y + size * 0.8 * math.sin(turn + a) * r)
                for a, r in ((0, 1.1), (1.1, 0.8), (2.2, 1.1), (3.4, 0.75), (4.3, 1.1), (5.3, 0.8))
            ],
            n=5,
        )
        s.lay(s.piece(half, tint), "relief", 0.8, "clay", 0.35, size * 0.3)
    elif kind == "slice":
        s.lay(
            s.piece(
                [
                    (
                        x + size * math.cos(a / 10 * math.tau) * (1 + 0.12 * math.sin(a * 3 + turn)),
                        y + size * 0.62 * math.sin(a / 10 * math.tau),
                    )
                    for a in range(10)
                ],
                tint,
            ),
            "relief",
            0.6,
            "straw",
            0.35,
            size * 0.25,
        )
    else:
        morsel(s, "ball", x, y, size, ink, rng)
        s.line(curve([(x, y - size * 0.8), (x + 4, y - size * 1.2), (x + size * 0.4, y - size * 1.4)], False, 4), LEAF, size * 0.16)


def heap(
    s: Layer,
    cx: float,
    base: float,
    w: float,
    h: float,
    kind: str,
    inks: list[Colour],
    size: float,
    rng: random.Random,
    bed: bool = True,
) -> None:
    """Heap morsels up to a rounded hill on a base."""
    if bed:
        hill = curve(
            [
                (cx - w / 2, base),
                (cx - w * 0.36, base - h * 0.5),
                (cx - w * 0.12, base - h * 0.96),
                (cx + w * 0.1, base - h),
                (cx + w * 0.36, base - h * 0.52),
                (cx + w / 2, base),
                (cx, base + w * 0.09),
            ]
        )
        s.lay(s.piece(hill, dark(inks[0], 0.14)), "flat", 0.6)
    count = int(w * h / (size * size) * (0.62 if kind in ("ball", "chunk", "slice", "pod") else 0.95))
    spots = []
    for _ in range(min(count, 1500)):
        u, v = rng.uniform(-1, 1), rng.random()
        top = math.cos(u * 1.5) ** 1.2
        spots.append((cx + u * w / 2, base + w * 0.07 * (1 - u * u) - v * (top * h + w * 0.05)))
    for x, y in sorted(spots, key=lambda p: p[1]):
        morsel(s, kind, x, y, size * rng.uniform(0.85, 1.15), rng.choice(inks), rng)


def fill(
    s: Layer, outline: list[Point], kind: str, inks: list[Colour], size: float, rng: random.Random, light: str = "cyl"
) -> None:
    """Fill a form with morsels."""
    piece = s.piece(outline, dark(inks[0], 0.2))
    x0, x1 = min(p[0] for p in outline), max(p[0] for p in outline)
    y0, y1 = min(p[1] for p in outline), max(p[1] for p in outline)
    count = int((x1 - x0) * (y1 - y0) / size**2 * (0.7 if kind in ("ball", "chunk", "pod") else 1.0))
    spots = sorted(((rng.uniform(x0, x1), rng.uniform(y0, y1)) for _ in range(min(count, 2200))), key=lambda p: -p[1])
    for x, y in spots:
        morsel(piece, kind, x, y, size * rng.uniform(0.85, 1.15), rng.choice(inks), rng)
    s.lay(piece, light, 0.55)


def leaf(s: Layer, cx: float, cy: float, w: float, h: float, tone: Colour = (84, 134, 70)) -> None:
    """Lay a banana leaf."""
    piece = s.piece(
        curve(
            [
                (cx - w / 2, cy),
                (cx - w * 0.3, cy - h * 0.44),
                (cx + w * 0.15, cy - h / 2),
                (cx + w / 2, cy - h * 0.1),
                (cx + w * 0.3, cy + h * 0.42),
                (cx - w * 0.2, cy + h / 2),
            ]
        ),
        tone,
    )
    for i in range(-22, 23):
        x = cx + i * w / 44
        piece.line([(x, cy), (x + w * 0.06, cy - h * 0.55)], dark(tone, 0.16), 4)
        piece.line([(x, cy), (x + w * 0.06, cy + h * 0.55)], dark(tone, 0.16), 4)
    piece.line([(cx - w * 0.52, cy), (cx + w * 0.52, cy - h * 0.03)], pale(tone, 0.45), 11)
    s.lay(piece, "flat", 0.9, "paper", 0.45, 14)


def jar(s: Layer, x: float, base: float, h: float, r: float, tone: Colour, cap: Colour, kind: str = "", inks: list[Colour] | None = None,
        seed: str = "", label: str = "flower") -> None:  # fmt: skip
    """Draw a glass jar with its contents, a cloth-tied cap and a label."""
    top = base - h
    profile: list[Point] = [
        (top + h * 0.12, r * 0.8),
        (top + h * 0.18, r * 0.84),
        (top + h * 0.28, r),
        (base - h * 0.06, r),
        (base, r * 0.93),
    ]
    spun(s, profile, GLASS, x, (), "", strength=0.4, tilt=0.12)
    inside = [*arc(x, top + h * 0.3, r * 0.92, r * 0.11, 180, 0), *arc(x, base - h * 0.04, r * 0.92, r * 0.11, 0, 180)]
    if kind:
        fill(s, inside, kind, inks or [tone], r * (0.2 if kind in ("ball", "chunk", "pod") else 0.1), random.Random(seed))
    else:
        s.lay(s.piece(inside, tone), "cyl", 0.8)
        s.lay(s.piece(oval(x, top + h * 0.3, r * 0.92, r * 0.11), pale(tone, 0.25)), "flat", 0.5)
    if label:
        y0, y1 = top + h * 0.48, base - h * 0.16
        tag = s.piece([*arc(x, y0, r * 0.99, r * 0.11, 155, 25), *arc(x, y1, r * 0.99, r * 0.11, 25, 155)], CREAM)
        mid = (y0 + y1) / 2 + r * 0.1
        if label == "comb":
            for dx, dy in ((0, 0), (-0.26, 0.15), (0.26, 0.15), (0, 0.3), (-0.26, -0.15), (0.26, -0.15), (0, -0.3)):
                tag.line(arc(x + dx * r, mid + dy * r, r * 0.15, r * 0.15, 0, 360, 6), TURMERIC, r * 0.035)
        else:
            for a in range(0, 360, 45):
                tag.poly(petal(x, mid, r * 0.34, r * 0.16, a), (MADDER, LEAF)[a // 45 % 2])
            tag.dots([(x, mid)], TURMERIC, r * 0.07)
        tag.line(arc(x, y1 - r * 0.05, r * 0.99, r * 0.11, 25, 155), INDIGO, r * 0.025, (r * 0.07, r * 0.05))
        tag.line(arc(x, y0 + r * 0.06, r * 0.99, r * 0.11, 25, 155), INDIGO, r * 0.025, (r * 0.07, r * 0.05))
        s.lay(tag, "cyl", 0.45, "paper")
    s.line([(x - r * 0.8, top + h * 0.34), (x - r * 0.82, base - h * 0.12)], WHITE, r * 0.045)
    skirt = s.piece(
        curve(
            [
                (x - r * 0.8, top + h * 0.02),
                (x, top - h * 0.03),
                (x + r * 0.8, top + h * 0.02),
                (x + r * 0.98, top + h * 0.2),
                (x + r * 0.5, top + h * 0.16),
                (x, top + h * 0.21),
                (x - r * 0.5, top + h * 0.16),
                (x - r * 0.98, top + h * 0.2),
            ]
        ),
        cap,
    )
    for i in range(-6, 7):
        skirt.line([(x + i * r * 0.13, top - 20), (x + i * r * 0.17, top + h * 0.3)], pale(cap, 0.4), r * 0.035)
    for i in range(5):
        skirt.line([(x - r, top + i * h * 0.05), (x + r, top + i * h * 0.05)], pale(cap, 0.4), r * 0.03)
    s.lay(skirt, "relief", 0.7, "weave", 0.3, 8, 0.4)
    s.line(arc(x, top + h * 0.105, r * 0.83, r * 0.09, 0, 180), BAMBOO, r * 0.07)


def pack(
    s: Layer,
    x: float,
    base: float,
    w: float,
    h: float,
    tone: Colour,
    ink: Colour,
    window: tuple[str, list[Colour]] | None,
    seed: str,
) -> None:
    """Draw a paper pouch with a stitched top, a printed lotus and perhaps a window."""
    y0 = base - h
    body = s.piece(
        [
            (x - w * 0.48, y0),
            (x + w * 0.48, y0),
            (x + w * 0.5, base - h * 0.04),
            (x + w * 0.46, base),
            (x - w * 0.46, base),
            (x - w * 0.5, base - h * 0.04),
        ],
        tone,
    )
    body.line([(x - w / 2, y0 + h * 0.09), (x + w / 2, y0 + h * 0.09)], ink, 7, (18, 10))
    body.poly(box(x - w / 2, y0 + h * 0.14, x + w / 2, y0 + h * 0.2), ink)
    body.poly(box(x - w / 2, base - h * 0.1, x + w / 2, base - h * 0.06), ink)
    mid = y0 + h * 0.38
    for a in range(0, 360, 30):
        body.poly(petal(x, mid, w * 0.2, w * 0.075, a), (ink, pale(ink, 0.35))[a // 30 % 2])
    body.dots([(x, mid)], TURMERIC, w * 0.035)
    s.lay(body, "relief", 0.55, "paper", 0.3, 12, 0.25)
    if window:
        shape = oval(x, base - h * 0.28, w * 0.3, h * 0.13)
        fill(s, shape, window[0], window[1], max(7, w * 0.022), random.Random(seed), "flat")
        s.line([*shape, shape[0]], ink, 7)


def sack(s: Layer, cx: float, base: float, w: float, h: float, tone: Colour, ink: Colour, sewn: bool = True) -> None:
    """Draw a jute or cloth sack."""
    y0 = base - h
    shape = curve(
        [
            (cx - w * 0.42, y0 + 30),
            (cx, y0 + 44),
            (cx + w * 0.42, y0 + 30),
            (cx + w * 0.5, y0 + h * 0.4),
            (cx + w * 0.48, base - 40),
            (cx + w * 0.4, base),
            (cx, base + 8),
            (cx - w * 0.4, base),
            (cx - w * 0.48, base - 40),
            (cx - w * 0.5, y0 + h * 0.4),
        ]
    )
    body = s.piece(shape, plait(w, h, s.k, tone, dark(tone, 0.1), "reed", "sack"))
    for i in range(12):
        body.poly(petal(cx, base - h * 0.45, w * 0.2, w * 0.07, i * 30), ink)
    body.line(oval(cx, base - h * 0.45, w * 0.26), ink, 9)
    s.lay(body, "relief", 0.75, "straw", 0.3, 14, 0.5)
    if sewn:
        s.lay(
            s.piece(
                curve(
                    [
                        (cx - w * 0.46, y0 + 40),
                        (cx - w * 0.5, y0 - 20),
                        (cx, y0),
                        (cx + w * 0.5, y0 - 20),
                        (cx + w * 0.46, y0 + 40),
                        (cx, y0 + 56),
                    ]
                ),
                tone,
            ),
            "relief",
            0.6,
            "straw",
            0.3,
            8,
        )
        for i in range(12):
            x = cx - w * 0.42 + i * w * 0.076
            s.line([(x, y0 + 44), (x + 16, y0 - 2)], ink, 8)


def ears(s: Layer, x: float, y: float, ink: Colour, count: int = 4, lean: float = 1) -> None:
    """Draw ears of paddy bending over."""
    for n in range(count):
        stem = curve(
            [
                (x, y),
                (x + lean * (20 + n * 22), y - 300 + n * 26),
                (x + lean * (130 + n * 46), y - 400 + n * 70),
                (x + lean * (230 + n * 40), y - 310 + n * 86),
            ],
            False,
        )
        s.line(stem, mix(LEAF, STRAW, 0.5), 6)
        for i, (px, py) in enumerate(stem[14:]):
            s.lay(
                s.piece(petal(px, py, 46, 20, lean * (100 + i * 2) + (34 if i % 2 else -30)), mix(ink, pale(ink), 0.3 * (i % 3))),
                "relief",
                0.5,
            )


def cup(s: Layer, x: float, base: float, tone: Colour, liquor: Colour, glass: bool = False) -> None:
    """Draw a cup (or a glass) of tea."""
    s.lay(s.piece(oval(x, base - 14, 190, 40), pale(tone, 0.2)), "flat", 0.8, "", 0.4, 12)
    if glass:
        spun(s, [(base - 240, 112), (base - 120, 96), (base - 26, 84)], mix(GLASS, liquor, 0.75), x, (), "", mouth=liquor, tilt=0.2)
        return
    s.line(arc(x + 132, base - 120, 50, 56, -80, 100), dark(tone, 0.1), 20)
    spun(
        s,
        [(base - 190, 150), (base - 110, 134), (base - 50, 92), (base - 22, 64)],
        tone,
        x,
        [("leaves", base - 120, INDIGO), ("line", base - 168, INDIGO)],
        "",
        mouth=liquor,
        tilt=0.2,
    )
