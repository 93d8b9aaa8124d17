"""The site's part of the pipe before and around the map: what all districts need, and what is remembered of them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import escape

from site_builder import engines, scan, standin, store
from site_builder.check.catalogue import CATALOGS
from site_builder.check.collections import products_named
from site_builder.check.commons import CRAFTS, DISTRICTS, GI, MATERIALS, PROGRAMMES, SECTORS, SETTINGS, TECHNIQUES
from site_builder.check.rates import RATES
from site_builder.check.sessions import FOLDER as SESSIONS
from site_builder.district import Done, Plan, district_stamp
from site_builder.edition import Edition, edition, ui_words
from site_builder.edition.place import programmes_in
from site_builder.model.commons import Commons
from site_builder.problem import Problem, Where, error, pack, unpack
from site_builder.source import nearest, read_yaml
from site_builder.store import key
from site_builder.writers.site import render
from site_builder.writers.site.mould import moulds
from site_builder.writers.site.press import Press
from site_builder.writers.site.tree import only_pages, showcase_links, tree


@dataclass
class Known:
    """A district as the whole needs it."""

    problems: list[Problem] = field(default_factory=list)
    entry: dict[str, Any] = field(default_factory=dict)

    @property
    def told(self) -> Any:
        """How many products it has, and hashes of all that is merged over districts and read only where one is new."""
        return self.entry["told"]


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
        made = moulds(engine_out(root, code), review(each))
        keys[code] = key(
            shared, code, *(m.key for m in made.values()), *(p.sources[0][2] for (_, c), p in standins.items() if c == code)
        )
        presses[code] = Press(each, made)
    return Plan(root, commons, shared, stamps, presses, keys, standins), problems


# What a district's checks and pages read of the commons; modules, pages and programmes are not among it.
_SHARED = (SETTINGS, DISTRICTS, SECTORS, MATERIALS, TECHNIQUES, GI, RATES, CRAFTS)


def shared_key(commons: Commons, program: list[str]) -> str:
    """A key of all that every district depends on: these files of the commons, and the program."""
    return key(*program, *(commons.texts.get(file, "") for file in _SHARED))


def review(each: Edition) -> str:
    """What the foot of each page says of its language: that a native review is still to come."""
    settings = each.settings
    if each.code == settings.original or each.code in settings.reviewed:
        return ""
    return f' <span class="haat-review">{escape(ui_words(each.code)["review_needed"])}</span>'


def engine_out(root: Path, code: str) -> Path:
    """Where the page engine's pages of a language lie."""
    return root / store.ENGINE / code


MADE_FROM = "haat.json"  # in the engine's output: keys of the tree that it was made from, and what was told of it
FEW = 12  # pages that are worth a run of their own: as many as one lesson has neighbours whose links name it


@dataclass(frozen=True, slots=True)
class _Run:
    """One run of the engine: its language, its job, the keys of its tree, and the only pages that are new; none means all."""

    code: str
    job: engines.Job
    made_from: dict[str, Any]
    pages: tuple[str, ...]


def _bake(root: Path, editions: dict[str, Edition]) -> list[Problem]:
    """Run the page engine for the languages whose tree changed, and where only a few pages did, for those pages."""
    problems: list[Problem] = []
    runs: list[_Run] = []
    shared = (root / "mkdocs.yml").read_bytes() if (root / "mkdocs.yml").exists() else b""
    for code, each in editions.items():
        files, origins = tree(root, each)
        now, done = _tree_keys(files, shared), store.read_json(engine_out(root, code) / MADE_FROM)
        if done and done["key"] == now["key"]:
            problems += [unpack(p) for p in done["problems"]]
            continue
        pages, folder = _new_pages(files, now, done), root / store.BUILD / "tree" / code
        store.replace_tree(folder, only_pages(files, pages))
        runs.append(_Run(code, engines.Job(folder, root / store.ENGINE / f"{code}.{os.getpid()}", origins), now, pages))
    if runs:
        epoch = next(iter(editions.values())).settings.updated
        faults = engines.run_page_engine([run.job for run in runs], int(_midnight(epoch)))
        problems += faults
        if not any(each.severity == "error" for each in faults):
            for run in runs:
                _take(root, run, [pack(p) for p in faults])
    return problems


