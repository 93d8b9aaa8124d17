"""Pages of training sessions: the calendar, and a page for each session with what there is to download."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from site_builder.edition import address
from site_builder.edition.book import Print
from site_builder.edition.place import plural
from site_builder.edition.session import session_view, session_views, size_told
from site_builder.model.session import Session
from site_builder.writers.site.press import Page, Press, Sheet
from site_builder.writers.site.render import Html, quick


def session_sheets(kits: Mapping[str, Print], calendars: Mapping[str, int], press: Press) -> Iterator[Sheet]:
    """The calendar and every session's page; `calendars`: address of an ICS file → its bytes, `kits`: session → its kit."""
    sessions = press.edition.commons.sessions
    if sessions:
        yield press.sheet(address.SESSIONS, sorted(calendars.items()), partial(_calendar, calendars, press))
    for name, session in sessions.items():
        depends = (list(kits[name]) if name in kits else 0, calendars[address.session(name, "ics")])
        yield press.sheet(address.session(name), depends, partial(_session, session, kits.get(name), calendars, press))


def _calendar(calendars: Mapping[str, int], press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    views = session_views(edition)
    steps = [(address.MODULES, w["learn"]), (address.SESSIONS, w["sessions"])]
    body = press.render(
        "sessions.html",
        address.SESSIONS,
        trail=steps,
        sessions=[each for each in views if not each.over],
        past=[each for each in views if each.over],
        feed=address.SESSIONS_FEED,
        feed_told=size_told(calendars[address.SESSIONS_FEED], edition.code),
    )
    return press.page("modules-1", address.SESSIONS, str(w["sessions"]), str(w["sessions_told"]), steps, body)


def _session(session: Session, kit: Print | None, calendars: Mapping[str, int], press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    view = session_view(session, edition)
    path = address.session(view.id)
    name = f"{view.title}, {view.district}"
    steps = [(address.MODULES, w["learn"]), (address.SESSIONS, w["sessions"]), (path, view.when)]
    facts = [
        (w["session_venue"], view.venue),
        (w["district"], Html(f'<a href="{address.up(path)}{view.district_href}">{quick(view.district)}</a>')),
        (w["session_language"], view.language),
        (w["session_agency"], view.agency),
        (w["session_trainer"], view.trainer),
        (w["session_expected"], view.expected),
    ]
    told = ""
    if kit:
        pages, size = plural("pages", kit.pages, edition), size_told(kit.bytes, edition.code)
        told = w["session_kit_told"].format(pages=pages, size=size, language=view.language)
    ics = address.session(view.id, "ics")
    body = press.render(
        "session.html",
        path,
        trail=steps,
        s=view,
        facts=facts,
        kit=f"../{view.code}/{address.session(view.id, 'pdf')}" if kit else "",
        kit_told=told,
        ics=ics,
        ics_told=size_told(calendars[ics], edition.code),
    )
    return press.page("modules-1", path, f"{name}, {view.when}", f"{name}. {view.when}, {view.venue}", steps, body)
