"""An account's own type definition (JSON Schema 2019-09 with Amazon's three keywords) as a judge, offline.

`demands_of` turns what a definition requires of the answers that we know into demands; `faults` holds a whole set of
attributes, as a writer made it, against the definition.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from site_builder.model.channel import Channel, Need, Test


class Asked(NamedTuple):
    """What a definition asks of one attribute."""

    attribute: str
    need: Need | None  # the field that fills it; None where no record holds it
    say: str
    number: str
    test: Test | None


def asked_of(definition: dict[str, Any], channel: Channel) -> Iterator[Asked]:
    """Required attributes, and limits of those that we fill."""
    needs = {name: need for need in channel.fields for name in (need.as_ or "").split(", ")}
    written = set(channel.format.get("always", ()))
    properties = definition.get("properties", {})
    for name in definition.get("required", ()):
        if name in needs:
            yield Asked(name, needs[name], "needs", "", Test.model_construct(field=needs[name].field, given=True))
        elif name not in written:
            yield Asked(name, None, "unknown", name, None)
    for name, each in properties.items():
        if name in needs:
            yield from _limits(name, needs[name], _value(each))


def _value(attribute: Any) -> dict[str, Any]:
    """The schema of the attribute's value: Amazon keeps it in the items of a list."""
    inner = attribute.get("items", attribute) if isinstance(attribute, dict) else {}
    value = inner.get("properties", {}).get("value", inner) if isinstance(inner, dict) else {}
    return value if isinstance(value, dict) else {}


def _limits(name: str, need: Need, value: dict[str, Any]) -> Iterator[Asked]:
    at, test = need.field, Test.model_construct
    if isinstance(value.get("maxLength"), int):
        yield Asked(name, need, "chars", str(value["maxLength"]), test(field=at, max_chars=value["maxLength"]))
    if isinstance(value.get("maxUtf8ByteLength"), int):
        yield Asked(name, need, "bytes", str(value["maxUtf8ByteLength"]), test(field=at, max_bytes=value["maxUtf8ByteLength"]))


# ── a whole set of attributes ────────────────────────────────────────────────────────────────────


def faults(definition: dict[str, Any], attributes: dict[str, Any]) -> list[str]:
    """`item_name[0].value: …` for each way in which the attributes are not what the definition wants. Nothing is fetched."""
    from referencing import Registry
    from referencing.exceptions import Unresolvable

    validator = _validator()({key: each for key, each in definition.items() if key != "$schema"}, registry=Registry())
    found = []
    try:
        for each in validator.iter_errors(attributes):
            path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in each.absolute_path).lstrip(".")
            found.append(f"{path}: {each.message}" if path else each.message)
    except Unresolvable as abroad:
        found.append(f"the definition leads to {abroad.ref}, which is not in its file")
    return sorted(found)


@cache
def _validator() -> Any:
    """JSON Schema 2019-09 with `maxUniqueItems` (by `selectors`), `minUtf8ByteLength` and `maxUtf8ByteLength`."""
    from jsonschema import Draft201909Validator
    from jsonschema.exceptions import ValidationError
    from jsonschema.validators import extend

    def unique(_: Any, limit: int, value: Any, schema: Any) -> Iterator[Any]:
        if isinstance(value, list):
            selectors = schema.get("selectors", ())
            counts = Counter(json.dumps(_selected(each, selectors), sort_keys=True) for each in value)
            if max(counts.values(), default=0) > limit:
                yield ValidationError(f"more than {limit} entries for the same {', '.join(selectors) or 'selector'}")

    def shortest(_: Any, limit: int, value: Any, __: Any) -> Iterator[Any]:
        if isinstance(value, str) and len(value.encode()) < limit:
            yield ValidationError(f"{len(value.encode())} bytes are less than {limit}")

    def longest(_: Any, limit: int, value: Any, __: Any) -> Iterator[Any]:
        if isinstance(value, str) and len(value.encode()) > limit:
            yield ValidationError(f"{len(value.encode())} bytes are more than {limit}")

    return extend(Draft201909Validator, {"maxUniqueItems": unique, "minUtf8ByteLength": shortest, "maxUtf8ByteLength": longest})


def _selected(each: Any, selectors: Any) -> list[Any]:
    return [each.get(name) for name in selectors] if isinstance(each, dict) else []
