"""The pipe: records → showcase → editions → artifacts → site. Straight, staged, and repeatable.

Knows the order of things and nothing of their insides.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from site_builder import (
    coursebooks,
    coursemedia,
    kits,
    linesheets,
    printing,
    reduce,
    scan,
    searching,
    sharing,
    site,
    source,
    store,
)
from site_builder.check import codes, privacy
from site_builder.check.catalogue import folders, get_ready
from site_builder.check.commons import read_commons
from site_builder.check.rules import Judged
from site_builder.district import Done, Plan, work
from site_builder.model.commons import Commons
from site_builder.papers import Papers, reprint
from site_builder.problem import Problem, Severity, pack, unpack
from site_builder.scan import Options, Outcome
from site_builder.typesetting import ROOM
from site_builder.writers.site import render

if TYPE_CHECKING:
    from site_builder import ordering, reckoning


@dataclass
class Held:
    """The commons as a server keeps them from build to build: read again when one of their files changed."""

    key: str = ""
    commons: Commons | None = None
    problems: list[Problem] = field(default_factory=list)


Tell = Callable[[str, int, int], None]  # (what, done, all)


def check(root: Path, options: Options, tell: Tell = lambda *_: None) -> Outcome:
    """Read and check everything; write nothing."""
    started = time.perf_counter()
    outcome = Outcome()
    commons, outcome.problems = read_commons(root)
    outcome.problems += privacy.ignored_by_git(root)
    if commons is not None:
        sellers, faults = folders(root, commons)
        outcome.problems += faults
        seen = scan.look(root)
        plan = Plan(root, commons, site.shared_key(commons, seen.program), scan.stamps(root, seen))
        chosen = {name: sellers[name] for name in sellers if not options.districts or name in options.districts}
        listed: list[codes.Listed] = []
        for done in _map(plan, chosen, options.jobs, tell):
            outcome.problems += done.problems
            listed += [(f"{done.district}/{name}", skus) for name, skus in done.skus.items()]
        outcome.problems += codes.alike(listed)
        outcome.problems += site.link_faults(root, commons)
        outcome.problems += coursemedia.read(root, commons).problems
    outcome.problems = source.place(root, outcome.problems)
    outcome.seconds = time.perf_counter() - started
    return outcome


def book(root: Path, module: str, kind: str, size: str, languages: tuple[str, ...]) -> tuple[list[str], list[Problem]]:
    """One course book to order; nothing is published. The files made, below `build/books/`, and what was found."""
    with store.lock(root):
        commons, problems = read_commons(root)
        media = coursemedia.read(root, commons) if commons else coursemedia.Found()
        problems += media.problems
        faults = [each for each in problems if each.severity is Severity.ERROR]
        if commons is None or faults:
            return [], source.place(root, problems)
        seen = scan.look(root)
        plan = Plan(root, commons, site.shared_key(commons, seen.program), scan.stamps(root, seen))
        plan = replace(plan, media=coursemedia.make(root, commons, media))
        codes = [code for code in commons.settings.languages if not languages or code in languages]
        files, said = coursebooks.bespoke(plan, module, kind, size, codes)
    return files, source.place(root, said)


def order(root: Path, ask: ordering.Ask, languages: tuple[str, ...]) -> tuple[list[str], list[Problem]]:
    """Chosen products on paper or as a spreadsheet; nothing is published. The files made, and what was found."""
    from site_builder import ordering

    with store.lock(root):
        commons, problems = read_commons(root)
        if commons is None:
            return [], source.place(root, problems)
        sellers, faults = folders(root, commons)
        problems += faults
        if any(each.severity is Severity.ERROR for each in problems):
            return [], source.place(root, problems)
        seen = scan.look(root)
        plan = Plan(root, commons, site.shared_key(commons, seen.program), scan.stamps(root, seen))
        codes = [code for code in commons.settings.languages if not languages or code in languages]
        files, said = ordering.order(plan, sellers, ask, codes)
        store.clear(root / ROOM)
    return files, source.place(root, said)


def build(
    root: Path,
    options: Options,
    tell: Tell = lambda *_: None,
    seen: scan.Seen | None = None,
    stood: bool | None = None,
    held: Held | None = None,
) -> Outcome:
    """Build and publish the site; with errors in the input, nothing is published.

    `seen` and `stood`: an earlier look at the input and at the site. `held`: what a server keeps from build to build.
    """
    started = time.perf_counter()
    with store.lock(root):
        seen = seen or scan.look(root)
        stage = store.begin(root, full=not (options.languages or options.districts), stood=stood)
        try:
            outcome = _build(root, options, seen, stage, tell, held)
        except store.LostError:  # somebody deleted a part of the memory: without any, everything is made anew
            store.drop(root)
            store.forget(root)
            outcome = _build(root, options, seen, store.begin(root), tell, held)
    outcome.seconds = time.perf_counter() - started
    return outcome


def _build(root: Path, options: Options, seen: scan.Seen, stage: store.Stage, tell: Tell, held: Held | None) -> Outcome:
    outcome = Outcome()
    commons, outcome.problems = _commons(root, seen, held)
    outcome.problems += privacy.ignored_by_git(root)
    if commons is None:
        return _refused(root, outcome)
    sellers, faults = folders(root, commons)
    outcome.problems += faults
    media = coursemedia.read(root, commons)
    outcome.problems += media.problems
    chosen = {name: sellers[name] for name in sellers if not options.districts or name in options.districts}
    if options.only == "print":
        return _print_only(root, commons, options, seen, sellers, set(chosen), media, stage, outcome, tell)
    tell("pages", 0, 1)
    pour = not outcome.failed(strict=options.strict)
    plan, faults = site.prepare(root, commons, seen, options.languages, pour=pour)
    outcome.problems += faults
    if plan.presses:
        plan = replace(plan, media=coursemedia.make(root, commons, media))
    made = _catalogues(plan, options, sellers, set(chosen), tell)
    sheets = _line_sheets(plan, options, sellers, set(chosen), made, tell)
    papers = Papers(made, sheets, _books(plan, options, tell), _kits(plan, options))
    outcome.problems += [*made.problems, *sheets.problems, *papers.books.problems, *papers.kits.told]
    shares = _shares(plan, options, sellers, set(chosen), stage)
    ready = _ready(plan, options, sellers, set(chosen), stage) if plan.presses else {}
    able = _able(ready, commons)
    plan = replace(plan, prints=made.prints, sheets=sheets.offers(), shares=shares.keys, able=able)
    known = site.known_districts(root, plan, chosen)
    todo = {name: each for name, each in chosen.items() if name not in known}
    for done in _map(plan, todo, options.jobs, tell):
        outcome.problems += done.problems
        outcome.pages += done.pages
        outcome.files += done.files
        outcome.bytes += done.bytes
        known[done.district] = site.remember(plan, done)
    outcome.problems += [each for name in chosen for each in known[name].problems if name not in todo]
    outcome.problems += site.link_faults(root, commons)
    if outcome.failed(strict=options.strict) or not plan.presses:
        return _refused(root, outcome)
    index = _index(plan, options, sellers, set(chosen), stage, tell)
    tell("site", 0, 1)
    whole = reduce.reduce(plan, known, set(sellers), reduce.Beside(papers, media, shares, ready, index), stage)
    outcome.pages += whole.pages
    outcome.problems += whole.problems
    outcome.products = whole.products
    if any(each.severity is Severity.ERROR for each in whole.problems):
        return _refused(root, outcome)
    outcome.problems = source.place(root, outcome.problems)
    snapshot = scan.snapshot(options, seen)
    _keep_judged(commons, root, seen, stage)
    stage.keep("last", {"snapshot": snapshot, "problems": [pack(p) for p in outcome.problems], "products": whole.products})
    outcome.files += stage.files
    outcome.bytes += stage.bytes
    store.publish(root, known=whole.full or stage.known, anew=stage.anew)
    printing.prune(root, papers.files())
    outcome.published, outcome.printed = True, papers.new()
    return outcome


def _commons(root: Path, seen: scan.Seen, held: Held | None) -> tuple[Commons | None, list[Problem]]:
    """The commons, read unless a server still holds them as they are."""
    name = store.key(*seen.commons, *seen.program)
    if held is None:
        return read_commons(root, _judged(root, name))
    if held.key != name:
        held.commons, held.problems = read_commons(root, _judged(root, name))
        held.key = name
    return held.commons, list(held.problems)


def _judged(root: Path, name: str) -> Judged | None:
    """What the rulebook came to in an earlier build, if no file of the commons and nothing of the program changed since."""
    kept = store.load(root, "rules")
    if not kept or kept["key"] != name:
        return None
    return Judged([unpack(each) for each in kept["told"]], kept["names"])


def _keep_judged(commons: Commons, root: Path, seen: scan.Seen, stage: store.Stage) -> None:
    """Keep it for the next build, which then needs not read it."""
    name = store.key(*seen.commons, *seen.program)
    if _judged(root, name) is None:
        told = [pack(each) for each in commons.rules.told]
        stage.keep("rules", {"key": name, "told": told, "names": commons.rules.names})


_PAGES = ("site", "search")  # halves that make pages and leave what is for paper as it is


def _catalogues(plan: Plan, options: Options, sellers: dict[str, list[str]], chosen: set[str], tell: Tell) -> printing.Made:
    """The catalogues on paper: set anew where records changed, or only remembered when the site alone is asked for."""
    languages = list(plan.commons.settings.languages)
    if options.only or not plan.presses:
        return printing.known(plan.root, sellers, languages)
    codes = [code for code in languages if not options.languages or code in options.languages]
    return printing.make(plan, sellers, chosen, codes, lambda n, of: tell("print", n, of))


def _line_sheets(
    plan: Plan, options: Options, sellers: dict[str, list[str]], chosen: set[str], made: printing.Made, tell: Tell
) -> linesheets.Sheets:
    """The line sheets of sellers and districts: made anew where records changed, or only remembered for the site alone."""
    languages = list(plan.commons.settings.languages)
    if options.only in _PAGES or (not plan.presses and options.only != "print"):
        return linesheets.known(plan.root, sellers, languages)
    codes = [code for code in languages if not options.languages or code in options.languages]
    return linesheets.make(plan, sellers, chosen, codes, made.read, lambda n, of: tell("sheets", n, of))


def _books(plan: Plan, options: Options, tell: Tell) -> coursebooks.Books:
    """The course's books: set anew where lessons changed, or only remembered when other things are asked for."""
    languages = list(plan.commons.settings.languages)
    if options.only in _PAGES or options.districts or (not plan.presses and options.only != "print"):
        return coursebooks.known(plan.root, list(plan.commons.modules.values()), languages)
    codes = [code for code in languages if not options.languages or code in options.languages]
    return coursebooks.make(plan, codes, lambda n, of: tell("books", n, of))


