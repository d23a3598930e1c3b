"""Words that the practice avoids in what it writes, as rows that it keeps; these are what it starts with, with sources."""

from django.db import migrations, models

import practice.models.bilingual

NIDA = "NIDA, Words Matter: Preferred Language for Talking About Addiction (nida.nih.gov)"
SUICIDE = "Reporting on Suicide: Best Practices and Recommendations (reportingonsuicide.org)"
WHO = "OMS, Prevención del suicidio: un recurso para profesionales de los medios de comunicación (who.int)"
APA = "APA Style, Bias-Free Language: Disability (apastyle.apa.org)"
CDC = "CDC, Everyday Words for Public Health Communication (cdc.gov)"
PLAIN = "Federal Plain Language Guidelines, Use simple words and phrases (plainlanguage.gov)"
SPAIN = "Confederación Salud Mental España, Guía de estilo (consaludmental.org)"

PERSON = (
    "The person comes first; a condition is one of the things they have.",
    "Primero está la persona; un diagnóstico es solo una de las cosas que tiene.",
)
BLAME = (
    "It sounds like a crime or a fault. People in pain hear blame.",
    "Suena a delito o a culpa. Quien sufre oye un reproche.",
)
OUTCOME = (
    "A death is no success, and surviving is no failure.",
    "Una muerte no es un éxito, ni sobrevivir un fracaso.",
)
MORAL = (
    "It judges the person; the other words say what happened.",
    "Juzga a la persona; las otras palabras dicen qué pasó.",
)
HARD = (
    "Someone who is frightened reads it twice, or stops.",
    "Quien tiene miedo lo lee dos veces, o deja de leer.",
)
EASY = (
    "What is easy for you may be what someone cannot do now: they read that it is their fault.",
    "Lo que a usted le resulta fácil puede ser lo que alguien no puede hacer ahora: leerá que es culpa suya.",
)
LABEL = (
    "As a joke or a label it hurts whoever lives with it.",
    "Como broma o etiqueta, hiere a quien vive con ello.",
)

ENGLISH = [
    ("committed suicide, commit suicide, commits suicide, committing suicide", "died by suicide", BLAME, SUICIDE),
    ("successful suicide, completed suicide", "died by suicide", OUTCOME, SUICIDE),
    ("failed suicide attempt, failed attempt, unsuccessful attempt", "attempted suicide", OUTCOME, SUICIDE),
    ("suicide epidemic", "rise in suicides", HARD, SUICIDE),
    ("addict, addicts, drug addict, drug addicts, junkie, junkies", "person with an addiction", PERSON, NIDA),
    ("alcoholic, alcoholics, drunks", "person with an alcohol problem", PERSON, NIDA),
    ("drug abuse, substance abuse, drug abuser, drug abusers, substance abuser", "drug use, substance use", MORAL, NIDA),
    ("drug habit, drinking habit", "drug use, drinking", MORAL, NIDA),
    ("got clean, get clean, stay clean, staying clean", "in recovery", MORAL, NIDA),
    ("the mentally ill, mentally ill people, mentally ill", "people with a mental illness", PERSON, APA),
    ("schizophrenic, schizophrenics", "person with schizophrenia", PERSON, APA),
    ("bipolars, a bipolar, borderlines, a borderline", "person with bipolar disorder, or borderline", PERSON, APA),
    ("depressives, a depressive, anorexics, an anorexic, bulimics", "person with depression, or an eating disorder", PERSON, APA),
    ("the disabled, handicapped, the handicapped", "people with a disability", PERSON, APA),
    ("wheelchair bound, wheelchair-bound, confined to a wheelchair", "uses a wheelchair", PERSON, APA),
    ("suffers from, suffering from, sufferer, sufferers", "lives with, has", PERSON, APA),
    ("the elderly", "older adults", PERSON, APA),
    ("autistics", "autistic people", PERSON, APA),
    ("crazy, insane, psycho, lunatic, lunatics", "say what you mean: strange, hard, too much", LABEL, APA),
    ("noncompliant, non-compliant, noncompliance", "says no to, did not take", MORAL, CDC),
    ("attention seeking, attention-seeking, manipulative", "asks for help in this way", MORAL, NIDA),
    ("just relax, calm down, snap out of it, get over it", "", EASY, CDC),
    ("simply, obviously, of course", "", EASY, PLAIN),
    ("utilize, utilizes, utilized, utilization", "use", HARD, PLAIN),
    ("psychopathology, pathology", "illness, what is hard", HARD, CDC),
    ("comorbid, comorbidity, comorbidities", "at the same time", HARD, CDC),
    ("etiology", "cause", HARD, CDC),
    ("prognosis", "what to expect", HARD, CDC),
    ("maladaptive, dysfunctional", "does not help", HARD, CDC),
    ("symptomatology", "symptoms, signs", HARD, CDC),
    ("adverse", "bad, harmful", HARD, CDC),
    ("prior to", "before", HARD, PLAIN),
    ("in the event of, in the event that", "if", HARD, PLAIN),
]
SPANISH = [
    ("cometió suicidio, cometer suicidio, cometió un suicidio, cometieron suicidio", "murió por suicidio", BLAME, WHO),
    ("suicidio exitoso, suicidio consumado, suicidio logrado", "murió por suicidio", OUTCOME, WHO),
    ("intento fallido, intento fracasado, suicidio fallido, suicidio frustrado", "intento de suicidio", OUTCOME, WHO),
    ("epidemia de suicidios, ola de suicidios", "aumento de los suicidios", HARD, WHO),
    ("adicto, adicta, adictos, adictas, drogadicto, drogadicta, drogadictos, drogadictas", "persona con una adicción", PERSON, NIDA),
    ("alcohólico, alcohólica, alcohólicos, alcohólicas, borracho, borracha, borrachos", "persona con un problema de alcohol", PERSON, NIDA),
    ("abuso de drogas, abuso de sustancias, abuso de alcohol", "consumo de drogas, de sustancias, de alcohol", MORAL, NIDA),
    ("está limpio, está limpia, mantenerse limpio, mantenerse limpia", "en recuperación", MORAL, NIDA),
    ("enfermo mental, enferma mental, enfermos mentales, enfermas mentales", "persona con un problema de salud mental", PERSON, SPAIN),
    ("esquizofrénico, esquizofrénica, esquizofrénicos, esquizofrénicas", "persona con esquizofrenia", PERSON, SPAIN),
    ("los bipolares, un bipolar, una bipolar", "persona con trastorno bipolar", PERSON, SPAIN),
    ("los depresivos, un depresivo, una depresiva, anoréxica, anoréxicas, bulímica", "persona con depresión, o con un trastorno alimentario", PERSON, SPAIN),
    ("minusválido, minusválida, minusválidos, discapacitado, discapacitada, discapacitados, inválido", "persona con discapacidad", PERSON, SPAIN),
    ("sufre de, padece de, víctima de la depresión, víctima de la ansiedad", "vive con, tiene", PERSON, SPAIN),
    ("los ancianos, los viejos, los viejitos", "personas mayores", PERSON, APA),
    ("loco, loca, locos, locas, demente, dementes, perturbado, perturbada, trastornado, trastornada", "diga lo que quiere decir: extraño, difícil, demasiado", LABEL, SPAIN),
    ("manicomio, manicomios", "hospital, centro de salud mental", LABEL, SPAIN),
    ("llamar la atención, llama la atención, manipulador, manipuladora", "pide ayuda de esta manera", MORAL, SPAIN),
    ("cálmese, tranquilícese, relájese, échele ganas, supérelo", "", EASY, CDC),
    ("simplemente, obviamente, por supuesto, desde luego", "", EASY, PLAIN),
    ("psicopatología, patología, patologías", "enfermedad, lo que cuesta", HARD, CDC),
    ("comorbilidad, comórbido, comórbida", "al mismo tiempo", HARD, CDC),
    ("etiología", "causa", HARD, CDC),
    ("pronóstico", "qué se puede esperar", HARD, CDC),
    ("desadaptativo, desadaptativa, disfuncional, disfuncionales", "no ayuda", HARD, CDC),
    ("sintomatología", "síntomas, señales", HARD, CDC),
    ("con anterioridad a, previo a", "antes de", HARD, PLAIN),
    ("en el supuesto de que, en caso de que", "si", HARD, PLAIN),
    ("utilización", "uso", HARD, PLAIN),
]


