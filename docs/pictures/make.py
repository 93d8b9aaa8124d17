"""Makes the pictures of the README from the built reference showcase: `make pictures`, after `make site`.

Pages are photographed by Chromium (named in CHROME_PATH where it has another name), the printed catalogue is drawn by PDFium.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

HERE = Path(__file__).parent
SITE = HERE.parent.parent / "site"
PAPER, EDGE = "#e8dfcd", 18
PRODUCT = "bn/catalog/bankura/bishnupur-baluchari/BB-001.html"
LESSON = "bn/modules/digital-catalogue/02-photographs.html"
CATALOGUE, PAGES = "bn/print/nadia.pdf", (0, 5, 6)


def browser() -> str:
    """The path of a Chromium, or an end with the remedy."""
    names = (os.environ.get("CHROME_PATH", ""), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    return found or sys.exit("There is no Chromium; install one, or name it in CHROME_PATH.")


def photographed(page: str, width: int, height: int, scale: float) -> Image.Image:
    """A page as a reader sees it first; in a frame, because a window is never as narrow as a phone."""
    address = (SITE / page).resolve().as_uri()
    with tempfile.TemporaryDirectory() as folder:
        frame = Path(folder, "frame.html")
        frame.write_text(
            f'<style>body{{margin:0}}</style><iframe src="{address}" width="{width}" height="{height}" style="border:0"></iframe>'
        )
        shot = Path(folder, "shot.png")
        # Two flags beside the known ones: a root user has no sandbox, and nothing may be asked of a network.
        command = [browser(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
        command += [f"--user-data-dir={folder}/profile", f"--force-device-scale-factor={scale}", "--virtual-time-budget=4000"]
        command += [f"--window-size={max(width, 800)},{height}", f"--screenshot={shot}", frame.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        with Image.open(shot) as image:
            return image.convert("RGB").crop((0, 0, round(width * scale), round(height * scale)))


def side_by_side(pictures: list[Image.Image], name: str) -> None:
    """One picture of several, on paper; few colours keep it small."""
    framed = [ImageOps.expand(each, border=(EDGE, EDGE, 0, EDGE), fill=PAPER) for each in pictures]
    whole = Image.new("RGB", (sum(each.width for each in framed) + EDGE, max(each.height for each in framed)), PAPER)
    left = 0
    for each in framed:
        whole.paste(each, (left, 0))
        left += each.width
    whole.quantize(160, dither=Image.Dither.NONE).save(HERE / name, optimize=True)
    print(f"docs/pictures/{name}: {(HERE / name).stat().st_size // 1024} KB")


def main() -> None:
    if not (SITE / PRODUCT).exists() or not (SITE / CATALOGUE).exists():
        sys.exit("The reference showcase is not built: run `make site` first.")
    side_by_side([photographed(PRODUCT, 1240, 960, 0.75), photographed(LESSON, 380, 960, 0.75)], "product-bn.png")
    paper = pypdfium2.PdfDocument(SITE / CATALOGUE)
    side_by_side([paper[n].render(scale=0.84).to_pil().convert("RGB") for n in PAGES], "catalogue-bn.png")


if __name__ == "__main__":
    main()