def _kits(plan: Plan, options: Options) -> kits.Kits:
    """The kits of the training sessions: set anew where something changed, or only remembered when other things are asked for."""
    if options.only or not plan.presses:
        return kits.known(plan.root, plan.commons)
    return kits.make(plan.root, plan.commons, plan.shared, list(plan.presses))


def _shares(plan: Plan, options: Options, sellers: dict[str, list[str]], chosen: set[str], stage: store.Stage) -> sharing.Shares:
    """The pictures that pages are shared with: drawn anew where records changed, or only remembered."""
    if options.only or not plan.presses:
        return sharing.known(plan.root)
    shares = sharing.make(plan, sellers, chosen, list(plan.presses))
    sharing.keep(shares, stage)
    return shares


def _ready(
    plan: Plan, options: Options, sellers: dict[str, list[str]], chosen: set[str], stage: store.Stage
) -> dict[str, reckoning.Kept]:
    """How ready products are for channels: judged anew where records or rules changed, or only remembered."""
    if options.only and not (plan.root / store.STORE / "readiness").is_dir():
        return {}
    from site_builder import reckoning

    if options.only:
        return reckoning.known(plan.root, sellers)
    return reckoning.keep(plan.commons, plan.shared, plan.stamps, sellers, chosen, stage)


def _able(ready: dict[str, reckoning.Kept], commons: Commons) -> dict[str, dict[str, tuple[str, ...]]]:
    if not ready:
        return {}
    from site_builder import reckoning

    return reckoning.shown(reckoning.able(ready), commons)


