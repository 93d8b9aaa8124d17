"""Rules that come with Haat: a showcase without channel files is judged by them, and its own file goes before."""

from __future__ import annotations

import shutil
from pathlib import Path

from site_builder.check.channels import read_rulebook
from site_builder.check.commons import read_commons
from site_builder.check.rules import CHANNELS
from site_builder.check.shipped import place, with_shipped_rules
from site_builder.scaffold import start

REPO = Path(__file__).resolve().parents[2]


def test_the_shipped_rules_are_whole(tmp_path):
    start(tmp_path)
    commons, _ = read_commons(tmp_path)
    book, problems = read_rulebook(place(), commons.settings, {})
    assert problems == []
    assert tuple(book.channels) == CHANNELS
    assert book.laws and book.answers


def test_a_new_showcase_has_every_channel(tmp_path):
    start(tmp_path)
    commons, _ = read_commons(tmp_path)
    assert not commons.channels
    told = with_shipped_rules(commons)
    assert tuple(told.channels) == CHANNELS
    assert told.laws and told.answers


def test_a_file_of_its_own_goes_before(tmp_path):
    start(tmp_path)
    folder = tmp_path / "content/channels"
    folder.mkdir()
    shutil.copy(REPO / "content/channels/google.yml", folder)
    file = folder / "google.yml"
    file.write_text(file.read_text("utf-8").replace("Google Merchant", "Our Merchant"), "utf-8")
    shutil.copy(REPO / "content/answers.yml", tmp_path / "content")
    commons, problems = read_commons(tmp_path)
    assert not [each for each in problems if each.severity.name == "ERROR"]

    told = with_shipped_rules(commons).channels

    assert told["google"] is commons.channels["google"]
    assert tuple(told) == CHANNELS
