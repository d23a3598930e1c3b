"""The controlled lists that every practice starts from, in both languages; each row can be changed in the admin."""

from django.db import migrations

# Slug, English, Spanish. The slug of a language is its BCP 47 code.
LANGUAGES = [
    ("en", "English", "inglés"),
    ("es", "Spanish", "español"),
    ("ase", "American Sign Language", "lengua de señas americana"),
    ("ar", "Arabic", "árabe"),
    ("hy", "Armenian", "armenio"),
    ("yue", "Cantonese", "cantonés"),
    ("fa", "Farsi", "farsi"),
    ("fr", "French", "francés"),
    ("hi", "Hindi", "hindi"),
    ("hmn", "Hmong", "hmong"),
    ("ja", "Japanese", "japonés"),
    ("km", "Khmer", "jemer"),
    ("ko", "Korean", "coreano"),
    ("cmn", "Mandarin", "mandarín"),
    ("mix", "Mixtec", "mixteco"),
    ("pt", "Portuguese", "portugués"),
    ("pa", "Punjabi", "panyabí"),
    ("ru", "Russian", "ruso"),
    ("tl", "Tagalog", "tagalo"),
    ("vi", "Vietnamese", "vietnamita"),
]
# The two that lead the list; the others follow by name.
LEADING = {"en": 1, "es": 2}

# They read on in a sentence ("sees adults", "for adults") and stand in a list.
# "Niñas y niños" reads badly before another "y", so children come before teenagers.
CLIENT_GROUPS = [
    ("adult", "adults", "personas adultas"),
    ("couple", "couples", "parejas"),
    ("child", "children", "niñas y niños"),
    ("teenager", "teenagers", "adolescentes"),
    ("family", "families", "familias"),
    ("elder", "older adults", "personas mayores"),
]

# They read on after "and knows about" and "y que sepa tratar", and stand in a list.
SPECIALTIES = [
    ("grief", "grief", "el duelo"),
    ("anxiety", "worry or panic", "la ansiedad o el pánico"),
    ("couples", "relationship problems", "los problemas de pareja"),
    ("depression", "feeling down or depression", "la tristeza o la depresión"),
    ("anger", "anger", "el enojo"),
    ("trauma", "trauma", "el trauma"),
    ("sleep", "trouble sleeping", "los problemas para dormir"),
    ("postpartum", "life after having a baby", "el posparto"),
    ("caregiving", "caring for a parent", "el desgaste de cuidar a un familiar"),
    ("illness", "living with an illness", "el peso de una enfermedad"),
    ("family", "family conflict", "los conflictos familiares"),
    ("school", "trouble at school", "los problemas en la escuela"),
    ("two-countries", "living between two cultures", "los retos de vivir entre dos culturas"),
    ("work", "work stress or burnout", "el estrés o el agotamiento por el trabajo"),
    ("drinking", "drinking or drugs", "el consumo de alcohol o drogas"),
]

MODALITIES = [
    ("act", "acceptance and commitment therapy", "terapia de aceptación y compromiso"),
    ("cbt", "cognitive behavioral therapy", "terapia cognitivo-conductual"),
    ("eft", "emotionally focused therapy", "terapia focalizada en las emociones"),
    (
        "emdr",
        "EMDR (eye movement desensitization and reprocessing)",
        "EMDR (desensibilización y reprocesamiento por movimientos oculares)",
    ),
    ("family-therapy", "family therapy", "terapia familiar"),
    ("mindfulness", "mindfulness", "atención plena"),
    ("narrative", "narrative therapy", "terapia narrativa"),
    ("play-therapy", "play therapy", "terapia de juego"),
    ("solution-focused", "solution-focused brief therapy", "terapia breve centrada en soluciones"),
]


def create_terms(apps, schema_editor):
    def fill(model, rows, position=None):
        terms = apps.get_model("clinicians", model).objects
        for number, (slug, name_en, name_es) in enumerate(rows, 1):
            extra = {"position": position(slug, number)} if position else {}
            terms.get_or_create(slug=slug, defaults={"name_en": name_en, "name_es": name_es, **extra})

    fill("Language", LANGUAGES, lambda slug, number: LEADING.get(slug, 100))
    fill("ClientGroup", CLIENT_GROUPS, lambda slug, number: number)
    fill("Specialty", SPECIALTIES)
    fill("Modality", MODALITIES)


class Migration(migrations.Migration):
    dependencies = [("clinicians", "0001_initial")]

    operations = [migrations.RunPython(create_terms, migrations.RunPython.noop)]
