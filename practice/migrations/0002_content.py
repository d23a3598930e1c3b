import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import phonenumber_field.modelfields
import practice.models.routed
import practice.models.terms
import taggit.managers
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('clinicians', '0001_initial'),
        ('practice', '0001_user'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
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
            bases=(practice.models.routed.RoutedPage, 'wagtailcore.page'),
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
            bases=(practice.models.routed.RoutedPage, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='PracticeImage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                ('description', models.CharField(blank=True, default='', max_length=255, verbose_name='description')),
                ('width', models.IntegerField(editable=False, verbose_name='width')),
                ('height', models.IntegerField(editable=False, verbose_name='height')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                ('credit', models.CharField(blank=True, max_length=255, verbose_name='credit')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'image',
                'verbose_name_plural': 'images',
                'abstract': False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='PracticeSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(default='Our practice', max_length=100, verbose_name='name')),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(blank=True, max_length=128, region=None, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email')),
                ('street', models.CharField(blank=True, max_length=120, verbose_name='street')),
                ('city', models.CharField(blank=True, max_length=80, verbose_name='city')),
                ('state', models.CharField(blank=True, default='California', max_length=40, verbose_name='state')),
                ('postcode', models.CharField(blank=True, max_length=10, verbose_name='ZIP code')),
                ('directions_en', models.TextField(blank=True, verbose_name='how to find us, in English')),
                ('directions_es', models.TextField(blank=True, verbose_name='how to find us, in Spanish')),
                ('fees_en', models.TextField(blank=True, verbose_name='fees, in English')),
                ('fees_es', models.TextField(blank=True, verbose_name='fees, in Spanish')),
                ('crisis_name_en', models.CharField(blank=True, max_length=80, verbose_name='crisis line near you, in English')),
                ('crisis_name_es', models.CharField(blank=True, max_length=80, verbose_name='crisis line near you, in Spanish')),
                ('crisis_phone', phonenumber_field.modelfields.PhoneNumberField(blank=True, max_length=128, region=None, verbose_name='its number')),
                ('default_region', models.CharField(default='US', help_text='Numbers typed without a country code belong to it.', max_length=2, verbose_name='country of telephone numbers')),
                ('keeps_public_holidays', models.BooleanField(default=True, verbose_name="closed on California's public holidays")),
                ('callback_minutes', models.PositiveSmallIntegerField(default=120, help_text='Minutes of opening hours. Visitors are told the very time that this gives.', verbose_name='we call back within, minutes')),
                ('callback_mail', models.EmailField(blank=True, help_text='It holds a count and a link, never a name.', max_length=254, verbose_name='mail about new requests goes to')),
                ('offers_texting', models.BooleanField(default=False, verbose_name='we send text messages')),
                ('asks_for_note', models.BooleanField(default=False, verbose_name='the form has room for a short note')),
                ('attempts_before_unreachable', models.PositiveSmallIntegerField(default=3, verbose_name='attempts before we stop calling')),
                ('claim_minutes', models.PositiveSmallIntegerField(default=30, verbose_name='a claimed request is released after, minutes')),
                ('overdue_alarm_minutes', models.PositiveSmallIntegerField(default=120, verbose_name='the owner hears of an overdue request after, minutes')),
                ('retention_days', models.PositiveSmallIntegerField(default=180, verbose_name='personal details of closed requests are erased after, days')),
                ('accepting_days', models.PositiveSmallIntegerField(default=30, verbose_name='“accepting new clients” is believed for, days')),
                ('licence_holder', models.ForeignKey(blank=True, help_text='California wants a licence beside every number that is advertised.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='clinicians.clinicianpage', verbose_name="licence beside the practice's number")),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'practice',
                'verbose_name_plural': 'practices',
            },
            bases=(practice.models.terms.Bilingual, models.Model),
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=2, verbose_name='language')),
                ('word', models.CharField(max_length=50, verbose_name='word')),
                ('term', models.CharField(max_length=50, verbose_name='term')),
            ],
            options={
                'verbose_name': 'search word',
                'verbose_name_plural': 'search words',
                'indexes': [models.Index(fields=['language', 'term'], name='practice_search_word_term')],
                'constraints': [models.UniqueConstraint(fields=('language', 'word'), name='practice_search_word_once')],
            },
        ),
        migrations.CreateModel(
            name='OpeningHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('weekday', models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')], verbose_name='weekday')),
                ('opens', models.TimeField(verbose_name='opens')),
                ('closes', models.TimeField(verbose_name='closes')),
                ('practice', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='opening_hours', to='practice.practicesettings')),
            ],
            options={
                'verbose_name': 'opening hours',
                'verbose_name_plural': 'opening hours',
                'ordering': ['weekday', 'opens'],
                'constraints': [models.CheckConstraint(condition=models.Q(('opens__lt', models.F('closes'))), name='practice_hours_open_before_close', violation_error_message='Closing time must be later than opening time.')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('privacy', 'Privacy policy'), ('practices', 'Notice of Privacy Practices (HIPAA)'), ('estimate', 'Page about the Good Faith Estimate'), ('complaints', 'Notice of where to complain about a therapist'), ('accessibility', 'Accessibility statement'), ('fairness', 'Non-discrimination notice')], max_length=13, verbose_name='notice')),
                ('not_needed_because', models.CharField(blank=True, help_text='Only where there is no page: “We take no federal money.” The public does not see it.', max_length=250, verbose_name='not needed, because')),
                ('page', models.ForeignKey(blank=True, help_text='Choose the English page; its translation goes with it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='practice.standardpage', verbose_name='page')),
                ('practice', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='practice.practicesettings')),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('practice', 'kind'), name='practice_notice_once', violation_error_message='This notice is on the list already.')],
            },
        ),
        migrations.CreateModel(
            name='ClosedDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('date', models.DateField(verbose_name='date')),
                ('reason', models.CharField(blank=True, help_text='For the front desk only.', max_length=80, verbose_name='reason')),
                ('practice', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='closed_days', to='practice.practicesettings')),
            ],
            options={
                'verbose_name': 'closed day',
                'verbose_name_plural': 'closed days',
                'ordering': ['date'],
                'constraints': [models.UniqueConstraint(fields=('practice', 'date'), name='practice_closed_day_once', violation_error_message='This day is on the list already.')],
            },
        ),
        migrations.CreateModel(
            name='Rendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filter_spec', models.CharField(db_index=True, max_length=255)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                ('width', models.IntegerField(editable=False)),
                ('height', models.IntegerField(editable=False)),
                ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='practice.practiceimage')),
            ],
            options={
                'verbose_name': 'rendition',
                'constraints': [models.UniqueConstraint(fields=('image', 'filter_spec', 'focal_point_key'), name='practice_rendition_unique')],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(max_length=50, verbose_name='term')),
                ('weight', models.PositiveSmallIntegerField(verbose_name='weight')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='search_entries', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
            ],
            options={
                'verbose_name': 'search entry',
                'verbose_name_plural': 'search entries',
                'constraints': [models.UniqueConstraint(fields=('term', 'page'), name='practice_search_entry_once')],
            },
        ),
    ]
