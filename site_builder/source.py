"""Files to records: plain values with every scalar as text, and the line and column of any key path.

Knows YAML, Markdown front matter and bytes, and nothing about sellers.

The good path is fast: PyYAML's C composer and one walk over its nodes. Whatever that walk cannot take (a
duplicate key, an alias, a tag, `null`) sends the file through a careful walk that tells every fault at once.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from site_builder import plain
from site_builder.problem import KeyPath, Problem, Where, clip, error, mask

MAX_BYTES = 4_000_000
MAX_DEPTH = 16
FAR_TOO_DEEP = 200
MAX_ALIASES = 20
PRIVATE = "private.yml"


@dataclass(frozen=True, slots=True)
class Record:
    """One YAML file as written: `value` is a dict, a list, text, or None where it could not be read."""

    file: str
    value: Any
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """One Markdown file as written: its front matter, its body and the body's first line number."""

    file: str
    head: dict[str, Any]
    body: str
    body_line: int


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


def _composed(text: str) -> Node | None:
    """The nodes of a text. Counting takes half as long again, so only a text that could be deep is counted."""
    deep = text.count("[") + text.count("{") > 3_000 or _LEVELS.search(f"\n{text}")
    node: Node | None = (_DeepComposer if deep else _Composer)(text).get_single_node()
    return node


class _NotPlainError(Exception):
    """The fast walk met something that needs the careful one."""


# Anchors, aliases, tags, merge keys, nulls and odd line ends, wherever they could start: a hit only means "look
# carefully". The plain texts are looked for first: that takes a hundredth of the time.
_HINTS = ("&", "*", "!", "<<", "~", "null", "Null", "NULL", "\x85", "\u2028", "\u2029")
_SUSPECT = re.compile(
    r"(?:^|[\s\ufeff,\[{:?-])(?:[&*][^\s,\]}]|!|<<\s*:|(?:~|null|Null|NULL)\s*(?:$|[,\]}#]))|[\x85\u2028\u2029]", re.MULTILINE
)
_BAD_CHARACTER = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_bytes(root: Path, file: str, limit: int = MAX_BYTES) -> tuple[str | None, list[Problem]]:
    """The text of a file below root, in UTF-8 without a byte-order mark, or why it cannot be had."""
    where = Where(file, line=1, column=1)
    try:
        raw = (root / file).read_bytes()
    except FileNotFoundError:
        return None, [error("P033", where, file=file.rsplit("/", 1)[-1])]
    except OSError as reason:
        return None, [error("P001", where, reason=reason.strerror or "unreadable")]
    if len(raw) > limit:
        return None, [error("P008", where, size=f"{len(raw):,}", limit=f"{limit:,}")]
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None, [error("P007", where, reason="UTF-16")]
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as reason:
        row = raw.count(b"\n", 0, reason.start) + 1
        column = reason.start - (raw.rfind(b"\n", 0, reason.start) + 1) + 1
        return None, [error("P007", Where(file, line=row, column=column), reason=f"0x{raw[reason.start]:02x}")]


def read_yaml(root: Path, file: str) -> tuple[Record, list[Problem]]:
    """A YAML file as a record. Empty values are left out; text is in Unicode form NFC."""
    text, problems = read_bytes(root, file)
    if text is None:
        return Record(file, None, ""), problems
    value, problems = parse(text, file)
    return Record(file, value, text), problems


def parse(text: str, file: str) -> tuple[Any, list[Problem]]:
    """YAML text as plain values, and every fault in it."""
    normal = text if _is_normal(text) else unicodedata.normalize("NFC", text)
    value = plain.read(normal)
    if value is not None:
        return value, []
    try:
        if any(hint in normal for hint in _HINTS) and _SUSPECT.search(normal):
            raise _NotPlainError
        node = _composed(normal)
        return (None if node is None else _plain(node, 0)), []
    except (yaml.YAMLError, _NotPlainError, TypeError, RecursionError):
        return _parse_carefully(text, file)


# Letters that stay as they are in NFC wherever they stand, but for the pairs below; any other sign means "normalize".
_UNSURE = re.compile("[^\n\x20-\u02ff\u0900-\u0950\u0955-\u0957\u0960-\u09d6\u09e0-\u09fd\u2002-\u205f\u20a0-\u20cf]")
_PAIRS = (
    "\u09c7\u09be",
    "\u0928\u093c",
    "\u0930\u093c",
    "\u0933\u093c",
    "\u09cd\u09bc",
    "\u094d\u093c",
    "\u09cd\u093c",
    "\u094d\u09bc",
)


def _is_normal(text: str) -> bool:
    """Whether NFC would surely change nothing; the library's own answer costs as much as normalizing."""
    return not _UNSURE.search(text) and not any(pair in text for pair in _PAIRS)


