"""Cloths: how woven and stitched goods lie, hang and are worn."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import weaves
from brush import (
    BAMBOO, CREAM, GOLD, MADDER, WOOD, Colour, Layer, Point, Subject, arc, box, curve, dark, lit, mirror, mix, oval, pale,
)  # fmt: skip
from PIL import Image, ImageChops

SAREES: tuple[Colour, ...] = (
    (240, 230, 205), (122, 38, 76), (35, 64, 110), (158, 42, 43), (44, 100, 73), (232, 190, 92), (24, 90, 100),
    (205, 118, 110), (70, 52, 96), (226, 214, 196), (190, 88, 46),
)  # fmt: skip


class Loom:
    """The parts of one product's cloth: body, border and pallu, at any size in units."""

    def __init__(self, s: Layer, subject: Subject, *grounds: Colour) -> None:
        self.s, self.subject = s, subject
        self.ground, self.inks = weaves.palette(subject, *(grounds or SAREES))
        rich = subject.has("baluchari", "swarnachari", "zari", "silk", "gold")
        self.edge = self.inks[0] if not subject.has("nilambari") else dark(self.ground, 0.4)
        if rich and subject.has("zari", "swarnachari"):
            self.inks[0] = self.inks[0] if len(subject.colours) > 1 else GOLD
        self.reverse = subject.role == "back"

    def _size(self, w: float, h: float) -> tuple[int, int]:
        return max(2, round(w * self.s.k)), max(2, round(h * self.s.k))

    def _finish(self, image: Image.Image, ground: Colour) -> Image.Image:
        if not self.reverse:
            return image
        floats = weaves.noise_rows(image.size, self.subject.sku)
        image = Image.blend(image.transpose(Image.Transpose.FLIP_LEFT_RIGHT), Image.new("RGB", image.size, ground), 0.42)
        return ImageChops.multiply(image, Image.merge("RGB", (floats, floats, floats)))

    def body(self, w: float, h: float, name: str = "") -> Image.Image:
        """Return the body cloth."""
        size, ground = self._size(w, h), self.ground
        image = weaves.cloth(self.subject, round(w / 3.1), round(h / 3.1), ground, self.inks, size)
        return self._finish(image, ground)

    def border(self, length: float, h: float, upright: bool = False) -> Image.Image:
        """Return a border band; upright bands have their body side at the right."""
        swap = self.subject.has("nilambari", "baluchari", "swarnachari", "stole", "muslin") or len(self.subject.colours) < 2
        ground, figure = (self.ground, self.inks[0]) if swap else (self.inks[0], self.inks[1])
        if self.subject.has("korial", "garad", "laal", "lal paar"):
            ground, figure = self.subject.ink(1, MADDER), GOLD
        motif = self.subject.pick("kalka", "lotus", "diamond", "fish", "star", "peacock")
        motif = "kalka" if self.subject.has("paisley", "kalka", "baluchari") else motif
        motif = "star" if self.subject.has("star") else "lotus" if self.subject.has("lotus") else motif
        image = weaves.border(round(length / 3.1), max(8, round(h / 3.1)), ground, figure, self.inks[-1], motif)
        image = weaves.threads(image, self._size(length, h))
        image = self._finish(image, ground)
        return image.transpose(Image.Transpose.ROTATE_90) if upright else image

    def pallu(self, w: float, h: float) -> Image.Image:
        """Return the end piece."""
        cells, subject = (round(w / 3.1), round(h / 3.1)), self.subject
        rng = random.Random(subject.sku + "pallu")
        if subject.has("baluchari", "swarnachari", "figure"):
            names = [m for m in weaves.FIGURES if subject.has(m)] or rng.sample(weaves.FIGURES, 3)
            names += ["sage", "lady"] if subject.has("court") else ["kalka"]
            image = weaves.panels(*cells, self.ground, self.inks[0], self.inks[1], rng, names)
        elif subject.has("jamdani", "tangail"):
            image = weaves.plain(*cells, self.ground, rng)
            weaves.jaal(image, mix(self.ground, self.inks[0], 0.8), 26)
            art = weaves.stencil("flower", self.inks[1], self.inks[0])
            weaves.rows(image, art, 26, 13, 6)
        elif subject.has("batik", "kantha", "print"):
            return self.body(w, h)
        else:
            image = weaves.plain(*cells, mix(self.ground, self.inks[0], 0.12), rng)
            y = 3
            while y < cells[1] - 4:
                thick = rng.choice((2, 3, 5, 16, 16))
                if thick == 16 and y + 18 < cells[1]:
                    image.paste(
                        weaves.border(
                            cells[0], 18, self.edge, self.inks[1], self.inks[2], rng.choice(("kalka", "star", "fish")), False
                        ),
                        (0, y),
                    )  # noqa: E501
                    y += 18
                elif thick < 16:
                    image.paste(self.inks[thick % 2], (0, y, cells[0], min(cells[1], y + thick)))
                    y += thick
                y += rng.choice((2, 3, 4))
        return self._finish(weaves.threads(image, self._size(w, h)), self.ground)


