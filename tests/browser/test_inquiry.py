"""A buyer with the inquiry list: from home to a printed request over three sellers, by keyboard, from files and offline,
in Urdu, without scripts; what hostile records and a hostile storage do to it; and codes that lead to their products."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import sites
import wicked as planted
from sites import Site
from test_browser import Script, _addresses, _told, html_validate, script, visit

from site_builder.model.shortcode import short_code

__all__ = ["script"]
pytestmark = pytest.mark.browser

ASSETS = sites.REPO / "site_builder/templates/assets"
SAREE, STOLE, LONG = "nadia/santipur-sample/SS-001", "bankura/panchmura-sample/PS-001", "bankura/wicked-sample/WK-002"


def _way(product: str) -> list[str]:
    """From any page by the header to a product: districts, district, product."""
    district, _, sku = product.split("/")
    return [
        ".haat-nav li:nth-child(2) a",
        f".haat-district-list a[href$='{district}/index.html']",
        f".haat-card__link[href$='/{sku}.html']",
    ]


def _uri(site: Site, path: str) -> str:
    return (site.site / path).resolve().as_uri()


def _journey(site: Site, lang: str, how: str, **more: Any) -> dict[str, Any]:
    return {
        "home": _uri(site, f"{lang}/index.html"),
        "how": how,
        "products": [
            {"way": _way(SAREE), "quantity": "12"},
            {"way": _way(STOLE), "quantity": "১০"},
            {"way": _way(LONG), "quantity": "20"},
        ],
        "buyer": {"name": "Anna Müller", "place": "Hamburg"},
        **more,
    }


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def served(wicked: Site) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(wicked.site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def walked(wicked: Site, served: str, script: Script, shared: Path, this_run: str) -> dict[str, Any]:
    """What the pages said on each buyer's way."""
    kept, pdf = shared / f"inquired {this_run}.json", shared / "inquiry.pdf"
    with sites.alone(shared / "inquired.lock"):
        if not kept.exists():
            english = _journey(
                wicked, "en", "keys", change="7", note="Red only, please", keep=True, needed="2026-12-20", pdf=str(pdf)
            )
            told = script(
                "inquiry.mjs",
                **{
                    "journey keys": english,
                    "journey served": {
                        **_journey(wicked, "bn", "pointer", tongue="en"),
                        "home": f"{served}bn/index.html",
                        "offline": False,
                    },
                    "journey urdu": _journey(wicked, "ur", "pointer"),
                },
            )
            kept.write_text(json.dumps(told), "utf-8")
    return json.loads(kept.read_text("utf-8"))


def _messages(links: list[str]) -> list[str]:
    """What the messages behind links to WhatsApp and mail say."""
    found = []
    for link in links:
        asked = parse_qs(urlsplit(link).query)
        found += asked.get("text", []) + asked.get("body", [])
    return found


# ── the way with the keyboard alone, from files, with the network off ────────────────────────────


def test_a_buyer_comes_from_home_to_a_printed_request_by_keyboard_alone(walked: dict[str, Any], shared: Path):
    told = walked["journey keys"]
    assert not told["errors"]
    assert told["added"] == [["It is on the list. Open the list", each] for each in "123"]
    assert len(told["first"]["makers"]) == 3
    assert told["first"]["badge"] == "3"
    assert told["printed"] == 1
    text = subprocess.run(["pdftotext", "-layout", str(shared / "inquiry.pdf"), "-"], capture_output=True, text=True).stdout
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not there")
    for part in (
        "Request for quotation",
        "Anna Müller",
        "Hamburg",
        "20 December 2026",
        "SS-001",
        short_code(SAREE),
        short_code(LONG),
    ):
        assert part in text, part
    assert "₹1,750" in text
    assert "Inquiry list" not in text, "what is for the screen is not printed"


def test_a_quantity_below_the_minimum_is_told_and_mended_by_one_key(walked: dict[str, Any]):
    told = walked["journey keys"]
    assert any("minimum order is 10" in each for each in told["changed"]["faults"])
    assert told["taken"] == ["INPUT", "10"]
    assert "10 × ₹1,750 = ₹17,500" in told["last"]["lines"][0]


def test_prices_follow_their_tiers_and_totals_add_up(walked: dict[str, Any]):
    told = walked["journey keys"]["first"]
    assert "12 × ₹1,750 = ₹21,000" in told["lines"][0]
    assert "20 × ₹1,25,000 = ₹25,00,000" in told["lines"][2]
    amounts = [int(re.sub(r"\D", "", each)) for each in told["sums"]]
    assert int(re.sub(r"\D", "", told["total"])) == sum(amounts)


def test_a_line_is_taken_off_and_put_back(walked: dict[str, Any]):
    for each in walked.values():
        assert each["removed"][0] == 2
        assert each["back"] == 3
    assert walked["journey keys"]["removed"][1] == "Put it back"


