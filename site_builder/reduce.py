"""After the map: what looks over all districts, the pages of prose and lessons, site maps, faces, and what is no longer made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from site_builder import (
    browsing,
    coursebooks,
    coursemedia,
    kits,
    lettering,
    searching,
    sharing,
    store,
)
from site_builder.check import codes as code_rules
from site_builder.check.collections import FOLDER as COLLECTIONS
from site_builder.check.commons import CRAFTS, GLOSSARY, PROGRAMMES
from site_builder.check.sessions import FOLDER as SESSIONS
from site_builder.district import Done, Plan, stage_sheets
from site_builder.edition import Edition, address
from site_builder.edition.lesson import examples, lesson_views
from site_builder.model.commons import Commons, Settings
from site_builder.papers import Papers, of_print
from site_builder.problem import Problem
from site_builder.site import Known, engine_out, known_from, review
from site_builder.store import Stage, key
from site_builder.writers.site import assets, sitemap
from site_builder.writers.site.browse import browse_sheets
from site_builder.writers.site.cards import Card, card_from, shown
from site_builder.writers.site.codes import code_sheets
from site_builder.writers.site.deck import deck_sheets
from site_builder.writers.site.digest import NO_CARDS, digest_from
from site_builder.writers.site.press import Press, Sheet
from site_builder.writers.site.prose import prose_sheets
from site_builder.writers.site.sessions import session_sheets
from site_builder.writers.site.trade import collection_sheets
from site_builder.writers.site.tree import drawing
from site_builder.writers.site.whole import whole_sheets

if TYPE_CHECKING:
    from site_builder import reckoning


@dataclass
class Whole:
    """What came of the reduce. `full`: it was about every district and every language."""

    full: bool = False
    pages: int = 0
    products: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the districts' pages when the whole is made: each a cached step of its own."""

    papers: Papers
    media: coursemedia.Found
    shares: sharing.Shares
    ready: dict[str, reckoning.Kept]
    index: searching.Index


def reduce(plan: Plan, known: dict[str, Known], districts: set[str], beside: Beside, stage: Stage) -> Whole:
    """Everything that looks over all districts: whole pages, prose, site maps, assets, and what is no longer made."""
    root, commons, papers = plan.root, plan.commons, beside.papers
    before = store.load(root, "whole") or {"districts": {}, "sheets": {}, "files": {}, "media": [], "made_from": {}}
    everything = _everything(root, known, before, districts, stage)
    order = [name for name in commons.districts if name in everything]
    languages = commons.settings.languages
    full = len(plan.presses) == len(languages) and known.keys() >= districts
    whole, tally = Whole(full, products=sum(each.told["counts"][0] for each in everything.values())), Done("")
    sheets = {code: each for code, each in before["sheets"].items() if code in languages}
    made_from, course = dict(before["made_from"]), _course_key(commons)
    taught = kits.publish(plan.shared, [press.edition for press in plan.presses.values()], before["files"], papers.kits, stage)
    ready = _of_order(beside.ready, order)
    rolled = _rolled(plan, ready, before["files"], stage)
    for code, press in plan.presses.items():
        told = [_told_of(name, everything[name].told, code) for name in order]
        edition_key, old = key(plan.keys[code], course), before["sheets"].get(code, {})
        downloads = _downloads(papers.books, press.edition)
        drawn_from = store.json([told, downloads, papers.kits.told_of(commons), taught[code], bool(ready)])
        made_from[code] = key(edition_key, drawn_from)
        if code not in sheets or made_from[code] != before["made_from"].get(code):
            more = session_sheets(papers.kits.made, taught[code], press)
            sheets[code] = _whole_of(plan, press, told, edition_key, downloads, bool(ready), more, old, stage, tally)
        sheets[code] = _with_codes(sheets[code], press, edition_key, everything, made_from, old, stage, tally)
        letters = _keyed(searching.sheets(beside.index, press, stage), plan.keys[code])
        lasting = {path: each for path, each in sheets[code].items() if not searching.is_letter(path)}
        decks = _keyed(deck_sheets(press, plan.media), plan.keys[code])
        further = chain(_prose(plan, press, order, stage), decks, _collections(plan, press, everything, stage), letters)
        sheets[code] = {**lasting, **stage_sheets(further, old, stage, tally)}
        drawn = _judged_sheets(ready, rolled, press, stage) if ready else iter(())
        sheets[code] = _with_readiness(sheets[code], drawn, edition_key, old, stage, tally)
    whole.pages = tally.pages
    coded = [name for name in order if everything[name].told["counts"][1]]
    whole.problems = _code_faults(plan, coded, made_from, before["made_from"], stage)
    kept, pages = _files(plan, everything, order, sheets, beside, before, made_from, stage)
    whole.pages += pages
    kept |= rolled
    anew = stage.anew and full
    made_from["media"] = key(*(everything[name].told["media"] for name in order))
    used = before["media"]
    if anew or made_from["media"] != before["made_from"].get("media"):
        used = sorted({path for name in order for path in stage.kept(f"digests/{name}")["media"]})
    lent = coursemedia.publish(root, plan.media, beside.media, before.get("lent", ()), stage, full=full)
    new = set(kept).union(used, lent, *sheets.values())
    if anew:
        new.update(f"{code}/{path}" for name in order for path in stage.kept(f"digests/{name}")["paths"] for code in languages)
    stage.remove(_old(root, before, anew=anew) - new)
    entries = {name: each.entry for name, each in everything.items()}
    stage.keep(
        "whole", {"districts": entries, "sheets": sheets, "files": kept, "media": used, "lent": lent, "made_from": made_from}
    )
    return whole


