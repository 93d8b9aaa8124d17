"""`docs/records.md`, made from the models: python -m site_builder.model.docs > docs/records.md."""

from __future__ import annotations

import datetime
import re
import sys
import types
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from site_builder.language import CODES
from site_builder.model.schema import KINDS, Kind

INTRO = """\
# Records

<!-- Made from the models: python -m site_builder.model.docs > docs/records.md. Change the descriptions there. -->

Everything that Haat knows stands in records: YAML files, and Markdown files with a few lines of YAML between two
`---` lines on top (front matter). This page tells every key. `haat schema NAME` prints the same as JSON Schema, with
which an editor completes and checks the keys while you type, and `haat check` tells what is wrong, where, and what
to do.

এই পাতায় প্রতিটি নথির প্রতিটি ঘরের নাম, ধরন, অর্থ ও উদাহরণ আছে। `haat check --speak bn` ভুল ও তার প্রতিকার বাংলায় জানায়।

## How records are read

- **Every value is read as text, and the key decides what it means.** `hsn: 0712`, `country: NO`, `from: 10:30` and
  `number: 1.10` are what you typed; quotes are needed only where YAML itself needs them: a value that holds `: ` or
  ` #`, or that starts with a sign such as `#`, `*`, `&`, `!`, `[` or `{`.
- **Empty means absent.** Leave out what you do not know; never write `null`, `~` or "n/a".
- **Texts go by language**: a mapping such as `{bn: …, en: …, hi: …}`. A language that is missing is a warning that
  tells what readers will see instead (`fallback` in `content/showcase.yml`). Texts are plain, without Markdown or
  HTML; a blank line parts two paragraphs. No phone, e-mail or tax number inside a text.
- **Numbers** use the digits 0-9, no thousands separators, and a point before decimals. **Dates** are `2026-11-22`.
- **Unknown keys are errors**, so that a typing error never loses a fact in silence. Anchors, aliases, tags, merge
  keys and duplicate keys are errors too.
- **Ids** become addresses: A-Z, a-z, 0-9, `_` and `-`, at most 36 characters, and never two that differ only in case.
- **`private.yml`** holds what is never published. Git ignores it, and its values are masked in every message.

Required keys are marked with ●.
"""

HEAD = "| key | type and limits | | what it is | অর্থ | example |\n| --- | --- | --- | --- | --- | --- |"

# Forms of codes in words; a pattern that is not here is shown as it is.
FORMS = {
    r"^[A-Za-z0-9_-]{1,36}$": "id",
    r"^[A-Za-z0-9_-]{1,36}/[0-9]{2}-[a-z0-9-]{1,60}$": "module and lesson, `digital-catalogue/02-photographs`",
    r"^[A-Z]{2}-[0-9]{1,5}$": "country and number, `IN-116`",
    r"^[A-Z]{2}$": "two capital letters, `IN`",
    r"^[A-Z]{3}$": "three capital letters, `INR`",
    r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$": "file name: A-Z a-z 0-9 . _ -, at most 80 characters",
    r"^#[0-9A-Fa-f]{6}$": "`#RRGGBB`",
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$": "time, `10:30`",
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$": "year, month or day: `2026`, `2026-11`, `2026-11-22`",
    r"^[0-9]{2,10}$": "2 to 10 digits",
    r"^\+[1-9][0-9]{7,14}$": "number with country code, `+919000000000`",
    r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$": "e-mail address",
    r"^https://[A-Za-z0-9.-]+(/[^\s<>\"']*)?$": "address, `https://…`",
}


def page() -> str:
    """The whole page."""
    owners: dict[type[BaseModel], list[str]] = {}
    for name, kind in KINDS.items():
        for model in _inside(kind.of):
            owners.setdefault(model, []).append(name)
    parts = [INTRO]
    for name, kind in KINDS.items():
        parts.append(_section(name, kind))
        parts += [_part(model) for model, used in owners.items() if used == [name]]
    parts.append("## Parts that several records share\n")
    parts += [_part(model) for model, used in owners.items() if len(used) > 1]
    return "\n".join(parts)


def _section(name: str, kind: Kind) -> str:
    model, many = _top(kind.of)
    shape = "A list; each entry has these keys." if many else "One mapping with these keys."
    return f"## {name}\n\n{kind.english} · {kind.bengali}\n\n`{kind.file}` · {shape}\n\n{_table(model)}"


def _part(model: type[BaseModel]) -> str:
    return f"### {_title(model)}\n\n{model.__doc__}\n\n{_table(model)}"


def _table(model: type[BaseModel]) -> str:
    return "\n".join([HEAD, *(_row(info.alias or name, info) for name, info in model.model_fields.items())]) + "\n"


