"""The law of killing: a build may die at any moment; the site is the old one, or the next build mends it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import chain
import pytest
from chain import LESSON, PRODUCTS, Site

MOMENTS = 20


@pytest.fixture(scope="module")
def goal(built: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """What the site should be after the edits, from a clean build."""
    return _edit(built.fresh(tmp_path_factory.mktemp("goal") / "clean")).build()


def _edit(site: Site) -> Site:
    """A bit of everything: pages change, come and go, a lesson is baked anew, a photo is replaced."""
    site.edit("content/gi.yml", "en: Santipore Saree", "en: Saree of Santipur")
    site.edit(LESSON, "---\n\n", "---\n\nনতুন কথা।\n\n") if site.read(LESSON).count("---\n\n") == 1 else None
    site.put(LESSON, site.read(LESSON) + "\nশেষ কথা।\n").edit(PRODUCTS, "sku: SS-001", "sku: SS-009")
    for path in (site.root / "modules").glob("*/*.md"):
        path.write_text(path.read_text("utf-8").replace("SS-001", "SS-009"), "utf-8")
    return site.remove("catalogs/hooghly/begampur").put("catalogs/nadia/santipur-sample/photos/ss-001-front.jpg", chain.photo(7))


@pytest.mark.slow
def test_a_build_killed_at_random_moments_is_mended_by_the_next(site: Site, goal: Site, tmp_path: Path) -> None:
    _edit(site)
    start = site.bytes()
    chance = random.Random(23)
    whole = _seconds(site.copy(tmp_path / "timed"))
    states = []
    for n in range(MOMENTS):
        tried = site.copy(tmp_path / f"tried-{n}")
        delay = chance.uniform(0.3, 1.05) * whole
        running = subprocess.Popen(chain.command(tried.root, "build", "--jobs", "2"), env=chain.environ(), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        time.sleep(delay)
        running.kill()
        running.wait()
        if not (tried.root / "build/commit").exists():
            states.append(tried.bytes())
            assert states[-1] in (start, goal.bytes()), f"neither old nor new, {delay:.2f} s after the start"
        _mended(tried, goal)
        shutil.rmtree(tried.root)
    assert start in states, "no moment was before the publishing"


def _seconds(site: Site) -> float:
    """How long the whole command takes."""
    started = time.perf_counter()
    assert site.haat("build", "--jobs", "2").returncode == 0
    return time.perf_counter() - started


def _mended(site: Site, goal: Site) -> None:
    """The next build gives what a clean build gives, and leaves nothing of the dead one."""
    _once_free(site.build).same(goal)
    assert not (site.root / "build/commit").exists()
    assert not (site.root / "build/staging").exists()
    assert not list((site.root / "build/engine").glob("*.*"))


def _once_free(build: Callable[[], Site]) -> Site:
    """The dead build's workers need a moment to notice that it is dead."""
    from site_builder.store import BusyError

    for _ in range(100):
        try:
            return build()
        except BusyError:
            time.sleep(0.05)
    raise AssertionError("the lock outlived the build that held it")


# ── death at an exact call ───────────────────────────────────────────────────────────────────────

CALLS = ("rename", "replace", "unlink", "rmdir", "link", "makedirs")


def _die_at(site: Site, number: int) -> bool:
    """Build in a child that kills itself before its nth call that changes the disk. Whether it came so far."""
    child = os.fork()
    if not child:
        try:
            left = number
            for name in CALLS:
                setattr(os, name, _counted(getattr(os, name), lambda: left))

            def tick() -> None:
                nonlocal left
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

            for name in CALLS:
                setattr(os, name, _counted(getattr(os, name), tick))
            site.run()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _counted(call: Callable[..., Any], tick: Callable[[], object]) -> Callable[..., Any]:
    def counted(*given: Any, **named: Any) -> Any:
        tick()
        return call(*given, **named)

    return counted


def _numbers() -> Iterator[int]:
    """Every call at first, then with growing gaps."""
    number = 0
    while True:
        yield number
        number += 1 if number < 4 else max(1, number // 5)


@pytest.mark.slow
def test_a_build_killed_at_any_change_of_the_disk_is_mended_by_the_next(site: Site, goal: Site, tmp_path: Path) -> None:
    _edit(site)
    start, new = site.bytes(), goal.bytes()
    seen = {"old": 0, "between": 0, "new": 0}
    for number in _numbers():
        tried = site.copy(tmp_path / f"tried-{number}")
        died = _die_at(tried, number)
        state = tried.bytes()
        if state == start:
            seen["old"] += 1
        elif state == new:
            seen["new"] += 1
        else:
            seen["between"] += 1
            assert (tried.root / "build/commit").exists(), f"a mixture, and no mark to finish it by (call {number})"
        _mended(tried, goal)
        shutil.rmtree(tried.root)
        if not died:
            break
    assert all(seen.values()), seen


def test_the_law_can_fail(site: Site, goal: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from site_builder import store

    monkeypatch.setattr(store, "recover", lambda root: False)
    monkeypatch.setattr(store, "stands", lambda root: True)
    _edit(site)
    (site.root / "build/commit/site/bn").mkdir(parents=True)  # as if a build had died after its mark
    with pytest.raises((AssertionError, OSError)):
        _mended(site, goal)


def test_a_killed_build_does_not_spoil_the_engines_output_for_an_undone_edit(site: Site) -> None:
    first, lesson = site.bytes(), site.read(LESSON)
    site.put(LESSON, lesson + "\nশেষ কথা।\n")
    for number in range(4, 9):
        _die_at(site, number)
    site.put(LESSON, lesson)
    site.build().same(first)
