"""Shards: the words of the whole cut into files small enough to be loaded for one query.

A word's shard goes by its consonants as it sounds, so that every spelling of a word, in any script, asks for the same one.
A shard that grows too large is cut by one more consonant; what has no more stays in a shard of that name and `_`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

LARGEST = 20_000  # signs of words and postings in a shard, unless one word alone has more
MOST_SHORT = 120  # words that a cut shard still holds of those that its parts hold: for a query of which little is typed yet
DEEPEST = 6


def cut(terms: Mapping[str, str], ways: Callable[[str], tuple[str, ...]], root: str) -> dict[str, list[str]]:
    """Shard name → its words, sorted. `ways`: the keys by which a word is looked for, all of which begin with `root`."""
    found: dict[str, list[str]] = {}
    _cut(root, sorted(terms), terms, ways, found)
    return found


def _cut(
    name: str, words: list[str], terms: Mapping[str, str], ways: Callable[[str], tuple[str, ...]], found: dict[str, list[str]]
) -> None:
    size = sum(len(word) + len(terms[word]) for word in words)
    if size <= LARGEST or len(words) < 2 or len(name) >= DEEPEST:
        found[name] = words
        return
    parts: dict[str, list[str]] = {}
    ended = []
    for word in words:
        mine = [way for way in ways(word) if way.startswith(name)]
        if any(way == name for way in mine):
            ended.append(word)
        for part in dict.fromkeys(way[: len(name) + 1] for way in mine if way != name):
            parts.setdefault(part, []).append(word)
    often = sorted(words, key=lambda word: (-len(terms[word]), word))
    room, short = LARGEST // 2, dict.fromkeys(ended)
    for word in often[:MOST_SHORT]:
        room -= len(word) + len(terms[word])
        if room > 0:
            short[word] = None
    found[f"{name}_"] = sorted(short)
    for part in sorted(parts):
        _cut(part, parts[part], terms, ways, found)
