"""The site's part of the pipe: prepare what all districts need, remember them, and write what looks over all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from markupsafe import escape

from site_builder import coursebooks, coursemedia, engines, fonts, kits, printing, scan, standin, store
from site_builder.check.catalogue import CATALOGS
from site_builder.check.commons import DISTRICTS, GI, GLOSSARY, MATERIALS, PROGRAMMES, SECTORS, SETTINGS
from site_builder.check.sessions import FOLDER as SESSIONS
from site_builder.district import Done, Plan, district_stamp, stage_sheets
from site_builder.edition import Edition, edition, ui_words
from site_builder.edition.lesson import examples, lesson_views
from site_builder.edition.media import depends
from site_builder.language import MONTHS
from site_builder.model.commons import Commons, Settings
from site_builder.problem import Problem, Where, error, pack, unpack, warning
from site_builder.source import nearest, read_yaml
from site_builder.store import Stage, key
from site_builder.writers.site import assets, render, sitemap
from site_builder.writers.site.cards import card_from, shown
from site_builder.writers.site.deck import deck_sheets
from site_builder.writers.site.digest import digest_from
from site_builder.writers.site.mould import moulds
from site_builder.writers.site.press import Press, Sheet
from site_builder.writers.site.prose import prose_sheets
from site_builder.writers.site.sessions import session_sheets
from site_builder.writers.site.tree import drawing, showcase_links, tree
from site_builder.writers.site.whole import whole_sheets


@dataclass
class Known:
    """A district as the whole needs it."""

    problems: list[Problem] = field(default_factory=list)
    entry: dict[str, Any] = field(default_factory=dict)

    @property
    def told(self) -> Any:
        """How many products it has, and hashes of all that is merged over districts and read only where one is new."""
        return self.entry["told"]


@dataclass
class Whole:
    """What came of the reduce. `full`: it was about every district and every language."""

    full: bool = False
    pages: int = 0
    products: int = 0
    problems: list[Problem] = field(default_factory=list)


# ── before the map ───────────────────────────────────────────────────────────────────────────────


def prepare(root: Path, commons: Commons, seen: scan.Seen, languages: tuple[str, ...], *, pour: bool) -> tuple[Plan, list[Problem]]:
    """The page engine's pages and the moulds made from them, and keys for what every district's pages need."""
    shared, stamps = shared_key(commons, seen.program), scan.stamps(root, seen)
    if not pour:
        return Plan(root, commons, shared, stamps), []
    codes = tuple(languages or commons.settings.languages)
    editions = {code: edition(commons, code) for code in codes}
    problems = _bake(root, editions)
    if any(each.severity == "error" for each in problems):
        return Plan(root, commons, shared, stamps), problems
    render.keep_compiled(root / store.BUILD / "templates")
    standins, faults = standin.pictures(root, editions)
    problems += faults
    presses, keys = {}, {}
    for code, each in editions.items():
        made = moulds(_out(root, code), review(each))
        keys[code] = key(
            shared, code, *(m.key for m in made.values()), *(p.sources[0][2] for (_, c), p in standins.items() if c == code)
        )
        presses[code] = Press(each, made)
    return Plan(root, commons, shared, stamps, presses, keys, standins), problems


# What a district's checks and pages read of the commons; modules, pages and programmes are not among it.
_SHARED = (SETTINGS, DISTRICTS, SECTORS, MATERIALS, GI)


def shared_key(commons: Commons, program: list[str]) -> str:
    """A key of all that every district depends on: these files of the commons, and the program."""
    return key(*program, *(commons.texts.get(file, "") for file in _SHARED))


def review(each: Edition) -> str:
    """What the foot of each page says of its language: that a native review is still to come."""
    settings = each.settings
    if each.code == settings.original or each.code in settings.reviewed:
        return ""
    return f' <span class="haat-review">{escape(ui_words(each.code)["review_needed"])}</span>'


def _out(root: Path, code: str) -> Path:
    return root / store.ENGINE / code


_MADE_FROM = "haat.json"  # in the engine's output: the key of the tree that it was made from, and what was told of it


def _bake(root: Path, editions: dict[str, Edition]) -> list[Problem]:
    """Run the page engine for the languages whose tree changed."""
    jobs, problems, names = [], [], {}
    shared = (root / "mkdocs.yml").read_bytes() if (root / "mkdocs.yml").exists() else b""
    for code, each in editions.items():
        files, origins = tree(root, each)
        name = key(shared, engines.version(), *(part for pair in sorted(files.items()) for part in pair))
        done = store.read_json(_out(root, code) / _MADE_FROM)
        if done and done["key"] == name:
            problems += [unpack(p) for p in done["problems"]]
            continue
        folder = root / store.BUILD / "tree" / code
        store.replace_tree(folder, files)
        jobs.append(engines.Job(folder, root / store.ENGINE / f"{code}.{os.getpid()}", origins))
        names[code] = name
    if jobs:
        epoch = next(iter(editions.values())).settings.updated
        faults = engines.run_page_engine(jobs, int(_midnight(epoch)))
        problems += faults
        if not any(each.severity == "error" for each in faults):
            for (code, name), job in zip(names.items(), jobs, strict=True):
                kept = store.json({"key": name, "problems": [pack(p) for p in faults]})
                store.write(job.out / _MADE_FROM, kept)
                store.replace_folder(_out(root, code), job.out)
    return problems


def _midnight(day: Any) -> float:
    import datetime

    return datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp()


# ── around the map ───────────────────────────────────────────────────────────────────────────────


def known_districts(root: Path, plan: Plan, districts: dict[str, list[str]]) -> dict[str, Known]:
    """The districts of which nothing changed, as the store remembers them."""
    if not plan.presses:
        return {}
    whole = store.load(root, "whole") or {}
    entries, found = whole.get("districts", {}), {}
    for name, sellers in districts.items():
        entry = entries.get(name)
        if not entry or any(entry["keys"].get(code) != each for code, each in plan.keys.items()):
            continue
        if entry["stamp"] == district_stamp({each: plan.stamps.get(f"{name}/{each}", "") for each in sellers}):
            found[name] = _known(entry)
    return found


def _known(entry: Any) -> Known:
    return Known([unpack(each) for each in entry["problems"]], entry)


def remember(plan: Plan, done: Done) -> Known:
    """A district just worked, as the whole needs it and as the next build will."""
    if done.told is None:
        return Known(done.problems)
    entry = {
        "told": done.told,
        "stamp": done.stamp,
        "keys": dict(plan.keys),
        "problems": [pack(each) for each in done.problems],
    }
    return Known(done.problems, entry)


# ── after the map ────────────────────────────────────────────────────────────────────────────────


def reduce(
    plan: Plan,
    known: dict[str, Known],
    districts: set[str],
    made: printing.Made,
    books: coursebooks.Books,
    sets: kits.Kits,
    media: coursemedia.Found,
    stage: Stage,
) -> Whole:
    """Everything that looks over all districts: whole pages, prose, site maps, assets, and what is no longer made."""
    root, commons = plan.root, plan.commons
    before = store.load(root, "whole") or {"districts": {}, "sheets": {}, "files": {}, "media": [], "made_from": {}}
    everything = _everything(root, known, before, districts, stage)
    order = [name for name in commons.districts if name in everything]
    languages = commons.settings.languages
    full = len(plan.presses) == len(languages) and known.keys() >= districts
    whole, tally = Whole(full, products=sum(each.told["counts"][0] for each in everything.values())), Done("")
    sheets, files = {code: each for code, each in before["sheets"].items() if code in languages}, {}
    made_from, course = dict(before["made_from"]), _course_key(commons)
    taught = kits.publish(plan.shared, [press.edition for press in plan.presses.values()], before["files"], sets, stage)
    for code, press in plan.presses.items():
        told = [[name, everything[name].told["counts"], everything[name].told["featured"].get(code)] for name in order]
        edition_key, downloads = key(plan.keys[code], course), _downloads(books, press.edition)
        made_from[code] = key(
            edition_key, store.json([told, downloads, sets.told_of(commons), taught[code], _shown(plan, press.edition)])
        )
        old = before["sheets"].get(code, {})
        if code not in sheets or made_from[code] != before["made_from"].get(code):
            more = session_sheets(sets.made, taught[code], press)
            sheets[code] = _whole_of(plan, press, told, edition_key, downloads, more, old, stage, tally)
        sheets[code] = {**sheets[code], **stage_sheets(_prose(plan, press, order, stage), old, stage, tally)}
    whole.pages = tally.pages
    out = _out(root, next(iter(plan.presses)))
    files.update(assets.own_files())
    files["assets/stylesheets/main.css"] = assets.theme_styles(out)
    files["robots.txt"] = sitemap.robots(commons.settings)
    files["index.html"] = sitemap.chooser(commons, drawing("haat"))
    files["404.html"] = sitemap.lost(commons, drawing("haat"))
    kept = {}
    if len(plan.presses) < len(languages):
        kept = {path: each for path, each in before["files"].items() if path.split("/")[0] in languages and not _of_print(path)}
    for path, content in files.items():
        kept[path] = key(content)
        if before["files"].get(path) != kept[path]:
            stage.put(path, [content])
            whole.pages += path.endswith(".html")
    kept |= _faces(plan, [(name, everything[name].told["said"]) for name in order], before, made_from, stage)
    for path, drawn_from, draw in _maps(everything, sheets, commons, stage):
        kept[path] = drawn_from
        if before["files"].get(path) != drawn_from:
            stage.put(path, [draw()])
    kept |= _to_keep(plan, made, books, sets, before["files"], stage)
    anew = stage.anew and full
    made_from["media"] = key(*(everything[name].told["media"] for name in order))
    used = before["media"]
    if anew or made_from["media"] != before["made_from"].get("media"):
        used = sorted({path for name in order for path in stage.kept(f"digests/{name}")["media"]})
    lent = coursemedia.publish(root, plan.media, media, before.get("lent", ()), stage, full=full)
    new = set(kept).union(used, lent, *sheets.values())
    if anew:
        new.update(f"{code}/{path}" for name in order for path in stage.kept(f"digests/{name}")["paths"] for code in languages)
    stage.remove(_old(root, before, anew=anew) - new)
    entries = {name: each.entry for name, each in everything.items()}
    stage.keep(
        "whole", {"districts": entries, "sheets": sheets, "files": kept, "media": used, "lent": lent, "made_from": made_from}
    )
    return whole


def _to_keep(
    plan: Plan, made: printing.Made, books: coursebooks.Books, sets: kits.Kits, before: dict[str, str], stage: Stage
) -> dict[str, str]:
    """Stage what is made to print and keep, where the site lacks it; returns address → what stands there."""
    kept = printing.publish(plan.root, made, before, stage) | coursebooks.publish(plan.root, books, before, stage)
    return kept | sets.link(plan.root, plan.commons, before, stage) | sets.calendars


def _whole_of(
    plan: Plan,
    press: Press,
    told: Any,
    edition_key: str,
    downloads: Any,
    more: Iterator[Sheet],
    old: Any,
    stage: Stage,
    tally: Done,
) -> dict[str, list[str]]:
    """The whole pages of one language, from the districts' digests, which are two megabytes: the next needs not add to them."""
    code = press.edition.code
    cards = {name: stage.kept(f"featured/{code}/{name}") if there else [{}, {}] for name, _, there in told}
    digests = {name: digest_from(counts, code, cards[name]) for name, counts, _ in told}
    drawn = _keyed(chain(whole_sheets(digests, press, downloads), deck_sheets(press, plan.media), more), edition_key)
    return stage_sheets(drawn, old, stage, tally)


