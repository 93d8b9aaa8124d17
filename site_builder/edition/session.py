"""A training session as a reader sees it: when and where, its timed agenda, and the questions of its two tests."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from site_builder.check.sessions import clock, lessons_of, minutes
from site_builder.edition import Edition, Foreign, address, joined
from site_builder.edition.lesson import LessonView, lesson_view
from site_builder.edition.quiz import QuestionView, quiz_view
from site_builder.language import LANGUAGES, day, digits, number
from site_builder.model.agenda import Slot, agenda
from site_builder.model.session import Session


class Row(NamedTuple):
    """A line of the agenda."""

    time: str  # `10:45–11:15`, by the twelve hours that people speak of
    what: str
    lesson: str  # the lesson's title, or nothing
    href: str  # of the lesson's page
    told: str  # how long, in words
    kind: str
    start: int  # minutes from midnight
    end: int


class DayView(NamedTuple):
    """One day of a session."""

    name: str  # `Day 1`, or nothing where there is one day only
    date: str
    hours: str  # `10:00 am to 5:30 pm`
    iso: str
    rows: tuple[Row, ...]


class TaughtLesson(NamedTuple):
    """A lesson that is taught, as a link."""

    href: str
    title: str
    told: str


class SessionView(NamedTuple):
    """All that is told of a session."""

    id: str
    href: str
    title: str
    when: str  # the first day, and the last where there are several
    hours: str  # of the first day
    days: tuple[DayView, ...]
    venue: str
    district: str
    district_href: str
    language: str
    code: str  # of the language that it is taught in
    agency: str
    trainer: str
    people: int
    expected: str
    lessons: tuple[TaughtLesson, ...]
    materials: tuple[str, ...]
    sample: bool
    over: bool  # its last day lies before the showcase's date


class Asked(NamedTuple):
    """A question of a test, the language that it is written in, and what it is about."""

    question: QuestionView
    code: str
    lesson: str


class Tests(NamedTuple):
    """The questions before the first lesson and after the last."""

    before: tuple[Asked, ...]
    after: tuple[Asked, ...]


def session_views(edition: Edition) -> list[SessionView]:
    """Every session, by date."""
    return [session_view(each, edition) for each in edition.commons.sessions.values()]


def session_view(session: Session, edition: Edition) -> SessionView:
    """One session."""
    w, code, commons = edition.words, edition.code, edition.commons
    views = taught(session, edition)
    days = _days(session, views, edition)
    dates = list(dict.fromkeys(each.date for each in session.days))
    first, last = (day(each, code) for each in (dates[0], dates[-1]))
    return SessionView(
        session.id,
        address.session(session.id),
        session_title(session, views, edition),
        first if len(dates) == 1 else w["session_from_to"].format(first=first, last=last),
        days[0].hours,
        days,
        edition.say(session.venue),
        edition.district_names[session.district],
        address.district(session.district),
        _language(session.language, edition),
        session.language,
        edition.say(session.agency),
        edition.say(session.trainer),
        session.expected,
        w["session_people"].format(n=number(session.expected, code)),
        tuple(_taught_lesson(each, edition) for each in views),
        tuple(edition.say(each) for each in session.materials),
        session.sample,
        dates[-1] < commons.settings.updated,
    )


def _language(code: str, edition: Edition) -> str:
    """A language by its own name, marked where that is not the reader's."""
    name = LANGUAGES[code].name
    return name if code == edition.code else Foreign(name, code)


def taught(session: Session, edition: Edition) -> list[LessonView]:
    """The lessons of a session in the reader's language."""
    found = []
    for name, lesson in lessons_of(session, edition.commons):
        module = edition.commons.modules[name]
        found.append(lesson_view(module, module.lessons.index(lesson), edition))
    return found


def session_title(session: Session, views: Sequence[LessonView], edition: Edition) -> str:
    """What it is about: its modules, or its lessons where those are few."""
    if session.modules:
        return joined(" · ", [edition.say(edition.commons.modules[name].record.title) for name in session.modules])
    return joined(" · ", [_titled(each, edition) for each in views])


