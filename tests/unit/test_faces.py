"""The web's copies of the real faces shape what is written as the whole faces do."""

from __future__ import annotations

import hashlib
import io
from itertools import product
from pathlib import Path

import pytest

from site_builder import fonts

WEIGHTS: tuple[fonts.Weight, ...] = ("Regular", "Bold")
real = pytest.mark.skipif(bool(fonts.missing()), reason="the faces are not set up: run `haat fonts`")

WORDS = """
    ক্ষুদ্র মন্ত্র তীক্ষ্ণ র্ক্ষ্য স্ত্রী জ্ঞান শান্তিপুরি বৃদ্ধির শিল্পে হস্তশিল্প কার্যক্ষমতা দার্জিলিং অঙ্ক সঙ্ঘ পঞ্চমুড়া ব্রাহ্মণ
    চিহ্ন ঊর্ধ্ব দ্বন্দ্ব উজ্জ্বল রাষ্ট্র কন্ট্রোল স্পষ্ট গুরু রূপ শুভ হৃদয় বাঁকুড়া মৌমাছি পৌঁছে সৌন্দর্য র‍্যাপার ফ্ল্যাট বাক্ লণ্ঠন ত্ত্রুটি
""".split()
HINDI = "क्षुद्र मन्त्र ज्ञान स्त्री श्रीमान् हस्तशिल्प वृद्धि कार्य राष्ट्र ट्रक रूपया हृदय द्वन्द्व उज्ज्वल चिह्न गऱ्यो र्‍याल अँगूठी".split()
COMMON = """
    আমাদের হাতে বোনা শাড়ি নদিয়া জেলার তাঁতিদের কাজ প্রতিটি পণ্যের দাম ন্যূনতম পরিমাণ ও সময় লেখা আছে ক্রেতা প্রশ্ন করলে দ্রুত উত্তর
    দিন ছবি তুলুন দিনের আলোয় মাটির ঘোড়া ডোকরা মাদুর শীতলপাটি মুখোশ বালুচরি জামদানি খাদি মসলিন কাঁথা সেলাই রপ্তানি শংসাপত্র
""".split()


def uncompressed(copy: bytes) -> bytes:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    font, out = TTFont(io.BytesIO(copy)), io.BytesIO()
    font.flavor = None
    font.save(out)
    return out.getvalue()


def shaper(data: bytes):  # type: ignore[no-untyped-def]
    """A function from a text to the places and advances of its glyphs (their numbers differ between copies)."""
    import uharfbuzz  # type: ignore[import-untyped]

    font = uharfbuzz.Font(uharfbuzz.Face(data))

    def shape(text: str, language: str) -> list[tuple[int, int, int]]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = language
        uharfbuzz.shape(font, buffer)
        missing = [glyph.cluster for glyph in buffer.glyph_infos if glyph.codepoint == 0]
        assert not missing, f"{text} has no glyph at {missing}"
        return [(place.x_advance, place.x_offset, place.y_offset) for place in buffer.glyph_positions]

    return shape


def differing(face_id: str, weight: fonts.Weight, copy: bytes, texts: list[str], *languages: str) -> list[str]:
    whole = shaper((fonts.find(face_id, weight) or Path()).read_bytes())
    cut = shaper(uncompressed(copy))
    return [text for text, language in product(texts, languages) if whole(text, language) != cut(text, language)]


@real
def test_the_set_up_faces_are_the_listed_versions() -> None:
    from fontTools.ttLib import TTFont

    for face in fonts.faces():
        path = fonts.find(face.id, face.weight)
        assert path
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        version = next(source.version for source in face.sources if source.sha256 == digest)
        names = TTFont(path, lazy=True)["name"]
        assert version in names.getDebugName(5)
        assert names.getDebugName(4) == f"{face.family} {face.weight}"


@real
@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_copy_for_any_text_shapes_every_conjunct_of_two_letters_as_the_whole_face(weight: fonts.Weight) -> None:
    letters = [chr(c) for c in sorted(fonts._listed("noto-sans-bengali", weight).alphabet) if 0x995 <= c <= 0x9B9]
    pairs = [f"{one}্{two}{sign}" for one, two, sign in product(letters, letters, ("", "ু", "ী"))]
    copy = fonts.web_subset("noto-sans-bengali", weight)
    assert len(copy) < 38_000
    assert differing("noto-sans-bengali", weight, copy, pairs + WORDS, "bn") == []


