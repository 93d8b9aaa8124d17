"""The figures and recordings of lessons as a reader gets them: which there are, and which of them a lesson shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from site_builder.edition.lesson import LessonView
from site_builder.edition.product import Picture
from site_builder.lesson.media import Named, named

SLOTS = ("mp3", "ogg", "m4a")  # kinds of recordings, in the order in which a lesson's own is looked for


class Sound(NamedTuple):
    """A recording: its address below `site/` and its size."""

    path: str
    bytes: int


@dataclass(frozen=True)
class Media:
    """Every figure and recording of the course by its file: `modules/digital-catalogue/figures/loom.jpg`."""

    figures: dict[str, Picture] = field(default_factory=dict)
    sounds: dict[str, Sound] = field(default_factory=dict)

    def figure(self, module: str, each: Named) -> Picture | None:
        """The picture that a place of a lesson shows, with that place's words for it."""
        found = self.figures.get(f"modules/{module}/{each.file}")
        return found._replace(alt=each.words) if found else None

    def sound(self, module: str, file: str) -> Sound | None:
        """A recording that a lesson names: `audio/02-photographs.bn.mp3`."""
        return self.sounds.get(f"modules/{module}/{file}")

    def addresses(self) -> list[str]:
        """Every address below `site/` that the pages of lessons lead to."""
        pictures = {path for each in self.figures.values() for source in each.sources for path in source[2:]}
        return sorted(pictures | {each.path for each in self.sounds.values()})


def places(view: LessonView) -> Iterator[Named]:
    """Every place of a lesson that shows a picture or plays a recording."""
    for part in view.parts:
        if part.block.kind not in ("quiz", "code"):
            yield from named(part.block.text)


def read_aloud(view: LessonView, media: Media) -> tuple[str, Sound] | None:
    """The recording of the whole lesson, in the language that it is written in: its file's name, and the recording."""
    for kind in SLOTS:
        name = f"{view.lesson.name}.{view.written}.{kind}"
        if found := media.sound(view.module.record.id, f"audio/{name}"):
            return name, found
    return None


def depends(view: LessonView, media: Media) -> list[Any]:
    """All of the media that a lesson's pages are made from, as plain values for a key."""
    module = view.module.record.id
    told: list[Any] = [read_aloud(view, media)]
    for each in places(view):
        told.append(media.figure(module, each) if each.kind == "figure" else media.sound(module, each.file))
    return told
