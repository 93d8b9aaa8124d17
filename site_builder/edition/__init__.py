"""An edition: the showcase in one language and for one medium. Words are chosen, numbers written, lists sorted.

Knows languages and consent, and nothing of HTML or files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from string import Formatter
from typing import Any, Literal

from site_builder.language import LANGUAGES, LATIN_RUN, Language, collation_key, letters
from site_builder.model.commons import Commons, Settings
from site_builder.source import parse

WORDS = Path(__file__).parent.parent / "words"
Medium = Literal["web", "print", "channels"]


class Foreign(str):
    """A text that fell back to another language. `lang` says which, so that a writer can mark it."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, text: str, lang: str) -> Foreign:
        made = super().__new__(cls, text)
        made.lang = lang
        return made

    def format(self, *_: object, **named: object) -> str:
        """Filled in: the words stay marked as the other language's, what fills them does not."""
        parts: list[str] = []
        for words, name, *_rest in Formatter().parse(self):
            parts += [Foreign(words, self.lang)] if words else []
            if name:
                value = named[name]
                parts.append(value if isinstance(value, str) else str(value))
        return Phrase(parts)

    def __html__(self) -> str:
        from markupsafe import escape

        direction = ' dir="rtl"' if LANGUAGES[self.lang].rtl else ' dir="ltr"'
        return f'<span class="fell-back" lang="{self.lang}"{direction}>{escape(str.__str__(self))}</span>'


class Phrase(str):
    """Texts put together, each still marked as its own language's."""

    __slots__ = ("parts",)
    parts: tuple[str, ...]

    def __new__(cls, parts: Iterable[str]) -> Phrase:
        kept = tuple(parts)
        made = super().__new__(cls, "".join(kept))
        made.parts = kept
        return made

    def __html__(self) -> str:
        from markupsafe import escape

        return "".join(str(escape(each)) for each in self.parts)


def joined(separator: str, texts: Iterable[str]) -> str:
    """The texts that are not empty, in a row; a part that fell back stays marked."""
    kept = [each for each in texts if each]
    for each in kept:
        if each.__class__ is not str:
            break
    else:
        return separator.join(kept)
    return Phrase(part for n, each in enumerate(kept) for part in ((separator, each) if n else (each,)))


def unpacked(value: Any) -> Any:
    """A text that came back from the store, marked again when it is another language's; see `store.json`."""
    if isinstance(value, dict):
        return Phrase(map(unpacked, value["parts"])) if "parts" in value else Foreign(value["text"], value["lang"])
    return value


@dataclass(frozen=True)
class Edition:
    """The showcase as readers of one language see it in one medium."""

    language: Language
    medium: Medium
    commons: Commons
    chain: tuple[str, ...]  # languages to look through when a text is missing
    words: Mapping[str, str]  # interface words, complete
    code: str = field(init=False)  # `bn`
    settings: Settings = field(init=False)  # the showcase's

    def __post_init__(self) -> None:
        # Fields, not properties: a page asks for them a hundred times.
        object.__setattr__(self, "code", self.language.code)
        object.__setattr__(self, "settings", self.commons.settings)

    def say(self, text: Mapping[Any, str] | None) -> str:
        """The text in the reader's language, or a `Foreign` one, or nothing."""
        if not text:
            return ""
        found = text.get(self.code)
        if found is not None:
            return found
        for code in self.chain:
            if code in text:
                return Foreign(text[code], code)
        code = next(iter(text))
        return Foreign(text[code], code)

    def plain(self, text: str) -> str:
        """A text of a record that has no languages, such as a firm's name: in another script it is taken as English."""
        if self.language.script == "Latn" or not LATIN_RUN.search(text) or letters(self.code).search(text):
            return text
        return Foreign(text, "en")

    def word(self, key: str) -> str:
        """An interface word; a key that has none is shown as itself."""
        return self.words.get(key, key)

    @cached_property
    def category_names(self) -> dict[str, str]:
        """Category id → name."""
        return {key: self.say(each.name) for key, each in self.commons.categories.items()}

    @cached_property
    def sector_names(self) -> dict[str, str]:
        """Sector id → name."""
        return {key: self.say(each.name) for key, each in self.commons.sectors.items()}

    @cached_property
    def material_names(self) -> dict[str, str]:
        """Material id → name."""
        return {key: self.say(each.name) for key, each in self.commons.materials.items()}

    @cached_property
    def technique_words(self) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
        """Technique id, beginnings of words that tell it, each behind a blank as they are looked for, and the ASCII ones."""
        found = []
        for each in self.commons.techniques.values():
            words = tuple(f" {plain_words(word)}" for word in each.words)
            found.append((each.id, words, tuple(word for word in words if word.isascii())))
        return tuple(found)

    @cached_property
    def district_names(self) -> dict[str, str]:
        """District id → name."""
        return {key: self.say(each.name) for key, each in self.commons.districts.items()}

    @cached_property
    def told_abroad(self) -> dict[Decimal, str]:
        """Prices that were told in other currencies so far; see `abroad`."""
        return {}

    def sort(self, names: Iterable[tuple[str, str]]) -> list[str]:
        """Ids in dictionary order of their names."""
        return [key for key, _ in sorted(names, key=lambda pair: (collation_key(pair[1], self.code), pair[0]))]


_BETWEEN_WORDS = str.maketrans(dict.fromkeys("-–—,.;:()/'’\"“”।|+&", " "))


def plain_words(text: str) -> str:
    """A text's words in lower case with single blanks between them."""
    return " ".join(text.casefold().translate(_BETWEEN_WORDS).split())


@cache
def ui_words(code: str) -> dict[str, str]:
    """The interface words of a language over English ones; missing words fall back as `Foreign`."""
    english = _read(WORDS / "en.yml")
    own = _read(WORDS / f"{code}.yml") if code != "en" else english
    return {key: own.get(key) or Foreign(text, "en") for key, text in english.items()}


def _read(file: Path) -> dict[str, str]:
    return dict(parse(file.read_text("utf-8"), file.name)[0]) if file.exists() else {}


def edition(commons: Commons, code: str, medium: Medium = "web") -> Edition:
    """The edition of a showcase in one language and for one medium."""
    settings = commons.settings
    fallback: Mapping[str, list[Any]] = settings.fallback  # type: ignore[assignment]
    chain = dict.fromkeys((*fallback.get(code, []), "en", settings.original, *settings.languages))
    return Edition(LANGUAGES[code], medium, commons, tuple(each for each in chain if each != code), ui_words(code))
