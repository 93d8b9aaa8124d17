"""Folk: clay and wooden figures, masks, dolls, toys and painted scrolls."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from brush import (
    BAMBOO, BRASS, CREAM, GOLD, INDIGO, INK, LEAF, MADDER, TERRACOTTA, TURMERIC, WHITE, WOOD, Colour, Layer, Point, Subject,
    arc, box, curve, dark, mirror, mix, moved, oval, pale, petal,
)  # fmt: skip
from turned import plate, sprays, spun, surface, ware

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


def horse(s: Layer, tone: Colour, m: Move, grain: str = "clay", dokra: bool = False) -> None:
    """The Panchmura horse: pillar legs, long neck, upright ears."""
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
    )  # noqa: E501
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
        lay(part(petal(x, 236, 190, 58, turn), 0.0 if x < 420 else 0.14, smooth=False))
        s.line(m([(x + turn * 0.6, 200), (x + turn * 2.2, 110)]), cord, 6)
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
             if raised else [(260, 470), (200, 560), (180, 680), (200, 800), (160, 850), (130, 810), (110, 700), (140, 560), (190, 420), (300, 380)])  # fmt: skip  # noqa: E501
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


def owl(s: Layer, tone: Colour, m: Move, grain: str = "wood", plain: bool = False) -> None:
    """The Natungram owl: a cone of wood, all eyes and stripes."""
    body = s.piece(
        m(mirror(curve([(500, 210), (420, 190), (330, 150), (316, 300), (286, 520), (300, 760), (350, 880), (500, 890)], False))),
        tone,
    )
    inks = (dark(tone, 0.4), pale(tone, 0.4), dark(tone, 0.5)) if plain else (MADDER, WHITE, INK)
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


def face(s: Layer, x: float, y: float, r: float, skin: Colour, m: Move, beard: bool = False) -> None:
    """A painted face with long Bengali eyes."""
    head = s.piece(
        m(
            curve(
                [
                    (x, y - r * 1.1),
                    (x + r * 0.8, y - r * 0.6),
                    (x + r * 0.78, y + r * 0.3),
                    (x, y + r * 1.2),
                    (x - r * 0.78, y + r * 0.3),
                    (x - r * 0.8, y - r * 0.6),
                ]
            )
        ),
        skin,
    )  # noqa: E501
    if beard:
        head.poly(m(curve([(x - r, y + r * 0.2), (x, y + r * 0.5), (x + r, y + r * 0.2), (x, y + r * 1.6)])), (90, 76, 66))
    for side in (-1, 1):
        eye = [
            (x + side * r * 0.1, y - r * 0.02),
            (x + side * r * 0.36, y - r * 0.2),
            (x + side * r * 0.66, y - r * 0.06),
            (x + side * r * 0.36, y + r * 0.1),
        ]
        head.poly(m(curve(eye)), WHITE)
        head.dots(m([(x + side * r * 0.36, y - r * 0.05)]), INK, r * 0.11)
        head.line(m(curve([eye[0], eye[1], eye[2]], False)), INK, r * 0.06)
        head.line(
            m(
                curve(
                    [(x + side * r * 0.12, y - r * 0.3), (x + side * r * 0.4, y - r * 0.44), (x + side * r * 0.7, y - r * 0.28)],
                    False,
                )
            ),
            INK,
            r * 0.07,
        )
    head.line(
        m(curve([(x + r * 0.02, y - r * 0.05), (x + r * 0.1, y + r * 0.32), (x - r * 0.06, y + r * 0.36)], False)),
        dark(skin, 0.35),
        r * 0.07,
    )
    head.line(m(curve([(x - r * 0.24, y + r * 0.58), (x, y + r * 0.68), (x + r * 0.24, y + r * 0.58)], False)), MADDER, r * 0.13)
    s.lay(head, "relief", 0.5, "clay", 0.2, 6)


def person(s: Layer, x: float, base: float, h: float, kind: str, robe: Colour, trim: Colour, skin: Colour = (196, 142, 96)) -> None:
    """A clay figure: woman, man, bride, groom, baul, seller (seated), soldier-like doll."""
    m = placed(x - 500, base - 880, h / 700)
    woman, seated = kind in ("woman", "bride", "seller"), kind == "seller"
    low = 300 if seated else 190

    def limb(points: list[Point], ink: Colour, width: float) -> None:
        line, c = curve(points, False), h / 700
        outline = m([*((p[0] - width / 2, p[1]) for p in line), *((p[0] + width / 2, p[1]) for p in reversed(line))])
        s.lay(s.piece(outline, ink), "relief", 0.5, "clay", 0.25, 8 * c)
        s.dots(m([line[-1]]), ink, width * 0.5 * c)

    skirt = s.piece(
        m(
            curve(
                [
                    (500, 520),
                    (410, 540),
                    (500 - low, 820),
                    (500 - low + 20, 884),
                    (500, 892),
                    (500 + low - 20, 884),
                    (500 + low, 820),
                    (590, 540),
                ]
            )
        ),
        robe,
    )  # noqa: E501
    for i in range(-4, 5):
        skirt.line(m([(500 + i * 18, 560), (500 + i * low / 4.6, 880)]), dark(robe, 0.22), 5)
    skirt.line(m(curve([(500 - low, 838), (500, 866), (500 + low, 838)], False)), trim, 26)
    skirt.line(m(curve([(500 - low, 838), (500, 866), (500 + low, 838)], False)), GOLD, 6, (10, 9))
    s.lay(skirt, "relief", 0.7, "clay", 0.3, 12, 0.6)
    torso = s.piece(
        m(curve([(500, 300), (424, 320), (404, 420), (424, 556), (500, 572), (576, 556), (596, 420), (576, 320)])),
        trim if woman else robe,
    )
    s.lay(torso, "relief", 0.65, "clay", 0.2, 8)
    if woman:
        drape = s.piece(m(curve([(560, 300), (610, 330), (590, 470), (470, 600), (404, 590), (440, 500), (530, 400)])), robe)
        drape.line(m(curve([(580, 320), (560, 430), (430, 570)], False)), trim, 14)
        s.lay(drape, "relief", 0.6, "clay", 0.25, 8)
    if kind == "baul":
        s.lay(
            s.piece(m(curve([(430, 560), (500, 540), (570, 560), (600, 820), (500, 846), (400, 820)])), pale(robe, 0.15)),
            "relief",
            0.6,
            "clay",
        )
        limb([(580, 350), (680, 290), (700, 180)], robe, 56)
        s.line(m([(706, 300), (706, -60)]), WOOD, 16)
        s.lay(s.piece(m(oval(706, 290, 74, 88)), (190, 140, 80)), "ball", 0.7, "wood")
        s.line(m([(660, 240), (702, -40), (752, 240)]), BAMBOO, 9)
        s.line(m([(706, 280), (704, -40)]), CREAM, 4)
        limb([(424, 350), (340, 400), (310, 300)], robe, 56)
    elif seated:
        limb([(420, 350), (350, 470), (400, 600)], skin, 50)
        limb([(582, 350), (660, 460), (640, 600)], skin, 50)
        basket = s.piece(m(curve([(330, 700), (500, 720), (690, 700), (640, 850), (380, 850)])), BAMBOO)
        for i in range(-6, 20):
            basket.line(m([(300 + i * 30, 690), (360 + i * 30, 860)]), dark(BAMBOO, 0.3), 6)
            basket.line(m([(360 + i * 30, 690), (300 + i * 30, 860)]), dark(BAMBOO, 0.3), 6)
        s.lay(basket, "relief", 0.6, "straw", 0.3, 10)
        rng = random.Random(f"{x}{h}")
        for i in range(26):
            at = (370 + (i % 9) * 33 + rng.uniform(-8, 8), 702 - 26 * (i // 9))
            ink = rng.choice(((92, 52, 110), (190, 44, 38), (80, 140, 66), (222, 150, 50), (230, 222, 200)))
            s.lay(s.piece(m(oval(*at, 24, 18 + rng.uniform(0, 10))), ink), "ball", 0.8)
    else:
        reach = 520 if kind in ("bride", "groom") else 560
        limb([(424, 340), (356, 440), (430, reach)], skin if kind != "groom" else robe, 50)
        limb([(576, 340), (644, 440), (570, reach)], skin if kind != "groom" else robe, 50)
        if kind in ("bride", "groom"):
            for i in range(13):
                s.dots(
                    m([(500 + 70 * math.cos(i / 12 * 3.14), 330 + 170 * math.sin(i / 12 * 3.14))]),
                    WHITE if i % 3 else MADDER,
                    15 * h / 700,
                )
    s.lay(s.piece(m(box(474, 262, 526, 330, 10)), dark(skin, 0.15)), "cyl", 0.5)
    if woman:
        veil = curve(
            [(500, 60), (390, 96), (366, 230), (380, 340), (440, 330), (500, 130), (560, 330), (620, 340), (634, 230), (610, 96)]
        )
        s.lay(s.piece(m(oval(500, 178, 112, 122)), (40, 32, 30)), "relief", 0.4)
        hood = s.piece(m(veil), robe)
        hood.line(m([veil[i] for i in range(len(veil) // 3, 2 * len(veil) // 3)]), trim, 12)
        s.lay(hood, "relief", 0.6, "clay")
    elif kind != "baul":
        s.lay(s.piece(m(oval(500, 168, 100, 110)), (40, 32, 30)), "relief", 0.4)
    face(s, 500, 196, 96, skin, m, beard=kind == "baul")
    if woman:
        s.dots(m([(500, 150)]), MADDER, 12 * h / 700)
    if kind == "baul":
        s.lay(s.piece(m(curve([(390, 150), (420, 70), (500, 30), (580, 70), (610, 150), (500, 118)])), robe), "relief", 0.6, "clay")
        s.lay(s.piece(m(oval(500, 50, 34)), robe), "ball", 0.6)
    if kind in ("bride", "groom"):
        tall = 210 if kind == "groom" else 120
        crown = s.piece(
            m(mirror(curve([(500, 110 - tall), (470, 100 - tall * 0.4), (420, 110 - tall * 0.1), (396, 130), (500, 116)], False))),
            WHITE,
        )
        for i in range(5):
            crown.poly(m(petal(420 + i * 40, 128, 60 + 20 * (2 - abs(i - 2)), 26, (i - 2) * 7)), (226, 216, 196))
            crown.dots(m([(420 + i * 40, 116)]), MADDER if i % 2 else GOLD, 9 * h / 700)
        s.lay(crown, "relief", 0.5, "paper", 0.2, 6)


def figurine(s: Layer, subject: Subject) -> str:
    """Choose a figure by its words."""
    dokra = subject.has("dokra", "brass")
    tone = (150, 108, 52) if dokra and not subject.colours else ware(subject, TERRACOTTA, (56, 48, 46), WOOD)
    grain, pair = surface(subject), subject.has("pair", "two", "couple", "set")
    if subject.has("horse"):
        if pair:
            horse(s, tone, placed(-210, 0, 0.66), grain)
            horse(s, subject.ink(1, (54, 48, 46)), placed(230, 0, 0.6), grain)
        else:
            horse(s, tone, placed(), grain, dokra)
    elif subject.has("elephant", "hati", "gaj"):
        elephant(s, tone, placed(), grain, subject.named("trunk", "raised"), dokra)
    elif subject.has("owl", "pencha", "lakshmi"):
        owl(s, tone if grain != "wood" or subject.colours else TURMERIC, placed(), grain, plain=grain in ("stone", "clay", "metal"))
    elif subject.has("baul", "musician", "singer"):
        person(s, 480, 880, 640, "baul", subject.ink(0, (214, 124, 44)), subject.ink(1, MADDER))
    elif subject.has("seller", "vendor", "farmer", "fisher", "woman", "clay figure"):
        person(s, 500, 880, 700, "seller", subject.ink(0, WHITE, (90, 130, 90)), subject.ink(1, MADDER))
    elif subject.has("fish"):
        fish(s, tone, subject.ink(1, MADDER, INDIGO))
    elif subject.has("bull", "cow", "ox", "nandi", "tortoise", "deer"):
        elephant(s, tone, placed(), grain, False, dokra)
    elif dokra or subject.has("bird", "peacock"):
        (peacock if subject.has("bird", "peacock") else horse)(s, tone, placed(), grain, dokra)
    elif subject.has("couple", "pair", "king", "raja"):
        doll(s, subject)
    else:
        person(s, 500, 880, 720, "woman", tone, subject.ink(1, MADDER, GOLD))
    return "stand"


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
    )  # noqa: E501
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


_FACES: dict[str, tuple[Colour, Colour]] = {
    "durga": ((232, 178, 62), MADDER), "ganesh": ((200, 62, 44), GOLD), "shiva": ((120, 156, 190), (60, 50, 46)),
    "kali": ((44, 56, 92), MADDER), "chamunda": ((150, 60, 40), CREAM), "demon": ((60, 120, 74), INK), "asur": ((60, 120, 74), INK),
    "kartik": ((240, 196, 130), INDIGO), "krishna": ((74, 120, 178), GOLD), "tiger": ((226, 164, 50), INK),
    "rama": ((80, 150, 110), GOLD), "lion": ((230, 190, 110), (150, 90, 40)), "santhal": ((110, 70, 50), WHITE),
}  # fmt: skip


def headdress(s: Layer, cx: float, cy: float, r: float, tone: Colour, seed: str) -> None:
    """The great Chau crown: feathers, then fans of foil discs and beads."""
    inks = (tone, GOLD, INDIGO, WHITE, (196, 50, 80), LEAF)
    for i in range(17):
        turn = -96 + i * 12
        s.lay(
            s.piece(petal(cx, cy, r * 1.36, r * 0.2, turn), pale(inks[i % 2], 0.35 if i % 2 else 0.1)),
            "relief",
            0.5,
            "paper",
            0.15,
            6,
        )
    for j, share in enumerate((1.12, 0.9, 0.68)):
        count = 15 - 2 * j
        for i in range(count):
            a = math.radians(-180 + i * 180 / (count - 1))
            x, y = cx + r * share * math.cos(a), cy + r * share * math.sin(a)
            s.lay(s.piece(oval(x, y, r * 0.13), inks[(j + 1) % 6]), "ball", 0.6, "", 0.2, 5)
            s.lay(s.piece(oval(x, y, r * 0.075), inks[(i + j + 3) % 6]), "ball", 0.7)
            s.dots([(x, y)], WHITE, r * 0.025)
    for share in (1.01, 0.79):
        s.dots(arc(cx, cy, r * share, r * share, -180, 0, 60), WHITE if share > 0.9 else GOLD, r * 0.018)


def visage(s: Layer, cx: float, cy: float, r: float, kind: str, skin: Colour, trim: Colour, wood: bool, crown: bool = True) -> None:
    """A mask's face: goddess, god, tiger, elephant head, old man, demon."""
    grain = "wood" if wood else "paper"
    at: Move = lambda ps: [(cx + x * r, cy + y * r) for x, y in ps]  # noqa: E731
    line = dark(skin, 0.5) if wood else INK
    if crown and not wood:
        headdress(s, cx, cy - r * 0.35, r * 1.12, trim, kind)
    if kind == "tiger":
        for side in (-1, 1):
            ear = s.piece(at(oval(side * 0.7, -0.78, 0.3)), skin)
            ear.poly(at(oval(side * 0.7, -0.74, 0.16)), (196, 90, 80))
            s.lay(ear, "relief", 0.6, grain, 0.3, 8)
    elif kind == "ganesh":
        for side in (-1, 1):
            ear = s.piece(
                at(curve([(side * 0.6, -0.7), (side * 1.3, -0.8), (side * 1.5, -0.1), (side * 1.1, 0.5), (side * 0.7, 0.3)])),
                dark(skin, 0.08),
            )
            ear.line(
                at(curve([(side * 0.8, -0.5), (side * 1.25, -0.5), (side * 1.25, 0.1), (side * 1.0, 0.34)], False)),
                pale(skin, 0.4),
                r * 0.04,
            )
            s.lay(ear, "relief", 0.6, grain, 0.3, 8)
    elif not wood:
        for side in (-1, 1):
            for i in range(3):
                s.lay(
                    s.piece(at(oval(side * 0.9, 0.15 + i * 0.24, 0.12 - 0.02 * i)), (GOLD, trim, GOLD)[i]), "ball", 0.7, "", 0.2, 5
                )
    wide = 0.92 if kind in ("tiger", "demon", "chamunda") else 0.8
    shape = mirror(
        [
            (x + 500, y)
            for x, y in curve(
                [(0, -1.0), (-wide * 0.7, -0.86), (-wide, -0.3), (-wide * 0.92, 0.35), (-0.46, 0.92), (0, 1.06)], False
            )
        ]
    )
    head = s.piece(at([(x - 500, y) for x, y in shape]), skin)
    if kind == "tiger":
        head.poly(at(oval(0, 0.55, 0.5, 0.36)), CREAM)
        for side in (-1, 1):
            for i, y in enumerate((-0.62, -0.3, 0.05, 0.34)):
                head.poly(at(curve([(side * 0.98, y), (side * (0.5 + 0.05 * i), y + 0.1), (side * 0.98, y + 0.14)])), INK)
            head.poly(at(curve([(side * 0.1, -1.0), (side * 0.08, -0.6), (side * 0.2, -1.0)])), INK)
    elif not wood:
        for side in (-1, 1):
            head.poly(at(oval(side * 0.52, 0.3, 0.2, 0.16)), mix(skin, (216, 80, 70), 0.3))
    s.lay(head, "relief", 0.72, grain, 0.4, 14, 0.8)
    for side in (-1, 1):
        x, y = side * 0.4, -0.12
        white = curve([(x - 0.27, y + 0.02), (x, y - 0.17), (x + 0.27, y + 0.02 - 0.04 * side * 0), (x, y + 0.13)])
        if kind in ("tiger", "demon", "chamunda", "old"):
            white = oval(x, y - 0.02, 0.21, 0.19)
        eye = s.piece(at(white), WHITE if not wood else pale(skin, 0.45))
        eye.poly(at(oval(x, y - 0.01, 0.105)), INK if not wood else dark(skin, 0.7))
        eye.poly(at(oval(x - 0.03, y - 0.04, 0.03)), WHITE)
        s.lay(eye, "relief", 0.3)
        s.line(at([*white, white[0]]), line, r * 0.035)
        s.line(
            at(
                curve(
                    [(x - 0.3, y - 0.2 - (0.08 if side > 0 else 0)), (x, y - 0.36), (x + 0.3, y - 0.2 - (0.08 if side < 0 else 0))],
                    False,
                )
            ),
            line,
            r * 0.06,
        )
        if kind == "old":
            for i in range(3):
                s.line(
                    at(curve([(side * 0.62, 0.04 + i * 0.09), (side * 0.76, 0.1 + i * 0.1), (side * 0.8, 0.22 + i * 0.08)], False)),
                    line,
                    r * 0.025,
                )
    if kind in ("durga", "shiva", "kali", "chamunda"):
        third = s.piece(at(petal(0, -0.42, 0.36, 0.24, 0)), WHITE if not wood else pale(skin, 0.4))
        third.poly(at(oval(0, -0.6, 0.06)), INK)
        s.lay(third, "relief", 0.3)
        s.line(at(petal(0, -0.42, 0.36, 0.24, 0)), trim if not wood else line, r * 0.03)
    elif not wood and kind != "tiger":
        s.poly(at(petal(0, -0.44, 0.34, 0.14, 0)), MADDER if skin[0] < 220 or kind != "durga" else INK)
    if kind == "ganesh":
        trunk = s.piece(
            at(
                curve(
                    [
                        (-0.2, -0.1),
                        (0.2, -0.1),
                        (0.24, 0.5),
                        (0.36, 0.92),
                        (0.66, 0.96),
                        (0.76, 0.7),
                        (0.92, 0.74),
                        (0.86, 1.2),
                        (0.3, 1.36),
                        (-0.06, 0.98),
                        (-0.2, 0.5),
                    ]
                )
            ),
            pale(skin, 0.1),
        )  # noqa: E501
        for i in range(7):
            trunk.line(
                at(
                    curve(
                        [(-0.2 + 0.03 * i, 0.1 + i * 0.12), (0.03 + 0.03 * i, 0.15 + i * 0.12), (0.26 + 0.03 * i, 0.1 + i * 0.12)],
                        False,
                    )
                ),
                GOLD if i % 2 else dark(skin),
                r * 0.035,
            )
        s.lay(trunk, "relief", 0.7, grain, 0.4, 12)
        for side in (-1, 1):
            s.lay(s.piece(at(petal(side * 0.3, 0.52, 0.5, 0.14, side * 150)), CREAM), "relief", 0.6, "", 0.2, 6)
        return
    nose = curve([(0, -0.16), (0.1, 0.2), (0.2, 0.3), (0, 0.4), (-0.2, 0.3), (-0.1, 0.2)])
    s.lay(s.piece(at(nose), pale(skin, 0.12) if kind != "tiger" else (120, 50, 40)), "relief", 0.8, grain, 0.25, 6)
    if kind in ("tiger", "demon", "chamunda", "old"):
        mouth = s.piece(
            at(curve([(-0.52, 0.46), (0, 0.54), (0.52, 0.46), (0.4, 0.8), (0, 0.9), (-0.4, 0.8)])),
            (110, 24, 26) if not wood else dark(skin, 0.65),
        )
        for i in range(7 if kind != "old" else 3):
            x = (-0.36 + i * 0.12) if kind != "old" else (-0.2 + i * 0.2)
            mouth.poly(at(box(x - 0.052, 0.44, x + 0.052, 0.62, 0.02)), WHITE if not wood else CREAM)
        s.lay(mouth, "", 0, "", 0)
        if kind != "old":
            for side in (-1, 1):
                s.poly(at([(side * 0.44, 0.5), (side * 0.3, 0.54), (side * 0.36, 0.84)]), WHITE)
                s.poly(at([(side * 0.3, 0.84), (side * 0.18, 0.86), (side * 0.26, 0.62)]), WHITE)
        if kind == "tiger":
            for side in (-1, 1):
                for i in range(4):
                    s.line(at([(side * 0.3, 0.42 + i * 0.03), (side * 1.1, 0.3 + i * 0.13)]), (210, 180, 120), r * 0.022)
    else:
        lips = curve([(-0.24, 0.6), (-0.08, 0.56), (0, 0.59), (0.08, 0.56), (0.24, 0.6), (0, 0.72)])
        s.lay(s.piece(at(lips), MADDER if not wood else dark(skin, 0.3)), "relief", 0.5)
        if kind in ("shiva", "kartik", "old"):
            s.line(at(curve([(-0.4, 0.5), (0, 0.46), (0.4, 0.5)], False)), INK, r * 0.05)
    if wood or kind in ("durga", "krishna", "kartik", "rama"):
        band = s.piece(
            at(
                [
                    *curve([(-0.78, -0.66), (0, -0.86), (0.78, -0.66)], False),
                    (0.84, -0.98),
                    (0.5, -1.16),
                    (0.24, -1.06),
                    (0, -1.4),
                    (-0.24, -1.06),
                    (-0.5, -1.16),
                    (-0.84, -0.98),
                ]
            ),
            mix(skin, line, 0.25) if wood else GOLD,
        )  # noqa: E501
        for i in range(7):
            band.poly(
                at(oval(-0.6 + i * 0.2, -0.9 - 0.06 * (3 - abs(i - 3)), 0.055)),
                pale(skin, 0.4) if wood else (MADDER, INDIGO)[i % 2],
            )
        s.lay(band, "relief", 0.7, grain, 0.3, 8, 0.3)


