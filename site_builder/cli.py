"""The command line: arguments, progress, printing, exit status. Results on stdout, problems on stderr.

Exit status: 0 clean, 1 problems, 2 wrong use, 3 our own bug, 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from site_builder import __version__
from site_builder.asking import (
    all_known,
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
from site_builder.build_command import build
from site_builder.export_command import export
from site_builder.kit_command import session
from site_builder.print_command import print_
from site_builder.readiness_command import channels, readiness, slip
from site_builder.scan import Options
from site_builder.telling import as_json_text, counted, progress, say, state, tell_problems
from site_builder.translations.command import translations

REPORT = "This is a fault of Haat, not of your records. Please report it with the lines above and `haat doctor --json`."


class _Commands(click.Group):
    """A group that suggests the command that was meant, and lists commands in the order of use."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if self.get_command(ctx, args[0]) is None:
            from difflib import get_close_matches

            meant = get_close_matches(args[0], self.list_commands(ctx), n=1, cutoff=0.5)
            hint = f" Did you mean `haat {meant[0]}`?" if meant else " `haat --help` lists them all."
            raise click.UsageError(f"There is no command `{args[0]}`.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root", type=click.Path(path_type=Path, file_okay=False), default=Path(), envvar="HAAT_ROOT", help="Folder of the showcase."
)
@click.option("--quiet", "-q", is_flag=True, help="Only problems: no progress and no summary.")
@click.version_option(__version__, prog_name="haat", message="%(prog)s %(version)s")
def app(root: Path, quiet: bool) -> None:
    """Plain records become a multilingual catalogue and training site.

    \b
    Examples:
      haat new my-district
      haat check --speak bn
      haat build
      haat serve

    \b
    Shell completion (bash; zsh and fish alike):
      eval "$(_HAAT_COMPLETE=bash_source haat)"
    """
    state.root, state.quiet = root.resolve(), quiet


# ── commands ─────────────────────────────────────────────────────────────────────────────────────


@app.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Start a showcase in FOLDER from a small sample that builds.

    \b
    Example:
      haat new my-district && cd my-district && haat build
    """
    from site_builder.scaffold import start

    target = state.root / folder
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise click.UsageError(f"{folder} is not an empty folder; nothing was written.")
    count = start(target)
    say(f"{folder}: {count} files. Next: cd {folder} && haat build")


@app.command()
@speak_option
@form_option
@strict_option
@district_option
@jobs_option
@quiet_option
def check(speak: str, form: str, strict: bool, district: tuple[str, ...], jobs: int) -> int:
    """Read and check every record; write nothing.

    \b
    Examples:
      haat check --speak bn
      haat check --format github --strict
    """
    from site_builder.build import check as run_check

    root = here()
    known_districts(root, district)
    outcome = run_check(root, Options((), district, jobs, strict), progress())
    tell_problems(outcome.problems, speak, form)
    if form == "text":
        say(f"{counted(outcome.problems)} in {outcome.seconds:.1f} s")
    return 1 if outcome.failed(strict=strict) else 0


app.add_command(build)
app.add_command(print_)


@app.command(short_help="Serve the site while you work, and reload it on every change.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="Port on this machine.")
@speak_option
@lang_option
def serve(port: int, speak: str, lang: tuple[str, ...]) -> int:
    """Serve the site while you work: rebuild on every change and reload the page.

    While there are faults the last good site stays, and the page shows them.

    \b
    Example:
      haat serve --port 8765
    """
    from site_builder.serve import serve as run_serve

    root = here()
    known_languages(root, lang)
    return run_serve(root, port, speak, lang, say)


@app.command(short_help="Tell a problem's rule, why it is one, and the remedy.")
@click.argument("code", default="")
@speak_option
@json_option
def explain(code: str, speak: str, as_json: bool) -> None:
    """Tell a problem's rule, why it is one, an example and the remedy. Without CODE, list them all.

    \b
    Examples:
      haat explain P014
      haat explain P014 --speak bn
    """
    from site_builder.explain import explained, listed

    told = explained(code.upper(), speak) if code else listed(speak)
    if told is None:
        raise click.UsageError(f"There is no problem {code!r}. `haat explain` lists them all.")
    click.echo(as_json_text(told) if as_json else told["told"])


@app.command(short_help="Print the JSON Schema of a record, for editors.")
@click.argument("name", default="")
def schema(name: str) -> None:
    """Print the JSON Schema (draft-07) of a record, for editors. Without NAME, list the records.

    \b
    Example:
      haat schema products > products.schema.json
    """
    from site_builder.model.schema import KINDS, json_schema

    if not name:
        click.echo("\n".join(KINDS))
        return
    all_known("record", "NAME", (name,), list(KINDS))
    click.echo(as_json_text(json_schema(name)))


@app.command(short_help="Set up the faces for pictures, print and phones.")
@click.option(
    "--from", "source", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Folder that holds the faces."
)
def fonts(source: Path | None) -> int:
    """Set up the faces for pictures, print and phones that lack them.

    They come from Debian's package, else from npm's, else from a folder; each is proven by its checksum.

    \b
    Examples:
      haat fonts
      haat fonts --from /media/usb/noto
    """
    from site_builder import fonts as room

    left = room.install(source, say)
    if left:
        names = ", ".join(sorted({f"{each.id} {each.weight}" for each in left}))
        click.echo(
            f"haat: these faces are not set up: {names}\n      Bring them in a folder and run: haat fonts --from FOLDER", err=True
        )
        return 1
    say(f"{len(room.faces())} faces are set up.")
    return 0


@app.command()
@json_option
def doctor(as_json: bool) -> int:
    """Look at what Haat needs on this machine.

    \b
    Example:
      haat doctor
    """
    from site_builder.doctor import look

    found = look(state.root)
    if as_json:
        click.echo(as_json_text([each._asdict() for each in found]))
    else:
        for each in found:
            click.echo(f"{'ok ' if each.ok else '!! '} {each.what}: {each.told}")
    return 0 if all(each.ok or not each.needed for each in found) else 1


app.add_command(translations)
app.add_command(session)
for _command in (readiness, slip, channels, export):
    app.add_command(_command)


# ── running ──────────────────────────────────────────────────────────────────────────────────────


def run(arguments: list[str]) -> int:
    """Run one command and give its exit status; no traceback reaches the user for a fault of the input."""
    try:
        status = app.main(arguments, prog_name="haat", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nhaat: interrupted; what was published stays as it was.", err=True)
        return 130
    except SystemExit as stop:
        # click ends so when nobody reads on (`haat schema products | head`): that is no fault.
        return 0 if type(sys.stdout).__name__.endswith("PacifyFlushWrapper") else int(stop.code or 0)
    except OSError as reason:
        click.echo(
            f"haat: {reason.filename or 'the disk'}: {reason.strerror or reason}; what was published stays as it was.", err=True
        )
        return 2
    except Exception:
        import traceback

        traceback.print_exc()
        click.echo(f"haat {__version__}: {REPORT}", err=True)
        return 3
