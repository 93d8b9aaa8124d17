"""Pages of readiness: they stand for the state, districts, sellers and programmes, tell nothing private, and stay with --only site."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest
import sites
import yaml
from sites import Site

SECRETS = ("AAAPA1234A", "0000000-1234567", "seller-app-77", "bpp_id")


@pytest.fixture(scope="module")
def built(shared: Path, this_run: str, small_site: Site) -> Site:
    def make(root: Path) -> None:
        sites.start_channels(root, pictures_of=small_site.root)
        file = root / "content/programmes.yml"
        value = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
        value[0]["channels"] = ["ondc", "amazon"]
        file.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")
        sites.build(root)

    return sites.once(shared / "ready", this_run, make)


def pages(site: Site, code: str = "en") -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((site.site / code / "programmes").glob("readiness*.html"))}


def test_state_districts_sellers_and_programmes_have_a_page(built: Site) -> None:
    names = set(pages(built))
    assert {"readiness.html", "readiness-nadia.html", "readiness-nadia.santipur-sample.html"} <= names
    assert [name for name in names if name.startswith("readiness.for.")]
    assert names == set(pages(built, "bn")) == set(pages(built, "hi"))


@pytest.mark.parametrize("code", ["bn", "en", "hi"])
def test_nothing_private_is_on_them(built: Site, code: str) -> None:
    for path in (built.site / code).rglob("*.html"):
        told = path.read_text("utf-8")
        assert not [secret for secret in SECRETS if secret in told], path


@pytest.mark.parametrize("code", ["bn", "en", "hi"])
def test_they_are_well_formed_and_their_links_lead_somewhere(built: Site, code: str) -> None:
    for name, told in pages(built, code).items():
        tree = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False).parse(told)
        assert len(list(tree.iter("h1"))) == 1
        ids = [each.get("id") for each in tree.iter() if each.get("id")]
        assert len(ids) == len(set(ids)), name
        for link in tree.iter("a"):
            href = (link.get("href") or "").partition("#")[0]
            if href and not re.match(r"[a-z]+:", href):
                assert (built.site / code / "programmes" / href).resolve().exists(), f"{name}: {href}"


def test_each_reason_names_who_asks_what_to_do_and_the_channel(built: Site) -> None:
    tree = html5lib.parse(pages(built)["readiness-nadia.santipur-sample.html"], namespaceHTMLElements=False)
    wants = [each for each in tree.iter("ul") if each.get("class") == "haat-ready__wants"]
    told = [" ".join("".join(item.itertext()).split()) for each in wants for item in each if item.tag == "li"]
    assert any("Parcel size" in each and "Flipkart needs: Parcel size" in each and "22 November 2026" in each for each in told)
    states = [each.get("class") for each in tree.iter("td")]
    assert {"is-blocked", "is-ready"} <= set(states)


def test_a_build_of_the_site_alone_keeps_them_and_a_mended_record_changes_them(built: Site, tmp_path: Path) -> None:
    root = sites.start_channels(tmp_path / "own", pictures_of=built.root)
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
