"""Passages in another language: a text without a letter of its page's script says its own, so that it is read out and set rightly."""

from __future__ import annotations

import re

from site_builder.language import LANGUAGES, script_counts

_TAG = re.compile(r"(<[^>]+>)")
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_LANG = re.compile(r'\blang="([a-z]{2,3})"')
_VOID = {"area", "br", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_SILENT = {"script", "style", "code", "pre", "svg", "title"}
_OF_SCRIPT = {"Beng": "bn", "Deva": "hi", "Arab": "ur", "Olck": "sat"}
_LATIN = re.compile("[A-Za-z]{3}")
_ENGLISH = re.compile(r"[A-Za-z][a-z]{2,}(?: +[A-Za-z]?[a-z]{2,}){3}")  # four plain words in a row


def marked(html: str, code: str) -> str:
    """HTML whose tags are all closed, with `lang` on what is not in the language that it stands in. `code`: of the whole."""
    pieces = _TAG.split(html)
    open_: list[str] = [code]  # the language inside each open element; nothing inside one that is not read out
    for n, piece in enumerate(pieces):
        if n % 2:
            _step(piece, open_)
        elif piece.strip() and open_[-1] and (other := foreign(piece, open_[-1])):
            pieces[n - 1 : n + 1] = _wrapped(pieces[n - 1] if n else "", piece, other)
    return "".join(pieces)


def _step(tag: str, open_: list[str]) -> None:
    found = _NAME.match(tag)
    if found is None or found[2].lower() in _VOID or tag.endswith("/>"):
        return
    if found[1]:
        if len(open_) > 1:
            open_.pop()
        return
    lang = _LANG.search(tag)
    silent = found[2].lower() in _SILENT or not open_[-1]
    open_.append("" if silent else lang[1] if lang else open_[-1])


def _wrapped(before: str, text: str, code: str) -> list[str]:
    """An option takes no element inside, so it says its language itself."""
    direction = ' dir="rtl"' if LANGUAGES[code].rtl else ""
    if before.startswith("<option"):
        return [f'{before[:-1]} lang="{code}"{direction}>', text]
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return [before, f'{lead}<span lang="{code}"{direction}>{text.strip()}</span>{tail}']


def foreign(text: str, code: str) -> str:
    """The language of a text that has nothing of the script of `code`, or nothing."""
    there, script = script_counts(text), LANGUAGES[code].script
    if script in there and (script != "Latn" or _LATIN.search(text)):
        return ""
    other = next((language for each, language in _OF_SCRIPT.items() if each in there), "")
    return other or ("en" if code != "en" and _ENGLISH.search(text) else "")
