"""`haat session`: the kit of one training session."""

from __future__ import annotations

from dataclasses import replace

import click

from site_builder.asking import all_known, here, quiet_option, speak_option
from site_builder.telling import say, tell_problems


@click.command(short_help="Make the kit of a training session as one PDF and a zip.")
@click.argument("session_id", metavar="ID")
@click.option("--lang", default="", help="Language of the kit; without it the session's own.")
@click.option("--size", type=click.Choice(["normal", "large"]), default="normal", show_default=True, help="Size of print.")
@speak_option
@quiet_option
def session(session_id: str, lang: str, size: str, speak: str) -> int:
    """Make the kit of a training session: poster, agenda, attendance sheet, name cards, tests, key, feedback, certificate.

    It is written into build/sessions/ID/: one PDF, and a zip with it, the entry for calendars and the agenda as a table.

    \b
    Examples:
      haat session nadia-catalogue
      haat session nadia-catalogue --lang en --size large
    """
    from site_builder import kits, source, store
    from site_builder.check.commons import read_commons
    from site_builder.edition import edition
    from site_builder.problem import Severity, Where, error
    from site_builder.typesetting import PRINTS, faces_folder

    root = here()
    commons, problems = read_commons(root)
    faults = [each for each in problems if each.severity is Severity.ERROR]
    faces = faces_folder()
    if faces is None:
        faults.append(error("P141", Where("content/showcase.yml", line=1, column=1), command="haat fonts"))
    if commons is None or faces is None or faults:
        tell_problems(source.place(root, faults), speak, "text")
        return 1
    all_known("session", "ID", (session_id,), list(commons.sessions))
    all_known("language", "--lang", (lang,) if lang else (), [str(each) for each in commons.settings.languages])
    record = commons.sessions[session_id]
    paper = edition(commons, lang or record.language, "print")
    try:
        with store.lock(root):
            made, told = kits.set_kit(root, record, paper, size, faces)
    except store.BusyError:
        click.echo("haat: another build of this showcase is running; nothing was done.", err=True)
        return 1
    if made is None:  # here nothing else is made, so what a build only mentions is an error
        told = [replace(each, severity=Severity.ERROR) if each.code == "P190" else each for each in told]
    tell_problems(source.place(root, told), speak, "text")
    if made is None:
        return 1
    folder = f"{store.BUILD}/sessions/{session_id}"
    pdf = (root / PRINTS / made.file).read_bytes()
    store.write(root / folder / f"{session_id}.pdf", pdf)
    store.write(root / folder / f"{session_id}.zip", kits.bundle(record, paper, pdf))
    say(f"{folder}/{session_id}.pdf ({made.pages} pages, {made.bytes / 1e6:.1f} MB) and {session_id}.zip")
    return 0
