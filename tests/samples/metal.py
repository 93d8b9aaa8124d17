"""Metal: hand tools, blades, locks and castings."""

from __future__ import annotations

import math
from collections.abc import Callable

from brush import (
    BRASS,
    GOLD,
    INK,
    MADDER,
    STEEL,
    STRAW,
    TURMERIC,
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
    moved,
    oval,
    pale,
    petal,
)  # fmt: skip

IRON: Colour = (84, 86, 92)
FORGED: Colour = (112, 114, 118)
CAST: Colour = (124, 128, 132)


def lay(
    s: Layer,
    points: list[Point],
    tone: Colour,
    light: str = "relief",
    grain: str = "metal",
    strength: float = 0.85,
    depth: float = 0.2,
    *holes: list[Point],
) -> None:
    """Lay one metal (or wooden) part."""
    s.lay(s.piece(points, tone, *holes), light, strength, grain, 0.4, 14, depth)


def shaft(s: Layer, a: Point, b: Point, width: float, tone: Colour = WOOD, taper: float = 0.8) -> None:
    """Draw a wooden handle between two points, ringed by a ferrule."""
    angle = math.atan2(b[1] - a[1], b[0] - a[0])
    nx, ny = -math.sin(angle) * width / 2, math.cos(angle) * width / 2
    outline = [
        (a[0] + nx, a[1] + ny),
        (b[0] + nx * taper, b[1] + ny * taper),
        (b[0] - nx * taper, b[1] - ny * taper),
        (a[0] - nx, a[1] - ny),
    ]
    lay(s, outline, tone, "relief", "wood", 0.8, 1.0)
    s.dots([a, b], mix(tone, dark(tone), 0.3), width * 0.36)


def edge(s: Layer, line: list[Point], tone: Colour = (214, 218, 220), width: float = 12) -> None:
    """Grind a bright cutting edge along a line."""
    s.line(line, tone, width)
    s.line(line, (240, 242, 242), width * 0.3)


def sickle(s: Layer, cx: float, cy: float, size: float, toothed: bool) -> None:
    """Draw a sickle with a wooden grip."""
    ix, iy, r = cx + 30 * size, cy + 16 * size, 266 * size
    outer, inner = arc(cx, cy, 300 * size, 300 * size, 150, 390, 60), arc(ix, iy, r, r, 390, 150, 60)
    lay(s, [*outer, *inner], FORGED)
    rim = arc(ix, iy, r, r, 160, 388, 60)
    edge(s, rim, width=9 * size)
    if toothed:
        for x, y in rim[::1]:
            a = math.atan2(y - cy, x - cx)
            s.line([(x, y), (x - 16 * size * math.cos(a + 0.5), y - 16 * size * math.sin(a + 0.5))], (222, 226, 228), 5 * size)
    end = arc(cx, cy, 268 * size, 268 * size, 150, 150, 1)[0]
    shaft(s, (end[0] + 4 * size, end[1] - 10 * size), (end[0] + 70 * size, end[1] + 260 * size), 64 * size)
    s.dots([(end[0] + 20 * size, end[1] + 60 * size), (end[0] + 40 * size, end[1] + 140 * size)], BRASS, 11 * size)


