"""The glossary in a reader's language, and where its terms stand in a text."""

from __future__ import annotations

import re
from typing import NamedTuple

from site_builder.edition import Edition

# What Bengali and Hindi add to a noun without a space; a term followed by one of these is still the term.
_ENDINGS = {
    "bn": "(?:গুলির|গুলিকে|গুলিতে|গুলি|গুলো|টির|টিকে|টিতে|টি|টার|টাকে|টা|দের|কে|তে|এর|এ|ের|ে|র|ও|ই)?",
    "hi": "(?:ों|ें|ो|े)?",
    "en": "(?:s|es)?",
}


class TermView(NamedTuple):
    """One entry: its word, what it means, what else it is called, and the entries to read as well."""

    id: str
    term: str
    definition: str
    also: str
    see: tuple[tuple[str, str], ...]  # id, word


def glossary(edition: Edition) -> list[TermView]:
    """Every term in dictionary order."""
    terms = edition.commons.terms
    names = {key: edition.say(each.term) for key, each in terms.items()}
    order = edition.sort((key, str(name)) for key, name in names.items())
    return [
        TermView(
            key,
            names[key],
            edition.say(terms[key].definition),
            ", ".join(terms[key].also.get(edition.code, ())),  # type: ignore[call-overload]
            tuple((other, names[other]) for other in terms[key].see if other in names),
        )
        for key in order
    ]


def finder(edition: Edition, code: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """A pattern that finds every term written in `code`, and form (in small letters) → id. Longer forms come first."""
    forms: dict[str, str] = {}
    for key, each in edition.commons.terms.items():
        own = [each.term[code]] if code in each.term else []
        for form in (*own, *each.also.get(code, ())):  # type: ignore[call-overload]
            forms.setdefault(form.casefold(), key)
    if not forms:
        return None, forms
    inside = "|".join(re.escape(each) for each in sorted(forms, key=lambda each: (-len(each), each)))
    letters = r"[\w\u0900-\u0963\u0970-\u097f\u0980-\u09e3\u200c\u200d]"
    return re.compile(f"(?<!{letters})({inside}){_ENDINGS.get(code, '')}(?!{letters})", re.IGNORECASE), forms
