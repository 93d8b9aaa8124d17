"""The word pass: a PDF of Typst in which every word can be searched, copied and read aloud as it was written.

Typst gives each shaped cluster a text of its own (`/Span <</ActualText …>> BDC … EMC`), so viewers guess blanks inside
Bengali and Hindi words: "ক্ষু দ্র". Here the clusters of a word get one text together. Only the marks around the drawing
change; what is drawn, and in what order, stays. The streams are read by pattern: they are very regular, and a parser takes
six times as long. What does not fit the patterns is left as it was, and so is what is written from right to left: viewers
know those words better without help.
"""

from __future__ import annotations

import re
import zlib
from base64 import a85encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

from site_builder.writers.print.placing import place

_NUMBER = rb"-?[\d.]++"  # never tried in parts: an array that fits nothing would take for ever
# A string may hold brackets that pair up, bare (they are glyphs 40 and 41). Three deep is more than was ever seen.
_FLAT = rb"\((?:[^()\\]|\\.)*\)"
_NESTED = rb"\((?:[^()\\]|\\.|" + _FLAT + rb")*\)"
_STRING = rb"(?:\((?:[^()\\]|\\.|" + _NESTED + rb")*\)|<[0-9A-Fa-f]*>)"
_SHOW = rb"(?:" + _STRING + rb"Tj|\[(?:" + _STRING + rb"|" + _NUMBER + rb"|\s)*\]TJ)"
_HEAD = rb"\d Tr/\w+ " + _NUMBER + rb" Tf(?: " + _NUMBER + rb"){6} Tm"
_RUN = rb"\s?" + _HEAD + rb"\s?" + _SHOW

