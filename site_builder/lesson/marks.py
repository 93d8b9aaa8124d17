"""Writing marks: new blocks get ids, translations the fingerprint of what they were made from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from site_builder.lesson.blocks import Block, fingerprint


def mark_source(body: str, blocks: Sequence[Block], used: Iterable[str] = ()) -> str:
    """The source's body with an id above every block; ids that stand stay, new ones go on after the highest.

    `used`: ids that translations hold. One whose source is gone is not given again: its translation would be taken for
    an older one of the new block.
    """
    highest = max((int(each[1:]) for each in (*(block.id for block in blocks), *used) if each), default=0)
    lines = body.split("\n")
    for n, each in reversed([*enumerate((b for b in blocks if not b.id), 1)]):
        lines.insert(each.line - 1, f"[b{highest + n}]: #")
    return "\n".join(lines)


def mark_translation(body: str, blocks: Sequence[Block], source: Sequence[Block], accept: Iterable[str] = ()) -> str:
    """A translation's body with marks: a block without one gets the id of the source block that stands in its place.

    `accept`: ids whose translation was made anew, so that their fingerprint becomes that of the source of today.
    Between two marked neighbours, blocks without a mark are matched one by one while their kinds agree.
    """
    by_id, lines, accepted = {each.id: each for each in source}, body.split("\n"), set(accept)
    edits: list[tuple[int, str, bool]] = []
    for each, partner in _matched(blocks, source):
        if not each.id and partner:
            edits.append((each.line - 1, _mark(partner), False))
        elif each.id in accepted and each.id in by_id:
            edits.append((each.mark_line - 1, _mark(by_id[each.id]), True))
    for at, line, over in reversed(edits):
        lines[at : at + over] = [line]
    return "\n".join(lines)


def _mark(source: Block) -> str:
    return f'[{source.id}]: # "{fingerprint(source.text)}"'


def _matched(blocks: Sequence[Block], source: Sequence[Block]) -> list[tuple[Block, Block | None]]:
    """Each block with the source block that it stands for: by its id, or by its place after the last known one."""
    place, taken = {each.id: n for n, each in enumerate(source)}, {each.id for each in blocks if each.id}
    at, told = 0, []
    for each in blocks:
        if each.id:
            at = place.get(each.id, at - 1) + 1
            told.append((each, source[at - 1] if each.id in place else None))
            continue
        while at < len(source) and source[at].id in taken:
            at += 1
        fits = at < len(source) and source[at].kind == each.kind
        told.append((each, source[at] if fits else None))
        at += fits
    return told
