"""A product's pictures: which addresses its photos have in each size, and the step that makes them.

Made pictures are named by the hash of the photo's bytes and of the recipe, so they are made once and shared.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from site_builder.edition import Edition
from site_builder.edition.product import Picture
from site_builder.model.product import Photo, ProductRecord
from site_builder.model.seller import SellerPhoto, SellerRecord
from site_builder.picture import MAX_BYTES, MAX_PIXELS, Facts, widths
from site_builder.problem import printable
from site_builder.store import Stage, keep_picture, key, picture_path

RECIPE = "2"  # part of every made picture's name: raise it when the recipe changes


@dataclass(frozen=True, slots=True)
class Look:
    """What is remembered of a photo file: when it was last looked at, and what was seen."""

    size: int
    mtime: int
    hash: str
    width: int
    height: int
    format: str
    mode: str
    frames: int
    fault: str
    detail: str


def look_at(path: Path, known: Look | None, most: int = MAX_PIXELS) -> Look:
    """A photo's facts; an unchanged file is not opened again, one of more than `most` pixels never to its end."""
    stat = path.stat()
    if known and (known.size, known.mtime) == (stat.st_size, stat.st_mtime_ns):
        return known
    if stat.st_size > MAX_BYTES:
        facts = Facts(fault="P075", detail=f"{stat.st_size // 1_000_000} MB")
        return _look(stat.st_size, stat.st_mtime_ns, f"{stat.st_size}-{stat.st_mtime_ns}", facts)
    from site_builder.picture.pillow import inspect  # heavy, and only a photo that was never seen needs it

    raw = path.read_bytes()
    return _look(stat.st_size, stat.st_mtime_ns, key(raw, RECIPE), inspect(raw, most))


def _look(size: int, mtime: int, name: str, f: Facts) -> Look:
    return Look(size, mtime, name, f.width, f.height, f.format, f.mode, f.frames, f.fault, f.detail)


def looks(folder: Path, known: dict[str, Look]) -> dict[str, Look]:
    """Every file of a `photos/` folder by name."""
    if not folder.is_dir():
        return {}
    files = [path for path in sorted(folder.iterdir()) if path.is_file() and not path.name.startswith(".")]
    return {printable(path.name): look_at(path, known.get(printable(path.name))) for path in files}


def media(look: Look) -> list[str]:
    """Addresses below `site/` of every size and format of a photo."""
    return [f"media/{look.hash[:20]}-{w}.{kind}" for w in widths(look.width) for kind in ("avif", "jpg")]


def sources(look: Look) -> tuple[tuple[int, int, str, str], ...]:
    """(width, height, AVIF address, JPEG address) of every size, smallest first."""
    name = look.hash[:20]
    return tuple(
        (w, max(1, round(look.height * w / look.width)), f"media/{name}-{w}.avif", f"media/{name}-{w}.jpg")
        for w in widths(look.width)
    )


def pictures(product: ProductRecord, looks: dict[str, Look], edition: Edition) -> tuple[Picture, ...]:
    """A product's photos in one language, the main one first."""
    photos = sorted(product.photos, key=lambda each: each.role != "main")
    return tuple(_picture(each, each.role, looks[each.file], edition) for each in photos if _sound(each.file, looks))


def portraits(seller: SellerRecord, looks: dict[str, Look], edition: Edition) -> tuple[Picture, ...]:
    """A seller's own photos in one language."""
    return tuple(_picture(each, "", looks[each.file], edition) for each in seller.photos if _sound(each.file, looks))


def _sound(file: str, looks: dict[str, Look]) -> bool:
    return file in looks and not looks[file].fault


def _picture(photo: Photo | SellerPhoto, role: str, look: Look, edition: Edition) -> Picture:
    made = sources(look)
    width, height, *_ = made[-1]
    focus = (_percent(photo.focus.x), _percent(photo.focus.y)) if photo.focus else (50, 50)
    return Picture(str(edition.say(photo.alt)), role, width, height, made, photo.credit or "", False, *focus)


def _percent(part: Decimal) -> int:
    """A part of one in percent, to the nearest five: a page has a class for each."""
    return round(part * 20) * 5


def make(root: Path, folder: Path, looks: dict[str, Look], names: set[str], stage: Stage, published: set[str]) -> list[str]:
    """Make what is missing of the named photos' sizes, stage what the site lacks, and list what the site must have."""
    ready(root, folder, looks, names)
    wanted: list[str] = []
    for name in sorted(names & looks.keys()):
        look = looks[name]
        if look.fault or look.frames > 1:
            continue
        files = media(look)
        for file in files:
            if file not in published:
                stage.link(file, picture_path(root, Path(file).name))
        wanted += files
    return wanted


def ready(root: Path, folder: Path, looks: dict[str, Look], names: set[str]) -> None:
    """Make what is missing of the named photos' sizes."""
    for name in sorted(names & looks.keys()):
        look = looks[name]
        if look.fault or look.frames > 1:
            continue
        if not all(picture_path(root, Path(file).name).exists() for file in media(look)):
            derive(root, folder / name, look)


def grey(root: Path, name: str) -> str:
    """The grey form of a made picture, made once: its name among the made pictures."""
    told = f"{name.rpartition('.')[0]}-grey.jpg"
    if not picture_path(root, told).exists():
        from site_builder.picture.pillow import grey as without_colours

        keep_picture(root, told, without_colours(picture_path(root, name).read_bytes()))
    return told


def derive(root: Path, path: Path, look: Look) -> None:
    """Make every size and format of one photo."""
    from site_builder.picture.pillow import derivatives, upright

    image = upright(path.read_bytes())
    for name, (_, _, content) in derivatives(image).items():
        keep_picture(root, f"{look.hash[:20]}-{name}", content)
