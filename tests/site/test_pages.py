"""The site's gates: what every published page keeps, shown on six showcases, and that each gate shuts."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import guards
import html5lib
import pytest
import sites
import wicked as planted
import yaml
from sites import REPO, Site

GUARDS: dict[str, Callable[[Site], list[str]]] = {
    each.__name__: each
    for each in (
        guards.links,
        guards.external,
        guards.heads,
        guards.relations,
        guards.policies,
        guards.linked_data,
        guards.maps,
        guards.entrances,
        guards.addresses,
        guards.metadata,
        guards.pictures,
        guards.amounts,
        guards.tongues,
        guards.weights,
        guards.well_formed,
    )
}
SCHEMA = REPO.parent / "shared/schemas/schemaorg_30.0/schemaorg-all-https.jsonld"


def told(faults: list[str]) -> str:
    return "\n".join([f"{len(faults)} faults", *faults[:40]])


# ── every guard, every showcase ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("guard", GUARDS)
@pytest.mark.parametrize("name", ["small_site", "six_languages", "bangladesh", "course", "wicked"])
def test_a_showcase_keeps(name: str, guard: str, request: pytest.FixtureRequest):
    faults = GUARDS[guard](request.getfixturevalue(name))
    assert not faults, told(faults)


@pytest.mark.slow
def test_the_reference_showcase_keeps_them_all(showcase: Site):
    found = {name: guard(showcase) for name, guard in GUARDS.items() if guard is not guards.well_formed}
    assert not any(found.values()), "\n".join(f"{name}: {told(faults)}" for name, faults in found.items() if faults)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["bn", "en", "hi"])
def test_every_page_of_the_reference_showcase_is_well_formed(showcase: Site, lang: str):
    faults = guards.well_formed(showcase, below=lang)
    assert not faults, told(faults)


@pytest.mark.slow
def test_the_reference_showcase_is_whole(showcase: Site):
    assert len(showcase.pages("district", "bn")) >= 23
    assert len(showcase.pages("product", "bn")) >= 184
    assert len(showcase.pages("lesson", "bn")) >= 8
    kinds = {sites.kind_of(path.relative_to(showcase.site / "bn").as_posix()) for path in showcase.pages(lang="bn")}
    assert kinds | {"glossary"} == set(sites.KINDS)  # a glossary is the author's choice


@pytest.mark.parametrize("name", ["small_site", "wicked", "showcase"])
def test_the_names_in_the_data_are_schema_orgs(name: str, request: pytest.FixtureRequest):
    if not SCHEMA.exists():
        pytest.skip(f"schema.org's vocabulary is not at {SCHEMA}")
    terms = {each["@id"].removeprefix("schema:"): each for each in json.loads(SCHEMA.read_text("utf-8"))["@graph"]}
    site = request.getfixturevalue(name)
    assert not guards.vocabulary(site, terms)
    kinds = {each["@type"] for _, _, page in guards.in_languages(site) for each in page.data}
    assert kinds >= {"Product", "BreadcrumbList"}
    wrong = {"@type": "Product", "colour": "red", "offers": {"@type": "Offering"}, "brand": {"@type": "Person", "worksFor": 1}}
    assert len(list(guards._of_schema(wrong, terms))) == 3


# ── each guard catches what is planted ───────────────────────────────────────────────────────────

PRODUCT = "bn/catalog/nadia/santipur-sample/SS-001.html"
LESSON = "en/modules/first-listing/01-six-facts.html"


def put(path: str, old: str, new: str) -> Callable[[Path], None]:
    """A change of one file of the site."""

    def change(site: Path) -> None:
        text = (site / path).read_text("utf-8")
        assert old in text, f"{old!r} is not in {path}: the planted fault has no place"
        (site / path).write_text(text.replace(old, new, 1), "utf-8")

    return change


def sub(path: str, pattern: str, new: str) -> Callable[[Path], None]:
    """A change of one file of the site by a regular expression."""

    def change(site: Path) -> None:
        text, count = re.subn(pattern, new, (site / path).read_text("utf-8"), count=1, flags=re.DOTALL)
        assert count, f"{pattern!r} is not in {path}: the planted fault has no place"
        (site / path).write_text(text, "utf-8")

    return change


def drop(path: str) -> Callable[[Path], None]:
    return lambda site: (site / path).unlink()


def add(path: str, content: bytes = b"x") -> Callable[[Path], None]:
    def change(site: Path) -> None:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)

    return change


def resave(tail: str, **settings: object) -> Callable[[Path], None]:
    """Save the product's picture anew, with something in it that has no place there."""

    def change(site: Path) -> None:
        from PIL import Image

        path = site / re.search(rf"media/[0-9a-f]+{re.escape(tail)}", (site / PRODUCT).read_text("utf-8"))[0]
        size = settings.pop("size", None)
        with Image.open(path) as image:
            image.load()
        (image.resize(size) if size else image).save(path, **settings)  # type: ignore[arg-type]

    return change


