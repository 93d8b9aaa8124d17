"""A catalogue: which folders are sellers, what a seller's folder holds, and its lists page by page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import sites
import yaml

from site_builder.check.catalogue import folders, read_seller
from site_builder.check.commons import read_commons
from site_builder.model.commons import Commons
from site_builder.problem import Problem, line
from site_builder.writers.site.cards import Card
from site_builder.writers.site.catalogue import PAGE_SIZE, sheets

FOLDER = "catalogs/nadia/santipur-sample"


@pytest.fixture
def commons(small: Path) -> Commons:
    found, problems = read_commons(small)
    assert found is not None, problems
    return found


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return sorted((each.code, each.where.file) for each in problems)


def read(small: Path, commons: Commons):
    return read_seller(small, "nadia", "santipur-sample", commons, {})


# ── folders ──────────────────────────────────────────────────────────────────────────────────────


def test_sellers_are_the_folders_below_districts_in_order(small: Path, commons: Commons) -> None:
    for name in ("zari", "a-first", "Middle"):
        (small / "catalogs/nadia" / name).mkdir()
    (small / "catalogs/nadia/.hidden").mkdir()
    (small / "catalogs/.git").mkdir()
    assert folders(small, commons) == (
        {"nadia": ["Middle", "a-first", "santipur-sample", "zari"], "bankura": ["panchmura-sample"]},
        [],
    )


def test_a_district_without_a_folder_has_no_sellers(small: Path, commons: Commons) -> None:
    import shutil

    shutil.rmtree(small / "catalogs")
    assert folders(small, commons) == ({"nadia": [], "bankura": []}, [])


def test_what_is_neither_district_nor_seller_is_told(small: Path, commons: Commons) -> None:
    (small / "catalogs/nadiya").mkdir()
    (small / "catalogs/notes.txt").write_text("")
    for name in ("con", "শান্তিপুর", "two words", "x" * 37, "SANTIPUR-sample"):
        (small / "catalogs/nadia" / name).mkdir()
    (small / "catalogs/nadia/photo.jpg").write_bytes(b"")
    sellers, problems = folders(small, commons)
    # Of two names that differ in case only, one is told; which, the order of names decides.
    assert len(sellers["nadia"]) == 1
    assert codes(problems) == sorted(
        [
            ("P024", "catalogs/nadia/photo.jpg"),
            ("P024", "catalogs/notes.txt"),
            ("P030", "catalogs/nadiya"),
            ("P036", "catalogs/nadia/santipur-sample"),
            *(("P039", f"catalogs/nadia/{name}") for name in ("con", "শান্তিপুর", "two words", "x" * 37)),
        ]
    )
    assert "nadia" in line(next(each for each in problems if each.code == "P030"))


# ── one seller ───────────────────────────────────────────────────────────────────────────────────


def test_a_good_folder_is_a_seller(small: Path, commons: Commons) -> None:
    seller, records, problems = read(small, commons)
    assert seller is not None
    assert (seller.district, seller.id) == ("nadia", "santipur-sample")
    assert [each.sku for each in seller.products] == ["SS-001", "SS-002"]
    assert [each.file for each in records] == [f"{FOLDER}/seller.yml", f"{FOLDER}/products.yml"]
    assert {each.code for each in problems} == {"P034"}  # no photo was looked at here


def test_only_published_products_are_shown(small: Path, commons: Commons) -> None:
    _change(small, lambda products: products[0].update(status="draft"))
    seller, *_ = read(small, commons)
    assert seller is not None
    assert [each.sku for each in seller.shown()] == ["SS-002"]
    assert len(seller.products) == 2


def test_a_seller_may_have_no_products_yet(small: Path, commons: Commons) -> None:
    for text in (None, "", "[]\n", "# nothing yet\n"):
        path = small / FOLDER / "products.yml"
        path.unlink() if text is None else path.write_text(text)
        if text is None:
            path_gone, _, problems = read(small, commons)
            assert path_gone is not None
            assert path_gone.products == ()
            path.write_text("")
        seller, _, problems = read(small, commons)
        assert seller is not None, problems
        assert seller.products == ()
        assert not [each for each in problems if each.severity == "error"]


def test_faults_of_both_files_are_told_together(small: Path, commons: Commons) -> None:
    (small / FOLDER / "seller.yml").write_text("kind: nobody\n")
    _change(small, lambda products: (products[0].update(moq="many"), products[1].update(category="sari")))
    seller, _, problems = read(small, commons)
    assert seller is None
    told = {each.where.file.rsplit("/", 1)[1] for each in problems if each.severity == "error"}
    assert told == {"seller.yml", "products.yml"}
    assert "P031" in {each.code for each in problems}  # the product without a fault of shape is checked all the same


def test_other_files_are_told_and_hidden_ones_are_not(small: Path, commons: Commons) -> None:
    for name in ("products.yaml", "Seller.yml", "prices.xlsx", "notes.txt", ".DS_Store"):
        (small / FOLDER / name).write_text("")
    _, _, problems = read(small, commons)
    strays = {each.where.file.rsplit("/", 1)[1]: each.code for each in problems if each.code in ("P004", "P024")}
    assert strays == {"products.yaml": "P004", "Seller.yml": "P004", "prices.xlsx": "P004", "notes.txt": "P024"}


def test_private_values_are_checked_and_never_told(small: Path, commons: Commons) -> None:
    (small / FOLDER / "private.yml").write_text("pan: SECRET12345\ngstin: 19SECRETVALUE99\n")
    _, records, problems = read(small, commons)
    told = "\n".join(line(each) for each in problems)
    assert f"{FOLDER}/private.yml" in told
    assert "SECRET" not in told
    assert not any("SECRET" in each.text for each in records)


def test_codes_are_unique_ignoring_case_variants_too(small: Path, commons: Commons) -> None:
    _change(small, lambda products: products[0].update(sku="ss-002-m"))
    assert "P036" in {each.code for each in read(small, commons)[2]}


def test_a_code_cannot_be_the_name_of_a_further_page(small: Path, commons: Commons) -> None:
    _change(small, lambda products: products[0].update(sku="page-2"))
    assert "P039" in {each.code for each in read(small, commons)[2]}


def _change(small: Path, change) -> None:
    path = small / FOLDER / "products.yml"
    products = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    change(products)
    path.write_text(json.dumps(products, ensure_ascii=False), "utf-8")  # JSON is YAML, and has no aliases


# ── lists ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (1, [1]), (48, [48]), (49, [48, 1]), (96, [48, 48]), (97, [48, 48, 1])])
def test_lists_have_at_most_48_on_a_page(count: int, sizes: list[int]) -> None:
    cards = [Card(f"{n}.html", "saree", "", True, "", False, "", f"Saree {n}", "", "") for n in range(count)]
    pages = list(sheets(cards))
    assert [len(shown) for _, _, shown in pages] == sizes
    assert [n for n, _, _ in pages] == list(range(1, len(sizes) + 1))
    assert {of for _, of, _ in pages} == {len(sizes)}
    assert [card for _, _, shown in pages for card in shown] == cards
    assert PAGE_SIZE == 48


def test_a_long_list_is_read_page_by_page_and_a_shorter_one_loses_its_last(small: Path, small_site: sites.Site) -> None:
    def many(count: int):
        def change(products: list) -> None:
            products[:] = [products[0] | {"sku": f"SS-{n:03}", "photos": [], "gi": "IN-116"} for n in range(1, count + 1)]

        return change

    sites.take_pictures(small, small_site.root)
    _change(small, many(97))
    assert sites.build_here(small, languages=("en",)).published
    base = small / "site/en/catalog/nadia"
    lists = {
        "santipur-sample": ("index.html", "page-2.html", "page-3.html"),
        ".": ("index.html", "page-2.html", "page-3.html"),
    }
    for folder, names in lists.items():
        found = [re.findall(r'href="[^"]*?(SS-\d+)\.html"', (base / folder / name).read_text("utf-8")) for name in names]
        assert [len(dict.fromkeys(each)) for each in found] == [48, 48, 1]
        assert sorted({sku for each in found for sku in each}) == [f"SS-{n:03}" for n in range(1, 98)]
        assert re.search(r'href="[^"]*page-2\.html"', (base / folder / "index.html").read_text("utf-8"))
    assert (base / "category-saree-page-3.html").exists()
    _change(small, many(48))
    assert sites.build_here(small, languages=("en",)).published
    assert not [path.name for path in base.rglob("*page-*")]
    assert len(list((base / "santipur-sample").iterdir())) == 48 + 1
