"""A buyer who filters, compares and looks back: with keys alone, on a phone, without a network, without scripts, in Urdu."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sites
import yaml
from sites import REPO, TOOLS, Site
from test_browser import VIEWS, Script, _told, html_validate, script, visit

__all__ = ["script"]
pytestmark = pytest.mark.browser

DISTRICTS = ("bankura", "birbhum", "nadia")


@pytest.fixture(scope="session")
def market(shared: Path, this_run: str) -> Site:
    """Three districts of the reference showcase, without its modules."""

    def make(root: Path) -> None:
        if root.exists():
            shutil.rmtree(root)
        shutil.copytree(
            REPO / "content",
            root / "content",
            ignore=shutil.ignore_patterns("sessions", "collections"),
        )
        shutil.copyfile(REPO / "mkdocs.yml", root / "mkdocs.yml")
        for district in DISTRICTS:
            shutil.copytree(
                REPO / "catalogs" / district, root / "catalogs" / district, ignore=shutil.ignore_patterns("private.yml")
            )
        sites.take_pictures(root, TOOLS / "showcase") if _same_disk(root) else None
        sites.build(root, "--only", "site")

    return sites.once(shared / "market", this_run, make)


def _same_disk(root: Path) -> bool:
    kept = TOOLS / "showcase/build/pictures"
    return kept.is_dir() and kept.stat().st_dev == root.stat().st_dev


def products(site: Site) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """(id, product, seller) as the records have them."""
    for file in sorted((site.root / "catalogs").glob("*/*/products.yml")):
        seller = yaml.load((file.parent / "seller.yml").read_text("utf-8"), yaml.CBaseLoader)
        for each in yaml.load(file.read_text("utf-8"), yaml.CBaseLoader):
            yield f"{file.parts[-3]}/{file.parts[-2]}/{each['sku']}", each, seller


def _price(product: dict[str, Any]) -> float:
    prices = product.get("prices", {})
    return float(prices.get("retail") or prices.get("mrp") or prices["wholesale"][0]["price"])


def _uri(site: Site, address: str) -> str:
    path, _, rest = address.partition("#")
    return (site.site / path).resolve().as_uri() + (f"#{rest}" if rest else "")


def _ids(hrefs: list[str]) -> list[str]:
    return [re.sub(r".*/catalog/(.*)\.html$", r"\1", each) for each in hrefs]


# ── with keys alone ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def walked(market: Site, script: Script) -> dict[str, Any]:
    steps = [["material", "cotton", "Cotton"], ["is", "handmade", "Handmade"], ["price", "1000-2500", "₹1,000 – "]]
    return script("facets.mjs", keys={"address": _uri(market, "en/products.html"), "steps": steps})["keys"]


def _fitting(site: Site, *, cotton: bool = False, handmade: bool = False, band: tuple[int, int] | None = None) -> list[str]:
    return [
        name
        for name, product, _ in products(site)
        if (not cotton or "cotton" in product.get("materials", []))
        and (not handmade or product.get("handmade") == "true")
        and (band is None or band[0] <= _price(product) < band[1])
    ]


def test_keys_alone_filter_and_each_choice_narrows_what_is_shown(market: Site, walked: dict[str, Any]):
    one, two, three = walked["states"]
    assert _ids(one["hrefs"]) == _fitting(market, cotton=True)[:24]
    assert _ids(two["hrefs"]) == _fitting(market, cotton=True, handmade=True)[:24]
    assert _ids(three["hrefs"]) == _fitting(market, cotton=True, handmade=True, band=(1000, 2500)) != []
    assert three["hash"] == "#price=1000-2500&material=cotton&handmade=1"
    assert three["told"] == f"{len(three['cards'])} products" or len(three["cards"]) == 1
    assert three["chips"] == ["Price: ₹1,000 – ₹2,500", "Cotton", "Handmade", "Clear all"]
    assert [each["focus"] for each in walked["states"]] == ["INPUT"] * 3
    assert not any(each["statics"] for each in walked["states"])
    assert set(three["languages"]) == {three["hash"]}


def test_keys_alone_sort_list_and_take_a_choice_back(market: Site, walked: dict[str, Any]):
    wanted = sorted(_price(product) for name, product, _ in products(market) if name in _ids(walked["sorted"]["hrefs"]))
    assert [float(re.sub(r"[^0-9.]", "", each)) for each in walked["sorted"]["prices"]] == wanted
    assert walked["listed"]
    assert walked["removed"]["chips"] == ["Cotton", "Handmade", "Clear all"]
    assert sorted(_ids(walked["removed"]["hrefs"])) == sorted(_fitting(market, cotton=True, handmade=True)[:24])
    assert walked["removed"]["focus"] == "haat-chip"


def test_back_undoes_a_choice_and_a_reload_keeps_it(walked: dict[str, Any]):
    for moment in ("back", "reloaded"):
        assert {key: walked[moment][key] for key in ("hash", "cards", "chips", "told")} == {
            key: walked["states"][2][key] for key in ("hash", "cards", "chips", "told")
        }


# ── an address that was sent, and nothing that fits ──────────────────────────────────────────────


def test_where_nothing_fits_the_page_tells_what_to_leave_out(market: Site, script: Script):
    address = _uri(market, "en/products.html#material=cotton&technique=terracotta&handmade=1")
    (told,) = script("facets.mjs", sent=[{"address": address, "press": ".haat-browse__none button"}])["sent"]
    assert told["faults"] == []
    assert told["first"]["told"] == "0 products"
    with_cotton = len(_fitting(market, cotton=True, handmade=True))
    assert f"Without Technique: {with_cotton}" in told["first"]["help"]
    assert told["pressed"]["cards"]
    assert told["pressed"]["focus"] == "haat-browse__told"


def test_pages_of_districts_categories_and_gi_keep_to_their_own(market: Site, script: Script):
    jobs = [
        (
            "bn/catalog/nadia/index.html#material=cotton",
            lambda name, p: name.startswith("nadia/") and "cotton" in p.get("materials", []),
        ),
        ("en/category/saree.html#price=1000-2500", lambda _, p: p["category"] == "saree" and 1000 <= _price(p) < 2500),
        ("hi/gi/IN-116.html#sort=price", lambda _, p: p.get("gi") == "IN-116"),
        ("en/catalog/nadia/index.html#district=bankura&sort=price", lambda name, _: name.startswith("nadia/")),
    ]
    told = script("facets.mjs", sent=[{"address": _uri(market, address)} for address, _ in jobs])["sent"]
    for (address, test), each in zip(jobs, told, strict=True):
        wanted = [name for name, product, _ in products(market) if test(name, product)]
        assert sorted(_ids(each["first"]["hrefs"])) == sorted(wanted)[:24] != [], address
        assert each["faults"] == []


# ── on a phone ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("lang", ["bn", "en", "hi"])
def test_on_a_phone_filters_are_a_sheet_that_escape_closes(market: Site, script: Script, lang: str):
    told = script("facets.mjs", sheet={"address": _uri(market, f"{lang}/catalog/nadia/index.html"), "facet": "price"})["sheet"]
    assert told["opened"]["dialog"] and told["inside"]
    assert told["chosen"]["dialog"] and len(told["chosen"]["checked"]) == 1
    assert told["chosen"]["told"] in told["show"]
    assert not told["closed"]["dialog"] and "haat-browse__open" in told["closed"]["focus"]
    assert not told["closed"]["wide"] and told["targets"] == 0


def test_from_right_to_left_and_at_four_times_the_size_nothing_is_cut(six_languages: Site, market: Site, script: Script):
    jobs = [
        {"address": _uri(six_languages, f"{lang}/products.html#sort=price"), "width": width}
        for lang in ("ur", "sat", "ne")
        for width in (320, 1280)
    ]
    jobs += [{"address": _uri(market, "bn/products.html#material=cotton&view=list"), "width": 320}]
    for told in script("facets.mjs", sent=jobs)["sent"]:
        assert told["first"]["cards"] and not told["first"]["wide"] and told["faults"] == []
        assert len(told["first"]["foreign"]) == 3
    urdu = script("facets.mjs", sent=[jobs[1]])["sent"][0]["first"]
    assert set(urdu["foreign"]) == {"en"}  # words that fell back say so


# ── comparing ────────────────────────────────────────────────────────────────────────────────────


def test_four_products_stand_side_by_side_with_their_differences_marked(market: Site, script: Script):
    told = script(
        "facets.mjs",
        compare={
            "address": _uri(market, "en/catalog/nadia/index.html"),
            "page": _uri(market, "en/compare.html"),
            "sent": "#nadia/shantipur-tant/TS-014,nadia/no-body/X-1",
        },
    )["compare"]
    assert told["none"]
    assert told["full"] == {"pressed": 4, "go": "Compare 4", "told": "Four at most: take one out first.", "shown": True}
    rows = told["table"]["rows"]
    records = {name: product for name, product, _ in products(market)}
    chosen = [records[each] for each in told["table"]["hash"][1:].split(",")]
    assert told["table"]["names"] == [each["title"]["en"] for each in chosen]
    by_name = {row[1].split(" ≠")[0]: row for row in rows}
    assert [float(re.sub(r"[^0-9.]", "", each)) for each in by_name["Price"][2:]] == [_price(each) for each in chosen]
    assert by_name["District"][0] == "is-same" and set(by_name["District"][2:]) == {"Nadia"}
    for name, *cells in ((row[0], *row[2:]) for row in rows):
        assert (name == "is-different") == (len(set(cells)) > 1)
    assert all("differs" in row[1] for row in rows if row[0] == "is-different")
    assert [row for row in rows if row[0] == "is-different"] == told["only"]["rows"] != rows
    assert told["out"]["names"] == told["table"]["names"][1:]
    assert not told["table"]["wide"] and not told["narrow"]["wide"]
    assert told["sent"]["names"] == [records["nadia/shantipur-tant/TS-014"]["title"]["en"]]
    assert told["gone"] == ["X-1: This product is no longer in the showcase."]
    assert told["empty"].startswith("Nothing to compare yet.")


# ── seen recently ────────────────────────────────────────────────────────────────────────────────


def test_what_was_seen_stays_on_the_device_and_goes_when_it_is_told_to(market: Site, script: Script):
    paths = [
        f"bn/catalog/{name}.html"
        for name in ("nadia/shantipur-tant/TS-014", "nadia/shantipur-tant/TS-021", "bankura/bishnupur-baluchari/BB-001")
    ]
    told = script(
        "facets.mjs", seen={"products": [_uri(market, each) for each in paths], "home": _uri(market, "bn/products.html")}
    )["seen"]
    records = {f"bn/catalog/{name}.html": product["title"]["bn"] for name, product, _ in products(market)}
    names = [[row[0] for row in rows] for rows in told["visits"]]
    assert names == [[], [records[paths[0]]], [records[paths[1]], records[paths[0]]]]
    assert [row[0] for row in told["home"]] == [records[each] for each in reversed(paths)]
    assert all(shown for _, _, shown in told["home"])
    assert told["cleared"] == [True, None]
    assert told["planted"] == {"rows": ["<img src=x onerror='window.planted=1'>"], "ran": 0}


# ── hostile records ──────────────────────────────────────────────────────────────────────────────


def test_hostile_words_are_text_in_lists_and_comparisons(wicked: Site, script: Script):
    names = [name for name, *_ in products(wicked) if "wicked-sample" in name]
    jobs = [{"address": _uri(wicked, f"{lang}/products.html#sort=new&pages=3")} for lang in ("bn", "en", "sat")]
    for told in script("facets.mjs", sent=jobs)["sent"]:
        assert told["first"]["planted"] == 0 and told["faults"] == []
        assert set(_ids(told["first"]["hrefs"])) & set(names)
    faults = visit(
        script,
        wicked,
        [wicked.site / "en/products.html", wicked.site / "en/compare.html", *sorted((wicked.site / "en/browse").glob("*.html"))],
    )
    assert not faults, _told(faults)


# ── without scripts ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("lang", ["bn", "en"])
def test_without_scripts_every_choice_is_a_link_to_its_products(market: Site, lang: str):
    page = (market.site / lang / "products.html").read_text("utf-8")
    links = re.findall(r'data-facet="([a-z]+)"|<a href="([^"#]+)[^"]*" data-value="([^"]+)"', page)
    facet, seen = "", 0
    for name, href, value in links:
        if name:
            facet = name
            continue
        target = market.site / lang / href
        assert target.is_file(), href
        if facet == "material":
            assert _listed(target) == {id_ for id_, product, _ in products(market) if value in product.get("materials", [])}
            seen += 1
        if facet == "gi":
            fit = {id_ for id_, product, _ in products(market) if product.get("gi") == value}
            assert _listed(target) | _listed(market.site / lang / f"browse/gi-{value}.html") == fit
        if (facet, value) == ("is", "handmade"):
            assert _listed(target) == set(_fitting(market, handmade=True))
    assert seen > 5


def _listed(page: Path) -> set[str]:
    """The products that a page without scripts leads to, as a card or by name."""
    return set(re.findall(r'href="\.\./catalog/([^"/]+/[^"/]+/(?!index)[^"/]+)\.html"', page.read_text("utf-8")))


def test_html_validate_finds_nothing_in_pages_to_browse_by(market: Site):
    paths = [
        market.site / lang / name
        for lang in ("bn", "en", "hi")
        for name in ("products.html", "compare.html", "browse/is-women.html")
    ]
    faults = html_validate([*paths, market.site / "en/catalog/nadia/index.html", market.site / "en/category/saree.html"])
    assert not faults, _told(faults)


# ── gates ────────────────────────────────────────────────────────────────────────────────────────


def _at_work(site: Site, lang: str) -> list[list[str]]:
    ready, ids = ".haat-browse.is-ready .haat-browse__results", "nadia/shantipur-tant/TS-014,bankura/bishnupur-baluchari/BB-001"
    return [
        [_uri(site, f"{lang}/products.html#material=cotton&view=list"), f"{ready} .haat-card", ".haat-browse__open"],
        [_uri(site, f"{lang}/products.html#material=cotton&technique=terracotta"), f"{ready} .haat-browse__none button", ""],
        [_uri(site, f"{lang}/catalog/nadia/index.html#sort=price"), f"{ready} .haat-card", ""],
        [_uri(site, f"{lang}/compare.html#{ids}"), ".haat-compare__table", ""],
    ]


@pytest.mark.parametrize("lang", ["bn", "en", "hi"])
def test_axe_finds_nothing_in_pages_at_work(market: Site, script: Script, lang: str):
    faults = script("facets.mjs", axe={"addresses": _at_work(market, lang), "views": VIEWS})["axe"]
    assert not faults, _told(faults)


def test_axe_finds_nothing_from_right_to_left_at_work(six_languages: Site, script: Script):
    ready = ".haat-browse.is-ready .haat-browse__results .haat-card"
    pages = [[_uri(six_languages, "ur/products.html#sort=price"), ready, ".haat-browse__open"]]
    faults = script("facets.mjs", axe={"addresses": pages, "views": VIEWS})["axe"]
    assert not faults, _told(faults)


def test_the_scripts_shift_nothing(market: Site, script: Script):
    names = ("products.html", "catalog/nadia/index.html", "category/saree.html", "catalog/nadia/shantipur-tant/TS-014.html")
    faults = script("facets.mjs", shifts={"addresses": [_uri(market, f"en/{name}") for name in names], "widths": [360, 1280]})[
        "shifts"
    ]
    assert not faults, _told(faults)


def test_scripts_are_light(market: Site):
    def packed(*names: str) -> int:
        return sum(len(gzip.compress((market.site / "assets/haat" / name).read_bytes(), 9)) for name in names)

    assert packed("browse.js", "facets.js") <= 7.25 * 1024
    assert packed("kept.js") <= 2.2 * 1024
    assert packed("compare.js") <= 2.6 * 1024
