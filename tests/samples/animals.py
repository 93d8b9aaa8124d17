"""Animals: the Panchmura horse, elephants, the Natungram owl, birds and fish."""

from __future__ import annotations

import math
from collections.abc import Callable

from brush import (
    CREAM,
    GOLD,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    TURMERIC,
    WHITE,
    Colour,
    Layer,
    Point,
    arc,
    curve,
    dark,
    mirror,
    mix,
    moved,
    oval,
    pale,
    petal,
)

Move = Callable[[list[Point]], list[Point]]


def placed(dx: float = 0, dy: float = 0, size: float = 1, flip: bool = False) -> Move:
    """Return a mover of points drawn for the full square, about its foot."""
    sign = -size if flip else size
    return lambda points: [(500 + dx + (x - 500) * sign, 880 + dy + (y - 880) * size) for x, y in points]


def spiral(x: float, y: float, r: float, turns: float = 2.4, n: int = 46) -> list[Point]:
    """Return a spiral, the dokra maker's wax coil."""
    return [
        (x + r * i / n * math.cos(turns * math.tau * i / n), y + r * i / n * math.sin(turns * math.tau * i / n))
        for i in range(n + 1)
    ]


def cords(piece: Layer, m: Move, lines: list[list[Point]], ink: Colour, width: float = 9) -> None:
    """Lay clay cords with pricked dots on a piece."""
    for line in lines:
        at = m(curve(line, closed=False))
        piece.line(at, ink, width)
        piece.dots(at[::6], pale(ink, 0.45), width * 0.34)


def horse(s: Layer, tone: Colour, base: Move, grain: str = "clay", dokra: bool = False) -> None:
    """The Panchmura horse: pillar legs, long neck, upright ears."""

    def m(points: list[Point]) -> list[Point]:  # what is above the back is drawn out, as the potters do
        return base([(500 + (x - 500) * 0.86, 880 + ((y if y > 520 else 520 - (520 - y) * 1.24) - 880) * 0.86) for x, y in points])

    cord = dark(tone, 0.34) if sum(tone) > 220 else pale(tone, 0.28)

    def part(points: list[Point], shade: float = 0, light: str = "relief", smooth: bool = True) -> Layer:
        return s.piece(m(curve(points) if smooth else points), dark(tone, shade) if shade else tone)

    def lay(piece: Layer, light: str = "relief", shadow: float = 0.3) -> None:
        s.lay(piece, light, 0.72, grain, shadow, 10, 0.55)

    for x in (470, 690):
        lay(part([(x, 620), (x + 84, 620), (x + 76, 860), (x + 90, 880), (x - 6, 880), (x + 6, 860)], 0.28, smooth=False), "cyl")
    lay(part([(806, 540), (860, 560), (884, 640), (872, 760), (850, 770), (846, 660), (800, 600)]))
    body = part(
        [
            (370, 560),
            (430, 490),
            (560, 512),
            (700, 486),
            (806, 520),
            (838, 610),
            (806, 694),
            (660, 690),
            (500, 700),
            (400, 700),
            (358, 640),
        ]
    )
    if dokra:
        for y in range(500, 700, 15):
            body.line(m(curve([(350, y + 10), (600, y - 8), (860, y + 10)], False)), cord, 4)
    saddle = curve([(540, 500), (700, 484), (726, 600), (700, 660), (560, 664), (532, 590)])
    body.poly(m(saddle), mix(tone, cord, 0.45))
    cords(body, m, [[*saddle[::8], saddle[0]]], cord)
    body.line(m(spiral(630, 580, 52)), pale(tone, 0.35), 7)
    lay(body)
    for x in (374, 724):
        leg = part([(x, 600), (x + 92, 600), (x + 82, 856), (x + 98, 880), (x - 6, 880), (x + 8, 856)], smooth=False)
        for y in (690, 710, 840):
            leg.line(m([(x - 6, y), (x + 50, y + 8), (x + 100, y)]), cord, 7)
        lay(leg, "cyl")
    neck = part(
        [(372, 640), (352, 500), (330, 360), (352, 268), (430, 236), (492, 300), (516, 430), (560, 520), (530, 630), (450, 680)]
    )
    cords(
        neck,
        m,
        [[(330, 400), (420, 430), (510, 400)], [(336, 440), (430, 472), (520, 440)], [(350, 560), (450, 606), (560, 560)]],
        cord,
    )
    for i in range(7):
        neck.poly(m(oval(365 + i * 27, 506 + 24 * math.sin(i / 6 * 3.14), 12, 20)), cord)
    lay(neck)
    for i in range(9):
        s.lay(s.piece(m(oval(478 + i * 8, 270 + i * 30, 17)), dark(tone, 0.1)), "ball", 0.6, grain)
    for x, turn in ((392, -10), (446, 8)):
        lay(part(petal(x, 236, 165, 62, turn), 0.0 if x < 420 else 0.14, smooth=False))
        s.line(m([(x + turn * 0.6, 200), (x + turn * 2.2, 120)]), cord, 6)
    head = part(
        [(452, 208), (392, 190), (330, 240), (256, 330), (214, 402), (232, 446), (288, 446), (352, 404), (440, 346), (484, 276)]
    )
    cords(head, m, [[(268, 330), (300, 380), (318, 430)], [(350, 220), (400, 290), (440, 350)]], cord, 8)
    head.poly(m(oval(345, 300, 24, 15)), WHITE if not dokra else cord)
    head.poly(m(oval(343, 300, 12, 12)), INK)
    head.line(m(arc(345, 300, 34, 24, 190, 340)), cord, 6)
    head.dots(m([(238, 404)]), INK, 5)
    head.poly(m(petal(384, 290, 74, 40, -20)), cord)
    head.dots(m([(372, 256), (378, 276)]), pale(tone, 0.5), 5)
    lay(head)


