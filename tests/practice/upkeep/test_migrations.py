"""What migrations do with rows that were there before."""

from importlib import import_module

import pytest

from django.apps import apps
from django.utils import timezone

from practice.upkeep.models import CheckedLink

pytestmark = pytest.mark.django_db


def test_a_page_that_was_reported_for_its_size_is_broken_no_more():
    now = timezone.now()
    for fault in ("large", "gone"):
        CheckedLink.objects.create(url=f"https://{fault}.example/", checked_at=now, fault=fault, failing_since=now)
    import_module("practice.upkeep.migrations.0003_large_answers").forget_large_answers(apps, None)
    assert [link.fault for link in CheckedLink.objects.exclude(failing_since=None)] == ["gone"]
