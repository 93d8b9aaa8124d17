"""What commands ask for: the showcase's folder and the options that several commands share."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from site_builder.problem import SPEAKS
from site_builder.telling import state


def here() -> Path:
    """The showcase's root, or a word about how to get one."""
    if not (state.root / "content" / "showcase.yml").exists():
        raise click.UsageError(
            f"There is no showcase in {state.root} (content/showcase.yml is missing). "
            "Go to its folder, name it with --root, or make one: haat new my-district"
        )
    return state.root


# ── options that commands share ──────────────────────────────────────────────────────────────────


def _hush(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    state.quiet = state.quiet or value


speak_option = click.option(
    "--speak", type=click.Choice(SPEAKS), default="en", envvar="HAAT_SPEAK", show_default=True, help="Language of problems."
)
form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are written.",
)
strict_option = click.option("--strict", is_flag=True, help="Warnings count as errors.")
jobs_option = click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Worker processes; 0 means one per processor.")
quiet_option = click.option("--quiet", "-q", is_flag=True, expose_value=False, callback=_hush, help="Only problems.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print data as JSON.")
lang_option = click.option("--lang", multiple=True, help="Only this language; may be repeated.")
district_option = click.option("--district", multiple=True, help="Only this district; may be repeated.")


def known_districts(root: Path, wanted: tuple[str, ...]) -> None:
    """Stop at a district that has no folder."""
    folder = root / "catalogs"
    known = [path.name for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
    all_known("district", "--district", wanted, known)


def known_languages(root: Path, wanted: tuple[str, ...]) -> None:
    """Stop at a language that the showcase does not have."""
    if wanted:
        from site_builder.source import read_yaml

        settings = read_yaml(root, "content/showcase.yml")[0].value
        languages = settings.get("languages") if isinstance(settings, dict) else None
        if isinstance(languages, list):  # what else is wrong with the settings, the build tells
            all_known("language", "--lang", wanted, [str(each) for each in languages])


def all_known(what: str, hint: str, wanted: tuple[str, ...], known: list[str]) -> None:
    """Stop at a name that is not known, and say which one may be meant."""
    for each in wanted:
        if each not in known:
            meant = get_close_matches(each, known, n=1)
            told = f"did you mean {meant[0]}?" if meant else f"there are {', '.join(sorted(known))}"
            raise click.BadParameter(f"there is no {what} {each!r}; {told}", param_hint=hint)
