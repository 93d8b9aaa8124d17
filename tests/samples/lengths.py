"""Lengths: yarn, stoles, runners, place mats and mufflers."""

from __future__ import annotations

import math

from brush import BAMBOO, GOLD, INDIGO, MADDER, WHITE, Colour, Layer, Subject, arc, box, dark, mix, oval, pale, petal
from cloths import Loom, fringe, hang
from PIL import Image


def yarn(s: Layer, subject: Subject) -> str:
    """Silk yarn: a twisted hank, or a paper-wrapped pack of hanks."""
    tone = subject.ink(0, (222, 176, 74), (236, 214, 160))
    if subject.named("pack", "wrapped"):
        for i in range(3):
            _hank(s, 250 + i * 250, 300, 560, mix(tone, pale(tone), 0.25 * i))
        wrap = s.piece(box(130, 430, 870, 760, 8), (206, 176, 130))
        for x in (240, 500, 760):
            wrap.line([(x, 430), (x, 760)], dark((206, 176, 130), 0.12), 5)
        for turn in range(0, 360, 45):
            wrap.poly(petal(500, 595, 90, 40, turn), MADDER)
        wrap.dots([(500, 595)], GOLD, 18)
        s.lay(wrap, "cyl-h", 0.5, "paper", 0.45, 16)
        s.line([(130, 500), (870, 500)], INDIGO, 8, (16, 10))
        s.line([(130, 694), (870, 694)], INDIGO, 8, (16, 10))
        return "flat"
    _hank(s, 500, 120, 760, tone)
    for i, (x, y) in enumerate(((240, 800), (330, 880), (180, 890), (760, 840), (850, 900))):
        s.lay(s.piece(oval(x, y, 62, 40), mix((240, 214, 130), WHITE, 0.2 * (i % 3))), "ball", 0.8, "paper", 0.45, 10)
    return "flat"


def _hank(s: Layer, x: float, y: float, h: float, tone: Colour) -> None:
    w = h * 0.2
    for side in (1, -1):
        rope = []
        for n in range(61):
            t = n / 60
            rope.append((x + side * w * 0.42 * math.sin(t * 3 * math.pi), y + h * t))
        for k in range(-7, 8):
            shift = k * w * 0.055
            strand = [(px + shift, py + abs(k) * 2) for px, py in rope]
            s.line(
                [(px + 9, py + 12) for px, py in strand] if k == 7 else strand,
                mix(tone, dark(tone) if k % 2 else pale(tone), 0.3),
                w * 0.075,
            )
    for end in (y, y + h):
        s.lay(s.piece(oval(x, end, w * 0.62, w * 0.36), tone), "ball", 0.7, "straw", 0.3, 8)
        for k in range(-5, 6):
            s.line(arc(x, end, w * 0.1 * abs(k) + 4, w * 0.34, 180, 360), mix(tone, dark(tone), 0.25 * (k % 2)), 3)
    s.line([(x - w * 0.62, y + h * 0.5), (x + w * 0.62, y + h * 0.5)], MADDER, w * 0.1)


def rolled(s: Layer, subject: Subject) -> str:
    """Place mats rolled together in a ring of cane."""
    tone, ink = subject.ink(0, (232, 214, 168)), subject.ink(1, MADDER, INDIGO, (44, 100, 73))
    for i, (x, y) in enumerate(((360, 560), (500, 560), (640, 560), (430, 450), (570, 450), (500, 345))):
        tube = s.piece(box(x - 72, y - 20, x + 72, 900, 10), mix(tone, pale(tone), 0.2 * (i % 2)))
        for j in range(-6, 7):
            tube.line([(x + j * 12, y - 20), (x + j * 12, 900)], dark(tone, 0.14), 3)
        for j in range(24):
            tube.line([(x - 72, y + j * 26), (x + 72, y + j * 26)], dark(tone, 0.2), 3, (9, 7))
        s.lay(tube, "cyl", 0.7, "straw", 0.3, 10)
        s.lay(s.piece(oval(x, y - 18, 72, 40), pale(tone, 0.2)), "flat", 0.8, "straw")
        for r in range(10, 72, 11):
            s.line(arc(x, y - 18, r, r * 0.55, 0, 340), ink if r == 65 else dark(tone, 0.35), 4)
    band = s.piece([*arc(500, 640, 236, 50, 180, 0), *arc(500, 740, 236, 50, 0, 180)], BAMBOO)
    for i in range(-20, 21):
        band.line([(500 + i * 13, 560), (520 + i * 13, 820)], dark(BAMBOO, 0.3), 5)
        band.line([(520 + i * 13, 560), (500 + i * 13, 820)], dark(BAMBOO, 0.2), 5)
    s.lay(band, "cyl", 0.8, "straw", 0.4, 12)
    return "stand"


