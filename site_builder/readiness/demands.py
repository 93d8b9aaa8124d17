"""Everything that a channel demands as one kind of value: needed answers, picture rules, its own rules, laws, account steps."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from site_builder.model.answers import DERIVED
from site_builder.model.channel import AccountStep, Channel, ImageRules, Law, Need, Rule, Severity, Source, Test
from site_builder.model.commons import Commons
from site_builder.readiness.definition import asked_of
from site_builder.readiness.facts import Facts
from site_builder.readiness.judge import Question, question

ALWAYS = datetime.date.min
Kind = Literal["field", "limit", "picture", "rule", "definition", "law", "account"]
Words = Mapping[Any, str]


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand. Its words are its own, or `say` names the sentence of `words/*.yml` that fits, with its number."""

    key: str  # `ondc/field/gtin`: unique among all channels
    kind: Kind
    channel: str
    severity: Severity
    field: str
    applies: Question
    holds: Question
    source: Source
    valid_from: datetime.date = ALWAYS
    valid_until: datetime.date | None = None
    words: Words | None = None
    remedy: Words | None = None
    say: str = ""
    number: str = ""
    lesson: str | None = None
    law: str = ""  # id of the law, where one demands it
    test: Test | None = None  # what `holds` asks, as data: a page's script asks the same of what a learner types

    def on(self, day: datetime.date) -> bool:
        """Whether it holds on a day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    @property
    def private(self) -> bool:
        """Whether only the seller and the office may see how it stands."""
        return self.kind == "account" or self.field.startswith(("private.", "account."))


def demands(channel: Channel, commons: Commons) -> list[Demand]:
    """All that a channel demands, in the order of its file, then the laws."""
    found = [*_fields(channel, commons), *_pictures(channel)]
    found += [_of_rule(rule, channel, channel.sources, "rule", commons) for rule in channel.rules]
    found += _definitions(channel, commons)
    for law in commons.laws:
        if channel.id in law.channels:
            found += [_of_rule(rule, channel, law.sources, "law", commons, law) for rule in law.rules]
    # A law may ask for what the channel asks for anyway: once is enough, and the channel's word comes first.
    asked = {each.field for each in found if each.kind == "field" and each.severity == "block"}
    found = [each for each in found if not (each.kind == "law" and each.say == "given" and each.field in asked)]
    return [*found, *(_step(each, channel) for each in channel.account)]


def _yes(_: Facts) -> bool:
    return True


def _no(_: Facts) -> bool:
    return False


def _when(test: Test | None) -> Question:
    return question(test, absent=False) if test else _yes


def _source(channel: Channel, name: str | None) -> Source:
    return next((each for each in channel.sources if each.id == name), channel.sources[0])


def _lesson(path: str, commons: Commons) -> str | None:
    answer = commons.answers.get(path)
    return answer.lesson if answer else None


# ── fields ───────────────────────────────────────────────────────────────────────────────────────


def _fields(channel: Channel, commons: Commons) -> Iterator[Demand]:
    for need in channel.fields:
        if need.need != "optional":
            severity: Severity = "warn" if need.need == "advised" else "block"
            yield _need(need, channel, commons, "field", severity, Test.model_construct(field=need.field, given=True), "needs")
        for say, test, number, how in _limits(need):
            yield _need(need, channel, commons, "limit", how, test, say, number)


def _need(
    need: Need, channel: Channel, commons: Commons, kind: Kind, severity: Severity, test: Test, say: str, number: str = ""
) -> Demand:
    return Demand(
        f"{channel.id}/{kind}/{need.field}{'' if kind == 'field' else f'/{say}'}",
        kind,
        channel.id,
        severity,
        need.field,
        _when(need.when),
        question(test, absent=True),
        _source(channel, need.source),
        need.valid_from or ALWAYS,
        need.valid_until,
        say=say,
        number=number,
        lesson=_lesson(need.field, commons),
        test=test,
    )


def _limits(need: Need) -> Iterator[tuple[str, Test, str, Severity]]:
    """Limits of one field: a text that is too long is shortened by the writer, a wrong form is refused."""
    at = need.field
    if need.chars:
        yield "chars", Test.model_construct(field=at, max_chars=need.chars), str(need.chars), "warn"
    if need.bytes:
        yield "bytes", Test.model_construct(field=at, max_bytes=need.bytes), str(need.bytes), "warn"
    if need.pattern:
        yield "form", Test.model_construct(field=at, pattern=need.pattern), "", "block"
    if need.enum:
        yield "choice", Test.model_construct(field=at, in_=need.enum), ", ".join(need.enum), "block"


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────


def _pictures(channel: Channel) -> Iterator[Demand]:
    rules = channel.images
    if rules is None:
        return
    lesson = "digital-catalogue/02-photographs"
    for say, path, test, number, severity in _picture_tests(rules):
        yield Demand(
            f"{channel.id}/picture/{say}",
            "picture",
            channel.id,
            severity,
            path,
            _yes,
            question(test, absent=True),
            _source(channel, rules.source),
            say=say,
            number=number,
            lesson=lesson,
            test=test,
        )


def _picture_tests(rules: ImageRules) -> Iterator[tuple[str, str, Test, str, Severity]]:
    """(sentence, answer, test, number, severity) of each picture rule that a record can break."""
    count, longest, roles = "photos.count", "photo.longest", "photos.roles"
    test = Test.model_construct
    yield "photos", count, test(field=count, at_least=Decimal(rules.count)), str(rules.count), "block"
    yield "photos_most", count, test(field=count, at_most=Decimal(rules.most)), str(rules.most), "warn"
    yield "photo_small", longest, test(field=longest, at_least=Decimal(rules.least_px)), str(rules.least_px), "block"
    if rules.good_px:
        yield "photo_good", longest, test(field=longest, at_least=Decimal(rules.good_px)), str(rules.good_px), "warn"
    if rules.most_px:
        yield "photo_large", longest, test(field=longest, at_most=Decimal(rules.most_px)), str(rules.most_px), "warn"
    for role in rules.roles:
        yield f"view_{role}", roles, test(field=roles, has=role), "", "block"
    for role in rules.advised:
        yield f"view_{role}", roles, test(field=roles, has=role), "", "warn"


def _definitions(channel: Channel, commons: Commons) -> Iterator[Demand]:
    """What the account's own type definitions ask, of the categories that go to those types."""
    for name, definition in commons.definitions.get(channel.id, {}).items():
        applies = _when(Test.model_construct(field="channel.category", equals=name))
        source = Source(id="definition", name=f"{channel.id}/{name}.json", on=commons.settings.updated, kind="schema")
        for each in asked_of(definition, channel):
            path = each.need.field if each.need else "category"
            yield Demand(
                f"{channel.id}/definition/{name}/{each.attribute}/{each.say}",
                "definition",
                channel.id,
                "block" if each.say == "needs" else "warn",
                path,
                applies,
                question(each.test, absent=True) if each.test else _no,
                source,
                say=each.say,
                number=each.number,
                lesson=_lesson(path, commons),
            )


