"""A template that the typesetter refuses: told for the slip."""

from pathlib import Path

import pytest
import sites


def make(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("channels/open.yml", "answers.yml"):
        target = root / "content" / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes((sites.REPO / "content" / name).read_bytes())
    templates = root / "build" / "templates-of-the-test"
    templates.mkdir(parents=True)
    (templates / "slip.typ").write_text('#panic("no such part")\n', "utf-8")
    monkeypatch.setattr("site_builder.typesetting.TEMPLATES", templates)
