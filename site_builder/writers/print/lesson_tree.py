"""A lesson's Markdown as the neutral tree that `templates/print/lib/markdown.typ` and `box.typ` print.

Blocks: heading, par, list, enum, quote, code, table, image (with `figure`: {file, size in pixels}), rule (see markdown.typ), and of lessons: {kind: "box", name,
title, blocks}, {kind: "tasks", items: [{done, blocks}]}, {kind: "definitions", items: [{runs, blocks}]}, {kind: "section",
title, blocks} (a tab). Runs: text, strong, em, code, link (with `address` where it leads elsewhere: paper shows it), break, and
{kind: "note", runs} (a footnote). What it does not know is told as a fault of the block, never left out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

from site_builder.lesson.render import to_elements
from site_builder.writers.print.text import clean

Tree = list[dict[str, Any]]
WHOLE = 110  # a box of so few words stands on one page
_BOXES = re.compile(r"\badmonition\b")


@dataclass
class Reading:
    """One block being read: how links are resolved, the language of its text, and what could not be printed."""

    resolve: Callable[[str], str]  # an address as written → where it leads, or nothing where it leads nowhere on paper
    lang: str = ""  # set where the text is not in the reader's language
    pictures: Mapping[str, dict[str, Any]] = field(
        default_factory=dict
    )  # as written → {"figure": {file, size}} of what was made of it
    faults: list[str] = field(default_factory=list)
    notes: dict[str, ElementTree.Element] = field(default_factory=dict)

    def text(self, words: str) -> Any:
        """Words for `say`."""
        words = clean(words)
        return {"lang": self.lang, "text": words} if self.lang else words


def tree(text: str, reading: Reading) -> Tree:
    """The blocks of a piece of Markdown."""
    root = to_elements(text)
    for note in root.iter("li"):
        if note.get("id", "").startswith("fn:"):
            reading.notes[note.get("id", "")] = note
    return list(_blocks(root, reading))


def _blocks(parent: ElementTree.Element, reading: Reading) -> Iterator[dict[str, Any]]:
    """The blocks inside an element; text that stands beside them is a paragraph of its own."""
    loose: list[dict[str, Any]] = _text(parent.text, reading)
    for each in parent:
        if each.tag == "img" and each.get("src") in reading.pictures:
            if _says(loose):
                yield {"kind": "par", "runs": _trimmed(loose)}
            yield _image(each, reading)
            loose = _text(each.tail, reading)
        elif _is_inline(each):
            loose += _run(each, reading) + _text(each.tail, reading)
        else:
            if _says(loose):
                yield {"kind": "par", "runs": _trimmed(loose)}
            yield from _block(each, reading)
            loose = _text(each.tail, reading)
    if _says(loose):
        yield {"kind": "par", "runs": _trimmed(loose)}


def _says(runs: list[dict[str, Any]]) -> bool:
    return any(run["kind"] != "text" or _plain(run["text"]).strip() for run in runs)


def _plain(told: Any) -> str:
    return str(told["text"]) if isinstance(told, dict) else str(told)


_INLINE = {"a", "abbr", "br", "code", "del", "em", "img", "input", "ins", "kbd", "mark", "span", "strong", "sub", "sup", "label"}


def _is_inline(each: ElementTree.Element) -> bool:
    return each.tag in _INLINE


def _block(each: ElementTree.Element, reading: Reading) -> Iterator[dict[str, Any]]:
    tag = str(each.tag)
    if re.fullmatch("h[1-6]", tag):
        yield {"kind": "heading", "level": int(tag[1]), "runs": _runs(each, reading)}
    elif tag == "p":
        yield from _paragraph(each, reading)
    elif tag in ("ul", "ol"):
        yield _list(each, reading)
    elif tag == "table":
        yield _table(each, reading)
    elif tag == "dl":
        yield _definitions(each, reading)
    elif tag == "blockquote":
        yield {"kind": "quote", "blocks": list(_blocks(each, reading))}
    elif tag == "hr":
        yield {"kind": "rule"}
    elif tag == "pre" or (tag == "div" and "highlight" in each.get("class", "")):
        yield {"kind": "code", "text": clean("".join(each.itertext()).rstrip("\n"))}
    elif tag == "details" or (tag == "div" and _BOXES.search(each.get("class", ""))):
        yield from _box(each, reading)
    elif tag == "div" and "tabbed-set" in each.get("class", ""):
        yield from _tabs(each, reading)
    elif tag == "div" and "footnote" in each.get("class", ""):
        return  # they stand where they are named
    else:
        reading.faults.append(tag)
        yield from _blocks(each, reading)


def _paragraph(each: ElementTree.Element, reading: Reading) -> Iterator[dict[str, Any]]:
    """A paragraph; a picture in it is a figure between what is said before and after."""
    if any(child.tag == "img" and child.get("src") in reading.pictures for child in each):
        yield from _blocks(each, reading)
    else:
        yield {"kind": "par", "runs": _runs(each, reading)}


def _image(each: ElementTree.Element, reading: Reading) -> dict[str, Any]:
    return {"kind": "image", "alt": clean(each.get("alt", "")), "runs": [], **reading.pictures[each.get("src", "")]}


def _list(each: ElementTree.Element, reading: Reading) -> dict[str, Any]:
    items = [item for item in each if item.tag == "li"]
    if "task-list" in each.get("class", ""):
        return {"kind": "tasks", "items": [{"done": _done(item), "blocks": list(_blocks(item, reading))} for item in items]}
    told = [list(_blocks(item, reading)) for item in items]
    return (
        {"kind": "enum", "items": told, "start": int(each.get("start", "1"))}
        if each.tag == "ol"
        else {"kind": "list", "items": told}
    )


def _done(item: ElementTree.Element) -> bool:
    return any(box.get("checked") for box in item.iter("input"))


def _table(each: ElementTree.Element, reading: Reading) -> dict[str, Any]:
    rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in each.iter("tr")]
    far = [_far(cell) for cell in rows[0]] if rows else []
    told = [[_runs(cell, reading) for cell in row] for row in rows]
    return {"kind": "table", "header": told[0] if told else [], "rows": told[1:], "far": far}


def _far(cell: ElementTree.Element) -> bool:
    return "right" in cell.get("style", "")


def _definitions(each: ElementTree.Element, reading: Reading) -> dict[str, Any]:
    items: Tree = []
    for part in each:
        if part.tag == "dt":
            items.append({"runs": _runs(part, reading), "blocks": []})
        elif items:
            items[-1]["blocks"] += list(_blocks(part, reading))
    return {"kind": "definitions", "items": items}


def _box(each: ElementTree.Element, reading: Reading) -> Iterator[dict[str, Any]]:
    """A box; of one for a figure, the title is the caption of its first picture."""
    names = [name for name in each.get("class", "").split() if name != "admonition"]
    title, rest = None, ElementTree.Element("div")
    for part in each:
        if title is None and (part.tag == "summary" or "admonition-title" in part.get("class", "")):
            title = part
        else:
            rest.append(part)
    told, blocks = _runs(title, reading) if title is not None else [], list(_blocks(rest, reading))
    first = next((inner for inner in blocks if inner["kind"] == "image"), None) if "figure" in names else None
    if first is not None:
        first["runs"] = told
        yield from blocks
    else:
        whole = len(says(blocks).split()) <= WHOLE
        yield {"kind": "box", "name": names[0] if names else "note", "title": told, "blocks": blocks, "whole": whole}


def _tabs(each: ElementTree.Element, reading: Reading) -> Iterator[dict[str, Any]]:
    """Tabs one after the other, each under its title."""
    labels = [part for part in each if part.tag == "label"]
    bodies = [part for part in each if part.tag == "div"]
    for label, body in zip(labels, bodies, strict=True):
        yield {"kind": "section", "title": _runs(label, reading), "blocks": list(_blocks(body, reading))}


# ── inline ───────────────────────────────────────────────────────────────────────────────────────


def _runs(parent: ElementTree.Element, reading: Reading) -> list[dict[str, Any]]:
    told = _text(parent.text, reading)
    for each in parent:
        told += _run(each, reading) + _text(each.tail, reading)
    return told


def _text(words: str | None, reading: Reading) -> list[dict[str, Any]]:
    words = re.sub(r"\s+", " ", words or "")
    return [{"kind": "text", "text": reading.text(words)}] if words else []


def _trimmed(runs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Runs without the blank at their beginning that a tick box or a line break leaves."""
    if runs and runs[0]["kind"] == "text":
        told = runs[0]["text"]
        words = told["text"].lstrip() if isinstance(told, dict) else told.lstrip()
        return [{"kind": "text", "text": {**told, "text": words} if isinstance(told, dict) else words}, *runs[1:]]
    return runs