def elephant(s: Layer, tone: Colour, m: Move, grain: str = "clay", raised: bool = False, dokra: bool = False) -> None:
    """An elephant with a saddle cloth."""
    cord = dark(tone, 0.34) if sum(tone) > 220 else pale(tone, 0.28)

    def lay(points: list[Point], shade: float = 0, light: str = "relief") -> None:
        s.lay(s.piece(m(points), dark(tone, shade)), light, 0.72, grain, 0.3, 10, 0.6)

    for x in (440, 690):
        lay([(x, 640), (x + 110, 640), (x + 104, 880), (x, 880)], 0.3, "cyl")
    lay(curve([(840, 500), (880, 560), (872, 660), (858, 660), (856, 570)]), 0.2)
    body = s.piece(
        m(curve([(330, 520), (420, 400), (600, 366), (760, 400), (852, 520), (850, 660), (780, 740), (560, 752), (380, 720)])), tone
    )
    if dokra:
        for y in range(370, 760, 16):
            body.line(m(curve([(320, y), (600, y - 26), (870, y)], False)), cord, 4)
    cloth = curve([(470, 372), (720, 380), (756, 560), (720, 640), (500, 640), (450, 560)])
    body.poly(m(cloth), mix(tone, cord, 0.5))
    cords(body, m, [[*cloth[::9], cloth[0]]], cord)
    for a in range(0, 360, 45):
        body.poly(m(petal(604, 510, 74, 34, a)), pale(tone, 0.32))
    body.dots(m([(604, 510)]), cord, 16)
    for i in range(9):
        body.poly(m(petal(470 + i * 32, 640, 40, 18, 180)), cord)
    s.lay(body, "relief", 0.75, grain, 0.3, 12, 0.7)
    for x in (360, 760):
        lay([(x, 660), (x + 116, 660), (x + 110, 862), (x + 122, 880), (x - 8, 880), (x + 4, 862)], 0, "cyl")
        for toe in range(4):
            s.dots(m([(x + 14 + toe * 29, 872)]), pale(tone, 0.4), 9)
    trunk = ([(250, 470), (180, 500), (120, 430), (110, 300), (150, 220), (196, 236), (170, 320), (190, 390), (250, 370), (330, 400), (320, 500)]
             if raised else [(260, 470), (200, 560), (180, 680), (200, 800), (160, 850), (130, 810), (110, 700), (140, 560), (190, 420), (300, 380)])  # fmt: skip
    lay(curve(trunk))
    line = curve(trunk)
    for i in range(6, len(line) // 2 - 6, 7):
        s.line(m([line[i], (line[i][0] - 14, line[i][1] - 6)]), cord, 4)
    head = s.piece(m(curve([(250, 360), (330, 300), (420, 310), (470, 390), (450, 510), (360, 560), (270, 520), (226, 440)])), tone)
    head.poly(m(oval(300, 420, 22, 15)), CREAM)
    head.poly(m(oval(298, 420, 11)), INK)
    cords(head, m, [[(250, 350), (320, 370), (400, 320)]], cord)
    s.lay(head, "relief", 0.75, grain, 0.35, 10)
    lay(curve([(390, 350), (480, 330), (540, 400), (530, 520), (460, 590), (410, 540), (380, 440)]), 0.1)
    s.line(m(curve([(420, 380), (490, 390), (510, 470), (460, 560)], False)), cord, 6)
    s.lay(s.piece(m(curve([(270, 510), (230, 590), (160, 620), (200, 580), (238, 510)])), CREAM), "relief", 0.6)


def owl(s: Layer, tone: Colour, m: Move, grain: str = "wood", plain: bool = False, inks: tuple[Colour, ...] = ()) -> None:
    """The Natungram owl: a cone of wood, all eyes and stripes."""
    body = s.piece(
        m(mirror(curve([(500, 210), (420, 190), (330, 150), (316, 300), (286, 520), (300, 760), (350, 880), (500, 890)], False))),
        tone,
    )
    inks = (dark(tone, 0.4), pale(tone, 0.4), dark(tone, 0.5)) if plain else (*inks[:2], *(MADDER, WHITE)[len(inks[:2]) :], INK)
    for y in range(500, 880, 44):
        for x in range(300, 740, 40):
            body.poly(m(petal(x + (20 if y // 44 % 2 else 0), y, 50, 34, 180)), inks[(y // 44) % 3])
    for side in (-1, 1):
        wing = moved(curve([(0, 0), (70, 60), (90, 220), (40, 380), (0, 300)]), 500 + side * 116, 440)
        wing = [(500 + side * abs(x - 500) if side > 0 else 1000 - (500 + abs(1000 - x - 500)), y) for x, y in wing]
        body.poly(m(wing), inks[0])
        for i in range(6):
            body.line(m([(500 + side * 130, 480 + i * 46), (500 + side * 196, 520 + i * 46)]), inks[1], 8)
    s.lay(body, "cyl", 0.75, grain)
    for side in (-1, 1):
        x = 500 + side * 86
        for r, ink in ((92, inks[2]), (80, WHITE if not plain else inks[1]), (56, TURMERIC if not plain else inks[0]), (34, INK)):
            s.lay(s.piece(m(oval(x, 320, r)), ink), "flat", 0.6, grain)
        s.dots(m([(x - 10, 308)]), WHITE, 9)
        for i in range(12):
            a = math.radians(i * 30)
            s.line(m([(x + 60 * math.cos(a), 320 + 60 * math.sin(a)), (x + 74 * math.cos(a), 320 + 74 * math.sin(a))]), inks[0], 5)
    s.lay(s.piece(m([(500, 350), (530, 390), (500, 452), (470, 390)]), TURMERIC if not plain else inks[2]), "relief", 0.6)
    s.line(m(curve([(390, 210), (500, 250), (610, 210)], False)), inks[0], 12)


def peacock(s: Layer, tone: Colour, m: Move, grain: str = "wood", dokra: bool = False) -> None:
    """A bird with a fan of feathers."""
    inks = (LEAF, INDIGO, GOLD) if not dokra else (dark(tone, 0.2), tone, pale(tone, 0.3))
    for ring, length in ((0, 470), (1, 350)):
        for i in range(13):
            turn = -84 + i * 14 + ring * 7
            plume = s.piece(m(petal(500, 640, length, 90, turn)), mix(inks[ring], inks[2], 0.12 * (i % 2)))
            tip = petal(500, 640, length, 90, turn)[18]
            plume.poly(m(oval(*tip, 1, 1)), inks[2])
            end = (500 + (length - 66) * math.sin(math.radians(turn)), 640 - (length - 66) * math.cos(math.radians(turn)))
            plume.poly(m(oval(*end, 26)), inks[2])
            plume.poly(m(oval(*end, 13)), inks[1])
            s.lay(plume, "relief", 0.5, grain, 0.2, 6)
    s.line(m([(470, 700), (470, 866)]), dark(tone, 0.3), 20)
    s.line(m([(530, 700), (530, 866)]), dark(tone, 0.3), 20)
    s.lay(s.piece(m(oval(500, 880, 150, 22)), dark(tone, 0.3)), "down", 0.8, grain)
    body = s.piece(
        m(
            curve(
                [
                    (500, 330),
                    (456, 360),
                    (458, 440),
                    (430, 560),
                    (420, 680),
                    (500, 760),
                    (580, 680),
                    (570, 560),
                    (542, 440),
                    (544, 360),
                ]
            )
        ),
        inks[1],
    )
    for y in range(480, 740, 36):
        for x in range(420, 600, 36):
            body.line(m(arc(x + (18 if y // 36 % 2 else 0), y, 18, 20, 0, 180)), pale(inks[1], 0.4), 5)
    s.lay(body, "relief", 0.7, grain, 0.3, 10)
    for x in (476, 524):
        s.dots(m([(x, 392)]), WHITE, 13)
        s.dots(m([(x, 392)]), INK, 7)
    s.poly(m([(484, 410), (516, 410), (500, 450)]), TURMERIC)
    for x in (460, 500, 540):
        s.line(m([(500, 340), (x, 270)]), inks[1], 6)
        s.dots(m([(x, 264)]), inks[2], 11)


def fish(s: Layer, tone: Colour, ink: Colour) -> None:
    """A fish with patterned scales."""
    s.lay(s.piece(curve([(760, 500), (940, 360), (900, 500), (940, 640)]), ink), "relief", 0.7, "wood", 0.3)
    body = s.piece(curve([(110, 500), (260, 350), (500, 300), (720, 400), (820, 500), (720, 600), (500, 700), (260, 650)]), tone)
    for x in range(330, 800, 54):
        for y in range(300, 720, 44):
            body.line(arc(x, y + (22 if x // 54 % 2 else 0), 30, 24, -80, 80), ink, 7)
    body.line(arc(240, 500, 80, 170, -80, 80), ink, 14)
    body.poly(oval(210, 450, 36), WHITE)
    body.poly(oval(206, 450, 18), INK)
    s.lay(body, "relief", 0.75, "wood", 0.3, 14, 0.7)