def mask(s: Layer, subject: Subject) -> str:
    """A mask, a pair, a set of three; or flowers cut from cocoons."""
    if subject.has("flower", "garland", "topor") and not subject.has("mask"):
        spun(
            s,
            [(600, 150), (640, 140), (760, 190), (850, 140), (866, 138)],
            ware(subject, TERRACOTTA),
            500,
            [("dots", 720, CREAM)],
            "clay",
            INK,
        )
        sprays(s, 500, 606, subject, 130)
        return "stand"
    wood = subject.has("wood", "gamhar", "kushmandi", "gomira", "mukha", "bamboo")
    kind = next((k for k in _FACES if subject.has(k)), "")
    kind = kind or ("old" if subject.has("buro", "old", "buri") else subject.pick("durga", "demon", "krishna", "shiva"))
    kind = "demon" if kind == "asur" else kind
    skin, trim = _FACES.get(kind, ((170, 110, 66), MADDER))
    if wood and kind != "tiger":
        skin = subject.ink(0, (182, 124, 74))
    elif subject.colours:
        skin = subject.colours[0]
    trim = subject.ink(1, trim)
    if subject.has("three", "set", "miniature"):
        for (x, y), name in zip(((270, 420), (730, 420), (500, 760)), ("durga", "ganesh", "demon"), strict=True):
            visage(s, x, y, 130, name, *_FACES[name], False)
    elif subject.has("pair") or subject.named("side by side"):
        for x, flip in ((280, False), (720, True)):
            visage(s, x, 520, 205, kind, skin if not flip else mix(skin, (230, 190, 140), 0.3), trim, wood)
            if not flip:
                s.lay(
                    s.piece(curve([(200, 690), (280, 720), (360, 690), (330, 800), (280, 850), (230, 800)]), (232, 226, 214)),
                    "relief",
                    0.5,
                    "straw",
                    0.3,
                    8,
                )
    else:
        visage(s, 500, 560 if not wood else 540, 250 if not wood else 330, kind, skin, trim, wood, crown=not subject.has("small"))
    return "hung"


