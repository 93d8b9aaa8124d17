"""What both makers of keys, this one and the page's script, know of the scripts: plain tables, exported whole.

Own work; the order of the Latin rules follows how Bengali and Hindi names are romanised on signboards and phones.
"""

from __future__ import annotations

from typing import Any

from site_builder.language import LANGUAGES

# ── folding: what never tells two words apart ────────────────────────────────────────────────────

# Soft hyphen, joiners and direction marks, byte order mark, tatweel, Arabic vowel signs, Latin accents, apostrophes.
DROPPED = "\u00ad\u200b-\u200f\u2060\ufeff\u0640\u064b-\u0652\u0670\u0300-\u036f'\u2018\u2019\u02bc`"
ACCENTED = "\u00c0-\u024f\u1e00-\u1eff"  # letters that lose their accents
# A letter with a nukta: kept as one sign where it is a sound of its own, else without. NFC writes both of its encodings as two.
NUKTAS = {
    "\u09a1\u09bc": "\u09dc",
    "\u09a2\u09bc": "\u09dd",
    "\u09af\u09bc": "\u09df",
    "\u0921\u093c": "\u095c",
    "\u0922\u093c": "\u095d",
    "\u09bc": "",
    "\u093c": "",
}
# Spellings of one word: long and short vowels and the two n of Bengali, nasal signs, Arabic letters for Urdu ones.
LETTERS = {
    "ৎ": "ত্", "ী": "ি", "ূ": "ু", "ঈ": "ই", "ঊ": "উ", "ণ": "ন", "ৰ": "র", "ৱ": "ব",
    "ँ": "ं", "ऩ": "न", "ऱ": "र", "ऴ": "ळ",
    "ك": "ک", "ي": "ی", "ى": "ی", "ئ": "ی", "ه": "ہ", "ة": "ہ", "ۃ": "ہ", "أ": "ا", "إ": "ا", "آ": "ا", "ؤ": "و",
}  # fmt: skip
DIGITS = {each.digits[n]: str(n) for each in LANGUAGES.values() for n in range(10) if each.digits[n] != str(n)} | {
    chr(start + n): str(n) for start in (0x660, 0x6F0) for n in range(10)
}
# A nasal that is tied to the letter after it is written as a sign as well: হিন্দী and टाङ्गाइल.
NASALS = {"[ङञणन]्(?=[क-ह])": "ं", "म्(?=[पफबभ])": "ं", "ঙ্(?=[ক-হ])": "ং"}
# What a word is made of once a text is folded; all else stands between words.
WORD = "0-9a-z\u00df-\u024f\u0901-\u0963\u0971-\u097f\u0981-\u09e3\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u1c5a-\u1c7d"
VIRAMA = "\u094d\u09cd"

# ── endings: lists of our own ────────────────────────────────────────────────────────────────────
# (ending, what stays in its place, how many signs must be left). The first that fits is taken off, then once more.

# Letters that many write without their dot; to a stem both are one.
PLAIN = {"\u095c": "ड", "\u095d": "ढ"}
ENDINGS: dict[str, list[tuple[str, str, int]]] = {
    "beng": [
        *((each, "", 3) for each in ("গুলিতে", "গুলোতে", "গুলির", "গুলোর", "গুলিকে", "গুলোকে", "গুলি", "গুলো")),
        *((each, "", 3) for each in ("টিকে", "টাকে", "টির", "টার", "খানি", "খানা", "দের", "রাও", "টি", "টা")),
        *((each, "", 2) for each in ("\u09dfের", "ের", "কে", "তে")),
        ("রা", "", 3),
        *((f"{vowel}র", vowel, 2) for vowel in "ািুেৈোৌ\u09dfইউএও"),
        *((f"{vowel}\u09df", vowel, 3) for vowel in "াো"),
        ("ে", "", 3),
    ],
    "deva": [
        ("ियों", "ी", 2),
        ("ियां", "ी", 2),
        ("ाओं", "ा", 2),
        ("ओं", "", 2),
        ("ों", "ा", 2),
        ("ें", "", 2),
        ("े", "ा", 2),
    ],
    "latn": [
        ("ies", "y", 2),
        *((f"{each}es", each, 2) for each in ("ss", "sh", "ch", "x", "zz")),
        ("ss", "ss", 1),
        ("us", "us", 1),
        ("is", "is", 1),
        ("s", "", 3),
        ("ing", "", 4),
    ],
}

# ── sounds: how a word of any script is written in Latin letters ─────────────────────────────────

_BENGALI = (
    "ক k খ kh গ g ঘ gh ঙ ng চ ch ছ chh জ j ঝ jh ঞ n ট t ঠ th ড d ঢ dh ত t থ th দ d ধ dh ন n প p ফ ph ব b ভ bh ম m য j র r "
    "ল l শ s ষ s স s হ h \u09dc r \u09dd r \u09df y"
)
_DEVANAGARI = (
    "क k ख kh ग g घ gh ङ ng च ch छ chh ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t थ th द d ध dh न n प p फ ph ब b भ bh म m य y र r "
    "ल l ळ l व v श s ष s स s ह h \u095c r \u095d r"
)
_URDU = (
    "ب b پ p ت t ٹ t ث s ج j چ ch ح h خ kh د d ڈ d ذ z ر r ڑ r ز z ژ j س s ش s ص s ض z ط t ظ z غ gh ف f ق k ک k گ g ل l م m ن n ہ h"
)


