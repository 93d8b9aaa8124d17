"""`haat doctor`: what it looks at, and that it notices what is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from site_builder import doctor, fonts
from site_builder.scaffold import start

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")


def found(root: Path) -> dict[str, doctor.Look]:
    return {each.what: each for each in doctor.look(root)}


def test_all_that_is_needed_is_here(tmp_path: Path) -> None:
    start(tmp_path)
    looks = found(tmp_path)
    assert [each for each in looks.values() if each.needed and not each.ok] == []
    assert looks["showcase"].ok
    assert looks["Python"].told.startswith(f"{sys.version_info.major}.{sys.version_info.minor}")
    assert all(each.told for each in looks.values())


def test_a_folder_without_a_showcase(tmp_path: Path) -> None:
    there = found(tmp_path)["showcase"]
    assert not there.ok
    assert not there.needed
    assert "haat new" in there.told


def test_a_root_that_is_not_there(tmp_path: Path) -> None:
    looks = found(tmp_path / "nowhere" / "at-all")
    assert str(tmp_path) in looks["free disk"].told
    assert looks["private.yml"].ok


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")(10, 9, 1)
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: usage)
    assert not found(tmp_path)["free disk"].ok


def test_an_engine_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "PAGE_ENGINE", "no-such-engine")
    engine = found(tmp_path)["page engine"]
    assert not engine.ok
    assert engine.needed


def test_faces_that_are_not_set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.fonts, "missing", lambda: fonts.faces()[:1])
    faces = found(tmp_path)["faces"]
    assert not faces.ok
    assert fonts.faces()[0].id in faces.told
    assert "haat fonts" in faces.told


def test_programs_that_are_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    looks = found(tmp_path)
    for what in ("git", "Chromium", "Node"):
        assert not looks[what].ok
        assert not looks[what].needed
    assert looks["private.yml"].ok


# ── private.yml and git ──────────────────────────────────────────────────────────────────────────


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "haat"
    start(root)
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    return root


@needs_git
def test_private_is_ignored_in_a_new_showcase(repository: Path) -> None:
    assert found(repository)["private.yml"] == doctor.Look("private.yml", True, "git ignores it", needed=True)


@needs_git
def test_private_could_be_committed(repository: Path) -> None:
    (repository / ".gitignore").write_text("/site/\n", "utf-8")
    private = found(repository)["private.yml"]
    assert not private.ok
    assert ".gitignore" in private.told


@needs_git
def test_private_is_ignored_by_a_folder_above(repository: Path) -> None:
    inner = repository / "west" / "showcase"
    start(inner)
    (inner / ".gitignore").unlink()
    assert found(inner)["private.yml"].ok


@needs_git
def test_private_is_committed_already(repository: Path) -> None:
    file = "catalogs/nadia/santipur-sample/private.yml"
    (repository / file).write_text("pan: AAAPA0000A\n", "utf-8")
    subprocess.run(["git", "-C", str(repository), "add", "--force", file], check=True)
    private = found(repository)["private.yml"]
    assert not private.ok
    assert file in private.told
    assert "AAAPA0000A" not in str(doctor.look(repository))
