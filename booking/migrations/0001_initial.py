import booking.fields
import booking.models.calling
import booking.models.intake
import booking.models.keeping
import booking.models.planning
import booking.models.script
import booking.numbers
import django.db.models.deletion
import django.utils.timezone
import phonenumber_field.modelfields
import practice.models.terms
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DoNotContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phone_index', models.CharField(editable=False, max_length=40, unique=True, verbose_name='digest of the number')),
                ('reason', booking.fields.EncryptedTextField(verbose_name='reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='at')),
            ],
            options={
                'verbose_name': 'number not to call',
                'verbose_name_plural': 'numbers not to call',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='name')),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(blank=True, max_length=128, region=None, verbose_name='phone')),
                ('note_en', models.TextField(blank=True, max_length=500, verbose_name='read out in English')),
                ('note_es', models.TextField(blank=True, max_length=500, verbose_name='read out in Spanish')),
                ('active', models.BooleanField(default=True, verbose_name='offered')),
            ],
            options={
                'verbose_name': 'referral',
                'verbose_name_plural': 'referrals',
                'ordering': ['name'],
            },
            bases=(practice.models.terms.Bilingual, models.Model),
        ),
        migrations.CreateModel(
            name='SearchKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=40, verbose_name='digest')),
            ],
            options={
                'verbose_name': 'search key',
                'verbose_name_plural': 'search keys',
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='at')),
                ('outcome', models.CharField(choices=[('no_answer', 'No answer'), ('voicemail', 'Voicemail left'), ('busy', 'Busy'), ('wrong_number', 'Wrong number'), ('reached', 'Reached'), ('call_later', 'Call later'), ('scheduled', 'Scheduled'), ('waitlist', 'Waiting list'), ('referred', 'Referred'), ('declined', 'Declined'), ('note', 'Note')], max_length=12, verbose_name='outcome')),
                ('note', booking.fields.EncryptedTextField(blank=True, verbose_name='note')),
                ('incident', models.BooleanField(default=False, help_text='A message was left although the person had not allowed it.', verbose_name='incident')),
                ('reason', booking.fields.EncryptedTextField(blank=True, verbose_name='reason')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'attempt',
                'verbose_name_plural': 'attempts',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CallbackRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=booking.numbers.new_reference, editable=False, max_length=7, unique=True, verbose_name='reference')),
                ('key', models.CharField(editable=False, max_length=64, unique=True, verbose_name='idempotency key')),
                ('name', booking.fields.EncryptedTextField(verbose_name='what to call you')),
                ('phone', booking.fields.EncryptedTextField(help_text='RFC 3966, extension included.', verbose_name='phone')),
                ('phone_index', models.CharField(db_index=True, editable=False, max_length=40)),
                ('phone_before', booking.fields.EncryptedTextField(blank=True, editable=False, verbose_name='number before the correction')),
                ('note', booking.fields.EncryptedTextField(blank=True, verbose_name='note')),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish')], default='en', max_length=2, verbose_name='language of the call')),
                ('best_times', models.JSONField(blank=True, default=list, verbose_name='best times')),
                ('may_leave_message', models.BooleanField(default=False, verbose_name='may leave a message')),
                ('may_text', models.BooleanField(default=False, verbose_name='may text')),
                ('if_someone_else_answers', models.CharField(choices=[('hang_up', 'Say nothing and hang up'), ('first_name', 'Ask for me, with your first name only'), ('practice', 'Say the name of the practice')], default='hang_up', max_length=12, verbose_name='if someone else answers')),
                ('for_whom', models.CharField(choices=[('me', 'Me'), ('child', 'My child'), ('someone_else', 'Someone else')], default='me', max_length=12, verbose_name='for whom')),
                ('age_band', models.CharField(blank=True, choices=[('under_12', 'Under 12'), ('12_17', '12 to 17'), ('18_64', '18 to 64'), ('65_up', '65 or older')], max_length=8, verbose_name='age')),
                ('source', models.CharField(choices=[('website', 'Website'), ('phone', 'By telephone'), ('voicemail', 'Voicemail'), ('walk_in', 'At the door')], default='website', max_length=10, verbose_name='source')),
                ('site_language', models.CharField(default='en', max_length=2, verbose_name='language of the page')),
                ('consent', models.TextField(blank=True, verbose_name='what was agreed to')),
                ('status', models.CharField(choices=[('new', 'New'), ('claimed', 'Claimed'), ('trying', 'Trying'), ('reached', 'Reached'), ('scheduled', 'Scheduled'), ('waitlist', 'Waiting list'), ('referred', 'Referred'), ('declined', 'Declined'), ('unreachable', 'Unreachable'), ('withdrawn', 'Withdrawn'), ('spam', 'Spam'), ('folded', 'Folded into another request')], default='new', max_length=12, verbose_name='status')),
                ('claimed_at', models.DateTimeField(blank=True, null=True, verbose_name='claimed at')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='received')),
                ('promised_at', models.DateTimeField(help_text='The time the visitor was told.', verbose_name='promised by')),
                ('due_at', models.DateTimeField(help_text='When to call next; at first what was promised.', verbose_name='due')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed at')),
                ('later_until', models.DateTimeField(blank=True, help_text='Agreed or planned; until then it is out of the way.', null=True, verbose_name='not before')),
                ('escalated_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='owner told')),
                ('on_hold', models.BooleanField(default=False, help_text='Kept, whatever the schedule says.', verbose_name='legal hold')),
                ('erased_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='erased at')),
                ('announced_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='announced to the desk')),
                ('claimed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='claimed by')),
            ],
            options={
                'verbose_name': 'call-back request',
                'verbose_name_plural': 'call-back requests',
                'ordering': ['due_at', 'pk'],
                'permissions': [('export_callbackrequest', 'Can export call-back requests')],
            },
            bases=(booking.models.intake.Received, booking.models.script.Scripted, booking.models.planning.Planned, booking.models.calling.Called, booking.models.keeping.Kept, models.Model),
        ),
    ]