def _files(
    plan: Plan,
    everything: dict[str, Known],
    order: list[str],
    sheets: dict[str, dict[str, list[str]]],
    beside: Beside,
    before: Any,
    made_from: dict[str, str],
    stage: Stage,
) -> tuple[dict[str, str], int]:
    """Stage all that is no page of a language where it is new: address → what it is made from; how many are pages."""
    languages, kept = plan.commons.settings.languages, {}
    if len(plan.presses) < len(languages):
        kept = {path: each for path, each in before["files"].items() if path.split("/")[0] in languages and not of_print(path)}
    pages = _put(_own_files(plan), kept, before["files"], stage)
    kept |= browsing.files(plan.presses, plan.keys, {name: everything[name].told for name in order}, before["files"], stage)
    kept |= lettering.faces(plan, [(name, everything[name].told["said"]) for name in order], before, made_from, stage)
    for path, drawn_from, draw in _maps(everything, sheets, plan.commons, stage):
        kept[path] = drawn_from
        if before["files"].get(path) != drawn_from:
            stage.put(path, [draw()])
    kept |= beside.papers.publish(plan, before["files"], stage) | beside.index.files
    return kept | sharing.publish(plan.root, beside.shares, before["files"], stage), pages


def _own_files(plan: Plan) -> dict[str, bytes]:
    """Styles, scripts and drawings, and the pages at the site's root."""
    commons = plan.commons
    return assets.own_files() | {
        "assets/stylesheets/main.css": assets.theme_styles(engine_out(plan.root, next(iter(plan.presses)))),
        "robots.txt": sitemap.robots(commons.settings),
        "index.html": sitemap.chooser(commons, drawing("haat")),
        "404.html": sitemap.lost(commons, drawing("haat")),
    }


def _put(files: dict[str, bytes], kept: dict[str, str], before: dict[str, str], stage: Stage) -> int:
    """Stage the files whose bytes are new; how many of them are pages."""
    pages = 0
    for path, content in files.items():
        kept[path] = key(content)
        if before.get(path) != kept[path]:
            stage.put(path, [content])
            pages += path.endswith(".html")
    return pages


def _of_order(ready: dict[str, reckoning.Kept], order: list[str]) -> dict[str, reckoning.Kept]:
    """What was judged, of the districts that stand."""
    return {name: ready[name] for name in order if name in ready}


# What readiness is made with is read where something was judged: a build of pages alone, where nothing was, starts sooner.
def _rolled(plan: Plan, ready: dict[str, reckoning.Kept], before: dict[str, str], stage: Stage) -> dict[str, str]:
    if not ready:
        return {}
    from site_builder import rollups

    return rollups.publish(plan.presses, ready, before, stage)


def _judged_sheets(ready: dict[str, reckoning.Kept], rolled: dict[str, str], press: Press, stage: Stage) -> Iterator[Sheet]:
    from site_builder import reckoning, rollups
    from site_builder.writers.site.readiness import Showing, readiness_sheets

    offered = rollups.offered(rolled, press.edition)
    return readiness_sheets(Showing(ready, partial(reckoning.standings, stage), offered), press)


def _with_readiness(
    sheets: dict[str, list[str]], drawn: Iterator[Sheet], edition_key: str, old: Any, stage: Stage, tally: Done
) -> dict[str, list[str]]:
    """A language's pages with those of readiness as they are now."""
    judged = stage_sheets(_keyed(drawn, edition_key), old, stage, tally)
    return {path: each for path, each in sheets.items() if not _of_readiness(path)} | judged


