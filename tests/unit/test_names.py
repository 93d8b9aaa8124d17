"""Test files and what they share have names of their own: of two with one name pytest collects neither in one run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
OUTSIDE = {"cases", "showcases", "samples"}  # what tests read, not modules that pytest imports


def modules(folder: Path) -> Iterable[Path]:
    """The modules below a folder that pytest imports by their bare names; each room may have a `conftest`."""
    return (
        path
        for path in folder.rglob("*.py")
        if path.name != "conftest.py" and path.relative_to(folder).parts[0] not in OUTSIDE and "__pycache__" not in path.parts
    )


def shared(paths: Iterable[Path]) -> dict[str, list[str]]:
    """The names that more than one module has, with the modules' rooms."""
    rooms: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        rooms[path.name].append(path.parent.name)
    return {name: found for name, found in rooms.items() if len(found) > 1}


def asks_a_conftest(paths: Iterable[Path]) -> list[str]:
    """Modules that import from `conftest`: which one they get depends on the rooms that one run collects together."""
    heads = ("from conftest import", "import conftest")
    return sorted(path.name for path in paths if any(line.startswith(heads) for line in path.read_text("utf-8").splitlines()))


def test_no_two_share_a_name() -> None:
    assert shared(modules(TESTS)) == {}


def test_nothing_is_imported_from_a_conftest() -> None:
    assert asks_a_conftest(modules(TESTS)) == []


def test_a_planted_name_and_a_planted_import_are_caught(tmp_path: Path) -> None:
    for name, text in {
        "a/test_x.py": "",
        "b/test_x.py": "from conftest import y\n",
        "a/conftest.py": "",
        "b/conftest.py": "",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert shared(modules(tmp_path)) == {"test_x.py": ["a", "b"]}
    assert asks_a_conftest(modules(tmp_path)) == ["test_x.py"]
