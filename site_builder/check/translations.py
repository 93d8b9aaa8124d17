"""One lesson in several languages: what a translation may not lose or change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.check.lessons import Written
from site_builder.check.words import named
from site_builder.lesson.figures import addresses, numbers, unequal
from site_builder.lesson.states import Pair, State, marked, pairs
from site_builder.model.commons import Settings
from site_builder.model.quiz import Question
from site_builder.problem import Problem, Where, error, warning


def across(stem: str, written: Mapping[str, Written], settings: Settings) -> Iterator[Problem]:
    """Every rule that needs the source beside a translation."""
    source = written.get(settings.original)
    if source is None:
        return
    many = len(settings.languages) > 1
    if many and source.blocks and not marked(source.blocks):
        yield warning(
            "P168", Where(f"{stem}.{settings.original}.md", line=source.blocks[0].line, column=1), command="haat translations mark"
        )
    for code, other in written.items():
        if code != settings.original:
            yield from _blocks(f"{stem}.{code}.md", source, other)
            yield from _variants(f"{stem}.{code}.md", source, other, code)
            yield from _quiz(f"{stem}.{code}.md", source, other)


def _blocks(file: str, source: Written, other: Written) -> Iterator[Problem]:
    if not marked(source.blocks):
        return
    end = max((each.line for each in other.blocks), default=1)
    for pair in pairs(source.blocks, other.blocks):
        at = Where(file, line=(pair.other.mark_line or pair.other.line) if pair.other else end, column=1)
        if pair.state is State.FRESH:
            yield from _same(pair, file)
        elif pair.state is State.STALE:
            assert pair.source and pair.other
            yield warning("P165", at, id=pair.source.id, start=_start(pair.source.text), command=_accept(file, pair.source.id))
        elif pair.state is State.MISSING:
            assert pair.source
            if pair.source.id:  # a source block without a mark is told in the source's own file
                yield warning("P166", at, id=pair.source.id, start=_start(pair.source.text))
        elif pair.other and pair.other.id:
            yield warning("P167", at, id=pair.other.id)


def _same(pair: Pair, file: str) -> Iterator[Problem]:
    """Numbers and addresses that differ: a price or a threshold must not change on its way into another language."""
    assert pair.source and pair.other
    where = Where(file, line=pair.other.line, column=1)
    missing, added = unequal(numbers(pair.source.text), numbers(pair.other.text))
    if missing or added:
        yield warning("P170", where, missing=missing or "–", added=added or "–")
    missing, added = unequal(addresses(pair.source.text), addresses(pair.other.text))
    if missing or added:
        yield warning("P171", where, missing=missing or "–", added=added or "–")


def _variants(file: str, source: Written, other: Written, code: str) -> Iterator[Problem]:
    """A reader of a sector must find her example in every language."""
    there = [set(each.sectors) for each in other.blocks if each.kind == "variant"]
    for block in source.blocks:
        if block.kind == "variant" and set(block.sectors) not in there:
            yield error("P176", Where(file, ("title",)), sectors=", ".join(block.sectors), language=named(code))


def _quiz(file: str, source: Written, other: Written) -> Iterator[Problem]:
    """The same questions with the same right answers: points and feedback are counted by their ids."""
    if not source.quiz or not other.quiz:
        return
    line = next(each.line for each in other.blocks if each.kind == "quiz")
    wanted, found = ({each.id: _key(each) for each in quiz} for quiz in (source.quiz, other.quiz))
    for name in dict.fromkeys((*wanted, *found)):
        if wanted.get(name) != found.get(name):
            yield error("P177", Where(file, line=line, column=1), id=name)


def _key(question: Question) -> tuple[object, ...]:
    parts = tuple(each.id for each in question.parts)
    return (question.type, question.right_ids, parts, question.answer, question.objective, question.points)


def _accept(file: str, block: str) -> str:
    """The command that says a block was translated anew."""
    _, module, name = file.split("/")
    lesson, code, _ = name.rsplit(".", 2)
    return f"haat translations mark --module {module} --lesson {lesson} --lang {code} --accept {block}"


def _start(text: str) -> str:
    return " ".join(text.split())[:48]
