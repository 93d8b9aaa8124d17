"""Garments: stitched and worn cloth, cushions and wall hangings, and the choice of how a cloth is shown."""

from __future__ import annotations

import math
from collections.abc import Callable

from brush import (
    CREAM,
    GOLD,
    WOOD,
    Layer,
    Point,
    Subject,
    arc,
    box,
    curve,
    dark,
    mirror,
    mix,
    moved,
    oval,
    pale,
)
from cloths import SAREES, Loom, bolt, folded, fringe, hang, hanging, rod, sheet, spread, stack, three
from home import furniture
from lengths import length, muffler, rolled, rounds, runner, yarn
from PIL import Image


def pillow(s: Layer, subject: Subject) -> str:
    """A cushion, plump, with piping and tassels; or two of them."""
    loom = Loom(s, subject)
    if subject.named("two", "pair", "set"):
        _cushion(s, Loom(s, subject.twin("b", *subject.colours)), 600, 380, 0.72)
        _cushion(s, loom, 400, 620, 0.78)
    else:
        _cushion(s, loom, 500, 500, 1.0)
    return "flat"


def _cushion(s: Layer, loom: Loom, x: float, y: float, size: float) -> None:
    half = [(500, 172), (330, 158), (172, 150), (160, 300), (180, 500), (160, 700), (172, 850), (330, 842), (500, 828)]
    shape = [(px - 500, py - 500) for px, py in curve(mirror(half)[:-1])]
    s.lay(s.piece(moved(shape, x, y, size * 1.035), loom.inks[0]), "relief", 0.6, "weave", 0.5, 24)
    s.lay(s.piece(moved(shape, x, y, size), loom.body(690, 690)), "relief", 0.55, "weave", depth=0.8)
    for u, v in ((-332, -344), (332, -344), (-332, 344), (332, 344)):
        px, py, dx, dy = x + u * size, y + v * size, u * size / 5.6, v * size / 5.6
        for i in range(-3, 4):
            s.line([(px, py), (px + dx + i * 6, py + dy - i * 6 * (1 if dx * dy > 0 else -1))], loom.inks[i % 2], 6)
        s.dots([(px, py)], loom.inks[0], 17 * size)


def tapestry(s: Layer, subject: Subject) -> str:
    """A wall hanging on a rod."""
    loom = Loom(s, subject, CREAM, *SAREES[1:6])
    _, top, _, bottom = s.room
    y0, y1 = top + 130, bottom - 170
    face = loom.body(640, y1 - y0)
    if subject.has("paddy", "field", "gradient"):
        low, high = subject.ink(1, GOLD), subject.ink(0, (62, 116, 74))
        cells = Image.new("RGB", (200, 300))
        for n in range(300):
            tone = mix(high, low, min(1, max(0, n / 300 + 0.08 * math.sin(n / 7))))
            cells.paste(tone if n % 9 else dark(tone, 0.18), (0, n, 200, n + 1))
            for x in range((n * 7) % 13, 200, 13):
                cells.putpixel((x, n), pale(tone, 0.35))
        face = cells.resize(face.size, Image.Resampling.NEAREST)
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
    "blouse": [(400, 300), (320, 330), (240, 380), (170, 560), (282, 612), (330, 540), (334, 720), (500, 736)],
    "skirt": [(500, 230), (380, 228), (364, 290), (250, 700), (170, 920), (330, 955), (500, 965)],
    "trousers": [(500, 200), (340, 196), (322, 330), (270, 940), (440, 955), (486, 520), (500, 480)],
}


def jacket(s: Layer, loom: Loom) -> str:
    """A sleeveless jacket, open at the front, on a hanger."""
    s.line([(500, 160), (500, 90), *arc(520, 82, 24, 24, 180, 380)], (120, 116, 110), 8)
    s.lay(s.piece(curve([(500, 160), (300, 262), (500, 250), (700, 262)]), WOOD), "relief", 0.7, "wood")
    end, lining = loom.inks[0], dark(loom.ground, 0.62)
    s.lay(s.piece([(400, 226), (600, 226), (640, 860), (360, 860)], lining), "flat", 0.8, "weave")
    front = [(438, 196), (410, 206), (330, 244), (300, 262), (326, 330), (332, 400), (296, 450), (270, 470), (258, 660), (254, 880),
             (370, 900), (488, 896), (486, 700), (480, 520), (462, 380), (446, 270)]  # fmt: skip
    for side in (-1, 1):
        half = s.piece([(500 + side * (x - 500), y) for x, y in front], loom.body(240, 700))

        def at(x: float, side: int = side) -> float:
            return 500 + side * (x - 500)

        half.line([(at(x), y) for x, y in front[10:]], end, 30)
        half.line([(at(x), y) for x, y in front[10:]], pale(end, 0.6), 4, (11, 8))
        half.line([(at(x), y) for x, y in front[3:9]], end, 16)
        half.line([(at(254), 852), (at(490), 870)], end, 14)
        half.poly([(at(310), 640), (at(430), 650), (at(430), 680), (at(310), 670)], end)
        half.line([(at(310), 686), (at(430), 696)], lining, 4)
        s.lay(half, "relief", 0.6, "weave", 0.4, 14, 0.25)
    for i in range(5):
        s.lay(s.piece(oval(474, 500 + i * 84, 13), GOLD), "ball", 0.8, "", 0.3, 5)
    return "hung"


