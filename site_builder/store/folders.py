"""Folders of working files: filled beside their place and put there whole."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from site_builder.store.memory import BUILD


def clear(folder: Path | str, *, known: bool = False) -> None:
    """Remove a folder and all below it. `known`: it is there and must go; else what cannot go is left."""
    if known or os.path.lexists(folder):
        import shutil  # loads three compressors, and a build that changes nothing needs none

        shutil.rmtree(folder, ignore_errors=not known)


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


def replace_files(folder: Path, fresh: Path, paths: Iterable[str]) -> None:
    """Put some files of a finished folder in the place of another's; the finished folder goes."""
    for path in paths:
        os.replace(fresh / path, folder / path)
    clear(fresh)


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
