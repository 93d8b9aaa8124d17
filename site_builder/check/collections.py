"""Collections: records of `content/collections/`, their dates, and what they name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from site_builder.check import words
from site_builder.check.reading import one
from site_builder.language import fits_address
from site_builder.model.collection import Collection
from site_builder.model.commons import Commons, Settings
from site_builder.problem import Problem, Where, error, warning
from site_builder.source import nearest

FOLDER = "content/collections"


def read_collections(root: Path, settings: Settings, texts: dict[str, str]) -> tuple[dict[str, Collection], list[Problem]]:
    """Every record of the folder, by the name of its file."""
    found: dict[str, Collection] = {}
    problems: list[Problem] = []
    folder = root / FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        file = f"{FOLDER}/{path.name}"
        if path.suffix != ".yml" or path.is_dir():
            problems.append(error("P215", Where(file, line=1, column=1), name=path.name, wanted=f"{path.stem}.yml"))
            continue
        if not fits_address(path.stem):
            problems.append(error("P039", Where(file, line=1, column=1), id=path.stem))
        collection, faults = one(root, file, Collection, texts)
        problems += faults
        if collection:
            problems += _record(collection, Where(file), settings)
            found[path.stem] = collection
    return found, problems


def _record(each: Collection, where: Where, settings: Settings) -> Iterator[Problem]:
    """What one record tells wrong by itself."""
    yield from words.entry(each, where, settings)
    if each.from_ and each.to and each.from_ > each.to:
        yield error("P218", where.at("to"), first=each.from_, last=each.to)
    elif each.to and each.to < settings.updated:
        yield warning("P219", where.at("to"), date=each.to)
    for n, window in enumerate(each.windows):
        if window.from_ > window.to:
            yield error("P218", where.at("windows", n, "to"), first=window.from_, last=window.to)
    if not each.named():
        yield error("P220", where.at("title"))
    yield from _twice(each.products, where.at("products"))
    for n, stall in enumerate(each.stalls):
        yield from _twice(stall.products, where.at("stalls", n, "products"))


def _twice(products: list[str], where: Where) -> Iterator[Problem]:
    for n, name in enumerate(products):
        if name in products[:n]:
            yield error("P217", where.at(n), id=name)


def collection_references(commons: Commons) -> Iterator[Problem]:
    """Districts that stalls name. Whether the products are there is looked at when their sellers are read."""
    for name, each in commons.collections.items():
        where = Where(f"{FOLDER}/{name}.yml")
        for n, stall in enumerate(each.stalls):
            if stall.district and stall.district not in commons.districts:
                meant = nearest(stall.district, tuple(commons.districts))
                yield error("P030", where.at("stalls", n, "district"), id=stall.district, meant=meant)


def products_named(commons: Commons) -> Iterator[tuple[Where, str]]:
    """Every place that names a product, and the product."""
    for name, each in commons.collections.items():
        where = Where(f"{FOLDER}/{name}.yml")
        yield from ((where.at("products", n), product) for n, product in enumerate(each.products))
        for m, stall in enumerate(each.stalls):
            yield from ((where.at("stalls", m, "products", n), product) for n, product in enumerate(stall.products))
