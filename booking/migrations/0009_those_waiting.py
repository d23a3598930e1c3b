from django.db import migrations
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce


def tell_since_when(apps, schema_editor):
    """Whoever is on the waitlist is there since the call that put them there; their check-in is due at once."""
    requests = apps.get_model("booking", "CallbackRequest").objects.filter(status="waitlist", waiting_since=None)
    attempts = apps.get_model("booking", "Attempt").objects.filter(request=OuterRef("pk"), outcome="waitlist")
    last = attempts.order_by("-at").values("at")[:1]
    requests.update(waiting_since=Coalesce(Subquery(last), F("created_at")))


class Migration(migrations.Migration):

    dependencies = [
        ("booking", "0008_waitlist"),
    ]

    operations = [migrations.RunPython(tell_since_when, migrations.RunPython.noop)]
