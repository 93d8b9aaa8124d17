"""The law of parts: builds of one language or one district, in any order, then a full build: a clean build."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from chain import PRODUCTS, SELLER, Site

PARTS = ({"lang": ["bn"]}, {"lang": ["hi", "en"]}, {"district": ["nadia"]}, {"lang": ["bn"], "district": ["hooghly"]})


def _edited(site: Site) -> Site:
    site.edit(PRODUCTS, "price: 1750", "price: 1775").edit(SELLER, "members: 12", "members: 13")
    return site.remove("catalogs/hooghly/begampur").edit("content/showcase.yml", "updated: 2026-11-22", "updated: 2026-11-23")


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5], ids=str)
def test_the_order_of_partial_builds_does_not_matter(order: tuple[int, ...], site: Site, tmp_path: Path) -> None:
    _edited(site)
    for n in order:
        site.build(**PARTS[n])
    site.build().same(site.fresh(tmp_path / "clean").build())


@pytest.mark.parametrize("order", [(0, 2, 1), (3, 1)], ids=str)
def test_partial_builds_may_come_first_of_all(order: tuple[int, ...], built: Site, tmp_path: Path) -> None:
    site = built.fresh(tmp_path / "market")
    for n in order:
        site.build(**PARTS[n])
    site.build().same(built)


def test_a_partial_build_writes_its_part_only(site: Site) -> None:
    _edited(site).build(lang=["bn"], district=["nadia"])
    inside = {name for name in site.written() if name.endswith(".html") and "/catalog/" in name}
    assert inside
    assert all(name.startswith("bn/catalog/nadia/") for name in inside - {"bn/catalog/index.html"})
    assert not any(name.startswith(("en/", "hi/")) for name in site.written())


def test_a_partial_build_keeps_the_rest_in_the_site_map(site: Site) -> None:
    before = site.page("sitemap-showcase.xml")
    site.edit("content/pages/about.hi.md", "title: ", "title: नया ").build(lang=["hi"])
    assert site.page("sitemap-showcase.xml") == before
    assert "hi/about.html" in site.written()


def test_a_partial_build_does_not_hide_a_change_elsewhere(site: Site, tmp_path: Path) -> None:
    site.edit("catalogs/hooghly/begampur/products.yml", "retail: '2060'", "retail: '2050'")
    site.build(district=["nadia"]).wrote(0)
    site.build().same(site.fresh(tmp_path / "clean").build())


def test_a_partial_build_over_a_damaged_site_keeps_the_rest_and_a_full_one_mends_it(site: Site, tmp_path: Path) -> None:
    home = site.page("bn/index.html")
    site.put("site/stray", "").remove("site/en/about.html")
    site.build(district=["nadia"]).build(lang=["bn"])
    assert site.page("bn/index.html") == home
    site.build().same(site.fresh(tmp_path / "clean").build())


def test_a_partial_build_without_a_site_makes_its_part(site: Site) -> None:
    site.remove("site").build(lang=["bn"])
    assert (site.site / "bn/catalog/nadia/santipur-sample/SS-001.html").exists()
    assert not (site.site / "en").exists()
    worked = site.edit(PRODUCTS, "price: 1750", "price: 1775").build(lang=["bn"]).written()
    assert worked == {"bn/catalog/nadia/santipur-sample/SS-001.html", "facets/nadia-more.js", "bn/facets/index.js"}