def length(s: Layer, subject: Subject) -> str:
    """A stole at its full length, hanging straight, its figured band near the hem."""
    loom = Loom(s, subject)
    left, top, right, bottom = s.room
    x0, x1, y0, y1 = left + 30, right - 30, top + 30, bottom - 84
    w, h = x1 - x0, y1 - y0
    face = Image.new("RGB", (round(w * s.k), round(h * s.k)))
    split = round(face.height * 0.62)
    face.paste(loom.body(w, h * 0.62), (0, 0))
    face.paste(loom.pallu(w, h * 0.38).resize((face.width, face.height - split)), (0, split))
    for band, y in ((loom.border(w, 56), split - round(56 * s.k)), (loom.border(w, 56), face.height - round(56 * s.k))):
        face.paste(band.resize((face.width, round(56 * s.k))), (0, y))
    fringe(s, x0 + 4, x1 - 6, y1 - 8, 50, loom.inks[0], knots=True)
    hang(s, face, x0, x1, y0, y1, 4, 14, subject.sku)
    return "flat"


def rounds(s: Layer, subject: Subject) -> str:
    """Six round place mats."""
    tone, ink = subject.ink(1, (222, 192, 132)), subject.ink(0, INDIGO)
    tone = (222, 192, 132) if tone == ink or len(subject.colours) < 2 else tone
    for x, y in ((290, 150), (710, 190), (290, 500), (710, 540), (300, 850), (715, 885)):
        s.lay(s.piece(oval(x, y, 196), tone), "flat", 0.8, "straw", 0.5, 16)
        for i in range(13):
            r = 188 - i * 15
            s.line(oval(x, y, max(4, r)), ink if i < 2 else mix(tone, dark(tone), 0.1 * (i % 2)), 14)
            s.line(oval(x, y, max(4, r - 7)), dark(tone, 0.3), 3, (8, 5))
    return "flat"


def runner(s: Layer, subject: Subject) -> str:
    """A runner along a wooden table, with place mats or folded napkins where it has them."""
    x: float
    y: float
    loom = Loom(s, subject)
    left, top, right, bottom = s.room
    table = s.piece(box(left + 40, top + 50, right - 40, bottom - 50, 26), (158, 112, 70))
    for y in range(round(top), round(bottom), 150):
        table.line([(left, y), (right, y)], (126, 84, 50), 3)
    s.lay(table, "flat", 0.8, "wood", 0.4, 18)
    x0, x1 = 390, 610
    if subject.has("placemat", "mat") or subject.has("napkin"):
        for i in range(6):
            x, y = (220, 780)[i % 2], 500 + (i // 2 - 1) * (bottom - top) * 0.28
            half = 118 if subject.has("mat", "placemat") else 86
            s.lay(
                s.piece(box(x - half, y - 110, x + half, y + 110, 6), loom.body(2 * half, 220)),
                "relief",
                0.4,
                "weave",
                0.45,
                12,
                0.1,
            )
            if subject.has("napkin"):
                s.lay(
                    s.piece([(x - half, y - 110), (x + half, y - 110), (x - half, y + 110)], loom.body(2 * half, 220)),
                    "flat",
                    0.9,
                    "weave",
                    0.4,
                    8,
                )
    face = s.piece(box(x0, top + 10, x1, bottom - 10, 4), loom.body(x1 - x0, bottom - top - 20))
    for y, flip in ((0, True), (face.image.height - round(90 * s.k), False)):
        band = loom.border(x1 - x0, 90).resize((face.image.width, round(90 * s.k)))
        face.image.paste(band.transpose(Image.Transpose.FLIP_TOP_BOTTOM) if flip else band, (0, y))
    s.lay(face, "flat", 0.9, "weave", 0.5, 14)
    return "flat"


def muffler(s: Layer, subject: Subject) -> str:
    """A muffler rolled up, its end and fringe in front."""
    loom = Loom(s, subject)
    s.lay(s.piece([(250, 560), (760, 560), (790, 800), (220, 800)], loom.body(540, 240)), "down", 0.9, "weave", 0.4, 14)
    fringe(s, 226, 786, 796, 70, loom.ground, knots=True)
    s.lay(s.piece(box(220, 360, 800, 640, 40), loom.body(580, 280)), "cyl-h", 0.9, "weave", 0.5, 20)
    s.lay(s.piece(oval(796, 500, 62, 138), pale(loom.ground, 0.1)), "flat", 0.8, "weave")
    for r in range(18, 136, 17):
        s.line(arc(796, 500, r * 0.45, r, 0, 350), loom.inks[0] if r % 2 else dark(loom.ground, 0.4), 6)
    return "stand"
