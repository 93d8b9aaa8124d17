"""Training sessions: records of `content/sessions/`, what they name, and whether their days have room for their lessons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from site_builder.check import words
from site_builder.check.reading import one
from site_builder.language import fits_address
from site_builder.model.agenda import agenda
from site_builder.model.commons import Commons, Settings
from site_builder.model.course import Lesson
from site_builder.model.session import LEAST_PEOPLE, Session, SessionDay
from site_builder.problem import Problem, Where, error, warning
from site_builder.source import nearest

FOLDER = "content/sessions"


def read_sessions(root: Path, settings: Settings, texts: dict[str, str]) -> tuple[dict[str, Session], list[Problem]]:
    """Every record of the folder, by date and then by id."""
    found: list[Session] = []
    problems: list[Problem] = []
    folder = root / FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        file = f"{FOLDER}/{path.name}"
        if path.suffix != ".yml" or path.is_dir():
            problems.append(error("P189", Where(file, line=1, column=1), name=path.name, wanted=f"{path.stem}.yml"))
            continue
        session, faults = one(root, file, Session, texts)
        problems += faults
        if session:
            problems += _record(session, path.stem, Where(file), settings)
            found.append(session)
    return {each.id: each for each in sorted(found, key=lambda each: (each.days[0].date, each.days[0].start, each.id))}, problems


def _record(session: Session, name: str, where: Where, settings: Settings) -> Iterator[Problem]:
    """What one record tells wrong by itself."""
    if session.id != name:
        yield error("P180", where.at("id"), id=session.id, file=f"{name}.yml")
    if not fits_address(name):
        yield error("P039", where.at("id"), id=name)
    yield from words.entry(session, where, settings)
    if session.language not in settings.languages:
        known = ", ".join(settings.languages)
        yield error("P181", where.at("language"), language=words.named(session.language), known=known)
    if not session.modules and not session.lessons:
        yield error("P182", where.at("id"), id=session.id)
    if session.expected < LEAST_PEOPLE:
        yield warning("P183", where.at("expected"), count=session.expected, least=LEAST_PEOPLE)
    yield from _times(session, where)


def _times(session: Session, where: Where) -> Iterator[Problem]:
    for n, each in enumerate(session.days):
        if each.end <= each.start:
            yield error("P184", where.at("days", n, "end"), start=each.start, end=each.end)
    for n, (before, each) in enumerate(zip(session.days, session.days[1:], strict=False), 1):
        if (each.date, each.start) < (before.date, before.end):
            yield error("P185", where.at("days", n, "date"), day=_told(each), before=_told(before))


def _told(day: SessionDay) -> str:
    return f"{day.date} {day.start}–{day.end}"


def session_references(commons: Commons) -> Iterator[Problem]:
    """Districts, modules and lessons that sessions name, and days that are too short for those lessons."""
    for session in commons.sessions.values():
        where = Where(f"{FOLDER}/{session.id}.yml")
        if where.file not in commons.texts:  # its id is wrong, which is told already
            continue
        faults = list(_names(session, where, commons))
        yield from faults
        in_order = not list(_times(session, where))
        if not faults and in_order:
            yield from _too_short(session, where, commons)


def _names(session: Session, where: Where, commons: Commons) -> Iterator[Problem]:
    if session.district not in commons.districts:
        meant = nearest(session.district, tuple(commons.districts))
        yield error("P030", where.at("district"), id=session.district, meant=meant)
    seen: set[str] = set()
    known = tuple(f"{name}/{lesson.name}" for name, module in commons.modules.items() for lesson in module.lessons)
    for n, name in enumerate(session.modules):
        if name not in commons.modules:
            yield error("P186", where.at("modules", n), id=name, meant=nearest(name, tuple(commons.modules)))
        elif name in seen:
            yield error("P187", where.at("modules", n), id=name)
        else:
            seen |= {name, *(each for each in known if each.startswith(f"{name}/"))}
    for n, name in enumerate(session.lessons):
        if name not in known:
            yield error("P186", where.at("lessons", n), id=name, meant=nearest(name, known))
        elif name in seen:
            yield error("P187", where.at("lessons", n), id=name)
        seen.add(name)


def _too_short(session: Session, where: Where, commons: Commons) -> Iterator[Problem]:
    lessons = [minutes(each) for _, each in lessons_of(session, commons)]
    for n, day in enumerate(agenda(clock(session), lessons)):
        if day.over:
            needed, given = day.slots[-1].end - day.start, day.end - day.start
            yield error("P188", where.at("days", n, "end"), needed=needed, given=given, over=day.over)


# ── what a session teaches ───────────────────────────────────────────────────────────────────────


def lessons_of(session: Session, commons: Commons) -> list[tuple[str, Lesson]]:
    """The lessons in the order in which they are taught: (module, lesson)."""
    modules = commons.modules
    found = [(name, each) for name in session.modules if name in modules for each in modules[name].lessons]
    for full in session.lessons:
        name, _, lesson = full.partition("/")
        found += [(name, each) for each in (modules[name].lessons if name in modules else ()) if each.name == lesson]
    return found


def minutes(lesson: Lesson) -> tuple[int, int]:
    """Minutes to teach a lesson and to practise it."""
    told = next(iter(lesson.heads.values())).minutes
    return told.teach, told.practise


def clock(session: Session) -> list[tuple[int, int]]:
    """Each day's start and end in minutes from midnight."""
    return [(_minutes(each.start), _minutes(each.end)) for each in session.days]


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])
