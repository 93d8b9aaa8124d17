"""A build may die at every step: the old site stands, or the next build mends it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from staged import Files, publish, site_of, stage

from site_builder import store

# ── death at every step ──────────────────────────────────────────────────────────────────────────


class Died(BaseException):
    """The power went."""


CALLS = [(os, name) for name in ("rename", "replace", "unlink", "rmdir", "makedirs")] + [(shutil, "rmtree"), (Path, "unlink")]
CALLS.append((Path, "rmdir"))


def _dying(monkeypatch: pytest.MonkeyPatch, at: int) -> list[str]:
    """From now on the nth call that changes the disk, and all after it, are not made."""
    called: list[str] = []

    def guarded(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def dying(*given: Any, **named: Any) -> Any:
            called.append(name)
            if len(called) > at:
                raise Died(name)
            return call(*given, **named)

        return dying

    for owner, name in CALLS:
        monkeypatch.setattr(owner, name, guarded(name, getattr(owner, name)))
    return called


OLD = {"a": "file", "keep": "k", "bn/p.html": "1", "bn/q.html": "2", "gone/x": "x", "media/m": "m"}
NEW = {
    "a/b": "folder now",
    "keep": "k",
    "bn/p.html": "1",
    "bn/q.html": "changed",
    "fresh/y": "y",
    "media/m": "m",
    "gone": "file now",
}
PUT = {path: text for path, text in NEW.items() if OLD.get(path) != text}


def test_death_at_any_step_leaves_the_old_site_or_is_mended(tmp_path: Path) -> None:
    states = []
    for at in range(1000):
        root = tmp_path / str(at)
        root.mkdir()
        publish(root, OLD)
        stage(root, PUT, tuple(OLD.keys() - NEW.keys()))
        with pytest.MonkeyPatch.context() as patch:
            called = _dying(patch, at)
            try:
                store.publish(root)
            except Died:
                assert len(called) > at
        staged, marked = (root / "build/staging").exists(), (root / "build/commit").exists()
        if not marked:
            assert site_of(root) == (OLD if staged else NEW)
        assert store.recover(root) is (staged or marked)
        assert site_of(root) == (OLD if staged else NEW)
        assert store.load(root, "whole") == {"files": sorted(OLD if staged else PUT)}
        assert store.recover(root) is False
        states.append("staged" if staged else "marked" if marked else "done")
        if len(called) <= at:
            break
    assert states == sorted(states, key=["staged", "marked", "done"].index)
    assert states.count("marked") > 8


def test_death_while_mending_is_mended_too(tmp_path: Path) -> None:
    for at in range(1000):
        root = tmp_path / str(at)
        root.mkdir()
        publish(root, OLD)
        stage(root, PUT, tuple(OLD.keys() - NEW.keys()))
        os.rename(root / "build/staging", root / "build/commit")
        died = 0
        for step in (at, at // 2):
            with pytest.MonkeyPatch.context() as patch:
                _dying(patch, step)
                try:
                    store.recover(root)
                except Died:
                    died += 1
        store.recover(root)
        assert site_of(root) == NEW
        if not died:
            break
    assert at > 8


def test_a_stage_that_was_left_is_dropped(tmp_path: Path) -> None:
    publish(tmp_path, {"a": "old"})
    stage(tmp_path, {"a": "dead", "b": "dead"})
    stage(tmp_path, {"c": "new"})
    store.publish(tmp_path)
    assert site_of(tmp_path) == {"a": "old", "c": "new"}


def test_what_a_dead_engine_left_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "build/engine/bn.4711").mkdir(parents=True)
    (tmp_path / "build/engine/bn.old").mkdir()
    (tmp_path / "build/engine/bn").mkdir()
    store.begin(tmp_path)
    assert [path.name for path in (tmp_path / "build/engine").iterdir()] == ["bn"]


@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.dictionaries(st.sampled_from(["a", "a/b", "a/b/c", "a/d", "e", "e/f", "g"]), st.sampled_from("xyz")), max_size=5)
)
def test_any_chain_of_sites_is_published_as_it_is(tmp_path_factory: pytest.TempPathFactory, chain: list[Files]) -> None:
    root = tmp_path_factory.mktemp("chain")
    before: Files = {}
    for wanted in chain:
        files = {p: t for p, t in wanted.items() if not any(other.startswith(f"{p}/") for other in wanted)}
        publish(root, {p: t for p, t in files.items() if before.get(p) != t}, tuple(before.keys() - files.keys()))
        assert site_of(root) == files
        before = files
