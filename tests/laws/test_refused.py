"""The law of refusal: with a fault in the input the published site stays as it is, and every fault is told at once."""

from __future__ import annotations

import os
import re
import shutil

import chain
import pytest
from chain import PRODUCTS, Site

from site_builder.problem import line
from site_builder.scan import Options, unchanged

# A fault of each family, all in different files: file, what stands there, what is planted, code.
FAULTS = [
    (PRODUCTS, "price: 1750", "price: cheap", "P016"),
    ("catalogs/bankura/panchmura-sample/seller.yml", "kind: ", "kind: [", "P001"),
    ("catalogs/nadia/phulia/seller.yml", "sample: ", "simple: ", "P015"),
    ("catalogs/hooghly/begampur/products.yml", "category: saree", "category: sari", "P031"),
    ("content/programmes.yml", "countries: [IN]", "countries: [in]", "P019"),
    ("modules/first-listing/module.yml", "level: basic", "level: hard", "P020"),
    ("content/pages/about.en.md", "title: ", "titel: ", "P015"),
]


def _plant(site: Site, *faults: tuple[str, str, str, str]) -> Site:
    for file, old, new, _ in faults:
        site.put(file, site.read(file).replace(old, new, 1))
    return site


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault[0].rsplit('/', 1)[1]}-{fault[3]}")
def test_with_any_fault_the_site_stays(fault: tuple[str, str, str, str], site: Site) -> None:
    first, before = site.bytes(), site.read(fault[0])
    _plant(site, fault).refuse()
    assert any(told.startswith(f"{fault[0]}:") for told in site.told), site.told
    site.put(fault[0], before).build().same(first)


def test_every_fault_of_every_file_is_told_in_one_run(site: Site) -> None:
    before = chain.look(site.site)
    _plant(site, *FAULTS)
    (site.root / "catalogs/nadia/stray.txt").write_text("?")
    (site.root / "catalogs/nadia/phulia/photos/ss-001-front.jpg").write_bytes(b"no picture")
    done = site.haat("build", "--jobs", "2")
    assert done.returncode == 1
    assert chain.look(site.site) == before
    files = {file for file, *_ in FAULTS} | {"catalogs/nadia/stray.txt", "catalogs/nadia/phulia/products.yml"}
    told = set(re.findall(r"^([^:\n]+):\d+:\d+: (?:error|warning) P\d+", done.stderr, re.MULTILINE))
    assert files <= told
    # They are sorted, told once, and `check` says the same and writes nothing.
    lines = done.stderr.splitlines()
    assert len(lines) == len(set(lines))
    everything = chain.look(site.root)
    again = site.haat("check", "--jobs", "1")
    assert (again.returncode, again.stderr) == (1, done.stderr)
    assert chain.look(site.root) == everything


def test_check_judges_by_what_stands_in_the_commons_now(site: Site) -> None:
    site.save("content/gi.yml", [each for each in site.load("content/gi.yml") if each["number"] != "116"])
    done = site.haat("check")
    assert done.returncode == 1
    assert "P032" in done.stderr


def test_strict_makes_warnings_errors(site: Site) -> None:
    products = site.load(PRODUCTS)
    products[1]["photos"] = []  # its photo is now unused: a warning
    before = chain.look(site.site)
    site.save(PRODUCTS, products)
    done = site.haat("build", "--strict")
    assert done.returncode == 1
    assert "warning P037" in done.stderr
    assert chain.look(site.site) == before
    assert site.haat("build").returncode == 0
    assert chain.look(site.site) != before
    # Nothing changed since, and still it is told and counts.
    assert site.haat("build", "--strict").returncode == 1


NO_TEXT = b"\xff\x1b[31m.jpg"  # from a package made elsewhere: bytes that are no text, and an order to the terminal


@pytest.mark.parametrize(
    "folder", ["catalogs/nadia/phulia/photos", "catalogs/nadia/phulia", "catalogs/nadia", "modules/first-listing", "content/pages"]
)
def test_a_name_that_is_no_text_is_told_and_no_crash(folder: str, site: Site) -> None:
    with open(os.fsencode(site.root / folder) + b"/" + NO_TEXT, "wb"):
        pass
    site.build()
    assert [told.partition(":")[0] for told in site.told] == [f"{folder}/\ufffd\ufffd[31m.jpg"]
    again = unchanged(site.root, Options(only="site"))
    assert again is not None
    assert [line(each) for each in again.problems] == site.told


def test_links_that_lead_nowhere_or_round_are_no_crash(site: Site) -> None:
    photos = site.root / "catalogs/nadia/phulia/photos"
    (photos / "nowhere.jpg").symlink_to("gone.jpg")
    (photos / "ring.jpg").symlink_to("ring.jpg")
    (photos / "round").symlink_to("../photos")
    (photos / "round-too").symlink_to("..")
    site.build().wrote(0)


def test_a_first_build_with_a_fault_makes_no_site(site: Site) -> None:
    shutil.rmtree(site.root / "site")
    shutil.rmtree(site.root / "build")
    _plant(site, FAULTS[0]).warm().run()
    assert not site.outcome.published
    assert not site.site.exists()


def test_the_law_can_fail(site: Site) -> None:
    with pytest.raises(AssertionError):
        site.edit(PRODUCTS, "price: 1750", "price: 1775").refuse()