OPENING = re.compile(rb"q (?P<turn>(?:%b ){4})%b (?P<y>%b) cm" % (_NUMBER, _NUMBER, _NUMBER))
PIECE = re.compile(
    rb"\s?/Span<</ActualText(%b)>>BDC\s?(?:(%b)\s?(%b)\sEMC|((?:%b)+)\sEMC)|\s?(%b)\s?(%b)"
    % (_STRING, _HEAD, _SHOW, _RUN, _HEAD, _SHOW),
    re.DOTALL,
)
FACE = re.compile(rb"/(\w+) (%b) Tf" % _NUMBER)
SHOWN = re.compile(_STRING + rb"|" + _NUMBER, re.DOTALL)
ESCAPE = re.compile(rb"\\(?:([0-7]{3})|(.))", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
BETWEEN_BLOCKS = re.compile(rb"\nQ\n(?:EMC/\w+<</MCID \d+[^>]*>>BDC\n)?")
GLYPH_TEXT = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

Sign = tuple[bytes, str | None]  # a glyph and what it says, or a shift of the pen


NEAR = 0.001  # points: a run that starts so near to where the one before ended goes on with it


class Bit(NamedTuple):
    """The least that can get a text: one span, or the glyphs between two blanks of a run."""

    head: bytes  # face and place; empty where a run goes on; all that is drawn, where a span has several runs
    shown: tuple[bytes, ...]  # strings and shifts, as in `[…]TJ`
    text: str
    spanned: bool


@dataclass
class Glyphs:
    """What each glyph of a face says, and how far it moves the pen in thousandths; by its two bytes."""

    texts: dict[bytes, str]
    widths: dict[bytes, float]
    runs: dict[bytes, tuple[str, list[Bit]] | None] = field(default_factory=dict)  # read before: most runs come again


@dataclass
class Block:
    """One `BT … ET`, that is one run of one face: its place, and its words in order."""

    start: int  # of the body
    end: int
    edges: tuple[int, int]  # of the whole, with its `q … cm`
    turn: bytes
    height: float
    face: tuple[bytes, bytes]
    bits: list[Bit]
    last: str  # what its last glyph or cluster says
    changed: bool = False
    broken_off: bool = False  # its last word goes on in the next block, or a sign of another face follows it at once


def searchable(pdf: bytes, photos: Path | None = None) -> bytes:
    """The same document with one text for each word; its look, tags, attachments and dates are as they were.

    `photos`: the folder of those that take the place of dots, where the typesetter was given dots.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        if photos is not None:
            place(document, photos)
        known: dict[tuple[int, int], Glyphs | None] = {}
        for stream, resources in _streams(document):
            data = stream.read_bytes()
            new = joined(data, _faces(resources, known))
            if new != data:
                _pack(stream, new)
        out = _saved(document)
        # A validator takes a stream that ends with CR for one that is a byte too short: PDFA-STREAM-LENGTH-001.
        return _saved(_without_cr(document)) if b"\r\nendstream" in out else out


# ── the file ─────────────────────────────────────────────────────────────────────────────────────


def _saved(document: pikepdf.Pdf) -> bytes:
    """The file, made from its contents alone: no date, no chance, nothing of the machine."""
    out = BytesIO()
    keep = pikepdf.StreamDecodeLevel.none  # streams are packed here or were before: none is to be written anew
    document.save(out, deterministic_id=True, fix_metadata_version=False, compress_streams=False, stream_decode_level=keep)
    return out.getvalue()


def _streams(document: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Stream, Any]]:
    """Each stream that draws, once, with the resources it names: pages, and the forms that they use."""
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[Any, Any]] = [(page.obj.get("/Contents"), page.obj.get("/Resources")) for page in document.pages]
    while waiting:
        stream, resources = waiting.pop(0)
        if not isinstance(stream, pikepdf.Stream) or resources is None or stream.objgen in seen:
            continue
        seen.add(stream.objgen)
        yield stream, resources
        forms = (each for _, each in resources.get("/XObject", pikepdf.Dictionary()).items())
        waiting += [(each, each.get("/Resources")) for each in forms if each.get("/Subtype") == pikepdf.Name.Form]


def _faces(resources: Any, known: dict[tuple[int, int], Glyphs | None]) -> dict[bytes, Glyphs]:
    """What the glyphs of each face say, by the face's name in these resources; only faces that are known to the last glyph."""
    faces = {}
    for name, font in resources.get("/Font", pikepdf.Dictionary()).items():
        if font.objgen not in known or font.objgen == (0, 0):
            known[font.objgen] = _glyphs(font)
        if (glyphs := known[font.objgen]) is not None:
            faces[name[1:].encode()] = glyphs
    return faces


def _glyphs(font: Any) -> Glyphs | None:
    if font.get("/Encoding") != pikepdf.Name("/Identity-H") or "/ToUnicode" not in font:
        return None
    cmap = font.ToUnicode.read_bytes()
    if b"beginbfrange" in cmap:  # Typst has never written one
        return None
    tables = re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL)
    texts = {bytes.fromhex(glyph.decode()): _utf16(text) for table in tables for glyph, text in GLYPH_TEXT.findall(table)}
    return Glyphs(texts, _widths(list(font.DescendantFonts[0].get("/W", []))))


def _widths(listed: list[Any]) -> dict[bytes, float]:
    """The widths of a face, written as `first [width width …]` or `first last width`; what is not there is 0 wide."""
    out: dict[bytes, float] = {}
    while len(listed) > 1:
        first = int(listed[0])
        if isinstance(listed[1], pikepdf.Array):
            widths = [float(each) for each in listed[1]]
            listed = listed[2:]
        else:
            widths = [float(listed[2])] * (int(listed[1]) - first + 1)
            listed = listed[3:]
        out.update(((first + n).to_bytes(2, "big"), width) for n, width in enumerate(widths))
    return out


def _pack(stream: pikepdf.Stream, data: bytes) -> None:
    """Write a content stream, compressed. A line end more is nothing to it, and changes the last byte: the sum of all."""
    raw = zlib.compress(data)
    if raw.endswith(b"\r"):
        raw = zlib.compress(data + b"\n")
    stream.write(raw, filter=pikepdf.Name.FlateDecode)


