"""Explain a problem: its rule, why it is one, an example, and what mends it. `docs/problems.md` is the same text.

`python -m site_builder.explain [en|bn|hi]` prints that page.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from textwrap import indent, wrap
from typing import Any

import yaml

from site_builder.problem import MESSAGES, Severity, messages

# Families by their first code.
FAMILIES = {
    "reading": "P001",
    "shape": "P014",
    "links": "P030",
    "words": "P050",
    "pictures": "P070",
    "trade": "P090",
    "privacy": "P120",
    "engine": "P130",
    "setup": "P140",
    "print": "P150",
    "lessons": "P160",
    "sessions": "P180",
    "search": "P200",
    "market": "P210",
    "selection": "P230",
    "channels": "P240",
    "exports": "P270",
    "inquiry": "P290",
    "browse": "P295",
}


def codes() -> tuple[str, ...]:
    """Every problem's code, sorted."""
    return tuple(sorted(messages("en").keys() - {"reasons"}))


def family(code: str) -> str:
    """The family that a code belongs to."""
    return next(name for name, first in reversed(FAMILIES.items()) if code >= first)


@cache
def _examples() -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((MESSAGES / "examples.yml").read_text("utf-8"), yaml.CBaseLoader)
    return found


def severity(code: str) -> Severity:
    """Whether the problem stops a build."""
    return Severity.WARNING if code in _examples()["warnings"] else Severity.ERROR


def explained(code: str, speak: str) -> dict[str, str] | None:
    """Everything about one problem, in parts and (`told`) as the text that the command prints; None for an unknown code."""
    words = messages(speak).get(code)
    if words is None or code == "reasons":
        return None
    parts = {
        "code": code,
        "severity": str(severity(code)),
        "title": words["title"],
        "rule": _named(words["text"]),
        "why": words["why"],
        "example": _examples().get(code, "").rstrip(),
        "remedy": _named(words["remedy"]),
    }
    return {**parts, "told": _told(parts, speak)}


def listed(speak: str) -> dict[str, Any]:
    """Every code with its title, by family; `told` is the table that the command prints."""
    says, words = _says(speak), messages(speak)
    told: list[str] = []
    for name in FAMILIES:
        lines = [f"  {code}  {words[code]['title']}" for code in codes() if family(code) == name]
        told += ["", says[f"family-{name}"], *lines]
    return {"codes": [{"code": code, "title": words[code]["title"]} for code in codes()], "told": "\n".join(told[1:])}


def page(speak: str) -> str:
    """The documentation page: every problem by family, in Markdown."""
    says = _says(speak)
    told = ["<!-- Made by `python -m site_builder.explain`; a test keeps it fresh. -->", f"# {says['explain-page']}"]
    last = ""
    for code in codes():
        if family(code) != last:
            last = family(code)
            told.append(f"## {says[f'family-{last}']}")
        told.append(_section(code, speak))
    return "\n\n".join(told) + "\n"


def _section(code: str, speak: str) -> str:
    parts, says = explained(code, speak), _says(speak)
    assert parts is not None
    broken, _, mended = parts["example"].partition("\n→\n")
    return "\n\n".join(
        (
            f"### {code} {parts['title']}",
            f"{says['explain-told']} ({says['explain-' + parts['severity']]}): {_marked(parts['rule'])}.",
            _marked(parts["why"]),
            f"```yaml\n{broken}\n```",
            f"{says['explain-remedy']}: {_marked(parts['remedy'])}.",
            f"```yaml\n{mended}\n```",
        )
    )


def _marked(text: str) -> str:
    """Plain text as Markdown: a name in ‹…› is code, and no sign is read as markup."""
    text = re.sub(r"(?<!`)([<*_\[\]#|])(?!`)", r"\\\1", text)
    return re.sub(r"‹(\w[\w\\]*)›", lambda found: "`" + found[1].replace("\\", "") + "`", text)


def _told(parts: dict[str, str], speak: str) -> str:
    says = _says(speak)
    block = f"{parts['code']} {parts['title']} ({says['explain-' + parts['severity']]})\n"
    for name, text in (("told", parts["rule"]), ("why", parts["why"]), ("remedy", parts["remedy"])):
        block += f"\n{says[f'explain-{name}']}:\n{indent(chr(10).join(wrap(text, 92)), '  ')}\n"
    return f"{block}\n{says['explain-example']}:\n{indent(parts['example'], '  ', lambda _: True)}"


def _named(text: str) -> str:
    """`{field} is {value}` as `‹field› is ‹value›`."""
    return re.sub(r"\{(\w+)\}", r"‹\1›", text)


def _says(speak: str) -> dict[str, Any]:
    return messages(speak)["reasons"]


if __name__ == "__main__":
    sys.stdout.write(page(sys.argv[1] if len(sys.argv) > 1 else "en"))
