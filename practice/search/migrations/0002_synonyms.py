"""Words of one meaning in English and Spanish, as rows that the practice keeps; these are what it starts with."""

from django.db import migrations, models

SYNONYMS = [
    ("anger, angry, rage, temper", "enojo, enojado, enojada, ira, rabia, coraje"),
    ("anxiety, anxious, worry, worried, nervous, nerves", "ansiedad, ansioso, ansiosa, preocupación, angustia, nervios"),
    ("panic", "pánico"),
    ("depression, depressed, depressive", "depresión, deprimido, deprimida, depresivo, depresiva"),
    ("sadness, sad, sorrow, cry, crying", "tristeza, triste, llorar, lloro, llorando"),
    (
        "grief, grieve, grieving, grieved, bereavement, bereaved, mourning, mourn",
        "duelo, luto",
    ),
    ("death, died, dying", "muerte, muerto, muerta, murió, fallecimiento, fallecido, fallecida"),
    ("loss, lost", "pérdida"),
    ("trauma, traumatic, ptsd", "trauma, traumático, traumática, tept"),
    ("stress, stressed", "estrés, estresado, estresada"),
    (
        "sleep, sleeping, asleep, sleepless, insomnia, awake",
        "dormir, duermo, duerme, durmiendo, sueño, insomnio, desvelo, despierto, despierta",
    ),
    ("couple, marriage, marital, spouse, husband, wife", "pareja, matrimonio, cónyuge, esposo, esposa, marido"),
    ("relationship", "relación"),
    ("family, families", "familia, familiar"),
    ("child, children, kid, son, daughter", "niño, niña, hijo, hija"),
    ("teenager, teen, adolescent", "adolescente"),
    ("postpartum", "posparto, puerperio"),
    ("birth, childbirth, baby, newborn", "parto, nacimiento, bebé, recién"),
    ("divorce, divorced, separation, separated", "divorcio, divorciado, divorciada, separación, separado, separada"),
    (
        "addiction, addicted, drinking, drink, alcohol, alcoholism, drugs",
        "adicción, alcohol, alcoholismo, drogas, beber, tomar",
    ),
    ("school, homework", "escuela, tarea"),
    ("work, job, burnout", "trabajo, empleo, agotamiento"),
    ("illness, ill, sick, disease", "enfermedad, enfermo, enferma"),
    ("suicide, suicidal", "suicidio, suicida"),
    ("fear, afraid, scared", "miedo, temor"),
    ("loneliness, lonely, alone", "soledad, solo, sola"),
    ("love", "amor"),
    ("intimacy, intimate, closeness", "intimidad, íntimo, íntima, cercanía"),
    ("emotion, emotional, feeling", "emoción, emocional, sentimiento"),
    ("therapy, counseling, counsel, psychotherapy", "terapia, consejería, psicoterapia"),
    (
        "therapist, counselor, psychologist, lcsw, lmft, lpcc",
        "terapeuta, consejero, consejera, psicólogo, psicóloga, psicoterapeuta",
    ),
    ("fee, price, cost, rate, pay", "tarifa, precio, costo, cuota, honorarios, cuesta, cuánto, cobran, pagar"),
    ("insurance, insurer, plan", "seguro, aseguranza, aseguradora"),
    ("hours, open", "horario, abierto"),
    ("telehealth, video, online", "telesalud, video, videollamada, línea"),
    ("immigration, immigrant, papers, undocumented", "inmigración, migración, migratorio, inmigrante, papeles"),
    ("abuse, abusive, violence, violent", "abuso, maltrato, violencia, violento, golpes"),
    ("parent, mother, father, mom, dad", "madre, padre, mamá, papá"),
    ("spanish", "español"),
    ("english", "inglés"),
]


def create_synonyms(apps, schema_editor):
    synonyms = apps.get_model("search", "Synonyms").objects
    synonyms.bulk_create(synonyms.model(words_en=english, words_es=spanish) for english, spanish in SYNONYMS)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Synonyms",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "words_en",
                    models.TextField(
                        blank=True,
                        help_text="With commas: sleep, insomnia, awake",
                        verbose_name="words in English",
                    ),
                ),
                (
                    "words_es",
                    models.TextField(
                        blank=True,
                        help_text="With commas: dormir, sueño, insomnio",
                        verbose_name="words in Spanish",
                    ),
                ),
            ],
            options={
                "verbose_name": "words of one meaning",
                "verbose_name_plural": "words of one meaning",
                "ordering": ["words_en", "words_es"],
            },
        ),
        migrations.AddField(
            "searchword",
            "written",
            models.CharField(blank=True, help_text="With its accents.", max_length=50, verbose_name="written form"),
        ),
        migrations.RunPython(create_synonyms, migrations.RunPython.noop),
    ]