def _without_cr(document: pikepdf.Pdf) -> pikepdf.Pdf:
    """No compressed stream ends with CR. Its last byte is a sum of its data, whatever the compression: so write it as text."""
    for each in document.objects:
        if isinstance(each, pikepdf.Stream) and (raw := each.read_raw_bytes()).endswith(b"\r") and "/Filter" in each:
            filters, parms = _listed(each.Filter), _listed(each.get("/DecodeParms"))
            empty = [pikepdf.Dictionary()] * (len(filters) - len(parms))
            each.write(
                a85encode(raw, wrapcol=120) + b"~>",
                filter=pikepdf.Array([pikepdf.Name.ASCII85Decode, *filters]),
                decode_parms=pikepdf.Array([pikepdf.Dictionary(), *parms, *empty]) if parms else None,
            )
    return document


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


# ── one stream ───────────────────────────────────────────────────────────────────────────────────


def joined(data: bytes, faces: dict[bytes, Glyphs]) -> bytes:
    """A content stream with one span for each word."""
    blocks = list(_blocks(data, faces))
    _share_lifted(blocks, data)
    for block, after in pairwise(blocks):
        follows = BETWEEN_BLOCKS.fullmatch(data, block.edges[1], after.edges[0]) is not None
        block.broken_off = follows and not after.bits[0].text[:1].isspace()
    out, done = [], 0
    for block in blocks:
        if block.changed:
            out += [data[done : block.start], _drawn(block, faces[block.face[0]].widths)]
            done = block.end
    return b"".join((*out, data[done:]))


def _blocks(data: bytes, faces: dict[bytes, Glyphs]) -> Iterator[Block]:
    """The blocks of a stream that are known to the last sign, as they were read."""
    at = 0
    while (begin := data.find(b"\nBT", at)) >= 0:
        start = end = begin + 3
        # Its `q … cm` is the first after the last text, string or mark: nothing but lines and colours may stand between.
        free = max(data.rfind(sign, at, begin) for sign in (b"(", b")", b"<", b">"))
        opening, at = OPENING.search(data, max(free + 1, at), begin), start
        if opening is None:
            continue
        pieces = []
        while piece := PIECE.match(data, end):
            pieces.append(piece.groups())
            end = piece.end()
        if not pieces or data[end + 1 : end + 3] != b"ET" or not data[end : end + 1].isspace():
            continue
        at = end + 3
        named = set(FACE.findall(data, start, end))
        if len(named) == 1 and (glyphs := faces.get((face := named.pop())[0])) and (read := _bits(pieces, glyphs)):
            bits, last, spanned = read
            place = (start, end, (opening.start(), at), opening["turn"], float(opening["y"]))
            yield Block(*place, face, bits, last, changed=spanned)


def _bits(pieces: list[tuple[bytes, ...]], glyphs: Glyphs) -> tuple[list[Bit], str, bool] | None:
    """The words and spans of a block, what its last sign says, and whether there is a span.

    None where a glyph is not known, or where the text runs from right to left.
    """
    bits: list[Bit] = []
    last, any_span = "", False
    for text, one_head, one_show, several, head, show in pieces:
        if text is not None:
            last, any_span = _text(text), True
            bits.append(Bit(one_head, _parts(one_show), last, spanned=True) if one_head else Bit(several, (), last, spanned=True))
            continue
        if (run := _run(show, glyphs)) is None:
            return None
        last, (first, *others) = run
        bits += (first._replace(head=head), *others)
    if RIGHT_TO_LEFT.search("".join([bit.text for bit in bits])):
        return None
    return bits, last, any_span


@lru_cache(maxsize=4096)
def _parts(show: bytes) -> tuple[bytes, ...]:
    """The strings and shifts of a run."""
    return tuple(SHOWN.findall(show))