def hand_tool(s: Layer, subject: Subject) -> str:
    """A hoe, sickle, vice, hammer, chisels or tapping knife."""
    x: float
    y: float
    top: float
    if subject.has("sickle", "kaste"):
        sickle(s, 540, 470, 1.05, subject.has("tooth", "serrat"))
        if subject.named("marigold", "flower"):
            for x, y in ((240, 180), (330, 110), (170, 290)):
                for ring, count in ((52, 14), (34, 10), (18, 7)):
                    for i in range(count):
                        s.lay(
                            s.piece(petal(x, y, ring, 22, i * 360 / count + ring), mix(TURMERIC, (226, 120, 30), ring / 80)),
                            "flat",
                            0.8,
                            "",
                            0.1,
                            3,
                        )
        return "flat"
    if subject.has("vice", "vise"):
        tone = subject.ink(0, (48, 96, 150))
        lay(s, box(210, 800, 790, 872, 12), dark(tone, 0.25), "cyl-h", "stone")
        lay(
            s,
            curve([(360, 810), (400, 660), (340, 560), (660, 560), (620, 660), (680, 810)], False),
            tone,
            "relief",
            "stone",
            0.9,
            0.4,
        )
        lay(s, box(180, 480, 820, 590, 14), dark(tone, 0.1), "cyl-h", "stone")
        lay(s, [(470, 300), (640, 300), (680, 380), (760, 400), (760, 500), (470, 500)], tone, "relief", "stone", 0.9, 0.4)
        lay(s, [(430, 300), (290, 300), (250, 380), (200, 400), (200, 500), (430, 500)], tone, "relief", "stone", 0.9, 0.4)
        for x in (418, 462):
            lay(s, box(x - 14, 286, x + 20, 390, 3), STEEL, "cyl")
            for i in range(8):
                s.line([(x - 12, 296 + i * 12), (x + 18, 304 + i * 12)], dark(STEEL, 0.5), 3)
        lay(s, box(80, 520, 200, 560, 8), STEEL, "cyl-h")
        lay(s, box(92, 380, 116, 720, 10), STEEL, "cyl")
        for y in (384, 716):
            lay(s, oval(104, y, 26), STEEL, "ball")
        for x in (260, 740):
            s.dots([(x, 836)], INK, 16)
        return "stand"
    if subject.has("hammer"):
        shaft(s, (560, 330), (400, 900), 66, WOOD, 1.15)
        lay(
            s,
            moved(
                [
                    (-230, -66),
                    (-110, -70),
                    (-80, -52),
                    (60, -56),
                    (110, -40),
                    (110, 40),
                    (60, 56),
                    (-80, 52),
                    (-110, 70),
                    (-230, 66),
                ],
                560,
                300,
                1,
                16,
            ),
            FORGED,
            "cyl-h",
            "metal",
            0.9,
        )
        x, y = moved([(160, 0)], 560, 300, 1, 16)[0]
        lay(s, oval(x, y, 76), FORGED, "ball", "metal", 0.9)
        s.line(moved([(-226, -60), (-226, 60)], 560, 300, 1, 16), pale(STEEL, 0.4), 14)
        return "flat"
    if subject.has("chisel"):
        for i, (x, width, top) in enumerate(((290, 44, 170), (500, 58, 130), (710, 74, 90))):
            lay(
                s,
                [
                    (x - width * 0.6, top),
                    (x + width * 0.6, top),
                    (x + width * 0.5, top + 40),
                    (x + width * 0.5, 700),
                    (x + width * 0.8, 860),
                    (x + width * 0.8, 900),
                    (x - width * 0.8, 900),
                    (x - width * 0.8, 860),
                    (x - width * 0.5, 700),
                    (x - width * 0.5, top + 40),
                ],
                mix(FORGED, IRON, 0.2 * i),
                "cyl",
                "metal",
                0.9,
            )
            edge(s, [(x - width * 0.76, 898), (x + width * 0.76, 898)], width=16)
            s.line([(x - width * 0.5, 420), (x + width * 0.5, 420)], MADDER, 26)
        return "flat"
    if subject.has("kodal", "spade", "digging"):
        blade = curve([(230, 330), (500, 300), (770, 330), (800, 620), (760, 880), (500, 910), (240, 880), (200, 620)], n=6)
        lay(s, blade, FORGED, "relief", "metal", 0.8, 0.2)
        edge(s, curve([(246, 876), (500, 906), (754, 876)], False), width=18)
        lay(s, box(390, 150, 610, 380, 50), dark(FORGED, 0.15), "cyl", "metal", 0.9)
        lay(s, oval(500, 230, 84), (30, 30, 32), "ball", "", 0.5)
        s.line(oval(500, 230, 88), pale(FORGED, 0.2), 12)
        s.line([(500, 420), (500, 700)], dark(FORGED, 0.25), 16)
        return "flat"
    if subject.has("knife", "dao", "tapping", "chopper"):
        blade = curve(
            [(380, 560), (360, 420), (300, 300), (330, 170), (480, 120), (640, 170), (660, 330), (560, 460), (520, 560)], n=8
        )
        lay(s, moved([(x - 500, y - 500) for x, y in blade], 460, 500, 1, -14), FORGED, "relief", "metal", 0.8, 0.3)
        edge(s, moved([(x - 500, y - 500) for x, y in blade[18:52]], 460, 500, 1, -14), width=12)
        shaft(s, (420, 560), (510, 900), 74)
        sheath = s.piece(moved(box(-84, -250, 84, 250, 40), 790, 520, 1, 8), STRAW)
        for i in range(-9, 10):
            sheath.line(moved([(-84, i * 28), (84, i * 28 + 30)], 790, 520, 1, 8), dark(STRAW, 0.25), 7)
            sheath.line(moved([(-84, i * 28 + 30), (84, i * 28)], 790, 520, 1, 8), dark(STRAW, 0.15), 7)
        s.lay(sheath, "relief", 0.7, "straw", 0.4, 12)
        return "flat"
    if subject.has("hand hoe", "betel") and not subject.has("long"):
        shaft(s, (300, 860), (560, 360), 70)
        s.line(curve([(560, 360), (640, 200), (760, 220), (800, 330)], False), FORGED, 34)
        lay(s, moved([(-80, -20), (80, -20), (110, 190), (-110, 190)], 808, 330, 1, -8), FORGED, "relief", "metal", 0.85)
        edge(s, moved([(-106, 188), (106, 188)], 808, 330, 1, -8), width=14)
        return "flat"
    if subject.has("hoe", "weeder", "nirani"):
        left, top, right, bottom = s.room
        subject.focus = (230, 830)
        far = (right - 120, top + 150) if right - left > bottom - top else (760, top + 130)
        shaft(s, (250, 720), far, 44, subject.ink(1, (206, 166, 100)))
        s.line(curve([(262, 700), (180, 730), (150, 800), (190, 850)], False), FORGED, 30)
        lay(s, moved([(-60, -20), (60, -20), (84, 170), (-84, 170)], 200, 836, 1, -28), FORGED, "relief", "metal", 0.85)
        edge(s, moved([(-80, 168), (80, 168)], 200, 836, 1, -28), width=14)
        return "flat"
    shaft(s, (380, 900), (500, 470), 80, WOOD, 0.85)
    shaft(s, (620, 900), (500, 470), 80, WOOD, 0.85)
    for side in (-1, 1):
        lay(
            s,
            [
                (500 + side * px, py)
                for px, py in curve([(0, 130), (60, 150), (90, 260), (70, 400), (20, 500), (4, 470), (10, 300)])
            ],
            FORGED,
            "relief",
            "metal",
            0.9,
            0.4,
        )
    lay(s, oval(500, 470, 46), STEEL, "ball")
    return "flat"