def _shown(plan: Plan, each: Edition) -> list[Any]:
    """The figures and recordings that slides show."""
    return [depends(view, plan.media) for module in each.commons.modules.values() for view in lesson_views(module, each)]


def _downloads(books: coursebooks.Books, each: Edition) -> dict[str, list[tuple[str, str, str]]]:
    """What each module's page, and the course's, offers to print and keep."""
    return {module: coursebooks.told(found, each) for module, found in books.downloads(each.code).items()}


def reprint(root: Path, made: printing.Made, books: coursebooks.Books, sets: kits.Kits, stage: Stage) -> None:
    """The catalogues on paper without the rest of the site, which the next build will look at again."""
    before = store.load(root, "whole") or {"files": {}}
    kept = printing.publish(root, made, before["files"], stage)
    kept |= coursebooks.publish(root, books, before["files"], stage)
    kept |= {path: name for path, name in before["files"].items() if name in {each.file for each in sets.made.values()}}
    stale = {path for path, name in before["files"].items() if path not in kept and _of_print(path)}
    stage.remove(stale)
    if "sheets" in before:
        files = {path: name for path, name in before["files"].items() if path not in stale}
        stage.keep("whole", before | {"files": files | kept})
        stage.keep("last", {"snapshot": "", "problems": [], "products": 0})