def _plain(node: Node, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise _NotPlainError
    kind = node.__class__
    if kind is MappingNode:
        out: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if key in out:
                raise _NotPlainError
            value = value_node.value if value_node.__class__ is ScalarNode else _plain(value_node, depth + 1)
            out[key] = value
        if "" in out.values():  # empty means absent
            if node.flow_style:  # type: ignore[attr-defined]
                raise _NotPlainError
            return {key: value for key, value in out.items() if value != ""}
        return out
    if kind is SequenceNode:
        return [item.value if item.__class__ is ScalarNode else _plain(item, depth + 1) for item in node.value]
    return node.value


# ── the careful walk ─────────────────────────────────────────────────────────────────────────────

# What PyYAML says, and the reason that we say instead: (part of its words, key in `reasons`).
_REASONS = (
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


def _parse_carefully(text: str, file: str) -> tuple[Any, list[Problem]]:
    bad = _BAD_CHARACTER.search(text)
    if bad:
        row, column = _row_column(text, bad.start())
        return None, [error("P006", Where(file, line=row, column=column), sign=f"U+{ord(bad.group()):04X}")]
    problems: list[Problem] = []
    try:
        _forbidden(text, file, problems)
        node = _composed(text)
    except yaml.YAMLError as fault:
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
    reason = next((key for part, key in _REASONS if part in said), "")
    lines = text.split("\n")
    # These are best shown where they began: the parser notices them much later.
    start = context if context and reason in ("no-colon", "open-list", "open-map", "open-quote", "sign", "") else mark
    row, column = (start.line + 1, start.column + 1) if start else (1, 1)
    if mark and mark.line < len(lines):
        line = lines[mark.line]
        tab = line[: mark.column + 1].find("\t")
        if tab >= 0 and (not line[:tab].strip("- ") or "tab" in said):
            return error("P012", Where(file, line=mark.line + 1, column=tab + 1))
        reason, row, column = _closer(reason, row, column, text, lines, mark)
    told = f"reason:{reason}" if reason else shown(Where(file), said)
    return error("P001", Where(file, line=row, column=column), reason=told)


def _closer(reason: str, row: int, column: int, text: str, lines: list[str], mark: Any) -> tuple[str, int, int]:
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


# ── places ───────────────────────────────────────────────────────────────────────────────────────


def locate(text: str, path: KeyPath, *, key: bool = False) -> tuple[int, int]:
    """Line and column (from 1) of a key path's value, or of its key; of the nearest parent when it is absent."""
    return _locate(_composed_or_none(text), path, key=key)


def _composed_or_none(text: str) -> Node | None:
    try:
        return _composed(text)
    except (yaml.YAMLError, RecursionError):
        return None


def _locate(node: Node | None, path: KeyPath, *, key: bool) -> tuple[int, int]:
    mark = node.start_mark if node is not None else None
    for n, step in enumerate(path):
        found = _step(node, step)
        if found is None:
            break
        key_node, node = found
        last = n == len(path) - 1
        mark = key_node.start_mark if key_node is not None and last and key else node.start_mark
        if key_node is not None and not isinstance(node, ScalarNode) and last:
            mark = key_node.start_mark  # a block starts one line below its key: show the key
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _step(node: Node | None, step: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    if isinstance(node, MappingNode):
        for key_node, value_node in node.value:
            if isinstance(key_node, ScalarNode) and unicodedata.normalize("NFC", key_node.value) == step:
                return key_node, value_node
    return None


def place(root: Path, problems: list[Problem]) -> list[Problem]:
    """The same problems with line and column, sorted as they are told; each file is composed once more."""
    placed, file = [], ""
    node: Node | None = None
    shift = 0
    for problem in sorted(problems, key=lambda each: each.where.file):
        where = problem.where
        if where.line == 0:
            if where.file != file:
                file = where.file
                text = read_bytes(root, file)[0] or ""
                head = front_matter(text.replace("\r\n", "\n")) if file.endswith(".md") else None
                shift = 1 if head else 0
                node = _composed_or_none(head[0] if head else text)
            row, column = _locate(node, where.path, key=where.key)
            where = Where(file, where.path, row + shift if where.path else row, column, where.key)
            problem = Problem(problem.code, problem.severity, where, problem.facts)
        placed.append(problem)
    return sorted(set(placed), key=Problem.sort_key)


# ── Markdown ─────────────────────────────────────────────────────────────────────────────────────


def front_matter(text: str) -> tuple[str, str] | None:
    """The YAML between the first two `---` lines and the text after them, or None."""
    if not text.startswith("---\n"):
        return None
    end = text.find("\n---\n", 3)
    return (text[4 : end + 1], text[end + 5 :]) if end >= 0 else None


def read_prose(root: Path, file: str) -> tuple[Prose | None, list[Problem]]:
    """A Markdown file with its front matter."""
    text, problems = read_bytes(root, file)
    if text is None:
        return None, problems
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    split = front_matter(text)
    if split is None:
        return None, [error("P013", Where(file, line=1, column=1))]
    head, body = split
    value, problems = parse(head, file)
    problems = [
        Problem(p.code, p.severity, Where(p.where.file, p.where.path, p.where.line + 1, p.where.column), p.facts) for p in problems
    ]
    if problems:
        return None, problems
    if not isinstance(value, dict):
        return None, [error("P013", Where(file, line=1, column=1))]
    return Prose(file, value, body, head.count("\n") + 3), []


# ── words for other rooms ────────────────────────────────────────────────────────────────────────


def nearest(word: str, known: list[str] | tuple[str, ...] | frozenset[str]) -> str:
    """The known word that was probably meant, or nothing. Capital and small letters are alike."""
    folded = {each.casefold(): each for each in sorted(known, reverse=True)}
    match = get_close_matches(word.casefold(), sorted(folded), n=1, cutoff=0.6)
    return folded[match[0]] if match else ""


def shown(where: Where, value: object) -> str:
    """A value as it may stand in a problem: masked when it comes from a private file."""
    return mask(value) if where.file.rsplit("/", 1)[-1] == PRIVATE else clip(value)
