"""Sweets, snacks and fruit."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from brush import (
    BAMBOO,
    BRASS,
    CREAM,
    INK,
    LEAF,
    MADDER,
    STRAW,
    TERRACOTTA,
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
from larder import fill, heap, leaf, morsel, seeded
from mats import coils
from turned import bowl, plate, spun


def sweet(s: Layer, subject: Subject) -> str:
    """Sweets on a leaf, in a pot, a casket or a leaf bowl."""
    rng = seeded(subject, "sweet")
    if subject.has("patali", "gur", "jaggery cake", "solid") and not subject.has("moa", "sandesh", "rasogolla"):
        plate(s, 470, 760, 380, WOOD, "wood", "flat", 0.3)
        for y in (760, 650):
            spun(s, [(y - 84, 224), (y - 40, 240), (y + 20, 228)], (134, 76, 36), 430, (), "clay", mouth=(150, 90, 46), tilt=0.3)
        for r in (150, 90):
            s.line(oval(430, 566, r, r * 0.3), (112, 60, 28), 6)
        bowl(s, 760, 700, 150, 120, TERRACOTTA, dark(TERRACOTTA, 0.35))
        for x, y in ((300, 880), (370, 900), (640, 880)):
            morsel(s, "chunk", x, y, 36, (134, 76, 36), rng)
        return "stand"
    if subject.has("casket", "box of 24") or subject.named("casket"):
        coils(s, [(520, 330), (650, 336), (800, 310), (866, 280)], (214, 186, 122), (150, 120, 64))
        s.lay(s.piece(oval(500, 520, 318, 60), dark(LEAF, 0.2)), "flat", 0.8)
        for y, row in ((490, 5), (520, 6), (548, 5)):
            for i in range(row):
                _moa(s, 500 + (i - (row - 1) / 2) * 104, y, 60, rng)
        coils(s, [(700, 334), (720, 336)], (214, 186, 122), MADDER)
        s.line(curve([(180, 700), (500, 760), (820, 700)], False), MADDER, 13)
        s.line(curve([(500, 750), (430, 690), (400, 740), (500, 756), (600, 690), (570, 800)], False), MADDER, 11)
        return "stand"
    if subject.has("moa"):
        leaf(s, 500, 640, 900, 420)
        for x, y in ((500, 500), (390, 560), (610, 560), (290, 640), (500, 640), (710, 640), (400, 720), (600, 720)):
            _moa(s, x, y, 98, rng)
        return "stand"
    if subject.has("laddu", "laddoo", "bode", "motichur", "mihidana", "sitabhog"):
        fine = subject.has("mihidana", "sitabhog", "bode")
        tone = seeded(subject, "tone").choice([(206, 120, 40), (226, 166, 60)])
        tone = (
            (112, 68, 40)
            if subject.has("mahua", "sesame", "brown")
            else (244, 236, 214)
            if subject.has("sitabhog", "sada")
            else (236, 176, 48)
            if fine
            else tone
        )
        bowl(
            s,
            500,
            650,
            340,
            210,
            (104, 128, 66) if subject.named("sal leaf", "leaf bowl") else TERRACOTTA,
            None,
            "straw" if subject.named("sal leaf", "leaf bowl") else "clay",
        )
        if fine:
            heap(s, 500, 660, 600, 220, "grain" if subject.has("sitabhog") else "granule", [tone, pale(tone, 0.2)], 13, rng)
            return "stand"
        for x, y in ((320, 600), (500, 610), (680, 600), (400, 500), (600, 500), (500, 410)):
            ball = s.piece(oval(x, y, 104), tone)
            for _ in range(120):
                ball.dots(
                    [(x + rng.uniform(-104, 104), y + rng.uniform(-104, 104))],
                    rng.choice([pale(tone, 0.5), dark(tone, 0.3), (240, 226, 190)]),
                    rng.uniform(4, 8),
                )
            s.lay(ball, "ball", 0.9, "clay", 0.4, 12)
        return "stand"
    dark_one = subject.has("chhanabora", "langcha", "pantua", "lalmohan", "gulab")
    tone = (
        (112, 52, 30)
        if dark_one
        else (246, 240, 228)
        if subject.has("rasogolla", "rosogolla", "rasgulla", "chamcham")
        else (214, 172, 118)
    )
    if subject.has("sandesh", "sarpuria", "barfi", "monohara"):
        plate(s, 500, 650, 400, BRASS, "metal", "flat", 0.42)
        for x, y in ((340, 600), (500, 560), (660, 600), (400, 690), (600, 690), (500, 760)):
            disc = s.piece(oval(x, y - 40, 92, 60), tone)
            for a in range(0, 360, 45):
                disc.line(petal(x, y - 40, 56, 26, a), dark(tone, 0.3), 5)
            s.lay(s.piece(oval(x, y - 16, 92, 60), dark(tone, 0.25)), "cyl", 0.7, "", 0.4, 10)
            s.lay(disc, "relief", 0.5, "clay")
        return "stand"
    bowl(s, 500, 600, 360, 270, TERRACOTTA, None, "clay", [("line", 700, CREAM), ("dots", 740, CREAM)])
    s.lay(s.piece(oval(500, 606, 334, 80), (226, 196, 130)), "flat", 0.8)
    for x, y in ((330, 590), (500, 560), (670, 590), (410, 630), (590, 630), (500, 520)):
        s.lay(s.piece(oval(x, y, 98, 92), tone), "ball", 0.85, "clay", 0.4, 10)
    return "stand"


def _moa(s: Layer, x: float, y: float, r: float, rng: random.Random) -> None:
    ball = s.piece(oval(x, y, r), (196, 136, 62))
    for _ in range(80):
        a, d = rng.uniform(0, math.tau), r * math.sqrt(rng.random())
        morsel(
            ball,
            "puff",
            x + d * math.cos(a),
            y + d * math.sin(a),
            r * 0.13,
            rng.choice([(226, 178, 96), (206, 148, 70), (240, 208, 140)]),
            rng,
        )
    s.lay(ball, "ball", 0.85, "", 0.4, r * 0.16)
    s.lay(s.piece(petal(x, y - r * 0.5, r * 0.44, r * 0.26, 70), (84, 44, 30)), "relief", 0.8, "", 0.3, 4)


def fruit(s: Layer, subject: Subject) -> str:
    """Fruit in a box on straw."""
    rng = seeded(subject, "fruit")
    tone: Colour = (150, 168, 70)
    for word, ink in (("orange", (226, 130, 40)), ("guava", (172, 196, 96)), ("litchi", (190, 60, 66)), ("pineapple", (206, 150, 50)),
                      ("lemon", (216, 206, 80)), ("himsagar", (206, 180, 70)), ("mango", (150, 168, 70))):  # fmt: skip
        tone = ink if subject.has(word) else tone
    s.lay(s.piece([(120, 420), (880, 420), (930, 640), (70, 640)], dark(WOOD, 0.3)), "flat", 0.8, "wood")
    fill(s, [(136, 430), (864, 430), (910, 650), (90, 650)], "leaf", [STRAW, (206, 176, 110), (190, 156, 92)], 30, rng, "flat")
    for row, y, n in ((0, 440, 4), (1, 520, 5), (2, 610, 4)):
        for i in range(n):
            x = 500 + (i - (n - 1) / 2) * (168 + row * 10)
            blush = mix(tone, (226, 180, 70), rng.uniform(0.1, 0.6))
            if subject.has("mango"):
                body = s.piece(
                    curve(
                        [
                            (x - 96, y + 10),
                            (x - 60, y - 66),
                            (x + 20, y - 84),
                            (x + 92, y - 40),
                            (x + 84, y + 40),
                            (x, y + 76),
                            (x - 70, y + 66),
                        ]
                    ),
                    blush,
                )
            else:
                body = s.piece(oval(x, y, 84), blush)
            s.lay(body, "ball", 0.8, "clay", 0.45, 14)
            s.line([(x - 6, y - 70), (x, y - 96)], (96, 72, 46), 8)
            if i % 2 == row % 2:
                s.lay(s.piece(petal(x, y - 84, 110, 36, 60 + 20 * i), LEAF), "relief", 0.5, "", 0.2, 5)
    for j in range(3):
        y = 640 + j * 84
        s.lay(s.piece(box(60, y, 940, y + 70, 6), mix(BAMBOO, WOOD, 0.2)), "cyl-h", 0.5, "wood", 0.3, 8)
        s.dots([(96, y + 35), (904, y + 35)], INK, 8)
    return "stand"


def snack(s: Layer, subject: Subject) -> str:
    """Bori, puffed and popped rice, mango leather and other dry snacks."""
    x: float
    y: float
    rng = seeded(subject, "snack")
    if subject.has("amsatta", "leather"):
        leaf(s, 500, 600, 920, 520)
        for i, (x, y) in enumerate(((330, 640), (520, 670), (690, 640), (420, 560), (600, 560), (510, 470))):
            slab = s.piece([(x - 110, y), (x - 10, y - 64), (x + 120, y - 20), (x + 20, y + 56)], (124, 60, 26))
            for j in range(4):
                slab.line([(x - 100 + j * 40, y - 10), (x + 10 + j * 36, y + 40)], (150, 84, 36), 4)
            s.lay(
                s.piece(
                    [(x - 110, y), (x + 20, y + 56), (x + 120, y - 20), (x + 120, y + 8), (x + 20, y + 88), (x - 110, y + 30)],
                    (92, 42, 20),
                ),
                "",
                0,
                "",
                0.3,
                8,
            )
            s.lay(slab, "flat", 1.0 + 0.1 * i, "leather")
        return "stand"
    if subject.has("goyna", "tikli"):
        s.lay(s.piece(oval(500, 500, 430), (196, 160, 96)), "flat", 0.8, "straw", 0.5, 20)
        s.lay(s.piece(oval(500, 500, 396), (64, 56, 54) if subject.has("tikli", "poppy") else (104, 70, 46)), "flat", 0.8, "clay")
        if subject.has("poppy", "tikli"):
            for _ in range(1500):
                a, r = rng.uniform(0, math.tau), 390 * math.sqrt(rng.random())
                s.dots(
                    [(500 + r * math.cos(a), 500 + r * math.sin(a))],
                    rng.choice([(226, 218, 200), (206, 196, 176), (180, 170, 152)]),
                    5,
                )
        spots = [(500, 500), *((500 + 255 * math.cos(i * math.tau / 6), 500 + 255 * math.sin(i * math.tau / 6)) for i in range(6))]
        for n, (x, y) in enumerate(spots):
            lines = [arc(x, y, 104, 104, 0, 360, 60), arc(x, y, 70, 70, 0, 360, 40)]
            lines += [arc(x + 87 * math.cos(i * 0.524), y + 87 * math.sin(i * 0.524), 17, 17, 0, 360, 14) for i in range(12)]
            lines += [petal(x, y, 62, 36, i * 60 + n * 20) for i in range(6)]
            if not subject.has("tikli") and n % 2:
                lines = [
                    curve(
                        [
                            (x - 80, y + 70),
                            (x - 10, y + 20),
                            (x + 30, y - 60),
                            (x + 70, y - 84),
                            (x + 50, y - 40),
                            (x + 40, y + 40),
                            (x - 20, y + 84),
                        ]
                    )
                ]
                lines += [petal(x - 20, y + 50, 120, 40, -20 - i * 22) for i in range(5)]
                lines += [
                    arc(x - 20 + 100 * math.cos(i * 0.4 + 3.3), y + 50 + 100 * math.sin(i * 0.4 + 3.3), 14, 14, 0, 360, 14)
                    for i in range(6)
                ]
            for line in lines:
                s.line([(px + 4, py + 6) for px, py in line], (40, 30, 24), 13)
            for line in lines:
                s.line(line, (240, 228, 200), 13)
                s.line([(px - 2, py - 2) for px, py in line], WHITE, 5)
        return "flat"
    if subject.has("bori", "dal"):
        s.lay(s.piece(oval(500, 500, 430), BAMBOO), "flat", 0.8, "straw", 0.5, 20)
        s.lay(s.piece(oval(500, 500, 390), (206, 176, 120)), "flat", 0.9, "straw")
        for j in range(7):
            for i in range(8):
                x, y = 500 + (i - 3.5) * 94 + (24 if j % 2 else -24), 500 + (j - 3) * 94
                if math.hypot(x - 500, y - 500) < 340:
                    drop = curve(
                        [(x - 38, y + 20), (x - 26, y - 12), (x - 4, y - 50), (x + 22, y - 14), (x + 38, y + 20), (x, y + 36)]
                    )
                    s.lay(
                        s.piece(drop, mix((236, 222, 180), (206, 180, 120), rng.random() * 0.6)),
                        "relief",
                        0.9,
                        "clay",
                        0.45,
                        10,
                        0.8,
                    )
        return "flat"
    puffed = subject.has("khoi", "popped")
    inks: list[Colour] = (
        [(250, 246, 234), (240, 230, 206), (226, 206, 160)] if puffed else [(244, 234, 208), (236, 220, 184), (250, 244, 228)]
    )
    coils(s, [(560, 340), (660, 330), (780, 290), (866, 240)], BAMBOO, MADDER)
    s.lay(s.piece(oval(500, 560, 328, 60), dark(BAMBOO, 0.4)), "flat", 0.8)
    heap(s, 500, 580, 620, 250, "puff" if puffed else "grain", inks, 22 if puffed else 16, rng)
    return "stand"


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {"sweet": sweet, "fruit": fruit, "snack": snack}
