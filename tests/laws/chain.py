"""A showcase that is edited, built and looked at in one chain: `site.build().edit(…).build().wrote(9)`.

Builds run in this process. What is only slow and tested elsewhere is made once for all chains: pictures and faces
(named by what they were made from) and the page engine's output (named by the tree that it was made from).
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from PIL import Image

from site_builder import engines, source, store
from site_builder.build import build
from site_builder.problem import line
from site_builder.scaffold import start
from site_builder.scan import PACKAGE, Options, Outcome

SCAFFOLD = PACKAGE / "scaffold" / "showcase"
INPUT = ("content", "modules", "catalogs", "mkdocs.yml")
PRODUCTS = "catalogs/nadia/santipur-sample/products.yml"
SELLER = "catalogs/nadia/santipur-sample/seller.yml"
LESSON = "modules/first-listing/01-six-facts.en.md"


# ── what stands in a folder ──────────────────────────────────────────────────────────────────────


class Seen(NamedTuple):
    """A file: its bytes as a hash, and what changes when it is written again."""

    hash: str
    inode: int
    time: int


def look(folder: Path) -> dict[str, Seen]:
    """Every file below a folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_dir():
            stat = path.stat()
            found[path.relative_to(folder).as_posix()] = Seen(content(path), stat.st_ino, stat.st_mtime_ns)
    return found


