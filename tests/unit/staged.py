"""Little sites that are staged and published."""

from __future__ import annotations

from pathlib import Path

from site_builder import store
from site_builder.store import Stage

Files = dict[str, str]


def site_of(root: Path) -> Files:
    """Every file of the site, and every folder that holds none."""
    base = root / "site"
    found = {p.relative_to(base).as_posix(): p.read_text() for p in base.rglob("*") if p.is_file()}
    return found | {f"{p.relative_to(base).as_posix()}/": "" for p in base.rglob("*") if p.is_dir() and not any(p.iterdir())}


def stage(root: Path, put: Files, removed: tuple[str, ...] = ()) -> Stage:
    """An open stage with files put and removed, as a build leaves it before it publishes."""
    made = store.begin(root)
    for path, text in put.items():
        made.put(path, [text[:1].encode(), text[1:].encode()])
    made.remove(removed)
    made.keep("whole", {"files": sorted(put)})
    return made


def publish(root: Path, put: Files, removed: tuple[str, ...] = ()) -> None:
    (root / "build").mkdir(exist_ok=True)
    stage(root, put, removed)
    store.publish(root)
