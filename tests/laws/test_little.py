"""The law of little: what did not change is not written again."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chain
import pytest
from chain import LESSON, PRODUCTS, Site

from site_builder import scan, store

LANGUAGES = ("bn", "en", "hi")
# A district's facts for comparing, and what asks for its script files by their stamp.
COMPARED = {"facets/nadia-more.js", *(f"{code}/facets/index.js" for code in LANGUAGES)}


def test_one_price_touches_its_product_and_the_lists_that_show_it(site: Site) -> None:
    site.edit(PRODUCTS, "price: 1750", "price: 1775").build()
    # The price of ten pieces stands on the product's page only, and among what comparisons tell of the district.
    assert site.written() == {f"{code}/catalog/nadia/santipur-sample/SS-001.html" for code in LANGUAGES} | COMPARED
    site.edit(PRODUCTS, "retail: 2100", "retail: 2150").build()
    written = site.written()
    shown = {
        f"{code}/{path}"
        for code in LANGUAGES
        for path in (
            "catalog/nadia/santipur-sample/SS-001.html",
            "catalog/nadia/santipur-sample/SS-002.html",  # "more by this maker"
            "catalog/nadia/santipur-sample/index.html",
            "catalog/nadia/index.html",
            "catalog/nadia/category-saree.html",
            "category/saree.html",
            "gi/IN-116.html",
            "collections/sample-gifts.html",
            "index.html",
        )
    }
    browsed = r"(\w\w/)?facets/(nadia|index)\.js|\w\w/(products|browse/[\w-]+)\.html"
    assert all(name in shown or re.fullmatch(browsed, name) for name in written)
    assert {"facets/nadia.js", *(f"{code}/facets/index.js" for code in LANGUAGES)} <= written
    assert {f"{code}/catalog/nadia/santipur-sample/SS-001.html" for code in LANGUAGES} <= written
    assert not site.removed()


def test_one_price_reads_no_other_district(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    worked = _worked(monkeypatch)
    site.edit(PRODUCTS, "price: 1750", "price: 1775").build()
    assert worked == ["nadia"]


def test_one_lesson_rebuilds_no_district(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    worked = _worked(monkeypatch)
    site.put(LESSON, site.read(LESSON) + "\nশেষ কথা।\n").build()
    assert worked == []
    pages = {name for name in site.written() if name.endswith(".html")}
    stem = "modules/first-listing/01-six-facts"
    # Its page and its slides, and where translations are counted: the source has a block more.
    assert pages >= {f"{code}/{stem}{end}.html" for code in LANGUAGES for end in ("", "-slides")}
    told = (f"{stem}.html", f"{stem}-slides.html", "modules/first-listing/index.html", "modules/translations.html")
    assert {name.partition("/")[2] for name in pages} <= set(told)
    # Its words may need other letters of the faces, and its module's books are set anew; nothing else is written.
    rest = r"assets/(fonts/|haat/fonts\.css)|\w\w/modules/first-listing/[\w-]+\.pdf"
    assert all(re.match(rest, name) for name in site.written() - pages)


def test_a_page_of_prose_rebuilds_no_district(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    worked = _worked(monkeypatch)
    site.put("content/pages/about.en.md", site.read("content/pages/about.en.md") + "\nThat is all.\n").build().wrote(1)
    assert worked == []
    assert site.written() == {"en/about.html"}


def test_equal_bytes_are_not_written_again(site: Site) -> None:
    for path in sorted(site.root.glob("catalogs/**/*")) + sorted(site.root.glob("content/**/*")):
        os.utime(path)
    site.build().wrote(0)
    site.put(PRODUCTS, "# a remark\n" + site.read(PRODUCTS)).build().wrote(0)
    site.edit("mkdocs.yml", "font: false", "font: false  # a remark").build().wrote(0)


def test_a_forgotten_site_is_compared_not_written_again(site: Site) -> None:
    site.remove("build").warm().edit(PRODUCTS, "price: 1750", "price: 1775").build()
    assert site.written() == {f"{code}/catalog/nadia/santipur-sample/SS-001.html" for code in LANGUAGES} | COMPARED
    assert not site.removed()


def test_a_new_photo_touches_its_pictures_and_pages(site: Site) -> None:
    file = "catalogs/nadia/santipur-sample/photos/ss-001-front.jpg"
    site.put(file, chain.photo(5)).build()
    assert all(
        name.startswith(("media/", "facets/"))
        or "/facets/" in name
        or "/browse/" in name
        or "/feed" in name
        or "/crafts/" in name
        or "nadia" in name
        or "saree" in name
        or "gi/" in name
        or "collections/" in name
        or name.count("/") == 1
        for name in site.written()
    )
    assert len([name for name in site.written() if name.startswith("media/")]) == len(site.removed()) - _more_sizes(site)


def _more_sizes(site: Site) -> int:
    """How many more files the old photo had: it was of another width."""
    gone = sum(name.startswith("media/") for name in site.removed())
    return gone - sum(name.startswith("media/") for name in site.written())


def test_the_law_can_fail(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from site_builder import site as whole

    monkeypatch.setattr(whole, "known_districts", lambda *given: {})
    worked = _worked(monkeypatch)
    site.edit(PRODUCTS, "price: 1750", "price: 1775").build()
    assert worked != ["nadia"]


def _worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The districts that builds work on from now on."""
    from site_builder import build

    worked: list[str] = []
    work = build.work

    def noted(plan: object, district: str, sellers: list[str]) -> object:
        worked.append(district)
        return work(plan, district, sellers)

    monkeypatch.setattr(build, "work", noted)
    return worked


