"""Cloths: how woven goods are folded, hung, piled and spread."""

from __future__ import annotations

import math
import random

import weaves
from brush import (
    BAMBOO,
    CREAM,
    GOLD,
    MADDER,
    WOOD,
    Colour,
    Layer,
    Point,
    Subject,
    arc,
    box,
    contrast,
    curve,
    dark,
    distance,
    lit,
    mix,
    oval,
    pale,
)
from PIL import Image, ImageChops


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
        for word, kind in (("star", "star"), ("lotus", "lotus"), ("temple", "teeth"), ("triangle", "teeth"), ("frond", "frond"),
                           ("slanting", "frond"), ("hill", "teeth"), ("hajw", "teeth"), ("plain", "plain"), ("rib", "plain"), ("boat", "boat")):  # fmt: skip
            motif = kind if self.subject.has(word) else motif
        if distance(ground, figure) < 150:
            figure = contrast(ground, (CREAM, GOLD, dark(ground, 0.6)))
        image = weaves.border(round(length / 3.1), max(8, round(h / 3.1)), ground, figure, self.inks[-1], motif)
        image = weaves.threads(image, self._size(length, h))
        image = self._finish(image, ground)
        return image.transpose(Image.Transpose.ROTATE_90) if upright else image

    def pallu(self, w: float, h: float) -> Image.Image:
        """Return the end piece."""
        cells, subject = (round(w / 3.1), round(h / 3.1)), self.subject
        rng = random.Random(subject.sku + "pallu")
        if subject.has("baluchari", "swarnachari", "figure band"):
            names = [m for m in weaves.FIGURES if subject.has(m)] or rng.sample(weaves.FIGURES, 3)
            names += ["sage", "lady"] if subject.has("court") else ["kalka"]
            image = weaves.panels(*cells, self.ground, self.inks[0], self.inks[1], rng, names)
        elif subject.has("owl"):
            image = weaves.plain(*cells, self.ground, rng)
            art = weaves.stencil("owl", self.inks[0], self.inks[1])
            art = art.resize((art.width * 3, art.height * 3), Image.Resampling.NEAREST)
            weaves.rows(image, art, 36, 44, 12, half=False)
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
                    )
                    y += 18
                elif thick < 16:
                    image.paste(self.inks[thick % 2], (0, y, cells[0], min(cells[1], y + thick)))
                    y += thick
                y += rng.choice((2, 3, 4))
        return self._finish(weaves.threads(image, self._size(w, h)), self.ground)


SAREES: tuple[Colour, ...] = (
    (240, 230, 205), (122, 38, 76), (35, 64, 110), (158, 42, 43), (44, 100, 73), (232, 190, 92), (24, 90, 100),
    (205, 118, 110), (70, 52, 96), (226, 214, 196), (190, 88, 46),
)  # fmt: skip


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
        )
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
        )
        part = piece.image.crop(area)
        piece.image.paste(part.point(lambda v: min(255, round(v * 0.86))), area[:2])


def folded(s: Layer, subject: Subject, loom: Loom | None = None) -> str:
    """A folded saree with its pallu thrown over the top."""
    loom = loom or Loom(s, subject)
    left, top, right, bottom = s.room
    tall = bottom - top > right - left
    if subject.role == "white":
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
    if subject.has("baluchari"):
        subject.focus = (x0 + w * 0.18, y0 + h * 0.16)
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
        )
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
    if not subject.has("kantha", "quilt", "nakshi", "check", "stripe"):
        subject.focus = (x0 + w * 0.4, y1 - 60)
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
    )
    for i, y in enumerate((300, 520)):
        twin = Subject(
            subject.sku + "r", subject.category, subject.words, [loom.inks[0], loom.ground], subject.role, subject.alt, subject.rng
        )
        part = loom if i else Loom(s, twin)
        x0, x1 = 160 + 24 * (1 - i), 850 - 20 * (1 - i)
        s.lay(s.piece(box(x0, y - 100, x1, y + 112, 22), part.body(x1 - x0, 212)), "cyl-h", 0.9, "weave", 0.5, 18)
        s.lay(s.piece(oval(x1 - 4, y + 6, 42, 104), pale(part.ground, 0.12)), "flat", 0.8, "weave")
        for r in range(16, 100, 13):
            s.line(arc(x1 - 4, y + 6, r * 0.4, r, 0, 340 + r / 8), dark(part.ground, 0.35), 3)
    return "stand"
