"""The law of repetition: the same input gives the same bytes, wherever, whenever and by however many workers."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import chain
import pytest
from chain import INPUT, Site


def _backwards(source: Path, target: Path) -> None:
    """Copy the input with its files made in the opposite order and with other times."""
    for name in INPUT:
        path = source / name
        files = [path] if path.is_file() else sorted((each for each in path.rglob("*") if each.is_file()), reverse=True)
        for n, file in enumerate(files):
            copy = target / file.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
            os.utime(copy, (1_000_000_000 + n * 86_400, 1_000_000_000 + n * 86_400))


@pytest.mark.slow
def test_clean_builds_are_equal_whatever_surrounds_them(built: Site, tmp_path: Path) -> None:
    # Cold in every way: no pictures, no faces and no engine output are taken over.
    ways = (("one", "1", "0", "UTC", "C.UTF-8"), ("deep/er/a folder", "3", "4242", "Asia/Kolkata", "C"))
    running = []
    for folder, jobs, seed, zone, locale in ways:
        root = tmp_path / folder
        _backwards(built.root, root) if jobs == "3" else built.fresh(root).remove("build")
        around = chain.environ(PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale, LANG=locale)
        command = chain.command(root, "build", "--jobs", jobs)
        running.append(
            subprocess.Popen(command, env=around, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        )
    for each in running:
        said, _ = each.communicate()
        assert each.returncode == 0, said
    one, other = (Site(tmp_path / folder) for folder, *_ in ways)
    one.same(other)
    # Two workers, with pictures and engine output from memory, as every other law builds.
    one.same(built)
    built.fresh(tmp_path / "two").build(jobs=2).same(one)


def test_the_law_can_fail(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import site_builder.writers.site.catalogue as pages

    plain = pages.plural
    monkeypatch.setattr(pages, "plural", lambda *given: f"{plain(*given)} {tmp_path.stat().st_ino}")
    with pytest.raises(AssertionError, match="differs"):
        site.fresh(tmp_path / "other").build().same(site)


def test_nothing_changed_is_answered_at_once_and_touches_nothing(site: Site) -> None:
    before = chain.look(site.root)
    done = site.haat("build")
    assert done.returncode == 0
    assert "nothing changed" in done.stdout
    assert chain.look(site.root) == before
