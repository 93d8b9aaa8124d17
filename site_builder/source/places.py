"""Line and column of any key path, found by composing the file once more when a problem is told."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

from site_builder.problem import KeyPath, Problem, Where
from site_builder.source.files import front_matter, read_bytes


def locate(text: str, path: KeyPath, *, key: bool = False) -> tuple[int, int]:
    """Line and column (from 1) of a key path's value, or of its key; of the nearest parent when it is absent."""
    return _locate(_composed(text), path, key=key)


def _composed(text: str) -> Any:
    from site_builder.source.nodes import composed_or_none  # loads PyYAML, and without a problem nobody needs it

    return composed_or_none(text)


def _locate(node: Any, path: KeyPath, *, key: bool) -> tuple[int, int]:
    mark = node.start_mark if node is not None else None
    for n, step in enumerate(path):
        found = _step(node, step)
        if found is None:
            break
        key_node, node = found
        last = n == len(path) - 1
        mark = key_node.start_mark if key_node is not None and last and key else node.start_mark
        if key_node is not None and node.id != "scalar" and last:
            mark = key_node.start_mark  # a block starts one line below its key: show the key
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _step(node: Any, step: str | int) -> tuple[Any, Any] | None:
    if node is not None and node.id == "sequence" and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    if node is not None and node.id == "mapping":
        for key_node, value_node in node.value:
            if key_node.id == "scalar" and unicodedata.normalize("NFC", key_node.value) == step:
                return key_node, value_node
    return None


def place(root: Path, problems: list[Problem]) -> list[Problem]:
    """The same problems with line and column, sorted as they are told; each file is composed once more."""
    placed, file = [], ""
    node = None
    shift = 0
    for problem in sorted(problems, key=lambda each: each.where.file):
        where = problem.where
        if where.line == 0:
            if where.file != file:
                file = where.file
                text = read_bytes(root, file)[0] or ""
                head = front_matter(text.replace("\r\n", "\n")) if file.endswith(".md") else None
                shift = 1 if head else 0
                node = _composed(head[0] if head else text)
            row, column = _locate(node, where.path, key=where.key)
            where = Where(file, where.path, row + shift if where.path else row, column, where.key)
            problem = Problem(problem.code, problem.severity, where, problem.facts)
        placed.append(problem)
    return sorted(set(placed), key=Problem.sort_key)
