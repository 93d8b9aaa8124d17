"""PO files for translators: an entry for each block of each lesson, with its inline markup as written.

An entry's context is `<lesson>#<block>`, or `<lesson>#title`; its text is the source's, fuzzy where the translation was made
from an older one. Read back, an entry becomes the block's translation with the fingerprint of the text it was made from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import polib

from site_builder.lesson import Block, fingerprint, split
from site_builder.lesson.states import State, pairs
from site_builder.model.commons import Commons
from site_builder.model.course import Lesson, Module
from site_builder.problem import Problem, Where, error
from site_builder.source import nearest

_FIELDS = ("title", "description")


# ── out ──────────────────────────────────────────────────────────────────────────────────────────


def exported(commons: Commons, language: str = "", module: str = "") -> Iterator[tuple[str, str]]:
    """(`<language>/<module>.po`, its text) of the languages and modules asked for, or of all."""
    settings = commons.settings
    for code in settings.languages:
        if code == settings.original or language not in ("", code):
            continue
        for name, each in commons.modules.items():
            if module in ("", name):
                yield f"{code}/{name}.po", _file(each, code, settings.original, f"{settings.updated}")


def _file(module: Module, code: str, original: str, updated: str) -> str:
    made = polib.POFile(wrapwidth=0)
    made.metadata = {
        "Project-Id-Version": module.record.id,
        "PO-Revision-Date": f"{updated} 00:00+0000",
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for lesson in module.lessons:
        if original in lesson.heads:
            made.extend(_entries(module.record.id, lesson, code, original))
    return str(made) + "\n"


def _entries(module: str, lesson: Lesson, code: str, original: str) -> Iterator[polib.POEntry]:
    file, head, other = f"modules/{module}/{lesson.name}.{original}.md", lesson.heads[original], lesson.heads.get(code)
    for field in _FIELDS:
        if text := getattr(head, field):
            told = getattr(other, field) if other else None
            yield polib.POEntry(msgctxt=f"{lesson.name}#{field}", msgid=text, msgstr=told or "", occurrences=[(file, "1")])
    for pair in pairs(lesson.blocks[original], lesson.blocks.get(code, ())):
        if pair.source and pair.source.id:
            yield polib.POEntry(
                msgctxt=f"{lesson.name}#{pair.source.id}",
                msgid=pair.source.text,
                msgstr=pair.other.text if pair.other else "",
                occurrences=[(file, str(pair.source.line))],
                comment=pair.source.kind,
                flags=["fuzzy"] if pair.state is State.STALE else [],
            )


# ── back in ──────────────────────────────────────────────────────────────────────────────────────


def imported(root: Path, commons: Commons, files: Sequence[tuple[str, bytes]]) -> tuple[dict[str, str], list[Problem]]:
    """New texts of the lesson files that change, by file, and every fault in the PO files."""
    changed: dict[str, str] = {}
    problems: list[Problem] = []
    for name, content in files:
        where = Where(name, line=1, column=1)
        try:
            made = polib.pofile(content.decode("utf-8"), wrapwidth=0)
        except (OSError, ValueError) as reason:
            problems.append(error("P178", where, reason=str(reason)))
            continue
        code, module = made.metadata.get("Language", ""), made.metadata.get("Project-Id-Version", "")
        if code not in commons.settings.languages or code == commons.settings.original or module not in commons.modules:
            meant = nearest(module, tuple(commons.modules))
            problems.append(error("P179", where, module=module or "–", language=code or "–", meant=meant))
            continue
        for lesson in commons.modules[module].lessons:
            told = {e.msgctxt.partition("#")[2]: e for e in made if e.msgctxt and e.msgctxt.startswith(f"{lesson.name}#")}
            wanted = {key: e for key, e in told.items() if e.msgstr and not e.fuzzy and not e.obsolete}
            file = f"modules/{module}/{lesson.name}.{code}.md"
            if wanted and (text := _translated(root, file, lesson, wanted, commons.settings.original)):
                changed[file] = text
    return changed, problems


def _translated(root: Path, file: str, lesson: Lesson, wanted: dict[str, polib.POEntry], original: str) -> str:
    """A lesson's file with the entries' translations in their places, or nothing where that changes nothing."""
    source = lesson.blocks[original]
    before = (root / file).read_text("utf-8-sig").replace("\r\n", "\n") if (root / file).exists() else _begun(root, file, original)
    prose_end = before.index("\n---\n", 3) + 5
    head, body = before[:prose_end], before[prose_end:]
    for field in _FIELDS:
        if field in wanted:
            head = _with_field(head, field, wanted[field].msgstr)
    blocks = split(body)
    known = {each.id for each in blocks}
    for block in reversed(blocks):
        if (entry := wanted.get(block.id)) and block.id:
            body = _replaced(body, block, entry)
    for n, each in enumerate(source):
        if each.id and each.id in wanted and each.id not in known:
            body = _inserted(body, [b.id for b in source[:n]], each.id, wanted[each.id])
    after = head + body
    return after if after != before or not (root / file).exists() else ""


def _begun(root: Path, file: str, original: str) -> str:
    """A new translation: the source's front matter, and no blocks yet."""
    stem = file.rsplit(".", 2)[0]
    text = (root / f"{stem}.{original}.md").read_text("utf-8-sig").replace("\r\n", "\n")
    return text[: text.index("\n---\n", 3) + 5] + "\n"


def _with_field(head: str, field: str, text: str) -> str:
    """Front matter with one field anew; quoted only where YAML needs it."""
    import yaml

    found = re.search(rf"^{field}:[ \t]*(.*)$", head, re.MULTILINE)
    plain = bool(re.match(r"^[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n]*$", text)) and ": " not in text and " #" not in text
    line = f"{field}: {text}" if plain else f"{field}: {yaml.safe_dump(text, allow_unicode=True, width=10_000).splitlines()[0]}"
    if found:
        same = yaml.load(found[1], yaml.BaseLoader) == text
        return head if same else head[: found.start()] + line + head[found.end() :]
    return re.sub(r"^(title:.*)$", lambda title: f"{title[1]}\n{line}", head, count=1, flags=re.MULTILINE)


def _told(key: str, entry: polib.POEntry) -> list[str]:
    return [f'[{key}]: # "{fingerprint(entry.msgid)}"', *entry.msgstr.rstrip("\n").split("\n")]


def _replaced(body: str, block: Block, entry: polib.POEntry) -> str:
    if block.text == entry.msgstr.rstrip("\n") and block.origin == fingerprint(entry.msgid):
        return body
    lines = body.split("\n")
    lines[block.mark_line - 1 : block.line - 1 + block.text.count("\n") + 1] = _told(block.id, entry)
    return "\n".join(lines)


def _inserted(body: str, before: Sequence[str], key: str, entry: polib.POEntry) -> str:
    """The body with a new block after the nearest block that stands before it in the source, or at the beginning."""
    places = {each.id: each.line - 1 + each.text.count("\n") for each in split(body)}
    last = next((places[each] for each in reversed(before) if each in places), -1)
    lines = body.split("\n")
    if last < 0:
        start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
        return "\n".join([*lines[:start], *_told(key, entry), "", *lines[start:]])
    return "\n".join([*lines[: last + 1], "", *_told(key, entry), *lines[last + 1 :]])
