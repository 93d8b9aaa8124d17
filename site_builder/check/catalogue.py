"""A seller's folder as a checked value: the unit that is read, checked and remembered."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from site_builder.check import links, pictures, privacy, trade, words
from site_builder.check.commons import RECORD_FILES
from site_builder.check.shape import Remains, ready, remains, shape, shape_each
from site_builder.language import fits_address
from site_builder.model.commons import Commons, Settings
from site_builder.model.product import ProductRecord, Seller
from site_builder.model.seller import PrivateRecord, SellerRecord
from site_builder.problem import Problem, Severity, Where, error, warning
from site_builder.source import PRIVATE, Record, nearest, read_yaml

CATALOGS = "catalogs"
LEADS_NOWHERE = frozenset({"P030", "P031", "P032", "P038", "P222"})  # names of districts, categories, GI, materials, crafts
KNOWN_FILES = {"seller.yml", "products.yml", PRIVATE, "photos"}


def folders(root: Path, commons: Commons) -> tuple[dict[str, list[str]], list[Problem]]:
    """District → its sellers' folder names, sorted; and whatever in `catalogs/` is neither."""
    found: dict[str, list[str]] = {district: [] for district in commons.districts}
    problems: list[Problem] = []
    base = root / CATALOGS
    for path in sorted(base.iterdir()) if base.is_dir() else ():
        if path.name.startswith("."):
            continue
        here = Where(f"{CATALOGS}/{path.name}", line=1, column=1)
        if not path.is_dir():
            problems.append(warning("P024", here, name=path.name))
        elif path.name not in commons.districts:
            problems.append(error("P030", here, id=path.name, meant=nearest(path.name, tuple(commons.districts))))
        else:
            sellers, faults = _sellers(path)
            found[path.name] = sellers
            problems += faults
    return found, problems


def _sellers(folder: Path) -> tuple[list[str], list[Problem]]:
    names: list[str] = []
    problems: list[Problem] = []
    with os.scandir(folder) as entries:
        found = sorted((entry.name, entry.is_dir()) for entry in entries)
    lowered: set[str] = set()
    for name, is_folder in found:
        if name.startswith("."):
            continue
        here = Where(f"{CATALOGS}/{folder.name}/{name}", line=1, column=1)
        if not is_folder:
            problems.append(warning("P024", here, name=name))
        elif not fits_address(name):
            problems.append(error("P039", here, id=name))
        elif name.lower() in lowered:
            problems.append(error("P036", here, id=name))
        else:
            names.append(name)
            lowered.add(name.lower())
    return names, problems


def get_ready() -> None:
    """Make now what every seller is read with."""
    ready(SellerRecord, list[ProductRecord])


def read_seller(
    root: Path, district: str, name: str, commons: Commons, looks: Mapping[str, pictures.Look]
) -> tuple[Seller | None, tuple[Record, ...], list[Problem]]:
    """One seller, its raw records, and every fault in its folder."""
    folder = f"{CATALOGS}/{district}/{name}"
    problems = list(_strays(root, folder))
    at, products_at = Where(f"{folder}/seller.yml"), Where(f"{folder}/products.yml")
    source, faults = read_yaml(root, at.file)
    problems += faults
    sources: tuple[Record, ...] = (source,)
    seller, left = None, None
    if source.value is not None or not faults:  # what could be read is checked further
        seller, faults = shape(SellerRecord, source.value or {}, at)
        problems += faults
        left = None if seller else remains(SellerRecord, source.value or {})
    products: list[ProductRecord | None] = []
    left_of: dict[int, Remains[ProductRecord]] = {}
    if (root / products_at.file).exists():
        source, faults = read_yaml(root, products_at.file)
        problems += faults
        sources = (*sources, source)
        if source.value is not None or not faults:
            products, faults = shape_each(ProductRecord, source.value or [], products_at)
            problems += faults
            left_of = _remains(products, source.value)
        else:
            products = [None]
    problems += _private(root, f"{folder}/{PRIVATE}")
    for each in sources:
        problems += words.encodings(each.text, each.file)
    if seller is not None:
        problems += _seller_rules(seller, at, district, commons, looks)
    elif left is not None:
        problems += left.beyond(_seller_rules(left.entry, at, district, commons, looks), at)
    problems += _product_rules(products, left_of, products_at, district, commons, looks)
    if seller is not None and None not in products:
        problems += pictures.unused(seller, products, products_at, looks)
    whole = tuple(product for product in products if product is not None)
    if seller is None or len(whole) < len(products):
        return None, sources, problems
    return Seller(district, name, seller, whole), sources, problems


