"""The right of the practice managers to keep the synonyms of the search."""

from django.db import migrations

CODENAMES = ["add_synonyms", "change_synonyms", "delete_synonyms"]


def grant(apps, schema_editor):
    ContentType, Permission = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Permission")
    content_type, _ = ContentType.objects.get_or_create(app_label="search", model="synonyms")
    for managers in apps.get_model("auth", "Group").objects.filter(name="Practice managers"):
        for codename in CODENAMES:
            name = f"Can {codename.replace('_', ' ')}"
            permission, _ = Permission.objects.get_or_create(
                content_type=content_type, codename=codename, defaults={"name": name}
            )
            managers.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("home", "0003_crisis_block"), ("search", "0002_synonyms"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
