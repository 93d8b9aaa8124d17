"""Search's part of the pipe: each district's postings, kept by its stamp, and the shards of the whole that are made of them.

Stands beside printing: what did not change is not read again, and only shards whose bytes are new are written. At no time
are more words in memory than those of one district, or those of one first consonant in all districts.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from site_builder import store
from site_builder.district import Plan, district_stamp
from site_builder.edition import Edition
from site_builder.indexing import PART, WHOLE, Shop, index_key, stage_script
from site_builder.search.keys import skeleton, stem
from site_builder.search.postings import merged
from site_builder.search.shards import cut
from site_builder.search.synonyms import MARK
from site_builder.search.tables import exported
from site_builder.store import Stage, from_json, key
from site_builder.writers.site.press import Press, Sheet
from site_builder.writers.site.search import BLOCK, FOLDER, Letter, Row, letters_of, ordered, search_sheets

KINDS = ("product", "seller", "district", "category", "gi", "programme", "session", "module", "lesson", "term", "page")


@dataclass
class Index:
    """What of the index stands in the site: address → key; and each language's letters, with the key of their rows."""

    files: dict[str, str] = field(default_factory=dict)
    letters: dict[str, tuple[str, list[Letter]]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)  # districts with rows


def known(root: Path) -> Index:
    """The index that an earlier build made, as it is."""
    return _index(store.load(root, "search") or _EMPTY)


HEAVY = 300  # signs: postings that are longer stand in a file of their own, which is loaded only when its word is asked for
_EMPTY: dict[str, Any] = {"made_from": "", "districts": {}, "shards": {}, "manifest": {}, "letters": {}}


def _index(state: Any) -> Index:
    files: dict[str, str] = dict(state["manifest"])
    for each in state["districts"].values():
        files.update(each["blocks"])
    for each in state["shards"].values():
        files.update(each["files"])
    letters = {code: (made_from, [Letter(*one) for one in told]) for code, (made_from, told) in state["letters"].items()}
    return Index(files, letters, [name for name in state["districts"] if name != WHOLE])


def sheets(index: Index, press: Press, stage: Stage) -> Iterator[Sheet]:
    """The page of results and the list of letters in one language."""
    edition = press.edition
    made_from, letters = index.letters.get(edition.code, ("", []))
    yield from search_sheets(made_from, lambda: rows(stage, edition.code, index.order, edition), letters, press)


def is_letter(path: str) -> bool:
    """Whether a page's address below `site/` is one of the list of letters."""
    return path.partition("/")[2].startswith(f"{FOLDER}/")


def rows(stage: Stage, code: str, districts: Sequence[str], edition: Edition) -> list[Row]:
    """Every product's row for the list of letters."""
    told = []
    for name in districts:
        district = str(edition.district_names[name])
        told += [Row(title, lang, href, maker, district) for title, lang, href, maker in stage.kept(f"search/rows/{code}/{name}")]
    return told


def make(plan: Plan, sellers: dict[str, list[str]], chosen: set[str], stage: Stage, tell: Callable[[int, int], None]) -> Index:
    """Bring the index up to date for the chosen districts; the others stay as they are."""
    commons = plan.commons
    made_from = index_key(plan)
    before = store.load(plan.root, "search") or _EMPTY
    if before["made_from"] != made_from:
        before = {**_EMPTY, "made_from": made_from}
    state: dict[str, Any] = {**before, "made_from": made_from}
    stamps = {
        name: district_stamp({each: plan.stamps.get(f"{name}/{each}", "") for each in sellers[name]})
        for name in commons.districts
        if sellers.get(name)
    }
    old = before["districts"]
    stale = [name for name in stamps if name in chosen and old.get(name, {}).get("stamp") != stamps[name]]
    shop = Shop(plan, old)
    told = {WHOLE: shop.whole(old.get(WHOLE))}
    for n, (name, entry) in enumerate(_map(shop, {name: sellers[name] for name in stale}), 1):
        told[name] = {"stamp": stamps[name], **entry}
        tell(n, len(stale))
    state["districts"] = {name: told.get(name, old.get(name)) for name in (WHOLE, *stamps) if name in told or name in old}
    state["shards"] = dict(_shards(state["districts"], before["shards"], list(commons.districts), stage))
    state["manifest"] = _manifest(shop, state, before["manifest"], stage)
    state["letters"] = _letters(shop, state["districts"], before["letters"], stage)
    stage.keep("search", state)
    return _index(state)


# ── the map ──────────────────────────────────────────────────────────────────────────────────────

_shop: Shop | None = None


