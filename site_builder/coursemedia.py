"""The course's figures and recordings: looked at once, told where they are faulty, made for the site and for print."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from site_builder import photos, sound, store
from site_builder.check.media import Shelf, media_rules
from site_builder.check.modules import LESSON
from site_builder.edition.media import Media, Sound
from site_builder.edition.product import Picture
from site_builder.lesson.media import named
from site_builder.model.commons import Commons
from site_builder.model.course import Module
from site_builder.photos import Look
from site_builder.problem import Problem, printable
from site_builder.store import Stage, keep_picture, picture_path

MOST_PIXELS = 30_000_000  # of a figure: pages and print show a fraction of it
MEMORY = "lessonmedia"  # the store's entry: path → what was seen of the file


@dataclass
class Found:
    """What stands in the modules' folders: path → look; and the faults of it."""

    looks: dict[str, Look] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(root: Path, commons: Commons) -> Found:
    """Every figure and recording of the course, checked; a file that is as it was is not opened again."""
    kept = store.load(root, MEMORY) or {}
    known = {path: Look(**look) for path, look in kept.get("looks", {}).items()} if kept.get("recipe") == photos.RECIPE else {}
    found = Found()
    for name, module in commons.modules.items():
        figures = _looks(root, f"modules/{name}/figures", known, _seen)
        audio = _looks(root, f"modules/{name}/audio", known, _heard)
        shelf = Shelf(figures, audio)  # type: ignore[arg-type]
        found.problems += media_rules(module, shelf, whole=_whole(root, module, commons))
        for kind, looks in (("figures", figures), ("audio", audio)):
            found.looks |= {f"modules/{name}/{kind}/{file}": look for file, look in looks.items()}
    return found


def _looks(root: Path, folder: str, known: dict[str, Look], look: Callable[[Path, Look | None], Look]) -> dict[str, Look]:
    if not (root / folder).is_dir():
        return {}
    files = [path for path in sorted((root / folder).iterdir()) if path.is_file() and not path.name.startswith(".")]
    told = {}
    for path in files:
        name = printable(path.name)
        told[name] = look(path, known.get(f"{folder}/{name}"))
    return told


def _seen(path: Path, known: Look | None) -> Look:
    return photos.look_at(path, known, MOST_PIXELS)


def _heard(path: Path, known: Look | None) -> Look:
    """A recording's facts; an unchanged file is not opened again, one that is too large never."""
    stat = path.stat()
    if known and (known.size, known.mtime) == (stat.st_size, stat.st_mtime_ns):
        return known
    with path.open("rb") as file:
        raw = file.read(sound.MAX_BYTES + 1)
    facts = sound.inspect(raw, stat.st_size)
    return Look(stat.st_size, stat.st_mtime_ns, store.key(raw, photos.RECIPE), 0, 0, facts.format, "", 1, facts.fault, facts.detail)


def _whole(root: Path, module: Module, commons: Commons) -> bool:
    """Whether each lesson of the folder could be read."""
    matches = [LESSON.match(path.name) for path in (root / "modules" / module.record.id).iterdir()]
    there = sum(1 for each in matches if each and each[2] in commons.settings.languages)
    return there == sum(len(lesson.blocks) for lesson in module.lessons)


# ── making ───────────────────────────────────────────────────────────────────────────────────────


def make(root: Path, commons: Commons, found: Found) -> Media:
    """The media that lessons show, each made once: figures in their sizes, recordings without tags."""
    shown = {path: found.looks[path] for path in _shown(commons) if path in found.looks and not found.looks[path].fault}
    figures = {path: look for path, look in shown.items() if look.width and look.frames == 1}
    missing = [path for path, look in figures.items() if not all(_made(root, file).exists() for file in photos.media(look))]
    if missing:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(os.cpu_count()) as pool:  # the encoders release the interpreter's lock
            list(pool.map(lambda path: photos.derive(root, root / path, figures[path]), missing))
    sounds = {path: _sound(root, path, look) for path, look in shown.items() if not look.width}
    return Media({path: _picture(look) for path, look in figures.items()}, sounds)


def _shown(commons: Commons) -> Iterator[str]:
    """The files that any lesson names, and the recordings that stand beside one."""
    for name, module in commons.modules.items():
        for lesson in module.lessons:
            for code, blocks in lesson.blocks.items():
                files = {each.file for block in blocks if block.kind not in ("quiz", "code") for each in named(block.text)}
                files |= {f"audio/{lesson.name}.{code}.{kind}" for (kind,) in sound.FORMATS.values()}
                yield from sorted(f"modules/{name}/{file}" for file in files)


def _made(root: Path, address: str) -> Path:
    return picture_path(root, address.rpartition("/")[2])


def _picture(look: Look) -> Picture:
    sources = photos.sources(look)
    return Picture("", "figure", *sources[-1][:2], sources)


def _sound(root: Path, path: str, look: Look) -> Sound:
    name = f"{look.hash[:20]}{Path(path).suffix.lower()}"
    made = picture_path(root, name)
    if not made.exists():
        keep_picture(root, name, sound.bare((root / path).read_bytes()))
    return Sound(f"media/{name}", made.stat().st_size)


def publish(root: Path, media: Media, found: Found, published: Iterable[str], stage: Stage, *, full: bool) -> list[str]:
    """Stage what the site lacks, remember what was seen, and list what the site must have.

    After a build that is not full, pages in other languages still show what they showed before.
    """
    there = set(published)
    for address in media.addresses():
        if address not in there:
            stage.link(address, _made(root, address))
    stage.keep(MEMORY, {"recipe": photos.RECIPE, "looks": {path: asdict(look) for path, look in found.looks.items()}})
    return sorted({*media.addresses(), *(() if full else there)})
