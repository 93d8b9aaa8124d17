"""The same records give the same bytes: however many workers, in whatever order sellers were written, again and again."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
import sites
from goods import REPO, SHIPMENT, copy, written

from site_builder import exporting
from site_builder.exporting import CHANNELS, Order, export

pytestmark = pytest.mark.xdist_group("exports again")  # one export is made anew in place, test after test
SOME = ("santiniketan-leather", "panchmura-terracotta", "shantipur-tant", "kurseong-cha", "natungram-kath", "dariyapur-dokra", "mirzapur-garad", "joynagar-moa", "khagra-kansa")  # fmt: skip


def sums(root: Path) -> dict[str, str]:
    base = root / "build/channels"
    return {
        path.relative_to(base).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(base.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> tuple[Path, dict[str, str]]:
    root = copy(tmp_path_factory.mktemp("laws") / "showcase", *SOME)
    written(root / "shipments/one.yml", SHIPMENT)
    made, problems = export(root, Order(unasked=True, jobs=1))
    assert made, problems
    return root, sums(root)


def test_every_channel_has_files(first):
    assert {path.partition("/")[0] for path in first[1]} == set(CHANNELS)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_any_number_of_workers(first, jobs):
    root, before = first
    # In a process of its own: this one has used the typesetter, whose threads a forked worker would wait for.
    done = sites.haat(root, "export", "all", "--unasked", "--jobs", str(jobs))
    assert done.returncode == 0, done.stderr[-2000:]
    assert sums(root) == before


def test_any_order_of_files_and_any_folder(first, tmp_path):
    root = tmp_path / "elsewhere"
    shutil.copytree(REPO / "content", root / "content")
    (root / "modules").symlink_to(REPO / "modules")
    for folder in sorted((REPO / "catalogs").glob("*/*/"), reverse=True):
        if folder.name in SOME:
            shutil.copytree(folder, root / "catalogs" / folder.parent.name / folder.name, copy_function=shutil.copyfile)
    written(root / "shipments/one.yml", SHIPMENT)
    export(root, Order(unasked=True, jobs=1))
    assert sums(root) == first[1]


def test_one_channel_alone_gives_what_all_give(first):
    root, before = first
    export(root, Order(("daraz",), unasked=True, jobs=1))
    assert sums(root) == before


def test_what_is_no_longer_made_goes(first):
    root, before = first
    stray = root / "build/channels/daraz/old.csv"
    stray.write_text("old")
    export(root, Order(("daraz",), unasked=True, jobs=1))
    assert not stray.exists()


@pytest.mark.parametrize("workers", range(1, 20))
def test_shares_hold_each_channel_once(workers):
    shares = exporting._shares(CHANNELS, workers)
    assert sorted(name for share in shares for name in share) == sorted(CHANNELS)
    assert len(shares) == min(workers, len(CHANNELS) - len(exporting.TWINS))


@pytest.mark.parametrize("workers", [2, 5])
def test_twins_share_a_worker(workers):
    for name, twin in exporting.TWINS.items():
        assert [share for share in exporting._shares(CHANNELS, workers) if name in share and twin in share]
        assert twin in [each for share in exporting._shares((twin, "open"), workers) for each in share]


def test_a_selection_chooses_products(tmp_path):
    root = copy(tmp_path / "showcase", "shantipur-tant", "krishnanagar-putul")
    made, _ = export(root, Order(("open",), select="gi:true", jobs=1))
    every, _ = export(root, Order(("open",), jobs=1))
    assert 0 < made[0].listed < every[0].listed

    made, problems = export(root, Order(("open",), select="colour of the sky", jobs=1))
    assert not made
    assert problems