def _of_print(path: str) -> bool:
    return path.endswith(".pdf") or path.startswith("media/")


def _everything(root: Path, known: dict[str, Known], before: Any, districts: set[str], stage: Stage) -> dict[str, Known]:
    """The districts of this build and, of a partial build, those that earlier ones left; a district that is gone is removed."""
    everything = dict(known)
    for name, entry in before["districts"].items():
        if name in everything:
            continue
        if name in districts:
            everything[name] = _known(entry)
        else:
            state = {"sellers": {}, "lists": {}} | (store.load(root, f"districts/{name}") or {})
            gone = {path for each in state["sellers"].values() for pages in each["pages"].values() for path in pages}
            stage.remove(gone | {path for pages in state["lists"].values() for path in pages})
            stage.keep(f"districts/{name}", {})  # should it come back, nothing of it stands any more
    return everything


def _course_key(commons: Commons) -> str:
    """What whole pages depend on and districts' pages do not: programmes, modules, lessons, glossary."""
    files = [PROGRAMMES, GLOSSARY, *(f"modules/{name}/module.yml" for name in commons.modules)]
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
    made_from = key((store.read_json(_out(root, each.code) / _MADE_FROM) or {})["key"], plan.keys[each.code])
    cards = _cards(plan, each, set(everything), stage)
    return prose_sheets(_out(root, each.code), made_from, press, written, review(each), cards, plan.media)


