"""`haat translations`: report, mark, export, import."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from site_builder.asking import here, speak_option
from site_builder.telling import say, tell_problems

module_option = click.option("--module", default="", help="Only this module.")
lang_option = click.option("--lang", default="", help="Only this language.")


@click.group(invoke_without_command=True, short_help="Tell how far each language follows the lessons.")
@module_option
@lang_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is written.")
@speak_option
@click.pass_context
def translations(context: click.Context, module: str, lang: str, form: str, speak: str) -> int:
    """Tell how far every language follows the source, module by module.

    \b
    Examples:
      haat translations --lang bn
      haat translations --format json
      haat translations mark
      haat translations export --lang bn
    """
    if context.invoked_subcommand:
        return 0
    from site_builder.translations.report import behind, report

    commons, status = _commons(speak)
    if commons is None:
        return status
    _known(commons, module, lang)
    rows = [row for row in report(commons) if module in ("", row.module) and lang in ("", row.language)]
    late = list(behind(commons, lang, module))
    if form == "json":
        told = {"modules": [row._asdict() for row in rows], "behind": [each._asdict() for each in late]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    for line in _table(rows):
        click.echo(line)
    for each in late:
        click.echo(f"{each.file}: {each.id} {each.state}")
    return 0


def _table(rows: list[Any]) -> list[str]:
    head = ("module", "language", "lessons", "blocks", "fresh", "stale", "missing", "orphan", "native review")
    lines = [head] + [
        (
            row.module,
            row.language,
            f"{row.written}/{row.lessons}",
            *(str(n) for n in (row.blocks, row.fresh, row.stale, row.missing, row.orphan)),
            row.reviewed or "needed",
        )
        for row in rows
    ]
    widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]


@translations.command()
@module_option
@lang_option
@click.option("--lesson", default="", help="Only this lesson (02-photographs).")
@click.option("--accept", multiple=True, help="This block's translation was made anew (an id such as b7; `all` for every block).")
@speak_option
def mark(module: str, lang: str, lesson: str, accept: tuple[str, ...], speak: str) -> int:
    """Write marks into the lessons: ids for new blocks, and what their translations were made from.

    \b
    Examples:
      haat translations mark
      haat translations mark --module digital-catalogue --lesson 02-photographs --lang bn --accept b7
    """
    from site_builder.translations.marking import mark as write_marks

    root = here()
    commons, status = _commons(speak)
    if commons is None:
        return status
    _known(commons, module, lang)
    if accept and not (module and lesson):
        raise click.UsageError("--accept needs --module and --lesson: ids are told apart by lesson.")
    settings = commons.settings
    languages = (lang,) if lang else tuple(settings.languages)
    ids = ("*",) if "all" in accept else accept
    return _write(root, lambda: write_marks(root, settings.original, languages, module, ids, lesson), speak)


@translations.command("export")
@module_option
@lang_option
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), default=Path("build/po"), show_default=True, help="Folder.")
@speak_option
def export_(module: str, lang: str, to: Path, speak: str) -> int:
    """Write PO files for translators, one for each module and language; an entry is a block.

    \b
    Example:
      haat translations export --lang bn --to po
    """
    from site_builder import store
    from site_builder.translations.po import exported

    root = here()
    commons, status = _commons(speak)
    if commons is None:
        return status
    _known(commons, module, lang)
    count = 0
    for file, text in exported(commons, lang, module):
        store.write(root / to / file, text.encode())
        count += 1
    say(f"{count} PO files in {to}/")
    return 0


@translations.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@speak_option
def import_(files: tuple[Path, ...], speak: str) -> int:
    """Bring translated PO files back into the lessons. Entries that are fuzzy or empty are left alone.

    \b
    Example:
      haat translations import po/bn/digital-catalogue.po
    """
    from site_builder.translations.po import imported

    root = here()
    commons, status = _commons(speak)
    if commons is None:
        return status
    return _write(root, lambda: imported(root, commons, [(str(each), each.read_bytes()) for each in files]), speak)


def _write(root: Path, make: Callable[[], tuple[dict[str, str], list[Any]]], speak: str) -> int:
    """Write the lesson files that change, unless something is wrong."""
    from site_builder import source, store

    changed, problems = make()
    tell_problems(source.place(root, problems), speak, "text")
    if problems:
        return 1
    for file, text in changed.items():
        store.write(root / file, text.encode())
    say(f"{len(changed)} lesson files changed")
    return 0


def _commons(speak: str) -> tuple[Any, int]:
    """The commons, or what keeps them from being read; told problems of other kinds are left to `haat check`."""
    from site_builder import source
    from site_builder.check.commons import read_commons

    root = here()
    commons, problems = read_commons(root)
    if commons is None:
        tell_problems(source.place(root, problems), speak, "text")
        return None, 1
    return commons, 0


def _known(commons: Any, module: str, lang: str) -> None:
    from site_builder.asking import all_known

    all_known("module", "--module", (module,) if module else (), list(commons.modules))
    all_known("language", "--lang", (lang,) if lang else (), [str(each) for each in commons.settings.languages])
