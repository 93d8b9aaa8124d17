"""Masks: Chau, Gomira and tiger masks, and sculpture."""

from __future__ import annotations

import math
from collections.abc import Callable

from animals import Move
from brush import (
    CREAM,
    GOLD,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    TERRACOTTA,
    WHITE,
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
from turned import sprays, spun, ware

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
        )
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
        )
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
        subject.focus = (500, 480)
    elif subject.colours:
        skin = subject.colours[0]
    trim = subject.ink(1, trim)
    if subject.has("set of three", "miniature"):
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


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {
    "mask-decor": mask,
}
