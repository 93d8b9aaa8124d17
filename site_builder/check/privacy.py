"""Privacy: nothing about a person is shown that the person did not agree to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from site_builder.model.seller import SellerRecord
from site_builder.problem import Problem, Where, error, mask, warning

# Only to know whether a closer look is worth it: ten digits however they are spaced, or a tax number's letters.
_RUN = re.compile("[0-9০-৯०-९](?:[ -]?[0-9০-৯०-९]){9}")
_CAPITALS = re.compile("[A-Z][A-Z]{4}[0-9]{4}[A-Z]")  # begins with one class, which is fast
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z]")
_PHONE = re.compile(r"(?<![0-9০-৯०-९.,-])(?:\+|00)?(?:[0-9০-৯०-९][ -]?){10,14}(?![0-9০-৯०-९])")
_GSTIN = re.compile(r"\b[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]Z[0-9A-Z]\b")
_PAN = re.compile(r"\b[A-Z]{5}[0-9]{4}[A-Z]\b")


def free_text(text: dict[str, str], where: Where) -> Iterator[Problem]:
    """A phone, an e-mail or a tax number inside a text that everybody can read; each has a digit or an @ in it."""
    for code, words in text.items():
        if "@" in words or _RUN.search(words) or _CAPITALS.search(words):
            yield from _in_text(words, where.at(code))


def _in_text(words: str, where: Where) -> Iterator[Problem]:
    if (found := _EMAIL.search(words)) or (found := _PHONE.search(words)):
        yield error("P121", where, value=mask(found.group()))
    if found := _GSTIN.search(words) or _PAN.search(words):
        yield error("P122", where, value=mask(found.group()))


def consents(seller: SellerRecord, where: Where) -> Iterator[Problem]:
    """A contact that is to be shown needs the day and the evidence of its person's consent."""
    for name in ("person", "phone", "whatsapp", "email"):
        item = getattr(seller.contact, name)
        if item and item.agreed and not (item.on and item.evidence):
            yield error("P120", where.at("contact", name), field=name)


def ignored_by_git(root: Path) -> Iterator[Problem]:
    """`private.yml` must never be committed by accident; a showcase may lie in a folder of a larger repository."""
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)
    if top is None:
        return
    between = (root, *(folder for folder in root.parents if folder.is_relative_to(top)))
    ignores = [folder / ".gitignore" for folder in between]
    listed = "\n".join(each.read_text("utf-8", "replace") for each in ignores if each.is_file())
    if not re.search(r"^(?![#!]).*\bprivate\.yml\s*$", listed, re.MULTILINE):
        yield warning("P123", Where(".gitignore", line=1, column=1))