def create_wordings(apps, schema_editor):
    wordings = apps.get_model("editing", "Wording").objects
    wordings.bulk_create(
        wordings.model(
            language=language, words=words, better=better, why_en=why[0], why_es=why[1], source=source
        )
        for language, rows in (("en", ENGLISH), ("es", SPANISH))
        for words, better, why, source in rows
    )


def let_managers_keep_them(apps, schema_editor):
    # Django creates permissions after the last migration; this one needs them now.
    content_types = apps.get_model("contenttypes", "ContentType").objects
    content_type, _ = content_types.get_or_create(app_label="editing", model="wording")
    permissions = apps.get_model("auth", "Permission").objects
    rights = [
        permissions.get_or_create(
            content_type=content_type, codename=f"{right}_wording", defaults={"name": f"Can {right} word to avoid"}
        )[0]
        for right in ("add", "change", "delete")
    ]
    for group in apps.get_model("auth", "Group").objects.filter(name="Practice managers"):
        group.permissions.add(*rights)


class Migration(migrations.Migration):
    dependencies = [("editing", "0003_practice_time"), ("home", "0002_site")]

    operations = [
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("es", "Spanish")], max_length=2, verbose_name="language of the text"
                    ),
                ),
                (
                    "words",
                    models.CharField(
                        help_text="All their forms, with commas: addict, addicts.",
                        max_length=250,
                        verbose_name="words to avoid",
                    ),
                ),
                (
                    "better",
                    models.CharField(
                        blank=True,
                        help_text="In the same language. Empty: leave it out.",
                        max_length=200,
                        verbose_name="better",
                    ),
                ),
                ("why_en", models.CharField(blank=True, max_length=250, verbose_name="why, in English")),
                ("why_es", models.CharField(blank=True, max_length=250, verbose_name="why, in Spanish")),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="who says so")),
            ],
            options={
                "verbose_name": "word to avoid",
                "verbose_name_plural": "words to avoid",
                "ordering": ["language", "words"],
                "constraints": [
                    models.UniqueConstraint(fields=("language", "words"), name="editing_wording_once")
                ],
            },
            bases=(practice.models.bilingual.Bilingual, models.Model),
        ),
        migrations.RunPython(create_wordings, migrations.RunPython.noop),
        migrations.RunPython(let_managers_keep_them, migrations.RunPython.noop),
    ]
