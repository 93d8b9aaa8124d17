"""The careful walk: a YAML text that the fast one could not take, with every fault in it told at its place."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from site_builder.problem import KeyPath, Problem, Where, clip, error
from site_builder.source.files import shown
from site_builder.source.nodes import FAR_TOO_DEEP, MAX_DEPTH, NotPlainError, composed, plain_value

MAX_ALIASES = 20
_BAD_CHARACTER = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

REASONS = (
    ("mapping values are not allowed", "second-colon"),
    ("block sequence entries are not allowed", "dash"),
    ("could not find expected ':'", "no-colon"),
    ("did not find expected ',' or ']'", "open-list"),
    ("did not find expected ',' or '}'", "open-map"),
    ("did not find expected key", "indent"),
    ("did not find expected '-' indicator", "indent"),
    ("did not find expected <document start>", "indent"),
    ("unexpected end of stream", "open-quote"),
    ("unexpected document indicator", "open-quote"),
    ("did not find expected node content", "no-value"),
    ("found character that cannot start any token", "sign"),
    ("scanning an alias", "sign"),
    ("scanning an anchor", "sign"),
    ("scanning a tag", "sign"),
    ("scanning a block scalar", "sign"),
    ("parsing a tag", "sign"),
    ("parsing a quoted scalar", "escape"),
    ("found another document", "two-documents"),
)


# Anchors, aliases, tags, merge keys, nulls and odd line ends, wherever they could start: a hit only means "look
# carefully". The plain texts are looked for first: that takes a hundredth of the time.
_HINTS = ("&", "*", "!", "<<", "~", "null", "Null", "NULL", "\x85", "\u2028", "\u2029")
_SUSPECT = re.compile(
    r"(?:^|[\s\ufeff,\[{:?-])(?:[&*][^\s,\]}]|!|<<\s*:|(?:~|null|Null|NULL)\s*(?:$|[,\]}#]))|[\x85\u2028\u2029]", re.MULTILINE
)


def parse_as_yaml(normal: str, text: str, file: str) -> tuple[Any, list[Problem]]:
    """What `plain` could not read: by PyYAML and the fast walk, or else carefully. `normal` is `text` in NFC."""
    try:
        if any(hint in normal for hint in _HINTS) and _SUSPECT.search(normal):
            raise NotPlainError
        node = composed(normal)
        return (None if node is None else plain_value(node)), []
    except (yaml.YAMLError, NotPlainError, TypeError, RecursionError):
        return parse_carefully(text, file)


def parse_carefully(text: str, file: str) -> tuple[Any, list[Problem]]:
    """The value as far as it can be had (None when the YAML is broken), and every fault of the text."""
    bad = _BAD_CHARACTER.search(text)
    if bad:
        row, column = _row_column(text, bad.start())
        return None, [error("P006", Where(file, line=row, column=column), sign=f"U+{ord(bad.group()):04X}")]
    problems: list[Problem] = []
    try:
        _forbidden(text, file, problems)
        node = composed(text)
    except yaml.YAMLError as fault:
        if "maximum nesting depth" in str(fault):
            return None, _too_deep(fault, text, file)
        return None, [_broken(fault, text, file)]
    except RecursionError:
        return None, problems
    # Each alias is a whole value again, and aliases of aliases are very many: a few slips are walked, a bomb is not.
    if node is None or sum(each.code == "P003" for each in problems) > MAX_ALIASES:
        return None, problems
    value = _careful(node, (), file, problems)
    return value, problems


def _forbidden(text: str, file: str, problems: list[Problem]) -> None:
    """Anchors, aliases, tags and depth, found in the parser's events: the composer would hide them."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        mark: Any = event.start_mark
        where = Where(file, line=mark.line + 1, column=mark.column + 1)
        if isinstance(event, yaml.AliasEvent):
            problems.append(error("P003", where, name=shown(where, event.anchor)))
            continue
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            problems.append(error("P003", where, name=shown(where, event.anchor)))
        if tag := getattr(event, "tag", None):
            problems.append(error("P009", where, tag=shown(where, tag)))
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth == MAX_DEPTH + 2:
                problems.append(error("P005", where, limit=MAX_DEPTH))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
        if depth > FAR_TOO_DEEP:  # deep enough to know; the composer must not see it
            raise RecursionError


def _too_deep(fault: Any, text: str, file: str) -> list[Problem]:
    """The place where it grew too deep. PyYAML gives up (since 6.0.4) before it tells of what it read: read it up to there."""
    lines = text.split("\n")[: fault.problem_mark.line + 1]
    lines[-1] = lines[-1][: fault.problem_mark.column]
    problems: list[Problem] = []
    with contextlib.suppress(yaml.YAMLError, RecursionError):
        _forbidden("\n".join(lines), file, problems)
    return problems


