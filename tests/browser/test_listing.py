"""The exercise "prepare your own listing" for a channel: what is missing, and limits, by the same rules as the office's check."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import sites
from sites import REPO, Site
from test_browser import Script, script  # noqa: F401

from site_builder.check.commons import read_commons
from site_builder.edition import edition
from site_builder.edition.asks import ChannelAsks, channel_asks
from site_builder.model.channel import Test as Rule
from site_builder.readiness import Facts
from site_builder.readiness.judge import question

LESSON = "modules/everything/01-everything.html"
MOST = 90 * 1024  # bytes of a lesson with all that it loads, as sent
LONG = "Handloom saree of fine cotton with a border that is woven by hand in Santipur, Nadia, West Bengal"
SAMPLES: tuple[dict[str, str], ...] = (
    {},
    {"title": "Saree", "sku": "TS-014", "gtin": "8901234567894", "hsn": "5208", "mrp": "900", "retail": "950", "photos": "2"},
    {"title": LONG, "sku": "TS 014", "gtin": "8901234567895", "hsn": "52083121", "mrp": "950", "retail": "900", "photos": "40"},
    {"title": f"Best seller! Saree saree saree {LONG * 2}", "description": "Call +91 98300 00000 or see www.example.org", "hsn": "52"},
    {"title": "শান্তিপুরী তাঁতের শাড়ি", "description": "হাতে বোনা", "keywords": "ক, খ, গ, ঘ, ঙ, চ; ছ " * 20, "weight": "৫০০", "packed_weight": "৪৫০"},
    {"title": "Saree", "photos": "5", "weight": "500", "packed_weight": "650", "seller-address-pin": "741404", "seller-address-block-en": "Santipur 741404"},
)  # fmt: skip
NUMBERS = ("mrp", "retail", "weight", "packed_weight", "photos")


@pytest.fixture(scope="module")
def selling(course: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The course with the channels, laws and answers of the reference showcase."""
    root = tmp_path_factory.mktemp("selling") / "showcase"
    shutil.copytree(course.root, root, ignore=shutil.ignore_patterns("site", "build"))
    sites.take_pictures(root, course.root)
    shutil.copytree(REPO / "content/channels", root / "content/channels")
    for name in ("laws.yml", "answers.yml"):
        shutil.copyfile(REPO / "content" / name, root / "content" / name)
    return sites.build(root, "--only", "site")


@pytest.fixture(scope="module")
def asked(selling: Site) -> dict[str, ChannelAsks]:
    commons, _ = read_commons(selling.root)
    assert commons is not None
    return {each.id: each for each in channel_asks(edition(commons, "en"))}


@pytest.fixture(scope="module")
def judged(selling: Site, asked: dict[str, ChannelAsks], script: Script) -> list[tuple[dict[str, Any], dict[str, Any]]]:  # noqa: F811
    page = (selling.site / "en" / LESSON).read_text("utf-8")
    there = set(re.findall(r' name="([^"]+)"', page))
    samples = [
        {"channel": name, "category": category, "values": {key: each for key, each in values.items() if key in there}}
        for name in asked
        for category in ("", "saree")
        for values in SAMPLES
    ]
    found = script("listing.mjs", address=(selling.site / "en" / LESSON).resolve().as_uri(), samples=samples)
    assert found["errors"] == [], "every pattern of the rules is one that a browser reads too"
    assert found["again"] == samples[-1]["channel"], "the choice is kept on the device"
    return list(zip(samples, found["told"], strict=True))


