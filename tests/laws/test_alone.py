"""The laws of the house: one build at a time, and nothing is written outside `site/` and `build/`."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import chain
import pytest
from chain import PRODUCTS, Site

# ── one build at a time ──────────────────────────────────────────────────────────────────────────


def test_a_second_build_says_so_and_does_nothing(site: Site) -> None:
    site.edit(PRODUCTS, "price: 1750", "price: 1775")
    with (site.root / "build/lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        before = chain.look(site.root)
        done = site.haat("build")
        assert done.returncode == 1
        assert "another build" in done.stderr
        assert done.stdout == ""
        assert chain.look(site.root) == before
    assert site.haat("build").returncode == 0


def test_two_builds_at_once_give_one_good_site(site: Site, tmp_path: Path) -> None:
    site.edit(PRODUCTS, "price: 1750", "price: 1775")
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
    both = [subprocess.Popen(chain.command(site.root, "build"), env=chain.environ(), **pipes) for _ in range(2)]
    said = [each.communicate()[1] for each in both]
    ended = sorted(each.returncode for each in both)
    assert ended in ([0, 0], [0, 1]), said
    site.same(site.fresh(tmp_path / "clean").build())


def test_the_lock_goes_with_a_killed_build_and_its_workers(site: Site) -> None:
    running = _slow_build(site)
    assert site.haat("build").returncode == 1
    running.kill()
    running.wait()
    for _ in range(100):
        with (site.root / "build/lock").open("w") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                time.sleep(0.05)
    else:
        raise AssertionError("a worker still holds the lock")
    site.build()


def test_an_interrupted_build_leaves_the_site_and_no_traceback(site: Site) -> None:
    before = chain.look(site.site)
    running = _slow_build(site)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: the whole group is told
    _, said = running.communicate(timeout=20)
    assert running.returncode == 130
    assert "Traceback" not in said
    assert "interrupted" in said
    assert chain.look(site.site) == before
    site.build()


def _slow_build(site: Site) -> subprocess.Popen[str]:
    """A build in a session of its own, both of whose workers are at work and stay there."""
    site.edit("content/gi.yml", "en: Santipore Saree", "en: Saree of Santipur")
    slow = (
        "import os, sys, time; from site_builder import build, cli\n"
        "build.work = lambda *given: (os.write(1, b'working\\n'), time.sleep(600))\n"
        "sys.exit(cli.run(['--root', sys.argv[1], 'build', '--jobs', '2']))"
    )
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    running = subprocess.Popen([sys.executable, "-c", slow, str(site.root)], env=chain.environ(), start_new_session=True, **pipes)
    assert running.stdout is not None
    assert [running.stdout.readline() for _ in range(2)] == ["working\n", "working\n"]
    return running


# ── nothing outside `site/` and `build/` ─────────────────────────────────────────────────────────


def test_nothing_is_written_outside_site_and_build(site: Site, tmp_path: Path) -> None:
    around = tmp_path / "around"
    (around / "home").mkdir(parents=True)
    root = site.fresh(around / "market").root
    before = chain.look(around)
    cwd = around / "elsewhere"
    cwd.mkdir()
    fonts = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")  # only read
    told = chain.environ(HOME=str(around / "home"), TMPDIR=str(tmp_path), XDG_DATA_HOME=str(fonts), PYTHONDONTWRITEBYTECODE="1")
    for arguments in (("build",), ("check",), ("build", "--lang", "bn")):
        done = subprocess.run(chain.command(root, *arguments), env=told, cwd=cwd, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    after = chain.look(around)
    made = {name for name in after if before.get(name) != after[name]}
    assert made
    assert {name for name in made if not name.startswith(("market/site/", "market/build/"))} == set()
    assert before.keys() <= after.keys()
    assert sorted(path.name for path in root.iterdir()) == sorted([*chain.INPUT, "build", "site"])


def test_the_input_may_be_read_only(built: Site, tmp_path: Path) -> None:
    root = built.fresh(tmp_path / "market").root
    paths = [path for name in chain.INPUT for path in (root / name, *(root / name).rglob("*"))]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        Site(root).build().same(built)
        done = Site(root).haat("check")
        assert done.returncode == 0
    finally:
        for path in paths:
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_the_site_holds_public_files_only(site: Site) -> None:
    kinds = {path.suffix for path in site.site.rglob("*") if path.is_file()}
    assert kinds <= {".html", ".css", ".js", ".svg", ".woff2", ".avif", ".jpg", ".xml", ".json", ".txt", ".ics", ".pdf"}
    assert not [path for path in site.site.rglob("*") if path.name.startswith((".", "private")) or "specimen" in path.name]
    for path in site.site.rglob("*"):
        assert path.stat().st_mode & 0o444 == 0o444, path
        assert not path.is_symlink()


@pytest.mark.parametrize("name", ["site", "build"])
def test_the_law_can_fail(name: str, site: Site) -> None:
    before = chain.look(site.root / name)
    site.put(f"{name}/new.txt", "")
    assert chain.look(site.root / name) != before
