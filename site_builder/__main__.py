"""`python -m site_builder` and the command `haat`: a build that can be answered from memory never loads the rest."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line."""
    gc.disable()  # a command makes few cycles and ends soon; looking for them takes a twentieth of its time
    from site_builder.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
