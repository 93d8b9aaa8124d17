"""What a reader sees of crafts and collections."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.edition import Edition, address
from site_builder.edition.place import dated_facts, other_names
from site_builder.edition.rows import Pair, paragraphs
from site_builder.language import day, number
from site_builder.model.collection import Collection, Window
from site_builder.model.craft import Craft


class CraftView(NamedTuple):
    """A craft's page, without its products."""

    id: str
    href: str
    name: str
    other_names: tuple[Pair, ...]
    sector: str
    motif: str
    summary: str
    story: tuple[str, ...]
    steps: tuple[str, ...]
    signs: tuple[str, ...]
    districts: tuple[Pair, ...]  # (address, name)
    gi: tuple[tuple[str, str, str], ...]  # (address, name, key)
    facts: tuple[tuple[str, str, str], ...]  # (statement, source, date)
    source: str
    checked: str


def craft_view(craft: Craft, edition: Edition) -> CraftView:
    """Everything that a craft's page says."""
    commons, say = edition.commons, edition.say
    return CraftView(
        craft.id,
        address.craft(craft.id),
        say(craft.name),
        other_names(craft.name, edition),
        edition.sector_names[craft.sector],
        commons.sectors[craft.sector].motif,
        say(craft.summary),
        paragraphs(say(craft.story)),
        tuple([say(each) for each in craft.steps]),
        tuple([say(each) for each in craft.signs]),
        tuple([(address.district(each), edition.district_names[each]) for each in craft.districts]),
        tuple([(address.gi(key), say(commons.gi[key].name), key) for key in craft.gi]),
        tuple(dated_facts(craft.facts, edition)),
        craft.source,
        day(craft.checked_on, edition.code),
    )


class WindowView(NamedTuple):
    """Days on which something holds."""

    name: str
    span: str
    what: str
    over: bool


class StallView(NamedTuple):
    """A stall, and what stands on it."""

    number: str
    district: str
    district_href: str
    note: str
    products: tuple[str, ...]  # ids


class CollectionView(NamedTuple):
    """A collection's page, without the cards of its products."""

    id: str
    href: str
    kind: str
    title: str
    other_names: tuple[Pair, ...]
    intro: tuple[str, ...]
    place: str
    span: str
    over: bool
    windows: tuple[WindowView, ...]
    products: tuple[str, ...]  # ids
    stalls: tuple[StallView, ...]
    source: str
    sample: bool


def collection_view(name: str, each: Collection, edition: Edition) -> CollectionView:
    """Everything that a collection's page says."""
    say, w, today = edition.say, edition.words, edition.settings.updated
    dates = [day(date, edition.code) for date in (each.from_, each.to) if date]
    return CollectionView(
        name,
        address.collection(name),
        w[f"collection_{each.kind}"],
        say(each.title),
        other_names(each.title, edition),
        paragraphs(say(each.intro)),
        say(each.place),
        " – ".join(dates),
        each.to is not None and each.to < today,
        tuple([_window(window, edition) for window in each.windows]),
        tuple(each.products),
        tuple(
            [
                StallView(
                    edition.plain(stall.number),
                    edition.district_names[stall.district] if stall.district else "",
                    address.district(stall.district) if stall.district else "",
                    say(stall.note),
                    tuple(stall.products),
                )
                for stall in each.stalls
            ]
        ),
        each.source or "",
        each.sample,
    )


def _window(window: Window, edition: Edition) -> WindowView:
    code = edition.code
    return WindowView(
        edition.say(window.name),
        f"{day(window.from_, code)} – {day(window.to, code)}",
        edition.words["percent_off"].format(n=number(window.percent, code)) if window.percent else "",
        window.to < edition.settings.updated,
    )
