"""`python -m site_builder` and the command `haat`: a build that can be answered from memory never loads the rest."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line."""
    gc.disable()  # a command makes few cycles and ends soon; looking for them takes a twentieth of its time
    from site_builder.cli import run

    status = run(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # nobody reads on (`haat schema products | head`): that is no fault
        pass
    except OSError:
        status = status or 2
    os._exit(status)  # at once: to take apart what was loaded takes a tenth of a small build


if __name__ == "__main__":
    main()