def sheet(s: Layer, outline: list[Point], fill: Image.Image | Colour, shadow: float = 0.45, fall: float = 16,
          light: str = "flat", strength: float = 0.9, texture: str = "weave") -> None:  # fmt: skip
    """Lay a flat cloth."""
    s.lay(s.piece(outline, fill), light, strength, texture, shadow, fall)


def fringe(s: Layer, x0: float, x1: float, y: float, length: float, ink: Colour, knots: bool = False) -> None:
    """Draw a fringe hanging from a line."""
    rng, x = random.Random(f"{x0}{x1}{y}"), x0 + 4
    while x < x1 - 3:
        sway = rng.uniform(-4, 4)
        s.line(
            [(x, y), (x + sway * 0.4, y + length * 0.5), (x + sway, y + length)], mix(ink, (40, 26, 18), rng.uniform(0, 0.25)), 3.2
        )  # noqa: E501
        if knots and round(x) % 3 == 0:
            s.dots([(x, y + length * 0.3)], dark(ink, 0.1), 5)
        x += 8 if not knots else 11


def creases(piece: Layer, xs: list[float], y0: float, y1: float) -> None:
    """Press upright fold lines into a piece."""
    for x in xs:
        (left, top), (right, bottom) = piece.px([(x - 3, y0), (x + 3, y1)])
        area = (
            max(0, round(left)),
            max(0, round(top)),
            min(piece.image.width, round(right)),
            min(piece.image.height, round(bottom)),
        )  # noqa: E501
        part = piece.image.crop(area)
        piece.image.paste(part.point(lambda v: min(255, round(v * 0.86))), area[:2])


