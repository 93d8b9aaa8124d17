"""A built showcase for each law, copied from one that is built once a run."""

from __future__ import annotations

from pathlib import Path

import chain
import pytest
import sites
from chain import Site


@pytest.fixture(scope="session")
def built(shared: Path, this_run: str) -> Site:
    """The market, built; not to be changed."""
    chain.remember_in(shared / "laws-memory")

    def make(root: Path) -> None:
        chain.market(root).build()

    return Site(sites.once(shared / "laws", this_run, make).root)


@pytest.fixture
def site(built: Site, tmp_path: Path) -> Site:
    """A built market of one's own, settled in its folder."""
    return built.copy(tmp_path / "market").build()
