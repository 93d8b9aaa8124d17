"""Each channel's files as goldens, in the forms that the channel reads: required columns, limits, encodings, re-imports."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path
from xml.etree import ElementTree

import pytest
import sites
import yaml
from goods import LICENCE, SELLER_ID, copy, written
from reading import csv_table, readable, xlsx_rows

from site_builder.check.catalogue import folders, read_seller
from site_builder.check.commons import read_commons
from site_builder.exporting import CHANNELS, Order, export
from site_builder.model.product import ProductRecord
from site_builder.sheets.delimited import BOM, read_csv
from site_builder.writers.channels import open as open_data

HERE = Path(__file__).parent
REPO = HERE.parents[1]
SCHEMA = REPO.parent / "shared/schemas/amazon_sp_api_Apache-2.0/listings-feed-schema-v2.json"


def data(channel: str) -> dict:
    return yaml.safe_load((REPO / f"site_builder/writers/channels/{channel}.yml").read_text("utf-8"))


@pytest.fixture(scope="session")
def two_sellers(shared: Path, this_run: str) -> Path:
    """Sarees and leather, with variants, codes, food none: what goldens show."""

    def make(root: Path) -> None:
        copy(root, "santiniketan-leather", "panchmura-terracotta")
        made, problems = export(root, Order(unasked=True, jobs=1))
        assert made, problems

    return sites.once(shared / "goldens", this_run, make).root / "build/channels"


@pytest.mark.parametrize("channel", CHANNELS)
def test_golden(two_sellers, golden, channel):
    folder = two_sellers / channel
    told = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        shown = channel != "amazon" or name.startswith(("IN/", "DE/listings"))
        if path.is_file() and path.suffix != ".jpg" and name != "export.json" and shown:
            told.append(f"══ {name}\n{readable(path)}")
    golden(HERE / f"golden/{channel}.txt", "\n".join(told))


# ── Amazon ───────────────────────────────────────────────────────────────────────────────────────


def amazon_feeds(exported: Path) -> list[dict]:
    feeds = [json.loads(path.read_text("utf-8")) for path in sorted((exported / "amazon").rglob("*listings-*.json"))]
    assert len(feeds) >= 8
    return feeds


@pytest.mark.skipif(not SCHEMA.exists(), reason="the published feed schema is not beside this checkout")
def test_amazon_feeds_follow_the_published_schema(exported):
    import jsonschema

    schema = json.loads(SCHEMA.read_text("utf-8"))
    for feed in amazon_feeds(exported):
        jsonschema.validate(feed, schema)
    feed["messages"][0]["operationType"] = "UPSERT"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(feed, schema)


def test_amazon_listings_are_held_against_the_definition_that_the_owner_drops_in(tmp_path):
    root = copy(tmp_path / "showcase", "santiniketan-leather")
    folder = root / "content/channels/amazon"
    folder.mkdir()
    (folder / "HANDBAG.json").write_text(
        json.dumps(
            {"required": ["closure"], "properties": {"item_name": {"items": {"properties": {"value": {"maxUtf8ByteLength": 9}}}}}}
        )
    )
    made, problems = export(root, Order(("amazon",), unasked=True, jobs=1))
    assert made, problems
    _, *rows = csv_table(root / "build/channels/amazon/advice-1.csv")
    assert {kind for _, _, _, kind, _ in rows} == {"HANDBAG"}
    assert {market for _, _, market, _, _ in rows} >= {"IN", "DE"}
    told = {fault.partition(": ")[0] for *_, fault in rows}
    assert {each.lstrip("'") for each in told} == {"item_name[0].value", "closure' is a required property"}


def test_amazon_titles_keep_its_rules(exported):
    titles = [m["attributes"]["item_name"][0]["value"] for feed in amazon_feeds(exported) for m in feed["messages"]]
    assert titles
    for title in titles:
        assert len(title) <= 200
        assert not re.search("[!$?_{}^¬¦]", title)
        words = [word.casefold() for word in re.findall(r"\w+", title)]
        assert max(map(words.count, words)) <= 2, title


def test_amazon_files_hold_no_more_than_they_may(tmp_path):
    root = copy(tmp_path / "showcase", "shantipur-tant")
    file = root / "content/channels/amazon.yml"
    file.write_text(file.read_text("utf-8").replace("messages_per_file: 25000", "messages_per_file: 2"), "utf-8")
    export(root, Order(("amazon",), unasked=True, jobs=1))

    sizes = [
        [m["messageId"] for m in json.loads(path.read_text())["messages"]]
        for path in sorted((root / "build/channels/amazon/IN").glob("*.json"))
    ]
    assert len(sizes) > 1
    assert all(ids == list(range(1, len(ids) + 1)) and len(ids) <= 2 for ids in sizes)


def test_amazon_tells_in_which_language_each_marketplace_has_its_texts(exported):
    told = json.loads((exported / "amazon/export.json").read_text())["languages"]
    assert told["IN"] == {"asked": "en", "written": "en"}
    assert told["DE"] == {"asked": "de", "written": "en", "fallback": True}
    assert told["JP"] == {"asked": "ja", "written": "en", "fallback": True}
    assert {path.name for path in (exported / "amazon").iterdir() if path.is_dir()} - {"images"} <= told.keys()


def test_an_account_of_its_own_has_files_of_its_own(exported):
    own = sorted((exported / "amazon/IN").glob("nadia.shantipur-tant.*"))
    assert [json.loads(path.read_text())["header"]["sellerId"] for path in own if path.suffix == ".json"] == [SELLER_ID]
    assert [stat.S_IMODE(path.stat().st_mode) for path in own if path.suffix == ".json"] == [0o600]
    shared = (exported / "amazon/IN/listings-1.json").read_text()
    assert SELLER_ID not in shared
    assert "TS-014" not in shared


# ── columns, encodings ───────────────────────────────────────────────────────────────────────────


def test_flipkart_has_its_29_columns_and_five_slots(exported):
    columns = yaml.safe_load((REPO / "content/channels/flipkart.yml").read_text("utf-8"))["format"]["columns"]
    assert len(columns) == 29
    for path in sorted((exported / "flipkart").glob("*.xlsx")):
        rows = xlsx_rows(path)
        assert rows[0][:29] == columns
        assert rows[0][-5:] == ["Front", "Close-up", "Edge", "Flip side", "Package"]
        assert any(rows[4])


def test_ebay_has_its_required_columns_filled(exported):
    head, *rows = csv_table(exported / "ebay/listings-1.csv")
    assert re.fullmatch(r"\*Action\(SiteID=US\|Country=IN\|Currency=USD\|Version=\d+\)", head[0])
    for name in (
        "Title",
        "Description",
        "ConditionID",
        "Quantity",
        "Format",
        "StartPrice",
        "Duration",
        "Location",
        "DispatchTimeMax",
        "ReturnsAcceptedOption",
    ):
        column = head.index(f"*{name}")
        assert all(row[column] for row in rows), name
    assert all(len(row[head.index("*Title")]) <= 80 for row in rows)


def test_alibaba_kit(exported):
    head, *rows = xlsx_rows(exported / "alibaba/products-1.xlsx")
    assert rows
    for row in rows:
        told = dict(zip(head, row, strict=True))
        assert told["subject"].isascii()
        assert len(told["keywords"].encode()) <= 384
        assert not re.search("[;:,]", told["keywords"])
        for name in filter(None, (told["main_image"], *told["other_images"].split())):
            assert (exported / "alibaba" / name).stat().st_size <= 5_000_000


def test_daraz_xml_holds_what_is_mandatory(exported):
    root = ElementTree.parse(exported / "daraz/products-1.xml").getroot()
    assert root.tag == "Request"
    for product in root.findall("Product"):
        assert product.findtext("PrimaryCategory")
        assert all(product.findtext(f"Attributes/{name}") for name in ("name", "description", "brand"))
        assert all(sku.findtext("SellerSku") and float(sku.findtext("price")) > 0 for sku in product.findall("Skus/Sku"))
    assert (exported / "daraz/products-1.csv").read_bytes().startswith(BOM)


def test_google_feed_and_table_say_the_same(exported):
    g = "{http://base.google.com/ns/1.0}"
    items = ElementTree.parse(exported / "google/products-1.xml").getroot().findall("channel/item")
    head, *rows = csv_table(exported / "google/products-1.tsv", "\t")
    assert [each.findtext(f"{g}id") for each in items] == [row[0] for row in rows]
    for item in items:
        assert len(item.findtext(f"{g}id")) <= 50
        assert len(item.findtext(f"{g}title")) <= 150
        assert item.findtext(f"{g}availability") in ("in_stock", "out_of_stock", "preorder", "backorder")
        assert re.fullmatch(r"\d+\.\d\d INR", item.findtext(f"{g}price"))
        assert item.findtext(f"{g}image_link").startswith("https://")
        identified = item.findtext(f"{g}gtin") or item.findtext(f"{g}identifier_exists") == "no" or item.findtext(f"{g}brand")
        assert identified


def test_dhl_items(exported):
    for path in sorted((exported / "dhl").rglob("*.csv")):
        if path.name == "left-out.csv":
            continue
        rows = csv_table(path)
        assert 0 < len(rows) <= 250
        for row in rows:
            assert row[:2] == ["1", "INV_ITEM"]
            assert row[2].isascii() and 0 < len(row[2]) <= 170
            assert re.fullmatch(r"\d*", row[3])
            assert re.fullmatch(r"\d+(\.\d{1,3})?|", row[8])


@pytest.mark.parametrize("channel", ["shopify", "woocommerce", "ebay", "meta"])
def test_no_byte_order_mark_where_it_breaks_the_first_column(exported, channel):
    for path in (exported / channel).glob("*.csv"):
        assert not path.read_bytes().startswith(BOM)


# ── re-imports ───────────────────────────────────────────────────────────────────────────────────


def records(root: Path) -> dict[str, ProductRecord]:
    commons, _ = read_commons(root)
    sellers, _ = folders(root, commons)
    found = {}
    for district, names in sellers.items():
        for name in names:
            seller, _, _ = read_seller(root, district, name, commons, {})
            found |= {f"{district}/{name}/{each.sku}": each for each in seller.shown()}
    return found


def test_open_data_read_back_equal_the_records(exported):
    known = records(exported.parents[1])
    told = {
        f"{each['district']}/{each['seller']}/{each['record']['sku']}": each["record"]
        for each in json.loads((exported / "open/products-1.json").read_text("utf-8"))
    }
    assert told.keys() == known.keys()
    for path, record in told.items():
        again = ProductRecord.model_validate(record)
        assert open_data.published(again) == open_data.published(known[path])


def test_open_csv_and_workbook_read_back_equal_the_json(exported):
    told = json.loads((exported / "open/products-1.json").read_text("utf-8"))
    content = (exported / "open/products-1.csv").read_bytes()

    again = list(open_data.read_products(content))

    assert len(again) == len(told)
    for ours, theirs in zip(again, told, strict=True):
        assert (ours.pop("district"), ours.pop("seller")) == (theirs["district"], theirs["seller"])
        record = open_data.published(ProductRecord.model_validate(ours))
        assert record == one_line(open_data.published(ProductRecord.model_validate(theirs["record"])))
    head, *rows = xlsx_rows(exported / "open/products-1.xlsx")
    table = csv_table(exported / "open/products-1.csv")
    assert [row[head.index("sku")] for row in rows] == [row[table[0].index("sku")] for row in table[1:]]


def one_line(record: dict) -> dict:
    """The record with texts as a table keeps them: paragraphs stand, line breaks within them are spaces, as on pages."""
    from site_builder.sheets.text import block

    by_language = data("open")["columns_by_language"]
    return {name: {code: block(x) for code, x in value.items()} if name in by_language else value for name, value in record.items()}


def test_shopify_read_back(exported):
    known = records(exported.parents[1])
    rows = list(read_csv((exported / "shopify/products-1.csv").read_bytes()))
    by_handle: dict[str, list[dict]] = {}
    for row in rows:
        by_handle.setdefault(row["Handle"], []).append(row)
    priced = {path: each for path, each in known.items() if each.prices.retail or each.prices.mrp}
    assert len(by_handle) <= len(priced)
    skus = [row["Variant SKU"] for row in rows if row["Variant SKU"]]
    assert len(skus) == len(set(skus)) == sum(len(each.variants) or 1 for each in priced.values())
    assert all(group[0]["Title"] and not any(row["Title"] for row in group[1:]) for group in by_handle.values())
    assert all(row["Status"] == "draft" for group in by_handle.values() for row in group[:1])  # all are samples


def test_woocommerce_read_back(exported):
    known = records(exported.parents[1])
    rows = list(read_csv((exported / "woocommerce/products-1.csv").read_bytes()))
    kinds = [row["Type"] for row in rows]
    assert kinds.count("variable") == sum(bool(each.variants) for each in known.values())
    assert kinds.count("variation") == sum(len(each.variants) for each in known.values())
    parents = {row["SKU"] for row in rows if row["Type"] == "variable"}
    assert {row["Parent"] for row in rows if row["Type"] == "variation"} == parents
    assert not [url for row in rows for url in row["Images"].split(", ") if "," in url]


# ── private facts ────────────────────────────────────────────────────────────────────────────────


def test_private_facts_stand_only_where_they_are_needed(exported):
    secrets = {LICENCE: {"ondc", "shopclues"}, SELLER_ID: {"amazon"}, "0000000000": set(), "AD190000000000X": {"customs"}}
    for secret, allowed in secrets.items():
        found = {
            path.relative_to(exported).parts[0]
            for path in exported.rglob("*.*")
            if path.suffix in (".csv", ".json", ".xml", ".tsv") and secret in path.read_text("utf-8", "replace")
        }
        if allowed:
            assert found and found <= allowed, secret
    for path in [*exported.rglob("shipments/*/*"), *(exported / "shiprocket").glob("orders*")]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_nothing_is_written_below_site(exported):
    assert not (exported.parents[1] / "site").exists()


def test_a_contact_is_told_only_with_consent(tmp_path):
    root = copy(tmp_path / "showcase", "krishnanagar-putul")
    export(root, Order(unasked=True, jobs=1))
    files = [path for path in (root / "build/channels").rglob("*") if path.suffix in (".csv", ".json", ".xml", ".tsv")]
    assert not [
        path for path in files if "+910000000041" in path.read_text("utf-8") and path.parts[-2] != "open"
    ]  # agreed for the web alone


def test_faults_in_the_records_leave_the_last_export_as_it_was(tmp_path):
    root = copy(tmp_path / "showcase", "shantipur-tant")
    export(root, Order(("google",), jobs=1))
    before = (root / "build/channels/google/products-1.xml").read_bytes()
    file = root / "catalogs/nadia/shantipur-tant/products.yml"
    file.write_text(file.read_text("utf-8").replace("moq: 10", "moq: -10", 1), "utf-8")

    made, problems = export(root, Order(("google",), jobs=1))

    assert not made
    assert [each.code for each in problems] == ["P014"]
    assert (root / "build/channels/google/products-1.xml").read_bytes() == before
    assert sorted(path.name for path in (root / "build/channels").iterdir()) == ["google"]


def test_a_seller_alone(tmp_path):
    root = copy(tmp_path / "showcase", "shantipur-tant", "krishnanagar-putul")
    written(root / "private-of-nobody.yml", {})
    export(root, Order(("open",), sellers=("shantipur-tant",), jobs=1))
    told = json.loads((root / "build/channels/open/sellers-1.json").read_text("utf-8"))
    assert [each["seller"] for each in told] == ["shantipur-tant"]
    assert json.loads((root / "build/channels/open/export.json").read_text("utf-8"))["selection"] == {"sellers": ["shantipur-tant"]}
