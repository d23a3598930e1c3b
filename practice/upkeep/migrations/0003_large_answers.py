from django.db import migrations, models


def forget_large_answers(apps, schema_editor):
    """A page that is there was reported for its size."""
    apps.get_model("upkeep", "CheckedLink").objects.filter(fault="large").update(fault="", failing_since=None)


class Migration(migrations.Migration):
    dependencies = [("upkeep", "0002_links")]

    operations = [
        migrations.RunPython(forget_large_answers, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="checkedlink",
            name="fault",
            field=models.CharField(
                blank=True,
                choices=[
                    ("gone", "The page is not there anymore."),
                    ("refused", "The site does not let a program look. Open the link once yourself."),
                    ("broken", "The site answers with an error."),
                    ("slow", "The site did not answer within 10 seconds."),
                    ("redirects", "The link leads on and on, more than three times."),
                    ("inside", "The link leads into a private network: the website does not open it."),
                    ("certificate", "The site has no valid certificate: browsers warn of it."),
                    ("unreachable", "The site cannot be reached."),
                    ("nameless", "There is no site of this name."),
                    ("address", "This is no web address that can be opened."),
                    ("garbled", "The site answers in a way that cannot be read."),
                ],
                max_length=12,
            ),
        ),
    ]
