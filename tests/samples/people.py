"""People: clay and wooden figures, dolls and toys."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from animals import Move, elephant, fish, horse, owl, peacock, placed
from brush import (
    BAMBOO,
    CREAM,
    GOLD,
    INDIGO,
    INK,
    LEAF,
    MADDER,
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
    mirror,
    oval,
    pale,
    petal,
)
from turned import spun, surface, ware


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
    )
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
                    [(x + side * r * 0.12, y - r * 0.36), (x + side * r * 0.4, y - r * 0.46), (x + side * r * 0.7, y - r * 0.3)],
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
        s.lay(s.piece(m(oval(*line[-1], width * 0.46)), skin), "ball", 0.5, "clay")

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
    )
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
    elif kind == "raised":
        limb([(424, 350), (350, 270), (380, 120), (420, 20)], skin, 50)
        limb([(576, 350), (650, 270), (620, 120), (580, 20)], skin, 50)
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


def _howdah(s: Layer, tone: Colour) -> None:
    for x in (490, 690):
        s.lay(s.piece(box(x, 180, x + 26, 420, 8), dark(tone, 0.1)), "cyl", 0.8, "clay", 0.2, 8)
    s.lay(s.piece(curve([(440, 200), (600, 60), (760, 200), (600, 220)]), tone), "relief", 0.8, "clay", 0.3, 10)
    s.lay(s.piece(box(460, 330, 740, 420, 16), tone), "relief", 0.7, "clay", 0.3, 10)
    for i in range(7):
        s.line(arc(490 + i * 37, 372, 15, 22, 0, 300), dark(tone, 0.5), 6)
        s.dots([(470 + i * 43, 206)], dark(tone, 0.4), 9)


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
            subject.focus = (380, 330)
    elif subject.has("elephant", "hati", "gaj"):
        if subject.has("howdah"):
            _howdah(s, tone)
        elephant(s, tone, placed(), grain, subject.named("trunk", "raised"), dokra)
        subject.focus = (600, 540)
    elif subject.has("owl", "pencha", "lakshmi"):
        owl(
            s,
            tone if grain != "wood" or subject.colours else TURMERIC,
            placed(),
            grain,
            plain=grain in ("stone", "clay", "metal"),
            inks=tuple(subject.colours[1:3]),
        )
        subject.focus = (500, 340)
    elif subject.has("baul", "musician", "singer"):
        person(s, 480, 880, 640, "baul", subject.ink(0, (214, 124, 44)), subject.ink(1, MADDER))
        subject.focus = (620, 420)
    elif subject.has("seller", "vendor", "farmer", "fisher", "woman", "clay figure"):
        person(s, 500, 880, 700, "seller", subject.ink(0, WHITE, (90, 130, 90)), subject.ink(1, MADDER))
        subject.focus = (500, 700)
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


def doll(s: Layer, subject: Subject) -> str:
    """Dolls: a bride and groom, wooden king and queen, or a woman of clay."""
    robe, trim = subject.ink(0, MADDER, (196, 60, 50)), subject.ink(1, GOLD, INDIGO)
    if subject.has("wood", "natungram", "raja", "king"):
        for x, ink in ((310, robe), (690, subject.ink(1, MADDER) if subject.colours else MADDER)):
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
            for side in (-1, 1):
                s.line(curve([(x + side * 120, 500), (x + side * 150, 600), (x + side * 40, 660)], False), dark(ink, 0.12), 44)
                s.lay(s.piece(oval(x + side * 36, 662, 24), TURMERIC), "ball", 0.5, "wood")
    elif subject.has("pair", "bride", "couple", "groom"):
        person(s, 310, 880, 600, "groom", CREAM, robe)
        person(s, 690, 880, 560, "bride", robe, GOLD)
        subject.focus = (640, 420)
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


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {"figurine": figurine, "doll": doll, "toy": toy}
