"""Tableware, candles, soap, incense and bottles."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from brush import (
    BAMBOO,
    BRASS,
    CREAM,
    GOLD,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    STRAW,
    TERRACOTTA,
    TURMERIC,
    WHITE,
    WOOD,
    Colour,
    Layer,
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
from turned import Band, bowl, plate, spun, surface, ware


def tableware(s: Layer, subject: Subject) -> str:
    """Plates, bowls, tumblers, trays, tea sets, spoons."""
    x: float
    y: float
    r: float
    tone, grain = ware(subject, (196, 150, 72), TERRACOTTA, WOOD), surface(subject)
    if subject.has("sal leaf", "leaf plate") or (subject.has("leaf") and subject.has("plates")):
        rng = random.Random(subject.sku)
        for n in range(7, 0, -1):
            s.lay(
                s.piece(oval(500 + 5 * n, 480 + 15 * n, 400), mix((104, 120, 64), (150, 132, 76), rng.random() * 0.6)),
                "relief",
                0.5,
                "",
                0.3,
                8,
                0.06,
            )
        top = s.piece(oval(500, 480, 400), (112, 130, 68))
        for i in range(7):
            turn = i * 360 / 7
            leaf = petal(500, 480, 470, 400, turn)
            top.poly(leaf, mix((112, 132, 68), (158, 144, 84), 0.16 * (i % 4)))
            top.line(leaf, (84, 98, 50), 4)
            x, y = 500 + 440 * math.sin(math.radians(turn)), 480 - 440 * math.cos(math.radians(turn))
            top.line([(500, 480), (x, y)], (86, 100, 52), 6)
            for k in range(1, 8):
                for side in (-1, 1):
                    a = math.radians(turn + side * 46)
                    fx, fy = 500 + (x - 500) * k / 8, 480 + (y - 480) * k / 8
                    top.line([(fx, fy), (fx + 100 * math.sin(a), fy - 100 * math.cos(a))], (92, 108, 56), 3)
        top.line(oval(500, 480, 330), (92, 106, 54), 5)
        for i in range(14):
            a = i * math.tau / 14
            top.line(
                [
                    (500 + 240 * math.cos(a), 480 + 240 * math.sin(a)),
                    (500 + 280 * math.cos(a + 0.12), 480 + 280 * math.sin(a + 0.12)),
                ],
                STRAW,
                7,
            )
        s.lay(top, "relief", 0.6, "paper", 0.3, 8, 0.1)
        for i in range(6):
            s.line([(150 + i * 20, 900 + i * 6), (300 + i * 20, 950 + i * 6)], STRAW, 8)
        return "flat"
    if subject.has("kunke", "measure"):
        profile = [(430, 250), (480, 262), (640, 236), (780, 170), (850, 150)]
        bands: list[Band] = [
            (k, y, dark(tone, 0.4))
            for k, y in (("line", 500), ("zigzag", 560), ("line", 620), ("dots", 660), ("waves", 720), ("line", 780))
        ]
        spun(s, profile, tone, 500, bands, "clay", mouth=dark(tone, 0.4), tilt=0.2)
        rng = random.Random(subject.sku)
        s.lay(
            s.piece(curve([(268, 430), (380, 340), (500, 300), (620, 340), (732, 430), (500, 474)]), (176, 132, 60)),
            "relief",
            0.7,
            "clay",
        )
        for _ in range(620):
            u, v = rng.uniform(-1, 1), rng.random()
            x, y, a = 500 + u * 222, 450 - v * 136 * math.cos(u * 1.5), rng.uniform(0, 6.3)
            s.line([(x, y), (x + 15 * math.cos(a), y + 9 * math.sin(a))], mix((216, 172, 84), (150, 108, 50), rng.random()), 8)
        return "stand"
    if subject.has("tumbler", "glass", "mug", "cup", "jug", "kettle", "kulhar"):
        count = 1 if subject.has("tumbler") and not subject.has("set", "pair") else 3
        for i in range(count):
            x, y = (500, 0) if count == 1 else ((300, -60), (690, -60), (490, 60))[i]
            size = 1.0 if count == 1 else 0.62
            base = 860 + y
            cup: list[tuple[float, float]] = [
                (base - 560 * size, 210 * size),
                (base - 300 * size, 186 * size),
                (base - 90 * size, 160 * size),
                (base, 156 * size),
            ]
            if subject.has("mug", "cup", "jug"):
                s.line(arc(x + 190 * size, base - 290 * size, 110 * size, 130 * size, -80, 80), dark(tone, 0.15), 34 * size)
            bands = [("line", base - 440 * size, dark(tone)), ("line", base - 415 * size, dark(tone)), ("line", base - 390 * size, dark(tone)),
                     ("hammer", base - 200 * size, tone)]  # fmt: skip
            spun(
                s,
                cup,
                tone,
                x,
                bands,
                grain,
                mouth=(168, 190, 196) if subject.has("water", "tumbler") else dark(tone, 0.5),
                tilt=0.2,
            )
        return "stand"
    if subject.has("bowl", "jambati", "bati", "katori"):
        places = [(300, 420, 170), (690, 400, 170), (500, 500, 176), (250, 640, 190), (740, 640, 190), (490, 720, 210)]
        for x, y, r in places if subject.has("six", "set", "bowls") else [(500, 480, 330)]:
            bowl(
                s,
                x,
                y,
                r,
                r * 0.8,
                tone,
                dark(tone, 0.22),
                grain,
                [("line", y + r * 0.34, dark(tone)), ("hammer", y + r * 0.3, tone)],
            )
            s.line(arc(x, y + 4, r * 0.8, r * 0.18, 200, 330), pale(tone, 0.6), 6)
        return "stand"
    if subject.has("tray", "coaster", "board"):
        s.lay(s.piece(box(120, 230, 880, 770, 60), dark(tone, 0.15)), "relief", 0.8, grain, 0.5, 22, depth=0.2)
        inner = s.piece(box(170, 280, 830, 720, 36), pale(tone, 0.1))
        if subject.has("pat", "painted", "patachitra"):
            from scenes import scene

            inner.poly(box(150, 260, 850, 740), (236, 208, 150))
            inks = [MADDER, INDIGO, LEAF, TURMERIC, (206, 98, 44)]
            scene(inner, "tiger", 500, 520, 190, inks)
            for x in (236, 764):
                scene(inner, "tree", x, 500, 88, inks)
            for i in range(33):
                for y in (296, 704):
                    inner.poly(petal(186 + i * 20, y, 22, 14, 90), inks[i % 3])
            inner.line([*box(190, 312, 810, 688), (190, 312)], INK, 5)
            s.lay(inner, "flat", 0.8, "wood")
            return "flat"
        for i in range(-14, 30):
            inner.line([(100 + i * 40, 260), (300 + i * 40, 740)], dark(tone, 0.14), 4)
            inner.line([(300 + i * 40, 260), (100 + i * 40, 740)], dark(tone, 0.14), 4)
        for a in range(0, 360, 30):
            inner.poly(petal(500, 500, 150, 60, a), subject.ink(1, MADDER, INDIGO, LEAF))
            inner.line(petal(500, 500, 150, 60, a), CREAM, 4)
        inner.dots([(500, 500)], CREAM, 30)
        s.lay(inner, "flat", 0.8, grain)
        return "flat"
    if subject.has("spoon", "ladle", "fork"):
        for i in range(4):
            x = 290 + i * 140
            s.lay(s.piece(box(x - 11, 330, x + 11, 850, 11), tone), "cyl", 0.8, grain, 0.4, 12)
            s.lay(s.piece(oval(x, 250, 58, 96), tone), "relief", 0.8, grain, 0.4, 12)
            s.lay(s.piece(oval(x, 248, 44, 80), dark(tone, 0.16)), "ball", 0.6, grain)
        return "flat"
    if subject.named("lean", "upright"):
        plate(s, 500, 510, 350, tone, grain)
        s.lay(s.piece(curve([(330, 850), (500, 880), (670, 850), (640, 900), (360, 900)]), WOOD), "relief", 0.7, "wood")
    else:
        plate(s, 500, 500, 400, tone, grain)
    if grain == "metal":
        rng = random.Random(subject.sku)
        for _ in range(160):
            a, r = rng.uniform(0, 360), rng.uniform(30, 270 if not subject.named("lean") else 230)
            s.line(
                arc(500 + r * math.cos(a), 505 + r * math.sin(a), 10, 10, a * 57, a * 57 + 110, 6),
                mix(tone, (70, 36, 10), 0.14),
                2.6,
            )
    else:
        for a in range(0, 360, 24):
            s.poly(
                petal(500 + 300 * math.cos(math.radians(a)), 500 + 300 * math.sin(math.radians(a)), 60, 30, a + 90),
                mix(tone, INK, 0.3),
            )
        for a in range(0, 360, 30):
            s.poly(petal(500, 500, 170, 60, a), mix(tone, INK, 0.3))
    return "flat" if not subject.named("lean", "upright") else "stand"


def candle(s: Layer, subject: Subject) -> str:
    """Candles: one pillar, or three of different heights."""
    tone = ware(subject, (226, 178, 84), CREAM, (200, 120, 110), (140, 160, 130))
    several = not subject.has("pillar", "jar", "single")
    for x, top, r in ((330, 470, 100), (690, 560, 108), (500, 300, 120)) if several else ((500, 300, 160),):
        base = 870 if x == 500 else 800
        profile = [(top, r), (top + 60, r + 2), (base - 40, r + 2), (base, r)]
        bands: list[Band] = [("line", top + (base - top) * i / 9, dark(tone, 0.12)) for i in range(1, 9)]
        if subject.has("bamboo", "carved", "pattern", "leaf"):
            bands.append(("leaves", (top + base) / 2, dark(tone, 0.35)))
        spun(s, profile, tone, x, bands, "paper", mouth=pale(tone, 0.45), strength=0.6, tilt=0.2)
        s.line(curve([(x, top + 6), (x + 5, top - 24), (x - 2, top - 44)], False), INK, 7)
        for size, ink in ((1, (238, 146, 50)), (0.6, (254, 226, 128))):
            s.poly(petal(x, top - 34, 120 * size, 54 * size, 2), ink)
        s.lay(
            s.piece(
                curve([(x - r, top + 8), (x - r * 0.8, top + 90), (x - r * 0.7, top + 20), (x - r * 0.4, top + 60), (x, top + 26)]),
                pale(tone, 0.5),
            ),
            "relief",
            0.5,
        )
    return "stand"


def soap(s: Layer, subject: Subject) -> str:
    """Soap bars, stamped, two stacked and one leaning."""
    tone = ware(subject, (206, 150, 88), (150, 172, 130), (226, 196, 150), (190, 130, 120), (236, 226, 206))
    s.lay(
        s.piece(curve([(120, 800), (500, 770), (880, 800), (840, 880), (500, 900), (160, 880)]), WOOD),
        "relief",
        0.7,
        "wood",
        0.4,
        12,
    )
    for i, (x, y) in enumerate(((480, 700), (520, 560))):
        shade = (dark(tone, 0.12), tone)[i]
        s.lay(s.piece(box(x - 290, y - 20, x + 290, y + 118, 40), dark(shade, 0.12)), "cyl-h", 0.6, "paper", 0.35, 10)
        face = s.piece([(x - 250, y - 120), (x + 250, y - 120), (x + 290, y + 20), (x - 290, y + 20)], pale(shade, 0.2))
        for r in (1, 0.86):
            face.line(oval(x, y - 50, 150 * r, 52 * r), dark(shade, 0.22), 4)
        for a in range(0, 360, 45):
            face.line(
                [(x, y - 50), (x + 110 * math.cos(math.radians(a)), y - 50 + 38 * math.sin(math.radians(a)))], dark(shade, 0.22), 5
            )
        s.lay(face, "flat", 0.9, "paper")
    bar = s.piece(box(330, 180, 670, 424, 44), pale(tone, 0.1))
    if subject.has("honey", "beeswax"):
        for j in range(-1, 7):
            for i in range(-1, 7):
                x, y = 350 + i * 62 + (31 if j % 2 else 0), 190 + j * 54
                bar.line(arc(x, y, 34, 34, 30, 390, 6), dark(tone, 0.26), 6)
    else:
        for a in range(0, 360, 40):
            bar.line(petal(500, 302, 92, 40, a), dark(tone, 0.26), 5)
        bar.line(box(352, 202, 648, 402, 30) + [(352, 232)], dark(tone, 0.26), 4)
    s.lay(bar, "relief", 0.7, "paper", 0.4, 14, depth=0.3)
    if subject.has("neem", "leaves", "lemongrass", "tulsi"):
        for x, lean in ((760, 1), (240, -1)):
            for i in range(9):
                px, py = x + lean * i * 7, 800 - i * 34
                for turn in (-62, 62):
                    s.lay(
                        s.piece(petal(px, py, 92 - 5 * i, 30, turn + lean * 12), mix(LEAF, (150, 176, 90), 0.15 * (i % 3))),
                        "relief",
                        0.6,
                        "",
                        0.2,
                        5,
                    )
            s.line([(x + lean * i * 7, 820 - i * 34) for i in range(10)], dark(LEAF, 0.2), 6)
    else:
        for x, y, r in ((720, 400, 26), (765, 360, 16), (250, 420, 20), (286, 380, 12)):
            s.line(oval(x, y, r), WHITE, 4)
    return "stand"


def incense(s: Layer, subject: Subject) -> str:
    """Incense: sticks in a holder, or cones on a dish, with a thread of smoke."""
    tone = ware(subject, (120, 70, 50), (96, 84, 60), (140, 60, 50))
    if subject.has("cup") and subject.has("dhuno", "resin"):
        plate(s, 500, 800, 360, TERRACOTTA, "clay", "flat", 0.26)
        for x, y in ((330, 790), (690, 800), (500, 850)):
            bowl(s, x, y - 90, 96, 80, tone, pale(tone, 0.1), "clay")
        bowl(s, 500, 640, 130, 120, tone, (206, 120, 60), "clay")
        tips = [(470, 640), (530, 640)]
    elif subject.has("cone", "dhoop"):
        plate(s, 500, 800, 330, TERRACOTTA, "clay", "flat", 0.24)
        for x, y in ((390, 790), (610, 790), (500, 820), (450, 760), (560, 760)):
            spun(s, [(y - 210, 4), (y - 100, 40), (y, 68)], tone, x, (), "clay")
        tips = [(500, 606)]
    else:
        holder = subject.ink(1, TERRACOTTA, BRASS)
        for i in range(9):
            top = (500 + (i - 4) * 66, 190 + abs(i - 4) * 22)
            s.line([(500 + (i - 4) * 16, 720), top], BAMBOO, 6)
            s.line([(500 + (i - 4) * 30, 560), top], tone, 13)
        tips = [(500 - 66, 208), (500 + 132, 230)]
        tube = subject.named("tube ")
        pot = [(520, 96), (560, 92), (840, 92), (864, 96)] if tube else [(650, 120), (680, 104), (760, 150), (840, 130), (864, 140)]
        if subject.named("tuberose"):
            for k in range(11):
                fx, fy = 250 - 60 * math.sin(k * 0.25), 850 - k * 48
                for side in (-1, 1):
                    s.lay(s.piece(petal(fx, fy, 66 - 3 * k, 30 - k, side * 52 - 10), WHITE), "relief", 0.5, "", 0.25, 5)
            s.line([(250 - 60 * math.sin(k * 0.25), 880 - k * 48) for k in range(11)], LEAF, 8)
        spun(
            s,
            pot,
            holder,
            500,
            [("petals", 720, CREAM), ("line", 580, CREAM), ("line", 820, CREAM)]
            if tube
            else [("dots", 760, CREAM), ("line", 800, CREAM)],
            "paper" if tube else "clay",
            dark(holder, 0.6),
        )
        s.lay(s.piece(box(640, 690, 860, 866, 8), subject.ink(2, MADDER, INDIGO, LEAF)), "cyl", 0.5, "paper")
        s.line(petal(750, 830, 100, 50, 0), GOLD, 6)
    for x, y in tips:
        s.dots([(x, y)], (240, 120, 50), 8)
        smoke = s.piece(
            curve(
                [
                    (x - 4, y),
                    (x + 22, y - 70),
                    (x - 18, y - 130),
                    (x + 20, y - 210),
                    (x + 30, y - 210),
                    (x, y - 130),
                    (x + 34, y - 70),
                    (x + 4, y),
                ]
            ),
            (214, 208, 200),
        )
        smoke.mask = smoke.mask.point(lambda v: v // 3) if smoke.mask else None
        s.lay(smoke, "")
    return "stand"


def bottle(s: Layer, x: float, base: float, h: float, r: float, tone: Colour, label: Colour, cap: Colour, emblem: str) -> None:
    """Draw a bottle with a shoulder, a cap and a paper label."""
    top = base - h
    profile = [
        (top + h * 0.12, r * 0.36),
        (top + h * 0.2, r * 0.4),
        (top + h * 0.32, r * 0.92),
        (top + h * 0.4, r),
        (base - 20, r),
        (base, r * 0.94),
    ]
    spun(s, profile, tone, x, (), "paper", strength=0.7, tilt=0.1)
    spun(
        s,
        [(top, r * 0.4), (top + h * 0.14, r * 0.42)],
        cap,
        x,
        [("line", top + h * 0.1, dark(cap))],
        "paper",
        pale(cap, 0.2),
        tilt=0.12,
    )
    y0, y1 = top + h * 0.5, base - h * 0.1
    outline = [*arc(x, y0, r, r * 0.1, 180, 0), *arc(x, y1, r, r * 0.1, 0, 180)]
    tag = s.piece(outline, label)
    for y in (y0 + h * 0.05, y1 - h * 0.02):
        tag.line(arc(x, y, r, r * 0.1, 0, 180), mix(label, INK, 0.5), 5)
    mid = (y0 + y1) / 2 + h * 0.03
    if emblem == "leaf":
        for a in (-40, 0, 40):
            tag.poly(petal(x, mid + h * 0.08, h * 0.15, h * 0.06, a), LEAF)
    elif emblem == "drop":
        tag.poly(petal(x, mid + h * 0.08, h * 0.16, h * 0.1, 0), INDIGO)
    else:
        for a in range(0, 360, 45):
            tag.poly(petal(x, mid, h * 0.09, h * 0.04, a), TURMERIC)
        tag.dots([(x, mid)], MADDER, h * 0.02)
    s.lay(tag, "cyl", 0.55, "paper")


def cleaning(s: Layer, subject: Subject) -> str:
    """Bottles of a cleaning liquid, or a pack of bars."""
    tone = ware(subject, (76, 140, 120), (210, 190, 90), (90, 130, 180), (230, 226, 214))
    if subject.has("soapnut", "reetha", "ritha"):
        bottle(s, 430, 870, 740, 150, ware(subject, (122, 76, 40)), CREAM, LEAF, "leaf")
        for x, y in ((680, 830), (770, 850), (720, 780), (640, 872), (820, 880)):
            s.lay(s.piece(oval(x, y, 50, 46), (150, 96, 46)), "ball", 0.9, "clay", 0.4, 10)
            s.line(arc(x, y, 30, 40, 200, 300), dark((150, 96, 46), 0.4), 4)
        return "stand"
    bottle(s, 340, 830, 560, 120, dark(tone, 0.12), CREAM, (60, 62, 66), "drop")
    bottle(s, 610, 870, 720, 160, tone, CREAM, subject.ink(1, MADDER, INDIGO), subject.pick("leaf", "drop", "flower"))
    return "stand"


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {
    "tableware": tableware,
    "candle": candle,
    "soap": soap,
    "incense": incense,
    "cleaning-product": cleaning,
}
