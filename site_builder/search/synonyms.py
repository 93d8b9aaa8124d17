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
        self._by_stem: dict[str, list[tuple[frozenset[str], list[int]]]] = {}
        for form, numbers in self.forms.items():
            first, *rest = form.split(" ")
            self._by_stem.setdefault(first, []).append((frozenset(rest), numbers))
        self._by_word: dict[str, list[tuple[frozenset[str], list[int]]]] = {}  # what `add` has looked up

    def add(self, weights: Weights) -> None:
        """Take in the groups of which a record says a form, as heavy as the form."""
        found: dict[str, int] = {}
        stems: dict[str, int] | None = None
        for word, weight in weights.items():
            forms = self._by_word.get(word)
            if forms is None:
                forms = self._by_word[word] = self._by_stem.get(stem(word), [])
            if not forms or weight == BODY:
                continue
            for rest, numbers in forms:
                least = weight
                if rest:
                    if stems is None:
                        stems = {}
                        for other, heavy in weights.items():
                            if heavy > BODY:
                                key = stem(other)
                                stems[key] = max(stems.get(key, 0), heavy)
                    if not rest <= stems.keys():
                        continue
                    least = min(weight, *(stems[each] for each in rest))
                for number in numbers:
                    name = f"{MARK}{number}"
                    found[name] = max(found.get(name, 0), least)
        weights.update(found)
