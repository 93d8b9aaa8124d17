"""A hook of the wheel build: sets up the fonts, so that the wheel carries them; without them the wheel is built as well."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    """Runs `haat fonts` from the checkout, with nothing of Haat installed yet."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root)))
        try:
            from site_builder import fonts

            left = fonts.install(None, print)
            if left:
                print(f"haat: the wheel is built without {len(left)} faces; run `haat fonts` after installing it")
        except Exception as reason:
            print(f"haat: no faces in this wheel ({reason}); run `haat fonts` after installing it")
