"""Our own templates: Jinja2, autoescape on, compiled once, with each language's interface words folded into the code.

`{{ t.price }}` in a template is a literal by the time it runs, which halves the cost of a page.
"""

from __future__ import annotations

import contextlib
import marshal
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import UndefinedError
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import escape

from site_builder.edition import ui_words
from site_builder.store import key, write
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


class Html(str):
    """Text that one of our templates made, so it is escaped: `Markup` without its ceremony."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def quick(value: Any) -> str:
    """What a template writes of a value, escaped: as markupsafe's `escape`, without a `Markup` object for each piece."""
    kind = value.__class__
    if kind is Html:
        return value  # type: ignore[no-any-return]
    if kind is str:
        return _escaped(value)
    made = getattr(value, "__html__", None)
    return made() if made else _escaped(str(value))


def _ours(node: nodes.Expr) -> bool:
    """Whether a template writes what is ours and HTML already: `{{ up }}`, `{{ part.rows(…) }}`."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
        return isinstance(node.node.node, nodes.Name) and node.node.node.name == "part"
    return isinstance(node, nodes.Name) and node.name == "up"


class _QuickCode(CodeGenerator):
    """Compiled templates that read attributes, call and escape as Python does: a page has a hundred places that are filled.

    So a mapping's keys are not attributes here, and nothing that is called may want the context.
    """

    written: nodes.Expr | None = None  # what is written next as it is

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self.writeline("from site_builder.writers.site.render import Html, _escaped, quick")
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("resolve = context.need")

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        if not frame.rootlevel or frame.buffer is not None:
            super().blockvisit(body, frame)
            return
        self.buffer(frame)  # a page's pieces go into a list: to yield each costs twice as much
        super().blockvisit(body, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.written = node
        if not _ours(node):
            self.write("(_escaped(told) if (told := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _ours(node):
            self.write(").__class__ is str else quick(told))")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        """A name that the context gave is there: `need` has seen to it."""
        reference = frame.symbols.ref(node.name)
        load = frame.symbols.find_load(reference)
        if node.ctx == "load" and load is not None and load[0] == VAR_LOAD_RESOLVE:
            self.write(reference)
        else:
            super().visit_Name(node, frame)

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if node.dyn_args or node.dyn_kwargs or forward_caller:
            super().visit_Call(node, frame, forward_caller)
            return
        html = _ours(node) and node is not self.written
        self.write("Html(" if html else "")
        self.visit(node.node, frame)
        self.write("(")
        for each in node.args:
            self.visit(each, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write("))" if html else ")")


class _Context(Context):
    def need(self, name: str) -> Any:
        """A value that a template names; one that it was not given is a fault, told at once."""
        value = self.resolve_or_missing(name)
        if value is missing:
            raise UndefinedError(f"{self.name}: {name!r} is not given")
        return value


class _Given(dict[str, Any]):
    """What a page's template is filled with: all that our compiled templates want of Jinja's context, at a dict's speed.

    Only `_parts.html`, once a language, needs a whole context: it alone has macros. No template sets a name at its top.
    """

    name: str

    def __missing__(self, name: str) -> Any:
        raise UndefinedError(f"{self.name}: {name!r} is not given")

    need = resolve_or_missing = dict.__getitem__


class _Environment(Environment):
    code_generator_class = _QuickCode
    context_class = _Context


# Signs that no template holds, around a word's key: the second for a word inside a tag, as an attribute's value.
_MARKS = "\ue000\ue001"
_MARKED = re.compile(rf"([{_MARKS}])([A-Za-z0-9_-]+)\1")


def _source(path: Path) -> str:
    """A template of ours with a mark for each interface word, so that it is compiled once for all languages."""
    text = _WORD.sub(_marked, path.read_text("utf-8"))
    return _DRAWING.sub(lambda found: drawing(found[1]), text)


def _marked(found: re.Match[str]) -> str:
    before = _JINJA.sub("", found.string[: found.start()])
    mark = _MARKS[before.rfind("<") > before.rfind(">")]
    return f"{mark}{found[1]}{mark}"


def _told(code: CodeType, words: Mapping[str, str]) -> CodeType:
    """Compiled code with a language's words in the place of their marks; in a tag without a mark of their language."""

    def word(found: re.Match[str]) -> str:
        told = words[found[2]]
        return str(escape(str.__str__(told) if found[1] == _MARKS[1] else told))

    def constant(value: Any) -> Any:
        if isinstance(value, str):
            return _MARKED.sub(word, value)
        if isinstance(value, CodeType):
            return _told(value, words)
        return tuple(map(constant, value)) if isinstance(value, tuple) else value

    return code.replace(co_consts=tuple(map(constant, code.co_consts)))