def _index(
    plan: Plan, options: Options, sellers: dict[str, list[str]], chosen: set[str], stage: store.Stage, tell: Tell
) -> searching.Index:
    """The index of the search: brought up to date, or only remembered when other things or one language are asked for."""
    if options.only == "site" or options.languages:
        return searching.known(plan.root)
    return searching.make(plan, sellers, chosen, stage, lambda n, of: tell("search", n, of))


def _print_only(
    root: Path,
    commons: Commons,
    options: Options,
    seen: scan.Seen,
    sellers: dict[str, list[str]],
    chosen: set[str],
    media: coursemedia.Found,
    stage: store.Stage,
    outcome: Outcome,
    tell: Tell,
) -> Outcome:
    """The catalogues alone; the pages that lead to them follow with the next build of the site."""
    if outcome.failed(strict=options.strict):
        return _refused(root, outcome)
    plan = Plan(root, commons, site.shared_key(commons, seen.program), scan.stamps(root, seen))
    plan = replace(plan, media=coursemedia.make(root, commons, media))
    codes = [code for code in commons.settings.languages if not options.languages or code in options.languages]
    made = printing.make(plan, sellers, chosen, codes, lambda n, of: tell("print", n, of))
    sheets = _line_sheets(plan, options, sellers, chosen, made, tell)
    papers = Papers(made, sheets, _books(plan, options, tell), _kits(plan, options))
    outcome.problems += [*made.problems, *sheets.problems, *papers.books.problems, *made.refused]
    if outcome.failed(strict=options.strict):
        return _refused(root, outcome)
    outcome.problems = source.place(root, outcome.problems)
    reprint(root, papers, stage)
    outcome.files, outcome.bytes, outcome.printed = stage.files, stage.bytes, papers.new()
    store.publish(root, known=stage.known)
    printing.prune(root, papers.files())
    outcome.published = True
    return outcome


