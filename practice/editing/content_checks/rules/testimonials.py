"""Testimonials: words or thanks of clients, which ethics codes bar (NASW 4.07, ACA C.3.b, APA 5.05; CAMFT too)."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from practice.wording import fold

from ..content import QUOTATION, Content
from ..findings import Finding
from ..sentences import beginning

TESTIMONIALS = {
    "en": re.compile(
        r"\b(testimonials?|client reviews?|reviews? from (?:our )?clients|(?:5|five)[ -]stars?"
        r"|(?:a|one|my|our|another|former|the) (?:\w+ )?(?:clients?|patients?|couples?) (?:\w+ )?"
        r"(?:said|says|told|tells|wrote|writes|thanked|recommends?|report(?:s|ed)?)"
        r"|what (?:our )?clients say|happy clients|satisfied clients|(?:changed|saved) my (?:life|marriage)"
        r"|best therapist|(?:i|we) (?:highly |can )?recommend (?:her|him|them|this practice|dr)"
        r"|thanks? to (?:my|her|his|our) therapist)"
    ),
    "es": re.compile(
        r"\b(testimonios?|resenas? de (?:pacientes|clientes)|(?:5|cinco) estrellas"
        r"|(?:un|una|mi|mis|nuestros|nuestras|otro|otra|el|la|una de mis|uno de mis) (?:\w+ )?"
        r"(?:pacientes?|clientes?|clientas?|parejas?) (?:\w+ ){0,2}"
        r"(?:dijo|dice|dicen|dijeron|conto|cuenta|cuentan|escribio|escribe|agradecio|agradece|recomienda|recomiendan)"
        r"|lo que dicen (?:nuestros |nuestras )?(?:pacientes|clientes)"
        r"|(?:me|nos) (?:cambio|salvo) (?:la vida|el matrimonio)"
        r"|(?:la|el) mejor (?:terapeuta|psicologa|psicologo)|(?:la|lo|los|las) recomiendo"
        r"|gracias a (?:mi|su|nuestra|nuestro) terapeuta)"
    ),
}
# Who is quoted without a name.
SPEAKERS = {
    "en": re.compile(r"\b(client|patient|couple|mother|father|parent)\b|^[a-z]\.?,? ?(?:[a-z]\.?)?,? ?\d*$"),
    "es": re.compile(r"\b(paciente|cliente|clienta|pareja)\b|^[a-z]\.?,? ?(?:[a-z]\.?)?,? ?\d*$"),
}
STARS = re.compile("[★⭐]{3,}")
CLIENT_SPEAKS = _("This reads as the words of a client: {words}")
ADVICE = _("Leave it out, or make it a general example: no one should be used as proof, or recognize themselves.")


def check(content: Content) -> Iterator[Finding]:
    if content.language not in TESTIMONIALS:
        return
    testimonial, speaker = TESTIMONIALS[content.language], SPEAKERS[content.language]
    for passage in content.passages:
        if passage.kind == QUOTATION and passage.place[-1] == "attribution":
            if speaker.search(fold(passage.text).strip("— ")):
                yield Finding(CLIENT_SPEAKS, passage.place, ADVICE, {"words": passage.text})
            continue
        for sentence in passage.sentences:
            if testimonial.search(fold(sentence)) or STARS.search(sentence):
                yield Finding(CLIENT_SPEAKS, passage.place, ADVICE, {"words": beginning(sentence)})
