"""The three people who work with the demo: each account stands in one group, and none is a superuser."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from .texts import data


def load(password: str | None, spare_password: str) -> list[str]:
    """Create the accounts that are missing; return the names whose password was set.

    `password` is set on all of them, `spare_password` only on new ones.
    """
    changed = []
    for account in data("accounts"):
        group = account.pop("group")
        user, created = get_user_model().objects.get_or_create(username=account["username"], defaults=account)
        if created:
            user.groups.add(Group.objects.get(name=group))
        if password or created:
            user.set_password(password or spare_password)
            user.save(update_fields=["password"])
            changed.append(user.username)
    return changed
