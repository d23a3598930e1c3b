"""Delete the pictures of accounts: they kept where they were taken, and no one could see them."""

from django.db import migrations


def delete_avatars(apps, schema_editor):
    for profile in apps.get_model("wagtailusers", "UserProfile").objects.exclude(avatar=""):
        profile.avatar.delete(save=False)
        profile.save(update_fields=["avatar"])


class Migration(migrations.Migration):
    dependencies = [
        ("practice", "0005_keys_copy"),
        ("wagtailusers", "0008_userprofile_avatar"),
    ]

    operations = [
        migrations.RunPython(delete_avatars, migrations.RunPython.noop),
    ]
