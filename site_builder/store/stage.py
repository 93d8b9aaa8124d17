"""Where one build, or one of its workers, puts what changed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

from site_builder.store.memory import MEMORY, SITE, STAGING, STORE, json, key, load, load_bytes, read_json


class LostError(Exception):
    """The memory lacks an entry that another one of it speaks of."""


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

    def kept_part(self, name: str, start: int, end: int) -> bytes:
        """A part of an entry that is kept as it is."""
        for path in (f"{self.base}/{MEMORY}/{name}", f"{self.root / STORE}/{name}"):
            with contextlib.suppress(OSError), open(path, "rb") as file:
                file.seek(start)
                return file.read(end - start)
        raise LostError(name)

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