def _of_readiness(path: str) -> bool:
    return path.partition("/")[2].startswith(address.READINESS.removesuffix(".html"))


def _told_of(name: str, told: Any, code: str) -> list[Any]:
    """What the whole pages of one language are made from, of one district: its counts, and hashes of the cards it lends."""
    return [name, told["counts"], told["featured"].get(code), told["counted"], told["picks"].get(code)]


def _of_codes(path: str) -> bool:
    """Whether a page is the page of codes or one of its lists."""
    return path.partition("/")[2] == address.CODES or path.partition("/")[2].startswith("codes/")


def _with_codes(
    sheets: dict[str, list[str]],
    press: Press,
    edition_key: str,
    districts: dict[str, Known],
    made_from: dict[str, str],
    old: dict[str, list[str]],
    stage: Stage,
    tally: Done,
) -> dict[str, list[str]]:
    """The page of codes and its lists beside a language's other pages: while no name in them is new, none is read."""
    code = press.edition.code
    others = {path: each for path, each in sheets.items() if not _of_codes(path)}
    name = key(edition_key, *(districts[name].told["codes"].get(code, "") for name in sorted(districts)))
    before, made_from[f"codes {code}"] = made_from.get(f"codes {code}"), name
    if name == before and f"{code}/{address.CODES}" in old:
        return others | {path: each for path, each in old.items() if _of_codes(path)}
    names = {
        f"{district}/{seller}": each["names"][code]
        for district in sorted(districts)
        if districts[district].told["counts"][1]  # one without sellers keeps no codes
        for seller, each in stage.kept(f"codes/{district}").items()
        if code in each["names"]
    }
    return others | stage_sheets(_keyed(code_sheets(names, press), edition_key), old, stage, tally)


def _code_faults(plan: Plan, order: list[str], made_from: dict[str, str], before: dict[str, str], stage: Stage) -> list[Problem]:
    """Products with one short code, looked for when a product is new."""
    if all(made_from[f"codes {code}"] == before.get(f"codes {code}") for code in plan.presses):
        return []
    kept = ((name, stage.kept(f"codes/{name}")) for name in order)
    return code_rules.alike((f"{name}/{seller}", each["skus"]) for name, sellers in kept for seller, each in sellers.items())


def _whole_of(
    plan: Plan,
    press: Press,
    told: Any,
    edition_key: str,
    downloads: Any,
    ready: bool,
    more: Iterator[Sheet],
    old: Any,
    stage: Stage,
    tally: Done,
) -> dict[str, list[str]]:
    """The whole pages of one language, from the districts' digests, which are two megabytes: the next needs not add to them."""
    code = press.edition.code
    cards = {name: stage.kept(f"featured/{code}/{name}") if there else NO_CARDS for name, _, there, *_ in told}
    digests = {name: digest_from(counts, code, cards[name]) for name, counts, *_ in told}
    browsed = {name: browsing.browsed(name, code, counted, picks, stage) for name, *_, counted, picks in told}
    pages = whole_sheets(digests, press, downloads, ready=ready), browse_sheets(browsed, digests, press)
    drawn = _keyed(chain(*pages, more), edition_key)
    return stage_sheets(drawn, old, stage, tally)


def _downloads(books: coursebooks.Books, each: Edition) -> dict[str, list[tuple[str, str, str]]]:
    """What each module's page, and the course's, offers to print and keep."""
    return {module: coursebooks.told(found, each) for module, found in books.downloads(each.code).items()}


def _everything(root: Path, known: dict[str, Known], before: Any, districts: set[str], stage: Stage) -> dict[str, Known]:
    """The districts of this build and, of a partial build, those that earlier ones left; a district that is gone is removed."""
    everything = dict(known)
    for name, entry in before["districts"].items():
        if name in everything:
            continue
        if name in districts:
            everything[name] = known_from(entry)
        else:
            state = {"sellers": {}, "lists": {}} | (store.load(root, f"districts/{name}") or {})
            gone = {path for each in state["sellers"].values() for pages in each["pages"].values() for path in pages}
            stage.remove(gone | {path for pages in state["lists"].values() for path in pages})
            for part in ("districts", "digests"):  # should it come back, nothing of it stands any more
                stage.keep(f"{part}/{name}", {})
    return everything


