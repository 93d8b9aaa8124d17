"""The house keeps its own rules: room directions, words in every language, a changelog, nothing that should not be told."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "site_builder"
COMPLETE = ("bn", "hi")  # languages whose interface words must be complete


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"}
    )


@pytest.fixture
def house(tmp_path):
    """A copy of the package that may be spoiled."""
    shutil.copytree(PACKAGE, tmp_path / "site_builder", ignore=shutil.ignore_patterns("fonts", "__pycache__", "scaffold"))
    (tmp_path / "site_builder" / "scaffold").mkdir()
    (tmp_path / "site_builder" / "scaffold" / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_rooms_know_only_what_they_may():
    result = lint_imports(ROOT)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("room", "planted"),
    [
        ("model/product.py", "from site_builder.edition import address"),
        ("edition/product.py", "from site_builder.writers.site import press"),
        ("language.py", "from site_builder.model import seller"),
        ("store/stage.py", "from site_builder import build"),
        ("check/words.py", "from site_builder.writers.site import tree"),
    ],
)
def test_a_planted_import_is_caught(house, room, planted):
    path = house / "site_builder" / room
    path.write_text(path.read_text() + f"\n\ndef planted() -> None:\n    {planted}\n")

    assert lint_imports(house).returncode != 0


def words(code: str) -> dict[str, str]:
    return yaml.load((PACKAGE / "words" / f"{code}.yml").read_text("utf-8"), yaml.BaseLoader)


def word_faults(english: dict[str, str], other: dict[str, str]) -> list[str]:
    """Keys that a language lacks or has too many, and placeholders that differ."""
    places = re.compile(r"\{[a-z]+\}")
    faults = [f"missing {key}" for key in english if not other.get(key)]
    faults += [f"unknown {key}" for key in other if key not in english]
    faults += [
        f"places {key}"
        for key, text in other.items()
        if key in english and set(places.findall(text)) != set(places.findall(english[key]))
    ]
    return faults


@pytest.mark.parametrize("code", COMPLETE)
def test_interface_words_are_complete(code):
    assert word_faults(words("en"), words(code)) == []


@pytest.mark.parametrize("code", ["ne", "ur", "sat"])
def test_partial_languages_have_no_unknown_words(code):
    assert [each for each in word_faults(words("en"), words(code)) if not each.startswith("missing")] == []


def test_faulty_words_are_caught():
    english = {"days": "{n} days", "yes": "Yes"}

    assert word_faults(english, {"days": "দিন", "more": "আরও"}) == ["missing yes", "unknown more", "places days"]


def template_words() -> set[str]:
    told = "".join(path.read_text("utf-8") for path in (PACKAGE / "templates").rglob("*.html"))
    return (
        set(re.findall(r"\bt\.([a-z_]+)", told))
        | set(re.findall(r"\bword\.([a-z_]+)", told))
        | set(re.findall(r"\bw\.([a-z_]+)", told))
    )


def test_every_word_that_a_template_says_exists():
    assert template_words() - set(words("en")) == set()


def tracked() -> list[Path]:
    found = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return [ROOT / name for name in found.split("\0") if name and (ROOT / name).is_file()]


def test_no_font_binary_and_no_private_file_is_committed():
    files = tracked()
    if not files:
        pytest.skip("not a git checkout")

    assert [path.name for path in files if path.suffix.lower() in {".ttf", ".otf", ".woff", ".woff2"}] == []
    assert [str(path) for path in files if path.name == "private.yml" and "tests" not in path.parts] == []


def test_licence_and_house_papers_are_there():
    for name in ("LICENSE", "README.md", "CHANGELOG.md", "DECISIONS.md", "CONTRIBUTING.md", "docs/architecture.md"):
        assert (ROOT / name).stat().st_size > 400, name
    assert "Apache License" in (ROOT / "LICENSE").read_text()


# ── the map of the rooms ─────────────────────────────────────────────────────────────────────────


def not_on_the_map(rooms: set[str], told: str) -> set[str]:
    return {room for room in rooms if f"`{room}" not in told}


def rooms() -> set[str]:
    files = {path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("__")}
    return files | {f"{path.name}/" for path in PACKAGE.iterdir() if path.is_dir() and path.name not in ("fonts", "__pycache__")}


def test_every_room_is_on_the_map():
    told = (ROOT / "docs/architecture.md").read_text("utf-8")

    assert len(rooms()) > 50
    assert not_on_the_map(rooms(), told) == set()
    named = set(re.findall(r"`([a-z_]+\.py)`", told.partition("## Rooms")[2].partition("## Paper")[0]))
    assert named <= {path.name for path in PACKAGE.rglob("*.py")}


def test_a_room_that_is_not_told_is_missed():
    assert not_on_the_map({"store/", "attic.py"}, "| `store/` | the only room that writes |") == {"attic.py"}