def folded(s: Layer, subject: Subject, loom: Loom | None = None) -> str:
    """A folded saree with its pallu thrown over the top."""
    loom = loom or Loom(s, subject)
    left, top, right, bottom = s.room
    tall = bottom - top > right - left
    if subject.named("white-ground"):
        x0, x1, y0, y1 = left + 28, right - 28, top + 34, bottom - 34
    elif tall:
        x0, x1, y0, y1 = 150, 850, top + 120, bottom - 130
    else:
        x0, x1, y0, y1 = -40, 1040, 120, 880
    w, h = x1 - x0, y1 - y0
    for i in (4, 3, 2, 1):
        sheet(s, box(x0 + 5 * i, y0 + 10, x1 + 7 * i, y1 + 11 * i, 16), dark(loom.ground, 0.08 + 0.05 * i), 0.3, 9)
    base = s.piece(box(x0, y0, x1, y1, 14), loom.body(w, h))
    band = w * (0.15 if tall else 0.12)
    edge = loom.border(h, band, upright=True)
    x, y = base.px([(x0, y0)])[0]
    base.image.paste(edge.resize((round(band * s.k), base.image.height)), (round(x), 0))
    creases(base, [x0 + w * 0.5], y0, y1)
    s.lay(base, "relief", 0.34, "weave", 0.4, 14, depth=0.12)
    style = subject.pick("flap", "turn", "flap")
    end = loom.inks[0] if loom.inks[0] != loom.ground else loom.edge
    if style == "flap" or subject.has("baluchari", "swarnachari"):
        deep = y0 + h * (0.56 if subject.has("baluchari", "swarnachari") else 0.44)
        flap = s.piece(box(x0 - 6, y0 - 6, x1 + 4, deep, 10), loom.pallu(w + 10, deep - y0 + 6))
        strip = loom.border(w + 10, 64)
        flap.image.paste(strip.resize((flap.image.width, round(64 * s.k))), (0, flap.image.height - round(70 * s.k)))
        s.lay(flap, "relief", 0.34, "weave", 0.55, 20, depth=0.12)
        fringe(s, x0, x1, deep - 2, 26, end)
    else:
        flap_line = [(x0 - 4, y0 - 6), (x1 + 4, y0 - 6), (x1 + 4, y0 + h * 0.26), (x0 - 4, y0 + h * 0.66)]
        flap = s.piece(flap_line, loom.pallu(w + 8, h * 0.72))
        s.lay(flap, "flat", 0.9, "weave", 0.55, 20)
        s.line([(x1 + 2, y0 + h * 0.26), (x0 - 2, y0 + h * 0.66)], end, 14)
        s.line([(x1 + 2, y0 + h * 0.26 - 16), (x0 - 2, y0 + h * 0.66 - 16)], pale(end, 0.5), 4)
    return "flat"


def hang(s: Layer, texture: Image.Image, x0: float, x1: float, y0: float, y1: float, folds: int, sway: float, seed: str) -> None:
    """Hang a cloth from a line with soft upright folds and a waving hem."""
    rng = random.Random(seed)
    w, h, k = round((x1 - x0) * s.k), round((y1 - y0) * s.k), s.k
    texture = texture.convert("RGBA").resize((w, h), Image.Resampling.BICUBIC)
    room, strips = round(sway * k * 2), 64
    phase, second = rng.uniform(0, 6), rng.uniform(0.5, 0.9)

    def wave(u: float) -> float:
        return 0.7 * math.sin(u * folds * math.tau + phase) + 0.3 * math.sin(u * folds * math.tau * 1.9 * second + 2 * phase)

    mesh = []
    for i in range(strips):
        a, b = i * w // strips, (i + 1) * w // strips
        da, db = (sway * k * (0.5 + 0.5 * wave(i / strips)), sway * k * (0.5 + 0.5 * wave((i + 1) / strips)))
        sa, sb = (c + 0.12 * w / folds * wave(c / w + 0.25 / folds) * (0 < c < w) for c in (a, b))
        tail = h + room
        mesh.append(((a, 0, b, tail), (sa, -da * 0.06, sa, tail - da, sb, tail - db, sb, -db * 0.06)))
    out = texture.transform((w, h + room), Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)
    light = Image.new("L", (128, 1))
    light.putdata([round(128 + 46 * wave(i / 127) - 14 * math.sin(i / 127 * folds * 9)) for i in range(128)])
    piece = s.piece(box(x0, y0, x0 + w / k, y0 + (h + room) / k), (0, 0, 0))
    size = piece.image.size
    piece.image.paste(lit(out.convert("RGB"), light, 0.62).resize(size))
    piece.mask = out.getchannel("A").resize(size)
    s.lay(piece, "", 0, "weave", 0.4, 22)