def _course_key(commons: Commons) -> str:
    """What whole pages depend on and districts' pages do not: programmes, modules, lessons, glossary."""
    files = [
        PROGRAMMES,
        GLOSSARY,
        CRAFTS,
        *(f"{COLLECTIONS}/{name}.yml" for name in commons.collections),
        *(f"modules/{name}/module.yml" for name in commons.modules),
    ]
    files += [f"{SESSIONS}/{name}.yml" for name in commons.sessions]
    lessons = [str(each.lessons) for each in commons.modules.values()]
    return key(*(commons.texts.get(file, "") for file in files), *lessons)


def _keyed(sheets: Any, edition_key: str) -> Any:
    for sheet in sheets:
        yield sheet._replace(key=key(sheet.key, edition_key))


def _prose(plan: Plan, press: Press, everything: Iterable[str], stage: Stage) -> Iterator[Sheet]:
    """The engine's pages of one language."""
    root, each = plan.root, press.edition
    written = {
        name: next(code for code in (each.code, *each.chain) if (root / f"content/pages/{name}.{code}.md").exists())
        for name in each.commons.pages
    }
    cards = _cards(plan, each, set(everything), stage)
    return prose_sheets(engine_out(root, each.code), plan.keys[each.code], press, written, review(each), cards, plan.media)


def _cards(plan: Plan, each: Edition, districts: set[str], stage: Stage) -> dict[str, str]:
    """The live records that lessons show: product id → its card, for a page that lies two folders deep."""
    named = sorted(
        {name for module in each.commons.modules.values() for view in lesson_views(module, each) for name in examples(view)}
    )
    found = _named(named, each.code, districts, stage)
    return dict(zip(found, shown(list(found.values()), "../../"), strict=True))


def _named(named: Iterable[str], code: str, districts: set[str], stage: Stage) -> dict[str, Card]:
    """The cards of products by their ids, of those that are shown."""
    told: dict[str, Card] = {}
    for district, names in groupby(sorted(named), key=lambda name: name.partition("/")[0]):
        if district not in districts:
            continue
        lines = dict(
            zip(stage.kept(f"districts/{district}")["sellers"], stage.kept_bytes(f"cards/{district}").splitlines(), strict=True)
        )
        for name in names:
            kept = store.from_json(lines.get(name.split("/")[1], b"{}")).get(code, ())
            for card in map(card_from, kept):
                if card.href == address.product(*name.split("/")):
                    told[name] = card
    return told


def _collections(plan: Plan, press: Press, everything: dict[str, Known], stage: Stage) -> Iterator[Sheet]:
    """Pages of collections: poured anew only where a card of a district that they name is new."""

    def made_from(named: list[str]) -> list[Any]:
        return [everything[name].told["cards"] for name in sorted({each.partition("/")[0] for each in named} & everything.keys())]

    def fetch(named: list[str]) -> dict[str, Card]:
        return _named(named, press.edition.code, set(everything), stage)

    yield from _keyed(collection_sheets(made_from, fetch, press), plan.keys[press.edition.code])


def _maps(
    everything: dict[str, Known], sheets: Any, commons: Commons, stage: Stage
) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """A site map for the whole pages and one per district, and their index: address, key, and how it is drawn."""
    settings = commons.settings
    first = next(iter(sheets))
    whole = {path.partition("/")[2] for path in sheets[first]}
    paths = sorted(path for path in whole - {"404.html"} if path.endswith(".html"))  # a feed is no page
    fixed = (settings.base_url, *settings.languages)
    yield "sitemap-showcase.xml", key(*fixed, *paths), partial(sitemap.fragment, paths, settings)
    for name, each in everything.items():
        yield f"sitemap-{name}.xml", key(*fixed, each.told["paths"]), partial(_district_map, name, settings, stage)
    maps = ["sitemap-showcase.xml", *(f"sitemap-{name}.xml" for name in everything)]
    yield "sitemap.xml", key(settings.base_url, str(settings.updated), *sorted(maps)), partial(sitemap.index, maps, settings)


def _district_map(name: str, settings: Settings, stage: Stage) -> bytes:
    return sitemap.fragment(stage.kept(f"digests/{name}")["paths"], settings)


def _old(root: Path, before: Any, *, anew: bool) -> set[str]:
    """What an earlier build made besides districts' pages, which districts look after; everything, if nobody knows."""
    if anew:
        return store.published(root)
    return (
        set(before["files"])
        | {path for pages in before["sheets"].values() for path in pages}
        | {*before.get("media", ()), *before.get("lent", ())}
    )