def test_what_else_decides_the_pages_is_looked_at_too(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = scan.Options(only="site")
    assert scan.unchanged(site.root, everything)
    monkeypatch.setenv("HAAT_PAGE_ENGINE", "properdocs")
    assert scan.unchanged(site.root, everything) is None
    monkeypatch.delenv("HAAT_PAGE_ENGINE")
    assert scan.unchanged(site.root, scan.Options(languages=("bn",), only="site")) is None
    assert scan.unchanged(site.root, scan.Options(jobs=3, only="site"))
    (site.site / "stray").write_text("")
    assert scan.unchanged(site.root, everything) is None


def test_what_a_link_leads_to_is_looked_at(site: Site, tmp_path: Path) -> None:
    photos = site.root / "catalogs/nadia/phulia/photos"
    photos.rename(tmp_path / "photos")
    photos.symlink_to(tmp_path / "photos")
    site.build().wrote(0)
    (tmp_path / "photos/ss-001-front.jpg").write_bytes(chain.photo(11))
    assert scan.unchanged(site.root, scan.Options(only="site")) is None
    assert any(name.startswith("media/") for name in site.build().written())


def test_an_empty_folder_is_a_change(site: Site) -> None:
    (site.root / "catalogs/nadia/empty").mkdir()
    assert scan.unchanged(site.root, scan.Options(only="site")) is None


def test_a_site_found_without_memory_is_watched_in_every_folder(site: Site) -> None:
    store.forget(site.root)
    site.build().wrote(0)
    assert scan.unchanged(site.root, scan.Options(only="site"))
    (site.site / "bn/catalog/nadia/phulia/index.html").unlink()
    assert scan.unchanged(site.root, scan.Options(only="site")) is None
    assert site.build().written() == {"bn/catalog/nadia/phulia/index.html"}


@pytest.mark.parametrize("lost", ["cards/nadia", "digests/*.json", "featured/bn/*.json", "districts/nadia.json", "whole.json"])
def test_a_part_of_the_memory_may_be_lost(site: Site, lost: str, tmp_path: Path) -> None:
    for path in (site.root / store.STORE).glob(lost):
        path.unlink()
    site.edit(PRODUCTS, "retail: 2100", "retail: 2150").build()
    site.same(site.fresh(tmp_path / "fresh").build())


# What the store keeps of a district: paths of keys, with `*` for names that come from the records.
SHAPE = (
    "store/8",
    {
        *("digests/media/list", "digests/paths/list", "digests/said/list"),
        *("digests/told/counts/list", "digests/told/featured/*/str", "digests/told/codes/*/str"),
        *("digests/told/counted/*/*/int", "digests/told/picks/*/list", "digests/told/shards/*/str"),
        *(f"digests/told/{name}/str" for name in ("cards", "media", "paths", "said")),
        *("districts/cards/str", "districts/lists/*/*/list"),
        *(f"districts/sellers/*/{name}/*/list" for name in ("lines", "makers", "offers", "slots", "standins")),
        *(f"districts/sellers/*/{name}/*/dict" for name in ("looks", "pages")),
        *(f"districts/sellers/*/{name}/list" for name in ("media", "problems", "rows", "skus")),
        *(f"districts/sellers/*/{name}/str" for name in ("keys/*", "named/*", "letters", "recipe", "share", "shared", "stamp")),
    },
)


def test_the_memory_has_a_new_number_when_it_has_a_new_shape(site: Site) -> None:
    """Raise `store.MEMORY` and write the new pair above: an entry of another shape must never be read."""
    kept = [(kind, store.load(site.root, f"{kind}/nadia")) for kind in ("districts", "digests")]
    assert (store.MEMORY, {"/".join(path) for kind, value in kept for path in _shape(value, (kind,), 0)}) == SHAPE


_NAMED = (
    "sellers",
    "offers",
    "standins",
    "keys",
    "pages",
    "slots",
    "featured",
    "codes",
    "named",
    "makers",
    "looks",
    "lists",
    "lines",
    "picks",
    "shards",
    *LANGUAGES,
)  # by names that come from the records


def _shape(value: Any, path: tuple[str, ...], depth: int) -> Iterator[tuple[str, ...]]:
    if isinstance(value, dict) and depth < 4:
        for name, inner in value.items():
            part = "*" if path[-1] in _NAMED or path[1:2] == ("lists",) or "counted" in path else name
            yield from _shape(inner, (*path, part), depth + 1)
    else:
        yield (*path, type(value).__name__)


def test_a_moved_session_touches_its_pages_and_calendars(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    worked = _worked(monkeypatch)
    site.edit("content/sessions/sample-session.yml", "date: 2026-12-09", "date: 2026-12-10").build()
    names = ("sessions.html", "sessions.ics", "session-sample-session.html", "session-sample-session.ics")
    assert worked == ["nadia"], "its page tells of training there"
    wanted = {f"{code}/modules/{name}" for code in LANGUAGES for name in names}
    wanted |= {f"{code}/catalog/nadia/index.html" for code in LANGUAGES}
    assert {name for name in site.written() if not name.startswith("assets/")} == wanted
