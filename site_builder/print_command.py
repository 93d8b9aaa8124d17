"""`haat print`: what is for paper alone, or one book, sheet or table to order."""

from __future__ import annotations

import click

from site_builder.asking import (
    all_known,
    district_option,
    form_option,
    here,
    json_option,
    known_languages,
    lang_option,
    quiet_option,
    speak_option,
    strict_option,
)
from site_builder.build_command import made
from site_builder.scan import Options
from site_builder.telling import as_json_text, problem_data, say, tell_problems


@click.command("print", short_help="Make only what is for paper: catalogues, books, line sheets.")
@lang_option
@district_option
@click.option("--module", default="", help="One book about this module (`course` for all), below build/books/.")
@click.option(
    "--book",
    type=click.Choice(["workbook", "guide", "answers", "handout", "summary", "slides"]),
    default="workbook",
    show_default=True,
    help="Which book, with --module.",
)
@click.option(
    "--size", type=click.Choice(["normal", "large"]), default="normal", show_default=True, help="Size of print, with --module."
)
@click.option("--select", default=None, help='Chosen products, below build/print/: "gi:true district:nadia price<2000".')
@click.option(
    "--as",
    "kind",
    type=click.Choice(["linesheet", "catalogue", "tags", "leaflet", "xlsx"]),
    default="linesheet",
    show_default=True,
    help="What to make, with --select.",
)
@click.option("--title", default="", help="Its title, with --select.")
@click.option("--grey", is_flag=True, help="For a printer without colours, with --select.")
@click.option("--low-ink", is_flag=True, help="Sparing of ink, with --select.")
@speak_option
@form_option
@strict_option
@quiet_option
@json_option
def print_(
    lang: tuple[str, ...],
    district: tuple[str, ...],
    module: str,
    book: str,
    size: str,
    select: str | None,
    kind: str,
    title: str,
    grey: bool,
    low_ink: bool,
    speak: str,
    form: str,
    strict: bool,
    as_json: bool,
) -> int:
    """Make what is for paper: every district's catalogue and the course's books. Unchanged ones are left as they are.

    \b
    Examples:
      haat print --district nadia --lang bn
      haat print --module gst-for-makers --book guide --size large --lang bn
      haat print --select "gi:true district:nadia price<2000" --as linesheet --lang en
      haat print --select "seller:shantipur-tant" --as tags --grey
      haat print
    """
    if select is not None:
        return _order(select, kind, title, (grey, low_ink), lang, speak, form, as_json=as_json)
    if module:
        return _book(module, book, size, lang, speak, form)
    return made(Options(lang, district, 0, strict, "print"), speak, form, as_json=as_json)


def _order(
    select: str,
    kind: str,
    title: str,
    style: tuple[bool, bool],
    languages: tuple[str, ...],
    speak: str,
    form: str,
    *,
    as_json: bool,
) -> int:
    """Chosen products on paper or as a spreadsheet."""
    from site_builder.build import order
    from site_builder.linesheets import Style
    from site_builder.ordering import Ask
    from site_builder.problem import Severity

    root = here()
    known_languages(root, languages)
    files, problems = order(root, Ask(select, kind, title, Style(*style)), languages)
    if as_json:
        click.echo(as_json_text({"files": files, "problems": [problem_data(each, speak) for each in problems]}))
    else:
        tell_problems(problems, speak, form)
        for each in files:
            say(each)
    return 1 if any(each.severity is Severity.ERROR for each in problems) or not files else 0


def _book(module: str, kind: str, size: str, languages: tuple[str, ...], speak: str, form: str) -> int:
    """One course book to order."""
    from site_builder.build import book
    from site_builder.problem import Severity

    root = here()
    known_languages(root, languages)
    there = sorted(path.name for path in (root / "modules").glob("*") if path.is_dir())
    all_known("module", "--module", (module,), [*there, "course"])
    files, problems = book(root, module, kind, size, languages)
    tell_problems(problems, speak, form)
    for each in files:
        say(each)
    return 1 if any(each.severity is Severity.ERROR for each in problems) or not files else 0
