"""Bags: handbags, wallets, shoes and leather goods."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from brush import (
    BRASS,
    CREAM,
    INDIGO,
    LEAF,
    MADDER,
    STEEL,
    STRAW,
    TURMERIC,
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
from cloths import fringe

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
    x: float
    y: float
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
        fringe(s, 226, 776, 850, 84, mix(tone, figure[0], 0.3), knots=True)
        body = s.piece(
            curve([(215, 400), (500, 388), (785, 400), (812, 640), (790, 860), (500, 880), (210, 860), (188, 640)]), tone
        )
        for i, x in enumerate(range(220, 800, 42)):
            body.line([(x, 380), (x, 890)], (figure[0], dark(tone, 0.3), figure[1], pale(tone, 0.4))[i % 4], (22, 6, 12, 6)[i % 4])
        s.lay(body, "relief", 0.6, "straw", 0.4, 16, 0.3)
        s.lay(s.piece(box(215, 392, 785, 440, 10), dark(tone, 0.25)), "cyl-h", 0.6, "straw")
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
        )
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
    elif (subject.named("three") or subject.has("set")) and " opened" not in subject.alt:
        tones = (subject.colours + [(176, 52, 44), INDIGO, (112, 116, 62)])[:3] if len(subject.colours) < 3 else subject.colours[:3]
        for (x, y), ink in zip(((360, 270), (620, 510), (400, 750)), tones, strict=True):
            bifold(s, x, y, 400, ink, crackle=subject.sku if subject.has("crackle", "batik") else "")
    else:
        bifold(s, 500, 500, 430, tone, True, subject.sku if subject.has("crackle", "batik") else "")
    return "flat"


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {
    "handbag": handbag,
    "wallet": wallet,
}
