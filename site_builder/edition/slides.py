"""A lesson as slides, from the same text: what is short stays, of a paragraph its first sentence; all of it is in the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from site_builder.edition import Edition
from site_builder.edition.lesson import LessonView
from site_builder.edition.quiz import QuestionView, quiz_view
from site_builder.lesson.blocks import Block
from site_builder.lesson.media import named, swapped

_SENTENCE = re.compile(r"(?<=[।!?])\s+|(?<=[^\d\W]\.)\s+(?=[A-Z\u0980-\u09ff\u0900-\u097f*])")
_NESTED = re.compile(r"^\?\?\?\+?[ \t]+(hint|solution)\b[^\n]*\n((?:[ \t]+[^\n]*\n?|\n)*)", re.MULTILINE)
MOST = 4  # lines of a section on one slide


class Slide(NamedTuple):
    """One slide. `text` and `notes` are Markdown; `lang` is set where the text is not in the reader's language."""

    id: str
    kind: str  # title, section, box, question, answers
    title: str
    text: str
    notes: str
    lang: str = ""


def slides(view: LessonView, edition: Edition) -> list[Slide]:
    """Title, sections, boxes, a slide for each question, answers."""
    trainer = "\n\n".join(part.block.inner for part in view.parts if part.block.kind == "trainer")
    told = [Slide("title", "title", view.head.title, "", trainer)]
    told += _body(view, edition)
    told += _quiz(view, edition)
    told += [_box(part.block, _lang(part.code, edition)) for part in view.parts if part.block.kind == "keypoints"]
    return told


def _only_shows(text: str) -> bool:
    """Whether a paragraph is pictures and recordings and nothing else."""
    return bool(named(text)) and not swapped(text, lambda _: "").strip()


def _lang(code: str, edition: Edition) -> str:
    return code if code != edition.code else ""


def _body(view: LessonView, edition: Edition) -> Iterator[Slide]:
    head, lang, first = view.head.title, "", "start"
    lines: list[str] = []
    notes: list[str] = []

    def done() -> Iterator[Slide]:
        for n in range(0, len(lines), MOST):
            yield Slide(f"{first}-{n}", "section", head, "\n\n".join(lines[n : n + MOST]), "\n\n".join(notes), lang)
        lines.clear()
        notes.clear()

    for part in view.parts:
        block = part.block
        if block.kind in ("trainer", "quiz", "keypoints", "footnote", "rule"):
            continue
        if block.kind == "heading":
            yield from done()
            head, lang, first = block.title, _lang(part.code, edition), block.id or f"l{block.line}"
        elif block.kind == "par" and _only_shows(block.text):
            yield from done()
            yield Slide(block.id or f"l{block.line}", "section", head, block.text, "", _lang(part.code, edition))
        elif block.kind == "par":
            lines.append(f"- {first_sentence(block.text)}")
            notes.append(block.text)
        elif block.kind in ("list", "table", "definitions", "tabs", "quote", "code"):
            yield from done()
            yield Slide(block.id or f"l{block.line}", "section", head, block.text, "", _lang(part.code, edition))
        else:
            yield from done()
            yield from _boxes(block, _lang(part.code, edition), edition)
    yield from done()


def _boxes(block: Block, lang: str, edition: Edition) -> Iterator[Slide]:
    yield _box(block, lang)
    answers = [_outdented(found[2]) for found in _NESTED.finditer(block.inner) if found[1] == "solution"]
    for n, each in enumerate(answers):
        yield Slide(f"{block.id or block.line}-a{n}", "box", str(edition.words["quiz_answer"]), each, "", lang)


def _box(block: Block, lang: str) -> Slide:
    hints = "\n\n".join(_outdented(found[2]) for found in _NESTED.finditer(block.inner) if found[1] == "hint")
    return Slide(block.id or f"l{block.line}", "box", block.title, _NESTED.sub("", block.inner + "\n").strip("\n"), hints, lang)


def _outdented(text: str) -> str:
    return "\n".join(line[4:] if line.startswith("    ") else line.lstrip() for line in text.split("\n")).strip("\n")


def first_sentence(text: str) -> str:
    """The first sentence of a paragraph, its bold words whole."""
    words = " ".join(text.split())
    first = _SENTENCE.split(words)[0]
    return first + "**" if first.count("**") % 2 else first


def _quiz(view: LessonView, edition: Edition) -> Iterator[Slide]:
    questions, lang = quiz_view(view.quiz, view.quiz_code), _lang(view.quiz_code, edition)
    for q in questions:
        yield Slide(q.id, "question", f"{edition.words['quiz']} {q.n}", _asked(q), _answered(q), lang)
    if questions:
        lines = "\n".join(f"{n}. {'; '.join(_escaped(line) for line in q.told)}" for n, q in enumerate(questions, 1))
        yield Slide("answers", "answers", str(edition.words["quiz_answer"]), lines, "", lang)


def _asked(q: QuestionView) -> str:
    lines = [f"**{_escaped(q.text)}**", ""]
    if q.kind in ("single", "multiple"):
        lines += [f"- {_escaped(c.text)}" for c in q.choices]
    elif q.kind == "match":
        lines += [f"- {_escaped(c.text)}" for c in q.choices]
        lines += ["", " · ".join(_escaped(m.other) for m in q.mixed)]
    elif q.kind == "order":
        lines += [f"- {_escaped(m.text)}" for m in q.mixed]
    return "\n".join(lines)


def _answered(q: QuestionView) -> str:
    told = [f"- **{_escaped(line)}**" for line in q.told]
    return "\n".join([*told, "", _escaped(q.feedback)]).strip()


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+!|])")


def _escaped(text: str) -> str:
    """Plain text as Markdown that shows it as it is."""
    return _SPECIAL.sub(r"\\\1", text)
