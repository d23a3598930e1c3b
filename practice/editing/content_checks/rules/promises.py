"""A promise of cure or outcome, which no therapist can keep and California bars from advertising (B&P Code 651).

A sentence that says no (“no one can promise a cure”) promises nothing.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from practice.wording import fold

from ..content import Content
from ..findings import Finding
from ..sentences import beginning

PROMISES = {
    "en": re.compile(
        r"\b(guarantee[sd]?|guaranteed results|results guaranteed|proven to (?:cure|heal|fix)|success rate"
        r"|(?:will|can|to|we|i|therapy|treatment|that) (?:cures?|heals?|fix(?:es)?) (?:you|your|all|any|anxiety"
        r"|depression|trauma|panic|ptsd|grief|addiction|him|her|them)\b"
        r"|(?:completely|fully|permanently|finally) (?:cured?|healed?|free)|permanent (?:relief|cure|results)"
        r"|(?:free of|get rid of|overcome|end) (?:\w+ ){1,3}(?:for good|forever|once and for all)"
        r"|(?:you|your \w+) will (?:be|feel|get) (?:better|happy|happier|cured|healed|well|yourself again)"
        r"|100 ?(?:%|percent) (?:effective|success\w*|sure|certain))"
    ),
    "es": re.compile(
        r"\b(garantiz\w+|garantia de|resultados (?:seguros|garantizados)|tasa de exito|cura (?:definitiva|segura|total)"
        r"|(?:lo|la|le|les|los|te) (?:curamos|curaremos|sanamos|sanaremos|curara|sanara|cura|sana)"
        r"|(?:cura|curar|curamos|sana|sanar|elimina|eliminar|eliminamos) (?:la|el|su|sus|tu|toda|todo|las|los) "
        r"(?:ansiedad|depresion|trauma\w*|panico|duelo|adiccion\w*|fobias?|tristeza|angustia|enfermedad\w*)"
        r"|(?:para siempre|de una vez por todas) (?:libre|sin)|alivio (?:permanente|definitivo|garantizado)"
        r"|(?:libre|libres|sin) (?:\w+ ){1,3}(?:para siempre|de una vez por todas)"
        r"|(?:usted|se) (?:va a )?(?:sentira|curara|sanara|sentirse|curarse|sanarse|estara) "
        r"(?:bien|mejor|feliz|del todo)"
        r"|(?:completamente|totalmente|definitivamente) (?:curad|sanad|libre)\w*|100 ?% (?:efectiv\w+|segur\w+|eficaz))"
    ),
}
DENIALS = {
    "en": re.compile(
        r"\b(no|not|never|nobody|none|cannot|cant|wont|dont|doesnt|isnt|without|nothing|neither|whether)\b"
    ),
    "es": re.compile(r"\b(no|nunca|nadie|ningun|ninguna|ninguno|jamas|tampoco|ni|sin)\b"),
}
PROMISED = _("This reads as a promise of cure: {words}")
ADVICE = _("Say what the work is like, or what helps many people. No one can promise how it ends.")


def check(content: Content) -> Iterator[Finding]:
    if content.language not in PROMISES:
        return
    promise, denial = PROMISES[content.language], DENIALS[content.language]
    for passage in content.own_words:
        for sentence in passage.sentences:
            said = fold(sentence).replace("’", "").replace("'", "")
            if (found := promise.search(said)) and not denial.search(said[: found.start()]):
                yield Finding(PROMISED, passage.place, ADVICE, {"words": beginning(sentence)})
