"""Whole-showcase pages in one language: home, districts, categories, GI, programmes, modules. The reduce half.

They see districts only through their digests.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any

from site_builder.edition import Edition, address, joined
from site_builder.edition.place import checked, dated_facts, gi_facts, module_view, other_names, plural
from site_builder.edition.rows import paragraphs
from site_builder.language import number
from site_builder.model.commons import Category, GiProduct, Sector
from site_builder.model.programme import Programme
from site_builder.writers.site.cards import Card, shown
from site_builder.writers.site.course import Downloads, course_sheets
from site_builder.writers.site.digest import Digest
from site_builder.writers.site.feed import feed_sheets
from site_builder.writers.site.finish import rooted
from site_builder.writers.site.inquiry import inquiry_page
from site_builder.writers.site.press import Page, Press, Sheet
from site_builder.writers.site.tilemap import tile_map
from site_builder.writers.site.trade import craft_sheets

ON_HOME, ON_CATEGORY, ON_GI = 8, 4, 24


def whole_sheets(digests: dict[str, Digest], press: Press, downloads: Downloads, *, ready: bool = False) -> Iterator[Sheet]:
    """Every page that looks over all districts.

    `downloads`: what the course offers to print and keep, by module; `ready`: whether there are pages of readiness.
    """
    edition, code = press.edition, press.edition.code
    commons = edition.commons
    counts = {key: (each.products, each.sellers) for key, each in digests.items()}
    by_category = {key: each.categories for key, each in digests.items()}
    cards = _home_cards(digests, code)
    yield press.sheet(address.HOME, (counts, by_category, cards), partial(_home, digests, cards, press))
    yield press.sheet(address.DISTRICTS, counts, partial(_districts, digests, press))
    yield press.sheet(address.CATEGORIES, by_category, partial(_categories, digests, press))
    for sector in commons.sectors.values():
        for category in sector.categories:
            shelves = {
                key: (each.categories[category.id], each.featured.get(code, {}).get(category.id))
                for key, each in digests.items()
                if each.categories.get(category.id)
            }
            if shelves:
                pour = partial(_category, category, sector, digests, press)
                yield press.sheet(address.category(category.id), shelves, pour)
    if commons.gi:
        yield press.sheet(address.GI, {key: each.gi for key, each in digests.items()}, partial(_gi, digests, press))
        for key, record in commons.gi.items():
            gi_cards = {
                name: (each.gi[key], each.gi_cards.get(code, {}).get(key)) for name, each in digests.items() if key in each.gi
            }
            yield press.sheet(address.gi(key), gi_cards, partial(_gi_product, record, digests, press))
    if commons.programmes:
        yield press.sheet(address.PROGRAMMES, ready, partial(_programmes, press, ready))
        for programme in commons.programmes.values():
            yield press.sheet(address.programme(programme.id), ready, partial(_programme, programme, press, ready))
    yield press.sheet(address.INQUIRY, 0, partial(inquiry_page, press))
    yield from craft_sheets(digests, _ordered(digests, edition), press)
    yield from feed_sheets(digests, press)
    yield from course_sheets(press, downloads)
    yield press.sheet(address.LOST, 0, partial(_not_found, press))


def _lines(told: list[dict[str, Any]]) -> list[SimpleNamespace]:
    """Templates read attributes."""
    return [SimpleNamespace(**each) for each in told]


def _ordered(digests: dict[str, Digest], edition: Edition) -> list[str]:
    names = edition.district_names
    return edition.sort((key, str(names[key])) for key in digests)


def _home(digests: dict[str, Digest], cards: list[Card], press: Press) -> Page:
    edition = press.edition
    commons = edition.commons
    products = sum(each.products for each in digests.values())
    counts = joined(
        " · ",
        (
            plural("districts", len(commons.districts), edition),
            plural("sellers", sum(each.sellers for each in digests.values()), edition),
            plural("products", products, edition),
        ),
    )
    sectors = [
        {"id": each.id, "motif": each.motif, "name": edition.say(each.name), "count": plural("products", n, edition)}
        for each in commons.sectors.values()
        if (n := _sector_count(each, digests))
    ]
    title, tagline = edition.say(edition.settings.name), edition.say(edition.settings.tagline)
    body = press.render(
        "home.html",
        address.HOME,
        name=title,
        tagline=tagline,
        counts=counts,
        map=_markup(tile_map({key: each.products for key, each in digests.items()}, edition, "")),
        cards=shown(cards, ""),
        districts=[(address.district(key), edition.district_names[key]) for key in _named(edition)],
        district_names=edition.district_names,
        sectors=_lines(sectors),
        collections=[
            (address.collection(n), edition.say(c.title), edition.words[f"collection_{c.kind}"])
            for n, c in commons.collections.items()
        ],
        crafts=_craft_links(edition),
        modules=[module_view(each, edition) for each in commons.modules.values()],
        programmes=[(address.programme(p.id), edition.say(p.name), edition.say(p.summary)) for p in commons.programmes.values()],
    )
    return press.page("home", address.HOME, f"{title} · {tagline}", str(tagline), [], body)


def _craft_links(edition: Edition) -> list[tuple[str, str]]:
    """Every craft in dictionary order of its name: (address, name)."""
    names = {key: edition.say(each.name) for key, each in edition.commons.crafts.items()}
    return [(address.craft(key), names[key]) for key in edition.sort((key, str(name)) for key, name in names.items())]


def _home_cards(digests: dict[str, Digest], code: str) -> list[Card]:
    """One card a district, of a category not shown yet, with a photo: a walk through the showcase."""
    found: list[Card] = []
    seen: set[str] = set()
    for each in digests.values():
        for category, cards in each.featured.get(code, {}).items():
            card = next((c for c in cards if c.photo), None)
            if card and category not in seen:
                found.append(card)
                seen.add(category)
                break
        if len(found) == ON_HOME:
            break
    return found


def _markup(svg: str) -> Any:
    from markupsafe import Markup

    return Markup(svg)  # made by our own code, every name in it escaped


def _sector_count(sector: Sector, digests: dict[str, Digest]) -> int:
    return sum(each.categories.get(category.id, 0) for category in sector.categories for each in digests.values())


def _named(edition: Edition) -> list[str]:
    """Every district in dictionary order of its name."""
    return edition.sort((key, str(name)) for key, name in edition.district_names.items())


def _districts(digests: dict[str, Digest], press: Press) -> Page:
    edition = press.edition
    counts = {key: digests[key].products if key in digests else 0 for key in edition.commons.districts}
    listed = [
        {
            "href": address.district(key),
            "name": edition.district_names[key],
            "count": plural("products", counts[key], edition),
            "known": joined(", ", [edition.say(each) for each in edition.commons.districts[key].known_for[:3]]),
        }
        for key in _named(edition)
    ]
    steps = [(address.DISTRICTS, edition.words["districts"])]
    svg = _markup(tile_map(counts, edition, address.up(address.DISTRICTS)))
    body = press.render("districts.html", address.DISTRICTS, trail=steps, districts=_lines(listed), map=svg)
    return press.page("catalog-1", address.DISTRICTS, edition.words["districts"], edition.words["map_told"], steps, body)


def _categories(digests: dict[str, Digest], press: Press) -> Page:
    edition = press.edition
    sectors = []
    for sector in edition.commons.sectors.values():
        categories = []
        for category in sector.categories:
            n = sum(each.categories.get(category.id, 0) for each in digests.values())
            categories.append((address.category(category.id) if n else "", edition.say(category.name), number(n, edition.code)))
        told = {"id": sector.id, "motif": sector.motif, "name": edition.say(sector.name), "intro": edition.say(sector.intro)}
        told |= {"count": plural("products", _sector_count(sector, digests), edition), "categories": categories}  # type: ignore[dict-item]
        sectors.append(told)
    steps = [(address.CATEGORIES, edition.words["categories"])]
    body = press.render("categories.html", address.CATEGORIES, trail=steps, sectors=_lines(sectors), crafts=_craft_links(edition))
    return press.page("category-1", address.CATEGORIES, edition.words["categories"], edition.words["home_categories"], steps, body)


def _category(category: Category, sector: Sector, digests: dict[str, Digest], press: Press) -> Page:
    edition = press.edition
    code, name = edition.code, edition.say(category.name)
    path = address.category(category.id)
    shelves = []
    for key in _ordered(digests, edition):
        n = digests[key].categories.get(category.id, 0)
        if n:
            district = edition.district_names[key]
            shelves.append(
                {
                    "id": key,
                    "name": district,
                    "href": address.district(key),
                    "cards": shown(digests[key].featured.get(code, {}).get(category.id, [])[:ON_CATEGORY], address.up(path)),
                    "all_href": address.district_category(key, category.id),
                    "all": edition.words["see_all_in"].format(n=number(n, code), district=district),
                }
            )
    total = sum(each.categories.get(category.id, 0) for each in digests.values())
    steps = [(address.CATEGORIES, edition.words["categories"]), (path, name)]
    body = press.render(
        "category.html",
        path,
        trail=steps,
        sector=edition.say(sector.name),
        name=name,
        other_names=other_names(category.name, edition),
        counts=joined(" · ", (plural("products", total, edition), plural("districts", len(shelves), edition))),
        districts=_lines(shelves),
        scope=f"category={category.id}",
    )
    listed = [address.district_category(str(each["id"]), category.id) for each in shelves]
    return press.page("category-1", path, str(name), f"{name}: {edition.say(sector.intro)}", steps, body, listed=listed)


def _gi(digests: dict[str, Digest], press: Press) -> Page:
    edition = press.edition
    records = edition.commons.gi
    order = edition.sort((key, str(edition.say(each.name))) for key, each in records.items())
    listed = []
    for key in order:
        record = records[key]
        n = sum(each.gi.get(key, 0) for each in digests.values())
        listed.append(
            {
                "href": address.gi(key),
                "name": edition.say(record.name),
                "number": key,
                "kind": edition.words["class_" + record.class_],
                "districts": joined(", ", [edition.district_names[d] for d in record.districts if d in edition.district_names]),
                "count": plural("products", n, edition) if n else "",
                "checked": checked(record.checked_on, edition),
            }
        )
    steps = [(address.GI, edition.words["gi_products"])]
    body = press.render("gi.html", address.GI, trail=steps, products=_lines(listed))
    return press.page("gi-1", address.GI, edition.words["gi_products"], edition.words["gi_told"], steps, body)


def _gi_product(record: GiProduct, digests: dict[str, Digest], press: Press) -> Page:
    edition = press.edition
    path, name = address.gi(record.key), edition.say(record.name)
    n = sum(each.gi.get(record.key, 0) for each in digests.values())
    cards = [c for key in _ordered(digests, edition) for c in digests[key].gi_cards.get(edition.code, {}).get(record.key, [])]
    steps = [(address.GI, edition.words["gi_products"]), (path, name)]
    body = press.render(
        "gi_product.html",
        path,
        trail=steps,
        name=name,
        other_names=other_names(record.name, edition),
        facts=gi_facts(record, edition),
        districts=[(address.district(d), edition.district_names[d]) for d in record.districts if d in edition.district_names],
        note=edition.say(record.note),
        source=record.source,
        checked=checked(record.checked_on, edition),
        cards=shown(cards[:ON_GI], address.up(path)),
        scope=f"gi={record.key}",
        every=address.browse("gi", record.key) if n > len(cards) else "",
        every_told=edition.words["browse_every"].format(n=number(n, edition.code)),
    )
    return press.page(
        "gi-1",
        path,
        str(name),
        f"{name}: {edition.words['gi_of']}, {record.key}",
        steps,
        body,
        listed=[c.href for c in cards[:ON_GI]],
    )


def _programmes(press: Press, ready: bool) -> Page:
    edition = press.edition
    programmes = edition.commons.programmes
    listed = [(address.programme(p.id), edition.say(p.name), edition.say(p.summary)) for p in programmes.values()]
    steps = [(address.PROGRAMMES, edition.words["programmes"])]
    further = address.READINESS if ready else ""
    body = press.render("programmes.html", address.PROGRAMMES, trail=steps, programmes=listed, ready=further)
    return press.page(
        "programmes-1", address.PROGRAMMES, edition.words["programmes"], edition.words["home_programmes"], steps, body
    )


def _programme(record: Programme, press: Press, ready: bool) -> Page:
    edition = press.edition
    path, name = address.programme(record.id), edition.say(record.name)
    steps = [(address.PROGRAMMES, edition.words["programmes"]), (path, name)]
    body = press.render(
        "programme.html",
        path,
        trail=steps,
        name=name,
        summary=edition.say(record.summary),
        countries=joined(", ", [edition.words.get(f"country_{each}", each) for each in record.countries]),
        run_by=edition.say(record.run_by),
        offers=paragraphs(edition.say(record.offers)),
        haat=paragraphs(edition.say(record.haat)),
        ways=[
            (edition.words[word], edition.say(text)) for word, text in (("joins", record.joins), ("join_how", record.how)) if text
        ],
        facts=dated_facts(record.facts, edition),
        districts=[(address.district(d), edition.district_names[d]) for d in record.districts],
        checked=checked(record.checked_on, edition),
        ready=address.readiness_for(record.id) if ready and record.channels else "",
    )
    return press.page("programmes-1", path, str(name), str(edition.say(record.summary)), steps, body)


def _not_found(press: Press) -> Page:
    """Shown for any lost address, however deep, so its links start at the site's root."""
    w, code = press.edition.words, press.edition.code
    body = press.render("not_found.html", address.LOST)
    page = press.page("home", address.LOST, w["not_found"], w["not_found_told"], [], body)
    return page._replace(parts=[rooted(b"".join(page.parts), press.edition.settings.base_url + code)])
