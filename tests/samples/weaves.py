"""Weaves: flat cloth patterns, drawn thread by thread and then enlarged.

A loom pattern is an image in which one pixel is one weave cell; it is enlarged without
smoothing, so the steps of a jamdani diamond stay visible as they are in the cloth.
"""

from __future__ import annotations

import math
import random

from brush import CREAM, GOLD, Colour, Layer, Subject, arc, contrast, curve, dark, luma, mix, moved, oval, pale, petal
from PIL import Image, ImageDraw

# In a motif '#' is the figure, 'o' its second colour and '.' the ground.
MOTIFS = {
    "kalka": "......##. ....##oo# ...#ooo#. ..#oo##.. .#oo#.... #oo#.##.. #o#.#oo#. #o#.#oo## #oo#.##o# .#oo##oo# ..#oooo#. ...####..",  # noqa: E501
    "horse": ".........##. ........##o# ..######o##. .########... ##########.. #.####o###.. #.##....##.. ..#.#..#.#.. ..#.#..#.#.. .##..##.#.#.",  # noqa: E501
    "elephant": "...#######... ..###ooo###.. .####ooo####. ###########o# #o##########. ##.#########. #..##....##.. #..##....##.. ##.##....##..",  # noqa: E501
    "lady": "...###... ..#####.. ..#ooo#.. ...ooo... ..#####.. .##ooo##. #.#ooo#.# #.#####.# ...###... ..#####.. .#oo#oo#. .#oo#oo#. #ooo#ooo# #ooo#ooo# #########",  # noqa: E501
    "sage": "....###.... ...#####... ...#ooo#... ....ooo.... ..#######.. .##ooooo##. ##.ooooo.## #..ooooo..# #.#######.# ##o#####o## .###ooo###. ###########",  # noqa: E501
    "peacock": "..........#.. .........### .........#o## ...##....##.. .##oo##.##... ##o##o####... #o#oo#####... ##o######.... .########.... ...####...... ....#.#...... ...##.##.....",  # noqa: E501
    "boat": "#.............# ##....#.#....## .##..#o#o#..##. ..#o#o#o#o#o#.. ...#########... ....#######....",
    "lotus": "....#.... ..#.#.#.. .#o#o#o#. #oo#o#oo# .#ooooo#. ..#####..",
    "fish": "...####...# .##oooo#.## #.oo##oo##. ##oooo#o##. .##oooo#.## ...####...#",
    "flower": "...#... .#.#.#. ..#o#.. ##ooo## ..#o#.. .#.#.#. ...#...",
    "star": "..#.. .#.#. #.o.# .#.#. ..#..",
    "diamond": "....#.... ...#o#... ..#o.o#.. .#o.#.o#. #o.###.o# .#o.#.o#. ..#o.o#.. ...#o#... ....#....",
    "sprig": "...#... ..#o#.. ...#... .#.#.#. #o###o# .#.#.#. ...#... ..##... ...#...",
    "cross": ".###. #ooo# #o#o# #ooo# .###.",
    "chariot": "..........#.... .##......###... ####..####o##.. ############... .#ooooooo###... .#o#o#o#o#.#... .#########.##.. .#o#...#o#..#.. #o#o#.#o#o#.... .#o#...#o#.....",  # noqa: E501
}
FIGURES = ("horse", "elephant", "lady", "sage", "peacock", "boat", "fish", "chariot")


def stencil(name: str, figure: Colour, second: Colour) -> Image.Image:
    """Return a motif as a clear image of cells."""
    rows = MOTIFS[name].split()
    image = Image.new("RGBA", (max(map(len, rows)), len(rows)), (0, 0, 0, 0))
    for y, row in enumerate(rows):
        for x, mark in enumerate(row):
            if mark != ".":
                image.putpixel((x, y), (*(figure if mark == "#" else second), 255))
    return image


