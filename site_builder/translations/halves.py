"""A lesson's file as it was typed: its head and its body, apart."""

from __future__ import annotations

from pathlib import Path

from site_builder.problem import Problem
from site_builder.source import read_prose


def halves(root: Path, file: str) -> tuple[tuple[str, str] | None, list[Problem]]:
    """(front matter with its lines of `---`, body), letters encoded as the author's keyboard does; or what is wrong."""
    found, problems = read_prose(root, file)
    if found is None:
        return None, problems
    lines = (root / file).read_text("utf-8-sig").replace("\r\n", "\n").split("\n")
    return ("\n".join(lines[: found.body_line - 1]) + "\n", "\n".join(lines[found.body_line - 1 :])), []
