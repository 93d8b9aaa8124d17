"""The languages: script, direction, digits, grouping, dates, fallback, collation.

Everything that differs between languages and is not a word stands here. To add a language, add one entry
to `LANGUAGES` and one file each to `words/` and `messages/`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal, get_args

Code = Literal["bn", "en", "hi", "ne", "ur", "sat"]
CODES: tuple[str, ...] = get_args(Code)


@dataclass(frozen=True, slots=True)
class Language:
    """What Haat must know of a language to write it."""

    code: str
    name: str  # in the language itself
    english: str
    script: str  # as in the Unicode script property
    letters: str  # a character class of the script's own letters
    rtl: bool
    digits: str  # the ten digits that running text uses
    date: str  # a full date, with places for day, month and year
    face: str  # the face that prints and, where the device has none, shows it


_LATIN, _BENGALI, _DEVANAGARI = "0123456789", "০১২৩৪৫৬৭৮৯", "०१२३४५६७८९"

LANGUAGES: dict[str, Language] = {
    each.code: each
    for each in (
        Language("bn", "বাংলা", "Bengali", "Beng", "\u0980-\u09ff", False, _BENGALI, "{day} {month}, {year}", "noto-sans-bengali"),
        Language("en", "English", "English", "Latn", "A-Za-z\u00c0-\u024f", False, _LATIN, "{day} {month} {year}", "noto-sans"),
        Language("hi", "हिन्दी", "Hindi", "Deva", "\u0900-\u097f", False, _LATIN, "{day} {month} {year}", "noto-sans-devanagari"),
        Language(
            "ne", "नेपाली", "Nepali", "Deva", "\u0900-\u097f", False, _DEVANAGARI, "{year} {month} {day}", "noto-sans-devanagari"
        ),
        Language(
            "ur", "اردو", "Urdu", "Arab", "\u0600-\u06ff\u0750-\u077f", True, _LATIN, "{day} {month}، {year}", "noto-naskh-arabic"
        ),
        Language(
            "sat", "ᱥᱟᱱᱛᱟᱲᱤ", "Santali", "Olck", "\u1c50-\u1c7f", False, "᱐᱑᱒᱓᱔᱕᱖᱗᱘᱙", "{day} {month} {year}", "noto-sans-ol-chiki"
        ),
    )
}

# ── numbers ──────────────────────────────────────────────────────────────────────────────────────
# Babel never prints native digits and groups ur and sat by thousands (findings of 2026-11-22, Babel 2.18),
# so digits and lakh-crore grouping are ours.

_DIGITS = {code: str.maketrans(_LATIN, each.digits) for code, each in LANGUAGES.items()}
_FOLD = str.maketrans({each.digits[n]: _LATIN[n] for each in LANGUAGES.values() for n in range(10)})

# Sign before or after the amount; kept together with a no-break space where they are apart.
CURRENCIES: dict[str, tuple[str, bool, int]] = {
    "INR": ("₹", True, 2),
    "BDT": ("৳", True, 2),
    "USD": ("US$", True, 2),
    "EUR": ("€", True, 2),
    "GBP": ("£", True, 2),
    "AED": ("AED\u00a0", True, 2),
    "JPY": ("¥", True, 0),
    "CAD": ("CA$", True, 2),
    "AUD": ("A$", True, 2),
    "SGD": ("S$", True, 2),
}


def digits(text: str, code: str) -> str:
    """Latin digits in `text` written in the language's own."""
    return text if code in ("en", "hi", "ur") else text.translate(_DIGITS[code])


def fold_digits(text: str) -> str:
    """Digits of any of our scripts as 0-9."""
    return text.translate(_FOLD)


def grouped(number: str) -> str:
    """Digits with lakh-crore commas: `1234567` as `12,34,567`."""
    if len(number) <= 3:
        return number
    head, tail = number[:-3], number[-3:]
    parts = []
    while len(head) > 2:
        parts.append(head[-2:])
        head = head[:-2]
    parts.append(head)
    return ",".join((*reversed(parts), tail))


def _thousands(number: str) -> str:
    return f"{int(number):,}"


@lru_cache(maxsize=200_000)
def number(value: Decimal | int, code: str) -> str:
    """A number as people of the language write it: own digits, lakh-crore commas, no trailing zeros."""
    text = f"{Decimal(value):f}"
    sign, text = ("−", text[1:]) if text.startswith("-") else ("", text)
    whole, _, part = text.partition(".")
    part = part.rstrip("0")
    return digits(sign + grouped(whole) + (f".{part}" if part else ""), code)


def megabytes(size: int, code: str) -> str:
    """The size of a file for those who download it: `1.2 MB`, never less than 0.1."""
    return f"{number(max(Decimal(size).scaleb(-6).quantize(Decimal('0.1')), Decimal('0.1')), code)}\u00a0MB"


@lru_cache(maxsize=200_000)
def money(value: Decimal, currency: str, code: str) -> str:
    """A price: `₹১,৭৫০`, `US$19.50`. Whole amounts have no decimals; rupee and taka group by lakh and crore."""
    sign, before, places = CURRENCIES.get(currency, (f"{currency}\u00a0", True, 2))
    amount = value.quantize(Decimal(1).scaleb(-places)) if value != value.to_integral_value() else value
    whole, _, part = f"{amount:f}".partition(".")
    group = grouped if currency in ("INR", "BDT") else _thousands
    part = part if part.strip("0") else ""
    told = digits(group(whole) + (f".{part}" if part else ""), code)
    return sign + told if before else told + sign


