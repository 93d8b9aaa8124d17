"""What a reader sees of districts, categories, GI products, programmes and modules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from site_builder.edition import Edition, address, joined
from site_builder.edition.consent import ContactView, office
from site_builder.edition.rows import Pair, paragraphs
from site_builder.language import day, number, partial_day
from site_builder.model.commons import Commons, GiProduct
from site_builder.model.course import Module
from site_builder.model.fields import Fact
from site_builder.model.programme import Programme
from site_builder.model.session import Session


class DistrictView(NamedTuple):
    """A district's page head."""

    id: str
    name: str
    other_names: tuple[tuple[str, str], ...]
    known_for: tuple[str, ...]
    intro: tuple[str, ...]
    facts: tuple[Pair, ...]
    gi: tuple[tuple[str, str, str], ...]  # (address, name, key)


class AroundView(NamedTuple):
    """What goes on in a district, as its page tells it."""

    programmes: tuple[tuple[str, str, str], ...]  # (address, name, a sentence)
    sessions: tuple[tuple[str, str, str, str, str], ...]  # (address, what it is about, first day, the same for machines, venue)
    office: ContactView


def programmes_in(name: str, commons: Commons) -> list[Programme]:
    """The programmes that run in a district: those that it names and those that name it."""
    own = commons.districts[name].programmes
    return [each for each in commons.programmes.values() if each.id in own or name in each.districts]


def around(name: str, edition: Edition) -> AroundView:
    """Programmes, training to come, and the office of a district."""
    commons, today = edition.commons, edition.settings.updated
    sessions = [each for each in commons.sessions.values() if each.district == name and each.days[-1].date >= today]
    return AroundView(
        tuple([(address.programme(p.id), edition.say(p.name), edition.say(p.summary)) for p in programmes_in(name, commons)]),
        tuple([_session(each, edition) for each in sessions]),
        office(commons.districts[name], edition),
    )


def _session(each: Session, edition: Edition) -> tuple[str, str, str, str, str]:
    modules = edition.commons.modules
    about = joined(", ", [edition.say(modules[name].record.title) for name in each.modules if name in modules])
    when = each.days[0].date
    venue = edition.say(each.venue)
    return address.session(each.id), about or edition.words["session"], day(when, edition.code), when.isoformat(), venue


def plural(what: str, count: int, edition: Edition) -> str:
    """`24 products`, `1 seller`, in the reader's digits."""
    singular = {
        "products": "one_product",
        "sellers": "one_seller",
        "lessons": "one_lesson",
        "districts": "one_district",
        "pages": "one_page",
    }.get(what)
    if count == 1 and singular:
        return edition.words[singular]
    return edition.words[f"count_{what}"].format(n=number(count, edition.code))


def other_names(names: Mapping[Any, str], edition: Edition) -> tuple[tuple[str, str], ...]:
    """The same name in the showcase's other languages."""
    shown_in = getattr(edition.say(names), "lang", edition.code)
    return tuple((code, names[code]) for code in edition.settings.languages if code in names and code != shown_in)


def district_view(name: str, edition: Edition) -> DistrictView:
    """A district's page head."""
    record, w, code = edition.commons.districts[name], edition.words, edition.code
    gi = [each for each in edition.commons.gi.values() if name in each.districts]
    facts = [(w["headquarters"], edition.say(record.headquarters))]
    if record.ramp_zone:
        facts.append((w["ramp_zone"], number(record.ramp_zone, code)))
    if record.lgd:
        facts.append((w["lgd"], record.lgd))
    facts.append((w["office"], edition.say(record.office.name)))
    return DistrictView(
        name,
        edition.say(record.name),
        other_names(record.name, edition),
        tuple(edition.say(each) for each in record.known_for),
        paragraphs(edition.say(record.intro)),
        tuple(facts),
        tuple((address.gi(each.key), edition.say(each.name), each.key) for each in gi),
    )


def gi_facts(record: GiProduct, edition: Edition) -> tuple[Pair, ...]:
    """A GI's entry in the register."""
    w, code = edition.words, edition.code
    rows = (
        ("gi_number", record.key),
        ("gi_application", record.application or ""),
        ("gi_class", w["class_" + record.class_]),
        ("gi_year", partial_day(str(record.year), code) if record.year else ""),
        ("origin", w.get(f"country_{record.country}", record.country)),
    )
    return tuple((w[key], value) for key, value in rows if value)


def dated_facts(facts: list[Fact], edition: Edition) -> list[tuple[str, str, str]]:
    """Statements with source and date; one that has run out says so by its date only in records, so it is left out."""
    today = edition.settings.updated
    return [
        (edition.say(each.text), each.source, partial_day(each.on, edition.code))
        for each in facts
        if each.valid_until is None or each.valid_until >= today
    ]


class ModuleView(NamedTuple):
    """A module in a list."""

    href: str
    title: str
    summary: str
    told: str


def module_view(module: Module, edition: Edition) -> ModuleView:
    """A module in a list."""
    record = module.record
    return ModuleView(
        address.module(record.id),
        edition.say(record.title),
        edition.say(record.summary),
        joined(" · ", (plural("lessons", len(module.lessons), edition), minutes_told(module, edition))),
    )


def minutes_told(module: Module, edition: Edition) -> str:
    """How long a module takes to learn and to practise."""
    times = [next(iter(lesson.heads.values())).minutes for lesson in module.lessons]
    teach, practise = sum(each.teach for each in times), sum(each.practise for each in times)
    return edition.words["minutes_told"].format(teach=number(teach, edition.code), practise=number(practise, edition.code))


def checked(when: date, edition: Edition) -> str:
    """A date of check in words."""
    return day(when, edition.code)
