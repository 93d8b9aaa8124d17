"""Leather: sandals and shoes, belts, satchels and boxes."""

from __future__ import annotations

import math
from collections.abc import Callable

from animals import spiral
from bags import hide, seam
from brush import (
    BRASS,
    GOLD,
    INDIGO,
    MADDER,
    STEEL,
    TURMERIC,
    Layer,
    Point,
    Subject,
    arc,
    box,
    curve,
    dark,
    mix,
    moved,
    oval,
    pale,
    petal,
)


def footwear(s: Layer, subject: Subject) -> str:
    """A pair of sandals, slippers or pointed shoes seen from above."""
    tone, grain = hide(subject)
    closed = subject.has("shoe", "nagra", "mojari", "jutti", "loafer")
    for side in (-1, 1):

        def at(points: list[Point], side: int = side) -> list[Point]:
            return moved([(x * side, y) for x, y in points], 500 + side * 190, 500, 1, side * 5)

        sole = curve(
            [
                (0, -400),
                (110, -360),
                (150, -200),
                (110, 20),
                (110, 240),
                (70, 360),
                (0, 390),
                (-80, 360),
                (-110, 240),
                (-96, 20),
                (-130, -180),
                (-100, -340),
            ]
        )
        s.lay(s.piece(at([(x * 1.06, y * 1.03) for x, y in sole]), dark(tone, 0.55)), "relief", 0.6, grain, 0.5, 20, 0.2)
        inner = s.piece(at(sole), pale(tone, 0.28))
        seam(inner, at([(x * 0.88, y * 0.93) for x, y in sole]), pale(tone, 0.2))
        s.lay(inner, "relief", 0.4, grain, depth=0.15)
        if closed:
            upper = s.piece(
                at(
                    curve(
                        [
                            (0, -420),
                            (120, -350),
                            (156, -190),
                            (120, 0),
                            (60, -90),
                            (0, -120),
                            (-60, -90),
                            (-110, 0),
                            (-140, -180),
                            (-110, -340),
                        ]
                    )
                ),
                tone,
            )
            for r in (60, 36):
                upper.line(at(spiral(0, -260, r)), GOLD, 6)
            upper.line(at(curve([(120, 0), (60, -90), (0, -120), (-60, -90), (-110, 0)], False)), GOLD, 12)
            s.lay(upper, "relief", 0.8, grain, 0.5, 14, 0.5)
            s.lay(
                s.piece(
                    at(
                        curve(
                            [
                                (112, 160),
                                (116, 260),
                                (76, 372),
                                (0, 402),
                                (-84, 370),
                                (-116, 260),
                                (-108, 160),
                                (-60, 300),
                                (0, 340),
                                (60, 300),
                            ]
                        )
                    ),
                    tone,
                ),
                "relief",
                0.7,
                grain,
                0.4,
                10,
            )
        elif subject.has("slipper", "jute", "chappal"):
            for end in (-150, 150):
                s.lay(
                    s.piece(
                        at(curve([(0, -230), (end * 0.5, -170), (end, -20), (end * 0.9, 40), (end * 0.36, -90), (0, -180)])),
                        subject.ink(1, MADDER, INDIGO),
                    ),
                    "relief",
                    0.7,
                    grain,
                    0.4,
                    10,
                )
            s.lay(s.piece(at(oval(0, -226, 26)), GOLD), "ball", 0.8, "", 0.3, 6)
        else:
            for y, w in ((-250, 142), (-110, 138), (150, 122)):
                band = s.piece(
                    at(
                        curve(
                            [
                                (-w, y + 50),
                                (-60, y - 40),
                                (60, y - 40),
                                (w, y + 50),
                                (w, y + 120),
                                (60, y + 34),
                                (-60, y + 34),
                                (-w, y + 120),
                            ]
                        )
                    ),
                    tone,
                )
                seam(band, at(curve([(-w, y + 66), (-60, y - 24), (60, y - 24), (w, y + 66)], False)), tone)
                s.lay(band, "relief", 0.75, grain, 0.5, 12)
            s.lay(s.piece(at(box(88, 176, 136, 240, 8)), BRASS, at(box(99, 190, 125, 226, 4))), "relief", 0.9, "metal", 0.4, 6)
    return "flat"


