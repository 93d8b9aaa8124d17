"""What the finishing pass puts into a lesson's page: quiz, form, live records, marks of language and state, terms."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import escape

from site_builder.edition import Edition, address
from site_builder.edition.glossary import finder
from site_builder.edition.lesson import LessonView
from site_builder.edition.listing import listing_form
from site_builder.edition.media import Media
from site_builder.edition.quiz import quiz_view
from site_builder.language import LANGUAGES
from site_builder.writers.site.finish import wide
from site_builder.writers.site.lesson import LISTING, QUIZ
from site_builder.writers.site.media import with_media
from site_builder.writers.site.render import render
from site_builder.writers.site.tongues import marked

_CARD = re.compile(r"<p>@@haat:card:([A-Za-z0-9/_-]+)@@</p>")
_OLDER = re.compile(r'<div class="admonition older lang-([a-z]{2,3})">\s*<p class="admonition-title">(.*?)</p>', re.DOTALL)
_VARIANT = re.compile(r'<div class="admonition variant ([a-z -]+)">')
_TERM_LINK = re.compile(r'<a href="term:([A-Za-z0-9_-]+)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"(<[^>]+>)")
# Text inside these is no place for a button: links, heads, code, summaries, forms, boxes of another language.
_CLOSED = ("a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "summary", "button", "form", "label", "th")


def filled(html: str, view: LessonView, edition: Edition, cards: Mapping[str, str], media: Media) -> str:
    """The engine's page of a lesson with everything of ours in its place. `cards`: product id → card as HTML."""
    html = _OLDER.sub(lambda found: _older(found[1], found[2], edition), html)
    html = _with_terms(html, view, edition)  # before our own parts: no term is marked in a choice, a card or a question
    html = wide(_variants(html, edition))
    html = with_media(html, view, media, edition)
    html = _CARD.sub(lambda found: _card(found[1], cards), html)
    html = html.replace(f"<p>{QUIZ}</p>", _quiz(view, edition))
    if LISTING in html:
        html = html.replace(f"<p>{LISTING}</p>", _listing(view, edition))
    begin, middle, end = _article(html)
    return begin + marked(middle, view.written) + end


def _older(code: str, notice: str, edition: Edition) -> str:
    """A block in the source's language below a notice in the reader's."""
    return f'<div class="admonition older" {_language(code)}>\n<p class="admonition-title" {_language(edition.code)}>{notice}</p>'


def _language(code: str) -> str:
    return f'lang="{code}" dir="{"rtl" if LANGUAGES[code].rtl else "ltr"}"'


def _card(product: str, cards: Mapping[str, str]) -> str:
    return f'<ul class="haat-cards haat-cards--one">{cards[product]}</ul>' if product in cards else ""


def _quiz(view: LessonView, edition: Edition) -> str:
    if not view.quiz:
        return ""
    lang = view.quiz_code if view.quiz_code != edition.code else ""
    values = {
        "questions": quiz_view(view.quiz, view.quiz_code),
        "lesson": f"{view.module.record.id}/{view.lesson.name}",
        "lang": lang,
    }
    return render("quiz.html", view.quiz_code, values)


def _listing(view: LessonView, edition: Edition) -> str:
    up = address.up(address.lesson(view.module.record.id, view.lesson.name))
    return render("listing.html", edition.code, {"up": up, **listing_form(edition)._asdict()})


def _variants(html: str, edition: Edition) -> str:
    """Variants carry their sectors, and the first has the choice before it."""
    there = dict.fromkeys(each for found in _VARIANT.finditer(html) for each in found[1].split())
    names = [(each, edition.sector_names.get(each, each)) for each in there]
    if not names:
        return html
    first = _VARIANT.search(html)
    assert first is not None
    choice = render("sectors.html", edition.code, {"sectors": names})
    html = html[: first.start()] + choice + html[first.start() :]
    return _VARIANT.sub(lambda found: f'<div class="admonition variant" data-sectors="{found[1]}">', html)


# ── terms ────────────────────────────────────────────────────────────────────────────────────────


def _with_terms(html: str, view: LessonView, edition: Edition) -> str:
    """The first use of each term explains itself at a tap; what authors marked by hand is marked wherever it stands."""
    terms = edition.commons.terms
    if not terms:
        return html
    begin, middle, end = _article(html)
    used: dict[str, None] = {}

    def by_hand(found: re.Match[str]) -> str:
        used.setdefault(found[1])
        return _button(found[1], found[2])

    middle = _TERM_LINK.sub(by_hand, middle)
    pattern, forms = finder(edition, view.written)
    if pattern:
        middle = _first_uses(middle, pattern, forms, used)
    up = address.up(address.lesson(view.module.record.id, view.lesson.name))
    own = f" {_language(edition.code)}" if view.written != edition.code else ""
    told = "".join(_told(key, edition, up, own) for key in used)
    return f"{begin}{middle}{told}{end}" if used else html


def _article(html: str) -> tuple[str, str, str]:
    start = html.index('<article class="md-content__inner')
    start = html.index("</h1>", start) + 5
    stop = html.index("</article>", start)
    return html[:start], html[start:stop], html[stop:]


def _first_uses(html: str, pattern: re.Pattern[str], forms: Mapping[str, str], used: dict[str, None]) -> str:
    pieces, closed, older = _TAG.split(html), [0] * len(_CLOSED), 0
    for n, piece in enumerate(pieces):
        if n % 2:
            name = re.match(r"</?([a-z0-9]+)", piece)
            if name and name[1] in _CLOSED:
                closed[_CLOSED.index(name[1])] += -1 if piece.startswith("</") else 1
            if 'class="admonition older"' in piece or older:
                older += piece.startswith("<div") - piece.startswith("</div")
        elif piece.strip() and "@@haat:" not in piece and not any(closed) and not older:
            pieces[n] = _marked(piece, pattern, forms, used)
    return "".join(pieces)


def _marked(text: str, pattern: re.Pattern[str], forms: Mapping[str, str], used: dict[str, None]) -> str:
    def mark(found: re.Match[str]) -> str:
        key = forms.get(found[1].casefold(), "")  # `re` takes ı for i, `casefold` does not
        if not key or key in used:
            return found[0]
        used.setdefault(key)
        return _button(key, found[0])

    return pattern.sub(mark, text)


def _button(key: str, words: str) -> str:
    return f'<button type="button" class="haat-term" popovertarget="haat-term-{key}" popovertargetaction="show">{words}</button>'


def _told(key: str, edition: Edition, up: str, lang: str) -> str:
    """What a term means, in the reader's language, which is told where the article is in another."""
    term = edition.commons.terms[key]
    return (
        f'<div popover class="haat-term-told" id="haat-term-{key}"{lang}><strong>{escape(edition.say(term.term))}</strong> '
        f'<span>{escape(edition.say(term.definition))}</span> <a href="{up}{address.GLOSSARY}#{key}">{escape(edition.words["glossary"])}</a></div>'
    )
