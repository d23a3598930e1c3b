import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('articles', '0001_initial'),
        ('clinicians', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='articlepage',
            name='reviewed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clinicians.clinicianpage', verbose_name='reviewed by'),
        ),
        migrations.AddField(
            model_name='authorship',
            name='article',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='authorships', to='articles.articlepage'),
        ),
        migrations.AddField(
            model_name='authorship',
            name='clinician',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='authorships', to='clinicians.clinicianpage', verbose_name='clinician'),
        ),
        migrations.AddField(
            model_name='reference',
            name='article',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='references', to='articles.articlepage'),
        ),
        migrations.AddField(
            model_name='articlepage',
            name='topics',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, related_name='articles', to='articles.topic', verbose_name='topics'),
        ),
        migrations.AddConstraint(
            model_name='authorship',
            constraint=models.UniqueConstraint(fields=('article', 'clinician'), name='articles_author_once'),
        ),
        migrations.AddConstraint(
            model_name='articlepage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reviewed_by', None), ('reviewed_on', None)), models.Q(('reviewed_by__isnull', False), ('reviewed_on__isnull', False)), _connector='OR'), name='articles_review_has_date_and_reviewer', violation_error_message='A review has both a date and a reviewer.'),
        ),
    ]