def rod(s: Layer, y: float, x0: float, x1: float, kind: str = "bamboo") -> None:
    """Draw a pole with its cords."""
    tone = BAMBOO if kind == "bamboo" else WOOD
    s.lay(s.piece(box(x0, y - 13, x1, y + 13, 11), tone), "cyl-h", 0.8, "wood", 0.35, 16)
    if kind == "bamboo":
        for i in range(1, 5):
            x = x0 + (x1 - x0) * i / 5 + 14 * (-1) ** i
            s.line([(x, y - 12), (x, y + 12)], dark(tone, 0.35), 5)


def hanging(s: Layer, subject: Subject, loom: Loom | None = None) -> str:
    """A cloth over a bamboo pole: the pallu in front, the body behind."""
    loom = loom or Loom(s, subject)
    left, top, right, bottom = s.room
    tall = bottom - top > right - left
    y0, y1 = (top + 110, bottom - 190) if tall else (70, 830)
    x0, x1 = (170, 830) if tall else (60, 940)
    end = loom.inks[0]
    hang(s, loom.body(x1 - x0, y1 - y0), x0 + 70, x1 + 20, y0, y1 - 20, 5, 34, subject.sku + "b")
    w = (x1 - x0) * 0.72
    face = Image.new("RGB", (round(w * s.k), round((y1 - y0) * s.k)))
    split = round(face.height * 0.46)
    face.paste(loom.body(w, (y1 - y0) * 0.46), (0, 0))
    face.paste(loom.pallu(w, (y1 - y0) * 0.54).resize((face.width, face.height - split)), (0, split))
    side = loom.border(y1 - y0, 58, upright=True).resize((round(58 * s.k), face.height))
    face.paste(side, (0, 0))
    face.paste(side.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (face.width - side.width, 0))
    hem = loom.border(w, 60).resize((face.width, round(60 * s.k)))
    face.paste(hem, (0, face.height - hem.height))
    hang(s, face, x0, x0 + w, y0, y1 + 30, 4, 30, subject.sku + "f")
    if subject.has("fringe", "stole", "shawl", "scarf", "gamch"):
        fringe(s, x0 + 2, x0 + w - 2, y1 + 44, 46, end, knots=True)
    rod(s, y0, x0 - 90, x1 + 90)
    for x in (x0 - 40, x1 + 40):
        s.line([(x, y0 - 8), (x, top - 20)], (150, 130, 100), 4)
    return "hung"


def three(s: Layer, subject: Subject) -> str:
    """Three cloths side by side on a pole."""
    _, top, _, bottom = s.room
    tones = subject.colours[:3] if len(subject.colours) > 2 else [(222, 170, 58), (206, 98, 44), (72, 122, 82)]
    if len(subject.colours) in (1, 2):
        tones = [*subject.colours, mix(subject.colours[0], CREAM, 0.5), dark(subject.colours[0])][:3]
    for i, tone in enumerate(tones):
        twin = Subject(f"{subject.sku}-{i}", subject.category, subject.words, [tone], subject.role, subject.alt, subject.rng)
        loom = Loom(s, twin)
        x, y1 = 110 + i * 265, bottom - 230 - 40 * (i % 2)
        face = loom.body(245, y1 - top - 130)
        hem = loom.border(245, 90).resize((face.width, round(90 * s.k)))
        face.paste(hem, (0, face.height - hem.height - round(40 * s.k)))
        fringe(s, x + 8, x + 240, y1 + 8, 52, tone, knots=True)
        hang(s, face, x, x + 248, top + 130, y1, 2, 18, twin.sku)
    rod(s, top + 130, 40, 960)
    return "hung"


