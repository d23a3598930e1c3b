"""Reviewers: who may be named as having reviewed an article, and sets the date (a permission; A4)."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from clinicians.choices import Credential
from clinicians.models import ClinicianPage

MAY_REVIEW = "articles.review_articlepage"


def reviewing_accounts() -> QuerySet:
    """Return the active accounts with the permission, by group or of their own."""
    accounts = get_user_model().objects
    return accounts.with_perm(MAY_REVIEW, backend="django.contrib.auth.backends.ModelBackend")


def reviewers() -> QuerySet[ClinicianPage]:
    """Return the profiles that may be named: online, of a therapist, kept in person by an account that may."""
    profiles = ClinicianPage.objects.in_person().live().filter(owner__in=reviewing_accounts())
    return profiles.exclude(credential=Credential.NONE)