def doll(s: Layer, subject: Subject) -> str:
    """Dolls: a bride and groom, wooden king and queen, or a woman of clay."""
    robe, trim = subject.ink(0, MADDER, (196, 60, 50)), subject.ink(1, GOLD, INDIGO)
    if subject.has("wood", "natungram", "raja", "king"):
        for x, ink in ((310, robe), (690, INDIGO if robe != INDIGO else MADDER)):
            spun(s, [(420, 120), (500, 96), (640, 120), (780, 150), (862, 156)], ink, x,
                 [("zigzag", 560, WHITE), ("line", 640, GOLD), ("petals", 740, pale(ink, 0.5)), ("thick", 830, GOLD)], "wood")  # fmt: skip
            face(s, x, 350, 110, TURMERIC if ink == robe else (236, 206, 150), lambda ps: ps)
            s.lay(
                s.piece(curve([(x - 100, 290), (x - 90, 200), (x, 120), (x + 90, 200), (x + 100, 290), (x, 262)]), ink),
                "relief",
                0.6,
                "wood",
            )
            s.dots(arc(x, 300, 96, 44, 190, 350, 9), GOLD, 9)
    elif subject.has("pair", "bride", "couple", "groom"):
        person(s, 310, 880, 600, "groom", CREAM, robe)
        person(s, 690, 880, 560, "bride", robe, GOLD)
    elif subject.has("owl"):
        owl(s, TURMERIC, placed())
    else:
        person(s, 500, 880, 700, "woman", robe, trim, skin=subject.ink(2, (196, 142, 96)))
    return "stand"


