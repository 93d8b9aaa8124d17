"""Foods: tea, honey, rice, pickles and spices."""

from __future__ import annotations

from collections.abc import Callable

from brush import (
    BAMBOO,
    BRASS,
    CREAM,
    GOLD,
    INDIGO,
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
    oval,
    pale,
    petal,
)
from larder import cup, ears, fill, heap, jar, morsel, pack, sack, seeded
from tableware import bottle
from turned import bowl, plate, spun


def tea(s: Layer, subject: Subject) -> str:
    """Tea: its pack, the leaf and a cup."""
    rng, words = seeded(subject, "leaf"), subject
    green = words.has("green")
    leafs: list[Colour] = [(88, 104, 58), (120, 130, 76), (66, 84, 46)] if green else [(66, 44, 32), (92, 62, 42), (48, 34, 28)]
    if words.has("first"):
        leafs = [(92, 92, 56), (74, 66, 44), (122, 116, 74)]
    if words.has("silver", "muscatel"):
        leafs.append((206, 200, 180))
    liquor: Colour = (
        (204, 196, 110)
        if green
        else (226, 180, 84)
        if words.has("first")
        else (150, 66, 30)
        if words.has("autumn", "ctc")
        else (190, 96, 40)
    )
    kind = "granule" if words.has("ctc") else "leaf"
    tone = (
        subject.ink(0, (44, 84, 66), (122, 44, 52), INDIGO, (196, 140, 60))
        if subject.colours
        else seeded(subject, "tin").choice([(44, 84, 66), (122, 44, 52), INDIGO, (176, 120, 50), (70, 60, 90)])
    )
    if words.has("pan") and subject.named("tossed", "pan"):
        s.lay(s.piece(oval(500, 560, 420, 220), (58, 56, 58)), "relief", 0.9, "stone", 0.4, 18, 0.3)
        s.lay(s.piece(oval(500, 560, 350, 170), (40, 38, 40)), "flat", 0.8, "stone")
        heap(s, 500, 640, 560, 190, "leaf", leafs, 17, rng)
        for _ in range(26):
            morsel(s, "leaf", rng.uniform(300, 700), rng.uniform(250, 430), 18, rng.choice(leafs), rng)
        for x in (70, 930):
            s.line(arc(x, 560, 50, 60, 90 if x < 500 else -90, 270 if x < 500 else 90), (58, 56, 58), 26)
        return "stand"
    if words.named("tin"):
        spun(
            s,
            [(260, 186), (830, 186), (850, 182)],
            tone,
            340,
            [
                ("line", 370, GOLD),
                ("petals", 560, pale(tone, 0.5)),
                ("line", 600, GOLD),
                ("diamonds", 700, GOLD),
                ("line", 780, GOLD),
            ],
            "",
            tilt=0.14,
        )
        spun(s, [(200, 180), (222, 190), (290, 192)], dark(tone, 0.2), 340, [("line", 270, GOLD)], "", pale(tone, 0.15), tilt=0.14)
    else:
        pack(
            s,
            330,
            850,
            380,
            640,
            (206, 176, 130) if words.has("paper", "autumn") else tone,
            tone if words.has("paper", "autumn") else CREAM,
            (kind, leafs),
            subject.sku,
        )
    if subject.named("white bowl"):
        bowl(s, 720, 690, 170, 130, WHITE, liquor, "")
        s.lay(s.piece(oval(720, 694, 156, 36), liquor), "flat", 0.7)
    else:
        cup(s, 720, 790, WHITE, liquor, subject.named("glass"))
    heap(s, 640, 900, 380, 84, kind, leafs, 14 if kind == "granule" else 17, rng)
    if words.has("spice", "masala", "ginger", "cardamom"):
        for x in (480, 560, 870):
            morsel(s, "chunk", x, 900, 40, (206, 172, 112), rng)
        for x, y in ((820, 930), (890, 948), (600, 950), (520, 948)):
            s.lay(s.piece(petal(x, y, 56, 30, rng.uniform(50, 130)), (150, 168, 96)), "relief", 0.8, "straw", 0.3, 5)
    return "stand"


