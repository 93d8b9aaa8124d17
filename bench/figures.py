"""The benchmark's figures: what was measured, what is to be reached, and the page that tells both."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import json
import os
import platform
import re
import statistics
import subprocess
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

# What is to be reached (issue, section 6): size → ratio to Hugo, of CPU and of wall time.
COLD_GOAL = {3_000: 0.30, 30_000: 0.20}
MEMORY_GOAL, PRICE_GOAL, PRICE_SECONDS, UNCHANGED_SECONDS = 0.10, 0.02, 0.5, 0.2


@dataclass(frozen=True)
class Cost:
    """What one run took: seconds, CPU seconds with all children, and the largest process in MB."""

    wall: float
    cpu: float
    peak: float


@dataclass
class Series:
    """The runs of one contender for one task."""

    runs: list[Cost] = field(default_factory=list)

    def median(self, what: str) -> float:
        """The middle one of all runs."""
        return statistics.median(getattr(each, what) for each in self.runs)

    def spread(self, what: str) -> str:
        """Lowest and highest."""
        values = [getattr(each, what) for each in self.runs]
        return f"{min(values):.2f} to {max(values):.2f}"


def ratio(ours: Series, theirs: Series, what: str) -> float:
    """The median of the pairs' ratios."""
    return statistics.median(getattr(a, what) / getattr(b, what) for a, b in zip(ours.runs, theirs.runs, strict=False))


@dataclass
class Result:
    """What was measured at one size."""

    products: int
    cold: dict[str, Series] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)
    price: dict[str, Series] = field(default_factory=dict)
    unchanged: Series = field(default_factory=Series)
    bake: Cost | None = None
    pages: int = 0
    megabytes: float = 0.0
    records: float = 0.0
    compared: str = ""
    same: str = ""


# ── the page ─────────────────────────────────────────────────────────────────────────────────────