def toy(s: Layer, subject: Subject) -> str:
    """A toy on wheels, a top, stacking rings or a jumping jack."""
    tone, second = subject.ink(0, MADDER, TURMERIC, LEAF), subject.ink(1, INDIGO, TURMERIC, MADDER)
    if subject.has("top", "spinning", "lattu"):
        for x, y, r, ink in ((360, 600, 170, tone), (680, 680, 130, second)):
            profile = [
                (y - r * 1.3, 12),
                (y - r * 0.8, 16),
                (y - r * 0.6, r * 0.5),
                (y - r * 0.1, r),
                (y + r * 0.3, r * 0.8),
                (y + r * 1.2, 8),
            ]
            spun(
                s,
                profile,
                ink,
                x,
                [("line", y - r * 0.1, CREAM), ("thick", y + r * 0.2, pale(ink, 0.4)), ("line", y + r * 0.5, GOLD)],
                "wood",
            )
    elif subject.has("ring", "stack", "rattle"):
        for i in range(5):
            r, ink = 280 - i * 40, (tone, second, TURMERIC, LEAF, MADDER)[i]
            y = 800 - i * 110
            spun(s, [(y - 60, r - 24), (y - 10, r), (y + 40, r - 24)], ink, 500, [("line", y - 10, pale(ink, 0.4))], "wood")
        s.lay(s.piece(oval(500, 270, 70), tone), "ball", 0.8, "wood")
    elif subject.has("jack", "sepai", "soldier", "puppet"):
        s.line([(500, 900), (500, 120)], BAMBOO, 16)
        m = placed(0, -60, 0.9)
        for side in (-1, 1):
            s.line(m(curve([(500 + side * 60, 360), (500 + side * 190, 300), (500 + side * 250, 180)], False)), tone, 40)
            s.line(m(curve([(500 + side * 40, 640), (500 + side * 130, 720), (500 + side * 180, 850)], False)), second, 46)
        s.lay(s.piece(m(curve([(410, 320), (590, 320), (620, 640), (380, 640)])), tone), "relief", 0.6, "straw")
        for y in range(380, 620, 50):
            s.line(m([(430, y), (570, y)]), CREAM, 8)
        face(s, 500, 220, 90, TURMERIC, m)
        s.lay(s.piece(m([(400, 150), (600, 150), (500, -10)]), second), "relief", 0.6, "straw")
    elif subject.has("bird", "peacock", "parrot"):
        peacock(s, tone, placed(), "wood")
    elif subject.has("owl"):
        owl(s, TURMERIC, placed())
    else:
        m = placed(0, -110, 0.8)
        (elephant if subject.has("elephant") else horse)(s, tone, m, "wood")
        s.lay(s.piece(box(170, 740, 850, 800, 12), second), "cyl-h", 0.7, "wood", 0.3)
        for x in (270, 750):
            s.lay(s.piece(oval(x, 815, 82), dark(WOOD, 0.2)), "ball", 0.6, "wood", 0.3)
            s.line(oval(x, 815, 58), TURMERIC, 10)
            s.dots([(x, 815)], TURMERIC, 16)
        s.line(curve([(170, 770), (90, 820), (40, 880)], False), CREAM, 8)
    return "stand"


