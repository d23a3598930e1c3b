"""`manage.py makemessages` in one order on every machine, and without fuzzy guesses.

A new string has no translation rather than another's, and the catalog is sorted by its English.
"""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching", "--sort-output"]
