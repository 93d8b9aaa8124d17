"""Prose: what a Markdown file may hold. No raw HTML, nothing from other sites, headings in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.problem import Problem, Where, clip, error, warning
from site_builder.source import Prose

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_CODE = re.compile(r"`[^`\n]*`")
_HTML = re.compile(r"<(?:!--|/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>)")
_REMOTE_IMAGE = re.compile(r"!\[[^\]]{0,500}\]\(\s*((?:https?:)?//[^)\s]*)")
_SCRIPT_LINK = re.compile(r"\]\(\s*(?:javascript|data|vbscript):", re.IGNORECASE)
_HEADING = re.compile(r"^(#{1,6})\s+\S")
_NO_ALT = re.compile(r"!\[\s*\]\(")


def rules(prose: Prose) -> Iterator[Problem]:
    """Every fault of one Markdown file, at its line."""
    level, fence = 1, ""
    for n, raw in enumerate(prose.body.split("\n")):
        mark = _FENCE.match(raw)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
            continue
        if fence:
            continue
        line = _CODE.sub(lambda found: " " * len(found.group()), raw)
        here = prose.body_line + n

        def at(found: re.Match[str], row: int = here) -> Where:
            return Where(prose.file, line=row, column=found.start() + 1)

        if found := _HTML.search(line):
            yield error("P057", at(found), value=clip(found.group(), 30))
        if found := _REMOTE_IMAGE.search(line):
            yield error("P058", at(found), value=clip(found[1]))
        if found := _SCRIPT_LINK.search(line):
            yield error("P057", at(found), value=clip(found.group(), 30))
        if found := _NO_ALT.search(line):
            yield error("P076", at(found), file=clip(line[found.end() :].split(")")[0], 40))
        if found := _HEADING.match(line):
            depth = len(found[1])
            if depth == 1:
                yield error("P060", at(found), found="#", wanted="##")
            elif depth > level + 1:
                yield warning("P060", at(found), found="#" * depth, wanted="#" * (level + 1))
            level = depth
