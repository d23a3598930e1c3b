import logging
import sys
from urllib.parse import quote

from django.contrib.auth.tokens import default_token_generator

from booking.public.tokens import receipt_for
from practice.http.logging import CacheFaultFilter, PrivateFormatter
from practice.models import User


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

    def test_an_address_is_logged_without_the_receipt_in_it(self):
        receipt = receipt_for("RumSG-enZGb-Z-FkDL7IoQ")
        reset = default_token_generator.make_token(User(pk=1))
        for address in [f"/call-back/received/{receipt}/", f"/x?again={quote(receipt)}", f"/admin/reset/MQ/{reset}/"]:
            record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "%s: %s", ("Error", address), None)
            line = PrivateFormatter().format(record)
            assert line.endswith(("received/<token>/", "again=<token>", "MQ/<token>/")), line
        plain = "2026-11-26 10:11:12,123 ERROR django.request Error: /es/articulos/la-intimidad-emocional-en-la-pareja/"
        record = logging.LogRecord("site", logging.ERROR, __file__, 1, plain, None, None)
        assert PrivateFormatter().format(record) == plain

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
