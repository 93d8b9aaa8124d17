"""Run the page engine and map its complaints back to records. The only place that knows how it is called."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_builder.problem import Problem, Where, clip, error, warning

# The engine's module: `mkdocs`; `properdocs` builds the same tree.
PAGE_ENGINE = os.environ.get("HAAT_PAGE_ENGINE", "mkdocs")


def version() -> str:
    """The engine and the libraries that decide its output, with their versions."""
    wanted = [each.replace("-", "_") for each in (PAGE_ENGINE, "mkdocs-material", "markdown", "pymdown-extensions")]
    # What `importlib.metadata` would tell of them, without the 20 ms that it takes to import.
    folders = [folder for folder in dict.fromkeys(sys.path) if os.path.isdir(folder or ".")]
    entries = [
        name.lower() for folder in folders for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info"))
    ]
    return " ".join([PAGE_ENGINE, *sorted(each for each in entries if each.partition("-")[0] in wanted)])


@dataclass(frozen=True, slots=True)
class Job:
    """One run of the page engine: its project's folder, where pages go, and where each page's text came from."""

    folder: Path
    out: Path
    origins: dict[str, str]  # file below docs/ → file of the showcase


def run_page_engine(jobs: list[Job], epoch: int) -> list[Problem]:
    """Run the engine on several projects side by side, and tell what it complained of."""
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
    }
    import subprocess

    started = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                PAGE_ENGINE,
                "build",
                "--config-file",
                str(job.folder / "mkdocs.yml"),
                "--site-dir",
                str(job.out),
            ],
            cwd=job.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for job in jobs
    ]
    problems: list[Problem] = []
    for job, process in zip(jobs, started, strict=True):
        said, _ = process.communicate()
        problems += _complaints(said, job, process.returncode)
    return problems


_DOC = re.compile(r"Doc file '([^']+)' contains (?:a link|an absolute link|an unrecognized relative link) '([^']*)'")
_PRODUCT = re.compile(r"(?:\.\./)+catalog/(.+)\.html")


def _complaints(said: str, job: Job, status: int) -> list[Problem]:
    problems: list[Problem] = []
    for line in said.splitlines():
        found = _DOC.search(line)
        if found and line.startswith(("WARNING", "INFO")):
            file, target = found.groups()
            if not _product_link(job, file, target):
                problems.append(error("P130", _where(job, file, target), target=clip(target)))
        elif line.startswith("ERROR") or (line.startswith("WARNING") and "MkDocs 2" not in line):
            problems.append(
                warning("P131", Where("mkdocs.yml", line=1, column=1), said=clip(line.partition("-")[2].strip() or line, 150))
            )
    if status and not problems:
        tail = said.strip().splitlines()[-1:] or [""]
        problems.append(error("P132", Where("mkdocs.yml", line=1, column=1), said=clip(tail[0], 150)))
    elif status:
        problems.append(error("P132", Where("mkdocs.yml", line=1, column=1), said=f"exit {status}"))
    return problems


def _text(job: Job, file: str) -> str:
    root = job.folder.parents[2]
    return (root / job.origins[file]).read_text("utf-8", "replace") if file in job.origins else ""


def _product_link(job: Job, file: str, target: str) -> bool:
    """Whether the link was written as `haat:…`: the engine knows no products, and those links are checked already."""
    found = _PRODUCT.fullmatch(target)
    return found is not None and f"](haat:{found[1]})" in _text(job, file)


def _where(job: Job, file: str, target: str) -> Where:
    """The line of the showcase's own file on which a link stands."""
    origin = job.origins.get(file)
    if origin is None:
        return Where("mkdocs.yml", line=1, column=1)
    text = _text(job, file)
    bare = target.removesuffix(".md")
    for n, line in enumerate(text.split("\n"), start=1):
        if (column := line.find(f"]({bare}")) >= 0:
            return Where(origin, line=n, column=column + 3)
    return Where(origin, line=1, column=1)


# ── the typesetter ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Setting:
    """One run of the typesetter: the folder it may read, and what in it to set with which data."""

    root: Path
    template: str  # below root
    data: str  # below root
    epoch: int  # the document's date, in seconds
    inks: str = ""  # `grey`: without any dye
    ink: str = ""  # `low`: sparing of ink


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of it: the PDF (None when it could not be set), complaints, and what the template marked as a fault."""

    pdf: bytes | None
    said: tuple[str, ...]
    faults: tuple[dict[str, Any], ...] = ()


def typesetter_version() -> str:
    """The typesetter's version, part of the key of all that it makes."""
    import typst

    return str(typst.__version__)  # type: ignore[attr-defined]


def typeset(job: Setting, fonts: Path) -> Printed:
    """Set one document. Only faces below `fonts` are used, and only files below the job's root are read."""
    import typst

    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
    given = {"data": f"/{job.data}", "inks": job.inks, "ink": job.ink}
    try:
        compiler = typst.Compiler(str(job.root / job.template), root=str(job.root), font_paths=faces, sys_inputs=given)
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=["ua-1", "a-3a"], timestamp=job.epoch)
        import json

        faults = json.loads(compiler.query("<fault>", field="value"))
    except typst.TypstError as fault:
        return Printed(None, _every_fault(fault))
    assert isinstance(pdf, bytes)
    return Printed(pdf, tuple(_said_by_typst(each) for each in warnings), tuple(faults))


def _every_fault(fault: Any) -> tuple[str, ...]:
    """The faults for which a document could not be set.

    Those of a document that was laid out are independent of each other (`PDF/UA-1 error: …`). Where the layout failed, one
    stands for all: the others follow from it, and first of all that an index does not find what was not set.
    """
    said = re.findall(r"^error: (.*)", str(getattr(fault, "diagnostic", None) or ""), flags=re.MULTILINE)
    first = _said_by_typst(fault)
    if "does not contain key" in first:
        first = next((each for each in said if "does not contain key" not in each), first)
    return tuple(dict.fromkeys([first, *(each for each in said[1:] if each.startswith("PDF/"))]))


def _said_by_typst(told: Any) -> str:
    hints = "; ".join(getattr(told, "hints", ()) or ())
    return " ".join(f"{getattr(told, 'message', told)} {hints}".split())
