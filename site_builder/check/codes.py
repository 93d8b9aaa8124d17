"""Short codes: no two products of a showcase may have the same."""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.model.shortcode import short_code
from site_builder.problem import Problem, Where, error

Listed = tuple[str, list[str]]  # a seller as `district/seller`, and its products' SKUs in file order, "" where one is not shown


def alike(sellers: Iterable[Listed]) -> list[Problem]:
    """Products whose short code another product has already."""
    taken: dict[str, str] = {}
    problems = []
    for seller, skus in sellers:
        for n, sku in enumerate(skus):
            if not sku:
                continue
            name = f"{seller}/{sku}"
            other = taken.setdefault(code := short_code(name), name)
            if other != name:
                where = Where(f"catalogs/{seller}/products.yml", (n, "sku"))
                problems.append(error("P290", where, short=code, product=name, other=other))
    return problems