def cutlery(s: Layer, subject: Subject) -> str:
    """The boti on its board, or kitchen knives."""
    if subject.has("boti"):
        lay(s, [(120, 800), (820, 760), (900, 830), (190, 880)], WOOD, "flat", "wood")
        lay(s, [(190, 880), (900, 830), (900, 866), (190, 920)], dark(WOOD, 0.25), "flat", "wood")
        outer = curve([(330, 820), (300, 640), (360, 440), (520, 260), (740, 170), (760, 190)], False)
        inner = curve([(740, 214), (600, 330), (500, 480), (450, 640), (450, 810)], False)
        lay(s, [*outer, *inner], FORGED, "relief", "metal", 0.5, 0.16)
        edge(s, inner, width=13)
        for i in range(5):
            s.dots([outer[8 + i * 9]], dark(FORGED, 0.4), 7)
        lay(s, box(340, 780, 450, 830, 12), BRASS, "cyl-h")
        s.dots([(394, 806)], pale(BRASS, 0.5), 14)
        return "stand"
    for i, x in enumerate((300, 500, 700)):
        top = 120 + 60 * i
        blade = curve([(x - 40, 560), (x - 46, top + 120), (x + 10, top), (x + 50, top + 130), (x + 46, 560)], n=8)
        lay(s, blade, STEEL, "cyl", "metal", 0.9)
        edge(s, [(x + 44, 540), (x + 48, top + 140)], width=8)
        lay(s, box(x - 46, 550, x + 46, 890, 26), (WOOD, dark(WOOD, 0.3), INK)[i], "cyl", "wood")
        s.dots([(x, 610), (x, 720), (x, 830)], BRASS, 11)
    return "flat"