def sculpture(s: Layer, subject: Subject) -> str:
    """A shrine piece, a tray of clay fruit, a carved head, or an animal in stone or metal."""
    tone, grain = ware(subject, (122, 120, 118), TERRACOTTA, BRASS), surface(subject)
    if subject.has("manasa", "chali", "shrine"):
        for j, (r, base) in enumerate(((330, 460), (250, 470), (170, 480))):
            for i in range(13 - 2 * j):
                turn = -90 + i * 180 / (12 - 2 * j)
                a = math.radians(turn)
                foot = (500 + r * 0.6 * math.sin(a), base - r * 0.6 * math.cos(a))
                hood = s.piece(petal(*foot, r * 0.52, r * 0.34, turn), dark(tone, 0.05 * j))
                hood.line([foot, (500 + r * math.sin(a), base - r * math.cos(a))], dark(tone, 0.4), 5)
                s.lay(hood, "relief", 0.7, "clay", 0.3, 8)
        body = mirror(curve([(500, 420), (400, 440), (330, 560), (300, 760), (250, 880), (500, 890)], False))
        base_piece = s.piece(body, tone)
        cords(
            base_piece,
            lambda ps: ps,
            [[(290, 780), (500, 830), (710, 780)], [(330, 620), (500, 660), (670, 620)], [(270, 840), (500, 880), (730, 840)]],
            dark(tone, 0.35),
        )
        s.lay(base_piece, "cyl", 0.8, "clay")
        face(s, 500, 440, 100, pale(tone, 0.14), lambda ps: ps)
        for side in (-1, 1):
            s.line(curve([(500 + side * 130, 560), (500 + side * 190, 660), (500 + side * 80, 730)], False), dark(tone, 0.1), 44)
    elif subject.has("fruit"):
        plate(s, 500, 560, 420, BAMBOO, "straw", "flat", 0.8)
        fruits = ((224, 168, 50), (84, 140, 70), (206, 70, 50), (230, 200, 90), (140, 60, 80), (236, 150, 50), (150, 170, 80))
        rng = random.Random(subject.sku)
        for i, (x, y) in enumerate(
            [
                (330, 400),
                (500, 370),
                (670, 400),
                (250, 520),
                (410, 500),
                (580, 500),
                (750, 520),
                (320, 640),
                (490, 630),
                (660, 650),
                (420, 740),
                (580, 750),
            ]
        ):  # noqa: E501
            ink, wide = fruits[i % 7], rng.uniform(0.9, 1.15)
            s.lay(s.piece(oval(x, y, 92 * wide, 92), ink), "ball", 0.85, "clay", 0.5, 14)
            s.line(curve([(x, y - 70), (x + 8, y - 96), (x + 20, y - 106)], False), (90, 60, 40), 8)
            s.poly(petal(x + 6, y - 90, 54, 24, 66), LEAF)
        return "flat"
    elif subject.has("face", "head", "beard", "root"):
        visage(s, 500, 420, 260, "old", tone, dark(tone), True)
        rng = random.Random(subject.sku)
        for i in range(26):
            x = 310 + i * 15
            s.line(
                curve(
                    [
                        (x, 560 + 70 * math.sin(i / 25 * 3.14)),
                        (x + rng.uniform(-14, 14), 720),
                        (500 + (x - 500) * 0.6 + rng.uniform(-30, 30), 860 + 40 * math.sin(i / 25 * 3.14)),
                    ],
                    False,
                ),
                mix(tone, dark(tone), rng.random() * 0.6),
                15,
            )  # noqa: E501
    elif subject.has("elephant"):
        elephant(s, tone, placed(), grain)
    elif subject.has("horse"):
        horse(s, tone, placed(), grain)
    elif subject.has("owl"):
        owl(s, tone, placed(), grain, plain=True)
    elif subject.has("fish"):
        fish(s, tone, dark(tone))
    elif subject.has("peacock", "bird"):
        peacock(s, tone, placed(), grain, dokra=True)
    else:
        s.lay(s.piece(box(300, 800, 700, 880, 10), dark(tone, 0.3)), "cyl-h", 0.6, grain)
        s.lay(
            s.piece([*arc(500, 330, 250, 250, 180, 360), (750, 820), (250, 820)], dark(tone, 0.12)), "relief", 0.8, grain, depth=0.2
        )
        for i in range(19):
            a = math.radians(180 + i * 10)
            s.lay(s.piece(oval(500 + 215 * math.cos(a), 330 + 215 * math.sin(a), 17), tone), "ball", 0.7, grain)
        person(s, 500, 800, 520, "woman", tone, pale(tone, 0.12), skin=pale(tone, 0.16))
    return "stand"


