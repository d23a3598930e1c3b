import booking.encryption.fields
import booking.models.reference
import django.db.models.deletion
import django.utils.timezone
import phonenumber_field.modelfields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('clinicians', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='DoNotCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phone_index', models.CharField(editable=False, max_length=40, unique=True, verbose_name='digest of the number')),
                ('reason', booking.encryption.fields.EncryptedTextField(verbose_name='reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='at')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
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
        ),
        migrations.CreateModel(
            name='CallbackRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=booking.models.reference.new_reference, editable=False, max_length=7, unique=True, verbose_name='reference')),
                ('key', models.CharField(editable=False, max_length=64, unique=True, verbose_name='idempotency key')),
                ('name', booking.encryption.fields.EncryptedTextField(verbose_name='what to call you')),
                ('phone', booking.encryption.fields.EncryptedPhoneField(help_text='RFC 3966, extension included.', verbose_name='phone')),
                ('phone_index', models.CharField(db_index=True, editable=False, max_length=40)),
                ('phone_before', booking.encryption.fields.EncryptedPhoneField(blank=True, editable=False, verbose_name='number before the correction')),
                ('note', booking.encryption.fields.EncryptedTextField(blank=True, verbose_name='note')),
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
                ('status', models.CharField(choices=[('new', 'New'), ('claimed', 'Claimed'), ('trying', 'Trying'), ('reached', 'Reached'), ('scheduled', 'Scheduled'), ('waitlist', 'Waiting list'), ('referred', 'Referred'), ('declined', 'Declined'), ('unreachable', 'Unreachable'), ('withdrawn', 'Withdrawn'), ('spam', 'Spam'), ('merged', 'Merged into another request')], default='new', max_length=12, verbose_name='status')),
                ('claimed_at', models.DateTimeField(blank=True, null=True, verbose_name='claimed at')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='received')),
                ('promised_at', models.DateTimeField(help_text='The time the visitor was told.', verbose_name='promised by')),
                ('due_at', models.DateTimeField(help_text='When to call next; at first what was promised.', verbose_name='due')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed at')),
                ('later_until', models.DateTimeField(blank=True, help_text='Agreed or planned; until then it is out of the way.', null=True, verbose_name='not before')),
                ('escalated_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='owner told')),
                ('legal_hold', models.BooleanField(default=False, help_text='Kept, whatever the schedule says.', verbose_name='legal hold')),
                ('erased_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='erased at')),
                ('announced_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='announced to the desk')),
                ('claimed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='claimed by')),
                ('clinician', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='clinicians.clinicianpage', verbose_name='clinician')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='booking.callbackrequest', verbose_name='merged into')),
                ('page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='opened from')),
            ],
            options={
                'verbose_name': 'call-back request',
                'verbose_name_plural': 'call-back requests',
                'ordering': ['due_at', 'pk'],
                'permissions': [('export_callbackrequest', 'Can export call-back requests')],
                'indexes': [models.Index(fields=['status', 'due_at', 'later_until', 'language', 'claimed_by'], name='booking_queue'), models.Index(fields=['status', 'closed_at'], name='booking_closed'), models.Index(fields=['created_at'], name='booking_created'), models.Index(condition=models.Q(('announced_at', None)), fields=['announced_at'], name='booking_outbox')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('status', 'claimed'), _negated=True), ('claimed_at__isnull', False), _connector='OR'), name='booking_claimed_has_time')],
            },
        ),
        migrations.CreateModel(
            name='SearchKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=40, verbose_name='digest')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='search_keys', to='booking.callbackrequest', verbose_name='request')),
            ],
            options={
                'verbose_name': 'search key',
                'verbose_name_plural': 'search keys',
                'constraints': [models.UniqueConstraint(fields=('digest', 'request'), name='booking_search_key_once')],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='at')),
                ('outcome', models.CharField(choices=[('no_answer', 'No answer'), ('left_message', 'Voicemail left'), ('busy', 'Busy'), ('wrong_number', 'Wrong number'), ('reached', 'Reached'), ('call_later', 'Call later'), ('scheduled', 'Scheduled'), ('waitlist', 'Waiting list'), ('referred', 'Referred'), ('declined', 'Declined'), ('note', 'Note')], max_length=12, verbose_name='outcome')),
                ('note', booking.encryption.fields.EncryptedTextField(blank=True, verbose_name='note')),
                ('incident', models.BooleanField(default=False, help_text='A message was left although the person had not allowed it.', verbose_name='incident')),
                ('reason', booking.encryption.fields.EncryptedTextField(blank=True, verbose_name='reason')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attempts', to='booking.callbackrequest', verbose_name='request')),
                ('referral', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='booking.referral', verbose_name='referral')),
            ],
            options={
                'verbose_name': 'attempt',
                'verbose_name_plural': 'attempts',
                'ordering': ['at', 'pk'],
                'indexes': [models.Index(fields=['at'], name='booking_attempt_at')],
            },
        ),
    ]
