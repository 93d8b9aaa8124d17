"""Session kits' part of the pipe: each session's kit in its own language, its entries for calendars, and the zip of both.

A kit is set by `typesetting`, which keeps it by the key of all that it was made from.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder import fonts, store
from site_builder.check.sessions import FOLDER, lessons_of
from site_builder.check.words import texts
from site_builder.edition import Edition, address, edition
from site_builder.edition.book import Print
from site_builder.model.commons import Commons
from site_builder.model.session import Session
from site_builder.problem import Problem, Where, pack, unpack, warning
from site_builder.store import Stage, key
from site_builder.typesetting import PRINTS, Paper, faces_folder, print_from, set_paper, templates

if TYPE_CHECKING:
    from site_builder import engines

KEPT, CALENDARS = "kits", "calendars"  # entries of the store: session → kit; language → its calendars


@dataclass
class Kits:
    """Every kit that is known now, by session, and what was found while setting them."""

    made: dict[str, Print] = field(default_factory=dict)
    problems: dict[str, list[Problem]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)  # session → what its kit was made from
    calendars: dict[str, str] = field(default_factory=dict)  # address of an ICS file → its key

    @property
    def told(self) -> list[Problem]:
        """Everything that was found."""
        return [each for name in self.made for each in self.problems.get(name, ())]

    def told_of(self, commons: Commons) -> list[object]:
        """What pages tell of the kits."""
        return [[name, list(self.made[name])] for name in commons.sessions if name in self.made]

    def link(self, root: Path, commons: Commons, before: dict[str, str], stage: Stage) -> dict[str, str]:
        """Stage the kits that the site lacks; returns address → what stands there."""
        kept = {}
        for name, each in self.made.items():
            path = f"{commons.sessions[name].language}/{address.session(name, 'pdf')}"
            kept[path] = each.file
            if before.get(path) != each.file:
                stage.link(path, root / PRINTS / each.file)
            told = [pack(problem) for problem in self.problems.get(name, ())]
            stage.keep(f"{KEPT}/{name}", {"key": self.keys[name], "print": list(each), "problems": told})
        return kept


def known(root: Path, commons: Commons) -> Kits:
    """The kits that earlier builds made, as they are."""
    kits = Kits()
    for name in commons.sessions:
        entry = store.load(root, f"{KEPT}/{name}")
        if entry and (root / PRINTS / entry["print"][0]).exists():
            kits.made[name], kits.keys[name] = print_from(entry["print"]), entry["key"]
            kits.problems[name] = [unpack(each) for each in entry["problems"]]
    return kits


def make(root: Path, commons: Commons, shared: str, codes: Sequence[str]) -> Kits:
    """The kits of the sessions that are taught in these languages, set now where they are out of date; others as they are."""
    kits, faces = known(root, commons), faces_folder()
    if faces is None:  # told where catalogues are set
        return kits
    for session in commons.sessions.values():
        made_from = key(shared, *_read_by(session, commons), *(part for pair in templates().items() for part in pair))
        if session.language not in codes or (session.id in kits.made and kits.keys[session.id] == made_from):
            continue
        kits.made.pop(session.id, None)
        paper = edition(commons, session.language, "print")
        made, kits.problems[session.id] = set_kit(root, session, paper, "normal", faces)
        if made:
            kits.made[session.id], kits.keys[session.id] = made, made_from
    return kits


def _read_by(session: Session, commons: Commons) -> Iterator[str]:
    """What a session's kit and entries for calendars are made from, besides what all share."""
    yield commons.texts.get(f"{FOLDER}/{session.id}.yml", "")
    for name in session.modules:
        yield commons.texts.get(f"modules/{name}/module.yml", "")
    for _, lesson in lessons_of(session, commons):
        yield str(lesson)


