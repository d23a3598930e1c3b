import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('headline', models.CharField(blank=True, max_length=120, verbose_name='headline')),
                ('finder_heading', models.CharField(blank=True, max_length=120, verbose_name='above the finder')),
                ('steps_heading', models.CharField(blank=True, max_length=120, verbose_name='above the steps')),
                ('steps', wagtail.fields.StreamField([('step', 3)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('phone', 'Telephone'), ('note', 'Note'), ('chair', 'Armchair'), ('cup', 'Cup'), ('envelope', 'Envelope')], 'label': 'Drawing'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 80}), 2: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 3: ('wagtail.blocks.StructBlock', [[('drawing', 0), ('heading', 1), ('text', 2)]], {})}, verbose_name='steps')),
                ('people_heading', models.CharField(blank=True, max_length=120, verbose_name='above the people')),
                ('people_note', models.CharField(blank=True, max_length=250, verbose_name='note beside the people')),
                ('articles_heading', models.CharField(blank=True, max_length=120, verbose_name='above the articles')),
                ('articles_note', models.CharField(blank=True, max_length=250, verbose_name='note beside the articles')),
                ('practical_heading', models.CharField(blank=True, max_length=120, verbose_name='above hours, place and fees')),
                ('questions_heading', models.CharField(blank=True, max_length=120, verbose_name='above the questions')),
                ('questions', wagtail.fields.StreamField([('question', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Question', 'max_length': 120}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'Answer'}), 2: ('wagtail.blocks.StructBlock', [[('question', 0), ('answer', 1)]], {})}, verbose_name='questions')),
                ('closing', models.CharField(blank=True, help_text='Stands at the foot like the end of a letter.', max_length=120, verbose_name='closing line')),
            ],
            options={
                'verbose_name': 'home page',
                'verbose_name_plural': 'home pages',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='StandardPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('standfirst', models.TextField(blank=True, help_text='One or two sentences under the title.', max_length=300, verbose_name='standfirst')),
                ('body', wagtail.fields.StreamField([('heading', 2), ('text', 3), ('list', 7), ('quotation', 10), ('image', 13), ('callout', 16), ('call_to_action', 18)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('h2', 'Heading'), ('h3', 'Smaller heading')], 'label': 'Size'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'max_length': 120}), 2: ('wagtail.blocks.StructBlock', [[('level', 0), ('text', 1)]], {}), 3: ('practice.blocks.TextBlock', (), {}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('ul', 'Dashes'), ('ol', 'Numbers')], 'label': 'Style'}), 5: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'Item'}), 6: ('wagtail.blocks.ListBlock', (5,), {'label': 'Items'}), 7: ('wagtail.blocks.StructBlock', [[('style', 4), ('items', 6)]], {}), 8: ('wagtail.blocks.TextBlock', (), {'help_text': 'Without quotation marks; the page adds them.', 'label': 'Quotation'}), 9: ('wagtail.blocks.CharBlock', (), {'help_text': 'Name, work and date: Jane Roe, “On Quiet”, 2019.', 'label': 'Who said it', 'max_length': 200, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('text', 8), ('attribution', 9)]], {}), 11: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Image'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 200, 'required': False}), 13: ('wagtail.blocks.StructBlock', [[('image', 11), ('caption', 12)]], {}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 80}), 15: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ol', 'ul'], 'label': 'Text'}), 16: ('wagtail.blocks.StructBlock', [[('heading', 14), ('text', 15)]], {}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'The button and the telephone number are added.', 'label': 'Sentence', 'max_length': 160}), 18: ('wagtail.blocks.StructBlock', [[('text', 17)]], {})}, verbose_name='body')),
                ('leave_site', models.BooleanField(default=False, help_text='For pages a person may have to hide quickly.', verbose_name='show “Leave this site”')),
            ],
            options={
                'verbose_name': 'page',
                'verbose_name_plural': 'pages',
            },
            bases=('wagtailcore.page',),
        ),
    ]
