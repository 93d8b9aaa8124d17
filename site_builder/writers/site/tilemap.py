"""The tile-grid map of districts as inline SVG: links that a keyboard reaches, no boundaries, nothing to scale."""

from __future__ import annotations

from html import escape

from site_builder.edition import Edition, address
from site_builder.language import number
from site_builder.writers.site.render import ui_words

SIDE, GAP = 64, 8


def tile_map(counts: dict[str, int], edition: Edition, up: str) -> str:
    """Rounded tiles in rough geographic order; the list beside the map says the same in words."""
    districts = list(edition.commons.districts.values())
    columns = max(each.tile.column for each in districts)
    rows = max(each.tile.row for each in districts)
    step = SIDE + GAP
    words = ui_words(edition.code)
    told = [
        f'<svg class="haat-map" viewBox="0 0 {columns * step - GAP + 4} {rows * step - GAP + 4}" '
        f'role="group" aria-label="{escape(str(words["map_title"]))}">'
    ]
    for each in sorted(districts, key=lambda d: (d.tile.row, d.tile.column)):
        x, y = (each.tile.column - 1) * step + 2, (each.tile.row - 1) * step + 2
        name = str(edition.district_names[each.id])
        count = counts.get(each.id, 0)
        label = escape(f"{name}: {words['count_products'].format(n=number(count, edition.code))}")
        told.append(
            f'<a href="{up}{address.district(each.id)}" aria-label="{label}"><title>{label}</title>'
            f'<rect class="haat-map__tile{" is-empty" if not count else ""}" x="{x}" y="{y}" width="{SIDE}" height="{SIDE}" rx="10"/>'
            f'<text class="haat-map__name" x="{x + SIDE // 2}" y="{y + 28}">{_short(name)}</text>'
            f'<text class="haat-map__count" x="{x + SIDE // 2}" y="{y + 49}">{number(count, edition.code)}</text></a>'
        )
    told.append("</svg>")
    return "".join(told)


def _short(name: str) -> str:
    """A name that fits a tile: its last word when it is long, cut at no grapheme."""
    words = name.split()
    return escape(words[0] if len(words) == 1 else words[-1] if not words[-1].isdigit() else " ".join(words[-2:]))
