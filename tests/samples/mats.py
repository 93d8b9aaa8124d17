"""Mats: coiled baskets, plaited mats and knotted rugs."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import weaves
from brush import (
    BAMBOO,
    CREAM,
    GOLD,
    INDIGO,
    LEAF,
    MADDER,
    STRAW,
    TURMERIC,
    Colour,
    Layer,
    Point,
    Subject,
    arc,
    box,
    curve,
    dark,
    luma,
    mix,
    oval,
    pale,
    petal,
)
from cloths import fringe
from PIL import Image
from turned import plate, radius, ware


def coils(s: Layer, profile: list[Point], tone: Colour, ink: Colour, cx: float = 500, tilt: float = 0.16) -> None:
    """Draw a round basket of stitched coils with a pattern worked into them."""
    line = curve(profile, closed=False)
    y0, y1 = line[0][0], line[-1][0]
    outline = [*((cx - r, y) for y, r in line), *reversed(arc(cx, y1, line[-1][1], line[-1][1] * tilt, 0, 180)),
               *((cx + r, y) for y, r in reversed(line)), *reversed(arc(cx, y0, line[0][1], line[0][1] * tilt, 180, 360))]  # fmt: skip
    body = s.piece(outline, tone)
    rows = max(4, int((y1 - y0) / 24))
    for j in range(rows + 2):
        y = y0 + (y1 - y0) * j / rows
        r = radius(profile, min(y, y1))
        coloured = j % 6 in (2, 3)
        for i in range(44):
            a, b = 180 * i / 44, 180 * (i + 0.86) / 44
            on = (i + j) % 8 in (0, 1, 2) if coloured else j % 9 == 0
            tint = mix(ink if on else tone, dark(tone), 0.1 + 0.1 * ((i * 7 + j * 3) % 3))
            body.line([(cx + r * math.cos(math.radians(x)), y + r * tilt * math.sin(math.radians(x))) for x in (a, b)], tint, 17)
        body.line(
            [(cx + r * math.cos(math.radians(x)), y + 10 + r * tilt * math.sin(math.radians(x))) for x in range(0, 181, 6)],
            dark(tone, 0.42),
            4,
        )
    s.lay(body, "cyl", 0.7, "straw")


def basket(s: Layer, subject: Subject) -> str:
    """A basket: lidded, with a handle, or a flat winnowing tray."""
    tone, ink = ware(subject, STRAW, BAMBOO), subject.ink(1, MADDER, LEAF, INDIGO, (90, 60, 40))
    if subject.has("tray", "winnow", "kulo", "flat"):
        plate(s, 500, 500, 400, tone, "straw", "flat")
        for r in range(30, 400, 26):
            s.line(oval(500, 500, r), ink if r % 4 == 0 else dark(tone, 0.22), 10, (26, 8))
        return "flat"
    lid = subject.has("lid", "casket", "box")
    if subject.has("handle", "shopping", "picnic", "market") and not lid:
        s.line(arc(500, 470, 250, 330, 180, 360), dark(tone, 0.15), 40)
        s.line(arc(500, 470, 250, 330, 180, 360), pale(tone, 0.3), 12, (22, 16))
    low = [(470, 320), (600, 318), (740, 288), (850, 240), (866, 236)]
    coils(
        s,
        [(p[0] + (40 if lid else 0), p[1]) for p in low] if not lid else [(520, 300), (640, 310), (780, 296), (866, 260)],
        tone,
        ink,
    )
    if lid:
        coils(s, [(330, 40), (350, 130), (400, 230), (470, 312), (512, 322)], tone, ink)
        s.line(oval(500, 292, 48, 44), dark(tone, 0.25), 22)
        s.line(oval(500, 292, 48, 44), pale(tone, 0.3), 8, (14, 12))
    else:
        s.lay(s.piece(oval(500, 470, 320, 56), pale(tone, 0.15)), "flat", 0.8, "straw")
        s.lay(s.piece(oval(500, 474, 290, 44), dark(tone, 0.6)), "flat", 0.8, "straw")
        s.line(oval(500, 470, 308, 51), dark(tone, 0.2), 9, (18, 9))
    return "stand"


def plait(w: float, h: float, k: float, tone: Colour, ink: Colour, style: str, seed: str) -> Image.Image:
    """Return a mat pattern: reeds, diagonal plait, checks, diamonds or stripes."""
    cw, ch = max(8, round(w / 4)), max(8, round(h / 4))
    image = Image.new("RGB", (cw, ch), tone)
    rng = random.Random(seed)
    shade = dark(tone, 0.11)
    for y in range(ch):
        for x in range(cw):
            if style == "diagonal":
                over = ((x + y) // 3 + (x - y) // 3) % 2
                value = tone if over else shade
            elif style == "check":
                value = mix(ink, shade, 0.2 * ((x + y) % 2)) if (x // 14 + y // 14) % 2 else (tone if (x + y) % 2 else shade)
            elif style == "diamond":
                u, v = x % 36 - 18, y % 36 - 18
                ring = abs(u) + abs(v)
                value = ink if ring in (17, 16, 15, 9, 8, 3, 2, 1, 0) else (tone if (x + y) % 2 else shade)
            elif style == "stripe":
                value = ink if (x % 40) in (0, 1, 2, 8, 9, 20) else (tone if (x + y) % 2 else shade)
            else:
                value = tone if (y + x // 5) % 2 else shade
            image.putpixel((x, y), value)
    if style == "kamalkosh":
        for name, dx, dy, y0 in (("lotus", 44, 74, 16), ("peacock", 44, 74, 44)):
            art = weaves.stencil(name, ink, mix(ink, tone, 0.35))
            art = art.resize((art.width * 2, art.height * 2), Image.Resampling.NEAREST)
            weaves.rows(image, art, dx, dy, y0, ch, half=False)
    for edge in (2, 3, 7):
        for x in range(edge, cw - edge):
            image.putpixel((x, edge), ink)
            image.putpixel((x, ch - 1 - edge), ink)
        for y in range(edge, ch - edge):
            image.putpixel((edge, y), ink)
            image.putpixel((cw - 1 - edge, y), ink)
    _ = rng
    return weaves.threads(image, (max(2, round(w * k)), max(2, round(h * k))))


def rug(s: Layer, subject: Subject) -> str:
    """A mat or rug: spread, half rolled, round, or a set of seats."""
    tone = subject.ink(0, (226, 204, 150), (236, 222, 186), STRAW)
    if subject.has("shitalpati", "kamalkosh", "madur", "masland") and luma(tone) < 170:
        ground = (234, 218, 180)
        return _spread(s, subject, ground, subject.colours[1] if len(subject.colours) > 1 else tone)
    return _spread(s, subject, tone, subject.ink(1, MADDER, (150, 40, 96), LEAF, (96, 62, 44)))


def _spread(s: Layer, subject: Subject, tone: Colour, ink: Colour) -> str:
    x: float
    y: float
    left, top, right, bottom = s.room
    tall = bottom - top > right - left
    if subject.has("round") and subject.category == "rug-carpet":
        s.lay(s.piece(oval(500, 500, 430), tone), "flat", 0.8, "straw", 0.5, 20)
        for i in range(22):
            r = 420 - i * 19
            tint = ink if i in (1, 2, 7, 8, 9, 14, 19, 20) else mix(tone, dark(tone), 0.08 * (i % 2))
            s.line(oval(500, 500, max(4, r), n=120), tint, 18)
            s.line(oval(500, 500, max(4, r - 9), n=120), dark(tone, 0.3), 3, (9, 6))
        return "flat"
    if subject.has("seat") and subject.has("four", "set"):
        for i, (x, y) in enumerate(((280, 260), (720, 280), (290, 720), (715, 735))):
            face = plait(
                370,
                370,
                s.k,
                (234, 218, 180),
                (subject.ink(0, LEAF), subject.ink(1, TURMERIC, INDIGO))[i % 2],
                "check",
                subject.sku,
            )
            s.lay(s.piece(box(x - 190, y - 190, x + 190, y + 190, 10), face), "relief", 0.4, "straw", 0.5, 16, 0.1)
        return "flat"
    if subject.has("wool", "knot", "pile", "carpet", "tibetan"):
        w, h = (620, min(1040, bottom - top - 190)) if tall else (1040, 640)
        x0, y0 = 500 - w / 2, (top + bottom - h) / 2
        body = s.piece(box(x0, y0, x0 + w, y0 + h, 8), subject.ink(0, INDIGO))
        ground = subject.ink(0, INDIGO)
        trim, third = subject.ink(1, MADDER), subject.ink(2, CREAM, GOLD)
        for inset, tint, width in ((30, trim, 44), (66, third, 8), (90, third, 4)):
            body.line([*box(x0 + inset, y0 + inset, x0 + w - inset, y0 + h - inset), (x0 + inset, y0 + inset)], tint, width)
        for y in (y0 + h * 0.5,):
            for ring, count in ((150, 12), (92, 8)):
                for i in range(count):
                    body.poly(petal(500, y, ring, ring * 0.44, i * 360 / count), (trim, third)[ring < 100])
                    body.line(petal(500, y, ring, ring * 0.44, i * 360 / count), ground, 4)
            body.dots([(500, y)], GOLD, 26)
        for cx, cy in ((x0 + 150, y0 + 160), (x0 + w - 150, y0 + 160), (x0 + 150, y0 + h - 160), (x0 + w - 150, y0 + h - 160)):
            for r in (64, 44, 24):
                body.line(arc(cx, cy, r, r * 0.8, 150, 430), third, 9)
        s.lay(body, "relief", 0.5, "straw", 0.5, 20, 0.08)
        for x in (x0, x0 + w):
            if not tall:
                s.line([(x, y0 + 6), (x, y0 + h - 6)], CREAM, 10, (4, 6))
        if tall:
            fringe(s, x0, x0 + w, y0 + h - 2, 40, CREAM)
        return "flat"
    style = "diamond" if subject.has("masland", "diamond") else "kamalkosh" if subject.has("kamalkosh", "peacock") else ""
    style = style or (
        "diagonal"
        if subject.has("shitalpati", "sital")
        else "stripe"
        if subject.has("jute", "dhokra", "striped", "madur")
        else "reed"
    )
    if subject.named("half rolled", "rolled"):
        face = plait(720, 640, s.k, tone, ink, style, subject.sku)
        s.lay(s.piece([(120, 440), (880, 440), (900, 1000), (100, 1000)], face), "flat", 0.9, "straw", 0.5, 18)
        roll = plait(800, 200, s.k, tone, ink, style, subject.sku)
        s.lay(s.piece(box(100, 270, 890, 470, 16), roll), "cyl-h", 0.9, "straw", 0.5, 22)
        s.lay(s.piece(oval(888, 370, 44, 100), pale(tone, 0.1)), "flat", 0.8, "straw")
        for r in range(14, 96, 12):
            s.line(arc(888, 370, r * 0.43, r, 0, 345), dark(tone, 0.4), 3)
        return "flat"
    x0, x1, y0, y1 = (130, 870, top + 100, bottom - 100) if tall else (left + 80, right - 80, 110, 890)
    face = plait(x1 - x0, y1 - y0, s.k, tone, ink, style, subject.sku)
    s.lay(s.piece(box(x0, y0, x1, y1, 4), face), "flat", 0.9, "straw", 0.5, 18)
    if subject.has("jute", "dhokra", "fringe"):
        fringe(s, x0, x1, y1, 46, dark(tone, 0.1), knots=True)
    else:
        bind = ink
        for a, b in ((x0, x0 + 26), (x1 - 26, x1)):
            s.lay(s.piece(box(a, y0 - 4, b, y1 + 4, 5), bind), "cyl", 0.5, "weave", 0.3, 6)
    return "flat"


DRAWINGS: dict[str, Callable[[Layer, Subject], str]] = {"basket": basket, "rug-carpet": rug}
