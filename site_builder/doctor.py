"""What Haat needs on this machine, and what of it is there. Looks only; changes nothing."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from site_builder import fonts
from site_builder.engines import PAGE_ENGINE

PYTHON = (3, 11)
FREE = 1_000_000_000  # bytes: the reference showcase with its store, pictures and books takes half of it
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class Look(NamedTuple):
    """One thing that was looked at. Haat runs without what is not `needed`."""

    what: str
    ok: bool
    told: str
    needed: bool


def look(root: Path) -> list[Look]:
    """Everything worth knowing when something does not work."""
    return [
        _python(),
        _installed("page engine", PAGE_ENGINE),
        _installed("typesetter", "typst"),
        *_pillow(),
        _faces(),
        _disk(root),
        _showcase(root),
        _program("git", ("git",), "keeps the history of the records"),
        _private(root),
        _program("Chromium", CHROMIUM, "only the browser tests use it"),
        _program("Node", ("node", "nodejs"), "only the browser tests use it"),
    ]


def _python() -> Look:
    told = f"{platform.python_version()} ({sys.executable}) on {platform.system()} {platform.machine()}"
    return Look("Python", sys.version_info >= PYTHON, f"{told}; {PYTHON[0]}.{PYTHON[1]} or newer is needed", needed=True)


def _installed(what: str, package: str) -> Look:
    try:
        return Look(what, True, f"{package} {metadata.version(package)}", needed=True)
    except metadata.PackageNotFoundError:
        return Look(what, False, f"{package} is not installed: pip install {package}", needed=True)


def _pillow() -> list[Look]:
    try:
        from PIL import __version__ as version
        from PIL import features
    except ImportError as reason:
        return [Look("pictures", False, f"Pillow cannot be loaded ({reason}): pip install --upgrade pillow", needed=True)]
    remedy = "missing in this build of Pillow: pip install --upgrade --force-reinstall pillow"
    known = {"shaped text (raqm)": bool(features.check("raqm")), "AVIF": bool(features.check("avif"))}
    parts = [Look(f"pictures: {what}", there, "there" if there else remedy, needed=True) for what, there in known.items()]
    return [Look("pictures", True, f"Pillow {version}", needed=True), *parts]


def _faces() -> Look:
    left = fonts.missing()
    if not left:
        return Look("faces", True, f"all {len(fonts.faces())} are set up", needed=False)
    names = ", ".join(sorted({face.id for face in left}))
    return Look(
        "faces", False, f"not set up: {names}; run `haat fonts` (the site builds with system fonts meanwhile)", needed=False
    )


def _disk(root: Path) -> Look:
    place = next(each for each in (root.absolute(), *root.absolute().parents) if each.exists())
    free = shutil.disk_usage(place).free
    return Look("free disk", free >= FREE, f"{free / 1e9:.1f} GB free at {place}; {FREE / 1e9:.1f} GB or more is good", needed=True)


def _showcase(root: Path) -> Look:
    if (root / "content" / "showcase.yml").is_file():
        return Look("showcase", True, f"there is one in {root}", needed=False)
    return Look("showcase", False, f"none in {root}; name it with --root, or make one: haat new my-district", needed=False)


def _private(root: Path) -> Look:
    """Ask git itself whether a seller's numbers could be committed; nobody else knows all its ignore files."""
    what = "private.yml"
    if shutil.which("git") is None or not root.is_dir():
        return Look(what, True, "there is no git here that could commit one", needed=True)
    if committed := _git(root, "ls-files", "catalogs/*/*/private.yml")[1].splitlines():
        return Look(
            what, False, f"{committed[0]} is in git's history: git rm --cached {committed[0]}, and change the numbers", needed=True
        )
    status = _git(root, "check-ignore", "--quiet", "catalogs/district/seller/private.yml")[0]
    if status == 1:
        return Look(what, False, "git would commit it: add a line private.yml to .gitignore", needed=True)
    return Look(what, True, "this is no git repository" if status else "git ignores it", needed=True)


def _git(root: Path, *asked: str) -> tuple[int, str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(["git", *asked], cwd=root, env=environment, capture_output=True, text=True, timeout=30, check=False)
    return done.returncode, done.stdout


def _program(what: str, names: tuple[str, ...], use: str) -> Look:
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        return Look(what, False, f"not found ({use})", needed=False)
    return Look(what, True, found, needed=False)