# ── rules, laws, account steps ───────────────────────────────────────────────────────────────────


def _of_rule(rule: Rule, channel: Channel, sources: list[Source], kind: Kind, commons: Commons, law: Law | None = None) -> Demand:
    only_given = rule.test.model_fields_set == {"field", "given"} and rule.test.given and rule.test.field == rule.field
    return Demand(
        f"{channel.id}/{kind}/{law.id + '/' if law else ''}{rule.id}",
        kind,
        channel.id,
        rule.severity,
        rule.field,
        _when(rule.when),
        question(rule.test, absent=True),
        next(each for each in sources if each.id == rule.source),
        rule.valid_from or ALWAYS,
        rule.valid_until,
        rule.words,
        rule.remedy,
        "given" if only_given and not rule.when else "",
        lesson=rule.lesson or _lesson(rule.field, commons),
        law=law.id if law else "",
        test=rule.test,
    )


def _step(step: AccountStep, channel: Channel) -> Demand:
    fact = f"account.{step.fact}"
    return Demand(
        f"{channel.id}/account/{step.id}",
        "account",
        channel.id,
        "block",
        fact,
        _when(step.when),
        question(Test.model_construct(field=fact, given=True), absent=True),
        _source(channel, step.source),
        words=step.words,
        remedy=step.words,
        lesson=step.lesson,
    )


def told_paths(demands: list[Demand]) -> set[str]:
    """The derived answers that demands look at, for docs and tests."""
    return {each.field for each in demands if each.field in DERIVED}
