"""Entries for calendars: they come back from a reader as they went in, in every language."""

from __future__ import annotations

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from site_builder.check.commons import read_commons
from site_builder.edition import Edition, edition
from site_builder.edition.session import session_view, session_views
from site_builder.writers.calendar import agenda_csv, calendar

REPO = Path(__file__).parents[2]
KOLKATA = ZoneInfo("Asia/Kolkata")


@pytest.fixture(scope="module", params=["bn", "en", "hi"])
def web(request: pytest.FixtureRequest) -> Edition:
    commons, _ = read_commons(REPO)
    assert commons
    return edition(commons, request.param)


def feed(web: Edition) -> Calendar:
    return Calendar.from_ical(calendar(web.commons.sessions.values(), web))


def test_every_day_of_every_session_comes_back(web: Edition) -> None:
    events = {str(each["uid"]): each for each in feed(web).walk("VEVENT")}

    for view in session_views(web):
        record = web.commons.sessions[view.id]
        for n, day in enumerate(record.days, 1):
            event = events.pop(f"session-{view.id}-{n}@haat.example")
            assert event["dtstart"].dt == datetime.datetime.fromisoformat(f"{day.date} {day.start}").replace(tzinfo=KOLKATA)
            assert event["dtend"].dt == datetime.datetime.fromisoformat(f"{day.date} {day.end}").replace(tzinfo=KOLKATA)
            assert event["dtstart"].params["TZID"] == "Asia/Kolkata"
            assert str(event["summary"]).startswith(view.title)
            assert event["summary"].params["LANGUAGE"] == web.code
            assert str(event["location"]) == f"{view.venue}, {view.district}"
            assert all(row.what in str(event["description"]) for row in view.days[n - 1].rows)
            assert str(event["url"]) == f"https://haat.example/{web.code}/{view.href}"
            assert event["dtstamp"].dt == datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
    assert not events


def test_the_zone_is_told_in_the_file(web: Edition) -> None:
    (zone,) = feed(web).walk("VTIMEZONE")

    assert str(zone["tzid"]) == "Asia/Kolkata"
    (standard,) = zone.walk("STANDARD")
    assert standard["tzoffsetto"].td == standard["tzoffsetfrom"].td == datetime.timedelta(hours=5, minutes=30)


def test_lines_are_short_and_no_letter_is_cut(web: Edition) -> None:
    lines = calendar(web.commons.sessions.values(), web).split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert [each for each in lines if each.decode("utf-8") is None] == []
    assert lines[-1] == b""


def test_the_same_input_gives_the_same_bytes(web: Edition) -> None:
    sessions = list(web.commons.sessions.values())

    assert calendar(sessions, web) == calendar(sessions, web)


def test_a_moved_session_keeps_its_entry(web: Edition) -> None:
    session = next(iter(web.commons.sessions.values()))
    day = session.days[0].model_copy(update={"date": datetime.date(2027, 3, 1)})
    moved = session.model_copy(update={"days": [day, *session.days[1:]]})
    (before,), (after,) = (Calendar.from_ical(calendar([each], web)).walk("VEVENT") for each in (session, moved))

    assert before["uid"] == after["uid"]
    assert before["dtstart"].dt != after["dtstart"].dt


def test_a_cell_of_the_agenda_is_no_formula(web: Edition) -> None:
    session = next(iter(web.commons.sessions.values()))
    view = session_view(session, web)
    rows = (view.days[0].rows[0]._replace(what="=1+1"), view.days[0].rows[1]._replace(what="@SUM(A1)"))
    told = agenda_csv(view._replace(days=(view.days[0]._replace(rows=rows),)), web).decode("utf-8-sig")

    assert ",'=1+1," in told
    assert ",'@SUM(A1)," in told
