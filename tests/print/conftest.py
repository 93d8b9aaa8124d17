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
