"""Turned: what is thrown on a wheel, cast round or blown: pots, vases, lamps."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from brush import (
    BAMBOO,
    BRASS,
    CREAM,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    STEEL,
    STRAW,
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
    curve,
    dark,
    mix,
    oval,
    pale,
    petal,
)
from PIL import Image, ImageOps

Profile = Sequence[Point]  # (height on the page, radius), top to bottom


Band = tuple[str, float, Colour]  # kind, height on the page, ink


WARES = {
    "terracotta": TERRACOTTA, "clay": TERRACOTTA, "black": (52, 46, 44), "brass": BRASS, "bell-metal": (196, 150, 72),
    "bell": (196, 150, 72), "kansa": (196, 150, 72), "copper": (178, 96, 60), "dokra": (150, 108, 52), "glass": (186, 206, 200),
    "wood": WOOD, "bamboo": BAMBOO, "stone": (122, 120, 118), "porcelain": (240, 238, 232), "ceramic": (222, 214, 198),
    "steel": STEEL, "iron": (74, 74, 78), "silver": (192, 194, 196), "papier": (190, 80, 60), "jute": STRAW, "cane": BAMBOO,
    "shola": (246, 240, 226), "conch": (244, 236, 226), "paper": (240, 228, 204), "coconut": (98, 66, 44), "sabai": STRAW,
    "aluminium": (188, 190, 194), "gamhar": (206, 166, 112), "teak": (140, 88, 52), "lac": (150, 30, 34),
    "leather": (140, 84, 48), "lacquer": (170, 40, 36), "ivory": (240, 230, 206), "tin": (176, 180, 184),
}  # fmt: skip


def ware(subject: Subject, *otherwise: Colour) -> Colour:
    """Return the colour of a thing: its own, that of its material, or a seeded one."""
    if subject.colours:
        return subject.colours[0]
    if subject.has("black"):
        return (54, 48, 46)
    for word, tone in WARES.items():
        if subject.has(word) or any(word in m for m in subject.materials):
            return tone
    return subject.ink(0, *otherwise)


def surface(subject: Subject) -> str:
    """Return the grain that fits a product's material."""
    for word, kind in (("wood", "wood"), ("gamhar", "wood"), ("bamboo", "wood"), ("stone", "stone"), ("terracotta", "clay"),
                       ("clay", "clay"), ("brass", "metal"), ("bell", "metal"), ("steel", "metal"), ("iron", "stone"),
                       ("dokra", "clay"), ("jute", "straw"), ("leather", "leather"), ("paper", "paper")):  # fmt: skip
        if subject.has(word) or any(word in m for m in subject.materials):
            return kind
    return "paper"


def radius(profile: Profile, y: float) -> float:
    """Return the radius of a profile at a height."""
    line = curve(profile, closed=False)
    return min(line, key=lambda p: abs(p[0] - y))[1]


def spun(s: Layer, profile: Profile, tone: Colour, cx: float = 500, bands: Sequence[Band] = (), texture: str = "clay",
         mouth: Colour | None = None, strength: float = 0.85, shadow: float = 0.0, tilt: float = 0.14) -> None:  # fmt: skip
    """Draw a round body from its profile, with bands around it and an open mouth."""
    line = curve(profile, closed=False)
    (y0, r0), (y1, r1) = line[0], line[-1]
    outline = [*((cx - r, y) for y, r in line), *reversed(arc(cx, y1, r1, r1 * tilt, 0, 180)),
               *((cx + r, y) for y, r in reversed(line)), *reversed(arc(cx, y0, r0, r0 * tilt, 180, 360))]  # fmt: skip
    body = s.piece(outline, tone)
    for kind, y, ink in bands:
        around(body, profile, cx, kind, y, ink, tilt)
    s.lay(body, "cyl", strength, texture, shadow, 16)
    if mouth is not None:
        s.poly(oval(cx, y0, r0, r0 * tilt), pale(tone, 0.18))
        s.poly(oval(cx, y0 + 1, r0 * 0.9, r0 * tilt * 0.82), mouth)


