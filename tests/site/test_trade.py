"""Pages that sell to trade: what they tell of prices, crafts, collections and news, and the pictures that they are shared with."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import guards
import pytest
import sites
import wicked as planted
from PIL import Image
from sites import Site

from site_builder.model.shortcode import short_code

SAREE = "catalog/nadia/santipur-sample/SS-001.html"
HORSE = "catalog/bankura/panchmura-sample/PS-001.html"
ATOM = "{http://www.w3.org/2005/Atom}"


def says(site: Site, path: str) -> str:
    return " ".join(" ".join(each.text for each in guards.read(site.site / path).texts).split())


def data(site: Site, path: str, kind: str) -> dict:
    return next(each for each in guards.read(site.site / path).data if each["@type"] == kind)


# ── prices, measures, codes ──────────────────────────────────────────────────────────────────────


def test_a_price_is_told_in_other_currencies_with_their_day_and_source(small_site: Site):
    english, bengali = says(small_site, f"en/{SAREE}"), says(small_site, f"bn/{SAREE}")

    assert "≈ US$24.71 · €22.11 · £19.09 · AED\u00a091.30 · ¥3,684 · ৳3,000" in english.replace("AED ", "AED\u00a0")
    assert "at the rates of 20 November 2026 · Sample rates, quoted by no bank" in english
    assert "US$২৪.৭১" in bengali
    assert "২০ নভেম্বর, ২০২৬" in bengali


def test_without_rates_no_price_is_converted(small_site: Site, tmp_path: Path):
    root = sites.start_small(tmp_path / "bare", pictures_of=small_site.root)
    (root / "content/rates.yml").unlink()
    site = sites.build(root, "--only", "site")

    assert not [path for path in site.pages() if "haat-abroad" in path.read_text("utf-8")]


def test_sizes_and_weights_are_told_in_both_measures(small_site: Site):
    english, bengali = says(small_site, f"en/{HORSE}"), says(small_site, f"bn/{HORSE}")

    assert "18 × 9 × 30 cm (7.1 × 3.5 × 11.8 in)" in english.replace("\u00a0", " ")
    assert "950 g (2.1 lb)" in english.replace("\u00a0", " ")
    assert "(৭.১ × ৩.৫ × ১১.৮ ইঞ্চি)" in bengali.replace("\u00a0", " ")


def test_the_short_code_stands_under_the_name(small_site: Site):
    code = short_code("nadia/santipur-sample/SS-001")

    assert all(f"<b>{code}</b>" in (small_site.site / lang / SAREE).read_text("utf-8") for lang in small_site.languages)


def test_a_record_without_a_fact_shows_no_empty_place(small_site: Site):
    for path in small_site.pages("product"):
        html = path.read_text("utf-8")
        assert not re.search(r"<dd>\s*</dd>|<dt>\s*</dt>|<td>\s*</td>", html), path
        assert ("haat-reckon" in html) == ("<table" in html), path  # no tiers, nothing to reckon


# ── data for search engines ──────────────────────────────────────────────────────────────────────


def test_tiers_and_lead_time_stand_in_the_offer(small_site: Site):
    offer = data(small_site, f"en/{SAREE}", "Product")["offers"]

    assert [(each["price"], each["eligibleQuantity"].get("maxValue")) for each in offer["priceSpecification"]] == [
        ("1750", 49),
        ("1600", None),
    ]
    assert offer["deliveryLeadTime"] == {"@type": "QuantitativeValue", "maxValue": 15, "unitCode": "DAY"}


def test_variants_are_products_of_a_group(small_site: Site):
    group = data(small_site, "en/catalog/nadia/santipur-sample/SS-002.html", "ProductGroup")

    assert [each["sku"] for each in group["hasVariant"]] == ["SS-002-M", "SS-002-N", "SS-002-P"]
    assert group["variesBy"] == ["https://schema.org/color"]
    assert all(each["offers"]["priceCurrency"] == "INR" for each in group["hasVariant"])


def test_makers_modules_and_lists_are_told_too(small_site: Site):
    maker = data(small_site, "hi/catalog/nadia/santipur-sample/index.html", "Organization")
    course = data(small_site, "bn/modules/first-listing/index.html", "Course")
    listed = data(small_site, "en/catalog/nadia/index.html", "ItemList")

    assert maker["address"]["addressCountry"] == "IN"
    assert "telephone" not in maker
    assert course["inLanguage"] == "bn"
    assert [each["position"] for each in listed["itemListElement"]] == [1, 2]
    assert all((small_site.site / each["url"].removeprefix(small_site.base_url)).is_file() for each in listed["itemListElement"])


# ── crafts, collections, districts ───────────────────────────────────────────────────────────────


def test_a_product_leads_to_its_craft_and_the_craft_to_its_products(small_site: Site):
    assert '<a href="../../../crafts/terracotta.html">Terracotta</a>' in (small_site.site / "en" / HORSE).read_text("utf-8")
    craft = (small_site.site / "en/crafts/terracotta.html").read_text("utf-8")
    assert f'href="../{HORSE}"' in craft
    assert "The clay is sieved, kneaded and left covered for some days." in craft


def test_a_collection_shows_its_products_and_says_that_it_is_a_sample(small_site: Site):
    page = small_site.site / "en/collections/sample-gifts.html"

    cards = re.findall(r'class="haat-card__link" href="\.\./(catalog/[^"]+)"', page.read_text("utf-8"))
    assert cards == [SAREE, HORSE]
    assert "An invented example." in says(small_site, "en/collections/sample-gifts.html")
    assert "1 December 2026 – 31 January 2027" in says(small_site, "en/collections/sample-gifts.html")


def test_a_new_price_reaches_the_collection_that_shows_it(small_site: Site, tmp_path: Path):
    root = sites.start_small(tmp_path / "priced", pictures_of=small_site.root)
    site = sites.build(root, "--only", "site")
    products = root / "catalogs/bankura/panchmura-sample/products.yml"
    products.write_text(products.read_text("utf-8").replace("retail: 720", "retail: 735", 1), "utf-8")
    sites.build(root, "--only", "site")

    assert "₹735" in says(site, "en/collections/sample-gifts.html")
    (root / "content/collections/sample-gifts.yml").unlink()
    sites.build(root, "--only", "site")
    assert not (site.site / "en/collections").exists()


def test_a_district_tells_its_office_its_training_and_its_sectors(small_site: Site):
    page = says(small_site, "en/catalog/nadia/index.html")

    assert "District office" in page
    assert "Training here" in page
    assert "Textiles" in page


def test_hostile_crafts_and_collections_are_text(wicked: Site):
    for address in ("crafts/wicked-craft.html", "collections/wicked-stalls.html"):
        page = says(wicked, f"en/{address}")
        assert "<script>window.planted=1</script>" in page
        assert not re.search(r"<script>|<img src=x|<haat-planted", (wicked.site / "en" / address).read_text("utf-8"))
    assert planted.HOSTILE["script"] in says(wicked, "en/catalog/bankura/wicked-sample/WK-001.html")


# ── feeds ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["small_site", "wicked"])
def test_feeds_tell_the_newest_first_in_each_language(name: str, request: pytest.FixtureRequest):
    site: Site = request.getfixturevalue(name)
    for lang in site.languages:
        feed = ElementTree.parse(site.site / lang / "feed.xml").getroot()
        told = json.loads((site.site / lang / "feed.json").read_text("utf-8"))
        entries = feed.findall(f"{ATOM}entry")
        dates = [each.findtext(f"{ATOM}updated") for each in entries]
        assert entries and dates == sorted(dates, reverse=True)
        assert feed.findtext(f"{ATOM}updated") == dates[0]
        assert [each.findtext(f"{ATOM}title") for each in entries] == [each["title"] for each in told["items"]]
        assert told["version"] == "https://jsonfeed.org/version/1.1" and told["language"] == lang
        for each in told["items"]:
            assert (site.site / each["url"].removeprefix(site.base_url)).is_file()


def test_feeds_are_no_pages_of_the_site_map(small_site: Site):
    assert "feed." not in (small_site.site / "sitemap-showcase.xml").read_text("utf-8")


# ── pictures that pages are shared with ──────────────────────────────────────────────────────────


def test_every_product_page_has_a_picture_of_its_own_language(small_site: Site):
    seen: set[str] = set()
    for path in small_site.pages("product"):
        (address,) = guards.read(path).meta("og:image")
        seen.add(address)
        with Image.open(small_site.site / address.removeprefix(small_site.base_url)) as image:
            assert (image.size, image.format) == ((1200, 630), "JPEG")
            assert not image.getexif()
        assert re.search(r'<details class="haat-qr">.*?-qr\.svg', path.read_text("utf-8"))
    assert len(seen) == len(small_site.pages("product"))
    sizes = [path.stat().st_size for path in (small_site.site / "media").glob("*-og.jpg")]
    assert max(sizes) < 90_000


def test_a_build_of_the_site_alone_draws_none_and_keeps_those_that_stand(small_site: Site, tmp_path: Path):
    fresh = sites.build(sites.start_small(tmp_path / "fresh", pictures_of=small_site.root), "--only", "site")
    assert not list((fresh.site / "media").glob("*-og.jpg"))

    import shutil

    kept = tmp_path / "kept"
    shutil.copytree(small_site.root, kept, copy_function=shutil.copy2)
    products = kept / "catalogs/nadia/santipur-sample/products.yml"
    products.write_text(products.read_text("utf-8").replace("retail: 2100", "retail: 2090", 1), "utf-8")
    site = sites.build(kept, "--only", "site")
    before, after = ({path.name for path in each.site.glob("media/*-og.jpg")} for each in (small_site, site))
    assert before == after
    assert guards.read(site.site / "en" / SAREE).meta("og:image") == guards.read(small_site.site / "en" / SAREE).meta("og:image")


def test_a_showcase_that_does_not_ask_for_them_has_none(bangladesh: Site):
    assert not list((bangladesh.site / "media").glob("*-og.jpg"))
