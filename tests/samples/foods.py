"""Foods: jars, packs, sacks and leaves, and what lies heaped in them."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from brush import (
    BAMBOO, BRASS, CREAM, GOLD, INDIGO, INK, LEAF, MADDER, STRAW, TERRACOTTA, TURMERIC, WHITE, WOOD, Colour, Layer, Point,
    Subject, arc, box, curve, dark, mix, oval, pale, petal,
)  # fmt: skip
from home import coils, plait
from turned import bottle, bowl, plate, spun

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
        s.lay(s.piece(hill, dark(inks[0], 0.22)), "relief", 0.7, "clay", depth=0.8)
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


def tea(s: Layer, subject: Subject) -> str:
    """Tea: its pack, the leaf and a cup."""
    rng, words = seeded(subject, "leaf"), subject
    green = words.has("green")
    leafs: list[Colour] = [(88, 104, 58), (120, 130, 76), (66, 84, 46)] if green else [(66, 44, 32), (92, 62, 42), (48, 34, 28)]
    if words.has("first"):
        leafs = [(92, 92, 56), (74, 66, 44), (122, 116, 74)]
    if words.has("silver", "muscatel"):
        leafs.append((206, 200, 180))
    liquor: Colour = (
        (204, 196, 110)
        if green
        else (226, 180, 84)
        if words.has("first")
        else (150, 66, 30)
        if words.has("autumn", "ctc")
        else (190, 96, 40)
    )
    kind = "granule" if words.has("ctc") else "leaf"
    tone = (
        subject.ink(0, (44, 84, 66), (122, 44, 52), INDIGO, (196, 140, 60))
        if subject.colours
        else seeded(subject, "tin").choice([(44, 84, 66), (122, 44, 52), INDIGO, (176, 120, 50), (70, 60, 90)])
    )
    if words.has("pan") and subject.named("tossed", "pan"):
        s.lay(s.piece(oval(500, 560, 420, 220), (58, 56, 58)), "relief", 0.9, "stone", 0.4, 18, 0.3)
        s.lay(s.piece(oval(500, 560, 350, 170), (40, 38, 40)), "flat", 0.8, "stone")
        heap(s, 500, 640, 560, 190, "leaf", leafs, 17, rng)
        for _ in range(26):
            morsel(s, "leaf", rng.uniform(300, 700), rng.uniform(250, 430), 18, rng.choice(leafs), rng)
        for x in (70, 930):
            s.line(arc(x, 560, 50, 60, 90 if x < 500 else -90, 270 if x < 500 else 90), (58, 56, 58), 26)
        return "stand"
    if words.has("tin", "box"):
        spun(
            s,
            [(260, 186), (830, 186), (850, 182)],
            tone,
            340,
            [
                ("line", 370, GOLD),
                ("petals", 560, pale(tone, 0.5)),
                ("line", 600, GOLD),
                ("diamonds", 700, GOLD),
                ("line", 780, GOLD),
            ],
            "",
            tilt=0.14,
        )
        spun(s, [(200, 180), (222, 190), (290, 192)], dark(tone, 0.2), 340, [("line", 270, GOLD)], "", pale(tone, 0.15), tilt=0.14)
    else:
        pack(
            s,
            330,
            850,
            380,
            640,
            (206, 176, 130) if words.has("paper", "autumn") else tone,
            tone if words.has("paper", "autumn") else CREAM,
            (kind, leafs),
            subject.sku,
        )
    if subject.named("bowl"):
        bowl(s, 720, 690, 170, 130, WHITE, liquor, "")
        s.lay(s.piece(oval(720, 694, 156, 36), liquor), "flat", 0.7)
    else:
        cup(s, 720, 790, WHITE, liquor, subject.named("glass"))
    heap(s, 640, 900, 380, 84, kind, leafs, 14 if kind == "granule" else 17, rng)
    if words.has("spice", "masala", "ginger", "cardamom"):
        for x in (480, 560, 870):
            morsel(s, "chunk", x, 900, 40, (206, 172, 112), rng)
        for x, y in ((820, 930), (890, 948), (600, 950), (520, 948)):
            s.lay(s.piece(petal(x, y, 56, 30, rng.uniform(50, 130)), (150, 168, 96)), "relief", 0.8, "straw", 0.3, 5)
    return "stand"


def honey(s: Layer, subject: Subject) -> str:
    """Honey in a jar or bottle, with its flowers."""
    tone: Colour = (
        (232, 202, 120)
        if subject.has("mustard", "pale", "set")
        else (112, 62, 24)
        if subject.has("dark", "sal")
        else (226, 176, 74)
        if subject.has("khalsi", "straw")
        else (190, 104, 34)
    )
    if subject.has("forest") and not subject.has("sal", "khalsi"):
        for i in range(9):
            x = 120 + i * 95
            s.line(
                curve([(x, 880), (x + 16 * (-1) ** i, 700), (500 + (x - 500) * 0.5, 480), (500 + (x - 500) * 0.3, 300)], False),
                (104, 84, 66),
                20 - abs(4 - i),
            )
    small = subject.named("small")
    jar(
        s,
        470,
        870,
        480 if small else 620,
        170 if small else 220,
        tone,
        subject.ink(1, MADDER, INDIGO, LEAF)
        if subject.colours
        else seeded(subject, "cap").choice([MADDER, INDIGO, LEAF, TERRACOTTA]),
        label="comb",
    )
    bloom = WHITE if subject.has("khalsi", "sal ", "white") else TURMERIC
    rng = seeded(subject, "bloom")
    for i in range(7):
        x, y = 690 + rng.uniform(-20, 190), 850 - rng.uniform(0, 150) + i * 4
        s.line(curve([(700, 900), ((x + 700) / 2, y - 10), (x, y)], False), LEAF, 6)
        for a in range(0, 360, 90 if bloom == TURMERIC else 72):
            s.lay(s.piece(petal(x, y, 40, 32, a + i * 20), bloom), "flat", 0.9, "", 0.15, 4)
        s.dots([(x, y)], (176, 120, 30), 9)
    s.line([(150, 850), (330, 620)], BAMBOO, 16)
    s.lay(s.piece(oval(146, 856, 52, 44), BAMBOO), "ball", 0.8, "wood", 0.3, 8)
    for r in (-20, 0, 20):
        s.line([(110 + r, 826 + r * 0.4), (176 + r * 0.5, 892 + r * 0.3)], dark(BAMBOO, 0.35), 6)
    s.lay(s.piece(oval(160, 900, 110, 22), tone), "ball", 0.8)
    return "stand"


def rice(s: Layer, subject: Subject) -> str:
    """Rice: a bowl with ears, a clear pack, a sack or a cloth bag."""
    rng, red = seeded(subject, "grain"), subject.has("red")
    inks: list[Colour] = [(188, 112, 84), (166, 92, 70), (210, 150, 120)] if red else [(244, 238, 222), (232, 222, 198), WHITE]
    if subject.named("sack"):
        sack(s, 500, 880, 520, 720, STRAW, seeded(subject, "ink").choice([MADDER, INDIGO, LEAF]))
        heap(s, 790, 900, 220, 60, "grain", inks, 11, rng)
        return "stand"
    if subject.named("cloth"):
        sack(s, 450, 880, 520, 560, CREAM, MADDER, sewn=False)
        s.lay(
            s.piece(curve([(270, 340), (300, 250), (450, 230), (600, 250), (630, 340), (450, 370)]), CREAM), "relief", 0.6, "weave"
        )
        s.line(curve([(260, 352), (450, 384), (640, 352)], False), MADDER, 18)
        heap(s, 720, 900, 330, 110, "grain", inks, 12, rng)
        return "stand"
    if subject.named("pack", "clear", "packet"):
        fill(
            s,
            curve([(290, 270), (500, 250), (710, 270), (740, 560), (730, 850), (500, 880), (270, 850), (260, 560)]),
            "grain",
            inks,
            11,
            rng,
        )
        head = s.piece(box(280, 150, 720, 330, 6), seeded(subject, "head").choice([LEAF, MADDER, INDIGO]))
        for a in range(0, 360, 30):
            head.poly(petal(500, 245, 70, 28, a), CREAM)
        s.lay(head, "flat", 0.8, "paper", 0.3, 8)
        s.line([(285, 312), (715, 312)], CREAM, 6, (16, 10))
        s.line([(320, 380), (310, 800)], WHITE, 9)
        return "stand"
    ears(s, 170, 880, (62, 48, 44) if subject.has("black", "kalonunia") else GOLD, 4)
    bowl(s, 570, 660, 300, 220, seeded(subject, "bowl").choice([BRASS, TERRACOTTA, WOOD, INDIGO]), None, "clay")
    heap(s, 570, 668, 540, 170, "grain", inks, 12, rng)
    return "stand"


def sweet(s: Layer, subject: Subject) -> str:
    """Sweets on a leaf, in a pot, a casket or a leaf bowl."""
    rng = seeded(subject, "sweet")
    if subject.has("patali", "gur", "jaggery cake", "solid") and not subject.has("moa", "sandesh", "rasogolla"):
        plate(s, 470, 760, 380, WOOD, "wood", "flat", 0.3)
        for y in (760, 650):
            spun(s, [(y - 84, 224), (y - 40, 240), (y + 20, 228)], (134, 76, 36), 430, (), "clay", mouth=(150, 90, 46), tilt=0.3)
        for r in (150, 90):
            s.line(oval(430, 566, r, r * 0.3), (112, 60, 28), 6)
        bowl(s, 760, 700, 150, 120, TERRACOTTA, dark(TERRACOTTA, 0.35))
        for x, y in ((300, 880), (370, 900), (640, 880)):
            morsel(s, "chunk", x, y, 36, (134, 76, 36), rng)
        return "stand"
    if subject.has("casket", "box of 24") or subject.named("casket"):
        coils(s, [(520, 330), (650, 336), (800, 310), (866, 280)], (214, 186, 122), (150, 120, 64))
        s.lay(s.piece(oval(500, 520, 318, 60), dark(LEAF, 0.2)), "flat", 0.8)
        for y, row in ((490, 5), (520, 6), (548, 5)):
            for i in range(row):
                _moa(s, 500 + (i - (row - 1) / 2) * 104, y, 60, rng)
        coils(s, [(700, 334), (720, 336)], (214, 186, 122), MADDER)
        s.line(curve([(180, 700), (500, 760), (820, 700)], False), MADDER, 13)
        s.line(curve([(500, 750), (430, 690), (400, 740), (500, 756), (600, 690), (570, 800)], False), MADDER, 11)
        return "stand"
    if subject.has("moa"):
        leaf(s, 500, 640, 900, 420)
        for x, y in ((500, 500), (390, 560), (610, 560), (290, 640), (500, 640), (710, 640), (400, 720), (600, 720)):
            _moa(s, x, y, 98, rng)
        return "stand"
    if subject.has("laddu", "laddoo", "bode", "motichur", "mihidana", "sitabhog"):
        fine = subject.has("mihidana", "sitabhog", "bode")
        tone = seeded(subject, "tone").choice([(206, 120, 40), (226, 166, 60)])
        tone = (
            (112, 68, 40)
            if subject.has("mahua", "sesame", "brown")
            else (244, 236, 214)
            if subject.has("sitabhog", "sada")
            else (236, 176, 48)
            if fine
            else tone
        )
        bowl(
            s,
            500,
            650,
            340,
            210,
            (104, 128, 66) if subject.has("leaf", "sal") else TERRACOTTA,
            None,
            "straw" if subject.has("leaf", "sal") else "clay",
        )
        if fine:
            heap(s, 500, 660, 600, 220, "grain" if subject.has("sitabhog") else "granule", [tone, pale(tone, 0.2)], 13, rng)
            return "stand"
        for x, y in ((320, 600), (500, 610), (680, 600), (400, 500), (600, 500), (500, 410)):
            ball = s.piece(oval(x, y, 104), tone)
            for _ in range(120):
                ball.dots(
                    [(x + rng.uniform(-104, 104), y + rng.uniform(-104, 104))],
                    rng.choice([pale(tone, 0.5), dark(tone, 0.3), (240, 226, 190)]),
                    rng.uniform(4, 8),
                )
            s.lay(ball, "ball", 0.9, "clay", 0.4, 12)
        return "stand"
    dark_one = subject.has("chhanabora", "langcha", "pantua", "lalmohan", "gulab")
    tone = (
        (112, 52, 30)
        if dark_one
        else (246, 240, 228)
        if subject.has("rasogolla", "rosogolla", "rasgulla", "chamcham")
        else (214, 172, 118)
    )
    if subject.has("sandesh", "sarpuria", "barfi", "monohara"):
        plate(s, 500, 650, 400, BRASS, "metal", "flat", 0.42)
        for x, y in ((340, 600), (500, 560), (660, 600), (400, 690), (600, 690), (500, 760)):
            disc = s.piece(oval(x, y - 40, 92, 60), tone)
            for a in range(0, 360, 45):
                disc.line(petal(x, y - 40, 56, 26, a), dark(tone, 0.3), 5)
            s.lay(s.piece(oval(x, y - 16, 92, 60), dark(tone, 0.25)), "cyl", 0.7, "", 0.4, 10)
            s.lay(disc, "relief", 0.5, "clay")
        return "stand"
    bowl(s, 500, 600, 360, 270, TERRACOTTA, None, "clay", [("line", 700, CREAM), ("dots", 740, CREAM)])
    s.lay(s.piece(oval(500, 606, 334, 80), (226, 196, 130)), "flat", 0.8)
    for x, y in ((330, 590), (500, 560), (670, 590), (410, 630), (590, 630), (500, 520)):
        s.lay(s.piece(oval(x, y, 98, 92), tone), "ball", 0.85, "clay", 0.4, 10)
    return "stand"


def _moa(s: Layer, x: float, y: float, r: float, rng: random.Random) -> None:
    ball = s.piece(oval(x, y, r), (196, 136, 62))
    for _ in range(80):
        a, d = rng.uniform(0, math.tau), r * math.sqrt(rng.random())
        morsel(
            ball,
            "puff",
            x + d * math.cos(a),
            y + d * math.sin(a),
            r * 0.13,
            rng.choice([(226, 178, 96), (206, 148, 70), (240, 208, 140)]),
            rng,
        )
    s.lay(ball, "ball", 0.85, "", 0.4, r * 0.16)
    s.lay(s.piece(petal(x, y - r * 0.5, r * 0.44, r * 0.26, 70), (84, 44, 30)), "relief", 0.8, "", 0.3, 4)


def pickle(s: Layer, subject: Subject) -> str:
    """Pickles and relishes in glass."""
    rng = seeded(subject, "pickle")
    if subject.named("bottle") or subject.has("kasundi") and not subject.has("pickle"):
        bottle(s, 470, 870, 660, 150, (214, 160, 44), CREAM, MADDER, "flower")
        heap(s, 740, 900, 330, 60, "granule", [(196, 150, 50), (120, 70, 36), (222, 176, 76)], 12, rng)
        return "stand"
    cap = rng.choice([MADDER, INDIGO, LEAF, TURMERIC])
    small = subject.named("small")
    if subject.has("whole") and subject.has("dalle"):
        jar(
            s,
            450,
            870,
            620,
            230,
            (226, 226, 200),
            cap,
            "ball",
            [(196, 40, 34), (176, 30, 30), (206, 74, 40), (96, 140, 60)],
            subject.sku,
            "",
        )
        for x, y, ink in ((740, 880, (196, 40, 34)), (820, 860, (96, 140, 60)), (780, 920, (176, 30, 30))):
            morsel(s, "pod", x, y, 46, ink, rng)
    elif subject.has("dalle", "ground", "paste"):
        jar(
            s,
            400,
            870,
            460 if small else 560,
            190,
            (170, 44, 28),
            cap,
            "granule",
            [(176, 44, 30), (150, 34, 26), (206, 120, 50)],
            subject.sku,
        )
        s.lay(s.piece(box(600, 800, 930, 884, 20), (120, 118, 116)), "cyl-h", 0.7, "stone", 0.4, 12)
        s.lay(s.piece(box(640, 720, 900, 806, 42), (136, 134, 130)), "cyl-h", 0.9, "stone", 0.4, 10)
    else:
        gold = subject.has("jaggery", "kasundi", "sweet")
        inks: list[Colour] = (
            [(206, 150, 40), (224, 178, 70), (176, 116, 34)] if gold else [(110, 112, 44), (150, 130, 50), (176, 92, 36)]
        )
        jar(s, 430, 870, 640, 240, inks[0], cap, "chunk", inks, subject.sku, "" if subject.named("under oil") else "flower")
        for x, y in ((730, 880), (830, 900), (770, 920)):
            morsel(s, "chunk", x, y, 50, (150, 176, 80) if not gold else inks[1], rng)
    return "stand"


def spice(s: Layer, subject: Subject) -> str:
    """Spices: powder, pods, slices."""
    rng = seeded(subject, "spice")
    if subject.has("chilli", "dalle", "pepper"):
        plate(s, 500, 620, 420, BAMBOO, "straw", "flat", 0.55)
        heap(s, 500, 690, 660, 190, "pod", [(116, 24, 30), (140, 34, 34), (92, 22, 28)], 44, rng, bed=False)
    elif subject.has("ginger", "slice"):
        plate(s, 500, 640, 420, WOOD, "wood", "flat", 0.5)
        heap(s, 500, 700, 660, 180, "slice", [(216, 190, 140), (200, 168, 116), (228, 208, 166)], 50, rng, bed=False)
    elif subject.has("cardamom", "clove", "tejpata", "bay"):
        bowl(s, 500, 620, 340, 240, BRASS, None, "metal")
        heap(s, 500, 630, 600, 170, "leaf", [(120, 140, 80), (96, 112, 64)], 30, rng)
    else:
        tone: Colour = (222, 150, 30) if subject.has("turmeric", "haldi") else (170, 96, 40)
        bowl(s, 470, 620, 340, 240, TERRACOTTA if subject.pick("a", "b") == "a" else BRASS, None, "clay")
        s.lay(
            s.piece(curve([(170, 620), (300, 520), (460, 420), (520, 424), (660, 530), (770, 620), (470, 690)]), tone),
            "relief",
            0.7,
            "clay",
            depth=0.9,
        )
        for x, y, turn in ((760, 850, 70), (850, 880, 110), (700, 910, 96)):
            s.lay(s.piece(petal(x - 60, y, 150, 54, turn), (176, 120, 50)), "relief", 0.85, "clay", 0.4, 10)
        s.line([(600, 480), (800, 330)], WOOD, 20)
        s.lay(s.piece(oval(586, 492, 66, 42), WOOD), "ball", 0.8, "wood", 0.3, 6)
    return "stand"


def fruit(s: Layer, subject: Subject) -> str:
    """Fruit in a box on straw."""
    rng = seeded(subject, "fruit")
    tone: Colour = (150, 168, 70)
    for word, ink in (("orange", (226, 130, 40)), ("guava", (172, 196, 96)), ("litchi", (190, 60, 66)), ("pineapple", (206, 150, 50)),
                      ("lemon", (216, 206, 80)), ("himsagar", (206, 180, 70)), ("mango", (150, 168, 70))):  # fmt: skip
        tone = ink if subject.has(word) else tone
    s.lay(s.piece([(120, 420), (880, 420), (930, 640), (70, 640)], dark(WOOD, 0.3)), "flat", 0.8, "wood")
    fill(s, [(136, 430), (864, 430), (910, 650), (90, 650)], "leaf", [STRAW, (206, 176, 110), (190, 156, 92)], 30, rng, "flat")
    for row, y, n in ((0, 440, 4), (1, 520, 5), (2, 610, 4)):
        for i in range(n):
            x = 500 + (i - (n - 1) / 2) * (168 + row * 10)
            blush = mix(tone, (226, 180, 70), rng.uniform(0.1, 0.6))
            if subject.has("mango"):
                body = s.piece(
                    curve(
                        [
                            (x - 96, y + 10),
                            (x - 60, y - 66),
                            (x + 20, y - 84),
                            (x + 92, y - 40),
                            (x + 84, y + 40),
                            (x, y + 76),
                            (x - 70, y + 66),
                        ]
                    ),
                    blush,
                )
            else:
                body = s.piece(oval(x, y, 84), blush)
            s.lay(body, "ball", 0.8, "clay", 0.45, 14)
            s.line([(x - 6, y - 70), (x, y - 96)], (96, 72, 46), 8)
            if i % 2 == row % 2:
                s.lay(s.piece(petal(x, y - 84, 110, 36, 60 + 20 * i), LEAF), "relief", 0.5, "", 0.2, 5)
    for j in range(3):
        y = 640 + j * 84
        s.lay(s.piece(box(60, y, 940, y + 70, 6), mix(BAMBOO, WOOD, 0.2)), "cyl-h", 0.5, "wood", 0.3, 8)
        s.dots([(96, y + 35), (904, y + 35)], INK, 8)
    return "stand"


def snack(s: Layer, subject: Subject) -> str:
    """Bori, puffed and popped rice, mango leather and other dry snacks."""
    rng = seeded(subject, "snack")
    if subject.has("amsatta", "leather"):
        leaf(s, 500, 600, 920, 520)
        for i, (x, y) in enumerate(((330, 640), (520, 670), (690, 640), (420, 560), (600, 560), (510, 470))):
            slab = s.piece([(x - 110, y), (x - 10, y - 64), (x + 120, y - 20), (x + 20, y + 56)], (124, 60, 26))
            for j in range(4):
                slab.line([(x - 100 + j * 40, y - 10), (x + 10 + j * 36, y + 40)], (150, 84, 36), 4)
            s.lay(
                s.piece(
                    [(x - 110, y), (x + 20, y + 56), (x + 120, y - 20), (x + 120, y + 8), (x + 20, y + 88), (x - 110, y + 30)],
                    (92, 42, 20),
                ),
                "",
                0,
                "",
                0.3,
                8,
            )
            s.lay(slab, "flat", 1.0 + 0.1 * i, "leather")
        return "stand"
    if subject.has("goyna", "tikli"):
        s.lay(s.piece(oval(500, 500, 430), (196, 160, 96)), "flat", 0.8, "straw", 0.5, 20)
        s.lay(s.piece(oval(500, 500, 396), (64, 56, 54) if subject.has("tikli", "poppy") else (104, 70, 46)), "flat", 0.8, "clay")
        if subject.has("poppy", "tikli"):
            for _ in range(1500):
                a, r = rng.uniform(0, math.tau), 390 * math.sqrt(rng.random())
                s.dots(
                    [(500 + r * math.cos(a), 500 + r * math.sin(a))],
                    rng.choice([(226, 218, 200), (206, 196, 176), (180, 170, 152)]),
                    5,
                )
        spots = [(500, 500), *((500 + 255 * math.cos(i * math.tau / 6), 500 + 255 * math.sin(i * math.tau / 6)) for i in range(6))]
        for n, (x, y) in enumerate(spots):
            lines = [arc(x, y, 104, 104, 0, 360, 60), arc(x, y, 70, 70, 0, 360, 40)]
            lines += [arc(x + 87 * math.cos(i * 0.524), y + 87 * math.sin(i * 0.524), 17, 17, 0, 360, 14) for i in range(12)]
            lines += [petal(x, y, 62, 36, i * 60 + n * 20) for i in range(6)]
            if not subject.has("tikli") and n % 2:
                lines = [
                    curve(
                        [
                            (x - 80, y + 70),
                            (x - 10, y + 20),
                            (x + 30, y - 60),
                            (x + 70, y - 84),
                            (x + 50, y - 40),
                            (x + 40, y + 40),
                            (x - 20, y + 84),
                        ]
                    )
                ]
                lines += [petal(x - 20, y + 50, 120, 40, -20 - i * 22) for i in range(5)]
                lines += [
                    arc(x - 20 + 100 * math.cos(i * 0.4 + 3.3), y + 50 + 100 * math.sin(i * 0.4 + 3.3), 14, 14, 0, 360, 14)
                    for i in range(6)
                ]
            for line in lines:
                s.line([(px + 4, py + 6) for px, py in line], (40, 30, 24), 13)
            for line in lines:
                s.line(line, (240, 228, 200), 13)
                s.line([(px - 2, py - 2) for px, py in line], WHITE, 5)
        return "flat"
    if subject.has("bori", "dal"):
        s.lay(s.piece(oval(500, 500, 430), BAMBOO), "flat", 0.8, "straw", 0.5, 20)
        s.lay(s.piece(oval(500, 500, 390), (206, 176, 120)), "flat", 0.9, "straw")
        for j in range(7):
            for i in range(8):
                x, y = 500 + (i - 3.5) * 94 + (24 if j % 2 else -24), 500 + (j - 3) * 94
                if math.hypot(x - 500, y - 500) < 340:
                    drop = curve(
                        [(x - 38, y + 20), (x - 26, y - 12), (x - 4, y - 50), (x + 22, y - 14), (x + 38, y + 20), (x, y + 36)]
                    )
                    s.lay(
                        s.piece(drop, mix((236, 222, 180), (206, 180, 120), rng.random() * 0.6)),
                        "relief",
                        0.9,
                        "clay",
                        0.45,
                        10,
                        0.8,
                    )
        return "flat"
    puffed = subject.has("khoi", "popped")
    inks: list[Colour] = (
        [(250, 246, 234), (240, 230, 206), (226, 206, 160)] if puffed else [(244, 234, 208), (236, 220, 184), (250, 244, 228)]
    )
    coils(s, [(560, 340), (660, 330), (780, 290), (866, 240)], BAMBOO, MADDER)
    s.lay(s.piece(oval(500, 560, 328, 60), dark(BAMBOO, 0.4)), "flat", 0.8)
    heap(s, 500, 580, 620, 250, "puff" if puffed else "grain", inks, 22 if puffed else 16, rng)
    return "stand"


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {
    "tea": tea, "honey": honey, "rice": rice, "sweet": sweet, "pickle": pickle, "spice": spice, "fruit": fruit, "snack": snack,
}  # fmt: skip
