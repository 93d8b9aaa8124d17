"""What the tests of paper share."""

from __future__ import annotations

from pathlib import Path

import pytest
import sites
from sites import Site


@pytest.fixture(scope="session")
def books(shared: Path, this_run: str, small_site: Site) -> Site:
    """The test showcase of the course with all its books, built once a run; not to be changed."""

    def make(root: Path) -> None:
        sites.build(sites.start_course(root, pictures_of=small_site.root))

    return sites.once(shared / "books", this_run, make)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, small_site: Site) -> Path:
    """A showcase from which is ordered; its records are not changed."""
    return sites.start_small(tmp_path_factory.mktemp("ordered") / "small", pictures_of=small_site.root)


@pytest.fixture
def own(tmp_path: Path, small_site: Site) -> Path:
    """A showcase whose records may be changed."""
    return sites.start_small(tmp_path / "small", pictures_of=small_site.root)
