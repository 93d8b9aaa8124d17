"""What `pip install .` gives: a wheel with everything inside, and a command that works where nothing else is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from site_builder import fonts

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "site_builder"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (PROJECT / "pyproject.toml").exists(), reason="not in a checkout"),
]

_NO_INDEX = re.compile(
    r"No matching distribution|Could not find a version|Failed to establish|Max retries|Temporary failure|timed out|SSLError|ProxyError"
)


def pip(python: Path | str, *arguments: str) -> None:
    """Run pip; without an index there is nothing to test, and the run says so."""
    done = subprocess.run([str(python), "-m", "pip", *arguments], capture_output=True, text=True, timeout=900, check=False)
    said = f"{done.stdout}\n{done.stderr}"
    if done.returncode and _NO_INDEX.search(said):
        pytest.skip(f"the package index cannot be reached: {said.strip().splitlines()[-1][:200]}")
    assert done.returncode == 0, said[-3000:]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "wheel", str(PROJECT), "--no-deps", "--wheel-dir", str(folder))
    (found,) = folder.glob("haat-*.whl")
    return found


def packed(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_it_holds_every_file_of_the_package(wheel: Path) -> None:
    here = {
        path.relative_to(PROJECT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and PACKAGE / "fonts" not in path.parents
    }
    assert here - packed(wheel) == set()


@pytest.mark.parametrize(
    "part",
    [
        r"py\.typed",
        r"fonts\.yml",
        r"templates/site/product\.html",
        r"templates/theme/main\.html",
        r"templates/assets/.+\.js",
        r"templates/assets/.+\.css",
        *(rf"{folder}/{language}\.yml" for folder in ("words", "messages") for language in ("bn", "en", "hi")),
        r"motifs/textile\.svg",
        r"rulebook/content/channels/ondc\.yml",
        r"rulebook/content/laws\.yml",
        r"rulebook/content/answers\.yml",
        r"scaffold/showcase/gitignore",
        r"scaffold/showcase/content/showcase\.yml",
        r"scaffold/showcase/catalogs/nadia/.+/photos/.+\.jpg",
        r"scaffold/showcase/modules/first-listing/01-six-facts\.bn\.md",
    ],
)
def test_it_holds_what_a_build_reads(wheel: Path, part: str) -> None:
    assert any(re.fullmatch(f"site_builder/{part}", name) for name in packed(wheel)), part


def test_it_holds_the_faces_and_their_licence(wheel: Path) -> None:
    if fonts.missing((PACKAGE / "fonts",)):
        pytest.skip("the faces are not set up in this checkout: haat fonts")
    names = packed(wheel)
    assert {f"site_builder/fonts/{face.file}" for face in fonts.faces()} <= names
    assert f"site_builder/fonts/{fonts.LICENCE}" in names


def test_it_holds_nothing_else(wheel: Path) -> None:
    for name in packed(wheel):
        assert name.startswith(("site_builder/", "haat-")), name
        assert not re.search(r"__pycache__|\.pyc$|private\.yml|(^|/)\.", name), name


def test_a_newcomer_installs_it_and_builds_a_site(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "env"
    venv.create(place, with_pip=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    pip(programs / "python", "install", "--quiet", "--disable-pip-version-check", str(wheel))
    kept = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP")
    clean = {key: os.environ[key] for key in kept if key in os.environ} | {"HOME": str(tmp_path / "home"), "LANG": "C.UTF-8"}

    def run(*command: str, folder: Path = tmp_path) -> str:
        done = subprocess.run(
            [str(programs / command[0]), *command[1:]],
            cwd=folder,
            env=clean,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
        return done.stdout

    run("haat", "new", "my-district")
    showcase = tmp_path / "my-district"
    assert "private.yml" in (showcase / ".gitignore").read_text("utf-8")
    assert "0 errors, 0 warnings" in run("haat", "check", folder=showcase)
    run("haat", "build", folder=showcase)
    for language in ("bn", "en", "hi"):
        assert (showcase / "site" / language / "index.html").is_file()
    assert "শান্তিপুর" in (showcase / "site/bn/catalog/nadia/santipur-sample/SS-001.html").read_text("utf-8")
    run("haat", "export", "all", folder=showcase)  # by the rules that the wheel carries: a new showcase has none of its own
    assert "SS-001" in (showcase / "build/channels/woocommerce/products-1.csv").read_text("utf-8")
    assert (showcase / "build/channels/ondc/export.json").is_file()
    assert "ONDC" in run("haat", "channels", folder=showcase)
    assert run("python", "-m", "site_builder", "--version").startswith("haat ")
    looks = {each["what"]: each for each in json.loads(run("haat", "doctor", "--json", folder=showcase))}
    assert looks["showcase"]["ok"]
    if not fonts.missing((PACKAGE / "fonts",)):
        assert looks["faces"]["ok"]
        for language in ("bn", "en", "hi"):
            assert (showcase / "site" / language / "print/nadia.pdf").read_bytes().startswith(b"%PDF-1.7")
