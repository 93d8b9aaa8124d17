"""A lesson as slides, from the same text: what is short stays, of longer paragraphs the first sentence, and all in the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from site_builder.edition import Edition, ui_words
from site_builder.edition.lesson import LessonView
from site_builder.edition.quiz import QuestionView, quiz_view
from site_builder.lesson.blocks import Block
from site_builder.lesson.media import named, swapped

_SENTENCE = re.compile(r"(?<=[।!?])\s+|(?<=[^\d\W]\.)\s+(?=[A-Z\u0980-\u09ff\u0900-\u097f*])")
_NESTED = re.compile(r"^\?\?\?\+?[ \t]+(hint|solution)\b[^\n]*\n((?:[ \t]+[^\n]*\n?|\n)*)", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_FOOTNOTE = re.compile(r"^\[\^([^\]\s]+)\]:(.*(?:\n(?!\[\^).*)*)", re.MULTILINE)
MOST = 4  # lines of a section on one slide
SHORT = 45  # words that a slide holds whole


class Slide(NamedTuple):
    """One slide. `text` and `notes` are Markdown; `lang` is set where the text is not in the reader's language."""

    id: str
    kind: str  # title, section, box, example, question, answers
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
    footnotes = "\n\n".join(part.block.text for part in view.parts if part.block.kind == "footnote")
    return [_without_footnotes(each, footnotes) for each in told]


def _without_footnotes(slide: Slide, footnotes: str) -> Slide:
    """A slide has no foot: what its footnotes say is for the one who speaks."""
    named = [found[1] for found in _NOTE_MARK.finditer(slide.text + slide.notes)]
    if not named:
        return slide
    told = [found[2].strip() for found in _FOOTNOTE.finditer(footnotes) if found[1] in named]
    text, notes = (_NOTE_MARK.sub("", each) for each in (slide.text, slide.notes))
    return slide._replace(text=text, notes="\n\n".join(each for each in (notes, *told) if each))


def _only_shows(text: str) -> bool:
    """Whether a paragraph is pictures and recordings and nothing else."""
    return bool(named(text)) and not swapped(text, lambda _: "").strip()


def _word(key: str, lang: str, edition: Edition) -> str:
    """A word of ours on a slide, in the slide's language."""
    return str(ui_words(lang or edition.code)[key])


def _lang(code: str, edition: Edition) -> str:
    return code if code != edition.code else ""


def _body(view: LessonView, edition: Edition) -> Iterator[Slide]:
    head, lang, first = view.head.title, "", "start"
    held: list[str] = []  # paragraphs that wait for their slide

    def done() -> Iterator[Slide]:
        for n in range(0, len(held), MOST):
            text, notes = _lines(held[n : n + MOST])
            yield Slide(f"{first}-{n}", "section", head, text, notes, lang)
        held.clear()

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
            held.append(block.text)
        elif block.kind in ("list", "table", "definitions", "tabs", "quote", "code"):
            own, before, notes = _lang(part.code, edition), "", ""
            if len(held) == 1 and own == lang:  # the sentence that leads to it
                before, notes = first_sentence(held[0]) + "\n\n", held.pop()
            yield from done()
            yield Slide(block.id or f"l{block.line}", "section", head, before + block.text, notes, own)
        else:
            yield from done()
            yield from _boxes(block, _lang(part.code, edition), edition)
    yield from done()


def _lines(paragraphs: list[str]) -> tuple[str, str]:
    """Paragraphs on a slide, and the notes: few words stay whole, of more words the first sentences stay."""
    if sum(len(each.split()) for each in paragraphs) <= SHORT:
        return "\n\n".join(paragraphs), ""
    told = [sentence for each in paragraphs for sentence in first_sentences(each, MOST // len(paragraphs))]
    return "\n\n".join(f"- {each}" for each in told), "\n\n".join(paragraphs)


def _boxes(block: Block, lang: str, edition: Edition) -> Iterator[Slide]:
    yield _box(block, lang)
    answers = [_outdented(found[2]) for found in _NESTED.finditer(block.inner) if found[1] == "solution"]
    for n, each in enumerate(answers):
        yield Slide(f"{block.id or block.line}-a{n}", "box", _word("quiz_answer", lang, edition), each, "", lang)


def _box(block: Block, lang: str) -> Slide:
    hints = "\n\n".join(_outdented(found[2]) for found in _NESTED.finditer(block.inner) if found[1] == "hint")
    kind = "example" if block.kind == "example" else "box"
    return Slide(block.id or f"l{block.line}", kind, block.title, _NESTED.sub("", block.inner + "\n").strip("\n"), hints, lang)


def _outdented(text: str) -> str:
    return "\n".join(line[4:] if line.startswith("    ") else line.lstrip() for line in text.split("\n")).strip("\n")


def first_sentence(text: str) -> str:
    """The first sentence of a paragraph, its bold words whole."""
    return first_sentences(text, 1)[0]


def first_sentences(text: str, most: int) -> list[str]:
    """The first sentences of a paragraph; bold words that reach into the next one end with the first."""
    found = _SENTENCE.split(" ".join(text.split()))[:most]
    if any(each.count("**") % 2 for each in found):
        return [found[0] + "**" if found[0].count("**") % 2 else found[0]]
    return found


def _quiz(view: LessonView, edition: Edition) -> Iterator[Slide]:
    questions, lang = quiz_view(view.quiz, view.quiz_code), _lang(view.quiz_code, edition)
    for q in questions:
        yield Slide(q.id, "question", f"{_word('quiz', lang, edition)} {q.n}", _asked(q), _answered(q), lang)
    if questions:
        lines = "\n".join(f"{n}. {'; '.join(_escaped(line) for line in q.told)}" for n, q in enumerate(questions, 1))
        yield Slide("answers", "answers", _word("quiz_answer", lang, edition), lines, "", lang)


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
_BEGINS = re.compile(r"^(\s*(?:[0-9]+(?=\.)|(?=[-:=])))")  # what would begin a list, a rule or a definition


def _escaped(text: str) -> str:
    """Plain text as Markdown that shows it as it is."""
    return _BEGINS.sub(r"\1\\", _SPECIAL.sub(r"\\\1", text))
