"""The rulebook of a showcase (channels, laws and answers): judged once, and then read only by who asks for a rule."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, get_args

from site_builder.model.commons import Rulebook, Rules, Settings
from site_builder.model.fields import ChannelId
from site_builder.problem import Problem

FOLDER, LAWS, ANSWERS = "content/channels", "content/laws.yml", "content/answers.yml"
CHANNELS: tuple[str, ...] = get_args(ChannelId)


class Judged(NamedTuple):
    """What an earlier reading of the same rulebook came to: it need not be read again to be known as sound."""

    told: list[Problem]
    names: dict[str, dict[str, str]]


def read_rules(root: Path, settings: Settings, texts: dict[str, str], judged: Judged | None) -> Rules:
    """The rulebook, read now or, where it was judged before, when somebody asks for it.

    `texts` gets the text of every file of it either way: keys of what is made from it are made of them.
    """

    def read(into: dict[str, str]) -> tuple[Rulebook, list[Problem]]:
        from site_builder.check import channels  # its models take a tenth of the start of a small build

        return channels.read_rulebook(root, settings, into)

    if judged is not None and _take_texts(root, texts):
        return Rules(lambda: read({})[0], judged.told, judged.names)
    book, told = read(texts)
    return Rules(lambda: book, told, names_of(book))


def names_of(book: Rulebook) -> dict[str, dict[str, str]]:
    """Channel → its name by language."""
    return {name: {str(code): said for code, said in each.name.items()} for name, each in book.channels.items()}


def _take_texts(root: Path, texts: dict[str, str]) -> bool:
    """Whether every file of the rulebook gave its text."""
    files = sorted(path for path in (root / FOLDER).rglob("*") if path.is_file() and not path.name.startswith("."))
    files += [path for name in (LAWS, ANSWERS) if (path := root / name).exists()]
    try:
        texts |= {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}
    except (OSError, UnicodeError):  # something happened to it since it was judged
        return False
    return True
