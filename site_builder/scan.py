"""What the input looks like from outside: sizes and times of its files, to see at once that nothing changed.

Light on purpose: a build that is answered from memory loads no more than this.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import orjson

from site_builder import __version__, store
from site_builder.problem import Problem, Severity, unpack
from site_builder.store import key

PACKAGE = Path(__file__).parent


@dataclass(frozen=True)
class Options:
    """What to build. Empty means everything."""

    languages: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    jobs: int = 0
    strict: bool = False


@dataclass
class Outcome:
    """What came of a build or a check."""

    problems: list[Problem] = field(default_factory=list)
    pages: int = 0
    files: int = 0
    bytes: int = 0
    seconds: float = 0.0
    published: bool = False
    unchanged: bool = False
    products: int = 0

    def failed(self, *, strict: bool = False) -> bool:
        """Whether a problem stands in the way."""
        return any(each.severity is Severity.ERROR or strict for each in self.problems)


def unchanged(root: Path, options: Options) -> Outcome | None:
    """The last outcome again, when no input has changed since and the site stands whole."""
    started = time.perf_counter()
    last = store.load(root, "last")
    if not last or not store.stands(root) or (root / store.COMMIT).exists():
        return None
    if last["snapshot"] != snapshot(root, options):
        return None
    problems = [unpack(each) for each in last["problems"]]
    outcome = Outcome(problems, published=True, unchanged=True, products=last["products"])
    if outcome.failed(strict=options.strict) or any(each.code == "P141" for each in problems):  # faces may have come since
        return None
    outcome.seconds = time.perf_counter() - started
    return outcome


def tree_stamp(folder: Path) -> list[str]:
    """Path, size and time of every file below a folder, and the path of every folder.

    A link counts as what it leads to; below a linked folder no more links are followed, so a ring of them has an end.
    """
    told: list[str] = []
    stack = [(str(folder), True)]
    while stack:
        path, follow = stack.pop()
        try:
            entries = os.scandir(path)
        except OSError:  # whoever reads it will tell
            continue
        with entries:
            for entry in entries:
                linked = entry.is_symlink()
                if os.path.isdir(entry.path) if linked and follow else entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        told.append(entry.path)
                        stack.append((entry.path, follow and not linked))
                else:
                    stat = entry.stat(follow_symlinks=os.path.exists(entry.path)) if linked else entry.stat()
                    told.append(f"{entry.path}\0{stat.st_size}\0{stat.st_mtime_ns}")
    return sorted(told)


def snapshot(root: Path, options: Options) -> str:
    """One key for everything that a build reads, and for what it was asked to build."""
    told = [line for name in ("content", "modules", "catalogs") for line in tree_stamp(root / name)]
    stat = (root / "mkdocs.yml").stat() if (root / "mkdocs.yml").exists() else None
    libraries = Path(orjson.__file__).parents[1].stat()  # changes when one is installed, upgraded or removed
    return key(
        "\n".join(told),
        f"{stat.st_size} {stat.st_mtime_ns}" if stat else "",
        f"{libraries.st_mtime_ns} {os.environ.get('HAAT_PAGE_ENGINE', '')}",
        "\n".join(tree_stamp(PACKAGE)),
        __version__,
        " ".join(options.languages),
        " ".join(options.districts),
    )


@cache
def code_key() -> str:
    """The code's and the templates' contents: a new version makes every page anew."""
    kinds = {".py", ".html", ".yml", ".svg"}
    files = sorted(path for path in PACKAGE.rglob("*") if path.suffix in kinds and "__pycache__" not in path.parts)
    return key(__version__, *(part for path in files for part in (str(path.relative_to(PACKAGE)), path.read_bytes())))
