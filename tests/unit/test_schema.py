"""`haat schema`: valid draft-07, and of one mind with the model about what is right and what is wrong."""

from __future__ import annotations

import copy
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, FormatChecker
from pydantic import BaseModel, TypeAdapter, ValidationError

from site_builder.lesson import split
from site_builder.model.fields import Entry, Line, about
from site_builder.model.schema import KINDS, json_schema
from site_builder.scaffold import SHOWCASE
from site_builder.source import parse
from site_builder.source.files import front_matter

TESTS = Path(__file__).parents[1]
LISTS = "districts categories gi materials techniques programmes glossary rates crafts search laws answers"
PLACES = {
    "seller": "catalogs/*/*/seller.yml",
    "products": "catalogs/*/*/products.yml",
    "private": "catalogs/*/*/private.yml",
    "showcase": "content/showcase.yml",
    **{name: f"content/{name}.yml" for name in LISTS.split()},
    "collection": "content/collections/*.yml",
    "channel": "content/channels/*.yml",
    "session": "content/sessions/*.yml",
    "module": "modules/*/module.yml",
    "lesson": "modules/*/*.md",
    "quiz": "modules/*/*.md",
    "page": "content/pages/*.md",
    "shipment": "tests/cases/P275-*/in/shipments/*.yml",  # a showcase keeps its own out of git
}
REFERENCE = TESTS.parent  # the small showcase has no channels


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it (1.2): whole numbers, decimals and true/false have types, all else is text."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+0123456789."),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))  # 0712 is no octal


def records() -> Iterator[Any]:
    for root in (SHOWCASE, REFERENCE, *sorted((TESTS / "showcases").iterdir())):
        for kind, place in PLACES.items():
            if root == REFERENCE and kind not in ("channel", "laws", "answers", "shipment"):
                continue
            for file in sorted(root.glob(place)):
                if kind == "quiz" and not as_written(file, kind):
                    continue
                yield pytest.param(kind, file, id=f"{root.name}/{file.relative_to(root)}")


def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(json_schema(kind), format_checker=FormatChecker())


def faults(kind: str, value: Any) -> list[str]:
    return [f"{'.'.join(map(str, each.absolute_path))}: {each.message}" for each in validator(kind).iter_errors(value)]


def as_written(file: Path, kind: str) -> str:
    text = file.read_text("utf-8")
    if kind == "quiz":
        return next((block.inner for block in split(text) if block.kind == "quiz"), "")
    if file.suffix != ".md":
        return text
    head = front_matter(text)
    assert head
    return head[0]


def sample(kind: str) -> Any:
    """The scaffold's first record of a kind, or the reference showcase's, as text."""
    file = next(found for root in (SHOWCASE, REFERENCE) for found in root.glob(PLACES[kind]))
    value, problems = parse(as_written(file, kind), file.name)
    assert not problems
    return value


def test_every_place_has_its_kind() -> None:
    assert PLACES.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_draft_07(kind: str) -> None:
    schema = json_schema(kind)
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    told = str(schema)
    assert "$defs" not in told
    assert "prefixItems" not in told
    assert "description_bn" not in told
    assert "'null'" not in told


@pytest.mark.parametrize(("kind", "file"), list(records()))
def test_it_takes_good_records_in_both_readings(kind: str, file: Path) -> None:
    text, problems = parse(as_written(file, kind), file.name)
    assert not problems
    assert faults(kind, text) == []
    assert faults(kind, yaml.load(as_written(file, kind), EditorLoader)) == []


def test_private_numbers_may_be_numbers() -> None:
    assert faults("private", {"fssai": [10000000000000], "channels": {"amazon": {"seller_id": 12}}}) == []
    assert faults("private", {"channels": {"amazom": {"seller_id": "A"}}})


