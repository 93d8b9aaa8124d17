"""Jewels: earrings, necklaces, bangles and rings."""

from __future__ import annotations

import math
from collections.abc import Callable

from animals import spiral
from brush import (
    BAMBOO,
    BRASS,
    GOLD,
    INDIGO,
    LEAF,
    MADDER,
    TERRACOTTA,
    WHITE,
    Colour,
    Layer,
    Subject,
    arc,
    box,
    contrast,
    curve,
    dark,
    distance,
    luma,
    mirror,
    mix,
    moved,
    oval,
    pale,
    petal,
)
from turned import bowl


def metal_tone(subject: Subject) -> Colour:
    """Return the metal of a jewel."""
    for word, tone in (("silver", (196, 198, 200)), ("gilt", (222, 176, 74)), ("gold", (222, 176, 74)), ("dokra", (156, 112, 54)),
                       ("brass", (196, 152, 66)), ("shankha", (246, 240, 230)), ("conch", (246, 240, 230)), ("terracotta", TERRACOTTA),
                       ("lac", (150, 30, 40)), ("pearl", (238, 228, 214)), ("cane", BAMBOO), ("bead", MADDER)):  # fmt: skip
        if subject.has(word):
            return tone
    return subject.ink(0, GOLD, (196, 198, 200), TERRACOTTA)


def bead(s: Layer, x: float, y: float, r: float, tone: Colour) -> None:
    """Lay one shining bead."""
    s.lay(s.piece(oval(x, y, r, n=32), tone), "ball", 0.95, "", 0.3, max(4, r * 0.4))


def stone(subject: Subject) -> Colour:
    """Return the colour of a jewel's stones or enamel: the first of the product's colours that is not its metal's."""
    metal = metal_tone(subject)
    for tone in subject.colours:
        if distance(tone, metal) > 150:
            return tone
    return subject.ink(9, MADDER, INDIGO, (34, 110, 90))


def jhumka(s: Layer, x: float, y: float, size: float, tone: Colour, gem: Colour) -> None:
    """Draw a bell earring with a fringe of beads."""
    s.line(arc(x, y - 250 * size, 34 * size, 60 * size, 150, 400), dark(tone, 0.2), 8 * size)
    bead(s, x, y - 180 * size, 54 * size, tone)
    for i in range(10):
        bead(s, x + 58 * size * math.cos(i * 0.628), y + (-180 + 58 * math.sin(i * 0.628)) * size, 13 * size, tone)
    bead(s, x, y - 180 * size, 26 * size, gem)
    shape = [
        (x + px * size, y + py * size)
        for px, py in mirror(curve([(500, -110), (440, -100), (390, -20), (366, 110), (346, 150), (500, 168)], False))
    ]
    shape = [(px - 500 * size, py) for px, py in shape]
    dome = s.piece(shape, tone)
    for j, (py, w) in enumerate(((-40, 84), (20, 112), (84, 130))):
        for i in range(-4, 5):
            cx = x + i * w * size / 4.4
            if j % 2 == 0:
                dome.poly(oval(cx, y + (py + 10 - abs(i) * 3) * size, 11 * size, 17 * size), dark(tone, 0.72))
            else:
                dome.poly(
                    [
                        (cx, y + (py - 16) * size),
                        (cx + 14 * size, y + py * size),
                        (cx, y + (py + 16) * size),
                        (cx - 14 * size, y + py * size),
                    ],
                    dark(tone, 0.72),
                )
    dome.line([(x - 150 * size, y + 128 * size), (x, y + 146 * size), (x + 150 * size, y + 128 * size)], pale(tone, 0.4), 8 * size)
    s.lay(dome, "cyl", 0.95, "metal", 0.35, 12)
    for i in range(-5, 6):
        top = y + (172 - abs(i) * 2.4) * size
        s.line([(x + i * 28 * size, top - 14 * size), (x + i * 28 * size, top + 12 * size)], dark(tone, 0.2), 4 * size)
        bead(s, x + i * 28 * size, top + 24 * size, 13 * size, gem if i % 2 else tone)


