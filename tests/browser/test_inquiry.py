"""A buyer with the inquiry list: from home to a printed request over three sellers, by keyboard, from files and offline,
in Urdu, without scripts; what hostile records and a hostile storage do to it; and codes that lead to their products."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote

import pytest
import sites
import wicked as planted
from asked import LONG, SAREE, STOLE, messages_of, uri_of
from sites import Site
from test_browser import Script, script

from site_builder.model.shortcode import short_code

__all__ = ["script"]
pytestmark = pytest.mark.browser


def _way(product: str) -> list[str]:
    """From any page by the header to a product: districts, district, product."""
    district, _, sku = product.split("/")
    return [
        ".haat-nav li:nth-child(2) a",
        f".haat-district-list a[href$='{district}/index.html']",
        f".haat-card__link[href$='/{sku}.html']",
    ]


def _journey(site: Site, lang: str, how: str, **more: Any) -> dict[str, Any]:
    return {
        "home": uri_of(site, f"{lang}/index.html"),
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
            told["journey served"]["by"] = served  # one worker walks for all
            kept.write_text(json.dumps(told), "utf-8")
    return json.loads(kept.read_text("utf-8"))


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


def test_nothing_of_a_buyer_leaves_the_device(walked: dict[str, Any], wicked: Site):
    for each in walked.values():
        own = each.get("by") or wicked.site.resolve().as_uri()
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
    bengali = messages_of(walked["journey served"]["first"]["links"])
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
    texts = "".join(re.sub(r"^\(\d+/\d+\)\n", "", each) for each in messages_of(walked["journey served"]["first"]["links"]))
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
        hostile={"product": uri_of(wicked, f"{folder}/WK-001.html"), "page": uri_of(wicked, "en/inquiry.html"), "stored": STORED},
        refused={"product": uri_of(wicked, f"{folder}/WK-001.html"), "page": uri_of(wicked, "en/inquiry.html")},
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