def _gps() -> object:
    from PIL import Image

    exif = Image.Exif()
    exif[0x010E] = "planted"
    exif.get_ifd(0x8825).update({1: "N", 2: (23.0, 2.0, 11.5)})
    return exif


END = "</main>"
PLANTED = [
    ("links", put(PRODUCT, END, f'<a href="SS-099.html">x</a>{END}'), "leads nowhere"),
    ("links", put(PRODUCT, END, f'<a href="SS-002.html#nowhere">x</a>{END}'), "no place #nowhere"),
    ("links", put(PRODUCT, END, f'<a href="#nowhere">x</a>{END}'), "no place #nowhere"),
    ("links", put(PRODUCT, END, f'<a href="/bn/index.html">x</a>{END}'), "is not relative"),
    ("links", put(PRODUCT, END, f'<a href="../../">x</a>{END}'), "leads nowhere"),
    ("links", put(PRODUCT, END, f'<a href="">x</a>{END}'), "is not relative"),
    ("links", sub(PRODUCT, r"(media/[0-9a-f]+)-640\.avif 640w", r"\1-641.avif 640w"), "leads nowhere"),
    ("links", drop("assets/haat/haat.js"), "leads nowhere"),
    ("links", put("bn/404.html", 'href="/bn/index.html"', 'href="index.html"'), "shown at any depth"),
    ("links", add("assets/haat/more.css", b"body{background:url(gone.svg)}"), "leads nowhere"),
    ("external", put(PRODUCT, END, f'<img src="https://cdn.example/x.png" alt="x">{END}'), "leaves the site"),
    ("external", put(PRODUCT, END, f'<script src="//cdn.example/x.js"></script>{END}'), "leaves the site"),
    ("external", put(PRODUCT, END, f'<a href="ftp://example.org/x">x</a>{END}'), "leaves the site"),
    ("external", put(PRODUCT, END, f'<a href="https://example.org" target="_blank">x</a>{END}'), "reach back"),
    ("links", put(PRODUCT, END, f'<a href="../index.html#colour=red">x</a>{END}'), "no place #colour=red"),
    ("links", put(PRODUCT, END, f'<a href="SS-002.html#material=cotton">x</a>{END}'), "no place #material=cotton"),
    ("external", put(PRODUCT, END, f"<iframe></iframe>{END}"), "has no place here"),
    ("external", put(PRODUCT, "</head>", '<link rel="preconnect" href="../index.html"></head>'), "preconnect"),
    ("external", add("assets/haat/more.css", b'@import "https://fonts.example/x.css";'), "leaves the site"),
    ("external", add("assets/haat/more.js", b'fetch("x.json")'), "may leave the site"),
    ("well_formed", put(PRODUCT, END, f"<p><div></div></p>{END}"), "unexpected-end-tag"),
    ("well_formed", put(LESSON, END, f"<b>x{END}"), "end-tag"),
    ("well_formed", put(LESSON, END, f'<p class="a"b="c">x</p>{END}'), "unexpected-character-after-attribute-value"),
    ("heads", put(PRODUCT, END, f"<h1>x</h1>{END}"), "has not one <h1>"),
    ("heads", sub(PRODUCT, "<title>.*?</title>", "<title></title>"), "has not one title"),
    ("heads", put(PRODUCT, '<meta name="description"', '<meta name="other"'), "has not one description"),
    ("heads", put(PRODUCT, '<html lang="bn"', '<html lang="en"'), "its language is not bn"),
    ("heads", put(PRODUCT, 'dir="ltr"', 'dir="rtl"'), "its direction is rtl"),
    ("heads", put(PRODUCT, END, f'<p id="content">x</p>{END}'), "stands twice"),
    ("heads", put(PRODUCT, 'aria-labelledby="', 'aria-labelledby="gone-'), "names no id"),
    ("relations", sub(PRODUCT, r'<link rel="alternate" hreflang="hi"[^>]*>', ""), "hreflang is"),
    (
        "relations",
        put(PRODUCT, 'rel="canonical" href="https://haat.example/bn', 'rel="canonical" href="https://haat.example/en'),
        "canonical",
    ),
    ("relations", drop("hi/catalog/nadia/santipur-sample/SS-001.html"), "there is no https://haat.example/hi/"),
    ("relations", sub(PRODUCT, r'og:image" content="[^"]*', 'og:image" content="https://haat.example/media/gone.jpg'), "og:image"),
    ("relations", sub(PRODUCT, r'<a [^>]*hreflang="hi"', "<a "), "the language switch has"),
    ("relations", put("bn/404.html", "noindex", "index"), "no place in an index"),
    ("policies", sub(PRODUCT, r'<meta http-equiv="Content-Security-Policy"[^>]*>', ""), "has 0 policies"),
    ("policies", put(PRODUCT, "script-src 'self'", "script-src 'self' 'unsafe-inline'"), "allows 'unsafe-inline'"),
    ("policies", put(PRODUCT, "script-src 'self'", "script-src 'self' https:"), "allows https:"),
    ("policies", put(PRODUCT, "default-src 'none'", "default-src 'self'"), "is open"),
    ("policies", put(PRODUCT, END, f"<script>x</script>{END}"), "are not what the policy allows"),
    ("policies", put(PRODUCT, "<meta charset", '<script src="x"></script><meta charset'), "before the policy"),
    ("policies", put(PRODUCT, END, f'<p style="color:red">x</p>{END}'), "a style of its own"),
    ("policies", put(PRODUCT, END, f'<p onclick="x()">x</p>{END}'), "<p onclick>"),
    ("policies", put(PRODUCT, END, f'<a href=" JavaScript:x">x</a>{END}'), "JavaScript:x"),
    ("linked_data", put(PRODUCT, '"@graph":[', '"@graph":[,'), "Expecting value"),
    ("linked_data", put(PRODUCT, '"sku":"SS-001",', ""), "has no sku"),
    ("linked_data", sub(PRODUCT, r'"offers":', '"proposals":'), "the data's offer is None"),
    ("linked_data", put(PRODUCT, '"price":"2100"', '"price":"২১০০"'), "the offer is"),
    (
        "linked_data",
        put(LESSON, "</head>", '<script type="application/ld+json">{"@type":"Product"}</script></head>'),
        "has 1 products",
    ),
    ("maps", sub("sitemap-nadia.xml", "<url>.*?</url>\n", ""), "is not listed"),
    ("maps", sub("sitemap-nadia.xml", "(<url>.*?</url>\n)", r"\1\1"), "is listed twice"),
    ("maps", drop(PRODUCT), "is not there"),
    ("maps", sub("sitemap-nadia.xml", "<xhtml:link[^>]*>", ""), "has the languages"),
    ("maps", sub("sitemap.xml", "<sitemap>.*?</sitemap>", ""), "does not name"),
    ("maps", put("robots.txt", "Allow: /", "Disallow: /"), "forbids something"),
    ("entrances", put("index.html", 'href="hi/index.html"', 'href="en/index.html"'), "index.html: leads to"),
    ("entrances", drop("hi/404.html"), "hi/404.html: is not there"),
    ("entrances", drop("404.html"), "does not lead to every language"),
    ("addresses", add("bn/শাড়ি.html"), "is not plain ASCII"),
    ("addresses", add("en/About.html"), "only in case"),
    ("addresses", drop("en/about.html"), "is not in every language"),
    ("addresses", add("bn/products.yml"), "has no place in a site"),
    ("addresses", add("bn/modules/attendance.pdf"), "has no place in a site"),
    ("addresses", add("theme/x.html"), "theme/: has no place"),
    ("metadata", resave("-320.jpg", exif=_gps()), "EXIF"),
    ("metadata", resave("-320.avif", exif=_gps()), "EXIF"),
    ("metadata", resave("-320.jpg", comment="made by"), "comment"),
    ("pictures", sub(PRODUCT, r'<img ([^>]*)alt="[^"]*"', r"<img \1"), "without words"),
    ("pictures", sub(PRODUCT, r'height="\d\d\d"', 'height="900"'), "told as"),
    ("pictures", resave("-640.jpg", size=(600, 750)), "wide, not 640"),
    ("pictures", sub(PRODUCT, r'<source type="image/avif"[^>]*>', ""), "do not match"),
    ("pictures", add("media/0123-320.jpg"), "no page shows it"),
    ("amounts", put(PRODUCT, "₹২,১০০", "₹2,100"), "is not in the digits of bn"),
    ("amounts", put(PRODUCT, "₹২,১০০", "₹১২৩,৪৫৬"), "is grouped wrongly"),
    ("amounts", put(PRODUCT, "₹২,১০০", "₹১২৩৪৫৬"), "is grouped wrongly"),
    ("tongues", sub(PRODUCT, '<span lang="hi">', "<span>"), "is marked bn"),
    ("tongues", sub(PRODUCT, "<h1>.*?</h1>", "<h1>A saree of fine cotton thread</h1>"), "is English, marked bn"),
    ("weights", add("assets/haat/haat.css", random.Random(1).randbytes(80_000)), "is more than 60 KB"),
    ("weights", add("assets/haat/haat.css", random.Random(1).randbytes(80_000)), "is more than 90 KB"),
    ("weights", sub("assets/haat/fonts.css", r"src:(local[^;]*),(url.*?)(?=;)", r"src:\2,\1"), "own first"),
    ("weights", add("assets/fonts/unused-face.woff2"), "no style names it"),
]


@pytest.mark.parametrize(("guard", "change", "found"), PLANTED, ids=[f"{g}-{n}" for n, (g, *_) in enumerate(PLANTED)])
def test_a_guard_catches_what_is_planted(guard: str, change: Callable[[Path], None], found: str, small_site: Site, tmp_path: Path):
    shutil.copytree(small_site.site, tmp_path / "site")
    for name in ("content", "build"):
        (tmp_path / name).symlink_to(small_site.root / name)
    change(tmp_path / "site")
    faults = GUARDS[guard](Site(tmp_path))
    assert any(found in fault for fault in faults), told(faults)


def test_every_guard_has_a_planted_fault():
    assert {guard for guard, *_ in PLANTED} == set(GUARDS)


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