def stack(s: Layer, subject: Subject, loom: Loom | None = None) -> str:
    """Folded cloths piled up, their rounded folds to the front."""
    loom = loom or Loom(s, subject)
    _, _, _, bottom = s.room
    base, n = 820, 4 if bottom > 1000 else 3
    tones = [loom.ground, loom.inks[0], pale(loom.ground, 0.35), dark(loom.ground, 0.25)]
    for i in range(n):
        twin = Subject(
            f"{subject.sku}{i}",
            subject.category,
            subject.words,
            [tones[i % 4], tones[(i + 1) % 4]],
            subject.role,
            subject.alt,
            subject.rng,
        )  # noqa: E501
        part = loom if i == n - 1 else Loom(s, twin)
        x0, x1 = 150 + 14 * (i % 2) + 6 * i, 860 - 16 * ((i + 1) % 2) - 6 * i
        y1 = base - i * 118
        for fold in (2, 1, 0):
            y = y1 - fold * 36
            tint = dark(part.ground, 0.1 * fold) if fold else part.ground
            fill = part.body(x1 - x0, 44) if fold == 0 or i == n - 1 else tint
            s.lay(s.piece(box(x0 + 3 * fold, y - 42, x1 - 2 * fold, y, 20), fill), "cyl-h", 0.75, "weave", 0.35, 10)
    top = base - (n - 1) * 118 - 112
    x0, x1 = 150 + 6 * n, 860 - 6 * n
    lid = s.piece([(x0 + 66, top - 150), (x1 - 58, top - 150), (x1, top), (x0, top)], loom.body(x1 - x0, 160))
    strip = loom.border(x1 - x0, 46).resize((lid.image.width, round(46 * s.k)))
    lid.image.paste(strip, (0, lid.image.height - strip.height))
    s.lay(lid, "flat", 0.9, "weave", 0.2, 8)
    return "stand"


def spread(s: Layer, subject: Subject, loom: Loom | None = None) -> str:
    """A flat cloth with a turned corner: quilt, sheet, table linen, mat of cloth."""
    loom = loom or Loom(s, subject, *SAREES[:1], *SAREES[2:7], CREAM)
    left, top, right, bottom = s.room
    tall = bottom - top > right - left
    x0, x1, y0, y1 = (90, 910, top + 90, bottom - 100) if tall else (left + 90, right - 90, 80, 910)
    w, h, fold = x1 - x0, y1 - y0, min(260, (x1 - x0) * 0.3)
    outline = [(x0, y0), (x1, y0), (x1, y1 - fold), (x1 - fold, y1), (x0, y1)]
    body = loom.body(w, h)
    base = s.piece(outline, body)
    if not subject.has("kantha", "quilt", "nakshi"):
        band = round(64 * s.k)
        strip = loom.border(w, 64).resize((base.image.width, band))
        base.image.paste(strip, (0, base.image.height - band))
        base.image.paste(strip.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (0, 0))
    s.lay(base, "relief", 0.4, "weave", 0.5, 18, depth=0.08)
    tone = pale(loom.ground, 0.3)
    corner = s.piece([(x1 - fold, y1), (x1, y1 - fold), (x1 - fold - 18, y1 - fold - 18)], tone)
    for i in range(0, 280, 13):
        corner.line([(x1 - fold - 18, y1 - i), (x1, y1 - i)], mix(tone, loom.inks[0], 0.35), 2.4, (8, 7))
    s.lay(corner, "flat", 1.0, "weave", 0.5, 14)
    if subject.has("fringe", "throw", "shawl", "stole", "rug", "dhurrie", "runner"):
        fringe(s, x0, x1 - fold, y1, 34, loom.inks[0])
    return "flat"


