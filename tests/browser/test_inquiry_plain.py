"""The list of inquiry without scripts, its codes, and how its pages are made."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import sites
import wicked as planted
from asked import ASSETS, SAREE, STOLE, messages_of, uri_of
from sites import Site
from test_browser import Script, _addresses, _told, html_validate, script, visit

from site_builder.model.shortcode import short_code

pytestmark = pytest.mark.browser


# ── without scripts ──────────────────────────────────────────────────────────────────────────────


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if tag == "a" and name == "href"]


def _links(path: Path) -> list[str]:
    """Where the part of a product's page that asks leads."""
    html = path.read_text("utf-8")
    start = html.index('class="haat-contact"')
    reader = _Links()
    reader.feed(html[start : html.index("</section>", start)])
    return reader.found


@pytest.mark.parametrize("lang", ["bn", "en", "ur"])
def test_without_scripts_each_products_links_say_its_name_and_codes(wicked: Site, lang: str):
    pages = wicked.pages("product", lang)
    assert len(pages) >= 6
    for path in pages:
        html, sku = path.read_text("utf-8"), path.stem
        product = f"{path.parent.parent.name}/{path.parent.name}/{sku}"
        texts = messages_of(_links(path))
        ways = [each for each in _links(path) if each.startswith(("mailto:", "tel:", "https://wa.me/"))]
        assert ways, f"{path}: nobody can be asked"
        assert f"<strong>{short_code(product)}</strong> · {sku}" in html
        for text in texts:
            assert short_code(product) in text
            assert text.endswith(f"{wicked.base_url}{lang}/catalog/{product}.html")
        for mail in (each for each in ways if each.startswith("mailto:")):
            assert short_code(product) in parse_qs(urlsplit(mail).query)["subject"][0]
            assert "%0D%0A" in mail
    hostile = messages_of(_links(wicked.site / lang / "catalog/bankura/wicked-sample/WK-001.html"))
    assert hostile
    assert all(planted.HOSTILE["title"] in each for each in hostile), "the name comes through as it is, and only as text"


def test_without_scripts_the_list_says_what_to_do_and_codes_are_links(small_site: Site, script: Script):
    paths = [small_site.site / "bn" / name for name in ("inquiry.html", "codes.html", "codes/s.html")]
    for address, told in script("plain.mjs", pages=_addresses(paths)).items():
        assert told["letters"] > 60, address
        assert not told["hidden"], (address, told["hidden"])
        assert not told["buttons"], (address, told["buttons"])
        assert not told["dead"], address


# ── codes ────────────────────────────────────────────────────────────────────────────────────────


def test_every_product_stands_in_the_lists_by_both_codes_in_every_language(wicked: Site):
    for lang in wicked.languages:
        products = {path.relative_to(wicked.site / lang).as_posix() for path in wicked.pages("product", lang)}
        by_short, by_own = set(), set()
        for path in wicked.pages("codelist", lang):
            for part, found in (("short", by_short), ("own", by_own)):
                section = re.search(rf'<section aria-labelledby="{part}">.*?</section>', path.read_text("utf-8"), re.DOTALL)
                for href, code in re.findall(r'<a href="\.\./([^"]+)"><b>([^<]+)</b>', section[0] if section else ""):
                    product = href.removeprefix("catalog/").removesuffix(".html")
                    assert code == (short_code(product) if part == "short" else product.split("/")[2])
                    assert code[0].lower() == path.stem
                    found.add(href)
        assert by_short == by_own == products


def test_a_typed_code_leads_to_its_product_from_files(wicked: Site, script: Script):
    code = short_code(SAREE)
    typed = [
        code,
        code.lower().replace("-", " "),
        "ss-001",
        code.replace("0", "O").replace("1", "I"),
        "ZZ-999",
        "0000-0000",
        "<b>x",
    ]
    found = script("inquiry.mjs", codes={"address": uri_of(wicked, "en/codes.html"), "typed": typed})["codes"]
    for each, told in zip(typed[:4], found, strict=False):
        assert told["path"].endswith(f"/en/catalog/{SAREE}.html"), (each, told)
    for each, told in zip(typed[4:], found[4:], strict=True):
        assert "/en/codes" in told["path"], each
        assert each.upper() in told["said"], "what was typed is told back, as text"
    assert not [each for told in found for each in told["errors"]]


def test_a_code_that_two_makers_use_shows_both(small: Path, script: Script, small_site: Site):
    sites.take_pictures(small, small_site.root)
    file = small / "catalogs/bankura/panchmura-sample/products.yml"
    file.write_text(file.read_text("utf-8").replace("sku: PS-002", "sku: SS-001"), "utf-8")
    site = sites.build(small, "--only", "site")
    (told,) = script("inquiry.mjs", codes={"address": uri_of(site, "en/codes.html"), "typed": ["SS-001"]})["codes"]
    assert told["path"].endswith("/en/codes/s.html")
    assert len(told["found"]) == 2
    assert "More than one maker" in told["said"]


# ── how it is made ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("lang", ["bn", "en", "hi"])
def test_axe_finds_nothing_in_a_filled_list_and_nothing_moves(wicked: Site, script: Script, lang: str):
    products = [uri_of(wicked, f"{lang}/catalog/{each}.html") for each in (SAREE, STOLE)]
    job = {"products": products, "page": uri_of(wicked, f"{lang}/inquiry.html"), "shift": products[0]}
    told = script("inquiry.mjs", axe=job)["axe"]
    assert not told["found"], _told(told["found"])
    assert not told["moved"], _told(told["moved"])


def test_the_pages_are_valid_and_ask_for_nothing(small_site: Site, script: Script):
    paths = [small_site.site / "bn" / name for name in ("inquiry.html", "codes.html", "codes/s.html")]
    assert not html_validate(paths)
    assert not visit(script, small_site, paths)


def test_the_script_of_catalogue_pages_is_light():
    assert len(gzip.compress((ASSETS / "inquiry.js").read_bytes(), 9)) <= 5 * 1024
