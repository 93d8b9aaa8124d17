"""The gates of the site: every published page of six showcases keeps them, and each gate shuts."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import guards
import pytest
import sites
from planting import add, put, told
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


def sub(path: str, pattern: str, new: str) -> Callable[[Path], None]:
    """A change of one file of the site by a regular expression."""

    def change(site: Path) -> None:
        text, count = re.subn(pattern, new, (site / path).read_text("utf-8"), count=1, flags=re.DOTALL)
        assert count, f"{pattern!r} is not in {path}: the planted fault has no place"
        (site / path).write_text(text, "utf-8")

    return change


def drop(path: str) -> Callable[[Path], None]:
    return lambda site: (site / path).unlink()


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
    ("addresses", add("bn/programmes/accounts.xlsx"), "has no place in a site"),
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
