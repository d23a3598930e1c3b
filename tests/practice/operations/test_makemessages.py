import polib

from django.conf import settings


def test_catalog_is_sorted_so_that_it_is_the_same_on_every_machine():
    [source] = settings.BASE_DIR.glob("locale/*/LC_MESSAGES/django.po")
    words = [entry.msgid for entry in polib.pofile(str(source))]
    assert len(words) > 900
    assert words == sorted(words)