def lock(s: Layer, subject: Subject) -> str:
    """Padlocks, hinges, hooks, gratings."""
    if subject.has("grat", "drain", "cover"):
        lay(s, box(110, 110, 890, 890, 20), IRON, "relief", "stone", 0.9, 0.06, box(166, 166, 834, 834, 10))
        plate = s.piece(box(178, 178, 822, 822, 8), dark(IRON, 0.15))
        for j in range(7):
            for i in range(7):
                x, y = 242 + i * 86, 242 + j * 86
                for bar in (box(x - 30, y - 9, x + 30, y + 9, 8), box(x - 9, y - 30, x + 9, y + 30, 8)):
                    plate.poly(bar, (22, 20, 20))
        s.lay(plate, "flat", 1.0, "stone", 0.3, 8)
        for y in (320, 680):
            lay(s, box(120, y - 44, 196, y + 44, 10), dark(IRON, 0.1), "cyl")
        return "flat"
    if subject.has("hook"):
        for x, turn in ((330, -6), (670, 8)):
            line = moved(
                curve([(0, 430), (0, 60), (20, -120), (130, -230), (230, -120), (170, 0), (90, 10)], False), x - 60, 460, 1, turn
            )
            s.line([(px + 10, py + 16) for px, py in line], (70, 60, 52), 60)
            s.line(line, dark(STEEL, 0.1), 60)
            s.line([(px - 9, py - 6) for px, py in line], pale(STEEL, 0.5), 14)
            for i in range(11):
                a, b = moved([(-38, 160 + i * 24), (38, 176 + i * 24)], x - 60, 460, 1, turn)
                s.line([a, b], dark(STEEL, 0.45), 8)
            lay(s, moved([(-34, 424), (34, 424), (0, 500)], x - 60, 460, 1, turn), STEEL)
        return "flat"
    if subject.has("hinge", "bolt", "latch"):
        for x in (270, 560):
            lay(s, box(x, 250, x + 200, 750, 14), BRASS, "flat", "metal", 0.9, 0.2)
            for y in (330, 500, 670):
                lay(s, oval(x + 100, y, 26), dark(BRASS, 0.3), "ball")
                s.line([(x + 84, y - 8), (x + 116, y + 8)], INK, 6)
        for i in range(5):
            lay(s, box(468, 250 + i * 100, 566, 346 + i * 100, 20), mix(BRASS, GOLD, i % 2), "cyl")
        return "flat"
    tone = subject.ink(0, BRASS, STEEL, IRON)
    for wide, ink in ((70, dark(STEEL, 0.2)), (22, pale(STEEL, 0.5))):
        shift = 0 if wide == 70 else -16
        s.line([(320 + shift, 520), (320 + shift, 330), *arc(500 + shift, 330, 180, 200, 180, 360), (680 + shift, 520)], ink, wide)
    lay(s, box(210, 470, 790, 880, 60), tone, "relief", "metal", 0.9, 0.3)
    for y in (540, 810):
        s.line([(250, y), (750, y)], dark(tone, 0.3), 6)
    for i in range(8):
        s.poly(petal(500, 676, 130, 52, i * 45), dark(tone, 0.2))
    lay(s, oval(500, 676, 72), pale(tone, 0.2), "ball")
    s.dots([(500, 664)], INK, 24)
    s.poly([(486, 670), (514, 670), (524, 730), (476, 730)], INK)
    return "stand"


def wheel(s: Layer, cx: float, cy: float, r: float, tone: Colour, teeth: int = 0, spokes: int = 4) -> None:
    """Draw a cast wheel: pulley or gear, with spokes, hub and keyway."""
    if teeth:
        rim: list[Point] = []
        for i in range(teeth):
            for share, rr in ((-0.32, 0.9), (-0.2, 1.02), (0.2, 1.02), (0.32, 0.9)):
                a = math.tau * (i + share) / teeth
                rim.append((cx + r * rr * math.cos(a), cy + r * rr * math.sin(a)))
    else:
        rim = oval(cx, cy, r, n=120)
    gaps = []
    for i in range(spokes):
        a0, a1 = 360 * i / spokes + 17, 360 * (i + 1) / spokes - 17
        gaps.append([*arc(cx, cy, r * 0.68, r * 0.68, a0, a1), *arc(cx, cy, r * 0.36, r * 0.36, a1 - 8, a0 + 8)])
    lay(s, rim, tone, "relief", "stone", 0.9, 0.06, *gaps)
    for share, width in ((0.86, 10), (0.7, 5)) if teeth else ((0.95, 16), (0.87, 12), (0.79, 16), (0.71, 6)):
        s.line(oval(cx, cy, r * share, n=120), dark(tone, 0.45), width)
        s.line(oval(cx, cy, r * share - width * 0.7, n=120), pale(tone, 0.25), 3)
    lay(s, oval(cx, cy, r * 0.32), pale(tone, 0.08), "ball", "stone")
    hole = oval(cx, cy, r * 0.15)
    s.poly(hole, (34, 30, 28))
    s.poly(box(cx - r * 0.04, cy - r * 0.21, cx + r * 0.04, cy - r * 0.1), (34, 30, 28))
    s.line(oval(cx, cy, r * 0.165), (206, 208, 208), 5)


