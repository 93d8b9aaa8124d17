"""Recordings: what a file is by its first bytes, and the same without what its recorder noted about people and places.

Knows bytes, and nothing about records or the site.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.picture import Facts

MAX_BYTES = 8_000_000  # a quarter of an hour of speech at 64 kbit/s
FORMATS = {"MP3": ("mp3",), "Ogg": ("ogg",), "M4A": ("m4a",)}
_HOLDERS = (b"moov", b"trak")  # boxes of an M4A in which notes may lie
_NOTES = (b"udta", b"meta")  # title, place, pictures


def inspect(raw: bytes, size: int) -> Facts:
    """What a recording of `size` bytes is, of which `raw` are the first; its content decides, not its name."""
    if size > MAX_BYTES:
        return Facts(fault="P195", detail=f"{size / 1_000_000:.1f} MB")
    kind = _kind(raw)
    return Facts(format=kind) if kind else Facts(fault="P194", detail="?")


def _kind(raw: bytes) -> str:
    if raw[:4] == b"OggS":
        return "Ogg"
    if raw[4:8] == b"ftyp":
        return "M4A"
    start = _without_id3(raw)[:4096].lstrip(b"\0")[:2]
    # MPEG audio: eleven bits of ones, then the version and a layer, which is never 0 (that is AAC without a container).
    return "MP3" if len(start) == 2 and start[0] == 0xFF and start[1] & 0xE0 == 0xE0 and start[1] & 0x06 else ""


def bare(raw: bytes) -> bytes:
    """The recording without its tags: MP3's are cut off; in an M4A, where places are told in bytes, they become blanks."""
    kind = _kind(raw)
    if kind == "MP3":
        return _without_id3(raw)
    if kind == "M4A":
        made = bytearray(raw)
        _blank(made, 0, len(made))
        return bytes(made)
    return raw


def _without_id3(raw: bytes) -> bytes:
    """ID3v2 stands before the sound with its length in four times seven bits; ID3v1 is the last 128 bytes."""
    while raw[:3] == b"ID3" and len(raw) > 10:
        length = sum((byte & 0x7F) << shift for byte, shift in zip(raw[6:10], (21, 14, 7, 0), strict=True))
        raw = raw[10 + length + (10 if raw[5] & 0x10 else 0) :]
    return raw[:-128] if raw[-128:-125] == b"TAG" else raw


def _blank(made: bytearray, start: int, end: int, depth: int = 0) -> None:
    for kind, at, body, stop in _boxes(made, start, end):
        if kind in _NOTES:
            made[at + 4 : at + 8] = b"free"
            made[body:stop] = bytes(stop - body)
        elif kind in _HOLDERS and depth < 3:
            _blank(made, body, stop, depth + 1)


def _boxes(made: bytearray, start: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """(kind, where it begins, where its content begins, where it ends) of each box; stops where lengths make no sense."""
    while start + 8 <= end:
        length, body = int.from_bytes(made[start : start + 4], "big"), start + 8
        if length == 1:
            length, body = int.from_bytes(made[start + 8 : start + 16], "big"), start + 16
        stop = end if length == 0 else start + length
        if stop <= start + 7 or stop > end or body > stop:
            return
        yield bytes(made[start + 4 : start + 8]), start, body, stop
        start = stop
