import datetime as dt

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booking.desk.access_report_data import accesses, affected, entries


class Command(BaseCommand):
    help = "Lists who saw or exported which call-back requests since a time, and every affected reference."

    def add_arguments(self, parser):
        parser.add_argument("--since", required=True, help="2026-11-20, or 2026-11-20T09:00; practice time.")
        parser.add_argument("--until", help="The same; now, if it is left out.")
        parser.add_argument("--person", help="The user name of one person.")

    def handle(self, *, since, until, person, **options):
        if person:
            person = self.person(person)
        found = accesses(entries(moment(since), moment(until) if until else None, person))
        for access in found:
            first, last = (timezone.localtime(at).isoformat(timespec="minutes") for at in (access.first, access.last))
            self.stdout.write(f"{access.who}\t{access.label}\t{access.times}\t{first}\t{last}")
            self.stdout.write("".join(f"  {reference}\n" for reference in access.references), ending="")
            if access.unlisted:
                words = ngettext("%(count)d row not listed", "%(count)d rows not listed", access.unlisted)
                self.stdout.write("  " + words % {"count": access.unlisted})
        references = list(affected(found))
        words = ngettext("%(count)d affected request", "%(count)d affected requests", len(references))
        self.stdout.write(words % {"count": len(references)})
        self.stdout.write("".join(f"{reference}\n" for reference in references), ending="")

    @staticmethod
    def person(name: str):
        found = get_user_model().objects.filter(username=name).first()
        if not found:
            raise CommandError(_("No account has the user name %(name)s.") % {"name": name})
        return found


def moment(text: str) -> dt.datetime:
    """Read a day or a time as the practice's, or refuse it in a sentence."""
    try:
        day = parse_date(text)
        at = dt.datetime.combine(day, dt.time.min) if day else parse_datetime(text)
    except ValueError:
        at = None
    if at is None:
        raise CommandError(_("%(text)s is no time. Write it as 2026-11-20 or 2026-11-20T09:00.") % {"text": text})
    return timezone.make_aware(at) if timezone.is_naive(at) else at