def machine(s: Layer, subject: Subject) -> str:
    """Pulleys, gears, bearing blocks and couplings."""
    tone = subject.ink(0, CAST) if subject.colours else CAST
    if subject.has("gear", "pinion", "sprocket"):
        wheel(s, 440, 560, 360, tone, 30)
        wheel(s, 800, 250, 150, mix(tone, BRASS, 0.5), 14, 3)
        return "flat"
    if subject.has("block", "plummer", "bearing", "housing"):
        lay(s, box(110, 760, 890, 870, 20), dark(tone, 0.1), "cyl-h", "stone")
        lay(s, [*arc(500, 560, 270, 270, 180, 360), (780, 770), (220, 770)], tone, "relief", "stone", 0.9, 0.3)
        lay(s, box(200, 556, 800, 590, 6), dark(tone, 0.2), "cyl-h", "stone")
        for x in (240, 760):
            lay(s, box(x - 40, 500, x + 40, 560, 10), STEEL, "cyl")
            lay(s, box(x - 20, 470, x + 20, 504, 6), dark(STEEL, 0.2), "cyl")
        bush: Colour = (196, 140, 70) if subject.has("bronze", "bush") else STEEL
        lay(s, oval(500, 570, 178), bush, "disc", "metal", 0.8)
        s.lay(s.piece(oval(500, 570, 128), (40, 36, 34)), "ball", 0.4)
        s.line(oval(500, 570, 176), dark(bush, 0.4), 7)
        if subject.has("oil", "bronze", "cup"):
            lay(s, box(476, 220, 524, 310, 6), BRASS, "cyl")
            lay(s, curve([(420, 120), (580, 120), (590, 220), (500, 240), (410, 220)]), BRASS, "cyl")
            lay(s, box(440, 96, 560, 134, 14), dark(BRASS, 0.2), "cyl")
        for x in (170, 830):
            s.lay(s.piece(oval(x, 790, 34, 14), (34, 30, 28)), "flat", 0.5)
        return "stand"
    if subject.has("coupling", "flange"):
        for x, y, r in ((350, 420, 260), (660, 620, 260)):
            lay(s, oval(x + 22, y + 26, r), dark(tone, 0.4), "flat", "stone")
            lay(s, oval(x, y, r), tone, "relief", "stone", 0.9, 0.08)
            s.line(oval(x, y, r * 0.93), dark(tone, 0.3), 5)
            for i in range(6):
                a = i * math.tau / 6 + 0.3
                px, py = x + r * 0.7 * math.cos(a), y + r * 0.7 * math.sin(a)
                if x < 500:
                    s.lay(s.piece(oval(px, py, 34), (34, 30, 28)), "ball", 0.4)
                else:
                    lay(s, oval(px, py, 38), (52, 46, 44), "ball", "")
                    lay(s, oval(px, py, 18), STEEL, "ball")
            lay(s, oval(x, y, r * 0.42), pale(tone, 0.1), "ball", "stone")
            s.poly(oval(x, y, r * 0.2), (34, 30, 28))
            s.poly(box(x - 12, y - r * 0.28, x + 12, y - r * 0.12), (34, 30, 28))
        return "flat"
    wheel(s, 500, 500, 400, tone, spokes=int(subject.pick("3", "4", "5", "6")))
    return "flat"


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {
    "hand-tool": hand_tool, "cutlery": cutlery, "lock-hardware": lock, "machine-part": machine,
}  # fmt: skip