def scroll(s: Layer, subject: Subject) -> str:
    """A patachitra scroll: painted scenes between flowering borders, on two rollers."""
    rng = random.Random(subject.sku)
    left, top, right, bottom = s.room
    x0, x1, y0, y1 = 250, 750, top + 90, bottom - 100
    s.lay(s.piece(box(x0, y0, x1, y1, 2), (240, 224, 188)), "flat", 0.8, "paper", 0.5, 20)
    inks = [subject.ink(0, MADDER), INDIGO, LEAF, TURMERIC, (206, 98, 44)]
    scenes = [n for n in ("fish", "woman", "snake", "tree", "boat", "tiger") if subject.has(n)]
    scenes = (scenes + rng.sample(["fish", "woman", "tree", "snake", "boat", "bird"], 6))[: 4 if y1 - y0 > 900 else 3]
    h = (y1 - y0 - 40) / len(scenes)
    for y in [y0 + 20 + i * h for i in range(len(scenes) + 1)]:
        for i in range(11):
            s.poly(petal(x0 + i * 50 + 10, y, 24, 18, 90), inks[i % 2])
    for side in (x0 + 26, x1 - 26):
        s.line([(side, y0 + 20), (side, y1 - 20)], LEAF, 5)
        for i in range(int((y1 - y0) / 36) - 1):
            y = y0 + 40 + i * 36
            s.poly(petal(side, y, 30, 15, -50 if i % 2 else 50), LEAF)
            s.dots([(side + (12 if i % 2 else -12), y + 10)], MADDER, 6)
    for n, name in enumerate(scenes):
        a, b = y0 + 38 + n * h, y0 + n * h + h + 2
        ground = (mix(CREAM, inks[(n + 3) % 5], 0.35), mix(CREAM, inks[1], 0.3), (226, 196, 120), (214, 120, 84))[n % 4]
        panel = s.piece(box(x0 + 56, a, x1 - 56, b), ground)
        _scene(panel, name, 500, (a + b) / 2, (b - a) / 2, inks)
        s.lay(panel, "", 0, "paper")
        s.line([*box(x0 + 56, a, x1 - 56, b), (x0 + 56, a)], INK, 5)
    for y in (y0 - 6, y1 + 6):
        s.lay(s.piece(box(x0 - 70, y - 22, x1 + 70, y + 22, 18), WOOD), "cyl-h", 0.8, "wood", 0.4, 14)
        for x in (x0 - 78, x1 + 78):
            s.lay(s.piece(oval(x, y, 30), MADDER), "ball", 0.7, "wood")
    s.line([(x0, y0 - 22), (500, top + 10), (x1, y0 - 22)], (140, 110, 80), 5)
    return "hung"


