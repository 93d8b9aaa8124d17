"""The engine's pages of one language, finished: content pages and lessons, each only when what it is made from is new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from site_builder.edition import address
from site_builder.edition.lesson import LessonView, examples, lesson_views
from site_builder.edition.media import Media, depends
from site_builder.store import json, key
from site_builder.writers.site.finish import finish
from site_builder.writers.site.lesson import LISTING
from site_builder.writers.site.lesson_page import filled
from site_builder.writers.site.press import Page, Press, Sheet

RULES = ("content/channels/", "content/laws.yml", "content/answers.yml", "content/categories.yml")  # what the listing form asks by
Fill = Callable[[str], str]


def prose_sheets(
    out: Path, edition_key: str, press: Press, written: Mapping[str, str], review: str, cards: Mapping[str, str], media: Media
) -> Iterator[Sheet]:
    """A sheet for every page of the engine.

    `out`: where its pages lie; `edition_key`: the key of all that every page of the language depends on; `written`: content
    page → the language that its text is in; `review`: what the foot says of a review to come; `cards`: product id → card
    as HTML; `media`: figures and recordings of lessons. One lesson changed pours one lesson: what counts is the engine's own page.
    """
    edition = press.edition
    for name, code in written.items():
        path = address.page(name)
        pour = partial(_page, out, path, code, press, review, str)
        yield Sheet(f"{edition.code}/{path}", key(edition_key, review, code, (out / path).read_bytes()), pour)
    terms = key(*(each.model_dump_json() for each in edition.commons.terms.values()))
    rules = key(*(text for file, text in sorted(edition.commons.texts.items()) if file.startswith(RULES)))
    for module in edition.commons.modules.values():
        for view in lesson_views(module, edition):
            path = address.lesson(module.record.id, view.lesson.name)
            made = (out / path).read_bytes()
            shown = {name: cards[name] for name in examples(view) if name in cards}
            fill = partial(_filled, view, press, shown, media)
            pour = partial(_page, out, path, view.written, press, review, fill)
            # The engine's page holds marks for the quiz, the terms and the live records, so their words count on their own.
            ours: tuple[str | bytes, ...] = (
                terms,
                *(each.model_dump_json() for each in view.quiz),
                *(part for pair in shown.items() for part in pair),
                json(depends(view, media)),
                rules if LISTING.encode() in made else "",
            )
            yield Sheet(f"{edition.code}/{path}", key(edition_key, review, made, *ours), pour)


def _filled(view: LessonView, press: Press, cards: Mapping[str, str], media: Media, html: str) -> str:
    return filled(html, view, press.edition, cards, media)


def _page(out: Path, path: str, written: str, press: Press, review: str, fill: Fill) -> Page:
    html = (out / path).read_text("utf-8")
    title = html[html.index("<title>") + 7 : html.index("</title>")].rpartition(" · ")[0]
    description = html.partition('<meta name="description" content="')[2].partition('"')[0]
    content = finish(fill(html), path, title, description, press.edition, written=written, review=review)
    return Page(f"{press.edition.code}/{path}", [content], key(content))
