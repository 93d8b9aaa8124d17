"""What the command line writes: problems in three forms, progress, a summary."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from site_builder.problem import Problem, Severity, line, words


class _State:
    """What was asked for before the command's name."""

    root = Path()
    quiet = False


state = _State()


def _color() -> bool:
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ


def tell_problems(problems: list[Problem], speak: str, form: str) -> None:
    """Write problems: words on the error stream, or JSON or GitHub annotations on the output."""
    if form == "json":
        print(as_json_text([problem_data(each, speak) for each in problems]))
        return
    for each in problems:
        if form == "github":
            text, remedy = words(each, speak)
            where = each.where
            message = f"{text} → {remedy}".replace("%", "%25").replace("\n", "%0A")
            print(
                f"::{each.severity} file={where.file},line={max(where.line, 1)},col={max(where.column, 1)},title={each.code}::{message}"
            )
        else:
            told = line(each, speak)
            if _color():
                ink = "31" if each.severity is Severity.ERROR else "33"
                told = told.replace(f" {each.severity} {each.code}:", f" \033[{ink}m{each.severity} {each.code}\033[0m:", 1)
            click.echo(told, err=True)


def as_json_text(value: Any) -> str:
    """Data as JSON that people can read."""
    import json  # a build that finds nothing to tell needs none

    return json.dumps(value, ensure_ascii=False, indent=2)


def problem_data(problem: Problem, speak: str) -> dict[str, Any]:
    """A problem as JSON tells it."""
    text, remedy = words(problem, speak)
    where = problem.where
    return {
        "file": where.file,
        "line": max(where.line, 1),
        "column": max(where.column, 1),
        "path": list(where.path),
        "severity": str(problem.severity),
        "code": problem.code,
        "text": text,
        "remedy": remedy,
    }


def progress() -> Any:
    """Progress on a terminal, silence elsewhere."""
    if state.quiet or not sys.stderr.isatty():
        return lambda *_: None
    names = {
        "pages": "page engine",
        "districts": "districts",
        "print": "catalogues",
        "sheets": "line sheets",
        "books": "books",
        "site": "whole site",
    }

    def tell(what: str, done: int, of: int) -> None:
        counted = f" {done}/{of}" if of > 1 else ""
        click.echo(f"\r\033[K… {names.get(what, what)}{counted}", nl=False, err=True)
        if what == "site":
            click.echo("\r\033[K", nl=False, err=True)

    return tell


def say(text: str) -> None:
    """A line on the output, unless quiet was asked for."""
    if not state.quiet:
        click.echo(text)


def counted(problems: list[Problem]) -> str:
    """`1 error, 2 warnings`."""
    errors = sum(each.severity is Severity.ERROR for each in problems)
    warnings = len(problems) - errors
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def summary(outcome: Any) -> str:
    """The last line of a build."""
    told = counted(outcome.problems)
    if not outcome.published:
        return f"{told}; the site in site/ stays as it was."
    if outcome.unchanged:
        return f"nothing changed: site/ is up to date ({told}) in {outcome.seconds:.2f} s"
    if not outcome.files:
        return f"nothing new: site/ is up to date ({told}) in {outcome.seconds:.2f} s"
    size = f"{outcome.bytes / 1e6:.1f} MB"
    printed = f"{outcome.printed} document{'s' * (outcome.printed != 1)} to print" if outcome.printed else ""
    pages = f"{outcome.pages} pages" if outcome.pages or not printed else ""
    made = " and ".join(each for each in (pages, printed) if each)
    return f"{made} ({outcome.files} files, {size}) written to site/, {told}, {outcome.seconds:.1f} s"
