"""The faces: where they stand, how they come there, and the small web copies cut from them.

Only files whose checksum stands in `fonts.yml` are used, never a system font. Setting up needs no library but
PyYAML, for the wheel's build hook calls it too.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Literal, get_args
from unicodedata import category, normalize

from site_builder.source import parse

Weight = Literal["Regular", "Bold"]
Tell = Callable[[str], None]

LIST = Path(__file__).with_name("fonts.yml")
LICENCE = "OFL.txt"
_NOTE = b"The Noto faces: SIL Open Font License 1.1 (scripts.sil.org/OFL). Each file carries its own copyright line.\n"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is accepted as a face: who brings its package, its place there, checksum and own version."""

    by: str  # apt or npm
    package: str
    release: str
    path: str
    sha256: str
    version: str
    licence: str = ""  # path of the licence text in the package


@dataclass(frozen=True, slots=True)
class Face:
    """One face in one weight. `alphabet` is what a reader may type in it."""

    id: str
    weight: Weight
    family: str
    file: str
    alphabet: frozenset[int]
    languages: tuple[str, ...]
    sources: tuple[Source, ...]


# ── which faces, and where ───────────────────────────────────────────────────────────────────────
@cache
def faces() -> tuple[Face, ...]:
    """Every face that Haat shows and prints with, as `fonts.yml` lists them."""
    listed: Any = parse(LIST.read_text("utf-8"), LIST.name)[0]
    every = product(listed["faces"].items(), get_args(Weight))
    return tuple(_face(name, weight, entry, listed["packages"]) for (name, entry), weight in every)


def _face(name: str, weight: Weight, entry: dict[str, Any], packages: dict[str, Any]) -> Face:
    sources = tuple(Source(**packages[each["from"]], **each["file"]) for each in entry[weight])
    ranges = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", " ".join(entry["alphabet"]))  # as in CSS
    alphabet = frozenset(c for first, last in ranges for c in range(int(first, 16), int(last or first, 16) + 1))
    return Face(name, weight, entry["family"], Path(sources[0].path).name, alphabet, tuple(entry["languages"]), sources)


def fonts_dirs() -> Iterable[Path]:
    """Where faces may stand, best first: beside this file (a wheel brings them so), then the user's data folder."""
    yield LIST.parent / "fonts"
    with suppress(ImportError):  # the wheel's build hook may run without it
        import platformdirs  # only where the first folder lacks a face

        yield platformdirs.user_data_path("haat", appauthor=False) / "fonts"


def find(face_id: str, weight: Weight = "Regular", folders: Sequence[Path] | None = None) -> Path | None:
    """The file of a face, its checksum proven, or None where it is not set up."""
    face = _listed(face_id, weight)
    good = {source.sha256 for source in face.sources}
    there = (path for folder in folders or fonts_dirs() if (path := folder / face.file).is_file())
    return next((path for path in there if _digest(path, path.stat().st_size, path.stat().st_mtime_ns) in good), None)


