"""Readiness in one language: what is demanded, of whom, what to do, and the lesson that teaches it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from site_builder.edition import Edition, address, joined
from site_builder.language import day, digits, number
from site_builder.model.channel import Channel
from site_builder.readiness import Best, Cell, Demand, Reason


class ReasonView(NamedTuple):
    """One demand that is not met, as a reader is told."""

    severity: str  # block, warn, account
    field: str  # name of the answer
    words: str
    remedy: str
    value: str  # what stands there now; empty where nothing does
    how: str
    who: str  # source and its date
    url: str
    lesson: str  # address of the lesson, below a language's folder
    lesson_title: str


class CellView(NamedTuple):
    """One cell as a reader is told."""

    channel: str  # id
    name: str
    state: str
    told: str  # state in words, with the number of blocks
    sure: str
    reasons: tuple[ReasonView, ...]
    assumed: str


class BestView(NamedTuple):
    """One of the next best answers."""

    field: str
    name: str
    ask: str
    told: str
    lesson: str
    lesson_title: str


def field_name(path: str, edition: Edition) -> str:
    """What an answer is called."""
    answer = edition.commons.answers.get(path)
    return edition.say(answer.name) if answer else path


def cell_view(cell: Cell, named: Mapping[str, Demand], edition: Edition) -> CellView:
    """A cell with all its reasons."""
    channel, w = edition.commons.channels[cell.channel], edition.words
    reasons = tuple(reason_view(each, named[each.key], edition) for each in cell.reasons if each.key in named)
    assumed = joined(", ", [field_name(path, edition) for path in cell.assumed])
    return CellView(
        cell.channel,
        edition.say(channel.name),
        cell.state,
        state_told(cell, edition),
        w[f"ready_sure_{cell.sure}"],
        reasons,
        w["ready_assumed"].format(fields=assumed) if assumed else "",
    )


def state_told(cell: Cell, edition: Edition) -> str:
    """A cell's state in words; a block says how many."""
    if cell.state == "blocked":
        return edition.words["ready_blocked_n"].format(n=number(cell.blocks, edition.code))
    return edition.words[f"ready_state_{cell.state}"]


def reason_view(reason: Reason, demand: Demand, edition: Edition) -> ReasonView:
    """A reason in the reader's language."""
    w, answer = edition.words, edition.commons.answers.get(reason.field)
    how = w[f"ready_how_{reason.how}"] if reason.how != "said" and reason.value else ""
    remedy = edition.say(demand.remedy) if demand.remedy else edition.say(answer.ask) if answer else ""
    return ReasonView(
        reason.severity,
        field_name(reason.field, edition),
        demand_told(demand, edition),
        remedy,
        reason.value,
        how,
        who_told(demand, edition),
        demand.source.url or "",
        *lesson_told(demand.lesson, edition),
    )


def demand_told(demand: Demand, edition: Edition) -> str:
    """What is demanded, in one sentence."""
    if demand.words:
        return edition.say(demand.words)
    channel = edition.say(edition.commons.channels[demand.channel].name)
    told = digits(demand.number, edition.code)
    return edition.words[f"ready_{demand.say}"].format(channel=channel, field=field_name(demand.field, edition), n=told)


def who_told(demand: Demand, edition: Edition) -> str:
    """Who demands it, with the date of the source: the law by its own name, or the channel's source."""
    source, w = demand.source, edition.words
    law = next((each for each in edition.commons.laws if each.id == demand.law), None)
    who = joined(" · ", [edition.say(law.name), edition.plain(source.name)]) if law else edition.plain(source.name)
    return w["ready_who_unchecked" if source.unchecked else "ready_who"].format(who=who, date=day(source.on, edition.code))


def lesson_told(lesson: str | None, edition: Edition) -> tuple[str, str]:
    """Address and title of a lesson; nothing where the showcase has no such lesson."""
    module_id, _, name = (lesson or "").partition("/")
    module = edition.commons.modules.get(module_id)
    found = next((each for each in module.lessons if each.name == name), None) if module else None
    if found is None:
        return "", ""
    code = next(each for each in (edition.code, *edition.chain) if each in found.heads)
    return address.lesson(module_id, name), edition.say({code: found.heads[code].title})


def best_views(best: Iterable[Best], edition: Edition) -> list[BestView]:
    """The next best answers in the reader's language."""
    found = []
    for each in best:
        answer = edition.commons.answers.get(each.field)
        ask = edition.say(answer.ask) if answer else ""
        counts = {"n": number(each.opens, edition.code), "more": number(each.helps, edition.code)}
        told = edition.words["ready_opens"].format(**counts)
        lesson = lesson_told(answer.lesson if answer else None, edition)
        found.append(BestView(each.field, field_name(each.field, edition), ask, told, *lesson))
    return found


def only_told(only: Mapping[tuple[str, str], int], of: int, edition: Edition, limit: int = 8) -> list[str]:
    """`17 of 40 for ONDC wait only for: Weight with packing`."""
    code, w = edition.code, edition.words
    told = []
    for (channel, field), count in list(only.items())[:limit]:
        name = edition.say(edition.commons.channels[channel].name)
        told.append(
            w["ready_only"].format(n=number(count, code), of=number(of, code), channel=name, field=field_name(field, edition))
        )
    return told


def steps_told(channel: Channel, edition: Edition) -> list[tuple[str, str, str]]:
    """What a seller does once with a channel: words, and the lesson's address and title."""
    return [(edition.say(each.words), *lesson_told(each.lesson, edition)) for each in channel.account]


def cell_data(cell: Cell, named: Mapping[str, Demand], edition: Edition) -> dict[str, Any]:
    """A cell for machines."""
    view = cell_view(cell, named, edition)
    reasons = []
    for reason, told in zip((each for each in cell.reasons if each.key in named), view.reasons, strict=True):
        demand = named[reason.key]
        reasons.append(
            {
                "rule": reason.key, "severity": reason.severity, "field": reason.field, "value": reason.value, "how": reason.how,
                "words": str(told.words), "remedy": str(told.remedy), "source": demand.source.name,
                "source_url": demand.source.url or "", "source_date": demand.source.on.isoformat(), "source_unchecked": demand.source.unchecked or "",
                "valid_from": demand.valid_from.isoformat() if demand.valid_from.year > 1 else "", "lesson": demand.lesson or "",
            }
        )  # fmt: skip
    return {
        "channel": cell.channel,
        "state": cell.state,
        "blocks": cell.blocks,
        "sure": cell.sure,
        "assumed": list(cell.assumed),
        "reasons": reasons,
    }