def set_kit(root: Path, session: Session, paper: Edition, size: str, faces: Path) -> tuple[Print | None, list[Problem]]:
    """One kit in one language and size of print; None where it could not be set."""
    from site_builder.writers.print import kit

    data = kit.data(session, paper, size)
    made, faults = set_paper(
        root,
        Paper(
            f"kit-{session.id}-{paper.code}-{size}",
            "kit.typ",
            data,
            kit.attached(data),
            paper.settings.updated,
            urls=(data["session"]["url"],),
            previews=0,
            problems_of=lambda told, *_: _complaints(session.id, told),
        ),
        faces,
        templates(),
    )
    return made, [*_unknown_signs(session, paper), *faults]


def _complaints(name: str, told: engines.Printed) -> Iterator[Problem]:
    for said in told.said:
        yield warning("P190", Where(f"{FOLDER}/{name}.yml", line=1, column=1), id=name, said=said[:200])


def _unknown_signs(session: Session, paper: Edition) -> Iterator[Problem]:
    """Signs of the record that no face has."""
    where = Where(f"{FOLDER}/{session.id}.yml")
    for path, by_language in texts(session):
        code = next((code for code in (paper.code, *paper.chain) if code in by_language), next(iter(by_language)))
        if lost := fonts.unknown(by_language[code]):
            yield warning("P150", where.at(*path, code), signs=" ".join(f"U+{ord(c):04X}" for c in sorted(lost)), field=path[-1])


# ── what is published ────────────────────────────────────────────────────────────────────────────


def publish(
    shared: str, editions: Sequence[Edition], before: dict[str, str], kits: Kits, stage: Stage
) -> dict[str, dict[str, int]]:
    """Stage the entries for calendars that the site lacks; returns for each language: address → size.

    While nothing that they are made from has changed, they are not even drawn.
    """
    sizes = {}
    for each in editions:
        sessions = each.commons.sessions
        made_from = key(shared, *(part for session in sessions.values() for part in _read_by(session, each.commons)))
        kept = store.load(stage.root, f"{CALENDARS}/{each.code}")
        if not kept or kept["key"] != made_from or any(before.get(path) != told[0] for path, told in kept["files"].items()):
            files = dict(_calendars(each))
            for path, content in files.items():
                if before.get(path) != key(content):
                    stage.put(path, [content])
            kept = {"key": made_from, "files": {path: [key(content), len(content)] for path, content in files.items()}}
            stage.keep(f"{CALENDARS}/{each.code}", kept)
        kits.calendars |= {path: told[0] for path, told in kept["files"].items()}
        sizes[each.code] = {path.removeprefix(f"{each.code}/"): told[1] for path, told in kept["files"].items()}
    return sizes


def _calendars(each: Edition) -> Iterator[tuple[str, bytes]]:
    """Each session's entry for calendars and the feed of all, in one language."""
    sessions = each.commons.sessions
    if not sessions:
        return
    from site_builder.writers.calendar import calendar  # heavy, and a showcase without sessions never needs it

    for name, session in sessions.items():
        yield f"{each.code}/{address.session(name, 'ics')}", calendar([session], each)
    yield f"{each.code}/{address.SESSIONS_FEED}", calendar(sessions.values(), each)


# ── what a trainer takes away ────────────────────────────────────────────────────────────────────


def bundle(session: Session, paper: Edition, pdf: bytes) -> bytes:
    """The kit, the entry for calendars and the agenda as a zip; the same input gives the same bytes."""
    import io
    import zipfile

    from site_builder.edition.session import session_view
    from site_builder.writers.calendar import agenda_csv, calendar

    updated = paper.settings.updated
    files = {
        f"{session.id}.pdf": pdf,
        f"{session.id}.ics": calendar([session], paper),
        f"{session.id}-agenda.csv": agenda_csv(session_view(session, paper), paper),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _stamp(updated))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            made.writestr(entry, content)
    return out.getvalue()


def _stamp(day: datetime.date) -> tuple[int, int, int, int, int, int]:
    return (max(day.year, 1980), day.month, day.day, 0, 0, 0)  # a zip knows no year before
