"""The first thing that runs: nothing but what makes Ctrl-C quiet while the program is still being loaded."""

from __future__ import annotations

import os
import signal

_INTERRUPTED = 130


def run() -> None:
    """Load the command line and run it; whoever changes their mind in the meantime sees no traceback."""
    before = signal.signal(signal.SIGINT, lambda number, frame: os._exit(_INTERRUPTED))
    from pipeline.cli.main import run as run_command

    signal.signal(signal.SIGINT, before)
    run_command()


if __name__ == "__main__":
    run()