def content(path: Path) -> str:
    """A file's bytes as a hash."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def bytes_of(folder: Path) -> dict[str, str]:
    """What `diff -r` would compare: every file with its bytes, and every folder."""
    found = {f"{path.relative_to(folder).as_posix()}/": "" for path in folder.rglob("*") if path.is_dir()}
    return found | {name: each.hash for name, each in look(folder).items()}


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """What `diff -r` would say; nothing when both are equal."""
    told = [f"only in the first: {name}" for name in sorted(one.keys() - other.keys())]
    told += [f"only in the second: {name}" for name in sorted(other.keys() - one.keys())]
    return told + [f"differs: {name}" for name in sorted(one.keys() & other.keys()) if one[name] != other[name]]


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


# ── the chain ────────────────────────────────────────────────────────────────────────────────────


class Site:
    """A showcase in a folder. What changes it gives itself back."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.outcome = Outcome()
        self.before: dict[str, Seen] = {}

    # input ────────────────────────────────────────────────────────────────────────────────────────

    def edit(self, file: str, old: str, new: str) -> Site:
        """Replace a text that stands once in a file."""
        text = self.read(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        return self.put(file, text.replace(old, new))

    def put(self, file: str, content: str | bytes) -> Site:
        """Write a file of the input."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def remove(self, *names: str) -> Site:
        """Remove files or folders of the input."""
        for name in names:
            path = self.root / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        return self

    def read(self, file: str) -> str:
        """A text file below the root."""
        return (self.root / file).read_text("utf-8")

    def load(self, file: str) -> Any:
        """A YAML file as plain values, every scalar as text."""
        return source.parse(self.read(file), file)[0]

    def save(self, file: str, value: Any) -> Site:
        """Write plain values as YAML."""
        return self.put(file, yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000))

    def copy(self, root: Path) -> Site:
        """The same with all that it has built, elsewhere; times are kept."""
        shutil.copytree(self.root, root, symlinks=True)
        return Site(root)

    def fresh(self, root: Path) -> Site:
        """The same input elsewhere, never built."""
        for name in (each for each in INPUT if (self.root / each).exists()):
            path = self.root / name
            shutil.copytree(path, root / name) if path.is_dir() else shutil.copy2(path, root / name)
        return Site(root).warm()

    def warm(self) -> Site:
        """Share pictures with all chains."""
        pictures = self.root / store.PICTURES
        if _memory and not pictures.exists():
            pictures.parent.mkdir(parents=True, exist_ok=True)
            pictures.symlink_to(_memory[0] / "pictures")
        return self

    # builds ───────────────────────────────────────────────────────────────────────────────────────

    def run(
        self, *, lang: Iterable[str] = (), district: Iterable[str] = (), jobs: int = 1, strict: bool = False, only: str = "site"
    ) -> Site:
        """Build, whatever comes of it."""
        self.before = look(self.root / "site")
        engines.run_page_engine = _remembered if _memory else _engine
        try:
            self.outcome = build(self.root, Options(tuple(lang), tuple(district), jobs, strict, only))
        finally:
            engines.run_page_engine = _engine
        return self

    def build(self, **options: Any) -> Site:
        """Build and publish."""
        self.run(**options)
        assert self.outcome.published, self.told
        return self

    def refuse(self, **options: Any) -> Site:
        """Build, and be told that it cannot be; nothing of the site may have been touched."""
        self.run(**options)
        assert not self.outcome.published
        assert self.outcome.failed(strict=options.get("strict", False))
        assert look(self.root / "site") == self.before
        return self

    def haat(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the command in a process of its own."""
        return subprocess.run(command(self.root, *arguments), capture_output=True, text=True, env=environ(**environment))

    # looking ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def told(self) -> list[str]:
        """The problems of the last build."""
        return [line(each) for each in self.outcome.problems]

    @property
    def site(self) -> Path:
        return self.root / "site"

    def bytes(self) -> dict[str, str]:
        """The published site, to compare."""
        return bytes_of(self.site)

    def page(self, address: str) -> str:
        """A published page."""
        return self.read(f"site/{address}")

    def written(self) -> set[str]:
        """Files that the last build made or wrote again."""
        return {name for name, seen in look(self.site).items() if self.before.get(name) != seen}

    def removed(self) -> set[str]:
        """Files that the last build took away."""
        return self.before.keys() - look(self.site).keys()

    def wrote(self, count: int) -> Site:
        """The last build wrote so many files."""
        assert len(self.written()) == count, sorted(self.written())
        return self

    def same(self, other: Site | dict[str, str]) -> Site:
        """The published sites are equal, byte for byte."""
        told = differences(self.bytes(), other.bytes() if isinstance(other, Site) else other)
        assert not told, "\n".join(told[:20])
        return self


def command(root: Path, *arguments: str) -> list[str]:
    """How a process of its own runs `haat`."""
    return [sys.executable, "-m", "site_builder", "--root", str(root), *arguments]


def environ(**more: str) -> dict[str, str]:
    """The surroundings of such a process: the same code as here, no colours."""
    return {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "NO_COLOR": "1", "HAAT_ONLY": "site", **more}


# ── what is made once for all chains ─────────────────────────────────────────────────────────────

_memory: list[Path] = []
_engine = engines.run_page_engine


def remember_in(folder: Path) -> None:
    """Keep pictures and the page engine's output in a folder that all workers of a run share."""
    (folder / "pictures").mkdir(parents=True, exist_ok=True)
    _memory[:] = [folder]


def _remembered(jobs: list[engines.Job], epoch: int) -> list[Any]:
    cold = []
    for job in jobs:
        kept = _kept(job, epoch)
        if kept.exists():
            shutil.copytree(kept, job.out, dirs_exist_ok=True)
        else:
            cold.append(job)
    problems = _engine(cold, epoch) if cold else []
    for job in cold if not problems else ():
        scratch = _kept(job, epoch).with_suffix(f".{os.getpid()}")
        shutil.copytree(job.out, scratch)
        try:
            scratch.rename(_kept(job, epoch))
        except OSError:  # another worker was first
            shutil.rmtree(scratch)
    return problems


def _kept(job: engines.Job, epoch: int) -> Path:
    base = (job.folder.parents[2] / "mkdocs.yml").read_bytes()
    parts = [f"{name} {seen.hash}" for name, seen in look(job.folder).items()]
    return _memory[0] / hashlib.sha256("\n".join([*parts, base.decode(), str(epoch)]).encode()).hexdigest()


# ── a showcase that is large enough for laws ─────────────────────────────────────────────────────


def market(root: Path) -> Site:
    """The sample of `haat new`, grown to three districts and five sellers, so that there is work to share out."""
    start(root)
    site = Site(root).warm()
    districts = site.load("content/districts.yml")
    districts.append(district(districts[0], "hooghly", 3, "Hooghly", "হুগলি", "हुगली"))
    site.save("content/districts.yml", districts)
    for name, seller, shift in (("hooghly", "dhaniakhali", 100), ("hooghly", "begampur", 40), ("nadia", "phulia", 70)):
        add_seller(site, name, seller, shift)
    return site


def district(model: dict[str, Any], name: str, column: int, english: str, bengali: str, hindi: str) -> dict[str, Any]:
    """A district like another."""
    names = {"bn": bengali, "en": english, "hi": hindi}
    return model | {"id": name, "name": names, "headquarters": names, "tile": {"column": str(column), "row": "1"}, "aliases": []}


def add_seller(site: Site, district: str, name: str, shift: int) -> None:
    """A seller like that of the sample, with other prices and a photo of its own."""
    folder = f"catalogs/{district}/{name}"
    shutil.copytree(SCAFFOLD / "catalogs/nadia/santipur-sample", site.root / folder)
    seller = site.load(f"{folder}/seller.yml")
    seller["name"] = {"bn": f"তাঁত গোষ্ঠী {shift}", "en": f"Weavers {name}", "hi": f"बुनकर {shift}"}
    seller.pop("gi_authorised_user")
    site.save(f"{folder}/seller.yml", seller)
    products = site.load(f"{folder}/products.yml")
    products[0].pop("gi")
    for each in products:
        each["prices"]["retail"] = str(int(each["prices"]["retail"]) - shift)
    site.save(f"{folder}/products.yml", products)
    site.put(f"{folder}/photos/ss-001-front.jpg", photo(shift))


def photo(seed: int) -> bytes:
    """A JPEG that is large enough, quickly drawn, and different for each seed."""
    picture = Image.new("RGB", (600, 750), (seed * 37 % 256, seed * 91 % 256, seed * 53 % 256))
    picture.paste((250, 240, 220), (60, 60 + seed % 300, 540, 400 + seed % 300))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()