WRONG: tuple[tuple[str, tuple[Any, ...], Any], ...] = (
    ("products", (0, "descripton"), {"en": "unknown key"}),
    ("products", (0, "title"), "not by language"),
    ("products", (0, "title", "xx"), "unknown language"),
    ("products", (0, "title", "en"), "x" * 151),
    ("products", (0, "sku"), "a b"),
    ("products", (0, "sku"), True),
    ("products", (0, "weight_g"), "half a kilo"),
    ("products", (0, "weight_g"), 1.5),
    ("products", (0, "moq"), 0),
    ("products", (0, "prices", "mrp"), "24OO"),
    ("products", (0, "prices", "mrp"), -1),
    ("products", (0, "prices", "wholesale", 0, "from_"), "10"),
    ("products", (0, "handmade"), "maybe"),
    ("products", (0, "status"), "publish"),
    ("products", (0, "updated"), "20 November"),
    ("products", (0, "updated"), "2026-02-30"),
    ("products", (0, "photos", 0, "role"), "cover"),
    ("products", (0, "channels"), "ondc"),
    ("products", (0, "bullets"), [{"en": "x"}] * 6),
    ("products", (0, "moq"), None),
    ("seller", ("contact", "phone", "value"), "not a number"),
    ("seller", ("contact", "email", "value"), "nobody"),
    ("seller", ("kind",), "shop"),
    ("seller", ("opening_hours", 0, "from"), "25:00"),
    ("showcase", ("languages",), ["bn", "xx"]),
    ("showcase", ("base_url",), "http://example.org/"),
    ("districts", (0, "position", "lat"), 91),
    ("gi", (0, "class"), "song"),
    ("module", ("topic",), "cooking"),
    ("lesson", ("minutes", "teach"), "long"),
    ("page", ("title",), ""),
)


@pytest.mark.parametrize(("kind", "path", "value"), WRONG)
def test_it_refuses_what_the_model_refuses(kind: str, path: tuple[Any, ...], value: Any) -> None:
    record = copy.deepcopy(sample(kind))
    assert faults(kind, record) == []
    at = record
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    assert faults(kind, record)
    if value is not None and not isinstance(value, bool):  # our reader never gives these
        with pytest.raises(ValidationError):
            TypeAdapter(KINDS[kind].of).validate_python(record)


@pytest.mark.parametrize("kind", KINDS)
def test_it_refuses_what_lacks_a_required_key(kind: str) -> None:
    record = sample(kind) if kind != "private" else {"lut": {"number": "X"}}
    entry = record[0] if isinstance(record, list) else record
    if kind == "private":
        assert faults(kind, record)
        return
    model = typing.get_args(KINDS[kind].of)[0] if isinstance(record, list) else KINDS[kind].of
    required = [info.alias or name for name, info in model.model_fields.items() if info.is_required()]
    assert required
    for key in required:
        less = {name: each for name, each in entry.items() if name != key}
        assert any(f"'{key}' is a required property" in each for each in faults(kind, [less] if isinstance(record, list) else less))


# ── every field tells what it is ─────────────────────────────────────────────────────────────────


def models(kind: Any) -> Iterator[type[BaseModel]]:
    """A model and every model inside it."""
    seen: set[Any] = set()
    stack = [kind]
    while stack:
        each = stack.pop()
        stack += typing.get_args(each)
        if isinstance(each, type) and issubclass(each, BaseModel) and each not in seen:
            seen.add(each)
            yield each
            stack += [info.annotation for info in each.model_fields.values()]


def untold(model: type[BaseModel]) -> list[str]:
    """Fields without an English or Bengali description, or without an example that is right."""
    found = []
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        examples = extra.get("examples")
        if not re.search("[A-Za-z]{2}", info.description or ""):
            found.append(f"{model.__name__}.{name}: English")
        if not re.search("[\u0980-\u09ff]{2}", str(extra.get("description_bn", ""))):
            found.append(f"{model.__name__}.{name}: Bengali")
        if not isinstance(examples, list) or not examples or examples[0] in (None, "", [], {}):
            found.append(f"{model.__name__}.{name}: example")
            continue
        kind = typing.Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        try:
            TypeAdapter(kind).validate_python(examples[0])
        except ValidationError:
            found.append(f"{model.__name__}.{name}: example is wrong")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described_in_two_languages_with_an_example(kind: str) -> None:
    assert [each for model in models(KINDS[kind].of) for each in untold(model)] == []


def test_that_guard_bites() -> None:
    class Planted(Entry):
        good: Line = about("A line", "এক লাইন", {"en": "x"})
        silent: Line
        english: Line = about("A line", "one line", {"en": "x"})
        bengali: Line = about("", "এক লাইন", {"en": "x"})
        empty: list[Line] = about("Lines", "লাইন", [])
        wrong: Line = about("A line", "এক লাইন", "no language")

    class Outer(Entry):
        inner: list[Planted] | None = about("Inner", "ভিতরের", [{}], default=None)

    found = [each for model in models(Outer) for each in untold(model)]
    assert found == [
        "Outer.inner: example is wrong",
        "Planted.silent: English",
        "Planted.silent: Bengali",
        "Planted.silent: example",
        "Planted.english: Bengali",
        "Planted.bengali: English",
        "Planted.empty: example",
        "Planted.wrong: example is wrong",
    ]
