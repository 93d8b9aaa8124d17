"""A small checker of payloads: rules are data with a source and a date, and this reads them over parsed JSON.

A rule names where it looks (`each`, a path from the payload; without it the payload itself), what it looks at (`field`,
from there) and what must be true (`test`). Paths: `a.b[].c[code=x].d`; a step `[]` goes through a list, `[code=x]` through
those of its entries whose `code` is `x`. A rule may hold only for some versions, domains, or `when` another field says so.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, NamedTuple

Step = tuple[str, str, str]  # ("key", name, ""), ("each", "", ""), ("where", name, value)
_PART = re.compile(r"\[([^\]=]*)(?:=([^\]]*))?\]|([^.\[\]]+)")


class Fault(NamedTuple):
    """A broken rule: its id, how grave, where it looked, and what stood there."""

    rule: str
    severity: str
    node: int  # which of the rule's nodes
    field: str
    value: str


class Rule(NamedTuple):
    """A rule as its file states it."""

    id: str
    test: str
    each: str = ""
    field: str = ""
    of: Any = None  # what the test compares with
    severity: str = "block"
    versions: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    when: Any = None
    source: str = ""
    valid_from: datetime.date = datetime.date(2000, 1, 1)
    valid_until: datetime.date | None = None
    words: Any = None


def rules_from(data: Sequence[Mapping[str, Any]]) -> tuple[Rule, ...]:
    """The rules of a file."""
    return tuple(_rule(each) for each in data)


def _rule(data: Mapping[str, Any]) -> Rule:
    known = {
        name: data[name] for name in ("id", "test", "each", "field", "of", "severity", "when", "source", "words") if name in data
    }
    until = data.get("valid_until")
    return Rule(
        **known,
        versions=tuple(data.get("versions", ())),
        domains=tuple(data.get("domains", ())),
        valid_from=datetime.date.fromisoformat(str(data.get("valid_from", "2000-01-01"))),
        valid_until=datetime.date.fromisoformat(str(until)) if until else None,
    )


def holding(rules: Sequence[Rule], version: str, domain: str, day: datetime.date) -> tuple[Rule, ...]:
    """The rules that hold for a version and a domain on a day."""
    return tuple(
        each
        for each in rules
        if (not each.versions or version in each.versions)
        and (not each.domains or domain in each.domains)
        and each.valid_from <= day
        and (each.valid_until is None or day <= each.valid_until)
    )


def check(payload: Any, rules: Sequence[Rule], tables: Mapping[str, Any]) -> list[Fault]:
    """Every broken rule. `tables`: named lists and mappings that tests look things up in."""
    nodes: dict[str, list[Any]] = {"": [payload]}
    faults: list[Fault] = []
    for rule in rules:
        if rule.each not in nodes:
            nodes[rule.each] = find(payload, rule.each)
        for n, node in enumerate(nodes[rule.each]):
            if rule.when is None or _applies(rule.when, node, payload, tables):
                faults += [
                    Fault(rule.id, rule.severity, n, field, value) for field, value in TESTS[rule.test](rule, node, payload, tables)
                ]
    return faults


def _applies(when: Any, node: Any, payload: Any, tables: Mapping[str, Any]) -> bool:
    found = find(payload if str(when["field"]).startswith("/") else node, when["field"].lstrip("/"))
    if "given" in when:
        return bool([each for each in found if each not in (None, "")]) == (str(when["given"]) == "true")
    wanted = _listed(when["in"], tables)
    return any(str(each) in wanted for each in found)


# ── paths ────────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1024)
def _steps(path: str) -> tuple[Step, ...]:
    told: list[Step] = []
    for name, value, key in _PART.findall(path):
        told.append(("key", key, "") if key else ("where", name, value) if name else ("each", "", ""))
    return tuple(told)


@lru_cache(maxsize=1024)
def _keys(path: str) -> tuple[str, ...] | None:
    steps = _steps(path)
    return tuple(name for _, name, _ in steps) if all(kind == "key" for kind, _, _ in steps) else None


def find(node: Any, path: str) -> list[Any]:
    """Everything that a path leads to; nothing where it leads nowhere."""
    keys = _keys(path)
    if keys is not None:  # as most are: nothing but names
        for key in keys:
            if not isinstance(node, dict) or key not in node:
                return []
            node = node[key]
        return [node]
    found = [node]
    for kind, name, value in _steps(path):
        if kind == "key":
            found = [each[name] for each in found if isinstance(each, dict) and name in each]
        elif kind == "each":
            found = [inner for each in found if isinstance(each, list) for inner in each]
        else:
            found = [x for each in found if isinstance(each, list) for x in each if isinstance(x, dict) and x.get(name) == value]
        if not found:
            break
    return found


# ── tests ────────────────────────────────────────────────────────────────────────────────────────
# Each yields (field, value) of what is wrong. All but `given` let an absent field pass.

Broken = Iterator[tuple[str, str]]


def _listed(of: Any, tables: Mapping[str, Any]) -> Any:
    return tables[of] if isinstance(of, str) else of


def _texts(rule: Rule, node: Any) -> list[str]:
    return [str(each) for each in find(node, rule.field) if each is not None]


def _given(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    for path in rule.of or (rule.field,):
        found = find(node, path)
        if not found or any(each is None or each in ("", [], {}) for each in found):
            yield path, ""


def _either(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    """`of`: lists of paths; all of one list lead somewhere."""
    if not any(all(any(each not in (None, "") for each in find(node, path)) for path in paths) for paths in rule.of):
        yield str(rule.of[0][0]), ""


def _includes(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    there = _texts(rule, node)
    for each in rule.of:
        if each not in there:
            yield rule.field, str(each)


def _there(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    if not find(node, rule.field):
        yield rule.field, ""


def _absent(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    if found := find(node, rule.field):
        yield rule.field, str(found[0])[:40]


@lru_cache(maxsize=256)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def _matches(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    wanted = _pattern(rule.of)
    for each in _texts(rule, node):
        if not wanted.fullmatch(each):
            yield rule.field, each


def _one_of(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    wanted = _listed(rule.of, tables)
    for each in _texts(rule, node):
        if each not in wanted:
            yield rule.field, each


def _only(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    for each in find(node, rule.field) if rule.field else [node]:
        for key in each if isinstance(each, dict) else ():
            if key not in rule.of:
                yield f"{rule.field}.{key}".lstrip("."), str(key)


def _not_above(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    for low, high in zip(find(node, rule.field), find(node, rule.of), strict=False):
        try:
            if Decimal(str(low)) > Decimal(str(high)):
                yield rule.field, str(low)
        except InvalidOperation:
            yield rule.field, str(low)


def _named(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    """The value is one of those that another path, from the payload, leads to."""
    known = {str(each) for each in find(payload, rule.of)}
    for each in _texts(rule, node):
        if each not in known:
            yield rule.field, each


def _covers(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    """The values at two paths of a node are the same set, each once at the first."""
    told, wanted = _texts(rule, node), {str(each) for each in find(node, rule.of)}
    if sorted(told) != sorted(wanted):
        yield rule.field, ", ".join(sorted(set(told) ^ wanted)) or ", ".join(told)


def _unique(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    told = _texts(rule, node)
    for each in sorted({x for x in told if told.count(x) > 1}):
        yield rule.field, each


def _at_most(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    for each in _texts(rule, node):
        if len(each) > int(rule.of):
            yield rule.field, each[:40]


def _items(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    if len(find(node, rule.field)) < int(rule.of):
        yield rule.field, str(len(find(node, rule.field)))


def _not_after(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    limit = next(iter(find(payload, rule.of)), "")
    for each in _texts(rule, node):
        if each > limit:
            yield rule.field, each


def _looked_up(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    """`of: {table, key, prefix}`: the value is the prefix and one of what the table holds for the key."""
    table = tables[rule.of["table"]]
    keys = rule.of["key"]
    for key in find(payload if keys.startswith("/") else node, keys.lstrip("/")):
        wanted = {f"{rule.of.get('prefix', '')}{each}" for each in table.get(str(key), ())}
        for each in find(payload if rule.field.startswith("/") else node, rule.field.lstrip("/")):
            if str(each) not in wanted:
                yield rule.field.lstrip("/"), str(each)


def _gtin(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    """GS1 check digit of what stands after the colon (General Specifications, 7.9)."""
    for each in _texts(rule, node):
        digits = each.partition(":")[2] or each
        if digits.isascii() and digits.isdigit() and not is_gtin(digits):
            yield rule.field, each


def is_gtin(code: str) -> bool:
    """8, 12, 13 or 14 digits with the right last one."""
    if len(code) not in (8, 12, 13, 14) or not (code.isascii() and code.isdigit()):
        return False
    return sum(int(digit) * (3 if n % 2 else 1) for n, digit in enumerate(reversed(code))) % 10 == 0


def _attributes(rule: Rule, node: Any, payload: Any, tables: Any) -> Broken:
    """`of: {table, domain, category, part}`: the attributes that the table wants of the category, and no others."""
    domain = str(next(iter(find(payload, rule.of["domain"])), "")).rpartition(":")[2]
    wanted = tables[rule.of["table"]].get(domain, {}).get(str(next(iter(find(node, rule.of["category"])), "")))
    if wanted is None:
        return
    told = {str(each.get("code")): str(each.get("value", "")) for each in find(node, rule.field)}
    yield from PARTS[rule.of["part"]](told, wanted, tables)


def _missing(told: dict[str, str], wanted: Any, tables: Any) -> Broken:
    for name, each in wanted.items():
        if each.get("required") and not told.get(name):
            yield f"attribute.{name}", ""


def _unknown(told: dict[str, str], wanted: Any, tables: Any) -> Broken:
    for name in told:
        if name not in wanted:
            yield f"attribute.{name}", name


def _wrong(told: dict[str, str], wanted: Any, tables: Any) -> Broken:
    for name, value in told.items():
        values = wanted.get(name, {}).get("values") or {}
        if "enum" in values and value not in tables["enums"][values["enum"]]:
            yield f"attribute.{name}", value
        if "regex" in values and not _pattern(values["regex"]).match(value):
            yield f"attribute.{name}", value


PARTS: dict[str, Callable[..., Broken]] = {"missing": _missing, "unknown": _unknown, "wrong": _wrong}
TESTS: dict[str, Callable[[Rule, Any, Any, Any], Broken]] = {
    "given": _given,
    "there": _there,
    "either": _either,
    "includes": _includes,
    "absent": _absent,
    "matches": _matches,
    "one_of": _one_of,
    "only": _only,
    "not_above": _not_above,
    "named": _named,
    "covers": _covers,
    "unique": _unique,
    "at_most": _at_most,
    "items": _items,
    "not_after": _not_after,
    "looked_up": _looked_up,
    "gtin": _gtin,
    "attributes": _attributes,
}
