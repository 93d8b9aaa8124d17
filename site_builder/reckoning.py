"""Readiness' part of the pipe: judging districts, and keeping what came of it by the key of all that it was judged from.

Nothing here slows a build of pages: what is kept holds until a record, a rule or the day changes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from site_builder import photos, store
from site_builder.check.catalogue import CATALOGS, LEADS_NOWHERE, read_private, read_seller
from site_builder.check.rules import ANSWERS, FOLDER, LAWS
from site_builder.model.commons import Commons
from site_builder.readiness import (
    Cell,
    Demand,
    Judged,
    Reason,
    Reckoned,
    Standing,
    Summary,
    asked_on,
    judge_product,
    names_of,
    summary,
)
from site_builder.store import key

KEPT, CELLS = "readiness", "cells"  # entries of the store, by district


def judge(
    root: Path,
    commons: Commons,
    sellers: dict[str, list[str]],
    day: datetime.date,
    *,
    channels: tuple[str, ...] = (),
    public: bool = False,
    rules_of: datetime.date | None = None,
) -> Reckoned:
    """Every named seller's standing, judged now; `rules_of`: by the rules of another day."""
    found = Reckoned(asked_on(commons, rules_of or day, channels), day)
    for district, names in sellers.items():
        looks = (store.load(root, f"districts/{district}") or {}).get("sellers", {})
        judged = [judge_seller(root, commons, found, district, name, looks.get(name, {}), public=public) for name in names]
        found.districts[district] = [each for each in judged if each is not None]
    return found


def judge_seller(
    root: Path, commons: Commons, found: Reckoned, district: str, name: str, kept: dict[str, Any], *, public: bool
) -> Standing | None:
    """One seller; None where its records are broken, which `haat check` tells."""
    known = {file: photos.Look(**look) for file, look in kept.get("looks", {}).items()}
    looks = photos.looks(root / CATALOGS / district / name / "photos", known)
    seller, _, problems = read_seller(root, district, name, commons, looks)  # type: ignore[arg-type]
    # Faults of numbers are judged like all else; what names nothing cannot be.
    if seller is None or any(each.code in LEADS_NOWHERE for each in problems):
        return None
    private = None if public else read_private(root, district, name)
    judged = tuple(
        Judged(
            district,
            name,
            product.sku,
            product.category,
            {str(code): words for code, words in product.title.items()},
            tuple(judge_product(product, seller, commons, found.asked, found.day, looks, private, public=public)),
        )
        for product in seller.shown()
    )
    return Standing(district, name, {str(code): words for code, words in seller.record.name.items()}, seller.record.sample, judged)


# ── what is kept for pages ───────────────────────────────────────────────────────────────────────


def rules_key(commons: Commons, shared: str) -> str:
    """A key of everything that standings are judged by, besides the districts' own files."""
    rules = [text for file, text in sorted(commons.texts.items()) if file.startswith(f"{FOLDER}/")]
    return key(shared, str(commons.settings.updated), *rules, commons.texts.get(LAWS, ""), commons.texts.get(ANSWERS, ""))


class Kept(NamedTuple):
    """A district's standing as it is kept: the key of all that it was judged from, and its summary."""

    key: str
    summary: Summary


def known(root: Path, districts: Iterable[str]) -> dict[str, Kept]:
    """What earlier builds judged, as it is."""
    found = {}
    for name in districts:
        entry = store.load(root, f"{KEPT}/{name}")
        if entry and entry.get("key"):
            found[name] = Kept(entry["key"], Summary(**entry["summary"]))
    return found