def honey(s: Layer, subject: Subject) -> str:
    """Honey in a jar or bottle, with its flowers."""
    x: float
    y: float
    tone: Colour = (
        (232, 202, 120)
        if subject.has("mustard", "pale", "set")
        else (112, 62, 24)
        if subject.has("dark", "sal")
        else (226, 176, 74)
        if subject.has("khalsi", "straw")
        else (190, 104, 34)
    )
    if subject.has("forest") and not subject.has("sal", "khalsi"):
        for i in range(9):
            x = 120 + i * 95
            s.line(
                curve([(x, 880), (x + 16 * (-1) ** i, 700), (500 + (x - 500) * 0.5, 480), (500 + (x - 500) * 0.3, 300)], False),
                (104, 84, 66),
                20 - abs(4 - i),
            )
    small = subject.named("small")
    jar(
        s,
        470,
        870,
        480 if small else 620,
        170 if small else 220,
        tone,
        subject.ink(1, MADDER, INDIGO, LEAF)
        if subject.colours
        else seeded(subject, "cap").choice([MADDER, INDIGO, LEAF, TERRACOTTA]),
        label="comb",
    )
    bloom = WHITE if subject.has("khalsi", "sal ", "white") else TURMERIC
    rng = seeded(subject, "bloom")
    for i in range(7):
        x, y = 690 + rng.uniform(-20, 190), 850 - rng.uniform(0, 150) + i * 4
        s.line(curve([(700, 900), ((x + 700) / 2, y - 10), (x, y)], False), LEAF, 6)
        for a in range(0, 360, 90 if bloom == TURMERIC else 72):
            s.lay(s.piece(petal(x, y, 40, 32, a + i * 20), bloom), "flat", 0.9, "", 0.15, 4)
        s.dots([(x, y)], (176, 120, 30), 9)
    s.line([(150, 850), (330, 620)], BAMBOO, 16)
    s.lay(s.piece(oval(146, 856, 52, 44), BAMBOO), "ball", 0.8, "wood", 0.3, 8)
    for r in (-20, 0, 20):
        s.line([(110 + r, 826 + r * 0.4), (176 + r * 0.5, 892 + r * 0.3)], dark(BAMBOO, 0.35), 6)
    s.lay(s.piece(oval(160, 900, 110, 22), tone), "ball", 0.8)
    return "stand"


def rice(s: Layer, subject: Subject) -> str:
    """Rice: a bowl with ears, a clear pack, a sack or a cloth bag."""
    rng, red = seeded(subject, "grain"), subject.has("red")
    inks: list[Colour] = [(188, 112, 84), (166, 92, 70), (210, 150, 120)] if red else [(244, 238, 222), (232, 222, 198), WHITE]
    if subject.named("sack"):
        sack(s, 500, 880, 520, 720, STRAW, seeded(subject, "ink").choice([MADDER, INDIGO, LEAF]))
        heap(s, 790, 900, 220, 60, "grain", inks, 11, rng)
        return "stand"
    if subject.named("cloth"):
        sack(s, 450, 880, 520, 560, CREAM, MADDER, sewn=False)
        s.lay(
            s.piece(curve([(270, 340), (300, 250), (450, 230), (600, 250), (630, 340), (450, 370)]), CREAM), "relief", 0.6, "weave"
        )
        s.line(curve([(260, 352), (450, 384), (640, 352)], False), MADDER, 18)
        heap(s, 720, 900, 330, 110, "grain", inks, 12, rng)
        return "stand"
    if subject.named("pack", "clear", "packet"):
        fill(
            s,
            curve([(290, 270), (500, 250), (710, 270), (740, 560), (730, 850), (500, 880), (270, 850), (260, 560)]),
            "grain",
            inks,
            11,
            rng,
        )
        head = s.piece(box(280, 150, 720, 330, 6), seeded(subject, "head").choice([LEAF, MADDER, INDIGO]))
        for a in range(0, 360, 30):
            head.poly(petal(500, 245, 70, 28, a), CREAM)
        s.lay(head, "flat", 0.8, "paper", 0.3, 8)
        s.line([(285, 312), (715, 312)], CREAM, 6, (16, 10))
        s.line([(320, 380), (310, 800)], WHITE, 9)
        return "stand"
    ears(s, 170, 880, (62, 48, 44) if subject.has("black", "kalonunia") else GOLD, 4)
    bowl(s, 570, 660, 300, 220, seeded(subject, "bowl").choice([BRASS, TERRACOTTA, WOOD, INDIGO]), None, "clay")
    heap(s, 570, 668, 540, 170, "grain", inks, 12, rng)
    return "stand"


