"""Serve the site while one works: rebuild on every change, reload the page, show faults in it.

The site on disk is what is published; the reload script is added to pages on their way out only.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import re
import sys
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import click
from watchfiles import Change, watch

from site_builder.build import Held, build
from site_builder.language import LANGUAGES
from site_builder.problem import line
from site_builder.scan import PACKAGE, Options, Outcome
from site_builder.store import SITE, BusyError

WATCHED = ("content", "modules", "catalogs", "mkdocs.yml")

_RELOAD = """
(function () {
  "use strict";
  var last = null;
  function show(state) {
    var box = document.getElementById("haat-faults");
    if (!state.problems.length) { if (box) box.remove(); return; }
    if (!box) {
      box = document.createElement("section");
      box.id = "haat-faults";
      box.setAttribute("role", "status");
      box.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:50vh;overflow:auto;z-index:99;margin:0;padding:1rem;" +
        "background:#FBF7F0;color:#211C16;border-top:3px solid #A03E1B;font:14px/1.6 ui-monospace,monospace;white-space:pre-wrap";
      document.body.appendChild(box);
    }
    box.textContent = state.problems.join("\\n");
  }
  function ask() {
    fetch("/__haat/state?" + (last === null ? "" : last)).then(function (answer) { return answer.json(); }).then(function (state) {
      if (last !== null && state.built !== last) { location.reload(); return; }
      last = state.built;
      show(state);
      setTimeout(ask, 50);
    }).catch(function () { setTimeout(ask, 1000); });
  }
  ask();
})();
"""


# While the first build is refused there is no page at all to show the faults in.
_NO_SITE = b'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>haat</title><body></body></html>'


class _State:
    """What the last build came to; pages ask for it and wait until it changes."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.built = 0  # counts published builds
        self.told = 0  # counts all builds
        self.problems: list[str] = []

    def tell(self, outcome: Outcome, speak: str) -> None:
        with self.changed:
            self.problems = [line(each, speak) for each in outcome.problems]
            self.built += outcome.published
            self.told += 1
            self.changed.notify_all()

    def wait(self, seen: str) -> dict[str, Any]:
        """The state, as soon as it is not the one that the page has seen (or after a while)."""
        with self.changed:
            if seen == str(self.built):
                self.changed.wait(20)
            return {"built": self.built, "problems": self.problems}


def serve(root: Path, port: int, speak: str, languages: tuple[str, ...], say: Callable[[str], None]) -> int:
    """Build, serve on this machine only, and go on until interrupted."""
    gc.enable()
    state, options, held = _State(), Options(languages, only="site"), Held()
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), _handler(root, state))
    except OSError as reason:
        raise click.UsageError(f"Port {port} cannot be had ({reason.strerror}). Name another: haat serve --port 8766") from reason
    server.daemon_threads = True
    _rebuild(root, options, state, held, speak, say)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"http://127.0.0.1:{server.server_port}/ (Ctrl-C ends)")
    folders = [path for name in WATCHED if (path := root / name).exists()]
    for changes in watch(*folders, PACKAGE, step=30, debounce=120, rust_timeout=1000, raise_interrupt=True, watch_filter=_counts):
        if any(Path(path).is_relative_to(PACKAGE) for _, path in changes):
            _restart(server)
        _rebuild(root, options, state, held, speak, say)
    return 0


def _counts(change: Change, path: str) -> bool:
    """Whether a changed file matters: not what editors and Python leave beside files."""
    name = path.rsplit("/", 1)[-1]
    return not (name.startswith(".") or name.endswith(("~", ".swp", ".pyc", ".tmp")) or "__pycache__" in path or "/fonts/" in path)


def _restart(server: ThreadingHTTPServer) -> None:
    """Our own code or a template changed: begin again with it."""
    server.server_close()
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "site_builder", *sys.argv[1:]])  # noqa: S606


def _rebuild(root: Path, options: Options, state: _State, held: Held, speak: str, say: Callable[[str], None]) -> None:
    for _ in range(100):
        try:
            outcome = build(root, options, held=held)
            break
        except BusyError:  # somebody builds by hand: wait for it
            time.sleep(0.2)
        except OSError as reason:  # a file went while it was read; the change that took it brings us back
            print(f"haat: {reason.filename or 'the disk'}: {reason.strerror or reason}", file=sys.stderr)
            return
    else:
        return
    for each in outcome.problems:
        print(line(each, speak), file=sys.stderr)
    told = f"{outcome.pages} pages" if outcome.published else "faults: the last good site stays"
    say(f"{told}, {outcome.seconds:.2f} s")
    state.tell(outcome, speak)


_PRINTED = re.compile(r"/([a-z]{2,3})/print/(?:linesheet/)?([A-Za-z0-9_-]{1,36})(?:/[A-Za-z0-9_-]{1,36})?\.(?:pdf|xlsx)")


def _print_if_asked(root: Path, path: str) -> None:
    """Somebody asks for a catalogue on paper: set it if its records changed since."""
    found = _PRINTED.fullmatch(path)
    language, district = found.groups() if found else ("", "")
    if language in LANGUAGES and (root / "catalogs" / district).is_dir():
        with contextlib.suppress(BusyError, OSError):  # what was printed before is served
            build(root, Options((language,), (district,), only="print"))


def _handler(root: Path, state: _State) -> type[SimpleHTTPRequestHandler]:
    class Handler(SimpleHTTPRequestHandler):
        """Serves `site/`, adds the reload script to pages, and answers what state the site is in."""

        protocol_version = "HTTP/1.1"

        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, directory=str(root / SITE), **named)

        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            if path == "/__haat/state":
                self._send(json.dumps(state.wait(query)).encode(), "application/json")
            elif path == "/__haat/reload.js":
                self._send(_RELOAD.encode(), "text/javascript")
            else:
                _print_if_asked(root, path)
                self._page(path)

        def _page(self, path: str) -> None:
            file = Path(self.translate_path(path))
            if file.is_dir():
                if not path.endswith("/"):
                    super().do_GET()
                    return
                file /= "index.html"
            status = HTTPStatus.OK
            if not file.exists() and not path.rsplit("/", 1)[-1].count(".") - path.endswith(".html"):
                file, status = root / SITE / "404.html", HTTPStatus.NOT_FOUND
            if file.suffix != ".html":
                super().do_GET()
                return
            html = file.read_bytes() if file.exists() else _NO_SITE
            if b"connect-src" not in html:  # a policy that lets the page ask for the state
                html = html.replace(b"default-src 'none';", b"default-src 'none'; connect-src 'self';", 1)
            self._send(html.replace(b"</body>", b'<script src="/__haat/reload.js" defer></script></body>', 1), "text/html", status)

        def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def end_headers(self) -> None:
            self.send_header("Cache-Control", "no-cache")
            super().end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler
