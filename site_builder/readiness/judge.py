"""The interpreter of tests: a test of a rule, made into a question to the facts of one product."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from site_builder.model.channel import Test
from site_builder.readiness.facts import Facts, text
from site_builder.readiness.forms import fits

Question = Callable[[Facts], bool]
Check = Callable[[Any, Facts], bool]


def question(test: Test, *, absent: bool) -> Question:
    """The test as a question; `absent` is the answer where the looked-at answer is not there.

    A demand passes what is absent (needing it is a demand of its own), a condition does not.
    """
    parts = [question(each, absent=absent) for each in test.all_]
    if test.any_:
        choices = [question(each, absent=absent) for each in test.any_]
        parts.append(lambda facts: any(each(facts) for each in choices))
    if test.not_:
        inner = question(test.not_, absent=not absent)
        parts.append(lambda facts: not inner(facts))
    if test.field:
        parts.append(_of_field(test.field, test.given, list(_checks(test)), absent=absent))
    if len(parts) == 1:
        return parts[0]
    return lambda facts: all(each(facts) for each in parts)


def _of_field(path: str, given: bool | None, checks: list[Check], *, absent: bool) -> Question:
    def asked(facts: Facts) -> bool:
        value = facts.get(path)
        there = value is not None and value != "" and value != [] and value != {}
        if given is not None and there != given:
            return False
        if not checks or (given is False):
            return True
        if not there:
            return absent
        return all(each(value, facts) for each in checks)

    return asked


def _checks(test: Test) -> Iterator[Check]:
    """One check for each thing that is asked of a value."""
    yield from _of_sets(test)
    yield from _of_numbers(test)
    yield from _of_texts(test)


def _of_sets(test: Test) -> Iterator[Check]:
    if test.equals is not None:
        yield lambda value, _: text(value) == test.equals
    if test.in_:
        wanted = frozenset(test.in_)
        yield lambda value, _: text(value) in wanted
    if test.not_in:
        refused = frozenset(test.not_in)
        yield lambda value, _: text(value) not in refused
    if test.has is not None:
        yield lambda value, _: test.has in value
    if test.has_any:
        some = frozenset(test.has_any)
        yield lambda value, _: any(each in some for each in value)
    if test.min_items is not None:
        yield lambda value, _: len(value) >= (test.min_items or 0)
    if test.max_items is not None:
        yield lambda value, _: len(value) <= (test.max_items or 0)


def _of_numbers(test: Test) -> Iterator[Check]:
    if test.at_least is not None:
        least = float(test.at_least)
        yield lambda value, _: float(value) >= least
    if test.at_most is not None:
        most = float(test.at_most)
        yield lambda value, _: float(value) <= most
    if test.not_over:
        yield lambda value, facts: value >= facts.get("today")
    if test.above:
        yield _compared(test.above, lambda one, other: float(one) > float(other))
    if test.not_above:
        yield _compared(test.not_above, lambda one, other: float(one) <= float(other))
    if test.same_as:
        yield _compared(test.same_as, lambda one, other: text(one) == text(other))


def _compared(path: str, holds: Callable[[Any, Any], bool]) -> Check:
    def check(value: Any, facts: Facts) -> bool:
        other = facts.get(path)
        return other is None or holds(value, other)

    return check


def _of_texts(test: Test) -> Iterator[Check]:
    if test.min_chars is not None:
        yield lambda value, _: characters(text(value)) >= (test.min_chars or 0)
    if test.max_chars is not None:
        yield lambda value, _: all(characters(each) <= (test.max_chars or 0) for each in _texts(value))
    if test.max_bytes is not None:
        yield lambda value, _: len(text(value).encode()) <= (test.max_bytes or 0)
    if test.min_words is not None:
        yield lambda value, _: len(text(value).split()) >= (test.min_words or 0)
    if test.max_repeats is not None:
        yield lambda value, _: max(Counter(_words(text(value))).values(), default=0) <= (test.max_repeats or 0)
    if test.pattern:
        whole = re.compile(test.pattern)
        yield lambda value, _: all(whole.fullmatch(each) for each in _texts(value))
    if test.without:
        part = re.compile(test.without)
        yield lambda value, _: not any(part.search(each) for each in _texts(value))
    if test.form:
        form = test.form
        yield lambda value, _: fits(form, text(value))


# Words that may stand often in a title: Amazon counts neither articles nor prepositions nor conjunctions.
_SMALL = frozenset("a an the of in on for with and or by to from at as".split())


def _words(told: str) -> list[str]:
    """Its words; a vowel sign is a part of its word, which `\\w` does not know."""
    parts = "".join(sign if sign.isalnum() or sign == "_" or _joins(sign) else " " for sign in told.casefold())
    return [each for each in parts.split() if each not in _SMALL]


def _texts(value: Any) -> list[str]:
    return [text(each) for each in value] if isinstance(value, list) else [text(value)]


@cache
def _joins(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Me", "Mc", "Cf")


def characters(told: str) -> int:
    """Characters as a reader counts them: a vowel sign or a joiner belongs to its letter."""
    return len(told) if told.isascii() else sum(not _joins(sign) for sign in told)