def stamp() -> str:
    """Changes when a face comes, goes or changes; reads none of them."""
    told = []
    for face in faces():
        path = next((path for folder in fonts_dirs() if (path := folder / face.file).is_file()), None)
        told.append(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" if path else face.file)
    return "\n".join(told)


def missing(folders: Sequence[Path] | None = None) -> tuple[Face, ...]:
    """The faces that are not set up: what `haat fonts` would bring."""
    return tuple(face for face in faces() if find(face.id, face.weight, folders) is None)


def _listed(face_id: str, weight: Weight) -> Face:
    return {(face.id, face.weight): face for face in faces()}[face_id, weight]


@cache
def _digest(path: Path, size: int, changed: int) -> str:
    """A file's checksum, reckoned once for as long as its size and time stay the same."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


# ── setting up ───────────────────────────────────────────────────────────────────────────────────
def install(source: Path | None, tell: Tell, into: Path | None = None) -> tuple[Face, ...]:
    """Set up the faces that are not there, and hand back those that still are not (none: all is well).

    From the folder `source` if named (loose faces, or their packages), else by apt, then npm; to the folder `into`,
    or the first of `fonts_dirs` that can be written to.
    """
    folders = (into,) if into else tuple(fonts_dirs())
    if not missing(folders):
        return ()
    target = next((folder for folder in folders if _writable(folder)), None)
    if target is None:
        tell(f"No faces set up: make one of these folders writable: {', '.join(map(str, folders))}.")
        return missing(folders)
    if source:
        _from_folder(source, missing(folders), target, tell)
    for way in ("apt", "npm") if not source else ():
        _from_packages(way, missing(folders), target, tell)
    still = missing(folders)
    if not still and not (target / LICENCE).exists():
        _write(target / LICENCE, _NOTE)
    packages = sorted({f"{each.package} {each.release} ({each.by})" for face in still for each in face.sources})
    remedy = "Run `apt-get update` and try again, or fetch one package for each elsewhere and name its folder (--from):"
    told = f"Still missing: {', '.join(face.file for face in still)}. {remedy} {', '.join(packages)}."
    tell(told if still else f"All {len(faces())} faces are set up in {target}.")
    return still


def _from_packages(way: str, wanted: Sequence[Face], target: Path, tell: Tell) -> None:
    """Bring the wanted faces by one client. Whichever release it has to give, the checksums judge what is inside."""
    import shutil
    import subprocess
    import tempfile

    client = shutil.which("apt-get" if way == "apt" else "npm") or ""
    packages = dict.fromkeys((s.package, s.release) for face in wanted for s in face.sources if s.by == way)
    if packages and not client:
        tell(f"There is no {way} here.")
    for package, release in packages if client else ():
        order = ["download", package] if way == "apt" else ["pack", f"{package}@{release}", "--ignore-scripts"]
        with tempfile.TemporaryDirectory(prefix="haat-fonts-") as folder:
            try:
                subprocess.run([client, *order], cwd=folder, check=True, timeout=300, capture_output=True, text=True)
                _from_folder(Path(folder), wanted, target, tell)
            except (OSError, subprocess.SubprocessError) as fault:
                told = " ".join((getattr(fault, "stderr", "") or str(fault)).split())
                tell(f"{way}: {package} {release} could not be had: {told[:300]}")


def _from_folder(source: Path, wanted: Sequence[Face], target: Path, tell: Tell) -> None:
    """Take the wanted faces from a folder that holds them loose, or holds their packages."""
    import lzma
    import tarfile

    for path in sorted(path for path in source.rglob("*") if path.suffix in (".ttf", ".deb", ".tgz")):
        try:
            held = [(path.name, path.read_bytes())] if path.suffix == ".ttf" else _unpacked(path)
            _accept(held, wanted, target, path.name, tell)
        except (OSError, ValueError, EOFError, tarfile.TarError, lzma.LZMAError) as fault:
            tell(f"{path} could not be read: {fault}")


def _accept(held: Iterable[tuple[str, bytes]], wanted: Sequence[Face], target: Path, origin: str, tell: Tell) -> None:
    """Write each file that is a wanted face by its checksum; refuse aloud one that has only the name."""
    listed = {source.sha256: face for face in wanted for source in face.sources}
    names = {Path(path).name for face in wanted for path in (face.file, *(source.path for source in face.sources))}
    licences = {source.licence for face in faces() for source in face.sources}
    for path, data in held:
        digest = hashlib.sha256(data).hexdigest()
        if digest in listed:
            _write(target / listed[digest].file, data)
        elif Path(path).name in names:
            tell(f"Refused: {path} of {origin} has the checksum {digest[:12]}…, which {LIST.name} does not list.")
        elif path in licences and not (target / LICENCE).exists():
            _write(target / LICENCE, _NOTE + b"\n" + data)


def _unpacked(archive: Path) -> Iterator[tuple[str, bytes]]:
    """The faces and licence texts in a Debian or npm package; nothing else of it is unpacked."""
    import tarfile

    data = archive.read_bytes()
    if archive.suffix == ".deb":
        data = next((content for name, content in ar_members(data) if name.startswith("data.tar")), b"")
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        for member in tar:
            wanted = member.isfile() and re.search(r"\.ttf$|/copyright$|/LICENSE", member.name)
            if wanted and (content := tar.extractfile(member)):
                yield member.name.removeprefix("./"), content.read()


def ar_members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The members of an `ar` archive, as a .deb is: a head of 60 bytes, the content, a pad to an even length."""
    if not data.startswith(b"!<arch>\n"):
        raise ValueError("not an ar archive")
    at = 8
    while at < len(data):
        name, size, end = data[at : at + 16], data[at + 48 : at + 58], data[at + 58 : at + 60]
        if end != b"`\n" or at + 60 + int(size) > len(data):
            raise ValueError("the ar archive is broken off")
        yield name.decode("ascii").rstrip(" /"), data[at + 60 : at + 60 + int(size)]
        at += 60 + int(size) + int(size) % 2


def _writable(folder: Path) -> bool:
    import tempfile

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _write(path: Path, data: bytes) -> None:
    """Write a whole file or none of it."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(path)


# ── the web's copies ─────────────────────────────────────────────────────────────────────────────
# Bengali and Devanagari. A letter, its marks, and each letter that a virama (and a joiner) ties to it.
_LETTER = "\u0904-\u0939\u0958-\u0961\u0971-\u097f\u0985-\u09b9\u09ce\u09dc-\u09e1\u09f0\u09f1"
_MARK = "\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962-\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u09e2-\u09e3\u200c\u200d"
_TIED = r"(?:(?<=[\u094d\u09cd])|(?<=[\u094d\u09cd][\u200c\u200d]))"
_SYLLABLE = re.compile(rf"[{_LETTER}](?:[{_MARK}]|{_TIED}[{_LETTER}])*|[^\s\d{_LETTER}]+|\d")


def web_subset(face_id: str, weight: Weight, characters: str = "", words: Iterable[str] | None = None) -> bytes:
    """A woff2 copy of a face: its alphabet and `characters`, without hints. Same input, same bytes.

    Without `words` it is safe for any text: it keeps every glyph that a rule can reach from those letters. Most are
    conjuncts, 34 KB a weight for Bengali, so two weights miss 45 KB. With `words` (all that the site says, or its
    `syllables`) it keeps the letters and the conjuncts of those words: 19 to 22 KB, so two fit; any other conjunct
    shows its parts with a hasanta, legible but not nice. So: pages in the two with words; boxes that are typed into,
    and what echoes them, in the Regular without, as a family of its own, fetched only once such text appears.
    """
    from fontTools import subset  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont, woff2  # type: ignore[import-untyped]

    path, face = _file(face_id, weight), _listed(face_id, weight)
    font = TTFont(path, recalcTimestamp=False)
    scripts = {s.ScriptTag for tag in ("GSUB", "GPOS") if tag in font for s in font[tag].table.ScriptList.ScriptRecord}
    options = subset.Options(hinting=False, glyph_names=False, notdef_outline=True, layout_closure=words is None)
    options.name_IDs = [0, 14]  # the copyright and the licence's address, which must travel along
    options.layout_scripts = sorted(scripts - {"beng", "deva"})  # every shaper has used bng2 and dev2 for long
    options.layout_features += ["tnum"]
    options.drop_tables += ["STAT"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=face.alphabet | set(map(ord, characters)), gids=_shaped(path, face.languages, words or ()))
    cutter.subset(font)
    font.flavor, font.flavorData = "woff2", woff2.WOFF2FlavorData(transformedTables=("glyf", "loca", "hmtx"))
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def syllables(text: str) -> frozenset[str]:
    """What of a text decides its glyphs, small enough for a digest: syllables if Indic, else whole words."""
    return frozenset(_SYLLABLE.findall(normalize("NFC", text)))


def _shaped(path: Path, languages: Sequence[str], words: Iterable[str]) -> set[int]:
    """Every glyph that shaping the words meets, also on its way: rules join glyphs that earlier rules made."""
    import uharfbuzz  # type: ignore[import-untyped]

    font, buffer = uharfbuzz.Font(uharfbuzz.Face(path.read_bytes())), uharfbuzz.Buffer()
    met: set[int] = set()

    def note(step: str) -> bool:
        if step.startswith("end lookup"):
            met.update(glyph.codepoint for glyph in buffer.glyph_infos)
        return True

    pieces = {piece for word in words for piece in syllables(word)}
    for text, language in product(sorted(pieces), languages):
        buffer.clear_contents()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = language
        buffer.set_message_func(note)
        uharfbuzz.shape(font, buffer)
        note("end lookup")
    return met


def glyphs_missing(face_id: str, text: str) -> frozenset[str]:
    """The characters of a text that a face has no glyph for; spaces, joiners and line ends need none."""
    from fontTools.ttLib import TTFont

    have = TTFont(_file(face_id, "Regular"), lazy=True).getBestCmap()
    return frozenset(c for c in set(text) if ord(c) not in have and category(c) not in ("Cc", "Cf", "Zs", "Zl", "Zp"))


@cache
def _covered() -> frozenset[int]:
    """The code points that some face of ours can show."""
    from fontTools.ttLib import TTFont

    return frozenset(
        c for face in faces() if face.weight == "Regular" for c in TTFont(_file(face.id, "Regular"), lazy=True).getBestCmap()
    )


def unknown(text: str) -> frozenset[str]:
    """The signs of a text that no face of ours can show: an emoji, a letter of a script that Haat does not set."""
    have = _covered()
    return frozenset(c for c in set(text) if ord(c) not in have and category(c) not in ("Cc", "Cf", "Zs", "Zl", "Zp"))


def _file(face_id: str, weight: Weight) -> Path:
    if path := find(face_id, weight):
        return path
    raise FileNotFoundError(f"{_listed(face_id, weight).file} is not set up: run `haat fonts`")