def _facts(values: dict[str, str], page: str) -> Facts:
    """What was typed, as the office's check sees it."""
    base: dict[str, Any] = {}
    for name, text in values.items():
        paths = re.search(rf'data-paths="([^"]+)"[^>]*>\s*<label for="haat-listing-{re.escape(name)}"', page)
        assert paths, name
        number = text.translate(str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789"))
        for path in paths[1].split():
            base[path] = float(number) if name in NUMBERS else re.split(r"[,;\n]+ *", text.strip()) if name == "keywords" else text
    base.setdefault("price", base.get("prices.mrp"))
    return Facts(base)


def test_the_page_judges_as_the_office_does(selling: Site, asked: dict[str, ChannelAsks], judged: list[Any]):
    page, seen = (selling.site / "en" / LESSON).read_text("utf-8"), set()
    for sample, told in judged:
        facts = _facts(sample["values"], page)
        for ask in asked[sample["channel"]].asks:
            for check in ask.checks:
                if not check.test or (check.only and sample["category"] not in check.only.split()):
                    continue
                broken = not question(Rule.model_validate(json.loads(check.test)), absent=True)(facts)
                assert (check.test in told["wrong"]) == broken, (sample, check)
                seen.add((check.test, broken))
    assert len({test for test, broken in seen if broken}) > 12, "the samples break many rules"
    assert len({test for test, broken in seen if not broken}) > 12


def test_what_is_missing_is_told_by_its_channel(judged: list[Any]):
    said = {(each["channel"], each["category"]): told for each, told in judged if not each["values"]}
    ebay, amazon, ondc = said["ebay", "saree"], said["amazon", "saree"], said["ondc", "saree"]
    assert {"title.en", "description.en", "price", "sku"} <= set(ebay["missing"])
    assert "brand_said" in amazon["missing"]
    assert "brand_said" not in ebay["missing"], "eBay is better with it and does without"
    assert ebay["state"].startswith("eBay: ")
    assert str(len({*ebay["missing"]})) in ebay["state"]
    assert ebay["lists"] == ["ebay"]
    assert "materials" in amazon["missing"], "textiles tell their fabric"
    assert "materials" not in said["amazon", ""]["missing"], (
        "before the kind of goods is known, nothing is asked of some kinds alone"
    )
    assert not any(each.startswith("food.") for each in ondc["missing"])
    assert "sku" in ebay["fields"]


def test_a_limit_is_told_at_its_field(judged: list[Any]):
    told = next(told for each, told in judged if each["channel"] == "ebay" and each["values"].get("title") == LONG)
    assert "80" in told["told"]["title"]
    other = next(told for each, told in judged if each["channel"] == "amazon" and each["values"].get("title") == LONG)
    assert "title" not in other["told"]
    assert "check digit" in told["told"]["gtin"]


@pytest.mark.parametrize("code", ["bn", "en", "hi"])
def test_without_a_script_each_channel_lists_what_it_needs(selling: Site, code: str):
    page = (selling.site / code / LESSON).read_text("utf-8")
    lists = re.findall(r'<details class="haat-asks" data-channel="([a-z]+)".*?</details>', page, flags=re.DOTALL)
    assert {"ondc", "amazon", "flipkart", "ebay", "alibaba", "daraz"} <= set(lists)
    assert "hidden" not in "".join(re.findall(r'<details class="haat-asks"[^>]*>', page))
    dated = re.findall(r'<details class="haat-asks"[^>]*>\s*<summary>([^<]*)', page)
    year = "২০২৬" if code == "bn" else "2026"
    assert dated
    assert all(year in each for each in dated)


@pytest.mark.parametrize("code", ["bn", "en", "hi"])
def test_the_lesson_stays_light(selling: Site, code: str):
    path = selling.site / code / LESSON
    html = path.read_text("utf-8")
    loads = {(path.parent / each).resolve() for each in re.findall(r'(?:src|href)="([^"]+\.(?:js|css|svg))"', html)}
    assert sum(len(gzip.compress(each.read_bytes())) for each in (path, *loads)) <= MOST


def test_changed_rules_change_the_lesson_and_no_other(selling: Site, tmp_path: Path):
    root = tmp_path / "showcase"
    shutil.copytree(selling.root, root)
    rules = root / "content/channels/ebay.yml"
    rules.write_text(rules.read_text("utf-8").replace("chars: 80", "chars: 75", 1), "utf-8")
    site = sites.build(root, "--only", "site")
    pages = [each.relative_to(selling.site) for each in selling.site.rglob("modules/**/*.html")]
    changed = {str(each) for each in pages if (site.site / each).read_bytes() != (selling.site / each).read_bytes()}
    assert changed == {f"{code}/{LESSON}" for code in ("bn", "en", "hi")}