def pickle(s: Layer, subject: Subject) -> str:
    """Pickles and relishes in glass."""
    rng = seeded(subject, "pickle")
    if subject.named("bottle") or (subject.has("kasundi") and not subject.has("pickle")):
        bottle(s, 470, 870, 660, 150, (214, 160, 44), CREAM, MADDER, "flower")
        heap(s, 740, 900, 330, 60, "granule", [(196, 150, 50), (120, 70, 36), (222, 176, 76)], 12, rng)
        return "stand"
    cap = rng.choice([MADDER, INDIGO, LEAF, TURMERIC])
    small = subject.named("small")
    if subject.has("whole") and subject.has("dalle"):
        jar(
            s,
            450,
            870,
            620,
            230,
            (226, 226, 200),
            cap,
            "ball",
            [(196, 40, 34), (176, 30, 30), (206, 74, 40), (96, 140, 60)],
            subject.sku,
            "",
        )
        for x, y, ink in ((740, 880, (196, 40, 34)), (820, 860, (96, 140, 60)), (780, 920, (176, 30, 30))):
            morsel(s, "pod", x, y, 46, ink, rng)
    elif subject.has("dalle", "ground", "paste"):
        jar(
            s,
            400,
            870,
            460 if small else 560,
            190,
            (170, 44, 28),
            cap,
            "granule",
            [(176, 44, 30), (150, 34, 26), (206, 120, 50)],
            subject.sku,
        )
        s.lay(s.piece(box(600, 800, 930, 884, 20), (120, 118, 116)), "cyl-h", 0.7, "stone", 0.4, 12)
        s.lay(s.piece(box(640, 720, 900, 806, 42), (136, 134, 130)), "cyl-h", 0.9, "stone", 0.4, 10)
    else:
        gold = subject.has("jaggery", "kasundi", "sweet")
        inks: list[Colour] = (
            [(206, 150, 40), (224, 178, 70), (176, 116, 34)] if gold else [(110, 112, 44), (150, 130, 50), (176, 92, 36)]
        )
        jar(s, 430, 870, 640, 240, inks[0], cap, "chunk", inks, subject.sku, "" if subject.named("under oil") else "flower")
        for x, y in ((730, 880), (830, 900), (770, 920)):
            morsel(s, "chunk", x, y, 50, (150, 176, 80) if not gold else inks[1], rng)
    return "stand"


def spice(s: Layer, subject: Subject) -> str:
    """Spices: powder, pods, slices."""
    rng = seeded(subject, "spice")
    if subject.has("chilli", "dalle", "pepper"):
        plate(s, 500, 620, 420, BAMBOO, "straw", "flat", 0.55)
        heap(s, 500, 690, 660, 190, "pod", [(116, 24, 30), (140, 34, 34), (92, 22, 28)], 44, rng, bed=False)
    elif subject.has("ginger", "slice"):
        plate(s, 500, 640, 420, WOOD, "wood", "flat", 0.5)
        heap(s, 500, 700, 660, 180, "slice", [(216, 190, 140), (200, 168, 116), (228, 208, 166)], 50, rng, bed=False)
    elif subject.has("cardamom", "clove", "tejpata", "bay"):
        bowl(s, 500, 620, 340, 240, BRASS, None, "metal")
        heap(s, 500, 630, 600, 170, "leaf", [(120, 140, 80), (96, 112, 64)], 30, rng)
    else:
        tone: Colour = (222, 150, 30) if subject.has("turmeric", "haldi") else (170, 96, 40)
        bowl(s, 470, 620, 340, 240, TERRACOTTA if subject.pick("a", "b") == "a" else BRASS, None, "clay")
        s.lay(
            s.piece(curve([(170, 620), (300, 520), (460, 420), (520, 424), (660, 530), (770, 620), (470, 690)]), tone),
            "relief",
            0.7,
            "clay",
            depth=0.9,
        )
        for x, y, turn in ((760, 850, 70), (850, 880, 110), (700, 910, 96)):
            s.lay(s.piece(petal(x - 60, y, 150, 54, turn), (176, 120, 50)), "relief", 0.85, "clay", 0.4, 10)
        s.line([(600, 480), (800, 330)], WOOD, 20)
        s.lay(s.piece(oval(586, 492, 66, 42), WOOD), "ball", 0.8, "wood", 0.3, 6)
    return "stand"


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {"tea": tea, "honey": honey, "rice": rice, "pickle": pickle, "spice": spice}