def _cards(plan: Plan, each: Edition, districts: set[str], stage: Stage) -> dict[str, str]:
    """The live records that lessons show: product id → its card, for a page that lies two folders deep."""
    named = sorted(
        {name for module in each.commons.modules.values() for view in lesson_views(module, each) for name in examples(view)}
    )
    told: dict[str, str] = {}
    for district, names in groupby(named, key=lambda name: name.partition("/")[0]):
        if district not in districts:
            continue
        lines = dict(
            zip(stage.kept(f"districts/{district}")["sellers"], stage.kept_bytes(f"cards/{district}").splitlines(), strict=True)
        )
        for name in names:
            kept = store.from_json(lines.get(name.split("/")[1], b"{}")).get(each.code, ())
            cards = [card for card in map(card_from, kept) if card.href == f"catalog/{name}.html"]
            for html in shown(cards, "../../"):
                told[name] = html
    return told


def _maps(
    everything: dict[str, Known], sheets: Any, commons: Commons, stage: Stage
) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """A site map for the whole pages and one per district, and their index: address, key, and how it is drawn."""
    settings = commons.settings
    first = next(iter(sheets))
    whole = {path.partition("/")[2] for path in sheets[first]}
    paths = sorted(whole - {"404.html"})
    fixed = (settings.base_url, *settings.languages)
    yield "sitemap-showcase.xml", key(*fixed, *paths), partial(sitemap.fragment, paths, settings)
    for name, each in everything.items():
        yield f"sitemap-{name}.xml", key(*fixed, each.told["paths"]), partial(_district_map, name, settings, stage)
    maps = ["sitemap-showcase.xml", *(f"sitemap-{name}.xml" for name in everything)]
    yield "sitemap.xml", key(settings.base_url, str(settings.updated), *sorted(maps)), partial(sitemap.index, maps, settings)


def _district_map(name: str, settings: Settings, stage: Stage) -> bytes:
    return sitemap.fragment(stage.kept(f"digests/{name}")["paths"], settings)