def _start(shop: Shop) -> None:
    global _shop  # noqa: PLW0603  (a worker's one piece of state: what it inherits)
    _shop = shop


def _work(job: tuple[str, list[str]]) -> tuple[str, dict[str, Any]]:
    assert _shop is not None
    return job[0], _shop.district(*job)


def _map(shop: Shop, districts: dict[str, list[str]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every district's work; side by side when there is much to do. The largest first."""
    jobs = sorted(districts.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    if len(jobs) <= 2 or sum(len(each) for _, each in jobs) < 8:
        for name, sellers in jobs:
            yield name, shop.district(name, sellers)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context: Any = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context, initializer=_start, initargs=(shop,)) as pool:
        yield from pool.map(_work, jobs)


# ── the whole ────────────────────────────────────────────────────────────────────────────────────


def _shards(
    districts: dict[str, Any], before: dict[str, Any], order: list[str], stage: Stage
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The shards of every bucket, each made anew only where a district's words of it changed."""
    places = [(n, name) for n, name in enumerate((WHOLE, *order)) if name in districts]
    for bucket in sorted({bucket for each in districts.values() for bucket in each["buckets"]}):
        parts = [(n, name, districts[name]["buckets"][bucket]) for n, name in places if bucket in districts[name]["buckets"]]
        made_from = key(*(str(part) for each in parts for part in each))
        old = before.get(bucket, {"made_from": "", "files": {}})
        if old["made_from"] == made_from:
            yield bucket, old
            continue
        found: dict[str, list[tuple[int, str]]] = {}
        for n, name, _ in parts:
            kept = stage.kept_bytes(f"search/terms/{bucket}/{name}")
            if not kept:
                raise store.LostError(name)
            for word, told in from_json(kept).items():
                found.setdefault(word, []).append((n, told))
        terms = {word: merged(told) for word, told in found.items()}
        family, _, root = bucket.partition("-")
        files: dict[str, str] = {}
        for word in sorted(word for word, told in terms.items() if len(told) > HEAVY):
            name = key(bucket, word)[:12]
            stage_script(f"p-{name}", terms[word], old["files"], files, stage)
            terms[word] = f"={name}{len(terms[word])}"
        names = []
        for name, words in cut(terms, _ways(family), root).items():
            content = {"w": " ".join(words), "p": " ".join(terms[word] for word in words)}
            stage_script(f"{family}-{name}", content, old["files"], files, stage)
            names.append(name)
        yield bucket, {"made_from": made_from, "names": names, "files": files}


def _ways(family: str) -> Callable[[str], tuple[str, ...]]:
    if family == "t":
        return lambda word: _sounds(word.removeprefix(PART))
    return lambda word: (word.removeprefix(MARK),)


def _sounds(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((skeleton(word) or "_", skeleton(stem(word)) or "_")))


def _manifest(shop: Shop, state: Any, before: dict[str, str], stage: Stage) -> dict[str, str]:
    districts = state["districts"]
    names: dict[str, list[str]] = {"t": [], "c": [], "g": []}
    for bucket, each in state["shards"].items():
        names[bucket[0]] += each["names"]
    content = {
        "block": BLOCK,
        "counts": [districts[name]["count"] if name in districts else 0 for name in shop.place],
        "kinds": list(districts[WHOLE]["kinds"].items()),
        "names": {family: " ".join(each) for family, each in names.items()},
        "words": {code: _words(edition) for code, edition in shop.editions.items()},
        "forms": dict(sorted(shop.synonyms.forms.items())),
        "tables": exported(),
    }
    made: dict[str, str] = {}
    stage_script("index", content, before, made, stage)
    return made


_SAID = ("count", "none", "mean", "all", "help", "more", *KINDS)


def _words(edition: Edition) -> dict[str, str]:
    """What the script says in a language."""
    told = {name: str(edition.words[f"search_{name}"]) for name in _SAID}
    return told | {"found": str(edition.words["search_found_for"]), "letters": str(edition.words["search_by_letter"])}


def _letters(shop: Shop, districts: Any, before: Any, stage: Stage) -> dict[str, Any]:
    """Each language's letters with their counts, and the key of the rows that stand under them."""
    told = {}
    names = [name for name in districts if name != WHOLE]
    for code, edition in shop.editions.items():
        made_from = key(*(part for name in names for part in (name, districts[name]["rows"].get(code, ""))))
        if code in before and before[code][0] == made_from:
            told[code] = before[code]
            continue
        shelf = ordered(rows(stage, code, names, edition), edition)
        told[code] = (made_from, letters_of(shelf))
    return told
