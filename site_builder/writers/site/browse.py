"""Pages to browse by: all products, one page for each common choice, the comparison; and what their script works with.

Every page is whole without scripts: facets are links, and each leads to a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any, NamedTuple

from site_builder.edition import Edition, address, joined
from site_builder.edition.browse import BANDED, FLAGS, facet_names, flag_names, value_names
from site_builder.edition.place import plural
from site_builder.language import CURRENCIES, digits, number
from site_builder.store import json, key
from site_builder.writers.site.cards import Card, shown
from site_builder.writers.site.digest import Digest
from site_builder.writers.site.press import Page, Press, Sheet
from site_builder.writers.site.shards import CHUNK, script

ON_PRODUCTS = 24
PAGES = 40  # choices of one facet that have a page; the script knows them all
FIRST = 4  # products of a district that a choice shows as cards
FEW, CROWD = 2, 12  # from so many districts on a page shows fewer products of each as cards
NAMES = 600  # names on a page: 80 KB, 15 KB compressed
OPEN = ("category", "price", "district")  # facets that are unfolded from the start


Name = tuple[str, str, str]  # `seller/sku`, title, its language where it fell back


class Listed(NamedTuple):
    """Every product of a district by name, and which of them a choice chooses."""

    names: list[Name]
    chosen: dict[str, dict[str, list[int]]]  # facet → value → places among the names


class Picks(NamedTuple):
    """A district's products for the pages of single choices: what a page shows of them is read when it is made."""

    marks: list[str]  # hash of each card
    first: dict[str, dict[str, list[int]]]  # facet → value → the first cards
    key: str  # of all names and choices
    card: Callable[[int], Card]
    listed: Callable[[], Listed]


class Browsed(NamedTuple):
    """What browsing knows of a district in one language; without its picks where only counts are asked for."""

    counted: dict[str, dict[str, int]]
    picks: Picks | None = None


class Shelf(NamedTuple):
    """A part of a list: the first products as cards, then some of the others by name."""

    name: str
    href: str
    of: str  # the district, whose products the names are
    value: str  # the choice's
    picks: Picks
    pictured: list[int]  # cards
    names: tuple[int, int]  # from and to which of the choice's products


class Choice(NamedTuple):
    """A value of a facet in a list: where it leads and how many products have it."""

    value: str
    name: str
    href: str
    products: int
    told: str  # the count in the reader's digits


class Facet(NamedTuple):
    """A facet with the values that some product has."""

    id: str
    name: str
    choices: list[Choice]


def totals(browsed: dict[str, Browsed], digests: dict[str, Digest]) -> dict[str, Counter[str]]:
    """How many products of the whole showcase have each value."""
    told: dict[str, Counter[str]] = {"district": Counter({name: each.products for name, each in digests.items() if each.products})}
    for each in browsed.values():
        for facet, counts in each.counted.items():
            told.setdefault(facet, Counter()).update(counts)
    return told


def facets(told: dict[str, Counter[str]], edition: Edition) -> list[Facet]:
    """Every facet with a choice to make, in the reader's order; the flags together are the last, `is`."""
    values = value_names(edition) | {"is": flag_names(edition)}
    found = []
    for facet, name in {**facet_names(edition), "is": edition.words["browse_is"]}.items():
        counts: dict[str, int] = told.get(facet, {})
        choices = [
            Choice(value, label, _href(facet, value, edition), n, number(n, edition.code))
            for value, label in values[facet].items()
            if (n := counts.get(value, 0))
        ]
        if choices:
            found.append(Facet(facet, name, choices))
    return found


def _href(facet: str, value: str, edition: Edition) -> str:
    match facet:
        case "district":
            return address.district(value)
        case "category":
            return address.category(value)
        case "gi":
            return address.gi(value)
        case "sector":
            return f"{address.CATEGORIES}#{value}"
    return address.browse(facet, value)


