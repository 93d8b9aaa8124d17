"""Readiness: what is private stays so, what is assumed is said, what nobody can see is no photo, and rules have their days."""

import datetime
import json
import stat

import pytest
import sites
import yaml

from site_builder import cli, reckoning
from site_builder.check.catalogue import folders
from site_builder.check.commons import read_commons
from site_builder.edition import edition
from site_builder.edition.readiness import cell_view
from site_builder.readiness import next_best, only_by, summary, tally
from site_builder.readiness.forms import fits
from site_builder.readiness.judge import characters
from site_builder.readiness.places import std_code

DAY = datetime.date(2026, 11, 28)
SECRETS = ("AAAPA1234A", "0000000-1234567", "seller-app-77")


@pytest.fixture
def root(tmp_path):
    return sites.start_channels(tmp_path / "small")


def judged(root, day=DAY, **how):
    commons, problems = read_commons(root)
    assert [each for each in problems if each.code != "P024"] == []
    sellers, _ = folders(root, commons)
    found = reckoning.judge(root, commons, sellers, day, **how)
    assert len(list(found.sellers)) == 2, "a record is broken"
    return commons, found


def reasons(found, seller, channel):
    return [
        each
        for one in found.sellers
        if one.seller == seller
        for cell in one.cells
        if cell.channel == channel
        for each in cell.reasons
    ]


def edit(root, file, change):
    path = root / file
    value = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # every scalar is text, as for Haat
    change(value)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")


def run(root, capsys, *arguments):
    capsys.readouterr()
    status = cli.run(["--root", str(root), "--quiet", *arguments])
    told = capsys.readouterr()
    assert status == 0, told.err
    return told.out


# ── what is private ──────────────────────────────────────────────────────────────────────────────


def test_a_private_number_is_masked_in_every_form(root, capsys):
    edit(
        root,
        "catalogs/nadia/santipur-sample/private.yml",
        lambda it: it.update(iec="1234567890123", lut={"number": "L", "valid_until": "2020-03-31"}),
    )
    told = run(root, capsys, "readiness", "--on", "2026-11-28", "--seller", "santipur-sample") + run(
        root, capsys, "readiness", "--on", "2026-11-28", "--format", "json"
    )
    assert "customs/rule/iec-form" in told
    assert not [secret for secret in (*SECRETS, "1234567890123") if secret in told]
    assert "•••" in told


def test_public_cells_neither_read_nor_tell_what_is_private(root):
    _, found = judged(root, public=True)
    fields = {each.field for cell in found.cells for each in cell.reasons}
    assert not [each for each in fields if each.startswith(("private.", "account."))]
    assert not [cell for cell in found.cells if cell.state == "account"]
    before = [(cell.channel, cell.state) for cell in found.cells]
    (root / "catalogs/nadia/santipur-sample/private.yml").unlink()
    _, again = judged(root, public=True)
    assert [(cell.channel, cell.state) for cell in again.cells] == before


def test_an_account_fact_takes_its_step_away(root):
    _, found = judged(root)
    assert "ondc/account/seller-app" not in {each.key for each in reasons(found, "santipur-sample", "ondc")}
    assert "ondc/account/seller-app" in {each.key for each in reasons(found, "panchmura-sample", "ondc")}


def test_a_contact_counts_only_where_its_person_agreed_and_while_it_stands(root):
    def phone(agreed, withdrawn=None):
        contact = {"value": "+910000000001", "agreed": agreed, **({"withdrawn": withdrawn} if withdrawn else {})}
        edit(root, "catalogs/nadia/santipur-sample/seller.yml", lambda it: it["contact"].update(phone=contact))
        _, found = judged(root)
        return "care.phone" not in {each.field for each in reasons(found, "santipur-sample", "ondc")}

    assert phone(["web", "channels"])
    assert not phone(["web", "print"])
    assert not phone(["channels"], datetime.date(2026, 11, 1))


# ── what is known, and how ───────────────────────────────────────────────────────────────────────


