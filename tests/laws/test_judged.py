"""The rulebook is judged once: builds after that neither read it nor lose what was told of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from chain import PRODUCTS, Site

from site_builder.check import channels

CHANNELS = Path(__file__).parents[2] / "content"


@pytest.fixture
def ruled(site: Site) -> Site:
    """A showcase with rules, and with one category in them that is misspelt (a warning)."""
    shutil.copytree(CHANNELS / "channels", site.root / "content/channels")
    for name in ("laws.yml", "answers.yml"):
        shutil.copy(CHANNELS / name, site.root / "content" / name)
    text = (site.root / "content/channels/amazon.yml").read_text("utf-8")
    assert "\n  saree: {" in text
    site.put("content/channels/amazon.yml", text.replace("\n  saree: {", "\n  sareee: {", 1)).build()
    return site


def _told(site: Site) -> list[str]:
    assert site.outcome is not None
    return [each.code for each in site.outcome.problems if each.where.file == "content/channels/amazon.yml"]


def test_an_unchanged_rulebook_is_not_read(ruled: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise AssertionError("the rulebook was read")

    monkeypatch.setattr(channels, "read_rulebook", read)
    ruled.edit(PRODUCTS, "retail: 2100", "retail: 2150").build(only="site")
    assert _told(ruled) == ["P245"]


def test_a_changed_rulebook_is_read_again(ruled: Site) -> None:
    ruled.edit("content/channels/amazon.yml", "\n  sareee: {", "\n  saree: {").build(only="site")
    assert _told(ruled) == []
    ruled.edit("content/channels/amazon.yml", "\n  saree: {", "\n  saree: {}\n  saree: {").run(only="site")
    assert _told(ruled)
    assert not ruled.outcome.published
