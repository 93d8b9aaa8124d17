"""The rules that come with Haat: what channels ask when a showcase keeps no file of its own about them.

In a checkout they are those of the reference showcase, and a wheel carries the same files; so a newer Haat brings newer rules.
A showcase's own file goes before the shipped one, channel by channel.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from site_builder.check.channels import read_rulebook
from site_builder.check.rules import CHANNELS, FOLDER, names_of
from site_builder.model.commons import Commons, Rulebook, Rules

_PACKAGE = Path(__file__).parents[1]


def place() -> Path:
    """The folder whose `content/` has the shipped rules."""
    return next(each for each in (_PACKAGE / "rulebook", _PACKAGE.parent) if (each / FOLDER).is_dir())


def with_shipped_rules(commons: Commons) -> Commons:
    """The commons with the shipped rules of every channel that the showcase says nothing about; laws and answers likewise."""
    if commons.channels.keys() >= set(CHANNELS):
        return commons
    book, _ = read_rulebook(place(), commons.settings, {})  # checked where Haat is tested
    known = book.channels | commons.channels
    channels = {name: known[name] for name in CHANNELS if name in known}
    whole = Rulebook(channels, commons.laws or book.laws, book.answers | commons.answers, commons.definitions)
    return replace(commons, rules=Rules(lambda: whole, commons.rules.told, names_of(whole)))
