"""Words: every text is there, in its own script, in a clean encoding, and plain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from site_builder.check.shape import _inner
from site_builder.language import CODES, LANGUAGES, script_counts
from site_builder.model.commons import Settings
from site_builder.problem import KeyPath, Problem, Where, clip, error, key_path, warning

# ── which fields of a model are texts by language ────────────────────────────────────────────────


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, str, str], ...]:
    """(attribute, key, kind) of the fields that hold text: kind is `text`, `texts`, `entry` or `entries`."""
    plan = []
    for name, info in model.model_fields.items():
        kind = _inner(info.annotation)
        key = info.alias or name
        args = get_args(kind)
        if get_origin(kind) is dict and args and get_args(args[0]) == CODES:
            value = _inner(args[1])
            if value is str:
                plan.append((name, key, "text"))
        elif get_origin(kind) is list:
            item = _inner(args[0])
            if get_origin(item) is dict:
                plan.append((name, key, "texts"))
            elif isinstance(item, type) and item is not model and issubclass(item, BaseModel) and _plan(item):
                plan.append((name, key, "entries"))
        elif isinstance(kind, type) and kind is not model and issubclass(kind, BaseModel) and _plan(kind):
            plan.append((name, key, "entry"))
    return tuple(plan)


def texts(entry: BaseModel, path: KeyPath = ()) -> Iterator[tuple[KeyPath, dict[str, str]]]:
    """Every text by language in an entry, with its key path."""
    for name, key, kind in _plan(type(entry)):
        value = getattr(entry, name)
        if not value:
            continue
        if kind == "text":
            yield (*path, key), value
        elif kind == "texts":
            for n, each in enumerate(value):
                yield (*path, key, n), each
        elif kind == "entry":
            yield from texts(value, (*path, key))
        elif kind == "entries":
            for n, each in enumerate(value):
                yield from texts(each, (*path, key, n))


# ── rules on one text ────────────────────────────────────────────────────────────────────────────

# One look with this finds that nothing is odd in a text; only then does each rule look for itself.
ODD = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad|<>`*]")
_MARKUP = re.compile(r"</?[A-Za-z][^>]*>|\*\*[^*]+\*\*|\]\(|^#{1,6} |`[^`]+`", re.MULTILINE)
_ZERO_WIDTH = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]|[\u200c\u200d]{2}|(?:^|\\s)[\u200c\u200d]|[\u200c\u200d](?:\\s|$)"
)
# Bijoy and SutonnyMJ keep Bengali in Latin code points: `evsjv` is বাংলা. Such text is full of these signs,
# which no English text has inside a word, or of letter runs that no language has.
_BIJOY = re.compile(
    "[A-Za-z][†‡ˆ‰Š‹ŒŽ¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿][A-Za-z†‡]|[†‡][A-Za-z]|\\b(?:(?:evsjv|Avwg|Kiv|Ges)\\b|w`|†[a-zA-Z])"
)
_DANDA = re.compile("[\u0980-\u09ff\u0900-\u097f]\\s?\\|(?:\\s|$)")
_MIXED = (re.compile("[0-9][,.]?[০-৯०-९]"), re.compile("[০-৯०-९][,.]?[0-9]"))  # apart: each begins with one class, which is fast


# One look at a text: no sign of another script, no digit, no @, no markup, nothing invisible. Most texts pass it,
# and then no rule of this file nor of `privacy` has anything to say of them.
_SIGNS = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad|<>`*#\\[†‡ˆ‰Š‹ŒŽ¤-¿\u0600-\u06ff\u1c50-\u1c7f0-9@"
_DIGITS = "\u0966-\u096f\u09e6-\u09ef"
_LOOK = {
    "bn": re.compile(f"[{_SIGNS}{_DIGITS}A-Za-z\u0900-\u0963\u0970-\u097f]"),
    "hi": re.compile(f"[{_SIGNS}{_DIGITS}A-Za-z\u0980-\u09e5\u09f0-\u09ff]"),
    "en": re.compile(f"[{_SIGNS}{_DIGITS}\u0900-\u0963\u0970-\u09e5\u09f0-\u09ff]"),
}
_PLAIN_ASCII = bytes(each for each in range(128) if chr(each) not in "|<>`*#[@0123456789")  # the look for ASCII: no search


def beyond_doubt(text: dict[str, str], settings: Settings) -> bool:
    """Whether a text by language is complete and plain, so that no rule needs to look closer."""
    if len(text) < len(settings.languages):
        return False
    for code, words in text.items():
        if code == "en" and words.isascii():
            if words.encode().translate(None, _PLAIN_ASCII):
                return False
        else:
            look = _LOOK.get(code)
            if look is None or look.search(words):
                return False
        if not _own(code).search(words):
            return False
        if code == "en" and ("Ges" in words or "Kiv" in words or "evsjv" in words or "Avwg" in words):  # as `_BIJOY`
            return False
    return True


def entry(each: BaseModel, where: Where, settings: Settings) -> Iterator[Problem]:
    """All rules on all texts of one entry."""
    for path, text in texts(each):
        if not beyond_doubt(text, settings):
            yield from text_rules(text, where.at(*path), settings)


def text_rules(text: dict[str, str], where: Where, settings: Settings, of: str = "") -> Iterator[Problem]:
    """All rules on one text by language. `of`: the seller, or seller and product, that it is a text of."""
    if len(text) < len(settings.languages):
        yield from missing(text, where, settings, of)
    for code, words in text.items():
        if LEGACY_START.search(words) and _BIJOY.search(words):
            yield error("P052", where.at(code), value=clip(words, 30))
        elif wrong := wrong_script(words, code):
            yield error("P051", where.at(code), language=named(code), script=f"reason:script-{wrong}", value=clip(words, 30))
        if ODD.search(words):
            yield from odd(words, where.at(code))
        if mixed := _MIXED[0].search(words) or _MIXED[1].search(words):
            yield warning("P055", where.at(code), value=clip(words[max(0, mixed.start() - 8) : mixed.end() + 8]))


def keywords(words: Mapping[Any, list[str]], where: Where) -> Iterator[Problem]:
    """Five search words a language (Flipkart), in at most 384 bytes (Alibaba): a Bengali letter takes three."""
    for code, each in words.items():
        if len(each) > 5:
            yield error("P022", where.at(code), field=f"keywords.{code}", length=len(each), limit="≤ 5")
        if (size := len(", ".join(each).encode())) > 384:
            yield warning("P023", where.at(code), field=f"keywords.{code}", bytes=size, limit="≤ 384")


LEGACY_START = re.compile("[A-Za-z†‡]")


def missing(text: dict[str, str], where: Where, settings: Settings, of: str = "") -> Iterator[Problem]:
    """Which languages a text lacks, and what readers of those will see instead."""
    for code in settings.languages:
        if code not in text:
            chain = (*settings.fallback.get(code, ()), *settings.languages)
            seen = next((each for each in chain if each in text), "")
            field = f"{of} {key_path(where.path)}".strip()
            yield warning("P050", where, field=field, language=named(code), seen=named(seen))


def named(code: str) -> str:
    """A language, to be named in the language in which the problem is told."""
    return f"reason:language-{code or 'none'}"


@cache
def _own(code: str) -> re.Pattern[str]:
    return re.compile(f"[{LANGUAGES[code].letters}]")


# Letters that a text of the language never holds; the danda is shared by all.
_FOREIGN = {
    "bn": re.compile("[\u0600-\u06ff\u0900-\u0963\u0966-\u097f\u1c50-\u1c7f]"),
    "hi": re.compile("[\u0600-\u06ff\u0980-\u09ff\u1c50-\u1c7f]"),
    "ne": re.compile("[\u0600-\u06ff\u0980-\u09ff\u1c50-\u1c7f]"),
    "en": re.compile("[\u0600-\u06ff\u0900-\u0963\u0966-\u09ff\u1c50-\u1c7f]"),
    "ur": re.compile("[\u0900-\u0963\u0966-\u09ff\u1c50-\u1c7f]"),
    "sat": re.compile("[\u0600-\u06ff\u0900-\u0963\u0966-\u09ff]"),
}


_LOWER = re.compile(r"\b[a-z]{3,}\b")


def wrong_script(words: str, code: str) -> str:
    """The script that a text is mostly in, when it is not its language's own; short Latin words are fine."""
    if _own(code).search(words) and not _FOREIGN[code].search(words):
        return ""
    counts = script_counts(words)
    own = counts.pop(LANGUAGES[code].script, 0)
    if not counts:
        return ""
    script = max(counts, key=lambda name: counts[name])
    if script == "Latn":
        # Acronyms, codes and brand names may stand alone: `ONDC`, `IN-116`, `Google`, `eBay`.
        return "" if own or (counts[script] <= 12 and not _LOWER.search(words)) else script
    return script if counts[script] > own // 3 else ""


