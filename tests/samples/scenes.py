"""Scenes: painted scrolls and what is painted on them."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from animals import Move
from brush import CREAM, INDIGO, INK, LEAF, MADDER, TURMERIC, WHITE, WOOD, Colour, Layer, Subject, arc, box, curve, mix, oval, petal


def scroll(s: Layer, subject: Subject) -> str:
    """A patachitra scroll: painted scenes between flowering borders, on two rollers."""
    rng = random.Random(subject.sku)
    left, top, right, bottom = s.room
    x0, x1, y0, y1 = 250, 750, top + 90, bottom - 100
    inks = [subject.ink(0, MADDER), INDIGO, LEAF, TURMERIC, (206, 98, 44)]
    scenes = [n for n in ("fish", "woman", "snake", "tree", "boat", "tiger") if subject.has(n)]
    if subject.has("square", "dance", "dancer"):
        return _square(s, inks)
    if subject.named("seven"):
        scenes = [("fish", "boat")[n % 2] if n % 3 else "fish" for n in range(7)]
    else:
        scenes = (scenes + rng.sample(["fish", "woman", "tree", "snake", "boat", "bird"], 6))[: 4 if y1 - y0 > 900 else 3]
    s.lay(s.piece(box(x0, y0, x1, y1, 2), (240, 224, 188)), "flat", 0.8, "paper", 0.5, 20)
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
        half, middle = (b - a) / 2, (a + b) / 2
        for x in (500,) if half > 110 else (400, 600):
            scene(panel, name, x, middle, half, [*inks[x // 300 % 2 :], *inks[: x // 300 % 2]])
        s.lay(panel, "", 0, "paper")
        s.line([*box(x0 + 56, a, x1 - 56, b), (x0 + 56, a)], INK, 5)
    for y in (y0 - 6, y1 + 6):
        s.lay(s.piece(box(x0 - 70, y - 22, x1 + 70, y + 22, 18), WOOD), "cyl-h", 0.8, "wood", 0.4, 14)
        for x in (x0 - 78, x1 + 78):
            s.lay(s.piece(oval(x, y, 30), MADDER), "ball", 0.7, "wood")
    s.line([(x0, y0 - 22), (500, top + 10), (x1, y0 - 22)], (140, 110, 80), 5)
    return "hung"


def _square(s: Layer, inks: list[Colour]) -> str:
    """A square pat: a ring of dancers hand in hand around a drummer."""
    s.lay(s.piece(box(90, 90, 910, 910, 3), (240, 224, 188)), "flat", 0.8, "paper", 0.5, 20)
    panel = s.piece(box(150, 150, 850, 850), mix(CREAM, (206, 120, 60), 0.4))
    for n in range(8):
        x, y = 212 + n % 4 * 192, 300 if n < 4 else 740
        _dancer(panel, x, y, 118, inks[0] if n % 2 else inks[2], n < 7)
    for x in (500,):
        _dancer(panel, x, 530, 110, WHITE, False)
        panel.poly(curve([(x - 100, 500), (x, 486), (x + 100, 500), (x + 110, 560), (x, 580), (x - 110, 560)]), (140, 70, 40))
        for i in range(6):
            panel.line([(x - 84 + i * 30, 496), (x - 70 + i * 30, 572)], CREAM, 4)
    for x in (250, 750):
        scene(panel, "tree", x, 520, 92, inks)
    s.lay(panel, "", 0, "paper")
    s.line([*box(150, 150, 850, 850), (150, 150)], INK, 6)
    for i in range(20):
        for x, y, turn in (
            (120, 110 + i * 41, i % 2 * 90 - 45),
            (880, 110 + i * 41, i % 2 * 90 - 45),
            (110 + i * 41, 120, i % 2 * 90 + 45),
            (110 + i * 41, 880, i % 2 * 90 + 45),
        ):
            s.poly(petal(x, y, 34, 17, turn), LEAF)
            s.dots([(x + 10, y - 10)], MADDER, 6)
    return "flat"


def _dancer(p: Layer, x: float, y: float, h: float, robe: Colour, linked: bool) -> None:
    p.poly(
        [(x - h * 0.34, y + h * 0.72), (x - h * 0.12, y - h * 0.1), (x + h * 0.14, y - h * 0.1), (x + h * 0.4, y + h * 0.72)], robe
    )
    for i in range(3):
        p.line(
            [(x - h * (0.2 + 0.06 * i), y + h * (0.2 + 0.22 * i)), (x + h * (0.2 + 0.08 * i), y + h * (0.2 + 0.22 * i))],
            CREAM,
            4,
            (7, 6),
        )
    p.line(curve([(x - h * 0.14, y), (x - h * 0.5, y + h * 0.2), (x - h * 0.8, y + h * 0.06)], False), (110, 66, 44), h * 0.09)
    if linked:
        p.line(curve([(x + h * 0.16, y), (x + h * 0.5, y + h * 0.2), (x + h * 0.8, y + h * 0.06)], False), (110, 66, 44), h * 0.09)
    p.poly(oval(x, y - h * 0.36, h * 0.25, h * 0.27), INK)
    p.poly(oval(x + h * 0.03, y - h * 0.34, h * 0.19, h * 0.23), (130, 80, 54))
    p.poly(petal(x - h * 0.04, y - h * 0.36, h * 0.24, h * 0.13, 90), WHITE)
    p.dots([(x + h * 0.09, y - h * 0.36)], INK, h * 0.04)
    for a in range(0, 360, 72):
        p.poly(petal(x - h * 0.2, y - h * 0.52, h * 0.13, h * 0.08, a), TURMERIC)


def scene(p: Layer, name: str, x: float, y: float, r: float, inks: list[Colour]) -> None:
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
    elif name == "tiger":
        p.poly(
            at(curve([(-0.9, -0.1), (-0.4, -0.3), (0.5, -0.24), (0.8, 0.1), (0.7, 0.4), (0, 0.34), (-0.7, 0.36)])), (226, 164, 60)
        )
        for u in (-0.6, -0.3, 0.4, 0.62):
            p.poly(at([(u, 0.2), (u + 0.18, 0.2), (u + 0.15, 0.86), (u + 0.02, 0.86)]), (226, 164, 60))
        for i in range(7):
            p.poly(at(curve([(-0.5 + i * 0.18, -0.32), (-0.44 + i * 0.18, 0.1), (-0.4 + i * 0.18, -0.3)])), INK)
        p.line(at(curve([(0.76, 0.1), (1.05, -0.1), (1.0, -0.5)], False)), (226, 164, 60), r * 0.09)
        p.poly(at(oval(-0.85, -0.24, 0.3, 0.28)), (226, 164, 60))
        for u in (-0.98, -0.78):
            p.poly(at(oval(u, -0.3, 0.09)), WHITE)
            p.dots(at([(u, -0.3)]), INK, r * 0.04)
        p.poly(at(curve([(-1.0, -0.1), (-0.7, -0.1), (-0.84, 0.02)])), inks[0])
        p.poly(at([(-0.14, -0.2), (-0.06, -0.7), (0.2, -0.7), (0.3, -0.2)]), inks[1])
        p.poly(at(oval(0.06, -0.86, 0.17, 0.19)), (222, 170, 110))
        p.poly(at(curve([(-0.12, -0.9), (0.06, -1.1), (0.26, -0.9)])), inks[0])
        p.dots(at([(0.0, -0.86), (0.12, -0.86)]), INK, r * 0.03)
        p.line(at([(0.2, -0.6), (0.5, -0.9)]), (222, 170, 110), r * 0.08)
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


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {"artwork-scroll": scroll}
