"""Pictures and recordings that a lesson names: `![alt](figures/loom.jpg)` and `[Listen](audio/02-photographs.bn.mp3)`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from site_builder.lesson.blocks import fingerprint

_TITLE = r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?"""
_ALT = r"((?:[^\[\]]|\[[^\[\]]*\]){0,500})"
_IMAGE = rf"!\[{_ALT}\](?:\(\s*<?([^()\s<>]*)>?{_TITLE}\s*\)|\[([^\[\]]*)\])(?:\{{[^}}\n]*\}})?"
_SOUND = rf"(?<!!)\[([^\[\]]{{0,300}})\]\(\s*<?(audio/[^()\s<>]*)>?{_TITLE}\s*\)(?:\{{[^}}\n]*\}})?"
_NAMED = re.compile(f"(?P<image>{_IMAGE})|(?P<sound>{_SOUND})")
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_CODE = re.compile(r"`[^`\n]*`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")


class Named(NamedTuple):
    """A place of a text that shows a picture or plays a recording."""

    kind: str  # figure, audio
    file: str  # as written: `figures/loom.jpg`
    words: str  # what stands for the picture, or is said of the recording
    start: int
    end: int

    @property
    def mark(self) -> str:
        """Stands for it in the page engine's pages; names the file and the words, not the file's bytes."""
        return f"@@haat:{self.kind}:{fingerprint(f'{self.file} {self.words}')}@@"


def named(text: str) -> list[Named]:
    """Every picture and recording that a piece of Markdown names, in order; code names none."""
    found = []
    for each in _NAMED.finditer(_without_code(text)):
        if each["image"] is not None:
            words, file, kind = each[2], each[3] if each[3] is not None else each[4], "figure"
        else:
            words, file, kind = each[6], each[7], "audio"
        found.append(Named(kind, file, _ESCAPED.sub(r"\1", " ".join(words.split())), each.start(), each.end()))
    return found


def swapped(text: str, put: Callable[[Named], str]) -> str:
    """The text with something else in each of those places."""
    for each in reversed(named(text)):
        text = text[: each.start] + put(each) + text[each.end :]
    return text


def _without_code(text: str) -> str:
    """The text with blanks for what is code, so that every place stays where it is."""
    fence, told = "", []
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
            told.append(" " * len(line))
        else:
            told.append(" " * len(line) if fence else _CODE.sub(lambda found: " " * len(found[0]), line))
    return "\n".join(told)
