"""Readiness as text for a terminal, as data, and the files of roll-ups: JSON, XLSX and PDF in `build/readiness/`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_builder import slips, store
from site_builder.edition import Edition
from site_builder.edition.readiness import (
    best_views,
    cell_data,
    cell_view,
    demand_told,
    field_name,
    only_told,
    state_told,
    who_told,
)
from site_builder.language import day as day_told
from site_builder.language import number
from site_builder.model.commons import Commons
from site_builder.readiness import Best, Reckoned, Standing, Summary, asked_on, names_of, next_best, summary, tally
from site_builder.reckoning import Change
from site_builder.writers.readiness_sheet import workbook

# ── text ─────────────────────────────────────────────────────────────────────────────────────────


def lines(found: Reckoned, edition: Edition, *, every: bool) -> Iterator[str]:
    """What a terminal shows: every reason of named sellers, or the counts of all, and the next best answers."""
    w = edition.words
    yield w["ready_as_of"].format(date=day_told(found.day, edition.code))
    if not found.count:
        yield str(w["ready_empty"])
        return
    if every:
        for seller in found.sellers:
            yield from _seller_lines(seller, found, edition)
    for asked in found.asked:
        cells = [each for each in found.cells if each.channel == asked.channel.id]
        counts = tally(cells)
        told = ", ".join(f"{number(counts[state], edition.code)} {w[f'ready_state_{state}']}" for state in counts if counts[state])
        yield f"{asked.channel.id:<12} {w[f'ready_sure_{asked.channel.evidence}']:<16} {told}"
    yield ""
    whole = summary(found.sellers)
    best = best_views(whole.best(), edition)
    if best:
        yield f"{w['ready_next']}:"
        yield from (f"  {n}. {each.name}: {each.told}. {each.ask}" for n, each in enumerate(best, 1))
    only = only_told(whole.alone, whole.products, edition)
    if only:
        yield f"{w['ready_only_title']}:"
        yield from (f"  {each}" for each in only)


def _seller_lines(seller: Standing, found: Reckoned, edition: Edition) -> Iterator[str]:
    named = names_of(found.asked)
    yield f"{seller.district}/{seller.seller}  {edition.say(seller.name)}"
    for product in seller.products:
        yield f"  {product.sku}  {edition.say(product.title)}"
        for cell in product.cells:
            view = cell_view(cell, named, edition)
            yield f"    {cell.channel:<12} {state_told(cell, edition)} · {view.sure}"
            for each in view.reasons:
                now = edition.words["ready_now"].format(value=each.value) if each.value else edition.words["ready_missing"]
                lesson = f" · {edition.words['ready_learn']}: {each.lesson_title}" if each.lesson else ""
                yield f"      {each.severity:<7} {each.words} ({now}) → {each.remedy} [{each.who}]{lesson}"
            if view.assumed:
                yield f"      {view.assumed}"
        for best in best_views(next_best(product.cells, 1), edition):
            yield f"    → {edition.words['ready_next_one']}: {best.name} ({best.told}). {best.ask}"
    yield ""


# ── data ─────────────────────────────────────────────────────────────────────────────────────────


def data(found: Reckoned, edition: Edition) -> dict[str, Any]:
    """Everything, for machines."""
    named = names_of(found.asked)
    return {
        "on": found.day.isoformat(),
        "channels": {
            each.channel.id: {
                "sure": each.channel.evidence,
                **tally(cell for cell in found.cells if cell.channel == each.channel.id),
            }
            for each in found.asked
        },
        **rollup_data(summary(found.sellers), edition),
        "districts": {name: rollup_data(summary(sellers), edition) for name, sellers in found.districts.items()},
        "sellers": [
            {
                "district": each.district,
                "seller": each.seller,
                "name": str(edition.say(each.name)),
                **rollup_data(summary([each]), edition),
                "next_best_of": {
                    product.sku: [_best_data(best, edition) for best in next_best(product.cells, 1)] for product in each.products
                },
                "cells": [
                    {"sku": product.sku, **cell_data(cell, named, edition)} for product in each.products for cell in product.cells
                ],
            }
            for each in found.sellers
        ],
    }  # fmt: skip


def rollup_data(whole: Summary, edition: Edition) -> dict[str, Any]:
    """A roll-up: the next best answers, and what only one answer holds back."""
    return {
        "products": whole.products,
        "next_best": [_best_data(each, edition) for each in whole.best()],
        "only_by": [{"channel": channel, "field": path, "products": n} for (channel, path), n in whole.alone.items()],
    }


def _best_data(each: Best, edition: Edition) -> dict[str, Any]:
    return {"field": each.field, "name": str(field_name(each.field, edition)), "opens": each.opens, "helps": each.helps}


# ── files ────────────────────────────────────────────────────────────────────────────────────────


def save_all(root: Path, found: Reckoned, edition: Edition) -> list[str]:
    """The roll-ups of the state and of each district as JSON, XLSX and PDF. They tell of private papers: mode 600."""
    made = []
    for name, part in _parts(found).items():
        whole = summary(part.sellers)
        files = {"json": store.json(data(part, edition)), "xlsx": workbook(whole, part.asked, edition, part.sellers)}
        paper = slips.rollup_paper(root, name, whole, part.asked, part.day, edition)
        if paper:
            files["pdf"] = paper
        for suffix, content in files.items():
            file = f"{slips.FOLDER}/{name}-{edition.code}.{suffix}"
            slips.keep_private(root / file, content)
            made.append(file)
    return made


def _parts(found: Reckoned) -> dict[str, Reckoned]:
    """What is rolled up: the state and each district, or the one district that was asked for."""
    districts = {name: Reckoned(found.asked, found.day, {name: sellers}) for name, sellers in found.districts.items()}
    return districts if len(districts) == 1 else {"state": found, **districts}


# ── channels ─────────────────────────────────────────────────────────────────────────────────────


def channels_data(commons: Commons, day: datetime.date) -> list[dict[str, Any]]:
    """Every channel, for machines."""
    return [
        {
            "id": each.channel.id,
            "kind": each.channel.kind,
            "countries": list(each.channel.countries),
            "sure": each.channel.evidence,
            "checked_on": each.channel.checked_on.isoformat(),
            "demands": len(each.demands),
            "sources": [{"name": one.name, "on": one.on.isoformat(), "kind": one.kind} for one in each.channel.sources],
        }
        for each in asked_on(commons, day)
    ]


def channel_lines(edition: Edition, day: datetime.date) -> list[str]:
    """One line a channel."""
    return [
        f"{each.channel.id:<12} {edition.words[f'ready_sure_{each.channel.evidence}']:<16} {len(each.demands):>3} "
        f"{edition.words['ready_rules_of']}, {each.channel.checked_on}: {edition.say(each.channel.proof)}"
        for each in asked_on(edition.commons, day)
    ]


def changed_data(change: Change) -> dict[str, Any]:
    """What newer rules change, for machines."""
    return {
        "since": change.since.isoformat(),
        "on": change.day.isoformat(),
        "new": sorted(change.new),
        "ended": sorted(change.ended),
        "blocked": [each._asdict() for each in change.blocked],
        "freed": [each._asdict() for each in change.freed],
    }


def changed_lines(change: Change, edition: Edition) -> list[str]:
    """Each rule that is new or has ended, and the products that it newly blocks or frees."""
    told = [f"{change.since} → {change.day}"]
    for sign, rules, touched in (("+", change.new, change.blocked), ("-", change.ended, change.freed)):
        for key, demand in sorted(rules.items(), key=lambda pair: (pair[1].valid_from, pair[0])):
            when = demand.valid_from if sign == "+" else demand.valid_until
            told.append(f"{sign} {when} {key} ({demand.severity}): {demand_told(demand, edition)} [{who_told(demand, edition)}]")
            told += [f"    {each.product}" for each in touched if key in each.rules]
    state = edition.words["ready_state_blocked"]
    told.append(f"{state}: +{len(change.blocked)} −{len(change.freed)}")
    return told