def earring(s: Layer, subject: Subject) -> str:
    """A pair of earrings."""
    tone, gem = metal_tone(subject), stone(subject)
    if subject.colours and (subject.has("lac") or not subject.has("gilt", "gold", "brass", "silver", "dokra")):
        tone = subject.colours[0]
    for x in (270, 730) if subject.has("palash") else (300, 700):
        if subject.has("jhumka", "dome", "bell"):
            jhumka(s, x, 520, 1.0, tone, gem)
            subject.focus = (330, 560)
        elif subject.has("disc", "kanpasha", "stud"):
            s.lay(s.piece(oval(x, 520, 165), tone), "ball", 0.8, "metal", 0.5, 16)
            for ring, n, r in ((150, 26, 14), (104, 16, 15)):
                for i in range(n):
                    bead(s, x + ring * math.cos(i * math.tau / n), 520 + ring * math.sin(i * math.tau / n), r, tone)
            for i in range(8):
                s.lay(s.piece(petal(x, 520, 84, 40, i * 45), pale(tone, 0.2)), "relief", 0.8, "metal", 0.2, 4)
            bead(s, x, 520, 44, gem)
        elif subject.has("palash", "flower", "petal"):
            s.line(arc(x, 250, 34, 56, 150, 400), GOLD, 8)
            for i, turn in enumerate((-64, 64, -32, 32, 0)):
                leaf = s.piece(
                    petal(x + turn * 0.24, 360, 360 if turn == 0 else 280, 128, 180 - turn * 0.7),
                    mix(tone, (250, 190, 80), 0.1 * i),
                )
                leaf.line(curve([(x, 370), (x + turn * 1.5, 560)], False), dark(tone, 0.3), 5)
                s.lay(leaf, "relief", 0.85, "", 0.35, 10, 0.8)
            s.lay(s.piece(curve([(x - 60, 380), (x, 310), (x + 60, 380), (x, 410)]), (70, 56, 40)), "relief", 0.7)
        elif subject.has("square", "cane", "shitalpati"):
            s.line(arc(x, 250, 34, 60, 150, 400), GOLD, 8)
            s.line(arc(x, 330, 16, 22, 0, 360), GOLD, 7)
            body = s.piece(box(x - 150, 356, x + 150, 656, 10), pale(tone, 0.2))
            for i in range(10):
                for j in range(10):
                    ink = (pale(tone, 0.3), subject.ink(1, MADDER, LEAF))[(i // 2 + j // 2) % 2]
                    body.poly(
                        box(x - 150 + i * 30 + 1, 356 + j * 30 + 1, x - 150 + i * 30 + 28, 356 + j * 30 + 28, 3),
                        mix(ink, dark(ink), 0.25 * ((i + j) % 2)),
                    )
            s.lay(body, "relief", 0.7, "straw", 0.5, 14, 0.2)
            s.line([*box(x - 150, 356, x + 150, 656, 10), (x - 140, 356)], dark(tone, 0.4), 12)
        else:
            s.line(arc(x, 230, 34, 60, 150, 400), dark(tone, 0.2), 8)
            s.lay(s.piece(oval(x, 520, 170, 210), tone, oval(x, 560, 96, 120)), "relief", 0.9, "metal", 0.5, 14, 0.5)
            for i in range(14):
                a = i * math.tau / 14
                bead(s, x + 134 * math.cos(a), 536 + 166 * math.sin(a), 17, gem if i % 2 else pale(tone, 0.2))
            s.lay(s.piece(petal(x, 640, 150, 80, 0), gem), "relief", 0.8, "", 0.3, 6)
    return "hung"


def strand(
    s: Layer, rx: float, ry: float, cy: float, r: float, tones: list[Colour], grow: float = 0, start: float = -20, n: int = 0
) -> None:
    """Lay a string of beads hanging from both sides."""
    n = n or int((rx + ry) * 1.55 / (r * 2))
    for i in range(n + 1):
        a = math.radians(180 - start - (180 - 2 * start) * i / n)
        size = r * (1 + grow * max(0, 1 - abs(i / n - 0.5) * 4))
        bead(s, 500 + rx * math.cos(a), cy + ry * math.sin(a), size, tones[i % len(tones)])


def necklace(s: Layer, subject: Subject) -> str:
    """A necklace: strands, a choker, a pendant on a cord, or graded beads."""
    tone, gem = metal_tone(subject), stone(subject)
    if subject.has("pendant", "locket", "fish"):
        cord = (40, 34, 32)
        for dx in (0, 12):
            s.line(
                [
                    (500 + (320 + dx) * math.cos(a), 380 + 330 * math.sin(a))
                    for a in (math.radians(200 - i * 5.5) for i in range(41))
                ],
                cord,
                11,
            )
        s.lay(s.piece(arc(500, 714, 30, 34, 0, 360), tone, oval(500, 714, 14, 18)), "relief", 0.9, "metal", 0.3, 6)
        body = s.piece(
            curve(
                [
                    (330, 850),
                    (420, 770),
                    (560, 756),
                    (640, 820),
                    (720, 760),
                    (740, 860),
                    (720, 950),
                    (640, 886),
                    (560, 950),
                    (420, 934),
                ]
            ),
            tone,
        )
        for i in range(5):
            for j in range(4):
                body.line(arc(450 + i * 42, 790 + j * 40 + (20 if i % 2 else 0), 20, 18, -80, 80), dark(tone, 0.6), 7)
        body.line(arc(396, 850, 40, 80, -70, 70), dark(tone, 0.5), 9)
        body.dots([(374, 832)], dark(tone, 0.8), 13)
        s.lay(body, "relief", 0.95, "metal", 0.5, 14, 0.6)
    elif subject.has("choker", "chik"):
        subject.focus = (500, 620)
        rows = ((-52, tone, 14), (52, tone, 14))
        for dy, ink, r in rows:
            strand(s, 370, 250, 400 + dy, r, [ink], start=-10)
        for i in range(11):
            a = math.radians(190 - i * 20)
            x, y = 500 + 370 * math.cos(a), 400 + 250 * math.sin(a)
            s.lay(s.piece(box(x - 46, y - 46, x + 46, y + 46, 14), tone), "relief", 0.9, "metal", 0.4, 10)
            for p in range(6):
                s.poly(petal(x, y, 40, 22, p * 60), gem)
            bead(s, x, y, 13, GOLD)
    elif subject.has("strand", "sitahar", "layer", "pearl", "row"):
        count = 7 if subject.has("seven") else 3
        pearls = [tone] if not subject.has("pearl") else [(240, 232, 220), (230, 218, 204)]
        for j in range(count):
            share = j / max(1, count - 1)
            strand(s, 300 + 36 * share, 300 + (240 if count == 7 else 190) * share, 290, 11 if count == 7 else 19, pearls, start=0)
        for x in (200 + 0, 800):
            side = -1 if x < 500 else 1
            plate_ = s.piece(
                curve(
                    [
                        (500 + side * 280, 300),
                        (500 + side * 300, 200),
                        (500 + side * 360, 200),
                        (500 + side * 350, 300),
                        (500 + side * 318, 330),
                    ]
                ),
                GOLD,
            )
            s.lay(plate_, "relief", 0.9, "metal", 0.4, 10)
            for i in range(5):
                s.poly(petal(500 + side * 318, 280, 64, 26, (i - 2) * 30), dark(GOLD, 0.35))
            s.line(curve([(500 + side * 330, 200), (500 + side * 300, 110), (500 + side * 190, 50)], False), dark(GOLD, 0.2), 9)
    else:
        tones = [tone, gem, GOLD] if len(subject.colours) < 2 else [*subject.colours[:2]]
        for i in range(41):
            a = math.radians(214 - i * 6.2)
            s.dots([(500 + 330 * math.cos(a), 460 + 380 * math.sin(a))], dark(MADDER), 5)
        strand(s, 330, 380, 460, 22, tones, grow=0.75, start=-24, n=31)
        subject.focus = (500, 800)
        s.line(curve([(180, 320), (210, 210), (330, 100)], False), (60, 44, 38), 8)
        s.line(curve([(820, 320), (790, 210), (670, 100)], False), (60, 44, 38), 8)
    return "flat"


def bangle(s: Layer, subject: Subject) -> str:
    """Bangles: stacked, paired or open-ended."""
    tone, gem = metal_tone(subject), stone(subject)
    if subject.colours and (subject.has("lac") or not subject.has("gilt", "gold", "brass", "silver", "dokra")):
        tone = subject.colours[0]

    def ring(x: float, y: float, r: float, ink: Colour, thick: float = 44, squash: float = 1.0) -> None:
        s.lay(
            s.piece(oval(x, y, r, r * squash), ink, oval(x, y, r - thick, (r - thick) * squash)),
            "relief",
            1.0,
            "metal",
            0.5,
            16,
            0.16,
        )

    if subject.has("six", "twelve", "stack") and not subject.has("mirror"):
        for i in range(6):
            y, shift = 780 - i * 74, (10, -8, 6, -12, 8, 0)[i]
            r = 300
            s.lay(
                s.piece(oval(500 + shift, y, r, 96), dark(tone, 0.1), oval(500 + shift, y - 8, r - 26, 72)),
                "relief",
                0.9,
                "metal",
                0.3,
                10,
                0.1,
            )
            for k in range(46):
                a = k * math.tau / 46
                if math.sin(a) > -0.35 or i == 5:
                    bead(s, 500 + shift + (r - 10) * math.cos(a), y + 88 * math.sin(a), 21, tone if k % 2 else pale(tone, 0.12))
        return "stand"
    if subject.has("open", "kada", "makara", "dokra"):
        pair = subject.has("pair", "makara")
        for x, y, r in ((330, 480, 230), (690, 620, 210)) if pair else ((500, 500, 320),):
            gap = 24
            outer, inner = arc(x, y, r, r, 90 + gap, 450 - gap, 90), arc(x, y, r - 50, r - 50, 90 + gap, 450 - gap, 90)
            s.lay(s.piece([*outer, *reversed(inner)], tone), "relief", 1.0, "metal", 0.5, 16, 0.16)
            for i in range(0, 90, 2):
                s.line([outer[i], inner[i + 2 if i < 88 else i]], dark(tone, 0.45), 5)
            for end in (outer[0], outer[-1]):
                cx, cy = x + (end[0] - x) * (r - 25) / r, y + (end[1] - y) * (r - 25) / r
                if subject.has("makara"):
                    side = 1 if end[0] > x else -1
                    head = [
                        (cx + side * 34, cy - 44),
                        (cx + side * 44, cy + 40),
                        (cx - side * 50, cy + 34),
                        (cx - side * 76, cy - 8),
                        (cx - side * 40, cy - 6),
                        (cx - side * 60, cy - 50),
                    ]
                    s.lay(s.piece(curve(head), pale(tone, 0.15)), "relief", 1.0, "metal", 0.4, 10)
                    bead(s, cx - side * 6, cy - 18, 12, MADDER)
                else:
                    bead(s, cx, cy, 46, tone)
                    s.line(spiral(cx, cy, 32), dark(tone, 0.5), 5)
        return "flat"
    for x, y, r, ink in ((360, 440, 250, tone), (650, 600, 250, tone if subject.has("pair") else gem)):
        white = luma(ink) > 215
        ring(x, y, r, ink, 62)
        for i in range(24):
            a = i * math.tau / 24
            px, py = x + (r - 31) * math.cos(a), y + (r - 31) * math.sin(a)
            if subject.has("mirror", "lac"):
                bead(s, px, py, 19, BRASS)
                s.poly([(px, py - 13), (px + 13, py), (px, py + 13), (px - 13, py)] if i % 2 else oval(px, py, 13), (216, 230, 236))
            elif i % 2:
                s.line(arc(px, py, 15, 15, a * 57, a * 57 + 250), MADDER if white else pale(ink, 0.5), 5)
            else:
                bead(s, px, py, 13, contrast(ink, (GOLD, MADDER, WHITE)))
    return "flat"


def finger_ring(s: Layer, subject: Subject) -> str:
    """A ring on a small stand of cloth."""
    tone, gem = metal_tone(subject), stone(subject)
    if subject.has("lac") and not subject.has("lac ring band"):
        tone = (196, 152, 66)
        gem = subject.ink(0, (170, 26, 36))
    bowl(s, 500, 780, 330, 110, subject.ink(2, (96, 60, 66), INDIGO, (70, 80, 64)), None, "weave")
    s.lay(s.piece(oval(500, 560, 230), tone, oval(500, 566, 186)), "relief", 1.0, "metal", 0.4, 16, 0.2)
    if subject.has("paisley", "scroll", "kalka") and not subject.has("bead"):
        kalka = curve([(0, -150), (84, -70), (90, 40), (10, 110), (-80, 60), (-70, -20), (0, -36), (20, -80)])
        body = s.piece(moved(kalka, 500, 300), tone)
        body.line(spiral(500, 320, 56), dark(tone, 0.5), 8)
        for p in kalka[::7]:
            body.dots([(500 + p[0] * 0.86, 300 + p[1] * 0.86)], pale(tone, 0.5), 7)
        s.lay(body, "relief", 1.0, "metal", 0.5, 12, 0.5)
        bead(s, 506, 322, 20, MADDER)
    else:
        s.lay(s.piece(curve([(400, 350), (500, 300), (600, 350), (560, 400), (440, 400)]), tone), "relief", 1.0, "metal", 0.3, 8)
        s.lay(
            s.piece(petal(500, 370, 240, 170, 0) if subject.has("drop") else oval(500, 270, 100, 106), gem),
            "ball",
            1.0,
            "",
            0.4,
            10,
        )
        for i in range(9):
            bead(s, 410 + i * 22.5, 356 - 26 * math.sin(i / 8 * 3.14) + 20, 11, pale(tone, 0.2))
    return "stand"


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {
    "earring": earring,
    "necklace": necklace,
    "bracelet-bangle": bangle,
    "ring": finger_ring,
}
