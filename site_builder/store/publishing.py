"""From what is staged to what is published: one build at a time, whole or not at all, and finished after a death."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import orjson

from site_builder.store.folders import clear
from site_builder.store.memory import BUILD, COMMIT, ENGINE, SITE, STAGING, STORE, json, load, write
from site_builder.store.stage import Stage


class BusyError(Exception):
    """Another build holds the lock."""


@contextlib.contextmanager
def lock(root: Path) -> Iterator[None]:
    """One build at a time; the lock goes with the process, however it ends."""
    (root / BUILD).mkdir(exist_ok=True)
    with (root / BUILD / "lock").open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as reason:
            raise BusyError from reason
        yield


def begin(root: Path, *, full: bool = True, stood: bool | None = None) -> Stage:
    """Finish or drop what an earlier build left, and open an empty stage.

    A full build forgets a site that is not as it was left, and so makes it whole; a partial one leaves that to it.
    `stood`: whether it is, where the caller knows already.
    """
    if recover(root) or stood is None:
        stood = stands(root)
    for left in (root / ENGINE).glob("*.*"):
        clear(left)  # an engine that outlived its build may still write there
    empty = not (root / SITE).exists()
    if not stood and (full or empty):
        forget(root)
    stage = Stage(root)
    stage.known = stood or empty
    return stage


def recover(root: Path) -> bool:
    """After a build that died: finish a committed one, drop an uncommitted one. True when there was something."""
    found = False
    if (root / COMMIT).exists():
        _settle(root)
        found = True
    if (root / STAGING).exists():
        clear(root / STAGING, known=True)
        found = True
    return found


def drop(root: Path) -> None:
    """Forget what was staged; the published site stays as it was."""
    clear(root / STAGING)


def publish(root: Path, *, known: bool = True, anew: bool = False) -> None:
    """Make the staged files the site. `known` means that the memory holds every file of it, so that it can be watched.

    `anew`: there was no memory before, so what stands already was not staged and has to be looked up.
    """
    staging = root / STAGING
    if not staging.exists():
        return
    _sync(root)
    os.rename(staging, root / COMMIT)
    touched = _folders(str(root / COMMIT / SITE)) | _folders_of_removed(root)
    _settle(root)
    if known:
        if anew:
            touched |= {name for name in _folders(f"{root}/{SITE}") if name == "." or not name.startswith(".")}
        times = (load(root, "folders") or {}) | {name: _time(f"{root}/{SITE}/{name}") for name in touched}
        write(root / STORE / "folders.json", json({name: time for name, time in sorted(times.items()) if time}))


def stands(root: Path) -> bool:
    """Whether the site is as the last build left it: in no folder has a file come or gone since."""
    known, stat = load(root, "folders"), os.stat
    try:
        base = os.open(root / SITE, os.O_RDONLY)
        try:  # names from an open folder: a fourth faster than whole paths, of which there may be thousands
            return bool(known) and all(stat(name, dir_fd=base).st_mtime_ns == time for name, time in known.items())
        finally:
            os.close(base)
    except OSError:  # one is gone
        return False


def standing(root: Path) -> Callable[[], bool]:
    """Begins to look whether the site stands, in a process of its own; the answer is a call, to be made once."""
    if not hasattr(os, "fork"):
        return lambda: stands(root)
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = 0 if stands(root) else 1
        finally:
            os._exit(status)
    return lambda: os.waitpid(child, 0)[1] == 0


def _folders(base: str) -> set[str]:
    """A folder and all folders below it, by their paths from it."""
    return {folder[len(base) + 1 :] or "." for folder, _, _ in os.walk(base)}


def _folders_of_removed(root: Path) -> set[str]:
    """The folders that lose a file, and those above them, which go when they are left empty."""
    files = (root / COMMIT / "removed").glob("*.json")
    removed = {path.rpartition("/")[0] for file in files for path in orjson.loads(file.read_bytes())}
    return {str(above) for folder in removed for above in (Path(folder), *Path(folder).parents)}


def _time(folder: str) -> int:
    """When something last came into a folder or went; 0 where there is none."""
    try:
        return os.stat(folder).st_mtime_ns
    except OSError:
        return 0


def forget(root: Path) -> None:
    """Drop the memory: the next build makes everything anew, and writes what is not there already."""
    clear(root / BUILD / "store")


def published(root: Path) -> set[str]:
    """Every file that stands in the site, but for hidden names at its top (`.git`, `.nojekyll`): those are the host's."""
    files = (path.relative_to(root / SITE) for path in (root / SITE).rglob("*") if path.is_symlink() or not path.is_dir())
    return {path.as_posix() for path in files if not path.parts[0].startswith(".")}


def _settle(root: Path) -> None:
    commit = root / COMMIT
    for file in sorted((commit / "removed").glob("*.json")) if (commit / "removed").exists() else ():
        for path in orjson.loads(file.read_bytes()):
            _remove(root / SITE, path, commit / SITE)
    for name, target in ((SITE, root / SITE), ("store", root / BUILD / "store")):
        if (commit / name).exists():
            _merge(str(commit / name), str(target))
    clear(commit, known=True)


def _merge(source: str, target: str) -> None:
    """Move a tree over another: whole folders where there is nothing yet, file by file elsewhere."""
    if not os.path.lexists(target):
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.rename(source, target)
        return
    with os.scandir(source) as entries:
        found = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in entries)
    for name, folder in found:
        here, there = f"{source}/{name}", f"{target}/{name}"
        if folder and os.path.isdir(there):
            _merge(here, there)
        elif folder:
            if os.path.lexists(there):
                os.unlink(there)
            os.rename(here, there)
        else:
            if os.path.isdir(there) and not os.path.islink(there):
                clear(there, known=True)
            os.replace(here, there)


def _remove(site: Path, path: str, staged: Path) -> None:
    """Remove a file of the site and the folders that it leaves empty; never one that is staged anew."""
    if (staged / path).exists():
        return
    target = site / path
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        target.unlink()
    for folder in target.parents:
        if folder == site or not folder.is_relative_to(site):
            break
        try:
            folder.rmdir()
        except OSError:
            break


def _sync(root: Path) -> None:
    """Let everything written so far reach the disk: one call for the whole file system."""
    import ctypes

    try:
        libc = ctypes.CDLL(None, use_errno=True)
        handle = os.open(root, os.O_RDONLY)
        try:
            if libc.syncfs(handle) == 0:
                return
        finally:
            os.close(handle)
    except (OSError, AttributeError):
        pass
    os.sync()
