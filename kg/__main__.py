"""What `kg` and `python -m kg` begin with."""

from __future__ import annotations

import signal


def main() -> None:
    """Run the command line; until it is there to say something at Ctrl-C, Ctrl-C ends the program without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from kg.cli import main as run

    run()


if __name__ == "__main__":
    main()