def report(results: list[Result], hugo: str) -> str:
    """The results as Markdown."""
    out = ["# Benchmark", ""]
    out.append(
        f"{datetime.date.today().isoformat()}, {_machine()}. {_versions(hugo)}. Paired runs (A B A B), as many as stand in brackets; medians; "
        "a ratio is the median of the pairs' ratios, Haat / other. CPU is user + system time of all processes. "
        "Whole processes, output in memory (tmpfs)."
    )
    out += [
        "",
        "Ours includes every check, JSON-LD, digests, site maps and the staged publish. It does not include the page engine's "
        "bake and the made pictures, which do not depend on the records and are kept; their cost, once, stands below.",
        "",
        "## Cold build",
        "",
        "| products | contender | CPU s | wall s | largest process MB | all processes MB | CPU ratio | wall ratio | goal |",
        "| --: | :-- | --: | --: | --: | --: | --: | --: | :-- |",
    ]
    for each in results:
        ours = each.cold["Haat"]
        for name, series in each.cold.items():
            told = [f"{series.median('cpu'):.2f}", f"{series.median('wall'):.2f}", f"{series.median('peak'):.0f}"]
            told.append(f"{each.memory[name]:.0f}" if name in each.memory else "")
            ratios, goal = ["", ""], ""
            if name != "Haat":
                ratios = [f"{ratio(ours, series, 'cpu'):.3f}", f"{ratio(ours, series, 'wall'):.3f}"]
            if name == "Hugo" and each.products in COLD_GOAL:
                limit = COLD_GOAL[each.products]
                met = max(ratio(ours, series, "cpu"), ratio(ours, series, "wall")) <= limit
                goal = f"≤ {limit:.2f}: {'met' if met else 'NOT met'}"
            out.append(f"| {each.products:,} ({len(series.runs)}) | {name} | {' | '.join(told)} | {' | '.join(ratios)} | {goal} |")
    out += [
        "",
        "| products | pages | MB of pages | MB of records | memory, largest (all) | goal | page engine and pictures, once: CPU s | pages beside Hugo's | after changes beside a clean build |",
        "| --: | --: | --: | --: | :-- | :-- | --: | :-- | :-- |",
    ]
    for each in results:
        memory, goal = "", ""
        if "Hugo" in each.cold:
            share = each.cold["Haat"].median("peak") / each.cold["Hugo"].median("peak")
            total = each.memory["Haat"] / each.memory["Hugo"] if each.memory.get("Hugo") else 0
            memory = f"{share:.3f} ({total:.3f}) x Hugo"
            if each.products in COLD_GOAL:
                goal = f"≤ {MEMORY_GOAL}: {'met' if share <= MEMORY_GOAL else 'NOT met'}"
        bake = f"{each.bake.cpu:.1f}" if each.bake else ""
        out.append(
            f"| {each.products:,} | {each.pages:,} | {each.megabytes:.0f} | {each.records:.1f} | {memory} | {goal} | {bake} | {each.compared} | {each.same} |"
        )
    out += [
        "",
        "## One price changed, nothing changed",
        "",
        "A server is asked from the edit until it serves the page with the new price. `haat build` is a whole process, "
        "which starts, reads what it must, publishes and ends.",
        "",
        "| products | Hugo's server: wall s (CPU) | Haat's server: wall s (CPU) | ratio | goal | `haat build`: wall s (CPU) | beside Hugo's server | goal | nothing changed: wall s (CPU) | goal |",
        "| --: | --: | --: | --: | :-- | --: | --: | :-- | --: | :-- |",
    ]
    for each in results:
        ours, served, theirs = each.price["Haat"], each.price.get("Haat server"), each.price.get("Hugo")
        told, beside, goals = ["", "", ""], "", ["", ""]
        if theirs and served:
            share = served.median("wall") / theirs.median("wall")
            told = [_seconds(theirs), _seconds(served), f"{share:.3f}"]
            beside = f"{ours.median('wall') / theirs.median('wall'):.3f}"
            if each.products == 30_000:
                goals = [
                    f"≤ {PRICE_GOAL}: {'met' if share <= PRICE_GOAL else 'NOT met'}",
                    f"≤ {PRICE_SECONDS} s: {'met' if ours.median('wall') <= PRICE_SECONDS else 'NOT met'}",
                ]
        quiet = each.unchanged
        still = f"≤ {UNCHANGED_SECONDS} s: {'met' if quiet.median('wall') <= UNCHANGED_SECONDS else 'NOT met'}"
        out.append(
            f"| {each.products:,} | {' | '.join(told)} | {goals[0]} | {_seconds(ours)} | {beside} | {goals[1]} "
            f"| {_seconds(quiet)} | {still} |"
        )
    return "\n".join(out) + "\n"


def _seconds(series: Series) -> str:
    return f"{series.median('wall'):.2f} ({series.median('cpu'):.2f})"


def _machine() -> str:
    memory = ""
    with contextlib.suppress(OSError, AttributeError):
        found = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
        memory = f", {round(int(found[1]) / 1e6)} GB of memory" if found else ""
    return f"{os.cpu_count()} processors{memory}, {platform.system()}"


def _versions(hugo: str) -> str:
    said = subprocess.run([hugo, "version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"v([0-9.]+)", said)
    packages = ", ".join(
        f"{name} {metadata.version(name)}" for name in ("mkdocs", "mkdocs-material", "pyyaml", "pydantic", "jinja2")
    )
    return f"Python {platform.python_version()}, Hugo {found[1] if found else '?'}, {packages}"


# ── kept between runs ────────────────────────────────────────────────────────────────────────────


def dump(results: list[Result]) -> str:
    """Every run as JSON."""
    return json.dumps([dataclasses.asdict(each) for each in results], indent=1) + "\n"


def load(file: Path) -> list[Result]:
    """The runs that a file holds; none, if it is not there."""
    return [_result(each) for each in json.loads(file.read_text("utf-8"))] if file.exists() else []


def _result(kept: dict[str, Any]) -> Result:
    for name in ("cold", "price"):
        kept[name] = {who: _series(each) for who, each in kept[name].items()}
    bake = Cost(**kept.pop("bake")) if kept.get("bake") else None
    return Result(**{**kept, "unchanged": _series(kept["unchanged"]), "bake": bake})


def _series(kept: dict[str, Any]) -> Series:
    return Series([Cost(**each) for each in kept["runs"]])
