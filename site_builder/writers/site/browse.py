"""Pages to browse by: all products, one page for each common choice, the comparison; and what their script works with.

Every page is whole without scripts: facets are links, and each leads to a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from site_builder.edition import Edition, address, joined
from site_builder.edition.browse import BANDED, FLAGS, facet_names, flag_names, value_names
from site_builder.edition.place import plural
from site_builder.language import CURRENCIES, digits, number
from site_builder.store import json, key
from site_builder.writers.site.cards import Card, card_from, shown
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
Marked = tuple[Card, str]  # a card and its hash


class Picks(NamedTuple):
    """A district's products for the pages of single choices: all their names, and the cards of some."""

    cards: list[Card]
    marks: list[str]  # hash of each card
    places: list[int]  # of the cards among the names
    names: list[Name]
    chosen: dict[str, dict[str, list[int]]]  # facet → value → places among the names


class Browsed(NamedTuple):
    """What browsing knows of a district in one language; without its picks where only counts are asked for."""

    counted: dict[str, dict[str, int]]
    picks: Picks = Picks([], [], [], [], {})


def picks_from(value: Any) -> Picks:
    """Picks as they come from the store."""
    cards, marks, places, names, chosen = value
    return Picks([card_from(each) for each in cards], marks, places, [tuple(each) for each in names], chosen)


class Shelf(NamedTuple):
    """A part of a list: the first products as cards, the others by name."""

    name: str
    href: str
    of: str  # the district, whose products the names are
    cards: list[Marked]
    names: list[Name]


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
    cards = [card for card, _ in first]
    depends = ({facet: dict(counts) for facet, counts in told.items()}, [mark for _, mark in first])
    yield press.sheet(address.PRODUCTS, depends, partial(_products, lists, told, cards, press))
    yield press.sheet(address.COMPARE, 0, partial(_compare, press))
    for facet in lists:
        for choice in facet.choices:
            if choice.href.startswith("browse/") or facet.id == "gi":
                yield from _choice(facet, choice, _shelves(facet.id, choice.value, browsed, press.edition), press)
    for name, each in browsed.items():
        if each.picks.chosen.get("gi"):
            yield from _gi_here(name, each.picks, press)


def _common(choices: list[Choice]) -> list[Choice]:
    """The choices that get a page: all but the rarest of a long list, which stays in its order."""
    kept = set(sorted(choices, key=lambda each: (-each.products, each.value))[:PAGES]) if len(choices) > PAGES else choices
    return [each for each in choices if each in kept or not each.href.startswith("browse/")]


def _first(browsed: dict[str, Browsed]) -> list[Marked]:
    """The first product of every district, then the second, until the page is full: a walk through the showcase."""
    rows = [list(zip(each.picks.cards, each.picks.marks, strict=True)) for each in browsed.values()]
    found = [cards[n] for n in range(max(map(len, rows), default=0)) for cards in rows if n < len(cards)]
    return found[:ON_PRODUCTS]


def _shelves(facet: str, value: str, browsed: dict[str, Browsed], edition: Edition) -> list[Shelf]:
    """Every product that has a value, by district in order of the districts' names."""
    told = [(name, browsed[name].picks) for name in edition.sort((name, str(edition.district_names[name])) for name in browsed)]
    told = [(name, picks) for name, picks in told if value in picks.chosen.get(facet, {})]
    most = FEW if len(told) >= CROWD else None
    return [
        _shelf(edition.district_names[name], address.district(name), name, picks, picks.chosen[facet][value], most)
        for name, picks in told
    ]


def _shelf(name: str, href: str, district: str, picks: Picks, places: list[int], most: int | None = None) -> Shelf:
    there = {place: at for at, place in enumerate(picks.places)}
    pictured = [n for n in places if n in there][: most or FIRST]
    left = set(places).difference(pictured)
    cards = [(picks.cards[there[n]], picks.marks[there[n]]) for n in pictured]
    return Shelf(name, href, district, cards, [picks.names[n] for n in places if n in left])


def _paged(shelves: list[Shelf]) -> list[list[Shelf]]:
    """The shelves on pages: all cards on the first, and on each at most so many names."""
    pages: list[list[Shelf]] = [[]]
    room = NAMES
    for shelf in shelves:
        some = shelf.names[:room] if len(pages) == 1 else []
        left, room = shelf.names[len(some) :], room - len(some)
        if shelf.cards or some:
            pages[0].append(shelf._replace(names=some))
        while left:
            if room == 0:
                pages.append([])
                room = NAMES
            some = left[:room]
            pages[-1].append(shelf._replace(cards=[], names=some))
            left, room = left[room:], room - len(some)
    return pages


def _products(lists: list[Facet], told: dict[str, Counter[str]], cards: list[Card], press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    total = told["district"].total()
    steps = [(address.PRODUCTS, w["browse_all"])]
    body = press.render(
        "products.html",
        address.PRODUCTS,
        trail=steps,
        counts=plural("products", total, edition),
        facets=[(each, each.id in OPEN) for each in lists],
        cards=shown(cards, ""),
        first_told=w["browse_first"].format(n=number(len(cards), edition.code), all=number(total, edition.code)),
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


def _gi_here(district: str, picks: Picks, press: Press) -> Iterator[Sheet]:
    """The GI products of one district."""
    edition, w = press.edition, press.edition.words
    name = edition.district_names[district]
    shelves = [
        _shelf(edition.say(edition.commons.gi[each].name), address.gi(each), district, picks, places)
        for each, places in picks.chosen.get("gi", {}).items()
    ]
    title = w["category_in"].format(category=w["gi_products"], district=name)
    count = sum(len(each.cards) + len(each.names) for each in shelves)
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
        told = [(name, href, of, [mark for _, mark in cards], names) for name, href, of, cards, names in some]
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
        shelves=[each._replace(cards=shown([card for card, _ in each.cards], "../")) for each in shelves],  # type: ignore[arg-type]
        number=n,
        count=of,
        first=address.browse(about.facet, about.value),
        further=address.browse(about.facet, about.value, 2).replace(".2.", ".%s."),
        told=press.page_told(),
    )
    title = about.title if n == 1 else joined(" · ", (about.title, w["page_n"].format(n=number(n, edition.code))))
    return press.page("browse-1", path, str(title), f"{about.kicker}: {title}. {counts}", steps, body)


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