def around(body: Layer, profile: Profile, cx: float, kind: str, y: float, ink: Colour, tilt: float = 0.14) -> None:
    """Draw one band around a body: a line, dots, waves, petals, diamonds or a leaf chain."""
    r = radius(profile, y)
    ring: Callable[[float, float], Point] = lambda a, dy: (  # noqa: E731
        cx + r * math.cos(math.radians(a)), y + dy + r * tilt * math.sin(math.radians(a)))  # fmt: skip
    steps = range(-4, 185, 4)
    if kind in ("line", "thick"):
        body.line([ring(a, 0) for a in steps], ink, 16 if kind == "thick" else 5)
    elif kind == "dots":
        body.dots((ring(a, 0) for a in range(0, 181, 10)), ink, 7)
    elif kind == "waves":
        body.line([ring(a, 13 * math.sin(a / 4.6)) for a in range(-2, 183, 1)], ink, 5)
    elif kind == "zigzag":
        body.line([ring(a, 22 if i % 2 else -22) for i, a in enumerate(range(-4, 190, 8))], ink, 6)
    elif kind == "petals":
        for a in range(0, 181, 12):
            x, at = ring(a, 0)
            body.poly(petal(x, at, 62, 30 * abs(math.sin(math.radians(a))) + 4, (90 - a) * -0.16), ink)
            body.line([(x, at - 8), (x + (90 - a) * -0.06, at - 40)], pale(ink, 0.5), 3)
    elif kind == "diamonds":
        for a in range(6, 181, 14):
            x, at = ring(a, 0)
            w = 24 * math.sin(math.radians(a)) + 3
            body.poly([(x, at - 30), (x + w, at), (x, at + 30), (x - w, at)], ink)
            body.dots([(x, at)], pale(ink, 0.7), 5)
    elif kind == "leaves":
        body.line([ring(a, 8 * math.sin(a / 9)) for a in steps], ink, 4)
        for i, a in enumerate(range(4, 181, 9)):
            x, at = ring(a, 8 * math.sin(a / 9))
            body.poly(petal(x, at, 36, 17, -30 if i % 2 else 150), ink)
    elif kind == "hammer":
        rng = random.Random(f"{y}{r}")
        for _ in range(150):
            x, at = ring(rng.uniform(2, 178), rng.uniform(-70, 70))
            body.line(arc(x, at, 8, 5, 20, 160, 6), mix(ink, (60, 30, 10), 0.12), 2.4)


def bowl(s: Layer, cx: float, y: float, r: float, h: float, tone: Colour, inside: Colour | None = None, texture: str = "clay",
         bands: Sequence[Band] = ()) -> None:  # fmt: skip
    """Draw an open bowl whose rim is at a height; what lies in it is drawn afterwards."""
    profile = [(y, r), (y + h * 0.35, r * 0.93), (y + h * 0.72, r * 0.66), (y + h * 0.92, r * 0.4), (y + h, r * 0.38)]
    spun(s, profile, tone, cx, bands, texture, tilt=0.26)
    rim = s.piece(oval(cx, y, r, r * 0.26), pale(tone, 0.2))
    s.lay(rim, "flat", 0.9, texture)
    hollow = s.piece(oval(cx, y + 3, r * 0.94, r * 0.225), inside or dark(tone, 0.3))
    s.lay(hollow, "flat", 1.0, texture)


def plate(
    s: Layer, cx: float, cy: float, r: float, tone: Colour, texture: str = "metal", light: str = "disc", squash: float = 1
) -> None:
    """Draw a plate from above (or aslant) with a turned rim."""
    s.lay(s.piece(oval(cx, cy, r, r * squash), tone), light, 0.7, texture, 0.5, 22)
    s.lay(s.piece(oval(cx, cy, r * 0.955, r * squash * 0.955), dark(tone, 0.08)), light, 0.55, texture)
    for share in (0.93, 0.74, 0.71):
        s.line(oval(cx, cy, r * share, r * share * squash), dark(tone, 0.28), 3)
    s.lay(s.piece(oval(cx, cy, r * 0.72, r * 0.72 * squash), pale(tone, 0.08)), light, 0.85, texture)


