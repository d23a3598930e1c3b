"""More words of one meaning: irregular forms of dying and grief, and the ways people ask what something costs.

Only rows are added, so words that a practice has changed stay as they are.
"""

from django.db import migrations

SYNONYMS = [
    (
        "death, die, dies, died, dying, dead, passed away, passing, grief, grieving",
        "muerte, morir, muere, mueren, muriendo, murió, murieron, muerto, muerta, falleció, fallecer, fallecimiento, "
        "duelo, luto",
    ),
    (
        "lost my mom, lost my mother, lost my dad, lost my father, mom died, mother died, dad died, father died, "
        "mom passed away, mother passed away, dad passed away, father passed away, grief",
        "perdí a mi mamá, perdí a mi papá, murió mi mamá, murió mi papá, mi mamá murió, mi papá murió, "
        "falleció mi mamá, falleció mi papá, mi mamá falleció, mi papá falleció, duelo",
    ),
    ("miscarriage, stillbirth, lost a baby, lost my baby, grief", "aborto espontáneo, perdí a mi bebé, duelo"),
    ("how much, charge, charges, fee", "cuánto cuesta, cuánto cobran, cuánto sale, cuánto es, cuestan, cobra, tarifa"),
    ("afford, cheap, low cost, free, sliding scale", "económico, barato, gratis, bajo costo, tarifa reducida"),
    ("insurance, medicaid, medi cal, blue shield, blue cross, aetna, kaiser", "seguro, aseguranza, plan, planes"),
    ("drinks too much, drunk, drinks, alcohol", "toma mucho, toma demasiado, borracho, borracha, alcohol"),
    ("argue, argues, arguing, fight, fighting, fights", "pelear, pelea, peleas, peleamos, discutir, discutimos"),
    ("left me, broke up, breakup, divorce, separation", "me dejó, ruptura, divorcio, separación"),
    ("born, birth", "nació, nacer, nacimiento, parto"),
]


def add_synonyms(apps, schema_editor):
    synonyms = apps.get_model("search", "Synonyms").objects
    synonyms.bulk_create(synonyms.model(words_en=english, words_es=spanish) for english, spanish in SYNONYMS)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_synonyms")]

    operations = [migrations.RunPython(add_synonyms, migrations.RunPython.noop)]
