"""Channels: records of `content/channels/`, laws and answers; what they name, and whether their rules can be judged."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from site_builder.check import words
from site_builder.check.definitions import Definition, read_definitions
from site_builder.check.reading import one
from site_builder.check.rules import ANSWERS, CHANNELS, FOLDER, LAWS
from site_builder.check.shape import shape_each
from site_builder.model.answers import is_path, paths
from site_builder.model.channel import Answer, Channel, Law, Rule, Source, Test
from site_builder.model.commons import Commons, Rulebook, Settings
from site_builder.problem import Problem, Where, error, warning
from site_builder.source import nearest, read_yaml

Kind = TypeVar("Kind", Law, Answer)


def read_rulebook(root: Path, settings: Settings, texts: dict[str, str]) -> tuple[Rulebook, list[Problem]]:
    """Every channel's record, the laws and the answers; a broken one is told and left out."""
    problems: list[Problem] = []
    found: dict[str, Channel] = {}
    definitions: dict[str, dict[str, Definition]] = {}
    folder = root / FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        file = f"{FOLDER}/{path.name}"
        if path.is_dir() and path.name in CHANNELS:  # definitions that the owner dropped in
            definitions[path.name], faults = read_definitions(root, file, texts)
            problems += faults
            continue
        if path.suffix != ".yml" or path.stem not in CHANNELS:
            meant = nearest(path.stem, CHANNELS)
            problems.append(error("P240", Where(file, line=1, column=1), name=path.name, meant=meant and f"{meant}.yml"))
            continue
        channel, faults = one(root, file, Channel, texts)
        problems += faults
        if channel:
            problems += _channel(channel, path.stem, Where(file), settings)
            found[path.stem] = channel
    laws, faults = _list(root, LAWS, Law, texts)
    problems += faults + [fault for n, each in laws for fault in _law(each, Where(LAWS).at(n), settings)]
    answers, faults = _list(root, ANSWERS, Answer, texts)
    problems += faults + list(_answers(answers, settings))
    channels = {name: found[name] for name in CHANNELS if name in found}
    book = Rulebook(channels, tuple(each for _, each in laws), {each.id: each for _, each in answers}, definitions)
    return book, problems


def _list(root: Path, file: str, kind: type[Kind], texts: dict[str, str]) -> tuple[list[tuple[int, Kind]], list[Problem]]:
    if not (root / file).exists():
        return [], []
    record, problems = read_yaml(root, file)
    texts[file] = record.text
    if record.value is None:
        return [], problems
    shaped, faults = shape_each(kind, record.value, Where(file))
    return [(n, each) for n, each in enumerate(shaped) if each is not None], problems + faults


# ── what one record tells wrong by itself ────────────────────────────────────────────────────────


def _channel(channel: Channel, name: str, where: Where, settings: Settings) -> Iterator[Problem]:
    if channel.id != name:
        yield error("P241", where.at("id"), id=channel.id, file=f"{name}.yml")
    yield from words.entry(channel, where, settings)
    sources = _ids(channel.sources, where)
    for n, step in enumerate(channel.account):
        at = where.at("account", n)
        yield from _source(step.source, sources, at)
        if step.when:
            yield from _test(step.when, at.at("when"))
    yield from _twice([each.id for each in channel.account], where.at("account"))
    if channel.suits:
        yield from _test(channel.suits, where.at("suits"))
    if channel.images and channel.images.source:
        yield from _source(channel.images.source, sources, where.at("images"))
    for n, need in enumerate(channel.fields):
        at = where.at("fields", n)
        yield from _path(need.field, at.at("field"))
        yield from _pattern(need.pattern, at.at("pattern"))
        if need.source:
            yield from _source(need.source, sources, at)
        if need.when:
            yield from _test(need.when, at.at("when"))
        elif need.need == "conditional":
            yield error("P250", at.at("need"), field=need.field)
        yield from _days(need.valid_from, need.valid_until, at)
    for category, each in channel.categories.items():
        if each.source:
            yield from _source(each.source, sources, where.at("categories", category))
    yield from _rules(channel.rules, sources, where)


def _law(law: Law, where: Where, settings: Settings) -> Iterator[Problem]:
    yield from words.entry(law, where, settings)
    yield from _rules(law.rules, _ids(law.sources, where), where)


def _answers(answers: Sequence[tuple[int, Answer]], settings: Settings) -> Iterator[Problem]:
    where = Where(ANSWERS)
    for n, each in answers:
        yield from words.entry(each, where.at(n), settings)
        yield from _path(each.id, where.at(n, "id"))
    yield from _twice([each.id for _, each in answers], where)


