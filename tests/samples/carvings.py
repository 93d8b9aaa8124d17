"""Carvings: shrine pieces, clay fruit, carved heads and groups."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from animals import cords, elephant, fish, horse, owl, peacock, placed
from brush import (
    BAMBOO,
    BRASS,
    LEAF,
    MADDER,
    TERRACOTTA,
    TURMERIC,
    WOOD,
    Colour,
    Layer,
    Subject,
    arc,
    box,
    curve,
    dark,
    mirror,
    mix,
    oval,
    pale,
    petal,
)
from masks import visage
from people import face, person
from turned import plate, surface, ware


def _fruit(s: Layer, kind: int, x: float, y: float, ink: Colour, wide: float) -> None:
    """Draw one clay fruit: mango, apple, bananas, custard apple, pomegranate or orange."""
    if kind == 2:
        for k in range(3):
            bend = [
                (x - 90, y - 40 + 30 * k),
                (x, y + 20 + 26 * k),
                (x + 92, y - 46 + 30 * k),
                (x + 70, y - 60 + 30 * k),
                (x, y - 26 + 28 * k),
                (x - 70, y - 62 + 30 * k),
            ]
            s.lay(s.piece(curve(bend), (232, 192, 70)), "relief", 0.85, "clay", 0.4, 10, 0.8)
            s.dots([(x - 30 + 25 * j, y + 26 * k - 4) for j in range(3)], (150, 110, 40), 4)
    elif kind == 3:
        s.lay(s.piece(oval(x, y, 90, 86), (150, 170, 96)), "ball", 0.85, "clay", 0.5, 14)
        for j in range(-3, 4):
            for k in range(-3, 4):
                if j * j + k * k < 9:
                    s.lay(
                        s.piece(oval(x + j * 25 + (12 if k % 2 else 0), y + k * 23, 15), (166, 184, 112)), "ball", 0.7, "", 0.25, 4
                    )
    elif kind == 0:
        shape = [
            (x - 96, y + 10),
            (x - 60, y - 66),
            (x + 20, y - 84),
            (x + 92, y - 40),
            (x + 84, y + 40),
            (x, y + 76),
            (x - 70, y + 66),
        ]
        s.lay(s.piece(curve(shape), ink), "ball", 0.85, "clay", 0.5, 14)
    else:
        s.lay(s.piece(oval(x, y, 92 * wide, 90), ink), "ball", 0.85, "clay", 0.5, 14)
        if kind == 4:
            for turn in (-40, 0, 40):
                s.lay(s.piece(petal(x, y - 76, 46, 26, turn), dark(ink, 0.2)), "relief", 0.6)
    if kind != 2:
        s.line(curve([(x, y - 76), (x + 8, y - 96), (x + 20, y - 106)], False), (90, 60, 40), 8)
        s.poly(petal(x + 6, y - 90, 54, 24, 66), LEAF)


def sculpture(s: Layer, subject: Subject) -> str:
    """A shrine piece, a tray of clay fruit, a carved head, or an animal in stone or metal."""
    tone, grain = ware(subject, (122, 120, 118), TERRACOTTA, BRASS), surface(subject)
    if subject.has("manasa", "chali"):
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
        ):
            ink, wide = fruits[i % 7], rng.uniform(0.9, 1.15)
            _fruit(s, i % 6, x, y, ink, wide)
        return "flat"
    elif subject.has("gour", "nitai", "dancing"):
        s.lay(s.piece(box(170, 830, 830, 890, 12), dark(WOOD, 0.2)), "cyl-h", 0.7, "wood", 0.3)
        robe = subject.ink(0, TURMERIC)
        person(s, 330, 840, 600, "raised", robe, MADDER, skin=(232, 196, 140))
        person(s, 670, 840, 600, "raised", subject.ink(1, (96, 140, 190)), MADDER, skin=(236, 204, 150))
        subject.focus = (360, 440)
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
            )
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


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {"sculpture": sculpture}
