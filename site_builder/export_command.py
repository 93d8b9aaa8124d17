"""`haat export`: files for marketplaces, carriers, customs and shops."""

from __future__ import annotations

from difflib import get_close_matches

import click

from site_builder.asking import (
    all_known,
    district_option,
    form_option,
    here,
    jobs_option,
    json_option,
    known_districts,
    known_languages,
    quiet_option,
    speak_option,
    strict_option,
)
from site_builder.telling import as_json_text, progress, say, tell_problems


@click.command(short_help="Write the files that a channel takes into build/channels/.")
@click.argument("channel")
@click.option("--select", default="", help="Only products that this selection takes in.")
@click.option("--seller", multiple=True, help="Only this seller, `name` or `district/name`; may be repeated.")
@district_option
@click.option("--lang", default="", help="Language of texts; without it the channel's own.")
@click.option("--unasked", is_flag=True, help="Also products whose sellers did not ask for the channel.")
@jobs_option
@speak_option
@form_option
@strict_option
@quiet_option
@json_option
def export(
    channel: str,
    select: str,
    seller: tuple[str, ...],
    district: tuple[str, ...],
    lang: str,
    unasked: bool,
    jobs: int,
    speak: str,
    form: str,
    strict: bool,
    as_json: bool,
) -> int:
    """Write the files that CHANNEL takes into build/channels/CHANNEL/; `all` stands for every channel.

    Products that lack what the channel cannot do without are left out and listed in left-out.csv. Nothing is sent
    anywhere, and nothing is written below site/.

    \b
    Examples:
      haat export ondc --district nadia
      haat export amazon --seller shantipur-tant
      haat export all
    """
    from site_builder import store
    from site_builder.exporting import CHANNELS, Order
    from site_builder.exporting import export as run
    from site_builder.problem import Severity

    root = here()
    names = _channels(channel, CHANNELS)
    known_districts(root, district)
    _known_sellers(seller)
    known_languages(root, (lang,) if lang else ())
    order = Order(names, district, seller, (lang,) if lang else (), select, unasked, jobs)
    try:
        made, problems = run(root, order, progress())
    except store.BusyError:
        click.echo("haat: another build of this showcase is running; nothing was done.", err=True)
        return 1
    if as_json:
        click.echo(as_json_text([vars(each) for each in made]))
    else:
        tell_problems(problems, speak, form)
        for each in made:
            say(_line(each))
    return 1 if any(each.severity is Severity.ERROR or strict for each in problems) else 0


def _channels(channel: str, known: tuple[str, ...]) -> tuple[str, ...]:
    if channel == "all":
        return known
    if channel not in known:
        meant = get_close_matches(channel, known, n=1)
        told = f"did you mean {meant[0]}?" if meant else f"there are {', '.join(known)}, and all"
        raise click.BadParameter(f"there is no channel {channel!r}; {told}", param_hint="CHANNEL")
    return (channel,)


def _known_sellers(wanted: tuple[str, ...]) -> None:
    folders = sorted((here() / "catalogs").glob("*/*/"))
    names = [path.name for path in folders] + [f"{path.parent.name}/{path.name}" for path in folders]
    all_known("seller", "--seller", wanted, names)


def _line(each: object) -> str:
    """`ondc: 120 listings, 24 left out, 31 files (1.2 MB) in build/channels/ondc/; 2 files hold private facts (mode 600)`."""
    from site_builder.exporting import Exported

    assert isinstance(each, Exported)
    told = f"{each.channel}: {each.listed} listing{'s' * (each.listed != 1)}"
    if each.left:
        told += f", {each.left} left out"
    told += f", {each.files} files ({each.bytes / 1e6:.1f} MB) in build/channels/{each.channel}/"
    if each.private:
        told += f"; {len(each.private)} hold private facts (mode 600)"
    return told