def test_the_list_outlives_the_page_and_the_buyer_only_if_wanted(walked: dict[str, Any]):
    for name, each in walked.items():
        assert len(each["again"]["lines"]) == 3
        assert each["fields"][0] == ("Anna Müller" if name == "journey keys" else "")
        held = any("Müller" in kept for kept in each["again"]["kept"])
        assert held == (name == "journey keys"), "a buyer's name is kept only where the box is ticked"


def test_nothing_of_a_buyer_leaves_the_device(walked: dict[str, Any], wicked: Site, served: str):
    for name, each in walked.items():
        own = served if name == "journey served" else wicked.site.resolve().as_uri()
        assert each["asked"]
        assert not [url for url in each["asked"] if not url.startswith((own, "data:", f"blob:{own}", "blob:null"))]
        assert not [url for url in each["asked"] if "M%C3%BC" in url or "Hamburg" in url]
        assert not each["last"]["breaches"]


# ── what goes out ────────────────────────────────────────────────────────────────────────────────


def test_messages_say_codes_quantities_totals_and_who_asks(walked: dict[str, Any]):
    told = walked["journey keys"]
    whole = told["copied"]
    for part in (
        short_code(SAREE),
        "SS-001",
        "Santipur handloom saree",
        "10 × ₹1,750 = ₹17,500",
        "Red only, please",
        "Anna Müller",
        "20 December 2026",
    ):
        assert part in whole, part
    for each in walked.values():
        assert all(len(link) <= 2000 for link in each["last"]["links"])
    bengali = _messages(walked["journey served"]["first"]["links"])
    assert any(each.startswith("(1/") for each in bengali), "a long message comes in parts"
    mail = next(link for link in told["last"]["links"] if link.startswith("mailto:santipur-sample@"))
    assert "SS-001" in unquote(mail)
    assert "PS-001" not in unquote(mail), "a maker reads of its own products only"


def test_who_did_not_agree_is_reached_through_the_office(walked: dict[str, Any]):
    told = walked["journey keys"]["last"]
    assert not any(
        value in str(told["links"])
        for value in (planted.PRIVATE["email"], planted.PRIVATE["phone"][1:], planted.PRIVATE["whatsapp"][1:])
    )
    assert re.search(r"Maker: Saree.*\(through: ", walked["journey keys"]["copied"])


def test_the_message_can_be_in_english_and_the_page_in_bengali(walked: dict[str, Any]):
    told = walked["journey served"]
    assert not told["errors"]
    assert told["first"]["badge"] == "৩"
    assert "১২ × ₹১,৭৫০ = ₹২১,০০০" in told["first"]["lines"][0]
    assert "শান্তিপুরি তাঁতের শাড়ি" in told["first"]["paper"]
    assert "Santipur handloom saree" in told["copied"]
    assert "12 × ₹1,750 = ₹21,000" in told["copied"]
    assert told["last"]["paperIs"] == ["en", "ltr"]
    assert told["first"]["paperIs"] == ["bn", "ltr"]


def test_bengali_messages_are_whole(walked: dict[str, Any]):
    texts = "".join(re.sub(r"^\(\d+/\d+\)\n", "", each) for each in _messages(walked["journey served"]["first"]["links"]))
    assert "\ufffd" not in texts
    assert "শান্তিপুরি তাঁতের শাড়ি" in texts
    assert planted.LONG_WORD["bn"] in "".join(texts.split())


def test_in_urdu_the_list_runs_from_right_to_left(walked: dict[str, Any]):
    told = walked["journey urdu"]
    assert not told["errors"]
    assert told["first"]["paperIs"] == ["ur", "rtl"]
    assert told["first"]["wide"] <= 0
    assert len(told["first"]["lines"]) == 3
    assert short_code(SAREE) in told["copied"]


def test_the_table_opens_in_a_spreadsheet(walked: dict[str, Any]):
    for each in walked.values():
        (table,) = each["saved"]
        assert table.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
        assert len(rows) == 4
        assert rows[1][2:4] == [short_code(SAREE), "SS-001"]
        assert rows[1][6] == "1750"
        assert int(rows[1][5]) * 1750 == int(rows[1][7])


# ── hostile records, hostile storage, a browser that keeps nothing ───────────────────────────────

_LINE = {"id": "nadia/santipur-sample/SS-001", "quantity": 5, "names": {"en": "<img src=x onerror=window.planted=1>"}, "makers": {}}
STORED = [
    "",
    "not json",
    "{}",
    "[1, null, [], {}]",
    json.dumps([{**_LINE, "id": "../../evil/x.html"}, {**_LINE, "id": "javascript:alert(1)//a/b"}, {**_LINE, "quantity": "1e9"}]),
    json.dumps(
        [
            {
                **_LINE,
                "picture": "//evil.example/x.png",
                "whatsapp": "1?x=<b>",
                "phone": "+91;ext=1",
                "email": "a@b?bcc=c@d",
                "note": {},
            }
        ]
    ),
    json.dumps(
        [
            {
                **_LINE,
                "names": {"__proto__": "x", "en": {"a": 1}},
                "tiers": "x:y 1:1e9",
                "price": "NaN",
                "until": "9999-99-99",
                "on": [],
            }
        ]
    ),
]


