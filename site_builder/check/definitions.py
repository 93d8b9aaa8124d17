"""Type definitions that the owner drops in (`content/channels/<channel>/<TYPE>.json`): JSON Schema, read and never fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_builder.problem import Problem, Where, error
from site_builder.source import MAX_BYTES, read_bytes

Definition = dict[str, Any]


def read_definitions(root: Path, folder: str, texts: dict[str, str]) -> tuple[dict[str, Definition], list[Problem]]:
    """Type → its schema, of every JSON file in a channel's folder."""
    found: dict[str, Definition] = {}
    problems: list[Problem] = []
    for path in sorted((root / folder).iterdir()):
        if path.name.startswith("."):
            continue
        file = f"{folder}/{path.name}"
        if path.suffix != ".json":
            problems.append(error("P240", Where(file, line=1, column=1), name=path.name, meant=f"{path.stem}.json"))
            continue
        text, faults = read_bytes(root, file, MAX_BYTES)
        problems += faults
        if text is not None:
            texts[file] = text
            schema, faults = _schema(text, file)
            problems += faults
            if schema is not None:
                found[path.stem] = schema
    return found, problems


def _schema(text: str, file: str) -> tuple[Definition | None, list[Problem]]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as fault:
        row, column = getattr(fault, "lineno", 1), getattr(fault, "colno", 1)
        return None, [error("P253", Where(file, line=row, column=column), reason=getattr(fault, "msg", "…"))]
    problems = list(_faults(value, file))
    return (None if problems else value), problems


def _faults(value: Any, file: str) -> Iterator[Problem]:
    from jsonschema import Draft201909Validator
    from jsonschema.exceptions import SchemaError

    where = Where(file, line=1, column=1)
    if not isinstance(value, dict) or not isinstance(value.get("properties"), dict):
        yield error("P253", where, reason="properties")
        return
    try:
        Draft201909Validator.check_schema({key: each for key, each in value.items() if key != "$schema"})
    except (SchemaError, RecursionError) as fault:
        yield error("P253", where, reason=getattr(fault, "message", "…"))
