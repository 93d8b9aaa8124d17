"""The only room that writes to disk: memo, staged publish, prune, recovery, lock.

`site/` is Haat's own: a file that somebody else put there or took away is noticed by its folder's time, and the next
build of everything makes the site whole again. Only hidden names at its top, which hosts use, are let be.

A build writes what changed below `build/staging/`. When all is there, the folder is synced once and renamed to
`build/commit/`: that rename is the commit mark. Then its files are moved into place. A build that dies before the
mark leaves the old site whole; one that dies after it is finished by the next run, because moving is repeatable.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import get_ident
from typing import IO, Any

import orjson
import xxhash

SITE, BUILD = "site", "build"
STAGING, COMMIT, ENGINE, PICTURES = "build/staging", "build/commit", "build/engine", "build/pictures"
# The number is that of the memory's shape: raise it when the shape changes, and what older versions kept is forgotten.
MEMORY = "store/7"
STORE = f"{BUILD}/{MEMORY}"


class BusyError(Exception):
    """Another build holds the lock."""


class LostError(Exception):
    """The memory lacks an entry that another one of it speaks of."""


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


# ── staging ──────────────────────────────────────────────────────────────────────────────────────


class Stage:
    """Where one build, or one of its workers, puts what changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.base = str(root / STAGING)
        # Without a memory of what stands in the site, each file is compared with what is there.
        self.anew = (root / SITE).exists() and not (root / STORE / "whole.json").exists()
        self.known = True  # whether the memory holds every file of the site
        self._made: set[str] = set()
        self.files = 0
        self.bytes = 0

    def put(self, path: str, parts: Iterable[bytes]) -> None:
        """Stage a file of the site, given in parts."""
        content = b"".join(parts)
        if not (self.anew and _holds(self.root / SITE / path, content)):
            self._write(f"{self.base}/{SITE}/{path}", content)

    def keep(self, name: str, value: Any) -> None:
        """Stage an entry of the store, as JSON."""
        self._write(f"{self.base}/{MEMORY}/{name}.json", json(value), count=False)

    def kept(self, name: str) -> Any:
        """An entry of the store as it will be: staged by this build, or else as it stands."""
        found = read_json(Path(f"{self.base}/{MEMORY}/{name}.json")) or load(self.root, name)
        if found is None:
            raise LostError(name)
        return found

    def kept_bytes(self, name: str) -> bytes:
        """An entry that is kept as it is, as it will be; empty where there is none."""
        try:
            return Path(f"{self.base}/{MEMORY}/{name}").read_bytes()
        except OSError:
            return load_bytes(self.root, name)

    def keep_bytes(self, name: str, content: bytes) -> None:
        """Stage an entry of the store that is too large to be read whole, as it is."""
        self._write(f"{self.base}/{MEMORY}/{name}", content, count=False)

    def link(self, path: str, source: Path) -> None:
        """Stage a file of the site that stands ready elsewhere; shares its bytes where the disk can."""
        if self.anew and _holds(self.root / SITE / path, source.read_bytes()):
            return
        target = f"{self.base}/{SITE}/{path}"
        self._folder(target)
        with contextlib.suppress(FileExistsError):
            try:
                os.link(source, target)
            except FileExistsError:
                return
            except OSError:
                import shutil

                shutil.copyfile(source, target)
        self.files += 1
        self.bytes += source.stat().st_size

    def remove(self, paths: Iterable[str]) -> None:
        """Stage the removal of files that are no longer made."""
        gone = sorted(paths)
        if gone:
            number = key("\n".join(gone))
            self._write(f"{self.base}/removed/{number}.json", orjson.dumps(gone), count=False)

    def _folder(self, target: str) -> None:
        folder = target[: target.rindex("/")]
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            self._made.add(folder)

    def _write(self, target: str, content: bytes, *, count: bool = True) -> None:
        self._folder(target)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            view = memoryview(content)
            while view:
                view = view[os.write(handle, view) :]
        finally:
            os.close(handle)
        if count:
            self.files += 1
            self.bytes += len(content)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


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


def clear(folder: Path | str, *, known: bool = False) -> None:
    """Remove a folder and all below it. `known`: it is there and must go; else what cannot go is left."""
    if known or os.path.lexists(folder):
        import shutil  # loads three compressors, and a build that changes nothing needs none

        shutil.rmtree(folder, ignore_errors=not known)


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


# ── memo ─────────────────────────────────────────────────────────────────────────────────────────


def load(root: Path, name: str) -> Any:
    """An entry of the store, or None where there is none that can be read."""
    return read_json(root / STORE / f"{name}.json")


