"""The site's own files: styles, scripts, drawings, faces. Shared by all languages."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from site_builder import fonts
from site_builder.language import LANGUAGES
from site_builder.model.commons import Settings
from site_builder.store import keep_picture, key, picture_path
from site_builder.writers.site.tree import MOTIFS, PACKAGE

ASSETS = PACKAGE / "templates" / "assets"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")
_SCRIPT_LINES = re.compile(r"^\s*//.*\n|^[ \t]+|^\n", re.MULTILINE)


_INDIC = re.compile("[\u0600-\u06ff\u0900-\u0963\u0970-\u09e3\u09f0-\u09ff\u1c50-\u1c7f\u200c\u200d]+")


def said(text: str) -> set[str]:
    """The syllables of a text in our scripts: what a face must have for it, and far fewer than its words."""
    return said_by([" ".join(set(text.split()))])


def said_by(texts: Iterable[str]) -> set[str]:
    """The same of several texts; each word is cut once, also when many districts say it."""
    words: set[str] = set()
    for text in texts:
        words.update(_INDIC.findall(text))
    return set().union(*map(_cut, words))


_CUT: dict[str, tuple[str, ...]] = {}  # half of what the library's cache would take


def _cut(word: str) -> tuple[str, ...]:
    if (known := _CUT.get(word)) is None:
        if len(_CUT) >= 100_000:
            _CUT.clear()
        known = _CUT[word] = tuple(map(sys.intern, fonts.syllables(word)))  # a few thousand syllables make all words
    return known


def own_files() -> dict[str, bytes]:
    """Styles and scripts of ours, and the favicon; address below `site/` → bytes."""
    files: dict[str, bytes] = {}
    for sheet, folder in (("haat", "css"), ("learn", "css/learn")):  # the second: for the course and readiness only
        styles = "\n".join(path.read_text("utf-8") for path in sorted((ASSETS / folder).glob("*.css")))
        files[f"assets/haat/{sheet}.css"] = _SPACE.sub("", _COMMENT.sub("", styles)).strip().encode() + b"\n"
    for path in sorted(ASSETS.glob("*.js")):
        files[f"assets/haat/{path.name}"] = _slim(path.read_text("utf-8")).encode()
    mark = (MOTIFS / "haat.svg").read_text("utf-8").replace("currentColor", "#23406E")
    files["assets/haat/favicon.svg"] = mark.encode()
    return files


def _slim(script: str) -> str:
    """A script without lines of comment and without indentation; no template literal of ours has lines."""
    return _SCRIPT_LINES.sub("", script)


def theme_styles(out: Path) -> bytes:
    """The theme's one style sheet, without its map; the name is fixed, so a new theme changes no page."""
    sheet = next((out / "assets" / "stylesheets").glob("main.*.min.css"))
    return re.sub(rb"/\*# sourceMappingURL=.*?\*/", b"", sheet.read_bytes()).strip() + b"\n"


def faces(root: Path, syllables: Iterable[str], settings: Settings) -> dict[str, bytes]:
    """`fonts.css` and one file per face and weight, subset to what the site says; nothing where faces are not set up.

    A device's own face comes first: only where it has none is ours loaded.
    """
    wanted = sorted(set(syllables))
    files: dict[str, bytes] = {}
    rules = []
    for face in dict.fromkeys(LANGUAGES[code].face for code in settings.languages):
        if face == "noto-sans":
            continue  # every device has a Latin face
        for weight, number in (("Regular", 400), ("Bold", 700)):
            source = fonts.find(face, weight)  # type: ignore[arg-type]
            if source is None:
                continue
            name = f"{face}-{weight.lower()}-{key(weight, str(source.stat().st_size), *wanted)[:16]}.woff2"
            kept = picture_path(root, name)
            if not kept.exists():
                shaped = wanted if face in ("noto-sans-bengali", "noto-sans-devanagari") else None
                keep_picture(root, name, fonts.web_subset(face, weight, words=shaped))  # type: ignore[arg-type]
            files[f"assets/fonts/{name}"] = kept.read_bytes()
            rules.append(_rule(face, number, name))
    files["assets/haat/fonts.css"] = "\n".join(rules).encode() + b"\n"
    return files


def is_face(path: str) -> bool:
    """Whether `faces` makes this file."""
    return path.startswith("assets/fonts/") or path == "assets/haat/fonts.css"


_RANGES = {
    "noto-sans-bengali": "U+0964-0965,U+0980-09FF,U+200C-200D,U+25CC",
    "noto-sans-devanagari": "U+0900-097F,U+200C-200D,U+25CC",
    "noto-naskh-arabic": "U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFF",
    "noto-sans-ol-chiki": "U+1C50-1C7F",
}
_LOCAL = {
    "noto-sans-bengali": ("Noto Sans Bengali", "Bangla Sangam MN", "Nirmala UI"),
    "noto-sans-devanagari": ("Noto Sans Devanagari", "Devanagari Sangam MN", "Nirmala UI"),
    "noto-naskh-arabic": ("Noto Naskh Arabic", "Geeza Pro"),
    "noto-sans-ol-chiki": ("Noto Sans Ol Chiki",),
}


def _rule(face: str, weight: int, name: str) -> str:
    bold = " Bold" if weight == 700 else ""
    own = ",".join(f'local("{each}{bold}")' for each in _LOCAL[face])
    return (
        f'@font-face{{font-family:"Haat {face}";font-weight:{weight};font-display:swap;'
        f'src:{own},url("../fonts/{name}") format("woff2");unicode-range:{_RANGES[face]}}}'
    )
