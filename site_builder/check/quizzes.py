"""The quiz of a lesson: one list of questions, each with a right answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.check.shape import shape
from site_builder.lesson import Block
from site_builder.model.quiz import Question, Quiz
from site_builder.problem import Problem, Where, error
from site_builder.source import locate, nearest, parse


def read_quiz(blocks: Sequence[Block], file: str, objectives: tuple[str, ...]) -> tuple[Quiz, list[Problem]]:
    """The questions of a lesson's quiz block, and every fault in it; no questions where there is no block."""
    fences = [each for each in blocks if each.kind == "quiz"]
    problems = [error("P161", Where(file, line=each.line, column=1), reason="reason:second-quiz") for each in fences[1:]]
    if not fences:
        return (), problems
    block, where = fences[0], Where(file)
    value, faults = parse(block.inner, file)
    if not faults and not isinstance(value, list):
        return (), [*problems, error("P161", Where(file, line=block.line, column=1), reason="reason:no-questions")]
    questions: list[Question] | None = None
    if not faults:
        questions, faults = shape(list[Question], value, where)
    if questions:
        faults = [*faults, *_rules(questions, where, objectives)]
    return tuple(questions or ()), problems + [_in_file(each, block) for each in faults]


def _in_file(problem: Problem, block: Block) -> Problem:
    """A problem of the fence's own YAML, at its line in the lesson's file."""
    where = problem.where
    row, column = (where.line, where.column) if where.line else locate(block.inner, where.path, key=where.key)
    at = Where(where.file, where.path, row + block.inner_line - 1, column, where.key)
    return Problem(problem.code, problem.severity, at, problem.facts)


# Which field holds what a kind of question is answered with.
_FIELDS = {"single": "choices", "multiple": "choices", "match": "pairs", "order": "items", "numeric": "answer", "short": "answers"}


def _rules(questions: Sequence[Question], where: Where, objectives: tuple[str, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for n, each in enumerate(questions):
        at = where.at(n)
        if each.id in seen:
            yield error("P036", at.at("id"), id=each.id)
        seen.add(each.id)
        if each.objective not in objectives:
            meant = nearest(each.objective, objectives)
            yield error("P041", at.at("objective"), id=each.objective, meant=meant, known=", ".join(objectives))
        for m, fault in _answers(each):
            yield error("P162", at.at(_FIELDS[each.type], *m), id=each.id, reason=fault)


def _answers(question: Question) -> Iterator[tuple[tuple[int, ...], str]]:
    """What keeps a question from having a right answer: (place below its field, reason)."""
    kind, right = question.type, [each for each in question.choices if each.right]
    if kind == "single" and len(right) != 1:
        yield (), "reason:one-right-choice"
    elif kind == "multiple" and not right:
        yield (), "reason:a-right-choice"
    elif kind in ("single", "multiple") and len(question.choices) < 2:
        yield (), "reason:two-to-choose"
    elif kind == "match" and len(question.pairs) < 2:
        yield (), "reason:two-pairs"
    elif kind == "order" and len(question.items) < 2:
        yield (), "reason:two-items"
    elif kind == "numeric" and question.answer is None:
        yield (), "reason:a-number"
    elif kind == "short" and not question.answers:
        yield (), "reason:an-answer"
    ids: set[str] = set()
    for n, part in enumerate(question.parts):
        if part.id in ids:
            yield (n,), "reason:id-twice"
        ids.add(part.id)
