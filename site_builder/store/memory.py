"""What is remembered between builds: entries of the store as JSON, made pictures by name, and the keys of both."""

from __future__ import annotations

import os
from pathlib import Path
from threading import get_ident
from typing import Any

import orjson
import xxhash

SITE, BUILD = "site", "build"
STAGING, COMMIT, ENGINE, PICTURES = "build/staging", "build/commit", "build/engine", "build/pictures"
# The number is that of the memory's shape: raise it when the shape changes, and what older versions kept is forgotten.
MEMORY = "store/8"
STORE = f"{BUILD}/{MEMORY}"


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


def write(path: Path, content: bytes) -> None:
    """A working or scaffolded file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}")
    scratch.write_bytes(content)
    os.replace(scratch, path)


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
