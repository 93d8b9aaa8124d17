"""The law of killing: a build may die at any moment; the site is the old one, or the next build mends it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import chain
import pytest
from chain import LESSON, PRODUCTS, Site

MOMENTS = {False: 5, True: 10}  # of each of two tests, which run side by side; the whole form has more


@pytest.fixture(scope="module")
def goal(built: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """What the site should be after the edits, from a clean build."""
    return _edit(built.fresh(tmp_path_factory.mktemp("goal") / "clean")).build()


def _edit(site: Site) -> Site:
    """A bit of everything: pages change, come and go, a lesson is baked anew, a photo is replaced."""
    site.edit("content/gi.yml", "en: Santipore Saree", "en: Saree of Santipur")
    site.put(LESSON, site.read(LESSON) + "\nশেষ কথা।\n").edit(PRODUCTS, "sku: SS-002\n", "sku: SS-009\n")
    return site.remove("catalogs/hooghly/begampur").put("catalogs/nadia/santipur-sample/photos/ss-001-front.jpg", chain.photo(7))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [23, 42])
def test_a_build_killed_at_random_moments_is_mended_by_the_next(
    seed: int, site: Site, goal: Site, whole: bool, tmp_path: Path
) -> None:
    _edit(site)
    start = site.bytes()
    chance = random.Random(seed)
    takes = _seconds(site.copy(tmp_path / "timed"))
    states = []
    for n in range(MOMENTS[whole]):
        tried = site.copy(tmp_path / f"tried-{n}")
        delay = chance.uniform(0.3, 1.05) * takes
        running = subprocess.Popen(
            chain.command(tried.root, "build", "--jobs", "2"),
            env=chain.environ(),
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        time.sleep(delay)
        running.kill()
        running.wait()
        if not (tried.root / "build/commit").exists():
            states.append(tried.bytes())
            assert states[-1] in (start, goal.bytes()), f"neither old nor new, {delay:.2f} s after the start"
        _mended(tried, goal)
        shutil.rmtree(tried.root, ignore_errors=True)  # the dead build's engine may still write there
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

CALLS = ("rename", "replace", "unlink", "rmdir")


def _die_at(site: Site, number: int) -> list[str]:
    """Build in a child that kills itself before its nth call that changes the disk. What it called until then."""
    log = site.root.with_name(f"{site.root.name}-{number}.log")
    child = os.fork()
    if not child:
        try:
            with log.open("w", buffering=1) as told:
                for name in CALLS:
                    setattr(os, name, _counted(getattr(os, name), told, number))
                site.run()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    return log.read_text().splitlines()


def _counted(call: Callable[..., Any], told: Any, number: int) -> Callable[..., Any]:
    def counted(path: Any, *more: Any, **named: Any) -> Any:
        told.write(f"{call.__name__} {path} {' '.join(map(str, more))}\n")
        counter.append(path)
        if len(counter) > number:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(path, *more, **named)

    return counted


counter: list[Any] = []  # calls of this process; a child counts on its own


@pytest.mark.slow
def test_a_build_killed_at_any_change_of_the_disk_is_mended_by_the_next(site: Site, goal: Site, tmp_path: Path) -> None:
    _edit(site)
    start, new = site.bytes(), goal.bytes()
    calls = _die_at(site.copy(tmp_path / "counted"), 1_000_000)
    mark = next(n for n, call in enumerate(calls) if call.endswith("/build/commit"))
    after = len(calls) - mark
    assert after > 30
    seen = {"old": 0, "between": 0, "new": 0}
    for number in (0, mark // 2, mark - 1, mark, mark + 1, mark + 2, *(mark + after * n // 7 for n in range(1, 7)), len(calls) - 1):
        tried = site.copy(tmp_path / f"tried-{number}")
        _die_at(tried, number)
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
    assert all(seen.values()), seen


def test_the_law_can_fail(site: Site, goal: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from site_builder.store import publishing

    monkeypatch.setattr(publishing, "recover", lambda root: False)
    monkeypatch.setattr(publishing, "stands", lambda root: True)
    _edit(site)
    (site.root / "build/commit/site/bn").mkdir(parents=True)  # as if a build had died after its mark
    with pytest.raises((AssertionError, OSError)):
        _mended(site, goal)


def test_a_killed_build_does_not_spoil_the_engines_output_for_an_undone_edit(site: Site) -> None:
    first, lesson = site.bytes(), site.read(LESSON)
    site.put(LESSON, lesson + "\nশেষ কথা।\n")
    calls = _die_at(site.copy(site.root.with_name("counted")), 1_000_000)
    swap = next(n for n, call in enumerate(calls) if "/build/engine/bn/" in call)  # the first that touches what stood there
    for number in range(swap - 1, swap + 4):
        _die_at(site, number)
    site.put(LESSON, lesson)
    site.build().same(first)