def plain(w: int, h: int, ground: Colour, rng: random.Random) -> Image.Image:
    """Return a plain weave with a few thick threads."""
    image = Image.new("RGB", (w, h), ground)
    pen = ImageDraw.Draw(image)
    for y in range(h):
        if rng.random() < 0.12:
            pen.line((0, y, w, y), fill=mix(ground, rng.choice(((255, 255, 255), (30, 20, 16))), 0.05))
    return image


def rows(image: Image.Image, motif: Image.Image, dx: int, dy: int, y0: int = 0, y1: int = 0, half: bool = True) -> None:
    """Scatter a motif in staggered rows."""
    for j, y in enumerate(range(y0 - (0 if y1 else dy // 2), y1 or image.height, dy)):
        if y1 and y + motif.height > y1:
            break
        for x in range(-dx + (dx // 2 if half and j % 2 else 0) + (dx - motif.width) // 2, image.width, dx):
            image.paste(motif, (x, y), motif)


def stripes(w: int, h: int, tones: list[Colour], rng: random.Random, upright: bool = True) -> Image.Image:
    """Return stripes in a seeded order that repeats."""
    image = Image.new("RGB", (w, h), tones[0])
    pen = ImageDraw.Draw(image)
    order = [(tones[(i % (len(tones) - 1)) + 1], rng.choice((1, 2, 3, 5, 8)), rng.choice((2, 3, 5, 9))) for i in range(5)]
    at, end, i = 3, w if upright else h, 0
    while at < end:
        tone, thick, gap = order[i % len(order)]
        pen.rectangle((at, 0, at + thick - 1, h) if upright else (0, at, w, at + thick - 1), fill=tone)
        at, i = at + thick + gap, i + 1
    return image


def checks(w: int, h: int, tones: list[Colour], rng: random.Random, size: int = 14) -> Image.Image:
    """Return crossing stripes, mixed where they cross as threads are."""
    a = [0] * (size // 2) + [1] * (size // 2)
    if len(tones) > 2:
        a += [0] * (size // 2) + [2] * 2 + [0] * 2 + [2] * 2
    line = [tones[a[i % len(a)]] for i in range(max(w, h))]
    image = Image.new("RGB", (w, h))
    image.putdata([mix(line[x], line[y], 0.5 if (x + y) % 2 else 0.42) for y in range(h) for x in range(w)])
    return image


def jaal(image: Image.Image, figure: Colour, step: int = 18) -> None:
    """Draw a stepped diamond net with a dot in each field."""
    for y in range(image.height):
        for x in range(image.width):
            u, v = x % step - step // 2, y % step - step // 2
            ring = abs(u) + abs(v)
            if ring == step // 2 or ring < 2:
                image.putpixel((x, y), figure)


def teeth(image: Image.Image, y: int, size: int, fill: Colour, up: bool = True) -> None:
    """Draw a temple edge: a row of stepped triangles standing on a line."""
    pen = ImageDraw.Draw(image)
    for x in range(-size, image.width + size, size):
        for i in range(size // 2):
            j = y - i if up else y + i
            pen.line((x + i, j, x + size - 2 - i, j), fill=fill)


def border(w: int, h: int, ground: Colour, figure: Colour, second: Colour, motif: str, temple: bool = True) -> Image.Image:
    """Return a border band, its body side at the top."""
    image = Image.new("RGB", (w, h), ground)
    pen = ImageDraw.Draw(image)
    for y in (1, 2, h - 3, h - 2):
        pen.line((0, y, w, y), fill=figure)
    if h > 14:
        for x in range(0, w, 4):
            pen.line((x, 4, x + 1, 4), fill=second)
            pen.line((x, h - 5, x + 1, h - 5), fill=second)
    art = stencil(motif, figure, second)
    if art.height > h - 9:
        art = stencil("star" if h > 13 else "cross", figure, second)
    rows(image, art, art.width + 4, h, (h - art.height) // 2 + 1, h, half=False)
    if temple and h > 26:
        teeth(image, h - 7, 6, second)
    return image


def panels(w: int, h: int, ground: Colour, figure: Colour, second: Colour, rng: random.Random, names: list[str]) -> Image.Image:
    """Return a Baluchari pallu: rows of arches with figures around a field of great kalkas."""
    image = Image.new("RGB", (w, h), ground)
    pen = ImageDraw.Draw(image)
    cell_w, cell_h = 22, 25
    across, down = max(1, w // cell_w), max(1, h // cell_h)
    left, top = (w - across * cell_w) // 2, (h - down * cell_h) // 2
    for j in range(down):
        name = names[j % len(names)]
        for i in range(across):
            x, y = left + i * cell_w, top + j * cell_h
            inner = across >= 6 and down >= 5 and 1 < j < down - 2 and 1 < i < across - 2
            art = stencil("kalka" if inner else name, figure, second)
            if i >= across / 2 and not inner:
                art = art.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
            if not inner:
                pen.rectangle((x + 1, y + 1, x + cell_w - 2, y + cell_h - 2), outline=figure)
                pen.rectangle((x + 2, y + 2, x + cell_w - 3, y + cell_h - 3), outline=mix(ground, figure, 0.35))
                for c in range(5):
                    pen.point([(x + 3 + c, y + 7 - c), (x + cell_w - 4 - c, y + 7 - c)], fill=second)
            image.paste(art, (x + (cell_w - art.width) // 2, y + cell_h - 4 - art.height - (5 if inner else 0)), art)
    return image


def threads(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Enlarge cells to pixels without smoothing their steps."""
    return image.resize(size, Image.Resampling.NEAREST)


def noise_rows(size: tuple[int, int], seed: str) -> Image.Image:
    """Return the loose floats of a cloth's wrong side, as a plane to multiply with."""
    rng, out = random.Random(seed + "floats"), Image.new("L", size, 255)
    pen = ImageDraw.Draw(out)
    for y in range(0, size[1], 7):
        x = rng.randrange(0, 90)
        while x < size[0]:
            length = rng.randrange(10, 60)
            pen.line((x, y, x + length, y), fill=rng.randrange(196, 240), width=2)
            x += length + rng.randrange(14, 120)
    return out


# --- drawn cloths: kantha, batik, block print -----------------------------------------------


def _plane(ground: Colour, w: int, h: int) -> Layer:
    return Layer(Image.new("RGB", (w * 6, h * 6), ground), 6, 0, 0)


def kantha(w: int, h: int, ground: Colour, inks: list[Colour], rng: random.Random) -> Image.Image:
    """Return a quilted cloth: running stitches around a lotus, leaves and a stitched ground."""
    plane = _plane(ground, w, h)
    quiet = mix(ground, (90, 70, 56) if luma(ground) > 120 else (255, 244, 226), 0.26)
    for y in range(2, h, 4):
        plane.line([(x, y + 0.5 * math.sin(x / 9)) for x in range(0, w + 4, 4)], quiet, 0.7, (2.6, 2.0))
    middle, r = (w / 2, h / 2), min(w, h) * 0.27

    def figure(points: list[tuple[float, float]], ink: Colour, fill: bool = True) -> None:
        if fill:
            plane.poly(points, mix(ground, ink, 0.26))
        plane.line([*points, points[0]], ink, 1.5, (4, 2))

    corners = [(w * 0.15, h * 0.15, 135), (w * 0.85, h * 0.15, 225), (w * 0.15, h * 0.85, 45), (w * 0.85, h * 0.85, 315)]
    if max(w, h) > 1.25 * min(w, h):
        side = [(w / 2, h * 0.2), (w / 2, h * 0.8)] if h > w else [(w * 0.2, h / 2), (w * 0.8, h / 2)]
        for x, y in side:
            for i in range(8):
                figure(petal(x, y, r * 0.5, r * 0.22, i * 45), inks[(i + 1) % len(inks)])
    for i in range(12):
        figure(petal(*middle, r, r * 0.34, i * 30), inks[i % 2 % len(inks)])
    for i in range(8):
        figure(petal(*middle, r * 0.55, r * 0.26, i * 45 + 22), inks[(2 + i % 2) % len(inks)])
    figure(oval(*middle, r * 0.2), inks[-1])
    figure(oval(*middle, r * 1.08), inks[-1], False)
    kalka = curve([(0, -10), (6, -4), (6, 4), (0, 8), (-6, 4), (-5, -1), (0, -2), (2, -5)], n=6)
    for i, (x, y, turn) in enumerate(corners):
        for size in (1.0, 0.62):
            figure(moved(kalka, x, y, min(w, h) * 0.0095 * size, turn), inks[(i + (size < 1)) % len(inks)])
        for leaf in (-60, 0, 60):
            figure(petal(x, y, min(w, h) * 0.13, min(w, h) * 0.045, turn + 180 + leaf), inks[(i + 1) % len(inks)])
    for inset in (4, 7, 13):
        edge = [(inset, inset), (w - inset, inset), (w - inset, h - inset), (inset, h - inset), (inset, inset)]
        plane.line(edge, inks[inset % len(inks)], 1.5, (4, 2))
    for x in range(10, w - 9, 8):
        for y in (10, h - 10):
            plane.line([(x - 3, y + 2), (x, y - 2), (x + 3, y + 2)], inks[x % len(inks)], 1.1)
    return plane.image


def batik(w: int, h: int, ground: Colour, inks: list[Colour], rng: random.Random) -> Image.Image:
    """Return a resist print: pale flowers and rings, crackled through."""
    plane = _plane(ground, w, h)
    light, deep = pale(ground, 0.82), inks[0]
    step = 42
    for j, y in enumerate(range(10, h + step, step)):
        for x in range(10 + (step // 2 if j % 2 else 0), w + step, step):
            turn = rng.uniform(0, 40)
            for i in range(8):
                plane.poly(petal(x, y, 17, 9, turn + i * 45), light)
                plane.poly(petal(x, y, 12, 4, turn + i * 45), mix(light, deep, 0.55))
            plane.poly(oval(x, y, 5), deep)
            plane.dots(arc(x, y, 20, 20, 0, 345, 15), light, 1.3)
    for _ in range(w * h // 420):
        x, y, a = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(0, math.tau)
        line = [(x, y)]
        for _ in range(6):
            a += rng.uniform(-0.5, 0.5)
            line.append((line[-1][0] + 5 * math.cos(a), line[-1][1] + 5 * math.sin(a)))
        plane.line(line, mix(ground, deep, 0.5), 0.35)
    return plane.image


def block(w: int, h: int, ground: Colour, inks: list[Colour], rng: random.Random) -> Image.Image:
    """Return a block print: sprigs in staggered rows."""
    plane = _plane(ground, w, h)
    shape = rng.choice(("kalka", "sprig", "leaf"))
    kalka = curve([(0, -10), (6, -4), (6, 4), (0, 8), (-6, 4), (-5, -1), (0, -2), (2, -5)], n=6)
    for j, y in enumerate(range(8, h + 24, 26)):
        for i, x in enumerate(range(8 + (13 if j % 2 else 0), w + 24, 26)):
            ink = inks[(i + j) % len(inks)]
            if shape == "kalka":
                plane.poly(moved(kalka, x, y, 1.05, 14), ink)
                plane.poly(moved(kalka, x + 0.6, y + 1, 0.6, 14), ground)
                plane.poly(moved(kalka, x + 0.6, y + 1.4, 0.3, 14), inks[-1])
            else:
                for turn in (-55, 0, 55) if shape == "sprig" else (0, 90, 180, 270):
                    plane.poly(petal(x, y, 10, 5, turn), ink)
                    plane.line(petal(x, y, 10, 5, turn)[15:22], ground, 0.6)
                plane.line([(x, y), (x, y + 8)] if shape == "sprig" else [(x, y), (x, y)], ink, 1)
                plane.dots([(x, y)], inks[-1], 1.8)
    return plane.image


def cloth(subject: Subject, w: int, h: int, ground: Colour, inks: list[Colour], size: tuple[int, int]) -> Image.Image:
    """Return the body cloth of a product at a pixel size, as its words describe it."""
    rng = random.Random(subject.sku + "cloth")
    first = inks[0]
    if subject.has("kantha", "quilt", "nakshi"):
        return kantha(w, h, ground, inks, rng).resize(size, Image.Resampling.BICUBIC)
    if subject.has("batik"):
        return batik(w, h, ground, inks, rng).resize(size, Image.Resampling.BICUBIC)
    if subject.has("block", "print"):
        return block(w, h, ground, inks, rng).resize(size, Image.Resampling.BICUBIC)
    if subject.has("check", "gamch", "plaid", "gingham"):
        image = checks(w, h, [ground, *inks[: 2 if subject.pick("two", "three") == "three" else 1]], rng)
    elif subject.has("dokhna", "stripe", "striped", "ribbed", "rib", "dokra-rug", "dhokra"):
        image = stripes(w, h, [ground, *inks, mix(ground, first, 0.5)], rng, upright=subject.pick("x", "y") == "x")
    elif subject.has(
        "figure",
        "baluchari",
        "swarnachari",
        "jamdani",
        "star",
        "buti",
        "buta",
        "motif",
        "diamond",
        "brocade",
        "nilambari",
        "tangail",
    ):  # noqa: E501
        image = plain(w, h, ground, rng)
        name = "star" if subject.has("star") else subject.pick("diamond", "flower", "sprig", "kalka", "star")
        if subject.has("jamdani") and subject.pick("jaal", "rows", "rows") == "jaal":
            jaal(image, mix(ground, first, 0.55), 22)
            name = "flower"
        art = stencil(name, first, inks[-1])
        rows(image, art, art.width + (13 if subject.has("jamdani") else 17), art.height + 9)
    else:
        image = plain(w, h, ground, rng)
        kind = subject.pick("plain", "pin", "buti", "grid")
        if kind == "pin":
            pen = ImageDraw.Draw(image)
            for x in range(0, w, 12):
                pen.line((x, 0, x, h), fill=mix(ground, first, 0.4))
        elif kind == "grid":
            pen = ImageDraw.Draw(image)
            for i in range(0, max(w, h), 16):
                pen.line((i, 0, i, h), fill=mix(ground, first, 0.3))
                pen.line((0, i, w, i), fill=mix(ground, first, 0.3))
        elif kind == "buti":
            rows(image, stencil("cross", first, inks[-1]), 22, 18)
    return threads(image, size)


def palette(subject: Subject, *grounds: Colour) -> tuple[Colour, list[Colour]]:
    """Return a cloth's ground and its inks, the product's own colours first."""
    ground = subject.ink(0, *grounds)
    first = subject.ink(1, *(c for c in (*_ACCENTS, GOLD) if abs(luma(c) - luma(ground)) > 50))
    if sum(abs(p - q) for p, q in zip(ground, first, strict=True)) < 60:
        first = contrast(ground, (CREAM, GOLD, dark(ground, 0.6)))
    third = subject.ink(2, *(c for c in (*_ACCENTS, GOLD, CREAM) if c != first and abs(luma(c) - luma(ground)) > 40))
    return ground, [first, third, mix(first, third, 0.5)]


_ACCENTS: tuple[Colour, ...] = ((158, 42, 43), (35, 64, 110), (44, 100, 73), (196, 92, 42), (122, 38, 76), (240, 224, 190))