def _titled(view: LessonView, edition: Edition) -> str:
    return view.head.title if view.written == edition.code else Foreign(view.head.title, view.written)


def _taught_lesson(view: LessonView, edition: Edition) -> TaughtLesson:
    told = edition.words["minutes"].format(n=number(sum(minutes(view.lesson)), edition.code))
    return TaughtLesson(address.lesson(view.module.record.id, view.lesson.name), _titled(view, edition), told)


# ── the agenda ───────────────────────────────────────────────────────────────────────────────────


def _days(session: Session, views: Sequence[LessonView], edition: Edition) -> tuple[DayView, ...]:
    w, code = edition.words, edition.code
    made = agenda(clock(session), [minutes(each.lesson) for each in views])
    told = []
    for n, (record, each) in enumerate(zip(session.days, made, strict=True), 1):
        name = w["session_day"].format(n=number(n, code)) if len(made) > 1 else ""
        hours = w["session_hours"].format(start=spoken(each.start, edition), end=spoken(each.end, edition))
        rows = tuple(_row(slot, views, edition) for slot in each.slots)
        told.append(DayView(name, day(record.date, code), hours, record.date.isoformat(), rows))
    return tuple(told)


def _row(slot: Slot, views: Sequence[LessonView], edition: Edition) -> Row:
    told = edition.words["minutes"].format(n=number(slot.minutes, edition.code))
    time = f"{_twelve(slot.start, edition.code)}–{_twelve(slot.end, edition.code)}"
    what = edition.words[f"agenda_{slot.kind}"]
    if slot.lesson < 0:
        return Row(time, what, "", "", told, slot.kind, slot.start, slot.end)
    view = views[slot.lesson]
    href = address.lesson(view.module.record.id, view.lesson.name)
    return Row(time, what, _titled(view, edition), href, told, slot.kind, slot.start, slot.end)


def _twelve(time: int, code: str) -> str:
    """`1:05`: the hour as people say it."""
    return digits(f"{(time // 60 - 1) % 12 + 1}:{time % 60:02}", code)


def spoken(time: int, edition: Edition) -> str:
    """A time with the part of the day: `10:00 am`, `বিকেল ৫:৩০`."""
    hour = time // 60
    part = "morning" if hour < 12 else "noon" if hour < 15 else "afternoon" if hour < 18 else "evening"
    return edition.words[f"time_{part}"].format(time=_twelve(time, edition.code))


# ── the tests ────────────────────────────────────────────────────────────────────────────────────


def both_tests(session: Session, edition: Edition) -> Tests:
    """One question for each objective before, and another for each after; where there is no other, the same again."""
    by_objective: dict[tuple[str, str], list[Asked]] = {}
    for view in taught(session, edition):
        objectives = [each.objective for each in view.quiz]
        for objective, question in zip(objectives, quiz_view(view.quiz, view.quiz_code), strict=True):
            asked = Asked(question, view.quiz_code, _titled(view, edition))
            by_objective.setdefault((view.module.record.id, objective), []).append(asked)
    before = [each[0] for each in by_objective.values()]
    after = [each[1 % len(each)] for each in by_objective.values()]
    return Tests(_numbered(before, edition.code), _numbered(after, edition.code))


def _numbered(asked: Iterable[Asked], code: str) -> tuple[Asked, ...]:
    return tuple(each._replace(question=each.question._replace(n=number(n, code))) for n, each in enumerate(asked, 1))


def size_told(size: int, code: str) -> str:
    """The size of a download: `4 KB`, `1.2 MB`."""
    if size < 1_000_000:
        return f"{number(max(1, round(size / 1000)), code)}\u00a0KB"
    return f"{number(Decimal(size).scaleb(-6).quantize(Decimal('0.1')), code)}\u00a0MB"


def starts(session: Session) -> list[tuple[datetime.datetime, datetime.datetime]]:
    """When each day begins and ends, by the clock of the place."""
    return [
        (_moment(each.date, start), _moment(each.date, end))
        for each, (start, end) in zip(session.days, clock(session), strict=True)
    ]


def _moment(date: datetime.date, time: int) -> datetime.datetime:
    return datetime.datetime.combine(date, datetime.time(time // 60, time % 60))