def _remains(products: Sequence[ProductRecord | None], value: Any) -> dict[int, Remains[ProductRecord]]:
    """What is left of the faulty products, by their place in the list."""
    if None not in products:
        return {}
    found = ((n, remains(ProductRecord, value[n])) for n, product in enumerate(products) if product is None)
    return {n: left for n, left in found if left is not None}


def _strays(root: Path, folder: str) -> Iterator[Problem]:
    for path in sorted((root / folder).iterdir()):
        if path.name in KNOWN_FILES or path.name.startswith("."):
            continue
        here = Where(f"{folder}/{path.name}", line=1, column=1)
        if path.suffix.lower() in RECORD_FILES:
            yield error(
                "P004",
                here,
                name=path.name,
                meant=nearest(path.name, tuple(KNOWN_FILES)),
                known="seller.yml, products.yml, private.yml",
            )
        else:
            yield warning("P024", here, name=path.name)


def sound_seller(
    root: Path, district: str, name: str, commons: Commons, looks: Mapping[str, pictures.Look]
) -> tuple[Seller | None, list[Problem]]:
    """One seller without a fault, for all that is made of sellers beside the site; else None, and what is wrong."""
    seller, _, problems = read_seller(root, district, name, commons, looks)
    faults = [each for each in problems if each.severity is Severity.ERROR]
    return (None if faults else seller), faults


def _private(root: Path, file: str) -> list[Problem]:
    if not (root / file).exists():
        return []
    source, problems = read_yaml(root, file)
    if source.value is None and problems:
        return problems
    value, faults = shape(PrivateRecord, source.value or {}, Where(file))
    return [*problems, *faults, *(trade.private_rules(value, Where(file)) if value else ())]


def read_private(root: Path, district: str, name: str) -> PrivateRecord | None:
    """A seller's private numbers, for channel writers and for what only seller and office may see; None where there are none."""
    file = f"{CATALOGS}/{district}/{name}/{PRIVATE}"
    if not (root / file).exists():
        return None
    source, _ = read_yaml(root, file)
    return shape(PrivateRecord, source.value or {}, Where(file))[0]


def _seller_rules(
    seller: SellerRecord, where: Where, district: str, commons: Commons, looks: Mapping[str, pictures.Look]
) -> Iterator[Problem]:
    country = commons.districts[district].country
    yield from _texts(seller, where, commons.settings)
    yield from links.seller_links(seller, where, commons)
    yield from trade.seller_rules(seller, where, country, commons)
    yield from privacy.consents(seller, where)
    yield from pictures.portrait_rules(seller, where, looks)


def _texts(entry: SellerRecord | ProductRecord, where: Where, settings: Settings) -> Iterator[Problem]:
    """The rules on all texts of an entry. Most are beyond doubt, and then no rule has to look closer."""
    for path, text in words.texts(entry):
        if not words.beyond_doubt(text, settings):
            at = where.at(*path)
            yield from words.text_rules(text, at, settings, _of(entry, where))
            yield from privacy.free_text(text, at)


def _of(entry: SellerRecord | ProductRecord, where: Where) -> str:
    """Whose text it is, for who reads the problem away from its file: `shantipur-tant/TS-014`."""
    seller = where.file.split("/")[2]
    return f"{seller}/{entry.sku}" if isinstance(entry, ProductRecord) else seller


def _product_rules(
    products: Sequence[ProductRecord | None],
    left_of: Mapping[int, Remains[ProductRecord]],
    where: Where,
    district: str,
    commons: Commons,
    looks: Mapping[str, pictures.Look],
) -> Iterator[Problem]:
    coded = list(products)
    for n, left in left_of.items():
        at, lost = where.at(n), ("sku",) in left.lost
        entry = left.entry.model_copy(update={"sku": "…"}) if lost else left.entry  # nobody is named after an example
        yield from left.beyond(_rules_of_one(entry, at, district, commons, looks), at)
        coded[n] = None if lost else entry
    yield from links.skus(coded, where)
    for n, product in enumerate(products):
        if product is not None:
            yield from _rules_of_one(product, where.at(n), district, commons, looks)


def _rules_of_one(
    product: ProductRecord, at: Where, district: str, commons: Commons, looks: Mapping[str, pictures.Look]
) -> Iterator[Problem]:
    yield from links.product_links(product, at, commons)
    yield from trade.product_rules(product, at, district, commons)
    yield from _texts(product, at, commons.settings)
    if product.keywords:
        yield from words.keywords(product.keywords, at.at("keywords"))
    yield from pictures.photo_rules(product, at, looks)
