"""A lesson's slides as a page: cards one below the other, and with a script a deck that fills the screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from markupsafe import escape

from site_builder.edition import address
from site_builder.edition.lesson import LessonView, lesson_views
from site_builder.edition.media import Media, depends
from site_builder.edition.slides import Slide, slides
from site_builder.language import number
from site_builder.lesson.render import to_html
from site_builder.writers.site.finish import mend, wide
from site_builder.writers.site.media import deck_media
from site_builder.writers.site.press import Page, Press, Sheet
from site_builder.writers.site.render import Html
from site_builder.writers.site.tongues import marked

_HAAT = re.compile(r'href="haat:([A-Za-z0-9/_-]+)"')
_TERM = re.compile(r'<a href="term:[A-Za-z0-9_-]+">(.*?)</a>', re.DOTALL)
_LESSON = re.compile(r'href="((?:\.\./)?(?:[a-z0-9-]+/)?\d\d-[a-z0-9-]+)\.md((?:#[^"]*)?)"')
_HEADING = re.compile(r"<(/?)h([2-5])\b")


def deck_sheets(press: Press, media: Media) -> Iterator[Sheet]:
    """The slides of every lesson, each made anew only when that lesson is; what all pages depend on is added by the caller."""
    for module in press.edition.commons.modules.values():
        record = module.record
        for view in lesson_views(module, press.edition):
            said = [str(each) for each in (view.written, view.head, view.parts, view.quiz, record.title, record.summary)]
            path = address.deck(record.id, view.lesson.name)
            yield press.sheet(path, [said, depends(view, media)], partial(_deck, view, media, press))


def _deck(view: LessonView, media: Media, press: Press) -> Page:
    edition = press.edition
    record = view.module.record
    path = address.deck(record.id, view.lesson.name)
    told = slides(view, edition)
    written = view.written if view.written != edition.code else ""

    def html(text: str) -> str:
        return deck_media(_html(text), view, media, edition)

    shown = [_slide(each, n, len(told), written or edition.code, edition.code, html) for n, each in enumerate(told, 1)]
    title = f"{view.head.title}: {edition.words['book_slides']}"
    steps = [
        (address.MODULES, edition.words["learn"]),
        (address.module(record.id), edition.say(record.title)),
        (address.lesson(record.id, view.lesson.name), view.head.title),
        (path, edition.words["book_slides"]),
    ]
    body = press.render(
        "deck.html", path, trail=steps, slides=shown, module=edition.say(record.title), lang=written, title=view.head.title
    )
    return press.page("modules-2", path, title, view.head.description or str(edition.say(record.summary)), steps, body)


def _slide(each: Slide, n: int, of: int, written: str, code: str, html: Callable[[str], str]) -> Any:
    from types import SimpleNamespace

    lang = each.lang or written
    return SimpleNamespace(
        kind=each.kind,
        n=number(n, code),
        of=number(of, code),
        title=Html(marked(str(escape(each.title)), lang)),
        lang=lang if lang != code else "",
        text=Html(marked(html(each.text), lang)),
        notes=Html(marked(html(each.notes), lang)),
    )


def _html(text: str) -> str:
    """A slide's Markdown as HTML whose links lead on from this page; headings stand below the slide's own."""
    made = wide(mend(to_html(text))) if text else ""
    made = _HAAT.sub(r'href="../../catalog/\1.html"', made)
    made = _LESSON.sub(r'href="\1.html\2"', made)
    made = _HEADING.sub(lambda found: f"<{found[1]}h{min(6, int(found[2]) + 1)}", made)
    return _TERM.sub(r"\1", made)