def odd(words: str, where: Where) -> Iterator[Problem]:
    """Markup, zero-width oddities and the stroke that stands for a danda."""
    if found := _ZERO_WIDTH.search(words):
        sign = next(c for c in found.group() if not c.isspace())
        yield warning("P054", where, sign=f"U+{ord(sign):04X}", near=clip(words[max(0, found.start() - 8) : found.end() + 8]))
    if found := _MARKUP.search(words):
        yield warning("P056", where, value=clip(found.group(), 30))
    if found := _DANDA.search(words):
        yield warning("P059", where, near=clip(words[max(0, found.start() - 8) : found.end()]))


# ── rules on a whole file's raw text ─────────────────────────────────────────────────────────────

_PRECOMPOSED = re.compile("[\u09dc\u09dd\u09df]")
_DECOMPOSED = re.compile("[\u09a1\u09a2\u09af]\u09bc")


def encodings(text: str, file: str) -> Iterator[Problem]:
    """Both encodings of ড় ঢ় য় in one file: harmless here (we store NFC), but a trap for every other tool."""
    if not ("\u09dc" in text or "\u09dd" in text or "\u09df" in text):
        return
    first, second = _PRECOMPOSED.search(text), _DECOMPOSED.search(text)
    if first and second:
        start = max(first.start(), second.start())
        row = text.count("\n", 0, start) + 1
        column = start - (text.rfind("\n", 0, start) + 1) + 1
        yield warning(
            "P053", Where(file, line=row, column=column), one=len(_PRECOMPOSED.findall(text)), two=len(_DECOMPOSED.findall(text))
        )
