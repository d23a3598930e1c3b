"""The block of the ways to pay, and the right of the practice managers to keep the list of insurance plans."""

import wagtail.fields
from django.db import migrations

CODENAMES = ["add_plan", "change_plan", "delete_plan"]


def grant(apps, schema_editor):
    ContentType, Permission = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Permission")
    content_type, _ = ContentType.objects.get_or_create(app_label="clinicians", model="plan")
    for managers in apps.get_model("auth", "Group").objects.filter(name="Practice managers"):
        for codename in CODENAMES:
            name = f"Can {codename.replace('_', ' ')}"
            permission, _ = Permission.objects.get_or_create(
                content_type=content_type, codename=codename, defaults={"name": name}
            )
            managers.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("home", "0004_synonym_rights"), ("clinicians", "0004_ways_to_pay")]

    operations = [
        migrations.RunPython(grant, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='standardpage',
            name='body',
            field=wagtail.fields.StreamField([('heading', 2), ('text', 3), ('list', 7), ('quotation', 10), ('image', 13), ('callout', 16), ('crisis', 18), ('ways_to_pay', 19), ('call_to_action', 21)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('h2', 'Heading'), ('h3', 'Smaller heading')], 'label': 'Size'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'max_length': 120}), 2: ('wagtail.blocks.StructBlock', [[('level', 0), ('text', 1)]], {}), 3: ('practice.blocks.TextBlock', (), {}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('ul', 'Dashes'), ('ol', 'Numbers')], 'label': 'Style'}), 5: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'Item'}), 6: ('wagtail.blocks.ListBlock', (5,), {'label': 'Items'}), 7: ('wagtail.blocks.StructBlock', [[('style', 4), ('items', 6)]], {}), 8: ('wagtail.blocks.TextBlock', (), {'help_text': 'Without quotation marks; the page adds them.', 'label': 'Quotation'}), 9: ('wagtail.blocks.CharBlock', (), {'help_text': 'Name, work and date: Jane Roe, “On Quiet”, 2019.', 'label': 'Who said it', 'max_length': 200, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('text', 8), ('attribution', 9)]], {}), 11: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Image'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 200, 'required': False}), 13: ('wagtail.blocks.StructBlock', [[('image', 11), ('caption', 12)]], {}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 80}), 15: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ol', 'ul'], 'label': 'Text'}), 16: ('wagtail.blocks.StructBlock', [[('heading', 14), ('text', 15)]], {}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'The text on 988 and 911 is added.', 'label': 'Heading', 'max_length': 80}), 18: ('wagtail.blocks.StructBlock', [[('heading', 17)]], {}), 19: ('practice.blocks.WaysToPayBlock', (), {}), 20: ('wagtail.blocks.CharBlock', (), {'help_text': 'The button and the telephone number are added.', 'label': 'Sentence', 'max_length': 160}), 21: ('wagtail.blocks.StructBlock', [[('text', 20)]], {})}, verbose_name='body'),
        ),
    ]
