"""Link texts that say nothing by themselves, such as “click here”: screen readers list links without what is around."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from practice.wording import fold

from ..content import Content
from ..findings import Finding
from ..sentences import words_of

EMPTY_WORDS = {
    "en": {
        *("click", "click here", "here", "this", "link", "this link", "more", "read more", "learn more", "see more"),
        *("see here", "read here", "find out more", "this page", "this article", "website", "go", "details"),
    },
    "es": {
        *("clic", "haga clic", "haga clic aqui", "haz clic aqui", "de clic aqui", "clic aqui", "aqui", "pulse aqui"),
        *("enlace", "este enlace", "mas", "leer mas", "lea mas", "ver mas", "vea mas", "saber mas", "mas informacion"),
        *("esta pagina", "este articulo", "vea aqui", "lea aqui", "sitio web", "ir", "detalles", "conozca mas"),
    },
}
VAGUE = _("The link {words} does not say where it leads.")
ADDRESS = _("The link {words} is a bare address.")
ADVICE = _("Write what someone finds there: “sleep diary of the VA”.")
_ADDRESS = re.compile(r"^(https?://|www\.)\S+$", re.IGNORECASE)


def check(content: Content) -> Iterator[Finding]:
    empty = EMPTY_WORDS.get(content.language, set())
    for link in content.links:
        if " ".join(words_of(fold(link.text))) in empty:
            yield Finding(VAGUE, link.place, ADVICE, {"words": link.text})
        elif _ADDRESS.match(link.text):
            yield Finding(ADDRESS, link.place, ADVICE, {"words": link.text})
