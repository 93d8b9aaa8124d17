"""`haat readiness`, `haat slip` and `haat channels`: what is missing for which channel, on paper too, and what new rules block."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from site_builder.asking import all_known, district_option, here, known_districts, quiet_option, speak_option
from site_builder.problem import Severity
from site_builder.telling import as_json_text, say, tell_problems

_DAY = click.DateTime(["%Y-%m-%d"])
channel_option = click.option("--channel", multiple=True, help="Only this channel; may be repeated.")
form_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Words, or data."
)
on_option = click.option("--on", type=_DAY, default=None, help="Judge by the rules of this day (YYYY-MM-DD); without it, today.")


def _commons(root: Path, speak: str) -> Any:
    """The commons; None where their faults were told."""
    from site_builder import source
    from site_builder.check.commons import read_commons
    from site_builder.check.shipped import with_shipped_rules

    commons, problems = read_commons(root)
    faults = [each for each in problems if each.severity is Severity.ERROR]
    if commons is None or faults:
        tell_problems(source.place(root, faults), speak, "text")
        return None
    return with_shipped_rules(commons)


def _sellers(root: Path, commons: Any, districts: tuple[str, ...], wanted: tuple[str, ...]) -> dict[str, list[str]]:
    from site_builder.check.catalogue import folders

    known_districts(root, districts)
    found, _ = folders(root, commons)
    everyone = [name for names in found.values() for name in names] + [f"{d}/{n}" for d, names in found.items() for n in names]
    all_known("seller", "--seller", wanted, everyone)
    chosen = {
        district: [name for name in names if not wanted or name in wanted or f"{district}/{name}" in wanted]
        for district, names in found.items()
        if not districts or district in districts
    }
    return {district: names for district, names in chosen.items() if names}


def _day(on: datetime.datetime | None) -> datetime.date:
    return on.date() if on else datetime.datetime.now(tz=datetime.UTC).date()


@click.command(short_help="Tell what each product lacks for each channel.")
@channel_option
@click.option("--seller", multiple=True, help="Only this seller (name or district/name); may be repeated.")
@district_option
@form_option
@on_option
@click.option("--save", is_flag=True, help="Also write tables, data and paper into build/readiness/.")
@speak_option
@quiet_option
def readiness(
    channel: tuple[str, ...],
    seller: tuple[str, ...],
    district: tuple[str, ...],
    form: str,
    on: datetime.datetime | None,
    save: bool,
    speak: str,
) -> int:
    """Tell what each product lacks for each channel, who demands it, and the next best answer.

    With --seller every reason is told. What only seller and office may see is masked.

    \b
    Examples:
      haat readiness --district nadia --channel ondc
      haat readiness --seller shantipur-tant --speak bn
      haat readiness --save
    """
    from site_builder import reckoning
    from site_builder.edition import edition
    from site_builder.readiness_report import data, lines, save_all

    root = here()
    commons = _commons(root, speak)
    if commons is None:
        return 1
    all_known("channel", "--channel", channel, list(commons.channels))
    chosen = _sellers(root, commons, district, seller)
    found = reckoning.judge(root, commons, chosen, _day(on), channels=channel)
    told = edition(commons, speak, "channels")
    if form == "json":
        click.echo(as_json_text(data(found, told)))
    else:
        for line in lines(found, told, every=bool(seller)):
            click.echo(line)
    if save:
        for file in save_all(root, found, told):
            say(file)
    return 0


@click.command(short_help="Make a seller's sheet of what is missing, to fill in by hand.")
@click.argument("seller")
@click.option("--lang", default="", help="Language of the slip; without it the showcase's first.")
@channel_option
@on_option
@speak_option
@quiet_option
def slip(seller: str, lang: str, channel: tuple[str, ...], on: datetime.datetime | None, speak: str) -> int:
    """Make a seller's correction slip: one sheet with the missing answers as boxes to fill in by hand.

    It is written into build/readiness/ and is for the seller alone.

    \b
    Examples:
      haat slip shantipur-tant
      haat slip nadia/shantipur-tant --lang hi --channel ondc
    """
    from site_builder import reckoning, slips, source, store
    from site_builder.edition import edition
    from site_builder.problem import Where, error
    from site_builder.typesetting import PRINTS, ROOM, faces_folder

    root = here()
    commons = _commons(root, speak)
    if commons is None:
        return 1
    all_known("channel", "--channel", channel, list(commons.channels))
    codes = [str(each) for each in commons.settings.languages]
    all_known("language", "--lang", (lang,) if lang else (), codes)
    chosen = _sellers(root, commons, (), (seller,))
    faces = faces_folder()
    if faces is None:
        fault = error("P141", Where("content/showcase.yml", line=1, column=1), command="haat fonts")
        tell_problems([fault], speak, "text")
        return 1
    found = reckoning.judge(root, commons, chosen, _day(on), channels=channel)
    paper = edition(commons, lang or codes[0], "print")
    status = 0
    for standing in found.sellers:
        made, told = slips.set_slip(root, standing, found, paper, faces)
        tell_problems(source.place(root, told), speak, "text")
        if made is None:
            status = 1
            continue
        file = f"{slips.FOLDER}/slip-{standing.district}-{standing.seller}-{paper.code}.pdf"
        slips.keep_private(root / file, (root / PRINTS / made.file).read_bytes())
        (root / PRINTS / made.file).unlink()  # what only the seller may see stands in one place
        (root / PRINTS / made.file).with_suffix(".json").unlink(missing_ok=True)
        store.clear(root / ROOM)
        say(f"{file} ({made.pages} page)")
    return status


@click.command(short_help="List the channels, and how sure we are of each.")
@click.option("--changed-since", "since", type=_DAY, default=None, help="What rules newer than this day newly block.")
@on_option
@form_option
@speak_option
@quiet_option
def channels(since: datetime.datetime | None, on: datetime.datetime | None, form: str, speak: str) -> int:
    """List the channels and how sure we are of each; with --changed-since, replay the rules of then and of now.

    \b
    Examples:
      haat channels
      haat channels --changed-since 2025-06-01
    """
    from site_builder import reckoning
    from site_builder.edition import edition
    from site_builder.readiness_report import changed_data, changed_lines, channel_lines, channels_data

    root = here()
    commons = _commons(root, speak)
    if commons is None:
        return 1
    told, day = edition(commons, speak, "channels"), _day(on)
    if since is None:
        found: Any = channels_data(commons, day) if form == "json" else channel_lines(told, day)
    else:
        change = reckoning.replay(root, commons, _sellers(root, commons, (), ()), since.date(), day)
        found = changed_data(change) if form == "json" else changed_lines(change, told)
    click.echo(as_json_text(found) if form == "json" else "\n".join(found))
    return 0