def _rules(rules: Sequence[Rule], sources: set[str], where: Where) -> Iterator[Problem]:
    for n, rule in enumerate(rules):
        at = where.at("rules", n)
        yield from _path(rule.field, at.at("field"))
        yield from _source(rule.source, sources, at)
        yield from _test(rule.test, at.at("test"))
        if rule.when:
            yield from _test(rule.when, at.at("when"))
        yield from _days(rule.valid_from, rule.valid_until, at)
    yield from _twice([each.id for each in rules], where.at("rules"))


_TAKES_NO_FIELD = ("all_", "any_", "not_")


def _test(test: Test, where: Where) -> Iterator[Problem]:
    """A test looks at an answer and asks something of it, or joins others."""
    asked = test.model_fields_set - {"field"}
    asks = bool(asked - set(_TAKES_NO_FIELD))
    if not asked or asks != (test.field is not None):
        yield error("P246", where)
    for path, key in ((test.field, "field"), (test.above, "above"), (test.not_above, "not_above"), (test.same_as, "same_as")):
        if path:
            yield from _path(path, where.at(key))
    yield from _pattern(test.pattern, where.at("pattern"))
    yield from _pattern(test.without, where.at("without"))
    for name, inner in (("all", test.all_), ("any", test.any_)):
        for n, each in enumerate(inner):
            yield from _test(each, where.at(name, n))
    if test.not_:
        yield from _test(test.not_, where.at("not"))


def _path(path: str, where: Where) -> Iterator[Problem]:
    if not is_path(path):
        yield error("P242", where, path=path, meant=nearest(path, paths()))


def _pattern(pattern: str | None, where: Where) -> Iterator[Problem]:
    try:
        re.compile(pattern or "")
    except re.error as fault:
        yield error("P248", where, pattern=pattern, reason=fault)


def _days(first: datetime.date | None, last: datetime.date | None, where: Where) -> Iterator[Problem]:
    if first and last and last < first:
        yield error("P247", where.at("valid_until"), first=first, last=last)


def _ids(sources: Sequence[Source], where: Where) -> set[str]:
    return {each.id for each in sources}


def _source(name: str, sources: set[str], where: Where) -> Iterator[Problem]:
    if name not in sources:
        yield error("P249", where.at("source"), id=name, meant=nearest(name, tuple(sorted(sources))))


def _twice(ids: Sequence[str], where: Where) -> Iterator[Problem]:
    for n, each in enumerate(ids):
        if each in ids[:n]:
            yield error("P243", where.at(n, "id"), id=each)


# ── what they name of the rest ───────────────────────────────────────────────────────────────────


def rulebook_references(commons: Commons) -> Iterator[Problem]:
    """Lessons and categories that channels, laws and answers name, and answers that nobody could ask for."""
    lessons = tuple(f"{name}/{lesson.name}" for name, module in commons.modules.items() for lesson in module.lessons)
    for channel in commons.channels.values():
        where = Where(f"{FOLDER}/{channel.id}.yml")
        for n, step in enumerate(channel.account):
            yield from _lesson(step.lesson, lessons, where.at("account", n, "lesson"))
        for category in channel.categories:  # a map may know more categories than the showcase has; a slip is told
            meant = get_close_matches(category, commons.categories, 1, 0.85)
            if category not in commons.categories and meant:
                yield warning("P245", where.at("categories", category), id=category, meant=meant[0])
        for n, need in enumerate(channel.fields):
            if need.need != "optional" and need.field not in commons.answers:
                yield error("P244", where.at("fields", n, "field"), path=need.field, file=ANSWERS)
        yield from _rule_references(channel.rules, lessons, where, commons)
    for n, law in enumerate(commons.laws):
        yield from _rule_references(law.rules, lessons, Where(LAWS).at(n), commons)
    for n, answer in enumerate(commons.answers.values()):
        yield from _lesson(answer.lesson, lessons, Where(ANSWERS).at(n, "lesson"))


def _rule_references(rules: Sequence[Rule], lessons: tuple[str, ...], where: Where, commons: Commons) -> Iterator[Problem]:
    for n, rule in enumerate(rules):
        yield from _lesson(rule.lesson, lessons, where.at("rules", n, "lesson"))
        if rule.field not in commons.answers:
            yield error("P244", where.at("rules", n, "field"), path=rule.field, file=ANSWERS)


def _lesson(name: str | None, lessons: tuple[str, ...], where: Where) -> Iterator[Problem]:
    module = (name or "").partition("/")[0]
    if name and name not in lessons and any(each.startswith(f"{module}/") for each in lessons):  # else there is no such module
        yield error("P251", where, id=name, meant=nearest(name, lessons))