def load_bytes(root: Path, name: str) -> bytes:
    """An entry that was kept as it is; empty where there is none."""
    try:
        return (root / STORE / name).read_bytes()
    except OSError:
        return b""


def read_json(path: Path) -> Any:
    """What a JSON file holds, or None where there is none that can be read."""
    try:
        return orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return None


def keep_picture(root: Path, name: str, content: bytes) -> Path:
    """A made picture, kept by name (which holds the hash of what it was made from); a cached step of its own."""
    path = root / PICTURES / name[:2] / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}")
        scratch.write_bytes(content)
        try:
            # Never over one that stands: who links it into a page just then would find a file without a name.
            os.link(scratch, path)
            scratch.unlink()
        except FileExistsError:
            scratch.unlink()
        except OSError:  # a disk without links
            os.replace(scratch, path)
    return path


def picture_path(root: Path, name: str) -> Path:
    """Where a made picture stands."""
    return root / PICTURES / name[:2] / name


def replace_tree(folder: Path, files: dict[str, str]) -> None:
    """Make a working folder hold exactly these text files."""
    keep = {folder / path for path in files}
    if folder.exists():
        for path in sorted(folder.rglob("*"), reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
            elif path.is_file() and path not in keep:
                path.unlink()
    for name, text in files.items():
        target = folder / name
        content = text.encode()
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def replace_folder(folder: Path, fresh: Path) -> None:
    """Put a finished folder in another's place; a build that dies in between leaves the old, the new or none."""
    old = folder.with_name(f"{folder.name}.old")
    if folder.exists():
        os.rename(folder, old)
    os.rename(fresh, folder)
    clear(old)


class Tray:
    """A folder below `build/` that is filled beside its place and then put there whole; what stood there goes.

    A file that holds private facts is for its owner's eyes only (mode 600), and so is the folder that it stands in.
    """

    def __init__(self, root: Path, folder: str) -> None:
        self.target = root / BUILD / folder
        self.fresh = self.target.with_name(f".{self.target.name}.fresh")
        clear(self.fresh)
        self.fresh.mkdir(parents=True)
        self.private: list[str] = []
        self.linked = self.linked_bytes = 0  # files that stood ready elsewhere
        self._written: list[str] = []
        self._made: set[str] = set()  # folders

    @contextlib.contextmanager
    def open(self, path: str, *, private: bool = False) -> Iterator[IO[bytes]]:
        """A new file of the folder, to be written."""
        target = self.fresh / path
        target.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o644)
        self._written.append(path)
        if private:
            self.private.append(path)
        with os.fdopen(handle, "wb") as out:
            yield out

    def put(self, path: str, content: bytes, *, private: bool = False) -> None:
        """A new file of the folder."""
        with self.open(path, private=private) as out:
            out.write(content)

    def link(self, path: str, source: Path) -> None:
        """A new file of the folder that stands ready elsewhere; there may be hundreds of thousands of them."""
        target = f"{self.fresh}/{path}"
        folder = os.path.dirname(target)
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        try:
            os.link(source, target)
        except FileExistsError:
            return
        except OSError:  # a disk without links, or with no more of them for this file
            Path(target).write_bytes(source.read_bytes())
        self.linked += 1
        self.linked_bytes += os.stat(target).st_size

    def files(self) -> list[str]:
        """The files of the folder that were written here, sorted; `linked` counts the others."""
        return sorted(self._written)

    def settle(self) -> None:
        """Put the folder in its place."""
        replace_folder(self.target, self.fresh)

    def drop(self) -> None:
        """Forget it: what stood in its place stays."""
        clear(self.fresh)


def write(path: Path, content: bytes) -> None:
    """A working or scaffolded file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}")
    scratch.write_bytes(content)
    os.replace(scratch, path)


def json(value: Any) -> bytes:
    """JSON bytes; named tuples are lists, and a text that is marked with a language keeps its mark."""
    return orjson.dumps(value, default=_plain, option=orjson.OPT_PASSTHROUGH_SUBCLASS)


def from_json(content: bytes) -> Any:
    """What JSON bytes say."""
    return orjson.loads(content)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(value)
    if isinstance(value, str):
        if hasattr(value, "parts"):
            return {"parts": value.parts}
        text = str.__str__(value)
        return {"lang": value.lang, "text": text} if hasattr(value, "lang") else text
    raise TypeError


def key(*parts: str | bytes) -> str:
    """A content key: the same parts give the same key on every machine."""
    state = xxhash.xxh3_128()
    for part in parts:
        raw = _bytes(part) if isinstance(part, str) else part
        state.update(len(raw).to_bytes(8, "little"))
        state.update(raw)
    return state.hexdigest()


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:  # a file's name may be no text
        return os.fsencode(text)