def garment(s: Layer, subject: Subject) -> str:
    """A stitched garment on a wooden hanger."""
    y: float
    loom = Loom(s, subject)
    kinds = {"shirt": ("shirt", "fatua", "top", "t-shirt"), "dress": ("dress", "frock", "gown", "maxi"),
             "jacket": ("jacket", "vest", "waistcoat", "bundi", "nehru"), "blouse": ("blouse", "choli"),
             "skirt": ("skirt", "dokhna", "ghagra"), "trousers": ("trousers", "pant", "pyjama", "palazzo")}  # fmt: skip
    kind = next((k for k, names in kinds.items() if subject.has(*names)), "kurta")
    if kind == "jacket":
        return jacket(s, loom)
    shape = mirror(_SHAPES[kind])
    s.line([(500, 130), (500, 60), *arc(520, 52, 24, 24, 180, 380)], (120, 116, 110), 8)
    wide = min(x for x, _ in shape[: len(shape) // 2]) if kind in ("skirt", "trousers") else 300
    bar = 205 if kind in ("skirt", "trousers") else (230 if kind != "blouse" else 335)
    s.lay(
        s.piece(curve([(500, bar - 108), (max(330, wide), bar), (500, bar + 6), (min(670, 1000 - wide), bar)]), WOOD),
        "relief",
        0.7,
        "wood",
    )
    body = s.piece(shape, loom.body(max(x for x, _ in shape) - min(x for x, _ in shape), max(y for _, y in shape) - 130))
    end, deep = loom.inks[0], dark(loom.ground, 0.35)
    hem = max(y for _, y in shape)
    if kind in ("kurta", "shirt", "dress", "blouse"):
        neck = min(y for _, y in shape)
        deep_v = 60
        body.line([(500, neck + 40), (500, hem if kind == "shirt" else neck + 320)], deep, 4)
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
        )
        body.line(throat, end, 22)
        body.line(throat, pale(end, 0.6), 4, (9, 7))
        body.poly([*throat, (500, neck - 90)], dark(loom.ground, 0.55))
        s_buttons = [(500, neck + 110 + 46 * i) for i in range(4)]
        body.dots(s_buttons, CREAM, 8)
    if kind in ("kurta", "dress", "skirt", "blouse"):
        for y in (hem - 46, hem - 22):
            body.line([(150, y - 8), (500, y + 4), (850, y - 8)], end, 12 if y == hem - 46 else 4)
    if kind in ("skirt", "dress", "trousers"):
        for i in range(-3, 4):
            body.line(
                [(500 + i * 26, 320 if kind == "dress" else 250), (500 + i * (74 if kind != "trousers" else 34), hem)],
                mix(loom.ground, deep, 0.45),
                4,
            )
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
    )
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


def over_chair(s: Layer, subject: Subject) -> str:
    """A cloth spread over the back of a wooden chair."""
    loom = Loom(s, subject)
    furniture(s, Subject(subject.sku, "furniture", " wooden chair ", [(122, 78, 48)], subject.role, "", subject.rng))
    face = Image.new("RGB", (round(430 * s.k), round(430 * s.k)))
    face.paste(loom.body(430, 200), (0, 0))
    face.paste(loom.pallu(430, 230).resize((face.width, round(230 * s.k))), (0, round(200 * s.k)))
    hang(s, face, 292, 722, 128, 560, 3, 26, subject.sku)
    hang(s, loom.body(330, 300), 340, 670, 560, 840, 3, 30, subject.sku + "seat")
    return "stand"


def textile(s: Layer, subject: Subject) -> str:
    """Choose how a cloth is shown by its category, its role and the words about its pictures."""
    kind, role = subject.category, subject.role
    if kind == "garment":
        return garment(s, subject)
    if kind == "throw-pillow":
        return pillow(s, subject)
    if kind == "tapestry":
        return tapestry(s, subject)
    if kind == "fabric" and subject.has("yarn", "hank"):
        return yarn(s, subject)
    if kind == "table-linen" and subject.named("rolled"):
        return rolled(s, subject)
    if role == "in_use" and kind in ("saree", "shawl", "scarf-stole"):
        return worn(s, subject)
    if role == "white":
        return length(s, subject) if subject.named("hang") else folded(s, subject)
    if kind == "table-linen" and subject.named("round"):
        return rounds(s, subject)
    if kind == "table-linen" and subject.has("runner"):
        return runner(s, subject)
    if kind == "scarf-stole" and subject.named("rolled muffler"):
        return muffler(s, subject)
    rules: tuple[tuple[Callable[[Layer, Subject], str], tuple[str, ...]], ...] = (
        (worn, ("dress form", "mannequin")), (over_chair, ("chair",)), (three, ("three", "side by side")),
        (stack, ("stack", "pile", "set of", "towels")), (bolt, ("roll", "bolt")),
        (hanging, ("hang", "drape", "hung", "on a line", "pole", "clothes rack", "end piece")),
        (spread, ("spread", "laid", "flat", "quilt", "edged", "runner")), (folded, ("fold",)),
    )  # fmt: skip
    for text in (subject.alt, subject.front) if role in ("scale", "in_use", "main") else (subject.front,):
        for way, words in rules:
            if any(f" {word}" in text for word in words):
                return way(s, subject)
    choices: dict[str, tuple[Callable[[Layer, Subject], str], ...]] = {
        "saree": (folded, hanging, folded), "shawl": (hanging, stack, spread), "scarf-stole": (hanging, folded),
        "fabric": (bolt, stack, hanging), "quilt-kantha": (spread, stack), "bedsheet": (stack, spread),
        "table-linen": (spread, stack), "towel-gamcha": (hanging, stack),
    }  # fmt: skip
    options = choices[kind]
    return options[int(subject.pick("0", "1", "2")) % len(options)](s, subject)
