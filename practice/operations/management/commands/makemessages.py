"""`manage.py makemessages` without fuzzy guesses: a new string has no translation rather than another's."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