def _row(key: str, info: FieldInfo) -> str:
    extra: Any = info.json_schema_extra
    kind = told(info.annotation, tuple(info.metadata))
    if isinstance(info.default, (str, bool)):
        kind += f"; without it `{flow(info.default)}`"
    cells = (
        f"`{key}`",
        kind,
        "●" if info.is_required() else "",
        info.description,
        extra["description_bn"],
        f"`{flow(extra['examples'][0])}`",
    )
    return f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in cells)} |"


def _title(model: type[BaseModel]) -> str:
    """`SellerAddress` as `Seller address`."""
    return re.sub("(?<=[a-z])[A-Z]", lambda found: f" {found.group().lower()}", model.__name__).replace("Gi ", "GI ")


# ── types in words ───────────────────────────────────────────────────────────────────────────────


def told(kind: Any, metadata: tuple[Any, ...] = ()) -> str:
    """A field's type and limits in words."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return told(args[0], (*metadata, *args[1:]))
    if origin in (Union, types.UnionType):
        return told(next(each for each in args if each is not type(None)), metadata)
    if origin is Literal:
        return f"one of {_names(args)}"
    limits = _limits(metadata)
    if origin is list and get_origin(args[0]) is Literal:
        return f"list, any of {_names(get_args(args[0]))}"
    if origin is list:
        return f"list of {told(args[0])}{_between(limits, 'min_length', 'max_length', 'entries')}"
    if origin is dict:
        return _mapping(*args)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        title = _title(kind)
        return f"[{title}](#{title.lower().replace(' ', '-')})"
    return _scalar(kind, limits)


def _mapping(key: Any, value: Any) -> str:
    if get_args(key) == CODES:
        return f"by language: {told(value)}"
    return f"mapping: {told(key)} → {told(value)}"


def _names(options: tuple[str, ...]) -> str:
    return ", ".join(f"`{each}`" for each in options)


def _scalar(kind: Any, limits: dict[str, Any]) -> str:
    if kind is bool:
        return "`true` or `false`"
    if kind is datetime.date:
        return "date"
    if kind is int:
        return f"whole number{_between(limits, 'ge', 'le')}"
    if kind is Decimal:
        decimals = f", at most {limits['decimal_places']} decimals" if "decimal_places" in limits else ""
        return f"number{_between(limits, 'ge', 'le')}{_between(limits, 'gt', 'lt', strict=True)}{decimals}"
    pattern = limits.get("pattern")
    if pattern is None:
        return f"text{_between(limits, 'min_length', 'max_length', 'characters')}"
    choices = re.fullmatch(r"\^\(([a-z0-9|-]+)\)\$", pattern)
    return f"one of {_names(tuple(choices[1].split('|')))}" if choices else FORMS.get(pattern, f"`{pattern}`")


def _between(limits: dict[str, Any], low: str, high: str, what: str = "", *, strict: bool = False) -> str:
    """`, 1 to 300 characters`, `, at most 5 entries`, `, more than 0`."""
    least, most = limits.get(low), limits.get(high)
    if least is None and most is None:
        return ""
    unit = f" {what}" if what else ""
    if least is None:
        return f", {'less than' if strict else 'at most'} {most:,}{unit}"
    if most is None:
        return f", {'more than' if strict else 'at least'} {least:,}{unit}"
    return f", {'more than ' if strict else ''}{_count(least)} {'and less than' if strict else 'to'} {_count(most)}{unit}"


def _count(number: Any) -> str:
    return f"{number:,}" if abs(number) >= 10_000 else str(number)


def _limits(metadata: tuple[Any, ...]) -> dict[str, Any]:
    names = ("ge", "gt", "le", "lt", "min_length", "max_length", "pattern", "decimal_places")
    found: dict[str, Any] = {}
    for each in metadata:
        if isinstance(each, FieldInfo):
            found |= _limits(tuple(each.metadata))
        else:
            found |= {name: value for name in names if (value := getattr(each, name, None)) is not None}
    return found


# ── walking and writing ──────────────────────────────────────────────────────────────────────────


def _top(kind: Any) -> tuple[type[BaseModel], bool]:
    return (get_args(kind)[0], True) if get_origin(kind) is list else (kind, False)


def _inside(kind: Any) -> Iterator[type[BaseModel]]:
    """Every model inside a record, in the order in which one meets them; not the record's own."""
    top, _ = _top(kind)
    seen: list[type[BaseModel]] = []

    def walk(each: Any) -> None:
        for inner in get_args(each):
            walk(inner)
        if isinstance(each, type) and issubclass(each, BaseModel) and each not in seen:
            seen.append(each)
            for info in each.model_fields.values():
                walk(info.annotation)

    walk(top)
    return iter(seen[1:])


def flow(value: Any) -> str:
    """A value as one writes it in YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return f"'{text}'" if re.search(r"^[^\w+…/.]|[,:] |[\[\]{}#]|,$|:$", text) else text


if __name__ == "__main__":
    sys.stdout.write(page())
