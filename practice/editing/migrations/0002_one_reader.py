"""The task of Wagtail's one workflow becomes ours: a practice manager reads what a therapist sends."""

from django.db import migrations

NAME = "Reading before publishing"


def swap(apps, found, replacement):
    """Let `replacement` do in the workflow what the tasks `found` did, and take over what waits for them."""
    get = apps.get_model
    get("wagtailcore", "WorkflowTask").objects.filter(task__in=found).update(task=replacement)
    waiting = get("wagtailcore", "TaskState").objects.filter(task__in=found, status__in=["in_progress", "rejected"])
    waiting.update(task=replacement)
    get("wagtailcore", "Task").objects.filter(pk__in=found).update(active=False)
    get("wagtailcore", "Task").objects.filter(pk=replacement.pk).update(active=True)


def put_reading(apps, schema_editor):
    get = apps.get_model
    content_type, _ = get("contenttypes", "ContentType").objects.get_or_create(
        app_label="editing", model="readingtask"
    )
    reading = get("editing", "ReadingTask").objects.create(name=NAME, content_type=content_type)
    Task = get("wagtailcore", "Task")
    swap(apps, list(get("wagtailcore", "GroupApprovalTask").objects.values_list("pk", flat=True)), Task.objects.get(pk=reading.pk))
    get("wagtailcore", "Workflow").objects.filter(name="Moderators approval").update(name=NAME)


def take_reading_away(apps, schema_editor):
    get = apps.get_model
    Task = get("wagtailcore", "Task")
    ours = Task.objects.filter(content_type__app_label="editing", content_type__model="readingtask")
    before = Task.objects.filter(content_type__model="groupapprovaltask").order_by("pk").first()
    if before:
        swap(apps, list(ours.values_list("pk", flat=True)), before)
    ours.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("editing", "0001_reading"),
        ("home", "0002_site"),
    ]

    operations = [migrations.RunPython(put_reading, take_reading_away)]
