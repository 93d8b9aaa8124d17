"""Pages of readiness: the state, each district, each seller, and the channels of a programme. Nothing private is on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from types import SimpleNamespace
from typing import Any, NamedTuple

from site_builder.edition import Edition, address, joined
from site_builder.edition.place import plural
from site_builder.edition.readiness import (
    best_views,
    demand_told,
    field_name,
    lesson_told,
    only_told,
    state_told,
    steps_told,
    who_told,
)
from site_builder.language import day, number
from site_builder.model.programme import Programme
from site_builder.readiness import (
    LISTED,
    Asked,
    Cell,
    Demand,
    Judged,
    Standing,
    Summary,
    asked_on,
    names_of,
    next_best,
    summed,
)
from site_builder.writers.site.press import Page, Press, Sheet

MOULD, BEST, ONLY = "programmes-1", 6, 10
Files = list[tuple[str, str]]


class Showing(NamedTuple):
    """What the pages are made from: each district's key and summary, a way to its sellers' cells, and files to keep."""

    districts: Mapping[str, tuple[str, Summary]]
    sellers: Callable[[str], list[Standing]]
    files: Mapping[str, Files]  # page → (address, what it is) of what it offers to keep


def readiness_sheets(showing: Showing, press: Press) -> Iterator[Sheet]:
    """Every page of readiness in one language."""
    edition = press.edition
    districts = {name: each for name, each in showing.districts.items() if each[1].products}
    if not districts or not edition.commons.channels:
        return
    asked = asked_on(edition.commons, edition.settings.updated)
    keys = {name: made_from for name, (made_from, _) in districts.items()}
    summaries = {name: each for name, (_, each) in districts.items()}
    files = showing.files.get(address.READINESS, [])
    yield press.sheet(address.READINESS, [keys, files], partial(_state, summaries, asked, files, press))
    for programme in edition.commons.programmes.values():
        if programme.channels:
            pour = partial(_programme, programme, summaries, asked, press)
            yield press.sheet(address.readiness_for(programme.id), [keys, programme.channels], pour)
    named = names_of(asked)
    for name, (made_from, each) in districts.items():
        files = showing.files.get(address.readiness(name), [])
        pour = partial(_district, name, each, asked, files, press)
        yield press.sheet(address.readiness(name), [made_from, files], pour)
        read = cache(partial(showing.sellers, name))  # only when a page of the district is poured
        for seller, _, products, _ in each.sellers:
            if products:
                pour = partial(_seller, seller, read, asked, named, press)
                yield press.sheet(address.readiness(name, seller), made_from, pour)


# ── over many sellers ────────────────────────────────────────────────────────────────────────────


def _overview(title: str, path: str, steps: Any, whole: Summary, rows: Any, asked: list[Asked], press: Press, **more: Any) -> Page:
    """A page of counts: channels, the next best answers, what one answer holds back, and the rows below."""
    edition, w = press.edition, press.edition.words
    of = whole.products
    channels = [_channel(each, whole.tallies.get(each.channel.id, {}), edition) for each in asked]
    body = press.render(
        "readiness.html",
        path,
        trail=steps,
        title=title,
        as_of=w["ready_as_of"].format(date=day(edition.settings.updated, edition.code)),
        products=plural("products", of, edition),
        channels=channels,
        best=best_views(whole.best(BEST), edition),
        only=only_told(whole.alone, of, edition, ONLY),
        heads=[edition.say(each.channel.name) for each in asked],
        rows=rows,
        **{"about": (), "listed": None, "files": (), **more},
    )
    return press.page(MOULD, path, title, str(w["ready_lead"]), steps, body)


def _channel(asked: Asked, counts: Mapping[str, int], edition: Edition) -> SimpleNamespace:
    """A channel with its counts."""
    code, channel = edition.code, asked.channel
    return SimpleNamespace(
        name=edition.say(channel.name),
        sure=edition.words[f"ready_sure_{channel.evidence}"],
        proof=edition.say(channel.proof),
        able=number(_able(counts), code),
        blocked=number(counts.get("blocked", 0), code),
        unsuited=number(counts["unsuited"], code) if counts.get("unsuited") else "",
    )


def _able(counts: Mapping[str, int]) -> int:
    return sum(counts.get(state, 0) for state in ("ready", "warnings", "account"))


def _trail(edition: Edition, *more: tuple[str, str]) -> list[tuple[str, str]]:
    w = edition.words
    return [(address.PROGRAMMES, w["programmes"]), (address.READINESS, w["ready_title"]), *more]


def _district_rows(summaries: Mapping[str, Summary], asked: list[Asked], edition: Edition) -> list[Any]:
    rows = []
    for name in edition.sort((key, str(edition.district_names[key])) for key in summaries):
        each = summaries[name]
        able = [_able(each.tallies.get(one.channel.id, {})) for one in asked]
        rows.append((address.readiness(name), edition.district_names[name], *_counts(able, each.products, edition)))
    return rows


def _counts(able: list[int], of: int, edition: Edition) -> tuple[str, list[tuple[str, str]]]:
    """How many there are, and for each channel how many are able, with how full that is (none, some, all)."""
    told = [(number(n, edition.code), "none" if not n else "all" if n == of else "some") for n in able]
    return number(of, edition.code), told


def _state(summaries: Mapping[str, Summary], asked: list[Asked], files: Files, press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    rows = _district_rows(summaries, asked, edition)
    title = str(w["ready_title"])
    whole, steps = summed(summaries.values()), _trail(edition)
    return _overview(title, address.READINESS, steps, whole, rows, asked, press, first=w["district"], files=files)


def _programme(programme: Programme, summaries: Mapping[str, Summary], asked: list[Asked], press: Press) -> Page:
    """The channels that a programme leads to, in its districts where a source names them."""
    edition, w = press.edition, press.edition.words
    mine = [each for each in asked if each.channel.id in programme.channels]
    chosen = {name: each for name, each in summaries.items() if not programme.districts or name in programme.districts}
    whole = summed(chosen.values())
    whole.only = [each for each in whole.only if each[0] in programme.channels]
    whole.opens, whole.helps = {}, {}  # those were weighed over all channels
    name = edition.say(programme.name)
    title, path = str(w["ready_of"].format(name=name)), address.readiness_for(programme.id)
    steps = _trail(edition, (path, name))
    rows, listed = _district_rows(chosen, mine, edition), list(_listed(chosen, mine, edition))
    about = (address.programme(programme.id), name)
    return _overview(title, path, steps, whole, rows, mine, press, first=w["district"], about=about, listed=listed)


def _listed(summaries: Mapping[str, Summary], asked: list[Asked], edition: Edition) -> Iterator[SimpleNamespace]:
    """Of each district the first products that are ready for one of the channels, with all of those channels."""
    names = {each.channel.id: str(edition.say(each.channel.name)) for each in asked}
    for name in edition.sort((key, str(edition.district_names[key])) for key in summaries):
        found: dict[str, list[str]] = {}
        for channel, told in names.items():
            for product in summaries[name].able.get(channel, ()):
                found.setdefault(product, []).append(told)
        shown = sorted((each for each in found if each in summaries[name].titles), key=lambda each: -len(found[each]))[:LISTED]
        if shown:
            titles, left = summaries[name].titles, len(found) - len(shown)
            yield SimpleNamespace(
                href=address.readiness(name),
                name=edition.district_names[name],
                products=[
                    (address.product(name, *each.split("/")), edition.say(titles[each]), joined(", ", found[each]))
                    for each in shown
                ],
                more=edition.words["ready_more"].format(n=number(left, edition.code)) if left else "",
            )


def _district(name: str, found: Summary, asked: list[Asked], files: Files, press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    place, path = edition.district_names[name], address.readiness(name)
    rows = []
    for seller, names, products, able in found.sellers:
        href = address.readiness(name, seller) if products else address.seller(name, seller)
        counts = _counts([able.get(each.channel.id, 0) for each in asked], products, edition)
        rows.append((href, edition.say(names), *counts))
    steps = _trail(edition, (path, place))
    title = str(w["ready_of"].format(name=place))
    about = (address.district(name), place)
    return _overview(title, path, steps, found, rows, asked, press, first=w["ready_seller"], about=about, files=files)


# ── one seller ───────────────────────────────────────────────────────────────────────────────────


def _seller(seller: str, read: Callable[[], list[Standing]], asked: list[Asked], named: Mapping[str, Demand], press: Press) -> Page:
    edition, w = press.edition, press.edition.words
    standing = next(each for each in read() if each.seller == seller)
    district, name = standing.district, edition.say(standing.name)
    path = address.readiness(district, seller)
    place = (address.readiness(district), edition.district_names[district])
    steps = _trail(edition, place, (path, name))
    title = str(w["ready_of"].format(name=name))
    body = press.render(
        "readiness_seller.html",
        path,
        trail=steps,
        title=title,
        name=name,
        sample=standing.sample,
        as_of=w["ready_as_of"].format(date=day(edition.settings.updated, edition.code)),
        about=address.seller(district, seller),
        best=best_views(next_best(standing.cells, BEST), edition),
        heads=[(edition.say(each.channel.name), w[f"ready_sure_{each.channel.evidence}"]) for each in asked],
        products=[_product(each, named, edition) for each in standing.products],
        steps=[(edition.say(each.channel.name), steps_told(each.channel, edition)) for each in asked if each.channel.account],
    )
    return press.page(MOULD, path, title, str(w["ready_lead"]), steps, body)


def _product(product: Judged, named: Mapping[str, Demand], edition: Edition) -> SimpleNamespace:
    w, paths = edition.words, dict.fromkeys(path for each in product.cells for path in each.assumed)
    assumed = joined(", ", [field_name(path, edition) for path in paths])
    return SimpleNamespace(
        href=address.product(product.district, product.seller, product.sku),
        id=product.sku,
        title=edition.say(product.title),
        states=[(each.channel, each.state, state_told(each, edition)) for each in product.cells],
        best=best_views(next_best(product.cells, 1), edition),
        assumed=w["ready_assumed"].format(fields=assumed) if assumed else "",
        blocks=_wanted(product.cells, named, "block", edition),
        warns=_wanted(product.cells, named, "warn", edition),
    )


def _wanted(cells: tuple[Cell, ...], named: Mapping[str, Demand], severity: str, edition: Edition) -> list[SimpleNamespace]:
    """What is missing, each answer once: how to give it, where it is taught, and who demands it."""
    found: dict[str, SimpleNamespace] = {}
    for cell in cells:
        for reason in cell.reasons:
            demand = named.get(reason.key)
            if reason.severity != severity or demand is None:
                continue
            if reason.field not in found:
                found[reason.field] = _answer(reason.field, reason.value, demand, edition)
            told, channel = demand_told(demand, edition), edition.say(edition.commons.channels[cell.channel].name)
            who = (channel if channel not in told else "", told, who_told(demand, edition), demand.source.url or "")
            found[reason.field].who.append(who)
    return sorted(found.values(), key=lambda each: -len(each.who))


def _answer(path: str, value: str, demand: Demand, edition: Edition) -> SimpleNamespace:
    answer = edition.commons.answers.get(path)
    lesson, title = lesson_told(demand.lesson, edition)
    now = edition.words["ready_now"].format(value=value) if value else edition.words["ready_missing"]
    return SimpleNamespace(
        name=field_name(path, edition),
        now=now,
        ask=edition.say(demand.remedy or (answer.ask if answer else None)),
        lesson=lesson,
        lesson_title=title,
        who=[],
    )
