"""Worn: bags, wallets, belts and shoes; bangles, earrings, necklaces and rings."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from brush import (
    BAMBOO, BRASS, CREAM, GOLD, INDIGO, LEAF, MADDER, STEEL, STRAW, TERRACOTTA, TURMERIC, WHITE, Colour, Layer,
    Point, Subject, arc, box, contrast, curve, dark, luma, mirror, mix, moved, oval, pale, petal,
)  # fmt: skip
from folk import spiral
from turned import bowl

LEATHERS: tuple[Colour, ...] = ((140, 84, 48), (96, 58, 38), (170, 110, 62), (120, 44, 40), (62, 70, 56), (46, 62, 92))


def hide(subject: Subject) -> tuple[Colour, str]:
    """Return a bag's colour and grain: leather, jute or cotton."""
    if subject.has("jute", "dhokra", "sabai"):
        return subject.ink(0, STRAW, (196, 160, 100)), "straw"
    if subject.has("cotton", "canvas", "cloth"):
        return subject.ink(0, INDIGO, (160, 90, 60)), "weave"
    return subject.ink(0, *LEATHERS), "leather"


def seam(s: Layer, points: list[Point], tone: Colour) -> None:
    """Sew a line of saddle stitches."""
    s.line(points, dark(tone, 0.4), 7)
    s.line(points, pale(tone, 0.62), 4, (13, 9))


def vine(p: Layer, x: float, y: float, r: float, inks: list[Colour]) -> None:
    """Draw an alpona: a lotus in a ring of leaves with curling vines at its sides."""
    for i in range(16):
        p.poly(petal(x, y, r, r * 0.24, i * 22.5), inks[0] if i % 2 else inks[1])
        p.line(petal(x, y, r, r * 0.24, i * 22.5), inks[2], 4)
    p.poly(oval(x, y, r * 0.4), inks[2])
    for i in range(8):
        p.poly(petal(x, y, r * 0.38, r * 0.2, i * 45), inks[0])
    p.dots([(x, y)], inks[1], r * 0.1)
    for side in (-1, 1):
        stem = [(x + side * r * t, y + r * 0.25 * math.sin(t * 5)) for t in (1.05 + i * 0.08 for i in range(17))]
        p.line(stem, inks[2], 7)
        for i, (px, py) in enumerate(stem[1::3]):
            p.poly(petal(px, py, r * 0.36, r * 0.19, side * (30 if i % 2 else 150)), inks[i % 2])


def handle(s: Layer, points: list[Point], tone: Colour, width: float = 30) -> None:
    """Draw a strap or rolled handle along a curve."""
    line = curve(points, False)
    s.line([(x + 5, y + 9) for x, y in line], dark(tone, 0.6), width)
    s.line(line, tone, width)
    s.line([(x - width * 0.16, y - width * 0.16) for x, y in line], pale(tone, 0.2), width * 0.22)


