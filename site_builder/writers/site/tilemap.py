"""The tile-grid map of districts as inline SVG: links that a keyboard reaches, no boundaries, nothing to scale."""

from __future__ import annotations

from html import escape

from site_builder.edition import Edition, address, ui_words
from site_builder.language import number

WIDTH, HEIGHT, GAP = 78, 66, 7


def tile_map(counts: dict[str, int], edition: Edition, up: str) -> str:
    """Rounded tiles in rough geographic order; the list beside the map says the same in words."""
    districts = list(edition.commons.districts.values())
    columns = max(each.tile.column for each in districts)
    rows = max(each.tile.row for each in districts)
    across, down = WIDTH + GAP, HEIGHT + GAP
    words = ui_words(edition.code)
    told = [
        f'<svg class="haat-map" viewBox="0 0 {columns * across - GAP + 4} {rows * down - GAP + 4}" '
        f'role="group" aria-label="{escape(str(words["map_title"]))}">'
    ]
    for each in sorted(districts, key=lambda d: (d.tile.row, d.tile.column)):
        x, y = (each.tile.column - 1) * across + 2, (each.tile.row - 1) * down + 2
        name = str(edition.district_names[each.id])
        count = counts.get(each.id, 0)
        label = escape(f"{name}: {words['count_products'].format(n=number(count, edition.code))}")
        told.append(
            f'<a href="{up}{address.district(each.id)}"><title>{label}</title>'
            f'<rect class="haat-map__tile{" is-empty" if not count else ""}" x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="8"/>'
            f"{_name(name, x + WIDTH // 2, y)} "
            f'<text class="haat-map__count" x="{x + WIDTH // 2}" y="{y + 57}">{number(count, edition.code)}</text></a>'
        )
    told.append("</svg>")
    return "".join(told)


def _name(name: str, x: int, y: int) -> str:
    """The name on one line of a tile, or on two when it has two words: `South 24` over `Parganas`."""
    first, _, last = name.rpartition(" ")
    lines = [(first, 21), (last, 37)] if first else [(last, 30)]
    # Lines stand apart, so that read in a row they are the name.
    return " ".join(f'<text class="haat-map__name" x="{x}" y="{y + down}">{escape(line)}</text>' for line, down in lines)
