"""Faults that tests plant in a built site, and how they are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def told(faults: list[str]) -> str:
    return "\n".join([f"{len(faults)} faults", *faults[:40]])


def put(path: str, old: str, new: str) -> Callable[[Path], None]:
    """A change of one file of the site."""

    def change(site: Path) -> None:
        text = (site / path).read_text("utf-8")
        assert old in text, f"{old!r} is not in {path}: the planted fault has no place"
        (site / path).write_text(text.replace(old, new, 1), "utf-8")

    return change


def add(path: str, content: bytes = b"x") -> Callable[[Path], None]:
    def change(site: Path) -> None:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)

    return change