def handbag(s: Layer, subject: Subject) -> str:
    """A tote, a flap bag, a shoulder bag of jute or an embossed handbag."""
    tone, grain = hide(subject)
    figure = [subject.ink(1, MADDER, (178, 52, 44)), subject.ink(2, LEAF), pale(tone, 0.5)]
    if subject.has("crossbody", "flap", "sling", "clutch"):
        if not subject.has("clutch"):
            handle(s, [(210, 470), (150, 260), (320, 80), (620, 60), (860, 220), (790, 470)], dark(tone, 0.1), 24)
        s.lay(s.piece(box(190, 440, 810, 870, 60), dark(tone, 0.14)), "relief", 0.8, grain, 0.4, 16, 0.3)
        flap = s.piece(
            curve([(190, 440), (500, 424), (810, 440), (816, 600), (700, 720), (500, 752), (300, 720), (184, 600)]), tone
        )
        seam(flap, curve([(216, 470), (210, 600), (312, 696), (500, 726), (688, 696), (790, 600), (784, 470)], False), tone)
        if subject.has("alpona", "emboss", "stamp", "lotus", "motif"):
            vine(flap, 500, 570, 90, figure)
        s.lay(flap, "relief", 0.7, grain, 0.5, 14, 0.25)
        s.lay(s.piece(box(470, 700, 530, 790, 16), BRASS), "cyl", 0.9, "metal", 0.4, 8)
        s.dots([(500, 745)], dark(BRASS), 10)
        for x in (205, 795):
            s.line(arc(x, 470, 24, 28, 0, 360), BRASS, 10)
    elif subject.has("hills", "applique", "appliqu", "mountain"):
        handle(s, [(330, 380), (320, 150), (500, 70), (680, 150), (670, 380)], dark(tone), 34)
        body = s.piece(box(190, 340, 810, 880, 26), pale(tone, 0.55))
        inks = [mix(pale(tone, 0.45), tone, i / 4) for i in range(4)] + [dark(tone, 0.3)]
        body.dots([(640, 450)], TURMERIC, 48)
        rng = random.Random(subject.sku)
        for j, ink in enumerate(inks):
            y = 500 + j * 80
            ridge = [(150.0, y), *((200 + i * 100, y + rng.uniform(-64, 30)) for i in range(7)), (860, y), (860, 900), (150, 900)]
            body.poly(ridge, ink)
            body.line(ridge[:-2], pale(ink, 0.5), 4, (12, 9))
        s.lay(body, "relief", 0.45, "weave", 0.4, 18, 0.12)
        s.line([(200, 372), (800, 372)], dark(tone), 8)
    elif subject.has("jute", "jhola", "shoulder"):
        strap = curve([(240, 400), (260, 180), (430, 60), (570, 60), (740, 180), (760, 400)], False)
        for i in range(len(strap) - 1):
            for k in (-1, 1):
                x, y = strap[i]
                s.line([(x - 13 * k, y - 6), (x + 13 * k, y + 8)], (tone, figure[0])[i % 2] if k > 0 else dark(tone, 0.2), 12)
        body = s.piece(
            curve([(215, 400), (500, 388), (785, 400), (812, 640), (790, 860), (500, 880), (210, 860), (188, 640)]), tone
        )
        for i, x in enumerate(range(220, 800, 42)):
            body.line([(x, 380), (x, 890)], (figure[0], dark(tone, 0.3), figure[1], pale(tone, 0.4))[i % 4], (22, 6, 12, 6)[i % 4])
        s.lay(body, "relief", 0.6, "straw", 0.4, 16, 0.3)
        s.lay(s.piece(box(215, 392, 785, 440, 10), dark(tone, 0.25)), "cyl-h", 0.6, "straw")
        for i in range(14):
            s.line([(225 + i * 42, 870), (222 + i * 42, 930)], (tone, figure[0])[i % 2], 7)
    else:
        for lift, shade in ((-26, 0.4), (0, 0.1)):
            handle(s, [(330, 420), (340, 190 + lift), (500, 110 + lift), (660, 190 + lift), (670, 420)], dark(tone, shade), 32)
        body = s.piece(
            curve(
                [
                    (196, 392),
                    (500, 384),
                    (804, 392),
                    (850, 640),
                    (846, 850),
                    (820, 876),
                    (500, 882),
                    (180, 876),
                    (154, 850),
                    (150, 640),
                ],
                n=8,
            ),
            tone,
        )  # noqa: E501
        seam(body, curve([(206, 424), (176, 640), (184, 846), (500, 852), (816, 846), (824, 640), (794, 424)], False), tone)
        if subject.has("emboss", "alpona", "stamp", "batik", "vine", "motif"):
            vine(body, 500, 640, 130, figure)
            for x in range(220, 800, 46):
                body.poly(petal(x, 812, 40, 26, 0), figure[x // 46 % 2])
        else:
            body.line([(200, 500), (800, 500)], dark(tone, 0.3), 5)
            body.poly(box(440, 560, 560, 640, 12), dark(tone, 0.16))
        s.lay(body, "relief", 0.7, grain, 0.4, 18, 0.3)
        s.lay(s.piece([(196, 384), (804, 384), (810, 430), (190, 430)], dark(tone, 0.16)), "cyl-h", 0.6, grain, 0.3, 8)
        for x in (330, 670):
            s.lay(s.piece(box(x - 34, 390, x + 34, 500, 14), dark(tone, 0.12)), "relief", 0.6, grain, 0.3, 8)
            s.dots([(x, 420), (x, 476)], BRASS, 10)
        for x in (240, 760):
            s.lay(s.piece(oval(x, 880, 24, 12), BRASS), "ball", 0.8)
    return "stand"


def bifold(s: Layer, cx: float, cy: float, w: float, tone: Colour, half_open: bool = False, crackle: str = "") -> None:
    """Draw one wallet."""
    h = w * 0.78
    if half_open:
        inner = s.piece(
            [(cx - w * 0.98, cy - h / 2 + 30), (cx, cy - h / 2), (cx, cy + h / 2), (cx - w * 0.98, cy + h / 2 - 30)],
            dark(tone, 0.2),
        )
        s.lay(inner, "flat", 0.9, "leather", 0.5, 16)
        for i in range(4):
            y = cy - h * 0.28 + i * h * 0.16
            slot = s.piece(
                [(cx - w * 0.9, y + 14), (cx - w * 0.06, y), (cx - w * 0.06, cy + h * 0.44), (cx - w * 0.9, cy + h * 0.42 - 8)],
                mix(tone, dark(tone), 0.1 * i),
            )
            s.lay(slot, "down", 0.6, "leather", 0.35, 8)
            if i < 3:
                s.line([(cx - w * 0.88, y + 10), (cx - w * 0.08, y - 3)], (CREAM, (90, 130, 160), TURMERIC)[i], 8)
    face = s.piece(box(cx if half_open else cx - w / 2, cy - h / 2, cx + (w if half_open else w / 2), cy + h / 2, 26), tone)
    x0 = cx + 20 if half_open else cx - w / 2 + 20
    x1 = cx + (w if half_open else w / 2) - 20
    rng = random.Random(crackle)
    for _ in range(60 if crackle else 0):
        a, line = rng.uniform(0, 6.3), [(rng.uniform(x0, x1), rng.uniform(cy - h / 2, cy + h / 2))]
        for _ in range(7):
            a += rng.uniform(-0.7, 0.7)
            line.append((line[-1][0] + 16 * math.cos(a), line[-1][1] + 16 * math.sin(a)))
        face.line(line, pale(tone, 0.5), 2.6)
    seam(face, [*box(x0, cy - h / 2 + 20, x1, cy + h / 2 - 20, 16), (x0, cy - h / 2 + 36)], tone)
    s.lay(face, "relief", 0.6, "leather", 0.5, 14, 0.15)


def wallet(s: Layer, subject: Subject) -> str:
    """Wallets and pouches."""
    tone = subject.ink(0, *LEATHERS)
    if subject.has("pouch", "purse"):
        shape = curve([(220, 420), (500, 396), (780, 420), (810, 640), (740, 800), (500, 836), (260, 800), (190, 640)])
        body = s.piece(shape, tone)
        if subject.has("patch", "offcut"):
            inks = [tone, *LEATHERS, TURMERIC, MADDER]
            for i in range(-4, 12):
                body.poly(
                    [(140 + i * 90, 380), (230 + i * 90, 380), (120 + i * 90, 860), (30 + i * 90, 860)], inks[(i * 5) % len(inks)]
                )
                body.line([(140 + i * 90, 380), (30 + i * 90, 860)], CREAM, 4, (11, 8))
        else:
            vine(body, 500, 630, 120, [subject.ink(1, MADDER), subject.ink(2, LEAF, TURMERIC), pale(tone, 0.5)])
        s.lay(body, "relief", 0.75, "leather", 0.4, 18, 0.35)
        s.lay(s.piece(box(214, 404, 786, 446, 20), dark(tone, 0.3)), "cyl-h", 0.6, "leather")
        s.line([(230, 425), (770, 425)], BRASS, 8, (5, 5))
        s.line(arc(800, 440, 20, 34, 0, 360), BRASS, 9)
        s.lay(s.piece(petal(806, 470, 110, 44, 176), dark(tone, 0.1)), "relief", 0.7, "leather", 0.4, 8)
        for x, y in ((250, 900), (330, 930), (410, 902)) if not subject.has("patch", "offcut") else ():
            s.lay(s.piece(oval(x, y, 44, 38), (STEEL, BRASS)[x % 4 == 2]), "ball", 0.7, "metal", 0.5, 8)
            s.line(oval(x, y, 34, 29), dark(BRASS, 0.2), 4)
    elif subject.named("three") or subject.has("set"):
        tones = (subject.colours + [(176, 52, 44), INDIGO, (112, 116, 62)])[:3] if len(subject.colours) < 3 else subject.colours[:3]
        for (x, y), ink in zip(((360, 270), (620, 510), (400, 750)), tones, strict=True):
            bifold(s, x, y, 400, ink, crackle=subject.sku if subject.has("crackle", "batik") else "")
    else:
        bifold(s, 500, 500, 430, tone, True, subject.sku if subject.has("crackle", "batik") else "")
    return "flat"


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


# --- jewellery ------------------------------------------------------------------------------


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
    """Return the colour of a jewel's stones or enamel."""
    return subject.ink(1, MADDER, INDIGO, (34, 110, 90))


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
    if subject.colours:
        tone = subject.colours[0]
    for x in (300, 700):
        if subject.has("jhumka", "dome", "bell"):
            jhumka(s, x, 520, 1.0, tone, gem)
        elif subject.has("disc", "kanpasha", "stud"):
            s.lay(s.piece(oval(x, 520, 165), tone), "ball", 0.8, "metal", 0.5, 16)
            for ring, n, r in ((150, 26, 14), (104, 16, 15)):
                for i in range(n):
                    bead(s, x + ring * math.cos(i * math.tau / n), 520 + ring * math.sin(i * math.tau / n), r, tone)
            for i in range(8):
                s.lay(s.piece(petal(x, 520, 84, 40, i * 45), pale(tone, 0.2)), "relief", 0.8, "metal", 0.2, 4)
            bead(s, x, 520, 44, gem if subject.colours[1:] else MADDER)
        elif subject.has("palash", "flower", "petal"):
            s.line(arc(x, 250, 34, 56, 150, 400), GOLD, 8)
            for i, turn in enumerate((-64, 64, -32, 32, 0)):
                leaf = s.piece(
                    petal(x + turn * 0.3, 360, 380 if turn == 0 else 310, 150, 180 - turn * 0.9), mix(tone, (250, 190, 80), 0.1 * i)
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
        rows = ((-52, tone, 14), (52, tone, 14))
        for dy, ink, r in rows:
            strand(s, 370, 250, 400 + dy, r, [ink], start=-10)
        for i in range(11):
            a = math.radians(190 - i * 20)
            x, y = 500 + 370 * math.cos(a), 400 + 250 * math.sin(a)
            s.lay(s.piece(box(x - 46, y - 46, x + 46, y + 46, 14), tone), "relief", 0.9, "metal", 0.4, 10)
            for p in range(6):
                s.poly(petal(x, y, 40, 22, p * 60), gem if subject.colours[1:] else MADDER)
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
        strand(s, 330, 380, 460, 22, tones, grow=1.0, start=-24, n=33)
        s.line(curve([(180, 320), (210, 210), (330, 100)], False), (60, 44, 38), 8)
        s.line(curve([(820, 320), (790, 210), (670, 100)], False), (60, 44, 38), 8)
    return "flat"


def bangle(s: Layer, subject: Subject) -> str:
    """Bangles: stacked, paired or open-ended."""
    tone, gem = metal_tone(subject), stone(subject)
    if subject.colours:
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

    if subject.has("stack", "six", "twelve", "set"):
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
    if subject.has("paisley", "scroll", "kalka", "open"):
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
    "handbag": handbag, "wallet": wallet, "footwear": footwear, "leather-goods": leather_goods, "earring": earring,
    "necklace": necklace, "bracelet-bangle": bangle, "ring": finger_ring,
}  # fmt: skip
