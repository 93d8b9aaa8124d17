"""What the input looks like from outside: sizes and times of its files, to see at once that nothing changed.

Light on purpose: a build that is answered from memory loads no more than this.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

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
    only: str = ""  # one part: `site`, `search` (the site with its index) or `print`


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
    printed: int = 0  # catalogues on paper that were set anew

    def failed(self, *, strict: bool = False) -> bool:
        """Whether a problem stands in the way."""
        return any(each.severity is Severity.ERROR or strict for each in self.problems)


def unchanged(root: Path, options: Options, seen: Seen | None = None, stood: bool | None = None) -> Outcome | None:
    """The last outcome again, when no input has changed since and the site stands whole (`stood`, if that is known)."""
    started = time.perf_counter()
    last = store.load(root, "last")
    if not last or last["snapshot"] != snapshot(options, seen or look(root)):
        return None
    if not (store.stands(root) if stood is None else stood) or (root / store.COMMIT).exists():
        return None
    problems = [unpack(each) for each in last["problems"]]
    outcome = Outcome(problems, published=True, unchanged=True, products=last["products"])
    if outcome.failed(strict=options.strict) or any(each.code == "P141" for each in problems):  # faces may have come since
        return None
    outcome.seconds = time.perf_counter() - started
    return outcome


class Seen(NamedTuple):
    """The input as one look found it. What changes after the look counts as changed in the next build."""

    commons: list[str]  # of content/, modules/ and mkdocs.yml
    catalogs: list[str]
    program: list[str]  # of Haat itself and its libraries


def look(root: Path) -> Seen:
    """Path, size and time of every file that a build reads."""
    config = root / "mkdocs.yml"
    settings = [_line(str(config), config.stat())] if config.exists() else []
    libraries = Path(orjson.__file__).parents[1].stat()  # changes when one is installed, upgraded or removed
    program = [*tree_stamp(PACKAGE), f"{libraries.st_mtime_ns} {os.environ.get('HAAT_PAGE_ENGINE', '')} {__version__}"]
    return Seen([*tree_stamp(root / "content"), *tree_stamp(root / "modules"), *settings], tree_stamp(root / "catalogs"), program)


def _line(path: str, stat: os.stat_result) -> str:
    return f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}"


def stamps(root: Path, seen: Seen) -> dict[str, str]:
    """A stamp for each seller, `district/seller`: a new one means "look at its files", not yet "changed"."""
    start = len(str(root / "catalogs")) + 1
    lines: dict[str, list[str]] = {}
    for line in seen.catalogs:
        parts = line[start:].split(os.sep, 2)
        if len(parts) == 3:
            lines.setdefault(f"{parts[0]}/{parts[1]}", []).append(parts[2])
    return {name: key("\n".join(told)) for name, told in lines.items()}


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
                    told.append(_line(entry.path, stat))
    return sorted(told)


def snapshot(options: Options, seen: Seen) -> str:
    """One key for everything that a build reads, and for what it was asked to build."""
    return key(*("\n".join(lines) for lines in (*seen, options.languages, options.districts, [options.only])))
