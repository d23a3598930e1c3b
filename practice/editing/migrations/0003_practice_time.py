"""Times in the admin are the practice's: a zone that someone chose for themselves before is forgotten."""

from django.db import migrations


def forget_zones(apps, schema_editor):
    apps.get_model("wagtailusers", "UserProfile").objects.exclude(current_time_zone="").update(current_time_zone="")


class Migration(migrations.Migration):
    dependencies = [
        ("editing", "0002_one_reader"),
        ("wagtailusers", "0015_userprofile_keyboard_shortcuts"),
    ]

    operations = [migrations.RunPython(forget_zones, migrations.RunPython.noop)]
