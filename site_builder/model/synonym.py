"""Trade synonyms for the search: an entry of `content/search.yml`."""

from __future__ import annotations

from site_builder.model.fields import Entry, WordList, about


class SynonymGroup(Entry):
    """Words and short phrases that a buyer uses for one thing; a search for any of them finds the others too."""

    words: WordList = about(
        "Words for one thing, by language; other spellings and Latin ones stand in the same list",
        "একই জিনিসের নানা নাম, ভাষা ধরে; অন্য বানান আর রোমান হরফের রূপও এখানেই",
        {"bn": ["মাটির ভাঁড়", "ভাঁড়"], "en": ["clay cup", "bhar", "kulhad"], "hi": ["कुल्हड़"]},
    )
