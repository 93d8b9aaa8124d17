"""What each channel asks of a listing, for the form of a lesson: answers that it needs, their limits, and the steps before.

All of it comes from the dated rules of the channels (`content/channels/`) and laws; what can be judged from what a learner
types goes to the page as the rule's own test, everything else as its words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from site_builder.edition import Edition
from site_builder.edition.readiness import demand_told, field_name
from site_builder.language import day
from site_builder.model.channel import Channel, Test
from site_builder.readiness import Asked, Demand, Facts, asked_on, placed

LISTED_ON = ("network", "marketplace", "b2b", "government")  # kinds of channels that sellers list on by hand
TYPED = ("text", "lines", "number", "choice", "yes_no")  # boxes of `content/answers.yml` that a form can ask for


class Check(NamedTuple):
    """One rule of an answer. `test` is its JSON, empty where only eyes can tell; `only`: categories, empty for all."""

    words: str
    block: bool
    test: str
    only: str


class Ask(NamedTuple):
    """One answer that a channel looks at. `need`: block, warn, or empty where it only has rules for it."""

    path: str
    name: str
    need: str
    only: str
    checks: tuple[Check, ...]


class ChannelAsks(NamedTuple):
    """A channel with all that it asks. `only`: the categories that it takes, empty for all; `unsuited`: why no others."""

    id: str
    name: str
    told: str
    only: str
    unsuited: str
    asks: tuple[Ask, ...]
    steps: tuple[str, ...]


def channel_asks(edition: Edition) -> list[ChannelAsks]:
    """Every channel that sellers list on, in the order of the showcase, by the rules of the edition's day."""
    found = asked_on(edition.commons, edition.settings.updated)
    return [_channel(each, edition) for each in found if each.channel.kind in LISTED_ON]


def typed_paths(asked: Sequence[ChannelAsks], edition: Edition) -> list[str]:
    """The answers that any of the channels looks at and that can be typed, in their order."""
    answers = edition.commons.answers
    seen = dict.fromkeys(ask.path for each in asked for ask in each.asks)
    return [path for path in seen if path in answers and answers[path].box in TYPED]


def _channel(asked: Asked, edition: Edition) -> ChannelAsks:
    channel, w = asked.channel, edition.words
    name = edition.say(channel.name)
    categories = _facts(channel, edition)
    by_path: dict[str, list[tuple[Demand, str]]] = {}
    for demand in asked.demands:
        if demand.kind in ("definition", "account") or (only := _only(demand, categories)) is None:
            continue
        by_path.setdefault(demand.field, []).append((demand, only))
    asks = [_ask(path, demands, edition) for path, demands in by_path.items()]
    taken = [each for each in categories if each in channel.categories] if channel.suits else []
    return ChannelAsks(
        channel.id,
        name,
        w["listing_rules_of"].format(channel=name, date=day(channel.checked_on, edition.code)),
        " ".join(taken),
        edition.say(channel.unsuited) if channel.suits else "",
        tuple(sorted(asks, key=lambda each: ("block", "warn", "").index(each.need))),
        tuple(edition.say(each.words) for each in channel.account),
    )


def _facts(channel: Channel, edition: Edition) -> dict[str, Facts]:
    """What is known of a thing of each category before anything is typed."""
    commons = edition.commons
    home = next(iter(commons.districts.values())).country
    return {
        category: Facts(
            {"category": category, "sector": commons.sector_of.get(category), "country": home}, placed(channel, category, home)
        )
        for category in commons.categories
    }


def _only(demand: Demand, categories: dict[str, Facts]) -> str | None:
    """The categories of which something is demanded, empty for all; None where it hangs on what no form asks."""
    found = [category for category, facts in categories.items() if demand.applies(facts)]
    return None if not found else "" if len(found) == len(categories) else " ".join(found)


def _ask(path: str, demands: list[tuple[Demand, str]], edition: Edition) -> Ask:
    asking = [(each, only) for each, only in demands if _asks(each)]
    need, only = "", ""
    if asking:
        need = "block" if any(each.severity == "block" for each, _ in asking) else "warn"
        wanted = [only for _, only in asking]
        only = "" if "" in wanted else " ".join(dict.fromkeys(one for each in wanted for one in each.split()))
    checks = [_check(each, only, edition) for each, only in demands if not (_asks(each) and each.kind == "field")]
    return Ask(path, field_name(path, edition), need, only, tuple(checks))


def _asks(demand: Demand) -> bool:
    """Whether it asks no more than that the answer is there."""
    test = demand.test
    return test is not None and test.field == demand.field and bool(test.given) and test.model_fields_set == {"field", "given"}


def _check(demand: Demand, only: str, edition: Edition) -> Check:
    test = None if demand.test is None or _asks(demand) else _plain(demand.test)  # what is not there is told by the need
    words = demand_told(demand, edition)
    if demand.say == "form":
        channel = edition.say(edition.commons.channels[demand.channel].name)
        words = edition.words["listing_form"].format(channel=channel, field=field_name(demand.field, edition))
    told = json.dumps(test, ensure_ascii=False, separators=(",", ":")) if _typed(test, edition) else ""
    return Check(words, demand.severity == "block", told, only)


def _plain(test: Test) -> dict[str, Any]:
    """A test as data of its own keys, numbers as numbers."""
    told = test.model_dump(by_alias=True, exclude_defaults=True, mode="json", include=test.model_fields_set)
    for name in ("all", "any"):
        if name in told:
            told[name] = [_plain(each) for each in getattr(test, f"{name}_")]
    if test.not_:
        told["not"] = _plain(test.not_)
    return {name: float(each) if name in ("at_least", "at_most") else each for name, each in told.items()}


_JUDGED = frozenset(
    "field given in not_in at_least at_most above not_above min_chars max_chars max_bytes min_items max_items min_words "
    "max_repeats pattern without form all any not".split()
)
_FORMS = ("gtin", "hsn", "hsn8", "pin", "ascii", "latin")


def _typed(test: dict[str, Any] | None, edition: Edition) -> bool:
    """Whether a page can judge it from what is typed: it knows every key, and every answer is one that is typed."""
    if not test or not test.keys() <= _JUDGED or test.get("form", "gtin") not in _FORMS:
        return False
    answers = edition.commons.answers
    for path in _paths(test):
        answer = answers.get(path)
        counted = path == "photos.count"
        if not counted and (answer is None or answer.box not in ("text", "lines", "number")):
            return False
    return all(_typed(each, edition) for name in ("all", "any") for each in test.get(name, ())) and (
        "not" not in test or _typed(test["not"], edition)
    )


def _paths(test: dict[str, Any]) -> Iterator[str]:
    """The answers that a test itself names."""
    named: Iterable[str] = ("field", "above", "not_above")
    yield from (test[name] for name in named if name in test)
