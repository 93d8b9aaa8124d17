"""One lesson in one language: front matter, directives, marks, quiz, length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from site_builder.check import prose
from site_builder.check.quizzes import read_quiz
from site_builder.check.shape import shape
from site_builder.lesson import DIRECTIVES, PLAIN_BOXES, Block, split
from site_builder.model.course import LessonHead
from site_builder.model.quiz import Quiz
from site_builder.problem import Problem, Where, clip, error, warning
from site_builder.source import nearest, read_prose

# A lesson that is longer than this is two lessons; a sentence that is longer is two sentences.
MOST_WORDS, MOST_IN_SENTENCE = 1_600, 45
_KNOWN = (*DIRECTIVES, *PLAIN_BOXES)
_NESTED = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+([A-Za-z][A-Za-z0-9_-]*)", re.MULTILINE)
_WORD = re.compile(r"\w[\w\u0900-\u0dff\u200c\u200d'’.,-]*")
_SENTENCE = re.compile(r"(?<=[.!?।])\s+")


class Written(NamedTuple):
    """A lesson in one language."""

    head: LessonHead
    blocks: tuple[Block, ...]
    quiz: Quiz


def read_lesson(root: Path, file: str, objectives: tuple[str, ...]) -> tuple[Written | None, list[Problem]]:
    """A lesson's file, and every fault in it; None where it cannot be shown."""
    found, problems = read_prose(root, file)
    if found is None:
        return None, problems
    head, faults = shape(LessonHead, found.head, Where(file))
    problems += faults
    problems += prose.rules(found)
    for n, each in enumerate(head.objectives if head else ()):
        if each not in objectives:
            at = Where(file, ("objectives", n))
            problems.append(error("P041", at, id=each, meant=nearest(each, objectives), known=", ".join(objectives)))
    blocks = split(found.body, found.body_line)
    for rule in (_directives, _marks, _lengths):
        problems += rule(blocks, file)
    quiz, faults = read_quiz(blocks, file, objectives)
    problems += faults
    return (Written(head, blocks, quiz) if head else None), problems


def _directives(blocks: Sequence[Block], file: str) -> Iterator[Problem]:
    """Directives by name, however deep: a typing error would lose its look and its place in print."""
    for block in blocks:
        if block.kind in ("quiz", "code"):
            continue
        for found in _NESTED.finditer(block.text):
            if found[1] not in _KNOWN:
                row = block.text.count("\n", 0, found.start(1))
                column = found.start(1) - (block.text.rfind("\n", 0, found.start(1)) + 1) + 1
                where = Where(file, line=block.line + row, column=column)
                yield error("P160", where, name=found[1], meant=nearest(found[1], _KNOWN), known=", ".join(DIRECTIVES))
        if block.kind == "exercise" and not re.search(r"^[ \t]+\?\?\?\+?[ \t]+solution\b", block.text, re.MULTILINE):
            yield warning("P164", Where(file, line=block.line, column=1), title=clip(block.title, 60))


def _marks(blocks: Sequence[Block], file: str) -> Iterator[Problem]:
    """An id stands above one block only; a lesson with marks has one above every block."""
    seen: set[str] = set()
    marked = any(each.id for each in blocks)
    for each in blocks:
        if each.id in seen and each.id:
            yield error("P169", Where(file, line=each.mark_line, column=2), id=each.id)
        seen.add(each.id)
        if marked and not each.id:
            yield warning("P168", Where(file, line=each.line, column=1), command="haat translations mark")


def _lengths(blocks: Sequence[Block], file: str) -> Iterator[Problem]:
    """How long the lesson is, and hints where a sentence is hard to follow."""
    words = 0
    for block in blocks:
        if block.kind in ("quiz", "code", "trainer", "table"):
            continue
        words += len(_WORD.findall(block.text))
        for n, line in enumerate(block.text.split("\n")):
            for sentence in _SENTENCE.split(line):
                if (count := len(_WORD.findall(sentence))) > MOST_IN_SENTENCE:
                    at = Where(file, line=block.line + n, column=line.find(sentence) + 1)
                    yield warning("P175", at, count=count, limit=MOST_IN_SENTENCE, start=clip(sentence.strip(), 40))
    if words > MOST_WORDS:
        yield warning("P174", Where(file, ("title",)), count=words, limit=MOST_WORDS)