def test_a_stand_in_and_a_broken_file_are_no_photos(root):
    def photos(change):
        edit(root, "catalogs/nadia/santipur-sample/products.yml", change)
        _, found = judged(root, channels=("google",))
        product = next(p for one in found.sellers if one.seller == "santipur-sample" for p in one.products)
        return "photos.count" in {each.field for each in product.cells[0].reasons}

    assert not photos(lambda it: None)
    assert photos(lambda it: it[0].update(photos=[]))


def test_what_nobody_said_is_told_as_assumed(root):
    _, found = judged(root, channels=("ondc",))
    cell = next(c for one in found.sellers if one.seller == "santipur-sample" for c in one.cells)
    assert "brand_said" in cell.assumed


def test_a_pincode_of_another_district_is_told_with_what_stands_there(root):
    edit(root, "catalogs/nadia/santipur-sample/seller.yml", lambda it: it["address"].update(pin=700001))
    _, found = judged(root)
    reason = next(each for each in reasons(found, "santipur-sample", "ondc") if each.key == "ondc/rule/pin-std")
    assert reason.value == "700001"
    assert (std_code("722122", "bankura"), std_code("700001", "nadia")) == ("03244", None) or std_code(
        "722122", "bankura"
    ) == "03242"


def test_a_missing_answer_is_asked_for_once(root):
    _, found = judged(root)
    for cell in found.cells:
        missing = [each.field for each in cell.reasons if not each.value]
        assert len(missing) == len(set(missing))


def test_codes_are_held_to_their_check_digits():
    assert fits("gtin", "2000000000015")
    assert not fits("gtin", "2000000000016")
    assert fits("pan", "AAAPA1234A") and not fits("pan", "AAAPA1234")
    assert not fits("gstin", "19AAAPA1234A1Z0")
    assert fits("hsn", "5208") and fits("hsn", "520851") and not fits("hsn", "52085") and not fits("hsn8", "5208")
    assert fits("fssai", "10000000000000") and not fits("fssai", "30000000000000")


def test_each_word_of_a_list_is_judged_by_itself_and_told_as_a_list(root):
    def keywords(words):
        edit(root, "catalogs/nadia/santipur-sample/products.yml", lambda it: it[0].update(keywords={"en": words}, moq="5"))
        _, found = judged(root, channels=("alibaba",))
        return [each for each in reasons(found, "santipur-sample", "alibaba") if each.key == "alibaba/rule/keywords-bytes"]

    assert keywords(["tant saree", "red border"]) == []
    assert [each.value for each in keywords(["tant saree", "red; border"])] == ["tant saree, red; border"]


def test_characters_are_counted_as_a_reader_does():
    assert characters("শাড়ি") < len("শাড়ি".encode())
    assert characters("নী") == 1


def test_each_product_names_the_channels_it_is_able_on(root):
    commons, found = judged(root, public=True)
    kept = {name: reckoning.Kept("", summary(sellers)) for name, sellers in found.districts.items()}
    told = reckoning.able(kept)
    for one in found.sellers:
        for product in one.products:
            channels = tuple(each.channel for each in product.cells if each.able)
            assert told[one.district].get(f"{one.seller}/{product.sku}", ()) == channels
    assert {channel for each in told.values() for channels in each.values() for channel in channels} >= {"open"}


# ── days ─────────────────────────────────────────────────────────────────────────────────────────


def rule(**more):
    return {
        "id": "must-say-care", "field": "warnings", "test": {"field": "warnings", "given": True}, "source": "csv",
        "words": {"bn": "সতর্কতা চাই", "en": "Warnings are told", "hi": "चेतावनी चाहिए"},
        "remedy": {"bn": "লিখুন", "en": "Write them", "hi": "लिखें"}, **more,
    }  # fmt: skip


