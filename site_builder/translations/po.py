"""PO files for translators: an entry for each block of each lesson, with its inline markup as written.

An entry's context is `<lesson>#<block>`, or `<lesson>#title`; its text is the source's, fuzzy where the translation was made
from an older one. Read back, an entry becomes the block's translation with the fingerprint of the text it was made from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import polib

from site_builder.lesson import Block, fingerprint, split
from site_builder.lesson.states import State, pairs
from site_builder.model.commons import Commons
from site_builder.model.course import Lesson, Module
from site_builder.problem import Problem, Where, error
from site_builder.source import nearest, parse
from site_builder.translations.halves import halves

_FIELDS = ("title", "description")
_PLAIN = re.compile(r"^[^\W_]")  # a text that begins with a letter or digit may stand without quotes, if it is read as it is


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


class _Text(str):
    """A PO file's text. polib takes a text apart at all that Unicode calls a line's end; in a PO file that is one sign."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        return self.split("\n")


def imported(root: Path, commons: Commons, files: Sequence[tuple[str, bytes]]) -> tuple[dict[str, str], list[Problem]]:
    """New texts of the lesson files that change, by file, and every fault in the PO files."""
    changed: dict[str, str] = {}
    problems: list[Problem] = []
    for name, content in files:
        where = Where(name, line=1, column=1)
        try:
            # With a line's end, so that no text can be the path of another file, which polib would read.
            made = polib.pofile(_Text(content.decode("utf-8") + "\n"), wrapwidth=0)
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
            if wanted and commons.settings.original in lesson.heads:
                text, faults = _translated(root, file, lesson, wanted, commons.settings.original)
                problems += [replace(each, where=replace(each.where, file=each.where.file or name)) for each in faults]
                if text and not faults:
                    changed[file] = text
    return changed, problems


def _translated(
    root: Path, file: str, lesson: Lesson, wanted: dict[str, polib.POEntry], original: str
) -> tuple[str, list[Problem]]:
    """A lesson's file with the entries' translations in their places, or nothing where that changes nothing; and faults."""
    there = (root / file).exists()
    found, problems = halves(root, file) if there else (_begun(root, file, original), [])
    if found is None:
        return "", problems
    head, body = found
    for field in _FIELDS:
        if field in wanted:
            head = _with_field(head, field, " ".join(wanted[field].msgstr.split()))
    blocks, source = split(body), lesson.blocks[original]
    kinds, known = {each.id: each.kind for each in source}, {each.id for each in blocks}
    for block in reversed(blocks):
        if block.id and block.id in wanted and not _is(block, wanted[block.id]):
            problems += _shape(wanted[block.id], kinds.get(block.id, block.kind))
            body = _replaced(body, block, wanted[block.id])
    for n, each in enumerate(source):
        if each.id and each.id in wanted and each.id not in known:
            problems += _shape(wanted[each.id], each.kind)
            body = _inserted(body, [b.id for b in source[:n]], each.id, wanted[each.id])
    return (head + body if (head, body) != found or not there else ""), problems


def _is(block: Block, entry: polib.POEntry) -> bool:
    """Whether an entry says what the lesson says already; letters may be encoded in either way."""
    same = normalize("NFC", block.text) == normalize("NFC", entry.msgstr.rstrip("\n"))
    return same and block.origin == fingerprint(entry.msgid)


def _shape(entry: polib.POEntry, kind: str) -> list[Problem]:
    """A fault where a translation is more than one block, of another kind, or swallows what comes after it."""
    found = split(f"{entry.msgstr}\n\n[b1]: #\n.")
    if [each.kind for each in found] == [kind, "par"] and not found[0].id:
        return []
    return [error("P178", Where("", line=entry.linenum, column=1), reason="reason:not-one-block")]


def _begun(root: Path, file: str, original: str) -> tuple[str, str] | None:
    """A new translation: the source's front matter, and no blocks yet."""
    stem = file.rsplit(".", 2)[0]
    found, _ = halves(root, f"{stem}.{original}.md")
    return (found[0], "\n") if found else None


def _with_field(head: str, field: str, text: str) -> str:
    """Front matter with one field anew; quoted only where YAML needs it."""
    found = re.search(rf"^{field}:(.*(?:\n(?:[ \t].*)?(?=\n))*)$", head, re.MULTILINE)
    if found and _read(found[0], field) == text:
        return head
    line = f"{field}: {text}"
    if not _PLAIN.match(text) or _read(line, field) != text:
        line = f"{field}: {json.dumps(text, ensure_ascii=False)}"  # a quoted scalar of JSON is one of YAML
    if found:
        return head[: found.start()] + line + head[found.end() :]
    return re.sub(r"^(title:.*)$", lambda title: f"{title[1]}\n{line}", head, count=1, flags=re.MULTILINE)


def _read(line: str, field: str) -> str:
    """What the reader of records takes a field for, its white space as one blank."""
    value, _ = parse(f"{line}\n", "")
    return " ".join(str(value.get(field, "")).split()) if isinstance(value, dict) else ""


def _told(key: str, entry: polib.POEntry) -> list[str]:
    return [f'[{key}]: # "{fingerprint(entry.msgid)}"', *entry.msgstr.rstrip("\n").split("\n")]


def _replaced(body: str, block: Block, entry: polib.POEntry) -> str:
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