_SAME = {"strong": "strong", "b": "strong", "em": "em", "i": "em"}


def _run(each: ElementTree.Element, reading: Reading) -> list[dict[str, Any]]:
    tag = str(each.tag)
    if tag in _SAME:
        return [{"kind": _SAME[tag], "runs": _runs(each, reading)}]
    if tag == "code":
        return [{"kind": "code", "text": clean("".join(each.itertext()))}]
    if tag == "br":
        return [{"kind": "break"}]
    if tag == "a":
        return _link(each, reading)
    if tag == "sup" and (each.get("id") or "").startswith("fnref"):
        return _note(each, reading)
    if tag == "img":  # its description stands for it
        reading.faults.append(each.get("src", ""))
        return [{"kind": "text", "text": reading.text(each.get("alt", ""))}]
    if tag == "input":
        return []
    return _runs(each, reading)  # of what only looks different, the words


def _link(each: ElementTree.Element, reading: Reading) -> list[dict[str, Any]]:
    inner = _runs(each, reading)
    written = each.get("href", "")
    target = reading.resolve(written)
    if not target:
        return inner
    told = {"address": written} if written.startswith("http") and written not in "".join(each.itertext()) else {}
    return [{"kind": "link", "url": target, "runs": inner, **told}]


def _note(each: ElementTree.Element, reading: Reading) -> list[dict[str, Any]]:
    link = next(iter(each), None)
    body = reading.notes.get((link.get("href", "") if link is not None else "").removeprefix("#"))
    if body is None:
        return []
    for parent in body.iter():  # the way back up is for screens
        for back in [part for part in parent if part.get("class") == "footnote-backref"]:
            parent.remove(back)
    return [{"kind": "note", "runs": [run for part in body for run in _runs(part, reading)]}]


