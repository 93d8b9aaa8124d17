"""Every problem has a case: a fault laid over the small showcase, and the lines that Haat tells of it.

A case folder `<code>-<name>/` holds `in/` (files laid over the showcase; `x.remove` takes `x` away), `out.txt` (what is
told in English; `out.bn.txt` in Bengali) and, where a file cannot do it, `make.py` with `make(root)`. `run.txt` names
another command than `check`. `pytest tests/test_cases.py --update-golden` writes what was told into the case.
"""

import inspect
import re
import runpy
import shutil
from pathlib import Path

import pytest

from site_builder import cli

CASES = Path(__file__).with_name("cases")
CODE = re.compile(r"P\d{3}(?=-)")


def lay_over(root: Path, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for source in sorted((case / "in").rglob("*")):
        target = root / source.relative_to(case / "in")
        if source.is_dir():
            continue
        if source.suffix == ".remove":
            target.with_suffix("").unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    if (case / "make.py").exists():
        make = runpy.run_path(str(case / "make.py"))["make"]
        make(*(root, monkeypatch)[: len(inspect.signature(make).parameters)])


def told(root: Path, case: Path, speak: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What a command tells of the showcase, and its exit status."""
    run = (case / "run.txt").read_text() if (case / "run.txt").exists() else "check"
    command = run.replace("ROOT", str(root)).split()
    jobs = ("--jobs", "1") if command[0] in ("check", "build") else ()
    capsys.readouterr()
    status = cli.run(["--root", str(root), "--quiet", *command, *jobs, "--speak", speak])
    return status, capsys.readouterr().err.replace(str(root), "ROOT")


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_case(name, small, monkeypatch, capsys, golden):
    case = CASES / name
    lay_over(small, case, monkeypatch)

    for file in sorted({case / "out.txt", *case.glob("out.*.txt")}):
        speak = file.name.split(".")[1] if file.name != "out.txt" else "en"
        status, lines = told(small, case, speak, capsys)

        assert "Traceback" not in lines
        assert status == (1 if re.search(r": error P\d{3}: ", lines) else 0)
        code = CODE.match(name)
        assert not code or f" {code.group()}: " in lines
        golden(file, lines)


def test_the_small_showcase_has_no_fault(small, capsys):
    status = cli.run(["--root", str(small), "check", "--strict", "--jobs", "1"])

    assert status == 0
    assert capsys.readouterr().err == ""