def leather_goods(s: Layer, subject: Subject) -> str:
    """A coiled belt, a satchel, a jewellery box or a round stool cover."""
    tone, grain = hide(subject)
    if subject.has("belt"):
        for i, r in enumerate(range(330, 120, -42)):
            ring = s.piece(
                oval(480, 520, r, r * 0.86), mix(tone, dark(tone), 0.12 * (i % 2)), oval(480, 520, r - 34, (r - 34) * 0.86)
            )
            s.lay(ring, "relief", 0.8, grain, 0.4, 10, 0.1)
            s.line(oval(480, 520, r - 17, (r - 17) * 0.86), pale(tone, 0.5), 3, (11, 8))
        tail = s.piece(curve([(786, 420), (840, 560), (850, 760), (838, 900), (806, 900), (812, 760), (800, 570)]), tone)
        tail.dots([(826, 640 + i * 50) for i in range(5)], dark(tone, 0.7), 8)
        s.lay(tail, "relief", 0.7, grain, 0.4, 10)
        s.lay(s.piece(box(720, 300, 880, 460, 22), BRASS, box(752, 332, 848, 428, 10)), "relief", 0.9, "metal", 0.5, 12)
        s.line([(800, 316), (800, 440)], pale(BRASS, 0.2), 15)
    elif subject.has("satchel", "briefcase", "folder", "office"):
        s.line(arc(500, 250, 130, 110, 180, 360), dark(tone, 0.3), 36)
        s.lay(s.piece(box(120, 260, 880, 850, 40), dark(tone, 0.12)), "relief", 0.7, grain, 0.4, 18, 0.2)
        flap = s.piece(box(110, 240, 890, 600, 36), tone)
        seam(flap, [(134, 270), (134, 576), (866, 576), (866, 270)], tone)
        s.lay(flap, "relief", 0.6, grain, 0.5, 14, 0.15)
        for x in (280, 720):
            s.lay(s.piece(box(x - 36, 300, x + 36, 760, 16), dark(tone, 0.18)), "relief", 0.7, grain, 0.4, 10, 0.3)
            s.lay(
                s.piece(box(x - 54, 620, x + 54, 720, 12), BRASS, box(x - 32, 642, x + 32, 698, 6)), "relief", 0.9, "metal", 0.4, 8
            )
            s.line([(x, 630), (x, 712)], pale(BRASS, 0.2), 10)
    elif subject.has("box", "case", "casket"):
        lid = s.piece([(230, 130), (770, 130), (820, 450), (180, 450)], dark(tone, 0.08))
        lid.poly([(290, 176), (710, 176), (744, 410), (256, 410)], (196, 212, 216))
        lid.poly([(330, 176), (470, 176), (360, 410), (270, 410)], (224, 234, 236))
        s.lay(lid, "flat", 0.8, grain, 0.4, 14)
        s.lay(s.piece([(180, 450), (820, 450), (870, 680), (130, 680)], (150, 46, 56)), "down", 0.8, "weave")
        for i in range(6):
            s.lay(
                s.piece(box(184 + i * 4, 484 + i * 32, 816 - i * 4 + i * 8, 504 + i * 32, 10), (176, 62, 70)), "cyl-h", 0.7, "weave"
            )
        for x, ink in ((320, GOLD), (520, STEEL), (690, GOLD)):
            s.line(arc(x, 566, 40, 34, 0, 360), ink, 10)
            s.lay(s.piece(oval(x, 530, 15), MADDER if ink == GOLD else (90, 150, 190)), "ball", 0.9)
        front = s.piece([(130, 680), (870, 680), (850, 870), (150, 870)], tone)
        seam(front, [(150, 702), (850, 702), (834, 848), (166, 848), (150, 702)], tone)
        s.lay(front, "relief", 0.6, grain, 0.3, 12, 0.2)
        s.lay(s.piece(box(456, 670, 544, 740, 12), BRASS), "relief", 0.8, "metal", 0.4, 8)
    else:
        s.lay(s.piece(oval(500, 500, 420), tone), "relief", 0.7, grain, 0.5, 22, 0.25)
        p = s.piece(oval(500, 500, 372), pale(tone, 0.1))
        for i in range(24):
            p.poly(petal(500, 500, 340, 90, i * 15), (subject.ink(1, TURMERIC), subject.ink(2, MADDER))[i % 2])
            p.line(petal(500, 500, 340, 90, i * 15), dark(tone, 0.4), 5)
        p.poly(oval(500, 500, 130), dark(tone, 0.45))
        for i in range(60):
            a, r = i * 2.4, 15.5 * i**0.5
            p.dots([(500 + r * math.cos(a), 500 + r * math.sin(a))], pale(tone, 0.5), 6)
        s.lay(p, "relief", 0.5, grain, depth=0.15)
        s.line(oval(500, 500, 396), pale(tone, 0.6), 5, (15, 10))
    return "flat" if subject.has("belt") or not subject.has("satchel", "briefcase", "folder", "office", "box", "case") else "stand"


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {"footwear": footwear, "leather-goods": leather_goods}
