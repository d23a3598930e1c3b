"""Logging without personal data: where something failed and of what kind, never what a person typed."""

import logging
import re
import traceback

# What opens something for whoever has it, as addresses hold it: signed by us (key:time:signature), or Django's own
# `1a2b-…` that resets a password. Colons may be written %3A.
_TOKEN = re.compile(r"[\w-]+(?:(?::|%3A)[\w-]+)*(?::|%3A)[\w-]{20,}|\b[0-9a-z]+-[0-9a-f]{32,}\b", re.IGNORECASE)


class PrivateFormatter(logging.Formatter):
    """Show the path of an exception but not its message, which can quote the row or the number that broke it.

    An address is logged without the receipt or token in it.
    """

    def format(self, record) -> str:
        return _TOKEN.sub("<token>", super().format(record))

    def formatException(self, exc_info) -> str:
        error, lines = exc_info[1], []
        while error is not None:
            kind = type(error)
            lines.insert(0, f"{''.join(traceback.format_tb(error.__traceback__))}{kind.__module__}.{kind.__qualname__}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)


class CacheFaultFilter(logging.Filter):
    """Turns the traceback of a fault that django-redis ignores into one warning: the site goes on without its cache."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info:
            if type(record.exc_info[1].__cause__).__name__ == "CacheRests":  # Without Redis it is not imported.
                return False
            record.msg, record.args = "The cache is away (%s).", (record.exc_info[0].__name__,)
            record.levelno, record.levelname, record.exc_info = logging.WARNING, "WARNING", None
        return True
