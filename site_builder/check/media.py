"""Figures and recordings of lessons: each that is named is there and can be shown; none lies there for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from site_builder.check.pictures import Look
from site_builder.lesson import Block
from site_builder.lesson.media import Named, named
from site_builder.model.course import Module
from site_builder.problem import Problem, Where, clip, error, warning
from site_builder.source import nearest

FIGURES = {"JPEG": ("jpg", "jpeg"), "PNG": ("png",)}
_REMOTE = re.compile("(?:https?:)?//")
SOUNDS = {"MP3": ("mp3",), "Ogg": ("ogg",), "M4A": ("m4a",)}


class Shelf(NamedTuple):
    """What stands in a module's folders, by name."""

    figures: Mapping[str, Look]
    audio: Mapping[str, Look]


def media_rules(module: Module, shelf: Shelf, *, whole: bool) -> Iterator[Problem]:
    """All rules on one module's media. `whole`: each of its lessons could be read, so all names are known."""
    folder = f"modules/{module.record.id}"
    used: dict[str, Where] = {}  # `figures/loom.jpg` → where it is first named
    for lesson in module.lessons:
        for code, blocks in lesson.blocks.items():
            for block in blocks:
                for each in named(block.text) if block.kind not in ("quiz", "code") else ():
                    where = _place(Where(f"{folder}/{lesson.name}.{code}.md"), block, each)
                    if fault := _missing(each, where, folder, shelf):
                        yield fault
                    else:
                        used.setdefault(each.file, where)
            for name in _slot(shelf, f"{lesson.name}.{code}"):
                used.setdefault(f"audio/{name}", Where(f"{folder}/audio/{name}", line=1, column=1))
    for kind, looks in shelf._asdict().items():
        for name, look in looks.items():
            if found := used.get(f"{kind}/{name}"):
                yield from (_figure if kind == "figures" else _sound)(look, found, name)
            elif whole:
                yield warning("P196", Where(f"{folder}/{kind}/{name}", line=1, column=1), file=name)


def _place(where: Where, block: Block, each: Named) -> Where:
    row = block.text.count("\n", 0, each.start)
    column = each.start - (block.text.rfind("\n", 0, each.start) + 1) + 1
    return Where(where.file, line=block.line + row, column=column)


def _missing(each: Named, where: Where, folder: str, shelf: Shelf) -> Problem | None:
    """The fault of a name that leads to no file; a picture of another site is told by the rules of prose."""
    if each.kind == "figure":
        name = each.file.removeprefix("figures/")
        if (each.file.startswith("figures/") and name in shelf.figures) or _REMOTE.match(each.file):
            return None
        meant = nearest(f"figures/{name}", [f"figures/{each}" for each in shelf.figures])
        return error("P191", where, file=clip(each.file, 60), folder=f"{folder}/figures", meant=meant)
    name = each.file.removeprefix("audio/")
    if name in shelf.audio:
        return None
    meant = nearest(each.file, [f"audio/{each}" for each in shelf.audio])
    return error("P193", where, file=clip(each.file, 60), folder=f"{folder}/audio", meant=meant)


def _slot(shelf: Shelf, stem: str) -> list[str]:
    """The recording of a whole lesson in one language: the first of its kinds that is there."""
    return [name for (kind,) in SOUNDS.values() if (name := f"{stem}.{kind}") in shelf.audio][:1]


def _extension(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _figure(look: Look, where: Where, name: str) -> Iterator[Problem]:
    kinds = [each for group in FIGURES.values() for each in group]
    if look.fault == "P075":
        yield error("P197", where, file=name, detail=look.detail)
    elif look.fault and look.fault != "P077":
        yield error(look.fault, where, file=name, detail=look.detail)
    elif look.fault or _extension(name) not in FIGURES.get(look.format, ()):
        told = f"{look.format or look.detail} ≠ .{_extension(name)}" if _extension(name) in kinds else f".{_extension(name)}"
        yield error("P192", where, file=name, detail=clip(told, 30))
    elif look.frames > 1:
        yield error("P073", where, file=name, frames=look.frames)
    elif look.mode == "CMYK":
        yield warning("P074", where, file=name)


def _sound(look: Look, where: Where, name: str) -> Iterator[Problem]:
    if look.fault:
        yield error(look.fault, where, file=name, detail=look.detail)
    elif _extension(name) not in SOUNDS.get(look.format, ()):
        yield error("P194", where, file=name, detail=clip(f"{look.format} ≠ .{_extension(name)}", 30))
