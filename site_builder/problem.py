"""A fault in the input, as a value: its place, code and facts; the words come from `messages/`.

Knows nothing of records, YAML or the command line.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

MESSAGES = Path(__file__).parent / "messages"
SPEAKS = ("en", "bn", "hi")

KeyPath = tuple[str | int, ...]


class Severity(StrEnum):
    """Errors stop a build; warnings are told and do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the input: a file below the showcase's root and a key path in it.

    `line` and `column` count from 1; 0 means "not looked up yet": the good path never pays for it.
    """

    file: str
    path: KeyPath = ()
    line: int = 0
    column: int = 0
    key: bool = False  # point at the key itself rather than at its value

    def at(self, *more: str | int, key: bool = False) -> Where:
        """The place one or more keys further in."""
        return Where(self.file, (*self.path, *more), self.line, self.column, key)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. `facts` are the named values that its words need, already safe to print."""

    code: str
    severity: Severity
    where: Where
    facts: tuple[tuple[str, str], ...] = ()

    def sort_key(self) -> tuple[Any, ...]:
        """By file, then line, then column, then code: the order in which problems are told."""
        where = self.where
        return (where.file, where.line, where.column, self.code, [str(p) for p in where.path], self.facts)


def error(code: str, where: Where, **facts: object) -> Problem:
    """A problem that stops a build."""
    return Problem(code, Severity.ERROR, _named(where), _printable(facts))


def warning(code: str, where: Where, **facts: object) -> Problem:
    """A problem that is told but does not stop a build."""
    return Problem(code, Severity.WARNING, _named(where), _printable(facts))


def key_path(path: KeyPath) -> str:
    """`(3, 'prices', 'wholesale', 1, 'price')` as `prices.wholesale[2].price`: people count from one.

    Which entry of a file's list it is, its line says.
    """
    told = ""
    for part in path[1:] if len(path) > 1 and isinstance(path[0], int) else path:
        told += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if told else part
    return told


def clip(value: object, limit: int = 60) -> str:
    """A value as it may be shown: no control characters, no terminal escapes, not too long."""
    text = "".join(c if c.isprintable() else " " for c in str(value))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def mask(value: object) -> str:
    """A private value as it may be shown, the same in every language: how long it is and nothing else."""
    return "•" * min(len(str(value)), 20)


def _named(where: Where) -> Where:
    """The place, its file's name such as can be printed and kept: a name may hold anything."""
    name = where.file
    return where if name.isprintable() else Where(printable(name), where.path, where.line, where.column, where.key)


def printable(name: str) -> str:
    """A file's name as it may be shown."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name)


def _printable(facts: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, clip(value, 160)) for name, value in facts.items()))


# ── words ────────────────────────────────────────────────────────────────────────────────────────


@cache
def messages(speak: str) -> dict[str, dict[str, str]]:
    """Every problem's words in one language: code → title, text, why, remedy."""
    import yaml  # only a problem that is told needs its words

    found: dict[str, dict[str, str]] = yaml.load((MESSAGES / f"{speak}.yml").read_text("utf-8"), yaml.CBaseLoader)
    return found


class _Facts(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def words(problem: Problem, speak: str = "en") -> tuple[str, str]:
    """What is wrong and what to do about it, in the language spoken (English where it has none)."""
    entry = messages(speak).get(problem.code) or messages("en").get(problem.code) or {}
    facts = _Facts(problem.facts)
    # Facts whose value is itself a message key ("reason:indent") are said in the same language.
    reasons: Any = messages(speak).get("reasons") or {}
    for name, value in problem.facts:
        if value.startswith("reason:"):
            facts[name] = reasons.get(value[7:], value[7:])
    text = entry.get("text", problem.code).format_map(facts)
    remedy = reasons.get("did-you-mean", "{meant}") if facts.get("meant") else entry.get("remedy", "")
    return text, remedy.format_map(facts)


def line(problem: Problem, speak: str = "en") -> str:
    """`file:line:col: error CODE: words → remedy`, the form that editors follow."""
    text, remedy = words(problem, speak)
    where = problem.where
    place = f"{where.file}:{max(where.line, 1)}:{max(where.column, 1)}"
    told = f"{place}: {problem.severity} {problem.code}: {text}"
    return f"{told} → {remedy}" if remedy else told


def pack(problem: Problem) -> list[Any]:
    """The problem as plain JSON values, for the memo."""
    w = problem.where
    return [problem.code, str(problem.severity), w.file, list(w.path), w.line, w.column, w.key, list(problem.facts)]


def unpack(packed: list[Any]) -> Problem:
    """The problem that `pack` packed."""
    code, severity, file, path, row, column, key, facts = packed
    where = Where(file, tuple(path), row, column, key)
    return Problem(code, Severity(severity), where, tuple((n, v) for n, v in facts))
