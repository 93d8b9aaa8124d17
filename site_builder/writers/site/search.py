"""What a search loads, and its pages: scripts that call `haatSearch(name, data)`, the page of results, the list of letters.

A script runs from a folder on a disk as well as from a server, where a page may not fetch data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from site_builder.edition import Edition, address
from site_builder.language import collation_key, number
from site_builder.store import json
from site_builder.writers.site.press import Page, Press, Sheet

FOLDER = "search"
BLOCK = 32  # records in one file of what results show
ROWS = 240  # names on one page of the list of letters


def script(name: str, data: Any) -> bytes:
    """A file of the index. No text of a record can end the script or start a tag, wherever it may be shown."""
    told = json(data).replace(b"<", b"\\u003c").replace(b"\xe2\x80\xa8", b"\\u2028").replace(b"\xe2\x80\xa9", b"\\u2029")
    return b"haatSearch(" + json(name) + b"," + told + b");\n"


# ── the list of letters ──────────────────────────────────────────────────────────────────────────


class Row(NamedTuple):
    """A product in the list of letters."""

    title: str
    lang: str  # of a title that fell back, or nothing
    href: str
    maker: str
    district: str


class Letter(NamedTuple):
    """A letter of the list: how many names begin with it, and on which page the first of them stands."""

    sign: str
    names: int
    page: int


_TIED = re.compile("[\u0900-\u0903\u093a-\u094f\u0962-\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u200b-\u200d'\"‘’“”()]")
OTHER = "#"


def letter_of(title: str, edition: Edition) -> str:
    """The letter that a name stands under: the first of the language's own script, else one sign for all others."""
    bare = _TIED.sub("", title).strip()
    first = collation_first(bare, edition.code)
    return first if first else OTHER


def collation_first(text: str, code: str) -> str:
    """A name's first letter in its language, without accents and in capitals; nothing where it is no letter of it."""
    if code == "en":
        first = collation_key(text, code)[0][:1].upper()
        return first if first.isascii() and first.isalpha() else ""
    from site_builder.language import letters

    return text[:1] if text[:1].isalpha() and letters(code).match(text) else ""


def ordered(rows: Sequence[Row], edition: Edition) -> dict[str, list[Row]]:
    """Letter → its names, both in dictionary order; what begins with no letter of the language comes last."""
    found: dict[str, list[tuple[Any, Row]]] = {}
    for row in rows:
        found.setdefault(letter_of(row.title, edition), []).append(((collation_key(row.title, edition.code), row.href), row))
    signs = sorted(found, key=lambda sign: (sign == OTHER, collation_key(sign, edition.code), sign))
    return {sign: [row for _, row in sorted(found[sign], key=lambda pair: pair[0])] for sign in signs}


def letters_of(shelf: dict[str, list[Row]]) -> list[Letter]:
    """The letters of an ordered shelf."""
    told, before = [], 0
    for sign, some in shelf.items():
        told.append(Letter(sign, len(some), before // ROWS + 1))
        before += len(some)
    return told


def search_sheets(made_from: str, rows: Any, letters: Sequence[Letter], press: Press) -> Iterator[Sheet]:
    """The page of results and the list of all names, whose pages are as many in every language.

    `rows()` gives every product's row, when a page wants them; `made_from`: key of the rows.
    """
    edition = press.edition
    yield press.sheet(address.SEARCH, (letters,), partial(_search, letters, press))
    shelf: list[tuple[int, Row]] = []  # number of its letter, and the row

    def of(page: int) -> list[tuple[int, Row]]:
        if not shelf:
            shelf.extend((n, row) for n, some in enumerate(ordered(rows(), edition).values(), 1) for row in some)
        return shelf[(page - 1) * ROWS : page * ROWS]

    count = -(-sum(each.names for each in letters) // ROWS)
    for page in range(1, count + 1):
        yield press.sheet(address.names(page), (made_from, letters, page), partial(_names, letters, page, count, of, press))


def _tabs(letters: Sequence[Letter], edition: Edition) -> list[tuple[str, str, str]]:
    """Each letter: address of its first name, sign, count in words."""
    return [
        (f"{address.names(each.page)}#letter-{n}", _sign(each.sign, edition), number(each.names, edition.code))
        for n, each in enumerate(letters, 1)
    ]


def _sign(sign: str, edition: Edition) -> str:
    return edition.words["search_other_letters"] if sign == OTHER else sign


def _search(letters: Sequence[Letter], press: Press) -> Page:
    edition = press.edition
    names = edition.sort((key, str(name)) for key, name in edition.district_names.items())
    title = edition.words["search"]
    body = press.render(
        "search.html",
        address.SEARCH,
        trail=[(address.SEARCH, title)],
        letters=_tabs(letters, edition),
        districts=[(address.district(key), edition.district_names[key]) for key in names],
        categories=address.CATEGORIES,
    )
    return press.page("home", address.SEARCH, title, edition.words["search_told"], [(address.SEARCH, title)], body)


def _names(letters: Sequence[Letter], page: int, count: int, of: Any, press: Press) -> Page:
    edition, path = press.edition, address.names(page)
    groups: dict[int, list[Row]] = {}
    for n, row in of(page):
        groups.setdefault(n, []).append(row)
    title = edition.words["search_letters"]
    steps = [(address.SEARCH, edition.words["search"]), (path, title)]
    body = press.render(
        "names.html",
        path,
        trail=steps,
        heading=title,
        letters=_tabs(letters, edition),
        groups=[(n, _sign(letters[n - 1].sign, edition), some) for n, some in groups.items()],
        number=page,
        count=count,
        first=address.names(),
        further=address.names(2).replace("-2.", "-%s."),
        told=press.page_told(),
    )
    full = title if page == 1 else f"{title} · {edition.words['page_n'].format(n=number(page, edition.code))}"
    return press.page("search-1", path, full, edition.words["search_told"], steps, body)
