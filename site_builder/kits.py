"""Session kits' part of the pipe: each session's kit in its own language, its entries for calendars, and the zip of both.

A kit is set by `typesetting`, which keeps it by the key of all that it was made from.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from site_builder import engines, fonts, store
from site_builder.check.sessions import FOLDER
from site_builder.check.words import texts
from site_builder.edition import Edition, address, edition
from site_builder.edition.book import Print
from site_builder.edition.session import session_view
from site_builder.model.commons import Commons
from site_builder.model.session import Session
from site_builder.problem import Problem, Where, pack, unpack, warning
from site_builder.store import Stage, key
from site_builder.typesetting import PRINTS, Paper, faces_folder, print_from, set_paper, templates
from site_builder.writers.calendar import agenda_csv, calendar
from site_builder.writers.print import kit

KEPT = "kits"  # the store's entry: session → kit and what was told of it


@dataclass
class Kits:
    """Every kit that is known now, by session, and what was found while setting them."""

    made: dict[str, Print] = field(default_factory=dict)
    problems: dict[str, list[Problem]] = field(default_factory=dict)
    new: int = 0

    @property
    def files(self) -> set[str]:
        """The made PDFs that are needed."""
        return {each.file for each in self.made.values()}


def known(root: Path, commons: Commons) -> Kits:
    """The kits that earlier builds made, as they are."""
    kits = Kits()
    for name, entry in (store.load(root, KEPT) or {}).items():
        if name in commons.sessions and (root / PRINTS / entry["print"][0]).exists():
            kits.made[name] = print_from(entry["print"])
            kits.problems[name] = [unpack(each) for each in entry["problems"]]
    return kits


def make(root: Path, commons: Commons, codes: Sequence[str]) -> Kits:
    """The kits of the sessions that are taught in these languages, set now where they are out of date; others as they are."""
    kits, faces = known(root, commons), faces_folder()
    if faces is None:  # told where catalogues are set
        return kits
    editions = {code: edition(commons, code, "print") for code in codes}
    for session in commons.sessions.values():
        if session.language in editions:
            before = kits.made.pop(session.id, None)
            made, kits.problems[session.id] = set_kit(root, session, editions[session.language], "normal", faces)
            if made:
                kits.made[session.id] = made
                kits.new += made != before
    return kits


def set_kit(root: Path, session: Session, paper: Edition, size: str, faces: Path) -> tuple[Print | None, list[Problem]]:
    """One kit in one language and size of print; None where it could not be set."""
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
            problems_of=partial(_complaints, session.id),
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


@dataclass
class Offered:
    """What the site offers to download of sessions: address → what stands there, and how large calendars' entries are."""

    files: dict[str, str] = field(default_factory=dict)
    bytes: dict[str, int] = field(default_factory=dict)

    def sizes(self, code: str) -> dict[str, int]:
        """Address of an ICS file below a language's folder → its bytes."""
        return {path.removeprefix(f"{code}/"): size for path, size in self.bytes.items() if path.startswith(f"{code}/")}


def publish(root: Path, kits: Kits, editions: Sequence[Edition], before: dict[str, str], stage: Stage) -> Offered:
    """Stage kits and entries for calendars that the site lacks."""
    offered, sessions = Offered(), editions[0].commons.sessions
    for name, each in kits.made.items():
        path = f"{sessions[name].language}/{address.session(name, 'pdf')}"
        offered.files[path] = each.file
        if before.get(path) != each.file:
            stage.link(path, root / PRINTS / each.file)
    for paper in editions:
        for path, content in _calendars(paper):
            offered.files[path], offered.bytes[path] = key(content), len(content)
            if before.get(path) != key(content):
                stage.put(path, [content])
    told = {
        name: {"print": list(each), "problems": [pack(p) for p in kits.problems.get(name, ())]} for name, each in kits.made.items()
    }
    stage.keep(KEPT, told)
    return offered


def _calendars(paper: Edition) -> Iterator[tuple[str, bytes]]:
    """Each session's entry for calendars and the feed of all, in one language."""
    sessions = paper.commons.sessions
    for name, session in sessions.items():
        yield f"{paper.code}/{address.session(name, 'ics')}", calendar([session], paper)
    if sessions:
        yield f"{paper.code}/{address.SESSIONS_FEED}", calendar(sessions.values(), paper)


# ── what a trainer takes away ────────────────────────────────────────────────────────────────────


def bundle(session: Session, paper: Edition, pdf: bytes) -> bytes:
    """The kit, the entry for calendars and the agenda as a zip; the same input gives the same bytes."""
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
