"""What tests share: built showcases, golden files, and a loud word about browser tests that could not run."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
import sites
import yaml
from sites import REPO, TOOLS, Site


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what came out into the golden files")
    parser.addoption("--whole", action="store_true", help="suites that take long in their whole form, as before a release")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that no worker ends long after the other.

    Before all goes one test that needs the reference showcase, and the others of it after everything else that is slow:
    so nobody waits while it is built.
    """
    slow = [each for each in items if each.get_closest_marker("slow")]
    of_showcase = [each for each in slow if "showcase" in getattr(each, "fixturenames", ())]
    turn = dict.fromkeys(slow, 1) | dict.fromkeys(of_showcase, 2) | dict.fromkeys(of_showcase[:1], 0)
    items.sort(key=lambda each: turn.get(each, 3))


# ── showcases ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def this_run() -> str:
    """The same in every worker of one run, and never the same twice."""
    return os.environ.get("PYTEST_XDIST_TESTRUNUID") or f"process {os.getpid()}"


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of one run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def whole(request: pytest.FixtureRequest) -> bool:
    """Whether suites that take long are wanted in their whole form: `pytest --whole`."""
    return request.config.getoption("--whole")


@pytest.fixture(scope="session")
def on_paper(whole: bool) -> list[str]:
    """Districts of the reference showcase that are printed too: three, or all in the whole form."""
    return (
        sorted(path.name for path in (REPO / "catalogs").iterdir() if path.is_dir())
        if whole
        else ["darjeeling", "kolkata", "nadia"]
    )


@pytest.fixture(scope="session")
def showcase(this_run: str, whole: bool, on_paper: list[str]) -> Site:
    """The reference showcase: all its pages and its index; what is for paper of some districts, or all in the whole form.

    It stays in .tools/ so that its pictures are made once.
    """

    def make(root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True)
        for name in ("content", "catalogs", "modules", "mkdocs.yml"):
            if not (root / name).exists():
                (root / name).unlink(missing_ok=True)
                (root / name).symlink_to(REPO / name)
        if whole:
            sites.build(root)
        else:
            sites.build(root, *(part for name in on_paper for part in ("--district", name)))
            sites.build(root, "--only", "search")

    return sites.once(TOOLS / "showcase", this_run, make)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A fresh copy of the small showcase, not built: its root."""
    return sites.start_small(tmp_path / "small")


@pytest.fixture(scope="session")
def small_site(shared: Path, this_run: str) -> Site:
    """The small showcase, built once; not to be changed."""
    return sites.once(shared / "small", this_run, lambda root: sites.build(sites.start_small(root)) and None)


def _test_showcase(name: str, shared: Path, this_run: str) -> Site:
    def make(root: Path) -> None:
        shutil.copytree(REPO / "tests/showcases" / name, root, dirs_exist_ok=True)
        if not (root / "mkdocs.yml").exists():
            shutil.copyfile(REPO / "mkdocs.yml", root / "mkdocs.yml")
        sites.build(root)

    return sites.once(shared / name, this_run, make)


@pytest.fixture(scope="session")
def six_languages(shared: Path, this_run: str) -> Site:
    """A showcase in Urdu, Nepali, Santali, Bengali, English and Hindi, with many texts that fall back."""
    return _test_showcase("six-languages", shared, this_run)


@pytest.fixture(scope="session")
def bangladesh(shared: Path, this_run: str) -> Site:
    """A showcase of one district of Bangladesh, in taka."""
    return _test_showcase("bangladesh", shared, this_run)


@pytest.fixture(scope="session")
def course(shared: Path, this_run: str, small_site: Site) -> Site:
    """The small showcase with every kind of block in one lesson, a lesson in English only, and a glossary."""

    def make(root: Path) -> None:
        sites.build(sites.start_course(root, pictures_of=small_site.root), "--only", "site")

    return sites.once(shared / "course", this_run, make)


@pytest.fixture(scope="session")
def wicked(shared: Path, this_run: str, small_site: Site) -> Site:
    """The small showcase with everything in it that must not reach a page, or only as text; see `wicked.py`."""
    import wicked as planted

    def make(root: Path) -> None:
        sites.start_small(root, pictures_of=small_site.root)
        planted.plant(root)
        sites.build(root)

    return sites.once(shared / "wicked", this_run, make)


# ── golden files ─────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Compare a text with a file that was read and approved; `--update-golden` writes it anew."""

    def compare(file: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        assert file.exists(), f"{file} is not there yet; look at the output and run with --update-golden"
        assert text == file.read_text("utf-8")

    return compare


# ── the end of the run ───────────────────────────────────────────────────────────────────────────


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    browser = [each for each in skipped if "browser" in getattr(each, "keywords", ())]  # a file that is skipped whole has none
    others = [each for each in skipped if each not in browser]
    for what, reports in (("BROWSER TESTS THAT DID NOT RUN", browser), ("other tests that did not run", others)):
        if reports:
            terminalreporter.section(f"{len(reports)} {what}", sep="!" if reports is browser else "-", yellow=True)
            reasons = Counter(each.longrepr[2].removeprefix("Skipped: ") for each in reports if isinstance(each.longrepr, tuple))
            for reason, count in reasons.most_common():
                terminalreporter.line(f"{count} × {reason}", yellow=True)


@pytest.fixture(scope="session")
def judged_site(shared: Path, this_run: str, small_site: Site) -> Site:
    """The small showcase with channels and laws, judged; a programme leads to three of the channels."""

    def make(root: Path) -> None:
        sites.start_channels(root, pictures_of=small_site.root)
        file = root / "content/programmes.yml"
        value = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
        value[0]["channels"] = ["ondc", "amazon", "meta"]
        file.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")
        sites.build(root)

    return sites.once(shared / "judged", this_run, make)