def _scene(p: Layer, name: str, x: float, y: float, r: float, inks: list[Colour]) -> None:
    at: Move = lambda ps: [(x + u * r, y + v * r) for u, v in ps]  # noqa: E731
    if name in ("fish", "boat"):
        for i in range(-3, 4):
            p.line(
                at(
                    curve(
                        [(-2, 0.75 + i * 0.06), (-1, 0.7 + i * 0.06), (0, 0.76 + i * 0.06), (1, 0.7 + i * 0.06), (2, 0.76)], False
                    )
                ),
                inks[1],
                5,
            )
    if name == "fish":
        for dx, dy, f in ((-0.1, -0.35, 1), (0.1, 0.35, -1)):
            p.poly(at([(dx + f * 0.5, dy), (dx + f * 0.98, dy - 0.3), (dx + f * 0.98, dy + 0.3)]), inks[2])
            p.poly(
                at(curve([(dx - f * 0.8, dy), (dx, dy - 0.3), (dx + f * 0.6, dy), (dx, dy + 0.3)])), inks[0] if f > 0 else inks[4]
            )
            for i in range(4):
                p.line(at(arc(dx + f * (0.3 - i * 0.2), dy, 0.1, 0.2, -80 if f > 0 else 100, 80 if f > 0 else 260)), CREAM, 5)
            p.dots(at([(dx - f * 0.52, dy - 0.04)]), CREAM, r * 0.1)
            p.dots(at([(dx - f * 0.52, dy - 0.04)]), INK, r * 0.05)
    elif name == "boat":
        p.poly(at(curve([(-1.1, -0.1), (0, 0.4), (1.1, -0.1), (0.8, 0.5), (0, 0.66), (-0.8, 0.5)])), inks[0])
        for i in range(3):
            u = -0.5 + i * 0.5
            p.poly(at([(u - 0.16, 0.34), (u, -0.3), (u + 0.16, 0.34)]), inks[(i + 1) % 5])
            p.poly(at(oval(u, -0.36, 0.15)), (222, 170, 110))
            p.dots(at([(u + 0.04, -0.38)]), INK, r * 0.035)
    elif name == "tree":
        p.line(at([(0, 0.95), (0, -0.2)]), (110, 70, 46), 22)
        for i in range(11):
            a = math.radians(-180 + i * 18)
            end = (0.95 * math.cos(a), -0.05 + 0.75 * math.sin(a))
            p.line(at([(0, 0.3), end]), (110, 70, 46), 7)
            for turn in (-70, 0, 70):
                p.poly(at(petal(*end, 0.3, 0.15, turn + i * 18 - 90)), inks[2])
            p.dots(at([end]), inks[i % 2 * 4], r * 0.06)
    elif name == "snake":
        for f in (-1, 1):
            p.line(
                at(curve([(f * 0.1, 0.9), (f * 0.7, 0.5), (f * 0.2, 0.1), (f * 0.7, -0.3), (f * 0.5, -0.7)], False)),
                inks[2] if f > 0 else inks[1],
                r * 0.16,
            )
            p.line(
                at(curve([(f * 0.1, 0.9), (f * 0.7, 0.5), (f * 0.2, 0.1), (f * 0.7, -0.3), (f * 0.5, -0.7)], False)),
                CREAM,
                5,
                (8, 12),
            )
            p.poly(at(petal(f * 0.5, -0.5, 0.45, 0.34, -f * 16)), inks[0])
            p.dots(at([(f * 0.46, -0.76)]), CREAM, r * 0.05)
    elif name == "bird":
        for f in (-1, 1):
            p.poly(
                at(curve([(f * 0.15, 0.2), (f * 0.3, -0.3), (f * 0.6, -0.2), (f * 0.9, 0.7), (f * 0.5, 0.5)])),
                inks[2] if f > 0 else inks[1],
            )
            p.poly(at(oval(f * 0.28, -0.4, 0.16)), inks[2] if f > 0 else inks[1])
            p.poly(at([(f * 0.14, -0.46), (f * 0.14, -0.3), (f * 0.02, -0.36)]), inks[4])
            p.dots(at([(f * 0.28, -0.42)]), CREAM, r * 0.05)
            p.line(at(curve([(f * 0.35, 0), (f * 0.6, 0.2), (f * 0.75, 0.5)], False)), CREAM, 5, (8, 7))
    else:
        for f in (-1, 1):
            u = f * 0.48
            p.poly(at([(u - 0.34, 0.98), (u - 0.12, -0.1), (u + 0.12, -0.1), (u + 0.34, 0.98)]), inks[0] if f > 0 else inks[1])
            for i in range(4):
                p.line(at([(u - 0.3, 0.3 + i * 0.18), (u + 0.3, 0.3 + i * 0.18)]), CREAM, 4, (7, 7))
            p.poly(at(oval(u, -0.42, 0.3, 0.34)), INK)
            p.poly(
                at(
                    curve(
                        [(u - f * 0.3, -0.4), (u - f * 0.1, -0.7), (u + f * 0.16, -0.5), (u + f * 0.1, -0.1), (u - f * 0.14, -0.08)]
                    )
                ),
                (226, 170, 110),
            )
            p.poly(at(petal(u - f * 0.24, -0.42, 0.26, 0.16, f * 90)), WHITE)
            p.dots(at([(u - f * 0.1, -0.42)]), INK, r * 0.045)
            p.dots(at([(u - f * 0.16, -0.6)]), MADDER, r * 0.03)
            p.line(at(curve([(u, 0.05), (u - f * 0.3, 0.2), (u - f * 0.42, -0.02)], False)), (226, 170, 110), r * 0.1)


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {
    "figurine": figurine, "mask-decor": mask, "doll": doll, "toy": toy, "sculpture": sculpture, "artwork-scroll": scroll,
}  # fmt: skip
