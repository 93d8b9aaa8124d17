"""What pages say: hostile and private records, languages, engines, and builds one after another."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import guards
import html5lib
import pytest
import sites
import wicked as planted
import yaml
from planting import add, put
from sites import REPO, Site

# ── hostile and private records ──────────────────────────────────────────────────────────────────


def _tree(path: Path):
    return html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _written(tree) -> str:
    """Everything a page says: its texts and the values of its attributes."""
    values = [value for element in tree.iter() for value in element.attrib.values()]
    return _plain(" ".join([*tree.itertext(), *values]))


def test_hostile_texts_make_no_element(wicked: Site, small_site: Site):
    known = {element.tag for path in small_site.pages() for element in _tree(path).iter()} | {"figcaption"}
    for path in wicked.pages():
        for element in _tree(path).iter():
            where = f"{path.relative_to(wicked.site)}: <{element.tag} {element.attrib}>"
            assert element.tag in known or not isinstance(element.tag, str), where  # comments have no name
            assert not any(name.startswith("on") for name in element.attrib), where
            assert not re.match(r"\s*javascript:", element.get("href", "")), where
            if element.tag == "script":
                assert element.get("src", "").startswith(("..", "/", "facets/")) or element.get("type") == "application/ld+json", (
                    where
                )
            if element.tag == "img":
                assert "media/" in element.get("src", ""), where


@pytest.mark.parametrize("lang", ["bn", "en", "hi"])
def test_hostile_texts_are_shown_as_they_are(wicked: Site, lang: str):
    folder = wicked.site / lang / "catalog/bankura/wicked-sample"
    product, seller = _written(_tree(folder / "WK-001.html")), _written(_tree(folder / "index.html"))
    for key, text in planted.HOSTILE.items():
        assert _plain(text) in product, key
    for key in ("script", "image", "title", "template", "link", "comment", "handler", "override", "mark"):
        assert _plain(planted.HOSTILE[key]) in seller, key
    assert planted.LONG_WORD[lang] * 3 in product
    district = _written(_tree(wicked.site / lang / "catalog/bankura/index.html"))
    assert planted.HOSTILE["script"] in district
    assert planted.HOSTILE["title"] in district


def test_hostile_texts_stay_within_head_and_data(wicked: Site):
    path = wicked.site / "bn/catalog/bankura/wicked-sample/WK-001.html"
    page, name = guards.read(path), planted.told("title")["bn"]
    assert page.title.startswith(name)
    assert page.meta("og:title") == [name]
    assert page.meta("description") == [planted.told("image")["bn"]]
    product = next(each for each in page.data if each["@type"] == "ProductGroup")  # it has a variant
    assert product["hasVariant"][0]["name"] == f"{name} · {planted.told('image')['bn']}"
    assert product["name"] == name
    assert product["brand"]["name"] == planted.told("script")["bn"]
    assert "<" not in re.search(r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8"))[1]


def test_private_facts_and_contacts_without_consent_stand_nowhere(wicked: Site, tmp_path: Path):
    values = list(planted.PRIVATE.values())
    assert not guards.private(wicked, values)
    shutil.copytree(wicked.site, tmp_path / "site")
    (tmp_path / "content").symlink_to(wicked.root / "content")
    add("media/note.txt", planted.PRIVATE["pan"].encode())(tmp_path / "site")
    put("bn/index.html", "</main>", f"<!-- {planted.PRIVATE['phone']} --></main>")(tmp_path / "site")
    assert len(guards.private(Site(tmp_path), values)) >= 2


def test_no_consent_leads_to_the_district_office(wicked: Site):
    page = _written(_tree(wicked.site / "en/catalog/bankura/wicked-sample/WK-001.html"))
    office = yaml.safe_load((wicked.root / "content/districts.yml").read_text("utf-8"))
    bankura = next(each for each in office if each["id"] == "bankura")
    assert bankura["office"]["name"]["en"] in page


def test_drafts_are_not_published(wicked: Site):
    assert not list(wicked.site.rglob("*WK-004*"))
    assert len(wicked.pages("product", "bn")) == 7


def test_photos_stand_upright_on_white_in_every_width(wicked: Site):
    from PIL import Image

    page = guards.read(wicked.site / "bn/catalog/bankura/wicked-sample/WK-001.html")
    found = {}
    for tag in page.all("img"):
        for name, width in guards._media(tag, "srcset"):
            found[width, Path(name).stem.split("-")[0]] = wicked.site / "media" / name
    turned = next(path for (width, _), path in found.items() if width == 1280)
    with Image.open(turned) as image:
        assert image.size == (1280, 1674)
        blue, red = image.getpixel((640, 100)), image.getpixel((640, 1500))
    assert blue[2] > blue[0]
    assert red[0] > red[2]
    clear = next(path for (width, _), path in found.items() if width == 900)
    with Image.open(clear) as image:
        assert min(image.getpixel((450, 350))) > 100, "what was see-through must lie on white"


# ── languages ────────────────────────────────────────────────────────────────────────────────────


def test_prices_are_written_as_each_language_writes_them(wicked: Site, bangladesh: Site):
    def says(site: Site, path: str) -> str:
        return " ".join(each.text for each in guards.read(site.site / path).texts)

    product = "catalog/bankura/wicked-sample/WK-001.html"
    assert "₹১২,৩৪,৫৬৭.৫০" in says(wicked, f"bn/{product}")
    assert "US$১৪,৫০০" in says(wicked, f"bn/{product}")
    for lang in ("en", "hi", "ur"):
        assert "₹12,34,567.50" in says(wicked, f"{lang}/{product}")
    assert "₹᱑᱒,᱓᱔,᱕᱖᱗.᱕᱐" in says(wicked, f"sat/{product}")
    for lang, digit in (("bn", "[০-৯]"), ("en", "[0-9]")):
        pages = " ".join(says(bangladesh, str(path.relative_to(bangladesh.site))) for path in bangladesh.pages("product", lang))
        assert re.search(f"৳{digit}", pages)
        assert "₹" not in pages


def test_urdu_runs_from_right_to_left_and_texts_that_fell_back_run_their_own_way(six_languages: Site):
    for path in six_languages.pages(lang="ur"):
        tree = _tree(path)
        assert tree.get("lang") == "ur"
        assert "rtl" in (tree.get("dir"), tree.find("body").get("dir"))
    lesson = _tree(six_languages.site / "bn/modules/packing/01-box-and-filling.html")
    article = next(each for each in lesson.iter("article") if each.get("lang"))
    assert (article.get("lang"), article.get("dir")) == ("en", "ltr")
    product = _tree(six_languages.site / "sat/catalog/murshidabad/baharampur-resham/SIX-03.html")
    marked = {each.get("lang"): each.get("dir") for each in product.iter("span") if each.get("class") == "fell-back"}
    assert marked.get("bn") == "ltr"
    assert set(marked) <= set(six_languages.languages) - {"sat"}


def test_languages_without_words_in_the_theme_are_whole(six_languages: Site):
    for lang in ("ne", "sat"):
        assert len(six_languages.pages(lang=lang)) == len(six_languages.pages(lang="en"))
        page = guards.read(six_languages.site / lang / "modules/packing/01-box-and-filling.html")
        assert page.all("article")
        assert page.all("footer")


# ── engines ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_properdocs_builds_the_same_pages(small_site: Site, tmp_path: Path):
    root = sites.start_small(tmp_path / "small", pictures_of=small_site.root)
    site = sites.build(root, HAAT_PAGE_ENGINE="properdocs")

    def pages(each: Site) -> set[str]:
        return {path.relative_to(each.site).as_posix() for path in each.site.rglob("*.html")}

    assert pages(site) == pages(small_site)
    for guard in (guards.links, guards.heads, guards.relations, guards.policies, guards.well_formed):
        assert not guard(site)


@pytest.mark.parametrize("root", [REPO, REPO / "site_builder/scaffold/showcase"], ids=["reference", "small"])
def test_the_shared_engine_settings_are_valid_alone(root: Path, tmp_path: Path):
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(root / "mkdocs.yml"), "-d", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "out/about.bn.html").exists()


# ── builds ───────────────────────────────────────────────────────────────────────────────────────


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_a_build_after_changes_gives_the_bytes_of_a_fresh_one(wicked: Site, tmp_path: Path):
    root = tmp_path / "changed"
    shutil.copytree(wicked.root, root, copy_function=shutil.copy2)
    for changes in (
        (
            ("content/showcase.yml", "tagline:\n", "tagline:\n  ur: نمونہ\n"),
            ("modules/first-listing/02-true-words.en.md", "title: ", "title: New "),
        ),
        # Now the other sellers of both districts come from the store, with their texts that fell back.
        (
            ("catalogs/nadia/santipur-sample/products.yml", "retail: 2100", "retail: 2050"),
            ("catalogs/bankura/panchmura-sample/products.yml", "sku: PS-002", "sku: PS-003"),
        ),
    ):
        for place, old, new in changes:
            text = (root / place).read_text("utf-8")
            assert old in text, place
            (root / place).write_text(text.replace(old, new, 1), "utf-8")
        sites.build(root)
    fresh = tmp_path / "fresh"
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("site", "build"))
    sites.take_pictures(fresh, root)
    sites.build(fresh, "--jobs", "1")
    once, again = _bytes(root / "site"), _bytes(fresh / "site")
    assert sorted(once.keys() ^ again.keys()) == []
    assert [path for path in once if once[path] != again[path]] == []


@pytest.fixture(scope="session")
def crowded(shared: Path, this_run: str, small_site: Site) -> Site:
    """One seller with 100 products, and names in the commons that hold what HTML keeps for itself; in English only."""

    def make(root: Path) -> None:
        sites.start_small(root, pictures_of=small_site.root)
        for place, old, new in (
            ("content/showcase.yml", "My district's haat", "R&D <haat-planted> haat"),
            ("content/showcase.yml", "A sample showcase", "A <haat-planted> & showcase"),
            ("content/showcase.yml", "[bn, en, hi]", "[en]"),
            ("content/showcase.yml", "  bn: [en]\n  hi: [en]", "  en: [en]"),
            ("modules/first-listing/module.yml", "en: ", "en: R&D <haat-planted> "),
            ("modules/first-listing/01-six-facts.en.md", "title: ", "title: R&D <haat-planted> "),
            ("content/pages/about.en.md", "title: ", "title: R&D <haat-planted> "),
        ):
            text = (root / place).read_text("utf-8")
            assert old in text, (place, old)
            (root / place).write_text(text.replace(old, new), "utf-8")
        products = [
            {"sku": f"PS-{n:03}", "category": "figurine", "title": {"en": f"Horse {n}"}, "description": {"en": f"Horse {n}."}}
            for n in range(1, 101)
        ]
        planted._write(root / "catalogs/bankura/panchmura-sample/products.yml", products)
        sites.build(root)

    return sites.once(shared / "crowded", this_run, make)


def test_long_lists_are_turned_page_by_page(crowded: Site):
    for stem in ("catalog/bankura/{}.html", "catalog/bankura/panchmura-sample/{}.html"):
        found = []
        for n, name in enumerate(("index", "page-2", "page-3"), start=1):
            page = guards.read(crowded.site / "en" / stem.format(name))
            cards = [tag.attributes["href"] for tag in page.all("a") if tag.attributes.get("class") == "haat-card__link"]
            assert len(cards) == (48, 48, 4)[n - 1]
            found += [Path(each).name for each in cards]
            here = [each.text for each in page.texts if each.inside == "span" and each.text == str(n)]
            assert here, "the page that is open is told by its number"
        assert len(set(found)) == 100
        assert not (crowded.site / "en" / stem.format("page-4")).exists()


def test_names_of_the_commons_are_text(crowded: Site):
    for path in crowded.pages():
        tree = _tree(path)
        assert not list(tree.iter("haat-planted")), path
    assert not guards.well_formed(crowded)
    lesson = guards.read(crowded.site / "en/modules/first-listing/01-six-facts.html")
    assert lesson.title.startswith("R&D <haat-planted> ")
    assert lesson.meta("og:title")[0].startswith("R&D <haat-planted> ")