def _faces(plan: Plan, said: list[tuple[str, str]], before: Any, made_from: dict[str, str], stage: Stage) -> dict[str, str]:
    """Faces cut to what the site says; their files and keys. While all say the same, nobody is asked what."""
    prose = _prose_texts(plan)
    prose_key = key(plan.shared, *plan.presses, *plan.commons.texts.values(), *prose)
    made_from["faces"] = key(prose_key, *(each for _, each in said), fonts.stamp())
    if made_from["faces"] == before["made_from"].get("faces"):
        return {path: each for path, each in before["files"].items() if assets.is_face(path)}
    syllables = _said_by(prose, prose_key, plan, stage).union(*(stage.kept(f"digests/{name}")["said"] for name, _ in said))
    kept = {}
    for path, content in assets.faces(plan.root, syllables, plan.commons.settings).items():
        kept[path] = key(content)
        if before["files"].get(path) != kept[path]:
            stage.put(path, [content])
    return kept


def _prose_texts(plan: Plan) -> list[str]:
    """All that pages and lessons say, in every language."""
    lessons = [lesson for module in plan.commons.modules.values() for lesson in module.lessons]
    texts = [path.read_text("utf-8") for path in sorted((plan.root / "content/pages").glob("*.md"))]
    texts += [block.text for lesson in lessons for blocks in lesson.blocks.values() for block in blocks]
    return texts + [head.title for lesson in lessons for head in lesson.heads.values()]


def _said_by(prose: list[str], made_from: str, plan: Plan, stage: Stage) -> set[str]:
    """Syllables of the prose, the commons and the interface; what records say is in the digests."""
    commons = plan.commons
    kept = store.load(plan.root, "said")
    if kept and kept["key"] == made_from:
        return set(kept["said"])
    told = assets.said("\n".join(prose))
    groups = (
        commons.districts,
        commons.sectors,
        commons.materials,
        commons.gi,
        commons.programmes,
        commons.terms,
        commons.sessions,
    )
    told |= assets.said(" ".join(each.model_dump_json() for group in groups for each in group.values()))
    told |= assets.said(" ".join(module.record.model_dump_json() for module in commons.modules.values()))
    for code in plan.presses:
        told |= assets.said(" ".join(ui_words(code).values()))
        told |= assets.said(" ".join(MONTHS[code]))
    stage.keep("said", {"key": made_from, "said": sorted(told)})
    return told


def _old(root: Path, before: Any, *, anew: bool) -> set[str]:
    """What an earlier build made besides districts' pages, which districts look after; everything, if nobody knows."""
    if anew:
        return store.published(root)
    return (
        set(before["files"])
        | {path for pages in before["sheets"].values() for path in pages}
        | {*before.get("media", ()), *before.get("lent", ())}
    )


# ── links from prose into the showcase ───────────────────────────────────────────────────────────


def link_faults(root: Path, commons: Commons) -> list[Problem]:
    """Lessons that link to a product which is not shown."""
    problems = []
    known: dict[str, set[str] | None] = {}
    for file, target in showcase_links(commons):
        folder, _, sku = target.rpartition("/")
        if folder not in known:
            known[folder] = _skus(root, f"{CATALOGS}/{folder}/products.yml")
        skus = known[folder]
        if skus is not None and (folder.count("/") != 1 or sku not in skus):
            text = (root / file).read_text("utf-8")
            start = text.find(f"](haat:{target})") + 2
            row, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
            meant = nearest(target, tuple(f"{folder}/{each}" for each in skus))
            problems.append(error("P042", Where(file, line=row, column=column), target=target, meant=meant))
    return problems


def _skus(root: Path, file: str) -> set[str] | None:
    """The products of a file that are shown; None where the file cannot be read, which is told already."""
    if not (root / file).exists():
        return set()
    value = read_yaml(root, file)[0].value
    if not isinstance(value, list):
        return None
    entries = [each for each in value if isinstance(each, dict)]
    return {str(each.get("sku")) for each in entries if each.get("status", "published") == "published"}


__all__ = ["Known", "Whole", "known_districts", "link_faults", "prepare", "reduce", "remember", "warning"]
