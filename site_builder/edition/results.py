"""What a result of a search shows of a record, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from site_builder.edition import Edition, address, joined
from site_builder.edition.lesson import written_in
from site_builder.edition.product import Picture, price_text
from site_builder.edition.session import session_title, taught
from site_builder.language import day
from site_builder.model.product import ProductRecord, Seller

NOTE = 140  # signs of a note at most


class Result(NamedTuple):
    """A page of the whole: where it is, what it is called, and a note beside it."""

    kind: str
    href: str
    title: str
    note: str
    lang: str = ""  # of a title that fell back


def product_row(record: ProductRecord, picture: Picture | None, edition: Edition) -> list[str]:
    """A product: SKU, name, price, address of its smallest picture, language of a name that fell back."""
    title = edition.say(record.title)
    source = picture.sources[0][3] if picture and picture.sources else ""
    row = [record.sku, str(title), price_text(record.prices, edition), source]
    lang = getattr(title, "lang", "")
    return [*row, lang] if lang else row


def maker_row(seller: Seller, edition: Edition) -> list[str]:
    """A maker: name, craft, language of a name that fell back."""
    name = edition.say(seller.record.name)
    return [str(name), str(edition.say(seller.record.craft)), getattr(name, "lang", "")]


def page_results(edition: Edition, pages: Mapping[str, Mapping[str, tuple[str, str, str]]]) -> Iterator[Result]:
    """Every page of the whole, in the order of `finding.commons_entries`."""
    commons, say = edition.commons, edition.say

    def told(kind: str, href: str, title: str, note: str) -> Result:
        note = note if len(note) <= NOTE else f"{note[:NOTE].rpartition(' ')[0]}…"
        return Result(kind, href, str(title), note, getattr(title, "lang", ""))

    for key, each in commons.districts.items():
        note = joined(", ", [say(one) for one in each.known_for[:3]])
        yield told("district", address.district(key), say(each.name), note)
    for key, category in commons.categories.items():
        yield told("category", address.category(key), say(category.name), edition.sector_names[commons.sector_of[key]])
    for key, gi in commons.gi.items():
        yield told("gi", address.gi(key), say(gi.name), f"{edition.words['gi_of']}, {key}")
    for key, programme in commons.programmes.items():
        yield told("programme", address.programme(key), say(programme.name), say(programme.summary))
    for key, session in commons.sessions.items():
        title = session_title(session, taught(session, edition), edition)
        note = joined(", ", [day(session.days[0].date, edition.code), say(session.venue), edition.district_names[session.district]])
        yield told("session", address.session(key), title, note)
    for key, module in commons.modules.items():
        yield told("module", address.module(key), say(module.record.title), say(module.record.summary))
        for lesson in module.lessons:
            head = lesson.heads[written_in(lesson, edition)]
            note = str(say(module.record.title))
            yield told("lesson", address.lesson(key, lesson.name), head.title, note)
    for key, term in commons.terms.items():
        yield told("term", f"{address.GLOSSARY}#{key}", say(term.term), say(term.definition))
    for name, written in pages.items():
        code = next((each for each in (edition.code, *edition.chain) if each in written), next(iter(written)))
        title, note, _ = written[code]
        yield told("page", address.page(name), title, note)