@cache
def _compiled(name: str) -> CodeType:
    """A template's code, from the memory where it is there: compiling all of them takes as long as a small build."""
    source = _source(TEMPLATES / name)
    kept = _folder / f"{key(source, _GENERATION, sys.version)}.{name}" if _folder else None
    if kept is not None:
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
            code = marshal.loads(kept.read_bytes())  # noqa: S302  (as Python's own cache: ours, below `build/`)
            if isinstance(code, CodeType):
                return code
    code = _environment().compile(source, name, str(TEMPLATES / name))
    if kept is not None:
        write(kept, marshal.dumps(code))
    return code


# Jinja knows when a template changes, not when what compiles it does.
_GENERATION = key(Path(__file__).read_bytes())
_folder: Path | None = None


def keep_compiled(folder: Path) -> None:
    """Where compiled templates are kept from now on; without a word they are not."""
    global _folder  # noqa: PLW0603  (a cache's place, not a meaning)
    _folder = folder


@cache
def _environment() -> Environment:
    made = _Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["plain"] = str.__str__
    return made


@cache
def _shared(code: str) -> dict[str, Any]:
    """What every template of a language finds besides its page's values."""
    words = ui_words(code)
    shared = {
        **_environment().globals,
        "word": SimpleNamespace(**words),
        "drawing_of": lambda name: Html(drawing(name)),  # our own files, not input
        "srcset": _srcset,
    }
    parts = vars(_made("_parts.html", code).make_module(shared))
    shown = {name: _direct(each) for name, each in parts.items() if isinstance(each, Macro)}
    shown["picture"] = lru_cache(maxsize=2_000)(shown["picture"])  # a stand-in is on every page of its category
    return {**shared, "part": SimpleNamespace(**shown)}


def _made(name: str, code: str) -> Template:
    """A template of ours with one language's words folded in."""
    return Template.from_code(_environment(), _told(_compiled(name), ui_words(code)), {})


def _srcset(sources: Iterable[tuple[Any, ...]], up: str, which: int) -> str:
    """A picture's sizes: `sources` are (width, height, AVIF address, JPEG address)."""
    return ", ".join([f"{up}../{each[which]} {each[0]}w" for each in sources])


def _direct(macro: Macro) -> Callable[..., str]:
    """A macro's own function, called by position: its wrapper sorts the arguments anew at each of a page's dozen calls."""
    function, count = macro._func, len(macro.arguments)
    gaps = [(missing,) * n for n in range(count + 1)]

    def told(*values: Any) -> str:
        return function(*values, *gaps[count - len(values)])

    return told


@cache
def _filler(name: str, code: str) -> Callable[[_Given], Iterable[str]]:
    """What fills a template of ours in one language."""
    return _made(name, code).root_render_func  # type: ignore[return-value]


def render(name: str, code: str, values: dict[str, Any]) -> str:
    """A template of ours, filled. `part.…` in it are the macros of `_parts.html`."""
    given = _Given(_shared(code))
    given.update(values)
    given.name = name
    return "".join(_filler(name, code)(given))


def warm(codes: Iterable[str]) -> None:
    """Compile what districts are poured with now, so that workers inherit it and each need not."""
    for code in codes:
        _shared(code)
        for name in ("card.html", "contact.html", "district.html", "maker.html", "product.html", "seller.html"):
            _filler(name, code)
