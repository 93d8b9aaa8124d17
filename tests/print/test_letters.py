"""Hard letters as pictures: what Typst sets, beside what HarfBuzz sets through Pillow from the same face."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst
from PIL import Image, ImageChops, ImageDraw, ImageFont, features

from site_builder import fonts
from site_builder.language import LANGUAGES

pytestmark = [
    pytest.mark.skipif(bool(fonts.missing()), reason="faces are not set up: haat fonts"),
    pytest.mark.skipif(not features.check("raqm"), reason="Pillow cannot shape here"),
]
LETTERS = {
    "bn": "ক্ষ জ্ঞ ঙ্ক ন্ত্র স্ত্রী র্ক্ষ্য দার্জিলিং কার্যক্ষমতা ক্ষুদ্র শিল্পে বৃদ্ধির উদ্দেশ্য চাঁদ দুঃখ কৌটো য়ড়ঢ় ₹৳১২৩".split(),
    "hi": "क्ष ज्ञ त्र श्री द्ध ह्म कार्य र्कि पहुँचने ख़ुदाई".split(),
    "ur": "صفحہ پاکستان گھر".split(),
}
PIXELS = 96


@pytest.mark.parametrize("code", LETTERS)
def test_letters_are_set_as_the_shaper_sets_them(tmp_path: Path, code: str) -> None:
    face = fonts.find(LANGUAGES[code].face)
    assert face is not None
    unlike = {word: round(share, 2) for word in LETTERS[code] if (share := _likeness(word, code, face, tmp_path)) < 0.8}
    assert not unlike


def test_two_t_and_r_show_a_hasanta(tmp_path: Path) -> None:
    """Known and noted: this face has no joined form of ত্ত্রু, so it stands in two parts, with the sign between them."""
    face = fonts.find("noto-sans-bengali")
    assert face is not None
    parts = _by_typst("ত্ত্রু", "bn", face, tmp_path)
    assert _alike(parts, _by_pillow("ত্\u200cত্রু", "bn", face)) > 0.8


def test_another_letter_is_not_alike(tmp_path: Path) -> None:
    """The measure can tell letters apart."""
    face = fonts.find("noto-sans-bengali")
    assert face is not None
    assert _alike(_by_typst("ক্ষ", "bn", face, tmp_path), _by_pillow("ক\u09cd\u200cষ", "bn", face)) < 0.8


def _likeness(word: str, code: str, face: Path, folder: Path) -> float:
    return _alike(_by_typst(word, code, face, folder), _by_pillow(word, code, face))


def _by_typst(word: str, code: str, face: Path, folder: Path) -> Image.Image:
    name = ImageFont.truetype(str(face), 10).getname()[0]
    source = f'#set page(width: auto, height: auto, margin: 80pt)\n#set text(font: "{name}", size: {PIXELS}pt, lang: "{code}")\n'
    (folder / "word.typ").write_text(f'{source}#text(read("word.txt"))\n', "utf-8")
    (folder / "word.txt").write_text(word, "utf-8")
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(face.parent)])
    compiler = typst.Compiler(str(folder / "word.typ"), root=str(folder), font_paths=faces)
    compiler.compile(output=str(folder / "word.png"), format="png", ppi=72)
    return Image.open(folder / "word.png").convert("L")


def _by_pillow(word: str, code: str, face: Path) -> Image.Image:
    font = ImageFont.truetype(str(face), PIXELS, layout_engine=ImageFont.Layout.RAQM)
    image = Image.new("L", (PIXELS * (len(word) + 4), PIXELS * 4), 255)
    ImageDraw.Draw(image).text(
        (PIXELS, PIXELS), word, fill=0, font=font, language=code, direction="rtl" if LANGUAGES[code].rtl else "ltr"
    )
    return image


def _alike(one: Image.Image, other: Image.Image) -> float:
    """The share of ink that both have, after both are cut to their ink; 1 is the same."""
    cut = [image.crop(ImageChops.invert(image).getbbox()) for image in (one, other)]
    size = (max(each.width for each in cut), max(each.height for each in cut))
    if any(abs(each.width - size[0]) > size[0] * 0.05 or abs(each.height - size[1]) > size[1] * 0.05 for each in cut):
        return 0.0
    inks = [ImageChops.invert(each.resize(size)).point(lambda v: 255 if v > 100 else 0) for each in cut]
    both, either = ImageChops.darker(*inks), ImageChops.lighter(*inks)
    return sum(both.histogram()[128:]) / max(1, sum(either.histogram()[128:]))
