"""Pages of readiness: they stand for the state, districts, sellers and programmes, tell nothing private, and stay with --only site."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import pytest
import sites
import yaml
from sites import Site

from site_builder import fonts

SECRETS = ("AAAPA1234A", "0000000-1234567", "seller-app-77", "bpp_id")


def pages(site: Site, code: str = "en") -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((site.site / code / "programmes").glob("readiness*.html"))}


def test_state_districts_sellers_and_programmes_have_a_page(judged_site: Site) -> None:
    names = set(pages(judged_site))
    assert {"readiness.html", "readiness-nadia.html", "readiness-nadia.santipur-sample.html"} <= names
    assert [name for name in names if name.startswith("readiness.for.")]
    assert names == set(pages(judged_site, "bn")) == set(pages(judged_site, "hi"))


@pytest.mark.parametrize("code", ["bn", "en", "hi"])
def test_nothing_private_is_on_them(judged_site: Site, code: str) -> None:
    for path in (judged_site.site / code).rglob("*.html"):
        told = path.read_text("utf-8")
        assert not [secret for secret in SECRETS if secret in told], path


def text_of(site: Site, name: str, code: str = "en") -> str:
    tree = html5lib.parse(pages(site, code)[name], namespaceHTMLElements=False)
    return " ".join("".join(tree.itertext()).split())


@pytest.mark.parametrize("code", ["bn", "en", "hi"])
def test_each_rollup_can_be_kept_as_table_data_and_paper_with_what_its_page_says(judged_site: Site, code: str) -> None:
    from openpyxl import load_workbook

    folder = judged_site.site / code / "programmes"
    for name in ("readiness", "readiness-nadia", "readiness-bankura"):
        page = pages(judged_site, code)[f"{name}.html"]
        kinds = ["xlsx", "json", *(["pdf"] if not fonts.missing() else [])]
        assert all(f'href="../programmes/{name}.{kind}"' in page for kind in kinds)
        data = json.loads((folder / f"{name}.json").read_text("utf-8"))
        counted = {channel: each["blocked"] for channel, each in data["channels"].items()}
        assert len(counted) == 17 and sum(counted.values()) > 0
        book = load_workbook(folder / f"{name}.xlsx")
        assert len(book.worksheets) == 3, "reasons of single sellers are on their own pages"
        assert [row[5].value for row in book.worksheets[0].iter_rows(min_row=2)] == list(counted.values())
        told = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row] + [json.dumps(data)]
        assert not [secret for secret in SECRETS for each in told if secret in each]
        assert data["next_best"] and data["next_best"][0]["name"] in text_of(judged_site, f"{name}.html", code)
        if "pdf" in kinds:
            assert (folder / f"{name}.pdf").read_bytes().startswith(b"%PDF")
    assert not list(folder.glob("readiness-*.*.json")), "a seller's page is a page"


def test_a_programme_lists_the_products_that_are_ready_for_its_channels(judged_site: Site) -> None:
    tree = html5lib.parse(pages(judged_site)["readiness.for.ramp.html"], namespaceHTMLElements=False)
    part = next(each for each in tree.iter("section") if each.get("aria-labelledby") == "listed")
    listed = {each.find("a").get("href"): each.find("span").text for each in part.iter("li")}  # type: ignore[union-attr]
    assert {name.rpartition("/")[2] for name in listed} == {"SS-001.html", "SS-002.html"}
    assert set(listed.values()) == {"Meta (Facebook and Instagram)"}
    assert "Ready for channels" in (judged_site.site / "en/programmes/ramp.html").read_text("utf-8")


def test_a_seller_reads_how_sure_each_column_is_what_was_assumed_and_what_is_best_next(judged_site: Site) -> None:
    name = "readiness-nadia.santipur-sample.html"
    told = text_of(judged_site, name)
    heads = ["".join(each.itertext()) for each in html5lib.parse(pages(judged_site)[name], namespaceHTMLElements=False).iter("th")]
    assert heads[1:4] == ["ONDC validated", "Amazon schema-checked", "Flipkart template only"]
    assert "Assumed, not said: " in told
    assert told.count("The next best answer: ") == 2, "one for each product"
    assert "ONDC: ONDC needs" not in told, "who asks is said once"


@pytest.mark.parametrize("code", ["bn", "en", "hi"])
def test_they_are_well_formed_and_their_links_lead_somewhere(judged_site: Site, code: str) -> None:
    for name, told in pages(judged_site, code).items():
        tree = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False).parse(told)
        assert len(list(tree.iter("h1"))) == 1
        ids = [each.get("id") for each in tree.iter() if each.get("id")]
        assert len(ids) == len(set(ids)), name
        for link in tree.iter("a"):
            href = (link.get("href") or "").partition("#")[0]
            if href and not re.match(r"[a-z]+:", href):
                assert (judged_site.site / code / "programmes" / href).resolve().exists(), f"{name}: {href}"


def test_each_reason_names_who_asks_what_to_do_and_the_channel(judged_site: Site) -> None:
    tree = html5lib.parse(pages(judged_site)["readiness-nadia.santipur-sample.html"], namespaceHTMLElements=False)
    wants = [each for each in tree.iter("ul") if each.get("class") == "haat-ready__wants"]
    told = [" ".join("".join(item.itertext()).split()) for each in wants for item in each if item.tag == "li"]
    assert any("Parcel size" in each and "Flipkart needs: Parcel size" in each and "22 November 2026" in each for each in told)
    states = [each.get("class") for each in tree.iter("td")]
    assert {"is-blocked", "is-ready"} <= set(states)


def test_a_build_of_the_site_alone_keeps_them_and_a_mended_record_changes_them(judged_site: Site, tmp_path: Path) -> None:
    root = sites.start_channels(tmp_path / "own", pictures_of=judged_site.root)
    first = sites.build(root, "--only", "site")
    assert pages(first) == {}, "the site alone judges nothing"
    full = sites.build(root)
    before = pages(full)
    file = root / "catalogs/nadia/santipur-sample/products.yml"
    value = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    for product in value:
        product["package"] = {"length_cm": "30", "width_cm": "20", "height_cm": "5"}
    file.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")
    assert pages(sites.build(root, "--only", "site")) == before
    after = pages(sites.build(root))
    assert "Flipkart needs: Parcel size" in before["readiness-nadia.santipur-sample.html"]
    assert "Flipkart needs: Parcel size" not in after["readiness-nadia.santipur-sample.html"]
    for name in ("channels", "laws.yml", "answers.yml"):
        path = root / "content" / name
        for each in path.iterdir() if path.is_dir() else (path,):
            each.unlink()
    (root / "catalogs/nadia/santipur-sample/private.yml").write_text("pan: AAAPA1234A\n")
    assert pages(sites.build(root)) == {}
