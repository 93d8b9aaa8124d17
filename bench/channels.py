"""Measure exports: `python bench/channels.py --products 25000`. Prints wall time, CPU time and peak memory for each channel.

The showcase is the reference showcase's own sellers over and over, under other names, until there are so many products:
so facts, texts and pictures are as full as real ones. Photos are the same files, and what a build remembers of them is
written beside, as exports follow a build. Each figure is a whole process; `all` is every channel with two workers.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
sys.path[:0] = [str(REPOSITORY)]
from site_builder import photos, store  # noqa: E402
from site_builder.exporting import CHANNELS  # noqa: E402


def make(root: Path, products: int) -> int:
    """The reference showcase's sellers until there are so many products; returns how many there are."""
    shutil.copytree(REPOSITORY / "content", root / "content")
    os.symlink(REPOSITORY / "modules", root / "modules")
    shutil.copytree(REPOSITORY / "catalogs", root / "originals")
    folders = sorted((root / "originals").glob("*/*/"))
    counts = {folder: (folder / "products.yml").read_text("utf-8").count("\n- sku: ") + 1 for folder in folders}
    looks = {folder: {name: asdict(each) for name, each in photos.looks(folder / "photos", {}).items()} for folder in folders}
    made, turn, known = 0, 0, {}
    while made < products:
        for folder in folders:
            if made >= products:
                break
            name = folder.name if not turn else f"{folder.name[:30]}-{turn}"
            target = root / "catalogs" / folder.parent.name / name
            target.mkdir(parents=True)
            for file in ("seller.yml", "products.yml"):
                os.link(folder / file, target / file)
            if (folder / "photos").is_dir():
                shutil.copytree(folder / "photos", target / "photos", copy_function=os.link)
            known.setdefault(folder.parent.name, {})[name] = {"recipe": photos.RECIPE, "looks": looks[folder]}
            made += counts[folder]
        turn += 1
    for district, sellers in known.items():
        store.write(root / store.STORE / "districts" / f"{district}.json", store.json({"sellers": sellers}))
    return made


def measured(root: Path, channel: str, jobs: int) -> tuple[float, float, float, dict[str, dict[str, int]]]:
    """Wall seconds, CPU seconds, peak megabytes of one process, and what came of each channel."""
    command = [
        sys.executable,
        "-m",
        "site_builder",
        "--root",
        str(root),
        "export",
        channel,
        "--unasked",
        "--jobs",
        str(jobs),
        "--json",
    ]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr[-2000:]
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss / 1024, {each["channel"]: each for each in json.loads(done.stdout)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--products", type=int, default=25_000)
    parser.add_argument("--channel", action="append", help="only this; `all` too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="haat-channels-") as folder:
        root = Path(folder)
        made = make(root, given.products)
        print(
            f"{made} products\n\n| channel | listings | files | MB | wall s | CPU s | peak MB |\n| --- | --- | --- | --- | --- | --- | --- |"
        )
        for channel in given.channel or (*CHANNELS, "all"):
            wall, cpu, peak, told = measured(root, channel, 2)
            listed, files, size = (sum(each[key] for each in told.values()) for key in ("listed", "files", "bytes"))
            print(f"| {channel} | {listed} | {files} | {size / 1e6:.0f} | {wall:.1f} | {cpu:.1f} | {peak:.0f} |", flush=True)


if __name__ == "__main__":
    main()
