"""Sessions for calendars (ICS) and the agenda for spreadsheets (CSV). The same input gives the same bytes."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

from site_builder.edition import Edition
from site_builder.edition.session import SessionView, session_view, starts
from site_builder.model.session import Session

# Clocks of the countries that Haat serves; none of them is moved in summer.
ZONES = {"IN": ("Asia/Kolkata", 330, "IST"), "BD": ("Asia/Dhaka", 360, "+06"), "NP": ("Asia/Kathmandu", 345, "+0545")}


def calendar(sessions: Iterable[Session], edition: Edition) -> bytes:
    """An ICS file with an entry for each day of each session; an entry keeps its UID when its date moves."""
    settings = edition.settings
    zone, minutes, name = ZONES.get(settings.country, ZONES["IN"])
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//Haat//{edition.code}")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", f"{edition.words['sessions']} · {edition.say(settings.name)}")
    made.add("x-wr-timezone", zone)
    made.add_component(_timezone(zone, minutes, name))
    for session in sessions:
        view = session_view(session, edition)
        for n, (start, end) in enumerate(starts(session)):
            made.add_component(_event(view, n, start, end, ZoneInfo(zone), edition))
    return bytes(made.to_ical())


def _timezone(zone: str, minutes: int, name: str) -> Timezone:
    offset = datetime.timedelta(minutes=minutes)
    standard = TimezoneStandard()
    standard.add("dtstart", datetime.datetime(1970, 1, 1))  # without a zone: RFC 5545, 3.6.5
    standard.add("tzoffsetfrom", offset)
    standard.add("tzoffsetto", offset)
    standard.add("tzname", name)
    made = Timezone()
    made.add("tzid", zone)
    made.add_component(standard)
    return made


def _event(view: SessionView, n: int, start: datetime.datetime, end: datetime.datetime, zone: ZoneInfo, edition: Edition) -> Event:
    settings, day = edition.settings, view.days[n]
    sample = f" ({edition.words['sample_mark']})" if view.sample else ""
    title = f"{view.title}: {day.name}" if day.name else view.title
    url = f"{settings.base_url}{edition.code}/{view.href}"
    lines = [f"{row.time} {row.what}{f': {row.lesson}' if row.lesson else ''}" for row in day.rows]
    facts = [f"{edition.words[f'session_{key}']}: {value}" for key, value in _facts(view)]
    made = Event()
    made.add("uid", f"session-{view.id}-{n + 1}@{urlsplit(settings.base_url).hostname}")
    made.add("dtstamp", datetime.datetime.combine(settings.updated, datetime.time(), datetime.UTC))
    made.add("dtstart", start.replace(tzinfo=zone))
    made.add("dtend", end.replace(tzinfo=zone))
    made.add("summary", vText(f"{title}{sample}"), {"language": edition.code})
    made.add("location", vText(f"{view.venue}, {view.district}"), {"language": edition.code})
    made.add("description", vText("\n".join([*facts, "", *lines, "", url])), {"language": edition.code})
    made.add("url", url)
    made.add("status", "CONFIRMED")
    made.add("transp", "OPAQUE")
    return made


def _facts(view: SessionView) -> list[tuple[str, str]]:
    return [("language", view.language), ("agency", view.agency), ("trainer", view.trainer)]


# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def agenda_csv(view: SessionView, edition: Edition) -> bytes:
    """The agenda as CSV: date, start, end (24 hours, Latin digits), minutes, what, lesson; with the mark that Excel wants."""
    w = edition.words
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(("date", "start", "end", "minutes", w["agenda_what"], w["agenda_teach"]))
    for day in view.days:
        for row in day.rows:
            texts = (f"'{text}" if text.startswith(_FORMULA) else text for text in (row.what, row.lesson))
            rows.writerow((day.iso, _clock(row.start), _clock(row.end), row.end - row.start, *texts))
    return "\ufeff".encode() + out.getvalue().encode()


def _clock(time: int) -> str:
    return f"{time // 60:02}:{time % 60:02}"
