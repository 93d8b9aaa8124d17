"""The faces that pages bring along, cut to what the site says."""

from __future__ import annotations

import sys
from itertools import chain
from typing import Any

from site_builder import fonts, store
from site_builder.district import Plan
from site_builder.edition import ui_words
from site_builder.language import MONTHS
from site_builder.store import Stage, key
from site_builder.writers.site import assets


def faces(plan: Plan, said: list[tuple[str, str]], before: Any, made_from: dict[str, str], stage: Stage) -> dict[str, str]:
    """Faces cut to what the site says; their files and keys. While all say the same, nobody is asked what."""
    prose = _prose_texts(plan)
    prose_key = key(plan.shared, *plan.presses, *plan.commons.texts.values(), *prose)
    made_from["faces"] = key(prose_key, *(each for _, each in said), fonts.stamp())
    if made_from["faces"] == before["made_from"].get("faces"):
        return {path: each for path, each in before["files"].items() if assets.is_face(path)}
    syllables = _said_by(prose, prose_key, plan, stage)
    for name, _ in said:  # one after another: together they would be the most that this process holds
        syllables.update(map(sys.intern, stage.kept(f"digests/{name}")["said"]))
    kept = {}
    for path, content in assets.faces(plan.root, syllables, plan.commons.settings).items():
        kept[path] = key(content)
        if before["files"].get(path) != kept[path]:
            stage.put(path, [content])
    return kept


def _prose_texts(plan: Plan) -> list[str]:
    """All that pages and lessons say, in every language."""
    lessons = [lesson for module in plan.commons.modules.values() for lesson in module.lessons]
    texts = [path.read_text("utf-8") for path in sorted((plan.root / "content/pages").glob("*.md"))]
    texts += [block.text for lesson in lessons for blocks in lesson.blocks.values() for block in blocks]
    return texts + [head.title for lesson in lessons for head in lesson.heads.values()]


def _said_by(prose: list[str], made_from: str, plan: Plan, stage: Stage) -> set[str]:
    """Syllables of the prose, the commons and the interface; what records say is in the digests."""
    commons = plan.commons
    kept = store.load(plan.root, "said")
    if kept and kept["key"] == made_from:
        return set(kept["said"])
    told: set[str] = set().union(*map(assets.said, prose))
    groups: tuple[dict[str, Any], ...] = (
        commons.crafts,
        commons.collections,
        commons.districts,
        commons.sectors,
        commons.materials,
        commons.techniques,
        commons.gi,
        commons.programmes,
        commons.terms,
        commons.sessions,
    )
    for each in (*chain(*(group.values() for group in groups)), *(module.record for module in commons.modules.values())):
        told |= assets.said(each.model_dump_json())
    for rule in (*commons.channels.values(), *commons.laws, *commons.answers.values()):
        told |= assets.said(rule.model_dump_json(include={"name", "what", "proof", "rules", "account", "ask", "sources"}))
    for code in plan.presses:
        told |= assets.said(" ".join(ui_words(code).values()))
        told |= assets.said(" ".join(MONTHS[code]))
    stage.keep("said", {"key": made_from, "said": sorted(told)})
    return told