# CLDR 48's month names, in the form that stands in a date. Babel knows them too, but takes a tenth of a second to load
# them, which is a fifth of a small build; a test holds the table to it.
_MONTHS = {
    "bn": "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "en": "January February March April May June July August September October November December",
    "hi": "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "ne": "जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "sat": "ᱡᱟᱱᱣᱟᱨᱤ ᱯᱷᱟᱨᱣᱟᱨᱤ ᱢᱟᱨᱪ ᱟᱯᱨᱮᱞ ᱢᱮ ᱡᱩᱱ ᱡᱩᱞᱟᱭ ᱟᱜᱟᱥᱛ ᱥᱮᱯᱴᱮᱢᱵᱟᱨ ᱚᱠᱴᱚᱵᱟᱨ ᱱᱟᱣᱟᱢᱵᱟᱨ ᱫᱤᱥᱟᱢᱵᱟᱨ",
}
MONTHS = {code: tuple(names.split()) for code, names in _MONTHS.items()}


@lru_cache(maxsize=20_000)
def day(value: date, code: str) -> str:
    """A date in words: `৩১ মার্চ, ২০২৭`."""
    told = LANGUAGES[code].date.format(day=value.day, month=MONTHS[code][value.month - 1], year=value.year)
    return digits(told, code)


@lru_cache(maxsize=2_000)
def partial_day(value: str, code: str) -> str:
    """`2025`, `2025-02` or `2025-02-17` in words."""
    parts = [int(p) for p in value.split("-")]
    if len(parts) == 3:
        return day(date(*parts), code)
    if len(parts) == 1:
        return digits(str(parts[0]), code)
    return f"{MONTHS[code][parts[1] - 1]} {digits(str(parts[0]), code)}"


# ── scripts ──────────────────────────────────────────────────────────────────────────────────────


@cache
def letters(code: str) -> re.Pattern[str]:
    """Finds one letter of the language's own script."""
    return re.compile(f"[{LANGUAGES[code].letters}]")


_SCRIPTS = {
    "Beng": re.compile("[\u0985-\u09e3]"),
    "Deva": re.compile("[\u0904-\u0963\u0972-\u097f]"),
    "Arab": re.compile("[\u0620-\u06ff]"),
    "Olck": re.compile("[\u1c5a-\u1c7d]"),
    "Latn": re.compile("[A-Za-z]"),
}
LATIN_RUN = re.compile("[A-Za-z]{2}")


def script_counts(text: str) -> dict[str, int]:
    """How many letters of each of our scripts stand in the text."""
    return {script: len(found) for script, pattern in _SCRIPTS.items() if (found := pattern.findall(text))}


# ── collation ────────────────────────────────────────────────────────────────────────────────────
# Dictionary order. Code points almost give it; what they do not give, this table does (CLDR 48, bn and hi):
#   Bengali: anusvara, visarga, candrabindu stand after the vowels and before the consonants.
#   Hindi:   anusvara and candrabindu (equal at first), then visarga, stand before the vowels.
#   Nukta letters follow their plain letter; joiners and punctuation do not count; khanda ta is ta with hasanta.

_IGNORED = re.compile("[\u200b-\u200d\u2060\ufeff'\"‘’“”().,:;!?\u0964\u0965/–—-]")


@cache
def _weights(code: str) -> dict[int, str]:
    if LANGUAGES[code].script == "Beng":
        order = "অআইঈউঊঋৠঌৡএঐওঔ" + "ংঃঁ" + "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরৰলৱশষসহঽ" + "ািীুূৃৄৢৣেৈোৌ" + "্"
    elif LANGUAGES[code].script == "Deva":
        order = "ंः" + "अआइईउऊऋॠऌॡऍऎएऐऑऒओऔ" + "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसहऽ" + "ािीुूृॄॢॣॅॆेैॉॊोौ" + "्"
    else:
        return {}
    base = 0x2000  # after digits and Latin
    table = {ord(sign): chr(base + n) for n, sign in enumerate(order)}
    if LANGUAGES[code].script == "Deva":
        table[0x0901] = table[0x0902]  # candrabindu sorts with anusvara
        table |= {0x0929: table[0x0928], 0x0931: table[0x0930], 0x0934: table[0x0933]}  # nukta letters that NFC keeps whole
    table[0x09BC] = table[0x093C] = ""  # nukta: a second-level difference
    return table


@lru_cache(maxsize=200_000)
def collation_key(text: str, code: str) -> tuple[str, str]:
    """Sorts names as a dictionary of the language does; the second part settles what is equal at first."""
    normal = unicodedata.normalize("NFC", _IGNORED.sub("", fold_digits(text))).casefold().replace("ৎ", "ত্")
    if LANGUAGES[code].script == "Latn":
        plain = "".join(c for c in unicodedata.normalize("NFD", normal) if not unicodedata.combining(c))
        return plain, normal
    return normal.translate(_weights(code)), normal


# ── ids ──────────────────────────────────────────────────────────────────────────────────────────

ID = re.compile(r"[A-Za-z0-9_-]{1,36}")
# Names that some system keeps for itself, and ours.
RESERVED = frozenset(
    "con prn aux nul index page assets media print site build 404 ".split()
    + [f"com{n}" for n in range(10)]
    + [f"lpt{n}" for n in range(10)]
)
_FURTHER_PAGE = re.compile(r"(?:^|-)page-[0-9]+$", re.IGNORECASE)  # a list's further pages are called so


def fits_address(name: str) -> bool:
    """Whether a name may be part of an address: ASCII, short, and no reserved file name of any system, nor one of ours."""
    return ID.fullmatch(name) is not None and name.lower() not in RESERVED and not _FURTHER_PAGE.search(name)
