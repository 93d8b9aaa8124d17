"""The law of rebuilding: whatever was edited and built before, a build gives what a clean build gives."""

from __future__ import annotations

import os
import shutil
from itertools import count
from pathlib import Path

import chain
import changes
import pytest
from chain import Site
from changes import EVERY, Change
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

EXAMPLES = int(os.environ.get("HAAT_LAWS", "12"))
_number = count()


def agrees(site: Site, scratch: Path) -> None:
    """The next build publishes what a clean build does, and tells the same problems."""
    site.run()
    clean = site.fresh(scratch / f"clean-{next(_number)}").run()
    assert site.told == clean.told
    assert site.outcome.published == clean.outcome.published
    if clean.outcome.published:
        assert site.outcome.products == clean.outcome.products
        site.same(clean)
    shutil.rmtree(clean.root)


@pytest.mark.slow
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="HAAT_LAWS" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],  # each try is a build: the steps are told, and short as they are
)
@given(
    st.lists(st.tuples(st.sampled_from(EVERY), st.sampled_from(["", "", "all", "all", "bn", "nadia"])), min_size=3, max_size=6),
    st.data(),
)
def test_any_edits_then_a_build_are_a_clean_build(
    built: Site, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Change, str]], data: st.DataObject
) -> None:
    scratch = tmp_path_factory.mktemp("edits")
    site = built.copy(scratch / "market")
    for change, then in steps:
        note(f"{change.__name__}, then build {then or 'nothing'}")
        change(site, lambda items: data.draw(st.sampled_from(items)))
        if then == "all":
            site.run()
        elif then:
            site.run(lang=["bn"] if then == "bn" else [], district=["nadia"] if then == "nadia" else [])
    agrees(site, scratch)
    shutil.rmtree(scratch)


@pytest.mark.parametrize("change", EVERY, ids=lambda each: each.__name__)
def test_each_edit_then_a_build_is_a_clean_build_and_undone_the_first(change: Change, site: Site, tmp_path: Path) -> None:
    first, input_ = site.bytes(), site.fresh(tmp_path / "input")
    change(site, lambda items: items[-1])
    agrees(site, tmp_path)
    for name in chain.INPUT:
        site.remove(name)
        path = input_.root / name
        shutil.copytree(path, site.root / name) if path.is_dir() else shutil.copy(path, site.root / name)
    site.build().same(first)


def test_the_law_can_fail(site: Site, tmp_path: Path) -> None:
    (site.site / "en/about.html").write_text("other")
    with pytest.raises(AssertionError, match=r"differs: en/about\.html"):
        agrees(site, tmp_path)


# ── places where a memory could betray the law ───────────────────────────────────────────────────


def test_a_text_that_fell_back_stays_marked_in_lists_that_are_poured_from_memory(site: Site, tmp_path: Path) -> None:
    seller = site.load(chain.SELLER)
    for field in ("name", "craft"):
        del seller[field]["bn"]
    site.save(chain.SELLER, seller).build()
    # The district's page is poured again for the other seller; what it says of this one comes from memory.
    site.edit("catalogs/nadia/phulia/products.yml", "retail: '580'", "retail: '570'").build()
    assert '<span class="fell-back" lang="en"' in site.page("bn/catalog/nadia/index.html")
    agrees(site, tmp_path)


def test_a_photo_that_wanders_between_sellers_stays_published(site: Site, tmp_path: Path) -> None:
    picture = (site.root / "catalogs/nadia/phulia/photos/ss-001-front.jpg").read_bytes()
    site.put("catalogs/hooghly/begampur/photos/ss-001-front.jpg", picture).build()
    site.put("catalogs/nadia/phulia/photos/ss-001-front.jpg", chain.photo(9)).build()
    agrees(site, tmp_path)


def test_a_faulty_lesson_leaves_nothing_behind_when_it_is_undone(site: Site) -> None:
    first, lesson = site.bytes(), site.read(chain.LESSON)
    site.put(chain.LESSON, lesson + "\n[dead](nowhere.md)\n").refuse()
    site.put(chain.LESSON, lesson).build().same(first)


def test_faults_are_judged_by_the_commons_of_today_not_of_the_last_build(site: Site) -> None:
    register = [each for each in site.load("content/gi.yml") if each["number"] != "116"]
    site.save("content/gi.yml", register)
    site.edit("content/showcase.yml", "https://haat.example/", "https://haat.example")  # stops the build before the map
    site.refuse()
    codes = {each.code for each in site.outcome.problems}
    assert {"P044", "P032"} <= codes


def test_an_edit_during_a_build_is_seen_by_the_next(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from site_builder import build

    work = build.work

    def edit_behind(plan: object, district: str, sellers: list[str]) -> object:
        done = work(plan, district, sellers)
        if district == "hooghly":
            site.edit("catalogs/hooghly/begampur/products.yml", "retail: '2050'", "retail: '2040'")
        return done

    changes.price(site.edit("catalogs/hooghly/begampur/products.yml", "retail: '2060'", "retail: '2050'"), lambda each: each[0])
    monkeypatch.setattr(build, "work", edit_behind)
    site.build()
    monkeypatch.undo()
    agrees(site, tmp_path)


# ── what others do to the folders ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("gone", ["site", "build", "build/store", "build/engine", "build/tree", "site/bn", "site/en/about.html"])
def test_what_others_removed_is_made_again(gone: str, site: Site, tmp_path: Path) -> None:
    first = site.bytes()
    path = site.root / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    site.warm().build().same(first)
    agrees(site, tmp_path)


def test_pages_of_a_forgotten_build_do_not_stay_published(site: Site, tmp_path: Path) -> None:
    site.remove("build").remove("catalogs/nadia/phulia").warm().build()
    assert not (site.site / "bn/catalog/nadia/phulia").exists()
    agrees(site, tmp_path)


def test_a_stray_file_in_the_site_is_removed(site: Site, tmp_path: Path) -> None:
    site.put("site/bn/draft.html", "not made by haat").put("site/old/index.html", "nor this").build()
    agrees(site, tmp_path)


def test_what_the_host_keeps_in_the_site_stays(site: Site) -> None:
    site.put("site/.nojekyll", "").put("site/.git/HEAD", "ref: refs/heads/pages\n").put("site/stray", "").build()
    assert (site.site / ".nojekyll").exists()
    assert (site.site / ".git/HEAD").exists()
    assert not (site.site / "stray").exists()
