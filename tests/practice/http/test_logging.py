import logging
import sys

from practice.http.logging import CacheFaultFilter, PrivateFormatter


class LogTests:
    def test_line_tells_where_it_failed_but_not_what_was_typed(self):
        try:
            try:
                raise KeyError("Ana María")
            except KeyError as error:
                raise ValueError("951-555-0142") from error
        except ValueError:
            record = logging.LogRecord("site", logging.ERROR, __file__, 1, "It broke", None, sys.exc_info())
        line = PrivateFormatter().format(record)
        assert "builtins.ValueError" in line
        assert "builtins.KeyError" in line
        assert "test_logging.py" in line
        assert "951" not in line.replace("raise ValueError", "").split("builtins.ValueError")[-1]

    def test_fault_of_the_cache_is_one_warning_without_its_words(self):
        try:
            raise ConnectionError("redis://user:secret@host")
        except ConnectionError:
            record = logging.LogRecord("django_redis", logging.ERROR, __file__, 1, "Ignored", None, sys.exc_info())
        assert CacheFaultFilter().filter(record)
        assert (record.levelname, PrivateFormatter().format(record)) == (
            "WARNING",
            "The cache is away (ConnectionError).",
        )