def _run(show: bytes, glyphs: Glyphs) -> tuple[str, list[Bit]] | None:
    """What the last glyph of a run says, and the words and blanks of the run."""
    if show not in glyphs.runs:
        said = _said(SHOWN.findall(show), glyphs.texts)
        last = next((text for _, text in reversed(said or []) if text), "")
        glyphs.runs[show] = (last, list(_between_blanks(said))) if said else None
    return glyphs.runs[show]


def _said(shown: list[bytes], glyphs: dict[bytes, str]) -> list[Sign] | None:
    """The glyphs of a run one by one, and what each says; None where one is not known."""
    out: list[Sign] = []
    for part in shown:
        if part[:1] not in b"(<":
            out.append((part, None))
            continue
        codes = _bytes(part)
        for code in (codes[at : at + 2] for at in range(0, len(codes), 2)):
            if code not in glyphs:
                return None
            out.append((code, glyphs[code]))
    return out


def _between_blanks(said: list[Sign]) -> Iterator[Bit]:
    """The words of a run, and the blanks between them; a shift goes with the glyph before it."""
    at, blank = 0, _blank(said[0])
    for n, sign in enumerate(said):
        if sign[1] is not None and _blank(sign) != blank:
            yield _bit(said[at:n])
            at, blank = n, not blank
    yield _bit(said[at:])


def _blank(sign: Sign) -> bool:
    return bool(sign[1]) and str(sign[1]).isspace()


def _bit(said: list[Sign]) -> Bit:
    shown: list[bytes] = []
    for shift, group in groupby(said, key=lambda sign: sign[1] is None):
        codes = [code for code, _ in group]
        shown.append(b" ".join(codes) if shift else b"<%b>" % b"".join(codes).hex().upper().encode())
    return Bit(b"", tuple(shown), "".join(text or "" for _, text in said), spanned=False)


def _share_lifted(blocks: list[Block], data: bytes) -> None:
    """A sign that is drawn higher or lower is a block of its own, which repeats its cluster's text: "বিস্তৃস্তৃত".

    The signs of the cluster are shared out instead: one to each lifted glyph, the others to the glyph before them.
    """
    for base, *lifted in _clusters(blocks, data):
        cluster, kept = base.last, len(base.last) - len(lifted)
        if not lifted or kept < 1:
            continue
        base.bits[-1] = base.bits[-1]._replace(text=base.bits[-1].text[: -len(lifted)], spanned=True)
        for sign, block in zip(cluster[kept:], lifted, strict=True):
            block.bits[0] = block.bits[0]._replace(text=sign, spanned=True)
        for block in (base, *lifted):
            block.changed = True


def _clusters(blocks: list[Block], data: bytes) -> Iterator[list[Block]]:
    """Each block with the lifted glyphs of its last cluster that follow it at once."""
    group: list[Block] = []
    for block in blocks:
        if group and BETWEEN_BLOCKS.fullmatch(data, group[-1].edges[1], block.edges[0]) and _lifted(group[0], block):
            group.append(block)
            continue
        if group:
            yield group
        group = [block]
    if group:
        yield group


def _lifted(base: Block, block: Block) -> bool:
    """Whether a block is one glyph of the last cluster of another one, drawn a little above or below its line."""
    beside = (base.turn, base.face) == (block.turn, block.face) and 0 < abs(base.height - block.height) < float(base.face[1]) / 2
    return beside and [bit.text for bit in block.bits] == [base.last]


# ── writing it again ─────────────────────────────────────────────────────────────────────────────


