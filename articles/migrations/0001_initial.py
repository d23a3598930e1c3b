import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('clinicians', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='ArticleIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'list of articles',
                'verbose_name_plural': 'lists of articles',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_en', models.CharField(max_length=80, unique=True, verbose_name='name in English')),
                ('name_es', models.CharField(max_length=80, unique=True, verbose_name='name in Spanish')),
                ('slug', models.SlugField(help_text='Stands in addresses: grief, anxiety.', unique=True, verbose_name='slug')),
                ('introduction_en', models.TextField(blank=True, verbose_name='introduction in English')),
                ('introduction_es', models.TextField(blank=True, verbose_name='introduction in Spanish')),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
                'ordering': ['name_en'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ArticlePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('standfirst', models.TextField(blank=True, help_text='One or two sentences under the title.', max_length=300, verbose_name='standfirst')),
                ('body', wagtail.fields.StreamField([('heading', 2), ('text', 3), ('list', 7), ('quotation', 10), ('image', 13), ('callout', 16), ('call_to_action', 18)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('h2', 'Heading'), ('h3', 'Smaller heading')], 'label': 'Size'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'max_length': 120}), 2: ('wagtail.blocks.StructBlock', [[('level', 0), ('text', 1)]], {}), 3: ('practice.blocks.TextBlock', (), {}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('ul', 'Dashes'), ('ol', 'Numbers')], 'label': 'Style'}), 5: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'Item'}), 6: ('wagtail.blocks.ListBlock', (5,), {'label': 'Items'}), 7: ('wagtail.blocks.StructBlock', [[('style', 4), ('items', 6)]], {}), 8: ('wagtail.blocks.TextBlock', (), {'help_text': 'Without quotation marks; the page adds them.', 'label': 'Quotation'}), 9: ('wagtail.blocks.CharBlock', (), {'help_text': 'Name, work and date: Jane Roe, “On Quiet”, 2019.', 'label': 'Who said it', 'max_length': 200, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('text', 8), ('attribution', 9)]], {}), 11: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Image'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 200, 'required': False}), 13: ('wagtail.blocks.StructBlock', [[('image', 11), ('caption', 12)]], {}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 80}), 15: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ol', 'ul'], 'label': 'Text'}), 16: ('wagtail.blocks.StructBlock', [[('heading', 14), ('text', 15)]], {}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'The button and the telephone number are added.', 'label': 'Sentence', 'max_length': 160}), 18: ('wagtail.blocks.StructBlock', [[('text', 17)]], {})}, verbose_name='body')),
                ('drawing', models.CharField(blank=True, choices=[('', 'None'), ('cup', 'Cup'), ('chair', 'Armchair'), ('note', 'Note'), ('envelope', 'Envelope'), ('phone', 'Telephone')], default='cup', max_length=10, verbose_name='drawing in the margin')),
                ('published_on', models.DateField(db_index=True, default=django.utils.timezone.localdate, help_text='Orders the articles.', verbose_name='date of publication')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='last reviewed on')),
                ('review_due', models.DateField(blank=True, null=True, verbose_name='next review')),
                ('reading_minutes', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='minutes to read')),
                ('leave_site', models.BooleanField(default=False, help_text='For pages a person may have to hide quickly.', verbose_name='show “Leave this site”')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clinicians.clinicianpage', verbose_name='reviewed by')),
                ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='articles', to='articles.topic', verbose_name='topics')),
            ],
            options={
                'verbose_name': 'article',
                'verbose_name_plural': 'articles',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reviewed_by', None), ('reviewed_on', None)), models.Q(('reviewed_by__isnull', False), ('reviewed_on__isnull', False)), _connector='OR'), name='articles_review_has_date_and_reviewer', violation_error_message='A review has both a date and a reviewer.')],
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Authorship',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('article', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='authorships', to='articles.articlepage')),
                ('clinician', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='authorships', to='clinicians.clinicianpage', verbose_name='clinician')),
            ],
            options={
                'verbose_name': 'author',
                'verbose_name_plural': 'authors',
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('article', 'clinician'), name='articles_author_once')],
            },
        ),
        migrations.CreateModel(
            name='Reference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('title', models.CharField(max_length=250, verbose_name='title')),
                ('source', models.CharField(blank=True, help_text='Author, publisher, year.', max_length=160, verbose_name='source')),
                ('url', models.URLField(blank=True, verbose_name='address')),
                ('accessed', models.DateField(blank=True, null=True, verbose_name='accessed')),
                ('article', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='references', to='articles.articlepage')),
            ],
            options={
                'verbose_name': 'reference',
                'verbose_name_plural': 'references',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
    ]
