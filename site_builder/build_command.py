"""`haat build`, and what it shares with `haat print`: the quick answer where nothing changed, and what is told of a build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from site_builder.asking import (
    district_option,
    form_option,
    here,
    jobs_option,
    json_option,
    known_districts,
    known_languages,
    lang_option,
    quiet_option,
    speak_option,
    strict_option,
)
from site_builder.scan import Options
from site_builder.telling import as_json_text, problem_data, progress, say, summary, tell_problems


@click.command(short_help="Build the site into site/, with catalogues and books to print.")
@lang_option
@district_option
@click.option(
    "--only",
    type=click.Choice(["site", "search", "print"]),
    default=None,
    envvar="HAAT_ONLY",
    help="One part: the pages, the pages with the index of the search, or the catalogues on paper.",
)
@jobs_option
@speak_option
@form_option
@strict_option
@quiet_option
@json_option
def build(
    lang: tuple[str, ...],
    district: tuple[str, ...],
    only: str | None,
    jobs: int,
    speak: str,
    form: str,
    strict: bool,
    as_json: bool,
) -> int:
    """Build the site into site/, with a catalogue to print for every district.

    A second build does only what changed. With errors in the records nothing is published.

    \b
    Examples:
      haat build
      haat build --lang bn --district nadia
      haat build --only site
      haat build --speak hi --strict
    """
    return made(Options(lang, district, jobs, strict, only or ""), speak, form, as_json=as_json)


def made(options: Options, speak: str, form: str, *, as_json: bool) -> int:
    """Build, tell what came of it, and give the exit status."""
    from site_builder.scan import look, unchanged
    from site_builder.store import BusyError, standing

    root = here()
    known_languages(root, options.languages)
    known_districts(root, options.districts)
    try:
        answer = standing(root)  # side by side: either look takes a fourth of a second build
        seen = look(root)
        stood = answer()
        outcome = unchanged(root, options, seen, stood) or _build(root, options, seen, stood)
    except BusyError:
        click.echo("haat: another build of this showcase is running; nothing was done.", err=True)
        return 1
    if as_json:
        told = {
            k: getattr(outcome, k) for k in ("published", "unchanged", "pages", "printed", "files", "bytes", "products", "seconds")
        }
        problems = [problem_data(each, speak) for each in outcome.problems]
        click.echo(as_json_text({**told, "problems": problems}))
    else:
        tell_problems(outcome.problems, speak, form)
        if form == "text":
            say(summary(outcome))
    return 1 if outcome.failed(strict=options.strict) else 0


def _build(root: Path, options: Any, seen: Any, stood: bool) -> Any:
    from site_builder.build import build as run_build  # all that is heavy

    return run_build(root, options, progress(), seen, stood)
