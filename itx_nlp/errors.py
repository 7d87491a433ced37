"""Errors a user can mend: what is wrong, where, and what to do."""


class ItxError(Exception):
    """A mistake in the input or the settings; the command line prints it in one line and exits 1."""


class CorpusError(ItxError):
    """An article or a corpus folder that cannot be read.

    kind is the word that `problems.kind` gets: empty, binary, encoding, too_large, unreadable, timeout, …
    """

    def __init__(self, message: str, kind: str = "unreadable"):
        super().__init__(message)
        self.kind = kind


class LexiconError(ItxError):
    """A bad line in a data file."""


class ModelError(ItxError):
    """A model that is missing, damaged or made for other examples."""


class StoreError(ItxError):
    """Results that cannot be read or written."""


def refused(error: OSError | ValueError) -> str:
    """Word what the system says of a file, and what to do where that is plain.

    >>> refused(PermissionError(13, "Permission denied"))
    'Permission denied. Make it readable, or take it out of the folder.'
    """
    advice = " Make it readable, or take it out of the folder." if isinstance(error, PermissionError) else ""
    return f"{getattr(error, 'strerror', None) or error}.{advice}"