@real
def test_a_copy_for_any_text_of_hindi_and_nepali() -> None:
    copy = fonts.web_subset("noto-sans-devanagari", "Regular")
    assert len(copy) < 34_000
    assert differing("noto-sans-devanagari", "Regular", copy, HINDI, "hi", "ne") == []


@real
@pytest.mark.parametrize(
    ("face_id", "words", "languages"),
    [("noto-sans-bengali", WORDS + COMMON, ["bn"]), ("noto-sans-devanagari", HINDI, ["hi", "ne"])],
)
def test_copies_for_known_words_fit_together_and_shape_them_as_the_whole_face(
    face_id: str, words: list[str], languages: list[str]
) -> None:
    together = 0
    for weight in WEIGHTS:
        copy = fonts.web_subset(face_id, weight, words=words)
        assert differing(face_id, weight, copy, words, *languages) == []
        together += len(copy)
    assert together < 45_000


@real
def test_syllables_serve_as_well_as_the_words_they_came_from() -> None:
    pieces = {piece for word in WORDS for piece in fonts.syllables(word)}
    assert fonts.web_subset("noto-sans-bengali", "Bold", words=pieces) == fonts.web_subset(
        "noto-sans-bengali", "Bold", words=reversed(WORDS)
    )


@real
def test_an_unknown_conjunct_stays_legible_in_a_copy_for_known_words() -> None:
    shape = shaper(uncompressed(fonts.web_subset("noto-sans-bengali", "Bold", words=["কলা"])))
    assert len(shape("ক্ষ", "bn")) >= 2  # both letters and a hasanta, not one empty place


@real
def test_the_same_input_gives_the_same_bytes() -> None:
    first = fonts.web_subset("noto-sans-ol-chiki", "Regular", "₹\u00a0")
    assert first == fonts.web_subset("noto-sans-ol-chiki", "Regular", "\u00a0₹₹")
    assert fonts.web_subset("noto-sans-bengali", "Bold", words=WORDS) == fonts.web_subset(
        "noto-sans-bengali", "Bold", words=frozenset(WORDS)
    )


@real
def test_a_copy_carries_its_licence_and_date_and_what_the_site_asks_beyond_the_alphabet() -> None:
    from fontTools.ttLib import TTFont

    plain = TTFont(io.BytesIO(fonts.web_subset("noto-sans-bengali", "Regular", words=[])))
    assert "Copyright" in plain["name"].getDebugName(0) and "OFL" in plain["name"].getDebugName(14)
    assert ord("ৰ") not in plain.getBestCmap() and ord("ক") in plain.getBestCmap()
    assert plain["head"].modified == TTFont(fonts.find("noto-sans-bengali"), lazy=True)["head"].modified  # not today
    asked = TTFont(io.BytesIO(fonts.web_subset("noto-sans-bengali", "Regular", "ৰ", words=[])))
    assert ord("ৰ") in asked.getBestCmap()


@real
def test_urdu_joins_in_a_copy_for_known_words() -> None:
    words = "دستکاری مٹی کے برتن چمڑے ہاتھ سے بنا ہوا کپڑا مغربی بنگال قیمت".split()
    copy = fonts.web_subset("noto-naskh-arabic", "Regular", words=words)
    assert differing("noto-naskh-arabic", "Regular", copy, words, "ur") == []


@real
def test_characters_without_a_glyph_are_found() -> None:
    assert fonts.glyphs_missing("noto-sans-bengali", "ক্ষুদ্র র‍্যাপার ৳১২\n") == frozenset()
    assert fonts.glyphs_missing("noto-sans-bengali", "নকশা → 漢") == {"→", "漢"}


def test_syllables_hold_conjuncts_together() -> None:
    assert fonts.syllables("ক্ষুদ্র শিল্পে") == {"ক্ষু", "দ্র", "শি", "ল্পে"}
    assert fonts.syllables("র‍্যাপার ১২,৫০০") == {"র‍্যা", "পা", "র", "১", "২", "৫", "০", ","}
    assert fonts.syllables("स्त्री دستکاری (Haat)") == {"स्त्री", "دستکاری", "(Haat)"}
    assert fonts.syllables("বড়ি") == fonts.syllables("বড়ি") == {"ব", "ড়ি"}
