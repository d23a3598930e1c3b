"""Names of specialties and client groups as people say them; a row that a practice has renamed keeps its name."""

from django.db import migrations

# Slug: English then and now, Spanish then and now.
SPECIALTIES = {
    "couples": ("trouble between a couple", "relationship problems", "los problemas de pareja", "los problemas de pareja"),
    "depression": (
        "low spirits or depression",
        "feeling down or depression",
        "la tristeza o la depresión",
        "la tristeza o la depresión",
    ),
    "postpartum": ("life after a birth", "life after having a baby", "el posparto", "el posparto"),
    "family": ("family quarrels", "family conflict", "los conflictos familiares", "los conflictos familiares"),
    "two-countries": (
        "a life between two countries",
        "living between two cultures",
        "los retos de vivir entre dos países",
        "los retos de vivir entre dos culturas",
    ),
    "work": (
        "work that wears you down",
        "work stress or burnout",
        "el agotamiento por el trabajo",
        "el estrés o el agotamiento por el trabajo",
    ),
}
CLIENT_GROUPS = {"elder": ("elders", "older adults", "personas mayores", "personas mayores")}
# "Niñas y niños" reads badly before another "y": children come before teenagers.
CHILD, TEENAGER = ("child", 4), ("teenager", 3)


def rename(apps, schema_editor):
    for model, names in (("Specialty", SPECIALTIES), ("ClientGroup", CLIENT_GROUPS)):
        terms = apps.get_model("clinicians", model).objects
        for slug, (english_then, english, spanish_then, spanish) in names.items():
            terms.filter(slug=slug, name_en=english_then).update(name_en=english)
            terms.filter(slug=slug, name_es=spanish_then).update(name_es=spanish)
    groups = apps.get_model("clinicians", "ClientGroup").objects
    child, teenager = (groups.filter(slug=slug, position=position) for slug, position in (CHILD, TEENAGER))
    if child.exists() and teenager.exists():
        child.update(position=TEENAGER[1])
        groups.filter(slug="teenager").update(position=CHILD[1])


class Migration(migrations.Migration):
    dependencies = [("clinicians", "0003_crisis_block")]

    operations = [migrations.RunPython(rename, migrations.RunPython.noop)]
