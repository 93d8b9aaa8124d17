"""A lesson as a reader of one language gets it: block by block, and where a translation is old or missing, its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.lesson import Block
from site_builder.lesson.states import State, marked, pairs
from site_builder.model.course import Lesson, LessonHead, Module
from site_builder.model.quiz import Quiz


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a lesson and the language that it is shown in; `state` says how the reader's own translation stands."""

    block: Block
    code: str
    state: State = State.FRESH


@dataclass(frozen=True, slots=True)
class LessonView:
    """One lesson in one language. `written` is the language of its title and frame of words."""

    module: Module
    lesson: Lesson
    n: int  # from 0
    written: str
    head: LessonHead
    parts: tuple[Part, ...]
    quiz: Quiz
    quiz_code: str  # language of the quiz

    @property
    def file(self) -> str:
        """The showcase's file that the reader's text stands in."""
        return f"modules/{self.module.record.id}/{self.lesson.name}.{self.written}.md"

    @property
    def behind(self) -> int:
        """How many blocks stand in another language because their translation is old or missing."""
        return sum(each.state is not State.FRESH for each in self.parts)


def lesson_views(module: Module, edition: Edition) -> list[LessonView]:
    """Every lesson of a module in its order."""
    return [lesson_view(module, n, edition) for n in range(len(module.lessons))]


def lesson_view(module: Module, n: int, edition: Edition) -> LessonView:
    """Lesson `n` (from 0) of a module."""
    lesson, original = module.lessons[n], edition.settings.original
    written = written_in(lesson, edition)
    parts = tuple(_parts(lesson, written, original))
    quiz_code = next((each.code for each in parts if each.block.kind == "quiz"), written)
    return LessonView(module, lesson, n, written, lesson.heads[written], parts, lesson.quizzes[quiz_code], quiz_code)


def written_in(lesson: Lesson, edition: Edition) -> str:
    """The language that a reader gets a lesson in: her own, else the first of her chain that it is written in."""
    return next(each for each in (edition.code, *edition.chain, *lesson.heads) if each in lesson.heads)


def _parts(lesson: Lesson, written: str, original: str) -> Iterator[Part]:
    own, source = lesson.blocks[written], lesson.blocks.get(original, ())
    if written == original or not marked(source):
        yield from (Part(each, written) for each in own)
        return
    for pair in pairs(source, own):
        if pair.state is State.FRESH and pair.other:
            yield Part(pair.other, written)
        elif pair.source:
            yield Part(pair.source, original, pair.state)


def notice(part: Part, edition: Edition) -> str:
    """What a reader is told of a part that stands in another language: why, and in which, by its name in hers."""
    words = edition.words
    return words[f"block_{part.state}"].format(language=words[f"language_{part.code}"])


# A paragraph that is only a link to a product: inside a catalogue example, the live record stands there.
RECORD_LINK = re.compile(r"^([ \t]*)\[[^\]\n]+\]\(haat:([A-Za-z0-9/_-]+)\)[ \t]*$", re.MULTILINE)


def examples(view: LessonView) -> list[str]:
    """The products whose live records a lesson shows: `district/seller/SKU`."""
    blocks = (part.block for part in view.parts if part.block.kind == "example")
    return [found[2] for block in blocks for found in RECORD_LINK.finditer(block.text)]