def browse_sheets(browsed: dict[str, Browsed], digests: dict[str, Digest], press: Press) -> Iterator[Sheet]:
    """All products, the pages of single choices, GI products by district, and the comparison."""
    depends: Any
    told = totals(browsed, digests)
    lists = [each._replace(choices=_common(each.choices)) for each in facets(told, press.edition)]
    first = _first(browsed)
    depends = ({facet: dict(counts) for facet, counts in told.items()}, [picks.marks[at] for picks, at in first])
    yield press.sheet(address.PRODUCTS, depends, partial(_products, lists, told, first, press))
    yield press.sheet(address.COMPARE, 0, partial(_compare, press))
    for facet in lists:
        for choice in facet.choices:
            if choice.href.startswith("browse/") or facet.id == "gi":
                yield from _choice(facet, choice, _shelves(facet.id, choice.value, browsed, press.edition), press)
    for name, each in browsed.items():
        if each.picks and each.picks.first.get("gi"):
            yield from _gi_here(name, each, each.picks, press)


def _common(choices: list[Choice]) -> list[Choice]:
    """The choices that get a page: all but the rarest of a long list, which stays in its order."""
    kept = set(sorted(choices, key=lambda each: (-each.products, each.value))[:PAGES]) if len(choices) > PAGES else choices
    return [each for each in choices if each in kept or not each.href.startswith("browse/")]


def _first(browsed: dict[str, Browsed]) -> list[tuple[Picks, int]]:
    """The first product of every district, then the second, until the page is full: a walk through the showcase."""
    rows = [[(each.picks, at) for at in range(len(each.picks.marks))] for each in browsed.values() if each.picks]
    found = [cards[n] for n in range(max(map(len, rows), default=0)) for cards in rows if n < len(cards)]
    return found[:ON_PRODUCTS]


def _shelves(facet: str, value: str, browsed: dict[str, Browsed], edition: Edition) -> list[Shelf]:
    """Every product that has a value, by district in order of the districts' names."""
    order = edition.sort((name, str(edition.district_names[name])) for name in browsed)
    told = [
        (name, browsed[name], picks) for name in order if (picks := browsed[name].picks) and value in picks.first.get(facet, {})
    ]
    most = FEW if len(told) >= CROWD else FIRST
    return [
        _shelf(edition.district_names[name], address.district(name), name, facet, value, each.counted[facet][value], picks, most)
        for name, each, picks in told
    ]


def _shelf(name: str, href: str, district: str, facet: str, value: str, count: int, picks: Picks, most: int = FIRST) -> Shelf:
    pictured = picks.first[facet][value][:most]
    return Shelf(name, href, district, value, picks, pictured, (len(pictured), count))


def _paged(shelves: list[Shelf]) -> list[list[Shelf]]:
    """The shelves on pages: names stand beside the cards where all find room there, and else on pages of their own.

    So a page of a large showcase that shows a changed price needs no names, and the pages of names never change with a price.
    """
    if sum(end - start for *_, (start, end) in shelves) <= NAMES:
        return [shelves]
    pages: list[list[Shelf]] = [[each._replace(names=(0, 0)) for each in shelves], []]
    room = NAMES
    for shelf in shelves:
        start, end = shelf.names
        while start < end:
            if room == 0:
                pages.append([])
                room = NAMES
            some = min(room, end - start)
            pages[-1].append(shelf._replace(pictured=[], names=(start, start + some)))
            start, room = start + some, room - some
    return pages


