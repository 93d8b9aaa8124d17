"""Our own templates: Jinja2, autoescape on, with interface words folded into the template when it is compiled.

`{{ t.price }}` in a template is a literal by the time it runs, which halves the cost of a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound
from markupsafe import Markup, escape

from site_builder.edition import ui_words
from site_builder.writers.site.tree import drawing

TEMPLATES = Path(__file__).parents[2] / "templates" / "site"
_WORD = re.compile(r"\{\{\s*t\.([A-Za-z0-9_-]+)\s*\}\}")
_DRAWING = re.compile(r"\{\{\s*drawing\.([a-z-]+)\s*\}\}")


class _Folding(BaseLoader):
    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        path = TEMPLATES / template
        if not path.exists():
            raise TemplateNotFound(template)
        text = _WORD.sub(lambda found: str(escape(self.words[found[1]])), path.read_text("utf-8"))
        text = _DRAWING.sub(lambda found: drawing(found[1]), text)
        return text, str(path), lambda: True


@cache
def _environment(code: str) -> Environment:
    words = ui_words(code)
    made = Environment(
        loader=_Folding(words), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    made.filters["plain"] = lambda text: str.__str__(text)
    made.globals["word"] = words
    made.globals["drawing_of"] = lambda name: Markup(drawing(name))  # our own files, not input
    return made


@cache
def template(name: str, code: str) -> Template:
    """A template of ours with one language's words folded in."""
    return _environment(code).get_template(name)
