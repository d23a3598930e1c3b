import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('clinicians', '0001_initial'),
        ('practice', '0002_content'),
    ]

    operations = [
        migrations.AddField(
            model_name='clinicianpage',
            name='portrait',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='practice.practiceimage', verbose_name='portrait'),
        ),
        migrations.AddField(
            model_name='clinicianpage',
            name='supervisor',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supervisees', to='clinicians.clinicianpage', verbose_name='supervisor'),
        ),
        migrations.AddField(
            model_name='clinicianpage',
            name='languages',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='clinicians.language', verbose_name='languages'),
        ),
        migrations.AddField(
            model_name='clinicianpage',
            name='modalities',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='clinicians.modality', verbose_name='ways of working'),
        ),
        migrations.AddField(
            model_name='clinicianpage',
            name='specialties',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='clinicians.specialty', verbose_name='specialties'),
        ),
        migrations.AddConstraint(
            model_name='clinicianpage',
            constraint=models.CheckConstraint(condition=models.Q(('ages_from', None), ('ages_to', None), ('ages_from__lte', models.F('ages_to')), _connector='OR'), name='clinicians_ages_in_order', violation_error_message='“Ages from” must not be above “ages to”.'),
        ),
    ]
