"""A built showcase as tests see it: its folders, its pages by kind and language, and ways to build one."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

REPO = Path(__file__).resolve().parents[1]
TOOLS = REPO / ".tools"

# Kinds of page by their address below a language's folder, tried in this order.
KINDS = {
    "home": r"index\.html",
    "lost": r"404\.html",
    "districts": r"catalog/index\.html",
    "district": r"catalog/[^/]+/(index|page-\d+)\.html",
    "shelf": r"catalog/[^/]+/category-[^/]+\.html",
    "seller": r"catalog/[^/]+/[^/]+/(index|page-\d+)\.html",
    "product": r"catalog/[^/]+/[^/]+/[^/]+\.html",
    "categories": r"category/index\.html",
    "category": r"category/[^/]+\.html",
    "register": r"gi/index\.html",
    "gi": r"gi/[^/]+\.html",
    "crafts": r"crafts/index\.html",
    "craft": r"crafts/[^/]+\.html",
    "collections": r"collections/index\.html",
    "collection": r"collections/[^/]+\.html",
    "programmes": r"programmes/index\.html",
    "readiness": r"programmes/readiness(\.for\.[^/]+|-[^/.]+)?\.html",
    "readiness of a seller": r"programmes/readiness-[^/.]+\.[^/]+\.html",
    "programme": r"programmes/[^/]+\.html",
    "modules": r"modules/index\.html",
    "sessions": r"modules/sessions\.html",
    "session": r"modules/session-[^/]+\.html",
    "glossary": r"modules/glossary\.html",
    "translations": r"modules/translations\.html",
    "certificate": r"modules/[^/]+/certificate\.html",
    "module": r"modules/[^/]+/index\.html",
    "lesson": r"modules/[^/]+/[^/]+\.html",
    "products": r"products\.html",
    "compare": r"compare\.html",
    "browse": r"browse/[^/]+\.html",
    "inquiry": r"inquiry\.html",
    "codes": r"codes\.html",
    "codelist": r"codes/[^/]+\.html",
    "search": r"search\.html",
    "names": r"search/all-\d+\.html",
    "page": r"[^/]+\.html",
}


def kind_of(address: str) -> str:
    """The kind of page that stands at an address below a language's folder."""
    return next((kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, address)), "")


@dataclass(frozen=True)
class Site:
    """A showcase that was built below `root`."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    @cached_property
    def settings(self) -> dict[str, Any]:
        return yaml.safe_load((self.root / "content/showcase.yml").read_text("utf-8"))

    @property
    def languages(self) -> list[str]:
        return self.settings["languages"]

    @property
    def base_url(self) -> str:
        return self.settings["base_url"]

    def pages(self, kind: str = "", lang: str = "") -> list[Path]:
        """Pages in order of address: of one kind or all, in one language or all."""
        found = []
        for code in [lang] if lang else self.languages:
            for path in sorted((self.site / code).rglob("*.html")):
                if not kind or kind_of(path.relative_to(self.site / code).as_posix()) == kind:
                    found.append(path)
        return found

    def one_of_each(self, lang: str) -> list[Path]:
        """The page of each kind that has most on it, in one language."""
        found: dict[str, Path] = {}
        for path in self.pages(lang=lang):
            kind = kind_of(path.relative_to(self.site / lang).as_posix())
            if kind not in found or path.stat().st_size > found[kind].stat().st_size:
                found[kind] = path
        return list(found.values())


def haat(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `haat` in a process of its own."""
    command = [sys.executable, "-m", "site_builder", "--root", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1", **environment})


def build(root: Path, *arguments: str, **environment: str) -> Site:
    """Build in a process of its own; the test fails with the problems when there are any."""
    done = haat(root, "build", "--jobs", "2", *arguments, **environment)
    assert done.returncode == 0, f"haat build in {root} left with {done.returncode}:\n{done.stdout}{done.stderr[-4000:]}"
    return Site(root)


def build_here(root: Path, languages: tuple[str, ...] = (), districts: tuple[str, ...] = ()):
    """Build in this process; gives the outcome with its problems."""
    from site_builder.build import build as run
    from site_builder.scan import Options

    return run(root, Options(languages, districts, 1, only="site"))


def start_small(root: Path, pictures_of: Path | None = None) -> Path:
    """A fresh copy of the small showcase; pictures that another build made are taken over."""
    from site_builder.scaffold import start

    start(root)
    take_pictures(root, pictures_of)
    return root


def start_course(root: Path, pictures_of: Path | None = None) -> Path:
    """The small showcase with a module that holds every kind of block, and a glossary."""
    start_small(root, pictures_of)
    shutil.copytree(REPO / "tests/showcases/course", root, dirs_exist_ok=True)
    return root


def take_pictures(root: Path, other: Path | None) -> None:
    """Share pictures and faces that another showcase's build made: they are named by what they were made from."""
    if other and (other / "build/pictures").is_dir():
        shutil.copytree(other / "build/pictures", root / "build/pictures", copy_function=os.link, dirs_exist_ok=True)


@contextlib.contextmanager
def alone(name: Path) -> Iterator[None]:
    """One process at a time; the lock goes with the process."""
    name.parent.mkdir(parents=True, exist_ok=True)
    with name.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def once(root: Path, run: str, make: Callable[[Path], None]) -> Site:
    """Make a showcase once in a run of the suite, whichever worker comes first."""
    mark = root.with_name(f"{root.name}.done")
    with alone(root.with_name(f"{root.name}.lock")):
        if not mark.exists() or mark.read_text() != run:
            mark.unlink(missing_ok=True)
            make(root)
            mark.write_text(run)
    return Site(root)


def start_channels(root: Path, pictures_of: Path | None = None) -> Path:
    """The small showcase with the channels, laws and answers of the reference one, and a seller's private numbers."""
    start_small(root, pictures_of)
    shutil.copytree(REPO / "content/channels", root / "content/channels")
    for name in ("laws.yml", "answers.yml"):
        shutil.copyfile(REPO / "content" / name, root / "content" / name)
    private = "pan: AAAPA1234A\niec: AAAPA1234A\nad_code: 0000000-1234567\ngst_status: enrolled\nchannels:\n  ondc: {bpp_id: seller-app-77}\n"
    (root / "catalogs/nadia/santipur-sample/private.yml").write_text(private)
    (root / ".gitignore").write_text("private.yml\n")
    return root
