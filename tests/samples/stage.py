"""Stage: the ground, light and shadow around a drawn thing, and the role of its picture."""

from __future__ import annotations

import math
import random

from brush import BAMBOO, INK, LEAF, TERRACOTTA, WHITE, Colour, Layer, Subject, arc, box, dark, grain, mix, oval, pale, petal, tiled
from PIL import Image, ImageChops, ImageDraw, ImageFilter

GROUNDS: tuple[Colour, ...] = (
    (238, 229, 212), (228, 212, 188), (214, 197, 172), (224, 194, 170), (204, 208, 190), (192, 202, 206),
    (234, 216, 174), (190, 172, 152), (222, 214, 206), (176, 184, 168), (92, 82, 74), (60, 74, 90), (122, 74, 56),
    (70, 82, 70), (158, 130, 104),
)  # fmt: skip


def _mean(image: Image.Image) -> Colour:
    small = image.convert("RGBa").resize((1, 1), Image.Resampling.BOX)
    r, g, b, a = (int(v) for v in small.tobytes())
    return (r * 255 // max(a, 1), g * 255 // max(a, 1), b * 255 // max(a, 1))


def _choose(thing: Image.Image, rng: random.Random) -> Colour:
    mean = _mean(thing)
    far = [g for g in GROUNDS if sum(abs(p - q) for p, q in zip(g, mean, strict=True)) > 150]
    light = [g for g in far if sum(g) > 480]
    return rng.choice(light or far or list(GROUNDS[:4]))


def sweep(size: tuple[int, int], tone: Colour, turn: float = 1.0, texture: str = "paper") -> Image.Image:
    """Return a studio ground: one tone, lighter at the upper left, falling off to the edges."""
    n, data = 48, bytearray()
    for j in range(n):
        for i in range(n):
            u, v = i / n, j / n
            light = 1.07 - 0.30 * math.hypot(u - 0.38 * turn, v - 0.34) ** 1.6
            data.extend(max(0, min(255, round(c * light))) for c in tone)
    plane = Image.frombytes("RGB", (n, n), bytes(data)).resize(size, Image.Resampling.BICUBIC)
    marks = tiled(grain(texture), size).point(lambda v: 255 - (255 - v) * 3 // 4)
    return ImageChops.multiply(plane, Image.merge("RGB", (marks, marks, marks)))


def _shade(plane: Image.Image, mask: Image.Image, strength: float, tone: Colour = (52, 32, 22)) -> None:
    plane.paste(tone, (0, 0), mask.point(lambda v: round(v * strength)))


def _drop(plane: Image.Image, alpha: Image.Image, dx: int, dy: int, blur: float, strength: float) -> None:
    low = alpha.resize((alpha.width // 4, alpha.height // 4), Image.Resampling.BOX)
    pad = round(blur)
    wide = Image.new("L", (low.width + 2 * pad, low.height + 2 * pad))
    wide.paste(low, (pad, pad))
    wide = wide.filter(ImageFilter.GaussianBlur(blur / 4)).crop((pad, pad, pad + low.width, pad + low.height))
    full = Image.new("L", alpha.size)
    full.paste(wide.resize(alpha.size, Image.Resampling.BILINEAR), (dx, dy))
    _shade(plane, full, strength)


def _cast(plane: Image.Image, alpha: Image.Image, side: float) -> None:
    """Let a standing thing throw its shadow over the table."""
    area = alpha.getbbox()
    if not area:
        return
    foot, squash = area[3] - (area[3] - area[1]) * 0.015, 0.30
    w, h = alpha.width // 4, alpha.height // 4
    low = alpha.resize((w, h), Image.Resampling.BOX)
    foot /= 4
    shape = low.transform(
        (w, h), Image.Transform.AFFINE, (1, side / squash, -side / squash * foot, 0, 1 / squash, foot - foot / squash)
    )
    shape = shape.filter(ImageFilter.GaussianBlur(5))
    _shade(plane, shape.resize(alpha.size, Image.Resampling.BILINEAR), 0.34)
    width = area[2] - area[0]
    base = alpha.crop((0, area[3] - max(8, (area[3] - area[1]) // 14), alpha.width, area[3])).getbbox() or (0, 0, width, 1)
    touch = Image.new("L", (w, h))
    x0, x1 = base[0] / 4, base[2] / 4
    ImageDraw.Draw(touch).ellipse((x0 - 2, foot - (x1 - x0) * 0.05 - 3, x1 + 2, foot + (x1 - x0) * 0.05 + 2), fill=255)
    _shade(plane, touch.filter(ImageFilter.GaussianBlur(4)).resize(alpha.size), 0.5)


def _fit(thing: Image.Image, pose: str, subject: Subject, size: tuple[int, int]) -> tuple[float, float, float]:
    """Return the scale and the place (of the layer's corner) that set a thing well in its picture."""
    base = size[0] / thing.width
    small = thing.getchannel("A").resize((thing.width // 8, thing.height // 8), Image.Resampling.BOX)
    area = small.point(lambda v: 255 if v > 150 else 0).getbbox()
    if not area:
        return base, 0, 0
    x0, y0, x1, y1 = (v * 8 * base for v in area)
    role = {"scale": 0.8, "in_use": 0.86, "size_chart": 0.72}.get(subject.role, 1.0)
    if y0 < 6:
        return base, 0, 0
    if subject.category in CLOTH and subject.category != "throw-pillow":
        grow = 1.0
    else:
        wide, tall = (0.76, 0.74 if size[0] > size[1] else 0.64) if pose == "stand" else (0.8, 0.78)
        if size[0] > size[1] and subject.role == "main":
            wide *= 0.76  # a card crops it to 4:5
        grow = min(wide * size[0] / (x1 - x0), tall * size[1] / (y1 - y0))
        grow = min(max(grow, 0.75), 1.15 if subject.role == "detail" else 1.6)
    grow *= role
    middle = (x0 + x1) / 2 * grow
    x = size[0] * (0.55 if subject.role == "scale" else 0.5) - middle
    if pose == "stand":
        foot = size[1] * (0.5 + 0.5 * (y1 - y0) * grow / size[1]) + size[1] * 0.045
        y = min(foot, size[1] * 0.9) - y1 * grow
    else:
        y = size[1] * 0.5 - (y0 + y1) / 2 * grow
    return base * grow, x, y


def _place(thing: Image.Image, pose: str, subject: Subject, size: tuple[int, int]) -> Image.Image:
    """Return the thing at its place on a clear plane of the picture's size."""
    scale, x, y = _fit(thing, pose, subject, size)
    w, h = round(thing.width * scale), round(thing.height * scale)
    small = thing.resize((w, h), Image.Resampling.BOX if thing.width == 2 * w else Image.Resampling.LANCZOS, reducing_gap=2)
    plane = Image.new("RGBA", size)
    plane.paste(small, (round(x), round(y)))
    return plane


def landed(point: tuple[float, float], layer: Layer, pose: str, subject: Subject, size: tuple[int, int]) -> tuple[float, float]:
    """Return where a point in design units lies in the finished picture, in pixels."""
    scale, x, y = _fit(layer.image, pose, subject, size)
    return x + (point[0] * layer.k + layer.ox) * scale, y + (point[1] * layer.k + layer.oy) * scale


def _gobo(plane: Image.Image, rng: random.Random) -> None:
    """Let window light and leaf shadows fall on a plane."""
    w, h = plane.width // 4, plane.height // 4
    light = Image.new("L", (w, h))
    pen = ImageDraw.Draw(light)
    x, lean = w * rng.uniform(0.0, 0.25), w * 0.22
    for i in range(3):
        for j in range(3):
            x0, y0 = x + i * w * 0.26 + j * lean * 0.5, h * (0.02 + 0.3 * j)
            pen.polygon(
                [(x0, y0), (x0 + w * 0.22, y0), (x0 + w * 0.22 + lean * 0.5, y0 + h * 0.27), (x0 + lean * 0.5, y0 + h * 0.27)],
                fill=255,
            )
    for _ in range(7):
        foot = (rng.uniform(-0.1, 1.1) * w, rng.uniform(-0.1, 0.6) * h)
        pen.polygon(petal(*foot, h * 0.3, h * 0.07, rng.uniform(90, 260)), fill=0)
    light = light.filter(ImageFilter.GaussianBlur(5)).resize(plane.size, Image.Resampling.BILINEAR)
    plane.paste(Image.blend(plane, Image.new("RGB", plane.size, (255, 240, 208)), 0.34), (0, 0), light)


def _room(size: tuple[int, int], rng: random.Random, table: float, tone: Colour) -> Image.Image:
    """Return a room for a thing in use: a wall with window light, a wooden table, a plant."""
    plane = sweep(size, tone)
    _gobo(plane, rng)
    w, h = size
    layer = Layer(plane, min(w, h) / 1000, (w - min(w, h)) / 2, (h - min(w, h)) / 2)
    left, top, right, bottom = layer.room
    y = top + (bottom - top) * table
    side = rng.choice((-1, 1))
    x = left + 110 if side < 0 else right - 110
    for i in range(9):
        turn = -70 + i * 17.5
        leaf = layer.piece(
            petal(x, y - 130, 250 + 90 * math.cos(math.radians(turn)), 60, turn), mix(LEAF, (150, 170, 110), 0.3 * (i % 3))
        )
        layer.lay(leaf, "relief", 0.5)
    layer.lay(
        layer.piece([(x - 74, y - 150), (x + 74, y - 150), (x + 54, y + 16), (x - 54, y + 16)], mix(TERRACOTTA, tone, 0.2)),
        "cyl",
        0.7,
        "clay",
    )
    plane.paste(plane.filter(ImageFilter.GaussianBlur(3)))
    wood = mix((146, 100, 64), tone, 0.15)
    planks = layer.piece(box(left - 2, y, right + 2, bottom + 2), wood)
    for i in range(1, 3):
        planks.line([(left, y + (bottom - y) * i * i / 9), (right, y + (bottom - y) * i * i / 9)], dark(wood, 0.3), 3)
    layer.lay(planks, "down", 0.9, "wood")
    layer.line([(left, y + 2), (right, y + 2)], pale(wood, 0.3), 4)
    return plane


def _ruler(layer: Layer, upright: bool, length: float, at: tuple[float, float], per_cm: float) -> None:
    """Lay a bamboo ruler, true to the product's size where that is known."""
    x, y = at
    strip = layer.piece(box(x, y, x + 46, y + length, 5) if upright else box(x, y, x + length, y + 46, 5), pale(BAMBOO, 0.35))
    step = next(s for s in (0.5, 1, 2, 5, 10, 20, 50, 100, 1000) if s * per_cm >= 13) * per_cm
    for i in range(1, int(length / step)):
        reach = 24 if i % 5 == 0 else 13
        mark = [(x, y + i * step), (x + reach, y + i * step)] if upright else [(x + i * step, y), (x + i * step, y + reach)]
        strip.line(mark, INK, 3 if i % 5 == 0 else 2)
        if i % 10 == 0:
            strip.dots([(x + 34, y + i * step) if upright else (x + i * step, y + 34)], TERRACOTTA, 5)
    layer.lay(strip, "flat", 0.8, "wood", 0.4, 9)


def _props(plane: Image.Image, pose: str, tone: Colour, rng: random.Random, foot: float) -> None:
    """Draw what stands behind the thing: a table line, a disc, an arch or nothing."""
    w, h = plane.size
    layer = Layer(plane, min(w, h) / 1000, (w - min(w, h)) / 2, (h - min(w, h)) / 2)
    left, top, right, bottom = layer.room
    deeper = dark(tone, 0.12) if sum(tone) > 420 else pale(tone, 0.12)
    if pose == "flat":
        if rng.random() < 0.4:
            side = rng.choice((0, 1))
            layer.lay(
                layer.piece([(left, top + 200 * side), (right, top + 520 - 340 * side), (right, bottom), (left, bottom)], deeper),
                "",
                0,
                "paper",
                0.2,
                8,
            )
        return
    kind = rng.choice(("disc", "arch", "plain", "plain"))
    middle = (top + bottom) / 2
    if kind == "disc":
        layer.lay(layer.piece(oval(500 + rng.choice((-60, 60)), middle - 60, 410), deeper), "flat", 0.7, "paper")
    elif kind == "arch":
        layer.lay(
            layer.piece([*arc(500, middle - 60, 400, 400, 180, 360), (900, bottom), (100, bottom)], deeper), "flat", 0.7, "paper"
        )
    if pose == "stand":
        y = foot - (bottom - top) * 0.075
        table = pale(tone, 0.35) if sum(tone) < 600 else dark(tone, 0.16)
        layer.lay(layer.piece(box(left - 2, y, right + 2, bottom + 2), table), "down", 0.8, "paper")


def picture(layer: Layer, pose: str, subject: Subject, size: tuple[int, int], per_cm: float = 0) -> Image.Image:
    """Return the finished picture of a drawn thing."""
    thing, role = layer.image, subject.role
    rng = random.Random(f"{subject.sku}{role}ground")
    if role == "white":
        area = thing.getbbox() or (0, 0, 1, 1)
        thing = thing.crop(area)
        share = min(size[0] * 0.966 / thing.width, size[1] * 0.966 / thing.height)
        thing = thing.resize((round(thing.width * share), round(thing.height * share)), Image.Resampling.LANCZOS)
        plane = Image.new("RGB", size, (255, 255, 255))
        plane.paste(thing, ((size[0] - thing.width) // 2, (size[1] - thing.height) // 2), thing)
        return plane
    share = _fit(thing, pose, subject, size)[0] / (size[0] / thing.width)
    thing = _place(thing, pose, subject, size)
    if role == "back" and subject.category not in CLOTH:
        thing = thing.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    alpha = thing.getchannel("A")
    area = alpha.getbbox() or (0, 0, *size)
    tone = _choose(thing.resize((60, 60)), rng)
    k = min(size) / 1000
    unit = Layer(Image.new("RGB", (2, 2)), k, (size[0] - min(size)) / 2, (size[1] - min(size)) / 2)
    foot = (area[3] - unit.oy) / k
    if role == "in_use" and pose != "flat":
        plane = _room(size, rng, min(0.9, max(0.55, area[3] / size[1] - 0.06)) if pose == "stand" else 0.93, tone)
    elif role == "size_chart":
        plane = sweep(size, WHITE)
        pen = ImageDraw.Draw(plane)
        for i in range(0, max(size), round(40 * k)):
            pen.line((i, 0, i, size[1]), fill=(226, 222, 212))
            pen.line((0, i, size[0], i), fill=(226, 222, 212))
    else:
        plane = sweep(size, tone, rng.choice((1.0, 1.5)))
        _props(plane, pose, tone, rng, foot)
        if role == "in_use":
            _gobo(plane, rng)
    if pose == "stand" and role != "size_chart":
        _cast(plane, alpha, rng.choice((0.8, 1.1)))
    else:
        far = 22 if pose == "hung" else 9
        _drop(plane, alpha, round(far * k), round(far * 1.3 * k), 60 * k if pose == "hung" else 36 * k, 0.34)
        _drop(plane, alpha, round(5 * k), round(7 * k), 12 * k, 0.35)
    plane.paste(thing, (0, 0), thing)
    top = Layer(plane, k, unit.ox, unit.oy)
    if role == "scale":
        big = Layer(Image.new("RGBA", (plane.width * 2, plane.height * 2)), 2 * k, 2 * unit.ox, 2 * unit.oy)
        left, _, right, bottom = big.room
        span = (area[3] - area[1]) / k
        known = per_cm * share if per_cm else 22
        if span >= (area[2] - area[0]) / k * 0.8:
            x = max(left + 26, (area[0] - unit.ox) / k - 110)
            _ruler(big, True, span + 12, (x, foot - span - 6), known)
        else:
            wide = (area[2] - area[0]) / k
            _ruler(big, False, wide, ((area[0] - unit.ox) / k, min(bottom - 80, foot + 40)), known)
        over = big.image.resize(plane.size, Image.Resampling.BOX)
        _drop(plane, over.getchannel("A"), 4, 6, 14 * k, 0.4)
        plane.paste(over, (0, 0), over)
    if role == "size_chart":
        x0, y0, x1, y1 = ((area[0] - unit.ox) / k, (area[1] - unit.oy) / k, (area[2] - unit.ox) / k, foot)
        for a, b in (((x0 - 40, y0), (x0 - 40, y1)), ((x0, y1 + 50), (x1, y1 + 50))):
            top.line([a, b], INK, 3)
            for p in (a, b):
                top.dots([p], TERRACOTTA, 9)
    return plane


CLOTH = {"saree", "garment", "shawl", "scarf-stole", "fabric", "quilt-kantha", "bedsheet", "table-linen", "towel-gamcha",
         "throw-pillow", "tapestry"}  # fmt: skip