def resolver(module: str, base: str) -> Callable[[str], str]:
    """Where the links of a module's lessons lead, for the reader of a printed page: addresses on the site, in her language."""

    def resolve(target: str) -> str:
        if target.startswith(("http://", "https://")):
            return target
        if target.startswith("haat:"):
            return f"{base}catalog/{target[5:]}.html"
        if target.startswith(("term:", "#")) or not target:
            return ""
        path = posixpath.normpath(posixpath.join(f"modules/{module}", target.partition("#")[0]))
        return "" if path.startswith("..") else base + path.removesuffix(".md") + ".html"

    return resolve


def says(blocks: Tree) -> str:
    """All words of a tree in their order, for tests and for reading aloud."""
    return " ".join(_words(blocks)).strip()


def _words(value: Any) -> Iterator[str]:
    """Pieces with a blank between them; the runs of one text are one piece."""
    if isinstance(value, list):
        for each in value:
            yield from _words(each)
    elif isinstance(value, dict):
        for key in ("title", "text", "runs", "header", "rows", "items", "blocks"):
            inner = value.get(key, ())
            if key in ("title", "runs", "text"):
                yield _inline(inner)
            elif key in ("header", "rows"):
                rows = [inner] if key == "header" else inner
                yield from (_inline(cell) for row in rows for cell in row)
            else:
                yield from _words(inner)


def _inline(told: Any) -> str:
    if isinstance(told, str):
        return told
    if isinstance(told, dict):
        words = _inline(told.get("text") or told.get("runs") or "")
        return f" {words} " if told.get("kind") in ("note", "break") else words
    return "".join(map(_inline, told))
