"""Figures and recordings in the pages of lessons and slides; the page engine saw only their marks."""

from __future__ import annotations

import re
from html import unescape

from markupsafe import escape

from site_builder.edition import Edition, address
from site_builder.edition.lesson import LessonView
from site_builder.edition.media import Media, Sound, places, read_aloud
from site_builder.language import LANGUAGES, megabytes
from site_builder.lesson.media import Named
from site_builder.writers.site.render import render

_MARK = re.compile(r"(?P<alone><p>)?(?P<mark>@@haat:(?:figure|audio):[0-9a-f]{8}@@)(?(alone)</p>)")
# A box for a figure: its title becomes the caption of its first picture.
_BOX = re.compile(
    r'<div class="admonition figure">\s*(?:<p class="admonition-title">(?P<title>.*?)</p>)?'
    r"(?P<before>(?:(?!</?(?:div|details)\b).)*?)<p>(?P<mark>@@haat:figure:[0-9a-f]{8}@@)</p>",
    re.DOTALL,
)
_HEAD = re.compile(r'<article class="md-content__inner.*?<p class="haat-told"[^>]*>.*?</p>', re.DOTALL)
_IMAGE = re.compile(r'(?P<alone><p>)?<img alt="(?P<alt>[^"]*)" src="(?P<file>figures/[^"]+)"[^>]*>(?(alone)</p>)')
_LINK = re.compile(r'<a href="(audio/[^"]+)"')


def with_media(html: str, view: LessonView, media: Media, edition: Edition) -> str:
    """The engine's page of a lesson with its pictures and players in place, and at its head the lesson read aloud."""
    up = address.up(address.lesson(view.module.record.id, view.lesson.name))
    by_mark = {each.mark: each for each in places(view)}

    def put(found: re.Match[str]) -> str:
        each = by_mark.get(found["mark"])
        if each is None:
            return found[0]
        alone = bool(found["alone"])
        return (
            _picture(each, view, media, edition, up, alone) if each.kind == "figure" else _heard(each, view, media, edition, alone)
        )

    def boxed(found: re.Match[str]) -> str:
        each = by_mark.get(found["mark"])
        shown = _picture(each, view, media, edition, up, True, found["title"] or "") if each else found["mark"]
        return f'<div class="haat-figured figure">{found["before"]}{shown}'

    html = _MARK.sub(put, _BOX.sub(boxed, html))
    aloud = read_aloud(view, media)
    if aloud is None:
        return html
    other = (
        f' lang="{edition.code}" dir="{"rtl" if LANGUAGES[edition.code].rtl else "ltr"}"' if view.written != edition.code else ""
    )
    player = _player(str(edition.words["read_aloud"]), *aloud, up, edition, other)
    return _HEAD.sub(lambda found: found[0] + player, html, count=1)


def deck_media(html: str, view: LessonView, media: Media, edition: Edition) -> str:
    """A slide's HTML with its pictures, and links to recordings."""
    module = view.module.record.id
    up = address.up(address.deck(module, view.lesson.name))

    def put(found: re.Match[str]) -> str:
        each = Named("figure", found["file"], unescape(found["alt"]), 0, 0)
        return _picture(each, view, media, edition, up, bool(found["alone"]))

    def link(found: re.Match[str]) -> str:
        sound = media.sound(module, found[1])
        return f'<a href="{up}../{sound.path}"' if sound else found[0]

    return _LINK.sub(link, _IMAGE.sub(put, html))


def _picture(each: Named, view: LessonView, media: Media, edition: Edition, up: str, alone: bool, caption: str = "") -> str:
    picture = media.figure(view.module.record.id, each)
    if picture is None:
        return str(escape(each.words))
    made = render("figure.html", edition.code, {"p": picture, "up": up}).strip()
    told = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure class="haat-figure">{made}{told}</figure>' if alone else made


def _heard(each: Named, view: LessonView, media: Media, edition: Edition, alone: bool) -> str:
    sound = media.sound(view.module.record.id, each.file)
    up = address.up(address.lesson(view.module.record.id, view.lesson.name))
    if sound is None:
        return str(escape(each.words))
    if alone:
        return _player(each.words, each.file.rpartition("/")[2], sound, up, edition)
    return f'<a href="{up}../{sound.path}">{escape(each.words)}</a> ({_size(sound, edition)})'


def _player(words: str, name: str, sound: Sound, up: str, edition: Edition, other: str = "") -> str:
    """Plays without a script, loads nothing until it is asked to, and can be kept."""
    values = {"words": words, "name": name, "href": f"{up}../{sound.path}", "size": _size(sound, edition)}
    return (
        render("sound.html", edition.code, values).strip().replace('<div class="haat-sound"', f'<div class="haat-sound"{other}', 1)
    )


def _size(sound: Sound, edition: Edition) -> str:
    kind = sound.path.rpartition(".")[2].upper()
    return f"{kind}, {megabytes(sound.bytes, edition.code)}"
