"""A lesson's Markdown as a row of top-level blocks: what is marked, translated, shown and printed as one piece.

A block is a heading, a paragraph, a list, a table, a directive with all that is indented below it, or a fence. Above it may
stand its **mark**, a line that Markdown takes for a link's address and shows nowhere:

    [b7]: # "3f2a91c0"

`b7` is the block's id, the same in every language; the eight signs are the fingerprint of the source block that this
translation was made from. In the source language a mark has no fingerprint.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from textwrap import dedent

# What a lesson may hold beside ordinary Markdown. MkDocs Material shows each as a box with its title.
DIRECTIVES = (
    *("objectives", "keypoints", "story", "steps", "caution", "checklist", "exercise", "hint", "solution", "discussion"),
    *("trainer", "variant", "example", "listing", "audio", "figure"),
)
# The theme's own boxes, which authors who know Material may use.
PLAIN_BOXES = ("note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "quote")

_MARK = re.compile(r'^\[(b[0-9]{1,4})\]: #(?: "([0-9a-f]{8})")?[ \t]*$')
_DIRECTIVE = re.compile(r'^(!!!|\?\?\?\+?)[ \t]+([A-Za-z][A-Za-z0-9 _-]*?)[ \t]*(?:"(.*)")?[ \t]*$')
_TAB = re.compile(r'^===[!+]?[ \t]+"(.*)"[ \t]*$')
_FENCE = re.compile(r"^(`{3,}|~{3,})[ \t]*([A-Za-z0-9_-]*)")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_ITEM = re.compile(r"^(?:[-*+]|[0-9]{1,4}\.)[ \t]+")
_RULE = re.compile(r"^(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
_NOTE = re.compile(r"^\[\^[^\]]+\]:")


@dataclass(frozen=True, slots=True)
class Block:
    """One block as written.

    `kind` is a directive's name, or heading, par, list, table, tabs, definitions, footnote, quote, rule, quiz, code;
    `sectors` are the further words of a directive; `line` counts from 1 in the file.
    """

    kind: str
    text: str
    line: int
    id: str = ""
    origin: str = ""  # fingerprint of the source block that this was translated from
    title: str = ""
    sectors: tuple[str, ...] = ()
    level: int = 0  # of a heading
    mark_line: int = 0  # where the mark stands; 0: it has none

    @property
    def inner(self) -> str:
        """What stands inside a directive or a fence, without its indent."""
        lines = self.text.split("\n")[1:]
        if self.kind in ("quiz", "code"):
            return "\n".join(lines[:-1] if lines and _FENCE.match(lines[-1]) else lines)
        return dedent("\n".join(lines)).strip("\n")

    @property
    def inner_line(self) -> int:
        """The line on which `inner` begins."""
        lines = self.text.split("\n")[1:]
        blank = 0 if self.kind in ("quiz", "code") else next((n for n, each in enumerate(lines) if each.strip()), 0)
        return self.line + 1 + blank


def fingerprint(text: str) -> str:
    """Eight hexadecimal signs of a block's words; white space does not count, so a line may be broken anew."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def split(body: str, first_line: int = 1) -> tuple[Block, ...]:
    """The top-level blocks of a lesson's body, in order. Never fails: whatever is not known is a paragraph."""
    return tuple(_joined(_pieces(body, first_line)))


def _pieces(body: str, first_line: int) -> Iterator[Block]:
    """Runs of lines that belong together, with the mark above each."""
    mark: tuple[str, str, int] = ("", "", 0)
    for at, lines in _runs(body.split("\n")):
        if found := _MARK.match(lines[0]):
            mark = (found[1], found[2] or "", first_line + at)
            below = next((n for n, line in enumerate(lines[1:], 1) if line.strip()), 0)  # a blank line may stand between
            if not below:
                continue
            lines, at = lines[below:], at + below
        yield replace(_read(lines, first_line + at), id=mark[0], origin=mark[1], mark_line=mark[2])
        mark = ("", "", 0)


def _runs(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """(index of the first line, lines) of each block; blank lines at the ends are left out."""
    start, end, fence = -1, -1, ""
    for n, line in enumerate(lines):
        if fence:
            end = n
            fence = "" if line.startswith(fence) and not line.strip(fence[0]).strip() else fence
            continue
        if not line.strip():
            continue
        if start >= 0 and _opens(line, lines, start, end, n):
            yield start, lines[start : end + 1]
            start = -1
        start, end = (n if start < 0 else start), n
        found = _FENCE.match(line)
        fence = found[1] if found else ""
    if start >= 0:
        yield start, lines[start : end + 1]


def _opens(line: str, lines: list[str], start: int, last: int, n: int) -> bool:
    """Whether a line that is not blank begins a new block, after one that began at `start` and reached `last`."""
    if line[0] in " \t":
        return False
    before = lines[last]
    if _MARK.match(line):
        return True
    if _MARK.match(lines[start]) and last == start:
        return False  # the block below its own mark
    first = lines[start + 1] if _MARK.match(lines[start]) else lines[start]
    if any(each.match(line) for each in (_DIRECTIVE, _FENCE, _HEADING)) or (_TAB.match(line) and not _TAB.match(first)):
        return True
    if _HEADING.match(first) or _FENCE.match(first):
        return True
    if last == n - 1:  # no blank line between
        return before[0] in " \t" and bool(_DIRECTIVE.match(first))
    return (
        not (_ITEM.match(first) and _ITEM.match(line)) and not line.startswith(":") and not (_TAB.match(first) and _TAB.match(line))
    )


def _read(lines: list[str], line: int) -> Block:
    text, first = "\n".join(each.rstrip() for each in lines), lines[0]
    if found := _DIRECTIVE.match(first):
        names = found[2].split()
        return Block(names[0], text, line, title=found[3] or "", sectors=tuple(names[1:]))
    if found := _FENCE.match(first):
        return Block("quiz" if found[2] == "quiz" else "code", text, line)
    if found := _HEADING.match(first):
        return Block("heading", text, line, title=found[2], level=len(found[1]))
    if _TAB.match(first):
        return Block("tabs", text, line)
    if _ITEM.match(first) and not _RULE.match(first):
        return Block("list", text, line)
    if _RULE.match(first):
        return Block("rule", text, line)
    if _NOTE.match(first):
        return Block("footnote", text, line)
    if first.startswith(">"):
        return Block("quote", text, line)
    if first.lstrip().startswith("|") or (len(lines) > 1 and re.match(r"^[ |:-]*-[ |:-]*$", lines[1]) and "|" in lines[1]):
        return Block("table", text, line)
    return Block("definitions" if any(each.startswith(":") for each in lines[1:]) else "par", text, line)


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Footnotes that follow one another are one block: they belong to the whole lesson."""
    held: Block | None = None
    for each in blocks:
        if held and held.kind == each.kind == "footnote" and not each.id:
            held = replace(held, text=f"{held.text}\n\n{each.text}")
            continue
        if held:
            yield held
        held = each
    if held:
        yield held
