"""Signals that clinicians send; receivers stand in signal_handlers.py of each app, as in Wagtail."""

from django.dispatch import Signal

# Sent with clinician, former_owner_id and user (the new owner, or None).
profile_given = Signal()
