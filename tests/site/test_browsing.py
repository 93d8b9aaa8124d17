"""The script files of browsing follow the records: only what changed is written anew, and what is gone goes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from sites import Site, build, build_here, start_channels, start_small

from site_builder.store import load


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root / "site").as_posix(): path.read_bytes() for path in (root / "site").rglob("facets/*.js")}


def _value(content: bytes) -> Any:
    return json.loads(content.decode().partition("]=")[2].rstrip(";\n"))


def _index(root: Path, code: str = "en") -> Any:
    return _value((root / f"site/{code}/facets/index.js").read_bytes())


def test_one_price_changed_writes_its_districts_columns_and_the_indexes(tmp_path: Path, small_site: Site):
    root = start_small(tmp_path / "s", small_site.root)
    build_here(root)
    before = _files(root)
    assert set(before) == {
        *(f"facets/{name}{part}.js" for name in ("bankura", "nadia") for part in ("", "-more")),
        *(f"{code}/facets/{name}.js" for code in ("bn", "en", "hi") for name in ("bankura-0", "nadia-0", "index", "kept")),
    }
    file = next((root / "catalogs/nadia").glob("*/products.yml"))
    file.write_text(file.read_text("utf-8").replace("retail: 2100", "retail: 2090"), "utf-8")
    build_here(root)
    after = _files(root)
    assert {name for name in after if after[name] != before[name]} == {
        "facets/nadia.js",
        *(f"{code}/facets/index.js" for code in ("bn", "en", "hi")),
    }
    assert 2090 in _value(after["facets/nadia.js"])["p"]
    stamps = [{each[0]: each[3] for each in _value(files["en/facets/index.js"])["districts"]} for files in (before, after)]
    assert stamps[0]["bankura"] == stamps[1]["bankura"] and stamps[0]["nadia"] != stamps[1]["nadia"]


def test_a_price_that_leaves_its_band_moves_a_page_and_its_counts(tmp_path: Path, small_site: Site):
    root = start_small(tmp_path / "s", small_site.root)
    build_here(root)
    assert (root / "site/bn/browse/price-1000-2500.html").exists()
    file = next((root / "catalogs/nadia").glob("*/products.yml"))
    file.write_text(file.read_text("utf-8").replace("mrp: 2400", "mrp: 3000").replace("retail: 2100", "retail: 2800"), "utf-8")
    build_here(root)
    assert not (root / "site/bn/browse/price-1000-2500.html").exists()
    assert (root / "site/bn/browse/price-2500-5000.html").exists()
    prices = next(each for each in _index(root)["facets"] if each[0] == "price")[2]
    assert ["2500-5000", 1] in [[each[0], each[2]] for each in prices]


def test_a_district_that_is_gone_leaves_no_file_and_no_name(tmp_path: Path, small_site: Site):
    root = start_small(tmp_path / "s", small_site.root)
    shutil.rmtree(root / "modules")  # its lessons link to products
    for folder in ("content/sessions", "content/collections"):
        shutil.rmtree(root / folder, ignore_errors=True)
    build_here(root)
    assert (root / "site/en/browse/gi-nadia.html").exists()
    shutil.rmtree(root / "catalogs/nadia")
    assert build_here(root).published
    assert not [name for name in _files(root) if "nadia" in name]
    assert [each[0] for each in _index(root)["districts"]] == ["bankura"]
    assert not (root / "site/en/browse/gi-nadia.html").exists()
    build_here(root)  # and nothing is left to do
    assert [each[0] for each in _index(root)["districts"]] == ["bankura"]


def test_a_build_of_one_language_leaves_the_others_as_they_are(tmp_path: Path, small_site: Site):
    root = start_small(tmp_path / "s", small_site.root)
    build_here(root)
    before = _files(root)
    build_here(root, languages=("en",))
    assert _files(root) == before


def test_a_technique_is_a_facet_where_the_showcase_names_some(tmp_path: Path, small_site: Site):
    root = start_small(tmp_path / "s", small_site.root)
    (root / "content/techniques.yml").write_text(
        "- id: pottery\n  name: {bn: মৃৎশিল্প, en: Pottery, hi: मिट्टी का काम}\n  words: [terracotta]\n", "utf-8"
    )
    build_here(root)
    techniques = next(each for each in _index(root)["facets"] if each[0] == "technique")
    assert techniques[1:3] == ["Technique", [["pottery", "Pottery", 2]]]
    assert "PS-001" in (root / "site/bn/browse/technique-pottery.html").read_text("utf-8")


def test_what_is_ready_for_a_channel_is_filtered_by_and_follows_the_channels_rules(tmp_path: Path, small_site: Site):
    root = start_channels(tmp_path / "s", small_site.root)
    rules = root / "content/channels/meta.yml"
    known = rules.read_text("utf-8").replace("evidence: template_only", "evidence: schema_checked")
    rules.write_text(known, "utf-8")
    build(root)
    judged = {name: load(root, f"readiness/{name}")["summary"]["able"] for name in ("bankura", "nadia")}
    able = {f"{name}/{each}" for name, by_channel in judged.items() for each in by_channel.get("meta", ())}
    assert able
    page = root / "site/en/browse/channel-meta.html"
    assert set(re.findall(r'href="\.\./catalog/([^"/]+/[^"/]+/(?!index)[^"/]+)\.html"', page.read_text("utf-8"))) == able
    facet = next(each for each in _index(root)["facets"] if each[0] == "channel")
    assert {value[0]: value[2] for value in facet[2]}["meta"] == len(able)
    assert not {value[0] for value in facet[2]} & {"open", "gem", "customs"}, "channels whose files nothing proves are not offered"
    # A rule that no product can meet: no record is new, and yet the choice goes; building the site alone judges nothing.
    assert "\nrules:\n" in known
    words = "{bn: না, en: no, hi: ना}"
    rule = f"  - {{id: never, field: price, test: {{field: price, at_most: 0}}, words: {words}, remedy: {words}, source: %s}}\n"
    source = re.search(r"\n    source: (\S+)", known)
    assert source
    rules.write_text(known.replace("\nrules:\n", f"\nrules:\n{rule % source[1]}", 1), "utf-8")
    build(root, "--only", "site")
    assert page.exists()
    build(root)
    assert not page.exists()
