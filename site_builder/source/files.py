"""The bytes of records: text in UTF-8 of a bounded size, or the problem; and how their words are told again."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from site_builder.problem import Problem, Where, clip, error, mask

MAX_BYTES = 4_000_000
PRIVATE = "private.yml"


def read_bytes(root: Path, file: str, limit: int = MAX_BYTES) -> tuple[str | None, list[Problem]]:
    """The text of a file below root, in UTF-8 without a byte-order mark, or why it cannot be had."""
    where = Where(file, line=1, column=1)
    try:
        raw = (root / file).read_bytes()
    except FileNotFoundError:
        return None, [error("P033", where, file=file.rsplit("/", 1)[-1])]
    except OSError as reason:
        return None, [error("P001", where, reason=reason.strerror or "unreadable")]
    if len(raw) > limit:
        return None, [error("P008", where, size=f"{len(raw):,}", limit=f"{limit:,}")]
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None, [error("P007", where, reason="UTF-16")]
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as reason:
        row = raw.count(b"\n", 0, reason.start) + 1
        column = reason.start - (raw.rfind(b"\n", 0, reason.start) + 1) + 1
        return None, [error("P007", Where(file, line=row, column=column), reason=f"0x{raw[reason.start]:02x}")]


def front_matter(text: str) -> tuple[str, str] | None:
    """The YAML between the first two `---` lines and the text after them, or None."""
    if not text.startswith("---\n"):
        return None
    end = text.find("\n---\n", 3)
    return (text[4 : end + 1], text[end + 5 :]) if end >= 0 else None


def nearest(word: str, known: list[str] | tuple[str, ...] | frozenset[str]) -> str:
    """The known word that was probably meant, or nothing. Capital and small letters are alike."""
    folded = {each.casefold(): each for each in sorted(known, reverse=True)}
    match = get_close_matches(word.casefold(), sorted(folded), n=1, cutoff=0.6)
    return folded[match[0]] if match else ""


def shown(where: Where, value: object) -> str:
    """A value as it may stand in a problem: masked when it comes from a private file."""
    return mask(value) if where.file.rsplit("/", 1)[-1] == PRIVATE else clip(value)