def bolt(s: Layer, subject: Subject) -> str:
    """Rolled cloth: two bolts and an unrolled tongue."""
    loom = Loom(s, subject)
    s.lay(
        s.piece(curve([(210, 520), (800, 520), (850, 850), (880, 940), (180, 940), (170, 850)]), loom.body(720, 420)),
        "down",
        0.9,
        "weave",
        0.4,
        16,
    )  # noqa: E501
    for i, y in enumerate((300, 520)):
        twin = Subject(
            subject.sku + "r", subject.category, subject.words, [loom.inks[0], loom.ground], subject.role, subject.alt, subject.rng
        )  # noqa: E501
        part = loom if i else Loom(s, twin)
        x0, x1 = 160 + 24 * (1 - i), 850 - 20 * (1 - i)
        s.lay(s.piece(box(x0, y - 100, x1, y + 112, 22), part.body(x1 - x0, 212)), "cyl-h", 0.9, "weave", 0.5, 18)
        s.lay(s.piece(oval(x1 - 4, y + 6, 42, 104), pale(part.ground, 0.12)), "flat", 0.8, "weave")
        for r in range(16, 100, 13):
            s.line(arc(x1 - 4, y + 6, r * 0.4, r, 0, 340 + r / 8), dark(part.ground, 0.35), 3)
    return "stand"


def pillow(s: Layer, subject: Subject) -> str:
    """A cushion, plump, with piping and tassels."""
    loom = Loom(s, subject)
    half = [(500, 172), (330, 158), (172, 150), (160, 300), (180, 500), (160, 700), (172, 850), (330, 842), (500, 828)]
    shape = curve(mirror(half)[:-1])
    s.lay(
        s.piece([((x - 500) * 1.035 + 500, (y - 500) * 1.035 + 500) for x, y in shape], loom.inks[0]),
        "relief",
        0.6,
        "weave",
        0.5,
        24,
    )  # noqa: E501
    s.lay(s.piece(shape, loom.body(690, 690)), "relief", 0.75, "weave", depth=1.0)
    for x, y in ((168, 156), (832, 156), (168, 844), (832, 844)):
        dx, dy = (x - 500) / 12, (y - 500) / 12
        for i in range(-3, 4):
            s.line([(x, y), (x + dx * 2.2 + i * 6, y + dy * 2.2 - i * 6 * (1 if dx * dy > 0 else -1))], loom.inks[i % 2], 6)
        s.dots([(x, y)], loom.inks[0], 17)
    return "flat"


def tapestry(s: Layer, subject: Subject) -> str:
    """A wall hanging on a rod."""
    loom = Loom(s, subject, CREAM, *SAREES[1:6])
    _, top, _, bottom = s.room
    y0, y1 = top + 130, bottom - 170
    face = loom.body(640, y1 - y0)
    band = loom.border(640, 80).resize((face.width, round(80 * s.k)))
    face.paste(band, (0, face.height - band.height))
    face.paste(band.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (0, 0))
    fringe(s, 184, 816, y1, 60, loom.inks[0], knots=True)
    sheet(s, box(180, y0, 820, y1), face, 0.4, 18)
    s.line([(170, y0), (500, top + 20), (830, y0)], (140, 110, 80), 5)
    rod(s, y0, 140, 860, "wood")
    for x in (140, 860):
        s.lay(s.piece(oval(x, y0, 20), dark(WOOD, 0.2)), "ball", 0.9)
    return "hung"


_SHAPES: dict[str, list[Point]] = {
    "kurta": [(440, 150), (350, 185), (262, 232), (150, 560), (244, 600), (318, 420), (312, 640), (262, 985), (500, 1000)],
    "shirt": [(430, 190), (330, 225), (236, 280), (150, 540), (268, 590), (322, 470), (316, 840), (500, 850)],
    "dress": [(420, 140), (372, 160), (322, 190), (286, 330), (356, 370), (372, 520), (250, 900), (224, 990), (500, 1010)],
    "jacket": [(424, 210), (340, 236), (284, 270), (300, 420), (280, 800), (300, 830), (486, 840)],
    "blouse": [(400, 300), (320, 330), (240, 380), (170, 560), (282, 612), (330, 540), (334, 720), (500, 736)],
    "skirt": [(500, 230), (380, 228), (364, 290), (250, 700), (170, 920), (330, 955), (500, 965)],
    "trousers": [(500, 200), (340, 196), (322, 330), (270, 940), (440, 955), (486, 520), (500, 480)],
}