_PROFILES: dict[str, Profile] = {
    "round": [(190, 92), (230, 76), (290, 92), (390, 236), (540, 292), (700, 236), (830, 132), (862, 126)],
    "tall": [(110, 104), (150, 84), (240, 92), (400, 190), (540, 204), (720, 140), (830, 116), (866, 130)],
    "bottle": [(100, 62), (130, 48), (300, 50), (400, 96), (520, 210), (680, 236), (800, 188), (864, 160)],
    "jar": [(220, 176), (262, 160), (300, 190), (400, 252), (560, 268), (740, 232), (850, 188), (866, 186)],
    "cylinder": [(150, 150), (180, 142), (400, 148), (640, 158), (830, 164), (866, 158)],
    "trumpet": [(130, 196), (190, 138), (320, 86), (500, 92), (660, 158), (780, 174), (850, 128), (868, 148)],
    "water": [(250, 120), (285, 98), (330, 106), (410, 220), (540, 312), (680, 292), (800, 190), (860, 120)],
}


_DECORS: tuple[tuple[str, ...], ...] = (
    ("line", "petals", "line", "dots", "line"), ("thick", "waves", "thick", "zigzag", "line"),
    ("line", "diamonds", "line", "leaves", "thick"), ("dots", "leaves", "line", "petals", "thick"),
    ("line", "line", "zigzag", "dots", "line"),
)  # fmt: skip


def decorated(subject: Subject, profile: Profile, tone: Colour, *inks: Colour) -> list[Band]:
    """Return seeded bands that fit a profile."""
    kinds = _DECORS[int(subject.pick("0", "1", "2", "3", "4"))]
    y0, y1 = profile[0][0], profile[-1][0]
    shares = (0.2, 0.38, 0.5, 0.64, 0.8)
    inks = inks or (dark(tone, 0.42), pale(tone, 0.62))
    return [(kind, y0 + (y1 - y0) * share, inks[i % len(inks)]) for i, (kind, share) in enumerate(zip(kinds, shares, strict=True))]


def vase(s: Layer, subject: Subject) -> str:
    """A vase, pot or planter."""
    tone = ware(subject, TERRACOTTA, (52, 46, 44), INDIGO, (184, 120, 70), (90, 120, 100))
    kind = subject.pick("round", "tall", "bottle", "trumpet", "jar")
    for word, shape in (("planter", "jar"), ("pot", "water"), ("water", "water"), ("bottle", "bottle"), ("jar", "jar"),
                        ("bamboo", "cylinder"), ("cylinder", "cylinder")):  # fmt: skip
        kind = shape if subject.has(word) else kind
    profile = _PROFILES[kind]
    bands = decorated(subject, profile, tone)
    if subject.role == "in_use" or subject.named("flower", "stem", "plant") or subject.has("planter"):
        sprays(s, 500, profile[0][0], subject, 90 if kind != "jar" else 150)
    spun(s, profile, tone, 500, bands, surface(subject), mouth=dark(tone, 0.62))
    return "stand"


def sprays(s: Layer, x: float, y: float, subject: Subject, spread: float) -> None:
    """Put stems and flowers in a vessel."""
    rng = random.Random(subject.sku + "spray")
    tone = subject.pick("red", "white", "gold")
    bloom = {"red": MADDER, "white": WHITE, "gold": TURMERIC}[tone]
    for i in range(1, 8) if subject.named("seven") else range(9):
        end = (x + (i - 4) * spread * 0.5 + rng.uniform(-14, 14), y - rng.uniform(130, 270) + abs(i - 4) * 22)
        s.line(curve([(x + (i - 4) * 9, y + 8), ((x + end[0]) / 2, (y + end[1]) / 2 - 18), end], False), LEAF, 6)
        for turn in (-60, 50):
            s.poly(petal((x + end[0]) / 2, (y + end[1]) / 2, 60, 24, turn + (i - 4) * 9), mix(LEAF, (170, 190, 110), 0.2 * (i % 3)))
        for a in range(0, 360, 60):
            s.lay(s.piece(petal(end[0], end[1], 38, 28, a + i * 13), bloom), "flat", 0.8)
        s.dots([end], TURMERIC if tone != "gold" else (120, 70, 30), 11)