def _pairs(told: str) -> dict[str, str]:
    parts = told.split()
    return dict(zip(parts[::2], parts[1::2], strict=True))


CONSONANTS = _pairs(_BENGALI) | _pairs(_DEVANAGARI) | _pairs(_URDU)  # each with a vowel that is not written
SIGNS = {
    **_pairs("া a ি i ু u ৃ ri ে e ৈ oi ো o ৌ o া a ा a ि i ी i ु u ू u ृ ri े e ै ai ो o ौ o ॉ o ॅ e ں n ھ h"),
    **dict.fromkeys("\u09cd\u094d\u0983\u0903ع", ""),
    "\u0981": "*",
    "\u0982": "ng",
    "\u0902": "n",
}
TAKE_VOWEL = "ািুৃেৈোৌাािीুूৃेैोौॉॅुृ\u09cd\u094dاویےھ"  # signs after which the vowel that is not written does not sound
VOWELS = _pairs(
    "অ _ আ a ই i উ u ঋ ri এ e ঐ oi ও o ঔ o अ a आ a इ i ई i उ u ऊ u ऋ ri ए e ऐ ai ओ o औ o ऑ o ऍ e ا a و o ی i ے e "
    "ᱚ o ᱟ a ᱤ i ᱩ u ᱮ e ᱳ o ᱛ t ᱜ g ᱝ ng ᱞ l ᱠ k ᱡ j ᱢ m ᱣ w ᱥ s ᱦ h ᱧ n ᱨ r ᱪ ch ᱫ d ᱬ n ᱭ y ᱯ p ᱰ d ᱱ n ᱲ r ᱴ t ᱵ b ᱶ w ᱷ h"
)
# Before the letters: conjuncts that sound otherwise than they are written, and w, which Bengali spells with two letters.
CONJUNCTS = {"ক্ষ": "ক্স", "क्ष": "क्स", "জ্ঞ": "গ", "ज्ञ": "ग", "্য": "", "ও\u09df": "ব", "ো\u09df": "োব"}
# Latin rules in their order; `'` marks breath.
LATIN = [
    *(("sch", "s"), ("chh", "1'"), ("ch", "1"), ("sh", "s"), ("ph", "f"), ("gh", "g'"), ("kh", "k'"), ("jh", "j'")),
    *(("th", "t'"), ("dh", "d'"), ("bh", "b'"), ("rh", "r"), ("wh", "w"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("cy", "sy")),
    *(("c", "k"), ("1", "c"), ("q", "k"), ("x", "ks"), ("z", "j"), ("v", "b"), ("w", "b"), ("y", "i")),
    *(("ee", "i"), ("ea", "i"), ("ii", "i"), ("oo", "u"), ("uu", "u"), ("aa", "a"), ("au", "o"), ("ou", "o")),
]  # fmt: skip
NASAL_BEFORE = {"n": "ptkcsdgjb", "m": "pbf"}  # before these a nasal is but a mark

# ── words that alone ask for nothing ─────────────────────────────────────────────────────────────

STOP = (
    "a an and are at by can do for from how i in is it my of on or our that the this to we what where which who with you your "
    "এই ও কি কী কে কোন কোনও এবং আর জন্য থেকে এর একটি একটা হয় করে করব কীভাবে কিভাবে কেমন কোথায় কেন আমি আমার "
    "का की के को में से और पर है हैं यह क्या एक कैसे कहां कौन लिए ने मैं मेरा मेरे करें "
    "ki kivabe kibhabe kemon kothay keno ami amar ebong theke jonno korbo kaise kya kahan kaun liye mein hai main mera kare"
)
# Words that a buyer adds to a thing: they count little beside it.
WEAK = (
    "price prices rate cost buy order best good new cheap online shop"
    "দাম দর মূল্য কত কিনব কিনতে কেনা ভালো ভাল সস্তা নতুন অনলাইন "
    "दाम मूल्य कीमत कितना कितने खरीदें खरीदना अच्छा सस्ता नया ऑनलाइन "
    "dam daam dor koto kinbo kinte bhalo valo keemat kimat kitna kitne kharid accha sasta"
)


def exported() -> dict[str, Any]:
    """The tables as the page's script takes them."""
    return {
        "dropped": DROPPED,
        "accented": ACCENTED,
        "nuktas": NUKTAS,
        "letters": LETTERS | DIGITS,
        "nasals": NASALS,
        "word": WORD,
        "virama": VIRAMA,
        "plain": PLAIN,
        "endings": ENDINGS,
        "consonants": CONSONANTS,
        "signs": SIGNS,
        "takeVowel": "".join(dict.fromkeys(TAKE_VOWEL)),
        "vowels": VOWELS,
        "conjuncts": CONJUNCTS,
        "latin": LATIN,
        "nasalBefore": NASAL_BEFORE,
        "stop": STOP.split(),
        "weak": WEAK.split(),
    }
