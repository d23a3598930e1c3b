import django.db.models.deletion
import modelcluster.fields
import phonenumber_field.modelfields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('clinicians', '0001_initial'),
        ('home', '0001_initial'),
        ('practice', '0002_images'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
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
                ('license_holder', models.ForeignKey(blank=True, help_text='California wants a license beside every number that is advertised.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='clinicians.clinicianpage', verbose_name="license beside the practice's number")),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'practice',
                'verbose_name_plural': 'practices',
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
                ('page', models.ForeignKey(blank=True, help_text='Choose the English page; its translation goes with it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.standardpage', verbose_name='page')),
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
    ]
