"""A Hugo project for a showcase: the site of this folder, with the showcase's own YAML files mounted as data.

What Haat gets from its page engine and its words is given to Hugo as data too, ready made: the shell of each kind of
page (the bytes around the poured body), interface words, drawings, stand-in pictures, month names and the order of
names. So the work that is measured is the same on both sides: read the records, write the pages.
"""

from __future__ import annotations

import datetime
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KINDS = ("home", "catalog-1", "catalog-2", "catalog-3", "product-3", "category-1")


def make(showcase: Path, project: Path) -> None:
    """Write the project. The showcase must have been built once, so that its shells and pictures stand ready."""
    import orjson

    if project.exists():
        shutil.rmtree(project)
    shutil.copytree(HERE / "content", project / "content")
    shutil.copytree(HERE / "layouts", project / "layouts")
    (project / "data" / "commons").mkdir(parents=True)
    for name in ("showcase", "districts", "categories", "materials", "gi", "programmes", "rates"):
        shutil.copy(showcase / "content" / f"{name}.yml", project / "data" / "commons" / f"{name}.yml")
    (project / "data" / "haat.json").write_bytes(orjson.dumps(_given(showcase)))
    mounts = "".join(
        f"[[module.mounts]]\nsource = '{source}'\ntarget = '{target}'\n\n"
        for source, target in (
            ("content", "content"),
            ("layouts", "layouts"),
            ("data", "data"),
            (showcase / "catalogs", "data/sellers"),
        )
    )
    (project / "hugo.toml").write_text((HERE / "hugo.toml").read_text("utf-8") + "\n" + mounts, "utf-8")


def _short_codes(showcase: Path) -> dict[str, str]:
    """Every product's short code, which Hugo has no function to make."""
    from site_builder.model.shortcode import short_code
    from site_builder.source import read_yaml

    found = {}
    for file in sorted(showcase.glob("catalogs/*/*/products.yml")):
        path = file.relative_to(showcase)
        for each in read_yaml(showcase, str(path))[0].value or ():
            name = f"{path.parts[1]}/{path.parts[2]}/{each['sku']}"
            found[name] = short_code(name)
    return found


def _given(showcase: Path) -> dict[str, Any]:
    sys.path.insert(0, str(HERE.parents[1]))
    from site_builder import scan, site
    from site_builder.check.commons import read_commons
    from site_builder.language import CURRENCIES, LANGUAGES, MONTHS
    from site_builder.model.shortcode import short_code
    from site_builder.writers.site.tree import drawing

    commons, _ = read_commons(showcase)
    assert commons is not None
    plan, _ = site.prepare(showcase, commons, scan.look(showcase), (), pour=True)
    codes = list(commons.settings.languages)
    given: dict[str, Any] = {key: {} for key in ("shell", "words", "standins", "order", "months", "digits")}
    for code, press in plan.presses.items():
        given["shell"][code] = {kind: [piece.decode() for piece in press.moulds[kind].pieces] for kind in KINDS}
        given["words"][code] = {key: str(word) for key, word in press.edition.words.items()}
        given["standins"][code] = {category: picture._asdict() for (category, each), picture in plan.standins.items() if each == code}
        given["order"][code] = {
            "districts": press.edition.sort((key, str(name)) for key, name in press.edition.district_names.items()),
            "categories": press.edition.sort((key, str(name)) for key, name in press.edition.category_names.items()),
        }
        given["months"][code] = list(MONTHS[code])
        given["digits"][code] = list(LANGUAGES[code].digits) if code == "bn" else []
    names = {"phone", "mail", "sieve", *(sector.motif for sector in commons.sectors.values())}
    return {
        **given,
        "codes": codes,
        "short": _short_codes(showcase),
        "rates": [[each, float(cost)] for each, cost in commons.rates.rates.items()] if commons.rates else [],
        "languages": {code: LANGUAGES[code].name for code in codes},
        "drawing": {name: drawing(name) for name in names},
        "currencies": {code: sign for code, (sign, *_) in CURRENCIES.items()},
    }
