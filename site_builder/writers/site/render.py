"""Our own templates: Jinja2, autoescape on, with interface words folded into the template when it is compiled.

`{{ t.price }}` in a template is a literal by the time it runs, which halves the cost of a page.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from site_builder.edition import ui_words
from site_builder.store import write
from site_builder.writers.site.tree import drawing

try:  # the C function behind markupsafe's `escape`: text to text
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:

    def _escaped(text: str, /) -> str:
        return str(escape(text))


TEMPLATES = Path(__file__).parents[2] / "templates" / "site"
_WORD = re.compile(r"\{\{\s*t\.([A-Za-z0-9_-]+)\s*\}\}")
_JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_DRAWING = re.compile(r"\{\{\s*drawing\.([a-z-]+)\s*\}\}")


def quick(value: Any) -> str:
    """What a template writes of a value, escaped: as markupsafe's `escape`, without a `Markup` object for each piece."""
    if value.__class__ is str:
        return _escaped(value)
    made = getattr(value, "__html__", None)
    return made() if made else _escaped(str(value))


class _QuickCode(CodeGenerator):
    """Compiled templates escape through `quick`: a page has a hundred places that are filled."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.quick(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Context(Context):
    """Calls what a template calls without looking first whether it wants to be told of the context: nothing of ours does."""

    def call(self, told: Callable[..., Any], /, *values: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any) -> Any:
        return told(*values, **named)


class _Environment(Environment):
    code_generator_class = _QuickCode
    context_class = _Context
    quick = staticmethod(quick)


class _Folding(BaseLoader):
    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        path = TEMPLATES / template
        if not path.exists():
            raise TemplateNotFound(template)
        text = _WORD.sub(self._folded, path.read_text("utf-8"))
        text = _DRAWING.sub(lambda found: drawing(found[1]), text)
        return text, str(path), lambda: True

    def _folded(self, found: re.Match[str]) -> str:
        """A word as HTML; inside a tag, where it is an attribute's value, without a mark of its language."""
        word = self.words[found[1]]
        before = _JINJA.sub("", found.string[: found.start()])
        in_tag = before.rfind("<") > before.rfind(">")
        return str(escape(str.__str__(word) if in_tag else word))


class _Compiled(BytecodeCache):
    """Templates as they were compiled, kept beside the store: compiling all of them takes as long as a small build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            bucket.bytecode_from_string((self.folder / bucket.key).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        write(self.folder / bucket.key, bucket.bytecode_to_string())


_folder: Path | None = None


def keep_compiled(folder: Path) -> None:
    """Where compiled templates are kept from now on; without a word they are not."""
    global _folder  # noqa: PLW0603  (a cache's place, not a meaning)
    _folder = folder


@cache
def _environment(code: str) -> Environment:
    words = ui_words(code)
    made = _Environment(
        loader=_Folding(words),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_Compiled(_folder / code) if _folder else None,
    )
    made.filters["plain"] = str.__str__
    made.globals["word"] = words
    made.globals["drawing_of"] = lambda name: Markup(drawing(name))  # our own files, not input
    parts = vars(made.get_template("_parts.html").module)
    made.globals["part"] = SimpleNamespace(**{name: _direct(each) for name, each in parts.items() if isinstance(each, Macro)})
    return made


def _direct(macro: Macro) -> Callable[..., Markup]:
    """A macro's own function: its wrapper sorts the arguments anew at each of a page's dozen calls."""
    function, count = macro._func, len(macro.arguments)

    def told(*values: Any, **named: Any) -> Markup:
        if named:
            return Markup(macro(*values, **named))
        return Markup(function(*values, *(missing,) * (count - len(values))))

    return told


@cache
def _template(name: str, code: str) -> tuple[Template, dict[str, Any]]:
    """A template of ours with one language's words folded in, and what it finds there besides its page's values."""
    made = _environment(code).get_template(name)
    return made, dict(made.globals)


def render(name: str, code: str, values: dict[str, Any]) -> str:
    """A template of ours, filled. `part.…` in it are the macros of `_parts.html`."""
    made, shared = _template(name, code)
    return "".join(made.root_render_func(made.new_context({**shared, **values}, shared=True)))