def _drawn(block: Block, widths: dict[bytes, float]) -> bytes:
    """A block with one span for each word; what has no need of one stays without.

    PDFium gives a span the end of the first thing drawn in it, and looks for blanks by the distance from there. So a word
    before a blank is drawn by two operators or more, and a word before a sign that clings to it by one alone.
    """
    out: list[bytes] = []
    loose: list[Bit] = []
    words = [(blank, list(group)) for blank, group in groupby(block.bits, key=lambda bit: bit.text.isspace())]
    for n, (blank, word) in enumerate(words):
        spanned = any(bit.spanned for bit in word)
        if not spanned and (blank or len(word) == 1):
            loose += word
            continue
        text = "".join(bit.text for bit in word).encode("utf-16-be").hex().upper().encode()
        clings = block.broken_off and n + 1 == len(words)
        drawn = _as_one(block, word, widths) if clings else _in_two(word)
        out += [_shown(loose), b"\n/Span<</ActualText<FEFF", text, b">>>BDC", drawn, b"\nEMC"]
        loose = []
    return b"".join((*out, _shown(loose)))


def _as_one(block: Block, word: list[Bit], widths: dict[bytes, float]) -> bytes:
    """The last word of a block by one operator: where a run does not start at the pen, the pen is shifted to it."""
    size, pen, first = float(block.face[1]), 0.0, len(block.bits) - len(word)
    one: list[Bit] = []
    for n, bit in enumerate(block.bits):
        if not bit.shown:  # several runs in a span: seen in no document yet
            return _shown(word)
        shift: tuple[bytes, ...] = ()
        if bit.head:
            *turn, x, y, _ = bit.head.split()[-7:]
            if n > first and (y != b"0" or turn != [b"1", b"0", b"0", b"-1"]):
                return _shown(word)
            shift = () if abs(float(x) - pen) < NEAR else (b"%.5f" % ((pen - float(x)) * 1000 / size),)
            pen = float(x)
        pen += _width(bit.shown, widths) * size / 1000
        if n >= first:
            one.append(bit._replace(head=b"", shown=(*shift, *bit.shown)) if n > first else bit)
    return _shown(one)


def _width(shown: tuple[bytes, ...], widths: dict[bytes, float]) -> float:
    total = 0.0
    for part in shown:
        if part[:1] in b"(<":
            codes = _bytes(part)
            total += sum(widths.get(codes[at : at + 2], 0.0) for at in range(0, len(codes), 2))
        else:
            total -= float(part)
    return total


def _in_two(word: list[Bit]) -> bytes:
    """A word by two operators at least, if it has two glyphs."""
    (head, shown, *_), *others = word
    codes = _bytes(shown[0]) if shown and shown[0][:1] in b"(<" else b""
    if others or len(codes) + 2 * len(shown) < 6:
        return _shown(word)
    rest = [b"<%b>" % codes[2:].hex().upper().encode()] if codes[2:] else []
    return b"%b%b<%b>Tj[%b]TJ" % (b"\n" if head else b"", head, codes[:2].hex().upper().encode(), b" ".join((*rest, *shown[1:])))


def _shown(bits: list[Bit]) -> bytes:
    """The drawing of some bits that follow each other: those of one run as one."""
    out: list[bytes] = []
    waiting: list[bytes] = []
    for bit in bits:
        if bit.head and waiting:
            out.append(b"[%b]TJ" % b" ".join(waiting))
            waiting = []
        out += [b"\n", bit.head] if bit.head else []
        waiting += bit.shown
    return b"".join((*out, b"[%b]TJ" % b" ".join(waiting))) if waiting else b"".join(out)


@lru_cache(maxsize=4096)
def _text(written: bytes) -> str:
    text = _bytes(written)
    return text[2:].decode("utf-16-be") if text.startswith(b"\xfe\xff") else text.decode("latin-1")


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


@lru_cache(maxsize=4096)
def _bytes(written: bytes) -> bytes:
    """What a string says: `<…>` in hex, or `(…)` with its escapes."""
    if written.startswith(b"<"):
        return bytes.fromhex(written[1:-1].decode())
    plain = written[1:-1]
    return ESCAPE.sub(_escaped, plain) if b"\\" in plain else plain


def _escaped(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 8)]) if match[1] else ESCAPED.get(match[2], match[2])
