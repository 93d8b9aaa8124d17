"""YAML text to PyYAML's nodes, and the fast walk from nodes to plain values."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

MAX_DEPTH = 16
FAR_TOO_DEEP = 200


class _Composer(CParser):
    """The C parser without the guessing of types: every scalar stays text."""

    def resolve(self, kind: type, value: str, implicit: object) -> str:
        return ""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class _DeepComposer(_Composer):
    """The same, counting: the C composer calls itself for each level, and 25,000 levels end the process."""

    depth = 0

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        self.depth += 1
        if self.depth > FAR_TOO_DEEP:
            raise RecursionError

    def ascend_resolver(self) -> None:
        self.depth -= 1


# Levels that stand on one line; by indentation alone no file below the size limit goes deep enough to matter.
_LEVELS = re.compile(r"[\n\r] *(?:[-?][ \t]+){9}")


def composed(text: str) -> Node | None:
    """The nodes of a text. Counting takes half as long again, so only a text that could be deep is counted."""
    deep = text.count("[") + text.count("{") > 3_000 or _LEVELS.search(f"\n{text}")
    node: Node | None = (_DeepComposer if deep else _Composer)(text).get_single_node()
    return node


def composed_or_none(text: str) -> Node | None:
    """The same; nothing of a text that is broken."""
    try:
        return composed(text)
    except (yaml.YAMLError, RecursionError):
        return None


class NotPlainError(Exception):
    """The fast walk met something that needs the careful one."""


def plain_value(node: Node, depth: int = 0) -> Any:
    """A node as dicts, lists and text; `NotPlainError` when it needs the careful walk."""
    if depth > MAX_DEPTH:
        raise NotPlainError
    kind = node.__class__
    if kind is MappingNode:
        out: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if key in out:
                raise NotPlainError
            value = value_node.value if value_node.__class__ is ScalarNode else plain_value(value_node, depth + 1)
            out[key] = value
        if "" in out.values():  # empty means absent
            if node.flow_style:  # type: ignore[attr-defined]
                raise NotPlainError
            return {key: value for key, value in out.items() if value != ""}
        return out
    if kind is SequenceNode:
        return [item.value if item.__class__ is ScalarNode else plain_value(item, depth + 1) for item in node.value]
    return node.value
