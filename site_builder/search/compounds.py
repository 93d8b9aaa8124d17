"""Parts of compounds: কাঁথা in নকশিকাঁথা, loom in handloom. A part is a word that the records or the commons say by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from site_builder.search.keys import script, skeleton, stem

SHORTEST, REST = 4, 2  # signs of a part, and of what stands beside it
# Signs that belong to the letter before them, and letters that are no part's beginning after a virama.
_TIED = frozenset(
    "\u0981\u0982\u0983\u09be\u09bf\u09c1\u09c3\u09c7\u09c8\u09cb\u09cc\u09cd\u0902\u0903\u093e\u093f\u0940\u0941\u0942\u0943\u0947\u0948\u0949\u094b\u094c\u094d"
)
_VIRAMA = frozenset("\u09cd\u094d")


def compounds(said: Iterable[str], known: Set[str]) -> Iterator[tuple[str, str]]:
    """(part, word) for every word that ends in, or holds, another one that is known."""
    for word in said:
        if len(word) < SHORTEST + REST or script(word) not in ("beng", "deva", "latn"):
            continue
        bare, latin = stem(word), word.isascii()
        found = set()
        for start in range(REST, len(word) - SHORTEST + 1):
            if word[start] in _TIED or word[start - 1] in _VIRAMA:
                continue
            ends = (len(bare), len(word)) if latin else range(len(word), start + SHORTEST - 1, -1)
            for end in ends:
                part = word[start:end]
                if end < len(word) and word[end] in _TIED and end != len(bare):
                    continue
                if len(part) >= SHORTEST and part in known and len(skeleton(part)) > 1:
                    found.add(part)
                    break
        for part in sorted(found):
            yield part, word