def able(ready: Mapping[str, Kept]) -> dict[str, dict[str, tuple[str, ...]]]:
    """District → `seller/sku` → the channels that nothing of the product itself keeps it off, in the order of their files.

    What the site may show: judged without private papers and accounts. A product that is able nowhere is not in it.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for district, each in ready.items():
        mine = found[district] = {}
        for channel, products in each.summary.able.items():
            for product in products:
                mine[product] = (*mine.get(product, ()), channel)
    return found


def shown(able: dict[str, dict[str, tuple[str, ...]]], commons: Commons) -> dict[str, dict[str, tuple[str, ...]]]:
    """What buyers can filter by: channels whose files are proved against a rule or schema, open data apart, which sells nothing."""
    if not any(able.values()):  # the rulebook is read only where it is needed
        return {}
    sure = {name for name, each in commons.channels.items() if each.evidence != "template_only" and name != "open"}
    kept = {
        district: {product: tuple(each for each in channels if each in sure) for product, channels in products.items()}
        for district, products in able.items()
    }
    return {district: {product: each for product, each in products.items() if each} for district, products in kept.items()}


def keep(
    commons: Commons, shared: str, stamps: dict[str, str], sellers: dict[str, list[str]], chosen: set[str], stage: store.Stage
) -> dict[str, Kept]:
    """The standing of every district for the pages: judged anew where something changed, else as it was kept."""
    found = known(stage.root, sellers)
    rules, day = rules_key(commons, shared), commons.settings.updated
    for name in sorted(chosen) if commons.channels else ():
        made_from = key(rules, *(part for each in sellers[name] for part in (each, stamps.get(f"{name}/{each}", ""))))
        if name in found and found[name].key == made_from:
            continue
        judged = judge(stage.root, commons, {name: sellers[name]}, day, public=True).districts[name]
        found[name] = Kept(made_from, summary(judged))
        stage.keep(f"{KEPT}/{name}", {"key": made_from, "summary": asdict(found[name].summary)})
        stage.keep(f"{CELLS}/{name}", judged)
    return found


def standings(stage: store.Stage, district: str) -> list[Standing]:
    """A district's sellers with all their cells."""
    return [_standing(each) for each in stage.kept(f"{CELLS}/{district}")]


def _standing(packed: Any) -> Standing:
    """A standing that came back from the store."""
    district, seller, name, sample, products = packed
    judged = [
        Judged(where, who, sku, category, title, tuple(map(_cell, cells))) for where, who, sku, category, title, cells in products
    ]
    return Standing(district, seller, name, sample, tuple(judged))


def _cell(packed: Any) -> Cell:
    channel, state, sure, reasons, assumed = packed
    return Cell(channel, state, sure, tuple(Reason(*each) for each in reasons), tuple(assumed))


# ── what newer rules change ──────────────────────────────────────────────────────────────────────


class Changed(NamedTuple):
    """One product on one channel that newer rules newly block, or free."""

    product: str  # district/seller/sku
    channel: str
    rules: tuple[str, ...]  # keys of the demands that make the difference


@dataclass
class Change:
    """The rules of two days, replayed on the records of today."""

    since: datetime.date
    day: datetime.date
    new: dict[str, Demand]  # demands that hold now and did not then
    ended: dict[str, Demand]
    blocked: list[Changed] = field(default_factory=list)
    freed: list[Changed] = field(default_factory=list)


def replay(root: Path, commons: Commons, sellers: dict[str, list[str]], since: datetime.date, day: datetime.date) -> Change:
    """Judge today's records by the rules of both days."""
    now = judge(root, commons, sellers, day)
    then = judge(root, commons, sellers, day, rules_of=since)
    here, there = names_of(now.asked), names_of(then.asked)
    change = Change(
        since,
        day,
        {key: each for key, each in here.items() if key not in there},
        {key: each for key, each in there.items() if key not in here},
    )
    for one, other in zip(now.sellers, then.sellers, strict=True):
        for product, before in zip(one.products, other.products, strict=True):
            name = f"{product.district}/{product.seller}/{product.sku}"
            for cell, old in zip(product.cells, before.cells, strict=True):
                _compare(name, cell, old, change)
    return change


def _compare(name: str, cell: Cell, old: Cell, change: Change) -> None:
    if cell.state == "blocked" and old.state != "blocked":
        rules = tuple(each.key for each in cell.reasons if each.severity == "block" and each.key in change.new)
        change.blocked.append(Changed(name, cell.channel, rules))
    elif cell.state != "blocked" and old.state == "blocked":
        rules = tuple(each.key for each in old.reasons if each.severity == "block" and each.key in change.ended)
        change.freed.append(Changed(name, cell.channel, rules))
