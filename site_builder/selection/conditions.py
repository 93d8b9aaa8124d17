"""Conditions as plain values, and whether a product meets them."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from site_builder.model.product import ProductRecord, Seller
from site_builder.problem import Problem, Where, error
from site_builder.selection.fields import FIELDS, Value

OPTION = "--select"  # where its faults are: the option of the commands that take one
SIGNS: dict[str, Callable[[Any, Any], bool]] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: any of `values` will do. `negated`: none of them may."""

    field: str
    sign: str  # `:`, or one of SIGNS
    values: tuple[Value, ...]
    negated: bool = False
    text: str = ""  # as it was written
    column: int = 1


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions that must all be met. Where none is about `status`, only published products are meant."""

    conditions: tuple[Condition, ...] = ()
    text: str = ""


def matches(selection: Selection, product: ProductRecord, seller: Seller) -> bool:
    """Whether a product of this seller is meant."""
    if product.status != "published" and not any(each.field == "status" for each in selection.conditions):
        return False
    return all(met(each, product, seller) for each in selection.conditions)


def met(condition: Condition, product: ProductRecord, seller: Seller) -> bool:
    """Whether a product meets one condition. What it does not tell is neither more nor less than anything."""
    field = FIELDS[condition.field]
    has = tuple(field.read(product, seller))
    return any(_one(condition.sign, field.kind, value, has) for value in condition.values) != condition.negated


def _one(sign: str, kind: str, value: Value, has: tuple[Any, ...]) -> bool:
    if isinstance(value, bool):
        return value == (any(has) if kind == "yes" else bool(has))
    if sign in SIGNS:
        return any(SIGNS[sign](each, value) for each in has)
    if isinstance(value, str):
        return any(_like(value).search(each.casefold()) for each in has)
    return value in has


@lru_cache(maxsize=1000)
def _like(value: str) -> re.Pattern[str]:
    """`ts-*` as a pattern of the whole name; a text is looked for as `*text*`."""
    return re.compile(r"\A" + ".*".join(re.escape(part) for part in value.split("*")) + r"\Z", re.DOTALL)


def choose(selection: Selection, sellers: Iterable[Seller]) -> tuple[list[Seller], list[Problem]]:
    """The sellers with only the products that are meant, without those who have none; where nothing is meant, a problem."""
    every = list(sellers)
    kept = [replace(each, products=tuple(p for p in each.products if matches(selection, p, each))) for each in every]
    if any(each.products for each in kept):
        return [each for each in kept if each.products], []
    condition, left = _first_without(selection, [(product, each) for each in every for product in each.products])
    return [], [error("P235", Where(OPTION, line=1, column=1), selection=selection.text, condition=condition, left=left)]


def _first_without(selection: Selection, products: list[tuple[ProductRecord, Seller]]) -> tuple[str, int]:
    """The first condition after which nothing is left, and how many products it was asked of."""
    of_status = tuple(each for each in selection.conditions if each.field == "status")
    left = [pair for pair in products if matches(Selection(of_status), *pair)]
    for each in selection.conditions:
        kept = [pair for pair in left if met(each, *pair)]
        if not kept:
            return each.text, len(left)
        left = kept
    return selection.text, len(left)
