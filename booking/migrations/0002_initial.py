import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('booking', '0001_initial'),
        ('clinicians', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='callbackrequest',
            name='clinician',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='clinicians.clinicianpage', verbose_name='clinician'),
        ),
        migrations.AddField(
            model_name='callbackrequest',
            name='folded_into',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='folded', to='booking.callbackrequest', verbose_name='folded into'),
        ),
        migrations.AddField(
            model_name='callbackrequest',
            name='page',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='opened from'),
        ),
        migrations.AddField(
            model_name='attempt',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attempts', to='booking.callbackrequest', verbose_name='request'),
        ),
        migrations.AddField(
            model_name='donotcontact',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='attempt',
            name='referral',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='booking.referral', verbose_name='referral'),
        ),
        migrations.AddField(
            model_name='searchkey',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='search_keys', to='booking.callbackrequest', verbose_name='request'),
        ),
        migrations.AddIndex(
            model_name='callbackrequest',
            index=models.Index(fields=['status', 'due_at', 'later_until', 'language', 'claimed_by'], name='booking_queue'),
        ),
        migrations.AddIndex(
            model_name='callbackrequest',
            index=models.Index(fields=['status', 'closed_at'], name='booking_closed'),
        ),
        migrations.AddIndex(
            model_name='callbackrequest',
            index=models.Index(fields=['created_at'], name='booking_created'),
        ),
        migrations.AddIndex(
            model_name='callbackrequest',
            index=models.Index(condition=models.Q(('announced_at', None)), fields=['announced_at'], name='booking_outbox'),
        ),
        migrations.AddConstraint(
            model_name='callbackrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'claimed'), _negated=True), ('claimed_at__isnull', False), _connector='OR'), name='booking_claimed_has_time'),
        ),
        migrations.AddIndex(
            model_name='attempt',
            index=models.Index(fields=['at'], name='booking_attempt_at'),
        ),
        migrations.AddConstraint(
            model_name='searchkey',
            constraint=models.UniqueConstraint(fields=('digest', 'request'), name='booking_search_key_once'),
        ),
    ]
