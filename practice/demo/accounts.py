"""The three people who work with the demo: each account stands in one group, and none is a superuser."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

# Username, first name, last name, group, speaks Spanish on the telephone.
ACCOUNTS = [
    ("owner", "Olivia", "Demo", "Practice managers", False),
    ("therapist", "Vanessa", "Trujillo", "Therapists", True),
    ("frontdesk", "Marta", "Demo", "Front desk", True),
]


def load(password: str | None, spare_password: str) -> list[str]:
    """Create the accounts that are missing; return the names whose password was set.

    `password` is set on all of them, `spare_password` only on new ones.
    """
    changed = []
    for username, first, last, group, speaks_spanish in ACCOUNTS:
        user, created = get_user_model().objects.get_or_create(
            username=username,
            defaults={
                "first_name": first,
                "last_name": last,
                "email": f"{username}@example.org",
                "speaks_spanish": speaks_spanish,
            },
        )
        if created:
            user.groups.add(Group.objects.get(name=group))
        if password or created:
            user.set_password(password or spare_password)
            user.save(update_fields=["password"])
            changed.append(username)
    return changed
