"""Expressions for what people say in everyday words: that somebody died, that they are alone, whether a plan is taken.

A row is only changed where it still is as it came: “solo” also means “only”, and found whatever says so.
"""

from django.db import migrations, models

EXPRESSIONS = [
    (
        "husband died, wife died, son died, daughter died, child died, brother died, sister died, friend died, "
        "grandmother died, grandfather died, grandma died, grandpa died, husband passed away, wife passed away, "
        "brother passed away, sister passed away, friend passed away, grandma passed away, grandpa passed away, "
        "lost my husband, lost my wife, lost my son, lost my daughter, lost my brother, lost my sister, grief",
        "murió mi esposo, murió mi esposa, murió mi hijo, murió mi hija, murió mi hermano, murió mi hermana, "
        "murió mi abuela, murió mi abuelo, mi esposo murió, mi esposa murió, mi hijo murió, mi hija murió, "
        "falleció mi esposo, falleció mi esposa, falleció mi abuela, falleció mi abuelo, perdí a mi esposo, "
        "perdí a mi esposa, perdí a mi hijo, perdí a mi hija, perdí a mi hermano, perdí a mi hermana, duelo",
    ),
    (
        "feel alone, feel so alone, feel very alone, feel all alone, so alone, all alone, no one to talk to, "
        "nobody to talk to, no friends, lonely, loneliness, intimacy, closeness",
        "me siento sola, me siento solo, me siento muy sola, me siento muy solo, me siento tan sola, "
        "me siento tan solo, estoy sola, estoy solo, muy sola, muy solo, no tengo con quién hablar, no tengo amigos, "
        "no tengo amigas, soledad, intimidad, cercanía",
    ),
    (
        "take my insurance, take insurance, accept my insurance, accept insurance, take my plan, accept my plan, "
        "have insurance, no insurance, without insurance, insurance, plan, fee",
        "aceptan mi seguro, aceptan mi aseguranza, aceptan seguro, aceptan aseguranza, toman mi seguro, "
        "toman mi aseguranza, aceptan mi plan, tengo seguro, tengo aseguranza, no tengo seguro, no tengo aseguranza, "
        "sin seguro, sin aseguranza, aseguranza, plan, tarifa",
    ),
]
LONELINESS = {"words_en": "loneliness, lonely, alone", "words_es": "soledad, solo, sola"}


def add_expressions(apps, schema_editor):
    synonyms = apps.get_model("search", "Synonyms").objects
    synonyms.filter(**LONELINESS).update(words_es="soledad")
    synonyms.bulk_create(synonyms.model(words_en=english, words_es=spanish) for english, spanish in EXPRESSIONS)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_more_synonyms")]

    operations = [
        migrations.RunPython(add_expressions, migrations.RunPython.noop),
        migrations.AlterField(
            "synonyms",
            "words_en",
            models.TextField(
                blank=True,
                help_text="With commas: sleep, insomnia, awake. Several words between commas, such as “passed away”, "
                "count only where someone writes all of them in this order.",
                verbose_name="words in English",
            ),
        ),
        migrations.AlterField(
            "synonyms",
            "words_es",
            models.TextField(
                blank=True,
                help_text="With commas: dormir, sueño, insomnio. Several words between commas, such as “cuánto cuesta”, "
                "count only where someone writes all of them in this order.",
                verbose_name="words in Spanish",
            ),
        ),
    ]
