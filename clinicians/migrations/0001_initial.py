import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import phonenumber_field.modelfields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('practice', '0002_images'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClientGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_en', models.CharField(max_length=80, unique=True, verbose_name='name in English')),
                ('name_es', models.CharField(max_length=80, unique=True, verbose_name='name in Spanish')),
                ('slug', models.SlugField(help_text='Stands in addresses: grief, anxiety.', unique=True, verbose_name='slug')),
                ('position', models.PositiveSmallIntegerField(default=100, verbose_name='position')),
            ],
            options={
                'verbose_name': 'client group',
                'verbose_name_plural': 'client groups',
                'ordering': ['position', 'name_en'],
            },
        ),
        migrations.CreateModel(
            name='ClinicianIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'list of clinicians',
                'verbose_name_plural': 'lists of clinicians',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Language',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_en', models.CharField(max_length=80, unique=True, verbose_name='name in English')),
                ('name_es', models.CharField(max_length=80, unique=True, verbose_name='name in Spanish')),
                ('slug', models.SlugField(help_text='Stands in addresses: grief, anxiety.', unique=True, verbose_name='slug')),
                ('position', models.PositiveSmallIntegerField(default=100, verbose_name='position')),
            ],
            options={
                'verbose_name': 'language',
                'verbose_name_plural': 'languages',
                'ordering': ['position', 'name_en'],
            },
        ),
        migrations.CreateModel(
            name='Modality',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_en', models.CharField(max_length=80, unique=True, verbose_name='name in English')),
                ('name_es', models.CharField(max_length=80, unique=True, verbose_name='name in Spanish')),
                ('slug', models.SlugField(help_text='Stands in addresses: grief, anxiety.', unique=True, verbose_name='slug')),
            ],
            options={
                'verbose_name': 'way of working',
                'verbose_name_plural': 'ways of working',
                'ordering': ['name_en'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Specialty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_en', models.CharField(max_length=80, unique=True, verbose_name='name in English')),
                ('name_es', models.CharField(max_length=80, unique=True, verbose_name='name in Spanish')),
                ('slug', models.SlugField(help_text='Stands in addresses: grief, anxiety.', unique=True, verbose_name='slug')),
            ],
            options={
                'verbose_name': 'specialty',
                'verbose_name_plural': 'specialties',
                'ordering': ['name_en'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ClinicianPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('short_name', models.CharField(help_text='“To book a session with …”', max_length=60, verbose_name='short name')),
                ('pronouns', models.CharField(blank=True, max_length=40, verbose_name='pronouns')),
                ('credential', models.CharField(choices=[('LCSW', 'Licensed Clinical Social Worker'), ('LMFT', 'Licensed Marriage and Family Therapist'), ('LPCC', 'Licensed Professional Clinical Counselor'), ('LEP', 'Licensed Educational Psychologist'), ('PSY', 'Licensed Psychologist'), ('AMFT', 'Associate Marriage and Family Therapist'), ('ASW', 'Associate Clinical Social Worker'), ('APCC', 'Associate Professional Clinical Counselor'), ('trainee', 'Trainee'), ('none', 'Not a clinician')], max_length=12, verbose_name='credential')),
                ('license_number', models.CharField(blank=True, max_length=30, verbose_name='license or registration number')),
                ('license_expires', models.DateField(blank=True, null=True, verbose_name='license expires')),
                ('outside_supervisor', models.CharField(blank=True, help_text='Name, license letters and number.', max_length=160, verbose_name='supervisor from outside')),
                ('ages_from', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(120)], verbose_name='ages from')),
                ('ages_to', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(120)], verbose_name='ages to')),
                ('in_person', models.BooleanField(default=True, verbose_name='in person')),
                ('telehealth', models.BooleanField(default=False, verbose_name='by video')),
                ('accepting', models.CharField(choices=[('yes', 'Accepting new clients'), ('waitlist', 'Waiting list'), ('no', 'Not accepting new clients')], default='yes', max_length=8, verbose_name='new clients')),
                ('accepting_as_of', models.DateField(default=django.utils.timezone.localdate, verbose_name='as of')),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(blank=True, help_text="Empty: the practice's number is shown.", max_length=128, region=None, verbose_name='phone')),
                ('practicing_since', models.PositiveSmallIntegerField(blank=True, help_text='A year. The page counts from it: “8 years”.', null=True, verbose_name='therapist since')),
                ('plant', models.CharField(choices=[('orange', 'Orange'), ('oak', 'Live oak'), ('poppy', 'Poppy'), ('sage', 'White sage'), ('lemon', 'Lemon'), ('manzanita', 'Manzanita'), ('yucca', 'Yucca'), ('lupine', 'Lupine'), ('sycamore', 'Sycamore'), ('toyon', 'Toyon'), ('buckwheat', 'Buckwheat'), ('willow', 'Willow')], default='sage', help_text='Drawn where there is no portrait.', max_length=12, verbose_name='plant')),
                ('summary', models.CharField(blank=True, help_text='For the card: “Grief, couples, the years after a birth.”', max_length=200, verbose_name='in one line')),
                ('greeting', models.TextField(blank=True, max_length=300, verbose_name='first sentence')),
                ('biography', wagtail.fields.StreamField([('heading', 2), ('text', 3), ('list', 7), ('quotation', 10), ('image', 13), ('callout', 16), ('call_to_action', 18)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('h2', 'Heading'), ('h3', 'Smaller heading')], 'label': 'Size'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'max_length': 120}), 2: ('wagtail.blocks.StructBlock', [[('level', 0), ('text', 1)]], {}), 3: ('practice.blocks.TextBlock', (), {}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('ul', 'Dashes'), ('ol', 'Numbers')], 'label': 'Style'}), 5: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'Item'}), 6: ('wagtail.blocks.ListBlock', (5,), {'label': 'Items'}), 7: ('wagtail.blocks.StructBlock', [[('style', 4), ('items', 6)]], {}), 8: ('wagtail.blocks.TextBlock', (), {'help_text': 'Without quotation marks; the page adds them.', 'label': 'Quotation'}), 9: ('wagtail.blocks.CharBlock', (), {'help_text': 'Name, work and date: Jane Roe, “On Quiet”, 2019.', 'label': 'Who said it', 'max_length': 200, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('text', 8), ('attribution', 9)]], {}), 11: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Image'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 200, 'required': False}), 13: ('wagtail.blocks.StructBlock', [[('image', 11), ('caption', 12)]], {}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 80}), 15: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ol', 'ul'], 'label': 'Text'}), 16: ('wagtail.blocks.StructBlock', [[('heading', 14), ('text', 15)]], {}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'The button and the telephone number are added.', 'label': 'Sentence', 'max_length': 160}), 18: ('wagtail.blocks.StructBlock', [[('text', 17)]], {})}, verbose_name='biography')),
                ('author_note', models.CharField(blank=True, help_text='One or two sentences about the author.', max_length=300, verbose_name='under articles')),
                ('plant_note', models.CharField(blank=True, max_length=160, verbose_name='why this plant')),
                ('training', models.TextField(blank=True, max_length=400, verbose_name='training')),
                ('fee_note', models.CharField(blank=True, max_length=200, verbose_name='fee')),
                ('client_groups', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='clinicians.clientgroup', verbose_name='sees')),
                ('portrait', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='practice.practiceimage', verbose_name='portrait')),
                ('supervisor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supervisees', to='clinicians.clinicianpage', verbose_name='supervisor')),
                ('languages', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='clinicians.language', verbose_name='languages')),
                ('modalities', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='clinicians.modality', verbose_name='ways of working')),
                ('specialties', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='clinicians.specialty', verbose_name='specialties')),
            ],
            options={
                'verbose_name': 'clinician',
                'verbose_name_plural': 'clinicians',
                'constraints': [models.CheckConstraint(condition=models.Q(('ages_from', None), ('ages_to', None), ('ages_from__lte', models.F('ages_to')), _connector='OR'), name='clinicians_ages_in_order', violation_error_message='“Ages from” must not be above “ages to”.')],
            },
            bases=('wagtailcore.page',),
        ),
    ]