def _tree_keys(files: dict[str, str], shared: bytes) -> dict[str, Any]:
    """The key of a tree, of all in it that is no lesson and no page of prose, and of each of those."""
    docs = {path: key(text) for path, text in files.items() if path.startswith("docs/") and not path.endswith("specimen.md")}
    around = key(shared, engines.version(), *(part for path in sorted(files.keys() - docs) for part in (path, files[path])))
    return {"key": key(around, *(part for pair in sorted(docs.items()) for part in pair)), "around": around, "docs": docs}


def _new_pages(files: dict[str, str], now: dict[str, Any], done: Any) -> tuple[str, ...]:
    """The pages whose text is new, where the engine need not look at the others: the same pages, and no link into one of them."""
    if not done or done["problems"] or done.get("around") != now["around"] or done["docs"].keys() != now["docs"].keys():
        return ()
    new = tuple(path for path, each in now["docs"].items() if done["docs"][path] != each)
    into = any(".md#" in files[path] for path in now["docs"])  # whether the heading is there only a run of all can tell
    return new if len(new) <= FEW and not into else ()


def _take(root: Path, run: _Run, told: list[Any]) -> None:
    """Put what the engine made in the place of what it made before."""
    out = engine_out(root, run.code)
    kept = store.json({**run.made_from, "problems": told})
    if run.pages:
        (out / MADE_FROM).unlink()  # a build that dies between two pages leaves a tree that nobody trusts
        store.replace_files(out, run.job.out, [f"{path.removeprefix('docs/').removesuffix('.md')}.html" for path in run.pages])
        store.write(out / MADE_FROM, kept)
    else:
        store.write(run.job.out / MADE_FROM, kept)
        store.replace_folder(out, run.job.out)


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
        if (
            not entry
            or entry["around"] != around(plan, name)
            or any(entry["keys"].get(code) != each for code, each in plan.keys.items())
        ):
            continue
        if any(entry["offered"].get(code) != plan.offered(name, code) for code in plan.keys):
            continue
        if entry["stamp"] == district_stamp({each: plan.stamps.get(f"{name}/{each}", "") for each in sellers}):
            found[name] = known_from(entry)
    return found


def around(plan: Plan, district: str) -> str:
    """A key of what a district's page shows that does not stand in its folder: programmes, training, readiness, its catalogue on paper."""
    commons = plan.commons
    told = [str(each) for (name, _), each in sorted(plan.prints.items()) if name == district]
    told += [part for pair in sorted(plan.shares.get(district, {}).items()) for part in pair]
    told.append(str(sorted(plan.able.get(district, {}).items())))
    if programmes_in(district, commons):
        told.append(commons.texts.get(PROGRAMMES, ""))
    for each in commons.sessions.values():
        if each.district == district:
            files = [f"{SESSIONS}/{each.id}.yml", *(f"modules/{name}/module.yml" for name in each.modules)]
            told += [commons.texts.get(file, "") for file in files]
    return key(*told)


def known_from(entry: Any) -> Known:
    """A district as the store remembers it."""
    return Known([unpack(each) for each in entry["problems"]], entry)


def remember(plan: Plan, done: Done) -> Known:
    """A district just worked, as the whole needs it and as the next build will."""
    if done.told is None:
        return Known(done.problems)
    entry = {
        "told": done.told,
        "stamp": done.stamp,
        "keys": dict(plan.keys),
        "around": around(plan, done.district),
        "offered": {code: plan.offered(done.district, code) for code in plan.keys},
        "problems": [pack(each) for each in done.problems],
    }
    return Known(done.problems, entry)


# ── links from prose into the showcase ───────────────────────────────────────────────────────────


def link_faults(root: Path, commons: Commons) -> list[Problem]:
    """Lessons that link to a product which is not shown, and collections that name one."""
    problems = []
    known: dict[str, set[str] | None] = {}
    for where, name in products_named(commons):
        folder, _, sku = name.rpartition("/")
        if folder not in known:
            known[folder] = _skus(root, f"{CATALOGS}/{folder}/products.yml")
        skus = known[folder]
        if skus is not None and sku not in skus:
            problems.append(error("P216", where, id=name, meant=nearest(name, tuple(f"{folder}/{each}" for each in skus))))
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