def lamp(s: Layer, subject: Subject) -> str:
    """An oil lamp, a table lamp with a woven shade, or a hanging shade."""
    x: float
    y: float
    r: float
    tone = ware(subject, BAMBOO, STRAW, TERRACOTTA)
    if subject.has("diya", "pradip", "panchapradip", "oil"):
        metal = subject.has("brass", "bell")
        if metal or subject.has("stand"):
            profile = [
                (360, 150),
                (384, 140),
                (420, 40),
                (520, 30),
                (560, 58),
                (600, 30),
                (740, 34),
                (800, 120),
                (850, 200),
                (862, 205),
            ]
            spun(
                s,
                profile,
                tone,
                500,
                [("line", 560, dark(tone)), ("line", 830, dark(tone)), ("dots", 846, dark(tone))],
                "metal",
                dark(tone, 0.4),
            )
            flames = [(360, 356), (430, 372), (500, 378), (570, 372), (640, 356)]
        else:
            bowl(
                s,
                500,
                620,
                300,
                210,
                tone,
                dark(tone, 0.35),
                "clay",
                [("petals", 720, dark(tone, 0.3)), ("line", 660, pale(tone, 0.5))],
            )
            s.lay(s.piece(oval(500, 628, 262, 56), (196, 148, 44)), "flat", 0.9)
            s.line(curve([(500, 640), (620, 636), (730, 612)], False), CREAM, 12)
            flames = [(744, 606)]
        for x, y in flames:
            for size, ink in ((1, (236, 140, 44)), (0.62, (252, 218, 110))):
                s.poly(petal(x, y, 105 * size, 52 * size, 0), ink)
        return "stand"
    if subject.has("lantern") and subject.has("paper"):
        s.line([(500, s.room[1]), (500, 200)], INK, 6)
        paper = s.piece(oval(500, 500, 320, 300), (250, 224, 160))
        for i in range(-9, 10):
            y = 500 + i * 31
            half = 320 * math.sqrt(max(0, 1 - ((y - 500) / 300) ** 2))
            paper.line(arc(500, y - 16, half, 26, 0, 180), mix(BAMBOO, (180, 120, 60), 0.4), 7)
        s.lay(paper, "ball", 0.55, "paper")
        glow = s.piece(oval(500, 510, 250, 240), (255, 250, 226))
        glow.mask = ImageOps.invert(Image.radial_gradient("L")).resize(glow.image.size)
        s.lay(glow, "")
        for y, r in ((206, 92), (796, 92)):
            s.lay(s.piece(box(500 - r, y - 20, 500 + r, y + 20, 12), dark(BAMBOO, 0.2)), "cyl", 0.8, "wood", 0.2, 6)
        for i in range(-3, 4):
            s.line([(500 + i * 9, 816), (500 + i * 14, 900)], MADDER, 6)
        return "hung"
    hung = subject.has("hanging", "pendant", "ceiling", "chandelier")
    top, low = (260, 700) if hung else (150, 500)
    if hung:
        s.line([(500, s.room[1]), (500, top)], INK, 6)
        glow = s.piece(oval(500, low, 120, 40), (255, 226, 150))
        s.lay(glow, "ball", 0.4)
    else:
        base = dark(ware(subject, WOOD), 0.2)
        spun(s, [(500, 26), (560, 30), (620, 62), (700, 96), (770, 60), (820, 70), (850, 150), (864, 155)], base, 500,
             [("line", 620, pale(base)), ("dots", 700, pale(base)), ("line", 850, pale(base))], surface(subject))  # fmt: skip
    kind = subject.pick("drum", "cone", "dome")
    r0, r1 = {"drum": (230, 270), "cone": (130, 310), "dome": (120, 300)}[kind]
    rise = curve([(top, r0), ((top + low) / 2, (r0 + r1) / 2 + (60 if kind == "dome" else 0)), (low, r1)], closed=False)
    outline = [
        *((500 - r, y) for y, r in rise),
        *reversed(arc(500, low, r1, 34, 0, 180)),
        *((500 + r, y) for y, r in reversed(rise)),
    ]
    shade = s.piece(outline, pale(tone, 0.3))
    for i in range(-12, 13):
        share = i / 12
        shade.line([(500 + r * math.sin(share * 1.57), y) for y, r in rise], dark(tone, 0.18), 4)
    for y, r in rise[::3]:
        shade.line(arc(500, y, r, 30, 0, 180), mix(tone, dark(tone), 0.5 if int(y) % 2 else 0.15), 6)
    for y, r in (rise[1], rise[-2]):
        shade.line(arc(500, y, r, 32, 0, 180), subject.ink(1, MADDER, INDIGO, LEAF), 15)
    s.lay(shade, "cyl", 0.6, "straw")
    return "hung" if hung else "stand"


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {"vase": vase, "lamp": lamp}
