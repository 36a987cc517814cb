"""The data commands: `python -m data sample | import | boundaries | …`.

Reading the program takes half a second, in which Ctrl-C may come as well as later: until the
command itself listens, it ends the program with the same line. Nothing has been done by then.
"""

from __future__ import annotations

import os
import signal
import sys

from data.language import stopped


def _stop(_number: int, _frame: object) -> None:
    """Ends without raising: half-read libraries would make another error of it."""
    print(stopped(), file=sys.stderr, flush=True)
    os._exit(130)


if __name__ == "__main__":
    listening = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if listening:
        signal.signal(signal.SIGINT, _stop)
    from data.command_line import main

    if listening:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main())
