"""Feeds of what is new, in each language: Atom (RFC 4287) for readers of news, and JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

import orjson

from site_builder.edition import address
from site_builder.store import key
from site_builder.writers.site.digest import Digest, News
from site_builder.writers.site.press import Page, Press, Sheet

MOST = 40


def feed_sheets(digests: dict[str, Digest], press: Press) -> Iterator[Sheet]:
    """Both feeds of a language: the newest products by the date of their record, at most forty."""
    rows = [row for each in digests.values() for row in each.news.get(press.edition.code, [])]
    rows = sorted(sorted(rows, key=lambda row: row.href), key=lambda row: row.updated, reverse=True)[:MOST]
    yield press.sheet(address.FEED, rows, partial(_page, address.FEED, _atom(rows, press), press))
    yield press.sheet(address.FEED_JSON, rows, partial(_page, address.FEED_JSON, _json(rows, press), press))


def _page(path: str, content: bytes, press: Press) -> Page:
    return Page(f"{press.edition.code}/{path}", [content], key(content))


def _title(press: Press) -> str:
    return str(press.edition.words["feed_title"].format(name=press.edition.say(press.edition.settings.name)))


def _atom(rows: list[News], press: Press) -> bytes:
    settings, code = press.edition.settings, press.edition.code
    base = f"{settings.base_url}{code}/"
    newest = rows[0].updated if rows else settings.updated.isoformat()
    entries = "".join(
        f"<entry><id>{base}{row.href}</id><title>{escape(row.title)}</title>"
        f'<link href="{base}{row.href}"/><updated>{row.updated}T00:00:00Z</updated>'
        f"<summary>{escape(row.told)}</summary></entry>\n"
        for row in rows
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{code}">\n'
        f"<id>{base}{address.FEED}</id><title>{escape(_title(press))}</title>"
        f'<link rel="self" href="{base}{address.FEED}"/><link href="{base}{address.HOME}"/>'
        f"<updated>{newest}T00:00:00Z</updated><author><name>{escape(str(press.edition.say(settings.name)))}</name></author>\n"
        f"{entries}</feed>\n"
    ).encode()


def _json(rows: list[News], press: Press) -> bytes:
    settings, code = press.edition.settings, press.edition.code
    base = f"{settings.base_url}{code}/"
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(press),
        "home_page_url": base + address.HOME,
        "feed_url": base + address.FEED_JSON,
        "language": code,
        "items": [
            {
                "id": base + row.href,
                "url": base + row.href,
                "title": row.title,
                "content_text": row.told,
                "date_modified": f"{row.updated}T00:00:00Z",
            }
            for row in rows
        ],
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n"
