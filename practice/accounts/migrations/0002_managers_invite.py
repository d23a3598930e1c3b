"""Managers see in the history of the site who was invited, which Wagtail shows by the rights to the model."""

from django.db import migrations


def let_managers_invite(apps, schema_editor):
    ContentType, Permission = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Permission")
    managers = apps.get_model("auth", "Group").objects.filter(name="Practice managers").first()
    if managers is None:
        return
    # Django creates permissions after the last migration; this one needs it now.
    content_type, _ = ContentType.objects.get_or_create(app_label="accounts", model="invitation")
    permission, _ = Permission.objects.get_or_create(
        content_type=content_type, codename="add_invitation", defaults={"name": "Can add invitation"}
    )
    managers.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_invitations"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("home", "0002_site"),
    ]

    operations = [migrations.RunPython(let_managers_invite, migrations.RunPython.noop)]
