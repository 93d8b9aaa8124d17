"""A seller's folder as a checked value: the unit that is read, checked and remembered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from site_builder.check import links, pictures, privacy, trade, words
from site_builder.check.shape import shape
from site_builder.language import fits_address
from site_builder.model.commons import Commons
from site_builder.model.product import ProductRecord, Seller
from site_builder.model.seller import PrivateRecord, SellerRecord
from site_builder.problem import Problem, Where, error, warning
from site_builder.source import PRIVATE, Record, nearest, read_yaml

CATALOGS = "catalogs"
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
            meant = nearest(path.name, tuple(commons.districts)) or "content/districts.yml"
            problems.append(error("P030", here, id=path.name, meant=meant))
        else:
            sellers, faults = _sellers(path)
            found[path.name] = sellers
            problems += faults
    return found, problems


def _sellers(folder: Path) -> tuple[list[str], list[Problem]]:
    names: list[str] = []
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()):
        here = Where(f"{CATALOGS}/{folder.name}/{path.name}", line=1, column=1)
        if path.name.startswith("."):
            continue
        if not path.is_dir():
            problems.append(warning("P024", here, name=path.name))
        elif not fits_address(path.name):
            problems.append(error("P039", here, id=path.name))
        elif path.name.lower() in {name.lower() for name in names}:
            problems.append(error("P036", here, id=path.name))
        else:
            names.append(path.name)
    return names, problems


def read_seller(
    root: Path, district: str, name: str, commons: Commons, looks: dict[str, pictures.Look]
) -> tuple[Seller | None, tuple[Record, ...], list[Problem]]:
    """One seller, its raw records, and every fault in its folder."""
    folder = f"{CATALOGS}/{district}/{name}"
    problems = list(_strays(root, folder))
    seller_file, products_file = f"{folder}/seller.yml", f"{folder}/products.yml"
    if not (root / seller_file).exists():
        problems.append(error("P033", Where(seller_file, line=1, column=1), file="seller.yml"))
        return None, (), problems
    seller_source, faults = read_yaml(root, seller_file)
    problems += faults
    seller = None
    if not faults:
        seller, faults = shape(SellerRecord, seller_source.value or {}, Where(seller_file))
        problems += faults
    products: list[ProductRecord] | None = []
    sources: tuple[Record, ...] = (seller_source,)
    if (root / products_file).exists():
        source, faults = read_yaml(root, products_file)
        problems += faults
        if not faults:
            products, faults = shape(list[ProductRecord], source.value or [], Where(products_file))
            problems += faults
        sources = (seller_source, source)
    problems += _private(root, f"{folder}/{PRIVATE}")
    for each in sources:
        problems += words.encodings(each.text, each.file)
    if seller is not None:
        problems += _seller_rules(seller, Where(seller_file), district, commons)
    if products is None or seller is None:
        if products:
            problems += _product_rules(tuple(products), Where(products_file), district, commons, looks)
        return None, sources, problems
    checked = Seller(district, name, seller, tuple(products))
    problems += _product_rules(checked.products, Where(products_file), district, commons, looks)
    return checked, sources, problems


def _strays(root: Path, folder: str) -> Iterator[Problem]:
    for path in sorted((root / folder).iterdir()):
        if path.name in KNOWN_FILES or path.name.startswith("."):
            continue
        here = Where(f"{folder}/{path.name}", line=1, column=1)
        if path.suffix.lower() in (".yaml", ".yml", ".json", ".csv", ".xlsx"):
            yield error("P004", here, name=path.name, meant=nearest(path.name, tuple(KNOWN_FILES)) or "products.yml")
        else:
            yield warning("P024", here, name=path.name)


def _private(root: Path, file: str) -> list[Problem]:
    if not (root / file).exists():
        return []
    source, problems = read_yaml(root, file)
    if problems:
        return problems
    value, problems = shape(PrivateRecord, source.value or {}, Where(file))
    return problems if value is None else list(trade.private_rules(value, Where(file)))


def _seller_rules(seller: SellerRecord, where: Where, district: str, commons: Commons) -> Iterator[Problem]:
    country = commons.districts[district].country
    yield from words.entry(seller, where, commons.settings)
    yield from links.seller_links(seller, where, commons)
    yield from trade.seller_rules(seller, where, country, commons)
    yield from privacy.consents(seller, where)
    yield from privacy.free_text(seller, where)


def _product_rules(
    products: tuple[ProductRecord, ...], where: Where, district: str, commons: Commons, looks: dict[str, pictures.Look]
) -> Iterator[Problem]:
    yield from links.skus(products, where)
    for n, product in enumerate(products):
        at = where.at(n)
        yield from links.product_links(product, at, commons)
        yield from trade.product_rules(product, at, district, commons)
        yield from words.entry(product, at, commons.settings)
        yield from privacy.free_text(product, at)
    yield from pictures.photo_rules(products, where, looks, list(commons.settings.languages))
