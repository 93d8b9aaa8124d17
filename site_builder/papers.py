"""All that is on paper, as the site offers it: what stands there, what goes, and a build of the paper alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from site_builder import coursebooks, kits, linesheets, printing, sharing, store
from site_builder.district import Plan
from site_builder.edition import address
from site_builder.store import Stage

_ROLLED_UP = address.READINESS.removesuffix(".html")


@dataclass(frozen=True, slots=True)
class Papers:
    """What is set on paper, or remembered of it: the districts' catalogues, line sheets, the course's books, kits of sessions."""

    catalogues: printing.Made
    line_sheets: linesheets.Sheets
    books: coursebooks.Books
    kits: kits.Kits

    def files(self) -> set[str]:
        """Every file below `build/prints/` that something of now needs."""
        sets = (*self.catalogues.prints.values(), *self.books.made.values(), *self.kits.made.values())
        return {each.file for each in sets} | self.line_sheets.files()

    def new(self) -> int:
        """How many were set by this build."""
        return self.catalogues.new + self.line_sheets.new + self.books.new

    def publish(self, plan: Plan, before: dict[str, str], stage: Stage) -> dict[str, str]:
        """Stage what is made to print and keep, where the site lacks it; returns address → what stands there."""
        kept = self.printed(plan.root, before, stage)
        return kept | self.kits.link(plan.root, plan.commons, before, stage) | self.kits.calendars

    def printed(self, root: Path, before: dict[str, str], stage: Stage) -> dict[str, str]:
        """The same without the kits of sessions."""
        kept = printing.publish(root, self.catalogues, before, stage)
        kept |= coursebooks.publish(root, self.books, before, stage)
        return kept | linesheets.publish(root, self.line_sheets, before, stage)


def reprint(root: Path, papers: Papers, stage: Stage) -> None:
    """The catalogues on paper without the rest of the site, which the next build will look at again."""
    before = store.load(root, "whole") or {"files": {}}
    kept = papers.printed(root, before["files"], stage)
    sets = {each.file for each in papers.kits.made.values()}
    kept |= {path: name for path, name in before["files"].items() if name in sets}
    stale = {path for path, name in before["files"].items() if path not in kept and of_print(path)}
    stage.remove(stale)
    if "sheets" in before:
        files = {path: name for path, name in before["files"].items() if path not in stale}
        stage.keep("whole", before | {"files": files | kept})
        stage.keep("last", {"snapshot": "", "problems": [], "products": 0})


def of_print(path: str) -> bool:
    """Whether an address of the site is that of something to print and keep, or of its preview; roll-ups go with their pages."""
    if path.partition("/")[2].startswith(_ROLLED_UP):
        return False
    return path.endswith((".pdf", ".xlsx")) or (path.startswith("media/") and not path.endswith(sharing.ENDINGS))
