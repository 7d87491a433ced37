"""What may go to a terminal: no escapes, no control characters, whatever an article holds."""

import sys
from typing import Any


def printable(text: str) -> str:
    r"""Make terminal escapes and other control characters visible.

    >>> printable("red \x1b[31m alert")
    'red \\x1b[31m alert'
    """
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def standard_output() -> Any:
    """Give standard output as UTF-8; on a terminal control characters are made visible."""
    if sys.stdout.isatty():
        return _Terminal()
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="replace", newline="\n")
    return sys.stdout


class _Terminal:
    def write(self, text: str) -> int:
        return sys.stdout.write("".join(c if c.isprintable() or c in "\n\t" else f"\\x{ord(c):02x}" for c in text))
