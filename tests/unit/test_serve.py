"""`haat serve`: pages with the reload script, rebuilds, faults in the page, and an end on Ctrl-C."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sites
from sites import REPO

PRODUCTS = "catalogs/nadia/santipur-sample/products.yml"
PRODUCT = "/en/catalog/nadia/santipur-sample/SS-001.html"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Served:
    """A running `haat serve`."""

    def __init__(self, root: Path) -> None:
        self.root, self.port = root, free_port()
        command = [sys.executable, "-m", "site_builder", "--root", str(root), "serve", "--port", str(self.port)]
        around = {**os.environ, "PYTHONPATH": str(REPO), "PYTHONUNBUFFERED": "1"}
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        self.process = subprocess.Popen(command, env=around, start_new_session=True, **pipes)
        self.said: list[str] = []

    def ready(self) -> Served:
        """Wait until it says where."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            if line.startswith("http://"):
                return self
        raise AssertionError("".join(self.said))

    def get(self, path: str, method: str = "GET") -> tuple[int, str, http.client.HTTPMessage]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace"), answer.headers
        finally:
            connection.close()

    def state(self, seen: str = "") -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.get(f"/__haat/state?{seen}")[1])
        return told

    def edit(self, old: str, new: str) -> None:
        path = self.root / PRODUCTS
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    def until(self, told: Callable[[], object], seconds: float = 60) -> None:
        """Wait for something; how fast it comes is measured in bench/, not here, where the machine is shared."""
        started = time.monotonic()
        while not told():
            assert time.monotonic() - started < seconds
            time.sleep(0.02)

    def stop(self) -> int:
        os.killpg(self.process.pid, signal.SIGINT)  # as Ctrl-C in a terminal does
        self.said.append(self.process.communicate(timeout=20)[0])
        return self.process.returncode


@pytest.fixture
def served(small: Path, small_site: sites.Site) -> Iterator[Served]:
    sites.take_pictures(small, small_site.root)
    running = Served(small)
    yield running
    if running.process.poll() is None:
        os.killpg(running.process.pid, signal.SIGKILL)
        running.process.wait()


@pytest.mark.slow
def test_a_day_of_work(served: Served) -> None:
    served.ready()
    status, page, headers = served.get(PRODUCT)
    assert (status, headers["Cache-Control"]) == (200, "no-cache")
    assert page.count('<script src="/__haat/reload.js" defer></script></body>') == 1
    assert "/__haat/" not in (served.root / f"site{PRODUCT}").read_text("utf-8")  # on its way out only
    assert "fetch" in served.get("/__haat/reload.js")[1]

    # Every page may ask for the state, the language chooser too.
    for path in ("/", PRODUCT, "/en/modules/first-listing/01-six-facts.html"):
        policy = served.get(path)[1].partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
        assert policy.count("connect-src 'self'") == 1, path

    # A change: the waiting page is told at once, and the new page is there.
    first = served.state()
    assert first["problems"] == []
    served.edit("retail: 2100", "retail: 2123")
    served.until(lambda: served.state(str(first["built"]))["built"] > first["built"])
    assert "2,123" in served.get(PRODUCT)[1]

    # A fault: the last good page stays, and the problem is told at its line.
    second = served.state()
    served.edit("retail: 2123", "retail: cheap")
    served.until(lambda: served.state(str(second["built"]))["problems"])
    faulty = served.state()
    assert faulty["built"] == second["built"]
    assert any(line.startswith(f"{PRODUCTS}:") and "cheap" in line for line in faulty["problems"])
    assert "2,123" in served.get(PRODUCT)[1]

    # Mended: pages reload, and the problem is gone.
    served.edit("retail: cheap", "retail: 2099")
    served.until(lambda: served.state(str(second["built"]))["built"] > second["built"])
    assert served.state()["problems"] == []
    assert "2,099" in served.get(PRODUCT)[1]

    # What is not there, and what is none of the site's.
    assert served.get("/nowhere.html")[0] == 404
    assert "/__haat/reload.js" in served.get("/nowhere.html")[1]
    assert served.get("/media/none.jpg")[0] == 404
    assert served.get("/../content/showcase.yml")[0] == 404
    assert served.get("/%2e%2e/content/showcase.yml")[0] == 404
    assert served.get("/en")[0] == 301
    assert served.get("/assets/haat/haat.css", "HEAD")[0] == 200
    assert served.get("/", "POST")[0] == 501

    # Somebody waits for news, and still Ctrl-C ends it.
    waiting = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    waiting.request("GET", f"/__haat/state?{served.state()['built']}")
    started = time.monotonic()
    assert served.stop() == 130
    assert time.monotonic() - started < 15  # the news that is waited for would have come after 20
    assert "Traceback" not in "".join(served.said)


@pytest.mark.slow
def test_faults_before_there_is_any_site_are_shown_too(served: Served) -> None:
    served.edit("retail: 2100", "retail: cheap")
    served.ready()
    status, page, _ = served.get("/")
    assert status == 404
    assert "/__haat/reload.js" in page
    assert any("cheap" in line for line in served.state()["problems"])
    served.edit("retail: cheap", "retail: 2100")
    served.until(lambda: served.get("/")[0] == 200)
    assert served.stop() == 130


def test_a_port_that_is_taken_is_wrong_use_not_a_crash(small: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = sites.haat(small, "serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "Name another" in done.stderr
    assert not (small / "site").exists()


def test_what_editors_leave_beside_files_is_no_change() -> None:
    from watchfiles import Change

    from site_builder.serve import _counts

    for name in (".products.yml.swp", "products.yml~", "4913.tmp", ".#seller.yml", "__pycache__/x.pyc"):
        assert not _counts(Change.modified, f"/somewhere/{name}"), name
    for name in ("products.yml", "photos/a.jpg", "01-first.bn.md", "templates/site/card.html"):
        assert _counts(Change.modified, f"/somewhere/{name}"), name