def _refused(root: Path, outcome: Outcome) -> Outcome:
    """Nothing is published: the site stays as it was."""
    store.drop(root)
    outcome.problems = source.place(root, outcome.problems)
    return outcome


# ── the map over districts ───────────────────────────────────────────────────────────────────────

_plan: Plan | None = None


def _start(plan: Plan) -> None:
    global _plan  # noqa: PLW0603  (a worker's one piece of state: what it inherits)
    _plan = plan
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # interrupted, a worker goes without a word
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker holds the lock with its parent; when that is killed, the worker must not go on."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(job: tuple[str, list[str]]) -> Done:
    assert _plan is not None
    return work(_plan, *job)


def _map(plan: Plan, districts: dict[str, list[str]], jobs: int, tell: Tell) -> Iterator[Done]:
    """Every district's work, in the order of the districts; in this process when there is little to do."""
    # The largest first, so that no worker is left with it at the end.
    order = sorted(districts, key=lambda name: (-len(districts[name]), name))
    jobs = min(jobs or os.cpu_count() or 1, len(order) or 1)
    results: dict[str, Done] = {}
    if jobs <= 1 or sum(len(each) for each in districts.values()) <= 2:
        for n, name in enumerate(order, 1):
            results[name] = work(plan, name, districts[name])
            tell("districts", n, len(order))
    else:
        import multiprocessing  # heavy, and a small build never needs it
        from concurrent.futures import ProcessPoolExecutor

        context: Any = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
        get_ready()
        render.warm(plan.presses)
        gc.collect()
        gc.freeze()  # what workers inherit stays shared
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(plan,)) as pool:
            for n, done in enumerate(pool.map(_work, [(name, districts[name]) for name in order]), 1):
                results[done.district] = done
                tell("districts", n, len(order))
    return iter([results[name] for name in districts])
