"""Weaves: flat cloth patterns, drawn thread by thread and then enlarged.

A loom pattern is an image in which one pixel is one weave cell; it is enlarged without
smoothing, so the steps of a jamdani diamond stay visible as they are in the cloth.
"""

from __future__ import annotations

import random

from brush import CREAM, GOLD, Colour, Subject, contrast, dark, distance, luma, mix
from PIL import Image, ImageDraw
from prints import batik, block, kantha

# In a motif '#' is the figure, 'o' its second colour and '.' the ground.
MOTIFS = {
    "kalka": "......##. ....##oo# ...#ooo#. ..#oo##.. .#oo#.... #oo#.##.. #o#.#oo#. #o#.#oo## #oo#.##o# .#oo##oo# ..#oooo#. ...####..",
    "horse": ".........##. ........##o# ..######o##. .########... ##########.. #.####o###.. #.##....##.. ..#.#..#.#.. ..#.#..#.#.. .##..##.#.#.",
    "elephant": "...#######... ..###ooo###.. .####ooo####. ###########o# #o##########. ##.#########. #..##....##.. #..##....##.. ##.##....##..",
    "lady": "...###... ..#####.. ..#ooo#.. ...ooo... ..#####.. .##ooo##. #.#ooo#.# #.#####.# ...###... ..#####.. .#oo#oo#. .#oo#oo#. #ooo#ooo# #ooo#ooo# #########",
    "sage": "....###.... ...#####... ...#ooo#... ....ooo.... ..#######.. .##ooooo##. ##.ooooo.## #..ooooo..# #.#######.# ##o#####o## .###ooo###. ###########",
    "peacock": "..........#.. .........### .........#o## ...##....##.. .##oo##.##... ##o##o####... #o#oo#####... ##o######.... .########.... ...####...... ....#.#...... ...##.##.....",
    "boat": "#.............# ##....#.#....## .##..#o#o#..##. ..#o#o#o#o#o#.. ...#########... ....#######....",
    "lotus": "....#.... ..#.#.#.. .#o#o#o#. #oo#o#oo# .#ooooo#. ..#####..",
    "fish": "...####...# .##oooo#.## #.oo##oo##. ##oooo#o##. .##oooo#.## ...####...#",
    "flower": "...#... .#.#.#. ..#o#.. ##ooo## ..#o#.. .#.#.#. ...#...",
    "star": "..#.. .#.#. #.o.# .#.#. ..#..",
    "diamond": "....#.... ...#o#... ..#o.o#.. .#o.#.o#. #o.###.o# .#o.#.o#. ..#o.o#.. ...#o#... ....#....",
    "sprig": "...#... ..#o#.. ...#... .#.#.#. #o###o# .#.#.#. ...#... ..##... ...#...",
    "owl": "#.....# ##...## ####### #o#.#o# ##o#o## .#####. .##o##. .#o#o#. ..#.#..",
    "cross": ".###. #ooo# #o#o# #ooo# .###.",
    "chariot": "..........#.... .##......###... ####..####o##.. ############... .#ooooooo###... .#o#o#o#o#.#... .#########.##.. .#o#...#o#..#.. #o#o#.#o#o#.... .#o#...#o#.....",
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
    if motif == "plain":
        return image
    if motif == "teeth":
        for x in range(-8, w + 16, 16):
            for i in range(8):
                pen.line(
                    (x + i, h - 8 - i * (h - 14) // 8, x + 15 - i, h - 8 - i * (h - 14) // 8), fill=figure, width=1 + (h - 14) // 8
                )
        return image
    if motif == "frond":
        for x in range(-h, w + h, 7):
            pen.line((x, h - 5, x + h // 2, 4), fill=figure, width=2)
            pen.line((x + 3, h // 2, x + 8, h // 2 - 8), fill=second)
        return image
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


def cloth(subject: Subject, w: int, h: int, ground: Colour, inks: list[Colour], size: tuple[int, int]) -> Image.Image:
    """Return the body cloth of a product at a pixel size, as its words describe it."""
    rng = random.Random(subject.sku + "cloth")
    first = inks[0]
    if subject.has("kantha", "quilt", "nakshi"):
        motif = next((m for m in ("tree", "fish", "spiral") if subject.has(m) or subject.named(m)), "lotus")
        threads_ = [ink if distance(ink, ground) > 130 else contrast(ground, (CREAM, (158, 42, 43), (35, 64, 110))) for ink in inks]
        return kantha(w, h, ground, threads_, rng, motif).resize(size, Image.Resampling.BICUBIC)
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
    ):
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
