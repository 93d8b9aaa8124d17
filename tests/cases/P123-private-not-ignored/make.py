"""A repository whose .gitignore lets private files through."""

from pathlib import Path


def make(root: Path) -> None:
    (root / ".git").mkdir()
    (root / ".gitignore").write_text("/site/\n!private.yml\n# private.yml\n")
