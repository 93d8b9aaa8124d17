"""Home: furniture, instruments, paper and household plastic."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from animals import owl, placed
from brush import (
    BAMBOO,
    CREAM,
    GOLD,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    STEEL,
    TERRACOTTA,
    TURMERIC,
    WHITE,
    WOOD,
    Colour,
    Layer,
    Point,
    Subject,
    arc,
    box,
    contrast,
    curve,
    dark,
    mix,
    oval,
    pale,
    petal,
)
from turned import bowl, plate, spun, ware


def furniture(s: Layer, subject: Subject) -> str:
    """A mora stool, a stool on carved legs, a chair, a table or a shelf."""
    tone, band = ware(subject, BAMBOO, WOOD), subject.ink(1, MADDER, INDIGO, LEAF)
    if subject.has("mora", "cane stool", "bamboo stool"):
        high = subject.has("tall", "bar", "counter")
        top, foot, r = (250, 880, 190) if high else (400, 870, 290)
        waist = (top + foot) / 2
        for half, shade in ((1, 0.35), (0, 0.0)):
            for i in range(15):
                a = math.radians(180 * i / 14)
                x = r * math.cos(a)
                sign = -1 if half else 1
                p = [(500 + x, top + sign * 0.2 * r * math.sin(a) + 20), (500 + x * 0.55 * (-1 if i % 2 else 1) * (1 if i % 2 == 0 else -1), waist),
                     (500 + x, foot + sign * 0.2 * r * math.sin(a) - 20)]  # fmt: skip
                s.line(curve(p, False), dark(tone, shade + 0.06 * (i % 3)), 20)
                s.line(curve(p, False), pale(tone, 0.2 - shade * 0.5), 5)
        for y, share in ((waist, 0.6),) if not high else ((waist, 0.6), (foot - 130, 0.92)):
            for i in range(-3, 4):
                s.line(arc(500, y + i * 8, r * share, r * share * 0.22, 0, 180), (band, pale(band, 0.3))[i % 2], 9)
        s.line(arc(500, foot - 14, r, r * 0.22, 0, 180), dark(tone, 0.2), 32)
        s.lay(
            s.piece([*arc(500, top, r + 26, 70, 180, 360), *arc(500, top + 44, r + 26, 70, 0, 180)], dark(tone, 0.1)),
            "cyl",
            0.7,
            "straw",
            0.3,
            10,
        )
        seat = s.piece(oval(500, top, r + 26, 70), pale(tone, 0.15))
        for i in range(-12, 13):
            seat.line([(500 + i * 30, top - 80), (500 + i * 30, top + 80)], band if i % 4 == 0 else dark(tone, 0.18), 9)
        for j in range(-5, 6):
            seat.line([(100, top + j * 14), (900, top + j * 14)], dark(tone, 0.2), 4, (22, 12))
        s.lay(seat, "flat", 0.8, "straw")
        s.line(oval(500, top, r + 20, 66), dark(tone, 0.25), 10, (20, 8))
    elif subject.has("owl"):
        for x, y, size in ((390, -50, 0.5), (610, -50, 0.5), (290, 0, 0.58), (710, 0, 0.58)):
            owl(s, subject.ink(0, TURMERIC), placed(x - 500, y, size), "wood")
        s.lay(
            s.piece([*arc(500, 420, 330, 92, 180, 360), *arc(500, 468, 330, 92, 0, 180)], dark(WOOD, 0.1)),
            "cyl",
            0.7,
            "wood",
            0.4,
            14,
        )
        seat = s.piece(oval(500, 420, 330, 92), pale(WOOD, 0.1))
        for i in range(12):
            a = math.radians(i * 30)
            seat.poly(
                petal(500 + 60 * math.cos(a), 420 + 16 * math.sin(a), 60 + 130 * abs(math.cos(a)), 38, i * 30 + 90),
                (MADDER, TURMERIC)[i % 2],
            )
        seat.line(oval(500, 420, 300, 80), MADDER, 10)
        s.lay(seat, "flat", 0.8, "wood")
    elif subject.has("chair"):
        for x in (300, 690):
            s.lay(s.piece([(x, 130), (x + 36, 130), (x + 30, 560), (x - 4, 560)], tone), "cyl", 0.8, "wood", 0.3, 10)
        for y in (160, 240, 320, 400):
            s.lay(s.piece(box(310, y, 710, y + 36, 14), pale(tone, 0.1)), "cyl-h", 0.7, "wood", 0.2, 8)
        for x, y in ((300, 560), (690, 560), (240, 590), (740, 590)):
            s.lay(s.piece(box(x, y, x + 40, y + 300, 8), dark(tone, 0.1)), "cyl", 0.8, "wood", 0.2, 8)
        s.lay(s.piece([(280, 530), (750, 530), (800, 610), (220, 610)], pale(tone, 0.2)), "flat", 0.9, "straw", 0.3, 10)
        s.lay(s.piece(box(220, 608, 800, 650, 8), tone), "cyl-h", 0.7, "wood", 0.3, 10)
    elif subject.has("shelf", "rack", "almirah"):
        for x in (180, 780):
            s.lay(s.piece(box(x, 130, x + 40, 880, 8), tone), "cyl", 0.8, "wood", 0.3, 10)
        for i, y in enumerate((200, 420, 640, 820)):
            s.lay(s.piece(box(160, y, 840, y + 34, 6), pale(tone, 0.12)), "cyl-h", 0.7, "wood", 0.3, 10)
            for j in range(3):
                x, ink = 290 + j * 190, (MADDER, INDIGO, TERRACOTTA, LEAF)[(i + j) % 4]
                spun(s, [(y - 110, 34), (y - 60, 62), (y, 40)], ink, x, [("line", y - 60, CREAM)], "clay", INK)
    else:
        s.lay(s.piece([(170, 430), (830, 430), (920, 560), (80, 560)], pale(tone, 0.1)), "flat", 0.9, "wood", 0.3, 10)
        s.lay(s.piece(box(80, 556, 920, 610, 8), tone), "cyl-h", 0.7, "wood", 0.3, 10)
        for x in (120, 820):
            s.lay(s.piece([(x, 608), (x + 60, 608), (x + 48, 880), (x + 12, 880)], dark(tone, 0.1)), "cyl", 0.8, "wood", 0.2, 8)
        for i in range(16):
            s.poly(petal(500, 496, 150, 34, i * 22.5), dark(tone, 0.3 if i % 2 else 0.45))
    return "stand"


def musical(s: Layer, subject: Subject) -> str:
    """A flute set, cymbals, a one-stringed ektara, a dotara or a drum."""
    tone = ware(subject, BAMBOO, WOOD)
    if subject.has("flute", "bansuri", "banshi"):
        for i, (length, y) in enumerate(((560, 300), (700, 500), (840, 700))):
            x0 = 500 - length / 2
            pipe = s.piece(box(x0, y - 27, x0 + length, y + 27, 20), mix(tone, pale(tone), 0.25 * i))
            for x in (x0 + 90, *(x0 + length * (0.42 + 0.085 * j) for j in range(6))):
                pipe.poly(oval(x, y - 5, 14, 11), dark(WOOD, 0.6))
            for x in (x0 + 30, x0 + 150, x0 + length * 0.36, x0 + length - 40):
                pipe.line([(x, y - 40), (x, y + 40)], MADDER if i % 2 else INDIGO, 12, (5, 2))
            s.lay(pipe, "cyl-h", 0.85, "wood", 0.45, 12)
        return "flat"
    if subject.has("kartal", "cymbal", "manjira"):
        s.line(curve([(340, 470), (420, 250), (560, 210), (640, 330), (680, 570)], False), MADDER, 20)
        s.line(curve([(340, 470), (420, 250), (560, 210), (640, 330), (680, 570)], False), pale(MADDER, 0.4), 6, (12, 12))
        for x, y, r in ((330, 520, 230), (680, 640, 220)):
            plate(s, x, y, r, tone, "metal", "disc")
            s.lay(s.piece(oval(x, y, r * 0.4), tone), "ball", 0.9, "metal", 0.4, 10)
            s.dots([(x, y)], MADDER, 18)
        return "flat"
    if subject.has("ektara", "dotara", "gopi", "sitar", "tanpura"):
        s.lay(s.piece(box(484, 90, 516, 640, 8), WOOD), "cyl", 0.8, "wood", 0.3, 10)
        for y in (150, 210):
            s.lay(s.piece(box(430, y, 570, y + 22, 10), dark(WOOD)), "cyl-h", 0.7, "wood", 0.2, 6)
        body = s.piece(
            curve([(500, 540), (620, 570), (680, 700), (620, 850), (500, 890), (380, 850), (320, 700), (380, 570)]), tone
        )
        s.lay(body, "ball", 0.8, "wood", 0.4, 14)
        s.lay(s.piece(oval(500, 720, 130), CREAM), "flat", 0.7, "paper", 0.2, 5)
        for i in range(20):
            s.line(
                [
                    (500 + 134 * math.cos(i * 0.314), 720 + 134 * math.sin(i * 0.314)),
                    (500 + 160 * math.cos(i * 0.314), 720 + 160 * math.sin(i * 0.314)),
                ],
                INK,
                5,
            )
        for x in (490, 500, 510):
            s.line([(x, 160), (x, 780)], (236, 226, 200), 3)
        return "stand"
    x0, x1 = 150, 850
    shell = curve(
        [(x0, 320), (330, 250), (500, 226), (670, 250), (x1, 320), (x1, 700), (670, 770), (500, 794), (330, 770), (x0, 700)]
    )
    s.lay(s.piece(shell, tone), "cyl-h", 0.9, "wood", 0.4, 16)
    for i in range(12):
        y = 310 + i * 36
        s.line([(x0 + 20, y), (500, y + 18 * (-1) ** i), (x1 - 20, y)], CREAM, 7)
    for x in (x0 + 10, x1 - 10):
        s.lay(s.piece(oval(x, 510, 76, 206), CREAM), "flat", 0.9, "paper", 0.3, 8)
        s.line(oval(x, 510, 70, 196), dark(WOOD), 12)
        s.lay(s.piece(oval(x, 510, 34, 90), INK), "ball", 0.6)
    return "stand"


def notebook(s: Layer, subject: Subject) -> str:
    """Handmade paper in sheets, letter sets, or bound notebooks."""
    tone = subject.ink(0, MADDER, INDIGO, LEAF, (150, 96, 52))
    rng = random.Random(subject.sku)
    if subject.has("letter", "envelope", "card"):
        paper = mix(CREAM, tone, 0.12)
        s.lay(s.piece([(200, 180), (640, 130), (700, 700), (260, 750)], paper), "flat", 0.8, "paper", 0.4, 14)
        fern(s, 450, 650, 420, tone, -4)
        env = s.piece(box(330, 520, 860, 860, 6), mix(CREAM, tone, 0.2))
        env.poly([(330, 520), (860, 520), (595, 720)], mix(CREAM, tone, 0.3))
        env.line([(330, 520), (595, 720), (860, 520)], mix(paper, tone, 0.5), 4)
        s.lay(env, "flat", 0.8, "paper", 0.5, 16)
        fern(s, 420, 850, 190, tone, 24)
        s.lay(s.piece(oval(595, 716, 38), MADDER), "ball", 0.8, "", 0.3, 6)
        return "flat"
    if subject.has("sheet", "argeli") and not subject.has("notebook", "diary", "bound"):
        for i in range(9):
            x, y = 480 + rng.uniform(-26, 26), 520 - i * 5 + rng.uniform(-20, 20)
            edge = [(px + rng.uniform(-7, 7), py + rng.uniform(-7, 7)) for px, py in _walk(box(x - 320, y - 400, x + 340, y + 400))]
            leaf = s.piece(edge, mix(subject.ink(0, (240, 228, 200)), (200, 180, 140), 0.05 * (i % 3)))
            for _ in range(70 if i == 8 else 0):
                fx, fy = rng.uniform(170, 820), rng.uniform(110, 900)
                leaf.line(
                    curve(
                        [(fx, fy), (fx + rng.uniform(-20, 20), fy + 10), (fx + rng.uniform(-30, 30), fy + rng.uniform(-20, 24))],
                        False,
                    ),
                    (190, 164, 120),
                    2,
                )
            s.lay(leaf, "flat", 0.8, "paper", 0.35, 8)
        return "flat"
    for i, (x, y, ink) in enumerate(((560, 440, subject.ink(1, INDIGO, LEAF)), (440, 540, tone))):
        s.lay(s.piece(box(x - 250, y - 340, x + 262, y + 352, 12), CREAM), "flat", 0.8, "paper", 0.4, 14)
        cover = s.piece(box(x - 262, y - 352, x + 250, y + 340, 12), ink)
        figure = contrast(ink, (CREAM, GOLD))
        if i:
            for r, count in ((170, 12), (110, 8)):
                for a in range(count):
                    cover.line(petal(x, y, r, r * 0.42, a * 360 / count), figure, 6)
            cover.line(box(x - 220, y - 310, x + 210, y + 300, 8) + [(x - 220, y - 300)], figure, 5, (14, 9))
        else:
            for j in range(-8, 9):
                cover.line([(x - 262, y + j * 44), (x + 250, y + j * 44 + 30)], mix(ink, figure, 0.4), 8)
        cover.line([(x - 214, y - 360), (x - 214, y + 350)], dark(ink, 0.35), 6)
        for j in range(9):
            cover.line([(x - 262, y - 300 + j * 75), (x - 214, y - 300 + j * 75)], figure, 6)
        s.lay(cover, "relief", 0.4, "leather" if subject.has("leather") else "paper", 0.45, 14, 0.08)
    return "flat"


def _walk(corners: list[Point], step: float = 18) -> list[Point]:
    out: list[Point] = []
    for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
        n = int(math.dist(a, b) / step)
        out += [(a[0] + (b[0] - a[0]) * i / n, a[1] + (b[1] - a[1]) * i / n) for i in range(n)]
    return out


def fern(s: Layer, x: float, y: float, h: float, ink: Colour, lean: float) -> None:
    """Draw a fern frond."""
    for i in range(17):
        t = i / 17
        px, py = x + lean * t * t * h / 60, y - h * t
        for side in (-1, 1):
            s.poly(petal(px, py, h * 0.26 * (1 - t) ** 0.8 + 8, h * 0.034, side * 56 + lean), ink)
    s.line([(x + lean * (t / 20) ** 2 * h / 60, y - h * t / 20) for t in range(21)], dark(ink, 0.2), 5)


def plastic(s: Layer, subject: Subject) -> str:
    """Bucket, canister, strainer bowl, pegs, mug or basket in moulded plastic."""
    x: float
    y: float
    tone = subject.ink(0, (46, 110, 170), (200, 62, 54), (60, 140, 96), (228, 168, 50))
    if subject.has("peg", "clip"):
        s.lay(s.piece(box(190, 120, 810, 890, 20), CREAM), "flat", 0.8, "paper", 0.5, 16)
        s.line(arc(500, 170, 40, 30, 0, 360), dark(CREAM), 6)
        inks = (tone, (226, 86, 60), (238, 186, 60), (70, 150, 100), (150, 90, 160), (60, 150, 190))
        for i in range(12):
            x, y, ink = 248 + (i % 6) * 100, 240 + (i // 6) * 330, inks[i % 6]
            for side in (-1, 1):
                s.lay(
                    s.piece(
                        curve(
                            [
                                (x + side * 14, y),
                                (x + side * 30, y + 130),
                                (x + side * 20, y + 270),
                                (x + side * 4, y + 270),
                                (x + side * 4, y + 20),
                            ]
                        ),
                        ink,
                    ),
                    "relief",
                    0.7,
                    "",
                    0.3,
                    6,
                )
            s.line([(x - 24, y + 100), (x + 24, y + 100)], STEEL, 9)
        return "flat"
    if subject.has("strain", "colander", "washing"):
        bowl(s, 500, 440, 380, 330, tone, dark(tone, 0.12), "")
        for j in range(3):
            for i in range(-5, 6):
                s.poly(oval(500 + i * 46 * (1 - 0.1 * j), 560 + j * 56 - abs(i) * 3, 9, 20), dark(tone, 0.5))
        rng = random.Random(subject.sku)
        for _ in range(240):
            a, r = rng.uniform(0, 6.3), rng.random() ** 0.5
            x, y = 500 + 320 * r * math.cos(a), 446 + 74 * r * math.sin(a)
            s.line([(x, y), (x + rng.uniform(-14, 14), y + 7)], mix(WHITE, (214, 200, 170), rng.random()), 7)
        s.lay(s.piece(oval(500, 860, 330, 44), (186, 208, 214)), "flat", 0.9)
        for i in range(-4, 5):
            x = 500 + i * 40
            s.line([(x, 690 - abs(i) * 3), (x + i * 3, 850)], (206, 224, 230), 6)
            s.line(arc(x + i * 3, 858, 22, 7, 0, 360), (230, 240, 242), 3)
        return "stand"
    if subject.has("canister", "container", "jar", "box", "storage"):
        clear = mix((226, 232, 232), tone, 0.12)
        s.lay(s.piece(box(260, 250, 740, 870, 44), clear), "cyl", 0.4, "", 0.3, 12)
        fill = s.piece(box(276, 430, 724, 856, 34), (238, 228, 202))
        rng = random.Random(subject.sku)
        for _ in range(900):
            x, y, a = rng.uniform(280, 720), rng.uniform(434, 850), rng.uniform(0, 6.3)
            fill.line([(x, y), (x + 12 * math.cos(a), y + 12 * math.sin(a))], mix(WHITE, (196, 176, 136), rng.random()), 4)
        s.lay(fill, "cyl", 0.5)
        for y in range(470, 850, 76):
            s.line([(286, y), (330, y)], dark(tone), 5)
        s.lay(s.piece(box(240, 170, 760, 290, 26), tone), "cyl", 0.7, "", 0.3, 10)
        s.lay(s.piece(box(420, 140, 580, 186, 20), dark(tone, 0.15)), "cyl", 0.7)
        for x in (268, 700):
            s.lay(s.piece(box(x, 260, x + 34, 380, 12), dark(tone, 0.2)), "cyl", 0.7, "", 0.2, 6)
        return "stand"
    if subject.has("mug", "jug", "tumbler"):
        s.line(arc(700, 560, 130, 170, -90, 90), dark(tone, 0.12), 44)
        spun(
            s,
            [(260, 240), (500, 226), (860, 206)],
            tone,
            480,
            [("line", 330, dark(tone, 0.25)), ("line", 800, dark(tone, 0.25))],
            "",
            dark(tone, 0.45),
        )
        return "stand"
    profile: list[Point] = [(360, 310), (400, 300), (860, 226)]
    s.line(curve([(196, 400), (300, 150), (500, 90), (700, 150), (804, 400)], False), STEEL, 13)
    spun(
        s,
        profile,
        tone,
        500,
        [("line", 470, dark(tone, 0.2)), ("line", 800, dark(tone, 0.2)), ("line", 780, dark(tone, 0.2))],
        "",
        dark(tone, 0.4),
        tilt=0.16,
    )
    if subject.has("lid"):
        spun(s, [(318, 322), (372, 326)], pale(tone, 0.1), 500, (), "", pale(tone, 0.22), tilt=0.16)
        s.lay(s.piece(box(430, 288, 570, 330, 20), tone), "cyl", 0.7, "", 0.3, 6)
    s.lay(s.piece(box(432, 76, 568, 116, 18), dark(tone, 0.1)), "cyl-h", 0.7)
    return "stand"


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {
    "furniture": furniture,
    "musical": musical,
    "notebook": notebook,
    "plastic-household": plastic,
}