def test_a_newer_rule_blocks_from_its_day_and_an_ended_one_frees(root, capsys):
    edit(root, "content/channels/shopify.yml", lambda it: it["rules"].append(rule(valid_from=datetime.date(2026, 10, 1))))
    commons, _ = read_commons(root)
    sellers, _ = folders(root, commons)
    change = reckoning.replay(root, commons, sellers, datetime.date(2026, 6, 1), DAY)
    assert "shopify/rule/must-say-care" in change.new
    newly = {each.product for each in change.blocked if each.channel == "shopify"}
    then, now = (judged(root, day, channels=("shopify",))[1] for day in (datetime.date(2026, 9, 30), datetime.date(2026, 10, 1)))

    def blocked(found):
        return {f"{p.district}/{p.seller}/{p.sku}" for one in found.sellers for p in one.products if p.cells[0].state == "blocked"}

    assert newly == blocked(now) - blocked(then) != set()

    told = run(root, capsys, "channels", "--changed-since", "2026-06-01", "--on", "2026-11-28")
    assert "+ 2026-10-01 shopify/rule/must-say-care (block): Warnings are told" in told
    assert all(each in told for each in newly)
    data = json.loads(run(root, capsys, "channels", "--changed-since", "2026-06-01", "--on", "2026-11-28", "--format", "json"))
    assert {each["product"] for each in data["blocked"] if each["rules"] == ["shopify/rule/must-say-care"]} == newly

    edit(root, "content/channels/shopify.yml", lambda it: it["rules"][-1].update(valid_until=datetime.date(2026, 11, 15)))
    commons, _ = read_commons(root)
    change = reckoning.replay(root, commons, sellers, datetime.date(2026, 11, 1), DAY)
    assert list(change.ended) == ["shopify/rule/must-say-care"]
    assert {each.product for each in change.freed} == newly


# ── roll-ups ─────────────────────────────────────────────────────────────────────────────────────


def test_the_next_best_answer_opens_what_it_says(root):
    _, found = judged(root)
    cells = list(found.cells)
    for best in next_best(cells, 50):
        without = [each._replace(reasons=tuple(r for r in each.reasons if r.field != best.field)) for each in cells]
        opened = sum(a.blocks > 0 and b.blocks == 0 for a, b in zip(cells, without, strict=True))
        assert opened == best.opens
        assert best.helps == sum(any(r.field == best.field and r.severity == "block" for r in each.reasons) for each in cells)
    assert sum(only_by(cells).values()) == sum(best.opens for best in next_best(cells, 500))
    for channel in {each.channel for each in cells}:
        assert sum(tally(each for each in cells if each.channel == channel).values()) == found.count


def test_saved_files_are_for_their_owner_and_the_same_twice(root, capsys):
    from openpyxl import load_workbook

    run(root, capsys, "readiness", "--on", "2026-11-28", "--save")
    folder = root / "build/readiness"
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {path.suffix for path in folder.iterdir()} >= {".json", ".xlsx"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    book = load_workbook(folder / "state-en.xlsx")
    assert book.sheetnames == ["Channels", "The next best answers", "Held back by one answer", "Reasons"]
    assert book["Channels"].max_row == 18
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert json.loads(files["state-en.json"])["products"] == len(json.loads(files["state-en.json"])["sellers"][0]["cells"]) / 17 * 2
    run(root, capsys, "readiness", "--on", "2026-11-28", "--save")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == files


def test_every_reason_of_the_reference_showcase_says_who_asks_and_what_to_do():
    commons, _ = read_commons(sites.REPO)
    sellers, _ = folders(sites.REPO, commons)
    found = reckoning.judge(sites.REPO, commons, sellers, DAY, public=False)
    named = {each.key: each for asked in found.asked for each in asked.demands}
    assert found.count >= 184
    assert len(list(found.cells)) == found.count * 17
    seen = {reason.key: cell for cell in found.cells for reason in cell.reasons}
    assert len(seen) > 80
    for code in ("bn", "en", "hi"):
        reader = edition(commons, code)
        for cell in seen.values():
            for each in cell_view(cell, named, reader).reasons:
                assert each.words and each.remedy and each.who and each.field, each
                assert type(each.words) is str and type(each.remedy) is str, f"{code}: {each.words} fell back"
                assert each.lesson, each
