"""How far every language follows the source, module by module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.lesson.states import State, marked, pairs
from site_builder.model.commons import Commons
from site_builder.model.course import Lesson, Module


class Row(NamedTuple):
    """One module in one language: blocks by state, lessons that are not written, and who reviewed it when."""

    module: str
    language: str
    lessons: int
    written: int
    fresh: int
    stale: int
    missing: int
    orphan: int
    reviewed: str  # date of the recorded native review, or nothing

    @property
    def blocks(self) -> int:
        """Blocks of the source."""
        return self.fresh + self.stale + self.missing


class Behind(NamedTuple):
    """One block that does not follow its source."""

    file: str
    id: str
    state: State


def report(commons: Commons) -> list[Row]:
    """A row for every module and every language but the source's."""
    settings = commons.settings
    codes = [each for each in settings.languages if each != settings.original]
    return [_row(module, code, settings.original) for module in commons.modules.values() for code in codes]


def _row(module: Module, code: str, original: str) -> Row:
    states = [state for lesson in module.lessons for _, state in lesson_states(lesson, code, original)]
    written = sum(code in lesson.heads for lesson in module.lessons)
    review = module.record.reviewed.get(code)  # type: ignore[call-overload]
    fresh, stale, missing, orphan = (states.count(each) for each in (State.FRESH, State.STALE, State.MISSING, State.ORPHAN))
    reviewed = str(review.on) if review else ""
    return Row(module.record.id, code, len(module.lessons), written, fresh, stale, missing, orphan, reviewed)


def behind(commons: Commons, language: str = "", module: str = "") -> Iterator[Behind]:
    """Every block of the languages asked for that is stale, missing or an orphan."""
    settings = commons.settings
    for name, each in commons.modules.items():
        for lesson in each.lessons if module in ("", name) else ():
            for code in settings.languages:
                if code != settings.original and language in ("", code):
                    for key, state in lesson_states(lesson, code, settings.original):
                        if state is not State.FRESH:
                            yield Behind(f"modules/{name}/{lesson.name}.{code}.md", key, state)


def lesson_states(lesson: Lesson, code: str, original: str) -> Iterator[tuple[str, State]]:
    """(id, state) of every block of a lesson in one language; a lesson without marks counts by its file."""
    source = lesson.blocks.get(original, ())
    if not marked(source):
        yield from (("", State.FRESH if code in lesson.blocks else State.MISSING) for _ in source)
        return
    for pair in pairs(source, lesson.blocks.get(code, ())):
        block = pair.source or pair.other
        assert block is not None
        yield block.id, pair.state