@pytest.fixture(scope="module")
def attacked(wicked: Site, script: Script) -> dict[str, Any]:
    folder = "en/catalog/bankura/wicked-sample"
    return script(
        "inquiry.mjs",
        hostile={"product": _uri(wicked, f"{folder}/WK-001.html"), "page": _uri(wicked, "en/inquiry.html"), "stored": STORED},
        refused={"product": _uri(wicked, f"{folder}/WK-001.html"), "page": _uri(wicked, "en/inquiry.html")},
    )


def test_hostile_records_are_only_text_in_list_message_paper_and_table(attacked: dict[str, Any]):
    told = attacked["hostile"]["product"]
    assert not attacked["hostile"]["errors"]
    assert (told["planted"], told["markup"], told["breaches"]) == (0, 0, [])
    for key in ("title", "script", "image"):  # the product's name, its maker's, its form's
        assert planted.HOSTILE[key] in told["copied"], key
        assert planted.HOSTILE[key] in told["paper"], key
    rows = list(csv.reader(io.StringIO(told["saved"][0].removeprefix("\ufeff"), newline="")))
    assert rows[1][3] == "WK-001-A"
    assert rows[1][9].startswith("'=cmd|"), "what a buyer wrote is no formula either"
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=+@-]", cell)]


def test_what_lies_in_the_storage_is_not_trusted(attacked: dict[str, Any]):
    assert not attacked["hostile"]["errors"]
    for given, told in zip(STORED, attacked["hostile"]["stored"], strict=True):
        assert not told["planted"], given
        assert not told["breaches"], given
        assert all(re.match(r"(\.\./)*media/[\w./-]+$", each) for each in told["sources"]), given
        for link in told["links"]:
            assert re.match(r"(catalog/[\w/-]+(\.html)?$|mailto:\?|https://wa\.me/\?|\.\./catalog|catalog/index)", link), (
                given,
                link,
            )
    assert [each["lines"] for each in attacked["hostile"]["stored"]] == [0, 0, 0, 0, 0, 1, 1]


def test_a_browser_that_keeps_nothing_says_so(attacked: dict[str, Any]):
    told = attacked["refused"]
    assert not told["errors"]
    assert "keeps nothing" in told["said"]
    assert told["empty"]


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
        texts = _messages(_links(path))
        ways = [each for each in _links(path) if each.startswith(("mailto:", "tel:", "https://wa.me/"))]
        assert ways, f"{path}: nobody can be asked"
        assert f"<strong>{short_code(product)}</strong> · {sku}" in html
        for text in texts:
            assert short_code(product) in text
            assert text.endswith(f"{wicked.base_url}{lang}/catalog/{product}.html")
        for mail in (each for each in ways if each.startswith("mailto:")):
            assert short_code(product) in parse_qs(urlsplit(mail).query)["subject"][0]
            assert "%0D%0A" in mail
    hostile = _messages(_links(wicked.site / lang / "catalog/bankura/wicked-sample/WK-001.html"))
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
    found = script("inquiry.mjs", codes={"address": _uri(wicked, "en/codes.html"), "typed": typed})["codes"]
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
    (told,) = script("inquiry.mjs", codes={"address": _uri(site, "en/codes.html"), "typed": ["SS-001"]})["codes"]
    assert told["path"].endswith("/en/codes/s.html")
    assert len(told["found"]) == 2
    assert "More than one maker" in told["said"]


# ── how it is made ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("lang", ["bn", "en", "hi"])
def test_axe_finds_nothing_in_a_filled_list_and_nothing_moves(wicked: Site, script: Script, lang: str):
    products = [_uri(wicked, f"{lang}/catalog/{each}.html") for each in (SAREE, STOLE)]
    job = {"products": products, "page": _uri(wicked, f"{lang}/inquiry.html"), "shift": products[0]}
    told = script("inquiry.mjs", axe=job)["axe"]
    assert not told["found"], _told(told["found"])
    assert not told["moved"], _told(told["moved"])


def test_the_pages_are_valid_and_ask_for_nothing(small_site: Site, script: Script):
    paths = [small_site.site / "bn" / name for name in ("inquiry.html", "codes.html", "codes/s.html")]
    assert not html_validate(paths)
    assert not visit(script, small_site, paths)


def test_the_script_of_catalogue_pages_is_light():
    assert len(gzip.compress((ASSETS / "inquiry.js").read_bytes(), 9)) <= 5 * 1024