def _careful(node: Node, path: KeyPath, file: str, problems: list[Problem]) -> Any:
    if isinstance(node, ScalarNode):
        if not node.style and node.value in ("~", "null", "Null", "NULL"):
            problems.append(error("P010", _mark(file, node, path), value=node.value))
            return ""
        return unicodedata.normalize("NFC", node.value)
    if len(path) > MAX_DEPTH:  # told already
        return None
    if isinstance(node, SequenceNode):
        return [_careful(item, (*path, n), file, problems) for n, item in enumerate(node.value)]
    assert isinstance(node, MappingNode)
    out: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, ScalarNode):
            problems.append(error("P011", _mark(file, key_node, path)))
            continue
        key = unicodedata.normalize("NFC", key_node.value)
        if key == "<<" and not key_node.style:
            problems.append(error("P003", _mark(file, key_node, path), name="<<"))
            continue
        value = _careful(value_node, (*path, key), file, problems)
        if node.flow_style and _nothing(value_node):
            problems.append(error("P021", _mark(file, key_node, (*path, key)), key=clip(key)))
        if key in out:
            problems.append(error("P002", _mark(file, key_node, (*path, key)), key=key))
            continue
        out[key] = value
    return {key: value for key, value in out.items() if value != ""}


def _nothing(node: Node) -> bool:
    """Whether nothing at all was written: `{en: Saree, red}` is a text cut in two by its comma."""
    return isinstance(node, ScalarNode) and not node.style and node.value == ""


def _mark(file: str, node: Node, path: KeyPath) -> Where:
    return Where(file, path, node.start_mark.line + 1, node.start_mark.column + 1)


def _broken(fault: yaml.YAMLError, text: str, file: str) -> Problem:
    """Broken YAML at the place where the author must look, in our words."""
    context, mark = getattr(fault, "context_mark", None), getattr(fault, "problem_mark", None)
    said = " ".join(str(part) for part in (getattr(fault, "context", ""), getattr(fault, "problem", fault)) if part)
    reason = next((key for part, key in REASONS if part in said), "")
    lines = text.split("\n")
    # These are best shown where they began: the parser notices them much later.
    start = context if context and reason in ("no-colon", "open-list", "open-map", "open-quote", "sign", "") else mark
    row, column = (start.line + 1, start.column + 1) if start else (1, 1)
    if mark and mark.line < len(lines):
        line = lines[mark.line]
        tab = line[: mark.column + 1].find("\t")
        if tab >= 0 and (not line[:tab].strip("- ") or "tab" in said):
            return error("P012", Where(file, line=mark.line + 1, column=tab + 1))
        reason, row, column = closer(reason, row, column, text, lines, mark)
    told = f"reason:{reason}" if reason else shown(Where(file), said)
    return error("P001", Where(file, line=row, column=column), reason=told)


def closer(reason: str, row: int, column: int, text: str, lines: list[str], mark: Any) -> tuple[str, int, int]:
    """A second look at what the parser could not know: what the author most likely did, and where."""
    line, here = lines[mark.line], (mark.line + 1, mark.column + 1)
    before = line[: mark.column]
    if (
        reason == "second-colon" and ":" not in before
    ):  # the line itself is good: it stands too far in, or the one above lacks its colon
        above = next((n for n in range(mark.line - 1, -1, -1) if lines[n].strip() and not lines[n].lstrip().startswith("#")), None)
        if above is not None and not re.search(r":(\s|$)", lines[above]):
            return "no-colon", above + 1, _first(lines[above])
        return "indent", mark.line + 1, _first(line)
    if reason == "no-colon" and re.search(r"[^\s:]:[^\s/:]", lines[row - 1]):
        return "no-space", row, column
    if reason in ("indent", "open-list", "open-map"):
        last = _last_event(text)
        quoted = isinstance(last, yaml.ScalarEvent) and last.style in ("'", '"')
        if quoted and last.start_mark.line < last.end_mark.line:
            return "open-quote", last.start_mark.line + 1, last.start_mark.column + 1
        inside = reason == "indent" or mark.line + 1 == row  # the bracket is closed on its own line
        if inside and line[mark.column : mark.column + 1] == ":":
            return "second-colon", *here
        if inside and before.strip("- ") and (quoted or reason == "indent"):
            return "after-quote" if quoted else "after-bracket", *here
        if reason == "indent" and line[: len(line) - len(line.lstrip())].strip(" "):
            return "odd-space", mark.line + 1, 1
    return reason, row, column


def _first(line: str) -> int:
    """The column of the first thing on a line."""
    return len(line) - len(line.lstrip(" -")) + 1


def _last_event(text: str) -> Any:
    """What the parser had read before it gave up."""
    last = None
    try:
        for last in yaml.parse(text, Loader=yaml.CBaseLoader):  # noqa: B007
            pass
    except yaml.YAMLError:
        pass
    return last


def _row_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
