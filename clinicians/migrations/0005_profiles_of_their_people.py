from django.conf import settings
from django.db import migrations


def free_profiles_of_others(apps, schema_editor):
    """Take the manager's account out of profiles that she began for others: an account is that of the person now.

    Hers were known by their names until now, a therapist's by the group.
    """
    page_model = apps.get_model("wagtailcore", "Page")
    profiles = apps.get_model("clinicians", "ClinicianPage").objects.exclude(owner=None).select_related("owner")
    for profile in profiles.filter(locale__language_code=settings.LANGUAGE_CODE):
        name = f"{profile.owner.first_name} {profile.owner.last_name}".strip()
        if profile.title.casefold() == name.casefold() or profile.owner.groups.filter(name="Therapists").exists():
            continue
        page_model.objects.filter(translation_key=profile.translation_key).update(owner=None)


class Migration(migrations.Migration):
    dependencies = [("clinicians", "0004_writing")]

    operations = [migrations.RunPython(free_profiles_of_others, migrations.RunPython.noop)]
