"""Lighthouse on a built site: `python bench/lighthouse.py SITE [--tools FOLDER]`, for the mobile profile (simulated slow 4G).

Serves the site as a host does (gzip, keep-alive) and prints the four scores of the home page, a district, a product and
a lesson. Lighthouse is no part of the tests' tools, being 176 MB: `npm install --prefix FOLDER lighthouse@13.5.0`.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import threading
from pathlib import Path
from typing import Any

KINDS = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "index.html",
    "district": "catalog/nadia/index.html",
    "product": "catalog/nadia/shantipur-tant/TS-014.html",
    "lesson": "modules/digital-catalogue/02-photographs.html",
}
TEXT = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt")


class _Host(http.server.SimpleHTTPRequestHandler):
    """A static host: text goes compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        content, packed = path.read_bytes(), path.suffix in TEXT
        content = gzip.compress(content) if packed else content
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)) + ("; charset=utf-8" if packed else ""))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        pass


def scores(address: str, tools: Path) -> dict[str, Any]:
    """The report of one page."""
    chrome = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))))
    command = [
        "node", str(tools / "node_modules/lighthouse/cli/index.js"), address, "--quiet", "--output=json",
        f"--only-categories={','.join(KINDS)}", "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "CHROME_PATH": chrome}, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    return json.loads(done.stdout)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--tools", type=Path, default=Path(".tools"))
    parser.add_argument("--languages", default="bn,en")
    options = parser.parse_args()
    if not (options.tools / "node_modules/lighthouse").is_dir():
        raise SystemExit(f"Lighthouse is not there: npm install --prefix {options.tools} lighthouse@13.5.0")
    handler = functools.partial(_Host, directory=str(options.site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        for code in options.languages.split(","):
            for name, page in PAGES.items():
                told = scores(f"http://127.0.0.1:{host.server_port}/{code}/{page}", options.tools)
                found = {kind: round(told["categories"][kind]["score"] * 100) for kind in KINDS}
                failed = [
                    key for kind in KINDS for key in (each["id"] for each in told["categories"][kind]["auditRefs"] if each["weight"])
                    if (told["audits"][key]["score"] or 0) < 0.9 and told["audits"][key]["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")
                ]  # fmt: skip
                layout = told["audits"]["cumulative-layout-shift"]["displayValue"]
                print(f"{code} {name}: {found}, layout shift {layout}, below 90: {failed}", flush=True)
        host.shutdown()


if __name__ == "__main__":
    main()
