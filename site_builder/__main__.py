"""`python -m site_builder` and the command `haat`: a build that can be answered from memory never loads the rest."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    from site_builder.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
