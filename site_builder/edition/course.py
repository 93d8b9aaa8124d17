"""The course as a reader sees it: modules by topic, sector and audience, and how far their translations follow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from site_builder.edition import Edition, address, joined
from site_builder.edition.lesson import LessonView, lesson_views
from site_builder.edition.place import ModuleView, dated_facts, minutes_told, module_view
from site_builder.language import LANGUAGES, day, number
from site_builder.lesson.states import State, marked, pairs
from site_builder.model.course import Module, ModuleRecord


class LessonRow(NamedTuple):
    """A lesson in its module's list."""

    href: str
    id: str  # as kept on the device: module/lesson
    title: str
    minutes: str
    lang: str  # of the title, where it is not the reader's


class ModulePage(NamedTuple):
    """All that a module's page tells."""

    id: str
    title: str
    summary: str
    topic: str
    level: str
    told: str
    audience: str
    sectors: str
    zones: str
    before: tuple[tuple[str, str], ...]  # modules to take before: address, title
    lessons: tuple[LessonRow, ...]
    objectives: tuple[str, ...]
    facts: list[tuple[str, str, str]]
    state: str  # of the translation, in words


class Download(NamedTuple):
    """Something made to print and keep: a book about a module, or the slides of a lesson."""

    path: str  # below a language's folder
    kind: str  # `workbook`, `workbook-large`, `guide` …, `slides`
    lesson: str
    bytes: int
    pages: int


class StateRow(NamedTuple):
    """One module in one language."""

    module: str
    href: str
    language: str
    code: str
    fresh: str
    stale: str
    missing: str
    behind: bool
    review: str


class Group(NamedTuple):
    """Modules that share a topic, a sector or an audience."""

    id: str
    name: str
    modules: tuple[ModuleView, ...]


def module_page(module: Module, edition: Edition) -> ModulePage:
    """A module's page."""
    record, w = module.record, edition.words
    modules = edition.commons.modules
    return ModulePage(
        record.id,
        edition.say(record.title),
        edition.say(record.summary),
        w["topic_" + record.topic],
        w["level_" + record.level],
        minutes_told(module, edition),
        joined(", ", [w["audience_" + each] for each in record.audience]),
        joined(", ", [edition.sector_names[each] for each in record.sectors]) or w["sector_all"],
        ", ".join(number(each, edition.code) for each in record.zones),
        tuple((address.module(each), edition.say(modules[each].record.title)) for each in record.prerequisites if each in modules),
        tuple(_row(each, edition) for each in lesson_views(module, edition)),
        tuple(edition.say(each.text) for each in record.objectives),
        dated_facts(record.facts, edition),
        _state(module, edition),
    )


def _row(view: LessonView, edition: Edition) -> LessonRow:
    minutes = view.head.minutes
    name, module = view.lesson.name, view.module.record.id
    told = edition.words["minutes"].format(n=number(minutes.teach + minutes.practise, edition.code))
    lang = view.written if view.written != edition.code else ""
    return LessonRow(address.lesson(module, name), f"{module}/{name}", view.head.title, told, lang)


def _state(module: Module, edition: Edition) -> str:
    """How the reader's own language stands: `up to date: 123 · missing: 2 · Native review: still to come`."""
    w, code = edition.words, edition.code
    review = f"{w['native_review']}: {_review(module.record, edition, code)}"
    if code == edition.settings.original:
        return review
    fresh, stale, missing = counts(module, code, edition.settings.original)
    told = [
        f"{w[f'blocks_{name}']}: {number(n, code)}" for name, n in (("fresh", fresh), ("stale", stale), ("missing", missing)) if n
    ]
    return joined(" · ", [*told, review])


def _review(record: ModuleRecord, edition: Edition, code: str) -> str:
    review = record.reviewed.get(code)  # type: ignore[call-overload]
    return f"{day(review.on, edition.code)} ({review.by})" if review else edition.words["review_wanted"]


def counts(module: Module, code: str, original: str) -> tuple[int, int, int]:
    """Blocks of a module that are fresh, stale and missing in one language."""
    states: list[State] = []
    for lesson in module.lessons:
        source, own = lesson.blocks.get(original, ()), lesson.blocks.get(code)
        if own is None or not marked(source):
            states += [State.MISSING if own is None else State.FRESH] * len(source)
        else:
            states += [each.state for each in pairs(source, own)]
    return states.count(State.FRESH), states.count(State.STALE), states.count(State.MISSING)


def state_rows(edition: Edition) -> list[StateRow]:
    """Every module in every language but the source's, for the page that tells how translations stand."""
    settings, code = edition.settings, edition.code
    rows = []
    for module in edition.commons.modules.values():
        for each in settings.languages:
            if each == settings.original:
                continue
            fresh, stale, missing = counts(module, each, settings.original)
            told = (number(n, code) for n in (fresh, stale, missing))
            title, href = edition.say(module.record.title), address.module(module.record.id)
            review = _review(module.record, edition, each)
            rows.append(StateRow(title, href, LANGUAGES[each].name, each, *told, bool(stale or missing), review))  # type: ignore[call-arg,arg-type]
    return rows


def groups(edition: Edition, by: str) -> list[Group]:
    """Modules by `topic`, `sector` or `audience`, in the order in which those are written."""
    modules = edition.commons.modules.values()
    keys: Iterable[str] = (
        edition.commons.sectors
        if by == "sector"
        else dict.fromkeys(key for module in modules for key in _keys(module.record, by, edition))
    )
    names = edition.sector_names if by == "sector" else {key: edition.words[f"{by}_{key}"] for key in keys}
    found = ((key, [m for m in modules if key in _keys(m.record, by, edition)]) for key in keys)
    return [Group(key, names[key], tuple(module_view(m, edition) for m in each)) for key, each in found if each]


def _keys(record: ModuleRecord, by: str, edition: Edition) -> list[str]:
    if by == "topic":
        return [record.topic]
    return list(record.audience) if by == "audience" else record.sectors or list(edition.commons.sectors)