def garment(s: Layer, subject: Subject) -> str:
    """A stitched garment on a wooden hanger."""
    loom = Loom(s, subject)
    kinds = {"shirt": ("shirt", "fatua", "top", "t-shirt"), "dress": ("dress", "frock", "gown", "maxi"),
             "jacket": ("jacket", "vest", "waistcoat", "bundi", "nehru"), "blouse": ("blouse", "choli"),
             "skirt": ("skirt", "dokhna", "ghagra"), "trousers": ("trousers", "pant", "pyjama", "palazzo")}  # fmt: skip
    kind = next((k for k, names in kinds.items() if subject.has(*names)), "kurta")
    shape = mirror(_SHAPES[kind])
    s.line([(500, 130), (500, 60), *arc(520, 52, 24, 24, 180, 380)], (120, 116, 110), 8)
    wide = min(x for x, _ in shape[: len(shape) // 2]) if kind in ("skirt", "trousers") else 300
    bar = 205 if kind in ("skirt", "trousers") else (230 if kind != "blouse" else 335)
    s.lay(
        s.piece(curve([(500, bar - 108), (max(330, wide), bar), (500, bar + 6), (min(670, 1000 - wide), bar)]), WOOD),
        "relief",
        0.7,
        "wood",
    )  # noqa: E501
    body = s.piece(shape, loom.body(max(x for x, _ in shape) - min(x for x, _ in shape), max(y for _, y in shape) - 130))
    end, deep = loom.inks[0], dark(loom.ground, 0.35)
    hem = max(y for _, y in shape)
    if kind in ("kurta", "shirt", "dress", "blouse", "jacket"):
        neck = min(y for _, y in shape)
        deep_v = 130 if kind == "jacket" else 60
        body.line([(500, neck + 40), (500, hem if kind in ("shirt", "jacket") else neck + 320)], deep, 4)
        body.line([(484, neck + 40), (484, neck + 320)], end, 4, (10, 7))
        body.line([(516, neck + 40), (516, neck + 320)], end, 4, (10, 7))
        for side in (-1, 1):
            for y in range(neck.__trunc__() + 330, round(hem) - 40, 3):
                if kind == "kurta" and y > 600 and y % 60 == 0:
                    body.line([(500 + side * 60, y), (500 + side * 74, y + 40)], mix(loom.ground, deep, 0.4), 4)
            if kind in ("kurta", "shirt", "blouse"):
                body.line([(500 + side * 180, neck + 300), (500 + side * 192, neck + 120)], mix(loom.ground, deep, 0.8), 5)
        throat = curve(
            [(430, neck - 20), (452, neck + deep_v * 0.7), (500, neck + deep_v), (548, neck + deep_v * 0.7), (570, neck - 20)],
            False,
        )  # noqa: E501
        body.line(throat, end, 22)
        body.line(throat, pale(end, 0.6), 4, (9, 7))
        body.poly([*throat, (500, neck - 90)], dark(loom.ground, 0.55))
        s_buttons = [(500, neck + 110 + 46 * i) for i in range(4 if kind != "jacket" else 6)]
        body.dots(s_buttons, CREAM if kind != "jacket" else GOLD, 8)
    if kind in ("kurta", "dress", "skirt", "blouse"):
        for y in (hem - 46, hem - 22):
            body.line([(150, y - 8), (500, y + 4), (850, y - 8)], end, 12 if y == hem - 46 else 4)
    if kind in ("skirt", "dress", "trousers"):
        for i in range(-3, 4):
            body.line(
                [(500 + i * 26, 320 if kind == "dress" else 250), (500 + i * (74 if kind != "trousers" else 34), hem)],
                mix(loom.ground, deep, 0.45),
                4,
            )  # noqa: E501
    if kind == "jacket":
        for x in (350, 570):
            body.line([(x, 640), (x + 84, 640)], deep, 6)
    s.lay(body, "relief", 0.75, "weave", 0.4, 20, depth=0.45)
    return "hung"


def worn(s: Layer, subject: Subject) -> str:
    """A cloth on a dress form: how it falls when it is worn."""
    loom = Loom(s, subject)
    stand = dark(WOOD, 0.25)
    s.lay(s.piece(box(488, 760, 512, 1010, 6), stand), "cyl", 0.8)
    s.lay(s.piece(oval(500, 1015, 130, 24), stand), "down", 0.9, "wood", 0.4, 16)
    form = mirror(
        curve(
            [(500, 60), (458, 66), (456, 128), (350, 178), (318, 260), (372, 420), (384, 500), (330, 640), (352, 800), (500, 810)],
            False,
        )
    )  # noqa: E501
    s.lay(s.piece(form, (226, 208, 180)), "cyl", 0.7, "paper", 0.3, 18)
    s.lay(s.piece(box(466, 40, 534, 78, 16), stand), "cyl", 0.8)
    if subject.category in ("saree", "fabric", "bedsheet"):
        skirt = curve([(372, 500), (500, 520), (634, 500), (700, 760), (740, 985), (500, 1000), (262, 985), (306, 760)], n=8)
        base = s.piece(skirt, loom.body(480, 500))
        strip = loom.border(480, 70).resize((base.image.width, round(70 * s.k)))
        base.image.paste(strip, (0, base.image.height - strip.height))
        for i in range(-4, 5):
            base.line([(480 + i * 14, 530), (460 + i * 30, 990)], dark(loom.ground, 0.3), 4)
        s.lay(base, "cyl", 0.7, "weave", 0.4, 16)
    left = curve([(360, 168), (440, 130), (520, 300), (650, 500), (640, 560), (500, 480), (372, 320)])
    s.lay(s.piece(left, loom.body(300, 430)), "relief", 0.7, "weave", 0.45, 14)
    fall = [(344, 176), (446, 150), (470, 400), (452, 820), (300, 830), (316, 500)]
    end = s.piece(curve(fall, n=8), loom.pallu(160, 660))
    s.lay(end, "cyl", 0.7, "weave", 0.5, 14)
    fringe(s, 310, 445, 815, 40, loom.inks[0], knots=True)
    return "stand"


def textile(s: Layer, subject: Subject) -> str:
    """Choose how a cloth is shown by its category, role and the words of its picture."""
    kind, role = subject.category, subject.role
    if kind == "garment":
        return garment(s, subject)
    if kind == "throw-pillow":
        return pillow(s, subject)
    if role == "in_use" and kind in ("saree", "shawl", "scarf-stole") or subject.named("dress form", "worn", "mannequin"):
        return worn(s, subject)
    if kind == "tapestry":
        return tapestry(s, subject)
    if subject.named("three", "side by side"):
        return three(s, subject)
    if subject.named("stack", "pile", "set of", "towels"):
        return stack(s, subject)
    if subject.named("white-ground"):
        return folded(s, subject)
    if subject.named("hang", "drape", "line", "pole", "rod"):
        return hanging(s, subject)
    if subject.named("roll", "bolt"):
        return bolt(s, subject)
    if subject.named("spread", "laid", "flat", "corner", "table"):
        return spread(s, subject)
    if subject.named("fold"):
        return folded(s, subject) if kind == "saree" else stack(s, subject)
    choices: dict[str, tuple[Callable[[Layer, Subject], str], ...]] = {
        "saree": (folded, hanging, folded), "shawl": (hanging, stack, spread), "scarf-stole": (hanging, three, stack),
        "fabric": (bolt, stack, hanging), "quilt-kantha": (spread, stack), "bedsheet": (stack, spread),
        "table-linen": (spread, stack), "towel-gamcha": (hanging, stack),
    }  # fmt: skip
    options = choices[kind]
    return options[int(subject.pick("0", "1", "2")) % len(options)](s, subject)