def _products(lists: list[Facet], told: dict[str, Counter[str]], first: list[tuple[Picks, int]], press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    total = told["district"].total()
    steps = [(address.PRODUCTS, w["browse_all"])]
    body = press.render(
        "products.html",
        address.PRODUCTS,
        trail=steps,
        counts=plural("products", total, edition),
        facets=[(each, each.id in OPEN) for each in lists],
        cards=shown([picks.card(at) for picks, at in first], ""),
        first_told=w["browse_first"].format(n=number(len(first), edition.code), all=number(total, edition.code)),
        districts=next((each.choices for each in lists if each.id == "district"), []),
    )
    return press.page("products", address.PRODUCTS, str(w["browse_all"]), str(w["browse_told"]), steps, body)


def _compare(press: Press) -> Page:
    w = press.edition.words
    steps = [(address.PRODUCTS, w["browse_all"]), (address.COMPARE, w["compare_title"])]
    body = press.render("compare.html", address.COMPARE, trail=steps)
    return press.page("products", address.COMPARE, str(w["compare_title"]), str(w["compare_told"]), steps, body)


def _choice(facet: Facet, choice: Choice, shelves: list[Shelf], press: Press) -> Iterator[Sheet]:
    state = f"{choice.value}=1" if facet.id == "is" else f"{facet.id}={choice.value}"
    title = joined(": ", (facet.name, choice.name)) if facet.id in BANDED else choice.name
    return _listed(_Listed(facet.id, choice.value, facet.name, title, choice.products, state), shelves, press)


def _gi_here(district: str, told: Browsed, picks: Picks, press: Press) -> Iterator[Sheet]:
    """The GI products of one district."""
    edition, w = press.edition, press.edition.words
    name = edition.district_names[district]
    shelves = [
        _shelf(edition.say(edition.commons.gi[each].name), address.gi(each), district, "gi", each, told.counted["gi"][each], picks)
        for each in picks.first["gi"]
    ]
    title = w["category_in"].format(category=w["gi_products"], district=name)
    count = sum(told.counted["gi"].values())
    return _listed(_Listed("gi", district, w["gi_products"], title, count, f"district={district}&with-gi=1"), shelves, press)


class _Listed(NamedTuple):
    """What a list of products by one choice is about."""

    facet: str
    value: str
    kicker: str
    title: str
    products: int
    state: str  # of the filters that find the same


def _listed(about: _Listed, shelves: list[Shelf], press: Press) -> Iterator[Sheet]:
    """All products of one choice, in as many pages as their names need."""
    pages = _paged(shelves)
    for n, some in enumerate(pages, 1):
        told = [
            (
                each.name,
                each.href,
                each.of,
                [each.picks.marks[at] for at in each.pictured],
                each.names,
                each.names[1] and each.picks.key,
            )
            for each in some
        ]
        depends = (about, n, len(pages), key(json(told)))
        yield press.sheet(
            address.browse(about.facet, about.value, n), depends, partial(_list_page, about, some, n, len(pages), press)
        )


def _list_page(about: _Listed, shelves: list[Shelf], n: int, of: int, press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    path = address.browse(about.facet, about.value, n)
    steps = [(address.PRODUCTS, w["browse_all"]), (address.browse(about.facet, about.value), about.title)]
    counts = plural("products", about.products, edition)
    body = press.render(
        "browse.html",
        path,
        trail=steps,
        kicker=about.kicker,
        name=about.title,
        counts=counts,
        filter_href=f"{address.PRODUCTS}#{about.state}",
        shelves=[_in_full(each, about.facet) for each in shelves],
        number=n,
        count=of,
        first=address.browse(about.facet, about.value),
        further=address.browse(about.facet, about.value, 2).replace(".2.", ".%s."),
        told=press.page_told(),
    )
    title = about.title if n == 1 else joined(" · ", (about.title, w["page_n"].format(n=number(n, edition.code))))
    return press.page("browse-1", path, str(title), f"{about.kicker}: {title}. {counts}", steps, body)


def _in_full(shelf: Shelf, facet: str) -> SimpleNamespace:
    """A shelf with what it shows, read now."""
    names: list[Name] = []
    if shelf.names[1] > shelf.names[0]:
        listed = shelf.picks.listed()
        names = [listed.names[n] for n in listed.chosen[facet][shelf.value][slice(*shelf.names)]]
    cards = shown([shelf.picks.card(at) for at in shelf.pictured], "../")
    return SimpleNamespace(name=shelf.name, href=shelf.href, of=shelf.of, cards=cards, names=names)


# ── what the script works with ───────────────────────────────────────────────────────────────────

_WORDS = (
    *(
        "filter",
        "sort",
        "sort_listed",
        "sort_price",
        "sort_price_down",
        "sort_moq",
        "sort_lead",
        "sort_new",
        "view",
        "grid",
        "list",
    ),
    *(
        "clear_all",
        "remove",
        "chosen",
        "none",
        "none_told",
        "without",
        "more",
        "close",
        "show",
        "loading",
        "failed",
        "all_districts",
    ),
)
_CARD_WORDS = ("per_piece", "price_on_request", "moq_short", "lead_short", "days", "count_products", "one_product")
_COMPARE_WORDS = (
    *("price", "wholesale", "moq", "order_multiple", "case_pack", "lead_time", "capacity", "sample_price", "stock", "category"),
    *("materials", "technique", "size", "weight", "certificates", "district", "gi_of", "yes", "no", "updated", "cm", "g", "kg"),
    *("compare_maker", "compare_differs", "compare_only", "compare_remove", "compare_empty", "compare_gone", "compare_facts"),
    "browse_is",
)


_KEPT_WORDS = ("compare", "compare_of", "compare_go", "compare_full", "compare_clear", "seen", "seen_told", "seen_clear")


def kept_words(edition: Edition) -> bytes:
    """The words of the script that keeps what a reader saw, and of which language they are where they fell back."""
    w = edition.words
    words = {each: str(w[f"kept_{each}"]) for each in _KEPT_WORDS}
    return script(f"kept:{edition.code}", words | {"tongue": getattr(w["kept_seen"], "lang", "")})


def index(browsed: dict[str, Browsed], digests: dict[str, Digest], stamps: dict[str, str], press: Press) -> bytes:
    """Names, words and counts in one language, and which districts there are to load: `facets/index.js`."""
    edition, w = press.edition, press.edition.words
    told = totals(browsed, digests)
    lists = facets(told, edition)
    names = [name for name in edition.commons.districts if name in digests and digests[name].products]
    place = {name: n for n, name in enumerate(names)}
    sign, before, places = CURRENCIES.get(edition.settings.currency, (f"{edition.settings.currency}\u00a0", True, 2))
    own = digits("0123456789", edition.code)
    value = {
        "lang": edition.code,
        "tongue": getattr(w["browse_filter"], "lang", ""),
        "digits": own if own != "0123456789" else "",
        "money": [sign, int(before), places, int(edition.settings.currency in ("INR", "BDT"))],
        "chunk": CHUNK,
        "open": OPEN,
        "words": {each: str(w[f"browse_{each}"]) for each in _WORDS}
        | {each: str(w[each]) for each in (*_CARD_WORDS, *_COMPARE_WORDS)},
        "facets": [
            [each.id, str(each.name), [_named(choice) for choice in each.choices], int(each.id in BANDED)]
            for each in lists
            if each.id != "is"
        ],
        "flags": _flags(lists, edition),
        "districts": [
            [
                name,
                str(edition.district_names[name]),
                digests[name].products,
                stamps.get(name, ""),
                getattr(edition.district_names[name], "lang", ""),
            ]
            for name in names
        ],
        "where": {
            "category": {
                each: [place[name] for name in names if digests[name].categories.get(each)] for each in told.get("category", {})
            },
            "gi": {each: [place[name] for name in names if digests[name].gi.get(each)] for each in told.get("gi", {})},
        },
    }
    return script(f"index:{edition.code}", value)


def _named(choice: Choice) -> list[Any]:
    lang = getattr(choice.name, "lang", "")
    return [choice.value, str(choice.name), choice.products, *([lang] if lang else [])]


def _flags(lists: list[Facet], edition: Edition) -> list[list[Any]]:
    """Every flag, in the order of its bit, also one that no product has."""
    names = flag_names(edition)
    counts = {choice.value: choice.products for each in lists if each.id == "is" for choice in each.choices}
    return [[flag, str(names[flag]), counts.get(flag, 0)] for flag in FLAGS]
