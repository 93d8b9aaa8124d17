"""A repository that would take the shipments in."""

from pathlib import Path


def make(root: Path) -> None:
    (root / ".git").mkdir()
    (root / ".gitignore").write_text("private.yml\n", "utf-8")
