"""Trade synonyms: groups of words that name one thing in different languages, spellings or shops.

Every record that says one form of a group is found under the group as well, by a word that nobody writes: `~12`.
A form of several words counts where all of them stand in one record.
"""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.search.keys import stem, words
from site_builder.search.postings import BODY, Weights

MARK = "~"


class Synonyms:
    """The groups of a showcase."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self.forms: dict[str, list[int]] = {}  # stems of a form, blank between → groups
        for n, forms in enumerate(groups):
            for form in forms:
                stems = " ".join(map(stem, words(form)))
                told = self.forms.setdefault(stems, []) if stems else []
                if n not in told:
                    told.append(n)
        self._by_stem: dict[str, list[tuple[tuple[str, ...], list[int]]]] = {}
        for form, numbers in self.forms.items():
            first, *rest = form.split(" ")
            self._by_stem.setdefault(first, []).append((tuple(rest), numbers))
        self._stems = {each for form in self.forms for each in form.split(" ")}
        # What was met: every word; those that begin a form; and the words of each stem that a form has.
        self._met: set[str] = set()
        self._begin: dict[str, list[tuple[tuple[str, ...], list[int]]]] = {}
        self._words: dict[str, list[str]] = {}

    def groups(self, weights: Weights) -> dict[str, int]:
        """The groups of which a record says a form, as heavy as the form. Each of its words must have been met."""
        found: dict[str, int] = {}
        for word in weights.keys() & self._begin.keys():
            weight = weights[word]
            if weight == BODY:
                continue
            for rest, numbers in self._begin[word]:
                least = min(weight, *(self._heaviest(each, weights) for each in rest)) if rest else weight
                if least == BODY:
                    continue
                for number in numbers:
                    name = f"{MARK}{number}"
                    found[name] = max(found.get(name, 0), least)
        return found

    def meet(self, word: str) -> None:
        """Look once at a word that records say."""
        if word in self._met:
            return
        self._met.add(word)
        key = stem(word)
        if key in self._by_stem:
            self._begin[word] = self._by_stem[key]
        if key in self._stems:
            self._words.setdefault(key, []).append(word)

    def _heaviest(self, key: str, weights: Weights) -> int:
        return max((weights.get(word, BODY) for word in self._words.get(key, ())), default=BODY)
